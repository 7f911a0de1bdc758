"""What makes two articles copies of one release: the words between their figures.

The text is cut at its figures. What stands between two of them, dates and times included, is a
gap; copies have the same gaps and the same dates, whatever happened to a figure. Of the hashes of
all runs of two gaps the smallest are kept as marks: articles that share most runs almost surely
share a mark, and tables are joined on marks without comparing all articles with all others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.normal import normalise

_SAID = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE})
_RUN = 2  # gaps in a run
_KEPT = 4  # marks of one article
_SENTENCE = 80  # characters before a figure in which words of its state are looked for
_STATE = regex.compile("目前|当前|迄今|至今|初步|暂|已(?:造成|致|有)|升至|上升到|增至")
_TOLL = regex.compile("[^,;。]{0,4}(?:遇难|失联|失踪|被困|受伤|死亡|获救)")
_AS_OF = regex.compile(r"截[至止]到?\s*(?:\d|[今同]日|当[日天])[^,;。]{0,12}\d时")
_MOST = 400  # figures of one article that are looked at


class Figure(NamedTuple):
    """A figure that a copy may alter: its place, its words, the hash of the gap before it, its
    exact value as a fraction ("" for a range), and whether its sentence tells a state that goes
    on and may be another in a later version (已造成5人遇难).
    """

    start: int
    end: int
    text: str
    gap: int
    value: str
    open: bool


class Sketch(NamedTuple):
    """What is kept of an article: its figures, the hash of what stands before their first
    sentence, and the marks to join on.
    """

    figures: tuple[Figure, ...]
    head: int
    marks: tuple[int, ...]


def sketch(text: str, quantities: Sequence[Quantity]) -> Sketch:
    """Return the sketch of one article; it has no marks where its text names no day or year."""
    norm = normalise(text)
    said = [q for q in quantities if q.kind in _SAID][:_MOST]
    if not said:
        return Sketch((), 0, ())
    body = 1 + max(norm.rfind(mark, 0, said[0].start) for mark in "。!?\n")
    figures: list[Figure] = []
    at = body
    for q in said:
        value = "" if q.value is None else str(q.value)
        figures.append(
            Figure(
                q.start,
                q.end,
                text[q.start : q.end],
                _hash(norm[at : q.start]),
                value,
                _open(norm, q.start, q.end),
            )
        )
        at = q.end
    dates = [
        normalise(q.text)
        for q in quantities
        if q.start >= body and q.when is not None and (q.when.day or q.when.year)
    ]
    return Sketch(tuple(figures), _hash(norm[:body]), _marks(figures, dates) if dates else ())


def _open(norm: str, at: int, end: int) -> bool:
    first = max(0, at - _SENTENCE)
    before = norm[max(norm.rfind(mark, first, at) + 1 for mark in "。;!?\n") or first : at]
    goes_on = _STATE.search(before) is not None or _TOLL.match(norm, end) is not None
    return goes_on and _AS_OF.search(before) is None


def _hash(words: str) -> int:
    return crc32("".join(words.split()).encode("utf-8", "surrogatepass"))


def _marks(figures: list[Figure], dates: list[str]) -> tuple[int, ...]:
    """Return the smallest hashes of the runs of gaps between figures, each with the dates."""
    inner = [f.gap.to_bytes(4, "little") for f in figures[1:]]
    runs = {crc32(b"".join(inner[i : i + _RUN])) for i in range(len(inner) - _RUN + 1)}
    days = _hash("|".join(dates)) >> 1  # leaves the sign of 64 bits alone
    return tuple(days << 32 | run for run in sorted(runs)[:_KEPT])
