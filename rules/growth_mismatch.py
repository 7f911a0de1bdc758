"""增幅与文中的新旧数据算出的不一致。

## 查什么
同一指标的现值、旧值（或增减量）与增减百分比，三者应能互相推出：
`减少 113.12 ÷ (256.33 + 113.12) = 30.62%`；股票行情「(现价, 涨跌, 涨跌幅)」亦然。
全体与各组成部分的本期数和增幅都给出、且本期数相加恰为全体时，上期数也应相加为全体。

## 为什么要紧
增幅常被单独引用。与基数不符时，必有一个数抄错或算错。

## 例
> 学校图书馆藏书 1065 册，比上年新增 251 册，增长 40%。

251 ÷ (1065 − 251) = 30.8%，文中 40%。

## 何时不报
扣除物价、按可比价格或不变价计算的实际增幅；年均增幅；基数为零或负数；现值、旧值的单位或口径不同；
增幅是截断而非四舍五入所得；「约」「超」等词放宽之后仍可相容。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import baselines, changes, forecasts, leveled
from auditor.relations.comparisons.changes import Change
from auditor.relations.sums.verdicts import allowed, judge
from auditor.relations.text import template

CODE = "CHG301"
_REAL = regex.compile(
    "可比|不变价|实际(?![发完到使投收])|扣除|剔除|年均|平均|名义|拉动|贡献|增速|同口径|季调|折年|计划|目标|力争"
)
_THAN_MONTH = regex.compile(f"[比较]{template.DATE}")  # 比10月增加33件，环比增加率为10.12%
_QUOTE = regex.compile(r"\((\d+\.\d+), ?([-+]?\d+\.\d+), ?([-+]?\d+\.\d+)%\)")
_SUBJECT = regex.compile(r"\s*(\p{Han}{3,12}?)(?:[比较与]|相比)")
_VERB_END = regex.compile(r"(?:达到?|实现|完成|[为是有共约近超:]|突破|超过|首次|已经?)+$")
_FORESEEN = regex.compile("预[估计算期]|计划|目标|编列")  # what was foreseen is no new level
_BACK = 30  # Figures before a change among which its level is looked for.
_REVISED = 2  # Percent by which a growth may miss because the year before was revised.
_END = Fraction(1, 10)  # A forecast writes 50% for 49.95% as well, and 一倍 stands for 1.03.
_HALF = Interval(Fraction(-1, 2), Fraction(1, 2))
_TELLING = 10  # Percent; a smaller change is much the same in both directions.
_LONE_DIGIT = Fraction(1, 200)  # Half a unit of a price change written to 分.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every growth whose old level the article lets one work out."""
    yield from _quotes(ctx)
    growth: Change | None = None
    difference: Change | None = None
    told: set[tuple[int, int]] = set()
    differences: dict[tuple[int, int], Change] = {}  # by sentence and level
    for change in leveled.completed(ctx, changes.read(ctx)):
        if change.amount < 0 or _REAL.search(change.words) or baselines.crosses_zero(ctx, change):
            continue
        kind = ctx.quantities[change.amount].kind
        if change.level < 0 and change.base >= 0:
            change = replace(change, level=_named_level(ctx, change))
        if kind is Kind.MULTIPLE:
            yield from _by_multiple(ctx, change)
        elif change.level < 0:
            if change.base < 0:
                continue
            if kind is not Kind.SHARE:
                difference = change
            elif difference and difference.base == change.base and _belong(difference, change):
                yield from _by_old(ctx, change, difference)
        elif kind is Kind.SHARE and change.base >= 0:
            # 达N，增长31%，而去年同期为M，增长59%: the second is the growth of M.
            if (change.level, change.base) not in told:
                told.add((change.level, change.base))
                yield from _by_base(ctx, change)
        elif kind is Kind.SHARE:
            growth = change
            yield from _by_both_ends(ctx, change)
            by = differences.get((change.sentence, change.level), difference)
            if by and _belong(by, growth):
                yield from _by_difference(ctx, growth, by)
        elif kind is not Kind.POINTS:
            difference = differences[change.sentence, change.level] = change
            if growth and _belong(growth, difference):
                yield from _by_difference(ctx, growth, difference)
    yield from _by_another_sentence(ctx)


