"""Schooling as a census tells it: how many have it, and how many of every 100 000 (每10万人中…)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Quantity

HEADS = 100_000
_FAR = 400  # Characters of a sentence behind 每10万人.
_CUE = "文化程度"
_LEVEL = regex.compile(
    "(?P<level>大学|大专|高中|初中|小学)文化(?:程度)?的?(?:人口|人数)?(?P<end>[由从为有达约]*)$"
)
_PER = regex.compile("每(?:10|十)万(?:人|常住人口|人口)")
_NOW = regex.compile(r"(?:[上下]升|[上下]降|提高|增加|减少|降低|升|降)[至到为]$")
_PEOPLE = regex.compile("(?:常住|总|普查)人口(?:总数)?(?:[为共有达]|约)*$")


class Schooled(NamedTuple):
    """The people with some schooling, all people, and how many of 100 000 they are said to be."""

    some: Quantity
    everybody: Quantity
    stated: Quantity


def read(ctx: Context) -> Iterator[Schooled]:
    """Yield what a census tells twice of the schooling of all people. Linear."""
    if _CUE not in ctx.norm or not _PER.search(ctx.norm):
        return
    everybody: Quantity | None = None
    counted: dict[str, Quantity] = {}
    level = ""
    for claim in ctx.claims:
        q = claim.quantity
        if q.unit != "人" or not q.value:
            continue
        if everybody is None and _PEOPLE.search(claim.before):
            everybody = q
        found = _LEVEL.search(claim.before)
        per = _per_head(ctx, claim)
        if found and not per:
            counted.setdefault(found["level"], q)
        elif found and found["end"] in ("由", "从"):
            level = found["level"]
            continue
        told = found["level"] if found else level if _NOW.search(claim.before) else ""
        if per and everybody is not None and told in counted:
            yield Schooled(counted[told], everybody, q)
        level = ""


def _per_head(ctx: Context, claim: Claim) -> bool:
    """Tell whether the sentence has said 每10万人 before a figure."""
    start, _ = ctx.sentences[claim.sentence]
    end = claim.quantity.start
    return _PER.search(ctx.norm, max(start, end - _FAR), end) is not None
