"""最高、最低、平均或上下限彼此矛盾。

## 查什么
- 同一句里的「最大……最小……」「最高……最低……」，以及落在二者之外的平均值；
- 只写出一端的：「平均亩产 650 公斤，最高亩产 612 公斤」；
- 「年龄21～78岁，平均45岁」：平均值应在全体的范围之内；
- 「下限为……，上限为……」「不低于……（且）不超过……」的两端。

## 为什么要紧
最高低于最低、平均高过最高，必有一个数字打错；只看一端的读者会拿到一个错误的界限。

## 例
「年龄最大6岁，最小7岁」：6岁 < 7岁。

## 何时不报
说的不是同一个量（最高气温、最低湿度）；平均与最高之间换了对象、日期；同一个数既称平均又称最高（平均最高气温）；
两端之间另起一句。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import show
from auditor.model import Check, Kind, Quantity, Rule, Span, Verdict

CODE = "ORD404"
_CUE = regex.compile("最[大高长多小低短少快]|则|[上下]限|不[低少小]于")
_MEASURED = frozenset(
    (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.DURATION, Kind.AGE, Kind.POINTS)
)
_IS = r"(?:为|是|达|到|约|仅|的?有|人民币|:)*$"
_TOP = regex.compile(rf"最([大高长多])(?:的|为|是|达)?([^,、最]{{0,12}}?){_IS}")
_LOW = regex.compile(rf"最([小低短少])(?:的|为|是|达)?([^,、最]{{0,12}}?){_IS}")
# 少则3天，多则5天; 最快3天，最慢5天
_AT_LEAST_SO = regex.standard("[少短低快小]则[约需要仅]{0,2}$")
_AT_MOST_SO = regex.standard("[多长高慢大]则[约需要仅]{0,2}$")
_FASTEST = regex.standard("最[快短][约需要仅]{0,2}$")
_SLOWEST = regex.standard("最[慢长][约需要仅]{0,2}$")
_OPPOSITE = {"大": "小", "高": "低", "长": "短", "多": "少"}
_MEAN = regex.compile(r"(?:平均|均)(?!每)[^,、最]{0,8}$")
# 平均亩产, 亩产平均, 日均客流, against 最高亩产, 亩产最高, 单日最高客流: one noun, nothing else.
_MEAN_OF = regex.compile(
    rf"^(?:其中|全[省市县区年国村]|的)*(?P<noun>\p{{Han}}{{0,8}}?)(?:平均|[日月年人户]均)"
    rf"(?!每|最)(?P<noun2>\p{{Han}}{{0,8}}?){_IS}"
)
_END_OF = regex.compile(
    rf"^(?:其中|而|但|单[日月年]|[日月年]|的)*(?P<noun>\p{{Han}}{{0,8}}?)最(?P<end>[高大多低小少])"
    rf"(?:单?[日月年])?(?P<noun2>\p{{Han}}{{0,8}}?){_IS}"
)
# 年龄21~78岁，平均45.6岁: the range that all of them make, and their mean
_OF_RANGE = regex.compile(rf"^(?P<who>\p{{Han}}{{0,8}}?)平均(?P<noun>\p{{Han}}{{0,6}}?){_IS}")
_MOSTLY = regex.compile(
    "多数?在|主要|大[多都]|一般|通常|集中|适宜|参考|正常|标准|目标|预计|平均|每"
)
_DAYS = 4  # figures before the peak of a day, its date among them
_PEAK = regex.compile(r"[^,;。\d]{0,3},(?:为|是|创|系)[^,;。\d]{0,8}(?:最[高多大]|高峰|峰值|新高)")
_AT_LEAST = regex.standard(r"(?:不低于|不少于|不小于|至少)[^,、]{0,4}$")
_AT_MOST = regex.compile(r"(?:不超过|不高于|不多于|不大于|至多)[^,、]{0,4}$")
_AT_MOST_ALONE = regex.compile(r"^(?:且|并|并且|但|同时)?(?:不超过|不高于|不多于|不大于|至多)$")
_LIMIT = regex.standard(rf"(?P<end>[上下])限{_IS}")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for extremes, bounds and means that stand beside each other in a sentence."""
    if not _CUE.search(ctx.norm) and not ctx.holds("平均"):
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.value is None or q.kind not in _MEASURED:
            continue
        if "平均" in claim.before and (span := _range_of(ctx, claim)):
            yield _within(q, span)
            continue
        if claim.prev < 0:
            continue
        if _PEAK.match(ctx.norm, q.end) and (peak := _mean_before(ctx, claim)):
            yield _order(peak, claim, "平均", "最高")
            continue
        other = ctx.claims[claim.prev]
        if other.sentence != claim.sentence or not _same_unit(q, other.quantity):
            continue
        ends = _extremes(other, claim) or _extremes(claim, other) or _bounds(other, claim)
        if ends is not None:
            yield _order(ends[0], ends[1], "下限", "上限")
            yield from _mean(ctx, ends[0], ends[1], min(claim.at, other.at))
        elif pair := _mean_and_end(other, claim) or _mean_and_end(claim, other):
            yield _order(*pair)


