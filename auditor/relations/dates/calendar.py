"""Calendar arithmetic: what stretch of time a written date can mean.

Pure functions on `When`; nothing here reads a text. A stretch of time is a half-open `Period`,
so that 24时 of one day and 0时 of the next are the same moment.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from auditor.model import When

# Words that count days, months and years from the day of writing. Each is matched at the beginning
# of an anchor (昨晚八点 → 昨); 当天, 次日, 当年 count from another day and are not among them.
_DAYS = {"大前天": -3, "前天": -2, "前日": -2, "昨": -1, "今": 0, "本日": 0, "即日": 0, "明": 1}
_DAYS |= {"后天": 2, "大后天": 3}
_NOT_DAYS = frozenset("年后春夏秋冬")  # 今年, 今后, 明春
_MONTHS = {
    "上上个月": -2,
    "下下个月": 2,
    "本月": 0,
    "这个月": 0,
    "上月": -1,
    "上个月": -1,
    "下月": 1,
    "下个月": 1,
}
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2}
_YEARS |= {"大前年": -3, "大后年": 3}
_AFTERNOON = ("下午", "午后", "傍晚", "晚", "今晚", "昨晚", "明晚", "当晚")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Period(NamedTuple):
    """The stretch [start, end) of time."""

    start: dt.datetime
    end: dt.datetime

    @property
    def first_day(self) -> dt.date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def last_day(self) -> dt.date:
        """The last day of which it holds any part; 0时 still belongs to the day before."""
        return (self.end - dt.timedelta(microseconds=1)).date()


def days_in(month: int, year: int | None = None) -> int:
    """Return the days of a month 1–12; February without a year has 29."""
    if month == 2 and year is not None and not leap(year):
        return 28
    return _LONGEST[month - 1]


def leap(year: int) -> bool:
    """Tell whether a year is a leap year of the Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@lru_cache(1024)
def day_offset(anchor: str) -> int | None:
    """Return how many days from the day of writing a word lies (昨晚 -1), or None."""
    if anchor[1:2] in _NOT_DAYS and not anchor.startswith("大后天"):
        return None
    return next((n for word, n in _DAYS.items() if anchor.startswith(word)), None)


@lru_cache(1024)
def year_offset(anchor: str) -> int | None:
    """Return how many years from the year of writing a word lies (去年 -1), or None."""
    return next((n for word, n in _YEARS.items() if anchor.startswith(word)), None)


@lru_cache(1024)
def month_offset(anchor: str) -> int | None:
    """Return how many months from the month of writing a word lies (上月 -1), or None."""
    return next((n for word, n in _MONTHS.items() if anchor.startswith(word)), None)


def hour_of_day(when: When) -> int:
    """Return the hour on the 24-hour clock (下午5时 is 17); 0 where none is written."""
    hour = when.hour or 0
    return hour + 12 if 0 < hour < 12 and when.anchor.startswith(_AFTERNOON) else hour


def impossible(when: When, year: int | None = None) -> str | None:
    """Return why no clock or calendar has this point, in Chinese, or None.

    `year` stands in for a year the author left out before 月 and 日.
    """
    year = when.year if when.year is not None else year
    month, day, hour, minute = when.month, when.day, when.hour, when.minute
    if month is not None and not 1 <= month <= 12:
        return "一年只有12个月"
    if day is not None:
        longest = 31 if month is None else days_in(month, year)
        if day < 1 or day > longest:
            if month is None:
                return "一个月最多31天"
            named = f"{year}年" if month == 2 and day == 29 and year is not None else ""
            return f"{named}{month}月只有{longest}天"
    if hour is not None and hour > 24:
        return "一天只有24小时"
    if minute is not None and minute > 59:
        return "一小时只有60分钟"
    if hour == 24 and (minute or when.second):
        return "一天到24时为止"
    if when.second is not None and when.second > 59:
        return "一分钟只有60秒"
    return None


