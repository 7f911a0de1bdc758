"""Two shares of one company's stock that imply different numbers of shares.

持有3560万股，占总股本的6.95%，拟减持512万股，占总股本的1.00%: the whole is not told, but both have
the same. What a company issues or buys back changes its stock by little, so that only implied
wholes which lie well apart, and which one slip would bring together, speak of a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval
from auditor.model import Quantity
from auditor.relations.proportions.shares import Share
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed

_STOCK = regex.compile("总股本|股份总[数额]|已发行股份")
_CHANGED = regex.compile(
    "增发|发行(?!股份的)|回购|注销|转增|定增|配股|行权|[前后]的?总股本|流通|A股|H股"
)
_APART = Fraction(1, 20)
_TIGHT = Fraction(1, 20)  # the width, by its size, of an implied whole that still tells


class Pair(NamedTuple):
    """Two shares of one stock, what each implies, and whether the two can be the same."""

    first: Share
    second: Share
    wholes: tuple[Interval, Interval]
    holds: bool


def read(ctx: Context, told: Sequence[Share]) -> Iterator[Pair]:
    """Yield neighbouring shares of the same stock that stand in one paragraph."""
    of_stock = [s for s in told if s.part >= 0 and s.whole < 0 and _STOCK.search(s.words)]
    for one, two in pairwise(of_stock):
        a, b = ctx.claims[one.part], ctx.claims[two.part]
        if one.words != two.words or a.paragraph != b.paragraph or one.part == two.part:
            continue
        start, end = ctx.sentences[a.sentence][0], ctx.sentences[b.sentence][1]
        if any(ctx.quantities[s.share].hedge for s in (one, two)):
            continue
        if a.quantity.unit != b.quantity.unit or _CHANGED.search(ctx.norm, start, end):
            continue
        wholes = _implied(ctx, one), _implied(ctx, two)
        if not all(w.low and w.high and w.high - w.low < _TIGHT * w.high for w in wholes):
            continue
        holds = wholes[0].meets(wholes[1])
        if holds or (_far(*wholes) and _slips(ctx, one, two, wholes)):
            yield Pair(one, two, wholes, holds)


def _written(q: Quantity) -> Interval:
    """Return a figure as its digits leave it open: 不超过512万股 is told for those 512万."""
    value = q.value or Fraction(0)
    return Interval(value - q.half_unit, value + q.half_unit)


def _implied(ctx: Context, share: Share) -> Interval:
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    return _written(part).scaled(100) / allowed(stated)


def _far(one: Interval, two: Interval) -> bool:
    low, high = sorted((one, two), key=lambda w: w.low or 0)
    return (low.high or 0) * (1 + _APART) < (high.low or 0)


def _slips(ctx: Context, one: Share, two: Share, wholes: tuple[Interval, Interval]) -> bool:
    """Tell whether a slip of one of the four figures explains that they do not agree."""
    for share, whole in ((one, wholes[1]), (two, wholes[0])):
        part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
        half = Interval(-stated.half_unit, stated.half_unit)
        percent = interval.of(stated).scaled(Fraction(1, 100))
        if is_plain_slip(part, whole * percent, seldom=SURE):
            return True
        if is_plain_slip(stated, (_written(part) / whole).scaled(100) + half, seldom=SURE):
            return True
    return False
