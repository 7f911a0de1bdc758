"""每股收益与净利润的正负或大小不符。

## 查什么
- 净利润为正而每股收益为负，或净亏损而每股收益为正；
- 同一篇里几组「净利润、每股收益」（以及总市值、股价）各自推出的股数应大致相同：
  推出的股数不同，而改正其中一个数的一笔之误（颠倒、错一位、小数点移位）就恰好相同的，予以指出。

## 为什么要紧
每股收益由净利润除以股数得来，二者不可能一盈一亏。

## 例
> 归属于股东的净利润为 3,279,984.89 元；基本每股收益为 -0.005 元/股。

净利润为正，每股收益不会为负。

## 何时不报
同一段里还有别的净利润与之相符；每股收益在另一段；股数因增发、送转而变（推出的股数不同但改一笔也不相同）；
币种不同。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import is_plain_slip

CODE = "AVG502"
_PER_SHARE = regex.compile(
    r"每股(?:基本|摊薄|基本及摊薄|经调整)*(?:收益|盈利|净?亏损|净利润?)(?:收益|盈利|亏损)?(?:\([^()]*\))?(?:则?约?[为是]|约)*$"
)
_RESULT = regex.compile(
    "(?:净利润?|净亏损|应占(?:年内|期内)?(?:综合|净)?(?:溢利|亏损|盈利|利润)|股东应占.{0,8}(?:溢利|亏损|盈利|利润))"
    "(?:\\([^()]*\\))?(?:亏损|盈利)?(?:则?约?[为是]|约|亏损|实现)*$"
)
_EARLIER = regex.compile("上年|去年|同期|预测|预计|目标|扣除?非|经调整")
_SUBUNITS = {"港仙": ("港元", 100), "分": ("元", 100), "美分": ("美元", 100), "美仙": ("美元", 100)}
_PRICE = regex.compile("(?:现报|报收?|收报|收盘价?|股价)(?:[为是:约])*$")
_CAPITAL = regex.compile("(?:总|最新)市值(?:[为是约达])*$")
_OPENING = regex.compile(r"[^:,;。\n]{0,24}(?:报告期末?|季度|年度|月份?|半年):")
_MOST = 8


class _Pair(NamedTuple):
    """A total, the same per share, and the number of shares that follows."""

    total: Quantity
    each: Quantity
    shares: Interval
    factor: int


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every per-share result with a result in the same paragraph."""
    if "每股" not in ctx.norm:
        return
    pairs: list[_Pair] = []
    results: dict[str, list[Claim]] = {}
    price: Claim | None = None
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.MONEY or not q.value:
            continue
        words = _clause(ctx, claim)
        if _PER_SHARE.search(words):
            found = results.get(_period(ctx, claim), [])[-_MOST:]
            if found and not _EARLIER.search(words):
                yield from _sign(ctx, claim, found)
                near = found[-1].paragraph == claim.paragraph
                pairs += _pair(found[-1], claim) if near and len(pairs) < _MOST else []
        elif _RESULT.search(words) and not _EARLIER.search(words):
            results.setdefault(_period(ctx, claim), []).append(claim)
        elif _PRICE.search(words):
            price = claim
        elif price and _CAPITAL.search(words) and price.paragraph == claim.paragraph:
            pairs += _pair(claim, price)
    yield from _same_shares(pairs)


def _period(ctx: Context, claim: Claim) -> str:
    """Return what tells one reporting period from another: the paragraph, or how it opens.

    Reports go through the periods paragraph by paragraph (2019年初至报告期末：…); sentences that
    open alike are of one period.
    """
    start = ctx.sentences[claim.sentence][0]
    opening = _OPENING.match(ctx.norm, start, claim.quantity.start)
    return opening[0] if opening else str(claim.paragraph)


def _clause(ctx: Context, claim: Claim) -> str:
    start = claim.quantity.start
    begin = max(ctx.norm.rfind(mark, max(0, start - 60), start) for mark in ",;。:\n") + 1
    return ctx.norm[max(begin, start - 60) : start]


def _sign_of(ctx: Context, claim: Claim) -> int:
    """Return 1 for a profit and −1 for a loss; a loss may be told by the word or by the sign."""
    assert claim.quantity.value is not None
    if "亏" in _clause(ctx, claim)[-8:]:
        return -1
    return 1 if claim.quantity.value > 0 else -1


