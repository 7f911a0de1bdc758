"""增减与前后两年的数不符。

## 查什么
- 两年的数先后写出、再说增幅：「2022 年接诊 4.5 万人次，2023 年接诊 5.4 万人次，同比增长 20%」「去
  年亩产
  420 公斤，今年亩产 504 公斤，增产 20%」；
- 两年之差：「去年亩产 412 公斤，今年亩产 435 公斤，增产 23 公斤」；
- 「256.8 万人次，恢复到 2019 年同期的 85.3%。2019 年国庆接待 301.1 万人次」；
- 先说增幅、再写两个数：「用水量减少了五成，由 500 吨降为 250 吨」。

## 为什么要紧
两个数与增幅只要有两样对，第三样就定了。

## 例
> 2022 年接诊 4.5 万人次，2023 年接诊 5.4 万人次，同比增长 30%。

5.4 ÷ 4.5 − 1 = 20%，文中 30%。

## 何时不报
两年的数名称不同、单位不同；隔了几年而说同比、年均；按可比价格、不变价、扣除物价；约数放宽后相容。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import yearrows
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import between, judge
from auditor.relations.text import nouns, template
from auditor.relations.text.template import DATE, DURATION, NUMBER, POINTS, SHARE

CODE = "CHG309"
_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_LEVEL = f"[{NUMBER}{SHARE}]"
_UP = "增长|增加|增产|增收|提高|上升|上涨|增幅为?|涨幅为?|增"
_DOWN = "下降|减少|减产|减收|下滑|降低|下跌|回落|降幅为?|减|降"
_TWO_YEARS = regex.compile(
    rf"(?P<then>(?:[去今]年)?{DATE}[末底初]?,?|[去上前]年[末底]?|昨[天日])(?P<name>{_WORDS}{{0,16}})"
    rf"(?P<old>{_LEVEL}){_WORDS}{{0,12}}[,;。]到?"
    rf"(?P<now>(?:[去今]年)?{DATE}[末底]?,?|[今本]年[末底]?|今[天日]|目前)(?P<name2>{_WORDS}{{0,14}})"
    rf"(?P<new>{_LEVEL}){_WORDS}{{0,12}},(?P<same>同比|[比较][上去]年|环比)?"
    rf"(?P<lead>(?:{DURATION}[间来]?|{_WORDS}{{0,6}}?))"
    rf"(?:(?P<up>{_UP}|多|高|扩大)|{_DOWN}|少|低|收窄)[了约]?(?P<by>[{NUMBER}-{POINTS}])"
)
# 上周成交N套，本周成交N套，环比下降P; or the other way round.
_NOW, _THEN_WORD = "[本这]周|[本当]月|本[旬季期]", "上[周月旬季期]|上个[周月]|前一[周月]"
_PERIOD_BY = (
    rf"(?P<same>环比|[比较]上个?[周月旬季期])?(?P<lead>{_WORDS}{{0,6}}?)"
    rf"(?:(?P<up>{_UP}|多|高|扩大)|{_DOWN}|少|低|收窄)[了约]?(?P<by>[{NUMBER}-{POINTS}])"
)
_THIS_PERIOD = regex.standard("[本这]周|[本当]月|本[旬季期]")
_TWO_PERIODS = tuple(
    regex.compile(
        rf"(?:{first})(?P<name>{_WORDS}{{0,16}})(?P<{a}>{_LEVEL}){_WORDS}{{0,6}}[,;。]"
        rf"(?:而)?(?:{second})(?P<name2>{_WORDS}{{0,14}})(?P<{b}>{_LEVEL}){_WORDS}{{0,6}},{_PERIOD_BY}"
    )
    for first, a, second, b in ((_THEN_WORD, "old", _NOW, "new"), (_NOW, "new", _THEN_WORD, "old"))
)
# 三年起诉人数分别为N人、N人、N人，2023年同比上升P: the last of a row against the one before it;
# of N件N人、N件N人, each column.
_CELL = rf"{NUMBER}[^,;。!?:\n(){NUMBER}-{template.RATIO}、和]{{0,3}}"
_ROWS = regex.compile(
    rf"分别[为是有达]?(?P<row>(?P<cell>(?:{_CELL}){{1,2}})(?:[、和](?P<cell>(?:{_CELL}){{1,2}}))+),"
    rf"(?P<year>{DATE})?(?:同比|[比较]上年)(?:分别)?(?:(?P<up>{_UP})|{_DOWN})"
    rf"(?P<by>{SHARE})(?:[、和](?P<by>{SHARE}))?(?=[,;。(\n]|$)"
)
# 三年收入分别为N、N、N，同比增速分别为P、P、P: each year but the first against the one before.
_JOIN = "(?:[/、]|[和及与])"
_YEARLY = regex.compile(
    rf"分别[为是有达]*(?P<level>{NUMBER})(?:{_WORDS}{{0,3}}{_JOIN}(?P<level>{NUMBER}))+{_WORDS}{{0,4}}[,;]"
    rf"(?:{_WORDS}{{0,4}})(?:(?P<up>增速|增长率?|增幅)|降幅|下降)(?:分别)?[为是有达]*"
    rf"(?P<by>{SHARE})(?:{_JOIN}(?P<by>{SHARE}))+"
)
_LEAD = regex.compile(
    r"(?:半年|全年|年内|[上下]半年|亩均|平均|人均|每[^每]{1,2}|单产|共|净|又|大幅|小幅|[涨增降]幅|两年|一年)*"
)
_BEFORE_LEVELS = regex.compile(
    rf"(?:(?P<up>{_UP}|上调)"
    rf"|{_DOWN}|下调)了?(?P<by>[{NUMBER}{SHARE}]){_WORDS}{{0,2}},(?:已)?[由从]{_WORDS}{{0,8}}(?P<old>[{NUMBER}{DURATION}]){_WORDS}{{0,3}}"
    rf"(?:[增升降减涨跌缩]|提高|增加|减少|下降|上升|上涨|回落"
    rf"|缩[短减小]|调整)[至到为]{_WORDS}{{0,6}}(?P<new>[{NUMBER}{DURATION}])"
)
_OF_THEN_CUE = regex.compile(rf"的{SHARE}")
_ALIKE = 0.5
_THEN = rf"{DATE}|[去上]年"
_OF_THEN = (
    rf"(?:{_WORDS}{{0,12}}{SHARE},)?(?:已?恢复[到至]|相当于|达到?|[是为]|完成)了?(?P<then>{_THEN})"
    rf"(?:同[期日月季]|全年|水平)*的(?P<by>{SHARE})"
)
# 恢复到2019年同期的85%: the level of that year stands behind it, or before.
_RECOVERED = (
    regex.compile(
        rf"(?P<new>{NUMBER}){_WORDS}{{0,3}},{_OF_THEN}[。,;(](?P<when>{_THEN})(?P<name>{_WORDS}{{0,14}})"
        rf"(?P<old>{NUMBER}){_WORDS}{{0,3}}(?=[。,;)])"
    ),
    regex.compile(
        rf"(?P<when>{_THEN})(?P<name>{_WORDS}{{0,14}})(?P<old>{NUMBER}){_WORDS}{{0,3}}[。,;]"
        rf"(?:{DATE}|今年),?{_WORDS}{{0,14}}(?P<new>{NUMBER}){_WORDS}{{0,3}},{_OF_THEN}"
    ),
)
_PERSONS = frozenset({"人", "名", "位"})
# 由1850元调整为2000元，增长8.1%
_CHANGED = regex.compile(
    rf"[由从]{_WORDS}{{0,8}}(?P<old>{NUMBER}){_WORDS}{{0,3}}(?:调整|调|修订|变更?|提)[至到为]{_WORDS}{{0,6}}"
    rf"(?P<new>{NUMBER}){_WORDS}{{0,3}},(?:(?P<up>{_UP})|{_DOWN})了?(?P<by>{SHARE})"
)
# 营业收入N（上年同期N），增长P
_IN_BRACKETS = regex.compile(
    rf"(?P<name>{_WORDS}{{2,16}})(?P<new>{NUMBER}){_WORDS}{{0,3}}\((?:(?:[去上]年|{DATE})(?:同[期月季])?|同期)"
    rf"(?:数|金额|人民币)?[为是:,]?(?P<old>{NUMBER}){_WORDS}{{0,2}}\),?(?:同比|较上年同?期?|比上年同?期?)?"
    rf"(?:(?P<up>{_UP})|{_DOWN})了?约?(?P<by>{SHARE})"
)
_AT_CONSTANT_PRICES = regex.compile("生产总值|GDP|增加值|产值|人均|居民|农民|平均|每")
_PRICED = regex.compile("生产总值|GDP|增加值|产值|零售|投资|收入|支出|进出口|[进出]口")
_YEARS = {"去年": -1, "上年": -1, "今年": 0, "本年": 0}
_BECAME = regex.compile("(?:撤并|合并|整合|发展|扩展|压缩|精简|缩编|达|变)[至到为]$")
_GROWN = regex.compile("[增升降减涨跌缩高加少落][至到为]?$")
_FROM_TO = regex.compile("[由从]")
_REAL = regex.compile("可比|不变价|实际|扣除|剔除|年均|目标|计划|预计|力争|同口径")


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every growth whose two levels stand right beside it."""
    if not ctx.holds("年", "上周", "上月", "上旬", "上季") and not _FROM_TO.search(ctx.norm):
        return
    shown = template.of(ctx)
    periods = _TWO_PERIODS if _THIS_PERIOD.search(ctx.norm) else ()
    for form in (_TWO_YEARS, _BEFORE_LEVELS, _CHANGED, _IN_BRACKETS, *periods):
        for found in form.finditer(shown.text):
            if _REAL.search(found[0]):
                continue
            by, old, new = (
                ctx.quantities[shown.index(found.start(n))] for n in ("by", "old", "new")
            )
            if form is _IN_BRACKETS and _AT_CONSTANT_PRICES.search(found["name"]):
                continue
            if form in _TWO_PERIODS and ("同" in found["lead"] or not _alike(found)):
                continue
            if form is _TWO_YEARS:
                if not _alike(found) or (by.kind is Kind.SHARE and _nominal(found)):
                    continue
                order = _order(ctx, shown, found)
                if order is None:
                    continue
                old, new = (old, new) if order else (new, old)
            told = _one(by, old, new, up=found["up"] is not None)
            if told is not None:
                yield told
    yield from _recovered(ctx, shown)
    yield from _yearly(ctx, shown)
    yield from _last_of_rows(ctx, shown)
    for by, old, new, up in yearrows.read(ctx):
        told = _one(by, old, new, up=up)
        if told is not None and (told.verdict is not Verdict.VIOLATED or _explained(by, old, new)):
            yield told


