"""文中的率与文中的两个数算不到一起。

## 查什么
各领域规则包（rules/packs/*.toml）里的比率：城镇化率 = 城镇人口 ÷ 常住人口，参选率 = 投票 ÷ 选民，
资产负债率 = 负债 ÷ 资产。率与两个数要以同一范围、同一时间给出；四舍五入与截尾都算相符。

## 为什么要紧
率常被单独引用；率与其分子分母不符，三个数里必有一个写错。

## 例
登记选民451200人，投票选民423100人，参选率97.37%。→ 423100 ÷ 451200 = 93.77%

## 何时不报
- 缺任何一项，或范围、时间不同或说不准。
- 不符而又不是一笔之误（错一位、颠倒、漏写、多写），只作提示：率可能另有口径。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor.context import Context
from auditor.interval import Interval, of, point, show_like, show_rounded, total
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.meaning.laws import Instance, instances, value_of
from auditor.relations.meaning.metrics import Meaning
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed, mean_of

CODE = "PCT206"
_SCALE = {"%": 100, "‰": 1000}
_SELDOM = Fraction(3, 20)
_CLOSE = Fraction(1, 20)
_NEAR = 8  # figures before a rate among which another whole is looked for
_NEIGHBOURS = 2  # Sentences between the figures of a definition that belong together.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every rate of a pack of which the article gives part and whole."""
    for instance in instances(ctx, "ratio"):
        found = _check(ctx, instance)
        if found and not (found.verdict is Verdict.VIOLATED and _of_another(ctx, instance)):
            yield found


def _of_another(ctx: Context, i: Instance) -> bool:
    """Tell whether the sentence has another whole of which the rate is right.

    发放问卷500份，回收468份，有效问卷450份，有效率90%: of those that went out.
    """
    rate, part = i.left[0].claim, i.right[0].claim
    q, p = rate.quantity, part.quantity
    scale = i.law.per or _SCALE.get(q.unit, 0)
    return any(
        c.quantity.value
        and c.quantity.unit == p.unit
        and c.sentence == rate.sentence
        and c.at != part.at
        and (of(p) / of(c.quantity)).scaled(scale).meets(allowed(q))
        for c in ctx.claims[max(0, rate.at - _NEAR) : rate.at]
    )


def _check(ctx: Context, i: Instance) -> Check | None:
    (rate,), (part, *wholes) = i.left, i.right
    q, p = rate.claim.quantity, part.claim.quantity
    scale = i.law.per or _SCALE.get(q.unit)
    of_all = value_of(wholes)
    if scale is None or q.value is None or p.value is None or not of_all:
        return None
    whole = total(of(m.claim.quantity) for m in wholes)
    worked = (of(p) / whole).scaled(scale).widened(i.law.margin)
    stated = mean_of(q) if i.law.per else allowed(q)
    if worked.meets(stated):
        exact = abs(p.value / of_all * scale - q.value) <= q.half_unit
        verdict = Verdict.HOLDS if exact else Verdict.POSSIBLE
        severity = Severity.INFO
    else:
        verdict = Verdict.VIOLATED
        severity = _severity(ctx, i, worked, scale)
    result = show_rounded(p.value / of_all * scale) + q.unit
    times = f" × {i.law.per}" if i.law.per > 1 else ""
    terms = " + ".join(show_like(m.claim.quantity.value, m.claim.quantity) for m in wholes)
    divisor = f"({terms})" if len(wholes) > 1 else terms
    named = "、".join(f"{m.term}{m.claim.quantity.text}" for m in wholes)
    named += "之和" if len(wholes) > 1 else ""
    sign = "≠" if verdict is Verdict.VIOLATED else "="
    return Check(
        CODE,
        verdict,
        tuple(
            Span(m.claim.quantity.start, m.claim.quantity.end, str(m.term))
            for m in (rate, *dict.fromkeys((part, *wholes)))
        ),
        f"{show_like(p.value, p)} ÷ {divisor}{times} = {result} {sign} {q.text}",
        f"{part.term}{p.text}除以{named}{times}得{result}，文中{rate.term}为{q.text}。",
        f"{p.text} ÷ {divisor}{times} is {result}, but {rate.term} is given as {q.text}.",
        severity,
    )


