"""Figures that what stands before them turns into something else: years of an era, clock times."""

from __future__ import annotations

from auditor.figures.amounts import figure
from auditor.figures.grammar import NUMERAL
from auditor.figures.lexicon import DAY_PARTS, ERAS, pattern
from auditor.figures.reading import Reading
from auditor.model import Kind, When

# Units of figures that may have to be amended.
UNITS = frozenset(["年", "点", "分"])
_SECONDS = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})秒")
_LONGEST_FRACTION = 24


def amended(reading: Reading, norm: str, start: int, floor: int) -> tuple[Reading, int]:
    """Return a figure as the words before it have it, and where it begins.

    康熙二十年 and 公元前221年 are years, 下午一点 is a time, the minutes of 1小时30分 are no
    points, and .5 is a half.
    """
    if reading.unit == "年":
        return _year(reading, norm, start, floor)
    if reading.unit == "点":
        return _hour(reading, norm, start, floor)
    if reading.unit == "分":
        end = start + reading.length
        if norm[max(0, start - 2) : start] in ("小时", "钟头") or (
            norm[end - 1] == "分" and _SECONDS.match(norm, end)
        ):
            return reading._replace(unit="分钟", kind=Kind.DURATION), start
        return reading, start
    return _decimal(reading, norm, start, floor)


def _year(reading: Reading, norm: str, start: int, floor: int) -> tuple[Reading, int]:
    for size in (4, 3, 2):
        era = norm[max(floor, start - size) : start]
        if era in ERAS and reading.value is not None and not reading.hedge:
            begin = start - len(era)
            length = reading.length + len(era)
            year = None if ERAS[era] < 0 else ERAS[era] + int(reading.value)
            anchor = norm[begin : begin + length] if year is None else era
            when = When(year=year, anchor=anchor)
            return Reading(length, None, None, None, "", Kind.DATE, when=when), begin
    return reading, start


def _hour(reading: Reading, norm: str, start: int, floor: int) -> tuple[Reading, int]:
    value = reading.value
    if value is None or value.denominator != 1 or value > 24 or reading.hedge:
        return reading, start
    for size in (2, 1):
        part = norm[max(floor, start - size) : start]
        if part in DAY_PARTS:
            when = When(hour=int(value), anchor=part)
            length = reading.length + len(part)
            return Reading(length, None, None, None, "", Kind.TIME, when=when), start - len(part)
    return reading, start


def _decimal(reading: Reading, norm: str, start: int, floor: int) -> tuple[Reading, int]:
    """Read .5 where the point begins the figure."""
    before = norm[start - 2 : start - 1] if start > 1 else ""
    apart = before == " " and norm[start - 3 : start - 2].isdigit()  # 8 .8%
    if before.isalnum() or before in (".", ")") or apart or start - 1 < floor:
        return reading, start
    whole = "0" + norm[start - 1 : start + _LONGEST_FRACTION]
    m = NUMERAL.match(whole)
    found = figure(m, whole, 0) if m and m["figure"] else None
    if found is None or found.value is None or found.length < 3 or found.value >= 10**8:
        return reading, start
    return found._replace(length=found.length - 1), start - 1
