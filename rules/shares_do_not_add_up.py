"""同一整体的各项占比加起来不是 100%。

## 查什么
- 词语表明已经列尽的占比：男与女、城镇与乡村、三次产业、最后一项是「其余」「其他」；
- 三次产业结构之比 a∶b∶c，调整前后都算；三次产业、三大需求的贡献率；
- 前后两次的占比（甲由 78.6% 降至 76.5%，乙由 21.4% 升至 23.5%），其中一次恰为 100%；
- 达标与超标、合格与不合格之比；一个占比与「其中」再分的各项；
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

from bisect import bisect
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby, pairwise

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.proportions import divided, shares, shifts
from auditor.relations.proportions.shares import Share
from auditor.relations.sums.slips import SELDOM, is_plain_slip
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import marks, template
from auditor.relations.text.template import NUMBER, OTHER, SHARE, Template

CODE = "PCT203"
_CUE = regex.standard("男|城镇|产业|资本形成|赞成|同意|持平|控球|其余|其他|其它")
_SENTENCE = regex.standard(r"[^。!?\n;]+")
_STRUCTURE = regex.compile(
    r"(?:产业|第一、二、三|结构|(?:调整|优化|转变|演变|变化|变)[为成至到])[^。;\n]{0,30}?(?P<all>(\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?)[:∶](\d+(?:\.\d+)?))(?![:∶\d])"
)
_SAYS_SHARE = f"(?:占|比例|比重|占比|比率)[^,;。{SHARE}]*{SHARE}"
_WITHIN = f"[^;。\\n{SHARE}]{{0,20}}?"
# Each pattern names parts that together are everything; [^…] keeps any other share out.
_COMPLETE = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"男[性生]?{_WITHIN}{_SAYS_SHARE}(?:[,;]|[^;。{SHARE}]{{0,6}})女[性生]?{_WITHIN}{SHARE}",
        rf"城镇{_WITHIN}{_SAYS_SHARE},?[^;。{SHARE}]{{0,6}}(?:乡村|农村){_WITHIN}{SHARE}",
        rf"{OTHER}{_WITHIN}{_SAYS_SHARE}[^;。{SHARE}]{{0,6}}{OTHER}{_WITHIN}{_SAYS_SHARE}"
        rf"[^;。{SHARE}]{{0,6}}{OTHER}{_WITHIN}{SHARE}",
        rf"(?:同意|赞成)[^。{SHARE}]{{0,40}}{SHARE}[^。{SHARE}]{{0,4}}反对[^。{SHARE}]{{0,20}}{SHARE}"
        rf"[^。{SHARE}]{{0,4}}弃权[^。{SHARE}]{{0,20}}{SHARE}",
        rf"(?:增加|上升|上涨|增长|提高)者?[^,;。{SHARE}]{{0,6}}占{SHARE}[^;。{SHARE}]{{0,4}}(?:持平|不变)"
        rf"[^,;。{SHARE}]{{0,8}}{SHARE}[^;。{SHARE}]{{0,4}}(?:减少|下降|下跌|降低)者?[^,;。{SHARE}]{{0,6}}{SHARE}",
        rf"控球率[为达是]?{SHARE}[^。;\n{SHARE}]{{0,16}}控球率[为达是仅有]*{SHARE}",
        rf"(?:(?:三次|{NUMBER})产业|{OTHER}、{OTHER}[、和]{OTHER})[^;。{SHARE}]{{0,16}}"
        rf"(?:比重|结构|占比|比例|贡献率)[^;。{SHARE}]{{0,8}}{SHARE}、{SHARE}(?:、|和){SHARE}",
        rf"消费支出[^;。{SHARE}]{{0,16}}贡献率[^;。{SHARE}]{{0,4}}{SHARE}[^;。{SHARE}]{{0,10}}资本形成"
        rf"[^;。{SHARE}]{{0,24}}{SHARE}[^;。{SHARE}]{{0,10}}净出口[^;。{SHARE}]{{0,24}}{SHARE}",
    )
)
_REST = regex.standard(rf"(?:其余|其他|其它)[^,;。{SHARE}]{{0,10}}占[^,;。{SHARE}]{{0,10}}{SHARE}$")
_CHANGES = regex.compile("增长(?!的?贡献)|下降|提高|上升|增加(?!值)|减少|回落|其中|同比|比上年")
_DIRECTIONS = regex.compile("(?:增加|上升|上涨|增长|提高|减少|下降|下跌|降低)者?[^,;。]{0,6}占")
_SORTED = regex.compile("(?:从|按照?|分|依)[^,;。]{1,10}(?:看|分|划分|统计|观察|来说|别),")
_CHOICES = regex.compile("受访|选择|认为|多选|表示|看重|希望|愿意|受查|问卷|可同时")
_CLASSES = regex.compile(
    rf"(?:以下|以内|不足).*(?:以上|及以下|及以上)[^,;。{SHARE}]{{0,8}}{SHARE}$"
)
_RANGE_WORDS = 24  # Characters before the first share in which its range stands.
_RANGE_UNIT = r"(?:周?岁|万?元|平方米|平米|分钟?|小时|公里|厘米|年|天)?"
_RANGE = regex.compile(
    rf"(?<![\d.])(?:(?P<low>\d{{1,6}}){_RANGE_UNIT}(?:[至到~—–-]+)(?P<high>\d{{1,6}})(?![\d.%])"
    rf"|(?P<over>\d{{1,6}}){_RANGE_UNIT}及?(?:以上|之上)"
    rf"|(?P<under>\d{{1,6}}){_RANGE_UNIT}及?(?:以下|以内|之下))"
)
_CLASS_FILLER = regex.compile(
    "[的占则约为是达有,了]|比[例重]|人[群口员数]?|周?岁|万?元|平方米|平米|分钟?|小时|公里|厘米|年|天"
)
# 分区域看，甲地外出者中，跨省的占P，乙地占P: the rate of each, not its share
_WITHIN_EACH = regex.compile(
    rf"看,\p{{Han}}{{1,4}}?(?P<kind>地区|[省市县区乡镇村])[^;。,{SHARE}]{{0,12}}中"
    rf"[^;。,{SHARE}]{{0,16}}占{SHARE},\p{{Han}}{{1,4}}(?P=kind)占"
)
_OF_THE_CLASS = regex.compile("[中里内各该]")  # a rate within each class
_REMAINDER = regex.compile(
    rf"(?:其余|其他|其它)[^,;。{SHARE}]{{0,14}}?(?P<name>\p{{Han}}{{2}}[率比额重])合?计?[为是约]*{SHARE}"
)
# 收入来源中，门票、餐饮、住宿占比分别为50%、30%、20%: one whole is named, and one share for each.
_RESPECTIVE = regex.compile(
    rf"(?:占比|比重|比例|份额|所占比[例重])(?:分别|依次)[为是达到约]*(?P<row>{SHARE}(?:[、,和及与]{SHARE})+)"
)
_DIVIDED = regex.compile(
    "(?:收入|支出|来源|投资|构成|结构|总量|产值|面积|成本|贷款|资金|能耗|用地|耕地|土地|总额|产量|销量|销售额"
    "|[进出]口额?|[发用]电量|资产|负债|费用|客源|投诉|案件|事故|订单|人口)中?,$"
)
# What is counted once, in one of the places or kinds named.
_COUNTED_ONCE = regex.compile(
    "(?:投诉|客流|订单|访问|报名|受理|接待|办件|发案|借阅|参观|来电|销售)(?:量|人?数|额)的?$"
)
_EACH_OF = regex.compile("[、和与及]")
_KIND = regex.compile(r"\p{Han}{2}(?P<noun>\p{Han}{2})(?:所?占|占比)[^,;。]{0,4}$")
_ROUGH = 1  # Points within which shares of so few digits add up to 100% by chance.
_LONGEST = 30  # Shares that are added up; no division has more.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every set of shares that ought to be everything."""
    shown = template.of(ctx)
    if _CUE.search(ctx.norm):
        yield from _structures(ctx)
        if SHARE in shown.text:
            yield from _complements(ctx, shown)
            yield from _with_rest(ctx, shown)
            yield from _remainders(ctx, shown)
    if SHARE in shown.text:
        yield from _respectively(ctx, shown)
        yield from _parallel(ctx, shown)
        for one, two in divided.opposites(ctx):
            yield from _sum(ctx, [one, two], Severity.ERROR)
        for whole, members in divided.parted(ctx):
            yield from _divided(ctx, whole, members)
        for before, after in shifts.twice(ctx):
            yield from _twice(ctx, before, after)


