"""约数的说法与紧跟着的确数不符。

## 查什么
几成、几分之几、半数之后，括号里或下一个分句里写出的百分数：「近七成（52%）」「逾六成受访者（占
52.3%）」「超过一半，占 42%」。

## 为什么要紧
约数是给读者的结论，确数是它的依据；两个并排写着，合不到一起必有一个错。

## 例
> 近七成（52%）的受访者表示赞成。

52% 不是近七成。

## 何时不报
确数落在约数所能指的范围之内（近七成可以是六成几，一半容许上下五个百分点）；括号里另说一件事；
两者之间还有别的数。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict

CODE = "REP702"
_VAGUE = regex.compile("成|分之|半")
# Nothing but what repeats that it is a share may stand before the exact figure.
_AGAIN = regex.compile("^(?:占比?|即|也就是|具体为|比例|比重|为|达到?|是|约)*$")
_PEOPLE = regex.compile(r"^的?\p{Han}{0,8}$")
_PER_CENT = Fraction(100)
_SLACK = Interval(Fraction(-5), Fraction(5))  # 一半, without a hedge, is seldom meant to the point.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every rough share that an exact one right behind it repeats."""
    for claim in ctx.claims[1:]:
        exact = claim.quantity
        if exact.unit != "%" or exact.kind is not Kind.SHARE or _VAGUE.search(exact.text):
            continue
        if exact.value is None or not _AGAIN.search(claim.before):
            continue
        rough = ctx.claims[claim.at - 1]
        if _repeats(rough, claim):
            yield _judged(rough.quantity, exact)


def _repeats(rough: Claim, exact: Claim) -> bool:
    q = rough.quantity
    if q.kind is not Kind.SHARE or not _VAGUE.search(q.text) or rough.sentence != exact.sentence:
        return False
    if exact.bracket >= 0 and exact.bracket != rough.bracket:
        return exact.owner == rough.at and _PEOPLE.search(rough.after) is not None
    return exact.before != "" and exact.clause == rough.clause + 1 and rough.after == ""


def _range(q: Quantity) -> Interval:
    """Return what a rough share can stand for, in per cent."""
    meant = of(q) if q.unit == "%" else of(q).scaled(_PER_CENT)
    if not q.hedge and "半" in q.text:
        return meant + _SLACK
    return meant


def _judged(rough: Quantity, exact: Quantity) -> Check:
    meant = _range(rough)
    fits = meant.meets(of(exact))
    said = f"{rough.hedge}{rough.text}" if rough.hedge not in rough.text else rough.text
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(rough.start, rough.end, "约数"), Span(exact.start, exact.end, "确数")),
        f"{exact.text} {'∈' if fits else '∉'} {said}",
        f"确数 {exact.text} 不在「{said}」所指的范围里。",
        f"The exact {exact.text} lies outside what the rough figure before it can mean.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="approximation-contradicts-exact",
    title="约数与确数不符",
    check=check,
    flags=[
        "近«七成»（«52%»）的受访者表示赞成。",
        "逾«六成»受访者（占«52.3%»）表示赞成。",
        "支持者超过«一半»，占«42%»。",
        "赞成的不足«三成»，占«35%»。",
        "约«三分之一»（«62.3%»）的家庭有汽车。",
    ],
    passes=[
        "近七成（68%）的受访者表示赞成，逾六成（62.3%）受访者去过。",
        "一半（48%）的家庭有汽车，超过一半，占52%。",
        "近七成（上年为52%）的受访者表示赞成。",
        "约三分之一（34.2%）的家庭有汽车，八成多（83%）有电脑。",
        "近七成受访者去过，其中三次以上的占32%。",
        "打七成（增长12%），占35%。",
    ],
)
