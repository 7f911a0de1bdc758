"""What a hedging word does to a figure: the interval that its usage allows.

Conventions, after 吕叔湘《现代汉语八百词》 (多, 来, 近) and newspaper usage; where usage
wavers the wider interval is taken, since a reader must not be corrected on a hedge.

- 余, 多, 几 after a number leave less than one unit of the digit they stand on: 10余 is 11 to
  19, 4500多 is below 4600, 10余万 is below 20万, 10万余 below 11万.
- 来 (十来个) may fall short a little as well: from one fifth of that unit below to the unit above.
- 近, 将近, 接近 stay below the figure by at most one unit of its last digit that is not zero,
  and by at most a quarter of it.
- 约, 大约, 左右, 上下, 许 go as far on both sides.
- 超, 逾, 突破, 以上, 至少, 不低于 leave the upper end open; 不足, 不到, 以下, 至多 reach down to 0.
- 几十, 数百 name any multiple up to the next unit: 10 to 100, 100 to 1000.
"""

from __future__ import annotations

from fractions import Fraction

from auditor.figures.numerals import Numeral, place

Ends = tuple[Fraction | None, Fraction | None]


def margin(value: Fraction, half: Fraction) -> Fraction:
    """Return how far 近 and 约 may stray from a figure with the given half unit."""
    step = place(value, half)
    return max(min(step, abs(value) / 4) or step, half)


def remainder(number: Numeral, after_magnitude: bool, whole: bool) -> tuple[Fraction, Fraction]:
    """Return the interval of 余, 多, 几: something more, less than the digit it stands on."""
    round_figure = number.step >= number.tail  # 10万余, but not 8.6万余
    step = Fraction(number.tail) if after_magnitude and round_figure else number.step
    if whole and step > 1 and number.low.denominator == 1:
        return number.low + 1, number.high + step - 1
    return number.low, number.high + step


def around(number: Numeral) -> tuple[Fraction, Fraction]:
    """Return the interval of 来, as in 十来个."""
    return number.low - number.step / 5, number.high + number.step


def widen(
    value: Fraction | None,
    ends: Ends,
    effect: str,
    half: Fraction,
) -> Ends:
    """Apply a hedging word of the given effect to a figure.

    The word measures from the figure as written, so that its rounding no longer counts: 超1亿 is
    above 1亿 and not above 0.5亿.

    Args:
        value: the figure as written, None for a range or a figure with a hedge inside (10余).
        ends: the interval so far, None for an open end.
        effect: "below", "both", "up" or "down".
        half: half a unit of its last digit.
    """
    low, high = (value, value) if value is not None else ends
    positive = low is None or low >= 0
    if effect == "up":
        return low, None
    if effect == "down":
        return (Fraction(0) if positive else None), high
    by = Fraction(0) if value is None else margin(value, half)
    if low is not None:
        low = max(low - by, Fraction(0)) if positive else low - by
    if effect == "both" and high is not None:
        high += by
    return low, high