def _by_another_sentence(ctx: Context) -> Iterator[Check]:
    """Check growths whose old level another sentence tells (去年同期为6亿元)."""
    for change, apart in baselines.completed(ctx):
        growth = ctx.quantities[change.amount]
        real = _REAL.search(change.words)
        if growth.kind is not Kind.SHARE or real or baselines.crosses_zero(ctx, change):
            continue
        for check in _by_base(ctx, change):
            yield replace(check, severity=_loudness(ctx, change)) if apart else check


def _loudness(ctx: Context, change: Change) -> Severity:
    """Return how loudly a growth is told whose base stands far off: it may have been revised."""
    growth, new, old = (ctx.quantities[i].value for i in (change.amount, change.level, change.base))
    if growth is None or not new or not old:
        return Severity.INFO
    real = 100 * (new / old - 1) * (1 if change.up else -1)
    return Severity.WARNING if abs(real - growth) > _REVISED else Severity.INFO


def _named_level(ctx: Context, change: Change) -> int:
    """Return the new level that the paragraph states before under the very same name, or -1.

    全县总产值达到N；…。总产值比1978年的N增长P: the sentence of the growth only names its subject.
    """
    subject = _SUBJECT.match(change.words)
    if not subject:
        return -1
    old = ctx.claims[change.base]
    found: list[int] = []
    for claim in ctx.claims[max(0, old.at - _BACK) : old.at]:
        same = claim.paragraph == old.paragraph and claim.quantity.unit == old.quantity.unit
        same = same and not _FORESEEN.search(claim.before)
        if same and _VERB_END.sub("", claim.before).endswith(subject[1]):
            found.append(claim.at)
    return found[0] if len({ctx.quantities[i].value for i in found}) == 1 else -1


def _belong(first: Change, second: Change) -> bool:
    """Tell whether two changes tell the same rise or fall, once in percent and once as a number."""
    same_level = first.level == second.level and first.sentence == second.sentence
    told = ("", first.reference, "chain" if _THAN_MONTH.search(first.words) else "")
    return same_level and first.up == second.up and second.reference in told


def _positive(*figures: Quantity) -> bool:
    """Tell whether all figures are above zero and of one unit, so that a growth has a meaning."""
    return len({q.unit for q in figures}) == 1 and all(
        q.low is not None and q.low > 0 for q in figures
    )


def _unsigned(ctx: Context, told: Change) -> Quantity:
    """Return a growth as the verb means it: 减少N（-16.44%） tells the fall twice."""
    growth = ctx.quantities[told.amount]
    if told.up or ctx.claims[told.amount].bracket < 0 or not growth.value or growth.value > 0:
        return growth
    low = None if growth.high is None else -growth.high
    high = None if growth.low is None else -growth.low
    return growth._replace(value=-growth.value, low=low, high=high)


def _by_base(ctx: Context, change: Change) -> Iterator[Check]:
    new, old = ctx.quantities[change.level], ctx.quantities[change.base]
    growth, up = _unsigned(ctx, change), change.up
    if _forecast(growth, new):
        yield from _by_ends(growth, new, old, up)
        return
    lost = not up and new.high is not None and new.high < 0  # A profit that turned into a loss.
    if not (_positive(new, old) or (lost and _positive(old) and new.unit == old.unit)):
        return
    ratio = interval.of(new) / interval.of(old)
    nominal = new.value / old.value if new.value and old.value else None
    sign = 1 if up else -1
    computed = _percent(ratio, sign)
    exact = None if nominal is None else sign * (nominal - 1) * 100
    sum_ = f"{_show(new)} ÷ {_show(old)} − 1" if up else f"1 − {_show(new)} ÷ {_show(old)}"
    yield _verdict(growth, exact, computed, sum_, (_span(new, "现值"), _span(old, "旧值")))


def _forecast(growth: Quantity, new: Quantity) -> bool:
    """Tell whether level and growth are ranges from … to … (预计N至N，增长P至P)."""
    ranges = (growth, new)
    return all(q.value is None and q.low is not None and q.high is not None for q in ranges)


