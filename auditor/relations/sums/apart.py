"""Ties two halves that leave nothing out to their whole, where each has a sentence of its own.

共查处 90.1 万起。…城区路段 51.4 万起，占 57%。国省道上明显增多，查获 38.7 万起: the two
words together name all there is, and whole and halves are told by one verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Verdict
from auditor.relations.sums.counting import is_comparison, is_level, same_unit
from auditor.relations.sums.kinds import complement_of
from auditor.relations.sums.misses import slips, swapped, verdict
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import SELDOM, last_digits
from auditor.relations.sums.wholes import Division

_REACH = 24  # figures before the first half among which the whole is looked for
_LARGE = 10_000  # in the digits as written
_APART = 8  # figures behind a whole among which two parts of it are looked for
_AMONG_THEM = regex.compile(r"[,;。]\s*其中")
_CHOICE = 3  # figures of the same verb that tell all; of more none is the one
_LONGEST = 30  # characters of a sentence before its figure
_ALL = regex.compile("共|总|合计|全[国省市区县校院]")
_HAN = regex.compile(r"\p{Han}+")
_OTHER = regex.compile("其中|计划|目标|预计|平均|均|每|最|[上去前]年|同期|累计|新增|另|不含|除")


def apart(ctx: Context) -> Iterator[Division]:
    """Yield the two halves of a whole, in order of the first of them."""
    yield from _sentences(ctx)
    if "其中" in ctx.norm:
        for whole in ctx.claims:
            if is_level(whole) and (whole.quantity.value or 0) >= _LARGE:
                yield from _some_of(ctx, whole)


def _some_of(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Find the two of the figures behind 其中 that make up a whole, whatever stands between.

    累计结余 3051.19 万元。其中，当年提取 126.63 万元，基金累计 1652.08 万元。可用于救助的资金
    1399.11 万元: in figures so long only two digits that changed places come so near.
    """
    end = whole.quantity.end
    if not _AMONG_THEM.match(ctx.norm, end) or last_digits(whole.quantity) < _LARGE:
        return
    near = [c for c in ctx.claims[whole.at + 1 : whole.at + 1 + _APART] if _of(ctx, whole, c)]
    missed: list[Division] = []
    for pair in combinations(near, 2):
        figures = [c.quantity for c in (whole, *pair)]
        stated, *parts = (q.value or Fraction(0) for q in figures)
        gap = Fraction(abs(sum(parts) - stated))
        holds = gap <= sum((q.half_unit for q in figures), Fraction(0))
        if not holds and not _may_be_swap(gap, min(2 * q.half_unit or 1 for q in figures)):
            continue
        items = tuple(Item(c, c.before or c.after, True, 1) for c in pair)
        d = Division(items, (whole,), Opener.RESPECTIVELY, True, True, True, False, False)
        if holds:
            yield d
            return
        if swapped(d, whole):
            missed.append(d)
    if len(missed) == 1 and missed[0].items[0].claim.sentence != missed[0].items[1].claim.sentence:
        yield missed[0]


def _may_be_swap(gap: Fraction, unit: Fraction | int) -> bool:
    """Tell whether two neighbouring digits that change places can make such a gap: 9, 180, 3600."""
    steps = gap / unit
    if steps.denominator != 1 or steps % 9:
        return False
    return len(str(steps // 9).rstrip("0")) == 1


def _of(ctx: Context, whole: Claim, part: Claim) -> bool:
    """Tell whether a figure may be a part of one before it."""
    if part.paragraph != whole.paragraph or not is_level(part):
        return False
    return (
        same_unit(part, whole)
        and last_digits(part.quantity) >= _LARGE
        and not is_comparison(ctx, part)
    )


def _sentences(ctx: Context) -> Iterator[Division]:
    before: tuple[Claim, str] | None = None
    sentence = -1
    for claim in ctx.claims:
        if claim.sentence == sentence:
            continue  # A half is the first figure of its sentence.
        sentence = claim.sentence
        if not is_level(claim):
            continue
        half = claim, _words(ctx, claim)
        if before and before[0].paragraph == claim.paragraph and same_unit(before[0], claim):
            pair = before[1], half[1]
            if complement_of(*pair) and not any(is_comparison(ctx, c) for c in (before[0], claim)):
                yield from _of_whole(ctx, before, half)
        before = half


def _words(ctx: Context, claim: Claim) -> str:
    """Return the words of the sentence of a figure before it, as far as they are looked at."""
    start = ctx.sentences[claim.sentence][0]
    return ctx.norm[max(start, claim.quantity.start - _LONGEST) : claim.quantity.start]


def _pairs(words: str) -> frozenset[str]:
    return frozenset(a + b for run in _HAN.findall(words) for a, b in pairwise(run))


def _of_whole(
    ctx: Context, first: tuple[Claim, str], second: tuple[Claim, str]
) -> Iterator[Division]:
    """Yield the halves under what they add up to, or under the one figure that a slip keeps off."""
    (one, words), (two, others) = first, second
    verb = _pairs(words) & _pairs(others)
    if not verb or _OTHER.search(words) or _OTHER.search(others):
        return
    items = tuple(Item(c, w, True, 1) for c, w in (first, second))
    least = max(one.quantity.value or 0, two.quantity.value or 0)
    named: list[Division] = []
    for whole in reversed(ctx.claims[max(0, one.at - _REACH) : one.at]):
        if not (is_level(whole) and same_unit(whole, one)) or is_comparison(ctx, whole):
            continue
        if (whole.quantity.value or 0) < least or verb.isdisjoint(_pairs(_words(ctx, whole))):
            continue
        d = Division(items, (whole,), Opener.RESPECTIVELY, True, True, True, False, False)
        if verdict(d, whole) is not Verdict.VIOLATED:
            yield d
            return
        if _ALL.search(_words(ctx, whole)):
            named.append(d)
        if len(named) > _CHOICE:
            return
    near = [d for d in named if slips(d, d.wholes[0], SELDOM)]
    if len({d.wholes[0].quantity.value for d in near}) == 1:
        yield near[0]