def _structures(ctx: Context) -> Iterator[Check]:
    """Check ratios of the three industries (7.1:39.2:53.7)."""
    for found in _STRUCTURE.finditer(ctx.norm):
        numbers = [Fraction(found[n]) for n in (2, 3, 4)]
        halves = [Fraction(1, 2 * 10 ** len(found[n].partition(".")[2])) for n in (2, 3, 4)]
        if not 50 <= sum(numbers) <= 150:
            continue
        spans = tuple(Span(*found.span(n), "份额") for n in (2, 3, 4))
        added, slack = sum(numbers, Fraction(0)), sum(halves, Fraction(0))
        yield _told(ctx, spans, added, Interval(added - slack, added + slack), Severity.ERROR)


def _twice(
    ctx: Context, before: tuple[Quantity, ...], after: tuple[Quantity, ...]
) -> Iterator[Check]:
    """Check the shares of one whole at two times; that they are 100% once proves them complete."""
    proof = shifts.reach(before if shifts.complete(before) else after)
    assert proof.low is not None and proof.high is not None
    for members in (before, after):
        others = shifts.reach(members) - interval.point(100)
        rough = proof.high - proof.low > _ROUGH and not shifts.complete(members)
        if rough and not any(is_plain_slip(q, interval.of(q) - others) for q in members):
            continue
        yield from _sum(ctx, list(members), Severity.ERROR)


