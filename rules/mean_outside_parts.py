"""总体的涨幅或人均数，不在两个部分之间。

## 查什么
城镇与农村、食品与非食品、生产资料与生活资料的价格涨幅或人均收入，总体应在两者之间：
居民消费价格上涨 0.7%，城市上涨 0.7%，农村上涨 0.6%。

## 为什么要紧
总体是各部分的加权平均，不会比最高的还高、比最低的还低。

## 例
> 居民消费价格同比上涨 0.9%。其中，城市上涨 0.7%，农村上涨 0.6%。

0.9 不在 0.6 与 0.7 之间。

## 何时不报
总体数不在同一句或前一句；四舍五入后相容；前后几处总体数（同比、环比）之中有一处在两者之间；
说的是对总体的影响、拉动或占比。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.verdicts import allowed

CODE = "CHG306"
_PAIRS = (
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("食品", "非食品"),
    ("生产资料", "生活资料"),
)
_CUE = ("城镇", "城市", "食品", "生产资料")
_DOWN = regex.compile("下降|下跌|回落|减少|降")
_PRICE = regex.compile("价格|CPI|PPI|物价")
_NOT = regex.compile("影响|拉动|贡献|占|比重|[涨降增]幅|最|[比较](?:上[年月]|去年)")
_BACK = 12
_BETWEEN = 8  # Figures between the two parts: the growth that is told of the first.

_Signed = tuple[Quantity, Interval]


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every mean that its two parts must have between them."""
    if ctx.holds(*_CUE):
        for claim in ctx.claims:
            yield from _pair(ctx, claim)


def _signed(q: Quantity, up: bool) -> Interval:
    return allowed(q) if up else -allowed(q)


def _pair(ctx: Context, second: Claim) -> Iterator[Check]:
    """Check two complements, 城镇 and 农村, against the whole that stands before them."""
    pair = next((p for p in _PAIRS if _named(p[1], second)), None)
    if pair is None or second.prev < 0 or second.quantity.value is None:
        return
    first = _other(ctx, second)
    if first is None:
        return
    if _NOT.search(first.before + second.before) or first.quantity.value is None:
        return
    wholes = list(_wholes(ctx, first))
    parts = [_value(first), _value(second)]
    if wholes:
        fitting = [w for w in wholes if _inside(w[1], parts)]
        yield _told((fitting or wholes)[0], parts)


def _other(ctx: Context, second: Claim) -> Claim | None:
    """Return the figure of the other part: the one before, or of the sentence in the same words."""
    for claim in reversed(ctx.claims[max(0, second.at - _BETWEEN) : second.at]):
        if claim.sentence != second.sentence:
            return None
        same = claim.quantity.unit == second.quantity.unit
        for a, b in _PAIRS if same else ():
            if _named(a, claim) and _named(b, second):
                alike = _what(a, claim) == _what(b, second)
                return claim if alike or claim.at == second.prev else None
    return None


def _what(label: str, claim: Claim) -> str:
    """Return what is told of a part: 居民人均消费支出."""
    return claim.before.partition(label)[2]


def _named(label: str, claim: Claim) -> bool:
    """Tell whether the words of a figure begin with a label: 食品 does not stand in 非食品."""
    return claim.before.removeprefix("其中").lstrip(",").startswith(label)


def _wholes(ctx: Context, first: Claim) -> Iterator[_Signed]:
    """Yield the figures for all of both before them, in this sentence and in the last one."""
    price = first.quantity.unit == "%"
    what = next(_what(a, first) for a, _ in _PAIRS if _named(a, first))
    what = what if "均" in what else ""
    for at in range(first.at - 1, max(-1, first.at - _BACK - 1), -1):
        claim = ctx.claims[at]
        if claim.sentence < first.sentence - 1 or claim.paragraph != first.paragraph:
            return
        q = claim.quantity
        same = q.unit == first.quantity.unit and q.value is not None
        word = _PRICE.search(claim.before) if price else "居民人均" in claim.before
        told = not any(_named(label, claim) for pair in _PAIRS for label in pair)
        if same and word and told and claim.before.endswith(what) and not _NOT.search(claim.before):
            yield _value(claim)


def _value(claim: Claim) -> _Signed:
    return claim.quantity, _signed(claim.quantity, not _DOWN.search(claim.before))


def _hull(parts: Sequence[_Signed]) -> Interval:
    lows = [part.low for _, part in parts if part.low is not None]
    highs = [part.high for _, part in parts if part.high is not None]
    low = min(lows) if len(lows) == len(parts) else None
    return Interval(low, max(highs) if len(highs) == len(parts) else None)


def _inside(whole: Interval, parts: Sequence[_Signed]) -> bool:
    return whole.meets(_hull(parts))


def _told(whole: _Signed, parts: Sequence[_Signed]) -> Check:
    inside = _inside(whole[1], parts)
    signed = sorted((q.value or Fraction(0)) * (1 if p == allowed(q) else -1) for q, p in parts)
    low, high = show(signed[0] + 0), show(signed[-1] + 0)
    return Check(
        CODE,
        Verdict.HOLDS if inside else Verdict.VIOLATED,
        (
            Span(whole[0].start, whole[0].end, "总体"),
            *(Span(q.start, q.end, "部分") for q, _ in parts),
        ),
        f"总体 {whole[0].text} {'在' if inside else '不在'} {low} 与 {high} 之间",
        f"总体应在各部分之间（{low} 至 {high}），文中写作 {whole[0].text}。",
        f"The whole must lie between its parts ({low} to {high}), but {whole[0].text} is stated.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="mean-outside-parts",
    title="总体不在各部分之间",
    check=check,
    flags=[
        "全市居民人均消费支出«13609元»，增长8.8%，扣除价格因素，实际增长6.7%。其中，城镇居民人均消费支出«12745元»，增长6.8%，实际增长4.7%；农村居民人均消费支出«5806元»，增长12.2%。",
        "居民消费价格同比上涨«0.9%»；环比下降0.3%。其中，城市上涨«0.7%»，农村上涨«0.6%»。",
        "居民消费价格同比上涨«0.7%»。其中，食品价格上涨«2.4%»，非食品价格上涨«1.3%»。",
        "居民人均可支配收入«28945元»，增长5.9%。其中，城镇居民«24310元»，农村居民«11287元»。",
    ],
    passes=[
        "全市居民人均可支配收入24310元，居民人均消费支出9609元，增长8.8%，实际增长6.7%。其中，城镇居民人均消费支出12745元，增长6.8%；农村居民人均消费支出5806元，增长12.2%。",
        "居民消费价格同比上涨0.7%；环比下降0.3%。其中，城市上涨0.7%，农村上涨0.6%。",
        "居民消费价格环比下降0.3%。其中，城市下降0.3%，农村下降0.2%。",
        "居民消费价格同比上涨0.7%。其中，食品价格上涨2.4%，非食品价格上涨0.3%。",
        "居民人均可支配收入18945元，增长5.9%。其中，城镇居民24310元，农村居民11287元。",
        "食品价格上涨2.4%，影响居民消费价格上涨0.4%；非食品价格上涨0.3%。",
        "城镇居民人均可支配收入24310元，农村居民人均可支配收入11287元。",
        "房地产投资增长3.7%。城镇消费增长4.2%，乡村消费增长5.1%。",
    ],
)
