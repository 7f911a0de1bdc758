"""几比几与两个数不符。

## 查什么
「男生 660 人，女生 550 人，男女比例 1.2:1」「教师 120 人，学生 1800 人，师生比 1:15」「甲与乙之比
为 3:2」：
比的前后两项应与文中两个数成比例。

## 为什么要紧
比与两个数只要有两样对，第三样就定了；前后项写颠倒也是常见的错。

## 例
> 录取男生 450 人、女生 300 人，男女之比为 2:3。

450 : 300 = 3 : 2，写颠倒了。

## 何时不报
两个数不在同一句或前一句，或不止一个可取；约、近放宽后相容；没有小数的比四舍五入之内。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict

CODE = "AVG506"
_TERMS = regex.compile(
    r"(?:(?P<known>男女|女男|师生|生师|医护|护医|城乡|干群|父子)(?:生|人数|性别|数量)?"
    r"|(?P<a>\p{Han}{1,6}?)(?:人数)?[与和、:](?P<b>\p{Han}{1,6}?)(?:的?人数|数量)?(?:的"
    r"|之))(?:之|的)?"
    r"比(?:例|值)?(?:大?约|接近|近|为|是|达到?)*$"
)
_NUMBERS = regex.compile(r"(\d+(?:\.\d+)?)\s*[:∶比]\s*(\d+(?:\.\d+)?)")
_ROUGH = regex.compile("约|近|左右|上下")
_WIDE = Fraction(3, 20)
_BACK, _AHEAD = 8, 3
_SURE = 10  # From here on the terms of a ratio are figures of their own, each rounded.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every ratio whose two counts the article names beside it."""
    if "比" not in ctx.norm:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.RATIO or "比" not in claim.before:
            continue
        terms = _TERMS.search(claim.before)
        numbers = _NUMBERS.fullmatch(ctx.norm[q.start : q.end])
        if terms and numbers:
            yield from _one(ctx, claim, terms, Fraction(numbers[1]), Fraction(numbers[2]))


def _one(
    ctx: Context, claim: Claim, terms: regex.Match[str], a: Fraction, b: Fraction
) -> Iterator[Check]:
    first, second = (
        (terms["known"] or "")[:1] or terms["a"],
        terms["known"][1:2] if terms["known"] else terms["b"],
    )
    over, under = _count(ctx, claim, first), _count(ctx, claim, second)
    if over is None or under is None or over is under or over.unit != under.unit or not a or not b:
        return
    if not over.value or not under.value:
        return
    stated = _reach(a, b) / _reach(b, a)
    after = ctx.norm[claim.quantity.end : claim.quantity.end + 2]
    if _ROUGH.search(claim.before[-4:] + after):
        stated = Interval(a / b * (1 - _WIDE), a / b * (1 + _WIDE))
    fits = (interval.of(over) / interval.of(under)).meets(stated)
    result = show_rounded(over.value / under.value)
    text = claim.quantity.text
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (_span(claim.quantity, "比"), _span(over, first), _span(under, second)),
        f"{over.text} ÷ {under.text} = {result}，文中 {text}（{show_rounded(a / b)}）",
        f"{over.text} 与 {under.text} 之比是 {result}:1，文中写作 {text}。",
        f"{over.text} to {under.text} is {result}:1, but the article states {text}.",
        Severity.WARNING,
    )


def _reach(term: Fraction, other: Fraction) -> Interval:
    """Return what a term of a ratio stands for: 1 is the measure, the other term is rounded."""
    if term == 1 and other != 1:
        return interval.point(1)
    if term.denominator == 1:
        half = Fraction(1, 2) if other == 1 or min(term, other) >= _SURE else Fraction(1, 5)
        return Interval(term - half, term + half)
    half = Fraction(1, 10 ** len(interval.show(term).partition(".")[2]))
    return Interval(term - half / 2, term + half)


def _count(ctx: Context, claim: Claim, word: str) -> Quantity | None:
    """Return the only count that a word names before a ratio, else behind it, or None."""
    before = _counts(ctx, claim, word, ctx.claims[max(0, claim.at - _BACK) : claim.at])
    behind = _counts(ctx, claim, word, ctx.claims[claim.at + 1 : claim.at + 1 + _AHEAD])
    found = before or [q for q in behind if q.start < ctx.sentences[claim.sentence][1]]
    return found[0] if len(found) == 1 else None


def _counts(ctx: Context, claim: Claim, word: str, claims: Sequence[Claim]) -> list[Quantity]:
    found: list[Quantity] = []
    for c in claims:
        near = c.paragraph == claim.paragraph and c.sentence >= claim.sentence - 1
        if near and c.quantity.kind is Kind.COUNT and _named(word, _words(c)):
            found.append(c.quantity)
    return found


def _named(word: str, words: str) -> bool:
    """Tell whether words name one term of a ratio: 招生 and 毕业生 are not the 生 of 师生比."""
    if word == "生":
        return "学生" in words or "在校生" in words
    return word in words


def _words(claim: Claim) -> str:
    """Return the words that name a count: those behind it in N名男生, else those before it."""
    before = claim.before.rpartition("、")[2]
    return claim.after if claim.after[:1] not in ("", "和", "与", "、") else before


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="proportion-mismatch",
    title="几比几与两数不符",
    check=check,
    flags=[
        "新生男女比例为«1.4∶1»，男生«660人»，女生«550人»。",
        "全校男生«660人»，女生«550人»，男女比例«1.4:1»。",
        "新生中男生«3200人»、女生«1600人»，男女比例为«3:1»。",
        "现有教师«120人»，学生«1800人»，师生比«1:12»。",
        "录取«450名»男生、«300名»女生，男女之比为«2:3»。",
        "参赛者中职工«120人»、农民«40人»，职工与农民之比为«4:1»。",
    ],
    passes=[
        "新生男女比例为1.2∶1，男生660人，女生550人。",
        "新生男女比例为1.4∶1。毕业生中男生660人，女生550人。",
        "全校男生660人，女生550人，男女比例1.2:1。",
        "现有教师120人，学生1800人，师生比1:15。",
        "现有教师118人，学生1800人，师生比约为1:15。",
        "录取450名男生、300名女生，男女之比为3:2。",
        "全校男生660人，女生550人；教工男32人，女60人，男女比例1:1.9。",
        "小学招生8.64万人，专任教师2.71万人，生师比17.85∶1。",
        "中国女排以3比1取胜，男女队员各12人。",
        "男生51人，女生49人，男女比例51:49。",
    ],
)