def _complements(ctx: Context, shown: Template) -> Iterator[Check]:
    for pattern in _COMPLETE:
        for found in pattern.finditer(shown.text):
            inside = shown.between(*found.span())
            members = [ctx.quantities[i] for i in inside]
            others = [ctx.quantities[i].text for i in inside if shown.text[shown.at[i]] == OTHER]
            industries = ["产业" in text for text in others]  # no other ordinals, and no ages
            if not all(industries) or _of_a_share(ctx, inside.start, members):
                continue
            if not _CHANGES.search(_DIRECTIONS.sub("", found[0])):
                yield from _sum(ctx, [q for q in members if q.unit == "%"], Severity.ERROR)


def _of_a_share(ctx: Context, first: int, members: list[Quantity]) -> bool:
    """Tell whether parts add up to the share before them (占88.9%，男性47.3%，女性41.6%)."""
    if first == 0 or ctx.quantities[first - 1].unit != "%":
        return False
    told = [q for q in members if q.unit == "%"]
    return interval.total(map(allowed, told)).meets(allowed(ctx.quantities[first - 1]))


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


def _respectively(ctx: Context, shown: Template) -> Iterator[Check]:
    """Check one share for each of the things named, of a whole that the clause before names."""
    for found in _RESPECTIVE.finditer(shown.text):
        begin = marks.begins(shown.text, found.start())
        whole = shown.text[marks.begins(shown.text, begin - 1) : begin] if begin else ""
        words = shown.text[begin : found.start()]
        inside = shown.between(*found.span("row"))
        one = _DIVIDED.search(whole) or _SORTED.search(whole) or _COUNTED_ONCE.search(words)
        if not one or _CHOICES.search(whole):
            continue
        members = [ctx.quantities[i] for i in inside]
        if len(_EACH_OF.findall(words)) + 1 != len(members) or any(q.hedge for q in members):
            continue
        reach = interval.total(map(allowed, members))
        if reach.low is not None and reach.low > 100:
            yield from _sum(ctx, members, Severity.WARNING)


