"""Finds the figures that a row may divide, by what stands before the row or by its topic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.sums.counting import (
    COUNTABLE,
    is_comparison,
    same_unit,
    sums_up_the_past,
)
from auditor.relations.sums.parts import Opener, Run

# Words between a whole and the list that follows it in the next sentence (例确诊病例。其中).
_NEXT_TO = 16
_LONGEST = 8  # Characters of a label that can be the name of what is divided.
# Figures that a division by kinds (分日看) may divide, where several stand before it.
_CHOICE = 6
_PERSONS = frozenset("人名位")
# How far back a whole is looked for, in figures of the same level. A bulletin's longest list of
# places with its remarks stays below this.
_REACH = 60
_LEADS_UP = regex.compile(r"^(?:\s|其中|在|[本我全][省市区县国]|上述|[这该此]些?)*")
_COUNTED = regex.compile(r"(?<=.{2})(?:病例|患者|人员|人数|案件|项目|企业|人口)$")
_SUM_OF = regex.compile("总[额量值]$")
_LONGEST_TOPIC = 12  # characters by which a topic is looked for


def candidates(ctx: Context, run: Run) -> tuple[tuple[Claim, ...], bool]:
    """Return the figures that a run may divide, the likeliest first, and whether that is sure."""
    first = run.items[0].claim
    if run.opener is Opener.BRACKET or (first.owner >= 0 and first.prev < 0):
        owner = ctx.claims[first.owner]
        divided = fits(owner, first) and not _is_interval(owner, run)
        return ((owner,), True) if divided else ((), False)
    if run.opener is Opener.AMONG:
        return _by_topic(ctx, run)
    before = list(_before(ctx, first))
    if before and before[0].quantity.value is None and is_comparison(ctx, before[0]):
        return (), False  # 减少7席至61席: the second is the whole, which a range does not tell
    near = [c for c in before if not (is_comparison(ctx, c) or _of_the_past(ctx, c, first))]
    if near and run.opener is Opener.COLON and _tells_of_persons(ctx, near[0], first):
        return (), False
    if near and run.opener is Opener.OF_WHICH and _speaks_of_another(ctx, near[0], first):
        return (), False
    if not near:
        return _by_topic(ctx, run) if run.opener is Opener.RESPECTIVELY else ((), False)
    if first.bracket >= 0:  # figures in brackets of their own
        return tuple(near[:3]), False
    if run.opener is Opener.SPLIT:  # the sentence before may speak of something else
        largest = max(i.claim.quantity.value or 0 for i in run.items)
        near = [c for c in near if (c.quantity.value or 0) >= largest] or near
        named = _by_metric(run, near)
        return (tuple(named), True) if named else (tuple(near[:_CHOICE]), len(near) == 1)
    certain = near[0].at == first.prev and len(first.lead) <= _NEXT_TO + len(run.items[0].label)
    same_sentence = [c for c in near if c.sentence == near[0].sentence]
    nouns = {i.claim.after[:1] for i in run.items}
    if min(len(same_sentence), len(run.items)) > 1 and len(nouns) == 1 and "" not in nouns:
        counted = [c for c in same_sentence if c.after[:1] in nouns]
        if len(counted) == 1:  # 5 个乡镇、36 个村，其中甲镇 12 个村
            return tuple(counted), True
    return tuple(same_sentence), certain or len(same_sentence) == 1


def _of_the_past(ctx: Context, claim: Claim, first: Claim) -> bool:
    """Tell whether a total is compared with, so that no later sentence divides it."""
    return claim.sentence != first.sentence and sums_up_the_past(ctx, claim)


def _is_interval(owner: Claim, run: Run) -> bool:
    """Tell whether a bracket bounds its figure by two bare numbers: 0.88(0.82，0.95)."""
    if len(run.items) != 2 or any(i.label or i.claim.quantity.unit for i in run.items):
        return False
    low, high = (i.claim.quantity.value or 0 for i in run.items)
    return low < (owner.quantity.value or 0) < high


def _tells_of_persons(ctx: Context, whole: Claim, first: Claim) -> bool:
    """Tell whether a colon opens what persons did (5人得分上双：甲33分12篮板), and no division."""
    before = ctx.claims[whole.at + 1 : first.at]
    return whole.sentence != first.sentence and any(
        c.sentence == first.sentence and c.quantity.unit in _PERSONS and c.after for c in before
    )


def _speaks_of_another(ctx: Context, whole: Claim, first: Claim) -> bool:
    """Tell whether 其中 divides something else than the nearest figure of its unit.

    Where a clause of its own stands before 其中 (模式不变，其中选物理的 17 万人), it speaks of that
    clause, with or without a figure (企业 54 万家。其中民企进出口 10 亿元).
    """
    if whole.sentence == first.sentence:
        return False
    start, _ = ctx.sentences[first.sentence]
    opener = ctx.norm.rfind("其中", start, first.quantity.start)
    if opener < 0:
        return False  # It ends the line above, behind what it divides.
    own = ctx.norm[start:opener]
    if "," in own.strip(" ,;:、") or (own.strip(" ,;:、") and whole.paragraph != first.paragraph):
        return True
    between = (c.quantity.kind in COUNTABLE for c in ctx.claims[whole.at + 1 : first.at])
    apart = whole.paragraph != first.paragraph and any(between)
    heads = ctx.norm[start - 1 : opener] == "\n"  # 其中 takes up the paragraph above
    named = any(a + b in whole.before for a, b in pairwise(first.before[2:]))
    return apart and not (heads and named)


def _by_metric(run: Run, near: list[Claim]) -> list[Claim]:
    """Return the figures that the first label names: 从行业看，能源类企业利润 divides 利润总额.

    Only where the nearest figure says something else, and one figure says it best.
    """
    label = _SUM_OF.sub("", run.items[0].label)
    for length in range(min(len(label), _LONGEST), 1, -1):
        found = [c for c in near if label[-length:] in c.before]
        if found:
            values = {c.quantity.value for c in found}
            return found if len(values) == 1 and near[0] not in found else []
    return []


def fits(whole: Claim, part: Claim) -> bool:
    """Tell whether a figure is an amount of the unit of a part."""
    return whole.quantity.kind in COUNTABLE and same_unit(whole, part)


def _before(ctx: Context, first: Claim) -> Iterator[Claim]:
    """Yield the figures of the same unit and level before a list, the nearest first."""
    level = first.bracket if first.prev >= 0 or first.owner >= 0 else -1
    for at in range(first.at - 1, max(-1, first.at - _REACH - 1), -1):
        claim = ctx.claims[at]
        if first.sentence - claim.sentence > 4 or first.paragraph - claim.paragraph > 2:
            return
        if claim.bracket == level and fits(claim, first):
            yield claim


def _narrowest(phrase: str, wanted: str) -> int:
    """Return the length of the shortest stretch that holds these characters in order, or 0."""
    widths: list[int] = []
    start = phrase.find(wanted[0])
    while start >= 0:
        at = start
        for char in wanted[1:]:
            at = phrase.find(char, at + 1)
            if at < 0:
                return min(widths, default=0)  # nor do they follow from any later place
        widths.append(at + 1 - start)
        start = phrase.find(wanted[0], start + 1)
    return min(widths, default=0)


def _by_topic(ctx: Context, run: Run) -> tuple[tuple[Claim, ...], bool]:
    """Return the figures whose words contain the topic of 「…中」, the closest wording first."""
    first = run.items[0].claim
    topic = _LEADS_UP.sub("", run.topic)
    topic = topic.replace("的", "")
    before = ctx.claims[first.prev] if first.prev >= 0 else None
    if not run.topic and before is not None and fits(before, first):
        return (before,), True
    if not topic:
        return (), False
    topic = _COUNTED.sub("", topic)
    if before is not None and first.lead.startswith(run.topic) and fits(before, first):
        named = before.quantity.kind is Kind.COUNT and len(run.topic) <= _NEXT_TO
        return ((before,), True) if named else ((), False)
    wanted = topic[-_LONGEST_TOPIC:]
    found: list[tuple[int, int, Claim]] = []
    for at in range(first.at - 1, max(-1, first.at - _REACH - 1), -1):
        claim = ctx.claims[at]
        if claim.bracket >= 0 or first.paragraph - claim.paragraph > 3 or not fits(claim, first):
            continue
        phrase = claim.before + claim.quantity.unit + claim.after
        width = _narrowest(phrase, wanted)
        if width:
            found.append((width - len(topic), first.sentence - claim.sentence, claim))
    if not found:
        return (), False
    found.sort(key=lambda f: (f[1], f[0], f[2].at))
    return tuple(f[2] for f in found), True
