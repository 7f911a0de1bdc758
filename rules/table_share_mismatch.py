"""表格里的占比与同表的数不符。

## 查什么
表头写着「占比」「比重」「构成」的一列，与同表另一列除以该列合计（没有合计行就除以各行之和），或与同一行
两列之商。哪一列除以哪一列，由多数行算得出来的那一种读法决定；在这种读法下算不出的那一行才算不符。

## 为什么要紧
占比多由程序一次算出，单独一行不符，往往是其中一个数改过而另一个没有改。

## 例
甲 60、乙 25、丙 15、合计 100，乙的占比写成 35%。→ 25 ÷ 100 = 25%，表中 35%

## 何时不报
- 不到两行算得出，或算不出的不止三分之一：占的不是这张表里的数。
- 四舍五入或截尾之后相符。
- 各项占比之和不是 100%：只差取整，不算错。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import show, show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.verdicts import judge
from auditor.tables.derived import Derived, Known, bases, best, row_by_row
from auditor.tables.grid import Grid, Square
from auditor.tables.markdown import drawn
from auditor.tables.series import Series, columns, rows

CODE = "TAB602"
_SHARE = regex.compile("占|比重|比例|构成|份额|百分比")
_NOT = regex.compile("同比|环比|增|减|提高|下降|变|升|降")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every share of every table whose part and whole the table lists."""
    for grid in ctx.tables:
        if not grid.squares:
            continue
        every, lines = columns(grid), rows(grid)
        for at, series in enumerate(every):
            said = series.label + series.group
            if _SHARE.search(said) and not _NOT.search(said):
                for derived in best(_readings(grid, every, lines, at)):
                    yield _told(derived)


def _readings(
    grid: Grid, every: Sequence[Series], lines: Sequence[Series], at: int
) -> Iterator[list[Derived]]:
    near = bases(every, at)
    for first in near:
        for whole in _wholes(every[first], lines):
            yield list(row_by_row(grid, every, lines, at, first, None, whole, _share, judge))
        for second in near:
            if first != second:
                yield list(row_by_row(grid, every, lines, at, first, second, None, _share, judge))


def _wholes(series: Series, lines: Sequence[Series]) -> Iterator[Square]:
    """Yield the totals of a column, those at its ends first."""
    found = [
        square
        for line, square in zip(lines, series.squares, strict=True)
        if (line.is_total or line.may_be_total) and square.quantity
    ]
    yield from found[-1:]
    yield from found[:-1][:2]


def _share(part: Known, whole: Known) -> Known | None:
    if not whole[0]:
        return None
    share = part[1].scaled(100) / whole[1]
    return part[0] * 100 / whole[0], share


def _told(d: Derived) -> Check:
    stated, part, whole = d.stated.quantity, d.first.quantity, d.second.quantity
    assert stated and part and whole and stated.value is not None
    right = show_rounded(d.nominal, _places(stated))
    sign = {Verdict.HOLDS: "=", Verdict.POSSIBLE: "≈"}.get(d.verdict, "=")
    told = "" if d.verdict is not Verdict.VIOLATED else f"，表中 {show(stated.value)}%"
    return Check(
        CODE,
        d.verdict,
        (
            Span(stated.start, stated.end, d.column[:12] or "占比"),
            Span(part.start, part.end, "部分"),
            Span(whole.start, whole.end, "整体"),
        ),
        f"{show(part.value)} ÷ {show(whole.value)} {sign} {right}%{told}",
        f"表中“{d.row}”行“{d.column}”应为{right}%，写的是{show(stated.value)}%。",
        f"In the table, the share should be {right}%, but it says {show(stated.value)}%.",
        Severity.ERROR,
    )


def _places(q: Quantity) -> int:
    return 1 if q.half_unit >= Fraction(1, 2) else len(show(q.half_unit * 2).partition(".")[2])


_PASS = drawn("地区 产值 占比", "甲 60 60.0%", "乙 25 25.0%", "丙 15 15.0%", "合计 100 100%")

RULE = Rule(
    code=CODE,
    name="table-share-mismatch",
    title="表格占比不符",
    check=check,
    flags=[
        drawn("地区 产值 占比", "甲 60 60%", "乙 «25» «35%»", "丙 15 15%", "合计 «100» 100%"),
        # 没有百分号；合计在前
        drawn(
            "产业 产值 比重（%）",
            "全县 «480.0» 100",
            "一产 48.0 10.0",
            "二产 216.0 45.0",
            "三产 «216.0» «54.0»",
        ),
        # 同一行两列之商
        drawn(
            "乡镇 总户数 已通水 占比",
            "东乡 «400» «312» «87%»",
            "西乡 500 400 80%",
            "南乡 250 150 60%",
            "北乡 300 270 90%",
        ),
    ],
    passes=[
        _PASS,
        # 四舍五入
        drawn("地区 产值 占比", "甲 1 33.3%", "乙 1 33.3%", "丙 1 33.3%", "合计 3 100%"),
        # 占的不是表里的数
        drawn("地区 产值 占全国比重", "甲 60 1.2%", "乙 25 0.5%", "丙 15 0.3%", "合计 100 2.0%"),
        # 比重的增减
        drawn("地区 产值 比重提高", "甲 60 0.6", "乙 25 0.4", "合计 100 1"),
        # 一半算得出，一半算不出：说不准
        drawn("地区 产值 占比", "甲 60 60%", "乙 25 20%", "丙 15 30%", "合计 100 100%"),
        # 截尾
        drawn("地区 产值 占比", "甲 2 66%", "乙 1 33%", "合计 3 100%"),
    ],
)
