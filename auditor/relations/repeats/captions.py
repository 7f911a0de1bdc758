"""Figures of captions (图1：3月产量500吨) against those of the text, under the very same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.repeats.restated import Repeat, agree
from auditor.relations.text import marks, nouns

_MARK = (
    r"(?:(?:图片?|表|照片)(?:说明|注)?[\d一二三四五六七八九十]{0,2}[-—.\d]{0,4}(?:[:\s](?=\S)|说)"
    r"|图为|[▲△▼])"
)
_CAPTION = regex.standard(_MARK)
_FIGURES = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE))
_MOST = 60  # Captions of one article that are compared.
# Characters of the name of a figure that a date goes with, and of one without a date.
_SHORTEST, _ALONE = 2, 4


class _Name(NamedTuple):
    """What a figure is told of: its words, the date before them, and its unit."""

    words: str
    date: str
    unit: str


def captions(ctx: Context) -> Iterator[Repeat]:
    """Yield the figures of captions that the text tells in the same words and of the same date."""
    lines = [
        (m.end(), marks.ends(ctx.norm, m.end(), "\n"))
        for m in _CAPTION.finditer(ctx.norm)
        if not ctx.norm[marks.begins(ctx.norm, m.start(), "\n") : m.start()].strip()
    ][:_MOST]
    if not lines:
        return
    shown: list[tuple[_Name, Claim]] = []
    others: list[Claim] = []
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in _FIGURES or q.value is None or q.hedge or not q.unit:
            continue
        line = next((x for x in lines if x[0] <= q.start < x[1]), None)
        if line is not None:
            shown.append((_name(ctx, claim, line[0]), claim))
        else:
            others.append(claim)
    units = {name.unit for name, _ in shown}
    told: dict[_Name, list[Claim]] = {}
    for claim in others:
        if claim.quantity.unit in units:
            told.setdefault(_name(ctx, claim, 0), []).append(claim)
    for name, claim in shown:
        same = told.get(name, [])
        known = len(name.words) >= (_SHORTEST if name.date else _ALONE)
        if known and len({c.quantity.value for c in same}) == 1:
            a, b = claim.quantity, same[0].quantity
            yield Repeat((a.start, a.end), (b.start, b.end), "数字", agree(a, b), sure=False)


def _name(ctx: Context, claim: Claim, begin: int) -> _Name:
    """Read the name of a figure, in a caption from behind its mark."""
    start = max(begin, marks.begins(ctx.norm, claim.quantity.start, ",;。:!?\n"))
    before = ctx.claims[claim.prev] if claim.prev >= 0 else None
    date = ""
    if before is not None and before.quantity.start >= start:
        if before.quantity.kind is not Kind.DATE:
            return _Name("", "", "")  # the second figure of a clause belongs to the first
        date = before.quantity.text
        start = before.quantity.end
    words = ctx.norm[start : claim.quantity.start]
    return _Name(nouns.content(words), date, claim.quantity.unit)
