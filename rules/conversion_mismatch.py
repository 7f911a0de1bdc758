"""并列写出的两种单位换算不符。

## 查什么
- 亩与公顷、里与公里、斤与公斤、升与毫升、千瓦与兆瓦、摄氏与华氏等并列写出的同一数量；
- 外币与人民币并列的几处金额（折合、约合）：各处隐含的汇率应大致相同，只有一处不同、
  而改正一笔之误就恰好相同的，或相差悬殊的，予以指出；
- 括号里换一个数量级重写的同一数字（1.25亿吨写作1250万吨）；
- 文中写明汇率的（1美元兑6.5元人民币），按它换算。

## 为什么要紧
同一数量的两种写法不一致，读者不知该引用哪一个。

## 例
> 新增造林 120 公顷（合 1080 亩）。

120 公顷 = 1800 亩，文中 1080 亩。

## 何时不报
约数、四舍五入；不同时期的汇率差几个百分点；只有一处外币而没有写明汇率；并列的不是同一数量。
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import auditor
from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import is_plain_slip
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import template
from auditor.relations.text.template import NUMBER

CODE = "AVG503"
_PAIR = regex.standard(
    rf"(?P<a>{NUMBER})(?:人民币)?(?:\((?:约?折?合|相当于|即|折)?|,?(?:约?折?合|即|折))"
    rf"(?:人民币|约|为|美元)*(?P<b>{NUMBER})"
)
# 1美元兑6.5元人民币, 100日元=5.2元
_RATE = regex.standard(
    rf"(?P<a>{NUMBER})(?:可?兑换?成?|等于|=)(?:约为?)?(?:人民币)?(?P<b>{NUMBER})"
)
_BASES = frozenset({1, 10, 100, 1000, 10000})
_FAR = Fraction(15, 100)  # Rates drift by a few percent within a year; further is a mistake.
_LOOSE = Fraction(1, 100)  # Conversions by a rule of thumb (1 英里 = 1.6 公里).
_MOST = 60
_DIGITS = 2  # Figures of a single digit are alike too often.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every pair of figures that are one amount in two units."""
    shown = template.of(ctx)
    money: dict[tuple[str, str], list[tuple[Quantity, Quantity]]] = {}
    for found in _PAIR.finditer(shown.text):
        a, b = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
        if not a.value or not b.value or a.value <= 0 or b.value <= 0:
            continue
        if a.unit == b.unit:
            yield from _magnitudes(a, b, shown.text[found.end() : found.end() + 1])
            continue
        if a.kind is Kind.MONEY and b.kind is Kind.MONEY:
            money.setdefault((a.unit, b.unit), []).append((a, b))
        else:
            yield from _measures(a, b)
    stated = _stated(ctx) if money else {}
    for (one, other), pairs in money.items():
        rates = stated.get((one, other), ())
        turned = [(y, x) for x, y in stated.get((other, one), ())]
        if len(rates) + len(turned) == 1:
            yield from _by_rate((*rates, *turned)[0], pairs[:_MOST])
        else:
            yield from _rates(pairs[:_MOST])


def _stated(ctx: Context) -> dict[tuple[str, str], list[tuple[Quantity, Quantity]]]:
    """Return the rates that an article gives, by their two currencies: 1美元兑6.5元."""
    shown = template.of(ctx)
    out: dict[tuple[str, str], list[tuple[Quantity, Quantity]]] = {}
    for found in _RATE.finditer(shown.text):
        a, b = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
        money = a.kind is Kind.MONEY and b.kind is Kind.MONEY and a.unit != b.unit
        if money and a.value in _BASES and b.value and b.value > 0:
            out.setdefault((a.unit, b.unit), []).append((a, b))
    return out


