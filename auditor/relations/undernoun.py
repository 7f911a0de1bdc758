"""Ties parts to their total by the noun under which all of them are told, whatever stands between.

实现保费收入 1343.2 亿元，增长 11%。…一是财产险…，保费收入 462.1 亿元，…二是…，保费收入…: no word
joins them, but figures under one noun that add up to the one told before them are its parts; and
figures of so many digits that do so but for one plain slip were meant to. Where each is told with
its change (133家，比上年增加13家；57家，与上年持平), levels and changes prove each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Verdict
from auditor.relations import marks
from auditor.relations.misses import same_size, slips, verdict
from auditor.relations.parts import COUNTABLE, Item, Opener, is_comparison
from auditor.relations.slips import HARDLY, last_digits
from auditor.relations.wholes import Division

_MOST = 12  # parts of a total
_NEAR = 12  # lines between a total and its parts
_RARE = Fraction(1, 2000)  # the chance of a slip that speaks where no other figure has the noun
_DIGITS = 1000  # in the digits as written; a smaller total is reached by chance
_FILLERS = "为达是有约共了的到计:至实现"
_RESPECTIVELY = regex.compile("(?:合计|共计|总计|累计|分别|依次|各)?[为达是有了到:]*$")
_MARKS = "、,;。: \n"
_JOINS = frozenset(("和", "及", "与", "、", "以及", "/"))
_NOUN = regex.compile(r"\p{Han}(?![市县区省州盟旗镇乡村])\p{Han}$")
# What is told of another time, of what is planned, or is no level that can be added up.
_OTHER = regex.compile(
    "[去上前往]年|[上前][周月旬季期]|同期|年初|昨[日天]|明年|计划|目标|预[计算期]|力争|将达|拟|"
    "[人户套单件]均|平均|均价|单价|每|率|比重|最[高低多少大小]|超过?$|近$|第$|注册资本|以上$|余额$"
)
_OF_WHICH = regex.compile("其中")


def under_nouns(ctx: Context) -> Iterator[Division]:
    """Yield what adds up under one noun, or would but for a plain slip; in order of the nouns."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    noun, last = "", -1
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or claim.bracket >= 0 or not q.unit:
            continue
        if claim.before in _JOINS:
            inherited = noun if claim.prev == last else ""
        else:
            words = _RESPECTIVELY.sub("", claim.before).rstrip(_FILLERS)
            found = _NOUN.search(words)
            inherited = found[0] if found else ""
        noun, last = inherited, claim.at
        level = q.value is not None and q.value > 0 and not q.hedge
        if noun and level and not _of_other(ctx, claim) and not is_comparison(ctx, claim):
            groups[q.kind.value, q.unit, noun].append(claim)
    for told in groups.values():
        if len(told) > 2:
            yield from _within(told)


def _of_other(ctx: Context, claim: Claim) -> bool:
    """Tell whether the clause of a figure speaks of another time (上周成交), or of no level."""
    start = marks.begins(ctx.norm, claim.quantity.start)
    return _OTHER.search(ctx.norm, start, claim.quantity.start) is not None


def _within(told: Sequence[Claim]) -> Iterator[Division]:
    for at, whole in enumerate(told):
        if last_digits(whole.quantity) < _DIGITS:
            continue
        behind = [
            c
            for c in told[at + 1 : at + 1 + 2 * _MOST]
            if c.paragraph - whole.paragraph <= _NEAR and _value(c) < _value(whole)
        ]
        rest = [c for c in behind if not _OF_WHICH.search(c.lead) or c is behind[0]]
        for parts in (behind, rest) if len(rest) < len(behind) else (behind,):
            found = list(_runs(whole, parts))
            yield from found
            if found:
                break


def _runs(whole: Claim, behind: Sequence[Claim]) -> Iterator[Division]:
    """Yield the runs that add up to a total, one behind the other, or the one that nearly does."""
    start = 0
    while start < len(behind) - 1:
        near: list[Division] = []
        found: Division | None = None
        for end in range(start + 2, min(len(behind), start + _MOST) + 1):
            parts = behind[start:end]
            if not _all_named(whole, parts):
                break
            d = _division(parts, whole)
            if verdict(d, whole) is not Verdict.VIOLATED:
                found = d
                yield d
                break
            every = start == 0 and end == len(behind)
            if same_size(d, whole) and slips(d, whole, _RARE if every else HARDLY):
                near.append(d)
        if not found:
            if len(near) == 1:
                yield near[0]
            return
        start += len(found.items)


def _all_named(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether no two figures stand under the very same words, as what is told twice does."""
    names = [name for c in (whole, *parts) if (name := c.lead.strip(_MARKS)) not in _JOINS]
    return len(set(names)) == len(names)


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
