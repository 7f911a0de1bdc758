"""年均增幅与首尾两年的数据不符。

## 查什么
「1982 年为 270 元，1987 年提高到 463 元，平均每年增长 11.4%」：
首尾两个数与年数给出的年均增幅，应与文中所写相符。
扣除物价上涨后的年均增幅，不会高于按原价计算的年均增幅。
「比 2015 年增加 60 万吨，年均增加 12 万吨」：总增量除以年数应等于年均增量。

## 为什么要紧
年均增幅是复利，读者无法一眼看出它与首尾两数不符。

## 例
> 人均收入 2010 年为 270 元，2015 年提高到 463 元，扣除物价上涨因素，平均每年增长 18.6%。

(463 ÷ 270)^(1/5) − 1 = 11.4%，扣除物价之后不会更高。

## 何时不报
年数不明；按可比价格计算（没有说是扣除物价上涨）；起止年份是否首尾都算有两种理解，任一种相符。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show_rounded_like
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import changes
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import marks, template
from auditor.relations.text.template import SHARE

CODE = "CHG305"
_AVERAGE = regex.compile(
    rf"(?:年均|平均每年|年平均|每年平均)(?:实际|复合)?"
    rf"(?:增长率?|递增|增加|上升|提高|下降|减少|递减|增速|增幅|降幅)(?:率|速度)?"
    rf"[约为是达近高仅超过]*(?P<share>{SHARE})"
)
_STEP = regex.compile(
    rf"(?:年均|平均每年|年平均|每年平均)净?(?:增长|增加|新增|增|上升|提高|扩大|减少|下降|降低)了?"
    rf"[约为达近]*(?P<step>[{template.NUMBER}{template.POINTS}])"
)
_SINCE = regex.compile(rf"[比较](?P<year>{template.DATE})[末底]?[^,;。{template.DATE}]{{0,8}}\Z")
_DURING = regex.compile(
    rf"(?P<years>{template.DURATION})(?:[间来内共]|以来|时间|累计|合计|总共|年均)*,?"
    rf"[^,;。{template.DATE}{template.DURATION}]{{0,16}}\Z"
)
_DATES = 8  # Dates before a comparison among which the year of its level stands.
_DOWN = regex.compile("下降|减少|递减")
_PRICES = regex.compile("扣除(?:了)?(?:物价|价格)[^,;。]{0,4}(?:上涨|因素)")
_COMPARABLE = regex.compile("可比|不变价|实际|剔除")
_CENSUS = "全国人口普查"  # every ten years since the fourth
_LONGEST = 60  # Years; further apart is a matter of history books.
_BESIDE = 8  # Characters between a growth and the average growth that it comes to.
_YEARLY = regex.compile("年均|每年|年平均")
_BACK = 8
_SHORT = regex.compile("上年|去年|[两二三四五六七八九十\\d]年(?:平均|年均)|同比|环比|同期")


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every average growth whose first and last level are told before it."""
    shown = template.of(ctx)
    if "年均" not in shown.text and "每年" not in shown.text and "年平均" not in shown.text:
        return
    told = changes.read(ctx)
    verbs = [change.verb[0] for change in told]
    for found in _AVERAGE.finditer(shown.text):
        stated = ctx.quantities[shown.index(found.start("share"))]
        begin = marks.begins(shown.text, found.start(), "。;!?\n")
        words = shown.text[begin : found.end()]
        if stated.value is None or _COMPARABLE.search(words):
            continue
        if not words[: found.start() - begin].strip() and begin > 1:
            # …减少N人，下降P。年平均增长率为P: of what the sentence before compares
            begin = marks.begins(shown.text, begin - 1, "。;!?\n")
        last = bisect_left(verbs, found.start()) - 1
        if last >= 0 and verbs[last] >= begin:
            yield from _one(ctx, told[last], stated, words, begin, found.start())
    for found in _STEP.finditer(shown.text):
        last = bisect_left(verbs, found.start()) - 1
        begin = marks.begins(shown.text, found.start(), "。;!?\n")
        if last >= 0 and verbs[last] >= begin and told[last].amount >= 0:
            yield from _step(ctx, told[last], shown.index(found.start("step")))