def _parallel(ctx: Context, shown: Template) -> Iterator[Check]:
    """Check shares of one whole that stand in a row, all of them or all but for a slip."""
    stated = ctx.once(shares.read)
    named = [s for s in stated if len(s.words) > 1]
    rows = [list(row) for _, row in groupby(named, key=lambda s: (_paragraph(ctx, s), s.words))]
    cuts = [found.start() for found in _SORTED.finditer(shown.text)]
    rows += [
        list(row) for _, row in groupby(stated, key=lambda s: (s.sentence, bisect(cuts, s.begin)))
    ]
    seen: set[tuple[int, ...]] = set()
    for row in rows:
        at = tuple(s.share for s in row)
        several = row[0].begin != row[-1].begin or not row[0].words  # not 分别占全球的P、P和P
        if 2 < len(row) <= _LONGEST and at not in seen and several:
            seen.add(at)
            yield from _row(ctx, shown, row)


def _paragraph(ctx: Context, share: Share) -> int:
    return ctx.claims[share.share].paragraph


def _row(ctx: Context, shown: Template, row: list[Share]) -> Iterator[Check]:
    start = marks.begins(shown.text, row[0].begin, "。;\n")
    words = shown.text[start : shown.at[row[-1].share] + 1]
    if (
        _CHOICES.search(words)
        or _WITHIN_EACH.search(words)
        or "其中" in shown.text[shown.at[row[0].share] : shown.at[row[-1].share]]
    ):
        return
    members = [ctx.quantities[s.share] for s in row]
    units = {ctx.quantities[s.part].unit for s in row if s.part >= 0}
    if any(q.value is None or q.hedge for q in members) or len(units) > 1:
        return
    if len({s.words for s in row if len(s.words) > 1}) > 1:
        return  # 占调整预算的P，占全部收入的P: shares of two wholes
    reach = interval.total(map(allowed, members))
    sorted_ = _SORTED.search(words) is not None or _alike(shown, row)
    over = reach.low is not None and reach.low > 100
    if _CLASSES.search(words) or (over and (sorted_ or _chained(ctx, members))):
        yield from _sum(ctx, members, Severity.ERROR)
    else:
        yield from _perhaps_complete(ctx, members, sorted_)


def _alike(shown: Template, row: list[Share]) -> bool:
    """Tell whether 其中 divides a whole into kinds of one noun: 其中政府支出占P，社会支出占P."""
    begins = [marks.begins(shown.text, s.begin) for s in row]
    if "其中" not in shown.text[max(0, begins[0] - 3) : begins[0] + 3]:
        return False
    found = [
        _KIND.search(shown.text, begin, shown.at[s.share])
        for begin, s in zip(begins, row, strict=True)
    ]
    nouns = {m["noun"] for m in found if m is not None}
    return None not in found and len(nouns) == 1


def _chained(ctx: Context, members: list[Quantity]) -> bool:
    """Tell whether the shares are of ranges that adjoin, so that nothing counts in two of them.

    18至30岁占P，31至45岁占P，46岁以上占P: each range begins where the one before it ends.
    """
    last = members[0].start - _RANGE_WORDS
    classes: list[tuple[int, int]] = []
    named: set[str] = set()  # what is said of a range: 18至30岁的女性, 18至30岁中
    for q in members:
        found = list(_RANGE.finditer(ctx.norm, max(0, last), q.start))
        if not found or (classes and len(found) > 1):
            return False
        m = found[-1]
        named.add(_CLASS_FILLER.sub("", ctx.norm[m.end() : q.start]))
        low = int(m["low"] or m["over"] or 0)
        classes.append((low, int(m["high"] or m["under"] or 0) or low))
        last = q.end
    if len(named) > 1 or any(map(_OF_THE_CLASS.search, named)):
        return False
    if classes[0] > classes[-1]:
        classes.reverse()
    return all(b[0] - a[1] in (0, 1) and b > a for a, b in pairwise(classes))


def _remainders(ctx: Context, shown: Template) -> Iterator[Check]:
    """Check what 其余 take against the like shares of the paragraph (得票率48%…其余合计10%)."""
    for found in _REMAINDER.finditer(shown.text):
        start = marks.begins(shown.text, found.start(), "\n")
        members = []
        for i in shown.between(start, found.end()):
            at = shown.at[i]
            name = shown.text.rfind(found["name"], max(start, at - 8), at)
            if shown.text[at] == SHARE and name >= 0:
                members.append(ctx.quantities[i])
        if 1 < len(members) <= _LONGEST:
            yield from _sum(ctx, members, Severity.WARNING)