def _by_ends(growth: Quantity, new: Quantity, old: Quantity, up: bool) -> Iterator[Check]:
    """Check both ends of a forecast against the old level."""
    if not up or not _positive(new, old):
        return
    base = interval.of(old)
    assert growth.low is not None and growth.high is not None
    for end, told, name in ((new.low, growth.low, "下限"), (new.high, growth.high, "上限")):
        assert end is not None
        computed = _percent(interval.point(end) / base, 1)
        stated = Interval(told - _END, told + _END)
        exact = 100 * (end / old.value - 1) if old.value else None
        result = "" if exact is None else show_rounded(exact)
        yield Check(
            CODE,
            Verdict.HOLDS if computed.meets(stated) else Verdict.VIOLATED,
            (_span(growth, "增幅"), _span(new, "预计"), _span(old, "旧值")),
            f"{show(end)} ÷ {_show(old)} − 1 = {result}%，文中 {growth.text}",
            f"预计数的{name}比旧值增长 {result}%，文中写作 {growth.text}。",
            f"One end of the forecast is a growth of {result}%, but {growth.text} is stated.",
            Severity.ERROR,
        )


def _by_both_ends(ctx: Context, change: Change) -> Iterator[Check]:
    """Check that both ends of a forecast grow from one old level, which nobody tells."""
    growth, new = ctx.quantities[change.amount], ctx.quantities[change.level]
    if not _forecast(growth, new) or not _positive(growth) or not _positive(new):
        return
    if not forecasts.of_one_result(ctx.norm, new.start):
        return
    olds = forecasts.old_levels(new, growth, change.up)
    if not olds:
        return
    low, high = (show_rounded(nominal) for nominal, _ in olds)
    yield Check(
        CODE,
        Verdict.HOLDS if olds[0][1].meets(olds[1][1]) else Verdict.VIOLATED,
        (_span(growth, "增幅"), _span(new, "预计")),
        f"下限推出旧值 {low}，上限推出 {high}",
        f"按预计数的下限与上限倒推，旧值分别是 {low} 和 {high}，不是同一个数。",
        "The two ends of the forecast and of its growth lead back to different old levels.",
        Severity.WARNING,
    )


def _by_multiple(ctx: Context, change: Change) -> Iterator[Check]:
    """Check 增长N倍: some writers count the old level in, so that is a mere doubt."""
    if min(change.amount, change.level, change.base) < 0 or not change.up:
        return
    times, new, old = (ctx.quantities[i] for i in (change.amount, change.level, change.base))
    if not _positive(new, old) or not new.value or not old.value or not times.value:
        return
    ratio = interval.of(new) / interval.of(old)
    more = ratio + interval.point(-1)
    stated = allowed(times)
    if times.value.denominator == 1:  # 增长一倍 is said of 1.03 as well.
        stated = Interval(times.value * (1 - _END), times.value * (1 + _END))
    result = show_rounded(new.value / old.value - 1)
    yield Check(
        CODE,
        Verdict.HOLDS if more.meets(stated) else Verdict.VIOLATED,
        (_span(times, "倍数"), _span(new, "现值"), _span(old, "旧值")),
        f"{_show(new)} ÷ {_show(old)} − 1 = {result}，文中 {times.text}",
        f"按文中数据增长 {result} 倍，文中写作 {times.text}。",
        f"The article's own figures give {result} times more, but it states {times.text}.",
        Severity.INFO if ratio.meets(stated) else Severity.ERROR,
    )


def _by_difference(ctx: Context, told: Change, difference: Change) -> Iterator[Check]:
    growth, new = _unsigned(ctx, told), ctx.quantities[told.level]
    by, up = ctx.quantities[difference.amount], told.up
    if not _positive(new, by):
        return
    sign = -1 if up else 1
    level, step = _measured(new), _measured(by)
    base = level + (step if sign > 0 else -step)
    if base.low is None or base.low <= 0:
        return
    parts = level / step  # base ÷ difference = new ÷ difference ∓ 1
    inverse = Interval(
        None if parts.low is None else parts.low + sign,
        None if parts.high is None else parts.high + sign,
    )
    computed = interval.point(100) / inverse
    exact = None
    if new.value and by.value and new.value + sign * by.value > 0:
        exact = 100 * by.value / (new.value + sign * by.value)
    sum_ = f"{_show(by)} ÷ ({_show(new)} {'−' if up else '+'} {_show(by)})"
    others: tuple[Span, ...] = (_span(new, "现值"), _span(by, "增减量"))
    turned = None if exact is None else _turned(growth, by, new, up)
    if turned and judge(exact, computed, growth) is Verdict.VIOLATED:
        others = (*others, *_verb(ctx, difference))
    yield _verdict(growth, exact, computed, sum_, others)


