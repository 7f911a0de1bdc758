"""Shares of what a holder holds: 持有 N 股，占总股本的 P；质押 M 股，占其所持的 Q，占总股本的 R.

The figures bind each other twice: Q is M of N, and R is of the very whole that N and P imply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.model import Quantity
from auditor.relations.shares import Share

_OWN = regex.compile(r"^[其该](?:个人|本人|自身|目前|直接|累计|所)*[持拥]")
_ALL = regex.compile("总|公司")
_FAR = 60  # figures back to the holder's own


class Holding(NamedTuple):
    """A share of what one holder holds.

    own: the share (Q). held: the holder's share of all there is (P), its part being what is held.
    again: what the same part is of all there is (R), if the article says so.
    """

    own: Share
    held: Share
    again: Share | None


def read(ctx: Context, told: Sequence[Share]) -> Iterator[Holding]:
    """Yield the shares of a holder's holding in order, given all shares of an article."""
    owned = {share.part for share in told if _OWN.match(share.words)}
    last: Share | None = None  # the nearest earlier share of all there is, not itself a part
    for i, share in enumerate(told):
        if share.part in owned:
            if last is not None and _OWN.match(share.words) and _of_one(ctx, share, last):
                held = last
                again = (t for t in told[i + 1 : i + 3] if t.part == share.part)
                yield Holding(share, held, next((t for t in again if t.words == held.words), None))
        elif share.part >= 0 and share.whole < 0 and _ALL.search(share.words):
            last = share


def _of_one(ctx: Context, share: Share, held: Share) -> bool:
    """Tell whether a share may be of the holding told before it."""
    near = share.part - held.part < _FAR
    same = ctx.claims[share.part].paragraph == ctx.claims[held.part].paragraph
    part, whole = ctx.quantities[share.part], ctx.quantities[held.part]
    larger = part.value is not None and whole.value is not None and part.value < whole.value
    return near and same and larger and part.unit == whole.unit


def wholes(ctx: Context, holding: Holding) -> Iterator[Quantity]:
    """Yield what a share may be of: the holding, then the other figures between them."""
    part = ctx.quantities[holding.own.part]
    yield ctx.quantities[holding.held.part]
    for q in ctx.quantities[holding.held.part + 1 : holding.own.part]:
        if q.unit == part.unit and interval.of(part).may_be_at_most(interval.of(q)):
            yield q
