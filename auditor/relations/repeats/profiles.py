"""Facts that two paragraphs tell under one name, where most of what both tell agrees.

村情概况：有耕地192.56亩，林地3164亩，人均纯收入1350元。…自然资源：有耕地192.56亩，林地3614亩. One
name alone may be of two places or years; paragraphs that share several facts are of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.repeats.restated import Repeat, digits, exchanged, slipped

_STATED = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE))
_NAME = regex.standard(rf"[{regex.HAN}]{{2,}}$")
_LEAD = regex.standard("^(?:全[村乡镇县市区省国校厂]|[该本]\\w|现|辖|拥?有|共|其中)+")
_TAIL = regex.standard("(?:达到?|[为是共约计已有]|实现|完成|总面积|总数|总量)+$")
_MOVES = regex.standard("[增减升降涨跌]|同比|环比|上年|去年|同期|[比较占]|计划|预计|目标|新")
_LONGEST = 4  # Characters at the end of a name by which it is known.
_TELLING = 3  # Digits of a figure that is hardly the same by chance.
_AGREEING = 2  # Facts that two paragraphs have to share.
_MOST = 400  # Figures of an article that are looked at.


def profiles(ctx: Context) -> Iterator[Repeat]:
    """Yield what two paragraphs tell twice, if more of it agrees than does not. Linear."""
    told: dict[tuple[str, str], dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in ctx.claims[:_MOST]:
        name = _named(claim)
        if name:
            told[name, claim.quantity.unit][claim.paragraph].append(claim)
    shared: dict[tuple[int, int], list[tuple[Claim, Claim]]] = defaultdict(list)
    for places in told.values():
        if len(places) == 2 and all(len(claims) == 1 for claims in places.values()):
            (one, (a,)), (two, (b,)) = places.items()
            shared[one, two].append((a, b))
    for pairs in shared.values():
        same = [a.quantity.value == b.quantity.value for a, b in pairs]
        if sum(same) < max(_AGREEING, len(same) - sum(same) + 1):
            continue
        for (a, b), holds in zip(pairs, same, strict=True):
            if holds or _mistaken(a, b):
                p, q = a.quantity, b.quantity
                yield Repeat((p.start, p.end), (q.start, q.end), "数字", holds, False)


def _named(claim: Claim) -> str:
    """Return the end of the name of a level, "" where a figure is none or has none."""
    q = claim.quantity
    if q.kind not in _STATED or not q.value or q.hedge or claim.bracket >= 0:
        return ""
    found = _NAME.search(claim.before)
    if found is None or _MOVES.search(claim.before):
        return ""
    name = _TAIL.sub("", _LEAD.sub("", found[0]))[-_LONGEST:]
    return name if len(name) > 1 else ""


def _mistaken(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    return min(digits(p), digits(q)) >= _TELLING and (exchanged(p, q) or slipped(p, q))
