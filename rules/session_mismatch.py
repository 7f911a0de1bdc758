"""届次与年份不符。

## 查什么
同一活动在两年里的届次：「2022 年举办第十届车展，2023 年举办第十三届车展」。后一年的届次应大于前一
年的，
一年至多办两届。

## 为什么要紧
届次与年份只要有一个写错，读者就查不到那一届。

## 例
> 2022 年举办第十届车展，2023 年举办第十三届车展。

一年之间多出 3 届。

## 何时不报
活动名称不同；届次没有写明年份；同一年春秋两届。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict

CODE = "DAT810"
_NAME = regex.compile(r"\p{Han}{2,12}")
_MOST = 2  # Sessions that are held in a year.


class _Session(NamedTuple):
    claim: Claim
    year: int
    number: int


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every two sessions of one event whose years are told."""
    if "届" not in ctx.norm:
        return
    seen: dict[str, _Session] = {}
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.ORDINAL or q.unit != "届" or q.value is None or claim.prev < 0:
            continue
        date = ctx.claims[claim.prev]
        name = _NAME.match(claim.after)
        when = date.quantity.when
        if date.clause != claim.clause or when is None or when.year is None or name is None:
            continue
        session = _Session(claim, when.year, int(q.value))
        before = seen.setdefault(name[0], session)
        if before is not session:
            yield _told(before, session)
            seen[name[0]] = session


def _told(one: _Session, two: _Session) -> Check:
    early, late = sorted((one, two), key=lambda s: (s.year, s.number))
    years, sessions = late.year - early.year, late.number - early.number
    fits = abs(sessions) < _MOST if not years else 0 < sessions <= _MOST * years
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        tuple(
            Span(s.claim.quantity.start, s.claim.quantity.end, f"{s.year}年") for s in (two, one)
        ),
        f"{early.year}年第{early.number}届，{late.year}年第{late.number}届",
        f"{early.year}年是第{early.number}届，{late.year}年不会是第{late.number}届。",
        f"It was number {early.number} in {early.year} and cannot be {late.number} in {late.year}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="session-mismatch",
    title="届次与年份不符",
    check=check,
    flags=[
        "2022年举办«第十届»车展，2023年举办«第十三届»车展。",
        "2019年的«第八届»茶博会，2021年的«第七届»茶博会，均在此举行。",
    ],
    passes=[
        "2022年举办第十届车展，2023年举办第十一届车展。",
        "2023年春季举办第133届广交会，2023年秋季举办第134届广交会。",
        "2008年举办第29届夏季奥运会，2022年举办第24届冬季奥运会。",
        "2008年举办第29届奥运会，2024年举办第33届奥运会。",
    ],
)
