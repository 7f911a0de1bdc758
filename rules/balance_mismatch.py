"""收支、存量与增减对不上：按定义应相等的两边不相等。

## 查什么
各领域规则包（rules/packs/*.toml）里的等式：累计确诊 = 现有 + 治愈 + 死亡，进出口 = 进口 + 出口，
资产 = 负债 + 所有者权益，赞成 + 反对 + 弃权 = 表决。每一项都要在文中以同一范围、同一时间给出。

## 为什么要紧
定义上的等式没有例外，不等就必有一数写错。

## 例
现有确诊205例，累计死亡6例，累计治愈316例，累计报告572例。→ 205 + 6 + 316 = 527 ≠ 572

## 何时不报
- 缺任何一项，或范围、时间、人群（本地、境外输入）不同或说不准。
- 有核减、转归、转出等调整。
- 相等自证其成；不等而又不是一笔之误（错一位、颠倒、漏写、多写、万亿之差）的，按定义再没有别的项、
  各项又写在一起的作警告，其余只作提示；各项之和略少于总数（不到一成）、又不是两位颠倒的，可能是文章
  略去了一小项，也只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor.context import Context
from auditor.interval import Interval, of, show_like, total
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.meaning.laws import Instance, instances, value_of
from auditor.relations.meaning.metrics import Meaning
from auditor.relations.sums.slips import is_plain_slip, is_swap

CODE = "SUM103"
_SELDOM = Fraction(3, 20)  # The law names every figure: chance has less to explain.
_NEIGHBOURS = 2  # Sentences between the first and the last figure of a definition.
_SMALL = Fraction(1, 10)  # A part that the article passes over may be so much of the whole.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every equation of a pack whose terms the article gives."""
    ordered = {_figures(i) for i in instances(ctx, "order")}
    for instance in instances(ctx, "sum"):
        yield from _check(instance, ordered)


def _figures(i: Instance) -> frozenset[int]:
    return frozenset(m.claim.at for m in (*i.left, *i.right))


def _check(i: Instance, ordered: set[frozenset[int]]) -> Iterator[Check]:
    left = total(of(m.claim.quantity) for m in i.left)
    right = total(of(m.claim.quantity) for m in i.right)
    exact = value_of(i.left) == value_of(i.right)
    if left.meets(right):
        verdict = Verdict.HOLDS if exact else Verdict.POSSIBLE
        yield _told(i, verdict, Severity.INFO)
        return
    if not left.may_be_at_most(right) and _figures(i) in ordered:
        return  # parts beyond their whole are told as such by the law of order
    whole_told = i.law.complete or (not i.law.nearly and _in_one_sentence(i))
    short = not whole_told and _is_short(left, right)
    if short and i.law.nearly and not i.nothing_else:
        yield _told(i, Verdict.POSSIBLE, Severity.INFO)
        return
    if any(m.claim.quantity.hedge for m in (*i.left, *i.right)):
        yield _told(i, Verdict.VIOLATED, Severity.INFO)
    elif (
        i.law.assured
        or i.nothing_else
        or _slip(i.left, i.right, short)
        or _slip(i.right, i.left, short)
    ):
        yield _told(i, Verdict.VIOLATED, i.law.severity)
    else:
        loud = i.law.complete and _together(i) and _same_size(i)
        yield _told(i, Verdict.VIOLATED, Severity.WARNING if loud else Severity.INFO)


def _together(i: Instance) -> bool:
    """Tell whether the terms of a law stand in neighbouring sentences."""
    claims = [m.claim for m in (*i.left, *i.right)]
    first, last = min(c.sentence for c in claims), max(c.sentence for c in claims)
    whole = len({c.paragraph for c in claims}) == 1
    return whole and last - first <= _NEIGHBOURS


def _in_one_sentence(i: Instance) -> bool:
    """Tell whether a single sentence gives a whole and three parts: it hardly passes one over.

    Two parts may leave a third out (净资产 without what other shareholders hold).
    """
    return len(i.left) > 2 and len({m.claim.sentence for m in (*i.left, *i.right)}) == 1


def _same_size(i: Instance) -> bool:
    """Tell whether both sides are of one size, so that they can be meant for each other."""
    left, right = value_of(i.left) or Fraction(0), value_of(i.right) or Fraction(0)
    return 0 < max(left, right) <= 2 * min(left, right)


