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

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import accruals
from auditor.relations.comparisons.accruals import Period

CODE = "ORD402"
_NOT_SUMMED = regex.standard(
    "余额|存量|库存|净|差|均|价|率|指数|负荷|装机|比|占|增|减|升|降|利润|盈|亏|收益|现有|在[校册岗职]"
    "|拥有|保有|达标|计划|预计|目标|任务|最高|最低|水位|浓度|气温|海拔|超[过出]?|低于|高于|规模(?!以上)|总数|持有|实有|累计确诊|人口|贡献|拉动"
)
_CLEAN = regex.compile(
    r"[^\p{Han}A-Za-z]|累计|共计|合计|完成|实现|达到|已经|当月|当日|单月|分别|[共为达约超近]+$"
)
_TOPIC = regex.compile(r"\s*(?P<topic>\p{Han}{2,10})方面")
_SHORTEST = 2
_MOST = 40  # Figures of a period that are remembered in one paragraph.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every figure of a period that a longer period's figure must hold."""
    for row in accruals.read(ctx):
        told: list[tuple[Period, str, Claim]] = []
        for period, claim in row:
            q = claim.quantity
            if _of_another(ctx, claim):
                continue
            name = "" if _NOT_SUMMED.search(claim.before) else _CLEAN.sub("", claim.before)
            if len(name) < _SHORTEST or q.hedge:
                continue
            for other, first_name, first in told[-_MOST:]:
                if first.quantity.unit != q.unit or not first_name.endswith(name):
                    continue
                if _topic(ctx, first) != _topic(ctx, claim):
                    continue
                if other.holds(period) and not _of_a_share(ctx, first):
                    yield _told(first.quantity, q)
                elif period.holds(other) and not _of_a_share(ctx, claim):
                    yield _told(q, first.quantity)
            told.append((period, name, claim))


def _of_another(ctx: Context, claim: Claim) -> bool:
    """Tell whether a figure is a part of what its own sentence counts: 留言171件，其中转办101件."""
    start = ctx.sentences[claim.sentence][0]
    of_which = ctx.norm.rfind("其中", start, claim.quantity.start)
    first = ctx.claims[claim.prev] if claim.prev >= 0 else None
    return of_which > start and first is not None and first.quantity.unit == claim.quantity.unit


def _topic(ctx: Context, claim: Claim) -> str:
    """Return what the sentence of a figure says it is about: 国际航线方面，旅客4.8万人次."""
    found = _TOPIC.match(ctx.norm, *ctx.sentences[claim.sentence])
    return found["topic"] if found else ""


def _of_a_share(ctx: Context, longer: Claim) -> bool:
    """Tell whether the longer period's figure is of one with a share of the market."""
    return "份额" in ctx.norm[ctx.sentences[longer.sentence][0] : longer.quantity.start]


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
        "5月份，规模以上工业发电量«86.4亿千瓦时»；1—5月累计发电量«76.2亿千瓦时»，同比增长9.8%。",
        "1—5月，全市快递业务量累计完成«58.91亿件»，增长21.6%。5月份，快递业务量完成«128.6亿件»。",
        "1—8月，全市预算收入«386.72亿元»，增长3.8%；8月当月，预算收入«3815亿元»。",
        "自9月28日至10月8日，全局发送旅客«2186.5万人次»。其中，10月1日发送旅客«2613万人次»。",
    ],
    passes=[
        "第一季港口进出旅客13万人次，国内及两岸航线旅客分别为5.6万人次及2.6万人次。国际航线方面，第一季旅客4.8万人次。",
        "9月份，共接到诉求46653件。其中，当场办结27929件；网络转办18724件。1—9月，督办事项375件。共受理留言171件，其中当场办结70件，网络转办101件。",
        "5月14日8时，东河站水位涨至20.3米，超过警戒水位0.12米。5月14日，西河水位涨至14.5米，超过警戒水位0.01米。",
        "14日8时，东河站水位涨至20.3米，超过警戒水位0.1米，为2003年以来首次超过警戒水位。湖水位3.5米，超过警戒水位0.01米。",
        "2023年9月，手机出货量3310.5万部。2023年第三季度，甲公司以18%的市场份额居首，出货量1170万部。",
        "1—5月，快递业务量累计完成58.91亿件，增长21.6%。5月份，快递业务量完成12.86亿件。",
        "1—5月，平山县进出口10亿元。5月份，全市进出口50亿元。",
        "1—5月，贷款余额增加10亿元，5月末贷款余额500亿元。",
        "2023年1—5月完成投资50亿元，比2022年5月完成投资80亿元的水平低。",
        "上半年利润10亿元，二季度利润12亿元。",
        "2022年1—5月出口20亿元，2023年5月出口25亿元。",
        "一季度发电20亿千瓦时，4月份发电25亿千瓦时。",
    ],
)
