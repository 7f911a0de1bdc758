"""Runs the rules between articles over the tables of a run, and writes its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyarrow.parquet as pq

from auditor import registry
from auditor.archive.across import TOTALS, Across, Verdict, facts, lines, quoted
from auditor.archive.findings import FindingRow
from auditor.archive.joining import Table, Totals
from auditor.archive.parts import FINDING, Settled
from auditor.archive.store import whole
from auditor.model import Severity
from auditor.packs import Pack

_SHOWN = 200  # findings between articles that the page shows
_PLOTTED = 40  # series that the page draws
_POINTS = 400  # points of one plot
_WRITTEN = 1024  # findings written at once


class Tables(Protocol):
    """What answers queries: DuckDB or Spark."""

    def view(self, name: str, path: Path) -> None:
        """Give a Parquet file the name of a table."""

    def keep(self, name: str, query: str) -> None:
        """Answer a query once, and give the answer the name of a table."""

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, in its order."""


class Point(NamedTuple):
    """A figure of a series: when, how much, and where it stands."""

    until: str
    value: float
    quote: str
    article: str


@dataclass(slots=True)
class Crossed:
    """What the page tells of the rules between articles: the first findings and their series."""

    shown: list[tuple[FindingRow, tuple[str, ...]]] = field(default_factory=list)
    found: int = 0
    plots: dict[tuple[str, ...], list[Point]] = field(default_factory=dict)


def ready(tables: Tables, claims: Path, work: Path, own: Iterable[Pack]) -> None:
    """Name the tables that the queries of the rules speak of."""
    tables.view("claims", claims)
    tables.view("articles", work / "articles.parquet")
    tables.view("marks", work / "marks.parquet")
    tables.keep("lines", lines())
    tables.keep("facts", facts(set().union(*(pack.stock for pack in own))))
    tables.keep("totals", TOTALS)


def cross(tables: Tables, findings: Path, work: Path, totals: Totals, by: Settled) -> Crossed:
    """Write the articles' own findings and those between articles, in this order.

    Raises:
        Unusable: the file cannot be written, or there is no room to work in.
    """
    crossed = Crossed()
    with ExitStack() as stack:
        out = Table(stack.enter_context(whole(findings)), FINDING)
        stack.callback(out.close)
        with pq.ParquetFile(work / "own.parquet") as file:
            for batch in file.iter_batches(_WRITTEN):
                out.add(batch)
        waiting: list[dict[str, Any]] = []
        for row, series in _between(tables, by):
            totals.findings[row.rule, row.severity] += 1
            crossed.found += 1
            if len(crossed.shown) < _SHOWN:
                crossed.shown.append((row, series))
            waiting.append(asdict(row))
            if len(waiting) == _WRITTEN:
                out.rows(waiting)
                waiting = []
        out.rows(waiting)
    for _, series in crossed.shown:
        if series and series not in crossed.plots and len(crossed.plots) < _PLOTTED:
            crossed.plots[series] = _points(tables, series)
    return crossed


def _between(tables: Tables, by: Settled) -> Iterator[tuple[FindingRow, tuple[str, ...]]]:
    """Yield the findings of every rule; where two see one pair of figures the first speaks, and
    what follows from a figure that one of them blames is not told again.
    """
    told: set[int] = set()
    blamed: set[int] = set()
    for rule in registry.across():
        if by.rules is not None and rule.code not in by.rules:
            continue
        tables.keep("found", rule.find)
        for row in tables.rows(rule.tell):
            verdict = rule.judge(row)
            if verdict is None:
                continue
            stood = [hash((p.article, p.start)) for p in verdict.places]
            pairs = {hash(frozenset(pair)) for pair in combinations(stood, 2)}
            if told.isdisjoint(pairs) and blamed.isdisjoint(stood):
                told |= pairs
                blamed |= {stood[0]} if verdict.blames else set()
                yield _finding(rule, verdict, dict(by.severity)), verdict.series


def _finding(rule: Across, verdict: Verdict, severity: dict[str, Severity]) -> FindingRow:
    doubt = verdict.severity is Severity.INFO
    return FindingRow(
        rule.code,
        (verdict.severity if doubt else severity.get(rule.code, verdict.severity)).value,
        verdict.message,
        verdict.message_en,
        verdict.arithmetic,
        tuple(dict.fromkeys(place.article for place in verdict.places)),
        verdict.places,
    )


def _points(tables: Tables, series: tuple[str, ...]) -> list[Point]:
    names = ("metric", "aspect", "place", '"group"', "unit")
    wanted = " AND ".join(
        f"{name} = {quoted(value)}" for name, value in zip(names, series, strict=True)
    )
    query = f"""
        SELECT time, value_float AS value, quote, article FROM facts
        WHERE {wanted} AND value_float IS NOT NULL
        ORDER BY until, time, value_float, number LIMIT {_POINTS}
    """
    return [
        Point(row["time"].partition("/")[2], row["value"], row["quote"], row["article"])
        for row in tables.rows(query)
    ]
