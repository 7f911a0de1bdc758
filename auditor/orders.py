"""Orders that grammar alone gives: containers and what they hold, an increase and its level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from auditor.claims import Claim, Context
from auditor.model import Kind

_CONTAINER = r"国家|国|地区|省|市|县|城市|单位|学校|高校|俱乐部|代表团|代表队|队伍|队|机构|民族|行业|赛区|组别"
# 来自 A 个国家和地区的 (B 家企业): what stands between the two figures.
_BETWEEN = regex.compile(
    rf"(?:[个支家所]|座)?(?:{_CONTAINER})(?:[和与、及](?:{_CONTAINER}))*(?:\([^()]*\))?的?(?:近|约|超过|超|共|共计)?"
)
_FROM = regex.compile(r"来自[^,;。]{0,12}$")
_RISE = regex.compile(
    r"^(?:(?:比|较)(?:上年|去年|上月|上季|前年|往年|上届|年初|同期|上一|20|19)[^,;。增多]{0,10}|同比|环比)"
    r"(?:净)?(?:增加|增长|增|多|提高|上升|扩大)了?$"
)


class Pair(NamedTuple):
    """Two figures of which the first may not exceed the second, and what they are."""

    small: Claim
    large: Claim
    small_label: str
    large_label: str


def pairs(ctx: Context) -> Iterator[Pair]:
    """Yield the ordered pairs of neighbouring figures."""
    claims = ctx.claims
    for claim in claims:
        if claim.prev < 0:
            continue
        q, p = claim.quantity, claims[claim.prev].quantity
        if q.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) or q.value is None:
            continue
        if p.kind is not q.kind or p.value is None:
            continue
        before = claims[claim.prev]
        if q.kind is Kind.COUNT and claim.clause == before.clause and _FROM.search(before.before):
            between = ctx.norm[p.end : q.start]
            if _BETWEEN.fullmatch(between):
                yield Pair(before, claim, "来源", "所含")
        elif q.unit == p.unit and claim.clause != before.clause and _RISE.match(claim.before):
            yield Pair(claim, before, "增量", "现量")
