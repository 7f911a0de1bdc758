"""Reads the figures of a text: every number with its unit, interval, kind and place."""

from __future__ import annotations

import re
from fractions import Fraction

from auditor.figures import amounts, calendar, fractions, placing
from auditor.figures.grammar import (
    ANCHOR_FIRST,
    CALENDAR,
    CHANGE,
    DOCUMENT,
    LATIN,
    NINE,
    NUMERAL,
    ORDINAL,
    PLAIN,
    SEEK,
    SINGLE,
)
from auditor.figures.lexicon import NEXT_FIRST, NOT_BEFORE, UNITS
from auditor.figures.numerals import LONGEST, digits_of, read
from auditor.figures.reading import Reading, label
from auditor.model import Kind, Quantity
from auditor.normal import normalise

_PATTERNS: dict[str, re.Pattern[str]] = (
    {
        "〔": DOCUMENT,
        "第": ORDINAL,
        "翻": CHANGE,
        "打": CHANGE,
        "成": CHANGE,
        "民": CALENDAR,
        "个": SINGLE,
    }
    | dict.fromkeys(ANCHOR_FIRST, CALENDAR)
    | dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", LATIN)
)
_RADIO = str.maketrans("洞拐勾", "零七九")
_CACHE: dict[tuple[str, str], Reading | None] = {}
_CACHE_SIZE = 20_000


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, none overlapping another.

    Args:
        text: any string; offsets of the result count its characters.

    Returns:
        Figures, dates, times and labels. Words that merely contain a numeral give nothing.
        Never raises.
    """
    norm = normalise(text)
    out: list[Quantity] = []
    end = last = 0  # where reading goes on; where the last quantity ends
    patterns, cache, plain = _PATTERNS, _CACHE, PLAIN.match
    for candidate in SEEK.finditer(norm):
        start = candidate.start()
        if start < end:
            continue
        m = plain(norm, start)
        if m is None:
            m = patterns.get(norm[start], NUMERAL).match(norm, start)
            if m is None and norm[start] == "数":
                m = CHANGE.match(norm, start)
            if m is None:
                continue
            name = m.lastgroup or ""
        else:
            name = "plain"
        stop = m.end()
        ahead = 2 if norm[stop : stop + 1] in NEXT_FIRST else 1
        key = (name, m.group() + norm[stop : stop + ahead])
        if key in cache:
            reading = cache[key]
        else:
            if len(cache) > _CACHE_SIZE:
                cache.clear()
            reading = _read(name, m, norm)
            if reading is None or reading.length <= stop - start:  # else more than the key decides
                cache[key] = reading
        if reading is None:
            end = max(end, placing.skip(name, m))
            continue
        found = placing.place(reading, name, norm, text, start, last)
        if found is None:
            end = start + reading.length
            continue
        out.append(found)
        end = last = found.end
    return tuple(out)


def _read(name: str, m: re.Match[str], norm: str) -> Reading | None:
    """Read a match by the alternative that matched; nothing here depends on what stands before."""
    start, length = m.start(), m.end() - m.start()
    if name == "plain":
        quick = amounts.plain(m.group(), norm[m.end() : m.end() + 1])
        if quick is not None:
            return quick
        m = NUMERAL.match(norm, start) or m
        name = m.lastgroup or ""
    if name == "figure":
        return amounts.figure(m, norm, start)
    if name == "date":
        return calendar.date(m, length)
    if name == "time":
        return calendar.time(m, length)
    if name in ("label", "plan", "article"):
        number = read(m.group()) if m.group().isdecimal() else None
        return label(length, None if number is None else number.value)
    if name == "spelt":
        return _spelt(m, length)
    if name == "ordinal":
        return _ordinal(m, length)
    if name == "fold":
        return _fold(m, length)
    if name == "off":
        number = read(m["off_n"])
        if number is None:
            return None
        by = 10 if number.high < 10 else 1
        value = number.low * by
        return Reading(length, value, value, value, "%", Kind.SHARE)
    if name == "ratio":
        return fractions.ratio(m, length)
    if name == "power":
        return fractions.power(m, length)
    if name == "many":
        return fractions.many(m, length)
    if name in ("lunar", "old"):
        return calendar.lunar(length)
    if name in ("", "void"):
        return None
    reader = getattr(calendar, name)
    found: Reading | None = reader(m, length)
    return found


def _ordinal(m: re.Match[str], length: int) -> Reading | None:
    number = read(m["o"])
    if number is None:
        return None
    unit = m["ou"] or ""
    while unit and unit not in UNITS and unit not in ("名次", "产业", "阶段"):
        unit, length = unit[:-1], length - 1
    at = m.start() + length
    following = m.string[at : at + 1]
    if unit and following and following in NOT_BEFORE.get(unit, ""):
        unit, length = "", length - len(unit)
    name = UNITS[unit].name if unit in UNITS else unit
    if len(m["o"]) > 1 and m["o"] in NINE:  # 第一二三产业
        low, high = (Fraction(NINE.index(m["o"][i]) + 1) for i in (0, -1))
        return Reading(length, None, low, high, name, Kind.ORDINAL)
    if m["o2"]:
        last = read(m["o2"])
        if last is None:
            return None
        return Reading(length, None, number.low, last.high, name, Kind.ORDINAL)
    return Reading(length, number.value, number.low, number.high, name, Kind.ORDINAL)


def _spelt(m: re.Match[str], length: int) -> Reading:
    """Read digits spelt one by one, over the radio or with the check letter of an identity card."""
    digits = digits_of(m["spelt"].translate(_RADIO).rstrip("xX"))
    return label(length, None if digits is None else Fraction(int(digits[:LONGEST])))


def _fold(m: re.Match[str], length: int) -> Reading | None:
    """Read 翻番, 翻两番: doubled once, twice."""
    if m["fold_n"] == "几":
        return None
    number = read(m["fold_n"]) if m["fold_n"] else None
    times = 1 if number is None else int(number.low)
    if not 0 < times < 40:
        return None
    value = Fraction(2) ** times
    return Reading(length, value, value, value, "倍", Kind.MULTIPLE)
