"""同一整体的各项占比加起来不是 100%。

## 查什么
- 词语表明已经列尽的占比：男与女、城镇与乡村、三次产业、最后一项是「其余」「其他」；
- 三次产业结构之比 a∶b∶c；
- 同一段里写明「占同一总数」的三项以上占比：恰好差一笔之误就是 100% 的。

## 为什么要紧
列尽的占比必须凑足 100%。凑不足，必有一项写错或漏写。

## 例
> 三次产业结构为 7.1∶39.2∶35.7。

7.1 + 39.2 + 35.7 = 82.0，应为 100。

## 何时不报
各项四舍五入造成的 99.9、100.1；没有列尽的占比；多选题各选项之比；带「约」「超」的占比放宽后相容。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from auditor import interval, regex, shares, template
from auditor.claims import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.slips import is_plain_slip
from auditor.template import SHARE, Template
from auditor.verdicts import allowed

CODE = "PCT203"
_CUE = regex.compile("男|城镇|产业|赞成|其余|其他|其它")
_SENTENCE = regex.compile(r"[^。!?\n;]+")
_STRUCTURE = regex.compile(
    r"(?:产业|第一、二、三|结构)[^。;\n]{0,30}?(?P<all>(\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?))(?![:∶\d])"
)
_SAYS_SHARE = f"(?:占|比例|比重|占比|比率)[^,;。{SHARE}]*{SHARE}"
_WITHIN = f"[^;。\\n{SHARE}]{{0,20}}?"
# Each pattern names parts that together are everything; [^…] keeps any other share out.
_COMPLETE = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"男[性生]?{_WITHIN}{_SAYS_SHARE},?[^;。{SHARE}]{{0,6}}女[性生]?{_WITHIN}{SHARE}",
        rf"城镇{_WITHIN}{_SAYS_SHARE},?[^;。{SHARE}]{{0,6}}(?:乡村|农村){_WITHIN}{SHARE}",
        rf"第一产业{_WITHIN}{_SAYS_SHARE}[^;。{SHARE}]{{0,6}}第二产业{_WITHIN}{_SAYS_SHARE}"
        rf"[^;。{SHARE}]{{0,6}}第三产业{_WITHIN}{SHARE}",
        rf"三次产业[^;。{SHARE}]{{0,16}}(?:比重|结构|占比|比例)[^;。{SHARE}]{{0,8}}{SHARE}、{SHARE}(?:、|和){SHARE}",
    )
)
# 从年龄看,…占P,…占P,…占P: portions of a trait that everyone has once, so never above 100%.
_TRAIT = regex.compile(
    r"(?:[从按][^,;。\n]{0,8})?(?:类型|类别|血型|年龄|性别|学历|文化程度|渠道|来源|城市|区域|等级|结构|构成)"
    rf"(?:看|分|上|中|来看|来说)?,(?:[^,;。\n{SHARE}]{{1,24}}占(?:比)?[约为达近]*{SHARE}[,、]?){{3,}}"
)
_CHOICES = regex.compile("受访|被调查|选择|认为|希望|愿意|看重|关注|喜欢|最多可|多选")
_RIVALS = regex.compile(rf"控球率[为达是]?{SHARE}[^。;\n{SHARE}]{{0,16}}控球率[为达是仅有]*{SHARE}")
_ABOVE = 115  # Percent; what adds up to more is no partition at all.
_REST = regex.compile(rf"(?:其余|其他|其它)[^,;。{SHARE}]{{0,10}}占[^,;。{SHARE}]{{0,10}}{SHARE}$")
_CHANGES = regex.compile("增长|下降|提高|上升|增加|减少|回落|其中|同比|比上年")
_DETAIL = Fraction(1, 200)  # Half a unit of the second decimal: coarser shares are fixed by chance.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every set of shares that ought to be everything."""
    shown = template.of(ctx)
    if _CUE.search(ctx.norm):
        yield from _structures(ctx)
        if SHARE in shown.text:
            yield from _complements(ctx, shown)
            yield from _with_rest(ctx, shown)
    if SHARE in shown.text:
        yield from _parallel(ctx)
        yield from _portions(ctx, shown)


def _structures(ctx: Context) -> Iterator[Check]:
    """Check ratios of the three industries (7.1:39.2:53.7)."""
    for found in _STRUCTURE.finditer(ctx.norm):
        numbers = [Fraction(found[n]) for n in (2, 3, 4)]
        halves = [Fraction(1, 2 * 10 ** len(found[n].partition(".")[2])) for n in (2, 3, 4)]
        if not 50 <= sum(numbers) <= 150:
            continue
        spans = tuple(Span(*found.span(n), "份额") for n in (2, 3, 4))
        reach = Interval(sum(numbers) - sum(halves), sum(numbers) + sum(halves))
        yield _told(ctx, spans, sum(numbers, Fraction(0)), reach, Severity.ERROR)


def _complements(ctx: Context, shown: Template) -> Iterator[Check]:
    for pattern in _COMPLETE:
        for found in pattern.finditer(shown.text):
            members = [ctx.quantities[i] for i in shown.between(*found.span())]
            if not _CHANGES.search(found[0]):
                yield from _sum(ctx, [q for q in members if q.unit == "%"], Severity.ERROR)


