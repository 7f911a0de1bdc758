"""增幅与前后两年的数不符。

## 查什么
- 两年的数先后写出、再说增幅：「2022 年接诊 4.5 万人次，2023 年接诊 5.4 万人次，同比增长 20%」「去
  年亩产
  420 公斤，今年亩产 504 公斤，增产 20%」；
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

from collections.abc import Iterable
from dataclasses import replace

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import show_rounded
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations import nouns, template
from auditor.relations.template import DATE, DURATION, NUMBER, SHARE
from auditor.relations.verdicts import judge

CODE = "CHG309"
_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_UP = "增长|增加|增产|增收|提高|上升|上涨|增幅为?|涨幅为?|增"
_DOWN = "下降|减少|减产|减收|下滑|降低|下跌|回落|降幅为?|减|降"
_TWO_YEARS = regex.compile(
    rf"(?P<then>{DATE}|[去上前]年)(?P<name>{_WORDS}{{0,14}})(?P<old>{NUMBER}){_WORDS}{{0,3}}[,;]"
    rf"(?P<now>{DATE}|[今本]年)(?P<name2>{_WORDS}{{0,14}})(?P<new>{NUMBER}){_WORDS}{{0,3}},"
    rf"(?P<same>同比|比上年|较上年|比去年|较去年)?(?:(?P<up>{_UP})|{_DOWN})了?(?P<by>{SHARE})"
)
_BEFORE_LEVELS = regex.compile(
    rf"(?:(?P<up>{_UP})"
    rf""
    rf"|{_DOWN})了?(?P<by>{SHARE}),(?:已)?[由从]{_WORDS}{{0,8}}(?P<old>[{NUMBER}{DURATION}]){_WORDS}{{0,3}}"
    rf"(?:[增升降减涨跌缩]|提高|增加|减少|下降|上升|上涨|回落"
    rf"|缩[短减小])[至到为]{_WORDS}{{0,6}}(?P<new>[{NUMBER}{DURATION}])"
)
_GROWN = regex.compile("[增升降减涨跌缩高加少落][至到为]?$")
_REAL = regex.compile("可比|不变价|实际|扣除|剔除|年均|目标|计划|预计|力争|同口径")


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every growth whose two levels stand right beside it."""
    if "%" not in ctx.norm and "成" not in ctx.norm:
        return
    shown = template.of(ctx)
    for form in (_TWO_YEARS, _BEFORE_LEVELS):
        for found in form.finditer(shown.text):
            if not _REAL.search(found[0]) and (form is _BEFORE_LEVELS or _alike(ctx, shown, found)):
                by, old, new = (
                    ctx.quantities[shown.index(found.start(n))] for n in ("by", "old", "new")
                )
                told = _one(by, old, new, up=found["up"] is not None)
                if told is not None:
                    yield told


def _alike(ctx: Context, shown: template.Template, found: regex.Match[str]) -> bool:
    """Tell whether both years tell of one thing, and lie one year apart where 同比 is said."""
    name, other = nouns.content(found["name"]), nouns.content(found["name2"])
    if _GROWN.search(found["name2"]) or not name.endswith(other):
        return False
    if found["then"] != DATE or found["now"] != DATE:
        return found["then"] != DATE and found["now"] != DATE and found["then"] != "前年"
    one, two = (ctx.quantities[shown.index(found.start(n))].when for n in ("then", "now"))
    if one is None or two is None or one.year is None or two.year is None:
        return False
    years = two.year - one.year
    like = replace(one, year=None) == replace(two, year=None)
    return like and (years == 1 or (not found["same"] and years > 1))


def _one(by: Quantity, old: Quantity, new: Quantity, *, up: bool) -> Check | None:
    if old.unit != new.unit or not old.value or not new.value or by.value is None:
        return None
    if min(old.value, new.value) <= 0:
        return None
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


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="growth-between-years",
    title="增幅与前后两年的数不符",
    check=check,
    flags=[
        "2022年接诊«4.5万人次»，2023年接诊«5.4万人次»，同比增长«30%»。",
        "去年亩产«420公斤»，今年亩产«504公斤»，增产«15%»。",
        "2021年全镇用煤«860吨»，2023年用煤«645吨»，下降«35%»。",
        "用水量减少了«三成»，由«500吨»降为«250吨»。",
        "等候时间下降«40%»，从«50分钟»缩短至«35分钟»。",
    ],
    passes=[
        "2022年接诊4.5万人次，2023年接诊5.4万人次，同比增长20%。",
        "去年亩产420公斤，今年亩产504公斤，增产20%。",
        "2013年产值50亿元，2023年产值130亿元，年均增长10%。",
        "2022年产值50亿元，2023年利润6亿元，同比增长12%。",
        "2022年产值50亿元，2023年产值56亿元，同比实际增长6.3%。",
        "用水量减少了五成，由500吨降为250吨。",
        "前年投资20亿元，今年投资26亿元，增长8%。",
    ],
)
