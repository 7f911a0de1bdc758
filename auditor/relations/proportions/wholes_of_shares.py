"""Finds the figure of the whole that a share is of, where it does not stand inside the statement.

The words bind it (占税收收入的69.1% ↔ 税收收入271.48亿元), or the company does: shares told in a
row (甲N，占P；乙N，占P；丙N，占P) are of one whole, which may stand in front of the row, or be the
sum of its parts, or follow from the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval
from auditor.model import Kind, Quantity
from auditor.relations.proportions.shares import Share
from auditor.relations.sums.slips import SELDOM, SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import nouns

_REACH = 30  # Figures before a statement that may be its whole.
_AHEAD = 8  # Figures after a share among which its whole may be told.
_SHORT = 3  # Characters: fewer name several things of an article (出口, 收入).
_FAR = 120  # Figures before a statement among which a whole is looked for by name.
_FILLER = regex.compile(
    r"(?:[为达到共有约是近超逾计了已:]|实现|完成|合计|累计|总计|总额|总量|总数|总值|总面积|余额|规模|数量|超过)+$"
)
_PLACE = regex.compile(
    r"^(?:我国|\p{Han}{2,3}(?:省|市|县|自治区)(?=..)|外贸|货物贸易|[全我本该同][国省市县区州镇村校院行司期]|各级各类|各类|各级|公司|集团|规模以上|的|接待|发送"
    r"|受理|安排|收到|拥有|建成|投入)+"
)
_PERIODS = regex.compile(
    "[上下]半年|前?[一二三四]个?季度|第[一二三四]季度|全年|本年度?|当[年月期]|报告期内?|期内"
)
_PERIOD = regex.compile(f"^(?:{_PERIODS.pattern})")
_OWNERS = regex.compile(r"归属于?\p{Han}{2,8}?的(?=净利润)")
_ALL_OF = regex.compile("^总(?=..)")  # 占总收入的30%, where the whole is told as 营业收入
_OF_ALL = regex.compile("全?(?:行业|市场|部)?(?:总额|总量|总数|总值|总计|总和|整体)?|全部")
_TELLS_ALL = regex.compile("合计|共|全|总|行业")
_WIDER = regex.compile("全国|全省|全市|全县|全区|全球|世界|亚洲|国内|全行业")
_GROWS = regex.compile("[增长升涨降减落跌]|恢复至")
_NOT_A_LEVEL = frozenset(
    {Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DATE, Kind.TIME, Kind.ORDINAL}
)
_NESTED = regex.compile("其中|包括|含")  # From here on a share is of the part before.
_DAY_BEFORE = 160  # Characters before a figure in which the day is told as of which it holds.
_AS_OF = regex.compile(r"截至(?P<day>[^,;。]{2,14}?)[,末底]")
_CAPITAL_CHANGES = regex.compile(
    "发行|增发|转增|送股|配股|注销|回购|转股|稀释|摊薄|合计|流通|质押|所持|持股总数"
)
_OTHER_TIME = regex.compile("上年|去年|年同期|[比较与][上去前]|增加|减少|增收|每|新增")


class Tie(Enum):
    """What ties a share to its whole."""

    NAME = "name"  # the words for the whole are the words before the figure
    ROW = "row"  # other shares of the same row are of this whole
    ALONE = "alone"  # the only figure of its unit that the sentence has
    FIT = "fit"  # nothing but that the sum comes out


class Whole(NamedTuple):
    """A whole that a share may be of: the figure, or an interval that other figures imply."""

    value: Interval
    figures: tuple[Quantity, ...]
    tie: Tie


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
        named = _named(ctx, share, row)
        fitting = [c for c in near if c.value.meets(want) and _may_hold(ctx, c, share)]
        fitting += [c for c in (*strong, *named) if c.value.meets(want)]
        bare = not nouns.characters(share.words)
        if fitting:
            out.append(max(fitting, key=lambda c: support.get(c, 1)))
            continue
        tied = _by_name(share, named)
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
    for claim in reversed(ctx.claims[max(0, share.part - _FAR) : share.part]):
        q = claim.quantity
        larger = _level(q, part.unit) and _larger(q, part) and q is not part
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


def _level(q: Quantity, unit: str) -> bool:
    return q.unit == unit and q.value is not None and q.value > 0 and q.kind not in _NOT_A_LEVEL


def _candidates(ctx: Context, row: Sequence[Share]) -> list[Whole]:
    """Return the figures of the paragraph up to the row, and the sum of the row's parts."""
    unit = ctx.quantities[row[0].part].unit
    paragraph = ctx.claims[row[0].share].paragraph
    first = max(0, row[0].part - _REACH)
    found: dict[Interval, Whole] = {}
    for claim in ctx.claims[first : row[-1].share]:
        if claim.paragraph == paragraph and _level(claim.quantity, unit):
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
    for claim in ctx.claims[max(0, row[0].part - _FAR) : row[0].part]:
        q = claim.quantity
        if _level(q, unit) and q.value is not None and q.value > largest:
            value = interval.of(q)
            found.setdefault(value, Whole(value, (q,), Tie.FIT))
    return list(found.values())[-_REACH:]


