"""阿拉伯数字与百、千混写。

## 查什么
「3千万」「5百人」：阿拉伯数字后面只能用万、亿作单位，不能用百、千。

## 为什么要紧
GB/T 15835 的规定；混写的数容易错读一个量级。

## 例
3千万元。→ 3000万元

## 何时不报
千克、千米、千瓦、百帕等计量单位；汉字数字（三千万）。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE905"
_SMALL = regex.standard(r"[百千](?:[万亿]|(?=[多余人元户亩吨件个家名]))")
_ARABIC = regex.standard(r"(?<![\d.])\d+(?:\.\d+)?\Z")
_LONGEST = 20  # characters of the figure


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every Arabic figure that goes on in 百 or 千."""
    for found in _SMALL.finditer(ctx.norm):
        before = _ARABIC.search(ctx.norm, max(0, found.start() - _LONGEST), found.start())
        if before is None:
            continue
        start, end = before.start(), found.end()
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "混写"),),
            ctx.text[start:end],
            f"“{ctx.text[start:end]}”：阿拉伯数字后面只用万、亿，不用百、千。",
            f"Arabic digits go on in 万 and 亿 only: {ctx.text[start:end]}.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="arabic-with-small-magnitude",
    title="阿拉伯数字与百、千混写",
    check=check,
    flags=[
        "投资«3千万»元。",
        "来了«5百»人。",
    ],
    passes=[
        "投资3000万元。",
        "重5千克，长3千米。",
        "投资三千万元。",
    ],
    hint=True,
)
