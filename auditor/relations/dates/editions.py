"""Games that are held every four years: which edition is of which year, and how many lie between.

The count of an edition is fixed for all of these, so that 第16届亚运会 names its year (2010), and
从1982年起连续8届亚运会 the year in which it is told. A postponed edition keeps its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.dates.tense import sentence_of
from auditor.relations.dates.timeline import Stamp, Timeline, window

_EVERY = 4
# The year of edition 0, and the first edition from which they follow each other every four years.
_GAMES = {
    "冬奥会": (1926, 17),
    "冬季奥运会": (1926, 17),
    "夏季奥运会": (1892, 1),
    "奥运会": (1892, 1),
    "奥林匹克运动会": (1892, 1),
    "亚运会": (1946, 2),
    "全运会": (1965, 7),
    "足球世界杯": (1934, 4),
    "世界杯足球赛": (1934, 4),
}
_NAME = regex.compile(rf"(?:的?\p{{Han}}{{0,4}}?)(?P<game>{'|'.join(_GAMES)})")
_OTHER_GAMES = regex.compile("冬季?|残|特|青|少|学|女|大[运体学]|室内|沙滩|[省市县区军企农职]")
_NOW = regex.compile("今天|今日|今晚|昨晚|昨天|昨日|本届|刚刚|日前")
_PLACED = regex.compile(r"\p{Han}{0,10}?(?P<game>亚运会|奥运会|冬奥会|全运会)")
_LATE = 1  # Years by which an edition may have been put off.
_FAR = 60  # Characters between the first year and the count of editions since.
_SINCE = regex.compile("连续|蝉联|以来")


class Edition(NamedTuple):
    """An edition: its number, the year that the text gives it, the year that it was of."""

    number: Quantity
    stamp: Stamp | None
    year: int
    real: int


class Streak(NamedTuple):
    """A count of editions from one year to another: how many lie between, both ends told."""

    told: Quantity
    first: Stamp
    last: int
    between: int


def told(ctx: Context, line: Timeline) -> Iterator[Edition]:
    """Yield every edition whose year is told beside it, or is that of writing."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.ORDINAL or q.unit != "届" or q.value is None or "第" not in q.text:
            continue
        m = _NAME.match(ctx.norm, q.end)
        if m is None or _OTHER_GAMES.search(m[0].replace(m["game"], "")):
            continue
        base, first = _GAMES[m["game"]]
        if q.value < first:
            continue
        real = base + _EVERY * int(q.value)
        stamp = _beside(ctx, line, claim, m.end())
        if stamp is not None and stamp.when.year is not None:
            yield Edition(q, stamp, stamp.when.year, real)
        elif line.today is not None and line.given and _is_now(ctx, line, claim):
            yield Edition(q, None, line.today.year, real)


def _beside(ctx: Context, line: Timeline, claim: Claim, end: int) -> Stamp | None:
    """Return the year right before an edition, or behind its name: 将于2014年."""
    q = claim.quantity
    for stamp in window(line, q.start - 12, q.start):
        gap = ctx.norm[stamp.end : q.start]
        if stamp.when.year is not None and regex.fullmatch(r"的|举[办行]的|,|在?\p{Han}{0,3}", gap):
            return stamp
    for stamp in window(line, end, end + 8):
        gap = ctx.norm[end : stamp.start]
        if stamp.when.year is not None and regex.fullmatch(r"(?:将|是|定)?[于在]|\(", gap):
            return stamp
    return None


def _is_now(ctx: Context, line: Timeline, claim: Claim) -> bool:
    words = sentence_of(ctx, claim)
    start = claim.quantity.start
    dated = any(s.when.year is not None for s in window(line, start - _FAR, start + _FAR))
    return not dated and _NOW.search(words) is not None and "将" not in words


def streaks(ctx: Context, line: Timeline) -> Iterator[Streak]:
    """Yield 1982年新德里亚运会……并从此连续8届亚运会, where the year of writing has an edition."""
    if line.today is None or not line.given or "届" not in ctx.norm:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.unit != "届" or "第" in q.text or q.value is None or q.hedge:
            continue
        near = ctx.norm[max(0, q.start - 4) : q.end + 8]
        if not _SINCE.search(near):
            continue
        named = [s for s in window(line, q.start - _FAR, q.start) if s.when.year is not None]
        if not named or ctx.claims[named[-1].first].sentence != claim.sentence:
            continue
        game = _PLACED.match(ctx.norm, named[-1].end)
        year = named[-1].when.year
        if game is None or year is None or _OTHER_GAMES.search(game[0]):
            continue
        base, _ = _GAMES[game["game"]]
        if (line.today.year - base) % _EVERY or (year - base) % _EVERY:
            continue
        yield Streak(q, named[-1], line.today.year, (line.today.year - year) // _EVERY)


def fits(edition: Edition) -> bool:
    """Tell whether an edition is of the year told, or was put off to it."""
    return 0 <= edition.year - edition.real <= _LATE