def _last_of_rows(ctx: Context, shown: template.Template) -> Iterator[Check]:
    """Check what the last year of a row grew by against the year before it."""
    for found in _ROWS.finditer(shown.text) if "分别" in shown.text else ():
        grown = [ctx.quantities[shown.index(at)] for at in found.starts("by")]
        rows = [
            [q for i in shown.between(a, b) if (q := ctx.quantities[i]).value is not None]
            for a, b in found.spans("cell")
        ]
        if found["year"] is None or any(len(row) != len(grown) for row in rows):
            continue
        for by, old, new in zip(grown, rows[-2], rows[-1], strict=True):
            told = _one(by, old, new, up=found["up"] is not None)
            if told is not None and (
                told.verdict is not Verdict.VIOLATED or _by_a_slip(by, old, new)
            ):
                yield told


def _yearly(ctx: Context, shown: template.Template) -> Iterator[Check]:
    """Check rows of levels and of growths told for the same years, one by one.

    A row of levels may be of several places: only where another of them fits, one misses.
    """
    for found in _YEARLY.finditer(shown.text) if "分别" in shown.text else ():
        levels = [ctx.quantities[shown.index(at)] for at in found.starts("level")]
        grown = [ctx.quantities[shown.index(at)] for at in found.starts("by")]
        if len(levels) != len(grown) or any(q.value is None for q in levels):
            continue
        levels = [_in_unit(q, levels[-1]) for q in levels]
        rows = zip(grown[1:], levels, levels[1:], strict=False)
        told = [(_one(*row, up=found["up"] is not None), row) for row in rows]
        fits = any(c is not None and c.verdict is not Verdict.VIOLATED for c, _ in told)
        for check, row in told:
            if check is None or not fits:
                continue
            if check.verdict is not Verdict.VIOLATED or _by_a_slip(*row):
                yield check


