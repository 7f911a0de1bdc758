"""Every reporter on one run made by hand: snapshots, and the promises of each format."""

import json
from pathlib import Path

import jsonschema
import pytest
from samples import FINDINGS, LONG, draw, results, snapshots

from auditor import registry
from auditor.drawing import cells
from auditor.reporting import View

HERE = Path(__file__).parent
REPORTS = HERE.parent / "reports"


def test_every_snapshot_is_compared_and_none_is_left_over() -> None:
    held = {path.name for path in (HERE / "snapshots").iterdir()}
    assert held == set(snapshots())


@pytest.mark.parametrize("name", sorted(snapshots()))
def test_snapshot(name: str) -> None:
    held = (HERE / "snapshots" / name).read_bytes().decode("utf-8")
    assert snapshots()[name] == held, "run `make update` and look at the difference"


@pytest.mark.parametrize("name", registry.reporter_names())
def test_reporter_is_named_after_its_file_and_says_what_it_is(name: str) -> None:
    reporter = registry.reporter(name)
    assert reporter.name == name
    assert reporter.about.zh
    assert reporter.about.en


@pytest.mark.parametrize("name", registry.reporter_names())
def test_no_format_lets_an_escape_sequence_through(name: str) -> None:
    assert "\x1b" in LONG
    assert "\x1b" not in draw(name)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_text_keeps_within_the_width(width: int) -> None:
    drawn = draw("text", View(width=width))
    too_wide = [line for line in drawn.splitlines() if cells(line) > max(width, 40)]
    places = [line for line in too_wide if line.startswith(tuple(r.name for r in results()))]
    assert too_wide == places


def test_text_marks_stand_under_what_they_mark() -> None:
    drawn = draw("text", View(width=200)).splitlines()
    row = next(n for n, line in enumerate(drawn) if "仍在隔离8人" in line and " | " in line)
    source, under = drawn[row], drawn[row + 1]
    assert cells(source[: source.index("8人")]) == under.index("^")
    assert cells(source[: source.index("116人")]) == under.index("-----")


def test_text_without_colour_differs_by_nothing_else() -> None:
    import re

    plain = draw("text", View())
    assert re.sub(r"\x1b\[[0-9;]*m", "", draw("text", View(color=True))) == plain


def test_json_fits_its_schema() -> None:
    schema = json.loads((REPORTS / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(draw("json")))


def test_json_spans_quote_the_article() -> None:
    (first, *_) = json.loads(draw("json"))["articles"]
    told = [span for finding in first["findings"] for span in finding["spans"]]
    assert len(told) == sum(len(f.spans) for f in FINDINGS)
    lines = LONG.split("\n")
    for span in told:
        assert LONG[span["start"] : span["end"]] == span["text"]
        line = lines[span["line"] - 1]
        assert line[span["column"] - 1 :].startswith(span["text"])


def test_nothing_read_passes_no_measure() -> None:
    from auditor.reporting import Tally, press_measure

    assert "合格" not in press_measure(Tally(), "zh")
    assert "pass" not in press_measure(Tally(), "en")
