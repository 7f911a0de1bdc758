"""Tells what a figure counts, and whether it compares with another instead of adding to it."""

from __future__ import annotations

from collections import Counter

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind

COUNTABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
# Counters of persons may change between a whole and its parts (39 名患者 … 35 例).
_SAME_COUNTER = {"名": "人", "位": "人", "例": "人", "个": "", "件": "", "项": ""}
_PERSONS = frozenset("名位例人")
# 40 金 32 银 35 铜 count medals, and stand side by side without a mark.
MEDALS = {"金": "枚", "银": "枚", "铜": "枚", "块": "枚"}
# Words of a comparison: the figure behind them says something of the item before it.
_COMPARED = regex.compile(
    "(?<![同环])[比较][上去前同年历]|同期|[增扩减]招|(?:增(?:加(?!值)|[长减收])|减少|减收|下降|上升|提高|降低)(?!的)"
    "|(?<![最不减])[低高少多]出?了?$"
    "|缩[量小减]|放量|扩大|收窄|回落|控制在|核定的|[人户日年月套亩]均|均价|单价|平均|每"
)
_TOTALS = frozenset(("共", "共计", "合计", "总计"))
_ROW = 4  # figures of a row before its total
_PAST = regex.standard("[比较与同](?:上|前|去|往)")
_THAN = frozenset("比较与同")
_AND = frozenset({"和", "与", "及"})


def same_unit(a: Claim, b: Claim) -> bool:
    """Tell whether two figures count the same kind of thing."""
    one, two = unit_of(a), unit_of(b)
    return one == two or _SAME_COUNTER.get(one, one) == _SAME_COUNTER.get(two, two)


def unit_of(claim: Claim) -> str:
    """Return the unit of a figure; medals of each colour are pieces."""
    return MEDALS.get(claim.quantity.unit, claim.quantity.unit)


def counted(claim: Claim) -> str:
    """Return what a figure counts: its unit, counters of persons being one."""
    unit = unit_of(claim)
    return "人" if unit in _PERSONS else unit


def is_level(claim: Claim) -> bool:
    """Tell whether a figure counts or measures, unhedged, outside brackets."""
    q = claim.quantity
    return q.kind in COUNTABLE and claim.bracket < 0 and bool(q.value) and not q.hedge


def is_comparison(ctx: Context, claim: Claim) -> bool:
    """Tell whether a figure compares (比上年增加 3 件) or is a mean (人均 2 万元)."""
    return ctx.once(comparisons)[claim.at]


def units_told(ctx: Context) -> Counter[str]:
    """Return how many figures of an article have each unit; ask by `Context.once`."""
    return Counter([claim.quantity.unit for claim in ctx.claims])


def comparisons(ctx: Context) -> list[bool]:
    """Return for every figure whether it compares; a dozen relations ask."""
    out: list[bool] = []
    for claim in ctx.claims:
        told = _compares(ctx, claim)
        if not told and claim.before in _AND and claim.prev >= 0:
            before = ctx.claims[claim.prev]  # 分别比上年增加 3 件和 2 件
            told = before.clause == claim.clause and _compares(ctx, before)
        out.append(told)
    return out


def sums_up_the_past(ctx: Context, claim: Claim) -> bool:
    """Tell whether a total closes a row that is compared with (较上届 30 金 22 银共 52 枚)."""
    if claim.before not in _TOTALS:
        return False
    row = [c for c in ctx.claims[max(0, claim.at - _ROW) : claim.at] if c.clause == claim.clause]
    return bool(row) and _PAST.match(row[0].before) is not None


def _compares(ctx: Context, claim: Claim) -> bool:
    if claim.before and _COMPARED.search(claim.before):
        return True
    before = ctx.claims[claim.prev] if claim.prev >= 0 else None
    if before is None or before.quantity.kind is not Kind.DATE or before.clause != claim.clause:
        return False
    return before.before[-1:] in _THAN  # 比2023年的1144万人次
