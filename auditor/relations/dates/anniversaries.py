"""Ties anniversaries to the year in which began what they celebrate, and to the year they fall in.

成立于1949年，2019年迎来建校70周年; 创刊于1985年，到2015年已走过30年; 1996年开业，…第25个年头.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.dates.timeline import Stamp, Timeline, window

_CUE = regex.standard("周年|年头|春秋|华诞|生日|周岁|走过|历经|度过|历过|经历|经过|载|馆|已有")
_FOUNDED = (
    "成立|建成|建立|建馆|开馆|建校|建厂|建院|建台|建站|建交|创立|创办|创建|创刊|始建|兴建|组建|设立|诞生|通车|通航"
    "|回归|投产|开台|开业|开张|开园|开播|首演|挂牌|落成|问世|出土|建市|建县|建区|建社|建所|建行|建制|复校"
)
_EVENT = regex.compile(
    rf"(?:(?!迎|庆|纪念)[^,。;()]){{0,6}}?({_FOUNDED})(?!的?第?[\d一二三四五六七八九十百]+周年)"
)
_FOUNDED_IN = regex.compile(rf"({_FOUNDED})于$")
_EVENT_BEFORE = regex.compile(rf"({_FOUNDED})(?:以?来)?的?$")
_HOUSE = regex.compile(
    r"(?:建[校厂院馆台站社所市县区行]|创刊|创办|创建|组建|成立|开[馆业园播台]|通[车航]|投产|办学)$"
    r"|^(?:[校院厂馆社台店行所]庆|华诞|生日|庆典)"
)
_ANOTHER = regex.compile(
    "新中国|中国(?:成立|$)|[我祖共和建]国|国庆|国家|两国|党|军|抗战|胜利|改革|特区|解放|诞辰|逝世|他|她|其|结婚|从[业艺教医]"
)
_PASSED = regex.compile(
    r"(?:走过|历经|经历|经过|[度历]过|迎来|跨[入越]|[步进]入|风雨|已有|至今已?|整整|满)[了的自己第整已有将这其光辉不平凡近]*$"
)
_UNTIL = regex.compile(r"[^,。;\d]{0,8},(?:截?[至到])(?=\d)")
_NOW = regex.compile("今年|如今|至今|迄今|今天|今日|现在|目前|现已")
_UNITS = ("年", "载", "个春秋", "个年头")
_MANY = 50  # Foundings or years: in so many none can be told to be meant.
_NEAR = 60  # Characters between a founding and what is counted from it in one sentence.
_EARLY = 14  # Characters by which an anniversary stands before its founding in brackets.


class Anniversary(NamedTuple):
    """A stated number of years, the founding they count from, and the years they may count to.

    `then` is never empty; where the article names years that make the number right, only those.
    """

    claim: Claim
    founding: Stamp
    then: int


class _Founding(NamedTuple):
    stamp: Stamp
    event: str
    year: int


def anniversaries(ctx: Context, line: Timeline) -> Iterator[Anniversary]:
    """Yield every anniversary whose founding year and own year the article tells."""
    if not _CUE.search(ctx.norm):
        return
    events = [
        _Founding(s, m[1], s.when.year)
        for s in line.stamps
        if s.when.year is not None and (m := _founded(ctx, s)) is not None
    ]
    years = sorted({s.when.year for s in line.stamps if s.when.year is not None})
    if not events or len(events) > _MANY or len(years) > _MANY:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.value is None or q.hedge or q.value.denominator != 1 or not _counts_years(claim):
            continue
        found = _founding(ctx, events, claim)
        if found is None:
            continue
        then = _year(ctx, line, claim, found)
        if then is None:
            continue
        told = int(q.value)
        if abs(then - found.year - told) > 1:
            then = _saved(years, then, found.year, told, tied=_own_year(ctx, line, claim, found))
        yield Anniversary(claim, found.stamp, then)


def _counts_years(claim: Claim) -> bool:
    q, after = claim.quantity, claim.after
    if "周年" in q.unit + after[:2]:
        return True
    if q.kind is Kind.AGE:
        return after.startswith(("生日", "华诞", "的生日")) and "迎" in claim.before
    if q.unit == "年" and _EVENT_BEFORE.search(claim.before):
        return True  # 开馆38年
    return q.unit in _UNITS and _PASSED.search(claim.before) is not None


def _founded(ctx: Context, stamp: Stamp) -> regex.Match[str] | None:
    """Return what is said to have begun in a year: 1959年建成, 成立于1983年."""
    before = ctx.claims[stamp.first].before
    return _FOUNDED_IN.search(before) or _EVENT.match(ctx.norm, stamp.end)


def _founding(ctx: Context, events: list[_Founding], claim: Claim) -> _Founding | None:
    """Return the founding from which an anniversary counts, if the words leave no other."""
    at = claim.quantity.start
    head = _EVENT_BEFORE.search(claim.before)
    bracket = [
        e
        for e in events
        if ctx.claims[e.stamp.first].owner == claim.at or 0 < e.stamp.start - at < _EARLY
    ]
    if len(bracket) == 1 and head:
        return bracket[0]
    house = _HOUSE.search(claim.before) or _HOUSE.search(claim.after)
    if _ANOTHER.search(claim.before):
        return None
    sentences = [(e, ctx.claims[e.stamp.first].sentence) for e in events if e.stamp.start < at]
    here = [e for e, s in sentences if s == claim.sentence and at - e.stamp.start < _NEAR]
    if here:
        return here[0] if len(here) == 1 else None
    same = [e for e in events if head and e.event == head[1]]
    if "周年" in claim.quantity.unit + claim.after[:2] and len(same) == 1:
        return same[0]
    last = [e for e, s in sentences if s == claim.sentence - 1]
    return last[0] if house and len(last) == len(events) == 1 else None


def _own_year(ctx: Context, line: Timeline, claim: Claim, found: _Founding) -> int | None:
    """Return the year told before an anniversary in its own sentence: 2019年迎来…70周年."""
    at = claim.quantity.start
    named = [
        s.when.year
        for s in window(line, at - _NEAR, at)
        if s.when.year is not None
        and s.when.year > found.year
        and s is not found.stamp
        and ctx.claims[s.first].sentence == claim.sentence
        and ctx.claims[s.first].bracket < 0
    ]
    if named:
        return named[-1]
    until = _UNTIL.match(ctx.norm, claim.quantity.end)
    behind = window(line, until.end(), until.end() + 1) if until else []
    return behind[0].when.year if behind else None


def _year(ctx: Context, line: Timeline, claim: Claim, found: _Founding) -> int | None:
    """Return the year in which an anniversary falls: its own, or that of writing."""
    own = _own_year(ctx, line, claim, found)
    if own is not None:
        return own
    plain = "周年" in claim.quantity.unit + claim.after[:2] or claim.quantity.unit == "年"
    now = plain or _NOW.search(ctx.sentence_text(claim))
    return line.today.year if now and line.today is not None and line.given else None


def _saved(years: list[int], then: int, first: int, told: int, *, tied: int | None) -> int:
    """Return the year that makes a number of years right if the article names one.

    An anniversary with a year of its own may count from another beginning; else it may fall in
    another year.
    """
    if tied is not None:
        other = any(abs(then - y - told) <= 1 for y in years if y != then)
        return first + told if other else then
    return next((y for y in years if y > first and abs(y - first - told) <= 1), then)
