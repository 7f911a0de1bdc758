"""Works out how many days a period lasts that an article names or bounds by two dates."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Sequence

from auditor import regex
from auditor.context import Claim
from auditor.interval import Interval, point
from auditor.model import Kind, Quantity, When

_SINCE = regex.compile("(?:自|从|于)[^,;。]{0,3}$")
_BEGUN = regex.compile(".{0,6}(?:启动|开始|以来|起|开幕|开业|上映|开通)")
_NOT_ALL = regex.compile("以来|至今|起|[初末底]|间")
_UNTIL = regex.compile("(?:截至|截止|至|到|—|-|~)[^,;。]{0,6}$")
_ONLY_UNTIL = regex.compile("至|到|[—~-]+")
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = frozenset({"天", "日"})


Lengths = tuple[Interval, ...]  # how many days a period may be said to last, the likeliest first


def days(claims: Sequence[Claim]) -> tuple[Lengths, tuple[Quantity, ...]] | None:
    """Return how long the last period that these claims name lasts, and the dates that say so.

    Two dates count both their ends or not, so that there may be one day more or less. February
    and the year are taken with and without the leap day where no year is given.
    """
    for i in range(len(claims) - 1, -1, -1):
        q = claims[i].quantity
        if q.kind is Kind.DURATION and q.unit in _DAYS and q.value:
            return (Interval(q.low, q.high),), (q,)
        if q.when is None:
            continue
        if q.until is not None and q.when.day and q.until.day:
            between = _between(q.when, q.until)
            return (between, (q,)) if between else None
        named = _named(q) or _whole_year(claims[i])
        if named:
            return named, (q,)
        if q.when.day and _UNTIL.search(claims[i].before):
            first = _right_before(claims, i) or _start(claims[:i])
            between = _between(first.when, q.when) if first and first.when else None
            if first and between:
                return between, (first, q)
    return None


def _right_before(claims: Sequence[Claim], i: int) -> Quantity | None:
    """Return the date that one with 至 goes on from: 4月3日至7日."""
    if i == 0 or not _ONLY_UNTIL.fullmatch(claims[i].before):
        return None
    first = claims[i - 1].quantity
    whole = first.when is not None and first.when.month and first.when.day
    return first if whole and first.until is None else None


def _start(claims: Sequence[Claim]) -> Quantity | None:
    """Return the date since when: 自7月1日, 7月1日启动以来."""
    for claim in reversed(claims):
        q = claim.quantity
        dated = q.when is not None and q.when.month and q.when.day and q.until is None
        if dated and (_SINCE.search(claim.before) or _BEGUN.match(claim.after)):
            return q
    return None


def _between(first: When, last: When) -> Lengths | None:
    year = first.year or last.year or 2001
    month = last.month or first.month
    try:
        start = dt.date(year, first.month or 0, first.day or 0)
        end = dt.date(last.year or year, month or 0, last.day or 0)
        if end < start and not last.year:
            end = end.replace(year=year + 1)
    except ValueError:
        return None
    length = (end - start).days + 1
    return (
        tuple(point(n) for n in (length, length + 1, length - 1) if n > 0) if length > 0 else None
    )


def _named(q: Quantity) -> Lengths | None:
    """Return the length of a month, a run of months, a quarter, a half or a whole year."""
    when, until = q.when, q.until
    assert when is not None
    if when.day or when.hour is not None or q.text[-1:] in "底末初旬中":
        return None
    if when.half:
        return _months(1, 6) if when.half == 1 else _months(7, 12)
    if when.quarter:
        last = until.quarter if until and until.quarter else when.quarter
        return _months(3 * when.quarter - 2, 3 * last)
    if when.month:
        return _months(when.month, until.month if until and until.month else when.month)
    return (point(365), point(366)) if "全年" in when.anchor else None


def _whole_year(claim: Claim) -> Lengths | None:
    """Return the length of a year that is told as such (2023年共接待…), not of its beginning."""
    q = claim.quantity
    if not is_year(q) or _SINCE.search(claim.before) or _NOT_ALL.match(claim.after):
        return None
    assert q.when is not None and q.when.year
    return (point(366 if isleap(q.when.year) else 365),)


def is_year(q: Quantity) -> bool:
    """Tell whether a date names a year and nothing more (2023年)."""
    when = q.when
    alone = when is not None and q.until is None and q.text[-1:] == "年" and not when.half
    return alone and when is not None and bool(when.year) and not when.month


def _months(first: int, last: int) -> Lengths | None:
    if not 1 <= first <= last <= 12:
        return None
    length = sum(_MONTHS[first - 1 : last])
    leap = first <= 2 <= last
    return (point(length), point(length + 1)) if leap else (point(length),)