def _step(ctx: Context, change: changes.Change, at: int) -> Iterator[Check]:
    """Check what grew a year on average against what grew in all, told right before it."""
    whole, step = ctx.quantities[change.amount], ctx.quantities[at]
    years = _years_of(ctx, change)
    alike = whole.kind is step.kind and whole.unit == step.unit and change.amount == at - 1
    if not alike or years is None or not whole.value or not step.value:
        return
    fits = any(  # Both ends may have been counted.
        interval.of(whole).scaled(Fraction(1, n)).meets(allowed(step)) for n in (years, years + 1)
    )
    exact = show_rounded_like(whole.value / years, step)
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(step.start, step.end, "年均增量"), Span(whole.start, whole.end, "总增量")),
        f"{whole.text} ÷ {years} = {exact}，文中 {step.text}",
        f"{years} 年的总增量 {whole.text}，每年平均应为 {exact}，文中写作 {step.text}。",
        f"{whole.text} over {years} years is {exact} a year, not {step.text}.",
        Severity.ERROR,
    )


def _years_of(ctx: Context, change: changes.Change) -> int | None:
    """Return over how many years a change runs: 五年间…, or from 比2012年 to the year of the level.

    The year of the level is the last that was told before the comparison.
    """
    shown = template.of(ctx)
    begin = marks.begins(shown.text, change.verb[0], "。;!?\n")
    words = shown.text[begin : change.verb[0]]
    during = _DURING.search(words)
    if during is not None:
        length = ctx.quantities[shown.index(begin + during.start("years"))]
        whole = length.unit == "年" and length.value is not None and length.value.denominator == 1
        return int(length.value) if whole and length.value else None
    since = _SINCE.search(words)
    if since is None:
        return None
    first = shown.index(begin + since.start("year"))
    told = [
        q.when.year
        for q in ctx.quantities[max(0, first - _DATES) : first + 1]
        if q.when is not None and q.when.year is not None and q.until is None
    ]
    if len(told) < 2 or not 1 < told[-2] - told[-1] <= _LONGEST:
        return None
    return told[-2] - told[-1]


def _one(
    ctx: Context, change: changes.Change, stated: Quantity, words: str, begin: int, end: int
) -> Iterator[Check]:
    """Check one average growth against the change told before it in the sentence."""
    ratio = _ratio(ctx, change)
    years = _years(ctx, change, begin, end)
    told = template.of(ctx).text[begin : change.verb[0]]
    beside = end - change.verb[1] <= _BESIDE
    if (
        ratio is not None
        and ratio[1][0] is ratio[1][1]
        and (_SHORT.search(words) or _YEARLY.search(told) or not beside)
    ):
        return  # 比上年增长8.1%，两年平均增长5.1%: one growth of a year, one of two
    if ratio is None or years is None or ratio[0].low is None or ratio[0].low <= 0:
        return
    whole, figures = ratio
    clause = words[-12:].rpartition(",")[2]  # 下降11.1%，年平均增长率为-1.17%: a fall told once
    down = _DOWN.search(clause) is not None and (stated.value or 0) > 0
    reach = allowed(stated)
    wanted = (-reach if down else reach) + interval.point(100)
    real = _PRICES.search(words) is not None
    fits = any(_agrees(whole, wanted, n, real) for n in (years, years + 1, years - 1) if n > 0)
    exact = ((float(figures[2]) ** (1 / years)) - 1) * 100
    spans = [Span(stated.start, stated.end, "年均增幅")]
    spans += [Span(q.start, q.end, "首尾数据") for q in figures[:2] if isinstance(q, Quantity)]
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        tuple(spans),
        f"{years} 年共 {float(figures[2]):.4g} 倍，年均 {exact:.2f}%，文中 {stated.text}",
        f"按首尾数据，{years} 年的年均增幅为 {exact:.2f}%，文中写作 {stated.text}。",
        f"First and last level give {exact:.2f}% a year over {years} years, not {stated.text}.",
        Severity.ERROR,
    )


def _ratio(
    ctx: Context, change: changes.Change
) -> tuple[Interval, tuple[Quantity, Quantity, Fraction]] | None:
    """Return last ÷ first with the two levels, if both are stated."""
    if change.base >= 0 and change.level >= 0:
        new, old = ctx.quantities[change.level], ctx.quantities[change.base]
        if new.unit == old.unit and new.value and old.value and old.value > 0 and new.value > 0:
            return interval.of(new) / interval.of(old), (new, old, new.value / old.value)
    told = change.amount >= 0 and change.reference in ("other", "from")
    grown = ctx.quantities[change.amount] if told else None
    if grown is not None and grown.unit == "%" and grown.value and not grown.hedge:
        sign = 1 if change.up else -1
        times = 1 + sign * grown.value / 100
        reach = interval.of(grown).scaled(Fraction(sign, 100)) + interval.point(1)
        return (reach, (grown, grown, times)) if times > 0 else None
    return None


