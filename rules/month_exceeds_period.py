"""一月、一日的数大于包含它的累计数。

## 查什么
同一段里，同一名称的指标既给出一段时间的数，又给出其中一月、一季、一日的数：
「1—8 月收入 386.72 亿元……8 月当月收入 381.5 亿元」，短的一段不能多于长的一段。

## 为什么要紧
当月数大于累计数，多半是小数点移了位，或者多写、漏写了一位。

## 例
> 1—5 月，快递业务量累计完成 58.91 亿件。5 月份，快递业务量完成 128.6 亿件。

128.6 > 58.91。

## 何时不报
存量、余额、价格、比率、人均、净额和差额（可以为负，或不随时间累加）；名称不尽相同，或短的一段另写了地方；
两个数之间换了年份；时间说不准；跨段的。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict, When

CODE = "ORD402"
_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_TO = regex.compile(r"[至到—\-~]+")
_ASIDE = regex.compile("(?:[比较与同自从据于]|截至|截止|相比|其中|预计|计划|力争)$")
_NOT_SUMMED = regex.compile(
    "余额|存量|库存|净|差|均|价|率|指数|负荷|装机|比|占|增|减|升|降|利润|盈|亏|收益|现有|在[校册岗职]"
    "|拥有|保有|达标|计划|预计|目标|任务|最高|最低|规模|总数|持有|实有|累计确诊|人口|贡献|拉动"
)
_CLEAN = regex.compile(
    r"[^\p{Han}A-Za-z]|累计|共计|合计|完成|实现|达到|已经|当月|当日|单月|分别|[共为达约超近]+$"
)
_SHORTEST = 2
_MOST = 40  # Figures of a period that are remembered in one paragraph.


class _Period(NamedTuple):
    """From the first to the last day, each as month × 32 + day; year 0 where none is given."""

    year: int
    first: int
    last: int

    def holds(self, other: _Period) -> bool:
        """Tell whether the other one is a shorter period within this one."""
        same_year = self.year == other.year or not (self.year and other.year)
        inside = self.first <= other.first and other.last <= self.last
        return same_year and inside and (self.first, self.last) != (other.first, other.last)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every figure of a period that a longer period's figure must hold."""
    paragraph, period, clause = -1, None, -1
    last: Quantity | None = None
    told: list[tuple[_Period, str, Claim]] = []
    for claim in ctx.claims:
        q = claim.quantity
        if claim.paragraph != paragraph:
            paragraph, period, told, last = claim.paragraph, None, [], None
        if q.when is not None:
            if _ASIDE.search(claim.before) and not claim.before.endswith("自"):
                clause = claim.clause  # A date that is compared with: its clause tells no level.
                continue
            period = _joined(ctx, last, q, period) or period
            last = q
        elif period and q.kind in _COUNTED and claim.clause != clause and claim.bracket < 0:
            name = "" if _NOT_SUMMED.search(claim.before) else _CLEAN.sub("", claim.before)
            if len(name) >= _SHORTEST and not q.hedge:
                for longer, long_name, holder in told[-_MOST:]:
                    same = holder.quantity.unit == q.unit and long_name.endswith(name)
                    if same and longer.holds(period):
                        yield _told(holder.quantity, q)
                told.append((period, name, claim))


def _joined(
    ctx: Context, last: Quantity | None, q: Quantity, period: _Period | None
) -> _Period | None:
    """Return the period of a date, or of two dates with 至 between them."""
    assert q.when is not None
    own = _period(q.when, q.until)
    if own and last and period and _TO.fullmatch(ctx.norm[last.end : q.start]):
        return _Period(period.year, period.first, own.last)
    if own is None and q.when.anchor in ("当月", "当日", "当天"):
        return None
    return own


def _period(when: When, until: When | None) -> _Period | None:
    end = until or when
    year = when.year or 0
    if when.quarter:
        return _Period(year, (when.quarter * 3 - 2) * 32, (end.quarter or when.quarter) * 96 + 31)
    if when.half:
        return _Period(year, (when.half * 6 - 5) * 32, when.half * 192 + 31)
    if when.month:
        first = when.month * 32 + (when.day or 0)
        last = (end.month or when.month) * 32 + (end.day or 31)
        return _Period(year, first, last) if first <= last else None
    if (when.year and not until) or when.anchor == "全年":
        return _Period(year, 32, 12 * 32 + 31)
    return None


def _told(longer: Quantity, shorter: Quantity) -> Check:
    fits = of(shorter).may_be_at_most(of(longer))
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(shorter.start, shorter.end, "其中一段"), Span(longer.start, longer.end, "整段")),
        f"{shorter.text} {'≤' if fits else '>'} {longer.text}",
        f"其中一段时间的 {shorter.text} 不应多于整段时间的 {longer.text}。",
        f"{shorter.text} in a part of the time cannot exceed {longer.text} in all of it.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="month-exceeds-period",
    title="当月数大于累计数",
    check=check,
    flags=[
        "1—5月，全市快递业务量累计完成«58.91亿件»，增长21.6%。5月份，快递业务量完成«128.6亿件»。",
        "1—8月，全市预算收入«386.72亿元»，增长3.8%；8月当月，预算收入«3815亿元»。",
        "自9月28日至10月8日，全局发送旅客«2186.5万人次»。其中，10月1日发送旅客«2613万人次»。",
    ],
    passes=[
        "1—5月，快递业务量累计完成58.91亿件，增长21.6%。5月份，快递业务量完成12.86亿件。",
        "1—5月，平山县进出口10亿元。5月份，全市进出口50亿元。",
        "1—5月，贷款余额增加10亿元，5月末贷款余额500亿元。",
        "2023年1—5月完成投资50亿元，比2022年5月完成投资80亿元的水平低。",
        "上半年利润10亿元，二季度利润12亿元。",
        "2022年1—5月出口20亿元，2023年5月出口25亿元。",
        "一季度发电20亿千瓦时，4月份发电25亿千瓦时。",
    ],
)
