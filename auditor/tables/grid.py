"""A table laid out: every position of the grid with the cell that covers it, figures read.

Head rows and label columns are told from the body by what stands in them: the body begins with
the first row that has a figure beside its label.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from auditor import regex
from auditor.model import Cell, Kind, Quantity, Table
from auditor.normal import normalise
from auditor.quantities import quantities
from auditor.tables.prose import is_prose

_MOST = 20_000  # positions of a grid; a larger table is a data set, not part of an article
_WIDEST = 200  # columns
_NUMBER = regex.compile(
    r"(?P<sign>[-+—↑↓▲▼±]|(?P<open>\())?\s*(?P<n>\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d++(?:\.\d++)?)"
    r"\s*(?P<percent>%|‰)?(?(open)\))(?:[*※#①-⑩]|\[\d+\])?"
)
_NOTHING = regex.compile(r"[-—/\\]+|无")
_SMALL = regex.compile(r"…+|\.{2,}")
_ORDINARY = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.DURATION)


@dataclass(frozen=True, slots=True)
class Square:
    """One position of the grid.

    Attributes:
        start, end: the cell's stretch of the text, without the space around.
        words: what stands there, normalised, without any space.
        indent: the space before it, in characters: how deep a label is set in.
        quantity: the figure, if the cell is filled with one.
        kind: "figure", "words", "nothing" (—: there is none), "small" (…: less than half a
            unit), "blank" (not told), or "covered" (by a cell that begins elsewhere).
    """

    start: int
    end: int
    words: str
    indent: int = 0
    quantity: Quantity | None = None
    kind: str = "blank"
    head: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a grid: `squares[row][column]`; the body begins at `top` and `left`.

    `caption` holds the words before the table on which its unit may stand, normalised.
    """

    squares: tuple[tuple[Square, ...], ...]
    top: int
    left: int
    caption: str = ""

    def quantities(self) -> Iterator[Quantity]:
        """Yield the figures with which cells are filled, each once."""
        for row in self.squares:
            for square in row:
                if square.quantity is not None and square.kind == "figure":
                    yield square.quantity


def grid(text: str, table: Table) -> Grid:
    """Lay a table out; one that is too large to be part of an article has no squares."""
    placed: dict[tuple[int, int], Square] = {}
    width = 0
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in placed:
                column += 1
            square = _square(text, cell)
            rows, columns = max(1, min(cell.rows, len(table.rows) - number)), max(1, cell.columns)
            columns = min(columns, _WIDEST)
            if len(placed) + rows * columns > _MOST or column > _WIDEST:
                return Grid((), 0, 0)
            covered = replace(square, kind="covered" if square.quantity else square.kind)
            for down in range(rows):
                for right in range(columns):
                    own = square if not down and not right else covered
                    placed.setdefault((number + down, column + right), own)
            column += columns
            width = max(width, column)
    blank = Square(table.end, table.end, "")
    squares = tuple(
        tuple(placed.get((row, column), blank) for column in range(width))
        for row in range(len(table.rows))
    )
    top = _top(squares)
    before = normalise(text[max(table.start - 80, 0) : table.start]).strip()
    return Grid(squares, top, _left(squares, top), before.rpartition("\n")[2])


def _square(text: str, cell: Cell) -> Square:
    raw = text[cell.start : cell.end]
    bare = raw.strip(" \t\r\n\u3000\u00a0*")
    indent = len(raw) - len(raw.lstrip(" \t\u3000\u00a0"))
    start = cell.start + raw.find(bare) if bare else cell.start
    end = start + len(bare)
    words = "".join(normalise(bare).split())
    square = Square(start, end, words, indent, head=cell.head)
    if not words:
        return square
    if _NOTHING.fullmatch(words):
        return replace(square, kind="nothing")
    if _SMALL.fullmatch(words):
        return replace(square, kind="small")
    quantity = None if is_prose(raw) else _quantity(bare, start)
    return replace(square, kind="figure" if quantity else "words", quantity=quantity)


def _quantity(raw: str, start: int) -> Quantity | None:
    """Read a cell that is filled with one figure."""
    norm = normalise(raw)
    plain = _NUMBER.fullmatch(norm)
    if plain:
        return _plain(raw, start, plain)
    found = quantities(raw)
    if len(found) != 1 or found[0].kind not in _ORDINARY or found[0].value is None:
        return None
    (one,) = found
    rest = norm[: one.start] + norm[one.end :]
    if not regex.fullmatch(r"\s*(?:约|增长|增加|上升|上涨|下降|减少|下跌|降低)?\s*", rest):
        return None
    down = regex.search("下降|减少|下跌|降低", rest) is not None
    moved = one._replace(start=start + one.start, end=start + one.end)
    return _opposite(moved) if down else moved


def _opposite(q: Quantity) -> Quantity:
    assert q.value is not None
    low = None if q.high is None else -q.high
    high = None if q.low is None else -q.low
    return q._replace(value=-q.value, low=low, high=high)


def _plain(raw: str, start: int, found: regex.Match[str]) -> Quantity:
    digits = found["n"].replace(",", "")
    places = len(digits.partition(".")[2])
    negative = found["sign"] in ("-", "—", "↓", "▼", "(") and found["sign"] is not None
    value = Fraction(digits) * (-1 if negative else 1)
    half = Fraction(1, 2 * 10**places) if places or found["percent"] else Fraction(0)
    unit = found["percent"] or ""
    return Quantity(
        start,
        start + len(raw),
        raw,
        value,
        value - half,
        value + half,
        unit,
        Kind.SHARE if unit == "%" else Kind.COUNT,
        half_unit=half,
    )


def _top(squares: tuple[tuple[Square, ...], ...]) -> int:
    """Return the first row of the body: marked heads and rows of words and years are its head."""
    for number, row in enumerate(squares):
        if row and all(square.head for square in row if square.kind != "blank"):
            continue
        figures = [s for s in row[1:] if s.kind == "figure"]
        if figures and not all(_is_year(s) for s in figures):
            return number
    return len(squares)


def _is_year(square: Square) -> bool:
    return regex.fullmatch(r"(?:19|20)\d\d年?", square.words) is not None


def _left(squares: tuple[tuple[Square, ...], ...], top: int) -> int:
    """Return the first column of figures: those before it are labels and running numbers."""
    body = squares[top:]
    if not body:
        return 0
    for column in range(len(body[0])):
        filled = [row[column] for row in body if row[column].kind != "blank"]
        figures = [s for s in filled if s.kind in ("figure", "nothing", "small", "covered")]
        if filled and 2 * len(figures) > len(filled) and not _runs(figures):
            return max(column, 1)
    return len(body[0])


def _runs(figures: list[Square]) -> bool:
    """Tell whether figures merely count the rows: 1, 2, 3 …"""
    values = [s.quantity.value for s in figures if s.quantity]
    start = values[0] if values else None
    return start in (0, 1) and values == [start + n for n in range(len(values))]