def filled(when: When, base: dt.date) -> When:
    """Return the point with its missing leading parts taken from a base day.

    A relative word is counted from the base (昨晚 of 3月8日 is 3月7日). Parts finer than what
    the author wrote stay open.
    """
    year, month, day = when.year, when.month, when.day
    days, years, months = (
        day_offset(when.anchor),
        year_offset(when.anchor),
        month_offset(when.anchor),
    )
    if days is not None:
        base += dt.timedelta(days=days)
        return _at(when, base.year, base.month, base.day)
    if months is not None:
        turn = base.year * 12 + base.month - 1 + months
        return _at(when, turn // 12, turn % 12 + 1, day)
    if years is not None and year is None:
        return _at(when, base.year + years, month, day)
    if year is None:
        year = base.year
        coarse = month is None and when.quarter is None and when.half is None
        if coarse:
            month = base.month
            if day is None:
                day = base.day
    return _at(when, year, month, day)


def _at(when: When, year: int | None, month: int | None, day: int | None) -> When:
    return When(
        year,
        month,
        day,
        when.hour,
        when.minute,
        when.second,
        quarter=when.quarter,
        half=when.half,
        anchor=when.anchor,
    )


def inherited(until: When, when: When) -> When:
    """Return the end of a range with the leading parts it shares with the beginning."""
    if until.year is not None:
        return until
    if until.month is not None or until.quarter is not None or until.half is not None:
        return _at(until, when.year, until.month, until.day)
    if until.day is not None:
        return _at(until, when.year, when.month, until.day)
    return _at(until, when.year, when.month, when.day)


def period(when: When, until: When | None = None) -> Period | None:
    """Return the stretch from the beginning of `when` to the end of `until` (or of `when`).

    None if a year is missing, a part is impossible, or the end lies before the beginning.
    """
    first = _bounds(when)
    if until is None or first is None:
        return first
    last = _bounds(inherited(until, when))
    if last is None or last.end < first.start:
        return None
    return Period(first.start, last.end)


def _bounds(when: When) -> Period | None:
    year = when.year
    if year is None or not 1 < year < 9999 or impossible(when):
        return None
    if when.month is None:
        part, months = 1, 12
        if when.quarter is not None:
            part, months = when.quarter, 3
        elif when.half is not None:
            part, months = when.half, 6
        if not 1 <= part <= 12 // months:
            return None
        return Period(_month(year, (part - 1) * months), _month(year, part * months))
    if when.day is None:
        return Period(_month(year, when.month - 1), _month(year, when.month))
    start = dt.datetime(year, when.month, when.day)
    if when.hour is None:
        return Period(start, start + dt.timedelta(days=1))
    start += dt.timedelta(hours=hour_of_day(when), minutes=when.minute or 0)
    return Period(start, start)


def _month(year: int, months: int) -> dt.datetime:
    return dt.datetime(year + months // 12, months % 12 + 1, 1)


def ends(a: When, b: When, year: int = 2000) -> tuple[Period, Period] | None:
    """Resolve both ends of A至B with the parts they share; `year` stands for one both leave out.

    None if either is relative (今天) or no date of this calendar, or a month is missing.
    """
    relative = (day_offset, month_offset, year_offset)
    if any(offset(when.anchor) is not None for when in (a, b) for offset in relative):
        return None
    if "农历" in (a.anchor, b.anchor):
        return None
    if b.day is not None and b.month is None and a.month is None:
        return None
    named = a.year if a.year is not None else b.year
    base = dt.date(named if named is not None and 1 < named < 9999 else year, 1, 1)
    month = b.month if b.month is not None or b.day is None else a.month
    first, last = period(filled(a, base)), period(filled(_at(b, b.year, month, b.day), base))
    return None if first is None or last is None else (first, last)


def wraps(a: When, b: When, first: Period, last: Period) -> bool:
    """Tell whether an end that seems to lie before its start may be of the next month or year.

    12月15日至1月5日 runs into the next year, 28日至3日 into the next month, 7月1日至6月30日 is a
    full year.
    """
    back = (first.start - last.start).days
    if a.year is not None and b.year is not None:
        return False
    if b.month is None and b.day is not None:
        return back > 15
    return a.month is not None and (365 - back <= 240 or (back <= 1 and a.hour is None))


def shown(day: dt.date) -> str:
    """Write a day; the year 2000 stands for a year that the article leaves out."""
    year = f"{day.year}年" if day.year != 2000 else ""
    return f"{year}{day.month}月{day.day}日"


def iso(day: dt.date) -> str:
    """Write a day as 2020-03-07, or as 03-07 where the article leaves out the year."""
    return day.isoformat() if day.year != 2000 else day.strftime("%m-%d")
