"""The whole of a share that words leave open: the one that other shares of its kind agree on.

占总数的P is of the number that the article opens with; two shares of one name (占人犯的P) are of
one figure; 使用率分别为P、P和P，用户分别达N、N和N have one whole. Such a whole is taken where the
share that misses it is one plain slip away from it, or where most of its kind fit it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval
from auditor.model import Kind, Quantity
from auditor.relations.proportions.shares import Share
from auditor.relations.proportions.wholes_by_name import Tie, Whole, other_day
from auditor.relations.proportions.wholes_of_shares import implied, slipped
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.text import nouns, template
from auditor.relations.text.template import NUMBER, RATIO, SHARE

_ANY = f"{NUMBER}-{RATIO}"
_ROW = rf"[^,;。:\n{_ANY}]{{0,14}}分别(?:[约为达是有]|超过)*"
_PAIRED = regex.compile(
    rf"率分别[约为达是]*(?P<share>{SHARE})(?:、(?P<share>{SHARE}))*[、,]?[和及与](?P<share>{SHARE})"
    rf"[,;。]{_ROW}(?P<part>{NUMBER})(?:[^,;。:{_ANY}]{{0,3}}、(?P<part>{NUMBER}))*"
    rf"[^,;。:{_ANY}]{{0,3}}[、,]?[和及与](?P<part>{NUMBER})"
)
_BRACKET = regex.compile(rf"(?P<noun>\p{{Han}}{{1,6}})\((?P<share>{SHARE})\)")
_CHANGES = regex.compile("[增减升降跌涨多少加]|[比较][上去前]|超出|高[于出]|低于")
_TOTAL = regex.compile("总[数量额计]$|全部$|总体$")
_SAYS = regex.compile(r"[^\p{Han}]|[约为达共有已是近超逾了计的]+$|合计|总计|累计|完成|实现")
_CLAUSE_END = regex.standard("[,;。:!?\n]")
_PERSONS = frozenset({"人", "名", "位"})
_EVENTS = frozenset("起件宗例次")  # Units that an article about them has one total of.
_NOT_A_LEVEL = frozenset(
    {Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.AGE}
)
_OTHER_TIME = regex.compile("上年|去年|年同期|[比较与][上去前]|增加|减少|新增|[多少]于|平均|人均")
_SELDOM = Fraction(3, 20)  # The chance of a slip that is allowed where others prove the whole.
_MOST = 60  # Shares of an article that are compared, and figures that may be their whole.
_TIGHT = Fraction(1, 30)  # The width of a whole, by its size, that a share still proves.
_EXACT = Fraction(1, 200)  # The same for a whole that no figure states.
_NEAR = 3  # Sentences between a share that names its whole and one that goes on with it.
_LINES = 8  # Lines before such a row in which the figure of the whole stands, blank ones counted.
_AGREEING = 3  # Shares that prove a whole which no figure states.


class Tied(NamedTuple):
    """A share and its whole, and whether the sum comes out."""

    share: Share
    whole: Whole
    fits: bool


def further(ctx: Context) -> list[Share]:
    """Return the shares that stand without 占: in a bracket behind their part, and in two rows."""
    shown = template.of(ctx)
    out: list[Share] = []
    for found in _PAIRED.finditer(shown.text) if "率分别" in shown.text else ():
        parts, told = found.starts("part"), found.starts("share")
        if len(parts) == len(told):
            for at, share in zip(parts, told, strict=True):
                i = shown.index(share)
                row = ctx.claims[i].sentence
                out.append(Share(shown.index(at), -1, i, "", row, found.start()))
    for found in _BRACKET.finditer(shown.text) if f"({SHARE})" in shown.text else ():
        at = found.start("noun") - 1
        if shown.text[at : at + 1] == NUMBER and at >= 0:
            claim = ctx.claims[shown.index(at)]
            if claim.quantity.kind is Kind.COUNT and not _CHANGES.search(claim.before):
                i = shown.index(found.start("share"))
                out.append(Share(claim.at, -1, i, found["noun"], claim.sentence, found.start()))
    return out


def read(ctx: Context, open_: Sequence[Share], told: Sequence[Share]) -> Iterator[Tied]:
    """Yield the shares for which the others tell the whole.

    Args:
        ctx: the article.
        open_: shares of 占 for which nothing else told a whole.
        told: all shares of 占 that do not state their whole, these among them.
    """
    extra = further(ctx)[:_MOST]
    told = [s for s in told if _usable(ctx, s)][:_MOST]
    if not told and not extra:
        return
    figures = _figures(ctx)
    for share in [s for s in open_ if _usable(ctx, s)][:_MOST]:
        tied = _missing(ctx, share, told, figures)
        if tied is not None:
            yield tied
    for _, same in groupby(extra, key=lambda s: s.begin):
        row = [s for s in same if _usable(ctx, s)]
        yield from _bracketed(ctx, row[0]) if len(row) == 1 else _paired(ctx, row, figures)
    yield from _slipped_wholes(ctx, told, figures)


def _usable(ctx: Context, share: Share) -> bool:
    part, stated = (ctx.quantities[i] for i in (share.part, share.share))
    return bool(share.part >= 0 and part.value and part.value > 0 and stated.value)


def _unit(q: Quantity) -> str:
    return "人" if q.unit in _PERSONS else q.unit


def _figures(ctx: Context) -> dict[str, list[Claim]]:
    """Return the levels that may be wholes by their unit: the first of an article."""
    out: dict[str, list[Claim]] = {}
    for claim in ctx.claims:
        q = claim.quantity
        if (
            q.kind in _NOT_A_LEVEL
            or not q.value
            or q.value <= 0
            or _OTHER_TIME.search(claim.before)
        ):
            continue
        same = out.setdefault(_unit(q), [])
        if len(same) < _MOST:
            same.append(claim)
    return out


def _label(claim: Claim) -> str:
    """Return the end of the words that say what a figure counts (火灾, 亡, 出口), or "" if none."""
    words = _SAYS.sub("", claim.before[-20:])
    return words[-2:]


def _alike(a: str, b: str) -> bool:
    return bool(a and b) and (a.endswith(b) or b.endswith(a))


def _width(value: Interval) -> Fraction:
    """Return the width of an interval by its size; 1 where an end is open."""
    if value.low is None or value.high is None or value.high <= 0:
        return Fraction(1)
    return (value.high - value.low) / value.high


def _akin(ctx: Context, share: Share, other: Share) -> bool:
    """Tell whether two shares must be of one whole, if the one is."""
    a, b = ctx.claims[share.part], ctx.claims[other.part]
    if _unit(a.quantity) != _unit(b.quantity) or share.share == other.share:
        return False
    name, same = nouns.content(share.words), share.words == other.words
    if name and same:
        return True
    if share.sentence == other.sentence and not other.words and share.share < other.share:
        return True  # 其中甲族41人，占少数民族的P；乙族6人，占P
    bare = not share.words or (not name and _TOTAL.search(share.words) is not None)
    if not bare or abs(share.sentence - other.sentence) > (_MOST if same else _NEAR):
        return False
    if not same and a.paragraph != b.paragraph:
        return False
    near = share.sentence == other.sentence or (share.words and a.quantity.unit in _EVENTS)
    return bool(near) or _alike(_label(a), _label(b))


def _missing(
    ctx: Context, share: Share, told: Sequence[Share], figures: dict[str, list[Claim]]
) -> Tied | None:
    """Return the whole of a share that misses it by a plain slip, if others prove it."""
    part, stated = ctx.claims[share.part], ctx.quantities[share.share]
    want = implied(ctx, share)
    likely = figures.get(_unit(part.quantity), [])
    if any(interval.of(c.quantity).meets(want) and c.at != share.part for c in likely):
        return None
    akin = [implied(ctx, s) for s in told if _akin(ctx, share, s)]
    akin = [w for w in akin if _width(w) < _TIGHT]
    first = _opening(share, part, likely)
    taken: dict[Fraction | None, Claim] = {}
    for claim in likely:
        value = interval.of(claim.quantity)
        proofs = sum(value.meets(w) for w in akin)
        if claim.at > share.part or (claim is not first and not proofs):
            continue
        if other_day(ctx, claim, share):
            continue
        most = claim is first and proofs > 1
        if most or slipped(part.quantity, stated, value, _SELDOM):
            taken.setdefault(claim.quantity.value, claim)
    if len(taken) != 1:
        return None
    (claim,) = taken.values()
    value = interval.of(claim.quantity)
    return Tied(share, Whole(value, (claim.quantity,), Tie.FIT), False)


def _opening(share: Share, part: Claim, likely: Sequence[Claim]) -> Claim | None:
    """Return the number of the same label that the article opens with: 占总数 speaks of it."""
    if nouns.content(share.words) or not _TOTAL.search(share.words):
        return None
    before = [c for c in likely if c.at < share.part]
    if part.quantity.unit not in _EVENTS:
        before = [c for c in before if _alike(_label(c), _label(part))] or before
    return before[0] if before else None


def _paired(ctx: Context, row: Sequence[Share], figures: dict[str, list[Claim]]) -> Iterator[Tied]:
    """Yield shares of two rows, 率分别为…，用户分别达…, that are of one whole."""
    wants = [implied(ctx, s) for s in row]
    likely = figures.get(_unit(ctx.quantities[row[0].part]), []) if row else []
    best: tuple[int, Claim] | None = None
    for claim in likely:
        count = sum(interval.of(claim.quantity).meets(w) for w in wants)
        if count > (best[0] if best else 1) and claim.at not in {s.part for s in row}:
            best = count, claim
    if best is not None:
        value = interval.of(best[1].quantity)
        whole = Whole(value, (best[1].quantity,), Tie.ROW)
        for share, want in zip(row, wants, strict=True):
            if value.meets(want) or len(row) == best[0] + 1:
                yield Tied(share, whole, value.meets(want))
        return
    inside = _meeting(wants)
    if inside is not None and len(row) > 2:
        yield from _one_slip(row[0], inside, likely)


def _meeting(wants: Sequence[Interval]) -> Interval | None:
    """Return what lies in all intervals, if something does and both ends are known."""
    lows = [w.low for w in wants if w.low is not None]
    highs = [w.high for w in wants if w.high is not None]
    if len(lows) < len(wants) or len(highs) < len(wants) or not wants or max(lows) > min(highs):
        return None
    return Interval(max(lows), min(highs))


def _one_slip(share: Share, inside: Interval, likely: Sequence[Claim]) -> Iterator[Tied]:
    """Yield a share with the one figure that a plain slip keeps from a proved whole."""
    if _width(inside) >= _EXACT or any(interval.of(c.quantity).meets(inside) for c in likely):
        return
    near = [c for c in likely if c.at != share.part and is_plain_slip(c.quantity, inside)]
    if len({c.quantity.value for c in near}) == 1:
        q = near[0].quantity
        yield Tied(share, Whole(interval.of(q), (q,), Tie.FIT), False)


def _bracketed(ctx: Context, share: Share) -> Iterator[Tied]:
    """Yield the share of a bracket, N选民(P), of the number of the same noun before its part."""
    part, stated = ctx.claims[share.part], ctx.quantities[share.share]
    near: dict[Fraction | None, Claim] = {}
    for claim in reversed(ctx.claims[max(0, share.part - 8) : share.part]):
        q = claim.quantity
        same = _unit(q) == _unit(part.quantity) and claim.after.startswith(share.words)
        if same and q.value and q.kind is Kind.COUNT and claim.paragraph == part.paragraph:
            near.setdefault(q.value, claim)
    want = implied(ctx, share)
    for claim in near.values():
        value = interval.of(claim.quantity)
        if value.meets(want):
            yield Tied(share, Whole(value, (claim.quantity,), Tie.ROW), True)
            return
    slips = [
        c
        for c in near.values()
        if slipped(part.quantity, stated, interval.of(c.quantity))
        or is_plain_slip(c.quantity, want)
    ]
    if len(slips) == 1:
        q = slips[0].quantity
        yield Tied(share, Whole(interval.of(q), (q,), Tie.FIT), False)


def _slipped_wholes(
    ctx: Context, told: Sequence[Share], figures: dict[str, list[Claim]]
) -> Iterator[Tied]:
    """Yield a whole that no figure states as the shares of a sentence have it, but for a slip."""
    for (_, unit), same in groupby(told, key=lambda s: (s.sentence, _unit(ctx.quantities[s.part]))):
        row = [s for s in same if not nouns.content(s.words)]
        yield from _opening_slip(ctx, row, figures.get(unit, []))
        wants = [w for s in row if _width(w := implied(ctx, s)) < _TIGHT]
        inside = _meeting(wants)
        if len(wants) < _AGREEING or inside is None:
            continue
        levels = figures.get(unit, [])
        if any(interval.of(c.quantity).meets(inside) for c in levels):
            continue  # The whole is told, under whatever name.
        last = ctx.claims[row[-1].share]
        names = {_label(ctx.claims[s.part]) for s in row} - {""}
        likely = [
            c
            for c in levels
            if c.at < row[0].part
            and last.paragraph - c.paragraph < _LINES
            and any(_alike(_label(c), name) for name in names)
        ]
        yield from _one_slip(row[0], inside, likely)


def _opening_slip(ctx: Context, row: Sequence[Share], levels: Sequence[Claim]) -> Iterator[Tied]:
    """Yield what opens a sentence, 500家企业中, as all its shares have it but for a slip."""
    here = [c for c in levels if row and ctx.claims[row[0].share].sentence == c.sentence]
    inside = _meeting([implied(ctx, s) for s in row]) if len(row) >= _AGREEING else None
    if not here or inside is None or here[0].at >= row[0].part or _width(inside) >= _TIGHT:
        return
    q = here[0].quantity
    among = ctx.norm.find("中", q.end, ctx.quantities[row[0].part].start) >= 0
    if among and not interval.of(q).meets(inside) and is_plain_slip(q, inside, seldom=SURE):
        yield Tied(row[0], Whole(interval.of(q), (q,), Tie.FIT), False)


def named_slip(ctx: Context, share: Share) -> Whole | None:
    """Return the figure of the very name of the whole that is 万 for 亿, or 亿 for 万.

    利润总额50124.2万元 … 利润4211.5亿元，占利润总额的8.4%: the whole is smaller than its part.
    """
    part = ctx.quantities[share.part]
    name = nouns.content(share.words)
    if len(name) < 2 or part.value is None:
        return None
    for claim in reversed(ctx.claims[max(0, share.part - _MOST) : share.part]):
        q = claim.quantity
        if q.unit == part.unit and q.value and q.value < part.value:
            told = nouns.content(claim.before)
            named = told == name or (len(name) > 3 and told.endswith(name))
            if named and is_plain_slip(q, implied(ctx, share), seldom=SURE):
                return Whole(interval.of(q), (q,), Tie.NAME)
    return None


def market(ctx: Context, share: Share) -> Whole | None:
    """Return the whole of a 市场占比: the larger figure before it under the same noun.

    总票房N，观影人次N，国产影片票房N，市场占比P. A market may also be one outside the article:
    the whole must make the share, or make it but for one slip.
    """
    part = ctx.quantities[share.part]
    noun = nouns.content(ctx.claims[share.part].before)[-2:]
    if share.words != "市场" or len(noun) < 2 or part.value is None:
        return None
    for claim in reversed(ctx.claims[max(0, share.part - _MOST) : share.part]):
        q = claim.quantity
        if q.unit == part.unit and q.value and nouns.content(claim.before).endswith(noun):
            stated = ctx.quantities[share.share]
            made = (interval.of(part) / interval.of(q)).scaled(100)
            half = interval.Interval(-stated.half_unit, stated.half_unit)
            slips = (
                (stated, made + half),
                (q, implied(ctx, share)),
                (part, interval.of(q) * interval.of(stated).scaled(Fraction(1, 100))),
            )
            if made.meets(interval.of(stated)) or any(
                is_plain_slip(one, value, seldom=SURE) for one, value in slips
            ):
                return Whole(interval.of(q), (q,), Tie.NAME)
            return None
    return None
