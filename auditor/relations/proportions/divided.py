"""Shares of one thing told by name: two opposite verdicts on it, and a share that is divided again.

平均达标天数比例为P，平均超标天数比例为P; 超标天数比例为P，其中轻度为P，中度为P，重度为P.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Quantity
from auditor.relations.sums import kinds
from auditor.relations.text import marks, template
from auditor.relations.text.template import SHARE, Template

_SHARE = regex.compile(rf"(?P<word>比例|比重|占比|率)(?:[为是达约有仅]|合?计)*{SHARE}")
_BREAKS = ",;。:、\n()!?的"
_LEADING = regex.compile("^(?:其中|平均|全[国省市县年]|总)+")
_LONGEST = 16  # Characters of a name.
_NEAR = 3  # Shares told by name among which the opposite is looked for.
_PARTED = regex.compile(rf",?其中[,:]?(?P<row>[^。;\n]*{SHARE})")
_ITEM = regex.compile(
    rf"(?P<name>[^,、{SHARE}]{{2,16}}?)(?:(?:的|天数)?(?:比例|比重|占比|率))?[为是占]{SHARE}[,、]?"
)
_OVERLAP = regex.compile("及以[上下]|以[上下]|同比|[比较]上|增|降|升|持平|分别|其他|其余")
_FEWEST = 3  # Parts of a share that look like all of them.


def opposites(ctx: Context) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the shares of two opposite verdicts on one thing, told in one paragraph."""
    shown = template.of(ctx)
    told: list[tuple[int, str, Quantity]] = []
    for found in _SHARE.finditer(shown.text):
        begin = marks.begins(shown.text, found.start(), _BREAKS)
        name = _LEADING.sub("", shown.text[max(begin, found.start() - _LONGEST) : found.start()])
        at = shown.index(found.end() - 1)
        q, paragraph = ctx.quantities[at], ctx.claims[at].paragraph
        for other, words, first in reversed(told[-_NEAR:]):
            if other == paragraph and kinds.opposite_verdicts(words, name):
                yield first, q
                break
        told.append((paragraph, name, q))


def parted(ctx: Context) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Yield every share with three shares or more that it is divided into behind 其中."""
    shown = template.of(ctx)
    for found in _SHARE.finditer(shown.text):
        row = _PARTED.match(shown.text, found.end())
        if row is None or _OVERLAP.search(row["row"]):
            continue
        members = _members(ctx, shown, row.start("row"), row.end("row"))
        if len(members) >= _FEWEST:
            yield ctx.quantities[shown.index(found.end() - 1)], members


def _members(ctx: Context, shown: Template, at: int, end: int) -> list[Quantity]:
    """Return the shares of a row that is nothing but names, each with its share."""
    members: list[Quantity] = []
    while at < end:
        item = _ITEM.match(shown.text, at, end)
        if item is None:
            return []
        members.extend(ctx.quantities[i] for i in shown.between(*item.span()))
        at = item.end()
    return [] if any(q.unit != "%" or q.hedge or q.value is None for q in members) else members
