"""Other extractors of numbers from Chinese text, read the way the reader is, for comparison.

A peer is asked for the value and the place of every number. What a peer writes as 0.08 for 8 %
counts as right, and a suite that the peer published itself is left out of its score.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import auditor

# Expected kinds that are calendar expressions, which have no value to compare.
_CALENDAR = {"date", "daterange", "time", "duration", "time_span", "time_point", "timerange"}


class Found(NamedTuple):
    """A number in a text: its characters, and its value or its two ends."""

    start: int
    end: int
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None


Extractor = Callable[[str], list[Found]]


def ours(text: str) -> list[Found]:
    """Return what `auditor.quantities` reads."""
    return [Found(q.start, q.end, q.value, q.low, q.high) for q in auditor.quantities(text)]


def chinese2digits() -> Extractor:
    """Return the extractor of chinese2digits; ImportError where it is not installed."""
    from chinese2digits import takeNumberFromString

    def extract(text: str) -> list[Found]:
        out: list[Found] = []
        result = takeNumberFromString(text)
        at = 0
        pairs = zip(result["CHNumberStringList"], result["digitsStringList"], strict=False)
        for written, digits in pairs:
            start = text.find(written, at)
            if start >= 0:
                at = start + len(written)
                out.append(Found(start, at, _fraction(digits)))
        return out

    return extract


def recognizers() -> Extractor:
    """Return the extractor of Recognizers-Text; ImportError where it is not installed."""
    from recognizers_number import Culture, recognize_number, recognize_percentage

    def extract(text: str) -> list[Found]:
        found = recognize_percentage(text, Culture.Chinese) + recognize_number(
            text, Culture.Chinese
        )
        return [
            Found(r.start, r.end + 1, _fraction(str(r.resolution["value"]).rstrip("%")))
            for r in found
            if r.resolution
        ]

    return extract


# Name → how to get it, and the suites that are its own.
PEERS: dict[str, tuple[Callable[[], Extractor], str]] = {
    "chinese2digits": (chinese2digits, "chinese2digits"),
    "recognizers-text": (recognizers, "recognizers"),
}


def _fraction(text: object) -> Fraction | None:
    try:
        return None if text is None else Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        return None


def cases(folder: Path) -> Iterator[tuple[str, str, list[dict[str, object]]]]:
    """Yield suite, text and the numbers to be found in it, calendar expressions left out."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            wanted = [e for e in case["expected"] if e.get("kind") not in _CALENDAR]
            if wanted:
                yield case["suite"], case["text"], wanted


def score(extract: Extractor, folder: Path, own: str = "") -> tuple[int, int, int]:
    """Return how many numbers were asked, had the right value, and also the right place."""
    asked = values = spans = 0
    for suite, text, wanted in cases(folder):
        if own and suite.startswith(own):
            continue
        try:
            found = extract(text)
        except Exception:  # a peer that fails on a text has read nothing in it
            found = []
        for e in wanted:
            value, low, high = (_fraction(e.get(name)) for name in ("value", "low", "high"))
            if value is None and low is None and high is None:
                continue
            asked += 1
            start, end = int(str(e["start"])), int(str(e["end"]))
            hits = [
                f for f in found if f.start < end and start < f.end and _right(f, value, low, high)
            ]
            values += bool(hits)
            spans += any(f.start == start and 0 <= f.end - end <= 4 for f in hits)
    return asked, values, spans


def _right(
    found: Found, value: Fraction | None, low: Fraction | None, high: Fraction | None
) -> bool:
    if value is None:
        return found.low == low and found.high == high
    return found.value is not None and any(
        abs(by * found.value - value) <= abs(value) / 10**6 for by in (1, 100)
    )
