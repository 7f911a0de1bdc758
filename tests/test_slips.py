"""One plain slip: what counts as one, and what chance alone could bring about."""

from fractions import Fraction

import pytest

from auditor.interval import Interval
from auditor.quantities import quantities
from auditor.relations.sums.slips import is_plain_slip, plain_slip


def near(value: str, half: str = "0") -> Interval:
    return Interval(Fraction(value) - Fraction(half), Fraction(value) + Fraction(half))


@pytest.mark.parametrize(
    ("text", "needed", "half"),
    [
        ("4020人", "4002", "0"),  # two digits swapped
        ("41.37亿元", "4731000000", "0"),  # two digits exchanged around a third
        ("4002人", "4102", "0"),  # one digit changed
        ("402人", "4002", "0"),  # a digit dropped
        ("40002人", "4002", "0"),  # a digit doubled
        ("69.70%", "67.90", "0.01"),  # swapped across the point
        ("38.41%", "3.841", "0.001"),  # the point shifted
        ("1.08万元", "108000000", "500000"),  # 万 for 亿
        ("8,544,082,000元", "8554082000", "1000"),  # among separators
    ],
)
def test_slip(text: str, needed: str, half: str) -> None:
    (written,) = quantities(text)
    assert is_plain_slip(written, near(needed, half))


@pytest.mark.parametrize(
    ("text", "needed", "half"),
    [
        ("12人", "13", "0"),  # two digits: a fifth of all figures are one slip away
        ("4002人", "4311", "0"),
        ("4002人", "4102", "60"),  # the needed interval leaves too much choice
        ("128人", "2431", "0"),
    ],
)
def test_no_slip(text: str, needed: str, half: str) -> None:
    (written,) = quantities(text)
    assert plain_slip(written, near(needed, half)) is None


def test_open_need_proves_nothing() -> None:
    (written,) = quantities("4002人")
    assert not is_plain_slip(written, Interval(Fraction(1), None))


def test_repaired_value_is_told_in_the_own_unit() -> None:
    (written,) = quantities("1.08万元")
    assert plain_slip(written, near("108000000", "500000")) == 108000000
