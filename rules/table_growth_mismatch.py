"""表格里的增幅、增减量与旁边的两期数不符。

## 查什么
表头写着「同比增长」「增幅」「增减」的一列，与同一行另外两列（今年、上年；本期、上期）算出的增幅或差。
哪一列比哪一列，由多数行算得出来的那一种读法决定；在这种读法下算不出的那一行才算不符。

## 为什么要紧
增幅由两期数算出；改了数而没有改增幅，或正负号写反，读者一眼就看见。

## 例
上年 200、今年 230，增幅写成 25%。→ (230 − 200) ÷ 200 = 15%，表中 25%

## 何时不报
- 不到两行算得出，或算不出的不止三分之一：增幅按可比价、可比口径另算。
- 地区生产总值、增加值一类的行：增幅按不变价计算。
- 增幅落在两期数取整的余地之内。
- 率、比重一类的行：增减的是百分点。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import point, show, show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.verdicts import judge
from auditor.tables.derived import Derived, Known, bases, best, row_by_row
from auditor.tables.grid import Grid
from auditor.tables.markdown import drawn
from auditor.tables.series import Series, columns, rows

CODE = "TAB603"
_CHANGE = regex.compile("同比|环比|增长|增幅|增速|增减|增加|减少|降幅|涨幅|变动|变化|比上|较上|±")
_PERCENT = regex.compile("%|百分|率|幅|速|比增长|增长比例")
_DOWN = regex.compile("降幅|下降|减少")
_ELSEWHERE = regex.compile("生产总值|GDP|增加值|产值|率$|比重|占比|指数|可比|价格")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every change of every table whose two figures the table lists."""
    for grid in ctx.tables:
        if not grid.squares:
            continue
        every, lines = columns(grid), rows(grid)
        for at, series in enumerate(every):
            if _CHANGE.search(series.label + series.group):
                for derived in best(_readings(grid, every, lines, at)):
                    if derived.verdict is not Verdict.VIOLATED or not _ELSEWHERE.search(
                        derived.row
                    ):
                        yield _told(derived, _is_percent(series))


def _is_percent(series: Series) -> bool:
    units = [s.quantity.unit for s in series.squares if s.quantity]
    return "%" in units or _PERCENT.search(series.label) is not None


def _readings(
    grid: Grid, every: Sequence[Series], lines: Sequence[Series], at: int
) -> Iterator[list[Derived]]:
    near = bases(every, at) if _is_percent(every[at]) else bases(every, at)[:4]
    formula = _growth if _is_percent(every[at]) else _difference
    down = _DOWN.search(every[at].label) is not None
    for first in near:
        for second in near:
            if first == second or every[first].unit != every[second].unit:
                continue
            yield list(row_by_row(grid, every, lines, at, first, second, None, formula, judge))
            if down:
                fall = _fall if formula is _growth else _loss
                yield list(row_by_row(grid, every, lines, at, first, second, None, fall, judge))


def _growth(new: Known, old: Known) -> Known | None:
    if old[0] <= 0:
        return None
    reach = (new[1] / old[1]).scaled(100) - point(100)
    return (new[0] - old[0]) * 100 / old[0], reach


def _difference(new: Known, old: Known) -> Known | None:
    return new[0] - old[0], new[1] - old[1]


def _fall(new: Known, old: Known) -> Known | None:
    found = _growth(new, old)
    return (-found[0], -found[1]) if found else None


def _loss(new: Known, old: Known) -> Known | None:
    return old[0] - new[0], old[1] - new[1]


def _told(d: Derived, percent: bool) -> Check:
    stated, new, old = d.stated.quantity, d.first.quantity, d.second.quantity
    assert stated and new and old and stated.value is not None
    one, two, sign = show(new.value), show(old.value), "%" if percent else ""
    right = show_rounded(d.nominal, _places(stated)) + sign
    said = show(stated.value) + sign
    wrong = "" if d.verdict is not Verdict.VIOLATED else f"，表中 {said}"
    left = f"({one} − {two}) ÷ {two}" if percent else f"{one} − {two}"
    return Check(
        CODE,
        d.verdict,
        (
            Span(stated.start, stated.end, d.column[:12] or "增幅"),
            Span(new.start, new.end, d.labels[1][:12]),
            Span(old.start, old.end, d.labels[2][:12]),
        ),
        f"{left} {'≈' if d.verdict is Verdict.POSSIBLE else '='} {right}{wrong}",
        f"表中“{d.row}”行“{d.column}”应为{right}，写的是{said}。",
        f"In the table, the change should be {right}, but it says {said}.",
        Severity.ERROR,
    )


def _places(q: Quantity) -> int:
    return len(show(q.half_unit * 2).partition(".")[2]) if q.half_unit < Fraction(1, 2) else 1


RULE = Rule(
    code=CODE,
    name="table-growth-mismatch",
    title="表格增幅不符",
    check=check,
    flags=[
        drawn(
            "项目 2020年 2019年 同比增长（%）",
            "旅客 «230» «200» «25.0»",
            "货物 330 300 10.0",
            "邮件 95 100 -5.0",
        ),
        # 上年在前；正负号写反
        drawn(
            "乡镇 上年 今年 增幅",
            "东乡 120 150 25%",
            "西乡 «80» «72» «10%»",
            "南乡 50 55 10%",
            "合计 250 277 10.8%",
        ),
        # 增减量
        drawn("项目 本月 上月 增减", "甲 «35» «28» «8»", "乙 20 26 -6", "丙 12 12 0"),
        # 降幅写正数
        drawn("项目 今年 去年 降幅%", "甲 90 100 10", "乙 «160» «200» «25»", "丙 45 50 10"),
    ],
    passes=[
        drawn("项目 2020年 2019年 同比增长（%）", "旅客 230 200 15.0", "货物 330 300 10.0"),
        # 按可比价计算
        drawn(
            "指标 2020年 2019年 增长%",
            "生产总值 1050 1000 3.2",
            "工业 420 400 2.1",
            "零售额 330 300 10.0",
        ),
        drawn(
            "指标 2020年 2019年 增长%",
            "生产总值 1050 1000 3.2",
            "收入 220 200 10.0",
            "零售额 330 300 10.0",
        ),
        # 两期数取整
        drawn("项目 2020年 2019年 增幅", "甲 1.2 1.1 6.5%", "乙 2.0 1.8 9.0%", "丙 3.3 3.0 10.0%"),
        # 旁边只有一期
        drawn("项目 产量 同比增长%", "甲 120 5.0", "乙 80 6.1", "丙 200 3.3"),
        # 率的增减是百分点
        drawn("项目 今年 上年 增减", "就业率 95.2 94.0 1.2", "人数 300 280 20", "户数 50 45 5"),
    ],
)
