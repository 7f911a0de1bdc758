"""两个百分数之差写成了百分比。

## 查什么
「由30%提高到35%，提高5%」：两个百分数相减，差是百分点，不是百分比。

## 为什么要紧
由30%提高5%是31.5%，提高5个百分点才是35%；写错了，读者会算出另一个数。

## 例
由30%提高到35%，提高5%。→ 35% − 30% = 5个百分点

## 何时不报
写成百分点；写的确是增幅（由30%提高到33%，提高10%）；差数与两个百分数对不上（另有规则查）。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import show
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE906"
_P = r"\d+(?:\.\d+)?"
_MOVED = r"(?:提高|上升|增加|增长|下降|降低|减少|回落)了?"
_CHANGES = (
    regex.compile(
        rf"[由从][^,;。%]{{0,10}}?(?P<a>{_P})%[^,;。%]{{0,6}}[到至](?P<b>{_P})%,?"
        rf"{_MOVED}(?P<c>(?P<n>{_P})%)"
    ),
    regex.compile(
        rf"{_MOVED}(?P<c>(?P<n>{_P})%),?[由从][^,;。%]{{0,10}}?(?P<a>{_P})%"
        rf"[^,;。%]{{0,6}}[到至](?P<b>{_P})%"
    ),
    regex.compile(rf"(?P<b>{_P})%,?[比较][^,;。%]{{0,10}}?(?P<a>{_P})%{_MOVED}(?P<c>(?P<n>{_P})%)"),
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every difference of two percentages that is called a percentage."""
    if "%" not in ctx.norm:
        return
    for found in (each for change in _CHANGES for each in change.finditer(ctx.norm)):
        old, new, told = (Fraction(found[name]) for name in ("a", "b", "n"))
        if abs(new - old) != told:
            continue
        start, end = found.span("c")
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "应为百分点"),),
            f"{show(max(old, new))}% − {show(min(old, new))}% = {show(told)}个百分点",
            f"两个百分数之差是{show(told)}个百分点，不是{show(told)}%。",
            f"The difference of two percentages is {show(told)} points, not {show(told)}%.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="percent-for-points",
    title="百分点写成百分比",
    check=check,
    flags=[
        "失业率上升«2%»，由3.1%升至5.1%。",
        "毛利率由30%提高到35%，提高«5%»。",
        "失业率从5.2%降至5.1%，下降«0.1%»。",
        "毛利率由上年的21.5%提高到24.3%，提高了«2.8%»。",
        "合格率为96%，比上年的92%提高«4%»。",
    ],
    passes=[
        "失业率上升2个百分点，由3.1%升至5.1%。",
        "失业人数上升2%，失业率由3.1%升至5.1%。",
        "毛利率由30%提高到35%，提高5个百分点。",
        "毛利率由30%提高到33%，提高10%。",
        "合格率为96%，比上年的92%提高4个百分点。",
    ],
    hint=True,
)