def _in_unit(q: Quantity, last: Quantity) -> Quantity:
    """Return a bare figure in the unit that only the last of its row names: 4.12/4.58/5.46亿元."""
    numeral = regex.match(r"[\d,.]+", last.text)
    if q.unit or not last.unit or numeral is None or not last.value or not q.value:
        return q
    scale = last.value / Fraction(numeral[0].replace(",", ""))
    low, high = (None if end is None else end * scale for end in (q.low, q.high))
    half = q.half_unit * scale
    return q._replace(value=q.value * scale, low=low, high=high, unit=last.unit, half_unit=half)


def _by_a_slip(by: Quantity, old: Quantity, new: Quantity) -> bool:
    """Tell whether one slip of a growth or of a level explains that they do not fit."""
    if not old.value or not new.value or by.value is None:
        return False
    sign = 1 if new.value > old.value else -1
    ratio = (interval.of(new) / interval.of(old) + interval.point(-1)).scaled(100 * sign)
    factor = (interval.of(by).scaled(Fraction(sign, 100))) + interval.point(1)
    needed = (
        (by, ratio + interval.Interval(-by.half_unit, by.half_unit)),
        (new, interval.of(old) * factor),
        (old, interval.of(new) / factor),
    )
    return any(is_plain_slip(q, value, seldom=SURE) for q, value in needed)


