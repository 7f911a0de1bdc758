"""说是超过、低于，所列的两个数却相反。

## 查什么
「投票率达 75.2%，超过上届的 73.0%」「人均收入 2.3 万元，低于全国平均的 2.8 万元」：
紧接着的两个同单位的数，谁大谁小应与“超过、高于、多于”“低于、少于、不及”一致。

## 为什么要紧
一句话里的话与数字相反，读者不知该信哪一个。

## 例
> 投票率达 75.2%，超过上届的 77.0%。

75.2% < 77.0%，没有超过。

## 何时不报
“高于全国平均水平 5%”之类说的是差多少；说的是下降的幅度；目标、预测、假设与否定；
放宽取整后仍说得通。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import interval, regex
from auditor.context import Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations import marks, template
from auditor.relations.template import NUMBER, SHARE

CODE = "ORD405"
_CUE = regex.compile("超越|超过|高于|多于|大于|高过|超出|低于|少于|小于|不及|逊于")
_FIGURE = f"[{NUMBER}{SHARE}]"
_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_COMPARED = regex.compile(
    rf"(?P<a>{_FIGURE}),?(?:已|也|均|都|仍|略|稍|远|明显|显著|大幅|大大|首次|再次|再度|并|继续|依然|还)*"
    rf"(?:(?P<more>超越|超过|高于|多于|大于|高过|超出)|低于|少于|小于|不及|逊于)"
    rf"(?P<whom>(?:{_WORDS}|{template.DATE}){{1,18}}?)的(?P<b>{_FIGURE})(?![的之]?[{NUMBER}{SHARE}])"
)
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
    for found in _COMPARED.finditer(shown.text):
        a, b = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
        if a.unit != b.unit or a.kind is not b.kind:
            continue
        if a.kind is Kind.SHARE and not _OF_ANOTHER.search(found["whom"]):
            continue  # 超过计划的20%: by so much
        lead = shown.text[marks.begins(shown.text, found.start(), ",;。!?\n") : found.start()]
        if _LESS.search(lead) or _OPEN.search(lead + found[0]):
            continue
        low, high = (b, a) if found["more"] else (a, b)
        holds = interval.of(low).may_be_at_most(interval.of(high))
        spans = (Span(a.start, a.end, "所比"), Span(b.start, b.end, "基准"))
        sum_ = f"{a.text} {'<' if (found['more'] is None) == holds else '>'} {b.text}"
        if holds:
            yield Check(CODE, Verdict.HOLDS, spans, sum_)
            continue
        way, way_en = ("高", "above") if found["more"] else ("低", "below")
        yield Check(
            CODE,
            Verdict.VIOLATED,
            spans,
            sum_,
            f"说{a.text}{way}于{b.text}，两个数正好相反。",
            f"{a.text} is said to lie {way_en} {b.text}, which it does not.",
            Severity.WARNING,
        )


RULE = Rule(
    code=CODE,
    name="comparison-contradicts-figures",
    title="高低之说与数字相反",
    check=check,
    flags=[
        "选举投票率达«75.22%»，超越2011年大选的«77.03%»。",
        "今年销量«3.5万辆»，超过去年的«3.8万辆»。",
        "该县人均收入«2.3万元»，低于全国平均的«2.1万元»。",
        "甲队得«38枚»，多于乙队的«40枚»。",
    ],
    passes=[
        "选举投票率达75.22%，超越2011年大选的75.03%。",
        "今年销量3.5万辆，超过去年的3.2万辆。",
        "完成投资10%，超过计划的20%。",
        "产量下降5%，低于去年的3%。",
        "失业率5.2%，低于全国平均水平5.0%。",
        "收费2万元，不得超过去年的3万元。",
        "销量3.5万辆，超过去年的3.5万辆。",
    ],
)
