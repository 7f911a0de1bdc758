"""报出与起止日期不符的时长、天数、年数和周年。

## 查什么
- 起止日期旁写出的时长：“前12天（1月14日至1月25日）”“7月1日至8月31日，共62天”；
- “春运第13天”与同一事项起始日的间隔；
- 债券的发行日、“期限为88天”与兑付日；
- “自2月20日起已连续23天”；
- 列出的年份与年数：“1958年和1959年两年”“1978年至2018年40年间”；
- 出生年份与年龄、成立年份与周年。

## 为什么要紧
时长是由日期算出来的，对不上说明日期或时长有一个写错，期限、天数都会被误读。

## 例
「春运前13天（1月14日至1月25日）」：1月14日至1月25日连头带尾是12天。

## 何时不报
首尾是否计入都说得通（差一天）；约、近、余、多；工作日、交易日；月数、年数按整取约；
虚岁、周岁之差；年龄和周年所指的年份不止一种读法；到期日遇假日顺延。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.calendar import ends
from auditor.claims import Claim, Context
from auditor.interval import show
from auditor.model import Check, Example, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.timeline import Stamp, Timeline, read

CODE = "DAT805"
# Days of a unit, the least and the greatest, so that months of 28 and 31 days both pass.
_DAYS = {
    "天": (1, 1),
    "日": (1, 1),
    "周": (7, 7),
    "个星期": (7, 7),
    "个月": (28, 31),
    "年": (365, 366),
}
_CUE = regex.compile(
    r"(?:为期|历时|共计?|总共|合计|一?连|连续|长达|持续|历经|期限为?|时间为?|前后|[,(])(?:了|达)?\s*$"
)
_AFTER_CUE = regex.compile(r"\s*(?:[,。;)(]|的|$)")
_FIRST = regex.compile(r"([\u4e00-\u9fff]{1,6}?)(?:的)?前$")
_NTH = regex.compile(r"([\u4e00-\u9fff]{2,12})(?:进入|已是|迎来|是)?的?$")
_TERM = regex.compile(r"期限(?:为|是|:)?$")
_ISSUED = regex.compile(r"发行|起息")
_DUE = regex.compile(r"兑付|到期")
_SINCE = regex.compile(r"[自从]")
_RUNNING = regex.compile(r"(?:已经?|连续|持续)+$")
_YEAR_LIST = regex.compile(r"\s*[、和与及]\s*")
_FOUNDED = regex.compile(
    r"[^,。;]{0,10}(?:成立|建立|建交|诞生|诞辰|创立|创办|创刊|回归|签署|出生|建校|建厂|建国)"
)
_BORN = regex.compile(r"\s*(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生人?[,。])")
_HOLIDAYS = 9  # A due day on a holiday is put off to the first working day.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each length of time that stands beside its dates."""
    kinds = {q.kind for q in ctx.quantities}
    if Kind.DATE not in kinds:
        return
    line = read(ctx)
    if Kind.DURATION in kinds:
        yield from _stretches(ctx, line)
        yield from _terms(ctx, line)
        yield from _running(ctx, line)
        yield from _years(ctx, line)
    if Kind.ORDINAL in kinds:
        yield from _nth_days(ctx, line)
    yield from _ages(ctx, line, kinds)


def _violated(
    spans: tuple[Span, ...], sum_: str, message: str, english: str, severity: Severity
) -> Check:
    return Check(CODE, Verdict.VIOLATED, spans, sum_, message, english, severity)


# --- A至B and its length -----------------------------------------------------------------------


def _stretches(ctx: Context, line: Timeline) -> Iterator[Check]:
    for stamp in line.stamps:
        if stamp.joined < 0 and (stamp.until is None or stamp.until.hour is not None):
            continue
        later = line.stamps[stamp.joined] if stamp.joined >= 0 else stamp
        length = _length_beside(ctx, stamp, later)
        if length is None:
            continue
        days = _days_between(stamp, later)
        if days is not None:
            yield _compare(length, stamp, later, days)


def _length_beside(ctx: Context, stamp: Stamp, later: Stamp) -> Quantity | None:
    """Find the length told of a stretch: before its bracket, or behind it after a cue."""
    owner = ctx.claims[stamp.first].owner
    if owner >= 0 and stamp.start - ctx.claims[stamp.first].bracket <= 2:
        q = ctx.quantities[owner]
        end = ctx.norm[later.end : later.end + 1]
        if _is_length(q) and q.end == ctx.claims[stamp.first].bracket and end == ")":
            return q
    at = later.last + 1
    if at >= len(ctx.quantities):
        return None
    q, gap = ctx.quantities[at], ctx.norm[later.end : ctx.quantities[at].start]
    if not _is_length(q) or len(gap) > 8 or "." in gap or "。" in gap:
        return None
    told = _CUE.search(gap) is not None and _AFTER_CUE.match(ctx.norm, q.end) is not None
    return q if told else None


