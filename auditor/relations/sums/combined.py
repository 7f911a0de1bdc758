"""Totals behind what is added or taken away one by one: …N，加上…N，共N; 计划N，上线N，缺额N.

What 加上 adds to is a figure before it, the nearest if none makes up the total; a gap (缺额, 差额)
is what the nearest two before it leave, and 超收 and 短收 what lies between a plan and its outcome.
A total told in words of its own (总收入N, 即单日N) takes up the figures right before it where so
many digits come out that it is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of
from auditor.model import Verdict
from auditor.relations.sums.counting import COUNTABLE, is_comparison, same_unit
from auditor.relations.sums.misses import added, slips, verdict
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import HARDLY
from auditor.relations.sums.wholes import Division

_PLUS = regex.compile(r"^(?:再|还|若|如果|如)?(?:加上|连同|算上|外加)")
# What is told to be all there is: 共, 总, 达到; 补足N元的缺口 is no such total.
_REACHED = regex.compile(
    r"(?:共|合计|总\p{Han}{0,4}|实际\p{Han}{0,4}|完成|实现|达到?|即|为)(?:了|约)?$"
)
_GAP = regex.compile(
    r"(?:缺额|差额|缺口|空缺|结余|节余|净额|余额|余款|尾款|结转)(?:为|达|共|有|计)*$"
)
# 年初预算100亿元，实际完成120亿元，超收20亿元; 短收: the other way round
_OVER = regex.compile(r"(?:超[收支产编额员计划预算]{1,2}|多[收支完成]{1,2})了?$")
_UNDER = regex.compile(r"(?:短[收缺欠少]|欠[收产交缴]|少[收支完成]{1,2}|减支|节支)了?$")
_PLANNED = regex.compile("预算|计划|目标|定额|核定|任务|应[收缴交到]")
_DONE = regex.compile("实际|完成|实现|达到?|[实已][收支缴交到]")
_TOTAL = regex.compile(
    r"(?:总(?!共|计|数?的)\p{Han}{1,6}|即\p{Han}{0,4}|[两三四五六七八九十]\p{Han}{1,2}(?:共|合计|累计|猛|大|劲|急)\p{Han}{0,2})"
    r"(?:折合|达到?|为|有|是|了|约)*(?:人民币)?$"
)
# 教授186人、副教授412人，具有高级职称的共598人: those just told, under a name of their own
_OF_BOTH = regex.compile(r"(?<!其他)(?<!其余)\p{Han}{2,10}的(?:共|合计|共计|总计)有?$")
_SIGNS = frozenset(
    "加连算额口缺余转款总即共合累猛大劲急超多短欠少减节"
)  # one of which each of them holds
_OPEN = regex.compile("预计|计划|目标|平均|每|上年|去年|同期|第$")
_NEAR = 8  # figures before a total among which its parts are
_LAST = 2  # sentences before a total in which they begin


def combined(ctx: Context) -> Iterator[Division]:
    """Yield what totals add up, in order of the totals."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or not q.value or claim.bracket >= 0 or q.hedge:
            continue
        if _SIGNS.isdisjoint(claim.before):
            continue
        if _OF_BOTH.search(claim.before):
            yield from _of_both(ctx, claim)
        elif _PLUS.match(claim.before):
            yield from _plus(ctx, claim)
        elif _GAP.search(claim.before):
            yield from _gap(ctx, claim)
        elif (over := _OVER.search(claim.before)) or _UNDER.search(claim.before):
            yield from _against_plan(ctx, claim, over is not None)
        elif _TOTAL.search(claim.before) and not _OPEN.search(claim.before):
            yield from _total(ctx, claim)


def _before(ctx: Context, claim: Claim) -> list[Claim]:
    """Return the levels of one unit before a figure, in its sentence or the two before."""
    found = []
    for c in reversed(ctx.claims[max(0, claim.at - _NEAR) : claim.at]):
        if claim.sentence - c.sentence > _LAST or claim.paragraph - c.paragraph > 1:
            break
        alike = same_unit(c, claim) and c.quantity.kind is claim.quantity.kind
        if alike and c.quantity.value and not c.quantity.hedge and not is_comparison(ctx, c):
            found.append(c)
    return found[::-1]


def _plus(ctx: Context, added: Claim) -> Iterator[Division]:
    """Read 国内完成4047万元，…。加上免抵退36万元，…完成4083万元."""
    whole = next(
        (
            c
            for c in ctx.claims[added.at + 1 : added.at + 1 + _NEAR]
            if c.sentence == added.sentence and same_unit(c, added) and not is_comparison(ctx, c)
        ),
        None,
    )
    before = _before(ctx, added)
    if whole is None or not before or not whole.quantity.value or whole.quantity.hedge:
        return
    if _REACHED.search(whole.before) is None:
        return
    same = [c for c in before if c.sentence == before[-1].sentence]
    for parts in (*([c, added] for c in reversed(before)), [*same, added]):
        if verdict(d := _division(parts, whole), whole) is not Verdict.VIOLATED:
            yield d
            return
    yield _division([before[-1], added], whole)


def _two_before(ctx: Context, claim: Claim) -> list[Claim]:
    """Return the nearest two levels before a figure in its own sentence."""
    return [c for c in _before(ctx, claim) if c.sentence == claim.sentence][-2:]


def _of_both(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Read 教授N人、副教授N人，具有高级职称的共N人: the row right before it, joined by 、.

    Fewer than all of them may well have a trait; more cannot.
    """
    row = [whole]
    for c in reversed(ctx.claims[max(0, whole.at - _NEAR) : whole.at]):
        gap = ctx.norm[c.quantity.end : row[-1].quantity.start]
        joined = "、" in gap if len(row) > 1 else gap.count(",") == 1
        if not same_unit(c, whole) or not joined or c.sentence != whole.sentence:
            break
        row.append(c)
    if len(row) > 2 and all(c.quantity.value and not c.quantity.hedge for c in row):
        d = _division(row[:0:-1], whole)
        if not of(whole.quantity).may_be_at_most(added(d)) or verdict(d, whole) is Verdict.HOLDS:
            yield d


def _gap(ctx: Context, rest: Claim) -> Iterator[Division]:
    """Read 计划招生N人，上线N人，缺额N人: the first is made up of the others."""
    before = _two_before(ctx, rest)
    if len(before) == 2:
        large, small = sorted(before, key=lambda c: c.quantity.value or 0, reverse=True)
        yield _division([small, rest], large)


def _against_plan(ctx: Context, rest: Claim, over: bool) -> Iterator[Division]:
    """Read 预算N，实际完成N，超收N: what was done is the plan and what goes beyond it."""
    before = _two_before(ctx, rest)
    if len(before) < 2:
        return
    plan, done = before
    if _PLANNED.search(plan.before) and _DONE.search(done.before):
        small, large = (plan, done) if over else (done, plan)
        yield _division([small, rest], large)


def _total(ctx: Context, whole: Claim) -> Iterator[Division]:
    before = _before(ctx, whole)
    near = []
    for start in range(len(before) - 2, -1, -1):
        d = _division(before[start:], whole)
        if verdict(d, whole) is not Verdict.VIOLATED:
            return
        if slips(d, whole, HARDLY):
            near.append(d)
    if len(near) == 1:
        yield near[0]


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