def _by_rate(
    stated: tuple[Quantity, Quantity], pairs: list[tuple[Quantity, Quantity]]
) -> Iterator[Check]:
    """Check the amounts in two currencies by the rate that the article gives for them."""
    rate = interval.of(stated[0]) / interval.of(stated[1])
    if rate.low is None or rate.high is None:
        return
    for pair in pairs:
        if (interval.of(pair[0]) / interval.of(pair[1])).meets(_widened(rate)):
            yield _rate_told(pair, [stated], rate, Verdict.HOLDS)
        # What is worked out by a rate stands behind it; before it may be an amount of other days.
        elif _is_slip(pair, rate, _FAR / 2 if stated[1].end <= pair[0].start else _FAR):
            yield _rate_told(pair, [stated], rate, Verdict.VIOLATED)


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, Fraction, Fraction]]:
    """Return every unit with its kind, its size and where its zero lies."""
    path = Path(auditor.__file__).with_name("measures.toml")
    kinds = tomllib.loads(path.read_text("utf-8"))
    out = {}
    for kind, units in kinds.items():
        for unit, said in units.items():
            size, zero = said if isinstance(said, list) else (said, "0")
            out[unit] = kind, Fraction(size), Fraction(zero)
    return out


def _measures(a: Quantity, b: Quantity) -> Iterator[Check]:
    first, second = _units().get(a.unit), _units().get(b.unit)
    if first is None or second is None or first[0] != second[0] or first[1:] == second[1:]:
        return
    assert a.value is not None and b.value is not None
    factor = first[1] / second[1]
    shift = (first[2] - second[2]) / second[1]
    reach = allowed(a).scaled(factor) + interval.point(shift)
    exact = a.value * factor + shift
    if reach.low is None or reach.high is None:
        return
    loose = abs(exact) * _LOOSE
    fits = Interval(reach.low - loose, reach.high + loose).meets(allowed(b))
    result = show_rounded(exact)
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(b.start, b.end, "换算"), Span(a.start, a.end, "原数")),
        f"{a.text} = {result}{b.unit}，文中 {b.text}",
        f"{a.text} 合 {result}{b.unit}，文中写作 {b.text}。",
        f"{a.text} is {result} {b.unit}, but the article states {b.text}.",
        Severity.ERROR,
    )


def _magnitudes(a: Quantity, b: Quantity, behind: str) -> Iterator[Check]:
    """Check one figure that a bracket writes out with another magnitude: 1.25亿吨（12500万吨）."""
    assert a.value is not None and b.value is not None
    one, other = (str(q.value.numerator).rstrip("0") for q in (a, b) if q.value is not None)
    whole = a.value.denominator == b.value.denominator == 1
    if behind != ")" or not whole or one != other or len(one) < _DIGITS or a.text == b.text:
        return
    holds = a.value == b.value
    yield Check(
        CODE,
        Verdict.HOLDS if holds else Verdict.VIOLATED,
        (Span(b.start, b.end, "换算"), Span(a.start, a.end, "原数")),
        f"{a.text} {'=' if holds else '≠'} {b.text}",
        f"{a.text} 与括号里的 {b.text} 数字相同，数量级不同。",
        f"{a.text} and {b.text} in the bracket have the same digits, but not the same magnitude.",
        Severity.ERROR,
    )


def _rates(pairs: list[tuple[Quantity, Quantity]]) -> Iterator[Check]:
    """Check that the amounts in two currencies imply one rate."""
    rates = [interval.of(a) / interval.of(b) for a, b in pairs]
    if len(pairs) < 2:
        return
    for n, (pair, rate) in enumerate(zip(pairs, rates, strict=True)):
        others = rates[:n] + rates[n + 1 :]
        usual = _usual(others)
        if usual is None or usual.low is None or usual.high is None:
            continue
        if rate.meets(_widened(usual)):
            yield _rate_told(pair, pairs, usual, Verdict.HOLDS)
        elif len(others) > 1 and _is_slip(pair, usual):
            yield _rate_told(pair, pairs, usual, Verdict.VIOLATED)


def _usual(rates: list[Interval]) -> Interval | None:
    """Return the rate of the others: what all allow, or the range they span while they drift."""
    lows = [r.low for r in rates if r.low is not None]
    highs = [r.high for r in rates if r.high is not None]
    if len(lows) < len(rates) or len(highs) < len(rates) or min(lows) <= 0:
        return None
    if max(lows) <= min(highs):
        return Interval(max(lows), min(highs))
    spread = max(highs) / min(lows) - 1
    return Interval(min(lows), max(highs)) if spread <= _FAR / 3 else None


