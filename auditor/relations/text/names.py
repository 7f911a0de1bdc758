"""Names of persons in a row, and the count that stands for them: 赵某、钱某、孙某三人."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.text.lists import listed_before

_PERSONS = frozenset("人位名")
_JOINTS = regex.compile("[和与及]|以及")
_FEWEST, _MOST = 2, 12
_NOT_OF_THEM = frozenset("次份组行间")
_ROUGHLY = frozenset(("以上", "左右", "以下", "一体"))
_LONGEST, _ROLED = 4, 11  # Characters of a name, and of one with its office.


class Mention(NamedTuple):
    """Things told first, and the later count that stands for all of them.

    Both are [start, end) in the text; `told` says how many there are at least and at most.
    """

    first: tuple[tuple[int, int], ...]
    later: tuple[int, int]
    told: tuple[int, int]
    number: int
    what: str


@cache
def person() -> str:
    """Return the pattern of a Chinese name, written in full or as 张某, 小张, 张某甲."""
    surnames = "".join(files("auditor").joinpath("surnames.txt").read_text("utf-8").split())
    return rf"(?:[{surnames}](?:某某?[甲乙丙丁]?|\p{{Han}}{{1,2}})|[小老阿]\p{{Han}})"


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    return regex.compile(person()), regex.compile(rf"{person()}$")


@cache
def _roled() -> regex.Pattern[str]:
    return regex.compile(rf"(?:\p{{Han}}{{1,7}}[长员官师任记授士理])?{person()}")


def apposed(ctx: Context) -> Iterator[Mention]:
    """Yield the names in a row with the count that stands right behind them."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.COUNT or q.unit not in _PERSONS or q.hedge or q.value is None:
            continue
        if not _FEWEST <= q.value <= _MOST or "、" not in claim.before:
            continue
        names = _names(ctx.norm, q.start) if _ends(ctx, claim) else ()
        if names:
            yield Mention(names, (q.start, q.end), (len(names),) * 2, int(q.value), "人数")


def _ends(ctx: Context, claim: Claim) -> bool:
    """Tell whether a count is of the persons named: 三人, 三位同学, not 三人份 or 三名以上."""
    after = ctx.norm[claim.quantity.end : claim.quantity.end + 2]
    before = ctx.norm[claim.quantity.start - 1]
    others = after[:1] in _NOT_OF_THEM and after != "组成"
    return before != "等" and not others and after not in _ROUGHLY


def _names(norm: str, end: int) -> tuple[tuple[int, int], ...]:
    """Return the names of the row that ends at a place, none where one of them is no name."""
    listing = listed_before(norm, end)
    if listing is None:
        return ()
    whole, ending = _patterns()
    (a, b), *others = listing.items
    first = ending.search(norm, max(a, b - _LONGEST), b)
    if first is None or _JOINTS.search(norm, a, b):
        return ()
    items = [first.span()]
    for a, b in others:
        start = a
        for joint in (*_JOINTS.finditer(norm, a, b), None):
            stop = joint.start() if joint else b
            items.append((start, stop))
            start = joint.end() if joint else b
    if all(whole.fullmatch(norm, *item) for item in items):
        return tuple(items)
    with_roles = all(b - a <= _ROLED and _roled().fullmatch(norm, a, b) for a, b in items[1:])
    return tuple(items) if with_roles else ()
