"""Lengths of time as told, and the time between two stamps.

A length is compared in the grain in which it is told: hours and minutes against the clock, days,
weeks, months and years against the calendar.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from auditor.context import Context
from auditor.model import Kind, Quantity, Span, When
from auditor.relations.dates.calendar import ends, filled, hour_of_day, period
from auditor.relations.dates.timeline import Stamp

DAY = 24 * 60
# Minutes of a unit: the least and the greatest, so that months of 28 and 31 days both pass.
_UNITS = {
    "分钟": (1, 1),
    "小时": (60, 60),
    "个小时": (60, 60),
    "天": (DAY, DAY),
    "日": (DAY, DAY),
    "周": (7 * DAY, 7 * DAY),
    "个星期": (7 * DAY, 7 * DAY),
    "个月": (28 * DAY, 31 * DAY),
    "年": (365 * DAY, 366 * DAY),
}


class Length(NamedTuple):
    """A told length, in minutes: the least and greatest that it allows.

    first, last: the indices of its quantities (2小时45分 has two). `calendar`: told in days or
    more, so that days count, not hours.
    """

    first: int
    last: int
    span: Span
    text: str
    low: Fraction
    high: Fraction
    calendar: bool


def lengths(ctx: Context) -> list[Length]:
    """Return the lengths of time that an article tells, compounds joined."""
    out: list[Length] = []
    quantities = ctx.quantities
    for i, q in enumerate(quantities):
        if q.kind is not Kind.DURATION or q.unit not in _UNITS or q.low is None:
            continue
        if out and out[-1].last == i:
            continue
        length = _length(ctx, i, q)
        if length is not None:
            out.append(length)
    return out


def _length(ctx: Context, i: int, q: Quantity) -> Length | None:
    if q.low is None or q.high is None or q.value is None:
        return None
    least, most = _UNITS[q.unit]
    last, end, minutes = i, q.end, Fraction(0)
    if least == 60 and i + 1 < len(ctx.quantities):
        more = ctx.quantities[i + 1]
        if more.start == q.end and more.unit in ("分", "分钟") and more.value is not None:
            last, end, minutes = i + 1, more.end, more.value
    low, high = q.low * least + minutes, q.high * most + minutes
    if least != most:  # months and years are told to the nearest
        low, high = low - least // 2, high + least // 2
    elif least == 60 and last == i:  # so are hours: 38小时 for 38小时10分
        slack = 30 if q.value.denominator == 1 else 15
        low, high = low - slack, high + slack
    elif least <= 60:
        low, high = low - 1, high + 1
    calendar = least >= DAY
    return Length(i, last, Span(q.start, end, "时长"), ctx.text[q.start : end], low, high, calendar)


def fits(length: Length, between: int) -> bool:
    """Tell whether a length can be that of so many minutes between two stamps.

    Of days either both ends count or one (1月14日至1月25日 is 11 or 12 days).
    """
    if length.calendar:
        return length.low <= between + DAY and between <= length.high
    return length.low <= between <= length.high


def minutes(length: Length, first: Stamp, last: Stamp) -> int | None:
    """Return the minutes from one stamp to another, by days if the length is told in days."""
    if length.calendar:
        days = days_between(first, last)
        return None if days is None else days * DAY
    a, b = first.when, last.when
    if a.hour is None or b.hour is None:
        return None
    clock = (_clock(b) - _clock(a)) % DAY
    days = days_between(first, last) if first.fine and last.fine else None
    if days is not None:
        return days * DAY + _clock(b) - _clock(a)
    return clock if length.high < DAY else None


def _clock(when: When) -> int:
    return hour_of_day(when) * 60 + (when.minute or 0)


def days_between(first: Stamp, last: Stamp) -> int | None:
    """Return the days from one day to another; a year left out at the turn of the year is next."""
    if not (first.fine and last.fine):
        return None
    if last is first:
        if not first.readings:
            return None
        return (first.readings[0].last_day - first.readings[0].first_day).days
    year = first.readings[0].first_day.year if first.readings else 2001
    pair = ends(first.when, last.when, year)
    if pair is not None and (first.when.month is not None or not first.readings):
        start, end = pair[0].first_day, pair[1].last_day
        if end < start and last.when.year is None and last.when.month is not None:
            turned = period(When(end.year + 1, end.month, end.day))
            end = turned.first_day if turned is not None else end
    elif first.readings and last.readings:
        start, end = first.readings[0].first_day, last.readings[0].last_day
        if last.when.year is None and not last.when.anchor:
            end = _next_of(last.when, start) or end
    else:
        return None
    return (end - start).days if end >= start else None


def _next_of(when: When, start: dt.date) -> dt.date | None:
    """Return the first such day that is not before a day: 去年9月26日至11月30日 is of one year."""
    for year in (start.year, start.year + 1):
        found = period(filled(when, start.replace(year=year, day=1)))
        if found is not None and found.last_day >= start:
            return found.last_day
    return None


def show(length: Length, between: int) -> str:
    """Write so many minutes in the grain of a length: 连头带尾12天, 2小时45分."""
    if length.calendar:
        days = between // DAY
        return f"相隔{days}天，连头带尾{days + 1}天"
    hours, rest = divmod(between, 60)
    return f"{hours}小时{rest}分" if hours else f"{rest}分钟"
