"""Tells whether a figure that misses could be right but for one plain slip of the pen.

A plain slip is one of those that typists make: one digit changed, two neighbouring digits
swapped, two exchanged around a third, a digit dropped, a digit too many, the decimal point shifted
by one or two places, 万 for 亿 or 亿 for 万. A figure of few digits is one slip away from a good
part of all figures, so a slip counts only where chance alone would seldom (1 in 20 for each kind
of slip) bring a repaired figure into the needed interval: enough digits, and an interval that
leaves hardly any choice.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from auditor import regex
from auditor.interval import Interval, show
from auditor.model import Quantity
from auditor.normal import normalise

_ARABIC = regex.compile(r"\d[\d,]*(?:\.\d+)?")
SELDOM = Fraction(1, 20)
SURE = Fraction(100)
# So many digits that a slip proves by itself that figures belong together, whatever words say.
HARDLY = Fraction(1, 20_000)
_LONGEST = 18  # Digits; a longer run is no figure that anybody retypes.
_SHIFTS = tuple(Fraction(10) ** n for n in (1, -1, 2, -2))
_MYRIADS = (Fraction(10**4), Fraction(1, 10**4))


def plain_slip(
    written: Quantity, needed: Interval, *, seldom: Fraction = SELDOM
) -> Fraction | None:
    """Return the value that one plain slip turned into the written one, or None.

    Args:
        written: a figure that misses; its value is in its own unit.
        needed: the values, in the same unit, that would satisfy the relation. An interval with
            an open end proves nothing and gives None.
        seldom: the highest chance at which a random figure of this length would look like a slip.
            Where the words already bind the figures, pass `SURE`: then length does not matter.
    """
    if written.value is None or needed.low is None or needed.high is None:
        return None
    if needed.high < 0 <= written.value:
        return None  # no slip changes the sign
    numeral = _numeral(written)
    if not numeral or len(numeral) > _LONGEST:
        return None
    if 9 * 10 ** len(numeral) * _SPREAD * seldom < 1:
        return None  # so short that no kind of slip would speak
    shown = Fraction(numeral)
    if shown == 0:
        return None
    scale = written.value / shown
    low, high = sorted((needed.low / scale, needed.high / scale))
    return _retyped(numeral, low, high, scale, seldom) or _shifted(written, needed, seldom)


def is_plain_slip(written: Quantity, needed: Interval, *, seldom: Fraction = SELDOM) -> bool:
    """Tell whether one plain slip away from the written figure lies a value that is needed."""
    return plain_slip(written, needed, seldom=seldom) is not None


def is_swap(written: Quantity, needed: Interval) -> bool:
    """Tell whether swapping two neighbouring digits brings the figure to a value needed."""
    if not written.value or needed.low is None or needed.high is None:
        return False
    numeral = _numeral(written)
    if not numeral or len(numeral) > _LONGEST or not Fraction(numeral):
        return False
    scale = written.value / Fraction(numeral)
    return any(needed.low <= Fraction(s) * scale <= needed.high for s in _swapped(numeral))


def last_digits(q: Quantity) -> Fraction:
    """Return a figure in units of its last digit (22.33亿: 2233), an estimate as it is."""
    value = abs(q.value or Fraction(0))
    return value if q.hedge or not q.half_unit else value / (2 * q.half_unit)


def _numeral(q: Quantity) -> str:
    """Return the digits as written, or for 汉字 numerals those of the value."""
    found = _ARABIC.findall(normalise(q.text))
    if len(found) == 1:  # 18万4327 has two, and is retyped as a whole.
        return str(found[0]).replace(",", "")
    assert q.value is not None
    value = abs(q.value)
    if value.denominator == 1:
        return str(value.numerator)
    text = show(value)
    return "" if "/" in text else text


def _retyped(
    numeral: str, low: Fraction, high: Fraction, scale: Fraction, seldom: Fraction
) -> Fraction | None:
    """Look for a changed, swapped, missing or needless digit that leads into [low, high]."""
    digits = numeral.strip("0") if numeral.isdigit() else numeral.replace(".", "").lstrip("0")
    step = Fraction(1, 10 ** len(numeral.partition(".")[2]))
    choices = (high - low) // step + 1
    (a, b), (c, d) = low.as_integer_ratio(), high.as_integer_ratio()
    alike = 9 * 10 ** max(len(digits) - 1, 0)  # Figures of so many digits.
    if choices > seldom * alike * _SPREAD:
        return None  # so many values would do that no kind of slip would speak
    for slips, spread in _KINDS:
        candidates = slips(numeral)
        if len(candidates) * choices > seldom * alike * spread:
            continue
        for candidate in candidates:
            whole, _, decimals = candidate.partition(".")
            n, size = int(whole + decimals), 10 ** len(decimals)
            if a * size <= n * b and n * d <= c * size:
                return Fraction(n, size) * scale
    return None


def _swapped(s: str) -> list[str]:
    """Return the numerals from which swapping two neighbouring digits makes `s`."""
    out = []
    for i in range(len(s) - 1):
        j = i + 2 if s[i + 1] == "." else i + 1
        if s[i] != "." and j < len(s) and s[i] != s[j]:
            out.append(s[:i] + s[j] + s[i + 1 : j] + s[i] + s[j + 1 :])
    return out


def _exchanged(s: str) -> list[str]:
    """Return the numerals from which exchanging two digits around a third makes `s`."""
    digits = [i for i, char in enumerate(s) if char != "."]
    pairs = [(i, j) for i, j in zip(digits, digits[2:], strict=False) if s[i] != s[j]]
    return [s[:i] + s[j] + s[i + 1 : j] + s[i] + s[j + 1 :] for i, j in pairs]


def _needless(s: str) -> list[str]:
    """Return the numerals from which one digit too many makes `s`."""
    return [s[:i] + s[i + 1 :] for i in range(len(s)) if s[i] != "." and len(s) > 1]


def _changed(s: str) -> list[str]:
    """Return the numerals from which changing one digit makes `s`."""
    places = [i for i, char in enumerate(s) if char != "."]
    return [s[:i] + d + s[i + 1 :] for i in places for d in "0123456789" if d != s[i]]


def _missing(s: str) -> list[str]:
    """Return the numerals from which dropping one digit makes `s`."""
    return [s[:i] + d + s[i:] for i in range(len(s) + 1) for d in "0123456789"]


# Each kind of slip, and over how many times as many figures its repairs spread.
_KINDS: tuple[tuple[Callable[[str], list[str]], int], ...] = (
    (_swapped, 1),
    (_exchanged, 1),
    (_needless, 1),
    (_changed, 1),
    (_missing, 10),
)
_SPREAD = max(spread for _, spread in _KINDS)


def _shifted(written: Quantity, needed: Interval, seldom: Fraction) -> Fraction | None:
    """Look for a shifted point or a mistaken 万 or 亿; chance seldom misses by such factors."""
    assert written.value is not None and needed.low is not None and needed.high is not None
    if needed.low <= 0 or (needed.high - needed.low) * 10 > needed.low:
        return None
    width = needed.high - needed.low + (2 * written.half_unit or 1)
    if seldom < SELDOM and len(_SHIFTS) * width > seldom * needed.low:
        return None
    factors = _SHIFTS + _MYRIADS if any(c in "万亿萬億" for c in written.text) else _SHIFTS
    for factor in factors:
        value = written.value * factor
        if needed.low <= value <= needed.high:
            return value
    return None
