"""倍数、翻番与新旧两个数不符。

## 查什么
- 「由 3.1 亿元增至 12.4 亿元，翻了两番」「比上年的 40 亿件翻一番，达到 80 亿件」：翻一番是 2 倍，
  翻两番是 4 倍；
- 「增长到原来的 3 倍」「是五年前的 4 倍」「63 亿元，是 2015 年 18 亿元的 3.5 倍」：现数除以旧数。

## 为什么要紧
倍数是读者记住的说法；两个数与倍数只要有两个对，第三个就定了。

## 例
> 企业营收由 3.1 亿元增至 9.3 亿元，翻了两番。

9.3 ÷ 3.1 = 3，翻两番是 4 倍。

## 何时不报
两个数单位不同；按可比价格、不变价、扣除物价说的倍数；近、约、超、多、以上之内；没有小数的倍数四舍
五入或去尾之内，翻番可稍有出入；倍数与两个数之间另有主语；目标与计划。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import compared
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import marks, template
from auditor.relations.text.template import DATE, DURATION, MULTIPLE, NUMBER

CODE = "CHG307"
_CUE = ("倍", "番")
_NUMERIC = f"{NUMBER}-{template.RATIO}"
_WORDS = f"[^,;。!?:\n(){_NUMERIC}]"
_WHEN = f"[{DATE}{DURATION}]"
_BETWEEN = rf"{_WORDS}{{0,14}}(?:{_WHEN}{_WORDS}{{0,10}})?"  # words with one date among them
_GROWN = (
    "增[至到]|(?:增加|增长|提高|上升|提升|扩大|扩展|扩充|发展|跃升|攀升|增多|扩张|壮大)(?:[至到]|为)"
    "|扩[至到]|升[至到]|涨[至到]|达到?"
)
_TWICE = rf"(?P<times>{MULTIPLE})"
# What may stand between the new level and 翻番: 十年间，实现, 比2012年, 差不多.
_LIGHT = (
    rf"(?:[,了约近超实现整已经也均共即正好恰基本几乎差不多大将接过]|{_WHEN}|[年间里内来时]|较|比|之|的"
    rf"|前|去|上|原|先)*?"
)
_OLD_TIME = (
    rf"(?:原[来先]?|当年|当初|上年|去年|前年|同期|[上去]年同[期日月季]|过去|{_WHEN}前?|此前|之前"
    "|起初)"
)
_OF_OLD = (
    rf"(?:(?:是|为|达到?|约为|相当于|增[长加至到]*[至到]|扩大[至到]|提高[至到]|上升[至到])+[约近超了]*"
    rf"{_OLD_TIME}的[约近超]*)"
)
_FORMS = (
    # 由 A 增至 B，翻了一番; …，是五年前的 4 倍; …，增长到原来的 3 倍
    rf"(?:[由从自]|,){_BETWEEN}(?P<old>{NUMBER}){_WORDS}{{0,4}},?{_BETWEEN}(?:{_GROWN}){_BETWEEN}"
    rf"(?P<new>{NUMBER}){_WORDS}{{0,3}},(?:{_LIGHT}|{_WORDS}{{0,6}}{_OF_OLD}){_TWICE}",
    # 2012年面积 A，2022年达到 B，十年翻了一番
    rf"{DATE}{_WORDS}{{0,14}}(?P<old>{NUMBER}){_WORDS}{{0,3}}[,;。]{DATE},?{_WORDS}{{0,8}}(?P<new>{NUMBER})"
    rf"{_WORDS}{{0,3}},(?:{_LIGHT}|{_OF_OLD}){_TWICE}",
    # B，比去年的 A 翻了一番; B，是 2015 年 A 的 2 倍
    rf"(?P<new>{NUMBER}){_WORDS}{{0,3}},?(?:(?:比|较){_BETWEEN}(?P<old>{NUMBER}){_WORDS}{{0,3}}{_TWICE}"
    rf"|(?:是|为|相当于|达到?){_BETWEEN}(?P<old>{NUMBER}){_WORDS}{{0,3}}的[约近超]*{_TWICE})",
    # B，净增 N，是 2015 年（A）的 2 倍
    rf"(?<![增加多少])(?P<new>{NUMBER}){_WORDS}{{0,3}},(?:[^,;。(){NUMBER}]{{0,10}}[增加多]{NUMBER}{_WORDS}{{0,3}},)?"
    rf"(?:是|为|相当于|达到?){_BETWEEN}"
    rf"\((?P<old>{NUMBER}){_WORDS}{{0,3}}\)的[约近超]*{_TWICE}",
    # B，是去年同日的 3 倍。去年 10 月 1 日为 A
    rf"(?P<new>{NUMBER}){_WORDS}{{0,3}},{_OF_OLD}{_TWICE}[。,;(](?:[去上]年|{DATE}){_WORDS}{{0,14}}"
    rf"(?:{DATE}{_WORDS}{{0,14}})?(?P<old>{NUMBER}){_WORDS}{{0,3}}(?=[。,;)])",
    # 比上年的 A 翻一番，达到 B
    rf"(?:比|较|在){_BETWEEN}(?P<old>{NUMBER}){_WORDS}{{0,8}}{_TWICE}[多强]?,(?:达到?|增至|为|达成)"
    rf"{_WORDS}{{0,4}}(?P<new>{NUMBER})",
)
# 最大雨量 B，是平均雨量的 2 倍: the old level bears its name in front of the sentence.
_NAMED = regex.compile(
    rf"(?P<new>{NUMBER}){_WORDS}{{0,4}},(?:是|为|相当于|约为|达到?)(?P<name>\p{{Han}}{{2,10}})的[约近超]*{_TWICE}"
)
_PATTERNS = tuple(regex.compile(form) for form in _FORMS)
_NOT = regex.compile("可比|不变价|实际增|扣除|剔除|目标|计划|力争|预计|规划|确保|争取|同口径")
_MORE = regex.compile("[多强余]|以上|有余")
_ROUGH = regex.compile("[近约]|接近|几乎|差不多|基本|左右|上下|大致")
_LOOSE = (Fraction(23, 25), Fraction(6, 5))  # 翻一番 is said of 1.84 to 2.4 times.
_GROWTH = regex.compile(r"(?:增长|增加|提高|上升|增|多|涨|扩大)(?:了|近|约|超过?|达|将近)*$")


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every multiple whose old and new level stand in its sentence."""
    if not ctx.holds(*_CUE):
        return
    shown = template.of(ctx)
    if MULTIPLE not in shown.text:
        return
    told: set[int] = set()
    for pattern in _PATTERNS:
        for found in _matches(shown.text, pattern):
            times, new, old = (shown.index(found.start(n)) for n in ("times", "new", "old"))
            if times in told or _NOT.search(shown.text, found.pos, found.end()):
                continue
            one = _one(ctx, times, new, old)
            if one is not None:
                told.add(times)
                yield one
    for found in _matches(shown.text, _NAMED):
        times, new = shown.index(found.start("times")), shown.index(found.start("new"))
        if times not in told and not _NOT.search(shown.text, found.pos, found.end()):
            one = _by_name(ctx, found, new, times)
            if one is not None:
                told.add(times)
                yield one


