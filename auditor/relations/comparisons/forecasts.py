"""The old level that either end of a forecast leads back to: 预计净利润N至N，同比增长P至P."""

from __future__ import annotations

from fractions import Fraction

from auditor import regex
from auditor.interval import Interval
from auditor.model import Quantity

_NUMERAL = regex.compile(r"\d+(?:\.\d+)?")
_ROUGH = Fraction(3, 200)  # Either end of a forecast is written roughly.
_ROUNDED = Fraction(1, 40)  # A bound of few digits (2亿元) is meant more exactly than it looks.
_POINT = Fraction(1, 2)  # Percentage points by which either growth is written roughly.
_LOST = -95  # A fall by nearly all leaves no old level to work out.
_RESULT = regex.compile(
    r"预[计期告测][^。;!?\n]{0,40}?(?:利润|净利|营收|收入|销售额)(?:约|大约|将|为|达到?|盈利|在)*$"
)
_EACH = regex.compile("[每各均户]|分别|部分|有的|等")
_WITHIN = 60  # characters before a forecast that name whose and what it is


def of_one_result(norm: str, start: int) -> bool:
    """Tell whether the range at `start` is where one result may end, not what many of them span.

    Prices and wages span a range today as they did before: their ends rise by different percents.
    """
    told = norm[max(0, start - _WITHIN) : start].rpartition("。")[2]
    return _RESULT.search(told) is not None and not _EACH.search(told)


def old_levels(new: Quantity, growth: Quantity, up: bool) -> list[tuple[Fraction, Interval]]:
    """Return the old level by the lower and by the upper end, each with what it may be.

    The larger fall belongs to the lower level, in whichever order the falls are written. Nothing
    is returned where the ends cannot be told apart or a rise is written backward.
    """
    numerals = _NUMERAL.findall(new.text)
    ends = (growth.low, growth.high)
    if len(numerals) != 2 or None in (new.low, new.high, *ends):
        return []
    least, most = (q or Fraction(0) for q in ends)
    if not up:
        least, most = sorted((-least, -most))
    if not _LOST < least < most:
        return []
    olds = []
    for level, told, numeral in zip((new.low, new.high), (least, most), numerals, strict=True):
        assert level is not None
        half = Fraction(1, 2 * 10 ** len(numeral.partition(".")[2])) / Fraction(numeral)
        rough = min(half, _ROUNDED) + _ROUGH
        around = Interval(level * (1 - rough), level * (1 + rough))
        times = Interval(1 + (told - _POINT) / 100, 1 + (told + _POINT) / 100)
        olds.append((level / (1 + told / 100), around / times))
    return olds