def _turned(growth: Quantity, by: Quantity, new: Quantity, up: bool) -> bool:
    """Tell whether the figures fit, to four digits, once the verb is turned round."""
    if not new.value or not by.value or not growth.value or growth.value < _TELLING:
        return False
    old = new.value + (by.value if up else -by.value)
    return old > 0 and interval.point(100 * by.value / old).meets(interval.of(growth))


def _verb(ctx: Context, told: Change) -> Iterator[Span]:
    """Yield where the verb of a change stands."""
    shown = template.of(ctx)
    start, end = (ctx.quantities[told.amount].start - shown.at[told.amount] + p for p in told.verb)
    if ctx.norm[start : start + 1] == shown.text[told.verb[0]]:
        yield Span(start, end, "方向")


def _by_old(ctx: Context, told: Change, difference: Change) -> Iterator[Check]:
    """Check a growth against the old level and the difference, the new level being far away."""
    by, old = ctx.quantities[difference.amount], ctx.quantities[told.base]
    growth = _unsigned(ctx, told)
    if not _positive(by, old):
        return
    exact = 100 * by.value / old.value if by.value and old.value else None
    computed = (_measured(by) / _measured(old)).scaled(100)
    sum_ = f"{_show(by)} ÷ {_show(old)}"
    yield _verdict(growth, exact, computed, sum_, (_span(by, "增减量"), _span(old, "旧值")))


def _measured(q: Quantity) -> Interval:
    """Return the interval of a figure; whole 点 of an index and whole measures are rounded ones."""
    exact = q.low is not None and q.low == q.high and q.low.denominator == 1
    return interval.of(q) + _HALF if exact and _rounded(q) else interval.of(q)


def _rounded(q: Quantity) -> bool:
    return q.unit == "点" or q.kind is Kind.MEASURE


def _percent(ratio: Interval, sign: int) -> Interval:
    """Turn new ÷ old into a growth (sign 1) or a decline (sign −1) in percent."""
    less_one = ratio + interval.point(-1)
    return (less_one if sign > 0 else -less_one).scaled(100)


def _verdict(
    growth: Quantity,
    exact: Fraction | None,
    computed: Interval,
    sum_: str,
    others: tuple[Span, ...],
) -> Check:
    verdict = judge(exact, computed, growth)
    result = "" if exact is None else show_rounded(exact)
    return Check(
        CODE,
        verdict,
        (_span(growth, "增减幅"), *others),
        f"{sum_} = {result}%，文中 {growth.text}",
        f"按文中数据增减幅应为 {result}%，文中写作 {growth.text}。",
        f"The article's own figures give a change of {result}%, but it states {growth.text}.",
        Severity.ERROR,
    )


def _quotes(ctx: Context) -> Iterator[Check]:
    """Check every stock quote in brackets: price, change, change in percent."""
    if "%)" not in ctx.norm:
        return
    for found in _QUOTE.finditer(ctx.norm):
        price, change, percent = (Fraction(found[n]) for n in (1, 2, 3))
        old = price - change
        if old <= 0:
            continue
        half = _LONE_DIGIT if len(found[2].partition(".")[2]) <= 2 else Fraction(1, 2000)
        computed = Interval(
            100 * (change - half) / (old + half), 100 * (change + half) / (old - half)
        )
        stated = Interval(percent - Fraction(1, 100), percent + Fraction(1, 100))
        exact = 100 * change / old
        holds = abs(exact - percent) <= Fraction(1, 100)
        verdict = (
            Verdict.HOLDS
            if holds
            else Verdict.POSSIBLE
            if computed.meets(stated)
            else Verdict.VIOLATED
        )
        spans = (
            Span(*found.span(3), "涨跌幅"),
            Span(*found.span(1), "现价"),
            Span(*found.span(2), "涨跌"),
        )
        result = show_rounded(exact)
        yield Check(
            CODE,
            verdict,
            spans,
            f"{found[2]} ÷ ({found[1]} − {found[2]}) = {result}%，文中 {found[3]}%",
            f"按现价与涨跌额，涨跌幅应为 {result}%，文中写作 {found[3]}%。",
            f"Price and change give {result}%, but the article states {found[3]}%.",
            Severity.ERROR,
        )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


