"""平均数、单价、利息与总量对不上。

## 查什么
- 日均 × 天数 = 累计：「自 7 月 1 日至 15 日，累计 2.11 亿人次，日均 1403.4 万人次」，首尾两日都算；
- 「2016 年至 2020 年，累计脱贫 12486 人，年均脱贫 2497 人」；
- 「按存栏数平均每户一头半」：总量 ÷ 户数；
- 单价 × 数量 = 金额：均价须相等，最低价、最高价须把金额夹在中间；
- 本金、年利率、天数与本息：40 亿元 × (1 + 2.74% × 88 ÷ 365) = 40.26 亿元。

## 为什么要紧
总量、个数与平均数只要有两个对，第三个就定了。

## 例
> 自 7 月 1 日至 7 月 15 日，累计发送旅客 2.11 亿人次，日均发送旅客 1043.4 万人次。

2.11 亿 ÷ 15 = 1406.7 万，文中 1043.4 万。

## 何时不报
起止日期不明；平均数说的是另一个指标、另一段时间、工作日或高峰日；总量有不止一个可取而其中之一相符；
含不含税费一类的小差额；年化利率按 360、365、366 天计的差别。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show_rounded, show_rounded_like
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.dates import periods
from auditor.relations.dates.periods import Lengths
from auditor.relations.sums.slips import is_plain_slip
from auditor.relations.sums.verdicts import allowed, mean_of
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import NUMBER, SHARE

CODE = "AVG501"
_BACK = 60  # Figures before an average that are looked at.
_DAILY = regex.compile(
    rf"(?:日均|平均每[日天]|每[日天]平均|每[日天])(?P<name>[^,;。\n{NUMBER}-{template.RATIO}]{{0,16}}?)"
    rf"(?P<rate>{NUMBER})"
)
_OTHER_DAYS = regex.compile(
    "工作日|交易日|高峰|周末|节假日|最高|单日|平日|同期|计划|预计|力争|达产|设计|能力|可"
)
_NO_TOTAL = regex.compile(
    "日均|每[日天]|今[天日]|昨[天日]|当[天日]|单日|预计|计划|目标|其中|同期|月均"
)
_EXPECTED = regex.compile("预计|计划|目标")
_A_YEAR = regex.compile(r"年均(?!增|下|递|复|提|减|上)\p{Han}{0,6}$")
_YEARS = regex.compile(r"(?P<first>(?:19|20)\d\d)年?(?:至|到|--?|——?|~)(?P<last>(?:19|20)\d\d)年")
_REACH = 120  # Characters before a yearly average in which its years stand.
_FEW = 5  # Figures before a yearly average that may be its total and its years.
_EACH = regex.compile(
    rf"按(?P<name>[^,;。\n{NUMBER}-{template.RATIO}]{{2,12}}?)(?:计算)?,?平均每(?P<each>\p{{Han}})"
    rf"(?:为|是|有|达)?(?P<rate>{NUMBER})"
)
_HIGH = regex.compile("最高[^,;。]{0,8}$")
_LOW = regex.compile("最低[^,;。]{0,8}$")
_MEAN = regex.compile("(?:均价|平均价格?|单价|平均成交价格?)(?:约?[为是])?约?$")
_CAP = regex.compile("不超过|不高于|上限|不低于|下限|拟|计划|预计")
_PAID = regex.compile("金额|总额|总价|价款|货款|对价|耗资|资金|花费|支付")
_PER_SHARE = "元/股"
_FEES = Fraction(1, 200)  # Taxes and fees that an amount may contain or leave out.
_INTEREST = regex.compile(
    rf"(?:发行(?:规模|总额|金额)|本金|借款(?:金额)?|存款(?:金额)?)(?:为|共计|约)*(?P<sum>{NUMBER})"
    rf"[^。\n{NUMBER}]{{0,20}}?利率(?:为|约)*(?P<rate>{SHARE})[^。\n{NUMBER}{SHARE}]{{0,12}}?"
    rf"期限(?:为|约)*(?P<term>{template.DURATION})[^。\n{NUMBER}]{{0,80}}?"
    rf"(?:本息|息)(?:共计|合计|总额|金额|为|计)*(?P<paid>{NUMBER})"
)


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every average, price or interest that can be worked out."""
    norm = ctx.norm
    if "每" in norm or "日均" in norm:
        yield from _daily(ctx)
        yield from _each(ctx)
    if "年均" in norm:
        yield from _yearly(ctx)
    if "价" in norm:
        yield from _prices(ctx)
    if "利率" in norm:
        yield from _interest(ctx)


