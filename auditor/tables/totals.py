"""Finds which rows (or columns) of a table a total adds up.

A label says that a row is a sum, not of what. So every reading that the order of a table allows
is tried against all its columns, and the one stands under which most of them add up. What is
nowhere added up is no sum, or has parts that the table does not list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from math import lcm

from auditor.interval import Interval
from auditor.model import Quantity, Verdict
from auditor.tables.grid import Grid, Square
from auditor.tables.series import Series, says_rounded, term

_MOST = 60  # readings tried for one total
_INNER = 8  # rows that may stand below 其中
_WORK = 300_000  # squares looked at for one table


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
    tells: bool  # at least two parts are not zero, so that it proves something


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a total, and how its sums end."""

    sums: tuple[Sum, ...]
    adjacent: bool  # it takes all that lies between this total and the next, or only totals
    counts: Counter[Verdict]  # of the sums that prove something

    def count(self, verdict: Verdict) -> int:
        """Return how many sums that prove something end so."""
        return self.counts[verdict]


Term = tuple[int, int, int]  # value, low and high in the smallest unit of the table


class _Table:
    """The figures of a table as whole numbers of one small unit, `terms[along][across]`."""

    def __init__(self, grid: Grid, along: Sequence[Series], across: Sequence[Series]) -> None:
        self.along = along
        self.across = across
        self.used = [n for n, other in enumerate(across) if other.adds_up]
        known = [
            [
                term(line.squares[n], says_rounded(grid, line.label, other.label, other.group))
                if other.adds_up
                else None
                for n, other in enumerate(across)
            ]
            for line in along
        ]
        self.scale = lcm(
            *(
                end.denominator
                for row in known
                for each in row
                if each
                for end in (each[0], each[1].low, each[1].high)
                if end is not None
            )
        )
        self.terms = [[self._whole(each) for each in row] for row in known]

    def _whole(self, known: tuple[Fraction, Interval] | None) -> Term | None:
        if known is None or known[1].low is None or known[1].high is None:
            return None
        ends = (known[0], known[1].low, known[1].high)
        value, low, high = (end.numerator * (self.scale // end.denominator) for end in ends)
        return value, low, high


def readings(grid: Grid, along: Sequence[Series], across: Sequence[Series]) -> Iterator[Reading]:
    """Yield the best reading of every total.

    Args:
        grid: the table.
        along: the series of which some are totals of others (the rows).
        across: the series in which the sums are made (the columns), in the order of the squares.
    """
    totals = [n for n, series in enumerate(along) if series.is_total or series.may_be_total]
    if not totals or not across:
        return
    table = _Table(grid, along, across)
    most = min(_MOST, _WORK // (len(totals) * len(along) * len(across)))
    for at in totals:
        parts = islice(_parts(at, along), most)
        tried = [_read(table, at, p, near) for p, near in parts]
        best = max(tried, key=_rank, default=None)
        if best and best.sums:
            yield best


def _rank(reading: Reading) -> tuple[int, int, bool]:
    held = reading.count(Verdict.HOLDS) + reading.count(Verdict.POSSIBLE)
    return held - reading.count(Verdict.VIOLATED), reading.count(Verdict.HOLDS), reading.adjacent


def _read(table: _Table, at: int, parts: Sequence[int], near: bool) -> Reading:
    found = (_sum(table, at, parts, number) for number in table.used)
    sums = tuple(each for each in found if each)
    return Reading(sums, near, Counter(each.verdict for each in sums if each.tells))


def _sum(table: _Table, at: int, parts: Sequence[int], number: int) -> Sum | None:
    stated = table.terms[at][number]
    whole = table.along[at].squares[number]
    squares = [table.along[p].squares[number] for p in parts]
    if stated is None or whole.quantity is None or any(s.kind == "covered" for s in squares):
        return None
    terms = [table.terms[p][number] for p in parts]
    known = [each for each in terms if each]
    value, low, high = (sum(column) for column in zip(*known, strict=True)) if known else (0, 0, 0)
    if value == stated[0]:
        verdict = Verdict.HOLDS
    elif len(known) < len(terms):
        return None  # what is not told may be anything
    else:
        meets = low <= stated[2] and stated[1] <= high
        verdict = Verdict.POSSIBLE if meets else Verdict.VIOLATED
    figures = tuple(
        (square, table.along[p].label)
        for square, p in zip(squares, parts, strict=True)
        if square.quantity
    )
    if len(figures) < 2:
        return None
    return Sum(
        whole,
        figures,
        Fraction(value, table.scale),
        Interval(Fraction(low, table.scale), Fraction(high, table.scale)),
        verdict,
        table.along[at].label,
        table.across[number].label,
        sum(each[0] != 0 for each in known) > 1,
    )


def _parts(at: int, along: Sequence[Series]) -> Iterator[tuple[list[int], bool]]:
    """Yield what a total may add up, and whether that is all up to the next total, or totals."""
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
    runs += [([n for n in totals if n < at], True), ([n for n in totals if n > at], True)]
    earlier = [n for n in totals if n < at]
    runs += [(earlier[-length:], True) for length in (2, 3, 4)]
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
        others = [n for n in run if n != first and along[n].of_which]
        for length in range(1, min(len(run), _INNER)):  # what else is a part may stand below it
            inside = {start + n for start in (first, *others) for n in range(length + 1)}
            yield [n for n in run if n not in inside]


def as_quantity(square: Square) -> Quantity:
    """Return the figure of a square that is filled with one."""
    assert square.quantity is not None
    return square.quantity
