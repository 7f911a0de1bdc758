"""Finds the figure of the whole that a share is of, where it does not stand inside the statement.

The words bind it (占税收收入的69.1% ↔ 税收收入271.48亿元), or the company does: shares told in a
row (甲N，占P；乙N，占P；丙N，占P) are of one whole, which may stand in front of the row, or be the
sum of its parts, or follow from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval
from auditor.model import Kind, Quantity
from auditor.relations.proportions.shares import Share
from auditor.relations.proportions.wholes_by_name import (
    AHEAD,
    FAR,
    OTHER_TIME,
    SHORT,
    WIDER,
    Tie,
    Whole,
    by_name,
    is_larger,
    is_level,
    named_like,
    told_as,
    wide_enough,
)
from auditor.relations.sums.slips import SELDOM, SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import nouns

_REACH = 30  # Figures before a statement that may be its whole.
_OF_ALL = regex.compile("全?(?:行业|市场|部)?(?:总额|总量|总数|总值|总计|总和|整体)?|全部")
_TELLS_ALL = regex.compile("合计|共|全|总|行业")
_GROWS = regex.compile("[增长升涨降减落跌]|恢复至")
_NESTED = regex.compile("其中|包括|含")  # From here on a share is of the part before.
_CAPITAL_CHANGES = regex.compile(
    "发行|增发|转增|送股|配股|注销|回购|转股|稀释|摊薄|合计|流通|质押|所持|持股总数"
)


def implied(ctx: Context, share: Share) -> Interval:
    """Return the whole that a share and its part imply."""
    stated = allowed(ctx.quantities[share.share])
    return interval.of(ctx.quantities[share.part]).scaled(100) / stated


def of(ctx: Context, row: Sequence[Share], peers: Sequence[Share]) -> list[Whole | None]:
    """Return the whole of each share of a row, None where nothing ties one to it.

    A row is what one sentence says about parts of one unit; peers are all shares of the article
    whose whole is not stated beside them. A whole that fits is preferred; one that does not fit is
    returned only if a name, the row or the sentence ties it surely.
    """
    wanted = [implied(ctx, share) for share in row]
    near = _candidates(ctx, row)
    far = _further(ctx, row)
    unit = ctx.quantities[row[0].part].unit
    alike = [implied(ctx, s) for s in peers if ctx.quantities[s.part].unit == unit]
    support = {c: sum(c.value.meets(w) for w in alike) for c in (*near, *far)}
    strong = [c for c in support if support[c] > 1 and len(c.figures) == 1]
    best = max(strong, key=lambda c: support[c], default=None)
    if best is None or sum(best.value.meets(w) for w in wanted) < max(1, len(row) - 1):
        best = None
    best = _summed(ctx, row, (*near, *far)) or best
    out: list[Whole | None] = []
    for share, want in zip(row, wanted, strict=True):
        named = named_like(ctx, share, row)
        fitting = [c for c in near if c.value.meets(want) and _may_hold(ctx, c, share)]
        fitting += [c for c in (*strong, *named) if c.value.meets(want)]
        bare = not nouns.characters(share.words)
        if fitting:
            out.append(max(fitting, key=lambda c: support.get(c, 1)))
            continue
        tied = by_name(share, named)
        if tied is not None:
            out.append(tied)
            continue
        if bare:
            tied = _carried(ctx, share, row, out)
        leads = share is row[0] and _runs_on(ctx, row)
        bound = bare or best in named or leads
        if tied is None and best and bound and _may_hold(ctx, best, share):
            tied = Whole(best.value, best.figures, Tie.ROW)
        if tied is None:
            same = row if bare else peers
            tied = _agreed(ctx, share, same) or _known_elsewhere(ctx, share, row, named)
        tied = (
            tied
            or _before_its_part(ctx, share)
            or _alone(ctx, share, named)
            or _of_its_noun(ctx, share)
            or _but_for_a_slip(ctx, share, named)
        )
        out.append(tied and (_told_before(ctx, share, want) or tied))
    return out


def _told_before(ctx: Context, share: Share, want: Interval) -> Whole | None:
    """Return an earlier figure that a share fits, for which no words speak but the sum does.

    (伤 810 人, 占总数的 91.9%: of the 881 injured, not of the 1390 dead told beside them.)
    """
    part = ctx.quantities[share.part]
    for claim in reversed(ctx.claims[max(0, share.part - FAR) : share.part]):
        q = claim.quantity
        larger = is_level(q, part.unit) and is_larger(q, part) and q is not part
        if larger and interval.of(q).meets(want):
            return Whole(interval.of(q), (q,), Tie.FIT)
    return None


def _runs_on(ctx: Context, row: Sequence[Share]) -> bool:
    """Tell whether the first share of a row names a whole that all others leave unsaid."""
    unsaid = all(not nouns.characters(share.words) for share in row[1:])
    between = ctx.norm[ctx.quantities[row[0].share].end : ctx.quantities[row[-1].share].start]
    return len(row) > 2 and unsaid and not _NESTED.search(between)


def _carried(
    ctx: Context, share: Share, row: Sequence[Share], done: Sequence[Whole | None]
) -> Whole | None:
    """Return the named whole of the share before, which a share without words goes on with."""
    if not done or (before := done[-1]) is None:
        return None
    last = row[len(done) - 1]
    between = ctx.norm[ctx.quantities[last.share].end : ctx.quantities[share.part].start]
    if not nouns.characters(last.words) or _NESTED.search(between) or "。" in between:
        return None
    fits = len(before.figures) == 1 and before.value.meets(implied(ctx, last))
    if not fits or not _may_hold(ctx, before, share):
        return None
    return Whole(before.value, before.figures, Tie.ROW)


def _summed(ctx: Context, row: Sequence[Share], candidates: Sequence[Whole]) -> Whole | None:
    """Return the figure that all parts of the row add up to exactly, if there is one."""
    parts = list(dict.fromkeys(ctx.quantities[share.part] for share in row))
    total = sum((q.value for q in parts if q.value is not None), Fraction(0))
    if len(parts) < 2:
        return None
    return next(
        (c for c in candidates if len(c.figures) == 1 and c.figures[0].value == total), None
    )


def _known_elsewhere(
    ctx: Context, share: Share, row: Sequence[Share], named: Sequence[Whole]
) -> Whole | None:
    """Return the named figure that another share of the same words fits."""
    for other in row:
        if other is not share and other.words == share.words:
            want = implied(ctx, other)
            for whole in named:
                if whole.value.meets(want):
                    return Whole(whole.value, whole.figures, Tie.ROW)
    return None


def _may_hold(ctx: Context, whole: Whole, share: Share) -> bool:
    """Tell whether a candidate is large enough and is not the part itself."""
    part = ctx.quantities[share.part]
    if part in whole.figures and len(whole.figures) == 1:
        return False  # 100% of itself says nothing.
    return whole.value.high is None or part.low is None or whole.value.high >= part.low


def _candidates(ctx: Context, row: Sequence[Share]) -> list[Whole]:
    """Return the figures of the paragraph up to the row, and the sum of the row's parts."""
    unit = ctx.quantities[row[0].part].unit
    paragraph = ctx.claims[row[0].share].paragraph
    first = max(0, row[0].part - _REACH)
    found: dict[Interval, Whole] = {}
    for claim in ctx.claims[first : row[-1].share]:
        if claim.paragraph == paragraph and is_level(claim.quantity, unit):
            value = interval.of(claim.quantity)
            found.setdefault(value, Whole(value, (claim.quantity,), Tie.FIT))
    parts = list(dict.fromkeys(ctx.quantities[share.part] for share in row))
    for length in range(2, len(parts) + 1):
        some = parts[:length]
        total = interval.total(map(interval.of, some))
        found.setdefault(total, Whole(total, tuple(some), Tie.FIT))
    return list(found.values())