def _is_length(q: Quantity) -> bool:
    return q.kind is Kind.DURATION and q.unit in _DAYS and q.value is not None and not q.hedge


def _days_between(stamp: Stamp, later: Stamp) -> int | None:
    """Return the days from the first to the last of a stretch, both counted."""
    if not stamp.fine:
        return None
    if later is stamp:
        if not stamp.readings:
            return None
        whole = stamp.readings[0]
        return (whole.last_day - whole.first_day).days + 1
    pair = ends(
        stamp.when, later.when, stamp.readings[0].first_day.year if stamp.readings else 2001
    )
    if pair is None or not later.fine:
        return None
    first, last = pair[0].first_day, pair[1].last_day
    if last < first and later.when.year is None:
        last = last.replace(year=last.year + 1)
    return (last - first).days + 1 if last >= first else None


def _compare(length: Quantity, stamp: Stamp, later: Stamp, days: int) -> Check:
    assert length.value is not None
    least, most = _DAYS[length.unit]
    slack = 0 if least == most == 1 else least // 2
    low, high = length.value * least - slack, length.value * most + slack
    spans = [Span(length.start, length.end, "时长"), Span(stamp.start, stamp.end, "起")]
    if later is not stamp:
        spans.append(Span(later.start, later.end, "止"))
    if low <= days and days - 1 <= high:
        return Check(CODE, Verdict.HOLDS, tuple(spans), f"连头带尾{days}天，文中{length.text}")
    return _violated(
        tuple(spans),
        f"连头带尾{days}天，文中{length.text}",
        f"起止日期之间连头带尾是{days}天，不是{length.text}。",
        f"The dates span {days} days, both ends counted, not {length.text}.",
        Severity.ERROR,
    )


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
        if start is None or not start.readings:
            continue
        real = (today.readings[0].first_day - start.readings[0].first_day).days + 1
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
                f"Counted from the first day this is day {real}, not {show(q.value)}.",
                Severity.ERROR,
            )


def _named_starts(ctx: Context, line: Timeline) -> Iterator[tuple[str, Stamp]]:
    """Yield what is counted and its first day: 春运前12天（1月14日至1月25日）."""
    for stamp in line.stamps:
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
        for s in line.stamps
        if s.first < claim.at and s.fine and ctx.claims[s.first].sentence == claim.sentence
    ]
    return days[-1] if days and days[-1].readings and days[-1].joined < 0 else None


# --- terms and running counts ------------------------------------------------------------------


