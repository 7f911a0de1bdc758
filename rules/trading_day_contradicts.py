"""一个交易日的开盘、最高、最低、收盘、涨跌互相矛盾。

## 查什么
- 最低价不高于开盘、收盘与最高价，最高价不低于它们；
- “以 3306.15 点低开”“高开”：开盘与前一日收盘（收盘减去涨跌点数）谁高谁低；
- “跌破 3300 点，下探 3257.83 点后回升，收报 3325.11 点”：下探的点位在所跌破的整数关以下，收盘以下。

## 为什么要紧
行情的每个点位都是实数，次序不合，必有一个抄错。

## 例
> 指数以 3360.15 点低开，收于 3325.11 点，比上一交易日跌 8.05 点。

前一日收盘是 3333.16 点，3360.15 点是高开。

## 何时不报
几个指数、几只股票混说；两数相差太远，不像同一个行情；“跌至”之类不一定是最低。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import show
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict

CODE = "ORD406"
_CUE = regex.compile("[高低]开|收报|报收|收盘|收于|下探|最低")
_IS = r"\s*(?:价|点|点位|至|到|于|在|为|报|见|是|:|约)*\s*$"
_LABELS = tuple(
    (label, regex.compile(pattern + _IS))
    for label, pattern in (
        ("跌破", r"(?:跌破|失守|跌穿|击穿)"),
        ("最高", r"(?:最高|高见)"),
        ("最低", r"(?:最低|低见)"),
        ("下探", r"(?:下探|下行探)"),
        ("收盘", r"(?:收报|报收|收于|收在|收盘|收市)"),
        ("开盘", r"(?:开盘|(?P<way>[高低])开|开于|开报)"),
        ("涨", r"(?:[涨升]|上涨|上升)(?:了)?"),
        ("跌", r"(?:跌|下跌|下挫|下降)(?:了)?"),
    )
)
_OPENED = regex.compile(r"\s*(?:小幅|微幅|大幅|跳空|略微?)?(?P<way>[高低])开")
_CLOSED = regex.compile(r"\s*的?收盘")
_CLIMBED = regex.compile("回升|反弹|拉升|走高|收复|翻红|上行")
_UNITS = ("点", "元", "港元", "美元", "元/股")
_NEAR = 4  # Figures of one day differ by less than a fourth of them.
_NAMES = {"低": "低开", "高": "高开"}


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every pair of prices of a day whose order is told."""
    if not _CUE.search(ctx.norm):
        return
    day: dict[str, Quantity] = {}
    way, paragraph = "", -1
    for claim in ctx.claims:
        q = claim.quantity
        if claim.paragraph != paragraph:
            day, way, paragraph = {}, "", claim.paragraph
        label, told = _label(ctx, claim)
        if not label:
            continue
        if label in day or (day and not _one_market(day, label, q)):
            day, way = {}, ""  # the next index
        for other, one in day.items():
            yield from _pair(ctx, other, one, label, q)
        day[label] = q
        way = told or way
        if label in ("涨", "跌"):
            yield from _opening(day, label, way)


def _label(ctx: Context, claim: Claim) -> tuple[str, str]:
    """Return what a price is of its day, and 高 or 低 if it opens above or below the day before."""
    q = claim.quantity
    if q.unit not in _UNITS or q.value is None or q.kind is Kind.RATIO or claim.bracket >= 0:
        return "", ""
    if opened := _OPENED.match(ctx.norm, q.end):
        return "开盘", opened["way"]
    if _CLOSED.match(ctx.norm, q.end):
        return "收盘", ""
    for label, pattern in _LABELS:
        if found := pattern.search(claim.before):
            return label, (found["way"] or "") if label == "开盘" else ""
    return "", ""


def _one_market(day: dict[str, Quantity], label: str, q: Quantity) -> bool:
    """Tell whether a price is in the unit and of the size of the others of its day."""
    other = next((o for n, o in day.items() if n not in ("涨", "跌")), None)
    if other is None or other.unit != q.unit or other.value is None or q.value is None:
        return False
    far = abs(other.value - q.value) * _NEAR > other.value
    return far if label in ("涨", "跌") else not far


