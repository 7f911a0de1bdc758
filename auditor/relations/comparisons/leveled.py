"""Gives changes told of a name alone the level that an earlier clause states under that name.

流动人口为77390人。…与上次普查相比，流动人口增加44230人，增长133.38%: the change tells only by how
much and of what; what it changed to stands before, under the very same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.comparisons.changes import Change
from auditor.relations.sums.counting import is_comparison

_NAME = regex.compile(
    r"(?:其中,?|而|[全本我][国省市州县区镇乡])?(?P<name>\p{Han}{3,16}?)(?:[比较与同][^,]{0,12})?$"
)
_OTHER_TIME = regex.compile("[季月日周旬]|半年|[去上前][年期]|同期|计划|预计|累计")
_SCOPE = regex.compile(
    r"(?:其中,?|中,|而|到?(?:年|期)末|目前|(?:[全本我今当]|\p{Han}{2,6})[国省市州县区镇乡年])*"
)
_THAN = regex.compile(r"[比较与同和]\s*$")
_TO_COME = regex.compile("将|预计|预测|力争|有望|计划|目标|规划|若|如果|希望")
_ADVERBS = regex.compile(
    r"[^\p{Han}]|更是|进一步|继续|逐步|已经?|又|再|才|则|更|也|并|迅速|快速|大幅|稳步|持续|到|末|底|年"
)
_LEVEL_OF = regex.compile(
    r"(?:率|比重|占比|比例|系数|指数|水平|浓度|价|价格)(?:已|仅|约|达到?|[为是至])*$"
)
_FEW = 2  # Levels of the sentence before, at most, that one verb goes on with.
_SHORTEST_NAME = 4  # Characters of a name that tell what is meant.
_VERB_END = regex.compile(r"(?:达到?|实现|完成|[为是有共约近超:]|突破|超过|已经?)+$")
_NEAR = 6  # figures before a change among which its own time is looked for
_BACK = 60  # figures before a change among which its level is looked for
_SENTENCES = 4


def completed(ctx: Context, told: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes in order; those without levels with the level their name has."""
    levels: dict[int, int] = {}  # of the figures by which something changed
    for change in told:
        if min(change.amount, 0) or max(change.level, change.base) >= 0:
            yield change
            continue
        # 增加44230人，增长133.38%: what goes on without words speaks of the same.
        level = _level(ctx, change) if change.words else levels.get(change.amount - 1, -1)
        if level >= 0:
            levels[change.amount] = level
        yield replace(change, level=level)


def since(ctx: Context, told: Sequence[Change]) -> Iterator[Change]:
    """Yield changes that tell only to what (进一步提高到62.7%), with the level before.

    Both are of a year, the level before of an earlier one; or nothing but the date stands before
    the verb, so that it goes on with the one level of the sentence before.
    """
    for change in told:
        level = ctx.claims[change.level] if change.level >= 0 and change.amount < 0 else None
        if level is None or change.base >= 0 or level.bracket >= 0 or _TO_COME.search(change.words):
            continue
        base = _before(ctx, level, change)
        if base >= 0:
            yield replace(change, base=base)


def _before(ctx: Context, level: Claim, change: Change) -> int:
    """Return the level before under the same name, or of the sentence before, or -1.

    Of several levels of the sentence before, the one that agrees best with the verb.
    """
    named = _ADVERBS.sub("", change.words)
    near = [
        c
        for c in ctx.claims[max(0, level.at - _BACK) : level.at]
        if (0 if named else 1) <= level.sentence - c.sentence <= (_SENTENCES if named else 1)
        and c.paragraph == level.paragraph
        and c.quantity.unit == level.quantity.unit
        and c.quantity.kind is level.quantity.kind
        and c.bracket < 0
    ]
    if not named:
        level_of = any(_LEVEL_OF.search(c.before) for c in near)
        if not level_of or len(near) > _FEW or any(is_comparison(ctx, c) for c in near):
            return -1
        by_size = sorted(near, key=lambda c: c.quantity.value or 0)
        return by_size[0 if change.up else -1].at
    if len(named) < _SHORTEST_NAME or _OTHER_TIME.search(named):
        return -1
    told = [c for c in near if _bears(ctx, c, named)]
    years = [_year(ctx, c) for c in (*told[-1:], level)]
    ordered = len(years) == 2 and 0 < years[0] < years[1]
    return told[-1].at if ordered else -1


def _year(ctx: Context, claim: Claim) -> int:
    """Return the year that stands before a figure in its sentence, 0 where none does."""
    for before in reversed(ctx.claims[max(0, claim.at - _NEAR) : claim.at]):
        when = before.quantity.when
        if before.sentence == claim.sentence and when is not None and when.year is not None:
            return when.year
    return 0


def _level(ctx: Context, change: Change) -> int:
    """Return the figure that the change's name has, or -1 where none or several have it."""
    named = _NAME.search(change.words)
    by = ctx.claims[change.amount]
    if named is None or by.quantity.kind not in (Kind.COUNT, Kind.MEASURE, Kind.MONEY):
        return -1
    if change.reference == "chain" or by.bracket >= 0 or _OTHER_TIME.search(named["name"]):
        return -1
    found: dict[object, int] = {}
    for claim in reversed(ctx.claims[max(0, by.at - _BACK) : by.at]):
        if by.sentence - claim.sentence > _SENTENCES:
            break
        alike = claim.quantity.unit == by.quantity.unit
        if alike and (_bears(ctx, claim, named["name"]) or _counts(ctx, by, claim, named["name"])):
            found.setdefault(claim.quantity.value, claim.at)
    level = next(iter(found.values())) if len(found) == 1 else -1
    return -1 if level >= 0 and _has_own_time(ctx, change, ctx.claims[level]) else level


def _bears(ctx: Context, claim: Claim, name: str) -> bool:
    """Tell whether a figure is told under a name, as a level of now."""
    if is_comparison(ctx, claim) or not claim.quantity.value:
        return False
    words = _VERB_END.sub("", regex.sub(r"\([^()]*\)", "", claim.before))
    rest = words.removesuffix(name)
    return words != rest and _SCOPE.fullmatch(rest) is not None


def _counts(ctx: Context, by: Claim, claim: Claim, name: str) -> bool:
    """Tell whether a figure counts what a name numbers: 死亡人数 of 造成312人死亡."""
    noun = name.removesuffix(by.quantity.unit + "数")
    if noun == name or not noun or by.sentence - claim.sentence > 1 or not claim.quantity.value:
        return False
    told = claim.before.endswith(noun) or claim.after.startswith(noun)
    return told and "占" not in claim.lead and not is_comparison(ctx, claim)


def _has_own_time(ctx: Context, change: Change, level: Claim) -> bool:
    """Tell whether words behind a level tell when its change came about (一季度产量增加…)."""
    by = ctx.claims[change.amount]
    before = reversed(ctx.claims[max(0, by.at - _NEAR) : by.at])
    return any(
        c.quantity.kind is Kind.DATE
        and c.sentence == by.sentence
        and c.at > level.at
        and not _THAN.search(c.before)
        for c in before
    )