def _range_of(ctx: Context, mean: Claim) -> Quantity | None:
    """Return the range right before a mean of the same, or in the bracket behind it."""
    told = _OF_RANGE.search(mean.before)
    for claim in ctx.claims[max(0, mean.at - 1) : mean.at + 2] if told else ():
        q = claim.quantity
        own = q.value is None and q.low is not None and q.high is not None and not q.hedge
        alike = own and q.unit == mean.quantity.unit and q.kind is mean.quantity.kind
        if not alike or claim.sentence != mean.sentence or _MOSTLY.search(claim.before):
            continue
        if claim.at > mean.at:
            if claim.owner == mean.at and not claim.before:
                return q
        elif claim.bracket == mean.bracket and ";" not in mean.lead:
            if told is None or told["who"] not in ("", "其", "其中"):
                continue
            noun = told["noun"]
            if not noun or noun[-2:] in claim.before or (not claim.before and mean.prev < 0):
                return q
    return None


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return other.value is not None and one.unit == other.unit and one.kind is other.kind


def _extremes(high: Claim, low: Claim) -> tuple[Claim, Claim] | None:
    """Return (low, high) if the one is called the greatest and the other the least of the same."""
    if _AT_LEAST_SO.search(low.before) and _AT_MOST_SO.search(high.before):
        return low, high
    if "最" not in high.before or "最" not in low.before:
        return None
    timed = high.quantity.kind is Kind.DURATION
    if timed and _SLOWEST.search(high.before) and _FASTEST.search(low.before):
        return low, high
    top, bottom = _TOP.search(high.before), _LOW.search(low.before)
    if top is None or bottom is None or _OPPOSITE[top[1]] != bottom[1]:
        return None
    if top[2].strip() and bottom[2].strip() and top[2].strip() != bottom[2].strip():
        return None
    return low, high


def _bounds(one: Claim, two: Claim) -> tuple[Claim, Claim] | None:
    """Return (low, high) if two figures in a row are told as the limits of one thing."""
    first, second = _LIMIT.search(one.before), _LIMIT.search(two.before)
    if first and second and first["end"] != second["end"] and len(two.before) < 6:
        return (one, two) if first["end"] == "下" else (two, one)
    if not _AT_LEAST.search(one.before) or not _AT_MOST.search(two.before):
        return None
    joined = one.clause == two.clause or "且" in two.lead or "并" in two.lead
    beside = two.clause == one.clause + 1 and _AT_MOST_ALONE.search(two.before)
    return (one, two) if joined or beside else None


def _mean_before(ctx: Context, peak: Claim) -> Claim | None:
    """Return the daily mean before a day's peak: 日均接待N，其中5月2日接待M，为假期最高."""
    for mean in reversed(ctx.claims[max(0, peak.at - _DAYS) : peak.at]):
        if mean.sentence != peak.sentence or not _same_unit(peak.quantity, mean.quantity):
            continue
        told = _MEAN_OF.search(mean.before) if "日均" in mean.before else None
        noun = told["noun2"] or told["noun"] if told else ""
        return mean if noun and noun[-2:] in peak.before else None
    return None


def _mean_and_end(mean: Claim, end: Claim) -> tuple[Claim, Claim, str, str] | None:
    """Return (low, high, their labels) of a mean and an extreme of the same noun."""
    if "均" not in mean.before or "最" not in end.before:
        return None
    a, b = _MEAN_OF.search(mean.before), _END_OF.search(end.before)
    if a is None or b is None or abs(mean.clause - end.clause) > 1:
        return None
    later = a if mean.at > end.at else b
    one, two = a["noun2"], b["noun2"]
    alike = one == two if one and two else one or two in a["noun"]
    if later["noun"] or not alike:
        return None  # Another subject, or another thing that is measured.
    if b["end"] in "高大多":
        return mean, end, "平均", "最高"
    return end, mean, "最低", "平均"


def _order(low: Claim, high: Claim, lower: str, upper: str) -> Check:
    a, b = low.quantity, high.quantity
    assert a.value is not None and b.value is not None
    spans = (Span(b.start, b.end, upper), Span(a.start, a.end, lower))
    if a.low is None or b.high is None or a.low <= b.high:
        return Check(CODE, Verdict.HOLDS, spans, f"{show(a.value)} ≤ {show(b.value)}{a.unit}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{show(b.value)}{b.unit} < {show(a.value)}{a.unit}",
        f"{upper}{b.text}小于{lower}{a.text}。",
        f"The upper end {b.text} is below the lower end {a.text}.",
    )