def _explained(by: Quantity, old: Quantity, new: Quantity) -> bool:
    """Tell whether one slip explains that a change does not fit, be it a share or an amount."""
    if by.kind is Kind.SHARE:
        return _by_a_slip(by, old, new)
    a, b, change = interval.of(old), interval.of(new), interval.of(by)
    rises = (old.value or 0) < (new.value or 0)
    needed = (
        (by, b - a if rises else a - b),
        (new, a + change if rises else a - change),
        (old, b - change if rises else b + change),
    )
    return any(is_plain_slip(q, value, seldom=SURE) for q, value in needed)


def _recovered(ctx: Context, shown: template.Template) -> Iterator[Check]:
    """Check 恢复到2019年同期的85.3% against the level of that year."""
    if not _OF_THEN_CUE.search(shown.text):
        return
    for form in _RECOVERED:
        for found in form.finditer(shown.text):
            by, old, new = (
                ctx.quantities[shown.index(found.start(n))] for n in ("by", "old", "new")
            )
            years = [_year(ctx, shown, found, name) for name in ("then", "when")]
            name = nouns.content(found["name"])
            told = ctx.claims[shown.index(found.start("new"))]
            named = not name or nouns.covered(name, ctx.sentence_text(told)) >= _ALIKE
            if years[0] != years[1] or not named or not _alike_units(old, new):
                continue
            if old.value and new.value and by.value is not None and min(old.value, new.value) > 0:
                yield _part_of_then(by, old, new)


def _year(ctx: Context, shown: template.Template, found: regex.Match[str], name: str) -> object:
    """Return the year of a date, or the word that stands for it."""
    if found[name] != DATE:
        return "去年"
    when = ctx.quantities[shown.index(found.start(name))].when
    return when.year if when is not None and when.year is not None else "去年"