def _terms(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 期限为88天 with the days of issue and repayment of the same sentence."""
    for claim in ctx.claims:
        q = claim.quantity
        if not _is_length(q) or q.unit not in ("天", "日") or not _TERM.search(claim.before):
            continue
        issue = due = None
        for stamp in line.stamps:
            if ctx.claims[stamp.first].sentence != claim.sentence or not stamp.fine:
                continue
            around = ctx.norm[max(0, stamp.start - 8) : stamp.end + 10]
            if stamp.start < q.start and _ISSUED.search(around):
                issue = stamp
            elif due is None and _DUE.search(ctx.norm[max(0, stamp.start - 8) : stamp.start]):
                due = stamp
        if issue and due and issue.readings and due.readings and q.value is not None:
            yield _term(q, q.value, issue, due)


def _term(q: Quantity, term: Fraction, issue: Stamp, due: Stamp) -> Check:
    days = (due.readings[0].first_day - issue.readings[0].first_day).days
    spans = (
        Span(q.start, q.end, "期限"),
        Span(issue.start, issue.end, "发行"),
        Span(due.start, due.end, "兑付"),
    )
    if -1 <= days - term <= _HOLIDAYS:
        return Check(CODE, Verdict.HOLDS, spans, f"相隔{days}天，期限{q.text}")
    return _violated(
        spans,
        f"相隔{days}天，期限{q.text}",
        f"发行日与兑付日相隔{days}天，期限却是{q.text}。",
        f"Issue and repayment lie {days} days apart, the term is {q.text}.",
        Severity.ERROR,
    )


def _running(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 自2月20日起……已连续23天 with the 截至 of the sentence or the day of writing."""
    for claim in ctx.claims:
        q = claim.quantity
        if not _is_length(q) or q.unit not in ("天", "日") or not _RUNNING.search(claim.before):
            continue
        beside = [
            s
            for s in line.stamps
            if s.first < claim.at and s.fine and ctx.claims[s.first].sentence == claim.sentence
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
    for other in reversed(stamps[:n]):
        gap = ctx.norm[other.end : first.start]
        year = other.when.year
        if year is None or other.when.month is not None or not _YEAR_LIST.fullmatch(gap):
            break
        first, count = other, count + 1
    return first, (count,) if count > 1 else None


def _ages(ctx: Context, line: Timeline, kinds: set[Kind]) -> Iterator[Check]:
    """Compare birth years with ages, and founding years with anniversaries."""
    anniversary = "周年" in ctx.norm
    if not anniversary and not (Kind.AGE in kinds and "生" in ctx.norm):
        return
    if not line.given or line.today is None:
        return
    for stamp in line.stamps:
        year = stamp.when.year
        if year is None or year > line.today.year:
            continue
        born = _BORN.match(ctx.norm, stamp.end) is not None
        if not born and not (anniversary and _FOUNDED.match(ctx.norm, stamp.end)):
            continue
        yield from _age(ctx, line, stamp, year, born)


def _age(ctx: Context, line: Timeline, stamp: Stamp, year: int, born: bool) -> Iterator[Check]:
    assert line.today is not None
    start = ctx.claims[stamp.first]
    for claim in ctx.claims[stamp.last + 1 : stamp.last + 4]:
        q = claim.quantity
        if claim.sentence != start.sentence or q.value is None or q.hedge:
            continue
        if born and q.kind is not Kind.AGE:
            continue
        if not born and "周年" not in q.unit + claim.after[:2]:
            continue
        then = {line.today.year} | {s.when.year for s in line.stamps if s.when.year is not None}
        slack = 2 if born else 1
        spans = (Span(q.start, q.end, "年数"), Span(stamp.start, stamp.end, "起始年"))
        real = line.today.year - year
        if any(abs(other - year - q.value) <= slack for other in then if other > year):
            yield Check(CODE, Verdict.HOLDS, spans, f"{line.today.year} - {year} = {real}")
        else:
            yield _violated(
                spans,
                f"{line.today.year} - {year} = {real}，文中 {q.text}",
                f"自{year}年至{line.today.year}年是{real}年，不是{show(q.value)}年。",
                f"From {year} to {line.today.year} it is {real} years, not {show(q.value)}.",
                Severity.WARNING,
            )
        return


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="duration-mismatch",
    title="时长与起止日期不符",
    check=check,
    flags=(
        "春运前«13天»（«1月14日»至«1月25日»），运送旅客十万人次。",
        "放假«9天»（«10月1日»至«7日»）。",
        "书展于«7月1日»至«8月31日»举行，为期«30天»。",
        "培训于«9月1日»至«11月30日»举行，为期«两个月»。",
        _dated(
            "今天（«1月27日»），春运«第13天»，客流平稳。春运前12天（«1月14日»至1月25日）运送十万人次。",
            2025,
            1,
            27,
        ),
        "于«2019年8月5日»成功发行短期融资券，期限为«98天»，兑付日期为«2019年11月1日»。",
        _dated("自«2月20日»起，全市已连续«43天»无新增病例。", 2020, 3, 14),
        "«一九五八年和一九五九年»«三年»造林五亿亩。",
        "«1978年至2018年»«50年»间，面貌一新。",
        _dated("«1949年»成立，今年迎来«85周年»。", 2024, 10, 1),
        _dated("«1990年»出生的李某，今年«43岁»。", 2024, 10, 1),
    ),
    passes=(
        "春运前12天（1月14日至1月25日），运送旅客十万人次。",
        "隔离14天（2月1日至2月15日），放假7天（10月1日至7日）。",
        "书展于7月1日至8月31日举行，为期两个月，共62天。",
        "书展于7月1日至8月31日举行，约60天；其中共有5天下雨。",
        "培训于12月28日至1月3日举行，共7天。",
        "于2019年8月5日成功发行短期融资券，期限为88天，兑付日期为2019年11月1日。",
        "于2020年6月24日成功发行短期融资券，期限为91天，兑付日期为2020年9月28日。",
        _dated("自2月20日起，全市已连续24天无新增病例。", 2020, 3, 14),
        _dated("截至3月14日24时，已连续23天新增病例为0。", 2020, 3, 15),
        "一九五八年和一九五九年两年造林五亿亩，1978年至2018年40年间，2016—2020年五年。",
        "2019年两年期国债利率走低，2020年三年期存款增加。",
        _dated("1949年成立，今年迎来75周年。2029年将迎来80周年。", 2024, 10, 1),
        _dated("1927年出生的陈某，23岁参加革命，1950年入党。", 2024, 10, 1),
        _dated("1990年出生的李某，今年35岁。", 2024, 10, 1),
        "要约期限为30个自然日，工期15个工作日（3月1日至3月20日）。",
    ),
)
