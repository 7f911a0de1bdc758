"""文中的数字与参考数字矛盾。

## 查什么
只在给了参考数字表（`--facts 表`，`--facts default` 是自带的一套）时才查。表里写明指标、地点、时间、
数值、单位、容许的误差和来源：
- 文中同一指标、同一地点、同一时间的数字，与表中数值加减误差对不上；
- 恒定的事实：“我国有56个民族”“闰年有366天”。

## 为什么要紧
文章自己前后一致，也可能与公布的数字不符：抄错年份，漏一位数，把初步数和上一年的数弄混。

## 例
「2019年，全国粮食总产量68384万吨。」：国家统计局公报为66384万吨。

## 何时不报
没有给表；地点、时间或指标稍有疑义；只说一部分（其中、某类人群）；预计、目标；约数与表中数值相容；
单位不同而不能直接比较；时间未到，数字只能是预测。
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

from auditor import packs, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of, show
from auditor.model import Check, Example, Fact, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.meaning.lexicon import compiled
from auditor.relations.meaning.sayings import Saying, sayings

CODE = "FCT001"
# Of a whole that has them all one says 有; 全国有3个直辖市 may tell of some.
_ALL = "(?:现共|一共|总共|共)有|划分为|分为"
_SUBJECTS = {"全国": f"(?:(?:我国|中国)(?:现有|有|{_ALL})|全国(?:{_ALL}))"}
_YEARS = frozenset({"平年", "闰年"})
_END = r"(?=[,;。:!?\n()]|\Z)"
_SCALE = 20
_KNOWN = {"万": 10**4, "亿": 10**8}


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each figure that a reference figure speaks of."""
    if not ctx.facts:
        return
    always = [fact for fact in ctx.facts if fact.until is None]
    if len(always) < len(ctx.facts):
        yield from _dated(ctx)
    for fact in always:
        yield from _constant(ctx, fact)


def _dated(ctx: Context) -> Iterator[Check]:
    names = compiled((*ctx.packs, *packs.built_in())).terms
    table: dict[tuple[str, str], list[Fact]] = {}
    for fact in ctx.facts:
        metric = names[fact.metric].metric if fact.metric in names else fact.metric
        table.setdefault((metric, fact.place), []).append(fact)
    for claim, said in zip(ctx.claims, ctx.once(sayings), strict=True):
        if said.doubt or said.part or said.group or said.aspect:
            continue
        for fact in table.get((said.metric, said.place), ()):
            near = _alike(fact, claim.quantity)
            if near and _same_time(fact, said, ctx.published):
                yield _compared(claim.quantity, fact, f"{said.place}{said.name}")


@cache
def _measures() -> dict[str, tuple[str, Fraction]]:
    """Return the kind of each unit of measure, and what one of it is in the first of its kind."""
    data = tomllib.loads(files("auditor").joinpath("measures.toml").read_text("utf-8"))
    return {
        unit: (kind, Fraction(size))
        for kind, units in data.items()
        for unit, size in units.items()
        if isinstance(size, str)
    }


def _factor(q: Quantity, fact: Fact) -> Fraction | None:
    """Return how many units of a fact one unit of a figure is; None if they measure two things."""
    if q.unit == fact.unit:
        return Fraction(1)
    one, other = _measures().get(q.unit), _measures().get(fact.unit)
    return one[1] / other[1] if one and other and one[0] == other[0] else None


def _alike(fact: Fact, q: Quantity) -> bool:
    """Tell whether a figure can be meant for a fact: its kind of unit, no other scale of things.

    What is a twentieth of the country's figure is a county's, whose name the text left out.
    """
    factor = _factor(q, fact)
    if factor is None or q.value is None:
        return factor is not None
    value = q.value * factor
    return fact.low <= value * _SCALE and value <= fact.high * _SCALE


def _same_time(fact: Fact, said: Saying, published: dt.date | None) -> bool:
    """Tell whether a figure is of a fact's time; the end of a period stands for all of it."""
    moment = said.moment
    if moment is None or fact.until is None or moment.end != fact.until:
        return False
    if published is not None and fact.until > dt.datetime.combine(published, dt.time.max):
        return False
    return moment.start is None or moment.start == fact.since


def _constant(ctx: Context, fact: Fact) -> Iterator[Check]:
    if fact.place not in ctx.norm and fact.place not in _SUBJECTS:
        return
    figures = {q.start: n for n, q in enumerate(ctx.quantities)}
    for found in _pattern(fact.place, fact.metric, fact.unit).finditer(ctx.norm):
        n = figures.get(found.start("figure"))
        if n is not None and _whole(ctx.claims[n], fact):
            yield _compared(ctx.quantities[n], fact, f"{fact.place}{fact.metric}")