def _perhaps_complete(ctx: Context, members: list[Quantity], sorted_: bool) -> Iterator[Check]:
    """Tell shares that are complete, or that one slip of the pen keeps from it.

    Shares that fall short may simply leave a rest, so that only a rare kind of slip counts there.
    """
    reach = interval.total(map(interval.of, members))
    if reach.meets(interval.point(100)):
        yield from _sum(ctx, members, Severity.INFO)
        return
    over = reach.low is not None and reach.low > 100
    seldom = SELDOM if over or sorted_ else SELDOM / 10
    for q in members:
        others = interval.total(interval.of(other) for other in members if other is not q)
        if is_plain_slip(q, interval.point(100) - others, seldom=seldom / len(members)):
            yield from _sum(ctx, members, Severity.WARNING)
            return


def _divided(ctx: Context, whole: Quantity, members: list[Quantity]) -> Iterator[Check]:
    """Check a share against the shares that it is divided into; a rest may be left untold."""
    reach = interval.total(map(allowed, members))
    if whole.value is None or whole.hedge or whole.unit != "%":
        return
    fits = reach.meets(allowed(whole))
    over = reach.low is not None and allowed(whole).high is not None and reach.low > whole.value
    others = [reach - allowed(q) for q in members]
    slip = is_plain_slip(whole, reach) or any(
        is_plain_slip(q, interval.of(whole) - rest, seldom=SELDOM / len(members))
        for q, rest in zip(members, others, strict=True)
    )
    if not (fits or over or slip):
        return
    told = tuple(Span(q.start, q.end, "其中") for q in members)
    spans = (Span(whole.start, whole.end, "总的占比"), *told)
    exact = sum((q.value for q in members if q.value is not None), Fraction(0))
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        spans,
        f"{' + '.join(q.text for q in members)} = {show(exact)}%，文中 {whole.text}",
        f"其中各项占比相加为 {show(exact)}%，总的占比却是 {whole.text}。",
        f"The shares add up to {show(exact)}% instead of {whole.text}.",
        Severity.WARNING,
    )


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
        "全省三次产业结构由9.5:41.1:49.4调整为«8.9»:«41.2»:«51.9»。",
        "三次产业增加值占比分别为«4.8%»、«43.1%»和«62.1%»。",
        "第一产业、第二产业、第三产业对经济增长的贡献率分别为«4.8%»、«43.1%»和«62.1%»。",
        "最终消费支出对增长的贡献率为«61.7%»，资本形成总额的贡献率为«23.9%»，净出口的贡献率为«24.4%»。",
        "登记的志愿者里，男性占«58.2%»；女性占«43.8%»，较上次上升1.4个百分点。",
        "全年合格批次比例为«93.6%»，比上年提高1.2个百分点；不合格批次比例为«4.6%»。",
        "抽检达标率为«78.5%»，超标率为«12.5%»。",
        "超标天数比例为«24.3%»，其中轻度污染为«16.9%»，中度污染为«4.2%»，重度污染为«5.2%»，严重污染为«0.7%»。",
        "经费共905亿元，其中：政府支出占«96.7%»，社会支出占«46.0%»，个人支出占«27.3%»。",
        "比例上，本地读者占比由67.8%升至«78.10%»，外地读者由25.26%降至«22.8%»，其他读者由6.8%升至«7.01%»。",
        "青年读者所占比例由«87.64%»，降至76.48%；其他读者由«21.35%»，升至23.51%。",
        "收入来源中，门票、餐饮、住宿占比分别为«50%»、«40%»、«20%»。",
        "全镇耕地中，水田、旱地、菜地占比分别为«55%»、«35%»和«20%»。",
        "城东、城西、城南三个片区投诉量占比分别为«42.5%»、«33.5%»、«34%»。",
        "从户型看，小户型、中户型、大户型占比依次为«35%»、«45%»、«30%»。",
        "18至30岁占«35%»，31至45岁占«40%»，46至60岁占«25%»，60岁以上占«5%»。",
        "来馆读者里，60岁以上占«28%»，41—60岁占«37%»，21—40岁占«45%»。",
        "三次产业结构为«7.1»:«39.2»:«35.7»。",
        "常住人口中，男性占«51.2%»，女性占«49.8%»。",
        "贷款投向中，农户占«40%»，企业占«35%»，其余占«15%»。",
        "重工业占支出总数的«88.59%»，轻工业占支出总数的«11.14%»，手工业占支出总数的«0.00%»。",
        "从诉求类型看，咨询类占«52.4%»，求助类占«21.6%»，投诉类占«19.8%»，建议类占«8.2%»。",
        "从户型看，90平方米以下的占«54.8%»，90至144平方米的占«33.9%»，144平方米以上的占«7.7%»。",
        "预期订单增加者占«25.6%»，持平者占«55.2%»，减少者占«18.3%»。",
        "甲得票率«48.3%»；乙得票率«41.7%»。其余4人得票率合计为«20.0%»。",
        "全场主队控球率«58%»，客队控球率«47%»。",
    ],
    passes=[
        "读者中，16岁以下占41.3%，16至40岁占32.5%，41至60岁占12.6%，60岁以上占13.6%。",
        "全省三次产业结构由9.5:41.1:49.4调整为8.9:41.2:49.9，对增长的贡献率分别为4.8%、33.1%和62.1%。",
        "最终消费支出对增长的贡献率为61.7%，资本形成总额的贡献率为43.9%，净出口的贡献率为-5.6%。",
        "全年合格批次比例为93.6%，不合格批次比例为6.4%；抽检达标率为78.5%，超标率为21.5%。",
        "74个城市达标天数比例为74.2%；338个城市达标天数比例为78.8%，平均超标天数比例为21.2%。",
        "甲市空气达标天数比例为78%，乙市超标天数比例为30%，地表水合格率90%，农药残留不合格率3%。",
        "超标天数比例为24.3%，其中轻度污染为16.9%，中度污染为4.2%，重度污染为2.5%，严重污染为0.7%。",
        "党员占比为30%，其中女性占12%，大专以上占25%，35岁以下占10%。",
        "比例上，本地读者占比由67.8%升至70.18%，外地读者由25.26%降至22.8%，其他读者由6.8%升至7.01%。",
        "就业率由60.5%升至62.1%，失业率由4.5%降至4.1%。",
        "男性参与率由40%升至45%，女性参与率由60%降至58%。",
        "农村从业人员占总数的88.89%，其中，男性占47.33%，女性占41.56%。",
        "分区域看，甲地区外出人员中跨省的占13.4%，乙地区占51.8%，丙地区占44.6%，丁地区占33.6%。",
        "住宅火灾12.5万起，亡1071人，起数占全部的44.3%，亡人占全部的77.1%；工厂火灾2万起，亡144人，分别占全部的7.3%和10.4%；其他场所亡80人。",
        "税收收入1113万元，占调整预算90.75%，占预算收入的38.96%；非税收入1744万元，占调整预算117.66%，占预算收入的61.04%。",
        "收入来源中，门票、餐饮、住宿占比分别为50%、30%、20%。",
        "三市民营经济占比分别为60%、55%、58%。",
        "全市学生中，近视、肥胖、龋齿占比分别为55%、20%、40%。",
        "在校生结构中，甲、乙、丙三校女生占比分别为48%、51%。",
        "18至30岁占35%，31至45岁占40%，46至60岁占20%，60岁以上占5%。",
        "18至30岁占45%，31至45岁占40%，18至45岁的女性占46%。",
        "18至30岁占25%，31至45岁占40%，46至60岁占20%。",
        "会上网的，18至30岁中占95%，31至45岁中占80%，46至60岁中占45%。",
        "从血型看，O型占34.2%，A型占29.7%，B型占27.3%，AB型占8.8%。",
        "造船完工量、新接订单量、手持订单量分别占全球市场份额的45.8%、54.3%和48.7%。",
        "从血型看，O型占34.2%，A型占29.7%，B型占27.3%，AB型占8.8%；从年龄看，18至25岁占31%，"
        "26至35岁占28%，36至45岁占23%，46至60岁占18%。",
        "从行业看，制造业占31.2%，批发零售业占24.5%，住宿餐饮业占9.1%。",
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