def _by_name(ctx: Context, found: regex.Match[str], new: int, times: int) -> Check | None:
    """Check a multiple of what the paragraph has told under a name."""
    old = compared.told(ctx, ctx.claims[new], found["name"])
    return None if old is None else _one(ctx, times, new, old.at)


def _matches(text: str, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Yield what a form finds in every sentence that has a multiple, and the one before it."""
    place = text.find(MULTIPLE)
    done = 0
    while place >= 0:
        start = max(done, marks.begins(text, place, "。!?\n;"))
        start = max(done, marks.begins(text, max(0, start - 1), "。!?\n;"), place - 200)
        stops = [e for mark in "。!?\n;" if (e := text.find(mark, place, place + 100)) >= 0]
        done = min(stops, default=min(len(text), place + 100))
        yield from pattern.finditer(text, start, marks.ends(text, done + 1) + 1)
        place = text.find(MULTIPLE, done)


def _one(ctx: Context, times: int, new: int, old: int) -> Check | None:
    n, a, b = (ctx.quantities[i] for i in (times, new, old))
    if n.value is None or not a.value or not b.value or a.unit != b.unit:
        return None
    if min(a.value, b.value, n.value) <= 0:
        return None
    if not n.text.startswith("翻") and _GROWTH.search(ctx.norm, max(0, n.start - 8), n.start):
        return None  # 增长N倍 is told with the growth rates
    ratio = interval.of(a) / interval.of(b)
    fits = ratio.meets(_reach(ctx, n))
    result = show_rounded(a.value / b.value)
    factor = show_rounded(n.value)
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (
            Span(n.start, n.end, "倍数"),
            Span(a.start, a.end, "现数"),
            Span(b.start, b.end, "旧数"),
        ),
        f"{a.text} ÷ {b.text} = {result}，文中 {n.text}（{factor} 倍）",
        f"{a.text} 是 {b.text} 的 {result} 倍，文中说「{n.text}」。",
        f"{a.text} is {result} times {b.text}, but the article states {factor} times.",
        Severity.ERROR,
    )


def _reach(ctx: Context, n: Quantity) -> Interval:
    """Return the multiples that the words can stand for."""
    reach = allowed(n)
    assert n.value is not None
    low, high = reach.low, reach.high
    doubling = n.text.startswith("翻")
    if doubling:
        low, high = n.value * _LOOSE[0], n.value * _LOOSE[1]
    elif n.value.denominator == 1 and low is not None and high is not None:
        low, high = min(low, n.value - Fraction(1, 2)), max(high, n.value + Fraction(9, 10))
    before, after = ctx.norm[max(0, n.start - 6) : n.start], ctx.norm[n.end : n.end + 3]
    if _MORE.match(after) or "多" in n.text or "超" in before:
        high = n.value * (2 if doubling else 1) + (0 if doubling else 1)
        low = n.value * Fraction(19, 20)
    if _ROUGH.search(before) or _ROUGH.match(after):
        low = n.value * Fraction(4, 5)
    return Interval(low, high)


RULE = Rule(
    code=CODE,
    name="multiple-mismatch",
    title="倍数、翻番与新旧两数不符",
    check=check,
    flags=[
        "年产量达到«96.4万吨»，五年净增40.2万吨，是2015年（«56.2万吨»）的«2.7倍»。",
        "全市平均雨量«215毫米»，最大点雨量«468毫米»，是平均雨量的«2.81倍»。",
        "2012年全镇茶园«2.4万亩»，2022年达到«8.4万亩»，十年«翻了一番»。",
        "2012年全镇茶园«2.4万亩»。2022年达到«8.4万亩»，十年«翻了一番»。",
        "企业营收由2018年的«3.1亿元»增至2023年的«9.3亿元»，«翻了两番»。",
        "馆藏图书从«8万册»增加到«36万册»，增长到原来的«3倍»。",
        "去年工业产值«63亿元»，是2015年«18亿元»的«2倍»。",
        "甲厂产量«900台»，是乙厂«200台»的«3倍»。",
        "公司2023年销量«1.52万辆»，比2022年的«5100辆»«翻了一番»。",
        "用电量由«100万千瓦时»提高到«165万千瓦时»，«翻了一番»多。",
        "5月1日接待游客«1.26万人次»，是去年同日的«3.1倍»。去年5月1日接待游客«6012人次»。",
        "快递业务量比上年的«40亿件»«翻一番»，达到«98亿件»。",
        "游客从«50万人次»增长到«280万人次»，是五年前的«4倍»。",
    ],
    passes=[
        "年产量达到96.4万吨，五年净增40.2万吨，是2015年（56.2万吨）的1.7倍。",
        "全市平均雨量215毫米，最大点雨量468毫米，是平均雨量的2.18倍，是常年同期的3.5倍。",
        "2012年全镇茶园2.4万亩，2022年达到4.8万亩，十年翻了一番。",
        "企业营收由2018年的3.1亿元增至2023年的12.5亿元，翻了两番。",
        "馆藏图书从8万册增加到24万册，增长到原来的3倍。",
        "去年工业产值36亿元，是2015年18亿元的2倍。",
        "用电量由100万千瓦时提高到205万千瓦时，翻了一番多。",
        "快递业务量比上年的40亿件翻一番，达到80亿件。",
        "按可比价格计算，总产值由100亿元增加到520亿元，翻了两番。",
        "人均储蓄由100元增加到300元，增长3倍。",
        "产量由120吨增至180吨，其中出口翻了一番。",
        "5月1日接待游客1.26万人次，是去年同日的2.1倍。去年5月1日接待游客6012人次。",
        "就业人数由20万人增加到26万人，工资总额翻了一番。",
        "专利由50件增至190件，接近原来的4倍。",
        "力争产值由2亿元增加到5亿元，翻一番以上。",
    ],
)
