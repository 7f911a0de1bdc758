"""What the commands share that audit articles: which ones, with what, and into which outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import registry
from auditor.commands._shared import Progress, cache_folder, fail, kept_patterns, note
from auditor.misuse import Misuse
from auditor.words import Words, why

if TYPE_CHECKING:
    from auditor.baseline import Accepted
    from auditor.choosing import Choice
    from auditor.keeping import Keeper
    from auditor.reporting import Tally
    from auditor.run import Plan
    from auditor.sources import Source

NO_PATH = Words(
    "没有写明核对什么：写上文件、目录，或 -（标准输入）",
    "name at least one article, a directory, or - for stdin",
)
_MANY = 200  # sources from which on several processes are worth their start


def sources(
    paths: tuple[str, ...], choice: Choice, *, force_exclude: bool = False
) -> Iterator[Source]:
    """Return the articles behind paths; the globs may choose among files that are named, too."""
    from auditor.sources import find

    if not paths:
        raise Misuse(NO_PATH)
    if force_exclude:
        paths = tuple(path for path in paths if os.path.isdir(path) or choice.takes(path))
    return find(paths, choice)


def new_sources(
    paths: tuple[str, ...], since: str, choice: Choice, lang: str, *, changed: bool, empty: bool
) -> Iterator[Source]:
    """Return the articles that git says are new, unless the settings leave them out."""
    from auditor import gitdiff
    from auditor.sources import Source, shown

    try:
        new = gitdiff.since(since, paths or (".",), changed=changed)
    except gitdiff.GitError as error:
        fail(error.reason.said(lang))
    if new.remark:
        note(new.remark.said(lang))
    articles = {path: lines for path, lines in new.articles.items() if choice.takes(path)}
    if not articles:
        what = Words("新增或改动", "added or changed") if changed else Words("新增", "added")
        nothing = Words(
            f"自 {since} 以来没有{what.zh}的文章", f"no article was {what.en} since {since}"
        )
        if not empty:
            fail(nothing.said(lang))
        note(nothing.said(lang))
    return (Source(shown(path), path, touched=lines) for path, lines in articles.items())


def audit_all(
    found: Iterator[Source], plan: Plan, paths: list[str], jobs: int, *, cache: bool = True
) -> Tally:
    """Audit the sources into the formats of the plan, each to its path ("" is printed)."""
    from auditor.run import Sink, Unwritable, run

    first = list(islice(found, _MANY))
    if not jobs:
        jobs = 1 if len(first) < _MANY else min(os.cpu_count() or 1, 8)

    try:
        with ExitStack() as stack:
            sinks = [
                stack.enter_context(Sink(registry.reporter(name), plan.view, path=path))
                for name, path in zip(plan.formats, paths, strict=True)
            ]
            progress = Progress(plan.view.lang)
            stack.callback(progress.clear)
            stack.enter_context(kept_patterns())
            keeper = stack.enter_context(_keeper(plan)) if cache else None
            every = chain(first, found)
            return run(every, plan, sinks, jobs=jobs, keeper=keeper, step=progress.step)
    except Unwritable as error:
        fail(error.reason.said(plan.view.lang))


@contextmanager
def _keeper(plan: Plan) -> Iterator[Keeper | None]:
    """Open the store of outcomes, unless AUDITOR_NO_CACHE is set."""
    folder = cache_folder()
    if folder is None:
        yield None
        return
    from auditor.cache import Store
    from auditor.keeping import Keeper

    store = Store(folder / "outcomes.sqlite")
    try:
        yield Keeper(store, plan)
    finally:
        store.close()


def accepted(path: str | None, lang: str) -> Accepted:
    """Return the accepted findings of a baseline; none without one."""
    from auditor.baseline import parse

    if path is None:
        return {}
    try:
        return parse(Path(path).read_text("utf-8"))
    except OSError as error:
        said = why(error)
        fail(Words(f"基线文件 {path} 读不出：{said.zh}", f"baseline {path}: {said.en}").said(lang))
    except ValueError as error:
        broken = Words(
            f"基线文件 {path} 写得不对（{error}）：用 auditor baseline 重写一份",
            f"baseline {path} is damaged ({error}): write it again with auditor baseline",
        )
        fail(broken.said(lang))
