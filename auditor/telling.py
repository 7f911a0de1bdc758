"""Findings ready to be told by a machine's format: placed, named, and with a fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from auditor import registry
from auditor.article import Anchors, Lines, Unit, names
from auditor.drawing import tame
from auditor.model import Failure, Finding, Span, Table
from auditor.reporting import Result, View
from auditor.suppressing import Suppression
from auditor.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with all that formats ask for.

    `quoted` holds the text of each span, in the order of `finding.spans`, `places` where each
    stands, and `where` the place of the primary one in words, "" where the source has lines.
    `fingerprint` stays the same while the finding's words do, wherever they move.
    """

    finding: Finding
    name: str
    title: str
    message: str
    places: tuple[Place, ...]
    quoted: tuple[str, ...]
    fingerprint: str
    suppressed: Suppression | None
    where: str = ""


def told(result: Result, view: View, *, everything: bool = False) -> list[Told]:
    """Return the findings of one article in the language of the view, in order.

    Accepted ones are left out, unless `everything` is asked for.
    """
    if not result.report.findings:
        return []
    places = result.places()
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for number, finding in enumerate(result.report.findings):
        rule = registry.named(finding.rule)
        quoted = tuple(result.text[span.start : span.end] for span in finding.spans)
        content = (result.title, finding.rule, finding.arithmetic, *quoted)
        seen[content] += 1
        suppressed = result.suppressed.get(number)
        if suppressed and not everything:
            continue
        out.append(
            Told(
                finding,
                rule.name,
                rule.title,
                message(finding, view),
                tuple(place(span, places) for span in finding.spans),
                quoted,
                fingerprint(*content, str(seen[content])),
                suppressed,
                whereabouts(result, finding.spans[0].start, places, view.lang),
            )
        )
    return out


def whereabouts(result: Result, offset: int, places: Lines | Anchors, lang: str) -> str:
    """Say where an offset stands in a source without lines: 第3段, 表1第2行第4列, 第2页.

    "" where the source has lines, by which every tool finds it.
    """
    if places.unit is Unit.LINE:
        return ""
    if places.unit is Unit.PARAGRAPH:
        for number, table in enumerate(result.tables, 1):
            if table.start <= offset < table.end:
                row, column = _cell(table, offset)
                return Words(
                    f"表{number}第{row}行第{column}列",
                    f"table {number}, row {row}, column {column}",
                ).said(lang)
    return names(places.unit, places.place(offset)[0]).said(lang)


def _cell(table: Table, offset: int) -> tuple[int, int]:
    """Return row and column of a cell, counted from 1 in the grid of the table."""
    taken: set[tuple[int, int]] = set()
    at = (1, 1)
    for number, row in enumerate(table.rows, 1):
        column = 1
        for cell in row:
            while (number, column) in taken:
                column += 1
            if cell.start > offset:
                return at
            at = number, column
            for down in range(1, cell.rows):
                taken |= {(number + down, column + right) for right in range(cell.columns)}
            column += cell.columns
    return at


def message(finding: Finding, view: View) -> str:
    """Return what is wrong in the view's language, on one line, safe to print."""
    return tame((finding.message_en if view.lang == "en" else "") or finding.message)


def place(span: Span, places: Lines | Anchors) -> Place:
    """Return where a span stands in the source."""
    return Place(*places.place(span.start), *places.end(span.end))


def fingerprint(*parts: str) -> str:
    """Return 32 hexadecimal digits that stand for some words."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def crash(failure: Failure, view: View) -> str:
    """Say that a rule crashed."""
    return tame(
        Words(
            f"规则 {failure.rule} 自身出错，未能核对：{failure.error}",
            f"rule {failure.rule} crashed and checked nothing: {failure.error}",
        ).said(view.lang)
    )
