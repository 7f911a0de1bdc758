"""Sex ratios that stand behind a change: 性别比由103.44下降为102.17, of 男性N人, 女性N人."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity

_RATIO = "性别比"
_PERSONS = frozenset({"人", "名", "位"})
_NOW = regex.compile(r"(?:[下上]升|[上下]降|降低|提高|变化?|降|升)[至到为]$")
_TOLD = regex.compile(rf"{_NOW.pattern}|性别比[为是约]?$")  # 性别比（以女性为100）为
_MALE = regex.compile("男[性生]?(?:人口|人数)?(?:[为有共是约]|计有)*$")
_FEMALE = regex.compile("女[性生]?(?:人口|人数)?(?:[为有共是约]|计有)*$")
_OTHER = regex.compile("出生|户籍|新生|城镇|乡村|农村|岁")
_LEAST, _MOST = 50, 200  # What a sex ratio of a population lies between.
_BACK = 8  # Figures before a ratio among which those of the two sexes are told.
_FAR = 80  # Characters between the word and its figure.


class Sexes(NamedTuple):
    """Men, women, and how many men there are said to be for a hundred women."""

    men: Quantity
    women: Quantity
    ratio: Quantity


def read(ctx: Context) -> Iterator[Sexes]:
    """Yield the sex ratios of a population whose men and women are told before. Linear."""
    if _RATIO not in ctx.norm:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is Kind.COUNT and not q.unit and q.value and _TOLD.search(claim.before):
            start = max(ctx.sentences[claim.sentence][0], q.start - _FAR)
            at = ctx.norm.rfind(_RATIO, start, q.start)
            of_all = at >= 0 and not _OTHER.search(ctx.norm, start, at)
            if of_all and _LEAST < q.value < _MOST:
                yield from _sexes(ctx, claim)


def _sexes(ctx: Context, ratio: Claim) -> Iterator[Sexes]:
    men = women = None
    for claim in reversed(ctx.claims[max(0, ratio.at - _BACK) : ratio.at]):
        q = claim.quantity
        if claim.paragraph != ratio.paragraph:
            return
        if q.unit in _PERSONS and q.value:
            if women is None and _FEMALE.search(claim.before):
                women = q
            elif men is None and _MALE.search(claim.before):
                men = q
        if men is not None and women is not None:
            yield Sexes(men, women, ratio.quantity)
            return
