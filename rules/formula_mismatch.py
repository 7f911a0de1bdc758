"""文中写明的算式不成立。

## 查什么
写成算式的加减乘除：「120分+35分=165分」「1200元×12个月=14600元」「职工数=生产人员（3820）+销售人员
（1415）=5235」。数字前后可带名称、单位、括号；按先乘除、后加减计算，结果按其书写的位数取舍。

## 为什么要紧
算式是作者写给读者核对的；它自己不成立，读者一眼就会看见。

## 例
3200元+850元=4150元。→ 3200 + 850 = 4050

## 何时不报
- 不带单位、名称而又只有一两位数的：「100-1=0」「1+1>2」是比喻，不是算式。
- 用括号分组的：（a+b）×c。
- 各项单位不同而又不是相乘相除；「≈」「约」所容许的范围之内。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.interval import show, show_rounded
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "SUM111"
_NUMBER = r"(?<![\d.])\d[\d,]*(?:\.\d+)?[万亿]?%?"
_TERM = rf"[\p{{Han}}“”]{{0,16}}\(?(?:{_NUMBER})\p{{Han}}{{0,4}}\)?(?:\p{{Han}}{{1,3}})?"
_FORMULA = regex.compile(
    rf"(?<![\p{{L}}\d&?/.%+*-])(?<![A-Za-z]=)(?P<left>{_TERM}(?:\s?[+×*÷−-]\s?{_TERM})+)\s?(?P<sign>[=≈])\s?"
    rf"(?P<result>[约]?(?:{_NUMBER})(?P<unit>\p{{Han}}{{0,4}}))(?![\d.]|\s?[+×*÷−/-]\s?\d)"
)
_PARTS = regex.compile(
    rf"(?P<op>[+×*÷−-])?\s?(?P<name>[\p{{Han}}“”]*)\(?(?P<number>{_NUMBER})(?P<unit>\p{{Han}}*)"
)
_GROUP = regex.compile(r"\([^()]*[+×*÷−-]")
_VALUE = regex.compile(r"(?P<digits>[\d,]+(?:\.\d+)?)(?P<by>[万亿])?(?P<percent>%)?")
_BY = {"万": 10_000, "亿": 100_000_000}
_PLAIN = 100  # A bare number up to this may be one of a saying.
_ROUGHLY = Fraction(1, 20)  # what ≈ and 约 allow


class _Value(NamedTuple):
    number: Fraction
    step: Fraction  # one of its last digit
    unit: str


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every formula that an article writes out."""
    if not ctx.holds("=", "≈"):
        return
    for found in _FORMULA.finditer(ctx.norm):
        if _GROUP.search(found["left"]) or found["left"].count("(") != found["left"].count(")"):
            continue  # (a + b) × c
        terms = [
            (m["op"] or "+", _value(m["number"], m["unit"]), m)
            for m in _PARTS.finditer(found["left"])
        ]
        end = _ends(ctx, found)
        result = _value(found["result"].lstrip("约"), ctx.norm[found.start("unit") : end])
        if _is_formula([v for _, v, _ in terms], result, ")" in found["left"]):
            made = _computed([(op, v) for op, v, _ in terms])
            if made is not None and _comparable(terms, result):
                yield _check(found, end, made, result)


def _ends(ctx: Context, found: regex.Match[str]) -> int:
    """Return where the unit of a result ends (14600元计算), as far as the figures were read."""
    at = bisect_left(ctx.quantities, found.start("result"), key=lambda q: q.start)
    ends = [q.end for q in ctx.quantities[at : at + 1] if q.start < found.start("unit")]
    return min(found.end(), max(found.start("unit"), *ends)) if ends else found.start("unit")


def _value(written: str, unit: str) -> _Value:
    m = _VALUE.match(written)
    assert m is not None
    by = Fraction(_BY.get(m["by"] or "", 1), 100 if m["percent"] else 1)
    decimals = len(m["digits"].partition(".")[2])
    return _Value(Fraction(m["digits"].replace(",", "")) * by, by / 10**decimals, unit)


