"""Properties of the reader: what is written reads back, spans are true, time is linear."""

import time
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import quantities
from auditor.normal import normalise
from auditor.quantities import _CACHE

FULL = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
TRADITIONAL = str.maketrans("万亿两", "萬億兩")
WHOLE = st.integers(0, 10**15)


def only(text: str):
    (q,) = quantities(text)
    assert (q.start, q.end, q.text) == (0, len(text), text)
    return q


def spellings(n: int) -> list[str]:
    plain, low, up = str(n), cn2an.an2cn(n, "low"), cn2an.an2cn(n, "up")
    return [plain, f"{n:,}", plain.translate(FULL), f"{n:,}".translate(FULL), low, up,
            low.translate(TRADITIONAL), up.translate(TRADITIONAL)]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(WHOLE)
def test_whole_numbers_read_back(n: int) -> None:
    for form in spellings(n):
        q = only(form + "元")
        assert (q.value, q.unit) == (n, "元"), form
        assert q.low <= n <= q.high


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 10**7), st.integers(1, 4), st.sampled_from(["", "万", "亿", "万亿"]))
def test_decimals_read_back_with_half_a_unit(n: int, places: int, magnitude: str) -> None:
    by = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    digits = str(n).rjust(places + 1, "0")
    form = f"{digits[:-places]}.{digits[-places:]}"
    chinese = cn2an.an2cn(form.lstrip("0") if not form.startswith("0.") else form, "low")
    exact = Fraction(n, 10**places) * by
    half = Fraction(by, 2 * 10**places)
    for written in (form, form.translate(FULL)):
        q = only(written + magnitude + "吨")
        assert (q.value, q.low, q.high, q.half_unit) == (exact, exact - half, exact + half, half)
    assert only(chinese + magnitude + "吨").value == exact


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_magnitudes_and_digits_mix(large: int, small: int) -> None:
    assert only(f"{large}万{small:04}人").value == large * 10**4 + small


ALPHABET = st.sampled_from(
    "0123456789０１,，.．%％-—~至到:：/ 　一二三十百千万亿两半〇零壹拾佰廿几余多来近约超个人"
    "元年月日时分秒点第号周星期上下午今去成倍番折之比负零下kwG5N(（)）“”、。\n角毛块整数以计翻打民国农历ABx×^@·〔〕"
)


@settings(deadline=None, max_examples=2000)
@given(st.one_of(st.text(ALPHABET, max_size=40), st.text(max_size=40)))
def test_never_raises_and_spans_are_true(text: str) -> None:
    last = 0
    for q in quantities(text):
        assert last <= q.start < q.end <= len(text)
        assert q.text == text[q.start : q.end]
        last = q.end


@settings(deadline=None, max_examples=500)
@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, max_size=30))
def test_what_was_read_before_changes_nothing(first: str, then: str) -> None:
    _CACHE.clear()
    alone = quantities(then)
    _CACHE.clear()
    quantities(first)
    assert quantities(then) == alone


@given(st.text(max_size=60))
def test_normalising_keeps_every_place(text: str) -> None:
    assert len(normalise(text)) == len(text)


UNITS = [
    "9", "一", "万", "1,", "1.", "0", "1234,567", "(", "[1", "十一", "1—", "a1", "a.", "1:2:",
    "第", "第1", "周", "约", "近约", "1万", "2020年", "1月", "12弄、", "1、", "今年", "三点",
    "1×", "百分之", "分之", "数", "翻", "1个", "1个半", "人民币", "-1", "1..", "1^", "民国",
    "二百", "@", "1@", "1 ", "A-", "1a",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            quantities(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(10_000), seconds(80_000)
    assert large < 0.05 + 8 * 2 * small
