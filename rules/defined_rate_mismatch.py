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
from auditor.interval import Interval, of, point, show_like, show_rounded
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.laws import Instance, instances
from auditor.relations.slips import is_plain_slip

CODE = "PCT206"
_SCALE = {"%": 100, "‰": 1000}
_SELDOM = Fraction(3, 20)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every rate of a pack of which the article gives part and whole."""
    for instance in instances(ctx, "ratio"):
        found = _check(instance)
        if found:
            yield found


def _check(i: Instance) -> Check | None:
    (rate,), (part, whole) = i.left, i.right
    q, p, w = rate.claim.quantity, part.claim.quantity, whole.claim.quantity
    scale = _SCALE.get(q.unit)
    if scale is None or q.value is None or p.value is None or not w.value:
        return None
    worked = (of(p) / of(w)).scaled(scale).widened(i.law.margin)
    # A rate may have been cut off instead of rounded: it then lies up to a unit below.
    stated = of(q) + Interval(Fraction(0), q.half_unit)
    if worked.meets(stated):
        exact = abs(p.value / w.value * scale - q.value) <= q.half_unit
        verdict = Verdict.HOLDS if exact else Verdict.POSSIBLE
        severity = Severity.INFO
    else:
        verdict = Verdict.VIOLATED
        shares = of(q).scaled(Fraction(1, scale))
        slip = (
            is_plain_slip(q, worked + of(q) - point(q.value), seldom=_SELDOM)
            or is_plain_slip(p, shares * of(w), seldom=_SELDOM)
            or is_plain_slip(w, of(p) / shares, seldom=_SELDOM)
        )
        severity = i.law.severity if slip else Severity.INFO
    result = show_rounded(p.value / w.value * scale) + q.unit
    sign = "≠" if verdict is Verdict.VIOLATED else "="
    return Check(
        CODE,
        verdict,
        tuple(
            Span(m.claim.quantity.start, m.claim.quantity.end, str(m.term))
            for m in (rate, part, whole)
        ),
        f"{show_like(p.value, p)} ÷ {show_like(w.value, w)} = {result} {sign} {q.text}",
        f"{part.term}{p.text}除以{whole.term}{w.text}得{result}，文中{rate.term}为{q.text}。",
        f"{p.text} ÷ {w.text} is {result}, but {rate.term} is given as {q.text}.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="defined-rate-mismatch",
    title="率与定义不符",
    check=check,
    flags=[
        "全县登记选民«451200人»，参加投票的选民«423100人»，参选率«97.37%»。",
    ],
    passes=[
        "全县登记选民451200人，参加投票的选民423100人，参选率93.77%。",
        "全县登记选民451200人，参加投票的选民423100人，参选率93.7%。",
        "全县登记选民451200人，参加投票的选民423100人。邻县参选率97.37%。",
    ],
)
