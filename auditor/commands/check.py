"""Audit articles: what to read, what to draw where, and the exit code.

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 wrong use, an input that could
not be read, or a rule that crashed.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from auditor import registry
from auditor.commands import _auditing as auditing
from auditor.commands import _shared as shared
from auditor.commands._shared import day, language, note, usable_packs
from auditor.config import LEVELS
from auditor.helping import Command
from auditor.misuse import Misuse
from auditor.model import Severity
from auditor.reporting import Tally, View
from auditor.words import GONE, Words

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.run import Plan

_LOUDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path())
@click.option("--format", "style", type=click.Choice(registry.reporter_names()))
@click.option("--output", "outputs", multiple=True, metavar="[FORMAT:]FILE", type=click.Path())
@click.option("--fail-on", type=click.Choice(LEVELS))
@language
@click.option("--published", metavar="DATE")
@click.option("--since", metavar="REV")
@click.option("--changed", is_flag=True)
@click.option("--select", multiple=True, metavar="RULE[,RULE…]", shell_complete=shared.rule_words)
@click.option("--ignore", multiple=True, metavar="RULE[,RULE…]", shell_complete=shared.rule_words)
@click.option("--column", metavar="NAME")
@click.option("--pack", "packs", multiple=True, metavar="FILE", type=click.Path())
@click.option("--facts", multiple=True, metavar="TABLE")
@click.option("--baseline", metavar="FILE", type=click.Path())
@click.option("--config", metavar="FILE", type=click.Path())
@click.option("--no-config", is_flag=True)
@click.option("--force-exclude", is_flag=True)
@click.option("--allow-empty", is_flag=True)
@click.option("--jobs", type=click.IntRange(0))
@click.option("--no-cache", is_flag=True)
@click.option("--color/--no-color", default=None)
@click.option("--width", type=click.IntRange(20))
def COMMAND(paths: tuple[str, ...], lang: str, **given: Any) -> None:
    """Audit articles: files, directories, or - for standard input."""
    asked = Asked(**given)
    if asked.changed and asked.since is None:
        raise Misuse(Words("--changed 要与 --since 版本 同用", "--changed needs --since REV"))
    settings = _settled(paths, asked, lang)
    view = View(lang=lang, width=asked.width or _columns(), color=_colored(asked.color))
    targets = _targets(asked.style, asked.outputs)
    shared.usable_facts(settings.facts, lang)
    plan = _plan(settings, view, targets)
    plan = replace(plan, column=asked.column or "", facts=settings.facts)
    choice = settings.choice
    if asked.since is None:
        found = auditing.sources(paths, choice, force_exclude=asked.force_exclude)
    else:
        found = auditing.new_sources(
            paths, asked.since, choice, lang, changed=asked.changed, empty=asked.allow_empty
        )
    files = [path for _, path in targets]
    total = auditing.audit_all(found, plan, files, settings.jobs or 0, cache=not asked.no_cache)
    if targets[0] != ("text", ""):
        for name, reason in total.unreadable if not _told_already(targets) else ():
            note(f"{name}: {reason.said(lang)}")
        for name, key in total.stale:
            note(f"{name}: {GONE.said(lang)}: {key.rule} {key.arithmetic}")
    sys.exit(_status(total, settings.fail_on or "warning"))


def _told_already(targets: list[tuple[str, str]]) -> bool:
    """Tell whether the printed report itself says to the same reader what could not be read.

    The lines of `concise` do where both outputs go to one place: a terminal, or the log of a run.
    """
    if ("concise", "") not in targets:
        return False
    try:
        out, err = (os.fstat(stream.fileno()) for stream in (sys.stdout, sys.stderr))
    except (OSError, ValueError):  # a stream that is no file
        return False
    return os.path.samestat(out, err)


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
    facts: tuple[str, ...]
    baseline: str | None
    config: str | None
    no_config: bool
    force_exclude: bool
    allow_empty: bool
    jobs: int | None
    no_cache: bool
    color: bool | None
    width: int | None


def _settled(paths: tuple[str, ...], asked: Asked, lang: str) -> Settings:
    """Return the settings of the file, with what the command line says in its place."""
    found = shared.settings(paths, asked.config, not asked.no_config, lang)
    own: dict[str, Any] = {
        "select": shared.rule_codes(asked.select, lang) or None,
        "ignore": shared.rule_codes(asked.ignore, lang),
        "packs": asked.packs,
        "facts": asked.facts,
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
        accepted=auditing.accepted(settings.baseline, view.lang),
        rules=settings.rules,
        severity=settings.severity,
    )


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
    raise Misuse(
        Words(
            f"--output {output}：从结尾看不出格式；写成 格式:{output}，例如 text:{output}",
            f"--output: no format has the ending of {output!r}; write FORMAT:{output}",
        )
    )


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
