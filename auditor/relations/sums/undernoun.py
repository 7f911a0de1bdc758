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
from itertools import takewhile
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import COUNTABLE, is_comparison, units_told
from auditor.relations.sums.misses import slips
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import HARDLY, last_digits
from auditor.relations.sums.wholes import Division
from auditor.relations.text import marks, nouns
from auditor.relations.text.carried import name_before

_MOST = 12  # parts of a total
_LONGEST = 400  # figures under one noun; more are no prose
_NEAR = 12  # lines between a total and its parts
_RARE = Fraction(1, 2000)  # the chance of a slip that speaks where no other figure has the noun
_FAIR = Fraction(1, 16)  # the same where the parts bear the name of the total in full
_LONG = 3  # characters of such a name
_DIGITS = 1000  # in the digits as written; a smaller total is reached by chance
_FILLERS = "为达是有约共了的到计:至实现"
_RESPECTIVELY = regex.compile("(?:合计|共计|总计|累计|分别|依次|各)?[为达是有了到:]*$")
_LEADS = frozenset("计别次各为达是有了到:")  # one of which _RESPECTIVELY ends in
_MARKS = "、,;。: \n"
_JOINS = frozenset(("和", "及", "与", "、", "以及", "/"))
_PLAIN = regex.compile(
    "(?:全[国省市县区年]|公司|集团|当月|单月|当季|单季|上半年|前三季度|共|累计|合计|总|已|实现|完成|取得|共有)*"
)
_TO = regex.compile("[至到达为了]{1,2}")
_NOUN = regex.standard(rf"[{regex.HAN}](?![市县区省州盟旗镇乡村])[{regex.HAN}]$")
# What is told of another time, of what is planned, or is no level that can be added up.
_OTHER = regex.compile(
    "[去上前往]年|[上前][周月旬季期]|同期|年初|昨[日天]|明年|计划|目标|预[计期]|(?<!公共|基金|经营)预算|力争|将达|拟|"
    "[人户套单件]均|平均|均价|单价|每|率|比重|最[高低多少大小]|超过?$|近$|第$|注册资本|以上$|余额$"
)
_OF_WHICH = regex.compile("其中")