def _sign(ctx: Context, each: Claim, results: list[Claim]) -> Iterator[Check]:
    sign = _sign_of(ctx, each)
    fitting = [r for r in results if _sign_of(ctx, r) == sign]
    total = (fitting or results)[-1].quantity
    per = each.quantity
    told, told_en = ("亏损", "a loss") if sign < 0 else ("盈利", "a profit")
    yield Check(
        CODE,
        Verdict.HOLDS if fitting else Verdict.VIOLATED,
        (Span(per.start, per.end, "每股收益"), Span(total.start, total.end, "净利润")),
        f"{per.text} 与 {total.text} {'同' if fitting else '异'}号",
        f"每股收益 {per.text} 说的是{told}，净利润 {total.text} 却相反。",
        f"{per.text} a share is {told_en}, but the result {total.text} says the opposite.",
        Severity.ERROR,
    )


def _pair(total: Claim, each: Claim) -> list[_Pair]:
    """Return the number of shares that a total and the same per share imply, if it is positive."""
    whole, part = total.quantity, each.quantity
    unit, factor = _SUBUNITS.get(part.unit, (part.unit.removesuffix("/股"), 1))
    if unit != whole.unit or whole.value is None or part.value is None:
        return []
    sizes = [abs(interval_) for interval_ in (whole.value, part.value)]
    if min(sizes) <= 0 or part.half_unit * 20 > sizes[1]:
        return []
    return [_Pair(whole, part, _absolute(whole).scaled(factor) / _absolute(part), factor)]


def _absolute(q: Quantity) -> Interval:
    reach = interval.of(q)
    return -reach if q.value is not None and q.value < 0 else reach


def _same_shares(pairs: list[_Pair]) -> Iterator[Check]:
    for first, second in pairwise(pairs):
        if first.shares.meets(second.shares):
            yield _shares_told(first, second, Verdict.HOLDS)
        elif any(_slipped(a, b) for a, b in ((first, second), (second, first))):
            yield _shares_told(second, first, Verdict.VIOLATED)


def _slipped(suspect: _Pair, other: _Pair) -> bool:
    """Tell whether one slip in one of the figures would give the other pair's number of shares."""
    if suspect.total.start == other.total.start or suspect.each.start == other.each.start:
        return False
    scale = Fraction(1, suspect.factor)
    total = other.shares * _absolute(suspect.each).scaled(scale)
    each = _absolute(suspect.total).scaled(suspect.factor) / other.shares
    return is_plain_slip(suspect.total, total) or is_plain_slip(suspect.each, each)


def _shares_told(first: _Pair, second: _Pair, verdict: Verdict) -> Check:
    shown = []
    for pair in (first, second):
        assert pair.total.value is not None and pair.each.value is not None
        shown.append(show_rounded(abs(pair.total.value * pair.factor / pair.each.value), 0))
    figures = (
        (first.each, "每股"),
        (first.total, "总额"),
        (second.each, "每股"),
        (second.total, "总额"),
    )
    return Check(
        CODE,
        verdict,
        tuple(Span(q.start, q.end, label) for q, label in figures),
        f"{first.total.text} ÷ {first.each.text} = {shown[0]} 股，"
        f"{second.total.text} ÷ {second.each.text} = {shown[1]} 股",
        f"两组总额与每股数推出的股数不同：{shown[0]} 与 {shown[1]}。",
        f"The two totals and per-share figures imply {shown[0]} and {shown[1]} shares.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="per-share-contradicts-result",
    title="每股收益与净利润不符",
    check=check,
    flags=[
        "归属于股东的净利润为«3,279,984.89元»，下滑93.34%。基本每股收益为«-0.005元/股»。",
        "股东应占亏损约为«4239.6万港元»；每股亏损«2.39港仙»。来自持续经营业务的股东应占亏损约为«2640万港元»，"
        "每股亏损则约为«2.05港仙»。",
        "2019年初至报告期末：归属于股东的净利润为«3,279,984.89元»，同比下滑93.34%。\n公告显示，"
        "总资产下滑8.93%。\n2019年初至报告期末：现金流量净额为43,319,733.94元；基本每股收益为«-0.005元/股»。",
    ],
    passes=[
        "2019年初至报告期末：归属于股东的净利润为3,279,984.89元。\n本报告期：基本每股收益为-0.005元/股。",
        "归属于股东的净利润-18,734,229.32元，去年同期为16,001,618.54元。基本每股收益-0.02257元/股。",
        "预计净利润亏损1100万元，上年同期盈利3466.26万元。预计基本每股收益亏损0.04元。",
        "股东应占亏损约为4239.6万港元；每股亏损3.29港仙。来自持续经营业务的股东应占亏损约为2640万港元，"
        "每股亏损则约为2.05港仙。",
        "净亏损2.22亿元；基本每股收益-0.2970元，同比增长292.86%。",
    ],
)
