"""Reads rows of sets (25:21、19:25、25:23) and tells the one that no set can end by.

A set of volleyball is won at 25 (the last at 15), of badminton at 21, of table tennis at 11, by
two points; behind that it ends as soon as somebody leads by two. At how many points it ends, the
other sets of the row tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.relations.text import marks

_SCORE = r"\d{1,3}(?:[:∶]|比|-)\d{1,3}"
_TWO = regex.standard(r"[:∶比-]\d{1,3}(?:以及|[、,/;和及与])\d{1,3}[:∶比-]\d")
_ROW = regex.compile(
    rf"(?<![\d:∶.])(?P<score>{_SCORE})(?:(?:以及|[、,/;和及与])(?P<score>{_SCORE}))+(?![\d:∶.])"
)
_PAIR = regex.compile(r"(\d+)\D(\d+)")
# 三局比分是…, 以3比0(…: what makes the row one of sets.
_SETS = regex.compile(
    r"局(?:比赛)?的?(?:具体)?比分|(?<![\d:∶])[0-4](?:[:∶]|比|-)[0-4](?!\d)[^。!?\n\d]{0,20}$"
)
_BROKEN_OFF = regex.compile("退赛|弃权|因伤|受伤|中断|腰斩|前[一两三四]局|让分|抢[十七]|制|年前|旧")
_POINTS = (25, 21, 11)
_LAST = 15  # at which the deciding set of three or five ends where the others do at 21 or 25
_CAP = (30, 29)  # the highest that a set at 21 can end by
_BACK = 60  # characters before a row in which the words stand that make it one of sets
_FEW = 2
_BADMINTON = 21


class Row(NamedTuple):
    """Scores of the sets of one match: where each stands, and the one that cannot be, or -1."""

    spans: list[tuple[int, int]]
    scores: list[tuple[int, int]]
    points: int
    wrong: int


def read(norm: str) -> Iterator[Row]:
    """Yield the rows of sets whose scores, all or all but one, end as sets do at such points."""
    for found in _ROW.finditer(norm) if _TWO.search(norm) else ():
        begin = max(found.start() - _BACK, marks.begins(norm, found.start(), "。!?\n"))
        if not _SETS.search(norm, begin, found.start()):
            continue
        if _BROKEN_OFF.search(norm, begin, marks.ends(norm, found.end())):
            continue
        scores = [_pair(text) for text in found.captures("score")]
        for points in _POINTS:
            wrong = [at for at in range(len(scores)) if not _ends(scores, at, points)]
            regular = sum(max(score) == points for score in scores) - len(wrong)
            if len(wrong) > 1 or len(scores) - len(wrong) < _needed(norm, points, scores):
                continue
            if regular >= 0:
                yield Row(found.spans("score"), scores, points, wrong[0] if wrong else -1)
                break


def _needed(norm: str, points: int, scores: list[tuple[int, int]]) -> int:
    """Return how many sets must end at these points for the row to be one of such sets."""
    badminton = points == _BADMINTON and "羽" in norm
    return 1 if len(scores) == _FEW and badminton else _FEW


def _ends(scores: list[tuple[int, int]], at: int, points: int) -> bool:
    """Tell whether the set can end by its score where sets end at these points."""
    high, low = max(scores[at]), min(scores[at])
    last = at == len(scores) - 1 and len(scores) in (3, 5) and points != min(_POINTS)
    for goal in (points, _LAST) if last else (points,):
        if (high == goal and high - low > 1) or (high > goal and high - low == _FEW):
            return True
    return points == _BADMINTON and (high, low) == _CAP


def _pair(text: str) -> tuple[int, int]:
    m = _PAIR.fullmatch(text)
    assert m is not None
    return int(m[1]), int(m[2])