def _named(ctx: Context, share: Share, row: Sequence[Share]) -> list[Whole]:
    """Return the figures whose words name the whole, nearest first; surely named ones by NAME."""
    name = _name(share.words)
    if len(name) < 2:
        return []
    plain = _ALL_OF.sub("", name)
    part = ctx.quantities[share.part]
    parts = {other.part for other in row if other.words == share.words}
    found = []
    for claim in reversed(ctx.claims[max(0, share.part - _FAR) : share.share]):
        q = claim.quantity
        if claim.at in parts or not _level(q, part.unit) or not _larger(q, part):
            continue
        if not _of_its_period(ctx, claim, share):
            continue
        told = _told(claim.before)
        if _counts(claim, name) and q.value != part.value:
            tie = Tie.FIT if _OTHER_TIME.search(claim.before) else Tie.NAME
            found.append(Whole(interval.of(q), (q,), tie))
            continue
        headed = len(told) > 2 and name.startswith(told)  # 财产险, of whose 保费 the article tells
        if headed or nouns.covered(plain, told) >= 0.75 or claim.before.endswith(name):
            found.append(Whole(interval.of(q), (q,), _tie(ctx, claim, told, share)))
    found = found[:12]
    for claim in ctx.claims[share.share + 1 : share.share + 1 + _AHEAD]:
        # 占移动基站总数的32.4%。移动基站总数1184万个: a whole told later bears the very name.
        q = claim.quantity
        if claim.paragraph == ctx.claims[share.share].paragraph and _told(claim.before) == name:
            start = ctx.sentences[claim.sentence][0]
            other = _OTHER_TIME.search(ctx.norm, start, q.start)
            tie = _tie(ctx, claim, name, share)
            if _level(q, part.unit) and _larger(q, part) and tie is Tie.NAME and not other:
                found.append(Whole(interval.of(q), (q,), tie))
    return found


def _counts(claim: Claim, name: str) -> bool:
    """Tell whether a figure counts what a name says (发生 518 起融资事件 … 占融资事件数)."""
    noun = name.removesuffix("数")
    return len(noun) >= _SHORT and nouns.content(claim.after) == noun


def _by_name(share: Share, named: Sequence[Whole]) -> Whole | None:
    """Return the nearest figure of the whole's name; a short name must be borne by one alone."""
    sure = [w for w in named if w.tie is Tie.NAME]
    short = len(_name(share.words)) < _SHORT
    return None if not sure or (short and len({w.value for w in sure}) > 1) else sure[0]


def _tie(ctx: Context, claim: Claim, told: str, share: Share) -> Tie:
    """Tell how surely a figure told so is the whole of a share."""
    name = _name(share.words)
    sure = _same_name(told, name) or _noun_left_out(claim, share.words, ctx.claims[share.part])
    sure = sure and not _OTHER_TIME.search(claim.before) and _wide_enough(claim, share)
    return Tie.NAME if sure else Tie.FIT


def _of_its_period(ctx: Context, claim: Claim, share: Share) -> bool:
    """Tell whether nothing before a figure in its sentence names another period than the share."""
    if other_day(ctx, claim, share):
        return False
    own = _PERIOD.match(share.words)
    start, _ = ctx.sentences[claim.sentence]
    told = _PERIODS.findall(ctx.norm, start, claim.quantity.start)
    return own is None or not told or own[0] in told


