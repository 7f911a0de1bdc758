"""Figures told day by day: which day each is of, also where the day of one or two is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby, pairwise

from auditor.relations.dates.moments import Moment

_DAY = dt.timedelta(days=1)
_FEWEST = 4  # days that make a series of them


def days(times: Sequence[Moment | None]) -> list[Moment] | None:
    """Return the day of each figure of a list, None if it does not tell one day after the other.

    Figures without a day of their own have that of the figure before (3日9例、8例、5日7例: the 8
    are of the 4th); they are placed where just their number of days is missing.
    """
    known = [time for time in times if time is not None and time.start is not None]
    if len(known) < len(times) or any(t.end - t.start != _DAY for t in known if t.start):
        return None
    runs = [(end, len(list(run))) for end, run in groupby(known, lambda time: time.end)]
    if len(runs) < _FEWEST or runs[-1][1] > 1:
        return None
    steps = {(later - end, number) for (end, number), (later, _) in pairwise(runs)}
    for step in (_DAY, -_DAY):
        if all(gap == number * step for gap, number in steps):
            ends = [known[0].end + n * step for n in range(len(known))]
            return [Moment(end - _DAY, end, sure=False) for end in ends]
    return None
