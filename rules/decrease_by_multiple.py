"""用「倍」说减少。

## 查什么
「减少3倍」「下降了两倍」「缩小5倍」：减少的幅度最多是一倍，倍数只能用于增加。

## 为什么要紧
减少3倍可以读作减到三分之一、四分之一或负数，读者无从知道是哪一个。

## 例
能耗下降2倍。→ 减少量不能大于原量

## 何时不报
增加、扩大、提高用倍；「减少到原来的……分之一」「缩小到0.5倍」；倍数不到一。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict

CODE = "USE902"
_DECREASE = regex.compile("(?:减少|下降|降低|缩小|缩短|减小|下跌|减轻)了?(?:近|约|超过)?$")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every decrease that is told in multiples."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.MULTIPLE or q.value is None or q.value < 1:
            continue
        verb = _DECREASE.search(ctx.norm, max(0, q.start - 6), q.start)
        if verb is None:
            continue
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(verb.start(), q.end, "减少的倍数"),),
            f"{q.text} ≥ 1倍",
            f"“{ctx.text[verb.start() : q.end]}”：减少不能用倍数说，减少一倍就是零。",
            f"A decrease cannot be told in multiples: {ctx.text[verb.start() : q.end]}.",
            Severity.WARNING,
        )


RULE = Rule(
    code=CODE,
    name="decrease-by-multiple",
    title="用倍数说减少",
    check=check,
    flags=[
        "单位能耗«下降2倍»。",
        "交通事故«减少了三倍»。",
    ],
    passes=[
        "产量增加2倍。",
        "事故减少三分之二。",
        "体积缩小到0.5倍。",
    ],
)
