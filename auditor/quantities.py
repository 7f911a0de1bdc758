"""Reads the figures of a text: placeholder reader, numerals with a unit."""

from __future__ import annotations

from fractions import Fraction

import regex

from auditor.model import Kind, Quantity, When
from auditor.normal import normalise

_DATE = r"(?P<date>(?:(?P<y>\d{4})年)?(?P<mo>\d{1,2})月(?:(?P<d>\d{1,2})日)?|(?P<y2>\d{4})年|(?P<d2>\d{1,2})日)"
_NUM = r"(?P<num>-?\d+(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?P<mag>万亿|[万亿]?)(?P<h>余|多)?(?P<u>个百分点|%|[例名个家项人户件只元吨岁天时倍]|公里|亿元)?"
_SCAN = regex.compile(_DATE + "|" + _NUM)
_MAG = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order."""
    out = []
    for m in _SCAN.finditer(normalise(text)):
        a, b = m.span()
        if m["date"]:
            num = {k: int(m[k]) if m[k] else None for k in ("y", "mo", "d", "y2", "d2")}
            when = When(year=num["y"] or num["y2"], month=num["mo"], day=num["d"] or num["d2"])
            out.append(Quantity(a, b, text[a:b], None, None, None, "", Kind.DATE, when=when))
            continue
        mag = _MAG[m["mag"]]
        digits = m["num"].replace(",", "")
        value = Fraction(digits) * mag
        unit = m["u"] or ""
        places = len(digits.partition(".")[2])
        exact = mag == 1 and not places and unit != "%"
        half = Fraction(0) if exact else Fraction(mag, 2 * 10**places)
        kind = {"%": Kind.SHARE, "元": Kind.MONEY, "吨": Kind.MEASURE, "岁": Kind.AGE}.get(
            unit, Kind.COUNT
        )
        if unit == "个百分点":
            kind = Kind.POINTS
        out.append(
            Quantity(
                a, b, text[a:b], value, value - half, value + half, unit, kind, m["h"] or "", half
            )
        )
    return tuple(out)