def _years(ctx: Context, change: changes.Change, begin: int, end: int) -> int | None:
    """Return how many years lie between the levels: two dates or a duration in the sentence."""
    shown = template.of(ctx)
    within = shown.between(begin, end)
    if (count := _censuses(ctx, within)) is not None:
        return count
    years: list[int] = []
    for i in within:
        q = ctx.quantities[i]
        if q.kind is Kind.DURATION and q.unit == "年" and q.value and q.value.denominator == 1:
            return int(q.value)
        if q.when is not None and q.when.year is not None and q.until is None:
            years.append(q.when.year)
    if len(set(years)) != 2:
        return None
    length = abs(years[-1] - years[0])
    return length if 0 < length <= _LONGEST else None


def _censuses(ctx: Context, within: range) -> int | None:
    """Return the years between the census that a sentence compares with and the one told of."""
    told = ctx.once(_told_of)
    old = next((n for i, n in told if i in within), 0)
    latest = max((n for i, n in told if i < within.stop), default=0)
    return 10 * (latest - old) if latest > old > 2 else None


def _told_of(ctx: Context) -> list[tuple[int, int]]:
    """Return the censuses that an article names, by the index of the figure: 第七次全国人口普查."""
    if _CENSUS not in ctx.norm:
        return []
    return [
        (i, int(q.value))
        for i, q in enumerate(ctx.quantities)
        if q.kind is Kind.ORDINAL and q.value and ctx.norm.startswith(_CENSUS, q.end)
    ][:_LONGEST]


def _agrees(whole: Interval, wanted: Interval, years: int, real: bool) -> bool:
    """Tell whether growing so fast for so many years leads from the first to the last level."""
    low = None if wanted.low is None or wanted.low <= 0 else (wanted.low / 100) ** years
    high = None if wanted.high is None else (wanted.high / 100) ** years
    if real:  # Prices rose, so that the levels grew at least as fast.
        return low is None or whole.high is None or low <= whole.high
    return whole.meets(Interval(low, high))


RULE = Rule(
    code=CODE,
    name="average-growth-mismatch",
    title="年均增幅与首尾数据不符",
    check=check,
    flags=[
        "第七次全国人口普查公报\n全县常住人口«352700人»，较2010年第六次全国人口普查时的«396800人»减少44100人，下降11.11%，年平均增长率为«-1.71%»。",
        "居民人均纯收入，2010年为«270元»，2015年提高到«463元»，扣除物价上涨因素，平均每年增长«18.6%»。",
        "2020年乡镇企业产值«2.46亿元»，比2016年的«1.56亿元»增长57.7%，年均增长«21.1%»。",
        "毕业生由2004年的«200万人»增加到2014年的«400万人»，年均增速高达«2.7%»。",
        "2023年产值50亿元，比2018年增长«61.1%»，年均增长«12.0%»。",
        "2022年，全省在校生总量达到846.2万人，比2012年增加«96.2万人»，年均增加«69.2万人»。",
        "2022年入学率提高到91.4%，比2013年增加«16.2个百分点»，年均提高«8.1个百分点»。",
        "2020年粮食产量560万吨，比2015年增加«60万吨»，年均增加«21万吨»。",
        "2016—2020年五年累计增加«75万吨»，年均增加«51万吨»。",
    ],
    passes=[
        "2022年，全省在校生总量达到846.2万人，比2012年增加96.2万人，年均增加9.6万人；入学率提高到91.4%，增加16.2个百分点，年均提高1.6个百分点。",
        "2016—2020年五年累计增加75万吨，年均增加15万吨，其中后两年年均增加21万吨。",
        "2022年粮食产量560万吨，比2015年增加60万吨，增长12%，十年间年均增加21万吨。",
        "过去五年财政收入增加75亿元，年均增长5.1%；未来五年，年均增加20亿元。",
        "产值从1953年至1980年的二十八年间平均每年增长3.5%，其中五五时期平均每年增长5.1%，六五时期的年平均增长8.1%。",
        "毕业生由2004年的200万人增加到2014年的400万人，年均增速高达7.2%。",
        "2021年产值50亿元，比2020年增长8.1%，两年平均增长5.1%。2023年产值比2018年增长61.1%，年均增长10.0%。",
        "第七次全国人口普查公报\n全县常住人口352700人，较2010年第六次全国人口普查时的396800人减少44100人，下降11.11%，年平均增长率为-1.17%。",
        "居民人均纯收入，2010年为270元，2015年提高到463元，扣除物价上涨因素，平均每年增长8.6%。",
        "2020年乡镇企业产值2.46亿元，比2016年的1.56亿元增长57.7%，年均增长12.1%。",
        "常住人口由2010年的718,304人增加到2020年的846,512人，年平均增长率为1.66%。",
        "生产总值2020年达到1092亿元，按可比价格计算平均每年增长11.1%。",
    ],
)
