"""部分大过了整体：两个数按意义应有大小，文中却颠倒了。

## 查什么
按意义有大小的数：治愈、死亡不多于确诊，新增不多于累计，正在观察的不多于追踪到的，最低价不高于均价
（由各领域的规则包 rules/packs/*.toml 给出，同一范围、同一时间才比较）；「来自25个国家的238家企业」
里容器不多于所容；
「农村网民」不多于「网民」，新增不多于累计；「达8.6亿千瓦，较上年同期多5000万千瓦」里增量不多于现量。

## 为什么要紧
治愈多于确诊、运动员少于队伍，必有一数写错；这类错单看一个数看不出来。

## 例
累计报告确诊病例116例，治愈出院122例。→ 122 > 116

## 何时不报
- 地点、人群（本地、境外输入）、日期不同或说不准。
- 同一指标在同一处有两个不同的数，分不清该用哪一个。
- 「31个省报告新增8例」：报告的单位不必都有病例。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from auditor.context import Context
from auditor.interval import of, show_like, total
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import subgroups
from auditor.relations.comparisons.orders import Order, Pair, pairs
from auditor.relations.meaning.laws import Instance, instances
from auditor.relations.meaning.metrics import Meaning

CODE = "ORD401"
_REASONS = {
    Order.HOLDERS: (
        ("来源", "所含"),
        "{small}各至少有一，所含却只有{large}。",
        "Each of {small} holds at least one, but together they hold only {large}.",
    ),
    Order.RISE: (
        ("增量", "现量"),
        "增加了{small}，比增加后的{large}还多，原来便不足零。",
        "It rose by {small} to {large}, so that it began below zero.",
    ),
    Order.GROUP: (
        ("部分", "总体"),
        "部分{small}多于它所属的总体{large}。",
        "The group of {small} is larger than the whole of {large} that it belongs to.",
    ),
    Order.ROW: (
        ("连续", "届次"),
        "活动才到{large}，不可能已是连续{small}。",
        "The event was held as {large}, but {small} in a row is told.",
    ),
}


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every order between two figures that meaning or grammar gives."""
    told: set[frozenset[int]] = set()
    laws = map(_by_law, instances(ctx, "order"))
    for found in chain(laws, map(_by_grammar, chain(pairs(ctx), subgroups.read(ctx)))):
        figures = frozenset(s.start for s in found.spans)
        if figures not in told:  # two laws, or law and grammar, may come to the same two figures
            told.add(figures)
            yield found


def _by_law(i: Instance) -> Check:
    whole = total(of(m.claim.quantity) for m in i.right)
    alone = next((m for m in i.left if not of(m.claim.quantity).may_be_at_most(whole)), None)
    if alone and len(i.left) > 1:
        i = Instance(i.law, (alone,), i.right)  # the plainest proof is enough
    parts = total(of(m.claim.quantity) for m in i.left)
    if not parts.may_be_at_most(whole):
        verdict = Verdict.VIOLATED
    elif parts.high is None or whole.low is None or parts.high > whole.low:
        verdict = Verdict.POSSIBLE
    else:
        verdict = Verdict.HOLDS
    small, large = _names(i.left), _names(i.right)
    written, bound = _written(i.left), _written(i.right)
    sign = ">" if verdict is Verdict.VIOLATED else "≤"
    arithmetic = f"{written} {sign} {bound}"
    excess = parts - whole
    gap = show_like(excess.low, i.right[0].claim.quantity) if excess.low is not None else ""
    return Check(
        CODE,
        verdict,
        tuple(_span(m) for m in (*i.left, *i.right)),
        arithmetic,
        f"{small}（{written}）不应多于{large}（{bound}），多出{gap}。",
        f"{small} ({written}) exceeds {large} ({bound}) by {gap}.",
        i.law.severity,
    )


def _by_grammar(p: Pair) -> Check:
    small, large = p.small.quantity, p.large.quantity
    if not of(small).may_be_at_most(of(large)):
        verdict = Verdict.VIOLATED
    elif small.high is None or large.low is None or small.high > large.low:
        verdict = Verdict.POSSIBLE
    else:
        verdict = Verdict.HOLDS
    sign = ">" if verdict is Verdict.VIOLATED else "≤"
    labels, message, message_en = _REASONS[p.order]
    words = {"small": small.text, "large": large.text}
    return Check(
        CODE,
        verdict,
        (
            Span(small.start, small.end, labels[0]),
            Span(large.start, large.end, labels[1]),
        ),
        f"{small.text} {sign} {large.text}",
        message.format(**words),
        message_en.format(**words),
        Severity.ERROR,
    )


def _names(side: tuple[Meaning, ...]) -> str:
    return "、".join(str(m.term) for m in side)


def _written(side: tuple[Meaning, ...]) -> str:
    return " + ".join(show_like(m.claim.quantity.value, m.claim.quantity) for m in side)