def _told(
    fits: bool,
    spans: Iterable[Span],
    sum_: str,
    result: str,
    stated: Quantity,
    severity: Severity = Severity.ERROR,
) -> Check:
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        tuple(spans),
        f"{sum_} = {result}，文中 {stated.text}",
        f"按文中数据应为 {result}，文中写作 {stated.text}。",
        f"The article's own figures give {result}, but it states {stated.text}.",
        severity,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


def _daily(ctx: Context) -> Iterator[Check]:
    """Check 日均 against the total so far and the days since."""
    shown = template.of(ctx)
    for found in _DAILY.finditer(shown.text):
        at = shown.index(found.start("rate"))
        rate = ctx.quantities[at]
        begin = marks.begins(shown.text, found.start(), ",;。\n")
        if rate.value is None or _OTHER_DAYS.search(shown.text, begin, found.end()):
            continue
        total = _total(ctx, ctx.claims[at], found["name"])
        if total is None:
            continue
        told = [c for c in ctx.claims[max(0, at - _BACK) : at] if c.paragraph == total.paragraph]
        before = [c for c in told if c.at < total.at]
        period = periods.days(before) or periods.days([c for c in told if c.at > total.at])
        if period is None:
            continue
        lengths, dates = period
        worked = _per_day(rate, total.quantity, lengths, dates)
        if worked.verdict is Verdict.HOLDS or _surely(rate, total.quantity, lengths, dates):
            yield worked


def _surely(rate: Quantity, total: Quantity, lengths: Lengths, dates: tuple[Quantity, ...]) -> bool:
    """Tell whether a daily mean that misses is wrong: a year named alone may not be meant whole."""
    if len(dates) > 1 or not periods.is_year(dates[0]):
        return True
    rounding = Interval(-rate.half_unit, rate.half_unit)
    return any(
        is_plain_slip(rate, interval.of(total) / days + rounding)
        or is_plain_slip(total, interval.of(rate) * days)
        for days in lengths
    )


def _yearly(ctx: Context) -> Iterator[Check]:
    """Check 2016年至2020年，累计N，年均N against the years, the first counted or not."""
    for rate in ctx.claims:
        if not rate.quantity.value or not _A_YEAR.search(rate.before):
            continue
        start = max(ctx.sentences[rate.sentence][0], rate.quantity.start - _REACH)
        spans = list(_YEARS.finditer(ctx.norm, start, rate.quantity.start))
        totals = [
            c.quantity
            for c in ctx.claims[max(0, rate.at - _FEW) : rate.at]
            if c.sentence == rate.sentence
            and c.bracket == rate.bracket
            and c.quantity.unit == rate.quantity.unit
        ]
        if len(spans) == 1 and len(totals) == 1 and totals[0].value:
            years = int(spans[0]["last"]) - int(spans[0]["first"]) + 1
            if years > 1:
                yield _by_years(rate.quantity, totals[0], Span(*spans[0].span(), "年份"), years)


def _by_years(rate: Quantity, total: Quantity, span: Span, years: int) -> Check:
    assert total.value is not None
    each = [interval.of(total).scaled(Fraction(1, n)) for n in (years, years - 1)]
    reach = _bound(rate)
    if rate.value is not None and rate.low == rate.high:
        reach = Interval(rate.value - 1, rate.value + 1)  # persons and pieces are not divided
    return _told(
        any(e.meets(reach) for e in each),
        (_span(rate, "年均"), _span(total, "总数"), span),
        f"{total.text} ÷ {years} 年",
        show_rounded_like(total.value / years, rate),
        rate,
        Severity.WARNING,
    )


def _total(ctx: Context, rate: Claim, name: str) -> Claim | None:
    """Return the only figure of the paragraph that can be the total of a daily average."""
    found: list[Claim] = []
    for claim in ctx.claims[max(0, rate.at - _BACK) : rate.at]:
        q = claim.quantity
        if claim.paragraph != rate.paragraph or q.unit != rate.quantity.unit or not q.value:
            continue
        if q.hedge or rate.quantity.value is None or q.value <= rate.quantity.value:
            continue
        clause = _clause(ctx, claim)
        if claim.at == rate.at - 1 and _EXPECTED.search(clause):
            return None  # 预计发送N人次，日均N人次: it is of that, whatever stands before
        if "其中" in clause:
            found = []  # a daily mean behind it is of the part
        if _NO_TOTAL.search(clause):
            continue
        if nouns.covered(name, claim.before) >= 0.6 or not nouns.characters(name):
            found.append(claim)
    return found[0] if len(found) == 1 else None


def _per_day(
    rate: Quantity, total: Quantity, lengths: Lengths, dates: tuple[Quantity, ...]
) -> Check:
    fitting = [n for n in lengths if (interval.of(total) / n).meets(_bound(rate))]
    days = (fitting or lengths)[0]
    assert total.value is not None and days.low is not None and days.high is not None
    length = (days.low + days.high) / 2
    return _told(
        bool(fitting),
        (_span(rate, "日均"), _span(total, "累计"), *(_span(d, "起止") for d in dates)),
        f"{total.text} ÷ {show_rounded(length)} 天",
        show_rounded_like(total.value / length, rate),
        rate,
    )


