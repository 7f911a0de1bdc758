"""Placeholder, replaced shortly: the context that rules read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from auditor.model import Quantity
from auditor.normal import normalise


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule reads: the text, its normalised twin, the quantities and the claims."""

    text: str
    norm: str
    published: dt.date | None
    quantities: tuple[Quantity, ...]


def read(text: str, found: tuple[Quantity, ...], published: dt.date | None) -> Context:
    """Build the context of one article."""
    return Context(text, normalise(text), published, found)
