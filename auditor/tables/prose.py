"""What of an article is prose: its text without code, front matter and the figures of tables.

The prose has the length of the text, so that every offset holds in both. Cells that are
themselves written in sentences (layout tables, remarks) stay, each as a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor import regex
from auditor.model import Table

_SENTENCE = regex.compile(r"[。！？；]|[:：,，、][^\d\s]*\p{Han}")
_STOP = regex.compile("[。！？；]")
_FIGURES = regex.compile(r"\d[\d,.]*+[^\d]*\d")
_LONG = 80  # characters of a cell that is read as prose whatever stands in it
_BLANK = regex.compile(r"[^\r\n]")


def is_prose(cell: str) -> bool:
    """Tell whether a cell is written as a sentence rather than filled with a figure or a name."""
    if len(cell) >= _LONG:
        return True
    return _SENTENCE.search(cell) is not None and _FIGURES.search(cell) is not None


def is_layout(cells: Iterable[str]) -> bool:
    """Tell whether a table only arranges text: most of what it holds is written in sentences."""
    size = running = 0
    for cell in cells:
        size += len(cell)
        if len(cell) >= _LONG or _STOP.search(cell):
            running += len(cell)
    return 2 * running > size


def prose(text: str, tables: Iterable[Table], skipped: Iterable[tuple[int, int]]) -> str:
    """Return the text with everything that is not prose blanked out."""
    holes = sorted([*skipped, *(hole for table in tables for hole in _holes(text, table))])
    if not holes:
        return text
    out, done = [], 0
    for start, end in holes:
        start = max(start, done)
        if end > start:
            out += [text[done:start], _BLANK.sub(" ", text[start:end])]
            done = end
    out.append(text[done:])
    return "".join(out)


def _holes(text: str, table: Table) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a table between its cells of prose."""
    done = table.start
    for cell in (cell for row in table.rows for cell in row):
        if is_prose(text[cell.start : cell.end]):
            yield done, cell.start
            done = cell.end
    yield done, table.end