def _part_of_then(by: Quantity, old: Quantity, new: Quantity) -> Check:
    assert old.value and new.value
    exact = 100 * new.value / old.value
    verdict = judge(exact, (interval.of(new) / interval.of(old)).scaled(100), by)
    result = show_rounded(exact)
    return Check(
        CODE,
        verdict,
        (_span(by, "比例"), _span(new, "新值"), _span(old, "旧值")),
        f"{new.text} ÷ {old.text} = {result}%，文中 {by.text}",
        f"{new.text} 是 {old.text} 的 {result}%，文中写作 {by.text}。",
        f"{new.text} is {result}% of {old.text}, but the article states {by.text}.",
        Severity.ERROR if verdict is Verdict.VIOLATED else Severity.INFO,
    )


def _alike(found: regex.Match[str]) -> bool:
    """Tell whether both times tell of one thing, and the change of it, too."""
    name = nouns.content(found["name"])
    other = nouns.content(_BECAME.sub("", found["name2"]))
    lead = nouns.content(_LEAD.sub("", found["lead"].strip(f"{DURATION}间来")))
    same = name.endswith(other) and not _GROWN.search(found["name2"])
    return same and (not lead or nouns.covered(lead, name) == 1)


def _nominal(found: regex.Match[str]) -> bool:
    """Tell whether levels in two sentences are nominal, where the growth may be the real one."""
    apart = "。" in found[0][found.start("old") - found.start() :]
    return apart and _PRICED.search(found["name"]) is not None


def _order(ctx: Context, shown: template.Template, found: regex.Match[str]) -> bool | None:
    """Tell whether the first of two times is the earlier one, None if they cannot be compared.

    同比 compares the same period of two years, 环比 only what is told first with what follows.
    """
    times = [_time(ctx, shown, found, name) for name in ("then", "now")]
    if None in times:
        return True if found["same"] != "环比" and found["then"][0] != "前" else None
    (year, month, day), (year2, month2, day2) = times  # type: ignore[misc]
    if (year is None) != (year2 is None):
        year = year2 = None
    if found["same"] and found["same"] != "环比":
        apart = year is not None and year2 is not None and abs(year2 - year) == 1
        if not apart or (month, day) != (month2, day2):
            return None
    first, last = (year or 0, month, day), (year2 or 0, month2, day2)
    return None if first == last else first < last


def _time(
    ctx: Context, shown: template.Template, found: regex.Match[str], name: str
) -> tuple[int | None, int, int] | None:
    """Return year, month and day of a date; a year that is only told as 今年 counts from 0."""
    at = found[name].find(DATE)
    if at < 0:
        return None
    q = ctx.quantities[shown.index(found.start(name) + at)]
    when = q.when
    if when is None or q.until is not None:
        return None
    year = (
        when.year
        if when.year is not None
        else _YEARS.get(found[name][:2] if at else when.anchor[:2])
    )
    month = when.month or 3 * (when.quarter or 0) or 6 * (when.half or 0)
    return year, month, when.day or 0


def _one(by: Quantity, old: Quantity, new: Quantity, *, up: bool) -> Check | None:
    if not _alike_units(old, new) or not old.value or not new.value or by.value is None:
        return None
    if min(old.value, new.value) <= 0:
        return None
    if by.kind is not Kind.SHARE:
        return _difference(by, old, new, up=up)
    if old.kind is Kind.SHARE:
        return None  # told in percent instead of 个百分点
    sign = 1 if up else -1
    exact = 100 * sign * (new.value / old.value - 1)
    ratio = interval.of(new) / interval.of(old) + interval.point(-1)
    computed = (ratio if up else -ratio).scaled(100)
    verdict = judge(exact, computed, by)
    result = show_rounded(exact)
    return Check(
        CODE,
        verdict,
        (_span(by, "增减幅"), _span(new, "新值"), _span(old, "旧值")),
        f"{new.text} 比 {old.text} 变动 {show_rounded(sign * exact)}%，文中 {by.text}",
        f"按文中两个数增减幅应为 {result}%，文中写作 {by.text}。",
        f"The two levels give a change of {result}%, but the article states {by.text}.",
        Severity.ERROR if verdict is Verdict.VIOLATED else Severity.INFO,
    )


