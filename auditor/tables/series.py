"""The rows and columns of a table as series: a label and the squares along it.

What a label says of its figures: whether they can be added up at all, and whether whole numbers
count things or are rounded amounts.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from auditor import regex
from auditor.interval import Interval, point
from auditor.tables.grid import Grid, Square

# Figures under these words are no amounts: the total of a column is not their sum.
_NO_AMOUNT = regex.compile(
    "占|比重|比例|构成|率|%|‰|同比|环比|增长|增幅|增速|增减(?![额量数])|涨|跌|变动|变化|均|价|指数|名次|位次|排[名位序]|序号|编号|代码|编码|年份|日期|时间|密度|系数|得分|评分|倍|强度|年龄|温度|±"
    "|每[万千百]?[\\p{Han}]|面值|汇率|进度|百分|最[高低大小]|电话|邮编|比上"
)
# The same at the end of the label of a row, whose name may be that of a place or a person.
_NO_AMOUNT_ROW = regex.compile(
    r"(?:率|%|‰|比重|占比|比例|指数|单价|价格|均价|增幅|增速|增长|同比|环比|(?:人均|平均|每)[\p{Han}]{0,6})"
    r"(?:\([^)]*\))?$"
)
_OF_WHICH = regex.compile(r"^(?:其中|#|＃)|(?:其中)[:]?$|^\(?其中|^含|^内:")
_SUM_WORD = regex.compile(r"(?:合计|总计|小计|共计|总和|总数)(?:数|\(.*\))?$|^[Tt]otal$|^合计")
_WEAK_SUM = regex.compile(
    r"^(?:全[市省国县区州镇乡部体校院系县])(?:合计|总计|总数)?$|^总[\p{Han}]{1,4}(?:\(.*\))?$|总[量额]$"
)
_SCALED = regex.compile(
    "万|亿|千|百|元|美金|欧元|吨|公斤|克|米|里|亩|公顷|平方|立方|瓦|度|升|吨|小时|天|%|‰|标准煤|标箱"
)
_COUNTED = regex.compile(
    r"[(（/](?:人|例|个|家|户|次|件|枚|辆|名|套|项|所|张|台|只|头|株|起|宗|处|座|人次|条|篇|份|票)[)）]?$"
    r"|[人户例件家个项次票]数$|(?:例|人|户|家|枚|辆|牌)$"
)
_UNIT = regex.compile(r"[(（]([^()（）]{1,12})[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Series:
    """A row or a column of figures.

    Attributes:
        label: the words that head it.
        squares: its squares in order.
        group: the heads above the label.
        indent: how deep the label is set in.
        unit: the unit in brackets at the end of the label, or "".
        adds_up: whether its figures are amounts, whose sum means something.
        is_total: whether the label says that it is the sum of others.
        may_be_total: whether the label allows that (全市, 总人数).
        of_which: whether it is a part of another one that need not be complete (其中).
    """

    label: str
    squares: tuple[Square, ...]
    group: str
    indent: int
    unit: str
    adds_up: bool
    is_total: bool
    may_be_total: bool
    of_which: bool


def series(
    label: str,
    squares: tuple[Square, ...],
    group: str,
    no_amount: regex.Pattern[str],
    indent: int = 0,
    *,
    mixed: bool = False,
) -> Series:
    """Return a row or a column with what its label says.

    A row is mixed: a share in it does not keep the amounts beside it from being added up.
    """
    unit = _UNIT.search(label)
    relative = [s.quantity.unit in ("%", "‰", "倍") for s in squares if s.quantity]
    shares = any(relative) and (all(relative) or not mixed)
    of_which = _OF_WHICH.search(label) is not None
    return Series(
        label,
        squares,
        group,
        indent,
        unit[1] if unit else "",
        not shares and not no_amount.search(label),
        not of_which and _SUM_WORD.search(label) is not None,
        _WEAK_SUM.search(label) is not None,
        of_which,
    )


def rows(grid: Grid) -> list[Series]:
    """Return the rows of the body, each labelled by the words before its figures."""
    out = []
    for row in grid.squares[grid.top :]:
        names = [s for s in row[: grid.left] if s.kind == "words"]
        words = list(dict.fromkeys(s.words for s in names))
        label = words[-1] if words else ""
        totals = [word for word in words if _SUM_WORD.search(word)]
        indent = names[-1].indent if names else 0
        group = "/".join(words[:-1])
        name = totals[0] if totals else label
        out.append(series(name, row[grid.left :], group, _NO_AMOUNT_ROW, indent, mixed=True))
    return out


def columns(grid: Grid) -> list[Series]:
    """Return the columns of figures, each labelled by the heads above it."""
    out = []
    width = len(grid.squares[0]) if grid.squares else 0
    for number in range(grid.left, width):
        heads = [grid.squares[r][number] for r in range(grid.top)]
        words = list(dict.fromkeys(s.words for s in heads if s.words))
        body = tuple(row[number] for row in grid.squares[grid.top :])
        label = words[-1] if words else ""
        out.append(series(label, body, "/".join(words[:-1]), _NO_AMOUNT))
    return out


def says_rounded(grid: Grid, *labels: str) -> bool:
    """Tell whether whole numbers under these labels may be rounded amounts, not counts of things.

    A label that counts things (人数, 户) is believed before one of a larger unit (万元).
    """
    said = [_size(label) for label in labels]
    if "counted" in said:
        return False
    return "scaled" in said or _size(_unit_line(grid.caption)) == "scaled"


@lru_cache(maxsize=4096)
def _size(label: str) -> str:
    if _COUNTED.search(label):
        return "counted"
    return "scaled" if _SCALED.search(label) else ""


@lru_cache(maxsize=64)
def _unit_line(caption: str) -> str:
    found = regex.search(r"单位\s*:?\s*([^)\n]{1,20})", caption)
    return found[1] if found else ""


def term(square: Square, rounded: bool) -> tuple[Fraction, Interval] | None:
    """Return the value and the interval of a square in a sum; None if it is not known."""
    if square.kind == "nothing":
        return Fraction(0), point(0)
    if square.kind == "small":
        return Fraction(0), Interval(Fraction(0), Fraction(1, 2))
    q = square.quantity
    if square.kind != "figure" or q is None or q.value is None:
        return None
    if rounded and q.half_unit == 0 and q.low == q.high:
        half = Fraction(1, 2)
        return q.value, Interval(q.value - half, q.value + half)
    return q.value, Interval(q.low, q.high)