def _show(q: Quantity) -> str:
    return q.text if q.value is None else show(q.value)


RULE = Rule(
    code=CODE,
    name="growth-mismatch",
    title="增幅与数据不符",
    check=check,
    flags=[
        "公司预计上半年实现净利润«2亿元至3亿元»，同比增长«100%至150%»。",
        "预计全年归母净利润«4000万元至5000万元»，同比下降«60%至40%»。",
        "2018年上半年公司净利润为«1.42836亿元»，2019年同期为«2.30517亿元»，同比上升«64.1%»。",
        "2019年，全院收案«4210件»，结案3980件，较2018年分别增长«19.4%»和9.4%。2018年收案«3850件»、结案3638件。",
        "全市发生较大事故«34起»，死亡125人，同比减少«6起»、25人，分别下降«51%»和16.7%。",
        "全市发生较大事故34起，死亡«125人»，同比减少6起、«25人»，分别下降15%和«17.6%»。",
        "全年发生交通事故«1846起»，造成312人死亡、1920人受伤，与上年相比，事故起数减少«154起»，下降«17.7%»。",
        "上半年接报火灾11286起，造成«42人»死亡，与去年同期相比，死亡人数减少«6人»，下降«21.5%»。",
        "2015年，中院收案«18640件»，结案17215件，比2014年分别上升«58.6%»和43%。\n2014年，中院收案«12215件»，结案12038件。",
        "2015年，中院收案18640件，结案«17215件»，比2014年分别上升52.6%和«34%»。\n2014年，中院收案12215件，结案«12038件»。",
        "本月受理申诉«417件»，比9月份增加«61件»，环比增加率为«11.7%»。",
        "全县总人口为«714900人»，与2010年第六次人口普查相比，增加了«113100人»，10年间增长«81.80%»。",
        "甲店销售«98.2万元»，乙店销售«146.7万元»，比甲店增长«44.9%»。",
        "当选女代表为«113人»（占18.08%），与上届相较，«减»«27人»（«31.40%»）。",
        "捐款金额«19万2,720元»，虽受疫情冲击，较去年同期减少«3万7,904元»（«-14.64%»）。",
        "乙指数延续升势，«13661.50点»的收市点数比上一交易日涨«44.7点»，涨幅仅为«0.03%»。",
        "全县汉族人口为341730人，占99.08%；各少数民族人口为«3190人»，占0.92%。与2010年人口普查相比，汉族人口减少43740人，下降11.35%；各少数民族人口增加«540人»，增长«23.08%»。",
        "全年粮食产量«52.3万吨»，油料产量3.2万吨。粮食产量比上年增加«1.2万吨»，增长«3.2%»。",
        "女性当选人为«113人»（占18.08%），与上届相比，增«27人»（«34.10%»），呈增加趋势。",
        "全年清运«3,404.91吨»，较去年同期增加«357.38吨»（«17.13%»）。",
        "集团总资产«256.33亿元»，比期初减少«113.12亿元»，下降«36.02%»。",
        "参展企业«1065家»，比上届同期新增«251家»，增长超«40%»。",
        "门票收入«20,457.22万元»，较上年同期«31,630.07万元»，减少了11,172.85万元，降幅«25.32%»。",
        "某某股份(«3.250»,«-0.03»,«-9.1»%)今日复牌。",
        "平均浓度为«38微克»，同比下降«5.9%»，去年同期为«42微克»。",
        "出院患者«5.27万人次»，同比增长«14.4%»（2021年为«5.05万人次»）。",
        "综合指数上涨«42.61点»，收于«4119.21点»，涨幅«10.5%»。",
        "销售额«292.2亿元»，去年同月为«324.6亿元»，按年下跌«19.0%»。",
        "预算收入«386.72亿元»，完成年初预算的68.3%，同比增收«14.06亿元»，增长«8.3%»。",
        "订单«489.4亿美元»，较上月增加«17.2亿美元»，月增«6.3%»；较上年同月增加31.9亿美元，年增7.0%。",
        "预计净利润为«12000万元至14500万元»，上年同期为«8000万元»，同比增长«50%至87.25%»。",
        "现金流量净额«-86.22亿元»，上年同期«124.31亿元»，同比下降«196.36%»。",
        "去年全县总产值达到«2.46亿元»，创造了新水平。总产值比四年前的«1.56亿元»增长«75.7%»。",
        "人均收入由«108元»增加到«264元»，增长«2.14倍»。",
        "实有经营主体128.64万户。与2022年底的«116.91万户»相比，净增«11.73万户»，增长«1.0%»。",
        "1—5月，公司实现销售收入«6.62亿元»，同比增长«20%»。去年同期为«6.02亿元»。",
        "今年上半年，全镇完成税收«1.324亿元»，增长«12%»。\n上年同期，全镇完成税收«1.203亿元»。",
        "5月，新建住宅成交«2846套»，环比增长«14.2%»；4月份成交«2532套»。",
        "一季度新登记企业«3426家»，同比增长22.4%。二季度新登记企业«4102家»，环比增长«15.9%»。",
        "医院去年门诊量«86.41万人次»，出院3.2万人次。今年门诊量«91.64万人次»，同比增长«9%»。",
        "2019年旅客吞吐量突破500万人次，达到«512.6万人次»，同比增长«18.3%»。2018年旅客吞吐量为«450.4万人次»。",
        "6月平均降水量«186.4毫米»，较常年同期（«142.3毫米»）偏多«41%»。",
        "去年全县粮食产量为«42万吨»。\n今年全县粮食产量达到«44.1万吨»，比去年增长«15%»。",
        "2020年全县粮食产量«42万吨»。\n2021年全县粮食产量«44.1万吨»，比上年增长«15%»。",
        "全县共有«84178人»，与2010年（第六次普查数据，下同）的«78972人»相比，增加5206人，增长«9.59%»。",
        "全县常住人口«48.62万人»，与上次普查的«51.27万人»相比，减少2.65万人，下降«7.15%»。",
    ],
    passes=[
        "新车售价20万元至30万元，较老款上涨5%至10%。",
        "预计各门店净利润2万元至3万元，同比增长5%至10%。",
        "公司预计上半年实现净利润2亿元至3亿元，同比增长100%至200%。",
        "预计全年归母净利润4000万元至5000万元，同比下降60%至50%。",
        "预计前三季度净利润1.7亿元至2.2亿元，同比增长约35%至75%。",
        "预计净利润30万元至50万元，同比下降99%至98%。",
        "预估罚款收入约2亿6,337万元，实际共2亿0,255万元，罚款收入较2024年的1亿7,786.5万元增加13.88%。",
        "2018年上半年公司净利润为1.42836亿元，2019年同期为2.30517亿元，同比上升61.4%。",
        "2017年上半年公司净利润为1.42836亿元，2019年同期为2.30517亿元，同比上升64.1%。",
        "全省常住人口共4821万人，比2010年的4536万人，增加285万人，增长6.28%。",
        "2019年，全院收案4210件，结案3980件，较2018年分别增长9.4%和9.4%。2018年收案3850件、结案3638件。",
        "全市发生较大事故34起，死亡125人，同比减少6起、25人，分别下降15%和16.7%。",
        "全年发生交通事故1846起，造成312人死亡、1920人受伤，与上年相比，事故起数减少154起，下降7.7%；死亡人数减少28人，下降8.2%。",
        "全年发生交通事故1846起。其中摩托车事故412起，占22.3%，与上年相比，事故起数减少28起，下降6.4%。",
        "2015年，中院收案18640件，结案17215件，比2014年分别上升52.6%和43%。\n2014年，中院收案12215件，结案12038件。",
        "2015年，中院结案17215件，收案18640件，比2014年分别上升43%和52.6%。2014年，收案12215件。",
        "甲店销售98.2万元，乙店销售146.7万元，比甲店增长49.4%，比去年增长3%。",
        "捐款金额192720元，虽受疫情冲击，较去年同期减少3万7,904元（-16.44%）。",
        "捐款金额19万2,720元，较去年同期减少3万7,904元（16.44%）。",
        "全县汉族人口为341730人；各少数民族人口为3190人。与2010年人口普查相比，汉族人口减少43740人，下降11.35%；各少数民族人口增加540人，增长20.38%。",
        "全年粮食产量52.3万吨。一季度粮食产量比上年增加1.2万吨，增长3.2%。",
        "全县人户分离人口为98720人，其中流动人口为77390人，县内分离人口为21330人。与上次普查相比，分离人口增加44230人，增长133.38%。",
        "全年财政收入52.3亿元。其中税收收入增加1.2亿元，增长3.2%。",
        "全年营业额人民币2138百万元，较去年人民币1900百万元上升12.5%。",
        "女性当选人为113人（占18.08%），与上年相比，增27人（31.40%），呈增加趋势。",
        "全县常住人口与十年前普查的388123人相比，减少43188人，下降11.13%。",
        "码头全年发运1286万箱，日均约3.5万箱，比上年实际发运量1144万箱增长12.4%。",
        "住户168.4万户，与2010年的151.2万户相比，十年增加17.2万户，增长11.38%。",
        "1—5月，公司实现销售收入6.62亿元，同比增长10%。去年同期为6.02亿元。",
        "前2个月进出口56亿元，其中1月27亿元；去年全年为312亿元，下降2%。",
        "一季度收入29亿元，去年全年收入312亿元，增长12%。",
        "全年利润1010亿元，增长率为30.8%，而上年同期为772亿元，增长率为59%。",
        "1—5月，公司实现销售收入6.62亿元，利润0.8亿元，同比增长20%。去年同期为6.02亿元。",
        "去年全县生产总值420亿元。\n今年全县生产总值441亿元，比去年增长7.5%。",
        "去年全县粮食产量为42万吨。今年全市粮食产量达到144.1万吨，比去年增长5%。",
        "2019年全县粮食产量42万吨。2021年全县粮食产量44.1万吨，比上年增长1%。",
        "净利润3000万元，同比增长20%，上年同期亏损2500万元。",
        "净利润3.2亿元，上年亏损1.1亿元，同比增长390%。",
        "集团总资产256.33亿元，比期初减少113.12亿元，下降30.62%；净资产65.52亿元，比期初减少76.97亿元，下降54.02%。",
        "销售额292.2亿元，去年同月为324.6亿元，按年下跌10.0%。",
        "预算收入386.72亿元，完成年初预算的68.3%，同比增收14.06亿元，增长3.8%。",
        "订单489.4亿美元，较上月增加17.2亿美元，月增3.6%；较上年同月增加31.9亿美元，年增7.0%。",
        "预计净利润为12000万元至14500万元，上年同期为8000万元，同比增长50%至81.25%。",
        "现金流量净额-86.22亿元，上年同期124.31亿元，同比下降169.36%。",
        "全县总产值达到2.46亿元，其中农业1.38亿元。总产值比四年前的1.56亿元增长57.7%。",
        "人均收入由108元增加到264元，增长1.44倍；人均储蓄由100元增加到300元，增长3倍。",
        "五年经费共为1172亿元，比前五年的577亿元增长一倍。",
        "成交1386套，上年同期为2000套，环比增长8.6%。",
        "全县常住人口48.62万人，与第六次全国人口普查的51.27万人相比，减少2.65万人，下降5.17%。",
        "实有经营主体128.64万户，其中企业41.27万户。与2022年底的116.91万户相比，净增11.73万户，增长10.0%。",
        "原煤产量29.21亿吨，增加1.74亿吨，增长6.3%。",
        "综合指数低收20426点，跌64点，跌幅为0.31%；科技指数收报1846点，升9点，涨幅为0.51%。",
        "全县共有84178人，与2010年（第六次普查数据，下同）的78972人相比，增加5206人，增长6.59%。每户2.61人，比2010年（同口径）的3.02人减少0.41人。",
        "某某股份(3.250,-0.03,-0.91%)与某某控股(0.3,-0.03,-9.09%)、平盘的某某实业(6.450,0.00,0.00%)。",
        "农民人均收入463元，比上年的402元增加61元，扣除物价因素，实际增长8.6%。",
        "销售额12.5亿元，同比增长20%，环比增加1.1亿元，增长9.6%。",
        "四百家工厂净资产达8123亿元，比年初增长17%；户均实收资本4.4亿元，比年初增加0.8亿元，增长22.2%。",
        "净资产达8123亿元，比年初增长17%；户均总资产21.5亿元，比年初增加3.5亿元，增长19.4%。",
        "在建工程投资达3210.4亿元，比年初增长28.3%，比去年全年多投入241.6亿元。",
    ],
)
