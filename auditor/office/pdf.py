"""Joins the lines of the pages of a PDF to paragraphs.

A line goes on in the next one where it fills its column and the next is not set in. What is
known of a page are its lines, with where they begin and end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from auditor import regex
from auditor.article import Anchor, Anchors, Unit

_GAP = regex.compile(
    r"(?<=[\p{Han}\u3000-\u303f\uff00-\uff60]) +(?=[\p{Han}\u3000-\u303f\uff00-\uff60])"
)
_END = regex.compile(r"[。！？!?：:][”’」』）)]?$")
_NUMBER = regex.compile(r"[-–—·•\s第]*\d{1,4}[-–—·•\s页]*(?:(?:共|/)\s*\d{1,4}\s*页?)?")
_FIGURE = regex.compile(r"[-+]?\d[\d,.]*+%?|[-—…]+")
_ROW = regex.compile(r"\D{0,12}(?:\s+[-+]?\d[\d,.]*+%?){3,}")
_MARGIN = 0.09  # of the height of a page: where running heads and page numbers stand
_HEADING = 12  # characters of a line at the foot of a page that is no heading
_RAGGED = 6  # characters by which a line may fall short where figures are not broken
_SHORT = 8  # characters of a piece that may be a cell


@dataclass(slots=True)
class Line:
    """A line of a page: its text, and its edges in points from the lower left corner."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    box: int
    margin: bool
    table: bool = False

    @property
    def size(self) -> float:
        """Its height, which is about the width of a 汉字."""
        return max(self.top - self.bottom, 1.0)


def written(pages: Iterable[Any]) -> tuple[str, tuple[tuple[int, int], ...], Anchors]:
    """Return the text of pages as pdfminer lays them out, its tables' stretches, and its places.

    A place is the page and the number of the character on it.
    """
    every = [list(_lines(number, page)) for number, page in enumerate(pages, 1)]
    heads = _running_heads(every)
    lines: list[Line] = []
    for page in every:
        kept = [line for line in page if not _is_furniture(line, heads)]
        lines += _with_tables(kept)
    return _joined(lines)


def _lines(number: int, page: Any) -> Iterator[Line]:
    for at, box in enumerate(page):
        if not hasattr(box, "get_text") or not hasattr(box, "__iter__"):
            continue
        for line in box:
            if not hasattr(line, "get_text"):
                continue
            text = _GAP.sub("", line.get_text().strip(" \r\n\t\u00a0"))
            if text:
                low = line.y1 < page.height * _MARGIN
                margin = low or line.y0 > page.height * (1 - _MARGIN)
                yield Line(number, text, line.x0, line.x1, line.y0, line.y1, at, margin)


def _running_heads(pages: list[list[Line]]) -> frozenset[str]:
    """Return the lines, their figures left out, that stand in the margins of several pages."""
    seen = Counter(text for page in pages for text in {_bare(line) for line in page if line.margin})
    return frozenset(text for text, times in seen.items() if times > 1 and 2 * times >= len(pages))


def _bare(line: Line) -> str:
    return regex.sub(r"[\d\s]+", "", line.text)


def _is_furniture(line: Line, heads: frozenset[str]) -> bool:
    if not line.margin:
        return False
    return _NUMBER.fullmatch(line.text) is not None or _bare(line) in heads


def _with_tables(lines: list[Line]) -> list[Line]:
    """Make one line of those that stand beside at least two others, most of them short."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.top, each.left)):
        row = rows[-1] if rows else []
        if row and line.top > row[0].bottom + 0.5 * row[0].size:
            row.append(line)
        else:
            rows.append([line])
    joined: dict[int, Line] = {}
    within: set[int] = set()
    for row in rows:
        cells = [x for x in row if len(x.text) <= _SHORT or _FIGURE.fullmatch(x.text)]
        if len(row) > 2 and 3 * len(cells) >= 2 * len(row):
            row.sort(key=lambda each: each.left)
            text = " | ".join(line.text for line in row)
            joined[id(row[0])] = replace(row[0], text=text, right=row[-1].right, table=True)
            within |= {id(line) for line in row}
    out = []
    for line in lines:
        if id(line) in joined:
            out.append(joined[id(line)])
        elif id(line) not in within:
            line.table = _ROW.fullmatch(line.text) is not None
            out.append(line)
    return out


def _joined(lines: list[Line]) -> tuple[str, tuple[tuple[int, int], ...], Anchors]:
    _group(lines)
    columns = _columns(lines)
    pieces: list[str] = []
    anchors: list[Anchor] = []
    skipped: list[tuple[int, int]] = []
    length, page, column = 0, 0, 1
    for at, line in enumerate(lines):
        if line.page != page:
            page, column = line.page, 1
        if at and not _goes_on(lines[at - 1], line, columns):
            pieces.append("\n")
            length += 1
        elif at and _is_latin(pieces[-1][-1]) and _is_latin(line.text[0]):
            pieces.append(" ")
            length += 1
        anchors.append(Anchor(length, page, column, column))
        if line.table:
            skipped.append((length, length + len(line.text)))
        pieces.append(line.text)
        length += len(line.text)
        column += len(line.text)
    text = "".join(pieces) + ("\n" if pieces else "")
    return text, tuple(skipped), Anchors(Unit.PAGE, text, anchors)


def _group(lines: list[Line]) -> None:
    """Number the runs of lines that stand below each other; the library parts wide spacing."""
    for line, following in pairwise(lines):
        same = (
            line.page == following.page
            and not line.table
            and not following.table
            and abs(line.size - following.size) <= 0.2 * line.size
            and -0.5 * line.size < line.bottom - following.top < 1.2 * line.size
            and line.left < following.right
            and following.left < line.right
        )
        following.box = line.box if same else line.box + 1


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _columns(lines: list[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the left and right edge of every box."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get((line.page, line.box), (line.left, line.right))
        edges[line.page, line.box] = min(left, line.left), max(right, line.right)
    return edges


def _goes_on(
    line: Line, following: Line, columns: dict[tuple[int, int], tuple[float, float]]
) -> bool:
    """Tell whether a paragraph goes on from one line to the next."""
    if line.table or following.table or following.text.startswith("\u3000"):
        return False
    if abs(line.size - following.size) > 0.2 * line.size:
        return False
    left, right = columns[line.page, line.box]
    ended = _END.search(line.text) is not None
    full = line.right > right - (1.6 if ended else _RAGGED) * line.size
    if (line.page, line.box) == (following.page, following.box):
        return full and following.left < left + 1.2 * line.size
    # Into the next column or page goes a line of a broad box that ends no sentence.
    broad = right - left > 6 * line.size
    start, _ = columns[following.page, following.box]
    turned = line.page < following.page and len(line.text) > _HEADING
    higher = turned or (full and line.bottom < following.bottom)
    return broad and not ended and higher and following.left < start + 1.2 * line.size