def _further(ctx: Context, row: Sequence[Share]) -> list[Whole]:
    """Return the figures of earlier paragraphs, which count only if several shares fit them."""
    unit = ctx.quantities[row[0].part].unit
    largest = max(ctx.quantities[share.part].value or Fraction(0) for share in row)
    if len(row) < 2:
        return []
    found: dict[Interval, Whole] = {}
    for claim in ctx.claims[max(0, row[0].part - FAR) : row[0].part]:
        q = claim.quantity
        if is_level(q, unit) and q.value is not None and q.value > largest:
            value = interval.of(q)
            found.setdefault(value, Whole(value, (q,), Tie.FIT))
    return list(found.values())[-_REACH:]


def _agreed(ctx: Context, share: Share, others: Sequence[Share]) -> Whole | None:
    """Return the whole that two or more others of the same name agree on and this one misses."""
    part = ctx.quantities[share.part]
    told: dict[Interval, Share] = {}
    for other in others:
        alike = other.words == share.words or _shortened(other.words, share.words)
        if alike and other is not share and ctx.quantities[other.part].unit == part.unit:
            told.setdefault(implied(ctx, other), other)
    lows = [w.low for w in told if w.low is not None]
    highs = [w.high for w in told if w.high is not None]
    enough = 1 if _of_capital(ctx, share, told.values()) else 2
    if len(told) < enough or len(lows) < len(told) or not highs or max(lows) > min(highs):
        return None
    firsts = list(told.values())[:3]
    figures = [ctx.quantities[i] for other in firsts for i in (other.part, other.share)]
    return Whole(Interval(max(lows), min(highs)), tuple(figures), Tie.ROW)


