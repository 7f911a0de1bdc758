"""Counts, money, measures, shares and multiples: a numeral with its unit and its hedges."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from auditor.figures.fractions import fraction
from auditor.figures.lexicon import NOT_BEFORE, UNITS, Unit, pattern, per
from auditor.figures.numerals import Numeral, read
from auditor.figures.parts import (
    BARE,
    MAGNITUDES,
    closed,
    followed,
    rough,
    several,
    small_change,
    unit_of,
)
from auditor.figures.ranges import span_of_two
from auditor.figures.reading import NOTHING, Reading
from auditor.model import Kind

_PLAIN = pattern(r"(\d+)(?:\.(\d+))?([万亿]*)(\D*)")
# Units that change the value.
_SPECIAL = frozenset(["成", "折", "番", "角", "分钱", "半", "打", "旬"])
_HALVES = {Kind.DURATION, Kind.MULTIPLE, Kind.MEASURE, Kind.AGE}
_HALF = Fraction(1, 2)


def plain(body: str, following: str) -> Reading | None:
    """Read an Arabic numeral and its unit, the common case, without taking a match apart."""
    m = _PLAIN.fullmatch(body)
    if m is None:
        return None
    whole, decimals, magnitude, word = m.groups()
    if word and word not in UNITS:
        return None
    unit = UNITS[word] if word else BARE
    if unit.name in _SPECIAL or (word and following in NOT_BEFORE.get(word, "") and following):
        return None
    by = 1
    for char in magnitude:
        by *= MAGNITUDES[char]
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
    n1 = m["n1"]
    if m["over"] is not None:
        return fraction(m, start)
    first = several(n1) or read(n1)
    if first is None:
        return None
    if m["n2"] is not None:
        return span_of_two(m, text, start, first)
    unit, end = unit_of(m, "u2", text)
    if unit.name == "半" and n1 == "一":
        reading = Reading(end - start, _HALF, _HALF, _HALF, "", Kind.SHARE)
        return followed(m, reading._replace(length=m.end() - start), start)
    if m["half1"]:
        if unit is BARE and m.end() < len(text) and text[m.end()].isalpha():
            return None  # 一个半导体
        first = replace(first, low=first.low + _HALF, high=first.high + _HALF)
    if unit.name == "分" and n1[0] in "壹贰叁肆伍陆柒捌玖":
        unit = UNITS["分钱"]
    if unit is BARE:
        return _bare(m, first, start)
    return _counted(m, first, unit, end, start)


def _counted(m: re.Match[str], first: Numeral, unit: Unit, end: int, start: int) -> Reading:
    """Read a figure with a unit that ends at `end`."""
    hedge, low, high, half = "", first.low - first.half, first.high + first.half, first.half
    if unit.name == "折":  # a discount is what it says
        low, high, half = first.low, first.high, NOTHING
    elif unit.kind in (Kind.SHARE, Kind.POINTS) and not half and first.value is not None:
        half = _HALF
        low, high = low - half, high + half
    value = first.value
    if m["h1"]:
        hedge = m["h1"].strip().lstrip("个")
        exact, low, high = rough(first, m["n1"], m["h1"], m["m1"] or "", unit.kind)
        value, half = exact.value, NOTHING
    if end < m.end("u2"):
        return closed(value, (low, high), unit, hedge, half, end - start)
    if m["minor"]:
        more, half = small_change(m["minor"], unit.name)
        value = first.low + more
        low, high = value - half, value + half
    name, stop = unit.name, m.end()
    if m["rate"]:
        name = per(name, m["rate"])
    if m["half2"] and not m["half1"]:
        if (unit.kind not in _HALVES and unit.name != "成") or value is None:
            stop = m.start("half2")
            return closed(value, (low, high), unit, hedge, half, stop - start)
        value = low = high = value + _HALF
        half = NOTHING
    if m["exact"] and unit.kind is not Kind.MONEY:
        stop = m.start("exact")
        return closed(value, (low, high), unit, hedge, half, stop - start)
    reading = closed(value, (low, high), Unit(name, unit.kind), hedge, half, stop - start)
    return followed(m, reading, start)


def _bare(m: re.Match[str], n: Numeral, start: int) -> Reading | None:
    """Read a figure without a unit."""
    length = (m.end("half1") if m["half1"] else m.end("m1") if m["m1"] else m.end("n1")) - start
    if m["h1"]:
        length = max(length, m.end("h1") - start)
        exact, low, high = rough(n, m["n1"], m["h1"], m["m1"] or "", Kind.COUNT)
        hedge = m["h1"].strip().lstrip("个")
        reading = Reading(length, exact.value, low, high, "", Kind.COUNT, hedge)
    else:
        ends = n.low - n.half, n.high + n.half
        reading = Reading(length, n.value, *ends, "", Kind.COUNT, "", n.half)
    if m["after"] and m.start("after") == start + length and m["after"].strip() not in "余多":
        return followed(m, reading._replace(length=m.end() - start), start)
    return reading
