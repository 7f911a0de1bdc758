"""Tables that a copy has flattened to lines: a name, a figure, a name, a figure, 合计, the total.

Headings of groups may stand between the rows. Where a copy has lost a line break, a figure has the
next name behind it (「1乙市」).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex

_TOTAL = regex.compile(
    r"(?<=\n)(?:合计|总计|共计)[^\S\n]*\n[^\S\n]*(?P<total>\d[\d,]*)[^\S\n]*(?=\n|\Z)"
)
_FIGURE = regex.compile(r"\s*(?P<figure>\d[\d,]*)\s*(?P<name>\p{Han}{2,10})?\s*\Z")
_TOTALS = frozenset(("合计", "总计", "共计"))
_LONGEST = 20  # characters of a row's name
_MOST = 400  # rows of a table
_FEWEST = 4


class Column(NamedTuple):
    """The figures of a column, [start, end) each, and that of its total."""

    rows: tuple[tuple[int, int], ...]
    total: tuple[int, int]


def columns(norm: str) -> Iterator[Column]:
    """Yield the columns whose total stands below them, in order."""
    if "计\n" not in norm:
        return
    for m in _TOTAL.finditer(norm):
        rows = _rows(norm, m.start() - 1)
        if len(rows) >= _FEWEST:
            yield Column(tuple(reversed(rows)), m.span("total"))


def _rows(norm: str, end: int) -> list[tuple[int, int]]:
    """Read the lines that end before `end` upwards, as long as they are names and figures."""
    rows: list[tuple[int, int]] = []
    names = 0  # lines without a figure in a row
    while end > 0 and len(rows) < _MOST:
        start = norm.rfind("\n", 0, end) + 1
        line = norm[start:end]
        found = _FIGURE.match(line)
        if found is not None:
            if not names and rows and not found["name"]:
                break  # two figures without a name between
            rows.append((start + found.start("figure"), start + found.end("figure")))
            names = 1 if found["name"] else 0
        elif not line.strip() or len(line) > _LONGEST or _is_prose(line):
            break
        elif line.strip() in _TOTALS:
            break  # the table above
        else:
            names += 1
            if names > 3:
                break
        end = start - 1
    return rows


_MARKS = regex.compile("[,。;:!?\\d]")


def _is_prose(line: str) -> bool:
    """Tell whether a line has marks of a sentence or figures among its words."""
    return _MARKS.search(line) is not None