def under_nouns(ctx: Context) -> Iterator[Division]:
    """Yield what adds up under one noun, or would but for a plain slip; in order of the nouns."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    noun, last = "", -1
    units = ctx.once(units_told)
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or claim.bracket >= 0 or not q.unit or units[q.unit] < 3:
            continue
        if claim.before in _JOINS:
            inherited = noun if claim.prev == last else ""
        else:
            carried = name_before(ctx, claim)
            words = claim.before if carried is None else carried
            words = nouns.in_full(_bare(words))
            found = _NOUN.search(words)
            inherited = found[0] if found else ""
        noun, last = inherited, claim.at
        level = noun and not q.hedge and q.value is not None and q.value > 0
        if level and not is_comparison(ctx, claim):
            groups[q.kind.value, q.unit, noun].append(claim)
    for alike in groups.values():
        told = [c for c in alike if not _of_other(ctx, c)] if len(alike) > 2 else []
        if len(told) > 2:
            yield from _within(_measured(told[:_LONGEST]))


def _bare(words: str) -> str:
    """Return words without what merely leads from them to a figure."""
    if words[-1:] in _LEADS:
        words = _RESPECTIVELY.sub("", words)
    return words.rstrip(_FILLERS)


def _of_other(ctx: Context, claim: Claim) -> bool:
    """Tell whether the clause of a figure speaks of another time (上周成交), or of no level."""
    start = marks.begins(ctx.norm, claim.quantity.start)
    return _OTHER.search(ctx.norm, start, claim.quantity.start) is not None


class _Told(NamedTuple):
    """Figures under one noun, in order: in units of the finest last digit of them all.

    values: the figures; halves: twice what each of them may be off by for rounding.
    """

    claims: Sequence[Claim]
    values: Sequence[int]
    halves: Sequence[int]

    def gap(self, whole: int, parts: Sequence[int]) -> int:
        """Return by how much parts miss a whole, 0 where rounding explains it."""
        gap = abs(sum(self.values[n] for n in parts) - self.values[whole])
        spread = sum(self.halves[n] for n in (whole, *parts))
        return gap if 2 * gap > spread else 0


def _measured(claims: Sequence[Claim]) -> _Told:
    unit = min(2 * c.quantity.half_unit or Fraction(1) for c in claims)
    values = [int(_value(c) / unit) for c in claims]
    return _Told(claims, values, [int(2 * c.quantity.half_unit / unit) for c in claims])


def _within(told: _Told) -> Iterator[Division]:
    inner = [_divided_by(told, n) for n in range(len(told.claims))]
    for at, whole in enumerate(told.claims):
        if last_digits(whole.quantity) < _DIGITS:
            continue
        behind = [
            n
            for n in range(at + 1, min(len(told.claims), at + 1 + 2 * _MOST))
            if told.claims[n].paragraph - whole.paragraph <= _NEAR
            and told.values[n] < told.values[at]
        ]
        rest = [n for n in behind if not _OF_WHICH.search(told.claims[n].lead) or n == behind[0]]
        flat = [n for k, n in enumerate(behind) if not _is_inner(behind, k, inner)]
        ways = {tuple(w): None for w in (flat, rest, behind) if len(w) > 1}
        runs: list[tuple[int, ...]] = []
        for way in ways:
            if runs := _sums(told, at, way):
                ways = {way[sum(map(len, runs)) :]: None}  # and another division behind it
                break
        near = {run: None for way in ways for run in _near(told, at, way)}
        runs += near if len(near) == 1 else ()
        yield from (_division([told.claims[n] for n in run], whole) for run in runs)


def _divided_by(told: _Told, at: int) -> int:
    """Return how many of the figures right behind one add up to it: they divide it."""
    made, whole = 0, told.values[at]
    for n in range(at + 1, min(len(told.claims), at + 1 + _MOST)):
        made += told.values[n]
        if made > 2 * whole:
            break
        if n > at + 1 and not told.gap(at, range(at + 1, n + 1)):
            return n - at
    return 0


def _is_inner(behind: Sequence[int], k: int, inner: Sequence[int]) -> bool:
    """Tell whether a figure divides one before it in a list."""
    return any(behind[j] + inner[behind[j]] >= behind[k] for j in range(max(0, k - _MOST), k))


def _sums(told: _Told, at: int, behind: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the runs that add up to a total, one behind the other."""
    out: list[tuple[int, ...]] = []
    start = 0
    while start < len(behind) - 1:
        ends = range(start + 2, min(len(behind), start + _MOST) + 1)
        runs = (tuple(behind[start:end]) for end in ends)
        run = next((r for r in runs if not told.gap(at, r)), None)
        if run is None or not _all_named(told.claims[at], [told.claims[n] for n in run]):
            break
        out.append(run)
        start += len(run)
    return out


def _near(told: _Told, at: int, behind: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the runs that a plain slip of a figure keeps from adding up to a total."""
    whole = told.claims[at]
    for end in range(2, min(len(behind), _MOST) + 1):
        run = tuple(behind[:end])
        gap = told.gap(at, run)
        if 2 * gap > told.values[at] or not _may_be_slip(gap, sum(told.halves[n] for n in run)):
            continue
        parts = [told.claims[n] for n in run]
        d = _division(parts, whole)
        chance = _RARE if end == len(behind) else HARDLY
        if _all_named(whole, parts) and slips(d, whole, max(chance, _by_words(whole, parts))):
            yield run


def _may_be_slip(gap: int, spread: int) -> bool:
    """Tell whether one digit changed or two exchanged can make such a gap: 3, 40, 180, 9900."""
    step = 1
    while step <= gap:
        times = (2 * gap + step) // (2 * step)
        digit = times < 10 or (times % 9 == 0 and times < 90) or (times % 99 == 0 and times < 900)
        if digit and 2 * abs(gap - times * step) <= spread + 2:
            return True
        step *= 10
    return False


def _by_words(whole: Claim, parts: Sequence[Claim]) -> Fraction:
    """Return how likely a slip may be by chance where the parts bear the whole name of the total.

    长三角区域合同销售金额58.5亿元，西部区域合同销售金额48.4亿元 behind 合同销售金额106.9亿元.
    """
    names = [_bare(c.before) for c in (whole, *parts)]
    ends = zip(*map(reversed, names), strict=False)
    length = sum(1 for _ in takewhile(lambda chars: len(set(chars)) == 1, ends))
    plain = _PLAIN.fullmatch(names[0][: len(names[0]) - length]) is not None
    named = plain and all(len(name) > length for name in names[1:])
    return _FAIR if named and length > _LONG and len(parts) > 2 else HARDLY


def _all_named(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether no two figures stand under the very same words, as what is told twice does."""
    leads = (c.lead.strip(_MARKS) for c in (whole, *parts))
    names = [name for name in leads if name not in _JOINS and not _TO.fullmatch(name)]
    return len(set(names)) == len(names)


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
