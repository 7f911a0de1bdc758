"""连续几年、第几天一类的数与起止不符。

## 查什么
- “连续10年（2011年至2020年）”“3月1日至7日连续7日无降雨”“从2022年一季度到2023年二季度，连续6个季度
  ”；
- “自2月20日起已连续23天”“自2013年起连续8年增长”；
- “1958年和1959年两年”“1978年至2018年40年间”；
- “春运第13天”与同一事项首日的间隔。

## 为什么要紧
连续多少、第几天是由起止算出来的，对不上说明其中有一个写错。

## 例
「公司连续9年（2011年至2020年）入选百强」：2011年至2020年连头带尾是10年。

## 何时不报
首尾是否计入都说得通（差一）；约、近、余、多；交易日、回购日；起止不止一种搭配；没有发布日期，也没
有别的终点。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import show as number
from auditor.model import Check, Example, Kind, Quantity, Rule, Severity, Span, Verdict, When
from auditor.relations.dates.elapsed import days_between
from auditor.relations.dates.tense import sentence_of
from auditor.relations.dates.timeline import Stamp, Timeline, read, window

CODE = "DAT808"
_FIRST = regex.compile(r"([\u4e00-\u9fff]{1,6}?)(?:的)?前$")
_BEGAN = regex.compile(r"(?:今年|本届|本次|此次)?([\u4e00-\u9fff]{2,6}?)(?:于|[自从])$")
_BEGINS = regex.compile(r"(?:正式)?(?:开始|启动|起(?=[,至到]))")
_NTH = regex.compile(r"([\u4e00-\u9fff]{2,12})(?:进入|已是|迎来|是)?的?$")
_SINCE = regex.compile(r"[自从]")
_SINCE_BEFORE = regex.compile(r"[自从]$")
_SINCE_THEN = regex.compile(r"(?:起|以来),?(?:已)?连续$")
_RUNNING = regex.compile(r"(?:已经?|连续|持续)+$")
_IN_A_ROW = regex.compile(r"(?:连续|一连|接连)$")
_STEPS = regex.compile("[增升降涨跌提减]|保持|稳定|回落|正|负|盈|亏")
_TRADING = regex.compile(r"回购|交易日|涨|跌|净流|加仓|减仓|板")
_YEAR_LIST = regex.compile(r"\s*[、和与及]\s*")
_MOST_YEARS = 12
_PLAIN_YEAR = 2001  # stands for a year that is not told
_FAR = 400  # Characters between a running count and its beginning.
_CLOSE = 40  # Characters between a year and what is counted from it.
_NEAR = 120
_GRAINS = {"月": "个月", "季度": "个季度", "日": "天"}
_GRAINS |= {grain: grain for grain in ("年", "个月", "个季度", "天")}


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each running count whose beginning and end are told."""
    kinds = {q.kind for q in ctx.quantities}
    if Kind.DATE not in kinds:
        return
    line = read(ctx)
    if Kind.DURATION in kinds:
        yield from _in_a_row(ctx, line)
        yield from _running(ctx, line)
        yield from _since_year(ctx, line)
        yield from _years(ctx, line)
    if Kind.ORDINAL in kinds:
        yield from _nth_days(ctx, line)


def _violated(
    spans: tuple[Span, ...], sum_: str, message: str, english: str, severity: Severity
) -> Check:
    return Check(CODE, Verdict.VIOLATED, spans, sum_, message, english, severity)


def _whole(q: Quantity) -> bool:
    return q.value is not None and not q.hedge and q.value.denominator == 1


def _is_length(q: Quantity) -> bool:
    """Tell whether a quantity is an exact number of days or years."""
    days = q.unit in ("天", "日", "年")
    return q.kind is Kind.DURATION and days and q.value is not None and not q.hedge


# --- 连续10年（2011年至2020年） ----------------------------------------------------------------


