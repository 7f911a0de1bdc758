"""Levels held against another that is told with the comparison: 2.9%，低于4.5%的目标1.6个百分点.

The other level stands between the comparison and the difference, bare (比4.5%的目标低), or in
brackets behind its name (高于全省平均水平（5.0%）0.9个百分点). What was before is no other level
but an old one, of which the changes tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity

_W = r"[^,;。!?:()\n\d%]"
_COMPARES = ("高于", "超过", "高出", "快于", "多于", "大于", "低于", "慢于", "少于", "小于")
# (a character that it needs, the words up to the other level, the words from it to the difference)
_FORMS = (
    # A，比(全省的)B(的…)高 N
    (
        frozenset("比较"),
        regex.compile(rf"\)?{_W}{{0,8}},?{_W}{{0,10}}[比较]{_W}{{0,14}}\(?(?:为|是)?"),
        regex.compile(
            rf"\)?(?:的{_W}{{0,10}})?(?:还|则|又)?[高快多大低慢少小](?:出|了)*(?:约|近|逾|超过?)?"
        ),
    ),
    # A，高于(全省平均水平（)B(）的…) N
    (
        frozenset("于过出"),
        regex.compile(
            rf"\)?{_W}{{0,8}},?{_W}{{0,8}}(?:{'|'.join(_COMPARES)})"
            rf"{_W}{{0,14}}\(?(?:为|是)?"
        ),
        regex.compile(rf"\)?(?:的{_W}{{0,12}})?(?:约|近|逾)?"),
    ),
)
_OLD = regex.compile("[去上前]年|同期|[年期]初|[去上]月|上季|此前|之前|历史|原|昨|前一|年")
_FALLS = regex.compile("降|减|跌|负|亏|收窄|回落|占|缩")  # a fall is not held against a rise
_LONGEST = 40


class Held(NamedTuple):
    """A level, the other it is held against, and by how much, the figure with index `at`."""

    at: int
    level: Quantity
    other: Quantity
    by: Quantity


def read(ctx: Context) -> Iterator[Held]:
    """Yield every level that is held against another which is told beside it. Linear."""
    for by in ctx.claims[2:]:
        level, other = ctx.claims[by.at - 2], ctx.claims[by.at - 1]
        a, b, gap = level.quantity, other.quantity, by.quantity
        points = gap.kind is Kind.POINTS and b.unit == "%"
        if not (points or (gap.unit and gap.unit == b.unit and gap.kind is b.kind)):
            continue
        if a.unit != b.unit or a.kind is not b.kind or level.sentence != by.sentence:
            continue
        if gap.start - a.end > _LONGEST + len(b.text) or not (a.value and b.value and gap.value):
            continue
        first, second = ctx.norm[a.end : b.start], ctx.norm[b.end : gap.start]
        if _OLD.search(first) or _FALLS.search(level.before[-_LONGEST:] + other.before):
            continue
        for signs, to, behind in _FORMS:
            if not signs.isdisjoint(first) and to.fullmatch(first) and behind.fullmatch(second):
                yield Held(by.at, a, bare(b), gap)
                break


def bare(q: Quantity) -> Quantity:
    """Return a figure without its 低于: it is compared with, not told as a bound."""
    if q.value is None or q.hedge not in _COMPARES:
        return q
    return q._replace(low=q.value - q.half_unit, high=q.value + q.half_unit, hedge="")
