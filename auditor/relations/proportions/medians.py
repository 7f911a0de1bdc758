"""Medians told as a share of their mean: 收入中位数N元，是平均数的P. The mean stands further up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity

_OF_MEAN = regex.compile("(?:平均数|平均值|均值)的$")
_LEAD = regex.compile(r"^(?:其中|\s|\P{Han})*|(?:[为达是约]|到)*$")
_MEDIAN = regex.compile("(?:的?中位[数值])")
_BACK = 6  # Figures between a median and the share that it is of its mean.
_FAR = 60  # Figures before a median among which its mean is told.


class Median(NamedTuple):
    """A median, the mean of the same name, and the share that the one is of the other."""

    median: Quantity
    mean: Quantity
    share: Quantity


def read(ctx: Context) -> Iterator[Median]:
    """Yield the medians whose mean is told before them under the same name. Linear."""
    if "均" not in ctx.norm or "中位" not in ctx.norm:
        return
    for claim in ctx.claims:
        if claim.quantity.kind is Kind.SHARE and _OF_MEAN.search(claim.before):
            part = _median(ctx, claim)
            mean = _mean(ctx, part) if part is not None else None
            if part is not None and mean is not None:
                yield Median(part.quantity, mean.quantity, claim.quantity)


def _median(ctx: Context, share: Claim) -> Claim | None:
    for claim in reversed(ctx.claims[max(0, share.at - _BACK) : share.at]):
        if claim.sentence != share.sentence:
            return None
        if claim.quantity.kind is not Kind.SHARE and _MEDIAN.search(claim.before):
            return claim if claim.quantity.value else None
    return None


def _mean(ctx: Context, median: Claim) -> Claim | None:
    name = _LEAD.sub("", _MEDIAN.sub("", median.before))
    if len(name) < 4:
        return None  # 中位数N岁: of what, the sentence does not say
    for claim in reversed(ctx.claims[max(0, median.at - _FAR) : median.at]):
        q = claim.quantity
        if q.unit == median.quantity.unit and q.value and _LEAD.sub("", claim.before) == name:
            return claim
    return None
