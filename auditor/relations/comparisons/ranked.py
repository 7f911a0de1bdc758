"""Ranks told behind figures: 以199金高居榜首, 141席居第二, 18金23银38铜，位列金牌榜第5."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.text import nouns
from auditor.relations.text.lists import SMALL, small_number

_RANK = regex.compile(
    r"(?:稳坐|稳居|高居|位居|位列|排名|排在|名列|[列居排])(?:于|在|于)?(?P<board>[^,;。!?\n\d第]{0,8}?)"
    rf"(?:(?P<first>榜首|首位|第一(?:高?位|名)?|冠军)|(?P<second>次席|亚军|亚(?=[,;。]))"
    rf"|第(?P<nth>{SMALL})(?:高?位|名)?)(?![\d至到—、~-]|大|届|次|季|产业|方阵|梯队|线)"
)
_PLAIN = frozenset({"席", "金", "票", "枚", "积分"})  # Units that say by themselves what is ranked.
_TIMES = regex.compile("上届|去年|上年|上月|同比|此前|曾|历史|历届|倒数|[总累]计|从")
_NOT_BY = regex.compile("倒数|最[低少小短]|用时|耗时|失业|能耗|强度|死亡|降|跌|增|涨|速")
_FAR = 14  # Characters between a figure and its rank.
_WORDS, _BEHIND = 60, 99
_MEDALS = 24  # Characters from the golds of a tally to the rank on the board of golds.


class Ranked(NamedTuple):
    """A figure and its rank; board: the words that say on which list, what: what is counted."""

    figure: Quantity
    rank: int
    board: str
    what: str
    paragraph: int
    start: int
    end: int


def rankings(ctx: Context) -> Iterator[tuple[Ranked, ...]]:
    """Yield figures of one ranking, in the order of their ranks, at least two."""
    if not ctx.holds("榜", "席", "位", "名", "列", "居"):
        return
    told = [found for m in _RANK.finditer(ctx.norm) if (found := _ranked(ctx, m)) is not None]
    leaders = [r for r in told if r.rank == 1 and r.figure.unit == "金"]
    if len(leaders) == 1:
        for other in _tallies(ctx):
            if other.figure is not leaders[0].figure:
                yield leaders[0], other
    for _, group in groupby(told, key=lambda r: (r.paragraph, r.figure.unit, r.board)):
        run: list[Ranked] = []
        for one in group:
            if run and (one.rank in {r.rank for r in run} or not _alike(run[-1], one)):
                yield from _sorted(run)
                run = []
            run.append(one)
        yield from _sorted(run)


def misplaced(run: tuple[Ranked, ...]) -> tuple[Ranked, Ranked] | None:
    """Return two of a ranking, the one in front with the smaller figure, or None."""
    for higher, lower in pairwise(run):
        if not interval.of(lower.figure).may_be_at_most(interval.of(higher.figure)):
            return higher, lower
    return None


def _sorted(run: list[Ranked]) -> Iterator[tuple[Ranked, ...]]:
    if len(run) > 1:
        yield tuple(sorted(run, key=lambda r: r.rank))


def _alike(one: Ranked, other: Ranked) -> bool:
    """Tell whether two figures count the same thing, of two that are ranked."""
    if one.figure.unit in _PLAIN:
        return True
    return bool(one.what) and one.what == other.what


def _ranked(ctx: Context, m: regex.Match[str]) -> Ranked | None:
    at = bisect_left(ctx.quantities, m.start(), key=lambda q: q.start) - 1
    if at < 0:
        return None
    claim, board = ctx.claims[at], nouns.content(m["board"])
    before = ctx.norm[max(0, m.start() - 4) : m.start()]
    golds = "金牌" in board or "金牌" in before
    if golds or board.startswith("奖牌"):
        tally = _golds(ctx, claim, m.start()) if golds else None
        if tally is None:
            return None
        claim, board = tally, ""
    elif m.start() - claim.quantity.end > _FAR:
        return None
    if not _counts(ctx, claim, m):
        return None
    rank = 1 if m["first"] else 2 if m["second"] else small_number(m["nth"])
    what = nouns.content(claim.before)[-4:]
    return Ranked(claim.quantity, rank, board, what, claim.paragraph, m.start(), m.end())


def _tallies(ctx: Context) -> Iterator[Ranked]:
    """Yield the golds of every tally of gold, silver and bronze that is told of now."""
    for claim, silver in pairwise(ctx.claims):
        q = claim.quantity
        if q.unit != "金" or silver.quantity.unit != "银" or claim.bracket >= 0:
            continue
        start, end = ctx.sentences[claim.sentence]
        dated = any(
            c.sentence == claim.sentence and _of_another_time(ctx, c.quantity)
            for c in ctx.claims[max(0, claim.at - 4) : claim.at]
        )
        words = ctx.norm[max(start, q.start - _WORDS) : min(end, q.end + _WORDS)]
        if not dated and not _TIMES.search(words):
            yield Ranked(q, _BEHIND, "", "", claim.paragraph, q.start, q.end)


def _of_another_time(ctx: Context, q: Quantity) -> bool:
    """Tell whether a date or a number of an edition may say when (not 2010年该赛事以来)."""
    if q.kind is Kind.ORDINAL:
        return q.unit == "届"
    return q.kind is Kind.DATE and "以来" not in ctx.norm[q.end : q.end + _FAR]


def _golds(ctx: Context, claim: Claim, start: int) -> Claim | None:
    """Return the golds of the tally before a rank on the board of golds."""
    for at in range(claim.at, max(-1, claim.at - 3), -1):
        q = ctx.claims[at].quantity
        if start - q.end > _MEDALS or ctx.claims[at].sentence != claim.sentence:
            return None
        if q.unit == "金" or (q.unit == "枚" and "金牌" in ctx.claims[at].before[-4:]):
            return ctx.claims[at]
    return None


def _counts(ctx: Context, claim: Claim, m: regex.Match[str]) -> bool:
    """Tell whether a claim gives what is ranked, told of now."""
    q = claim.quantity
    if q.value is None or q.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE):
        return False
    between = ctx.norm[q.end : m.start()]
    if regex.search("[。;!?\n()]", between) or claim.bracket >= 0:
        return False
    words = claim.before + between
    dated = any(
        c.clause == claim.clause and c.quantity.kind is Kind.DATE
        for c in ctx.claims[max(0, claim.at - 3) : claim.at]
    )
    return not dated and not _TIMES.search(words) and not _NOT_BY.search(words)