def _bound(q: Quantity) -> Interval:
    """Return what a figure allows; 超过40 begins at 40 itself, not at half a unit less."""
    if q.value is not None and q.high is None:
        return Interval(q.value, None)
    return mean_of(q)


def _each(ctx: Context) -> Iterator[Check]:
    """Check 按…平均每户… against the total of that name and the number of 户."""
    shown = template.of(ctx)
    for found in _EACH.finditer(shown.text):
        at = shown.index(found.start("rate"))
        rate = ctx.quantities[at]
        before = ctx.claims[max(0, at - 12) : at]
        each = found["each"]
        counts = [c.quantity for c in before if _counts(c, each)]
        totals = [
            c.quantity
            for c in before
            if c.quantity.unit == rate.unit
            and c.quantity.value
            and not c.quantity.hedge
            and nouns.covered(found["name"], _clause(ctx, c)) >= 0.6
        ]
        if len(counts) == 1 and totals:
            yield from _divided(rate, totals, counts[0])


def _clause(ctx: Context, claim: Claim) -> str:
    begin = marks.begins(ctx.norm, claim.quantity.start, ",;。\n")
    return ctx.norm[begin : claim.quantity.start]


def _counts(claim: Claim, each: str) -> bool:
    q = claim.quantity
    return bool(q.value) and (q.unit == each or (not q.unit and claim.after[:2].endswith(each)))


def _divided(rate: Quantity, totals: list[Quantity], count: Quantity) -> Iterator[Check]:
    best = totals[-1]
    for total in totals:
        if (interval.of(total) / interval.of(count)).meets(_bound(rate)):
            best = total
    assert best.value is not None and count.value is not None
    fits = (interval.of(best) / interval.of(count)).meets(_bound(rate))
    spans = (_span(rate, "平均"), _span(best, "总量"), _span(count, "个数"))
    result = show_rounded(best.value / count.value)
    yield _told(fits, spans, f"{best.text} ÷ {count.text}", result, rate)


