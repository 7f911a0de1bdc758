"""说是超过、低于，所列的两个数却相反。

## 查什么
「投票率达 75.2%，超过上届的 73.0%」「人均收入 2.3 万元，低于全国平均的 2.8 万元」：
紧接着的两个同单位的数，谁大谁小应与“超过、高于、多于”“低于、少于、不及”一致；“高于 1.3% 的平均水平”
“低于 5.5% 的控制目标”“超额完成 4 万人的计划”“完成 98% 的目标”之类，所比的数后面写明是什么的也在内。

## 为什么要紧
一句话里的话与数字相反，读者不知该信哪一个。

## 例
> 投票率达 75.2%，超过上届的 77.0%。

75.2% < 77.0%，没有超过。

## 何时不报
“高于全国平均水平 5%”之类说的是差多少；说的是下降的幅度；预测、要求、假设与否定；
放宽取整后仍说得通。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import interval, regex
from auditor.context import Context
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons.heldagainst import bare
from auditor.relations.text import marks, template
from auditor.relations.text.template import NUMBER, SHARE, Template

CODE = "ORD405"
_CUE = regex.standard(
    "超越|超过|高于|多于|大于|高过|超出|快于|低于|少于|小于|不及|逊于|慢于|超额完成|目标|任务|计划"
)
_FIGURE = f"[{NUMBER}{SHARE}]"
_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_WAY = "(?P<more>超越|超过|高于|多于|大于|高过|超出|快于)|低于|少于|小于|不及|逊于|慢于"
_STILL = "(?:已|也|均|都|仍|略|稍|远|明显|显著|大幅|大大|首次|再次|再度|并|继续|依然|还)*"
_COMPARED = regex.compile(
    rf"(?P<a>{_FIGURE}),?{_STILL}(?:{_WAY})"
    rf"(?P<whom>(?:{_WORDS}|{template.DATE}){{1,18}}?)的(?P<b>{_FIGURE})(?![的之]?[{NUMBER}{SHARE}])"
)
# What the other figure is, behind it: then it is no difference, whoever it is of.
_IS_LEVEL = (
    "的?(?:全[国省市县区球]|控制|预期|年度|年初|总体|整体|行业|世界)?(?:平均|均值|中位数?|历史|同期)?"
    "(?:水平|指标|目标|要求|标准|计划|任务|增速|增幅|速度|均值|平均值|中位数|警戒线|红线|预期|线)"
    f"(?!的?[{NUMBER}{SHARE}{template.MULTIPLE}])"  # 超过3亿元计划的一半
)
_AGAINST_LEVEL = regex.compile(
    rf"(?P<a>{_FIGURE}),?{_STILL}(?:(?:{_WAY})|(?P<more>超额完成))"
    rf"(?P<whom>(?:{_WORDS}|{template.DATE}){{0,18}}?)的?(?P<b>{_FIGURE}){_IS_LEVEL}"
)
# 高于全省平均水平N: even if N were the difference, nothing would be left of the other level.
_ABOVE = regex.compile(
    rf"(?P<a>{_FIGURE}),?{_STILL}{_WORDS}{{0,6}}(?P<more>高于|多于|超过|超出|大于)"
    rf"{_WORDS}{{0,10}}(?:平均|水平|同期|均值)(?:水平|的|为)*(?P<b>{_FIGURE})(?={_WORDS}{{0,3}}[,;。)\n])"
)
# 优良率N，完成省下达的N的目标
_REACHED = regex.compile(
    rf"(?P<a>{SHARE}),?(?:圆满|顺利|如期|提前|全面|已|均|并)*(?P<more>完成|达到|实现)了?"
    rf"{_WORDS}{{0,12}}?(?P<b>{SHARE})(?:[、和]{_WORDS}{{0,10}}?(?P<b>{SHARE}))?的?"
    "(?:年度|预期|控制|约束性)*(?:目标|指标|要求)"  # 完成60%的任务 is a part of it
)
_LOW_IS_GOOD = regex.compile(
    "失业|死亡|发病|不良|差错|损耗|违约|返贫|犯罪|感染|空置|淘汰|辍学|超标|负债|债务|能耗|酸雨|事故|发案|贫困|缺陷|投诉|浓度"
)
_GROWTH = regex.compile("[增涨速幅]")
# 产量N万吨，销量N万台，分别低于上季的N万吨和N万台
_EACH = regex.compile(
    rf"分别(?:[略稍远仍均都]|明显|大幅)*(?:(?P<more>超越|超过|高于|多于|大于|高过|超出)|低于|少于|小于|不及|逊于)"
    rf"(?P<whom>(?:{_WORDS}|{template.DATE}){{1,18}}?)的(?P<b>{_FIGURE})"
    rf"(?:{_WORDS}{{0,4}}[、和及与](?P<b>{_FIGURE}))+(?![的之]?[{NUMBER}{SHARE}])"
)
_REACH = 8  # figures before such a row among which those compared stand
_OF_ANOTHER = regex.compile(
    f"{template.DATE}|[年月季周日届次]|同期|平均|均值|中位|水平|此前|之前|预期"
)
_LESS = regex.compile("[降减跌负少亏缩]|下滑|回落")
_OPEN = regex.compile(
    "将|预计|预测|目标|力争|有望|计划|如果|若|是否|未|没有|应|须|不得|标准|要求|规定"
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every figure that is said to lie above or below the next one."""
    if not _CUE.search(ctx.norm):
        return
    shown = template.of(ctx)
    told: set[int] = set()
    for found in _AGAINST_LEVEL.finditer(shown.text):
        words = _lead(shown, found) + shown.text[found.start() : found.start("b")]
        if not _OPEN.search(words):
            yield from _beside(ctx, found, told)
    for found in _COMPARED.finditer(shown.text):
        share = shown.text[found.start("b")] == SHARE
        by_so_much = share and not _OF_ANOTHER.search(found["whom"])  # 超过计划的20%
        if not by_so_much and not _OPEN.search(_lead(shown, found) + found[0]):
            yield from _beside(ctx, found, told)
    for found in _ABOVE.finditer(shown.text):
        words = _lead(shown, found) + found[0]
        if not (_GROWTH.search(words) or _OPEN.search(words) or _LESS.search(words)):
            yield from _beside(ctx, found, told)
    for found in _REACHED.finditer(shown.text):
        lead = _lead(shown, found)
        if "率" in lead and not (_LOW_IS_GOOD.search(lead) or _LESS.search(lead)):
            reached = ctx.quantities[shown.index(found.start())]
            for at in found.starts("b"):
                yield _told(reached, ctx.quantities[shown.index(at)], more=True)
    for found in _EACH.finditer(shown.text) if "分别" in shown.text else ():
        if not _OPEN.search(_lead(shown, found, "。!?\n") + found[0]):
            row = [shown.index(at) for at in found.starts("b")]
            for a, b in _pairs(ctx, row):
                yield _told(a, b, more=found["more"] is not None)


