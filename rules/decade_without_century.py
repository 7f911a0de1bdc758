"""年代没有写明世纪。

## 查什么
「90年代」「八十年代」前面没有世纪，也没有写全年份。

## 为什么要紧
GB/T 15835 要求年代写明世纪；跨过世纪，「20年代」已不知指哪一个。

## 例
90年代建成。→ 20世纪90年代建成

## 何时不报
写明世纪（20世纪90年代）、写全年份（1990年代）；同一篇里前面已写明过世纪。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "USE904"
_DECADE = regex.compile(r"(?<![\d一二三四五六七八九纪])(?:[1-9]0|[二三四五六七八九]十)年代")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for the first decade whose century the article has not named."""
    if "年代" not in ctx.norm:
        return
    found = _DECADE.search(ctx.norm)
    if found is not None and ctx.norm.find("世纪", 0, found.start()) < 0:
        start, end = found.span()
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "年代"),),
            ctx.text[start:end],
            f"“{ctx.text[start:end]}”没有写明是哪个世纪。",
            f"The century of {ctx.text[start:end]} is not named.",
            Severity.INFO,
        )


RULE = Rule(
    code=CODE,
    name="decade-without-century",
    title="年代未写明世纪",
    check=check,
    flags=[
        "水库于«90年代»建成。",
        "«八十年代»的老厂房。",
    ],
    passes=[
        "水库于20世纪90年代建成。",
        "水库于1990年代建成。",
        "上世纪60年代建厂，80年代扩建。",
    ],
    hint=True,
)
