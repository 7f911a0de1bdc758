"""Names in a row and their figures in a row: 一级资本充足率、资本充足率分别为9.62%、11.66%."""

from __future__ import annotations

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.text import marks

_RESPECTIVELY = regex.standard("(?:分别|依次)[为是达有到至约近超过]*$")
_BREAK = regex.compile("、|以及|[和及与]")
_JOINS = frozenset(("、", "和", "及", "与", "以及", ",", "、和"))
_MOST = 8  # names of one row


def names_in_row(ctx: Context) -> dict[int, str]:
    """Return the name of each figure of such a row by the number of the figure.

    Rows of which the names are more or fewer than the figures are left out. Ask by `ctx.once`.
    """
    out: dict[int, str] = {}
    if "分别" not in ctx.norm and "依次" not in ctx.norm:
        return out
    for first in ctx.claims:
        if not (told := _RESPECTIVELY.search(first.before)):
            continue
        row = _row(ctx, first)
        if len(row) < 2:
            continue
        stop = first.quantity.start - len(told[0])
        names = _BREAK.split(ctx.norm[marks.begins(ctx.norm, stop) : stop])
        if len(names) == len(row) and all(names):
            out.update(zip((c.at for c in row), names, strict=True))
    return out


def _row(ctx: Context, first: Claim) -> list[Claim]:
    row = [first]
    for claim in ctx.claims[first.at + 1 : first.at + _MOST]:
        between = ctx.norm[row[-1].quantity.end : claim.quantity.start]
        if between not in _JOINS or claim.quantity.unit != first.quantity.unit:
            break
        row.append(claim)
    return row
