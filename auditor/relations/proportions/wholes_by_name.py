"""Finds figures by the words by which a share names its whole: 税收收入N, 占税收收入的P.

A name is compared without place, period and filler, written out in full. Bound surely are names
that are one; what merely covers most of the name is of the whole only if the share fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval
from auditor.model import Kind, Quantity
from auditor.relations.proportions.shares import Share
from auditor.relations.text import nouns

AHEAD = 8  # Figures after a share among which its whole may be told.
SHORT = 3  # Characters: fewer name several things of an article (出口, 收入).
FAR = 120  # Figures before a statement among which a whole is looked for by name.
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
WIDER = regex.compile("全国|全省|全市|全县|全区|全球|世界|亚洲|国内|全行业")
_NOT_A_LEVEL = frozenset(
    {Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DATE, Kind.TIME, Kind.ORDINAL}
)
_TERM = regex.compile("第(?P<nth>[一二三四五六1-6])[期批次轮届]")
_DAY_BEFORE = 160  # Characters before a figure in which the day is told as of which it holds.
_AS_OF = regex.compile(r"截至(?P<day>[^,;。]{2,14}?)[,末底]")
OTHER_TIME = regex.compile("上年|去年|年同期|[比较与][上去前]|增加|减少|增收|每|新增")


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


def is_level(q: Quantity, unit: str) -> bool:
    """Tell whether a figure is an amount of a unit, as a whole is."""
    return q.unit == unit and q.value is not None and q.value > 0 and q.kind not in _NOT_A_LEVEL


def named_like(ctx: Context, share: Share, row: Sequence[Share]) -> list[Whole]:
    """Return the figures whose words name the whole, nearest first; surely named ones by NAME."""
    name = _name(share.words)
    if len(name) < 2:
        return []
    plain = _ALL_OF.sub("", name)
    part = ctx.quantities[share.part]
    parts = {other.part for other in row if other.words == share.words}
    found = []
    for claim in reversed(ctx.claims[max(0, share.part - FAR) : share.share]):
        q = claim.quantity
        if claim.at in parts or not is_level(q, part.unit) or not is_larger(q, part):
            continue
        if not _of_its_period(ctx, claim, share):
            continue
        told = told_as(claim.before)
        if _counts(claim, name) and q.value != part.value:
            tie = Tie.FIT if OTHER_TIME.search(claim.before) else Tie.NAME
            found.append(Whole(interval.of(q), (q,), tie))
            continue
        headed = len(told) > 2 and name.startswith(told)  # 财产险, of whose 保费 the article tells
        if headed or nouns.covered(plain, told) >= 0.75 or claim.before.endswith(name):
            found.append(Whole(interval.of(q), (q,), _tie(ctx, claim, told, share)))
    found = found[:12]
    for claim in ctx.claims[share.share + 1 : share.share + 1 + AHEAD]:
        # 占移动基站总数的32.4%。移动基站总数1184万个: a whole told later bears the very name.
        q = claim.quantity
        if claim.paragraph == ctx.claims[share.share].paragraph and told_as(claim.before) == name:
            start = ctx.sentences[claim.sentence][0]
            other = OTHER_TIME.search(ctx.norm, start, q.start)
            tie = _tie(ctx, claim, name, share)
            if is_level(q, part.unit) and is_larger(q, part) and tie is Tie.NAME and not other:
                found.append(Whole(interval.of(q), (q,), tie))
    return found


def _counts(claim: Claim, name: str) -> bool:
    """Tell whether a figure counts what a name says (发生 518 起融资事件 … 占融资事件数)."""
    noun = name.removesuffix("数")
    return len(noun) >= SHORT and nouns.content(claim.after) == noun


def by_name(share: Share, named: Sequence[Whole]) -> Whole | None:
    """Return the nearest figure of the whole's name; a short name must be borne by one alone."""
    sure = [w for w in named if w.tie is Tie.NAME]
    short = len(_name(share.words)) < SHORT
    return None if not sure or (short and len({w.value for w in sure}) > 1) else sure[0]


def _tie(ctx: Context, claim: Claim, told: str, share: Share) -> Tie:
    """Tell how surely a figure told so is the whole of a share."""
    name = _name(share.words)
    sure = _same_name(told, name) or _noun_left_out(claim, share.words, ctx.claims[share.part])
    sure = sure and not OTHER_TIME.search(claim.before) and wide_enough(claim, share)
    return Tie.NAME if sure else Tie.FIT


def _of_its_period(ctx: Context, claim: Claim, share: Share) -> bool:
    """Tell whether nothing before a figure in its sentence names another period than the share."""
    if other_day(ctx, claim, share) or _other_term(ctx, claim, share):
        return False
    own = _PERIOD.match(share.words)
    start, _ = ctx.sentences[claim.sentence]
    told = _PERIODS.findall(ctx.norm, start, claim.quantity.start)
    return own is None or not told or own[0] in told


def _other_term(ctx: Context, claim: Claim, share: Share) -> bool:
    """Tell whether two sentences number what they tell of differently: 第一期稻作, 第二期作."""
    one, two = (
        {m["nth"] for m in _TERM.finditer(ctx.norm, *ctx.sentences[c.sentence])}
        for c in (claim, ctx.claims[share.share])
    )
    return bool(one and two) and one.isdisjoint(two)


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
def told_as(words: str) -> str:
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


def is_larger(q: Quantity, part: Quantity) -> bool:
    """Tell whether a figure is at least as large as a part."""
    return q.value is not None and part.value is not None and q.value >= part.value


def wide_enough(claim: Claim, share: Share) -> bool:
    """Tell whether a figure is told of the places whose whole the share is of (占全国…)."""
    return all(place in claim.before for place in WIDER.findall(share.words))