def _span(m: Meaning) -> Span:
    return Span(m.claim.quantity.start, m.claim.quantity.end, str(m.term))


RULE = Rule(
    code=CODE,
    name="order-violated",
    title="大小颠倒",
    check=check,
    flags=[
        "年末参保81.4万人，比2015年末增加24.1万人；失业保险参保«5.2万人»，增加«8.6万人»。",
        "4、国内演出收入«2929.20亿元»；\n5、旅游外汇收入3亿美元；\n6、全省实现演出业总收入«2066.99亿元»。",
        "截至2021年12月，我国读者规模达«10.32亿»。我国乡村读者规模已达«28.4亿»。",
        "截至2021年12月，我国读者规模达«10.32亿»。到2021年12月，我国60岁以上老年读者规模达«11.9亿»。",
        "截至年末，读者规模达«10.32亿»，较2020年12月增长«4296亿»。",
        "3月末，全省本外币存款余额«55935.71亿元»。其中，住户本外币存款余额«82070.63亿元»。",
        "累计建成充电桩«14.25万个»，全年新增充电桩«65.4万个»。",
        "村办学点«275个»，较上年少46个。（其中办学点没有学生的有«296个»）",
        "全省最高用电负荷达«8700万千瓦»，比去年同期增加«9000万千瓦»。",
        "货车载着«第三届»茶博会的展品驶来，这是车队连续«第九年»服务茶博会。",
        "赛事吸引«32支»代表队的«28名»选手参加。",
        "全镇搬迁«456户»«123人»。",
        "剧院本季上演«17台»«12场»戏剧。",
        "除甲省外，«12省»（区、市）累计报告疑似病例«7例»。",
        "截至2月13日17时，江州省累计报告确诊病例«116例»，治愈出院«122例»，死亡1例。",
        "本届展会有来自«25个»国家和地区的«23家»企业参展。",
    ],
    passes=[
        "新建泊位3个，增加5个临时泊位；收入3亿元，增加5亿元贷款。",
        "60岁及以上银发网民规模达1.48亿人，农村网民规模达3.05亿人。",
        "甲省高院2024年工作报告显示，2023年全省法院新收各类案件172.1万件，审执结案件182.4万件。\n乙市高院2024年工作报告显示，2023年全市法院全年共受理各类案件67.1万件；审结各类案件65.4万件。",
        "本校被民航招飞录取19人（全省录取28人）。按层次分，本科录取2046人。",
        "全镇工农业总产值108.2亿元，增长10%。\n工业稳步增长，全镇工业总产值106.1亿元。",
        "全省法院受理案件112.6万件，审执结105.4万件；其中省法院受理1.86万件，审结1.72万件。\n审结一审刑事案件4.62万件5.78万人。",
        "全市12个县（区）中9个受灾，受灾人口31.62万人，紧急转移安置4.86万人。",
        "4、国内演出收入2929.20亿元；\n5、旅游外汇收入3亿美元；\n6、全省实现演出业总收入3066.99亿元。",
        "截至2021年12月，我国读者规模达10.32亿。我国乡村读者规模已达2.84亿。",
        "截至2021年12月，全市读者规模达832万。我国乡村读者规模已达2.84亿。",
        "一季度，全市出口120亿元。上半年，全市民营企业出口180亿元。",
        "农村兴办工业，产值达到一百亿元。农业产值达到七百八十三亿元。",
        "全市人均住房面积35平方米，农村人均住房面积52平方米。",
        "累计建成充电桩142.5万个，全年新增充电桩65.4万个。",
        "一季度累计新增充电桩2万个，二季度新增充电桩3万个。",
        "村办学点275个，较上年少46个。（其中办学点没有学生的有26个）",
        "净利润1.2亿元，比上年同期增加2.5亿元，实现扭亏为盈。",
        "涉及3县（市）12个乡镇156个村1203户4500人，慰问12户、5人。",
        "三省一市签署协议，五省三市联动，涉及11个省3个市。",
        "来自3所学校的2支队伍获奖。",
        "第十届文博会开幕，这是该企业连续第十二年参加广交会。",
        "会议应到董事7名，实到5名，2名董事委托出席，表决结果为同意7票，反对0票，弃权0票。",
        "洪灾已造成145人死亡。救援人员累计搜救出被困人员56人。",
        "甲公司总资产12.5亿元，总负债5.1亿元；乙公司总资产4.3亿元。",
        "31个省（自治区、直辖市）报告新增确诊病例8例，累计治愈出院1318例。",
        "目前，江州累计确诊28例，其中重型13例。此前的10例发热病例中，红区2例，确诊1例。",
        "截至3月22日24时，全省累计报告境外输入确诊病例2例，本地病例累计出院1250例。",
    ],
)
