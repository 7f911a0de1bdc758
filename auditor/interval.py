"""Arithmetic on closed intervals of exact rationals; a None end is open.

A relation is contradicted only if no choice of values within the intervals satisfies it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from auditor.model import Quantity
from auditor.normal import normalise


@dataclass(frozen=True, slots=True)
class Interval:
    """[low, high]; None is minus or plus infinity."""

    low: Fraction | None
    high: Fraction | None

    def __add__(self, other: Interval) -> Interval:
        """Return the interval of sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def __neg__(self) -> Interval:
        """Return the interval of opposites."""
        return Interval(
            None if self.high is None else -self.high, None if self.low is None else -self.low
        )

    def __sub__(self, other: Interval) -> Interval:
        """Return the interval of differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Return the interval of products; an open end of either factor opens the product's."""
        if self.low is None or other.low is None:
            return Interval(None, None)
        if self.low >= 0 and other.low >= 0:
            high = None if self.high is None or other.high is None else self.high * other.high
            return Interval(self.low * other.low, high)
        if self.high is None or other.high is None:
            return Interval(None, None)
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Return the interval of quotients; unbounded where the divisor may be zero."""
        if other.low is None or other.low <= 0:
            return Interval(None, None)
        inverse = Interval(Fraction(0) if other.high is None else 1 / other.high, 1 / other.low)
        return self * inverse

    def meets(self, other: Interval) -> bool:
        """Tell whether the two can be equal."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)

    def may_be_at_most(self, other: Interval) -> bool:
        """Tell whether some value here is ≤ some value of the other."""
        return self.low is None or other.high is None or self.low <= other.high

    def widened(self, part: Fraction) -> Interval:
        """Return the interval with a part of either end more at that end; both are ≥ 0."""
        return Interval(
            None if self.low is None else self.low * (1 - part),
            None if self.high is None else self.high * (1 + part),
        )

    def scaled(self, factor: Fraction | int) -> Interval:
        """Return every value times a factor; a negative one turns the ends."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high) if factor >= 0 else Interval(high, low)


def of(q: Quantity) -> Interval:
    """Return the interval that a quantity's words allow."""
    return Interval(q.low, q.high)


def point(value: Fraction | int) -> Interval:
    """Return the interval of one exact value."""
    exact = Fraction(value)
    return Interval(exact, exact)


def total(parts: Iterable[Interval]) -> Interval:
    """Return the sum of intervals; the empty sum is zero."""
    parts = list(parts)
    return Interval(_sum([p.low for p in parts]), _sum([p.high for p in parts]))


def _sum(ends: Iterable[Fraction | None]) -> Fraction | None:
    """Add up by integers: to make a fraction of every step would cost most of the time."""
    above, below = 0, 1
    for end in ends:
        if end is None:
            return None
        n, d = end.as_integer_ratio()
        if d == below:
            above += n
        else:
            shared = lcm(below, d)
            above, below = above * (shared // below) + n * (shared // d), shared
    return Fraction(above, below)


def show(value: Fraction | None) -> str:
    """Write an exact value in the shortest decimal form, or as a fraction where it has none."""
    if value is None:
        return "∞"
    above, below = value.as_integer_ratio()
    if below == 1:
        return str(above)
    twos, fives = _times(2, below), _times(5, below)
    if below != 2**twos * 5**fives:
        return f"{above}/{below}"
    places = max(twos, fives)
    digits = str(abs(above) * 10**places // below).rjust(places + 1, "0")
    return f"{'-' if above < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _times(prime: int, number: int) -> int:
    """Return how many times a prime divides a number."""
    times = 0
    while number % prime == 0:
        number //= prime
        times += 1
    return times


_MAGNITUDES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))


def show_like(value: Fraction | None, like: Quantity) -> str:
    """Write a value in the 万 or 亿 in which a quantity is written: 112.4亿, not 11240000000."""
    for word, size in _MAGNITUDES:
        if value is not None and word in normalise(like.text):
            return show(value / size) + word
    return show(value)


def show_rounded_like(value: Fraction, like: Quantity) -> str:
    """Write a value rounded to two places, in the 万 or 亿 in which a quantity is written."""
    for word, size in _MAGNITUDES:
        if word in normalise(like.text):
            return show_rounded(value / size) + word
    return show_rounded(value)


def show_rounded(value: Fraction, places: int = 2) -> str:
    """Write a value rounded half up to so many decimal places, without trailing zeros."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    return sign + show(Fraction(whole, 10**places))
