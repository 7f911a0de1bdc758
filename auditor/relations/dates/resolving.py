"""The days that the dates of an article mean, counted from the day on which it was published.

A date without a year or month is taken for the nearest one (12月30日 in an article of 5 January
is of the year before). 年底 and 月初 give the whole year or month. What hangs on something else
than the day of publication (当天, 次年, 同期) and what the Gregorian calendar does not settle
(农历, 公元前) stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from auditor.model import Kind, Quantity, When
from auditor.relations.dates.calendar import (
    Period,
    day_offset,
    filled,
    inherited,
    month_offset,
    period,
    year_offset,
)

_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_WEEK_WORDS = ("周", "星期", "礼拜")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
# Words of the current year that name no part of it which `When` holds.
_THIS_YEAR = ("全年", "上半年", "下半年", "前三季度", "年初", "年底", "年末", "年中")
_NEAR = 2  # characters between 2月3日 and 8日 that share a month
_DAY = dt.timedelta(days=1)


class Days(NamedTuple):
    """The first and the last day of a date."""

    first: dt.date
    last: dt.date


def resolved(quantities: Sequence[Quantity], published: dt.date) -> list[Days | None]:
    """Return the days that each quantity means; None for what is no date or stays open.

    Args:
        quantities: the quantities of one article, in order.
        published: the day on which it was published.
    """
    if not 1 < published.year < 9998:  # where the calendar of the machine ends
        return [None] * len(quantities)
    out: list[Days | None] = []
    before: Quantity | None = None
    for q in quantities:
        days = None
        if q.kind is Kind.DATE and q.when is not None:
            when = q.when if before is None else _continued(q.when, before, q.start, published)
            days = _days(when, q.until, published)
        out.append(days)
        before = q
    return out


def _continued(when: When, before: Quantity, start: int, base: dt.date) -> When:
    """Return a date with what it shares with the one right before it: 去年|12月, 2月3日—|8日."""
    known = before.when
    if known is None or when.year is not None or start - before.end > _NEAR:
        return when
    if when.month is None and when.day is not None and known.month is not None:
        return replace(when, year=known.year, month=known.month)
    if start > before.end or known.month is not None or known.day is not None:
        return when
    if month_offset(known.anchor) is not None and when.month is None and when.day is not None:
        turned = filled(known, base)  # 上月|15日
        return replace(when, year=turned.year, month=turned.month)
    offset = year_offset(known.anchor)
    return when if offset is None else replace(when, year=base.year + offset)


def _days(when: When, until: When | None, base: dt.date) -> Days | None:
    anchor = when.anchor
    if when.year is not None and when.year < 100:
        when = _full_year(when, base)
    if when.year is not None or when.month is not None or when.day is not None:
        return _written(when, until, base)
    week = _week(when, base)
    if week is not None:
        return week
    if anchor.endswith("以来") and year_offset(anchor) == 0:
        return Days(dt.date(base.year, 1, 1), base)
    if anchor in _THIRDS:
        return _third(When(year=base.year, month=base.month, anchor=anchor))
    told = [day_offset(anchor), month_offset(anchor), year_offset(anchor)]
    if "同期" in anchor or (
        told == [None] * 3 and anchor not in _THIS_YEAR and not when.quarter and not when.half
    ):
        return None
    point = filled(when, base)
    if point.month is not None and told[0] is None and told[1] is None:
        point = replace(point, month=None, day=None)  # 年底 names no month
    return _of(period(point, None if until is None else inherited(until, point)))


def _written(when: When, until: When | None, base: dt.date) -> Days | None:
    """Resolve a date that names a year, month or day; the nearest one where no year is told."""
    if when.anchor in _THIRDS:
        return _third(filled(when, base))
    if when.anchor == "农历" or when.anchor.startswith("公元前"):
        return None
    if when.anchor == "年代" and when.year is not None:
        return Days(dt.date(when.year, 1, 1), dt.date(when.year + 9, 12, 31))
    if when.year is not None:
        found = [period(filled(when, base), until)]
    elif when.month is None:
        months = (base.year * 12 + base.month - 1 + n for n in (0, -1, 1))
        found = [period(replace(when, year=m // 12, month=m % 12 + 1), until) for m in months]
    else:
        years = (base.year + n for n in (0, -1, 1))
        found = [period(replace(when, year=year), until) for year in years]
    days = [_of(p) for p in found if p is not None]
    return min((d for d in days if d), key=lambda d: abs((d.first - base).days), default=None)


def _full_year(when: When, base: dt.date) -> When:
    """Return 98年 as 1998: the last year before or at publication that ends so."""
    assert when.year is not None
    century = base.year - base.year % 100
    year = century + when.year
    return replace(when, year=year if year <= base.year else year - 100)


def _week(when: When, base: dt.date) -> Days | None:
    """Resolve 上周三, 本周, 下个星期; a bare 周三 may be the last one or the next."""
    anchor = when.anchor
    if not any(word in anchor for word in _WEEK_WORDS) or anchor.endswith("末"):
        return None
    head = anchor.replace("个", "")
    for word in _WEEK_WORDS:
        head = head.removesuffix(word)
    if head not in _WEEKS:
        return None
    monday = base - dt.timedelta(days=base.weekday()) + dt.timedelta(weeks=_WEEKS[head])
    if when.weekday is None:
        return Days(monday, monday + 6 * _DAY)
    day = monday + dt.timedelta(days=when.weekday - 1)
    return Days(day, day)


def _third(when: When) -> Days | None:
    """Resolve 5月中旬: ten days, or what is left of the month."""
    month = period(replace(when, anchor=""))
    if month is None or when.month is None:
        return None
    first, last = _THIRDS[when.anchor]
    start = month.first_day
    return Days(
        start.replace(day=first), min(start.replace(day=1) + (last - 1) * _DAY, month.last_day)
    )


def _of(found: Period | None) -> Days | None:
    return None if found is None else Days(found.first_day, found.last_day)