def _widened(usual: Interval) -> Interval:
    assert usual.low is not None and usual.high is not None
    drift = _FAR / 10
    return Interval(usual.low * (1 - drift), usual.high * (1 + drift))


def _is_slip(pair: tuple[Quantity, Quantity], usual: Interval, far: Fraction = _FAR) -> bool:
    a, b = pair
    rate = interval.of(a) / interval.of(b)
    assert usual.low is not None and usual.high is not None
    if rate.low is None or rate.high is None:
        return False
    if rate.low > usual.high * (1 + far) or rate.high < usual.low * (1 - far):
        return True
    return is_plain_slip(a, interval.of(b) * usual) or is_plain_slip(b, interval.of(a) / usual)


def _rate_told(
    pair: tuple[Quantity, Quantity],
    pairs: list[tuple[Quantity, Quantity]],
    usual: Interval,
    verdict: Verdict,
) -> Check:
    a, b = pair
    assert a.value is not None and b.value is not None and usual.low is not None
    rate = show_rounded(a.value / b.value, 4)
    spans = [Span(b.start, b.end, "折合"), Span(a.start, a.end, "原币")]
    for other in pairs:
        if other is not pair:
            spans.append(Span(other[0].start, other[0].end, "另一处原币"))
            spans.append(Span(other[1].start, other[1].end, "另一处折合"))
    return Check(
        CODE,
        verdict,
        tuple(spans[:8]),
        f"{a.text} ÷ {b.text} = {rate}，别处 {show_rounded(usual.low, 4)}",
        f"{a.text} 与 {b.text} 隐含的汇率是 {rate}，文中别处是 {show_rounded(usual.low, 4)}。",
        f"{a.text} and {b.text} imply a rate of {rate}, elsewhere {show_rounded(usual.low, 4)}.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="conversion-mismatch",
    title="两种单位的换算不符",
    check=check,
    flags=[
        "全市粮食产量达到«1.25亿吨»（«1250万吨»）。",
        "按«1美元»兑«6.5元人民币»计算，«200万美元»折合«1500万元人民币»。",
        "按当日汇率«1欧元»=«7.8元»，«3900万元»约合«50万欧元»。",
        "新增造林«120公顷»(合«1080亩»)。",
        "室外«35摄氏度»（合«105华氏度»）。",
        "每瓶«750毫升»（合«7.5升»）。",
        "投资«4236.5亿元»(折合«620.8亿美元»)。新签合同额«8556.7亿元»（折合«1217.5亿美元»）；"
        "完成营业额«4912.6亿元»（折合«699亿美元»）。",
    ],
    passes=[
        "全市粮食产量达到1.25亿吨（12500万吨）。",
        "补助总额250万元（25万元一户）。",
        "当时投资200万美元（1300万元），如今1美元兑换7.1元。",
        "按1美元兑6.5元人民币计算，200万美元折合1300万元人民币。",
        "按1美元兑6.5元人民币计算，200万美元折合1310万元人民币。",
        "1美元兑换6.5元人民币，去年1美元兑换7.9元人民币，当时200万美元折合1580万元人民币。",
        "100日元=5.2元，2000万日元约合104万元。",
        "新增造林120公顷(合1800亩)，新修公路25公里（合50里）。",
        "投资4236.5亿元(折合602.8亿美元)。新签合同额8556.7亿元（折合1217.5亿美元）；"
        "完成营业额4912.6亿元（折合699亿美元）。",
        "上半年贸易逆差约1万亿日元（约合62亿美元）。",
        "室外35摄氏度（合95华氏度），气温降至零下5℃（即23℉）。",
        "装机300万千瓦（合3吉瓦），蓄水5立方米（合5000升），酒精10磅（约合4.5公斤）。",
        "马拉松全程42.195公里(约合26.2英里)。",
        "水稻面积300亩，合作社5公顷大棚。",
    ],
)
