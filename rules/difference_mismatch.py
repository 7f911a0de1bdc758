"""增减的数量与新旧两个数之差不一致。

## 查什么
「甲 502 万吨，比上年 312 万吨增加 190 万吨」「由 5% 降至 4.8%，下降 0.2 个百分点」：
新旧两数与其差都写在文中，差应等于两数相减。

## 为什么要紧
三个数必有一个是错的，读者无从知道是哪一个。

## 例
> 水产品产量达到 502 万吨，比两年前的 312 万吨增加了 170 万吨。

502 − 312 = 190，文中 170。

## 何时不报
三个数单位不同；差为约数且放宽后相容；比较的是另一个指标；方向本身相反（由方向规则去报）。
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor import changes, interval
from auditor.changes import Change
from auditor.claims import Context
from auditor.interval import show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span
from auditor.verdicts import judge

CODE = "CHG302"


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every difference whose two levels the article states."""
    for change in changes.read(ctx):
        if min(change.amount, change.level, change.base) < 0:
            continue
        by, new, old = (ctx.quantities[i] for i in (change.amount, change.level, change.base))
        if _comparable(by, new, old):
            yield from _one(change, by, new, old)


def _comparable(by: Quantity, new: Quantity, old: Quantity) -> bool:
    if new.unit != old.unit or new.value is None or old.value is None or by.value is None:
        return False
    if by.kind is Kind.POINTS:
        return new.kind is Kind.SHARE
    return by.unit == new.unit and by.kind is not Kind.SHARE


def _one(change: Change, by: Quantity, new: Quantity, old: Quantity) -> Iterable[Check]:
    assert new.value is not None and old.value is not None
    larger, smaller = (new, old) if change.up else (old, new)
    exact = new.value - old.value if change.up else old.value - new.value
    if exact < 0:
        return
    computed = interval.of(larger) - interval.of(smaller)
    verdict = judge(exact, computed, by)
    result = show_rounded(exact)
    unit = "个百分点" if by.kind is Kind.POINTS else by.unit
    spans = (_span(by, "增减量"), _span(new, "新值"), _span(old, "旧值"))
    yield Check(
        CODE,
        verdict,
        spans,
        f"{show(larger.value)} − {show(smaller.value)} = {result}，文中 {by.text}",
        f"新旧两数相差 {result}{unit}，文中写作 {by.text}。",
        f"The two levels differ by {result}, but the article states {by.text}.",
        Severity.ERROR,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="difference-mismatch",
    title="增减量与两数之差不符",
    check=check,
    flags=[
        "水产品产量达到«502万吨»，比1957年的«312万吨»增加了«170万吨»。",
        "门票收入«20,457.22万元»，较去年同期«31,630.07万元»，减少了«11,127.85万元»。",
        "价格同比上涨«0.7%»，涨幅比上月的«1.0%»回落«0.8个百分点»。",
        "成交额«8764亿元»，较上一交易日的«9250亿元»缩量«468亿元»。",
        "城镇调查失业率由«5.3%»降至«5.1%»，下降«0.4个百分点»。",
    ],
    passes=[
        "水产品产量达到502万吨，比1957年的312万吨增加了190万吨。",
        "门票收入20,457.22万元，较去年同期31,630.07万元，减少了11,172.85万元。",
        "价格同比上涨0.7%，涨幅比上月的1.0%回落0.3个百分点；环比下降0.3%，降幅比上月扩大0.1个百分点。",
        "成交额8764亿元，较上一交易日的9250亿元缩量486亿元。",
        "城镇调查失业率由5.3%降至5.1%，下降0.2个百分点。",
        "在园幼儿8.3万人，比上年的7.9万人增加3514人。",
        "全县小麦单产比上年的412公斤增加8公斤，玉米单产505公斤。",
    ],
)
