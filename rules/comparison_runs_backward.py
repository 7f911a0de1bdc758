"""报出倒着时间的比较：基期比所比的数据还晚，变化由后一年说到前一年。

## 查什么
- 与未来比较：“2023年……较2024年下降”；没有别的年份时，基期晚于发布日期；
- 变化倒着走：“1982年为270元，1978年提高到463元”“由2021年……增加至2020年”。

## 为什么要紧
比较的先后写反，读者便不知道是升了还是降了，两个年份里必有一个写错。

## 例
「2023年平均利率4.78%，较2024年下降0.47个百分点」：2023年的数据不能与还没有到的2024年相比。

## 何时不报
与目标、计划、预测比较；句中另有更晚的日期可作所比的数据；没有写出年份。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.dates import tense
from auditor.relations.dates.calendar import iso, shown
from auditor.relations.dates.tense import Around, around
from auditor.relations.dates.timeline import Stamp, Timeline, beside, read

CODE = "DAT809"
_CHANGED_TO = regex.compile(
    r"[^,。;]{0,6}?(?:提高|增加|增长|上升|下降|降低|减少|扩大|发展|增|升|降|回落)[到至]"
)
_CHANGED_BY = regex.compile(
    r"(?:提高|增加|增长|上升|下降|降低|减少|扩大|发展|增|升|降|回落)[到至]\s*$"
)
_CHANGE = regex.compile(
    r"(?:同期|末|底|年)?[^,。;]{0,12}?(?:增|降|减|提高|上升|回落|收窄|扩大|加快|放缓|多|少|高|低)"
)
_CHANGES_FROM = regex.compile(r"[由从]\s*$")
# Years of the Republic as Taiwan writes them, 60 (1971) to 149: 111年底, 99年相较.
_REPUBLIC_YEAR = r"(?<![\d.])(?P<y>1[0-4]\d|[6-9]\d)年"
_REPUBLIC_GATE = regex.standard(r"[与较比][1-9]\d{1,2}年")
_REPUBLIC_BASE = regex.compile(
    r"[与较比](?P<y>1[0-4]\d|[6-9]\d)年(?:底|同期|度)?(?:相[较比]|比较|[增减升降])"
)
_REPUBLIC = regex.compile(_REPUBLIC_YEAR + r"(?!来|间|内|以|历史|之|的|后|前)")
_SENTENCE = 120  # Characters.
_MOST = 300  # Years named; among more, none can be told to be meant.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each comparison of two years."""
    line = read(ctx)
    if line.stamps:
        yield from _bases(ctx, line)
    if "年" in ctx.norm and _REPUBLIC_GATE.search(ctx.norm):
        yield from _republic(ctx)


def _republic(ctx: Context) -> Iterator[Check]:
    """Check years of the Republic without their name: 111年…，与99年相较."""
    for base in _REPUBLIC_BASE.finditer(ctx.norm):
        start = max(0, base.start() - _SENTENCE)
        words = ctx.norm[start : base.start()].rpartition("。")[2]
        told = list(_REPUBLIC.finditer(words))
        if not told:
            continue
        here = base.start() - len(words)
        year, other = int(told[-1]["y"]), int(base["y"])
        spans = (
            Span(base.start("y"), base.end("y") + 1, "基期"),
            Span(here + told[-1].start("y"), here + told[-1].end("y") + 1, "所比"),
        )
        if other <= year:
            yield Check(CODE, Verdict.HOLDS, spans, f"{other} ≤ {year}")
            continue
        yield Check(
            CODE,
            Verdict.VIOLATED,
            spans,
            f"{other} > {year}",
            f"拿来比较的{other}年比所说的{year}年还晚。",
            f"The base {other} lies after the year told of, {year}.",
            Severity.WARNING,
        )