def other_day(ctx: Context, claim: Claim, share: Share) -> bool:
    """Tell whether a figure holds as of another day than a share: 截至11月底…。截至3月末…."""
    days = []
    for q in (claim.quantity, ctx.quantities[share.part]):
        at = ctx.norm.rfind("截至", max(0, q.start - _DAY_BEFORE), q.start)
        found = _AS_OF.match(ctx.norm, at) if at >= 0 else None
        days.append(found["day"] if found else "")
    return all(days) and days[0] != days[1]


def _noun_left_out(claim: Claim, words: str, part: Claim) -> bool:
    """Tell whether a figure bears the words and the noun of the part (完成投资，占年度计划)."""
    _, found, noun = _FILLER.sub("", claim.before[-40:]).rpartition(words)
    return len(words) > 3 and bool(found) and 0 < len(noun) < 5 and noun in part.before


@lru_cache(maxsize=1024)
def _told(words: str) -> str:
    """Return what the words before a figure say it is, without place, verb and filler."""
    return _name(_FILLER.sub("", words[-40:]))


def _name(words: str) -> str:
    """Return the content of a name, without place and period, written out in full."""
    full = nouns.in_full(_OWNERS.sub("", _PERIOD.sub("", words)))
    return _PLACE.sub("", nouns.content(full))


def _same_name(told: str, name: str) -> bool:
    """Tell whether two names are one; a long one may have a word more on one side."""
    if told == name:
        return True
    if len(name) < 3 or not len(name) < len(told) <= len(name) + (3 if len(name) > 3 else 2):
        return False
    return told.endswith(name) or (len(name) > 3 and told.startswith(name))


def _larger(q: Quantity, part: Quantity) -> bool:
    return q.value is not None and part.value is not None and q.value >= part.value


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
    for claim in reversed(ctx.claims[max(0, share.part - _AHEAD) : share.part]):
        q = claim.quantity
        if claim.sentence != ctx.claims[share.part].sentence:
            return None
        if _level(q, part.unit):
            between = ctx.norm[q.end : part.start]
            beside = ";" not in between and not _OTHER_TIME.search(claim.before)
            sure = (
                beside
                and _larger(q, part)
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
    name = _told(part.before)
    bare = not nouns.characters(share.words)
    if not (bare or _OF_ALL.fullmatch(share.words)) or len(name) < _SHORT:
        return None
    dated = _OTHER_TIME.search(part.before) is not None
    found = [
        c.quantity
        for c in ctx.claims[max(0, share.part - _REACH) : share.part]
        if _level(c.quantity, part.quantity.unit)
        and _larger(c.quantity, part.quantity)
        and c.quantity != part.quantity
        and len(told := _told(c.before)) >= _SHORT
        and (name.endswith(told) or told.endswith(name))
        and (dated or not _OTHER_TIME.search(c.before))
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
    near = [c for c in claims if c.paragraph == paragraph and _level(c.quantity, part.unit)]
    near = [c for c in near if c.sentence == sentence] or near
    sole = len(near) == 1
    if not sole:
        # 全年增加值 638 亿元，其中二产 205 亿元，三产 433 亿元。三产占比为 67.9%
        near = [c for c in near if _larger(c.quantity, part) and c.quantity != part]
    if len(near) != 1 or not part.unit or _OTHER_TIME.search(near[0].before):
        return None
    q = near[0].quantity
    if not sole and not _explained(ctx, share, q):
        return None
    follows = ctx.claims[near[0].at + 1].quantity if near[0].at + 1 < share.part else None
    if follows is not None and follows.kind is Kind.SHARE and not _is_growth(ctx, near[0].at + 1):
        return None  # It is a part itself, with a share of its own.
    if not _larger(q, part) or not (bare or any(q in w.figures for w in named)):
        return None
    if not _wide_enough(near[0], share):
        return None
    return Whole(interval.of(q), (q,), Tie.ALONE)


def _wide_enough(claim: Claim, share: Share) -> bool:
    """Tell whether a figure is told of the places whose whole the share is of (占全国…)."""
    return all(place in claim.before for place in _WIDER.findall(share.words))


def _but_for_a_slip(ctx: Context, share: Share, named: Sequence[Whole]) -> Whole | None:
    """Return the one figure that is named like the whole and that a plain slip would make fit."""
    if len({w.value for w in named}) != 1:
        return None
    start = named[0].figures[0].start
    near = ctx.norm[max(0, start - 40) : start]
    if not all(place in near for place in _WIDER.findall(share.words)):
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
