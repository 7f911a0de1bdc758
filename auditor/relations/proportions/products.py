"""Finds a rate, a count and a total that one sentence ties together: 每套420元，350套，共14.7万元.

Only a stretch between 。；！？ that has one rate, one figure of the unit for which the rate is told
and one figure that the words close (共, 合计, 总额, 支付货款) makes a product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.text import nouns

_CUE = regex.compile("[每均产/价单]")
_EVERY = regex.standard(r"每(?P<scale>[十百千万])?(?P<rest>[^每]+)$")
_MEAN = regex.standard(
    r"(?P<each>[人户亩株头台次件篇班村家店桌校日天年月周])均(?P<rest>[^均每]*)$|亩产量?"
)
_SINGLE = regex.standard(
    r"单(?P<each>[机台件套户座栋])(?P<rest>(?:装机)?(?:容量|功率|重量?|面积|造价|投资额?|产能))[为是]?$"
)
_SCORED = regex.standard(r"平均(?:得?分|成绩)[为是]?$")
_PRICE = regex.standard(r"(?:单价|(?:发行|增发|认购|配售)价格?)(?P<rest>[^均每]*)$")
_RATES = ("每", "均", "单", "亩产", "价")  # without one of these the words tell of no rate
_NOT_RATE = regex.compile(
    "最高|最低|上限|下限|不超过|不低于|至少|计划|预计|力争|目标|同期|上年|去年|标准|增长|下降|[增减]|加价"
    "|预算|可|能|约定|原则|起拍|底价"
)
_CLOSED = regex.compile("共|合计|总计|累计|总[额量产价金值面投支收重装容功]|总金额|募集")
_TOTAL = regex.compile(
    "共|合计|总|累计|金额|资金|货款|价款|发放|支付|支出|收入|花费|耗资|产值|分红|补[贴助]|募集|销售额|接待|产量"
)
_NOT_TOTAL = regex.compile(
    "其中|增|减|每|均|上年|去年|同期|预算|计划|目标|预计|力争|成本|利润|剩余|另|还|此外|原|一期|首期|已|人数|比"
    "|定金|预付|股本|注册资本|成交总|净额"
)
_NOT_COUNT = regex.compile(
    "其中|增|减|上年|去年|同期|每|计划|目标|预计|前|第|比(?![赛武])|另|限|剩余|首批"
)
_NEUTRAL = regex.compile(
    r"造价|价格|平均|单价|售价|收购价|均价|价|标准|发放|给予|按照?|计算|现金|红利|派发?|送|含税|投入|支付|支出|缴纳|资金|收取|费用?|的"
)
_TOTAL_NEUTRAL = regex.compile(
    r"货款|价款|金额|资金|支出|支付|收入|销售额|营收|花费|耗资|费用?|款|发放|总额|总价|总计|合计|总|产值|现金|红利|派发?"
    r"|募集|募资|净额|拨付|兑付|需"
)
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_ANYTHING = frozenset({"个", "家", "所", "处"})
_LONG_UNITS = ("平方米", "立方米", "平方公里", "千瓦时", "公里", "千米", "公斤", "千克", "公顷")
_DAYS = frozenset({"天", "日"})
_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_MASS = {
    "克": Fraction(1, 1000),
    "斤": Fraction(1, 2),
    "市斤": Fraction(1, 2),
    "公斤": Fraction(1),
    "千克": Fraction(1),
    "kg": Fraction(1),
    "吨": Fraction(1000),
}
_MOST = 8  # Figures in a stretch; where there are more the ties are not plain.


@dataclass(frozen=True, slots=True)
class Product:
    """rate × count ÷ per = total, where rate and total are first multiplied by their scales.

    closed: the words before the total say that it is all (共, 合计, 总额).
    set_: the rate is a price or an allotment (每, 单价), which is as written; a mean is rounded.
    """

    rate: Claim
    count: Claim
    total: Claim
    per: Fraction
    rate_scale: Fraction
    total_scale: Fraction
    closed: bool
    set_: bool


class _Rate(NamedTuple):
    claim: Claim
    each: str  # the words behind 每, or the one unit; empty where any unit may be meant
    open: bool  # `each` goes on with other words
    per: Fraction
    noun: str


def read(ctx: Context) -> tuple[Product, ...]:
    """Return every product that a sentence of the article states; made once."""
    return ctx.once(_read)


def _read(ctx: Context) -> tuple[Product, ...]:
    if not _CUE.search(ctx.norm):
        return ()
    return tuple(p for group in _stretches(ctx) for p in _product(ctx, group))


def _stretches(ctx: Context) -> Iterator[list[Claim]]:
    """Yield the figures of every stretch between 。；！？ that may hold a product."""
    group: list[Claim] = []
    end = 0
    for claim in ctx.claims:
        q = claim.quantity
        if group and (claim.sentence != group[0].sentence or ";" in ctx.norm[end : q.start]):
            if 3 <= len(group) <= _MOST:
                yield group
            group = []
        group.append(claim)
        end = q.end
    if 3 <= len(group) <= _MOST:
        yield group


def _product(ctx: Context, group: list[Claim]) -> Iterator[Product]:
    rates = [r for c in group if (r := _rate(ctx, c)) is not None]
    if len(rates) > 1:  # each may have its own count and total behind it
        starts = [r.claim.at for r in rates]
        for rate, end in zip(rates, [*starts[1:], group[-1].at + 1], strict=True):
            told = [c for c in group if rate.claim.at <= c.at < end]
            yield from _of_rate(ctx, rate, told)
    elif rates:
        yield from _of_rate(ctx, rates[0], group)


def _of_rate(ctx: Context, rate: _Rate, group: list[Claim]) -> Iterator[Product]:
    unit, rate_scale = _unit(rate.claim)
    others = [
        c for c in group if c is not rate.claim and c.quantity.value and c.quantity.kind in _COUNTED
    ]
    same = [c for c in others if _unit(c)[0] == unit]
    counts = [c for c in group if c is not rate.claim and _counts(ctx, rate, c)]
    if not rate.each:
        counts = [c for c in others if c not in same]
    counts = [c for c in counts if not _NOT_COUNT.search(c.before)]
    totals = [c for c in same if c not in counts and _is_total(rate, c)]
    if len(counts) != 1 or len(totals) != 1 or len(same) != len(totals) + (counts[0] in same):
        return
    count, total = counts[0], totals[0]
    if any(
        c is not count and c.before.startswith("其中") and _unit(c) == _unit(count) for c in others
    ):
        return  # 发行N股，其中老股转让N股: the price may be told for some of them
    if len({count.bracket, total.bracket, rate.claim.bracket}) > 1:
        return
    closed = bool(_CLOSED.search(total.before))
    set_ = "均" not in rate.claim.before + rate.noun and "产" not in rate.claim.before
    yield Product(rate.claim, count, total, rate.per, rate_scale, _unit(total)[1], closed, set_)


def _unit(claim: Claim) -> tuple[str, Fraction]:
    """Return the unit of a figure's own measure, people and masses made alike, and its scale."""
    unit = claim.quantity.unit.partition("/")[0]
    if unit in _PEOPLE:
        return "人", Fraction(1)
    if unit in _MASS:
        return "公斤", _MASS[unit]
    return unit, Fraction(1)


