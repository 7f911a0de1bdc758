"""全体的增幅与各组成部分的增幅合不到一起。

## 查什么
全体与各部分的本期数、增幅都写在文中，且各部分的本期数相加恰为全体时，
用增幅推回上期，各部分的上期数相加也应等于全体的上期数：
3347.9 ÷ 1.062 + 1870.7 ÷ 0.987 = 5047.8，5218.6 ÷ 1.034 = 5047.0。
按可比价格计算的增幅只要求全体的增幅介于各部分之间。「占预算的 105%」一类的完成率同样推算。

## 为什么要紧
全体的增幅是各部分增幅的平均，不会比每一部分都高，也不会比每一部分都低。

## 例
> 经营费用为 4340 万元，增长 86.2%；销售费用为 920 万元，增长 21.8%；管理费用为 1630 万元，
> 增长 77.4%；研发费用为 1790 万元，增长 38.2%。

三项费用最多增长 77.4%，合计不会增长 86.2%。

## 何时不报
各部分的本期数相加不等于全体；有一部分没有写增幅；同比与环比混用；四舍五入之内相容。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import changes
from auditor.relations.comparisons.changes import Change
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import template
from auditor.relations.text.template import DATE, NUMBER, SHARE

CODE = "CHG304"
_REAL = regex.compile("可比|不变价|扣除|增加值|生产总值|国民收入|总产值")
_OF_OLD = regex.standard(
    rf"(?P<level>{NUMBER})[^。;\n{NUMBER}]{{0,24}}?,?[为是](?:{DATE}|上年|去年)(?:同期)?的(?P<share>{SHARE})"
)
_PARTS = 10  # Entries behind a whole among which its parts are looked for.
_FEW = 4  # Parts behind 其中 that may add up to a rounded whole.
_NEXT = 40  # Characters between the growth of such a whole and its first part.
_FINE = 10**5  # Times its rounding; a whole told so finely is met by no chance.
_COARSE = Fraction(1, 200)  # A whole rounded more coarsely is met by chance.
_OF_WHICH = regex.compile("其中|分别?看|:")
_SKIPPED = 2  # Entries between them that belong to something else (此外…).
_REACH = 60  # Figures between a whole and its last part.
_LEAST = 100  # Sums of smaller figures come out by chance.
_TOLERANCE = Fraction(1, 10)


# 完成 13866 万元，占调整预算 100.93%: over the plan as growth is over the year before
_OF_PLAN = regex.compile(
    rf"(?P<level>{NUMBER})[^,。;\n{NUMBER}{SHARE}]{{0,12}},?(?:占|完成|为)"
    rf"[^,。;\n{NUMBER}{SHARE}]{{0,8}}(?:预算|计划|任务|目标)数?的?(?P<share>{SHARE})"
)


class _Entry(NamedTuple):
    """A level with its growth in percent, a fall being negative; or that over its plan."""

    at: int
    level: Quantity
    stated: Quantity
    growth: Interval


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every whole whose parts all have their growth stated."""
    for entries, base in ((_entries(ctx), 0), (_of_plan(ctx), 100)):
        yield from _gathered(ctx, entries, base)


def _gathered(ctx: Context, entries: Sequence[_Entry], base: int) -> Iterable[Check]:
    """Gather parts under their wholes; a rate is told as growth (base 0) or as written (100)."""
    behind: list[_Entry] = []  # what follows, parts already gathered under their wholes
    found: list[Check] = []
    for entry in reversed(entries):
        taken = _parts(entry, behind[:_PARTS]) or _divided(ctx, entry, behind[:_FEW])
        if taken:
            found.append(_told(ctx, entry, [behind[i] for i in taken], base))
            # Figures of another unit between them may be the parts of another whole.
            end, unit = taken[-1] + 1, entry.level.unit
            behind[:end] = [e for e in behind[:end] if e.level.unit != unit]
        behind.insert(0, entry)
    return reversed(found)


def _entries(ctx: Context) -> list[_Entry]:
    """Return the levels with a growth over the year before, in the order of the article."""
    out: dict[int, _Entry] = {}
    for change in changes.read(ctx):
        entry = _entry(ctx, change)
        if entry:
            out.setdefault(entry.at, entry)
    shown = template.of(ctx)
    for found in _OF_OLD.finditer(shown.text) if f"的{SHARE}" in shown.text else ():
        at = shown.index(found.start("level"))
        level, stated = ctx.quantities[at], ctx.quantities[shown.index(found.start("share"))]
        if level.value and level.value > 0 and stated.value is not None:
            growth = allowed(stated) + interval.point(-100)
            out.setdefault(at, _Entry(at, level, stated, growth))
    return [out[at] for at in sorted(out)]