def _prices(ctx: Context) -> Iterator[Check]:
    """Check price × quantity = amount in every sentence that gives prices 元/股 and the like."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in ctx.claims:
        if claim.quantity.kind is Kind.MONEY and claim.quantity.value:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for group in by_sentence.values():
        prices = [
            c
            for c in group
            if _MEAN.search(c.before) or _HIGH.search(c.before) or _LOW.search(c.before)
        ]
        if prices and len(group) > 1:
            yield from _bought(ctx, group, prices)


def _bought(ctx: Context, group: list[Claim], prices: list[Claim]) -> Iterator[Check]:
    mean = [c for c in prices if _MEAN.search(c.before)]
    high = [c for c in prices if _HIGH.search(c.before)]
    low = [c for c in prices if _LOW.search(c.before)]
    amounts = [
        c for c in group if c not in prices and _PAID.search(c.before) and not _CAP.search(c.before)
    ]
    if max(map(len, (mean, high, low, amounts))) > 1 or not amounts:
        return
    amount = amounts[0].quantity
    unit = _divisor(ctx, prices[0].quantity)
    counts = [
        c.quantity
        for c in ctx.claims[max(0, group[0].at - 12) : amounts[0].at]
        if c.sentence == amounts[0].sentence and c.quantity.unit == unit and c.quantity.value
        if "总" not in c.before  # the capital is not what was bought
    ]
    if len(counts) != 1:
        return
    count = counts[0]
    if mean:
        price = interval.of(mean[0].quantity)
        used = mean
    elif high and low:
        price = Interval(low[0].quantity.low, high[0].quantity.high)
        used = [low[0], high[0]]
    else:
        return
    computed = price * interval.of(count)
    if computed.low is None or computed.high is None:
        return
    reach = Interval(computed.low * (1 - _FEES), computed.high * (1 + _FEES))
    spans = [
        _span(amount, "金额"),
        _span(count, "数量"),
        *(_span(c.quantity, "单价") for c in used),
    ]
    figures = "—".join(c.quantity.text for c in used)
    result = "—".join(
        show_rounded((c.quantity.value or Fraction(0)) * (count.value or 0)) for c in used
    )
    yield _told(reach.meets(allowed(amount)), spans, f"{figures} × {count.text}", result, amount)


def _divisor(ctx: Context, price: Quantity) -> str:
    """Return the unit behind the slash of a price (元/股: 股), whoever read it."""
    behind = regex.match(r"[^/]*/(\p{Han}{1,3})", price.unit + ctx.norm[price.end : price.end + 5])
    return behind[1] if behind else ""


def _interest(ctx: Context) -> Iterator[Check]:
    """Check principal, rate and term against what is paid back."""
    shown = template.of(ctx)
    for found in _INTEREST.finditer(shown.text):
        sum_, rate, term, paid = (
            ctx.quantities[shown.index(found.start(n))] for n in ("sum", "rate", "term", "paid")
        )
        if term.unit not in ("天", "日") or not (sum_.value and rate.value and term.value):
            continue
        factor = interval.of(rate) * interval.of(term)
        if factor.low is None or factor.high is None or sum_.unit != paid.unit:
            continue
        part = Interval(factor.low / 36600, factor.high / 36000)
        interest = interval.of(sum_) * part
        fits = interest.meets(allowed(paid)) or (interval.of(sum_) + interest).meets(allowed(paid))
        exact = sum_.value * (1 + rate.value * term.value / 36500)
        spans = (_span(paid, "本息"), _span(sum_, "本金"), _span(rate, "利率"), _span(term, "期限"))
        formula = f"{sum_.text} × (1 + {rate.text} × {term.text} ÷ 365)"
        yield _told(fits, spans, formula, show_rounded(exact), paid)


RULE = Rule(
    code=CODE,
    name="rate-mismatch",
    title="平均数、单价或利息与总量不符",
    check=check,
    flags=[
        "«4月3日»至«7日»假期里，铁路累计发送旅客«6600万人次»，日均发送«1230万人次»。",
        "«10月1日»至«7日»，东州口岸累计查验旅客«824.6万人次»，日均查验«171.8万人次»。",
        "«2023年»该口岸共查验旅客«2648.3万人次»，日均旅客«7.62万人次»。",
        "全市地铁自«7月1日»起客流增长。截至«7月15日»，累计运送旅客«2.11亿人次»，同比增长6.5%，"
        "日均运送旅客«1043.4万人次»。",
        "«今年上半年»，口岸通行班列达«4776列»，增长8.2%。今年以来，口岸每日通行班列数量超过«40列»。",
        "«2016年至2020年»，全县累计脱贫«12486人»，年均脱贫«2947人»。",
        "全省年底养羊存栏«一亿三千万头»；全省«一亿二千万户»，按年底存栏数平均每户«两头以上»。",
        "公司累计回购股份«765万股»，最高成交价为«7.98元/股»，最低成交价为«7.54元/股»，成交总金额为«5259万元»。",
        "短期融资券发行规模为«40亿元»，票面利率为«2.74%»，期限为«88天»，到期兑付本息共计«42.06亿元»。",
    ],
    passes=[
        "假期三天，全市国内出游913.6万人次，恢复至前年同期的98.7%。假期预计发送旅客1241万人次，日均413.6万人次，比去年同期增长12.5%。",
        "1月15日恢复以来，截至9月22日的251天里，口岸累计接发旅客1255万人次，日均5万人次；其中8月份接发旅客218.4万人次，日均约7.05万人次。",
        "4月3日至7日假期里，铁路累计发送旅客6600万人次，日均发送1320万人次。",
        "上半年，全省救援队伍共出动38412起，出动队员41.6万人次，平均每天出动212起。",
        "1月28日至2月4日，国道车流量累计2846.2万辆次，日均355.8万辆次，同比增长8.2%。",
        "10月1日8时至8日8时，累计出动警力2100人次，日均300人次。",
        "2023年该口岸共查验旅客2648.3万人次，日均旅客7.26万人次。",
        "2023年该场馆共接待观众26.5万人次，日均观众1500人次。",
        "自7月1日启动至22日，全市地铁累计发送旅客3.07亿人次，增长6.5%，日均发送1397.6万人次。",
        "公司累计回购股份675万股，最高成交价为7.98元/股，最低成交价为7.54元/股，成交总金额为5259万元。",
        "公司回购364.7万股，成交均价为12.62元/股，支付总金额为4603.87万元(不含交易费用)。",
        "短期融资券发行规模为40亿元，票面利率为2.74%，期限为88天，到期兑付本息共计40.26亿元。",
        "该国将日均100万桶的减产措施延长至12月底，邻国将自愿减产日均30万桶的措施延长至12月。",
        "今天，旅客发送量预计240万人次。春运前12天，旅客发送量日均226.56万人次，增长8.6%。",
        "2016年至2020年，全县累计脱贫12486人，年均脱贫2497人。",
        "2016年至2020年，全县年均增收2100元，2020年人均收入16000元。",
        "5月份发送旅客300万人次，工作日日均发送11.2万人次。",
        "全村300户1200人，集体收入50万元，人均可支配收入2.1万元。",
    ],
)
