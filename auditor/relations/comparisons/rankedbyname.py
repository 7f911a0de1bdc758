"""Rankings that name their leaders first and tell the figure of each of them later.

净利润前三位的分别是甲、乙、丙。其中，甲实现净利润52.4亿元，…；乙…50.2亿元，…；丙…42.6亿元;
甲以9087亿元排名首位…。紧随其后的是乙、丙，规模分别为8163亿元、8020亿元.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.text import marks, nouns

_NAME = r"\p{Han}[\p{Han}A-Za-z0-9]{1,11}?"
_LEADERS = regex.compile(
    r"(?:前(?:[二两三四五六七八九十]|\d{1,2})(?:位|名|强|大)?(?:的[^,;。:\n]{0,12}?)?(?:分别|依次|则)?"
    r"|最(?:(?P<up>[低少小短慢])|[高多大长快])的(?:[^,;。:\n]{0,12}?)(?:分别|依次))"
    rf"[是为](?P<names>{_NAME}(?:、{_NAME})*(?:、|和|及|与|以及){_NAME})[。;,]"
)
_BREAK = regex.compile("、|以及|[和及与]")
_FALLS, _RISES = regex.compile("[降跌减][幅速]?"), regex.compile("[增涨升]")
_OTHER_RATE = regex.compile("率|占比|比重|份额")
_FOLLOW = regex.compile(
    r"紧随其后的?(?:[^,;。:\n]{0,8}?)(?:分别|依次)?[是为有](?P<names>[^,;。\n]{2,60}),"
    r"(?P<noun>\p{Han}{2,8}?)分别[为是达有到]*$"
)
_FIRST = regex.compile("首位|第一|榜首|居首|最[高大多]")
_MOST = 6  # leaders whose figures are looked for
_REACH = 200  # characters behind the ranking in which the figure of each leader stands
_BESIDE = 40  # figures behind the ranking that are looked at

Row = tuple[list[Quantity], bool]


def ranked_by_name(ctx: Context) -> Iterator[Row]:
    """Yield the figures of leaders in the order of their ranks, and whether the lowest leads."""
    if "前" in ctx.norm or "最" in ctx.norm:
        starts = [q.start for q in ctx.quantities]
        for found in _LEADERS.finditer(ctx.norm):
            names = _BREAK.split(found["names"])
            if len(names) <= _MOST:
                begin = marks.begins(ctx.norm, found.start())
                what = ctx.norm[begin : found.start("names")]
                at = bisect_left(starts, found.end())
                yield from _told(ctx, found.end(), names, what, at, found["up"] is not None)
    if "紧随其后" in ctx.norm:
        yield from _followers(ctx)


def _told(
    ctx: Context, start: int, names: Sequence[str], what: str, at: int, up: bool
) -> Iterator[Row]:
    row: list[Quantity] = []
    place, end = start, min(len(ctx.norm), start + _REACH * len(names))
    near = [c for c in ctx.claims[at : at + _BESIDE] if _may_be_ranked(c, what)]
    for name in names:
        place = ctx.norm.find(name, place, end)
        if place < 0:
            return
        stop = marks.ends(ctx.norm, place, ";。\n")
        figure = next((c for c in near if place < c.quantity.start < stop), None)
        if figure is None or (row and figure.quantity.unit != row[0].unit):
            return
        row.append(figure.quantity)
    if len(row) > 1:
        yield row, up


def _may_be_ranked(claim: Claim, what: str) -> bool:
    """Tell whether a figure tells what a ranking is of: 降幅 a fall, 净利润 a profit."""
    q = claim.quantity
    if not q.value or q.hedge or claim.bracket >= 0:
        return False
    if q.kind is Kind.SHARE:
        if _OTHER_RATE.search(what) or _OTHER_RATE.search(claim.before):
            return False
        way = _FALLS if _FALLS.search(what) else _RISES
        return way.search(what) is not None and way.search(claim.before[-6:]) is not None
    if q.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) or _FALLS.search(what):
        return False
    noun = nouns.content(claim.before)[-3:]
    return len(noun) > 1 and not _RISES.search(what) and noun[-2:] in what


def _followers(ctx: Context) -> Iterator[Row]:
    """Read 甲以N排名首位…。紧随其后的分别是乙、丙，规模分别为N、N."""
    for claim in ctx.claims:
        if not claim.before.endswith(("分别为", "分别是", "分别达", "分别有", "分别达到")):
            continue
        begin = marks.begins(ctx.norm, claim.quantity.start, "。!?\n")
        found = _FOLLOW.search(ctx.norm, begin, claim.quantity.start)
        first = found and _leader(ctx, claim, found["noun"])
        if not found or not first:
            continue
        row = [first, claim.quantity]
        for other in ctx.claims[claim.at + 1 : claim.at + _MOST]:
            if other.clause != claim.clause or other.quantity.unit != first.unit:
                break
            row.append(other.quantity)
        if len(row) == 2 + len(_BREAK.findall(found["names"])):
            yield row, False


def _leader(ctx: Context, follower: Claim, noun: str) -> Quantity | None:
    """Return the figure of the one that leads, told under the same noun in a sentence before."""
    for claim in reversed(ctx.claims[max(0, follower.at - _MOST) : follower.at]):
        q = claim.quantity
        if follower.sentence - claim.sentence > 2 or claim.paragraph != follower.paragraph:
            return None
        start, end = ctx.sentences[claim.sentence]
        named = noun in claim.before or noun in claim.after
        alike = q.unit == follower.quantity.unit and bool(q.value)
        if alike and named and _FIRST.search(ctx.norm, start, end):
            return q
    return None