def _pair(ctx: Context, one: str, a: Quantity, two: str, b: Quantity) -> Iterator[Check]:
    """Compare two prices of one day."""
    if {one, two} <= {"开盘", "最高", "最低", "收盘"} and ("最" in one or "最" in two):
        below = one if one == "最低" or two == "最高" else two
        low, high = ((a, one), (b, two)) if below == one else ((b, two), (a, one))
        yield _ordered(*low, *high)
    elif (one, two) == ("下探", "收盘") and _CLIMBED.search(ctx.norm, a.end, b.start):
        yield _ordered(a, one, b, two)
    elif one == "跌破" and two in ("下探", "最低"):
        yield _ordered(b, two, a, one)


def _ordered(low: Quantity, low_name: str, high: Quantity, high_name: str) -> Check:
    spans = (Span(low.start, low.end, low_name), Span(high.start, high.end, high_name))
    if interval.of(low).may_be_at_most(interval.of(high)):
        return Check(CODE, Verdict.HOLDS, spans, f"{low.text} ≤ {high.text}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{low.text} > {high.text}",
        f"{low_name}的{low.text}高过{high_name}的{high.text}。",
        f"{low.text} should not lie above {high.text} on the same day.",
        Severity.WARNING,
    )


def _opening(day: dict[str, Quantity], moved: str, way: str) -> Iterator[Check]:
    """Hold 低开 against the close of the day before: the close less the change."""
    opened, closed, change = day.get("开盘"), day.get("收盘"), day[moved]
    if not way or opened is None or closed is None or change.start < closed.start:
        return
    by = interval.of(change) if moved == "涨" else -interval.of(change)
    before = interval.of(closed) - by
    low, high = interval.of(opened), before
    if way == "高":
        low, high = high, low
    spans = (
        Span(opened.start, opened.end, _NAMES[way]),
        Span(closed.start, closed.end, "收盘"),
        Span(change.start, change.end, moved),
    )
    assert closed.value is not None and change.value is not None
    was = show(closed.value - (change.value if moved == "涨" else -change.value))
    sum_ = f"{closed.text} {'-' if moved == '涨' else '+'} {change.text} = {was}"
    if low.may_be_at_most(high):
        yield Check(CODE, Verdict.HOLDS, spans, f"{sum_}，{opened.text}{_NAMES[way]}")
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        f"前一日收盘是{was}，{opened.text}不是{_NAMES[way]}。",
        f"The day before closed at {was}; {opened.text} is no opening on that side of it.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="trading-day-contradicts",
    title="一日行情互相矛盾",
    check=check,
    flags=[
        "东岭综指以«2310.15点»小幅高开，全天震荡，尾盘收报«2325.11点»，比上一交易日涨«8.05点»。",
        "东岭综指以«2360.15点»低开，全天震荡，尾盘收报«2325.11点»，比上一交易日跌«8.05点»。",
        "该股开盘«9.05元»，最高«9.02元»，收于8.90元。",
        "综指最低«2310.5点»，收报«2301.2点»，上涨3.2点。",
        "盘中跌破«2300点»，下探«2357.8点»后回升，午后企稳。",
        "盘中下探«2357.8点»后缓步回升，收报«2325.1点»。",
    ],
    passes=[
        "东岭综指以2306.15点低开，全天震荡，尾盘收报2325.11点，比上一交易日跌8.05点。",
        "该股开盘9.05元，最高9.32元，最低8.88元，收于8.90元。",
        "盘中跌破2300点，下探2257.8点后缓步回升，收报2325.1点，创业板指收报1800点。",
        "综指收报2325.1点，最低9800.5点的深成指收于9900.2点。",
        "油价最高的是0号柴油7.2元，最低的是6.9元。",
    ],
)
