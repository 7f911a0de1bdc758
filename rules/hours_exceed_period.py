"""一天不止 24 小时：每人每天、每周的时间多过了这段时间本身。

## 查什么
「人均每周上网 285 小时」「每人每天平均睡眠 85 小时」：一天 24 小时，一周 168 小时，一年 8784 小时。

## 为什么要紧
小数点漏写、数字重打之后，这样的时间谁也过不出来。

## 例
> 居民人均每周上网时长达到 285 小时。

一周只有 168 小时。

## 何时不报
没有说是一个人的时间：许多人、许多台设备合计的时间可以更多。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import show
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.text import marks

CODE = "ORD407"
_HOURS = {"小时": 1, "个小时": 1, "钟头": 1, "分钟": 60, "分": 60}  # so many make an hour
_PERIODS = {"天": 24, "日": 24, "周": 168, "星期": 168, "月": 744, "年": 8784}
_EVERY = regex.compile(
    r"(?:每个?(?P<each>天|日|周|星期|月|年)|(?P<mean>日|周|月|年)均)[^,;。:\n\d]{0,16}$"
)
_ONE = regex.compile("人均|每人|人平均|平均每个?人|睡眠|本人|个人")
_SEVERAL = regex.compile("合计|累计|共|总时[长间]")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every length of time that one person is said to spend in a period."""
    if not ctx.holds("人均", "每人", "睡眠", "平均", "个人"):
        return
    for claim in ctx.claims:
        q = claim.quantity
        scale = _HOURS.get(q.unit)
        if q.kind is not Kind.DURATION or scale is None or q.low is None:
            continue
        begin = marks.begins(ctx.norm, q.start, ",;。:!?\n")
        found = _EVERY.search(ctx.norm, begin, q.start)
        words = ctx.norm[begin : q.start]
        if found is None or not _ONE.search(words) or _SEVERAL.search(words):
            continue
        period = found["each"] or found["mean"]
        most = Fraction(_PERIODS[period] * scale)
        fits = q.low <= most
        yield Check(
            CODE,
            Verdict.HOLDS if fits else Verdict.VIOLATED,
            (Span(q.start, q.end, "时间"),),
            f"{q.text} {'≤' if fits else '>'} {show(most)}{q.unit}",
            f"一{period}至多{show(most)}{q.unit}，文中一人用了{q.text}。",
            f"The period has at most {show(most)} {q.unit}, but one person spends {q.text}.",
            Severity.ERROR,
        )


RULE = Rule(
    code=CODE,
    name="hours-exceed-period",
    title="时间多过了一天、一周",
    check=check,
    flags=[
        "居民人均每周上网时长达到«285个小时»。",
        "学生平均每天睡眠«85小时»。",
        "每人每天运动«1600分钟»。",
    ],
    passes=[
        "居民平均每周上网28.5个小时。",
        "全市志愿者每天服务1200小时，人均2小时。",
        "设备日均运行合计310小时，个人不得擅自开启。",
        "学生平均每天睡眠8.5小时，每周至少运动300分钟。",
    ],
)
