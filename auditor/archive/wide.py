"""The wide table of claims: one row for an article, place, group and time, one column a metric.

A cell holds the exact interval of the figure and its claim, so that a law over the columns is
judged as in an article and told with the author's own characters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from auditor.interval import Interval, show
from auditor.packs import Term

ASPECTS = {"cumulative": "累计", "new": "新增", "remaining": "现有", "": ""}
_DAY = dt.timedelta(days=1)
Claim = Mapping[str, Any]


class Cell(NamedTuple):
    """A figure of the wide table: what it may be, its unit, and the claim it is from."""

    interval: Interval
    unit: str
    claim: Claim

    @property
    def text(self) -> str:
        """The cell as the table shows it: 91 例, or 80.55…80.65 % where it is a range."""
        low, high = self.interval.low, self.interval.high
        body = show(low) if low == high else f"{show(low)}…{show(high)}"
        return f"{body} {self.unit}".strip()


@dataclass(slots=True)
class Line:
    """A row: its number, its key, and its cells by column.

    `version` is 1 but where the article gives one figure twice, differently.
    """

    number: int
    article: str
    place: str
    group: str
    time: str
    until: dt.datetime | None
    corrects: bool
    version: int = 1
    cells: dict[str, Cell] = field(default_factory=dict)


def wide(claims: Iterable[Claim], terms: frozenset[Term]) -> list[Line]:
    """Return the wide rows of the claims of these metrics; unsure readings are left out.

    Figures of which the article tells no time are of one time with each other.
    """
    metrics = {term.metric for term in terms}
    table: dict[tuple[str, ...], list[Line]] = {}
    out: list[Line] = []
    for claim in claims:
        if claim["metric"] not in metrics or (claim["confidence"] == "low" and claim["until"]):
            continue
        column = ASPECTS[claim["aspect"]] + claim["metric"]
        cell = Cell(Interval(_exact(claim["low"]), _exact(claim["high"])), claim["unit"], claim)
        key = (claim["article"], claim["place"], claim["group"], _time(claim))
        for line in table.setdefault(key, []):
            there = line.cells.get(column)
            if there is None or _same(there, cell):
                line.cells.setdefault(column, cell)
                break
        else:
            version = len(table[key]) + 1
            line = Line(len(out), *key, claim["until"], claim["corrects"], version)
            line.cells[column] = cell
            table[key].append(line)
            out.append(line)
    return out


def _time(claim: Claim) -> str:
    """Return the time as a key: a day and the state at its end are one."""
    since, until = claim["since"], claim["until"]
    if until is None:
        return ""
    if since is None or until - since <= _DAY:
        return str(until.isoformat(timespec="minutes"))
    return str(claim["time"])


def _same(a: Cell, b: Cell) -> bool:
    return a.unit != b.unit or a.interval.meets(b.interval)


def _exact(text: str) -> Fraction | None:
    return Fraction(text) if text else None
