"""Audit articles: what to read, what to draw where, and the exit code.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 wrong use, an input that could
not be read, or a rule that crashed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import registry
from auditor.commands import _shared as shared
from auditor.commands._shared import day, fail, kept_patterns, language, note, usable_packs
from auditor.config import LEVELS
from auditor.helping import Command
from auditor.model import Severity
from auditor.reporting import Tally, View
from auditor.words import Words

if TYPE_CHECKING:
    from auditor.baseline import Accepted
    from auditor.choosing import Choice
    from auditor.config import Settings
    from auditor.run import Plan
    from auditor.sources import Source

_LOUDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MANY = 200  # sources from which on several processes are worth their start


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--format", "style", type=click.Choice(registry.reporter_names()))
@click.option("--output", "outputs", multiple=True, metavar="[FORMAT:]FILE")
@click.option("--fail-on", type=click.Choice(LEVELS))
@language
@click.option("--published", metavar="DATE")
@click.option("--since", metavar="REV")
@click.option("--changed", is_flag=True)
@click.option("--select", multiple=True, metavar="RULE[,RULE…]")
@click.option("--ignore", multiple=True, metavar="RULE[,RULE…]")
@click.option("--column", metavar="NAME")
@click.option("--pack", "packs", multiple=True, metavar="FILE")
@click.option("--baseline", metavar="FILE")
@click.option("--config", metavar="FILE")
@click.option("--no-config", is_flag=True)
@click.option("--force-exclude", is_flag=True)
@click.option("--allow-empty", is_flag=True)
@click.option("--jobs", type=click.IntRange(0))
@click.option("--color/--no-color", default=None)
@click.option("--width", type=click.IntRange(20))
def COMMAND(paths: tuple[str, ...], lang: str, **given: Any) -> None:
    """Audit articles: files, directories, or - for standard input."""
    asked = Asked(**given)
    if asked.changed and asked.since is None:
        raise click.UsageError("--changed needs --since REV")
    settings = _settled(paths, asked, lang)
    view = View(lang=lang, width=asked.width or _columns(), color=_colored(asked.color))
    targets = _targets(asked.style, asked.outputs)
    plan = replace(_plan(settings, view, targets), column=asked.column or "")
    sources = _sources(paths, asked, settings.choice, lang)
    with kept_patterns():
        total = _run(sources, plan, [path for _, path in targets], settings.jobs or 0)
    for name, reason in total.unreadable:
        if targets[0] != ("text", ""):
            note(f"{name}: {reason.said(lang)}")
    sys.exit(_status(total, settings.fail_on or "warning"))


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command line as given."""

    style: str | None
    outputs: tuple[str, ...]
    fail_on: str | None
    published: str | None
    since: str | None
    changed: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    column: str | None
    packs: tuple[str, ...]
    baseline: str | None
    config: str | None
    no_config: bool
    force_exclude: bool
    allow_empty: bool
    jobs: int | None
    color: bool | None
    width: int | None


def _settled(paths: tuple[str, ...], asked: Asked, lang: str) -> Settings:
    """Return the settings of the file, with what the command line says in its place."""
    found = shared.settings(paths, asked.config, not asked.no_config, lang)
    own: dict[str, Any] = {
        "select": shared.rule_codes(asked.select, lang) or None,
        "ignore": shared.rule_codes(asked.ignore, lang),
        "packs": asked.packs,
        "fail_on": asked.fail_on,
        "published": day(asked.published),
        "jobs": asked.jobs,
        "baseline": asked.baseline,
    }
    return replace(found, **{key: value for key, value in own.items() if value not in (None, ())})


def _plan(settings: Settings, view: View, targets: list[tuple[str, str]]) -> Plan:
    from auditor.run import Plan

    usable_packs(settings.packs, view.lang)
    return Plan(
        formats=tuple(name for name, _ in targets),
        view=view,
        published=settings.published,
        packs=settings.packs,
        accepted=_accepted(settings.baseline, view.lang),
        rules=settings.rules,
        severity=settings.severity,
    )


def _sources(paths: tuple[str, ...], asked: Asked, choice: Choice, lang: str) -> Iterator[Source]:
    from auditor.sources import find

    if asked.since is not None:
        return _new(paths, asked, choice, lang)
    if not paths:
        raise click.UsageError("name at least one article, a directory, or - for stdin")
    if asked.force_exclude:
        paths = tuple(path for path in paths if os.path.isdir(path) or choice.takes(path))
    return find(paths, choice)


def _new(paths: tuple[str, ...], asked: Asked, choice: Choice, lang: str) -> Iterator[Source]:
    """Return the articles that git says are new, unless the settings leave them out."""
    from auditor import gitdiff
    from auditor.sources import Source, shown

    since = asked.since or ""
    try:
        new = gitdiff.since(since, paths or (".",), changed=asked.changed)
    except gitdiff.GitError as error:
        fail(error.reason.said(lang))
    if new.remark:
        note(new.remark.said(lang))
    articles = {path: lines for path, lines in new.articles.items() if choice.takes(path)}
    if not articles:
        what = Words("新增或改动", "added or changed") if asked.changed else Words("新增", "added")
        nothing = Words(
            f"自 {since} 以来没有{what.zh}的文章", f"no article was {what.en} since {since}"
        )
        if not asked.allow_empty:
            fail(nothing.said(lang))
        note(nothing.said(lang))
    return (Source(shown(path), path, touched=lines) for path, lines in articles.items())


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
        progress = shared.Progress(plan.view.lang)
        try:
            return run(chain(first, sources), plan, sinks, jobs=jobs, step=progress.step)
        finally:
            progress.clear()


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


def _accepted(path: str | None, lang: str) -> Accepted:
    from auditor.baseline import parse

    if path is None:
        return {}
    try:
        return parse(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        fail(Words(f"基线文件 {path} 读不出：{error}", f"baseline {path}: {error}").said(lang))
