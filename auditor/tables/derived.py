"""Columns that are computed from others of their table: which ones, as their figures show.

The head of a column says that it is a share or a growth, not of what. Every pair of columns that
may be meant is tried; the one stands under which most rows come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from auditor.interval import Interval
from auditor.model import Quantity, Verdict
from auditor.tables.grid import Grid, Square
from auditor.tables.series import Series, says_rounded, term

Known = tuple[Fraction, Interval]
Formula = Callable[[Known, Known], Known | None]
Judge = Callable[[Fraction, Interval, Quantity], Verdict]
_FEWEST = 2  # rows that must come out
_NEAREST = 6  # columns to the left and right that may be meant


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure of a computed column, with the two it comes from and their labels."""

    stated: Square
    first: Square
    second: Square
    labels: tuple[str, str, str]
    row: str
    column: str
    nominal: Fraction
    verdict: Verdict


def best(readings: Iterable[Sequence[Derived]]) -> Sequence[Derived]:
    """Return the reading under which most rows come out; none unless they are most by far."""

    def held(reading: Sequence[Derived]) -> int:
        return sum(d.verdict is not Verdict.VIOLATED for d in reading)

    def rank(reading: Sequence[Derived]) -> tuple[int, int]:
        return 2 * held(reading) - len(reading), held(reading)

    found = max(readings, key=rank, default=())
    missed = len(found) - held(found)
    return found if held(found) >= _FEWEST and held(found) >= 2 * missed else ()


def bases(every: Sequence[Series], at: int) -> list[int]:
    """Return the numbers of the columns of amounts near a column, the nearest first."""
    near = [n for n in range(len(every)) if n != at and every[n].adds_up]
    near.sort(key=lambda n: (every[n].group != every[at].group, n > at, abs(n - at)))
    return near[:_NEAREST]


def row_by_row(
    grid: Grid,
    every: Sequence[Series],
    lines: Sequence[Series],
    at: int,
    first: int,
    second: int | None,
    fixed: Square | None,
    formula: Formula,
    judge: Judge,
) -> Iterator[Derived]:
    """Yield what a column comes to, row by row, from another one and a third or a fixed square."""
    rounded = says_rounded(grid, every[first].label)
    for number, line in enumerate(lines):
        stated, one = every[at].squares[number], every[first].squares[number]
        other = fixed or (every[second].squares[number] if second is not None else None)
        if other is None or stated.quantity is None or other is one:
            continue
        if stated.kind != "figure" or one.quantity is None or other.quantity is None:
            continue
        left, right = term(one, rounded), term(other, rounded)
        result = formula(left, right) if left and right else None
        if result is None:
            continue
        labels = (
            every[at].label or line.label,
            every[first].label,
            every[second].label if second is not None else "合计",
        )
        verdict = judge(result[0], result[1], stated.quantity)
        yield Derived(stated, one, other, labels, line.label, every[at].label, result[0], verdict)