def _of_capital(ctx: Context, share: Share, others: Iterable[Share]) -> bool:
    """Tell whether shares must be of one whole: the capital of the company of a paragraph."""
    claim = ctx.claims[share.share]
    if not share.words.endswith("股本") or claim.quantity.unit != "%":
        return False
    near = [claim, *(ctx.claims[other.share] for other in others)]
    start = ctx.sentences[min(c.sentence for c in near)][0]
    stop = ctx.sentences[max(c.sentence for c in near)][1]
    one = len({c.paragraph for c in near}) == 1 and claim.at == max(c.at for c in near)
    return one and not _CAPITAL_CHANGES.search(ctx.norm, start, stop)


def _shortened(a: str, b: str) -> bool:
    """Tell whether one name is the other with words left out (本年收入, 本年预算收入)."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return bool(short) and all(char in rest for char in short)


def _before_its_part(ctx: Context, share: Share) -> Whole | None:
    """Return the level right before 其中 and a part whose share names no whole: N，其中甲M，占P."""
    part = ctx.quantities[share.part]
    if nouns.characters(share.words) or "其中" not in ctx.claims[share.part].before:
        return None
    for claim in reversed(ctx.claims[max(0, share.part - AHEAD) : share.part]):
        q = claim.quantity
        if claim.sentence != ctx.claims[share.part].sentence:
            return None
        if is_level(q, part.unit):
            between = ctx.norm[q.end : part.start]
            beside = ";" not in between and not OTHER_TIME.search(claim.before)
            sure = (
                beside
                and is_larger(q, part)
                and slipped(part, ctx.quantities[share.share], interval.of(q), SURE)
            )
            return Whole(interval.of(q), (q,), Tie.ALONE) if sure else None
    return None


def _of_its_noun(ctx: Context, share: Share) -> Whole | None:
    """Return the one larger figure before a part that bears its very noun, if a slip explains.

    全国新增退税N亿元。分类型看，民企新增退税M亿元，占比P: the noun is told again, the whole is not;
    占行业总额P is of what the sentence of the whole calls all.
    """
    part = ctx.claims[share.part]
    name = told_as(part.before)
    bare = not nouns.characters(share.words)
    if not (bare or _OF_ALL.fullmatch(share.words)) or len(name) < SHORT:
        return None
    dated = OTHER_TIME.search(part.before) is not None
    found = [
        c.quantity
        for c in ctx.claims[max(0, share.part - _REACH) : share.part]
        if is_level(c.quantity, part.quantity.unit)
        and is_larger(c.quantity, part.quantity)
        and c.quantity != part.quantity
        and len(told := told_as(c.before)) >= SHORT
        and (name.endswith(told) or told.endswith(name))
        and (dated or not OTHER_TIME.search(c.before))
        and (bare or _TELLS_ALL.search(ctx.norm, ctx.sentences[c.sentence][0], c.quantity.start))
    ]
    if len({q.value for q in found}) != 1:
        return None
    whole = interval.of(found[0])
    missed = slipped(part.quantity, ctx.quantities[share.share], whole)
    return Whole(whole, (found[0],), Tie.ALONE) if missed else None


def _alone(ctx: Context, share: Share, named: Sequence[Whole]) -> Whole | None:
    """Return the only other figure of the unit in the paragraph, if the share has no other name."""
    part = ctx.quantities[share.part]
    bare = not nouns.characters(share.words)
    claims = ctx.claims[max(0, share.part - _REACH) : share.part]
    paragraph = ctx.claims[share.share].paragraph
    sentence = ctx.claims[share.share].sentence
    near = [c for c in claims if c.paragraph == paragraph and is_level(c.quantity, part.unit)]
    near = [c for c in near if c.sentence == sentence] or near
    sole = len(near) == 1
    if not sole:
        # 全年增加值 638 亿元，其中二产 205 亿元，三产 433 亿元。三产占比为 67.9%
        near = [c for c in near if is_larger(c.quantity, part) and c.quantity != part]
    if len(near) != 1 or not part.unit or OTHER_TIME.search(near[0].before):
        return None
    q = near[0].quantity
    if not sole and not _explained(ctx, share, q):
        return None
    follows = ctx.claims[near[0].at + 1].quantity if near[0].at + 1 < share.part else None
    if follows is not None and follows.kind is Kind.SHARE and not _is_growth(ctx, near[0].at + 1):
        return None  # It is a part itself, with a share of its own.
    if not is_larger(q, part) or not (bare or any(q in w.figures for w in named)):
        return None
    if not wide_enough(near[0], share):
        return None
    return Whole(interval.of(q), (q,), Tie.ALONE)


def _but_for_a_slip(ctx: Context, share: Share, named: Sequence[Whole]) -> Whole | None:
    """Return the one figure that is named like the whole and that a plain slip would make fit."""
    if len({w.value for w in named}) != 1:
        return None
    start = named[0].figures[0].start
    near = ctx.norm[max(0, start - 40) : start]
    if not all(place in near for place in WIDER.findall(share.words)):
        return None
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    whole = named[0]
    missed = slipped(part, stated, whole.value)
    missed = missed or is_plain_slip(whole.figures[0], implied(ctx, share))
    return Whole(whole.value, whole.figures, Tie.NAME) if missed else None


def slipped(part: Quantity, stated: Quantity, whole: Interval, seldom: Fraction = SELDOM) -> bool:
    """Tell whether one slip of the part or of the share explains a share that misses."""
    assert stated.value is not None and part.value is not None
    rounding = interval.of(stated) - interval.point(stated.value)
    of_part = (interval.of(part) / whole).scaled(100) + rounding
    of_share = whole.scaled(Fraction(1, 100)) * interval.of(stated)
    of_share += interval.of(part) - interval.point(part.value)
    return is_plain_slip(stated, of_part, seldom=seldom) or is_plain_slip(
        part, of_share, seldom=seldom
    )


def _explained(ctx: Context, share: Share, whole: Quantity) -> bool:
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    return slipped(part, stated, interval.of(whole))


def _is_growth(ctx: Context, i: int) -> bool:
    return _GROWS.search(ctx.claims[i].before) is not None


def nominal(whole: Whole) -> Fraction | None:
    """Return the whole as written, if figures give it."""
    if len(whole.figures) == 1:
        return whole.figures[0].value
    if whole.value.low is None:
        return None
    return whole.value.low
