"""The dividend of a plan in short (10派2.5元) against the plan told in full (每10股派…2.50元)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat

_NUMBER = r"\d{1,3}(?:\.\d{1,6})?"
_SHORT = regex.compile(rf"10(?:[转送][增股]?{_NUMBER}股?)*派(?P<told>(?P<n>{_NUMBER})元)")
_FULL = regex.compile(
    rf"每10股[^。;\n]{{0,24}}?派(?:发|送|息|现)*(?:现金)?(?:红利|股利|股息|红包)?(?:人民币)?(?:约|为)?(?P<told>(?P<n>{_NUMBER})元)"
)


def dividends(ctx: Context) -> Iterator[Repeat]:
    """Yield every short plan against the full one, where the article tells of one alone."""
    if "10" not in ctx.norm or "派" not in ctx.norm:
        return
    full = {Fraction(m["n"]): m.span("told") for m in _FULL.finditer(ctx.norm)}
    if len(full) != 1:
        return
    ((amount, span),) = full.items()
    for m in _SHORT.finditer(ctx.norm):
        yield Repeat(m.span("told"), span, "分红方案", Fraction(m["n"]) == amount)
