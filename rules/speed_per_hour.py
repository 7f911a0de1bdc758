"""「时速」之后又说每小时。

## 查什么
「时速每小时120公里」「时速达350公里/小时」：时速就是每小时的速度。

## 为什么要紧
同一个意思说了两遍，单位也因此写错。

## 例
时速350公里/小时。→ 时速350公里

## 何时不报
「时速350公里」「每小时350公里」各说一遍。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE903"
_SPEED = regex.compile(
    r"时速\p{Han}{0,4}?(?:每小时\d+(?:\.\d+)?(?:公里|千米)"
    r"|\d+(?:\.\d+)?(?:公里|千米)(?:/小时|/时|每小时|/h))"
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every speed an hour that is told by the hour once more."""
    for found in _SPEED.finditer(ctx.norm) if "时速" in ctx.norm else ():
        start, end = found.span()
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "时速"),),
            ctx.text[start:end],
            f"“{ctx.text[start:end]}”：时速已是每小时，不必再说。",
            f"时速 already means by the hour: {ctx.text[start:end]}.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="speed-per-hour",
    title="时速重复每小时",
    check=check,
    flags=[
        "列车«时速350公里/小时»。",
        "最高«时速可达每小时120公里»。",
    ],
    passes=[
        "列车时速350公里。",
        "列车每小时行驶350公里。",
    ],
    hint=True,
)