def _bases(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check that a level is compared with an earlier one, and that a change runs forward."""
    years = [s for s in line.stamps if s.when.year is not None and s.readings]
    for stamp in years:
        words = around(ctx, stamp)
        if tense.BASE.search(words.before) and _CHANGE.match(words.after):
            yield from _base(ctx, line, years, stamp, words)
        elif _CHANGED_TO.match(words.after):
            earlier = [
                s
                for s in beside(ctx, line, stamp)
                if s.first < stamp.first and s.when.year is not None and s.readings
            ]
            if earlier:
                yield from _runs_forward(earlier[-1], stamp)
        elif _CHANGED_BY.search(words.before):
            # 由2015年的812亿元增加到2020年的1243亿元
            earlier = [
                s
                for s in beside(ctx, line, stamp)
                if s.first < stamp.first
                and s.when.year is not None
                and s.readings
                and _CHANGES_FROM.search(around(ctx, s).before)
            ]
            if earlier:
                yield from _runs_forward(earlier[-1], stamp)


def _base(
    ctx: Context, line: Timeline, years: list[Stamp], base: Stamp, words: Around
) -> Iterator[Check]:
    if tense.PLAN.search(words.sentence):
        return
    told = [
        s.readings[0].last_day
        for s in beside(ctx, line, base)
        if s.first < base.first and s.readings
    ]
    if not told and line.today is None and _CHANGES_FROM.search(words.before):
        # 由1991年的23%上升到去年的39%: only the sentence itself tells to which year.
        later = [s for s in beside(ctx, line, base) if s.first > base.first]
        if not all(s.readings for s in later):
            return
        told = [s.readings[0].last_day for s in later]
    elif not told and line.today is None and len(years) < _MOST:
        told = [s.readings[0].last_day for s in years if _is_told(ctx, s, base)]
    newest = max(told, default=line.today)
    if newest is None:
        return
    first = base.readings[0].first_day
    span = Span(base.start, base.end, "基期")
    if first <= newest:
        yield Check(CODE, Verdict.HOLDS, (span,), f"基期 {shown(first)} ≤ {shown(newest)}")
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        (span,),
        f"基期 {shown(first)} > {shown(newest)}",
        f"拿来比较的基期{ctx.text[base.start : base.end]}比所比的数据（{shown(newest)}）还晚。",
        f"The base {iso(first)} lies after the figures compared with it ({iso(newest)}).",
        Severity.WARNING,
    )


def _is_told(ctx: Context, other: Stamp, base: Stamp) -> bool:
    """Tell whether figures are told of a year, and not only compared with it as well."""
    return other.when != base.when and not tense.BASE.search(around(ctx, other).before)


def _runs_forward(early: Stamp, late: Stamp) -> Iterator[Check]:
    a, b = early.readings[0].first_day, late.readings[0].last_day
    spans = (Span(late.start, late.end, "后"), Span(early.start, early.end, "前"))
    if a <= b:
        yield Check(CODE, Verdict.HOLDS, spans, f"{shown(a)} ≤ {shown(b)}")
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{shown(a)} > {shown(b)}",
        f"变化由{a.year}年说到{b.year}年，时间倒流。",
        f"The change runs from {a.year} back to {b.year}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="comparison-runs-backward",
    title="比较倒着时间",
    check=check,
    flags=(
        "«111年»本市女性当选人为113人，与«119年»相较，增27人。",
        "2023年新发放贷款平均利率4.78%，较«2024年»下降0.47个百分点。",
        "服务收益由«2021年»同期的约512.6万元增至截至2020年9月30日止半年的约1657万元。",
        "农民人均收入，«1982年»为270元，«1978年»提高到463元。",
    ),
    passes=(
        "111年本市女性当选人为113人，与99年相较，增27人。",
        "1986年产值居全省第一。近来比重由1991年的23%上升到去年的39.2%。失业率由1992年的12%下降到2%。",
        "2023年产量较2022年增长3%，比2025年的目标低两成。",
        "利润由2019年的3亿元增加至2020年的4亿元。",
        "2023年产量32万吨，2022年为30万吨，比2021年增长8%。",
        "年均增长0.6%，比2000年到2010年的年均增长0.7%低0.1个百分点。每户2.6人，比2010年减少0.4人。",
        "价格由2021年的5元，经2022年的6元，升至2023年的8元。",
    ),
)