def _is_formula(terms: list[_Value], result: _Value, bracketed: bool) -> bool:
    """Tell whether numbers are counted here, and not played with (100-1=0)."""
    told = sum(v.unit != "" for v in (*terms, result)) > 1
    return told or bracketed or sum(v.number > _PLAIN for v in (*terms, result)) > 1


def _comparable(terms: list[tuple[str, _Value, regex.Match[str]]], result: _Value) -> bool:
    """Tell whether what is added or taken away is all told in the unit of the result."""
    if any(op in "×*÷" for op, *_ in terms):
        return True
    units = {v.unit for _, v, _ in terms} | {result.unit}
    return len(units - {""}) < 2


def _computed(terms: list[tuple[str, _Value]]) -> Fraction | None:
    """Return what the terms come to, products first; None where one is divided by nothing."""
    total, product, sign = Fraction(0), Fraction(0), 1
    for op, value in terms:
        if op in "×*":
            product *= value.number
        elif op == "÷":
            if not value.number:
                return None
            product /= value.number
        else:
            total += sign * product
            product, sign = value.number, 1 if op == "+" else -1
    return total + sign * product


def _check(found: regex.Match[str], end: int, made: Fraction, result: _Value) -> Check:
    rough = found["sign"] == "≈" or found["result"].startswith("约")
    slack = max(result.step, abs(made) * _ROUGHLY) if rough else result.step
    exact = made == result.number
    # A result may be cut off as well as rounded; a whole number that comes out even is neither.
    holds = exact or (abs(made - result.number) < slack and (rough or made % result.step != 0))
    verdict = Verdict.HOLDS if exact else Verdict.POSSIBLE if holds else Verdict.VIOLATED
    first = regex.search(rf"[\p{{Han}}“”]*\(|{_NUMBER}", found["left"])
    start = found.start("left") + (first.start() if first else 0)
    left = found["left"][start - found.start("left") :].strip()
    right = found["result"][: end - found.start("result")]
    shown = (
        show(made) if made.denominator < _PLAIN**3 and len(show(made)) < 16 else show_rounded(made)
    )
    return Check(
        CODE,
        verdict,
        (Span(start, found.end("left"), "算式"), Span(found.start("result"), end, "结果")),
        f"{left} = {shown}，文中 {right}",
        f"算式 {left} 得 {shown}，文中写作 {right}。",
        f"{left} comes to {shown}, not to {right}.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="formula-mismatch",
    title="算式不成立",
    check=check,
    flags=[
        "总成绩为«120分+35分»=«165分»。",
        "租金按«1200元×12个月»=«14600元»计算。",
        "在册职工数=«生产人员（3280）+销售人员（1415）+管理人员（96）+实习生（31）»=«5362»。",
        "本月结余为«5800-3200»=«2500»（元）。",
        "两项合计«120元+35元»=«165元»计入成本。",
        "补偿款为«8.5万元+3.2万元-1万元»=«11.7万元»。",
        "平均每人«3600元÷24人»=«155元»。",
        "合计«1.2万×30%»=«3800元»。",
    ],
    passes=[
        "补缴额为（6400+6400×0.75）÷2×18.5×2%=2072元，定额为2×（350+120）=940元。",
        "总成绩为120分+35分=155分，租金按1200元×12个月=14400元计算。",
        "在册职工数=生产人员（3820）+销售人员（1415）+管理人员（96）+实习生（31）=5362。",
        "质量管理讲的是100-1=0，团队合作讲的是1+1>2，5+2=7天都在岗。",
        "平均每人2800元÷24人=116.67元，约合2800元÷24人≈117元，2800÷24=116元。",
        "一份样本重3公斤+500克=3.5公斤。",
        "参见 http://example.com/?a=12-3&b=15-200=7，型号为A12-300=B。",
        "1.2万×30%=3600元。",
    ],
)