def _whole(claim: Claim, fact: Fact) -> bool:
    """Tell whether a figure is an exact count in the unit of a fact."""
    q = claim.quantity
    return q.unit == fact.unit and q.value is not None and not q.hedge


@lru_cache(maxsize=256)
def _pattern(subject: str, noun: str, unit: str) -> regex.Pattern[str]:
    """Return the pattern of 我国共有56个民族: subject, verb, figure, noun, and then no more."""
    has = f"(?:有|是|为|{_ALL})" if subject in _YEARS else f"(?:{_ALL})"
    first = _SUBJECTS.get(subject, regex.escape(subject) + has)
    named = "" if noun == f"{unit}数" else regex.escape(noun)
    return regex.compile(rf"{first}(?P<figure>[^,;。:、!?\n()]{{1,8}}?){named}{_END}")


def _compared(q: Quantity, fact: Fact, what: str) -> Check:
    stated = Interval(fact.low, fact.high)
    spans = (Span(q.start, q.end, what),)
    off = (fact.high - fact.low) / 2
    margin = f" ± {_shown(off, fact.unit)}" if off else ""
    if of(q).scaled(_factor(q, fact) or 1).meets(stated):
        return Check(CODE, Verdict.HOLDS, spans, f"{q.text} = {fact.written}{margin}")
    cited = f"{fact.source} {fact.url}".strip()
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{q.text} ≠ {fact.written}{margin}（{cited}）",
        f"{what}写作{q.text}，与{fact.source}的{fact.written}不符。",
        f"{what} is given as {q.text}, but {fact.source} has {fact.written}.",
        Severity.ERROR,
    )


def _shown(value: Fraction, unit: str) -> str:
    """Write a margin in 万 or 亿 where it is large."""
    word = next((w for w, size in reversed(_KNOWN.items()) if value >= size), "")
    return f"{show(round(value / _KNOWN.get(word, 1), 2))}{word}{unit}"


_SOURCE = "统计公报"
_YEAR = (dt.datetime(2019, 1, 1), dt.datetime(2020, 1, 1))


def _of_2019(metric: str, place: str, value: int, unit: str, written: str, off: int = 0) -> Fact:
    low, high = Fraction(value - off), Fraction(value + off)
    return Fact(metric, place, low, high, unit, written, _SOURCE, "", *_YEAR)


_FACTS = (
    _of_2019("粮食产量", "全国", 663840000, "吨", "66384万吨", 1000000),
    _of_2019("国内生产总值", "全国", 99086500000000, "元", "990865亿元"),
    _of_2019("总人口", "浙江省", 58500000, "人", "5850万人"),
    Fact("民族", "全国", Fraction(56), Fraction(56), "个", "56个", _SOURCE),
    Fact("天数", "闰年", Fraction(366), Fraction(366), "天", "366天", "历法"),
)


def _against(text: str) -> Example:
    return Example(text, dt.date(2020, 9, 10), _FACTS)


RULE = Rule(
    code=CODE,
    name="fact-contradicted",
    title="与参考数字不符",
    check=check,
    flags=(
        _against("2019年，全国粮食总产量«68384万吨»，比上年增长0.9%。"),
        _against("2019年，全国粮食总产量«13727亿斤»。"),
        _against("2019年末，浙江省常住人口«5580万人»。"),
        _against("2019年，国内生产总值«98.09万亿元»，比上年增长6.1%。"),
        _against("我国共有«65个»民族。"),
        _against("闰年有«365天»，平年少一天。"),
    ),
    passes=(
        "2019年，全国粮食总产量68384万吨。",  # no table was given
        _against("2019年，全国粮食总产量66384万吨；浙江省粮食总产量592万吨。"),
        _against("2019年，全国粮食总产量66443万吨。"),  # within the tolerance
        _against("2019年，全国粮食总产量13277亿斤。"),
        _against("2019年，全国粮食总产量约6.6亿吨，连续五年稳定在6.5亿吨以上。"),
        _against("2019年，实现国内生产总值56.2亿元，粮食总产量12.3万吨。"),  # of a county
        _against("2018年，全国粮食总产量65789万吨。"),  # another year
        _against("全国粮食总产量2019年目标为65000万吨。"),
        _against("2019年上半年，全国夏粮产量14174万吨。"),
        _against("2019年末，浙江省常住人口5850万人，其中城镇人口4095万人。"),
        _against("2019年末，杭州市常住人口1036万人。"),
        _against("我国有28个民族聚居在这里。会上有12个民族的代表。"),
        _against("全国有12个民族，参加了这次展演。我国有28个民族、9个语系在此汇聚。"),
        _against("闰年有366天。这一年有300天晴。"),
    ),
)