def _of_plan(ctx: Context) -> list[_Entry]:
    """Return the levels that are told as so many per cent of a plan or budget."""
    shown = template.of(ctx)
    out = []
    for found in _OF_PLAN.finditer(shown.text) if "%" in ctx.norm else ():
        at = shown.index(found.start("level"))
        level, stated = ctx.quantities[at], ctx.quantities[shown.index(found.start("share"))]
        if level.value and level.value > 0 and stated.value is not None and stated.unit == "%":
            out.append(_Entry(at, level, stated, allowed(stated) + interval.point(-100)))
    return out


def _entry(ctx: Context, change: Change) -> _Entry | None:
    if min(change.amount, change.level) < 0 or change.reference in ("chain", "from"):
        return None
    stated, level = ctx.quantities[change.amount], ctx.quantities[change.level]
    if stated.kind is not Kind.SHARE or stated.unit != "%" or stated.value is None:
        return None
    if not level.value or level.value <= 0 or "均" in change.words:
        return None
    growth = allowed(stated)
    return _Entry(change.level, level, stated, growth if change.up else -growth)


def _parts(whole: _Entry, behind: Sequence[_Entry]) -> list[int]:
    """Return which of the entries behind add up to a whole exactly, in order; none if none do."""
    value = whole.level.value
    assert value is not None
    if value < _LEAST or len(behind) < 2:
        return []
    usable = [
        i
        for i, e in enumerate(behind)
        if e.level.unit == whole.level.unit and e.at - whole.at <= _REACH
    ]
    fine = whole.level.half_unit * _FINE < value
    found = _search(value, behind, usable, _SKIPPED, 2 * whole.level.half_unit if fine else 0)
    return found if len(found) > 1 else []


def _divided(ctx: Context, whole: _Entry, behind: Sequence[_Entry]) -> list[int]:
    """Return the first entries behind 其中 that add up to a whole but for rounding."""
    if not behind or not whole.level.value or whole.level.half_unit > whole.level.value * _COARSE:
        return []
    between = ctx.norm[whole.stated.end : behind[0].level.start]
    if len(between) > _NEXT or not _OF_WHICH.search(between):
        return []
    made = interval.point(0)
    for i, part in enumerate(behind):
        if part.level.unit != whole.level.unit:
            return []
        made += interval.of(part.level)
        if i and made.meets(interval.of(whole.level)):
            return list(range(i + 1))
    return []


def _search(
    rest: Fraction,
    behind: Sequence[_Entry],
    usable: Sequence[int],
    skips: int,
    slack: Fraction | int,
) -> list[int]:
    """Take or skip the first usable entry until the rest is taken; [] if it cannot be.

    slack: by how much rounded figures may miss their sum.
    """
    if not usable:
        return []
    first = behind[usable[0]].level.value
    assert first is not None
    if abs(first - rest) <= slack:
        return [usable[0]]
    if first < rest:
        more = _search(rest - first, behind, usable[1:], skips, slack)
        if more:
            return [usable[0], *more]
    return _search(rest, behind, usable[1:], skips - 1, slack) if skips else []


def _base(entry: _Entry) -> Interval:
    """Return the level of the year before."""
    return interval.of(entry.level).scaled(100) / (entry.growth + interval.point(100))


def _told(ctx: Context, whole: _Entry, parts: list[_Entry], base: int) -> Check:
    lows = [p.growth.low for p in parts if p.growth.low is not None]
    highs = [p.growth.high for p in parts if p.growth.high is not None]
    open_ = len(lows) < len(parts) or len(highs) < len(parts)
    start, end = ctx.sentences[ctx.claims[whole.at].sentence]
    if open_:
        fits = True
    elif not base and _REAL.search(ctx.norm, start, end):
        fits = Interval(min(lows) - _TOLERANCE, max(highs) + _TOLERANCE).meets(whole.growth)
    else:
        fits = _base(whole).meets(interval.total(_base(p) for p in parts))
    rate, rate_en = ("完成率", "rate") if base else ("增减幅", "change")
    spans = [Span(whole.stated.start, whole.stated.end, f"全体的{rate}")]
    spans.append(Span(whole.level.start, whole.level.end, "全体"))
    for part in parts[:6]:
        spans.append(Span(part.stated.start, part.stated.end, f"部分的{rate}"))
        spans.append(Span(part.level.start, part.level.end, "部分"))
    result = _result(whole, parts, base)
    names = "、".join(p.stated.text for p in parts)
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        tuple(spans),
        f"由各部分的{rate} {names} 推算，全体为 {result}%，文中 {whole.stated.text}",
        f"由各部分推算，全体的{rate}应为 {result}%，文中写作 {whole.stated.text}。",
        f"The parts give the whole a {rate_en} of {result}%, not of {whole.stated.text}.",
        Severity.ERROR,
    )


