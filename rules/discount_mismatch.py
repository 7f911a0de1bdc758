"""折扣与原价、现价不符。

## 查什么
「原价 800 元，打八折后售价 640 元」「八五折优惠后售价 170 元，原价 200 元」：原价乘以折扣应等于现
价。

## 为什么要紧
读者照着价钱去买；三个数必有一个是错的。

## 例
> 这款大衣原价 800 元，打八折后售价 540 元。

800 × 80% = 640，文中 540。

## 何时不报
几折起、低至几折、折上折、满减、另减；一句里不止一个折扣、原价或现价；差不到一元或百分之一。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict

CODE = "AVG507"
_OLD = regex.compile(
    "原价|标价|定价|吊牌价|市场价|评估价|原售价|门市价|挂牌价|全价|参考价|指导价|正价"
)
_NEW = regex.compile(
    "^后(?![省减降返立])|售|卖|现价|票价|仅|只[需要]|实付|成交|起拍|优惠价|折后|到手|付|价格为|优惠后|打折后|折价"
)
_NOT = regex.compile(
    "折上|满减|另减|再减|起步|低至|最低|封顶|券|补贴|约|左右|余|多元|节省|便宜|省下|优惠了"
)
_BOUND = regex.compile("起(?!拍)|以[上下]")
_SLACK = Fraction(1, 100)
_MOST = 6


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every discount between two prices of a sentence."""
    if "折" not in ctx.norm:
        return
    group: list[Claim] = []
    for claim in ctx.claims:
        if group and claim.sentence != group[0].sentence:
            yield from _sentence(ctx, group)
            group = []
        group.append(claim)
    yield from _sentence(ctx, group)


def _sentence(ctx: Context, group: list[Claim]) -> Iterator[Check]:
    if not 3 <= len(group) <= _MOST or not any("折" in c.quantity.text for c in group):
        return
    cuts = [c for c in group if c.quantity.kind is Kind.SHARE and "折" in c.quantity.text]
    money = [c for c in group if c.quantity.kind is Kind.MONEY and c.quantity.value]
    old = [c for c in money if _OLD.search(c.before)]
    new = [c for c in money if c not in old and _NEW.search(c.before + c.after)]
    if len(cuts) != 1 or len(money) != 2 or len(old) != 1 or len(new) != 1:
        return
    cut = cuts[0].quantity
    if _BOUND.match(ctx.norm, cut.end) or cut.value is None:
        return
    if _NOT.search(ctx.sentence_text(cuts[0])):
        return
    yield _told(cut, old[0].quantity, new[0].quantity)


def _told(cut: Quantity, old: Quantity, new: Quantity) -> Check:
    assert cut.value is not None and old.value is not None and new.value is not None
    exact = old.value * cut.value / 100
    slack = max(exact * _SLACK, Fraction(1) if new.unit == "元" else Fraction(0))
    reach = interval.of(old).scaled(cut.value / 100) + Interval(-slack, slack)
    fits = old.unit != new.unit or reach.meets(interval.of(new))
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (_span(new, "现价"), _span(old, "原价"), _span(cut, "折扣")),
        f"{old.text} × {interval.show(cut.value)}% = {_price(exact, new)}，文中 {new.text}",
        f"{old.text} 打折后应为 {_price(exact, new)}{new.unit}，文中写作 {new.text}。",
        f"{old.text} at {interval.show(cut.value)}% is {_price(exact, new)}, not {new.text}.",
        Severity.WARNING,
    )


def _price(exact: Fraction, new: Quantity) -> str:
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in new.text:
            return show_rounded(exact / size) + word
    return show_rounded(exact)


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="discount-mismatch",
    title="折扣与原价、现价不符",
    check=check,
    flags=[
        "原价«200元»的门票«打七五折»，票价«160元»。",
        "这款大衣原价«800元»，«打八折»后售价«540元»。",
        "门票原价«120元»，节日期间«五折»优惠，仅售«80元»。",
        "原价«500元»的外套，现«打八折»，只卖«350元»。",
        "原价«500元»，«打八折»后«350元»。",
        "标价为«299元»的耳机，活动期间«七折»销售，现价«229.3元»。",
        "«八五折»优惠后售价«180元»，原价«200元»。",
        "该宗房产评估价«2亿元»，以«七折»起拍，起拍价«1.9亿元»。",
    ],
    passes=[
        "原价500元的外套，现打八折，只卖400元。",
        "原价500元，打八折后400元。",
        "原价500元，打八折后省100元。",
        "这款大衣原价800元，打八折后售价640元。",
        "标价为299元的耳机，活动期间七折销售，现价209元。",
        "原价120元的门票五折起，最低仅售40元。",
        "该宗房产评估价2亿元，以七折起拍，起拍价1.4亿元。",
        "原价800元，打八折后再减40元，到手价600元。",
        "茶具原价300元，八折；茶叶原价500元，售价450元。",
        "打折后售价100元，比原价120元便宜20元，相当于八三折。",
    ],
)