def _within(mean: Quantity, span: Quantity) -> Check:
    """Check a mean against the range of all that it is the mean of."""
    assert mean.value is not None and span.low is not None and span.high is not None
    spans = (Span(mean.start, mean.end, "平均"), Span(span.start, span.end, "范围"))
    inside = (mean.high is None or mean.high >= span.low) and (
        mean.low is None or mean.low <= span.high
    )
    if inside:
        return Check(CODE, Verdict.HOLDS, spans, f"{mean.text} ∈ {span.text}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{mean.text} ∉ {span.text}",
        f"平均{mean.text}不在{span.text}之内。",
        f"The mean {mean.text} does not lie within {span.text}.",
    )


def _mean(ctx: Context, low: Claim, high: Claim, first: int) -> Iterator[Check]:
    """Check that a mean told in the same sentence lies between the extremes."""
    a, b = low.quantity, high.quantity
    for at in (first - 1, max(low.at, high.at) + 1):
        if not 0 <= at < len(ctx.claims):
            continue
        claim = ctx.claims[at]
        q = claim.quantity
        if claim.sentence != low.sentence or not _same_unit(a, q) or not _MEAN.search(claim.before):
            continue
        if a.low is None or b.high is None or q.low is None or q.high is None or a.low > b.high:
            continue
        spans = (
            Span(q.start, q.end, "平均"),
            Span(a.start, a.end, "下限"),
            Span(b.start, b.end, "上限"),
        )
        if q.high >= a.low and q.low <= b.high:
            yield Check(CODE, Verdict.HOLDS, spans, f"{a.text} ≤ {q.text} ≤ {b.text}")
        else:
            yield Check(
                CODE,
                Verdict.VIOLATED,
                spans,
                f"{q.text} ∉ [{a.text}, {b.text}]",
                f"平均{q.text}不在{a.text}与{b.text}之间。",
                f"The mean {q.text} does not lie between {a.text} and {b.text}.",
            )


RULE = Rule(
    code=CODE,
    name="extremes-out-of-order",
    title="最高、最低、平均或上下限矛盾",
    check=check,
    flags=(
        "办一张证少则«5天»，多则«3天»。",
        "包裹最快«36小时»，最慢«24小时»送到。",
        "参训队员年龄«19～42岁»，平均«45.3岁»。",
        "样本身高在«158厘米至186厘米»之间，平均身高«187.4厘米»。",
        "病例平均年龄«15.7岁»（«23—71岁»）。",
        "患者年龄最大«6岁»，最小«7岁»。",
        "最高成交价为«7.48元/股»，最低成交价为«7.54元/股»。",
        "平均年龄«45.4岁»，最小年龄«55岁»，最大年龄«101岁»。",
        "回购金额不低于«2亿元»且不超过«1亿元»。",
        "回购金额不低于«5000万元»，不超过«4000万元»。",
        "回购资金总额下限为«5000万元»，上限为«1000万元»。",
        "示范片平均亩产«650公斤»，最高亩产«612公斤»。",
        "节日期间日均客流«120万人次»，最高日客流«98万人次»。",
        "集中采购中标药品平均降幅«98%»，最高降幅«96%»。",
        "本月平均气温«23.4℃»，最低气温«25℃»。",
    ),
    passes=(
        "办一张证少则3天，多则5天。",
        "列车最快350公里，最慢250公里；最快2小时，最慢5小时到达。",
        "参训队员年龄19～42岁，平均28.3岁；教练年龄35～50岁，平均45.3岁。",
        "适宜气温15—20℃，今年平均气温22.4℃。",
        "身高158—186厘米，平均体重61.4公斤。",
        "年龄多数在19～42岁，平均45.3岁。",
        "年龄最大88岁，最小7月龄。",
        "最高气温12℃，最低湿度15%；最高楼层3层，最低房价4元。",
        "最高价12元，最低价10元，均价11元。",
        "回购价格不超过9.31元/股，金额不低于1亿元且不超过2亿元。",
        "资产不低于5亿元，单笔金额不超过1亿元。",
        "甲地平均亩产650公斤，乙地最高亩产612公斤。",
        "上月平均气温25℃，本月最高气温23℃。",
        "平均最高气温25℃，最高气温23℃。",
        "平均工资8000元，最高补贴1000元。",
        "出生率上限为12‰。死亡率下限为15‰。",
    ),
)
