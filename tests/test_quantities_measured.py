"""The reader against the figures of five articles and against published suites."""

import csv
import json
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from auditor import Kind, Quantity, quantities

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")

DISPUTED = {
    case
    for group in tomllib.loads((HERE / "disputed.toml").read_text("utf-8"))["group"]
    for case in group["cases"]
}
# The suites label calendar expressions by their own types, which have no value to compare.
CALENDAR = {"date", "daterange", "time", "duration", "time_span", "time_point", "timerange"}


def cases() -> Iterator[dict]:
    for path in sorted((SHARED / "cases").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)


def number(text: object) -> Fraction | None:
    try:
        return None if text is None else Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        return None


def close(a: Fraction | None, b: Fraction | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= abs(b) / 10**6


def right(q: Quantity, wanted: dict) -> bool:
    value = number(wanted.get("value"))
    if value is not None:
        return close(q.value, value)
    return close(q.low, number(wanted.get("low"))) and close(q.high, number(wanted.get("high")))


@needs_shared
def test_published_suites() -> None:
    asked = values = spans = 0
    unclean = []
    for case in cases():
        if case["id"] in DISPUTED:
            continue
        wanted = [e for e in case["expected"] if e.get("kind") not in CALENDAR]
        found = quantities(case["text"])
        if not case["expected"] and found:
            unclean.append((case["id"], [q.text for q in found]))
        for e in wanted:
            if not any(number(e.get(k)) is not None for k in ("value", "low", "high")):
                continue
            asked += 1
            hits = [q for q in found if q.start < e["end"] and e["start"] < q.end and right(q, e)]
            values += bool(hits)
            spans += any(q.start == e["start"] and 0 <= q.end - e["end"] <= 4 for q in hits)
    assert unclean == []
    assert asked > 600
    assert values >= Fraction(97, 100) * asked, f"{values} of {asked}"
    assert spans >= Fraction(93, 100) * asked, f"{spans} of {asked}"


def rows() -> dict[str, list[tuple]]:
    """Return the figures of the five articles: what the reader read, gone through by eye."""
    out: dict[str, list[tuple]] = {}
    with (HERE / "seed_figures.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            out.setdefault(row[0], []).append((int(row[1]), int(row[2]), *row[3:]))
    return out


def shown(q: Quantity) -> tuple:
    ends = ["" if x is None else str(x) for x in (q.value, q.low, q.high)]
    if q.kind is Kind.LABEL:
        ends = ["", "", ""]
    return (q.start, q.end, *ends, q.unit, q.kind.value)


@needs_shared
def test_every_figure_of_five_articles() -> None:
    wanted, found = set(), set()
    for name, figures in rows().items():
        text = next((SHARED / "seeds").glob(f"{name}*")).read_text("utf-8")
        wanted |= {(name, *figure) for figure in figures}
        found |= {(name, *shown(q)) for q in quantities(text)}
    hits = len(wanted & found)
    assert len(wanted) > 300
    assert hits >= Fraction(99, 100) * len(wanted), sorted(wanted - found)
    assert hits >= Fraction(99, 100) * len(found), sorted(found - wanted)
