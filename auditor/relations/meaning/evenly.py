"""Finds wholes that are shared out evenly, by one figure for all who are named.

新增4例，北京、河南、甘肃各1例 names every part of the whole but writes one figure. With numbers so
small a slip explains any miss, so it is the words that must say that the list is all there is:
a bracket, a colon, a total behind, or nothing but places between the whole and a full stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.relations.meaning.gazetteer import resolve
from auditor.relations.sums.besides import goes_on
from auditor.relations.sums.counting import COUNTABLE
from auditor.relations.sums.kinds import is_state, placed
from auditor.relations.sums.misses import exact
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.wholes import Division, divisions

_JOINT = regex.compile("、|以?及|和|与")
_NAME = regex.compile(r"\p{Han}{1,8}")
# What is no name: where something happened, whom it befell, or that there are others.
_NO_NAME = regex.compile("[在从由于为是有等每]|主要|其中|包括|其他|别的|分别|重点")
_STOP = regex.compile(r"\s*(?:[。!?\n)]|;\s*|$)")
_MORE = regex.compile(
    r"[)]?[。;!?\s]*(?:[^,。;\d]{0,4}(?:另|其余|其他|其它|此外|还有|剩|余下)|其中)"
)
_PLACE = regex.compile(r"(?<!全)[省市县区州旗镇乡村]|[甲乙丙丁]|[、:]")
# 累计 and 总数 tell of what there was before, too.
_TOTAL = regex.compile("(?<!累计)(?:共|合计|共计|总计)(?:新增|报告|新建)?$")
_FULL = (Opener.BRACKET, Opener.COLON)


def evenly(ctx: Context) -> Iterator[Division]:
    """Yield the wholes that one figure shares out among all who are named, in order."""
    for d in ctx.once(divisions):
        if len(d.items) == 1 and d.items[0].times > 1 and not d.bound and _leaves_nothing(ctx, d):
            yield d


def _leaves_nothing(ctx: Context, d: Division) -> bool:
    """Tell whether the words leave no part of the whole out."""
    item, whole = d.items[0], d.wholes[0]
    part = item.claim
    figures = (whole.quantity, part.quantity)
    plain = all(q.value is not None and not q.hedge and not q.half_unit for q in figures)
    if not plain or d.named or d.joint or len(d.wholes) > 1 or is_state(item):
        return False
    if whole.sentence != part.sentence or part.after or not _only_two(ctx, d):
        return False
    names = _JOINT.split(item.label)
    if not all(_NAME.fullmatch(n) and not _NO_NAME.search(n) for n in names):
        return False
    made = exact(d) or Fraction(0)
    if made > (whole.quantity.value or 0) and d.opener is Opener.OF_WHICH:
        return True
    if 2 * made < (whole.quantity.value or 0) or d.opener is Opener.OF_WHICH:
        return False
    if whole.at > part.at:
        return _TOTAL.search(whole.before) is not None
    ends = _STOP.match(ctx.norm, part.quantity.end) is not None
    if not ends or _MORE.match(ctx.norm, part.quantity.end) or goes_on(ctx, d, whole):
        return False
    if d.opener not in _FULL and (_is_peer(whole.before) or _may_be_some(made, d, names)):
        return False
    return _names_all(item, names)


def _may_be_some(made: Fraction, d: Division, names: list[str]) -> bool:
    """Tell whether a list may name but some: two places (一等奖5名，甲省、乙省各2名)."""
    return len(names) == 2 and made < (d.wholes[0].quantity.value or 0)


def _only_two(ctx: Context, d: Division) -> bool:
    """Tell whether the sentence counts nothing but the whole and the part."""
    own = (d.wholes[0].at, d.items[0].claim.at)
    near = ctx.claims[max(0, min(own) - 2) : max(own) + 2]
    return not any(
        c.at not in own and c.sentence == d.wholes[0].sentence and c.quantity.kind in COUNTABLE
        for c in near
    )


def _names_all(item: Item, names: list[str]) -> bool:
    """Tell whether every name is of a place, by its ending or the gazetteer, or all are 男女."""
    listed = placed([item._replace(label=n) for n in names]) or all(map(resolve, names))
    return listed or names == ["男女"]


def _is_peer(before: str) -> bool:
    """Tell whether what seems to be the whole is the count of one more place (广东4例，北京…)."""
    return _PLACE.search(before) is not None or any(
        resolve(before[:end]) for end in range(2, min(len(before), 5) + 1)
    )