def _slip(side: tuple[Meaning, ...], other: tuple[Meaning, ...], short: bool) -> bool:
    """Tell whether one plain slip of one figure of `side` explains the miss; where the parts
    fall a little short of their whole, only one that leaves hardly another explanation.
    """
    target = total(of(m.claim.quantity) for m in other)
    for m in side:
        needed = target - total(of(o.claim.quantity) for o in side if o is not m)
        if is_swap(m.claim.quantity, needed):
            return True
        if not short and is_plain_slip(m.claim.quantity, needed, seldom=_SELDOM):
            return True
    return False


def _is_short(parts: Interval, whole: Interval) -> bool:
    """Tell whether the parts fall so little short that the article may pass over one."""
    if parts.low is None or whole.high is None or not parts.may_be_at_most(whole):
        return False
    return whole.high - parts.low < _SMALL * whole.high


def _told(i: Instance, verdict: Verdict, severity: Severity) -> Check:
    sign = {Verdict.HOLDS: "=", Verdict.POSSIBLE: "≈", Verdict.VIOLATED: "≠"}[verdict]
    whole = i.right[0].claim.quantity
    terms = " + ".join(show_like(m.claim.quantity.value, m.claim.quantity) for m in i.left)
    made, stated = show_like(value_of(i.left), whole), show_like(whole.value, whole)
    parts = "、".join(str(m.term) for m in i.left)
    return Check(
        CODE,
        verdict,
        tuple(
            Span(m.claim.quantity.start, m.claim.quantity.end, str(m.term))
            for m in (*i.left, *i.right)
        ),
        f"{terms} = {stated}" if verdict is Verdict.HOLDS else f"{terms} = {made} {sign} {stated}",
        f"{parts}相加是{made}，与{i.right[0].term}{stated}不等，按定义应相等。",
        f"{parts} add up to {made}, not to {i.right[0].term} {stated} as they do by definition.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="balance-mismatch",
    title="收支存量不平",
    check=check,
    flags=[
        "截至21日24时，江州市累计确诊病例«576例»，累计治愈«316例»，累计死亡«12例»，现有确诊病例«238例»。",
        "截至2月21日24时，江州市现有确诊病例«205例»，累计死亡«6例»，累计出院«316例»，"
        "累计确诊«572例»。",
        "截至年末，公司资产总额«86.4亿元»，负债总额«52.7亿元»，所有者权益«39.9亿元»。",
        "前十月全省出口«830亿元»，进口«420亿元»，贸易顺差«450亿元»。",
        "上半年，全市生产总值«512.6亿元»，第一产业增加值«33.8亿元»，第二产业增加值«201.5亿元»，"
        "第三产业增加值«259.8亿元»。",
    ],
    passes=[
        "截至21日24时，江州市累计确诊病例576例，累计治愈316例，累计死亡12例，现有确诊病例248例。",
        "截至21日24时，江州市累计确诊病例576例，转出10例，累计治愈316例，累计死亡12例，现有确诊病例238例。",
        "江州市累计确诊病例576例，现有确诊病例238例。\n至21日24时，累计治愈316例，累计死亡12例。",
        "年末户籍人口146.2万人。其中，男性75.1万人，女性71.1万人。常住人口128.4万人。",
        "碰撞造成9人受伤，其中1人危重、2人重伤，6人轻伤或轻微伤。",
        "截至2019年12月31日，公司总资产8.56亿元，总负债5.21亿元，归属于母公司股东权益2.80亿元。",
        "前十月全省出口830亿元，进口约420亿元，贸易顺差超过450亿元。",
        "截至18日24时，全省累计报告67800例，累计治愈57678例，累计病亡3130例，在院治疗6636例。",
        "全年货物运输总量557亿吨，其中铁路货运量50.1亿吨、公路货运量403.4亿吨、水路货运量93.7亿吨。",
        "截至2019年12月31日，公司总资产8.56亿元，总负债5.21亿元，净资产3.30亿元。",
        "江州累计报告本地确诊病例572例，现有境外输入确诊病例205例，累计死亡6例，累计治愈316例。",
        "截至21日，江州现有确诊病例205例，累计死亡6例，累计治愈316例，转出病例45例，累计确诊572例。",
        "截至2月21日24时，江州市现有确诊病例250例，累计出院316例，累计确诊572例。",
    ],
)
