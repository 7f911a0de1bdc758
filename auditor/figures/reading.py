"""What a stretch of text says, without its place: the common result of every reader."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from auditor.model import Kind, When

NOTHING = Fraction(0)


class Reading(NamedTuple):
    """The fields of a Quantity that do not depend on where it stands, and its length."""

    length: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    kind: Kind
    hedge: str = ""
    half: Fraction = NOTHING
    when: When | None = None
    until: When | None = None


def label(length: int, value: Fraction | None = None, unit: str = "") -> Reading:
    """Return the reading of a name or number that counts nothing."""
    return Reading(length, value, value, value, unit, Kind.LABEL)