def _lead(shown: Template, found: regex.Match[str], ends: str = ",;。!?\n") -> str:
    """Return the words of the clause, or of what else `ends` part, before a match."""
    return shown.text[marks.begins(shown.text, found.start(), ends) : found.start()]


def _beside(ctx: Context, found: regex.Match[str], told: set[int]) -> Iterator[Check]:
    """Compare the two figures of a match, once each, unless a fall is told."""
    shown = template.of(ctx)
    a, b = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
    alike = a.unit == b.unit and a.kind is b.kind
    if alike and b.start not in told and not _LESS.search(_lead(shown, found)):
        told.add(b.start)
        yield _told(a, b, more=found["more"] is not None)


def _pairs(ctx: Context, row: list[int]) -> list[tuple[Quantity, Quantity]]:
    """Return the figures of a sentence that a row behind 分别 is compared with, one by one."""
    units = [ctx.quantities[i].unit for i in row]
    sentence = ctx.claims[row[0]].sentence
    before = [
        c.quantity
        for c in ctx.claims[max(0, row[0] - _REACH) : row[0]]
        if c.sentence == sentence and c.quantity.unit in units and c.quantity.value is not None
    ]
    levels = before[-len(row) :]
    if [q.unit for q in levels] != units or any(_LESS.search(ctx.claims[i].before) for i in row):
        return []
    return [(q, ctx.quantities[i]) for q, i in zip(levels, row, strict=True)]


def _told(a: Quantity, b: Quantity, *, more: bool) -> Check:
    low, high = (bare(b), a) if more else (a, bare(b))
    holds = interval.of(low).may_be_at_most(interval.of(high))
    spans = (Span(a.start, a.end, "所比"), Span(b.start, b.end, "基准"))
    sum_ = f"{a.text} {'<' if more != holds else '>'} {b.text}"
    if holds:
        return Check(CODE, Verdict.HOLDS, spans, sum_)
    way, way_en = ("高", "above") if more else ("低", "below")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        f"文中说前者{way}于后者，{a.text}与{b.text}却正好相反。",
        f"{a.text} is said to lie {way_en} {b.text}, which it does not.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="comparison-contradicts-figures",
    title="高低之说与数字相反",
    check=check,
    flags=[
        "三季度铜产量«2.17万吨»，铝产量3.24万吨，分别低于二季度的«2.14万吨»和3.25万吨。",
        "选举投票率达«75.22%»，超越2011年大选的«77.03%»。",
        "今年销量«3.5万辆»，超过去年的«3.8万辆»。",
        "该县人均收入«2.3万元»，低于全国平均的«2.1万元»。",
        "甲队得«38枚»，多于乙队的«40枚»。",
        "年末贷款不良率为«1.26%»，远高于同业的«1.57%»平均水平。",
        "调查失业率«5.3%»，低于«5.1%»的控制目标。",
        "全年新招学徒«4180人»，超额完成«4810人»的计划。",
        "乡村居民收入增长«6.3%»，快于城镇居民«7.9%»的增速。",
        "耕地灌溉率达«52.7%»，高于全省平均水平«58.6%»。",
        "新茶产量«86吨»，高于去年同期«92吨»。",
        "森林覆盖率«45.6%»，圆满完成省里的«46.5%»和市里自定的44%的目标任务。",
    ],
    passes=[
        "已完成投资2亿元，超过3亿元计划的一半；整改率85%，完成90%的整改任务。",
        "年末贷款不良率为1.57%，远高于同业的1.26%平均水平。",
        "失业率2.1%，完成4.5%以内的控制目标。",
        "耕地灌溉率达52.7%，高于全省平均水平8.6%。",
        "产值增长2.1%，高于全省平均水平5.6%。",
        "销量3.5万辆，力争超额完成4万辆的目标。",
        "调查失业率5.1%，低于5.5%的控制目标；森林覆盖率46.5%，完成45%的目标。",
        "三季度铜产量2.11万吨，铝产量3.24万吨，分别低于二季度的2.14万吨和3.25万吨。",
        "三季度铜产量2.17万吨，增长5%，铝产量3.24万吨，增长3%，分别低于去年的6%和4%。",
        "选举投票率达75.22%，超越2011年大选的75.03%。",
        "今年销量3.5万辆，超过去年的3.2万辆。",
        "完成投资10%，超过计划的20%。",
        "产量下降5%，低于去年的3%。",
        "失业率5.2%，低于全国平均水平5.0%。",
        "收费2万元，不得超过去年的3万元。",
        "销量3.5万辆，超过去年的3.5万辆。",
    ],
)
