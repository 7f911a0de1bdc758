"""The quantity reader against tables: value → forms, dates, labels, silence."""

import re
import subprocess
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from auditor import Kind, Quantity, quantities

HERE = Path(__file__).parent
NUMBERS = tomllib.loads((HERE / "numbers.toml").read_text("utf-8"))["number"]
DATES = tomllib.loads((HERE / "calendar.toml").read_text("utf-8"))["dates"]
LABELS = (HERE / "labels.txt").read_text("utf-8").splitlines()
SILENT = (HERE / "silent.txt").read_text("utf-8").splitlines()
FIGURES = (HERE / "figures.txt").read_text("utf-8").splitlines()


def end(text: str, value: str) -> Fraction | None:
    return None if text in ("none", "open") else Fraction(text or value)


@pytest.mark.parametrize(
    ("wanted", "form"),
    [pytest.param(w, f, id=f) for w in NUMBERS for f in w["forms"]],
)
def test_number(wanted: dict, form: str) -> None:
    value = wanted["value"]
    (q,) = quantities(form)
    assert (q.start, q.end, q.text) == (wanted.get("from", 0), len(form), form[q.start : q.end])
    assert q.value == end(value, value)
    assert q.low == end(wanted.get("low", value), value)
    assert q.high == end(wanted.get("high", value), value)
    assert (q.unit, q.kind) == (wanted.get("unit", ""), Kind(wanted.get("kind", "count")))
    assert q.hedge == wanted.get("hedge", "")


def marked(line: str) -> tuple[str, list[str]]:
    return line.replace("«", "").replace("»", ""), [x.split("»")[0] for x in line.split("«")[1:]]


def parts(q: Quantity) -> str:
    names = ("year", "month", "day", "hour", "minute", "second", "weekday", "quarter", "half")
    points = []
    for when in (q.when, q.until):
        if when is not None:
            told = [f"{n} {getattr(when, n)}" for n in names if getattr(when, n) is not None]
            points.append(" ".join(told + ([f"anchor {when.anchor}"] if when.anchor else [])))
    return " → ".join(points)


@pytest.mark.parametrize("case", DATES, ids=lambda c: c["text"])
def test_calendar(case: dict) -> None:
    text, spans = marked(case["text"])
    found = quantities(text)
    assert [q.text for q in found] == spans
    assert [parts(q) for q in found] == case["parts"]
    assert all(q.value is None and q.kind in (Kind.DATE, Kind.TIME) for q in found)


@pytest.mark.parametrize("line", LABELS)
def test_label(line: str) -> None:
    text, spans = marked(line)
    assert [q.text for q in quantities(text) if q.kind is Kind.LABEL] == spans
    assert {q.kind for q in quantities(text)} <= {Kind.LABEL, Kind.DATE}


@pytest.mark.parametrize("text", SILENT)
def test_words_that_merely_contain_a_numeral_give_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("line", FIGURES)
def test_figures_in_their_words(line: str) -> None:
    text, spans = marked(line)
    assert [q.text for q in quantities(text)] == spans


def test_a_new_unit_is_one_word_in_one_line() -> None:
    program = """
import tomllib
loads = tomllib.loads
line = "places = '地'"
def edited(text):
    return loads(text.replace(line, "places = '地 石鼓'"))
tomllib.loads = edited
import auditor
for text in ("80石鼓", "两三石鼓", "近1.2万石鼓", "5石鼓/日"):
    q, = auditor.quantities(text)
    print(q.text, q.unit, q.kind)
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], check=True, capture_output=True
    )
    assert done.stdout.decode().splitlines() == [
        "80石鼓 石鼓 count",
        "两三石鼓 石鼓 count",
        "1.2万石鼓 石鼓 count",
        "5石鼓/日 石鼓/日 count",
    ]
    assert [q.text for q in quantities("80石鼓")] != ["80石鼓"]


@pytest.mark.parametrize("name", ["lexicon", "labels"])
def test_every_group_of_words_says_what_in_the_world_it_is(name: str) -> None:
    text = (HERE.parent / "auditor" / f"{name}.toml").read_text("utf-8")
    heads = re.findall(r"^\[.*", text, re.MULTILINE)
    assert heads
    assert [head for head in heads if not re.search(r"\]  # \w{2}", head)] == []


def test_a_magnitude_leaves_the_prefix_of_the_unit_behind_it() -> None:
    """461.5万兆瓦时 is 4.615 million megawatt-hours, whatever stands behind it."""
    for behind in (" 同比增加", "，", "。", ""):
        (found,) = quantities(f"发电461.5万兆瓦时{behind}")
        assert (found.value, found.unit) == (4_615_000, "兆瓦时")