def _severity(ctx: Context, i: Instance, worked: Interval, scale: int) -> Severity:
    """Weigh a miss: loud where one plain slip explains it, the more readily the less doubt the
    law leaves about which figures are meant.
    """
    if _slips(i, worked, scale, _SELDOM):
        return i.law.severity
    if _counted_side_by_side(ctx, i):
        return i.law.severity
    sentences = [m.claim.sentence for m in (*i.left, *i.right)]
    together = max(sentences) - min(sentences) <= _NEIGHBOURS
    q = i.left[0].claim.quantity
    # What misses by little may be worked out on other days or of finer figures.
    far = not worked.widened(_CLOSE).meets(of(q))
    tied = (i.law.complete and together) or len(set(sentences)) == 1
    bound = tied and far and _slips(i, worked, scale, SURE)
    return Severity.WARNING if bound else Severity.INFO


def _counted_side_by_side(ctx: Context, i: Instance) -> bool:
    """Tell whether the three figures stand in a row, and part and whole are counts to the unit.

    A bracket behind the rate may say of what else it is taken (结案率96.5%（含旧存）).
    """
    if ctx.norm.startswith("(", i.left[0].claim.quantity.end):
        return False
    claims = sorted((m.claim for m in (*i.left, *i.right)), key=lambda c: c.at)
    counts = [m.claim.quantity for m in i.right]
    row = claims[-1].at - claims[0].at == len(claims) - 1 == 2
    exact = all(q.kind is Kind.COUNT and not q.half_unit and not q.hedge for q in counts)
    return row and exact and claims[0].sentence == claims[-1].sentence


def _slips(i: Instance, worked: Interval, scale: int, seldom: Fraction) -> bool:
    (rate,), (part, *wholes) = i.left, i.right
    q, p = rate.claim.quantity, part.claim.quantity
    assert q.value is not None
    stated = mean_of(q) if i.law.per else of(q)
    whole, shares = total(of(m.claim.quantity) for m in wholes), stated.scaled(Fraction(1, scale))
    others = [m for m in wholes if m.claim is not part.claim]
    if len(others) < len(wholes):  # 不捕率 = 不捕 ÷ (批捕 + 不捕): the part is of its whole
        rest = total(of(m.claim.quantity) for m in others)
        needed = shares * rest / (point(1) - shares)
    else:
        needed = shares * whole
    return (
        is_plain_slip(q, worked + stated - point(q.value), seldom=seldom)
        or is_plain_slip(p, needed, seldom=seldom)
        or any(_is_slip(m, wholes, of(p) / shares, seldom) for m in wholes)
    )


def _is_slip(m: Meaning, wholes: list[Meaning], needed: Interval, seldom: Fraction) -> bool:
    """Tell whether a plain slip of one figure of the whole explains the miss."""
    others = total(of(o.claim.quantity) for o in wholes if o is not m)
    return is_plain_slip(m.claim.quantity, needed - others, seldom=seldom)


RULE = Rule(
    code=CODE,
    name="defined-rate-mismatch",
    title="率与定义不符",
    check=check,
    flags=[
        "共抽检«150批次»，合格«145批次»，合格率«97.4%»。",
        "共发放调查表«640份»，回收«592份»，回收率«95.2%»。",
        "检察机关批准逮捕«1847人»，不批准逮捕«723人»，不捕率«22.1%»。",
        "全县登记选民«451200人»，参加投票的选民«423100人»，参选率«97.37%»。",
    ],
    passes=[
        "抽检150批次，合格145批次，合格率97.4%（按复检后计）。",
        "共抽检150批次，合格145批次，合格率96.7%。",
        "共抽检150批次，合格145批次，合格率97%。",
        "共抽检150批次，合格145批次，其中蔬菜合格率97.4%。",
        "抽检两种食品150批次，合格145批次，比上年增加5批次，合格率97.4%。",
        "共发放问卷600份，回收564份，有效问卷540份，有效率90%。",
        "全县登记选民451200人，参加投票的选民423100人，参选率93.77%。",
        "全县登记选民451200人，参加投票的选民423100人，参选率93.7%。",
        "批准逮捕各类犯罪嫌疑人1.25万人；不捕1.15万人，不捕率48.5%。",
        "全县登记选民451200人，参加投票的选民423100人。邻县参选率97.37%。",
    ],
)
