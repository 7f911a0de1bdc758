"""Finds which rows (or columns) of a table a total adds up.

A label says that a row is a sum, not of what. So every reading that the order of a table allows
is tried against all its columns, and the one stands under which most of them add up. What is
nowhere added up is no sum, or has parts that the table does not list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from auditor.interval import Interval, total
from auditor.model import Quantity, Verdict
from auditor.tables.grid import Grid, Square
from auditor.tables.series import Series, is_rounded, term

_MOST = 60  # readings tried for one total
_WORK = 2_000_000  # squares looked at for one table


@dataclass(frozen=True, slots=True)
class Sum:
    """One total in one column (or row) with its parts, each with its label."""

    whole: Square
    parts: tuple[tuple[Square, str], ...]
    exact: Fraction
    interval: Interval
    verdict: Verdict
    label: str
    across: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a total, and how its sums end."""

    sums: tuple[Sum, ...]
    adjacent: bool  # it takes all that lies between this total and the next

    def count(self, verdict: Verdict) -> int:
        """Return how many sums of several parts end so."""
        return sum(s.verdict is verdict and _tells(s) for s in self.sums)


def _tells(s: Sum) -> bool:
    """Tell whether a sum proves anything: at least two parts are not zero."""
    return sum(bool(p.quantity and p.quantity.value) for p, _ in s.parts) > 1


def readings(grid: Grid, along: Sequence[Series], across: Sequence[Series]) -> Iterator[Reading]:
    """Yield the best reading of every total.

    Args:
        grid: the table.
        along: the series of which some are totals of others (the rows).
        across: the series in which the sums are made (the columns), in the order of the squares.
    """
    for at, series in enumerate(along):
        if series.is_total or series.may_be_total:
            tried = [
                _read(grid, at, parts, along, across, near) for parts, near in _parts(at, along)
            ]
            best = max(tried, key=_rank, default=None)
            if best and best.sums:
                yield best


def _rank(reading: Reading) -> tuple[int, int, bool]:
    held = reading.count(Verdict.HOLDS) + reading.count(Verdict.POSSIBLE)
    return held - reading.count(Verdict.VIOLATED), reading.count(Verdict.HOLDS), reading.adjacent


def _read(
    grid: Grid,
    at: int,
    parts: Sequence[int],
    along: Sequence[Series],
    across: Sequence[Series],
    near: bool,
) -> Reading:
    sums = []
    for number, other in enumerate(across):
        if not other.adds_up or number >= len(along[at].squares):
            continue
        found = _sum(grid, at, parts, along, other, number)
        if found:
            sums.append(found)
    return Reading(tuple(sums), near)


def _sum(
    grid: Grid,
    at: int,
    parts: Sequence[int],
    along: Sequence[Series],
    other: Series,
    number: int,
) -> Sum | None:
    whole = along[at].squares[number]
    rounded = is_rounded(grid, along[at].label, other.label, other.group)
    stated = term(whole, rounded)
    if stated is None or whole.quantity is None:
        return None
    terms = [(along[p].squares[number], along[p].label) for p in parts]
    known = [term(square, rounded) for square, _ in terms]
    if any(square.kind == "covered" for square, _ in terms):
        return None
    exact = sum((k[0] for k in known if k), Fraction(0))
    reach = total(k[1] for k in known if k)
    if exact == stated[0]:
        verdict = Verdict.HOLDS
    elif None in known:
        return None  # what is not told may be anything
    else:
        verdict = Verdict.POSSIBLE if reach.meets(stated[1]) else Verdict.VIOLATED
    figures = tuple((s, label) for s, label in terms if s.quantity)
    if len(figures) < 2:
        return None
    return Sum(whole, figures, exact, reach, verdict, along[at].label, other.label)


def _parts(at: int, along: Sequence[Series]) -> Iterator[tuple[list[int], bool]]:
    """Yield what a total may add up, and whether that is all between it and the next total."""
    tried: set[tuple[int, ...]] = set()
    for parts, near in _readings(at, along):
        key = tuple(parts)
        units = {along[p].unit for p in parts} - {""}
        one_unit = len(units | ({along[at].unit} - {""})) < 2
        if len(parts) > 1 and key not in tried and one_unit:
            tried.add(key)
            yield parts, near


def _readings(at: int, along: Sequence[Series]) -> Iterator[tuple[list[int], bool]]:
    totals = [n for n, s in enumerate(along) if n != at and s.is_total]
    before = max((n for n in totals if n < at), default=-1)
    behind = min((n for n in totals if n > at), default=len(along))
    above, below = list(range(before + 1, at)), list(range(at + 1, behind))
    own = along[at].group
    runs = [(above, True), (below, True)]
    if own:  # a total under a head adds up what stands under the same head
        runs += [([n for n in run if along[n].group == own], True) for run, _ in runs]
    runs += [([n for n in totals if n < at], False), ([n for n in totals if n > at], False)]
    runs += [([n for n in range(at) if n not in totals], False)]
    runs += [([n for n in range(at + 1, len(along)) if n not in totals], False)]
    runs += [(_uncovered(at, totals), False)]
    for run, near in runs:
        addable = [n for n in run if along[n].adds_up]
        for kept in _without_inner(addable, along):
            yield kept, near
    for length in range(2, len(above)):
        yield [n for n in above[-length:] if along[n].adds_up], False
    for length in range(2, len(below)):
        yield [n for n in below[:length] if along[n].adds_up], False


def _uncovered(at: int, totals: Sequence[int]) -> list[int]:
    """Return the subtotals before a total and the rows behind the last of them."""
    before = [n for n in totals if n < at]
    return [*before, *range(before[-1] + 1, at)] if before else []


def _without_inner(run: Sequence[int], along: Sequence[Series]) -> Iterator[list[int]]:
    """Yield a run without what is itself a part of one of its rows, as far as that can be told."""
    first = next((n for n in run if along[n].of_which), None)
    yield [n for n in run if not along[n].of_which]
    levels = {along[n].indent for n in run}
    if len(levels) > 1:
        yield [n for n in run if along[n].indent == min(levels)]
    if first is not None:
        yield [n for n in run if n < first]
        inner = along[first].indent
        yield [n for n in run if n < first or along[n].indent < inner]


def as_quantity(square: Square) -> Quantity:
    """Return the figure of a square that is filled with one."""
    assert square.quantity is not None
    return square.quantity
