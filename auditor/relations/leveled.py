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
from auditor.relations.changes import Change
from auditor.relations.parts import is_comparison

_NAME = regex.compile(
    r"(?:其中,?|而|[全本我][国省市州县区镇乡])?(?P<name>\p{Han}{3,16}?)(?:[比较与同][^,]{0,12})?$"
)
_OTHER_TIME = regex.compile("[季月日周旬]|半年|[去上前][年期]|同期|计划|预计|累计")
_SCOPE = regex.compile(
    r"(?:其中,?|中,|而|到?(?:年|期)末|目前|(?:[全本我今当]|\p{Han}{2,6})[国省市州县区镇乡年])*"
)
_THAN = regex.compile(r"[比较与同和]\s*$")
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