def _rate(ctx: Context, claim: Claim) -> _Rate | None:
    q, before = claim.quantity, claim.before
    if q.kind not in _COUNTED or not q.value or q.value <= 0:
        return None
    prev = ctx.claims[claim.prev] if claim.prev >= 0 else None
    near = prev is not None and prev.clause == claim.clause and prev.before.endswith("每")
    if not near and "/" not in q.unit and not any(word in before for word in _RATES):
        return None
    if _NOT_RATE.search(before):
        return None
    if "/" in q.unit:
        return _Rate(claim, q.unit.partition("/")[2], False, Fraction(1), "")
    if near and prev and prev.quantity.kind is Kind.COUNT and prev.quantity.value:
        return _Rate(claim, prev.quantity.unit, False, prev.quantity.value, before)
    if before.count("每") + before.count("均") > 1 and "平均每" not in before:
        return None
    every = _EVERY.search(before)
    if every:
        per = {"十": 10, "百": 100, "千": 1000, "万": 10000}.get(every["scale"] or "", 1)
        return _Rate(claim, every["rest"], True, Fraction(per), every["rest"])
    mean = _MEAN.search(before)
    if mean:
        return _Rate(claim, mean["each"] or "亩", False, Fraction(1), mean["rest"] or "")
    single = _SINGLE.search(before)
    if single:
        each = "台" if single["each"] == "机" else single["each"]
        return _Rate(claim, each, False, Fraction(1), single["rest"])
    if _SCORED.search(before):
        return _Rate(claim, "人", False, Fraction(1), "")
    price = _PRICE.search(before)
    return _Rate(claim, "", False, Fraction(1), price["rest"]) if price else None


def _counts(ctx: Context, rate: _Rate, claim: Claim) -> bool:
    """Tell whether a figure counts what a rate is told for."""
    q, each = claim.quantity, rate.each
    if not q.value or not each or (claim.at == rate.claim.prev and claim.before.endswith("每")):
        return False
    if q.kind is Kind.DURATION:
        unit = q.unit.removeprefix("个")
        alike = unit in _DAYS and each[:1] in _DAYS
        return alike or (unit in ("年", "月", "周") and each[:1] == unit)
    if q.kind not in _COUNTED:
        return False
    unit = q.unit
    if unit in _PEOPLE:
        return each[:1] in _PEOPLE
    if unit and (each == unit or (rate.open and each.startswith(unit))):
        return True
    # 4个小组，每组6人: behind a counter of anything the noun says what is counted
    reach = 3 if unit in _ANYTHING else 1 if unit else 2
    return rate.open and each[:1] != "" and each[:1] in claim.after[:reach]


def _is_total(rate: _Rate, claim: Claim) -> bool:
    """Tell whether a figure can be the total of a rate: by its cue and by its noun."""
    before = claim.before
    if not _TOTAL.search(before) or _NOT_TOTAL.search(before):
        return False
    noun = nouns.content(_NEUTRAL.sub("", rate.noun))
    if rate.open and noun:  # without the unit that 每 names
        measure = next((u for u in _LONG_UNITS if rate.noun.startswith(u)), noun[0])
        noun = noun.removeprefix(measure)
    if len(noun) < 2 or not nouns.content(_TOTAL_NEUTRAL.sub("", before)):
        return True
    return nouns.covered(noun, before) >= Fraction(1, 2)
