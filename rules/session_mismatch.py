"""届次与年份不符。

## 查什么
- 同一活动在两年里的届次：「2022 年举办第十届车展，2023 年举办第十三届车展」。后一年的届次应大于
  前一年的，一年至多办两届；
- 奥运会、冬奥会、亚运会、全运会等四年一届的，届次定了年份，也定了两年之间有几届：
  「1982 年……从此连续 8 届亚运会蝉联」；
- 「第 16 届……今天闭幕。第 17 届……将于」：下一届接着上一届；
- 说了每年一届的，届次之差应等于年份之差：「第三届于 2015 年举办，每年一届，2019 年是第六届」。

## 为什么要紧
届次与年份只要有一个写错，读者就查不到那一届。

## 例
> 2022 年举办第十届车展，2023 年举办第十三届车展。

一年之间多出 3 届。

## 何时不报
活动名称不同；届次没有写明年份；同一年春秋两届；停办、延期过的活动不按每年一届算。
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Check, Example, Kind, Rule, Severity, Span, Verdict
from auditor.relations.dates import editions, tense
from auditor.relations.dates.timeline import read
from auditor.relations.text import marks, nouns

CODE = "DAT810"
_MARK = regex.compile("[,;。!?:\n]")
# The words behind a session up to the first that are no part of its name.
_NAME = regex.compile(
    r"((?!在|于|将|举[办行]|开幕|闭幕|召开|落幕|圆满|拉开|上[,。]|共|期间|以来|是|的|已|如期|移师|走进|首次|成功)\p{Han}){2,12}"
)
_HELD_IN = regex.compile(r"\p{Han}{0,14}[于在]$")
_FIRST = regex.compile("首届")
_YEARLY = regex.compile(
    r"(?:每隔?|)(?P<years>[两二三四五2-5])年(?:举[办行])?一[届次]|每年(?:举[办行])?一[届次]|一年一[届度]|每年都举[办行]"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_BROKEN = regex.compile("停办|暂停|取消|延期|推迟|中断|未能举|疫情|空缺")
_GENERAL = regex.compile("大赛|大会|活动|赛事|展会|盛会|该|此|本")
_MOSTLY = 0.6
_LONG_AGO = 20  # Years over which an event may have missed a session.
_MOST = 2  # Sessions that are held in a year.
_ENDED = regex.compile(
    "(?:今[天日晚]|[昨当]?[天日晚]|本届)[^。]{0,30}(?:闭幕|落幕|结束|收官|落下帷幕)"
)
_WHEN = regex.compile("[今昨当][天日晚]|本届")
_TO_COME = regex.compile(r"\p{Han}{0,12}?将(?:于|在|由)")
_FAR = 24  # Characters between 首届 and its year.


class _Session(NamedTuple):
    """A session of an event: where its number stands, its year, and its name if it is told."""

    start: int
    end: int
    year: int
    number: int
    name: str


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every two sessions of one event whose years are told."""
    if "届" not in ctx.norm:
        return
    line = read(ctx)
    yield from (_edition(e) for e in editions.told(ctx, line))
    yield from (_streak(s) for s in editions.streaks(ctx, line))
    yield from _next(ctx)
    steady = None if _BROKEN.search(ctx.norm) else _YEARLY.search(ctx.norm)
    word = steady["years"] or "1" if steady else ""
    every = _COUNTS.get(word) or int(word or 0)
    subject = ctx.norm[marks.begins(ctx.norm, steady.start()) : steady.start()] if steady else ""
    seen: dict[str, _Session] = {}
    last = ""
    for session in _sessions(ctx):
        name = session.name or last
        if not name and not every:
            continue
        before = seen.get(name) or next((s for n, s in seen.items() if _same(n, name)), None)
        if before is not None:
            meant = len(seen) == 1 and (not subject or not name or _shared(subject, name))
            yield _told(before, session, every if meant else 0)
        seen[before.name if before is not None else name] = session._replace(name=name)
        last = name


