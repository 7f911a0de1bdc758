"""What every figure is made of: a unit, hedges inside and behind it, small change."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from auditor.figures import hedges
from auditor.figures.lexicon import AFTER, NEXT_WORD, NOT_BEFORE, UNITS, Unit, pattern
from auditor.figures.numerals import Numeral, read
from auditor.figures.reading import NOTHING, Reading
from auditor.model import Kind

BARE = Unit("", Kind.COUNT)
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
MAGNITUDES |= {"拾": 10, "佰": 100, "仟": 1000}
_MINOR = pattern(r"(\d+|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]+) ?([角毛分])")
_SEVERAL = pattern(r"[数几]([十百千万亿]+)")
_CONTINUOUS = {Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DURATION}
# Kinds with which 多 may stand behind the unit: 5年多, 三成多.
_MORE = {Kind.DURATION, Kind.MEASURE, Kind.MULTIPLE, Kind.MONEY, Kind.AGE, Kind.SHARE}
# Units that change the value: a tenth of a whole, of a 元; ten years.
_SCALES = {
    "成": ("%", Fraction(10)),
    "角": ("元", Fraction(1, 10)),
    "分钱": ("元", Fraction(1, 100)),
    "打": ("个", Fraction(12)),
}


def scaled(n: Numeral, by: Fraction | int) -> Numeral:
    """Return the numeral times an exact factor."""
    return Numeral(n.low * by, n.high * by, n.half * by, n.tail)


def unit_of(m: re.Match[str], group: str, text: str) -> tuple[Unit, int]:
    """Return the unit matched by a group and where it ends; the empty unit if it begins a word."""
    word = m[group]
    if word is None:
        return BARE, -1
    word = word.strip()
    end = m.end(group)
    if word == "月":
        return UNITS["个月"], end
    while word and word not in UNITS:
        word, end = word[:-1], end - 1
    if end < len(text):
        while word:
            stop = NOT_BEFORE.get(word)
            if stop is None or end >= len(text) or text[end] not in stop:
                break
            if text.startswith(NEXT_WORD.get(word, ()), end):
                break
            word, end = word[:-1], end - 1
            while word and word not in UNITS:
                word, end = word[:-1], end - 1
    return (UNITS[word], end) if word else (BARE, -1)


def several(text: str) -> Numeral | None:
    """Read 数十, 几百万, 几个亿: from one unit to the next."""
    m = _SEVERAL.fullmatch(text.replace("个", ""))
    if m is None:
        return None
    number = read("一" + m[1]) if m[1][0] != "十" else read(m[1])
    if number is None:
        return None
    small = MAGNITUDES[m[1][0]]
    top = 100 if small == 10 else 10 * small
    return Numeral(number.low, number.low * top / small, NOTHING)


def rough(
    n: Numeral, written: str, hedge: str, magnitude: str, kind: Kind
) -> tuple[Numeral, Fraction, Fraction]:
    """Apply 余, 多, 几, 来, 把 written inside a figure; return the figure and its ends.

    Args:
        n: the numeral before the hedge, and `written` as it stands there.
        hedge: the hedge, perhaps with 个 before it (3个多).
        magnitude: what follows the hedge: 万 in 10余万, 十 in 一百几十; "" if nothing.
        kind: the kind of the figure; continuous ones may lie between whole numbers.
    """
    word = hedge.strip().lstrip("个")
    exact = replace(n, half=NOTHING)
    factor = 1
    for char in magnitude.rstrip("多"):
        factor *= MAGNITUDES[char]
    lower = 1 if written[-1] in "零〇" else MAGNITUDES[magnitude[0]] if magnitude else 0
    if word == "几" and lower in (1, 10, 100, 1000) and n.low >= 10 * lower:
        # 一百几十, 两千几百万, 一百零几: a digit in a lower place is left open.
        factor //= MAGNITUDES[magnitude[0]] if magnitude else 1
        lower = lower if written[-1] not in "零〇" or not magnitude else MAGNITUDES[magnitude[0]]
        low, high = n.low + lower, n.high if n.high > n.low else n.low + 10 * lower
        if factor == 1 and kind not in _CONTINUOUS:
            high -= 1
        return scaled(exact, factor), low * factor, high * factor
    whole = kind not in _CONTINUOUS and factor == 1
    after = n.tail > 1 and not magnitude
    about = word in ("来", "把")
    ends = hedges.around(n) if about else hedges.remainder(n, after, whole)
    return scaled(exact, factor), ends[0] * factor, ends[1] * factor


def followed(m: re.Match[str], reading: Reading, start: int) -> Reading:
    """Apply a hedging word behind the unit: 左右, 以上, and 多 as in 5年多, 三成多."""
    after = m["after"]
    if not after:
        return reading
    word = after.strip().removeprefix("(含)").strip()
    if word in "余多":
        if reading.kind not in _MORE:
            return reading._replace(length=m.start("after") - start)
        low, high, step = reading.low, reading.high, Fraction(1)
        if reading.kind is Kind.SHARE and reading.value is not None:
            low = high = reading.value
            step = Fraction(10) if "成" in (m["u2"] or "") else step
        top = None if high is None or not reading.unit else high + step
        return reading._replace(low=low, high=top, hedge=reading.hedge + word)
    effect = AFTER.get(after.strip()) or AFTER[word]  # 3人(含)以上, 70公里(含)内
    low, high = hedges.widen(
        None if reading.hedge else reading.value,
        (reading.low, reading.high),
        effect,
        reading.half,
    )
    hedge = f"{reading.hedge}…{word}" if reading.hedge else word
    return reading._replace(low=low, high=high, hedge=hedge)


def closed(
    value: Fraction | None,
    ends: hedges.Ends,
    unit: Unit,
    hedge: str,
    half: Fraction,
    length: int,
) -> Reading:
    """Put a figure together, in the scale of its unit (三成 is 30%)."""
    low, high = ends
    name, kind = unit
    if name == "番":
        if value is None or value.denominator != 1 or not 0 < value < 40:
            return Reading(length, value, low, high, "番", Kind.COUNT, hedge, half)
        fold = Fraction(2) ** int(value)
        return Reading(length, fold, fold, fold, "倍", Kind.MULTIPLE, hedge)
    by = Fraction(1)
    if name in _SCALES:
        name, by = _SCALES[name]
    elif name == "折":
        name, by = "%", Fraction(10 if high is not None and high < 10 else 1)
    elif name == "旬":  # 八旬老人 is in his eighties
        name, by = "岁", Fraction(10)
        high = None if high is None else high + Fraction(9, 10)
    if by != 1:
        value = None if value is None else value * by
        low = None if low is None else low * by
        high = None if high is None else high * by
        half = half * by
    return Reading(length, value, low, high, name, kind, hedge, half)


def small_change(text: str, coin: str) -> tuple[Fraction, Fraction]:
    """Value what follows a unit: 3角2分 of 元, 五 of 块, 75 of 米.

    Args:
        text: what follows the unit.
        coin: the unit before it.

    Returns:
        What it adds, in that unit, and half a unit of its last digit where it is rounded.
    """
    total = NOTHING
    parts = _MINOR.findall(text)
    for digits, small in parts:
        number = read(digits)
        if number is not None:
            total += number.low / (100 if small == "分" else 10)
    if parts:
        if text[-1] not in "角毛分钱整":  # 九块九毛九
            last = read(text[-1])
            total += last.low / 100 if last else 0
        return total * (10 if coin == "角" else 1), NOTHING
    digits = text.rstrip("钱")
    number = read(digits)
    if number is None:
        return NOTHING, NOTHING
    place = Fraction(1, 10 ** len(digits))
    exact = coin in ("元", "角")
    return number.low * place, NOTHING if exact else place / 2
