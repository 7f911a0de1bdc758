"""Figures of named periods: 一季度销量1.2万台, 1—8月收入386.72亿元, each with its months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity, When

_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_TO = regex.compile(r"[至到—\-~]+")
_ASIDE = regex.compile("(?:[比较与同自从据于]|截至|截止|相比|其中|预计|计划|力争)$")
_MONTH = 32  # Days are counted as month × 32 + day.
_YEAR_END = 12 * _MONTH + 31


class Period(NamedTuple):
    """From the first to the last day, each as month × 32 + day; year 0 where none is given."""

    year: int
    first: int
    last: int

    def holds(self, other: Period) -> bool:
        """Tell whether the other one is a shorter period within this one."""
        inside = self.first <= other.first and other.last <= self.last
        shorter = (self.first, self.last) != (other.first, other.last)
        return self.alike(other) and inside and shorter

    def alike(self, other: Period) -> bool:
        """Tell whether both may lie in one year."""
        return self.year == other.year or not (self.year and other.year)

    def months(self) -> tuple[int, int] | None:
        """Return the first and the last month of a period of whole months."""
        (first, day), (last, end) = divmod(self.first, _MONTH), divmod(self.last, _MONTH)
        return (first, last) if day == 0 and end == 31 else None


class Accrual(NamedTuple):
    """A figure and the period that its clause, or a clause before it, names."""

    period: Period
    claim: Claim


def read(ctx: Context) -> tuple[tuple[Accrual, ...], ...]:
    """Return the figures of periods, a row for each paragraph that has any; made once."""
    return ctx.once(_read)


def _read(ctx: Context) -> tuple[tuple[Accrual, ...], ...]:
    rows: list[list[Accrual]] = []
    paragraph = -1
    for accrual in _walk(ctx):
        if accrual.claim.paragraph != paragraph:
            paragraph = accrual.claim.paragraph
            rows.append([])
        rows[-1].append(accrual)
    return tuple(map(tuple, rows))


def _walk(ctx: Context) -> Iterator[Accrual]:
    paragraph, period, clause = -1, None, -1
    last: Quantity | None = None
    for claim in ctx.claims:
        q = claim.quantity
        if claim.paragraph != paragraph:
            paragraph, period, last = claim.paragraph, None, None
        if q.when is not None:
            if _ASIDE.search(claim.before) and not claim.before.endswith(("自", "其中")):
                clause = claim.clause  # A date that is compared with: its clause tells no level.
                continue
            period = _joined(ctx, last, q, period) or period
            last = q
        elif period and q.kind in _COUNTED and claim.clause != clause and claim.bracket < 0:
            yield Accrual(period, claim)


def _joined(
    ctx: Context, last: Quantity | None, q: Quantity, period: Period | None
) -> Period | None:
    """Return the period of a date, or of two dates with 至 between them."""
    assert q.when is not None
    own = _period(q.when, q.until)
    if own and last and period and _TO.fullmatch(ctx.norm[last.end : q.start]):
        return Period(period.year, period.first, own.last)
    if own is None and q.when.anchor in ("当月", "当日", "当天"):
        return None
    return own


def _period(when: When, until: When | None) -> Period | None:
    end = until or when
    year = when.year or 0
    if when.quarter:
        last = end.quarter or when.quarter
        return Period(year, (when.quarter * 3 - 2) * _MONTH, last * 3 * _MONTH + 31)
    if when.half:
        return Period(year, (when.half * 6 - 5) * _MONTH, when.half * 6 * _MONTH + 31)
    if when.month:
        first = when.month * _MONTH + (when.day or 0)
        last = (end.month or when.month) * _MONTH + (end.day or 31)
        return Period(year, first, last) if first <= last else None
    if (when.year and not until) or when.anchor == "全年":
        return Period(year, _MONTH, _YEAR_END)
    return None
