"""Cuts an article into stretches, each with what the report says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from auditor.model import Report, Severity, Verdict

_MOST_SUMS = 5  # sums shown for one number


class State(StrEnum):
    """What is known of a stretch, from the least to the most telling."""

    PLAIN = "plain"  # no number
    UNLINKED = "unlinked"  # a number that nothing speaks about
    VERIFIED = "verified"
    POSSIBLE = "possible"
    DOUBTED = "doubted"  # in a finding of mere doubt
    CONTRADICTED = "contradicted"


_ORDER = {state: rank for rank, state in enumerate(State)}
_VERDICT = {
    Verdict.HOLDS: State.VERIFIED,
    Verdict.POSSIBLE: State.POSSIBLE,
    Verdict.VIOLATED: State.DOUBTED,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """[start, end) of the text, its state, its sums, and the numbers of its findings."""

    start: int
    end: int
    state: State
    sums: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()


def stretches(report: Report, borders: Iterable[int]) -> Iterator[Stretch]:
    """Yield the stretches between the first and the last border, in order and without gaps.

    Numbers, the spans of checks and those of findings may overlap; a stretch is cut wherever
    one begins or ends, and at every border. Findings are numbered as in the report, from 0.
    """
    events: list[tuple[int, int, State, str, int]] = []  # start, end, state, sum, finding
    events += [(q.start, q.end, State.UNLINKED, "", -1) for q in report.quantities]
    for check in report.checks:
        state = _VERDICT[check.verdict]
        events += [(s.start, s.end, state, check.arithmetic, -1) for s in check.spans]
    for number, finding in enumerate(report.findings):
        doubt = finding.severity is Severity.INFO
        state = State.DOUBTED if doubt else State.CONTRADICTED
        events += [(s.start, s.end, state, finding.arithmetic, number) for s in finding.spans]
    events.sort(key=lambda event: event[:2])
    cuts = sorted({*borders, *(e[0] for e in events), *(e[1] for e in events)})
    active: list[tuple[int, int, State, str, int]] = []
    at = 0
    for start, end in pairwise(cuts):
        active = [event for event in active if event[1] > start]
        while at < len(events) and events[at][0] <= start:
            if events[at][1] > start:
                active.append(events[at])
            at += 1
        yield _stretch(start, end, active)


def _stretch(start: int, end: int, active: list[tuple[int, int, State, str, int]]) -> Stretch:
    if not active:
        return Stretch(start, end, State.PLAIN)
    state = max((event[2] for event in active), key=_ORDER.__getitem__)
    sums = tuple(dict.fromkeys(event[3] for event in active if event[3]))[:_MOST_SUMS]
    findings = tuple(sorted({event[4] for event in active if event[4] >= 0}))
    return Stretch(start, end, state, sums, findings)
