"""Drawing: whatever the text and the spans, rows fit, marks stand right, nothing raises."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import draw_result

from auditor import registry
from auditor.article import Lines
from auditor.drawing import cells, excerpt, fold, tame
from auditor.marking import State, stretches
from auditor.model import (
    Check,
    Coverage,
    Finding,
    Report,
    Severity,
    Span,
    Verdict,
)
from auditor.reporting import Result, View

TEXTS = st.text(
    alphabet="共12例，,。 \n\r\t　Ａa“”（）\x1b\u202e\u0301👍", min_size=1, max_size=120
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    text = draw(TEXTS)
    at = st.integers(0, len(text) - 1)
    spans = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(at)
        end = draw(st.integers(start + 1, len(text)))
        spans.append(
            Span(start, end, draw(st.sampled_from(["", "合计", "a very long label", "部分"])))
        )
    return text, tuple(spans)


@given(marked(), st.sampled_from([20, 40, 80]))
@settings(deadline=None)
def test_excerpt_fits_and_marks_something(case: tuple[str, tuple[Span, ...]], width: int) -> None:
    text, spans = case
    rows = excerpt(text, Lines(text), spans, width=width, color=False, style="error")
    assert rows
    for row in rows:
        assert cells(row) <= max(width, 20)
        assert re.match(r" *\d* +\|", row)


def test_long_paragraph_shows_each_far_span_and_little_else() -> None:
    text = "前" * 700 + "12例" + "中" * 700 + "35例" + "后" * 700
    spans = (Span(1403, 1406, "合计"), Span(700, 703, "分项"))
    rows = excerpt(text, Lines(text), spans, width=80, color=False, style="error")
    assert sum(map(cells, rows)) < 800
    shown = "".join(rows)
    assert "…" in shown
    assert "12例" in shown
    assert "35例" in shown


def test_labels_that_have_no_room_side_by_side_hang_below() -> None:
    text = "1例2例3例"
    spans = (Span(0, 2, "合计确诊"), Span(2, 4, "甲地确诊"), Span(4, 6, "乙地确诊"))
    rows = excerpt(text, Lines(text), spans, width=80, color=False, style="error")
    assert rows == [
        " 1 | 1例2例3例",
        "   | ^^^------",
        "   | |  |  乙地确诊",
        "   | |  甲地确诊",
        "   | 合计确诊",
    ]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五六", 12, ["一二三四五六"]),
        ("一二三四五六七", 12, ["一二三四五六", "七"]),
        ("一二三四五六。", 12, ["一二三四五", "六。"]),
        ("一二三四 12345 五", 12, ["一二三四", "12345 五"]),
        ("", 12, []),
        ("a" * 30, 12, ["a" * 12, "a" * 12, "a" * 6]),
    ],
)
def test_fold(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_tame() -> None:
    assert tame("a\x1b[31m\u202eb\t\u200b　c") == "a [31mb 　c"


@given(marked())
@settings(deadline=None)
def test_stretches_cover_the_text_without_gaps(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    check = Check("TST101", Verdict.HOLDS, spans, "1 = 1")
    report = Report((), (check,), (), Coverage(len(text), 0, 0))
    found = list(stretches(report, (0, len(text))))
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])]
    assert found[-1].end == len(text)
    marked_at = {at for span in spans for at in range(span.start, span.end)}
    for stretch in found:
        inside = stretch.state is not State.PLAIN
        assert all((at in marked_at) == inside for at in range(stretch.start, stretch.end))


@given(marked(), st.sampled_from(registry.reporter_names()), st.sampled_from(list(Severity)))
@settings(deadline=None, max_examples=200)
def test_every_reporter_draws_anything(
    case: tuple[str, tuple[Span, ...]], name: str, severity: Severity
) -> None:
    text, spans = case
    finding = Finding("TST101", severity, "句子\x1b。", "1 + 1 = 2", spans)
    report = Report((finding,), (), (), Coverage(len(text), 0, 0))
    drawn = draw_result(name, Result("a.txt", text, None, report), View(width=40))
    assert drawn.encode("utf-8")
    assert "\x1b" not in drawn


def test_a_line_of_invisible_characters_still_has_its_number() -> None:
    rows = excerpt("\u202e", Lines("\u202e"), (Span(0, 1),), width=40, color=False, style="error")
    assert rows == [" 1 |"]
