"""The reader against the figures of five articles and against published suites."""

import csv
import json
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from test_quantities import parts

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


def fits(q: Quantity, wanted: dict) -> bool:
    value = number(wanted.get("value"))
    if value is not None:
        return close(q.value, value)
    return close(q.low, number(wanted.get("low"))) and close(q.high, number(wanted.get("high")))


def measured(case: dict) -> tuple[int, int, int, bool]:
    """Return how many numbers were asked of a case, right in value, in place too; and if clean."""
    asked = values = spans = 0
    found = quantities(case["text"])
    for e in case["expected"]:
        told = any(number(e.get(k)) is not None for k in ("value", "low", "high"))
        if e.get("kind") in CALENDAR or not told:
            continue
        asked += 1
        hits = [q for q in found if q.start < e["end"] and e["start"] < q.end and fits(q, e)]
        values += bool(hits)
        spans += any(q.start == e["start"] and 0 <= q.end - e["end"] <= 4 for q in hits)
    return asked, values, spans, bool(case["expected"]) or not found


@needs_shared
@pytest.mark.parametrize(
    ("disputed", "value", "span"), [(False, "0.97", "0.93"), (True, "0.94", "0.93")]
)
def test_published_suites(disputed: bool, value: str, span: str) -> None:
    """Hold the suites to their goals, once as published and once without what is disputed."""
    asked = values = spans = 0
    for case in cases():
        if disputed or case["id"] not in DISPUTED:
            a, v, s, clean = measured(case)
            asked, values, spans = asked + a, values + v, spans + s
            assert clean or disputed, case
    assert asked > 600
    assert values >= Fraction(value) * asked, f"{values} of {asked}"
    assert spans >= Fraction(span) * asked, f"{spans} of {asked}"


@needs_shared
def test_what_is_disputed_is_read_otherwise() -> None:
    """A case that is read as its suite has it is no longer disputed."""
    counts = {case["id"]: measured(case) for case in cases() if case["id"] in DISPUTED}
    assert counts.keys() == DISPUTED
    assert [i for i, (asked, _, spans, clean) in counts.items() if spans == asked and clean] == []


def rows() -> set[tuple]:
    """Return the figures of the five articles as labelled by hand."""
    out = set()
    lines = (HERE / "seed_figures.tsv").read_text("utf-8").splitlines()
    for line in csv.reader((x for x in lines if x[0] != "#"), delimiter="\t"):
        article, start, end, *numbers, unit, kind = line
        if kind not in ("date", "time"):
            numbers = [Fraction(x) if x else None for x in numbers]
        out.add((article, int(start), int(end), *numbers, unit, kind))
    return out


def shown(article: str, q: Quantity) -> tuple:
    if q.kind in (Kind.DATE, Kind.TIME):
        numbers: tuple = (parts(q), q.low or "", q.high or "")
    elif q.kind is Kind.LABEL:
        numbers = (None, None, None)
    else:
        numbers = (q.value, q.low, q.high)
    return (article, q.start, q.end, *numbers, q.unit, q.kind.value)


@needs_shared
def test_every_figure_of_five_articles() -> None:
    wanted = rows()
    found = {
        shown(path.name[:3], q)
        for path in (SHARED / "seeds").glob("*.txt")
        for q in quantities(path.read_text("utf-8"))
    }
    assert {row[0] for row in wanted} == {row[0] for row in found}
    assert len(wanted) > 350
    right = len(wanted & found)
    recall, precision = Fraction(right, len(wanted)), Fraction(right, len(found))
    assert recall >= Fraction(99, 100), sorted(wanted - found, key=str)
    assert precision >= Fraction(99, 100), sorted(found - wanted, key=str)