def _result(whole: _Entry, parts: list[_Entry], base: int) -> str:
    """Return the growth of the whole that the parts' growths as written give."""
    assert whole.level.value is not None
    before = Fraction(0)
    for part in parts:
        middle = part.growth.low if part.growth.high is None else part.growth.high
        if part.growth.low is not None and part.growth.high is not None:
            middle = (part.growth.low + part.growth.high) / 2
        if middle is None or part.level.value is None or middle <= -100:
            return "?"
        before += part.level.value * 100 / (100 + middle)
    return show_rounded(100 * (whole.level.value / before - 1) + base, 1)


RULE = Rule(
    code=CODE,
    name="growth-outside-parts",
    title="全体与部分的增幅不合",
    check=check,
    flags=[
        "三季度货物总值«8.88万亿元»，按年增长«17.5%»。其中，外销«5万亿元»，按年增«10.2%»；内销«3.88万亿元»，增长«4.3%»。",
        "1、接待游客«28899.24万人次»，同比增长«19.66%»；\n游客消费2929.20亿元，同比增长20.33%；\n"
        "2、接待过夜游客«15299.29万人次»，同比增长«15.24%»；\n过夜消费2379.68亿元，同比增长20.88%；\n"
        "3、接待一日游游客«13599.96万人次»，同比增长«18.96%»；\n一日游消费549.51亿元，同比增长17.98%。",
        "经营费用«4340万元»，同比增长«86.2%»；销售费用为«920万元»，同比上升«21.8%»；"
        "管理费用为«1630万元»，同比上升«77.4%»；研发费用为«1790万元»，同比上升«38.2%»。",
        "货物进出口总值«5218.6亿元»，比去年同期增长«9.4%»。其中，出口«3347.9亿元»，同比增长«6.2%»；"
        "进口«1870.7亿元»，同比下降«1.3%»。",
        "全省进出口«1.15万亿元»，比去年同期（下同）增长«9.6%»。其中，出口«7070.6亿元»，增长«8.6%»；"
        "进口«4431.3亿元»，下降«1.1%»。",
        "货物进出口总值«5218.6亿元（人民币»，下同），比去年同期增长«9.4%»。其中，出口«3347.9亿元»，同比增长«6.2%»。"
        "进口«1870.7亿元»，同比下降«1.3%»。",
        "一般公共预算收入«28,583万元»，占调整预算«115.47%»。甲部门完成«13,866万元»，占调整预算«100.93%»；"
        "乙部门完成«14,717万元»，占调整预算«110.14%»。",
    ],
    passes=[
        "1、接待游客28899.24万人次，同比增长16.96%；\n2、接待过夜游客15299.29万人次，同比增长15.24%；\n"
        "3、接待一日游游客13599.96万人次，同比增长18.96%。",
        "一般公共预算收入28,583万元，占调整预算105.47%。甲部门完成13,866万元，占调整预算100.93%；"
        "乙部门完成14,717万元，占调整预算110.14%。",
        "一般公共预算收入28,583万元，占调整预算115.47%。甲部门完成13,866万元，占调整预算100.93%；"
        "乙部门完成12,717万元，占调整预算110.14%。",
        "全省进出口1.15万亿元，比去年同期（下同）增长4.6%。其中，出口7070.6亿元，增长8.6%；"
        "进口4431.3亿元，下降1.1%。",
        "工业总产值1.15万亿元，增长9.6%。其中，甲地7070.6亿元，增长8.6%；乙地2431.3亿元，下降1.1%。",
        "经营费用为4340万元，同比上升46.2%；销售费用为920万元，同比上升21.8%；"
        "管理费用为1630万元，同比上升77.4%；研发费用为1790万元，同比上升38.2%。",
        "货物进出口总值5218.6亿元，比去年同期增长3.4%。其中，出口3347.9亿元，同比增长6.2%；"
        "进口1870.7亿元，同比下降1.3%。",
        "地区生产总值1000亿元，按可比价格计算，同比增长5.0%。其中，第一产业增加值100亿元，增长3.0%；"
        "第二产业增加值400亿元，增长6.1%；第三产业增加值500亿元，增长4.6%。",
        "9月份进出口612.3亿元，环比下降2.1%，其中出口398.5亿元，同比增长1.0%，进口213.8亿元，同比增长2.0%。",
    ],
)
