"""Figures that take up one told before: 这126家医院, 全长5.83公里的江州大桥, 35.62亿元的收入.

Words make them definite, so that an earlier figure must say the same: a demonstrative, the noun
that 的 ties to them, or a name whose length or size they give. Where none does, and one slip leads
to the only earlier figure that these words can mean, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.repeats.restated import Repeat, agree, digits, slipped
from auditor.relations.text import marks

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_BACK = 40  # figures before a definite one among which the figure that it takes up is looked for
_SUMMED = 8  # of these, the last so many may be meant together
_NOUN = 2  # characters of a noun that tell what is counted
_HEAD = regex.compile(r"\p{Han}{2,10}")

# 这126家, 上述36个, 这批50辆, 这笔3.6亿元
_THIS = regex.compile(
    r"(?:(?<![为与和在对从向到于像跟比把])这|(?<![应本活])该|上述|前述)(?:[些批笔组群]|里的|总?共)?$"
)
_SENTENCES_APART = 8
_TWO_DIGITS = 10
_LEAD = 6  # characters before a figure by which its clause must have begun
# 全长5.83公里的江州大桥, 总投资12亿元的项目
_OF = regex.compile(
    r"(?P<what>全长|总长|总?高|占地(?:面积)?|总?建筑面积|总?面积|总投资额?|投资|耗资|造价|总重|总价值?|装机容量|库容"
    r"|年产值?|注册资本)[约近达为]*$"
)
_NAMED = regex.compile(r"的(?P<name>\p{Han}{2,12})")
# 35.62亿元的收入: what is measured stands behind it.
_METRIC = regex.compile(
    r"的(?P<what>总投资|投资额?|营业收入|营收|收入|净利润|利润|产量|销量|成绩|票房|规模|价格|单价|成交额|交易额|奖金|赔偿"
    r"|补偿|罚款|资金|贷款|捐款|债务|订单|售价|总分|高度|长度|面积|距离|重量|身高|体重)"
)
_LEADS = regex.compile(
    r"(?:^|[,。;!?\n“…])(?:而|但|且|以|凭借?|对于?|其中?|有了|正是|今年|目前|全年|当前)?$"
)
# 拥有312万册藏书的图书馆
_HAS = regex.compile("(?:拥有|设有|配备|收藏|藏有)了?$")
_EXACT = frozenset({"总投资", "票房", "成绩"})  # so named that there is but one of them
_TAIL = regex.compile(
    r"(?:约|近|超过?|达到?|为|有|共计?|合计|总计|高达|仅|了|是|投入|实现|完成|:)+$"
)
_OTHERS = regex.compile("[上去前]年|同期|计划|预计|目标|平均|每|均|最[高低大小多少]|另|其他|其余")


def anaphora(ctx: Context) -> Iterator[Repeat]:
    """Yield every definite figure with the earlier one that it takes up, in order."""
    for later in ctx.claims:
        q = later.quantity
        if q.kind not in _KINDS or q.value is None or q.hedge or not later.at:
            continue
        this = _THIS.search(later.before) is not None
        if ctx.norm.startswith("的", q.end):
            told = _by_attribute(ctx, later, this)
        elif q.kind is Kind.COUNT and q.unit and (this or _has(later)):
            told = _by_noun(ctx, later)
        else:
            continue
        yield from _compared(ctx, later, told, this)


def _has(later: Claim) -> bool:
    return "的" in later.after and _HAS.search(later.before) is not None


def _compared(ctx: Context, later: Claim, told: Sequence[Claim], this: bool) -> Iterator[Repeat]:
    """Compare a definite figure with what it may take up; any earlier figure may be meant."""
    q = later.quantity
    here = (q.start, q.end)
    for claim in reversed(told):
        if agree(claim.quantity, q):
            yield Repeat((claim.quantity.start, claim.quantity.end), here, "数字", True)
            return
    values = {c.quantity.value for c in told}
    if len(values) != 1 or ((q.value or 0) < _TWO_DIGITS and "." not in q.text):
        return
    if not this and min(digits(q), digits(told[-1].quantity)) < 2:
        return
    first = told[-1].quantity
    apart = later.sentence - told[-1].sentence
    if apart > _SENTENCES_APART or not slipped(first, q) or _told_elsewhere(ctx, later):
        return
    yield Repeat((first.start, first.end), here, "数字", False, sure=False)


def _told_elsewhere(ctx: Context, later: Claim) -> bool:
    """Tell whether any earlier figure, or several in a row, say what a definite one says."""
    q = later.quantity
    before = [
        c.quantity.value
        for c in ctx.claims[max(0, later.at - 2 * _BACK) : later.at]
        if c.quantity.unit == q.unit and c.quantity.value is not None
    ]
    if q.value in before:
        return True
    last = before[-_SUMMED:]
    sums = {total for n in range(len(last)) for total in accumulate(last[n:])}
    return q.value in sums or any(q.value == abs(a - b) for a in last for b in last)


def _before(ctx: Context, later: Claim) -> list[Claim]:
    """Return the earlier figures of the kind and unit of one, those of other times left out."""
    q = later.quantity
    return [
        c
        for c in ctx.claims[max(0, later.at - _BACK) : later.at]
        if c.quantity.kind is q.kind
        and c.quantity.unit == q.unit
        and c.quantity.value is not None
        and not c.quantity.hedge
        and not _OTHERS.search(_said(ctx, c, ",;。!?\n"))
    ]


def _said(ctx: Context, claim: Claim, since: str) -> str:
    """Return the words before a figure since one of some marks, dates such as 去年 among them."""
    start = claim.quantity.start
    return ctx.norm[marks.begins(ctx.norm, start, since) : start]


def _by_noun(ctx: Context, later: Claim) -> list[Claim]:
    """Return the earlier counts of what 这N counts: 有126家医院, 签约项目36个."""
    noun = _HEAD.match(later.after)
    if noun is None:
        return []
    found = []
    for claim in _before(ctx, later):
        lead = _TAIL.sub("", claim.before)
        behind = claim.after[: len(noun[0])]
        # 50辆新能源公交车 … 这50辆公交车; 项目36个 … 这36个项目
        if noun[0][:_NOUN] in behind or (len(lead) >= _NOUN and noun[0].startswith(lead[-_NOUN:])):
            found.append(claim)
    return found


def _by_attribute(ctx: Context, later: Claim, this: bool) -> list[Claim]:
    """Return the earlier figures of the length, the cost or the like that 的 tells again."""
    end = later.quantity.end
    if (what := _OF.search(later.before)) and (name := _NAMED.match(ctx.norm, end)):
        return [
            c
            for c in _before(ctx, later)
            if _TAIL.sub("", c.before).endswith(what["what"]) and _about(ctx, c, name["name"])
        ]
    metric = _METRIC.match(ctx.norm, end)
    start = later.quantity.start
    if metric is None or not (this or _LEADS.search(ctx.norm[max(0, start - _LEAD) : start])):
        return []
    if digits(later.quantity) < 3 and not (this or metric["what"] in _EXACT):
        return []
    return [c for c in _before(ctx, later) if _TAIL.sub("", c.before).endswith(metric["what"])]


def _about(ctx: Context, claim: Claim, name: str) -> bool:
    """Tell whether the statement of a figure has named what is named again later."""
    words = _said(ctx, claim, "。;!?\n")
    return any(name[:n] in words for n in range(len(name), 2, -1))
