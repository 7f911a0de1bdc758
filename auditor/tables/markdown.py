"""Finds the tables of Markdown: rows of cells between bars, below the first a row of dashes."""

from __future__ import annotations

from auditor import regex
from auditor.model import Cell, Table

_RULE = regex.compile(
    r"^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\r?$", regex.MULTILINE
)
_LINE = regex.compile(r"[^\r\n]*+")
_CELL = regex.compile(r"(?:[^|\\\r\n]|\\.)*+")


def tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text, in order. Bars written \\| are part of a cell."""
    if "|" not in text or "-" not in text:
        return ()
    found: list[Table] = []
    end = 0
    for rule in _RULE.finditer(text):
        table = _table(text, rule.start(), rule.end(), end) if "|" in rule.group() else None
        if table:
            found.append(table)
            end = table.end
    return tuple(found)


def drawn(*rows: str) -> str:
    """Draw a table of rows whose cells are parted by one space; _ is a blank cell.

    The examples of rules are written so, to be read as a table.
    """
    lines = ["| " + " | ".join(row.split(" ")).replace("_", "") + " |\n" for row in rows]
    lines.insert(1, "|---" * len(rows[0].split(" ")) + "|\n")
    return "".join(lines)


def _table(text: str, start: int, end: int, free: int) -> Table | None:
    """Return the table whose row of dashes is [start, end), its head being after `free`."""
    first = text.rfind("\n", 0, max(start - 1, 0)) + 1
    if start == 0 or first < free or "|" not in text[first:start]:
        return None
    head = _cells(text, first, head=True)
    columns = len(_cells(text, start))
    if len(head) != columns:
        return None
    rows = [head]
    last = end
    while (below := _next_line(text, last)) is not None:
        line = _line(text, below)
        if "|" not in line:
            break
        rows.append(_cells(text, below)[:columns])
        last = below + len(line)
    return Table(first, last, tuple(map(tuple, rows)))


def _line(text: str, start: int) -> str:
    found = _LINE.match(text, start)
    return found.group() if found else ""


def _next_line(text: str, end: int) -> int | None:
    at = text.find("\n", end)
    return None if at < 0 or at + 1 >= len(text) else at + 1


def _cells(text: str, start: int, *, head: bool = False) -> list[Cell]:
    """Return the cells of the line that begins at `start`, without the space around them."""
    line = _line(text, start)
    bare = line.rstrip()
    stop = start + len(bare) - (bare.endswith("|") and not bare.endswith("\\|"))
    at = start + len(line) - len(line.lstrip())
    at += text[at : at + 1] == "|"
    cells = []
    while True:
        found = _CELL.match(text, at, stop)
        border = found.end() if found else stop
        first, last = at, border
        while first < last and text[first] in " \t":
            first += 1
        while last > first and text[last - 1] in " \t":
            last -= 1
        cells.append(Cell(first, last, head=head))
        if border >= stop:
            return cells
        at = border + 1
