"""完成计划、目标、任务的百分之几，与计划数和完成数不符。

## 查什么
计划（目标、任务、预算）与完成数都写在文中：「计划投资 50 亿元，已完成 42 亿元，完成计划的 84%」
「全年目标 50 亿元。前三季度完成 42 亿元，占全年目标的 84%」「年度任务 50 亿元，……完成率 84%」。

## 为什么要紧
进度是读者记住的结论；三个数有两个对，第三个就定了。

## 例
> 计划投资 50 亿元，已完成 42 亿元，完成计划的 74%。

42 ÷ 50 = 84%，文中 74%。

## 何时不报
计划数不在同一句或前两句，或不止一个；完成数与计划数说的不是同一件事；相差不像一笔之误时只作提示，因为
计划可能调整过。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of, show_like, show_rounded
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed, judge
from auditor.relations.text import marks, nouns

CODE = "PCT210"
_PLAN_WORDS = "计划|目标|任务|预算|指标"
_DONE_SHARE = regex.compile(
    rf"(?:完成|达到?|占)了?[^,;。\d]{{0,8}}?(?:{_PLAN_WORDS})[^,;。\d]{{0,4}}?的?[约近超达过]*$"
    rf"|(?:[^,;。\d]{{0,6}}?(?:{_PLAN_WORDS}|投资))?完成率[为达到约是]*$"
)
_PLAN = regex.compile(rf"(?:{_PLAN_WORDS})\p{{Han}}{{0,10}}?[为是:]?$")
_NO_PLAN = regex.compile(
    "(?<!计划)(?<!目标)完成|超|实际|[比较]|剩|[上去前明]年|十[一二三四五]五|其中|每|均"
)
_NO_DONE = regex.compile(f"{_PLAN_WORDS}|[比较]|同比|[增减]|[上去前]年|其中|每|均|剩")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_NEAR = 8  # figures before a share among which plan and result stand
_SENTENCES = 2  # sentences before a share in which the plan may stand
_AHEAD = 2  # figures behind it that may be the plan
_SELDOM = Fraction(3, 20)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every completion whose plan and result the article states."""
    if not ctx.holds("完成", "占"):
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.SHARE or not q.value or claim.bracket >= 0:
            continue
        words = ctx.norm[marks.begins(ctx.norm, q.start, ",;。!?\n") : q.start]
        if _DONE_SHARE.search(words) and (done := _done(ctx, claim)):
            plans = _plans(ctx, claim, done)
            if len({c.quantity.value for c in plans}) == 1:
                found = _one(claim, done, plans[0])
                if found.verdict is not Verdict.VIOLATED or not _of_another(ctx, claim, done):
                    yield found


def _done(ctx: Context, share: Claim) -> Claim | None:
    """Return the figure right before a completion: what has been done."""
    for before in reversed(ctx.claims[max(0, share.at - _AHEAD) : share.at]):
        if before.quantity.kind in _KINDS:
            beside = before.sentence == share.sentence and share.clause - before.clause == 1
            usable = beside and before.quantity.value and not _NO_DONE.search(before.before)
            return before if usable else None
    return None


def _plans(ctx: Context, share: Claim, done: Claim) -> list[Claim]:
    """Return the figures that a plan gives for what was done, around its completion."""
    found = []
    for c in ctx.claims[max(0, done.at - _NEAR) : share.at + 1 + _AHEAD]:
        q = c.quantity
        near = c.paragraph == share.paragraph and -1 < share.sentence - c.sentence <= _SENTENCES
        if not near or c.at == done.at or q.unit != done.quantity.unit or not q.value or q.hedge:
            continue
        if _PLAN.search(c.before) and not _NO_PLAN.search(c.before) and _alike(c, done):
            found.append(c)
    return found


def _alike(plan: Claim, done: Claim) -> bool:
    """Tell whether plan and result name one thing, where both name any."""
    a, b = (nouns.content(regex.split(_PLAN_WORDS, c.before)[-1])[-2:] for c in (plan, done))
    return not a or not b or a == b or a in done.before or b in plan.before


def _of_another(ctx: Context, share: Claim, done: Claim) -> bool:
    """Tell whether any other figure before a completion is what it is of (其中政府投资50亿元)."""
    p, stated = of(done.quantity), allowed(share.quantity)
    return any(
        c.quantity.unit == done.quantity.unit
        and c.quantity.value
        and c.at != done.at
        and (p / of(c.quantity)).scaled(100).meets(stated)
        for c in ctx.claims[max(0, done.at - _NEAR) : done.at]
    )


def _one(share: Claim, done: Claim, plan: Claim) -> Check:
    q, p, w = share.quantity, done.quantity, plan.quantity
    assert q.value is not None and p.value is not None and w.value is not None
    exact = 100 * p.value / w.value
    worked = (of(p) / of(w)).scaled(100)
    verdict = judge(exact, worked, q)
    severity = Severity.INFO
    if verdict is Verdict.VIOLATED:
        chance = SURE if share.sentence - plan.sentence < _SENTENCES else _SELDOM
        half = Interval(-q.half_unit, q.half_unit)
        percent = allowed(q).scaled(Fraction(1, 100))
        slips = ((q, worked + half), (p, percent * of(w)), (w, of(p) / percent))
        if any(is_plain_slip(figure, wanted, seldom=chance) for figure, wanted in slips):
            severity = Severity.WARNING
    result = show_rounded(exact)
    return Check(
        CODE,
        verdict,
        (
            Span(q.start, q.end, "完成比例"),
            Span(p.start, p.end, "完成"),
            Span(w.start, w.end, "计划"),
        ),
        f"{show_like(p.value, p)} ÷ {show_like(w.value, w)} = {result}%，文中 {q.text}",
        f"完成{p.text}是计划{w.text}的{result}%，文中写作{q.text}。",
        f"{p.text} is {result}% of the planned {w.text}, but the article states {q.text}.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="plan-completion-mismatch",
    title="计划完成比例不符",
    check=check,
    flags=[
        "今年计划投资«48.5亿元»，已完成«41.2亿元»，完成计划的«74.9%»。",
        "全年完成投资«386.4亿元»，完成年度计划的«120.2%»，年度计划为«378.1亿元»。",
        "全年计划造林«48.5万亩»。到9月底已造林«41.2万亩»，完成全年任务的«48.9%»。",
    ],
    passes=[
        "全年计划投资126亿元，其中政府投资48亿元。上半年政府投资完成27亿元，占年度计划的56.3%。",
        "年初预算收入86亿元，调整预算为82亿元，全年完成83.6亿元，完成调整预算的102%。",
        "今年计划投资48.5亿元，已完成41.2亿元，完成计划的84.9%。",
        "今年计划投资48.5亿元，计划利用外资3.1亿美元。已完成投资41.2亿元，占年度目标的84.9%。",
        "全年计划造林48.5万亩。到9月底已种草41.2万亩，完成全年任务的74.9%。",
        "明年计划投资48.5亿元。今年完成41.2亿元，完成计划的102.3%。",
        "去年目标48.5亿元，今年目标52.3亿元，已完成41.2亿元，完成目标的78.8%。",
    ],
)
