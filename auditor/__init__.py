"""Finds numbers that contradict each other in Chinese articles, and shows the sum."""

from __future__ import annotations

import auditor.ending as _ending  # noqa: F401  first, so that what follows ends quietly

# isort: split
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from auditor.engine import audit
from auditor.model import Check, Coverage, Finding, Kind, Quantity, Report, Severity, Span, Verdict
from auditor.quantities import quantities

if TYPE_CHECKING:
    import pandas

    from auditor.article import Article
    from auditor.packs import Pack

__all__ = [
    "Check",
    "Coverage",
    "Finding",
    "Kind",
    "Quantity",
    "Report",
    "Severity",
    "Span",
    "Verdict",
    "audit",
    "claims",
    "quantities",
]


def claims(
    texts: Iterable[str | Article] | str,
    *,
    published: dt.date | None = None,
    packs: Sequence[Pack] = (),
) -> pandas.DataFrame:
    """Return a data frame with one row for every claim of some articles.

    Args:
        texts: articles, or plain texts, which are named by their place: "0", "1" …
        published: the publication date of plain texts; without it a date without a year stays
            open.
        packs: packs besides the built-in ones; their names come first.

    Returns:
        The columns of `auditor.archive.rows.Row`, with the dtypes of
        `auditor.archive.schema.DTYPES`: text is "str", exact values are text (decimals, or
        fractions n/d) beside their floats, days and times are datetime64[s] without a zone.

    Raises:
        ImportError: pandas is not installed (the extra `tables`).
    """
    from auditor.archive.schema import frame

    return frame(texts, published=published, packs=packs)
