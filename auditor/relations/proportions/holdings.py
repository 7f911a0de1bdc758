"""Shares of what a holder holds: 持有 N 股，占总股本的 P；质押 M 股，占其所持的 Q，占总股本的 R.

The figures bind each other twice: Q is M of N, and R is of the very whole that N and P imply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.model import Quantity
from auditor.relations.proportions.shares import Share

_OWN = regex.compile(r"^[其该](?:个人|本人|自身|目前|直接|累计|所)*[持拥]")
_ALL = regex.compile("总|公司")
# What a holder holds before, after or beside a change is another figure than what is held now.
_HOLDS = regex.compile(r"持(?:有|股)")
_CHANGES = regex.compile("[增减]持|变动|[质转]押|冻结|[买卖]出|转让|原持|之前|前持|后持|曾")
_SEVERAL = regex.compile("一致行动人|共计|合计|夫妇|夫妻|父子|兄弟")
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
    of_all = [
        s
        for s in told
        if s.part >= 0 and s.part not in owned and s.whole < 0 and _ALL.search(s.words)
    ]
    held_by_one = [s for s in told if s.part not in owned and _is_held(ctx, s)]
    if len({ctx.quantities[s.part].value for s in held_by_one}) > 1:
        held_by_one = []
    for i, share in enumerate(told):
        if share.part not in owned or not _OWN.match(share.words):
            continue
        last = next((s for s in reversed(of_all) if s.part < share.part), None)
        near = last if last is not None and _near(ctx, share, last) else None
        held = near or next(iter(held_by_one), None)
        if held is not None and _may_be_of(ctx, share, held):
            again = (t for t in told[i + 1 : i + 3] if t.part == share.part)
            yield Holding(share, held, next((t for t in again if t.words == held.words), None))


def _is_held(ctx: Context, share: Share) -> bool:
    """Tell whether a share of all there is has for its part what a holder holds in all."""
    if share.part < 0 or not _ALL.search(share.words):
        return False
    claim = ctx.claims[share.part]
    start, _ = ctx.sentences[claim.sentence]
    several = _SEVERAL.search(ctx.norm, start, claim.quantity.start)
    holds = _HOLDS.search(claim.before) is not None and _CHANGES.search(claim.before) is None
    return holds and several is None


def _near(ctx: Context, share: Share, held: Share) -> bool:
    same = ctx.claims[share.part].paragraph == ctx.claims[held.part].paragraph
    return same and share.part - held.part < _FAR


def _may_be_of(ctx: Context, share: Share, held: Share) -> bool:
    part, whole = ctx.quantities[share.part], ctx.quantities[held.part]
    larger = part.value is not None and whole.value is not None and part.value < whole.value
    return larger and part.unit == whole.unit


def wholes(ctx: Context, holding: Holding) -> Iterator[Quantity]:
    """Yield what a share may be of: the holding, then the other figures between them."""
    part = ctx.quantities[holding.own.part]
    yield ctx.quantities[holding.held.part]
    for q in ctx.quantities[holding.held.part + 1 : holding.own.part]:
        if q.unit == part.unit and interval.of(part).may_be_at_most(interval.of(q)):
            yield q
