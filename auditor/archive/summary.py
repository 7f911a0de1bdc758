"""The summary of a validation: a table of what was demanded, then every row that failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from auditor.drawing import tame
from auditor.model import Severity
from auditor.words import SEVERITY, Words

if TYPE_CHECKING:
    from auditor.archive.expectations import Result
    from auditor.archive.suites import Breach

_MOST = 20  # rows told for each demand
_STYLE = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def draw(results: Sequence[Result], lang: str, width: int, everything: bool) -> None:
    """Print the summary; demands that held and the rows of mere hints need `everything`."""
    console = Console(width=width, highlight=False)
    table = Table(box=None, pad_edge=False)
    for heading in (Words("领域", "field"), Words("要求", "demand"), Words("级别", "level")):
        table.add_column(heading.said(lang), overflow="fold")
    for heading in (Words("行", "rows"), Words("不符", "fail")):
        table.add_column(heading.said(lang), justify="right")
    held = [r for r in results if not r.breaches and r.rows]
    for result in results:
        if not result.breaches and not everything:
            continue
        level = str(result.demand.severity)
        table.add_row(
            escape(result.pack),
            escape(result.demand.text.said(lang)),
            SEVERITY[level].said(lang),
            str(result.rows),
            str(len(result.breaches)),
            style=_STYLE[level] if result.breaches else "",
        )
    if table.row_count:
        console.print(table)
        console.print()
    told: set[tuple[object, ...]] = set()
    for result in results:
        hint = result.demand.severity is Severity.INFO
        shown = 0 if hint and not everything else _MOST
        for breach in result.breaches[:shown]:
            places = tuple((c.claim["article"], c.claim["start"]) for _, c in breach.cells)
            if places not in told:  # two laws may meet in the same figures
                told.add(places)
                _tell(console, result, breach, lang)
        more = 0 if not shown else len(result.breaches) - shown
        if more > 0:
            console.print(Words(f"  还有 {more} 行", f"  {more} more rows").said(lang) + "\n")
    asked = sum(r.rows for r in results)
    failed = sum(len(r.breaches) for r in results)
    idle = len(results) - len(held) - sum(bool(r.breaches) for r in results)
    console.print(
        Words(
            f"{len(results)} 项要求，核对 {asked} 行次：{len(held)} 项成立，"
            f"{len(results) - len(held) - idle} 项共 {failed} 行不符，{idle} 项没有可核的行。",
            f"{len(results)} demands on {asked} rows: {len(held)} hold, "
            f"{len(results) - len(held) - idle} fail in {failed} rows, {idle} had no row.",
        ).said(lang)
    )


def _tell(console: Console, result: Result, breach: Breach, lang: str) -> None:
    """Print one failing row: the demand, the sum, and the author's characters with their place."""
    style = _STYLE[str(result.demand.severity)]
    console.print(
        f"[{style}]{escape(result.demand.text.said(lang))}[/]: {escape(breach.arithmetic)}"
    )
    for column, cell in breach.cells:
        claim = cell.claim
        place = f"{claim['article']}:{claim['start']}-{claim['end']}"
        console.print(
            f"  {escape(tame(place))} {escape(column)} 「{escape(tame(claim['quote']))}」"
        )
        console.print(f"    {escape(tame(claim['clause']))}", style="dim")
    console.print()
