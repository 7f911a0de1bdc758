"""What the cells of a table say: each is read as the sentence that it stands for.

The heads above a figure, the name of its row and the line over the table are put together to
截至9月8日24时，温州市确诊病例为504例, which is read as any sentence is. What the words leave open
is as doubtful here, and nothing is beyond doubt that was put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.engine import context_of
from auditor.model import Quantity
from auditor.packs import built_in, words
from auditor.relations.meaning import gazetteer
from auditor.relations.meaning.lexicon import compiled
from auditor.relations.meaning.sayings import UNKNOWN, Saying, sayings
from auditor.tables.grid import Grid, Square

_MOST = 1000  # cells of an article that are read; a longer table is a data set
_LONGEST = 30  # characters of a name of a row or a column
_DATE = (
    r"(?:(?:19|20)\d\d年(?:末|底|度)?|\d{1,2}[-—~至]\d{1,2}月份?|\d{1,2}月(?:末|底|份)?|\d{1,2}[日号]"
    r"|(?:0[-—~至]|0时[-—~至])?\d{1,2}时|上半年|前三季度|第?[一二三四]季度)"
)
_TIME = regex.compile(rf"(?:截[至止]到?)?{_DATE}++")
_YEAR = regex.compile(r"(?:19|20)\d\d年")
_UNIT = regex.compile(r"\((?P<unit>[^()]{1,8})\)$")
_UNIT_LINE = regex.compile(r"单位[:：]\s*(?P<unit>[\p{Han}%]{1,6})(?![\p{Han}、,/])")
_TOTAL = regex.compile("合计|总计|小计|共计|总数|全部")
_NUMBER = regex.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTED = {"病例": "例", "例数": "例", "人数": "人", "户数": "户"}  # heads that say their unit
_BREAKS = regex.compile(r"[\s,，;；。:：、()（）]")


class _Label(NamedTuple):
    """The words of a row or a column: its unit, its time, its place, and what else it says."""

    unit: str
    time: str
    place: str
    rest: str
    total: bool


def said(ctx: Context) -> Iterator[tuple[Quantity, Saying]]:
    """Yield the figure of every filled cell and what it says.

    The figure has the unit of its head (120 under 亿元 is 12000000000 元), and the place of its
    characters in the text.
    """
    left = _MOST
    reader = _Reader(ctx)
    for grid in ctx.tables:
        over = reader.over(grid)
        heads: dict[int, _Label] = {}
        for row in grid.squares[grid.top :]:
            name = reader.label(_names(row[: grid.left]))
            for column, square in enumerate(row):
                if square.quantity is None or square.kind != "figure":
                    continue
                head = heads.get(column)
                if head is None:
                    above = (grid.squares[r][column] for r in range(grid.top))
                    head = heads[column] = reader.label(_names(above))
                found = None
                if left > 0 and column >= grid.left:
                    found, tried = reader.read(square, name, head, over)
                    left -= tried
                yield found or (square.quantity, UNKNOWN)
        for row in grid.squares[: grid.top]:  # years in heads
            for square in row:
                if square.quantity is not None and square.kind == "figure":
                    yield square.quantity, UNKNOWN


def _names(squares: Iterator[Square] | tuple[Square, ...]) -> list[str]:
    return list(dict.fromkeys(s.words for s in squares if s.words and s.kind != "nothing"))


class _Reader:
    """Puts the sentences of an article's cells together and reads them."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._lexicon = compiled((*ctx.packs, *built_in()))
        self._subject = gazetteer.subject(f"{ctx.heading}\n{ctx.norm}") if ctx.tables else ""

    def over(self, grid: Grid) -> _Label:
        """Return what the line over a table says for all its cells."""
        line = "".join(grid.caption.split())
        unit = _UNIT_LINE.search(line)
        time = max(_TIME.findall(line), key=len, default="")
        place = gazetteer.subject(line) or self._subject
        return _Label(unit["unit"] if unit else "", time, place, "", False)

    def label(self, names: list[str]) -> _Label:
        """Sort the words of a row or a column."""
        unit = time = place = ""
        rest: list[str] = []
        total = False
        for name in names:
            found = _UNIT.search(name)
            if found:
                unit, name = found["unit"], name[: found.start()]
            if _TIME.fullmatch(name):
                time = time + name if time.endswith("年") else name
            elif _TOTAL.fullmatch(name):
                total = True
            elif name and gazetteer.resolve(name, self._subject):
                place = name
            elif name:
                rest.append(name)
        return _Label(unit, time, place, "".join(rest), total)

    def read(
        self, square: Square, row: _Label, column: _Label, over: _Label
    ) -> tuple[tuple[Quantity, Saying] | None, int]:
        """Return what a cell says, None if no pack names it, and how many sentences were read."""
        parts = [each.rest for each in (row, column) if each.rest]
        stated = "".join(parts)
        cell = square.quantity
        if (
            cell is None
            or not _NUMBER.fullmatch(square.words.rstrip("%‰"))
            or len(stated) > 2 * _LONGEST
            or _BREAKS.search(stated)
            or not any(self._names_metric(part) for part in parts)
        ):
            return None, 0
        unit = column.unit or row.unit or over.unit
        unit = unit or next((u for end, u in _COUNTED.items() if stated.endswith(end)), "")
        figure = square.words if square.words[-1] in "%‰" else square.words + unit
        time = row.time or column.time or over.time
        if row.time and column.time:
            time = max((column.time + row.time, row.time + column.time), key=_begins_with_year)
        elif time != over.time and not _YEAR.match(time):  # 1-8月 in a table of 2020年
            year = _YEAR.match(over.time)
            time = (year[0] if year else "") + time
        place = row.place or column.place
        best: tuple[Quantity, Saying] | None = None
        tried = 0
        for order in permutations(parts):
            text = f"{time}{',' if time else ''}{place}{''.join(order)}为{figure}"
            tried += 1
            found = self._one(text, len(text) - len(figure), over.place)
            if found and (best is None or found[1].doubt < best[1].doubt):
                best = found
        if best is None:
            return None, tried
        quantity, what = best
        doubt = 2 if row.total or column.total or _odd(what.group) else max(what.doubt, 1)
        moved = quantity._replace(start=square.start, end=square.end, text=cell.text)
        return (moved, what._replace(doubt=doubt)), tried

    def _names_metric(self, label: str) -> bool:
        return self._lexicon.name_before(label) is not None

    def _one(self, text: str, at: int, place: str) -> tuple[Quantity, Saying] | None:
        """Read one sentence, whose figure stands at its end."""
        ctx = context_of(text, self._ctx.published, self._ctx.packs, heading=place)
        for claim, what in zip(ctx.claims, ctx.once(sayings), strict=True):
            q = claim.quantity
            if q.start == at and q.end == len(text) and what.metric and q.value is not None:
                return q, what
        return None


def _begins_with_year(time: str) -> bool:
    return _YEAR.match(time) is not None


def _odd(group: str) -> bool:
    """Tell whether a population is none that the packs know, so that anything may be meant."""
    return bool(group) and group not in words().populations
