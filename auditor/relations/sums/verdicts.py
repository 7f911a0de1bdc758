"""How a computed figure is held against a stated one, the same way in every rule.

A stated figure stands for more than its rounding interval: writers cut digits off as often as
they round (66.7% becomes 66%), and 约 covers more than half a digit. Both are conceded here, so
that a contradiction remains one under every reading.
"""

from __future__ import annotations

from fractions import Fraction

from auditor import interval
from auditor.interval import Interval
from auditor.model import Kind, Quantity, Verdict

_ABOUT = frozenset("约近左右概大致接")  # Characters that only hedges of approximation contain.
_ROUGH = ("分之", "成", "半")  # 三分之一 is said of 35% as well; 百分之 is as exact as %.
_ABOUT_WIDTH = Fraction(12, 100)
_CUT = Fraction(999, 1000)  # what a mean without decimals may have lost


def between(by: Quantity, level: Quantity) -> Quantity:
    """Return a difference in the scale of its levels: of shares, 25个基点 are 0.25 points."""
    if by.unit != "个基点" or level.kind is not Kind.SHARE:
        return by
    value, low, high = (None if x is None else x / 100 for x in (by.value, by.low, by.high))
    return by._replace(value=value, low=low, high=high, half_unit=by.half_unit / 100)


def allowed(q: Quantity) -> Interval:
    """Return what a figure can stand for: rounded or cut off, and 约 wide enough.

    In the unit of the figure; an end that the words leave open stays open.
    """
    low, high = q.low, q.high
    if q.value is None:
        return Interval(low, high)
    if q.value >= 0 and high is not None:
        high += q.half_unit
    elif q.value < 0 and low is not None:
        low -= q.half_unit
    rough = q.unit == "%" and any(word in q.text for word in _ROUGH) and "百分之" not in q.text
    if rough or _ABOUT.intersection(q.hedge):
        width = abs(q.value) * _ABOUT_WIDTH
        low = None if low is None else min(low, q.value - width)
        high = None if high is None else max(high, q.value + width)
    return Interval(low, high)


def mean_of(q: Quantity) -> Interval:
    """Return what a mean can stand for: one without decimals is rounded or cut off too."""
    if q.value is not None and q.low == q.high and q.value.denominator == 1:
        return Interval(q.value - Fraction(1, 2), q.value + _CUT)
    return allowed(q)


def judge(nominal: Fraction | None, computed: Interval, stated: Quantity) -> Verdict:
    """Tell how a computed figure stands to the stated one.

    Args:
        nominal: the result of the sum on the figures as written, or None if one is a range.
        computed: the result on their intervals, in the unit of `stated`.
        stated: the figure that the article gives for it.

    Returns:
        holds if the written figures agree, possible if only rounding saves them.
    """
    if not computed.meets(allowed(stated)):
        return Verdict.VIOLATED
    if nominal is not None and interval.point(nominal).meets(interval.of(stated)):
        return Verdict.HOLDS
    return Verdict.POSSIBLE