def _alike_units(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or (a.unit in _PERSONS and b.unit in _PERSONS)


def _difference(by: Quantity, old: Quantity, new: Quantity, *, up: bool) -> Check | None:
    """Check what the later year has more or less than the year before."""
    points = by.kind is Kind.POINTS and old.kind is Kind.SHARE
    if old.value is None or new.value is None or not (points or _alike_units(by, new)):
        return None
    larger, smaller = (new, old) if up else (old, new)
    exact = (new.value - old.value) * (1 if up else -1)
    if exact < 0:
        return None
    verdict = judge(exact, interval.of(larger) - interval.of(smaller), between(by, larger))
    result = show_rounded(exact)
    return Check(
        CODE,
        verdict,
        (_span(by, "增减量"), _span(new, "新值"), _span(old, "旧值")),
        f"{larger.text} − {smaller.text} = {result}，文中 {by.text}",
        f"按文中两个数增减量应为 {result}，文中写作 {by.text}。",
        f"The two levels differ by {result}, but the article states {by.text}.",
        Severity.ERROR if verdict is Verdict.VIOLATED else Severity.INFO,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="growth-between-years",
    title="增减与前后两年的数不符",
    check=check,
    flags=[
        "上半年实现营业收入«48.27亿元»（上年同期«41.36亿元»），同比增长«19.7%»。",
        "净利润«3562万元»（2021年：«2984万元»），增长«14.9%»。",
        "上周签约«1240套»，本周签约«868套»，环比下跌«20%»。",
        "近四年（2018年—2021年）暑期档票房分别为19.08亿元、24.66亿元、«39.67亿元»和«14.97亿元»。2021年比2020年下降«26.26%»。",
        "2019、2020和2021年，到馆读者分别为«84.2万人次»、31.5万人次、«52.6万人次»，2021年较2019年减少«36.1万人次»。",
        "2017至2019年，进港航班依次为«4210架次»、4480架次、«5052架次»；从2017年到2019年，增长«2%»。",
        "预计2024—2026年营业收入分别为84.99/«92.22»/«103.49亿元»，同比增速分别为3.3%/8.5%/«21.22%»。",
        "2021年至2023年，全县接待游客分别为«76.4万人次»、«87.2万人次»和102.5万人次，同比增长5.2%、«41.1%»和17.5%。",
        "2021至2023年，受理申诉分别为3120件、«2840件»、«3550件»，2023年同比上升«52%»。",
        "三年间收治分别为1210例1530人、1460例«1815人»、1752例«2396人»，2023年同比分别上升20%、«23%»。",
        "2022年接诊«4.5万人次»，2023年接诊«5.4万人次»，同比增长«30%»。",
        "去年亩产«420公斤»，今年亩产«504公斤»，增产«15%»。",
        "2021年全镇用煤«860吨»，2023年用煤«645吨»，下降«35%»。",
        "2020年该校有«42名»毕业生被录取，2021年达到«63人»，增长«40%»。",
        "去年小麦平均亩产«412公斤»，今年小麦平均亩产达到«435公斤»，亩均增产«32公斤»。",
        "2020年优良率«87.3%»，2021年优良率«89.1%»，提高«2.8个百分点»。",
        "国庆假期，全市接待游客«256.8万人次»，恢复到2019年同期的«75.3%»。2019年国庆接待游客«301.1万人次»。",
        "2019年起降«10.04万架次»。2021年起降«8.24万架次»，达到2019年的«92.1%»。",
        "2019年第四季度，登记失业率为«3.62%»，三季度末为«3.61%»，上升«0.11个百分点»。",
        "去年12月猪肉均价每公斤«46.8元»，今年1月为每公斤«49.2元»，每公斤上涨«3.4元»。",
        "公司去年末员工«3,486人»，今年6月末«3,712人»，半年增加«262人»。",
        "某基金去年底净值为«1.2356元»，今年6月底净值为«1.3471元»，上半年净值增长«9.20%»。",
        "1993年，全县有小学«186所»，到2013年撤并至«62所»，20年间减少«142所»。",
        "油价每吨上调«135元»，由«7,850元»调整为«7,958元»。",
        "工资标准由每月«1850元»调整为«2000元»，增长«8.8%»。",
        "用水量减少了«三成»，由«500吨»降为«250吨»。",
        "等候时间下降«40%»，从«50分钟»缩短至«35分钟»。",
    ],
    passes=[
        "上半年实现营业收入48.27亿元（上年同期41.36亿元），同比增长16.7%。",
        "全县生产总值482.7亿元（上年同期413.6亿元），同比增长6.7%。",
        "净利润3562万元（2021年：亏损2984万元），增长219.4%。",
        "近四年（2018年—2021年）暑期档票房分别为19.08亿元、24.66亿元、39.67亿元和14.97亿元。2021年比2020年下降62.26%。",
        "2019、2020和2021年，到馆读者分别为84.2万人次、31.5万人次、52.6万人次，2021年较2019年减少31.6万人次。",
        "2017至2019年，进港航班依次为4210架次、4480架次、5052架次；从2017年到2019年，增长20%。",
        "2017至2019年，进港航班依次为4210架次、4480架次、5052架次；2019年货邮比2017年增长2%。",
        "2017至2019年，进港航班依次为4210架次、4480架次、5052架次；2019年比2017年年均增长9.5%。",
        "上周签约1240套，本周签约868套，环比下跌30%。",
        "上月接待游客4.5万人次，本月接待游客5.4万人次，同比增长12%。",
        "预计2024—2026年营业收入分别为84.99/92.22/103.49亿元，同比增速分别为3.3%/8.5%/12.22%。",
        "甲、乙、丙三县接待游客分别为86.4万人次、97.2万人次和112.5万人次，同比增长5.2%、12.1%和51.7%。",
        "三年间收治分别为1210例1530人、1460例1815人、1752例2396人，2023年同比分别上升20%、32%。",
        "甲、乙、丙三县受理申诉分别为3120件、2840件、3550件，同比上升12%。",
        "2022年接诊4.5万人次，2023年接诊5.4万人次，同比增长20%。",
        "去年亩产420公斤，今年亩产504公斤，增产20%。",
        "2013年产值50亿元，2023年产值130亿元，年均增长10%。",
        "2022年产值50亿元，2023年利润6亿元，同比增长12%。",
        "2022年产值50亿元，2023年产值56亿元，同比实际增长6.3%。",
        "用水量减少了五成，由500吨降为250吨。",
        "去年小麦平均亩产412公斤，今年小麦平均亩产达到435公斤，亩均增产23公斤。",
        "2020年招生42名，2021年招聘63人，增长40%。",
        "国庆假期，全市接待游客256.8万人次，恢复到2019年同期的85.3%。2019年国庆接待游客301.1万人次。",
        "国庆假期，全市接待游客256.8万人次，恢复到2019年同期的75.3%。2018年国庆接待游客301.1万人次。",
        "今年1月，消费价格同比上涨5.4%，去年12月为4.5%，涨幅扩大0.9个百分点。",
        "去年12月猪肉均价每公斤46.8元，今年1月为每公斤49.2元，牛肉上涨3.4元。",
        "2021年3月销量4200辆，2021年4月销量4620辆，同比增长35%。",
        "2020年产值12.6亿元。2021年产值13.9亿元，同比增长8.2%。",
        "前年投资20亿元，今年投资26亿元，增长8%。",
    ],
)
