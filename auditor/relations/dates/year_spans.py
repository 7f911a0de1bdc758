"""Lengths in years behind the two years that they lie between, told in one sentence.

1985年至1993年任校长，任职8年; 1955年赴外留学，1959年回国，历时4年. Without months a length may be
told by the calendar, with both ends, or in full years only: one more or less says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.relations.text.lists import SMALL, small_number

_YEAR = r"(?<!\d)(?P<{name}>1[89]\d\d|20\d\d)年"
_FIRST, _LAST = _YEAR.format(name="first"), _YEAR.format(name="last")
_MONTH = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_CUE = "任职|在任|任期|历时|为期|前后|历经|整整|长达|服刑|留学|执教|主政|用了|花了|共用|耗时"
_NUMBER = rf"(?P<n>{SMALL})(?:个)?年(?![代级轻前后以之内度底末初]|多)"
_WORDS = r"[^。;!?\n\d]"
_TOLD = regex.compile(
    rf"(?:(?<![\d年])(?P<first>1[89]\d\d|20\d\d)年?{_MONTH}(?:至|到|--?|—{{1,2}}|–|~){_LAST}{_MONTH}"
    rf"|{_FIRST}{_MONTH}{_WORDS}{{2,30}}?,(?:至|到)?{_LAST}{_MONTH})"
    rf"(?:{_WORDS}{{0,24}}?,{_WORDS}{{0,4}}?(?:{_CUE})(?:了|为|共|达)*|的(?={SMALL}个?年[间来中里]))"
    rf"{_NUMBER}"
)


class YearSpan(NamedTuple):
    """Two years and the number of years told between them, [start, end) each."""

    first: tuple[int, int]
    last: tuple[int, int]
    told: tuple[int, int]
    between: int
    years: int


def year_spans(norm: str) -> Iterator[YearSpan]:
    """Yield every length in years that stands behind its two years, in order."""
    if norm.count("年") < 3:
        return
    for found in _TOLD.finditer(norm):
        between = int(found["last"]) - int(found["first"])
        if between > 0:
            spans = (found.span("first"), found.span("last"), found.span("n"))
            yield YearSpan(*spans, between, small_number(found["n"]))