def _in_a_row(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 连续N年, N个月, N个季度 and N天 with the only stretch of the sentence."""
    for claim in ctx.claims:
        q = claim.quantity
        grain = _GRAINS.get(q.unit, "")
        if q.kind is not Kind.DURATION or not grain or not _whole(q):
            continue
        if not _IN_A_ROW.search(claim.before) or _TRADING.search(sentence_of(ctx, claim)):
            continue
        if grain == "年" and (broken := _broken(ctx, line, claim)):
            yield _gapped(q, broken)
            continue
        if grain == "年" and (listed := _listed_years(ctx, line, claim)):
            yield _row(q, listed[0], listed[-1], len(listed), loose=False)
            continue
        near = window(line, q.start - _FAR // 2, q.end + _NEAR)
        here = [s for s in near if ctx.claims[s.first].sentence == claim.sentence]
        ranges = [(s, _end(line, s)) for s in here if _end(line, s) is not None]
        if len(ranges) != 1 or len(here) > 1 + (ranges[0][1] is not ranges[0][0]):
            continue
        first, last = ranges[0]
        if last is None:
            continue
        inside = ctx.claims[first.first].owner == claim.at
        before = last.end <= q.start and not ctx.norm.startswith(")", last.end)
        count = _count(grain, first, last)
        if count is None or not (inside or before):
            continue
        loose = not inside or _STEPS.search(ctx.norm, q.end, q.end + 24) is not None
        yield _row(q, first, last, count, loose)


def _listed_years(ctx: Context, line: Timeline, claim: Claim) -> list[Stamp]:
    """Return the years listed one by one before a run: 2013年、2014年、2015年，连续三年."""
    start = claim.quantity.start
    near = [s for s in window(line, start - _NEAR, start) if _plain_year(s)]
    here = [s for s in near if ctx.claims[s.first].sentence == claim.sentence]
    gaps = [ctx.norm[a.end : b.start] for a, b in pairwise(here)]
    years = [s.when.year or 0 for s in here]
    steady = all(b - a == 1 for a, b in pairwise(years))
    if len(here) < 2 or not steady or not all(_YEAR_LIST.fullmatch(g) for g in gaps):
        return []
    return here if ctx.claims[here[-1].last].clause >= claim.clause - 1 else []


def _broken(ctx: Context, line: Timeline, claim: Claim) -> list[Stamp]:
    """Return the years in the bracket of a run that do not follow each other."""
    end = claim.quantity.end
    inside = [
        s
        for s in window(line, end, end + _NEAR)
        if ctx.claims[s.first].owner == claim.at and _plain_year(s) and s.joined < 0
    ]
    years = [s.when.year or 0 for s in inside]
    listed = len(inside) == claim.quantity.value and len(inside) > 1
    gaps = [ctx.norm[a.end : b.start] for a, b in pairwise(inside)]
    steady = {b - a for a, b in pairwise(years)} in ({1}, {-1})
    return inside if listed and not steady and all(map(_YEAR_LIST.fullmatch, gaps)) else []


def _gapped(q: Quantity, years: list[Stamp]) -> Check:
    spans = (Span(q.start, q.end, "连续"), Span(years[0].start, years[-1].end, "年份"))
    told = "、".join(str(s.when.year) for s in years)
    return _violated(
        spans,
        f"{told}不相连",
        f"说是连续{q.text}，所列的{told}年并不相连。",
        f"The years {told} do not follow each other, though {q.text} in a row are claimed.",
        Severity.WARNING,
    )


def _plain_year(stamp: Stamp) -> bool:
    return stamp.when.year is not None and stamp.when.month is None and stamp.until is None


def _row(q: Quantity, first: Stamp, last: Stamp, count: int, loose: bool) -> Check:
    spans = (Span(q.start, q.end, "连续"), Span(first.start, last.end, "起止"))
    unit = q.unit.removeprefix("个")
    if q.value == count or (loose and q.value == count - 1):
        return Check(CODE, Verdict.HOLDS, spans, f"{count}{unit}，文中{q.text}")
    return _violated(
        spans,
        f"{count}{unit}，文中{q.text}",
        f"起止连头带尾是{count}{unit}，不是{q.text}。",
        f"From first to last it is {count}, not {q.text}.",
        Severity.WARNING,
    )


def _end(line: Timeline, stamp: Stamp) -> Stamp | None:
    """Return the stamp that ends the stretch which this one begins, or None."""
    if stamp.joined >= 0:
        return line.stamps[stamp.joined]
    return stamp if stamp.until is not None else None


def _count(grain: str, first: Stamp, last: Stamp) -> int | None:
    """Return how many years, months, quarters or days a stretch has, both ends counted."""
    one = first.when
    two = last.until if last is first and last.until is not None else last.when
    years = 0 if two.year is None or one.year is None else two.year - one.year
    if grain == "年":
        plain = one.year is not None and two.year is not None and one.day is None
        return years + 1 if plain else None
    if grain == "天":
        return _days(one, two) if first.fine else None
    a, b, most = (one.quarter, two.quarter, 4) if grain == "个季度" else (one.month, two.month, 12)
    if a is None or b is None or one.day is not None:
        return None
    return (b - a) + most * (years or (1 if b < a else 0)) + 1


def _days(one: When, two: When) -> int | None:
    """Return how many days lie from one day to another, both counted."""
    if one.month is None or one.day is None or two.day is None:
        return None
    year = one.year or two.year or _PLAIN_YEAR
    month = one.month if two.month is None else two.month
    try:
        first, last = dt.date(year, one.month, one.day), dt.date(two.year or year, month, two.day)
    except ValueError:
        return None  # an impossible day is told by another rule
    if last < first and two.year is None:
        last = last.replace(year=year + 1) if (last.month, last.day) != (2, 29) else last
    return (last - first).days + 1 if first <= last else None


def _since_year(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 自2013年起连续8年 with the years told before and that of writing."""
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.DURATION or q.unit != "年" or not _whole(q):
            continue
        close = window(line, q.start - _CLOSE, q.start)
        since = close[-1] if close and close[-1].last + 1 == claim.at else None
        if since is None or since.when.year is None or since.until is not None:
            continue
        gap, before = ctx.norm[since.end : q.start], ctx.claims[since.first].before
        if not _SINCE_THEN.fullmatch(gap) or not _SINCE_BEFORE.search(before):
            continue
        year = since.when.year
        near = window(line, q.start - 5 * _NEAR, q.start + _NEAR)
        named = [s.when.year for s in near if s.when.year is not None and s.when.year > year]
        if line.today is not None and line.given:
            named += [line.today.year, line.today.year - 1]
        if not named or q.value is None:
            continue
        fitting = [y for y in named if 0 <= q.value - (y - year) <= 1]
        yield _to_year(q, since, year, fitting[0] if fitting else max(named))


def _to_year(q: Quantity, since: Stamp, year: int, then: int) -> Check:
    real = then - year
    spans = (Span(q.start, q.end, "年数"), Span(since.start, since.end, "起始年"))
    sum_ = f"{then} - {year} = {real}，文中{q.text}"
    if q.value is not None and 0 <= q.value - real <= 1:
        return Check(CODE, Verdict.HOLDS, spans, sum_)
    return _violated(
        spans,
        sum_,
        f"自{year}年到{then}年是{real}年，文中写作{q.text}。",
        f"From {year} to {then} it is {real} years, the text has {q.text}.",
        Severity.WARNING,
    )


def _running(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 自2月20日起……已连续23天 with the 截至 of the sentence or the day of writing."""
    for claim in ctx.claims:
        q = claim.quantity
        if not _is_length(q) or q.unit not in ("天", "日") or not _RUNNING.search(claim.before):
            continue
        if _TRADING.search(sentence_of(ctx, claim)):
            continue
        beside = [
            s
            for s in window(line, q.start - _FAR, q.start)
            if s.fine and ctx.claims[s.first].sentence == claim.sentence
        ]
        since = [s for s in beside if _SINCE.match(ctx.norm, s.start - 1) and s.readings]
        until = [s for s in beside if "截" in ctx.norm[max(0, s.start - 3) : s.start]]
        if len(since) != 1 or q.value is None:
            continue
        last = until[-1].readings[0].last_day if until and until[-1].readings else line.today
        if last is None or not (until or line.given):
            continue
        days = (last - since[0].readings[0].first_day).days + 1
        spans = (Span(q.start, q.end, "时长"), Span(since[0].start, since[0].end, "起"))
        if -2 <= q.value - days <= 1:
            yield Check(CODE, Verdict.HOLDS, spans, f"{days}天，文中{q.text}")
        else:
            yield _violated(
                spans,
                f"{days}天，文中{q.text}",
                f"自起点到{last.month}月{last.day}日是{days}天，不是{q.text}。",
                f"From the start to {last.isoformat()} it is {days} days, not {q.text}.",
                Severity.WARNING,
            )


# --- years -------------------------------------------------------------------------------------


def _years(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 1958年和1959年两年, 1978年至2018年40年间 with the years named."""
    stamps = line.stamps
    for n, stamp in enumerate(stamps):
        when = stamp.when
        if when.year is None or when.month is not None or stamp.last + 1 >= len(ctx.quantities):
            continue
        q = ctx.quantities[stamp.last + 1]
        gap = ctx.norm[stamp.end : q.start]
        if (
            not _is_length(q)
            or q.unit != "年"
            or gap.strip() not in ("", "这", "的", ",", "共", ",共")
        ):
            continue
        first, span = _year_span(ctx, stamps, n)
        if span is None or q.value is None:
            continue
        spans = (Span(q.start, q.end, "年数"), Span(first.start, stamp.end, "年份"))
        if q.value in span:
            yield Check(CODE, Verdict.HOLDS, spans, f"{span[-1]}年，文中{q.text}")
        else:
            yield _violated(
                spans,
                f"{span[-1]}年，文中{q.text}",
                f"所列年份是{span[-1]}年，不是{q.text}。",
                f"The years named are {span[-1]}, not {q.text}.",
                Severity.WARNING,
            )


def _year_span(
    ctx: Context, stamps: tuple[Stamp, ...], n: int
) -> tuple[Stamp, tuple[int, ...] | None]:
    """Return the first stamp and the counts of years that the list or stretch ending here has."""
    stamp = stamps[n]
    when, until = stamp.when, stamp.until
    assert when.year is not None
    if until is not None and until.year is not None:
        return stamp, (until.year - when.year, until.year - when.year + 1)
    before = stamps[n - 1] if n else None
    if before is not None and before.joined == n and before.when.year is not None:
        if before.when.month is not None:
            return stamp, None
        return before, (when.year - before.when.year, when.year - before.when.year + 1)
    first, count = stamp, 1
    for other in reversed(stamps[max(0, n - _MOST_YEARS) : n]):
        gap = ctx.norm[other.end : first.start]
        year = other.when.year
        if year is None or other.when.month is not None or not _YEAR_LIST.fullmatch(gap):
            break
        first, count = other, count + 1
    return first, (count,) if count > 1 else None


# --- 第13天 ------------------------------------------------------------------------------------


def _nth_days(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 今天（1月26日），春运第13天 with 春运前12天（1月14日至…）."""
    starts = dict(_named_starts(ctx, line))
    if not starts:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.ORDINAL or q.unit not in ("天", "日") or q.value is None:
            continue
        head = _NTH.search(claim.before or claim.lead)
        today = _day_before(ctx, line, claim)
        if head is None or today is None:
            continue
        start = next((s for name, s in starts.items() if head[1].endswith(name)), None)
        between = days_between(start, today) if start is not None else None
        if start is None or between is None:
            continue
        real = between + 1
        spans = (
            Span(q.start, q.end, "第几天"),
            Span(today.start, today.end, "当天"),
            Span(start.start, start.end, "首日"),
        )
        if real == q.value:
            yield Check(CODE, Verdict.HOLDS, spans, f"第{real}天")
        else:
            yield _violated(
                spans,
                f"第{real}天 ≠ {q.text}",
                f"自首日算起这天是第{real}天，不是{q.text}。",
                f"Counted from the first day this is day {real}, not {number(q.value)}.",
                Severity.ERROR,
            )


def _named_starts(ctx: Context, line: Timeline) -> Iterator[tuple[str, Stamp]]:
    """Yield what is counted and its first day: 春运前12天（1月14日至…）, 春运从1月14日开始."""
    for stamp in line.stamps:
        began = _BEGAN.search(ctx.claims[stamp.first].before) if stamp.fine else None
        if began is not None and _BEGINS.match(ctx.norm, stamp.end):
            yield began[1], stamp
            continue
        owner = ctx.claims[stamp.first].owner
        if stamp.joined < 0 or owner < 0 or not stamp.fine:
            continue
        head = _FIRST.search(ctx.claims[owner].before)
        if _is_length(ctx.quantities[owner]) and head is not None:
            yield head[1], stamp


def _day_before(ctx: Context, line: Timeline, claim: Claim) -> Stamp | None:
    """Return the single day named in the sentence before a claim."""
    days = [
        s
        for s in window(line, claim.quantity.start - _FAR // 2, claim.quantity.start)
        if s.fine and ctx.claims[s.first].sentence == claim.sentence
    ]
    return days[-1] if days and days[-1].joined < 0 else None


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="run-mismatch",
    title="连续年数、天数与起止不符",
    check=check,
    flags=(
        "公司连续«9年»（«2011年至2020年»）入选百强。",
        "«2015年至2020年»，该校连续«八年»获评先进。",
        "«3月1日至3月7日»，当地连续«9日»无降雨。",
        "自«2023年1月至5月»，出口连续«七个月»增长。",
        "连续«三年»（«2018年、2019年、2021年»）被评为优秀。",
        "«2013年、2014年、2015年»，该校连续«四年»获得一等奖。",
        "从«2022年一季度到2023年二季度»，企业连续«4个季度»盈利。",
        _dated(
            "今天（«1月27日»），春运«第13天»，客流平稳。"
            "春运前12天（«1月14日»至1月25日）运送十万人次。",
            2025,
            1,
            27,
        ),
        "春运自«1月10日»启动，2月18日结束。«1月22日»（春运«第十五天»）发送旅客八千万人次。",
        _dated("自«2月20日»起，全市已连续«43天»无新增病例。", 2020, 3, 14),
        "«一九五八年和一九五九年»«三年»造林五亿亩。",
        "«1978年至2018年»«50年»间，面貌一新。",
        _dated("全市献血人次自«2015年»起连续«8年»增长。", 2021, 6, 14),
    ),
    passes=(
        "公司连续10年（2011年至2020年）入选百强。",
        "公司业绩连续9年（2011年至2020年）增长。",
        "2015年至2020年，该校连续六年获评先进，2021年又获表彰。",
        "3月1日至3月7日，当地连续7日无降雨；3月1日至3月7日，连续三天大风。",
        "自2023年1月至5月，出口连续五个月增长。",
        "从2022年一季度到2023年二季度，企业连续6个季度盈利。",
        "连续三年（2018年、2019年、2020年）被评为优秀。",
        "2013年、2014年、2015年，该校连续三年获得一等奖。",
        "2013年、2014年，该校扩建校舍，自2015年起连续四年获得一等奖。",
        "2015年至2020年，共有3年连续2年以上获奖。",
        _dated("全市献血人次自2013年起连续8年增长。", 2021, 6, 14),
        "春运自1月10日启动，2月18日结束。1月22日（春运第十三天）发送旅客八千万人次。",
        _dated("自2月20日起，全市已连续24天无新增病例。", 2020, 3, 14),
        _dated("截至3月14日24时，已连续23天新增病例为0。", 2020, 3, 15),
        "一九五八年和一九五九年两年造林五亿亩，1978年至2018年40年间，2016—2020年五年。",
        "2019年两年期国债利率走低，2020年三年期存款增加。",
        "截至9月4日持股1.66%。公司自8月28日开始回购，至今已连续6日回购。",
    ),
)
