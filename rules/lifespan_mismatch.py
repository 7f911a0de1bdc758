"""括号里的生卒日期与文中的出生、逝世、享年不符。

## 查什么
- 「张三（1904.1.4—2009.10.13）」与享年：岁数是卒年减生年，虚岁可多算两岁；
- 生卒日期与文中“生于……”“……逝世”的日子，在两处都写出的年、月、日上应当相同；
- 卒在生之前。

## 为什么要紧
一个人的生卒只有一种说法，两处不同，必有一处写错。

## 例
> 张三（1904.1.4—2009.10.13），享年96岁。

2009 - 1904 = 105。

## 何时不报
说的是父母、配偶、子女的生卒；括号属于下一个人；约、左右。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.dates.timeline import Stamp, read, window

CODE = "DAT813"


def _day(name: str) -> str:
    return (
        rf"(?P<{name}y>1\d\d\d|20\d\d)(?:[年./-](?P<{name}m>\d{{1,2}})"
        rf"(?:[月./-](?P<{name}d>\d{{1,2}})日?|月)?|年)?"
    )


_SPAN = regex.compile(
    rf"(?P<name>\p{{Han}}{{2,4}})\(\s*(?:生于)?\s*{_day('b')}\s*(?:生)?\s*[-—–－~至,]{{1,2}}\s*"
    rf"{_day('d')}\s*(?:卒|逝世)?\s*[),;，]"
)
_DIED = regex.compile(
    r"[^,。;!?\n\d]{0,20}?,?[^,。;!?\n\d]{0,16}?(?:逝世|去世|病逝|辞世|与世长辞|病故|离世|牺牲)"
)
_BORN = regex.compile(r"\s*(?:出生|生于|诞生)")
_BORN_IN = regex.compile(r"(?:出生于|生于|诞生于)$")
_OTHER = regex.compile("[父母妻夫子女儿孙兄弟姐妹祖叔伯师友]|配偶|爱人|伴侣|夫人|遗孀|纪念|周年")
_AGED = regex.compile("(?:享年|终年|享寿|得年)$")
_LATE, _EARLY = 2, 1  # Years: 虚岁 counts up to two more, before the birthday one fewer.
_FAR = 3000  # Characters behind a bracket within which an article still speaks of that person.
_TITLE = 200  # Characters before it.


class _Life(NamedTuple):
    """A person's days, each with as many parts as are written, and the text that is about them."""

    found: regex.Match[str]
    born: tuple[int, ...]
    died: tuple[int, ...]
    start: int
    end: int


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every statement on a life whose days stand in a bracket."""
    if "(1" not in ctx.norm and "(生" not in ctx.norm and "( 1" not in ctx.norm:
        return
    lives = list(_lives(ctx))
    for life in lives:
        yield from _age(ctx, life)
        yield from _days(ctx, life, alone=len(lives) == 1)


def _lives(ctx: Context) -> Iterator[_Life]:
    found = list(_SPAN.finditer(ctx.norm))
    for n, m in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(ctx.norm)
        start = max(0, m.start() - _TITLE) if len(found) == 1 else m.start()
        yield _Life(m, _parts(m, "b"), _parts(m, "d"), start, min(end, m.end() + _FAR))


def _parts(m: regex.Match[str], which: str) -> tuple[int, ...]:
    return tuple(int(m[which + part]) for part in "ymd" if m[which + part])


def _age(ctx: Context, life: _Life) -> Iterator[Check]:
    """Compare 享年 with the years between, and those with each other."""
    m, years = life.found, life.died[0] - life.born[0]
    days = (Span(*_written(m, "b"), "生"), Span(*_written(m, "d"), "卒"))
    if years < 0:
        yield _wrong(
            days, f"{life.born[0]} > {life.died[0]}", "卒年在生年之前。", "born after death"
        )
        return
    at = bisect_left(ctx.quantities, m.end(), key=lambda q: q.start)
    for claim in ctx.claims[at:]:
        q = claim.quantity
        if q.start > life.end:
            return
        if q.kind is not Kind.AGE or q.value is None or q.hedge or not _AGED.search(claim.before):
            continue
        if not _his(ctx, life, claim):
            continue
        spans = (Span(q.start, q.end, "享年"), *days)
        sum_ = f"{life.died[0]} - {life.born[0]} = {years}，文中{q.text}"
        if -_EARLY <= q.value - years <= _LATE:
            yield Check(CODE, Verdict.HOLDS, spans, sum_)
        else:
            said = f"由生年到卒年是{years}年，享年却是{q.text}。"
            yield _wrong(spans, sum_, said, f"a life of {years} years is told as one of {q.text}")
        return


def _his(ctx: Context, life: _Life, claim: Claim) -> bool:
    """Tell whether nobody else is named where an age is told, nor another year of death."""
    start = max(ctx.sentences[claim.sentence][0], life.found.end())
    words = ctx.norm[start : claim.quantity.start].replace(life.found["name"], "")
    years = [s.when.year for s in window(read(ctx), start, claim.quantity.start)]
    named = [y for y in years if y is not None]
    return not _OTHER.search(words) and (not named or life.died[0] in named)


def _days(ctx: Context, life: _Life, *, alone: bool) -> Iterator[Check]:
    """Compare the days in the bracket with the birth and the death that the text tells of."""
    for stamp in window(read(ctx), life.start, life.end):
        if stamp.when.year is None or life.found.start() <= stamp.start < life.found.end():
            continue
        claim = ctx.claims[stamp.first]
        died = _DIED.match(ctx.norm, stamp.end)
        words = claim.before + (died[0] if died else "")
        if _OTHER.search(words.replace(life.found["name"], "")):
            continue
        if _BORN.match(ctx.norm, stamp.end) or _BORN_IN.search(claim.before):
            yield _same(ctx, life, "b", stamp)
        elif died and (alone or claim.paragraph == _paragraph(ctx, life)):
            if stamp.when.year != life.died[0] and life.found["name"][-2:] not in words:
                continue  # somebody else's
            yield _same(ctx, life, "d", stamp)


def _paragraph(ctx: Context, life: _Life) -> int:
    at = bisect_left(ctx.quantities, life.found.start(), key=lambda q: q.start)
    return ctx.claims[min(at, len(ctx.claims) - 1)].paragraph


def _same(ctx: Context, life: _Life, which: str, stamp: Stamp) -> Check:
    """Compare a day told twice, in the parts that both tell."""
    when = stamp.when
    told = (when.year, when.month, when.day)
    known = life.born if which == "b" else life.died
    holds = all(b is None or a == b for a, b in zip(known, told, strict=False))
    start, end = _written(life.found, which)
    label = "生" if which == "b" else "卒"
    spans = (Span(stamp.start, stamp.end, label), Span(start, end, label))
    here, there = ctx.text[stamp.start : stamp.end], ctx.text[start:end]
    if holds:
        return Check(CODE, Verdict.HOLDS, spans, f"{here} = {there}")
    said = f"{'出生' if which == 'b' else '逝世'}的日子一处是{here}，一处是{there}。"
    return _wrong(spans, f"{here} ≠ {there}", said, f"{here} and {there} tell of the same day")


def _written(m: regex.Match[str], which: str) -> tuple[int, int]:
    last = next(part for part in "dmy" if m[which + part])
    end = m.end(which + last)
    return m.start(which + "y"), end + (m.string[end : end + 1] in ("年", "月", "日"))


def _wrong(spans: tuple[Span, ...], sum_: str, said: str, said_en: str) -> Check:
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        said,
        f"{said_en[0].upper()}{said_en[1:]}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="lifespan-mismatch",
    title="生卒日期不符",
    check=check,
    flags=[
        "陈子明(«1904.1.4»-«2009.10.13»)，原名陈文，享年«96岁»。",
        "«2009年10月31日»陈子明在东岭去世。\n陈子明(1904.1.4-«2009.10.13»)，字文达。",
        "陈子明(«1904年1月4日»—2009年10月13日)，«1914年1月»生于东岭县一个农家。",
        "陈子明(«1984»-«1979»)，画家。",
    ],
    passes=[
        "陈子明(1904.1.4-2009.10.13)，原名陈文，享年106岁。",
        "2009年10月13日陈子明在东岭去世。\n陈子明(1904.1.4-2009.10.13)，字文达。",
        "陈子明(1904年1月4日—2009年10月13日)，1904年1月生于东岭县一个农家。",
        "陈子明(1904-1979)，画家。父亲1912年去世，其子1931年生于东岭，享年60岁。",
        "陈子明(1904-1979)，画家。李文达(1911-1990)，诗人，享年80岁。",
        "陈子明(1904-1979)，画家。2009年10月13日，李文达逝世，享年91岁。",
    ],
)
