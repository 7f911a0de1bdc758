"""The moments that an article names, and the lengths of time it tells beside them.

A moment is a day, or a day with a clock time. A clock time without a day belongs to the day named
before it (6月12日23时47分…，13日0时5分…，2时32分), and to the next day where it would run back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor.calendar import day_offset, hour_of_day
from auditor.claims import Context
from auditor.model import Kind, When
from auditor.timeline import Stamp, read

_MINUTES = {"分钟": 1, "分": 1, "小时": 60, "个小时": 60}
_ROUGH = ("许", "左右", "前后", "多")
_ANY_YEAR = 2001


class Moment(NamedTuple):
    """at: the moment; clock, dated: whether an hour, a day is named; [start, end): its characters.

    rough: 许, 左右 and the like stand behind it. minutes: minutes are named. sentence, paragraph:
    where it stands.
    """

    at: dt.datetime
    clock: bool
    dated: bool
    minutes: bool
    rough: bool
    start: int
    end: int
    sentence: int
    paragraph: int


class Length(NamedTuple):
    """A length of time: minutes (or days, if `unit` is longer), its characters, and its claim."""

    value: Fraction
    unit: str
    fine: bool
    hedged: bool
    start: int
    end: int
    first: int


def moments(ctx: Context) -> list[Moment]:
    """Return the moments of an article in the order of the text."""
    line = read(ctx)
    out: list[Moment] = []
    day: dt.date | None = None
    year = line.today.year if line.today else _ANY_YEAR
    paragraph = -1
    for stamp in line.stamps:
        claim = ctx.claims[stamp.first]
        if claim.paragraph != paragraph:
            day = None if claim.paragraph - paragraph > 1 else day
            paragraph = claim.paragraph
        year = stamp.when.year or year
        found = _day(stamp, year, day, line.today)
        day = found or day
        if day is None or (stamp.when.day is None and stamp.when.hour is None):
            continue
        hour = stamp.when.hour is not None
        at = dt.datetime.combine(day, dt.time()) + _clock(stamp.when)
        alone = found is None and out and out[-1].clock and out[-1].paragraph == paragraph
        if alone and at < out[-1].at:
            at += dt.timedelta(days=1)
            day = at.date()
        rough = any(word in ctx.norm[stamp.end - 1 : stamp.end + 2] for word in _ROUGH)
        place = (stamp.start, stamp.end, claim.sentence, claim.paragraph)
        minutes = stamp.when.minute is not None
        out.append(Moment(at, hour, stamp.when.day is not None, minutes, rough, *place))
        last = _last_day(stamp, day)
        if last is not None:
            out.append(Moment(last, False, True, False, rough, *place))
    return out


def _day(stamp: Stamp, year: int, before: dt.date | None, today: dt.date | None) -> dt.date | None:
    when = stamp.when
    if when.day is None:
        offset = day_offset(when.anchor)
        return today + dt.timedelta(days=offset) if today and offset is not None else None
    month = when.month or (before.month if before else today.month if today else None)
    if month is None or not 1 <= year <= 9998:
        return None
    try:
        found = dt.date(year, month, when.day)
    except ValueError:
        return None
    backwards = before is not None and when.year is None and (before - found).days > 180
    return found.replace(year=year + 1) if backwards and found.day < 29 else found


def _last_day(stamp: Stamp, first: dt.date) -> dt.datetime | None:
    """Return the last day of a range written as one (4月13日至18日)."""
    until = stamp.until
    if until is None or until.day is None or stamp.when.day is None:
        return None
    try:
        day = first.replace(month=until.month or first.month, day=until.day)
    except ValueError:
        return None
    return dt.datetime.combine(day, dt.time()) if day > first else None


def _clock(when: When) -> dt.timedelta:
    return dt.timedelta(hours=hour_of_day(when), minutes=when.minute or 0)


def lengths(ctx: Context) -> Iterator[Length]:
    """Yield the lengths of time in minutes, hours and days; 2小时45分 is one."""
    taken = -1
    for i, q in enumerate(ctx.quantities):
        if q.kind is not Kind.DURATION or q.value is None or i <= taken:
            continue
        start, end, value, unit = q.start, q.end, q.value, q.unit
        if unit in _MINUTES:
            value *= _MINUTES[unit]
            after = ctx.quantities[i + 1] if i + 1 < len(ctx.quantities) else None
            small = after is not None and after.unit in ("分", "分钟") and after.start == end
            if after is not None and small and after.value is not None:
                value, end, taken = value + after.value, after.end, i + 1
            fine = small or unit in ("分", "分钟")
            yield Length(value, "分", fine, bool(q.hedge), start, end, i)
        elif unit in ("天", "日"):
            yield Length(value, "天", True, bool(q.hedge), start, end, i)
        elif unit in ("个月", "月", "年"):
            yield Length(value, unit.lstrip("个"), False, bool(q.hedge), start, end, i)