def _portions(ctx: Context, shown: Template) -> Iterator[Check]:
    """Check the portions of one trait, which may leave a rest but cannot exceed the whole."""
    for found in (*_TRAIT.finditer(shown.text), *_RIVALS.finditer(shown.text)):
        members = [ctx.quantities[i] for i in shown.between(*found.span())]
        members = [q for q in members if q.unit == "%" and q.value is not None]
        exact = sum((q.value or 0 for q in members), Fraction(0))
        if not 100 <= exact <= _ABOVE and not found[0].startswith("控球率"):
            continue
        if not _CHOICES.search(found[0]):
            yield from _sum(ctx, members, Severity.ERROR)


def _with_rest(ctx: Context, shown: Template) -> Iterator[Check]:
    """Check shares that end with what 其余 takes (甲占40%，乙占35%，其余占25%)."""
    for found in _SENTENCE.finditer(shown.text):
        sentence = found[0].rstrip()
        if not _REST.search(sentence) or _CHANGES.search(sentence):
            continue
        inside = shown.between(*found.span())
        members = [q for i in inside if (q := ctx.quantities[i]).unit == "%"]
        if len(members) > 1 and sentence.count("占") == len(members):
            yield from _sum(ctx, members, Severity.ERROR)


def _parallel(ctx: Context) -> Iterator[Check]:
    """Check shares of one whole in one paragraph, which only a slip keeps from being complete."""
    stated = [s for s in ctx.once(shares.read) if len(s.words) > 1]
    key = lambda s: (ctx.claims[s.share].paragraph, s.words)  # noqa: E731
    for _, group in groupby(sorted(stated, key=lambda s: (*key(s), s.share)), key=key):
        members = [ctx.quantities[s.share] for s in group][:30]
        if len(members) > 2:
            yield from _perhaps_complete(ctx, members)


def _perhaps_complete(ctx: Context, members: list[Quantity]) -> Iterator[Check]:
    reach = interval.total(map(interval.of, members))
    if reach.meets(interval.point(100)):
        yield from _sum(ctx, members, Severity.INFO)
        return
    if any(q.value is None or q.half_unit > _DETAIL for q in members):
        return
    for q in members:
        others = interval.total(interval.of(other) for other in members if other is not q)
        if is_plain_slip(q, interval.point(100) - others):
            yield from _sum(ctx, members, Severity.WARNING)
            return


def _sum(ctx: Context, members: list[Quantity], severity: Severity) -> Iterator[Check]:
    if any(q.value is None for q in members):
        return
    spans = tuple(Span(q.start, q.end, "占比") for q in members)
    exact = sum((q.value for q in members if q.value is not None), Fraction(0))
    yield _told(ctx, spans, exact, interval.total(map(allowed, members)), severity)


def _told(
    ctx: Context, spans: tuple[Span, ...], exact: Fraction, reach: Interval, severity: Severity
) -> Check:
    complete = reach.meets(interval.point(100))
    verdict = Verdict.HOLDS if exact == 100 else Verdict.POSSIBLE if complete else Verdict.VIOLATED
    sum_ = " + ".join(ctx.norm[s.start : s.end].rstrip("%") for s in spans)
    return Check(
        CODE,
        verdict,
        spans,
        f"{sum_} = {show(exact)}，应为 100",
        f"列尽的占比相加为 {show(exact)}%，差 {show_rounded(abs(exact - 100))} 个百分点。",
        f"Shares that cover everything add up to {show(exact)}% instead of 100%.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="shares-do-not-add-up",
    title="各项占比之和不是 100%",
    check=check,
    flags=[
        "三次产业结构为«7.1»:«39.2»:«35.7»。",
        "常住人口中，男性占«51.2%»，女性占«49.8%»。",
        "贷款投向中，农户占«40%»，企业占«35%»，其余占«15%»。",
        "重工业占支出总数的«88.59%»，轻工业占支出总数的«11.14%»，手工业占支出总数的«0.00%»。",
        "从诉求类型看，咨询类占«52.4%»，求助类占«21.6%»，投诉类占«19.8%»，建议类占«8.2%»。",
        "全场主队控球率«58%»，客队控球率«47%»。",
    ],
    passes=[
        "从血型看，O型占34.2%，A型占29.7%，B型占27.3%，AB型占8.8%。",
        "从年龄看，青年占34.2%，中年占29.7%，老年占20.3%。",
        "从渠道看，受访者选择报纸的占44.2%，选择电视的占39.7%，选择网络的占27.3%。",
        "主队控球率53%，客队控球率47%。",
        "三次产业结构由7.3:39.1:53.6调整为7.1:39.2:53.7。",
        "常住人口中，男性占51.2%，女性占48.8%。",
        "贷款投向中，农户占40.1%，企业占34.9%，其余占25.1%。",
        "受访者中，看重价格的占61%，看重质量的占72%，看重服务的占35%。",
        "第一产业增加值占比7.1%，第二产业增加值占比39.2%，第三产业增加值占比53.8%。",
        "男生入学率99.1%，女生入学率98.7%。",
    ],
)
