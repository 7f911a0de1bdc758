"""约数词重复或相互矛盾。

## 查什么
数字前后各有一个表示概数的词：「近50余万元」「约30人左右」「超过5吨以上」。

## 为什么要紧
GB/T 15835 要求概数只用一种标记；「近」与「余」、「超过」与「以下」还互相矛盾。

## 例
近50余万元。→ 近：不到50万；余：超过50万

## 何时不报
数字只有前面或只有后面一个概数词；后面的「以上」「以下」属于名称（五级以上大风）。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE901"
_BEFORE = regex.compile(
    "(?:将近|接近|近|大约|(?<![签公条契合预节履违爽])约|超过|超|逾|突破|不足|不到|至少|最多)$"
)
_AFTER = regex.compile(r"(?:余|多|来|许)?[\p{Han}%]{0,4}?(?P<word>左右|上下|以上|以下|以内)")
_WITHIN = regex.compile(r"[\d十百千万亿](?P<word>余|多)")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every figure that is hedged before and behind."""
    for q in ctx.quantities:
        if not q.hedge:
            continue
        before = _BEFORE.search(ctx.norm, max(0, q.start - 2), q.start)
        after = _WITHIN.search(ctx.norm, q.start, q.end) or _AFTER.match(
            ctx.norm, max(q.start, q.end - 2), q.end + 2
        )
        if before is None or after is None:
            continue
        start, end = before.start(), max(q.end, after.end())
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "概数"),),
            f"{before[0]} … {after['word']}",
            f"“{ctx.text[start:end]}”前后各有一个概数词，留一个即可。",
            f"The figure is hedged both before and behind: {ctx.text[start:end]}.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="double-hedge",
    title="约数词重复",
    check=check,
    flags=[
        "投保«近50余万元»。",
        "参会的有«约30人左右»。",
        "全镇有«超过500亩以上»耕地。",
    ],
    passes=[
        "投保50余万元。",
        "会上签约360多个项目。",
        "参会的约有30人。",
        "五级以上大风。",
        "近3年来成效明显。",
    ],
    hint=True,
)
