"""The years of a life or a history, told one after another from its beginning.

1905年出生。8岁入学。1918年当学徒，1922年参军. The years open their clauses, and an age stands for
the years in which the person born in the first of them could be so old.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.dates.timeline import Timeline

_FIRST, _LAST = 1000, 2100  # Years that a chronicle tells.
_APART = 200  # Characters: entries of one chronicle follow each other closely.
_INDENT = 8  # Characters before the first word of a paragraph.
_LIFE = regex.compile(r"毕业|考入|参加工作|入伍|参军|入党|留学")
# What becomes of a township or a county.
_SEAT = regex.compile(
    r"(?:\d{1,2}月)?[^,。;\d]{0,6}?(?:[建设置改撤并划升析复]\p{Han}{0,4}[乡镇县市区社州府道]|改[制名称]|更名|划归|并入|属)"
)
_FEW = 3  # entries of a place by which its order is plain
# Words that go back on purpose, or that tell figures and not a story.
_BACK = regex.standard(
    "此前|之前|早在|其间|期间|追溯|回忆|回顾|原来|曾经|%|增长|下降|同比|去年|病例|另|其子|其女"
    "|相比|比较|儿子|女儿|妻子|丈夫|父亲|母亲|弟|妹|哥|姐|分别"
)
# Words before a year with which a history begins (始建于1951年), and those that a year may follow.
_FOUNDED = regex.compile(r"(?:始|创|建|成立|设立|开办|前身)\p{Han}{0,4}$")
_PLAIN_LEAD = regex.compile(r"(?:[清明元宋唐隋]|[北南]宋|民国|公元|后|[后又再]?于)$")
_FEWEST = 3  # Entries that show an order.
_FAR = 20  # Years by which one of only three entries must fall out of the order.
_BORN_BEHIND = regex.compile(r"\s*(?:出?生于?|诞生|生人)")
_BORN_BEFORE = regex.compile(r"(?:出生于|生于|诞生于|生辰|生卒年?:?)$")
_AT_AGE = regex.compile("时|那年|那一年|便|就|起|入|上|开始|进|随|跟|到|考")
# A short life puts these where it likes: 1937年5月入党，1935年参加工作.
_FORMULA = regex.compile(r"[^,。;\d]{0,10}(?:入党|参加工作|入团|加入[^,。;]{0,8}[党团])")
_OLDER, _YOUNGER = 2, 1  # 虚岁 counts up to two more, before the birthday one fewer.
_OLDEST = 100
_PLAIN = 6  # Years by which a sentence of such a formula must fall out of the order.


class Entry(NamedTuple):
    """One entry: its characters and the years, both included, in which it may fall.

    number: as written, a year or an age; base: the year from which it counts, 0 or that of birth;
    formula: whether it tells of what a short life puts where it likes.
    """

    start: int
    end: int
    low: int
    high: int
    told: str
    number: int
    base: int = 0
    formula: bool = False


def chronicles(ctx: Context, line: Timeline) -> Iterator[tuple[list[Entry], bool]]:
    """Yield every run of entries, and whether it is a life by its words."""
    if not any(s.when.year is not None for s in line.stamps):
        return
    run: list[Entry] = []
    paragraph = born = -1
    ends = {s.joined for s in line.stamps}
    for at, claim in enumerate(ctx.claims):
        q = claim.quantity
        if q.kind is not Kind.DATE and q.kind is not Kind.AGE:
            continue
        opens = ctx.norm[max(0, q.start - _INDENT) : q.start].rstrip(" \t\u3000").endswith("\n")
        other = claim.paragraph != paragraph and not opens
        if other or (run and q.start - run[-1].end > _APART * (1 + opens)):
            yield from _told(ctx, run)
            run, born = [], -1
        paragraph = claim.paragraph
        entry = _entry(ctx, line, claim, born, at in ends)
        if entry is not None and _FOUNDED.search(claim.before):
            yield from _told(ctx, run)  # another history begins: 研究生教育始于1954年
            run = []
        if entry is not None:
            run.append(entry)
            if born < 0 and len(run) == 1 and _is_birth(ctx, claim):
                born = entry.low
    yield from _told(ctx, run)


def _told(ctx: Context, run: list[Entry]) -> Iterator[tuple[list[Entry], bool]]:
    seats = [e for e in run if _SEAT.match(ctx.norm, e.end)]
    if 2 < len(seats) < len(run) or len(run) == len(seats) == _FEW:
        # 1956年建乡，1984年改社设乡，1992年撤乡建镇: told in order wherever it stands.
        words = ctx.norm[seats[0].start : seats[-1].end]
        if seats == run[run.index(seats[0]) :][: len(seats)] and not _BACK.search(words):
            yield seats, True
            return
    if len(run) > 2:
        words = ctx.norm[run[0].start : run[-1].end + _APART // 4]
        if not _BACK.search(words):
            yield run, _LIFE.search(words) is not None


def _is_birth(ctx: Context, claim: Claim) -> bool:
    before = ctx.claims[claim.at].before
    return bool(_BORN_BEHIND.match(ctx.norm, claim.quantity.end) or _BORN_BEFORE.search(before))


def _entry(ctx: Context, line: Timeline, claim: Claim, born: int, last: bool) -> Entry | None:
    q, when = claim.quantity, claim.quantity.when
    if claim.bracket >= 0 or last:
        return None
    if q.kind is Kind.AGE:
        if born < 0 or q.value is None or q.hedge or q.value.denominator != 1 or claim.before:
            return None
        if q.value > _OLDEST or not _AT_AGE.match(ctx.norm, q.end):
            return None
        if ctx.norm[q.start - 1] not in ",;。\n":
            return None  # 今年57岁
        then = born + int(q.value)
        told = f"{then}年前后（{q.text}）"
        return Entry(q.start, q.end, then - _OLDER, then + _YOUNGER, told, int(q.value), born)
    if when is None or when.year is None or not _FIRST < when.year < _LAST:
        return None
    formula = _FORMULA.match(ctx.norm, q.end)
    if formula and (
        ctx.norm[q.start - 1] not in "。\n"
        or ctx.norm[formula.end() : formula.end() + 1] not in "。\n"
    ):
        return None
    lead = claim.before
    if lead and not (_FOUNDED.search(lead) or _PLAIN_LEAD.fullmatch(lead) or _is_birth(ctx, claim)):
        return None
    told = f"{when.year}年"
    return Entry(q.start, q.end, when.year, when.year, told, when.year, 0, formula is not None)


def astray(run: list[Entry], *, life: bool) -> tuple[Entry, Entry] | None:
    """Return the one entry out of order and the neighbour that shows it, or None.

    Only an entry between others is surely astray: a chronicle may begin or end with another time.
    Where no words tell that it is a life, a story may also go back once on purpose; then a plain
    slip of one digit must explain the entry.
    """
    falls = [n for n, (a, b) in enumerate(pairwise(run), 1) if b.high < a.low]
    if len(falls) != 1 or len(run) < _FEWEST:
        return None
    at = falls[0]
    for odd in (at, at - 1):
        if not 0 < odd < len(run) - 1:
            continue
        before, behind = run[odd - 1], run[odd + 1]
        rest = run[:odd] + run[odd + 1 :]
        if any(b.high < a.low for a, b in pairwise(rest)):
            continue
        slipped = _slipped(run[odd], before.low, behind.high)
        apart = run[at - 1].low - run[at].high
        if len(run) == _FEWEST and not life:
            surely = slipped and apart >= _FAR
        elif run[at].formula or run[at - 1].formula:
            far = apart >= _PLAIN
            surely = slipped and far
        else:
            aged = run[at].base or run[at - 1].base
            surely = life or (slipped and (apart >= _PLAIN or aged > 0))
        if surely:
            return run[odd], run[at - 1 if odd == at else at]
    return None


def _slipped(entry: Entry, low: int, high: int) -> bool:
    """Tell whether one digit changed, or two neighbours swapped, bring a year between others."""
    told = str(entry.number)
    places = range(len(told))
    swapped = {told[:n] + told[n + 1] + told[n] + told[n + 2 :] for n in places[:-1]}
    changed = {told[:n] + digit + told[n + 1 :] for n in places for digit in "0123456789"}
    dropped = {told[:n] + told[n + 1 :] for n in places} - {""} if entry.base else set()
    slips = {entry.base + int(other) for other in (swapped | changed | dropped) - {told}}
    return any(low <= slip <= high for slip in slips)
