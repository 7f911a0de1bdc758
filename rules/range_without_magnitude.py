"""范围的前一个数没有写万、亿。

## 查什么
「2—3万元」「13～17亿元」：前一个数的「万」「亿」省去了。

## 为什么要紧
GB/T 15835 要求写全：2—3万元可以读作2元到3万元。

## 例
2—3万元。→ 2万—3万元

## 何时不报
两个数都写了万、亿；汉字的概数（二三万）；没有万、亿的范围（2—3名）。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE907"
_TO = regex.standard(r"[—~-]{1,2}\d+(?:\.\d+)?(?P<m>[万亿])")
_FROM = regex.standard(r"(?<![\d.,%年月日号])\d+(?:\.\d+)?\Z")
_LONGEST = 20  # characters of the first figure


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every range whose first figure leaves its magnitude to the second."""
    for found in _TO.finditer(ctx.norm):
        first = _FROM.search(ctx.norm, max(0, found.start() - _LONGEST), found.start())
        if first is None:
            continue
        start, end = first.start(), found.end()
        text, word = ctx.text[start:end], found["m"]
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "范围"),),
            text,
            f"“{text}”的前一个数应写明“{word}”。",
            f"The first figure of {text} leaves out {word}.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="range-without-magnitude",
    title="范围前数省去万、亿",
    check=check,
    flags=["每户补助«2—3万»元。", "投资«13～17亿»元。"],
    passes=["每户补助2万—3万元。", "每组2—3名。", "两三万人。"],
    hint=True,
)
