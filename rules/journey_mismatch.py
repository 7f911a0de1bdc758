"""里程、时间、平均时速三者对不上。

## 查什么
同一句里写全的里程、用时与平均时速：「全程 1318 公里，用时 4 小时 28 分，平均时速 295 公里」。

## 为什么要紧
三个数有两个对，第三个就定了；读者看见时速会拿它与别的线路相比。

## 例
> 全程 1318 公里，运行 4 小时 28 分，平均时速 225 公里。

1318 ÷ 4.47 = 295，文中 225。

## 何时不报
一句里有几段里程、几个时间或几个时速；设计、最高、限制的时速；相差不到一成（停站、取整）；约数放宽后相容。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of, show_rounded_like, total
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict

CODE = "AVG508"
_CUE = ("时速", "/小时", "/h", "均速")
_SPEED = regex.compile(r"(?:平均(?:时速|速度|车速|航速)?|均速)(?:[为是达约到]|可达)*$")
_OTHER_SPEED = regex.compile("时速|速度|车速|航速|均速")
_TIME = regex.compile(r"[用历耗费]时|时间|运行|行驶|航行|飞行|跑完|骑行|全程|需要?|花了?|经过|仅")
_DISTANCE = regex.compile("全[程长]|里程|路程|行程|距离|运行|行驶|航行|飞行|跑|骑行|走")
_NOT = regex.compile("缩短|增加|减少|提[高前速]|原|预计|计划|设计|最[高快大]|每|比|剩|还有|其中")
_KM = frozenset(("公里", "千米"))
_HOURS = {"小时": Fraction(1), "分钟": Fraction(1, 60), "分": Fraction(1, 60)}
_STOPS = Fraction(1, 10)  # Stops on the way and rounding may make so much of the speed.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every sentence that gives a way, its time and the mean speed."""
    if not ctx.holds(*_CUE):
        return
    for _, group in groupby(ctx.claims, key=lambda c: c.sentence):
        figures = list(group)
        speeds = [c for c in figures if _is_speed(c)]
        ways = [c for c in figures if c.quantity.unit in _KM and c not in speeds]
        times = _times(ctx, figures)
        if len(speeds) == len(ways) == len(times) == 1 and _named(ways[0], times[0][0]):
            yield from _one(speeds[0], ways[0], times[0])


def _is_speed(claim: Claim) -> bool:
    unit, _, per = claim.quantity.unit.partition("/")
    return unit in _KM and (per in ("小时", "时", "h") or bool(_OTHER_SPEED.search(claim.before)))


def _times(ctx: Context, figures: list[Claim]) -> list[list[Claim]]:
    """Return the spans of time of a sentence, hours and their minutes together."""
    out: list[list[Claim]] = []
    for claim in figures:
        if claim.quantity.kind is not Kind.DURATION or claim.quantity.unit not in _HOURS:
            continue
        last = out[-1][-1].quantity if out else None
        if last is not None and not ctx.norm[last.end : claim.quantity.start].strip("零又"):
            out[-1].append(claim)
        else:
            out.append([claim])
    return out


def _named(way: Claim, time: Claim) -> bool:
    if _NOT.search(way.before) or _NOT.search(time.before):
        return False
    return bool(_DISTANCE.search(way.before) and _TIME.search(time.before + time.after))


def _one(speed: Claim, way: Claim, time: list[Claim]) -> Iterator[Check]:
    q, km = speed.quantity, way.quantity
    parts = [of(c.quantity).scaled(_HOURS[c.quantity.unit]) for c in time]
    hours = total(parts)
    if not q.value or not km.value or not hours.low or _SPEED.search(speed.before) is None:
        return
    made = of(km) / hours
    fits = made.widened(_STOPS).meets(of(q))
    value = km.value / sum((c.quantity.value or 0) * _HOURS[c.quantity.unit] for c in time)
    written = "".join(c.quantity.text for c in time)
    spans = (
        Span(q.start, q.end, "平均时速"),
        Span(km.start, km.end, "里程"),
        Span(time[0].quantity.start, time[-1].quantity.end, "时间"),
    )
    result = show_rounded_like(value, q)
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        spans,
        f"{km.text} ÷ {written} = {result}公里/小时，文中 {q.text}",
        f"{km.text}除以{written}，平均时速应为{result}公里，文中写作{q.text}。",
        f"{km.text} in {written} make {result} an hour, but the article states {q.text}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="journey-mismatch",
    title="里程、时间与时速不符",
    check=check,
    flags=[
        "列车全程运行«1284公里»，用时«4小时16分»，平均«时速201公里»。",
        "选手跑完全程«42.195公里»，用时«2小时30分钟»，平均«时速26.9公里»。",
        "车队行驶«360公里»，历时«6小时»，均速«80公里/小时»。",
    ],
    passes=[
        "列车全程运行1284公里，用时4小时16分，平均时速301公里。",
        "列车全程运行1284公里，停站5次，用时4小时36分，平均时速300公里。",
        "线路全长1284公里，设计时速350公里，运行时间4小时58分。",
        "线路全长1284公里，甲站到乙站行驶320公里用时1小时10分，平均时速274公里。",
        "全程1284公里，运行时间由6小时缩短至4小时16分，平均时速提高80公里。",
    ],
)
