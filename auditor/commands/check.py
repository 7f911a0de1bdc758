"""Audit articles: what to read, what to draw where, and the exit code.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 wrong use, an input that could
not be read, or a rule that crashed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor import registry
from auditor.commands._shared import fail, kept_patterns, language, note
from auditor.helping import Command
from auditor.model import Severity
from auditor.reporting import Tally, View
from auditor.words import Words

if TYPE_CHECKING:
    from auditor.baseline import Accepted
    from auditor.run import Plan
    from auditor.sources import Source

_LOUDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MANY = 200  # sources from which on several processes are worth their start


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--format", "style", type=click.Choice(registry.reporter_names()))
@click.option("--output", "outputs", multiple=True, metavar="[FORMAT:]FILE")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="warning"
)
@language
@click.option("--published", metavar="DATE")
@click.option("--since", metavar="REV")
@click.option("--changed", is_flag=True)
@click.option("--pack", "packs", multiple=True, metavar="FILE")
@click.option("--baseline", metavar="FILE")
@click.option("--allow-empty", is_flag=True)
@click.option("--jobs", type=click.IntRange(0), default=0)
@click.option("--color/--no-color", default=None)
@click.option("--width", type=click.IntRange(20))
def COMMAND(
    paths: tuple[str, ...],
    style: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    lang: str,
    published: str | None,
    since: str | None,
    changed: bool,
    packs: tuple[str, ...],
    baseline: str | None,
    allow_empty: bool,
    jobs: int,
    color: bool | None,
    width: int | None,
) -> None:
    """Audit articles: files, directories, or - for standard input."""
    from auditor.run import Plan

    if changed and since is None:
        raise click.UsageError("--changed needs --since REV")
    sources = _sources(paths, since, changed, allow_empty, lang)
    view = View(lang=lang, width=width or _columns(), color=_colored(color))
    targets = _targets(style, outputs)
    _try_packs(packs, lang)
    formats = tuple(name for name, _ in targets)
    plan = Plan(formats, view, _date(published), packs, _accepted(baseline, lang))
    with kept_patterns():
        total = _run(sources, plan, [path for _, path in targets], jobs)
    for name, reason in total.unreadable:
        if targets[0] != ("text", ""):
            note(f"{name}: {reason.said(lang)}")
    sys.exit(_status(total, fail_on))


def _sources(
    paths: tuple[str, ...], since: str | None, changed: bool, allow_empty: bool, lang: str
) -> Iterator[Source]:
    from auditor import gitdiff
    from auditor.sources import Source, find, shown

    if since is None:
        if not paths:
            raise click.UsageError("name at least one article, a directory, or - for stdin")
        return find(paths)
    try:
        new = gitdiff.since(since, paths or (".",), changed=changed)
    except gitdiff.GitError as error:
        fail(error.reason.said(lang))
    if new.remark:
        note(new.remark.said(lang))
    if not new.articles:
        what = Words("新增或改动", "added or changed") if changed else Words("新增", "added")
        nothing = Words(
            f"自 {since} 以来没有{what.zh}的文章", f"no article was {what.en} since {since}"
        )
        if not allow_empty:
            fail(nothing.said(lang))
        note(nothing.said(lang))
    return (Source(shown(path), path, touched=lines) for path, lines in new.articles.items())


def _try_packs(paths: tuple[str, ...], lang: str) -> None:
    """Refuse a pack that cannot be used before any article is read."""
    if not paths:
        return
    from auditor import packs

    for path in paths:
        try:
            packs.at(path)
        except packs.PackError as error:
            fail(error.reason.said(lang))


def _targets(style: str | None, outputs: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (format, path) of every output; the path "" is standard output.

    What --format names is printed, unless an --output without a known ending takes it.
    """
    files = [_target(output, style) for output in outputs]
    taken = any(name == style for name, _ in files)
    printed = [(style or "text", "")] if not files or (style and not taken) else []
    return printed + files


def _target(output: str, style: str | None) -> tuple[str, str]:
    prefix, colon, rest = output.partition(":")
    if colon and rest and prefix in registry.reporter_names():
        return prefix, rest
    ending = os.path.splitext(output)[1].lower()
    if style and (not ending or ending in registry.reporter(style).suffixes):
        return style, output
    for name in registry.reporter_names():
        if ending in registry.reporter(name).suffixes:
            return name, output
    if style:
        return style, output
    raise click.BadParameter(
        f"no format has the ending of {output!r}; write FORMAT:{output}", param_hint="--output"
    )


def _run(sources: Iterator[Source], plan: Plan, paths: list[str], jobs: int) -> Tally:
    from auditor.run import Sink, run, unwritable

    first = list(islice(sources, _MANY))
    if not jobs:
        jobs = 1 if len(first) < _MANY else min(os.cpu_count() or 1, 8)

    with ExitStack() as stack:
        sinks = []
        path = ""
        try:
            for name, path in zip(plan.formats, paths, strict=True):
                sink = Sink(
                    registry.reporter(name),
                    plan.view,
                    path=path,
                    stream=sys.stdout,
                )
                sinks.append(stack.enter_context(sink))
        except OSError as error:
            fail(unwritable(path, error).said(plan.view.lang))
        progress = _Progress(plan.view.lang)
        try:
            return run(chain(first, sources), plan, sinks, jobs=jobs, step=progress.step)
        finally:
            progress.clear()


class _Progress:
    """A line on standard error that tells how far a long run is, if that is a terminal."""

    def __init__(self, lang: str) -> None:
        self._word = Words("已审", "audited").said(lang)
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + 1
        self._drawn = False

    def step(self, done: int) -> None:
        """Redraw, at most ten times a second."""
        now = time.monotonic()
        if self._on and now >= self._next:
            self._next = now + 0.1
            self._drawn = True
            sys.stderr.write(f"\r{self._word} {done:,}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _status(total: Tally, fail_on: str) -> int:
    if total.unreadable or total.failures:
        return 2
    for severity in _LOUDNESS:
        if fail_on != "never" and total.count(severity):
            return 1
        if severity == fail_on:
            break
    return 0


def _columns() -> int:
    return max(shutil.get_terminal_size((80, 24)).columns, 20)


def _colored(asked: bool | None) -> bool:
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _date(written: str | None) -> dt.date | None:
    if written is None:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(
            f"{written!r} is not a date YYYY-MM-DD", param_hint="--published"
        ) from None


def _accepted(path: str | None, lang: str) -> Accepted:
    from auditor.baseline import parse

    if path is None:
        return {}
    try:
        return parse(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        fail(Words(f"基线文件 {path} 读不出：{error}", f"baseline {path}: {error}").said(lang))
