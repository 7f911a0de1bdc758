"""Ties what several are said to have in all to what each was told to have of two kinds.

选区议席方面，甲党赢得 112 席，乙党赢得 121 席。政党议席方面，甲党获得 39 席，乙党获得 29 席。两项加
起来：甲党 151 席，乙党 141 席: the names say which figures are added, and a name for which they
add up says that the others are meant likewise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import COUNTABLE
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.wholes import Division

_CUE = regex.compile(r"加起来|相加|加总|加在一起|合在一起|总和|[两二]项合计|[两二]者合计")
_NAME = regex.compile(
    r"^(?:而|但|其中|和|及)?(?P<name>\p{Han}{2,12}?)(?:一?共|总共|合计|累计|只|仅|也|则|分别|各|再|还|另)*"
    r"(?:赢得|获得|夺得|拿到|取得|得到|拿下|完成|实现|销售|卖出|捐款|捐赠|获|得|有|为|是|共)?[了]?$"
)
_KINDS = 2  # of which each has some
_MOST = 30  # sums of a sentence
_BACK = 60  # figures before the sums among which the kinds are told


def added(ctx: Context) -> Iterator[Division]:
    """Yield the sums that several have, in order, where one of them proves how they are made."""
    if not ctx.holds("加起来", "相加", "加总", "加在一起", "合在一起", "总和", "项合计", "者合计"):
        return
    for start, end in ctx.sentences:
        cue = _CUE.search(ctx.norm, start, end)
        if cue:
            at = bisect_left(ctx.claims, cue.end(), key=lambda c: c.quantity.start)
            sums = [c for c in ctx.claims[at : at + _MOST] if c.quantity.start < end]
            yield from _of_sentence(ctx, _named(sums))


def _of_sentence(ctx: Context, sums: dict[str, Claim]) -> Iterator[Division]:
    """Yield the sums of a sentence with what the two sentences before it tell of the same names."""
    if len(sums) < 2:
        return
    first = next(iter(sums.values()))
    by_sentence: dict[int, list[Claim]] = {}
    for claim in ctx.claims[max(0, first.at - _BACK) : first.at]:
        if claim.quantity.unit == first.quantity.unit and claim.sentence < first.sentence:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    rows = [row for claims in by_sentence.values() if len(row := _named(claims, sums)) > 1]
    if len(rows) != _KINDS:
        return
    whole = [name for name in sums if all(name in row for row in rows)]
    if any(_fits([row[name] for row in rows], sums[name]) for name in whole):
        for name in whole:
            items = tuple(Item(row[name], name, True, 1) for row in rows)
            yield Division(items, (sums[name],), Opener.NONE, True, True, True, False, False)


def _fits(parts: Sequence[Claim], whole: Claim) -> bool:
    return sum(c.quantity.value or 0 for c in parts) == whole.quantity.value


def _named(claims: Sequence[Claim], names: dict[str, Claim] | None = None) -> dict[str, Claim]:
    """Return the figures by the names that stand before them, of these names alone if given."""
    out: dict[str, Claim] = {}
    for claim in claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or not q.value or q.hedge or claim.bracket >= 0:
            continue
        found = _NAME.match(claim.before)
        if found and (names is None or found["name"] in names):
            out.setdefault(found["name"], claim)
    return out
