"""Validate a table of claims with the expectations of packs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.commands import _shared as shared
from auditor.commands._shared import fail, language
from auditor.config import LEVELS
from auditor.helping import Command
from auditor.model import Severity
from auditor.words import Words

if TYPE_CHECKING:
    from auditor.archive.wide import Line
    from auditor.packs import Pack

_LOUDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@click.command("validate", cls=Command)
@click.argument("table", metavar="TABLE")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE")
@click.option("--docs", metavar="DIR")
@click.option("--fail-on", type=click.Choice(LEVELS))
@click.option("--all", "everything", is_flag=True)
@click.option("--width", type=click.IntRange(40))
@shared.settings_file
@language
def COMMAND(
    table: str,
    packs: tuple[str, ...],
    docs: str | None,
    fail_on: str | None,
    everything: bool,
    width: int | None,
    config: str | None,
    no_config: bool,
    lang: str,
) -> None:
    """Validate a table of claims with Great Expectations."""
    from auditor.archive.reading import BadTable
    from auditor.archive.schema import MissingExtra
    from auditor.run import Unwritable

    own = shared.settings((table,), config, not no_config, lang)
    fail_on = fail_on or own.fail_on or "warning"
    try:
        tables = _tables(table, _packs(packs, own.packs, lang))
    except (BadTable, MissingExtra) as error:
        fail(error.reason.said(lang))
    if not tables:
        why = Words(f"{table}：没有这些领域的论断", f"{table}: no claims of these fields")
        fail(why.said(lang))
    try:
        from auditor.archive.expectations import validate
    except ImportError as error:
        fail(MissingExtra(error.name or "great-expectations").reason.said(lang))
    try:
        results = validate(tables, lang, docs or "")
        if docs:
            _offline(Path(docs))
    except OSError as error:
        fail(Unwritable(docs or table, error).reason.said(lang))
    from auditor.archive.summary import draw

    draw(results, lang, width or max(shutil.get_terminal_size((80, 24)).columns, 40), everything)
    wanted = _LOUDNESS[: _LOUDNESS.index(Severity(fail_on)) + 1] if fail_on != "never" else ()
    sys.exit(any(r.breaches and r.demand.severity in wanted for r in results))


def _packs(named: Sequence[str], own: Sequence[str], lang: str) -> list[tuple[str, Pack]]:
    """Return the packs that are named, else the built-in ones and those of the settings."""
    from auditor import packs

    built_in = packs.by_name()
    named = named or (*built_in, *own)
    out = []
    for name in named:
        try:
            stem = os.path.splitext(os.path.basename(name))[0]
            out.append((name, built_in[name]) if name in built_in else (stem, packs.at(name)))
        except packs.PackError as error:
            known = Words(
                f"；内置的有 {'、'.join(built_in)}", f"; built in are {', '.join(built_in)}"
            )
            fail(error.reason.joined(known).said(lang))
    return out


def _tables(path: str, packs: Sequence[tuple[str, Pack]]) -> list[tuple[str, Pack, list[Line]]]:
    """Return name, pack and wide rows of each pack that the table has claims of."""
    from auditor.archive.reading import claims_of
    from auditor.archive.suites import terms_of
    from auditor.archive.wide import wide

    terms = [terms_of(pack) for _, pack in packs]
    known = {term.metric for each in terms for term in each}
    claims: list[dict[str, Any]] = [c for c in claims_of(path) if c["metric"] in known]
    lines = (wide(claims, each) for each in terms)
    return [(name, pack, rows) for (name, pack), rows in zip(packs, lines, strict=True) if rows]


def _offline(folder: Path) -> None:
    """Take out of the pages what they would fetch from the network."""
    from auditor.archive.datadocs import page, style

    for path in folder.rglob("*.html"):
        depth = len(path.relative_to(folder).parts) - 1
        path.write_text(page(path.read_text("utf-8"), depth), "utf-8")
    for path in folder.rglob("*.css"):
        path.write_text(style(path.read_text("utf-8")), "utf-8")
