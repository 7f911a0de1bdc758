"""Counts, money, measures, shares and multiples: a numeral with its unit and its hedges."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from auditor.model import Kind
from auditor.reader import hedges
from auditor.reader.lexicon import AFTER, NOT_BEFORE, UNITS, Unit, pattern
from auditor.reader.numerals import Numeral, read
from auditor.reader.reading import NOTHING, Reading, label

_BARE = Unit("", Kind.COUNT)
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_MINOR = pattern(r"(\d+|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]+)([角毛分])")
_PLAIN = pattern(r"(\d+)(?:\.(\d+))?([万亿]*)(\D*)")
_SPECIAL = frozenset(["成", "折", "番", "角", "分钱", "半"])  # units that change the value
_HALVES = {Kind.DURATION, Kind.MULTIPLE, Kind.MEASURE, Kind.AGE}
_SEVERAL = pattern(r"([数几])?([十百千万亿]+)")
_CONTINUOUS = {Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DURATION}


def scaled(n: Numeral, by: Fraction | int) -> Numeral:
    """Return the numeral times an exact factor."""
    return Numeral(n.low * by, n.high * by, n.half * by, n.tail)


def unit_of(m: re.Match[str], group: str, text: str) -> tuple[Unit, int]:
    """Return the unit matched by a group and where it ends; the empty unit if it begins a word."""
    word = m[group]
    if word is None:
        return _BARE, -1
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
            word, end = word[:-1], end - 1
            while word and word not in UNITS:
                word, end = word[:-1], end - 1
    return (UNITS[word], end) if word else (_BARE, -1)


def _several(text: str) -> Numeral | None:
    """Read 数十, 几百万, 上千: from one unit to the next."""
    m = _SEVERAL.fullmatch(text)
    if m is None or m[1] is None:
        return None
    number = read("一" + m[2]) if m[2][0] != "十" else read(m[2])
    if number is None:
        return None
    small = _MAGNITUDES[m[2][0]]
    top = 100 if small == 10 else 10 * small
    return Numeral(number.low, number.low * top / small, NOTHING)


def _approximate(
    n: Numeral, hedge: str, magnitude: str, kind: Kind
) -> tuple[Numeral, Fraction, Fraction]:
    """Apply 余, 多, 几, 来 written inside a figure; return the figure and its ends."""
    after = n.tail > 1 and not magnitude
    factor = 1
    for char in magnitude.rstrip("多"):
        factor *= _MAGNITUDES[char]
    word = hedge.strip().lstrip("个")
    whole = kind not in _CONTINUOUS and factor == 1
    low, high = hedges.around(n) if word == "来" else hedges.remainder(n, after, whole)
    if low is None or high is None:
        raise ValueError(hedge)
    exact = replace(n, half=NOTHING)
    return scaled(exact, factor), low * factor, high * factor


def ratio(m: re.Match[str], length: int) -> Reading | None:
    """Read 1:3, 三比二 as a ratio, and 3/4 as the share it is."""
    first, second = read(m["r1"]), read(m["r2"])
    if first is None or second is None:
        return None
    if m["sign"] == "/" and 0 < first.low < second.low:
        value = first.low / second.low
        return Reading(length, value, value, value, "", Kind.SHARE)
    return Reading(length, None, first.low, second.low, "", Kind.RATIO)


def power(m: re.Match[str], length: int) -> Reading | None:
    """Read 1.08×10^8, 10^6."""
    base = read(m["base"])
    if base is None:
        return None
    exponent = int(m["exponent"])
    unit = _BARE
    if "×" in m[0] or "x" in m[0] or "X" in m[0] or "*" in m[0]:
        by = Fraction(10) ** exponent
        value, half = base.low * by, (base.half or Fraction(1, 2)) * by
    elif base.low.denominator == 1 and 0 <= exponent < 40 and base.low < 1000:
        value, half = base.low**exponent, NOTHING
    else:
        return None
    return Reading(length, value, value - half, value + half, unit.name, unit.kind, "", half)


def many(m: re.Match[str], length: int) -> Reading | None:
    """Read 数以万计, 成千上万: at least that order, open above."""
    number = read("一" + m["order"].removeprefix("十")) if m["order"] != "十" else read("十")
    if number is None:
        return None
    return Reading(length, None, number.low, None, "", Kind.COUNT)


def plain(body: str, following: str) -> Reading | None:
    """Read an Arabic numeral and its unit, the common case, without taking a match apart."""
    m = _PLAIN.fullmatch(body)
    if m is None:
        return None
    whole, decimals, magnitude, word = m.groups()
    if word and word not in UNITS:
        return None
    unit = UNITS[word] if word else _BARE
    if unit.name in _SPECIAL or (word and following in NOT_BEFORE.get(word, "") and following):
        return None
    by = 1
    for char in magnitude:
        by *= _MAGNITUDES[char]
    if decimals:
        scale = 10 ** len(decimals)
        value, half = Fraction(int(whole + decimals) * by, scale), Fraction(by, 2 * scale)
    else:
        value = Fraction(int(whole) * by)
        if by == 1 and unit.kind is not Kind.SHARE and unit.kind is not Kind.POINTS:
            return Reading(len(body), value, value, value, *unit)
        half = Fraction(by, 2)
    return Reading(len(body), value, value - half, value + half, *unit, "", half)


def figure(m: re.Match[str], text: str, start: int) -> Reading | None:
    """Read a match of the figure pattern; None if it is no quantity."""
    n1, over = m["n1"], m["over"]
    if over is not None:
        return _fraction(m, n1, over, start)
    first = _several(n1) or read(n1)
    if first is None:
        return None
    second_text = m["n2"]
    if second_text is not None:
        return _range(m, text, start, first)
    half1 = m["half1"]
    unit, end = unit_of(m, "u2", text)
    if unit.name == "半" and n1 == "一":
        split = Fraction(1, 2)
        reading = Reading(end - start, split, split, split, "", Kind.SHARE)
        return _after(m, reading._replace(length=m.end() - start), first, start, text)
    if half1:
        if unit is _BARE:
            return None
        first = replace(first, low=first.low + Fraction(1, 2), high=first.high + Fraction(1, 2))
    if unit.name == "分" and n1[0] in "壹贰叁肆伍陆柒捌玖":
        unit = UNITS["分钱"]
    if unit is _BARE:
        return _bare(m, first, start)
    hedge, low, high, half = "", first.low - first.half, first.high + first.half, first.half
    if unit.kind in (Kind.SHARE, Kind.POINTS) and not half and "分之" not in n1:
        half = Fraction(1, 2)
        low, high = low - half, high + half
    value = first.value
    if m["h1"]:
        hedge = m["h1"].strip().lstrip("个")
        first, low, high = _approximate(first, m["h1"], m["m1"] or "", unit.kind)
        value, half = first.value, NOTHING
    name = unit.name
    stop = m.end()
    if end < m.end("u2"):
        return _close(first, value, low, high, unit, hedge, half, end - start)
    if m["minor"]:
        small = _minor(m["minor"]) * (10 if unit.name == "角" else 1)
        value, low, high = (x + small for x in (first.low, first.low, first.low))
        half = Fraction(1, 20) if unit.name == "成" else NOTHING
        low, high = low - half, high + half
    if m["rate"]:
        per = m["rate"].lstrip("/每")
        name = f"{name}/{per}"
    if m["half2"] and not half1:
        if unit.kind not in _HALVES or value is None:
            stop = m.start("half2")
            return _close(first, value, low, high, unit, hedge, half, stop - start)
        value, low, high = value + Fraction(1, 2), value + Fraction(1, 2), value + Fraction(1, 2)
        half = NOTHING
    if m["exact"] and unit.kind is not Kind.MONEY:
        stop = m.start("exact")
        return _close(first, value, low, high, unit, hedge, half, stop - start)
    unit = Unit(name, unit.kind)
    reading = _close(first, value, low, high, unit, hedge, half, stop - start)
    return _after(m, reading, first, start, text)


def _after(m: re.Match[str], reading: Reading, n: Numeral, start: int, text: str) -> Reading:
    """Apply a hedging word behind the unit: 左右, 以上, and 多 as in 5年多."""
    after = m["after"]
    if not after:
        return reading
    word = after.strip().removeprefix("(含)") or after
    if word in "余多":
        if reading.kind not in (Kind.DURATION, Kind.MEASURE, Kind.MULTIPLE, Kind.MONEY, Kind.AGE):
            return reading._replace(length=m.start("after") - start)
        top = None if reading.high is None else reading.high + 1
        return reading._replace(high=top, hedge=reading.hedge + word)
    effect = AFTER[after.strip()]
    if effect == "exact":
        return reading
    low, high = hedges.widen(
        None if reading.hedge else reading.value,
        (reading.low, reading.high),
        effect,
        reading.half,
    )
    hedge = f"{reading.hedge}…{word}" if reading.hedge else word
    return reading._replace(low=low, high=high, hedge=hedge)


def _close(
    n: Numeral,
    value: Fraction | None,
    low: Fraction | None,
    high: Fraction | None,
    unit: Unit,
    hedge: str,
    half: Fraction,
    length: int,
) -> Reading:
    """Put a figure together, in the scale of its unit (三成 is 30%)."""
    name, kind = unit
    by: Fraction | int
    if name == "成":
        name, by = "%", 10
    elif name == "角":
        name, by = "元", Fraction(1, 10)
    elif name == "分钱":
        name, by = "元", Fraction(1, 100)
    elif name == "折":
        name, by = "%", 10 if n.high < 10 else 1
    elif name == "番":
        if value is None or value.denominator != 1 or not 0 < value < 40:
            return Reading(length, value, low, high, "番", Kind.COUNT, hedge, half)
        fold = Fraction(2) ** int(value)
        return Reading(length, fold, fold, fold, "倍", Kind.MULTIPLE, hedge)
    else:
        by = 1
    if by != 1:
        value = None if value is None else value * by
        low = None if low is None else low * by
        high = None if high is None else high * by
        half = half * by
    return Reading(length, value, low, high, name, kind, hedge, half)


def _minor(text: str) -> Fraction:
    """Value the small change behind a sum: 3角2分, and 块五."""
    total = NOTHING
    parts = _MINOR.findall(text)
    for digits, coin in parts:
        number = read(digits)
        if number is not None:
            total += number.low / (100 if coin == "分" else 10)
    if not parts:
        number = read(text.rstrip("钱"))
        if number is not None:
            total = number.low / 10
    return total


def _fraction(m: re.Match[str], below: str, above: str, start: int) -> Reading | None:
    """Read 百分之八 as 8 %, and any other 几分之几 as the fraction it is."""
    negative = above.startswith("负")
    top = read("零" + above.lstrip("负") if above.lstrip("负")[0] == "点" else above.lstrip("负"))
    base = Numeral(Fraction(100), Fraction(100), NOTHING) if below == "百" else read(below)
    if top is None or base is None or not base.low:
        return None
    if negative:
        top = Numeral(-top.high, -top.low, top.half)
    length = m.end("over") - start
    if below in ("百", "一百"):
        half = top.half or Fraction(1, 2)
        if m["n2"] is not None:
            other = read(m["n2"].lstrip("-"))
            if other is not None:
                length = m.end("n2") - start
                return Reading(length, None, top.low, other.high, "%", Kind.SHARE)
        reading = Reading(
            length,
            top.value,
            top.low - half,
            top.high + half,
            "%",
            Kind.SHARE,
            "",
            half,
        )
    else:
        value = top.low / base.low
        reading = Reading(length, value, value, value, "", Kind.SHARE)
    if m["after"] and m["u2"] is None and m["h1"] is None and m.start("after") == m.end("over"):
        reading = reading._replace(length=m.end() - start)
        return _after(m, reading, top, start, "")
    return reading


def _bare(m: re.Match[str], n: Numeral, start: int) -> Reading | None:
    """Read a figure without a unit."""
    length = (m.end("m1") if m["m1"] else m.end("n1")) - start
    if m["h1"]:
        length = max(length, m.end("h1") - start)
        exact, low, high = _approximate(n, m["h1"], m["m1"] or "", Kind.COUNT)
        reading = Reading(
            length,
            exact.value,
            low,
            high,
            "",
            Kind.COUNT,
            m["h1"].strip().lstrip("个"),
        )
    else:
        reading = Reading(
            length,
            n.value,
            n.low - n.half,
            n.high + n.half,
            "",
            Kind.COUNT,
            "",
            n.half,
        )
    if m["after"] and m.start("after") == start + length:
        word = m["after"].strip()
        if word not in "余多":
            return _after(m, reading._replace(length=m.end() - start), n, start, "")
    return reading


def _range(m: re.Match[str], text: str, start: int, first: Numeral) -> Reading | None:
    """Read 1.2—1.5万吨, 5%至8%, 两到三万: one quantity with its two ends."""
    negative = m["n2"].startswith("-")
    second = read(m["n2"].lstrip("-"))
    unit1, _ = unit_of(m, "u1", text)
    unit2, end2 = unit_of(m, "u2", text)
    if second is None or (m["u1"] and (unit1 is _BARE or unit1 != unit2)):
        return figure_of_first(m, text, start, first)
    if m["u1"] and first.tail != second.tail and first.low > second.high:
        return figure_of_first(m, text, start, first)  # 2.5亿年—6500万年: two points in time
    if negative:
        second = Numeral(-second.high, -second.low, second.half)
    if unit2 is _BARE:
        return _pair(m, text, start, first, second)
    if not m["u1"] and _shares_tail(first, second):
        first = scaled(first, second.tail)
    elif not m["u1"] and first.tail == 1:
        first = _share_place(first, second, m["n1"], m["n2"])
    low, high = first.low - first.half, second.high + second.half
    if first.low <= second.high:
        low, high = first.low, second.high
    else:
        low, high = first.low, second.high
    name = unit2.name
    length = end2 - start
    by = 10 if name in ("成", "折") else 1
    if by != 1:
        name = "%"
    reading = Reading(
        length, None, low * by, high * by, name, unit2.kind, "", max(first.half, second.half)
    )
    if end2 == m.end("u2"):
        rate = m["rate"]
        if rate:
            reading = reading._replace(unit=f"{name}/{rate.lstrip('/每')}")
        return _after(m, reading._replace(length=m.end() - start), second, start, text)
    return reading


def _shares_tail(first: Numeral, second: Numeral) -> bool:
    """Tell whether the magnitude of the second end holds for the first (2—3万, not 8500到3万)."""
    return first.tail == 1 < second.tail and first.high < 10 * second.high / second.tail


def _share_place(first: Numeral, second: Numeral, a: str, b: str) -> Numeral:
    """Let the first end share the place of the second: 两到三百 is 200 to 300."""
    if b[-1] in "十百千拾佰仟" and len(a) == 1 and first.high < 10 and a not in "十百千":
        return scaled(first, _MAGNITUDES["十百千拾佰仟"["十百千拾佰仟".index(b[-1]) % 3]])
    return first


def _pair(
    m: re.Match[str], text: str, start: int, first: Numeral, second: Numeral
) -> Reading | None:
    """Read two bare numbers: a score or ratio with a hyphen or colon, else a range."""
    length = m.end("n2") - start
    mark = m["to"].strip()
    if m["u1"]:
        return figure_of_first(m, text, start, first)
    if mark == "-" and not (first.tail > 1 or second.tail > 1):
        return Reading(length, None, first.low, second.high, "", Kind.RATIO)
    if _shares_tail(first, second):
        first = scaled(first, second.tail)
    return Reading(length, None, first.low, second.high, "", Kind.COUNT)


def figure_of_first(m: re.Match[str], text: str, start: int, first: Numeral) -> Reading | None:
    """Read only the first number of what turned out to be no range."""
    unit, end = unit_of(m, "u1", text)
    half = first.half
    if unit.kind in (Kind.SHARE, Kind.POINTS) and not half:
        half = Fraction(1, 2)
    if end < 0:
        end = m.end("n1")
    return _close(
        first, first.value, first.low - half, first.high + half, unit, "", half, end - start
    )


__all__ = ["figure", "label"]
