"""Finds where a clause or a sentence begins and ends around a place, never looking far."""

from __future__ import annotations

_REACH = 300  # Characters; a sentence that goes on for longer is cut there.
CLAUSE = ",;。:\n"
SENTENCE = "。!?\n"


def begins(text: str, at: int, marks: str = CLAUSE) -> int:
    """Return where the stretch begins that ends at a place: behind the last of the marks."""
    low = max(0, at - _REACH)
    for mark in marks:  # each search is confined to what lies behind the nearest so far
        low = max(low, text.rfind(mark, low, at) + 1)
    return low


def ends(text: str, at: int, marks: str = SENTENCE) -> int:
    """Return where the stretch ends that begins at a place: at the first of the marks."""
    high = min(len(text), at + _REACH)
    found = [place for mark in marks if (place := text.find(mark, at, high)) >= 0]
    return min(found, default=high)
