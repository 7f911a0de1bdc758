"""Parts of a whole, ratios and powers: 百分之八, 三分之一, 1:3, 1.08×10^8, 成千上万."""

from __future__ import annotations

import re
from fractions import Fraction

from auditor.figures.numerals import Numeral, read
from auditor.figures.parts import followed, rough
from auditor.figures.reading import NOTHING, Reading
from auditor.model import Kind

_HUNDRED = Numeral(Fraction(100), Fraction(100), NOTHING)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def fraction(m: re.Match[str], start: int) -> Reading | None:
    """Read 百分之八 as 8 %, and any other 几分之几, 一又二分之一 as the fraction it is."""
    below, above = m["below"] or m["n1"], m["over"]
    base = _HUNDRED if below in ("百", "一百") else read(below)
    if base is None or not base.low:
        return None
    length = m.end("over") - start
    if base.low == 100:
        reading = _percent(m, above, start)
    else:
        top = _top(above)
        if top is None:
            return None
        value = top.low / base.low
        if m["below"]:
            whole = read(m["n1"])
            if whole is None:
                return None
            value += whole.low
        kind = Kind.COUNT if m["below"] else Kind.SHARE
        reading = Reading(length, value, value, value, "", kind)
    if reading is not None and m["after"] and m.start("after") == start + reading.length:
        reading = followed(m, reading._replace(length=m.end() - start), start)
    return reading


def _top(above: str) -> Numeral | None:
    """Value what stands above the stroke; 点五 is 0.5."""
    negative = above.startswith("负")
    above = above.lstrip("负")
    top = read("零" + above if above[0] == "点" else above)
    if top is None or not negative:
        return top
    return Numeral(-top.high, -top.low, top.half)


def _percent(m: re.Match[str], above: str, start: int) -> Reading | None:
    length = m.end("over") - start
    if above == "几":
        return Reading(length, None, Fraction(1), Fraction(10), "%", Kind.SHARE)
    top = _top(above)
    if top is None:
        return None
    if m["n2"] is not None:
        other = read(m["n2"])
        if other is not None:
            length = m.end("n2") - start
            return Reading(length, None, top.low, other.high, "%", Kind.SHARE)
    if m["h1"]:
        exact, low, high = rough(top, above, m["h1"], "", Kind.SHARE)
        length = m.end("h1") - start
        return Reading(length, exact.value, low, high, "%", Kind.SHARE, m["h1"].strip())
    if top.value is None:  # 百分之七八十
        return Reading(length, None, top.low, top.high, "%", Kind.SHARE)
    half = top.half or Fraction(1, 2)
    return Reading(length, top.value, top.low - half, top.high + half, "%", Kind.SHARE, "", half)


def ratio(m: re.Match[str], length: int) -> Reading | None:
    """Read 1:3, 三比二 as a ratio, and 3/4, 1又1/2 as the number it is."""
    first, second = read(m["r1"]), read(m["r2"])
    if first is None or second is None:
        return None
    if m["sign"] == "/" and 0 < first.low < second.low:
        whole = read(m["r0"]) if m["r0"] else None
        value = first.low / second.low + (whole.low if whole else 0)
        low = Fraction(0) if m["beyond"] == "以下" else value
        high = None if m["beyond"] == "以上" else value
        kind = Kind.COUNT if whole else Kind.SHARE
        return Reading(length, value, low, high, "", kind, m["beyond"] or "")
    length -= len(m["beyond"] or "")
    return Reading(length, None, first.low, second.low, "", Kind.RATIO)


def power(m: re.Match[str], length: int) -> Reading | None:
    """Read 1.08×10^8, 10⁶, 2的10次方, 1.2E+10."""
    base = read(m["base"])
    exponent = read((m["exponent"] or m["raised"]).translate(_RAISED).lstrip("+-"))
    if base is None or exponent is None or exponent.low > 99:
        return None
    n = int(exponent.low)
    if (m["exponent"] or m["raised"])[0] in "-⁻":
        n = -n
    if m["ten"] or "e" in m[0] or "E" in m[0]:
        by = Fraction(10) ** n
        value, half = base.low * by, (base.half or Fraction(1, 2)) * by
    elif 0 <= n < 40 and base.low < 1000:
        value, half = base.low**n, NOTHING
    else:
        return None
    return Reading(length, value, value - half, value + half, "", Kind.COUNT, "", half)


def many(m: re.Match[str], length: int) -> Reading | None:
    """Read 数以万计, 成千上万: at least that order, open above."""
    number = read("一" + m["order"].removeprefix("十")) if m["order"] != "十" else read("十")
    if number is None:
        return None
    return Reading(length, None, number.low, None, "", Kind.COUNT)
