"""年号、干支、生肖与公元年份不符。

## 查什么
并列写出的两种纪年：「民国二十三年（1934 年）」「1894 年（甲午年）」「光绪二十年，即 1894 年」
「2024 年（龙年）」。

## 为什么要紧
两种纪年说的是同一年；对不上，必有一个写错，后面推算的年数也跟着错。

## 例
> 民国二十三年（1943 年），该地划归甲县。

民国二十三年是 1934 年。

## 何时不报
农历的一年跨到公历次年年初：年号、干支、生肖都容许相差到次年；纪年之间还有别的话。

民国元年为 1912 年；干支、生肖以公元 4 年为甲子、鼠年推算。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.figures.lexicon import ERAS
from auditor.model import Check, Kind, Quantity, Rule, Span, Verdict

CODE = "DAT811"
_REPUBLIC = 1911  # the year before the first of 民国
_SOLAR = frozenset({"民国", "明治", "大正", "昭和", "平成", "令和"})  # of the common calendar
_ERAS = {*ERAS, "民国"} - {"公元", "公元前"}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_BEASTS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_NAMED = rf"(?:(?P<cycle>[{_STEMS}][{_BRANCHES}])(?P<beast>[{_BEASTS}])?|(?P<only>[{_BEASTS}]))年"
_BEHIND = regex.compile(rf"\((?:即|农历|夏历|岁次|是)*{_NAMED}[,)]")
_BEFORE = regex.compile(rf"(?<!\p{{Han}}){_NAMED}\((?:即|公元)*$")
_JOINT = regex.compile(r"[(,]?(?:即|公元|亦即|也就是)*")
_YEARS = range(1000, 2200)
_FIRST_YEAR = regex.compile(
    rf"(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})元年\((?:即|公元)*"
    r"(?P<year>\d{3,4})年?(?=[,)])"
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every year that is told in two reckonings side by side."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.when is None or q.when.year is None:
            continue
        if _era(q):
            other = _beside(ctx, claim)
            if other is not None:
                yield _judged(q, other[0], other[1])
        elif not q.when.anchor and q.when.year in _YEARS and q.text.endswith("年"):
            yield from _cycles(ctx, q, q.when.year)
    if "元年(" in ctx.norm:
        yield from _first_years(ctx)


def _first_years(ctx: Context) -> Iterator[Check]:
    """Check 光绪元年（1875年）: the first year of an era, which is told by no number."""
    for found in _FIRST_YEAR.finditer(ctx.norm):
        first = ERAS.get(found["era"], _REPUBLIC) + 1
        if first < 1:
            continue
        text = ctx.text[found.start("era") : found.start("era") + len(found["era"]) + 2]
        fits = int(found["year"]) in (first, first + 1)
        yield Check(
            CODE,
            Verdict.HOLDS if fits else Verdict.VIOLATED,
            (
                Span(found.start(), found.start() + len(text), "纪年"),
                Span(*found.span("year"), "公元"),
            ),
            f"{text} = {first}",
            f"{text}是{first}，与并列的纪年不符。",
            f"{text} is {first}, not the year written beside it.",
        )


def _era(q: Quantity) -> bool:
    """Tell whether a date is told by the era of a ruler or a republic."""
    return q.when is not None and q.when.anchor in _ERAS


def _beside(ctx: Context, era: Claim) -> tuple[Quantity, int] | None:
    """Return the plain year right behind the year of an era, or right before it."""
    for step in (1, -1):
        at = era.at + step
        if not 0 <= at < len(ctx.claims):
            continue
        q = ctx.claims[at].quantity
        first, second = (era.quantity, q) if step == 1 else (q, era.quantity)
        between = ctx.norm[first.end : second.start]
        year = _plain_year(q)
        joined = 0 < len(between) < 6 and between != "," and _JOINT.fullmatch(between)
        if year is not None and joined and (second is q or between.startswith("(")):
            return q, year
    return None


def _plain_year(q: Quantity) -> int | None:
    if q.when is not None:
        return q.when.year if not q.when.anchor else None
    if q.kind is Kind.COUNT and not q.unit and q.value is not None and q.value in _YEARS:
        return int(q.value)  # 民国38年（1949）
    return None


def _judged(era: Quantity, plain: Quantity, year: int) -> Check:
    assert era.when is not None and era.when.year is not None
    meant = era.when.year
    fits = year == meant or (era.when.anchor not in _SOLAR and year == meant + 1)
    return _told(era, Span(plain.start, plain.end, "公元"), era.text, str(meant), fits)


def _cycles(ctx: Context, q: Quantity, year: int) -> Iterator[Check]:
    """Hold a year against the stem and branch, or the beast, in a bracket beside it."""
    behind = _BEHIND.match(ctx.norm, q.end)
    before = _BEFORE.search(ctx.norm, max(0, q.start - 8), q.start)
    for found in (behind, before):
        if found is None:
            continue
        named = found["cycle"] or found["only"]
        fits = any(
            (found["cycle"] in (None, _cycle(y)))
            and (found["beast"] or found["only"]) in (None, _BEASTS[(y - 4) % 12])
            for y in (year, year - 1)
        )
        start = found.start("cycle") if found["cycle"] else found.start("only")
        meant = f"{_cycle(year)}{_BEASTS[(year - 4) % 12]}年"
        yield _told(q, Span(start, start + len(named), "干支、生肖"), q.text, meant, fits)


def _cycle(year: int) -> str:
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def _told(q: Quantity, other: Span, text: str, meant: str, fits: bool) -> Check:
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(q.start, q.end, "纪年"), other),
        f"{text} = {meant}",
        f"{text}是{meant}，与并列的纪年不符。",
        f"{text} is {meant}, not the year written beside it.",
    )


RULE = Rule(
    code=CODE,
    name="era-mismatch",
    title="两种纪年不符",
    check=check,
    flags=[
        "«民国二十三年»（«1943年»），该地划归甲县。",
        "始建于«1882年»（«光绪二十年»）。",
        "«光绪二十年»，即«1849年»，战事起。",
        "«1984年»（«甲午»年）战事起。",
        "«2026年»（«龙»年）春节。",
        "«民国三十八年»（«1948»）停刊。",
        "书院建于明«成化五年»（«1496年»），清顺治九年（1652年）重修。",
        "«光绪元年»（«1785»年）改设考院，景泰元年（公元1450年）开科。",
        "碑记刻于南«宋绍兴十年»（«1410年»）。",
    ],
    passes=[
        "民国二十三年（1934年），该地划归甲县。",
        "始建于1894年（光绪二十年），光绪二十年，1895年初重修。",
        "光绪二十年（1895年）初，战事止。",
        "1894年（甲午年）战事起，甲午年（1894年）。",
        "2024年1月（癸卯年腊月），2024年（龙年）春节，乙巳年（2025年）。",
        "民国三十八年，1949年以前的报纸。",
        "1934年（该年大旱）。",
        "书院建于明成化五年（1469年），清顺治九年（1652年）重修，南宋绍兴十年（1140年）已有碑记。",
    ],
)