def _edition(told: editions.Edition) -> Check:
    """Hold an edition of games that are held every four years against its year."""
    q, holds = told.number, editions.fits(told)
    spans = [Span(q.start, q.end, "届次")]
    if told.stamp is not None:
        spans.append(Span(told.stamp.start, told.stamp.end, "年份"))
    return Check(
        CODE,
        Verdict.HOLDS if holds else Verdict.VIOLATED,
        tuple(spans),
        f"{q.text}是{told.real}年的，文中{told.year}年",
        f"{q.text}是{told.real}年的，不是{told.year}年的。",
        f"That edition was of {told.real}, not of {told.year}.",
        Severity.WARNING,
    )


def _streak(told: editions.Streak) -> Check:
    """Hold 连续8届 against the editions from its first year to the present one."""
    q, most = told.told, told.between + 1
    holds = q.value in (told.between, most)
    return Check(
        CODE,
        Verdict.HOLDS if holds else Verdict.VIOLATED,
        (Span(q.start, q.end, "届数"), Span(told.first.start, told.first.end, "起")),
        f"{told.first.when.year}年到{told.last}年共{most}届，文中{q.text}",
        f"从{told.first.when.year}年到{told.last}年，四年一届，共{most}届，不是{q.text}。",
        f"From {told.first.when.year} to {told.last} there were {most} of them, not {q.text}.",
        Severity.WARNING,
    )


def _next(ctx: Context) -> Iterator[Check]:
    """Check that the edition to come follows the one that has just ended."""
    ended: tuple[Claim, str] | None = None
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.ORDINAL or q.unit != "届" or q.value is None or "第" not in q.text:
            continue
        name = _WHEN.split(_name(ctx, q.end))[0]
        words = tense.sentence_of(ctx, claim)
        if ended is not None and ended[0].sentence < claim.sentence <= ended[0].sentence + 2:
            was = ended[0].quantity
            if _TO_COME.match(ctx.norm, q.end) and (not name or _same(ended[1], name)):
                assert was.value is not None
                spans = (Span(q.start, q.end, "下一届"), Span(was.start, was.end, "这一届"))
                holds = q.value == was.value + 1
                yield Check(
                    CODE,
                    Verdict.HOLDS if holds else Verdict.VIOLATED,
                    spans,
                    f"{was.text} + 1 届，文中{q.text}",
                    f"{was.text}之后的下一届不是{q.text}。",
                    f"After {was.text} comes another one than {q.text}.",
                    Severity.WARNING,
                )
        ended = (claim, name) if _ENDED.search(words) and not _TO_COME.search(words) else None


def _shared(subject: str, name: str) -> bool:
    """Tell whether what is held every year is the event: it, or a general word for it."""
    return nouns.covered(name, subject) >= _MOSTLY or _GENERAL.search(subject) is not None


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def _sessions(ctx: Context) -> list[_Session]:
    """Return the sessions of an article whose year is told, in order."""
    found = []
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.ORDINAL or q.unit != "届" or not q.value or "第" not in q.text:
            continue
        year = _year(ctx, claim)
        if year is not None:
            found.append(_Session(q.start, q.end, year, int(q.value), _name(ctx, q.end)))
    for first in _FIRST.finditer(ctx.norm):
        year = _year_near(ctx, *first.span())
        if year is not None:
            found.append(_Session(*first.span(), year, 1, _name(ctx, first.end())))
    return sorted(found, key=lambda s: s.start)


def _name(ctx: Context, at: int) -> str:
    name = _NAME.match(ctx.norm, at)
    return name[0] if name else ""


def _year(ctx: Context, claim: Claim) -> int | None:
    """Return the year told before a session in its clause, or behind it: 第3届…于2015年."""
    before = ctx.claims[claim.prev] if claim.prev >= 0 else None
    near = before is not None and (before.clause == claim.clause or claim.lead == ",")
    if before is not None and near and (year := _year_of(before)):
        return year
    after = ctx.claims[claim.at + 1] if claim.at + 1 < len(ctx.claims) else None
    if after is None:
        return None
    held = after.clause == claim.clause and _HELD_IN.match(after.before)
    return _year_of(after) if held or after.owner == claim.at else None


def _year_of(claim: Claim) -> int | None:
    when = claim.quantity.when
    return when.year if when is not None and claim.quantity.until is None else None


