"""Groups the shares that name no whole of their own (男性51万人，占51%；女性49万人，占49%).

Such a share follows another of the same list: it takes over the whole that the first one names,
and where none is named all of the list divide one figure that stands above it. The item before is
never that figure, since it carries a share itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor import nouns
from auditor.claims import Claim, Context
from auditor.model import Kind, Quantity
from auditor.shares import Share
from auditor.wholes import divisions

_MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_REACH = 40  # Figures above a list among which its whole is looked for.
_PARAGRAPHS = 2
_OF_WHICH = ("其中", "这当中")


def named(found: Iterable[Share], ctx: Context) -> Iterator[Share]:
    """Yield the shares, each that names no whole with the words of the one it follows."""
    head: Share | None = None
    for share in found:
        bare = share.whole < 0 and not nouns.characters(share.words)
        follows = head is not None and head.sentence == share.sentence and _alike(ctx, head, share)
        if not bare:
            head = share
        elif not follows:
            head = None
        elif head is not None and head.whole < 0:
            share = replace(share, words=head.words)
        yield share


def _alike(ctx: Context, a: Share, b: Share) -> bool:
    return ctx.quantities[a.part].unit == ctx.quantities[b.part].unit


def chains(found: Iterable[Share], ctx: Context) -> list[list[Share]]:
    """Return the bare shares, those of one sentence and one unit together."""
    out: list[list[Share]] = []
    for share in found:
        last = out[-1][-1] if out else None
        if last is not None and last.sentence == share.sentence and _alike(ctx, last, share):
            out[-1].append(share)
        else:
            out.append([share])
    return out


def above(ctx: Context, chain: list[Share], shared: frozenset[int]) -> list[Quantity]:
    """Return the figures that a list of shares may divide, the nearest first.

    Args:
        ctx: the article.
        chain: shares of one unit, in order.
        shared: the figures that carry a share of their own; they are parts, never the whole.
    """
    first = ctx.claims[chain[0].part]
    largest = max(ctx.quantities[s.part].value or 0 for s in chain)
    found: list[Quantity] = []
    for at in range(first.at - 1, max(-1, first.at - _REACH - 1), -1):
        claim = ctx.claims[at]
        if first.paragraph - claim.paragraph > _PARAGRAPHS:
            break
        q = claim.quantity
        same = q.unit == first.quantity.unit and q.kind in _MEASURED and at not in shared
        if same and (q.value or 0) >= largest and not claim.before.endswith("每"):
            found.append(q)
    return found


def outer(ctx: Context, chain: list[Share], share: Share) -> Quantity | None:
    """Return the figure of the same list that a share behind 其中 may divide instead."""
    place = chain.index(share)
    lead = ctx.claims[share.part].lead
    if place and (any(word in lead for word in _OF_WHICH) or lead.endswith("含")):
        return ctx.quantities[chain[place - 1].part]
    return None


def ties(ctx: Context) -> dict[int, Claim]:
    """Return for every part the whole to which the grammar of its list ties it beyond doubt."""
    return {
        item.claim.at: division.wholes[0]
        for division in ctx.once(divisions)
        if division.certain
        for item in division.items
    }
