"""Two numbers that name one quantity: ranges with their unit, and bare pairs and scores."""

from __future__ import annotations

import re
from fractions import Fraction

from auditor.figures.lexicon import pattern, per
from auditor.figures.numerals import Numeral, read
from auditor.figures.parts import BARE, MAGNITUDES, closed, followed, scaled, unit_of
from auditor.figures.reading import Reading
from auditor.model import Kind

# A round figure of one digit, whose place a single digit before it shares: 两到三百, 3—5百万.
_ROUND = pattern(r"([\d一二两三四五六七八九])([十百千拾佰仟])([万亿]*)")


def span_of_two(m: re.Match[str], text: str, start: int, first: Numeral) -> Reading | None:
    """Read 1.2—1.5万吨, 5%至8%, 两到三万: one quantity with its two ends."""
    second = read(m["n2"])
    unit1, _ = unit_of(m, "u1", text)
    unit2, end2 = unit_of(m, "u2", text)
    if second is None or (m["u1"] and (unit1 is BARE or unit1 != unit2)):
        return first_only(m, text, start, first)
    if m["u1"] and first.tail != second.tail and first.low > second.high:
        return first_only(m, text, start, first)  # 2.5亿年—6500万年: two points in time
    if m["sign2"] in ("-", "零下"):
        second = Numeral(-second.high, -second.low, second.half)
    if unit2 is BARE:
        return _pair(m, text, start, first, second)
    if not m["u1"]:
        first = _in_place(first, second, m["n1"], m["n2"])
    name = unit2.name
    length = end2 - start
    by = 10 if name in ("成", "折") else 1
    if by != 1:
        name = "%"
    reading = Reading(
        length,
        None,
        first.low * by,
        second.high * by,
        name,
        unit2.kind,
        "",
        max(first.half, second.half),
    )
    if end2 == m.end("u2"):
        rate = m["rate"]
        if rate:
            reading = reading._replace(unit=per(name, rate))
        return followed(m, reading._replace(length=m.end() - start), start)
    return reading


def _in_place(first: Numeral, second: Numeral, a: str, b: str) -> Numeral:
    """Let the first end share the magnitude of the second: 2—3万, 两到三百, 八到九百亿."""
    if first.tail != 1:
        return first
    m = _ROUND.fullmatch(b)
    if m is not None and len(a) == 1 and a not in "十百千拾佰仟":
        digit = read(m[1])
        if digit is not None and first.high < digit.low:
            return scaled(first, MAGNITUDES[m[2]] * second.tail)
    # 8500到3万 has ends of their own.
    if second.tail > 1 and first.high < 10 * second.high / second.tail:
        return scaled(first, second.tail)
    return first


def _pair(
    m: re.Match[str], text: str, start: int, first: Numeral, second: Numeral
) -> Reading | None:
    """Read two bare numbers: a score or ratio with a hyphen or colon, else a range."""
    length = m.end("n2") - start
    if m["u1"]:
        return first_only(m, text, start, first)
    if m["to"].strip() == "-" and not (first.tail > 1 or second.tail > 1):
        return Reading(length, None, first.low, second.high, "", Kind.RATIO)
    first = _in_place(first, second, m["n1"], m["n2"])
    return Reading(length, None, first.low, second.high, "", Kind.COUNT)


def first_only(m: re.Match[str], text: str, start: int, first: Numeral) -> Reading | None:
    """Read only the first number of what turned out to be no range."""
    unit, end = unit_of(m, "u1", text)
    half = first.half
    if unit.kind in (Kind.SHARE, Kind.POINTS) and unit.name != "折" and not half:
        half = Fraction(1, 2)
    if end < 0:
        end = m.end("n1")
    ends = (first.low - half, first.high + half)
    return closed(first.value, ends, unit, "", half, end - start)
