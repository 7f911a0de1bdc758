"""Dates and times: calendar expressions as written, nothing resolved."""

from __future__ import annotations

import re
from fractions import Fraction

from auditor.figures.lexicon import UNITS
from auditor.figures.numerals import read
from auditor.figures.reading import Reading
from auditor.model import Kind, When

_WEEK = "一二三四五六日"
_DIGITS = str.maketrans("O〇零一二三四五六七八九", "000123456789")


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    text = text.replace(" ", "")
    if text.isdecimal():
        return int(text)
    if text == "元":
        return 1
    text = text.lstrip("初").translate(_DIGITS) if text[0] in "初〇零" else text
    if text.isdecimal():
        return int(text)
    number = read(text)
    return None if number is None else int(number.low)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if "千" in text:
        return _number(text)
    digits = text.replace(" ", "").translate(_DIGITS)
    return int(digits) if digits.isdecimal() else _number(text)


def _point(length: int, when: When, until: When | None = None, kind: Kind = Kind.DATE) -> Reading:
    return Reading(length, None, None, None, "", kind, when=when, until=until)


def _period(word: str) -> dict[str, int | str]:
    if "半年" in word:
        return {"half": 1 if word[0] == "上" else 2, "anchor": word}
    if word.endswith("季度") and word[0] != "前":
        return {"quarter": "一二三四".index(word.removeprefix("第")[0]) + 1}
    return {"anchor": word}


def date(m: re.Match[str], length: int) -> Reading:
    """Read 2020年2月3日, 1—8月, 15-18日, 2025—2027年, 1984年末."""
    part = m["part"]
    extra = _period(part) if part else {}
    year, month, day = _year(m["y"]), _number(m["mo"]), _number(m["d"])
    if m["lunar"]:
        return _point(length, When(year=year, anchor="农历"))
    when = When(year, month, day, **extra)  # type: ignore[arg-type]
    until = None
    if m["mo3"]:
        until = When(month=_number(m["mo3"]))
    elif m["y2"] or m["mo2"] or m["d2"]:
        last = _year(m["y2"])
        if last is not None and last < 100 and year is not None:
            last += year - year % 100
        until = When(last if m["y2"] else year, _number(m["mo2"]) or month, _number(m["d2"]) or day)
        if m["d2"] and m["mo"] is None:
            until = When(day=_number(m["d2"]))
    return _point(length, when, until)


def iso(m: re.Match[str], length: int) -> Reading:
    """Read 2020-02-26."""
    year, month, day = (int(x) for x in m["iso"].split(m["mark"]))
    return _point(length, When(year, month, day))


def md(m: re.Match[str], length: int) -> Reading:
    """Read 08-04: month and day."""
    month, day = m["md"].split("-")
    return _point(length, When(month=int(month), day=int(day)))


def years(m: re.Match[str], length: int) -> Reading:
    """Read the years of a life, a reign or a war in brackets: (1937—1945)."""
    text = m["years"]
    return _point(length, When(year=int(text[:4])), When(year=int(text[-4:])))


def century(m: re.Match[str], length: int) -> Reading:
    """Read a year in Chinese digits without 年: 一九八〇比一九七五年."""
    return _point(length, When(year=_year(m["century"])))


def named(m: re.Match[str], length: int) -> Reading:
    """Read the year that names an event: 2026世界机器人大会."""
    return _point(length, When(year=int(m["named"])))


def era(m: re.Match[str], length: int) -> Reading:
    """Read 90年代, 21世纪: the year, if any, is as written."""
    text = m["era"]
    if "世纪" in text:
        return _point(length, When(anchor=text))
    number = _number(text.partition("年代")[0])
    return _point(length, When(year=number, anchor="年代"))


def minguo(m: re.Match[str], length: int) -> Reading:
    """Read 民国三十五年, counted from 1912."""
    number = _number(m["mg"])
    return _point(length, When(year=None if number is None else 1911 + number, anchor="民国"))


def clock(m: re.Match[str], length: int) -> Reading:
    """Read 7:30, 16:00—18:00."""
    second = None if m["cs"] is None else int(m["cs"])
    until = None if m["ch2"] is None else When(hour=int(m["ch2"]), minute=int(m["cm2"]))
    return _point(
        length, When(hour=int(m["ch"]), minute=int(m["cm"]), second=second), until, Kind.TIME
    )


_ROUGH = {"半": 30, "整": 0, "一刻": 15, "三刻": 45, "1刻": 15, "3刻": 45}


def time(m: re.Match[str], length: int) -> Reading:
    """Read 24时, 0—24时, 13时30分, 八点半."""
    written = m["mi"] or m["spoken"]
    minute = _number(written) if written else _ROUGH.get(m["rough"] or "")
    when = When(hour=_number(m["h"]), minute=minute, second=_number(m["s"]))
    if m["hh"]:
        return _point(
            length,
            When(hour=_number(m["h"])),
            When(hour=_number(m["hh"]), minute=minute),
            Kind.TIME,
        )
    return _point(length, when, None, Kind.TIME)


def short(m: re.Match[str], length: int) -> Reading:
    """Read 差五分十点: so many minutes before the hour."""
    hour, less = _number(m["sh"]) or 0, _number(m["sm"]) if m["sm"] else 15
    return _point(length, When(hour=(hour or 24) - 1, minute=60 - (less or 0)), None, Kind.TIME)


def single(m: re.Match[str], length: int) -> Reading:
    """Read 个半小时, which is one and a half, and 个把月, which is one or so."""
    unit = "个月" if m["su"] == "月" else UNITS[m["su"]].name
    if "把" in m[0]:
        one = Fraction(1)
        return Reading(length, one, one, 2 * one, unit, Kind.DURATION, "把")
    value = Fraction(3, 2)
    return Reading(length, value, value, value, unit, Kind.DURATION)


def quarter(m: re.Match[str], length: int) -> Reading:
    """Read 一季度, 第一至三季度."""
    until = When(quarter=_number(m["q2"])) if m["q2"] else None
    return _point(length, When(quarter=_number(m["q"])), until)


def weekday(m: re.Match[str], length: int) -> Reading:
    """Read 星期三, 周日."""
    return _point(length, When(weekday=7 if m["w"] == "天" else _WEEK.index(m["w"]) + 1))


def former(m: re.Match[str], length: int) -> Reading | None:
    """Read 前8个月, 前三季度: from the first to the last of them."""
    last = _number(m["fn"])
    if m["fu"] == "个月":
        return _point(length, When(month=1, anchor=m["former"]), When(month=last))
    return _point(length, When(quarter=1, anchor=m["former"]), When(quarter=last))


def anchor(m: re.Match[str], length: int) -> Reading:
    """Read 今天, 昨晚, 上周三, 去年上半年: the word itself, and the half or quarter it names."""
    text = m["anchor"]
    if m["aw"]:  # 上周三
        day = 7 if m["aw"] == "天" else _WEEK.index(m["aw"]) + 1
        return _point(length, When(weekday=day, anchor=text[:-1]))
    for word, half in (("上半年", 1), ("下半年", 2)):
        if text.endswith(word):
            return _point(length, When(half=half, anchor=text))
    if text.endswith("前三季度"):
        return _point(length, When(quarter=1, anchor=text), When(quarter=3))
    if text.endswith("季度") and text[-3] in "一二三四":
        return _point(length, When(quarter="一二三四".index(text[-3]) + 1, anchor=text))
    return _point(length, When(anchor=text))


def lunar(length: int) -> Reading:
    """Recognise a date of the lunar calendar; its parts are left alone."""
    return _point(length, When(anchor="农历"))