def _year_near(ctx: Context, start: int, end: int) -> int | None:
    """Return the year of 首届: told right before it or behind it in its clause."""
    at = bisect_left(ctx.quantities, start, key=lambda q: q.start)
    before = ctx.claims[at - 1] if at else None
    if before is not None and start - before.quantity.end < _FAR // 2:
        gap = ctx.norm[before.quantity.end : start]
        if not _MARK.search(gap) and (year := _year_of(before)):
            return year
    after = ctx.claims[at] if at < len(ctx.claims) else None
    if after is None or after.quantity.start - end > _FAR:
        return None
    gap = ctx.norm[end : after.quantity.start]
    return _year_of(after) if _HELD_IN.match(gap) and not _MARK.search(gap) else None


def _told(one: _Session, two: _Session, every: int) -> Check:
    """Compare two sessions; `every`: they are so many years apart, 0 where nothing says so."""
    early, late = sorted((one, two), key=lambda s: (s.year, s.number))
    years, sessions = late.year - early.year, late.number - early.number
    fits = abs(sessions) < _MOST if not years else 0 < sessions <= _MOST * years
    if every and years <= _LONG_AGO:
        fits = sessions * every == years
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        tuple(Span(s.start, s.end, f"{s.year}年") for s in (two, one)),
        f"{early.year}年第{early.number}届，{late.year}年第{late.number}届",
        f"{early.year}年是第{early.number}届，{late.year}年不会是第{late.number}届。",
        f"It was number {early.number} in {early.year} and cannot be {late.number} in {late.year}.",
        Severity.WARNING,
    )


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="session-mismatch",
    title="届次与年份不符",
    check=check,
    flags=[
        "«2012年»«第29届»奥运会在外地举行。",
        "«第18届»亚运会将于«2014年»举行。",
        _dated("东岭社11月27日电 «第15届»亚运会今天闭幕。", 2010, 11, 28),
        _dated("«1982年»亚运会上，该队首次居第一，并从此连续«6届»蝉联。", 2010, 11, 28),
        "«第15届»灯会今天闭幕。«第17届»灯会将于明年在西岭举行。",
        "2022年举办«第十届»车展，2023年举办«第十三届»车展。",
        "2019年的«第八届»茶博会，2021年的«第七届»茶博会，均在此举行。",
        "«第3届»读书节于2015年举办，读书节每年一届，2019年举办的是«第6届»。",
        "大赛每年举办一届，«首届»于2010年举行，2018年已是«第8届»。",
        "«第十届»运动会将于2022年举行，每四年一届。«第九届»运动会于2016年举行。",
        "每两年一届的航展，«第十二届»于2018年举行，2022年举行«第十五届»。",
        "2018年，«第六届»茶博会在江城开幕，2019年«第六十届»茶博会移师海州。",
    ],
    passes=[
        "2008年第29届奥运会在外地举行，2021年举行的第32届奥运会，2023年的第19届亚运会。",
        "2009年第15届省残运会。2005年第10届全国女子奥运会选拔赛。",
        _dated("东岭社11月27日电 第16届亚运会今天闭幕。第17届亚运会将于2014年举行。", 2010, 11, 28),
        _dated("1982年亚运会上，该队首次居第一，并从此连续8届蝉联。", 2010, 11, 28),
        "第15届灯会今天闭幕。第17届书展将于明年在西岭举行。第8届茶会将于六月举行。",
        "2022年举办第十届车展，2023年举办第十一届车展。",
        "2023年春季举办第133届广交会，2023年秋季举办第134届广交会。",
        "2008年举办第29届夏季奥运会，2022年举办第24届冬季奥运会。",
        "第3届读书节于2015年举办，读书节每年一届，2019年举办的是第7届。",
        "第十届艺术节于2014年举办，第十一届艺术节于2017年举办。书展每年一届。",
        "每四年一届的世界杯，第21届于2018年举行，第1届于1930年举行。",
        "每两年一届的航展，第十二届于2018年举行，2022年举行第十四届。",
        "大赛每年举办一届，首届于2010年举行，2020年停办，2022年举办第12届。",
        "论坛于2015年举办首届，书展每年一届，2019年举办第9届书展。",
        "2008年举办第29届奥运会，2024年举办第33届奥运会。",
    ],
)
