"""Lists the quantities of an article for a person or a program."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor.article import Anchors, Lines
from auditor.drawing import cells, tame
from auditor.interval import show
from auditor.model import Quantity, When
from auditor.relations.dates.resolving import Days, resolved
from auditor.words import Words

_HEAD = (
    Words("行:列", "line:col"),
    Words("原文", "text"),
    Words("值", "value"),
    Words("区间", "interval"),
    Words("单位", "unit"),
    Words("类型", "kind"),
    Words("模糊词", "hedge"),
)
_DAYS = Words("日期", "days")


def table(
    places: Lines | Anchors,
    found: Sequence[Quantity],
    lang: str,
    published: dt.date | None = None,
) -> Iterator[str]:
    """Yield the lines of a table, its columns aligned for a terminal.

    With the day of publication there is one column more, the days that each date means.
    """
    rows = [tuple(word.said(lang) for word in _HEAD)]
    rows += [_row(q, places) for q in found]
    if published is not None:
        told = [_DAYS.said(lang), *map(_shown, resolved(found, published))]
        rows = [(*row, days) for row, days in zip(rows, told, strict=True)]
    widths = [max(cells(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        padded = (
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _row(q: Quantity, lines: Lines | Anchors) -> tuple[str, ...]:
    line, column = lines.place(q.start)
    interval = ""
    if q.when is None and (q.low, q.high) != (None, None) and not q.value == q.low == q.high:
        interval = f"[{_end(q.low, '-∞')}, {_end(q.high, '∞')}]"
    value = show(q.value) if q.value is not None else _when(q.when)
    if q.until is not None:
        value += "–" + _when(q.until)
    return f"{line}:{column}", tame(q.text), value, interval, q.unit, str(q.kind), q.hedge


def _shown(days: Days | None) -> str:
    if days is None:
        return ""
    return str(days.first) if days.first == days.last else f"{days.first}–{days.last}"


def _end(value: Fraction | None, unbounded: str) -> str:
    return unbounded if value is None else show(value)


def _when(when: When | None) -> str:
    """Write the parts of a calendar expression that the author wrote."""
    if when is None:
        return ""
    parts = [
        when.anchor,
        f"{when.year}-" if when.year is not None else "",
        f"Q{when.quarter}" if when.quarter is not None else "",
        f"H{when.half}" if when.half is not None else "",
        f"{when.month:02}" if when.month is not None else "",
        f"-{when.day:02}" if when.day is not None else "",
        f" {when.hour:02}" if when.hour is not None else "",
        f":{when.minute:02}" if when.minute is not None else "",
        f":{when.second:02}" if when.second is not None else "",
        f" W{when.weekday}" if when.weekday is not None else "",
    ]
    return "".join(parts).strip(" -")


def record(
    places: Lines | Anchors, found: Sequence[Quantity], published: dt.date | None = None
) -> Iterator[str]:
    """Yield a JSON object a line for each quantity; exact values are strings.

    With the day of publication, `first` and `last` are the days that a date means.
    """
    told = [None] * len(found) if published is None else resolved(found, published)
    for q, days in zip(found, told, strict=True):
        line, column = places.place(q.start)
        row = {
            "start": q.start,
            "end": q.end,
            "line": line,
            "column": column,
            "text": q.text,
            "value": None if q.value is None else show(q.value),
            "low": None if q.low is None else show(q.low),
            "high": None if q.high is None else show(q.high),
            "unit": q.unit,
            "kind": str(q.kind),
            "hedge": q.hedge,
            "when": _when(q.when) or None,
            "until": _when(q.until) or None,
        }
        if published is not None:
            row["first"] = None if days is None else str(days.first)
            row["last"] = None if days is None else str(days.last)
        yield json.dumps(row, ensure_ascii=False)
