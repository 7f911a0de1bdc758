"""报出先后颠倒的日期：数据晚于成稿，范围止于起点之前，同一份通报的时段与截至日对不上。

## 查什么
- 晚于发布日期（没有时，晚于电头）的数据：截至某日、1—8月同比、某日0—24时新增、某日发生；
- “今天（11月2日）”“昨晚（9月12日）”所指的日子，与发布日期、彼此之间、所报数据的日期；
- “某年以来”“自某日起已”的起点还没有到；“将于某日”的日子已经过去；
- “2月16日20时至2月13日20时”一类止于起点之前的时段；
- 同一份通报的统计时段与“截至”不是同一天；
- 与未来比较：“较2026年增长”；“由2021年……增加至2020年”；
- 病程、债券等有固定先后的环节：发病、确诊、死亡；发行、兑付。

## 为什么要紧
日期是数据的一半。先后颠倒说明至少有一个日期写错，数据也就不知属于哪一天。

## 例
2月22日发布，「截至2月25日24时，累计确诊75例」：25日还没有到。

## 何时不报
带有将、拟、预计、计划、到期、报名等字样的未来日期；历史、周年、财年；
年份省略而上一年、下一年都说得通时；日程、赛程（多个未来日期）；跨年的时段（12月15日至1月5日）；
没有发布日期，也没有电头时，只比较文中的日期。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import regex

from auditor import tense
from auditor.calendar import Period, day_offset, filled, month_offset, period, year_offset
from auditor.claims import Context
from auditor.model import Check, Example, Rule, Severity, Span, Verdict, When
from auditor.tense import Around, around
from auditor.timeline import Stamp, Timeline, read

CODE = "DAT803"
_LONGEST_YEARLESS = 150  # Days ahead: farther off, a date without a year may be of another.
_SINCE = regex.compile(r"(?:[^,。;]{0,30}以来|至今)")
_FROM = regex.compile(r"(?:自从?|从)$")
_SPAN = regex.compile(r"^[自从]|启动|开始")
_START = regex.compile(r"(?:[^,。;]{0,12}?)(?:起|开始|启动)")
_DONE = regex.compile(r"已|累计|共")
_ANNOUNCED = regex.compile(r"(?:将|拟|预计|计划|定|即将)(?:于|在)(?:当地时间)?$")
_LASTING = regex.compile(r"将.{0,6}(?:持续|延续|延长|展出|开放|进行)(?:到|至)$")
_QUOTED = regex.compile(
    r"此前|曾|原[定本计拟]|当时|去年|前期|早前|先前|公告称|表示|[宣公]布|消息|报道|据"
)
_LEAD = regex.compile(r"(?:^(?:其中|此外|另据|同时|就在)?|当地时间|北京时间)$")
_NOT_EVENT = regex.compile(r"\s*(?:至|到|—|-|~|起|前|之前|以前|后|以后|止|、|和|及|或|\)|的|前后)")
_CHANGED_TO = regex.compile(
    r"[^,。;]{0,6}?(?:提高|增加|增长|上升|下降|降低|减少|扩大|发展|增|升|降|回落)[到至]"
)
_CHANGE = regex.compile(
    r"(?:同期|末|底|年)?[^,。;]{0,12}?(?:增|降|减|提高|上升|回落|收窄|扩大|加快|放缓|多|少|高|低)"
)
_STAGES = (
    (r"发病|出现.{0,6}症状", r"就诊|就医", r"确诊|入院|住院", r"重症|危重", r"死亡|病逝|去世|出院"),
    (r"成功发行|起息", r"兑付|到期"),
    (r"开幕", r"闭幕"),
    (r"出生", r"去世|逝世|牺牲"),
)
_STAGE_RANKS = tuple(tuple(regex.compile(words) for words in chain) for chain in _STAGES)
_LAST_STAGE = regex.compile("|".join(chain[-1] for chain in _STAGES))
_OTHER_PERSON = regex.compile(r"接触|妻|丈夫|母|父|子女|儿|女儿|[兄姐妹弟]|同事|另|病例\d")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each pair of dates whose order the text fixes."""
    line = read(ctx)
    if not line.stamps:
        return
    yield from _ranges(ctx, line)
    yield from _bulletins(ctx, line)
    yield from _stages(ctx, line)
    yield from _bases(ctx, line)
    if line.today is not None:
        yield from _todays(ctx, line)
        yield from _against_today(ctx, line, line.today)


# --- against the day of writing ---------------------------------------------------------------


def _against_today(ctx: Context, line: Timeline, today: dt.date) -> Iterator[Check]:
    future = [s for s in line.stamps if s.fine and _future(s, today)]
    schedule = len({s.readings[0].first_day for s in future}) > 2
    for n, stamp in enumerate(line.stamps):
        if not stamp.readings or (n == line.dateline and not line.given):
            continue
        if not _future(stamp, today):
            yield from _not_future(ctx, line, stamp, today)
            continue
        words = around(ctx, stamp)
        told = _told(stamp, words, today, schedule, _begins_range(line, n))
        if told is not None:
            yield _later(line, stamp, today, told)


def _future(stamp: Stamp, today: dt.date) -> bool:
    """Tell whether every reading ends after the day of writing, none of them too far to be sure."""
    if not stamp.readings or any(p.last_day <= today for p in stamp.readings):
        return False
    fixed = stamp.when.year is not None or bool(stamp.when.anchor)
    return fixed or (stamp.readings[0].last_day - today).days <= _LONGEST_YEARLESS


def _begins_range(line: Timeline, n: int) -> bool:
    stamps = line.stamps
    return stamps[n].joined >= 0 or (n > 0 and stamps[n - 1].joined == n)


def _told(stamp: Stamp, words: Around, today: dt.date, schedule: bool, ranged: bool) -> str | None:
    """Return what the text tells of a day to come as if it were past, or None."""
    first = min(p.first_day for p in stamp.readings)
    if tense.AS_OF.search(words.before) or (_as_of_to(words) and stamp.fine):
        return None if tense.AHEAD.search(words.before + words.clause) else "截至"
    if first > today and _FROM.search(words.before) and _START.match(words.after):
        rest = words.after[:40]
        return "起点" if _DONE.search(rest) and not tense.AHEAD.search(rest) else None
    if tense.PLAN.search(words.sentence):
        return None
    if first > today and _SINCE.match(words.after):
        return "以来"
    if tense.BASE.search(words.before) or "同期" in words.clause[:4]:
        return None
    if stamp.fine:
        return None if first <= today else _event(stamp, words, schedule, ranged)
    return _statistic(stamp, words, today, first, ranged)


def _as_of_to(words: Around) -> bool:
    """Tell whether 到3月8日12时，…共收到 or 自7月1日启动至22日，累计 stands for 截至."""
    to = words.before == "到" or (words.before.endswith(("至", "到")) and _SPAN.search(words.lead))
    return bool(to) and _DONE.search(words.after[:40]) is not None


def _event(stamp: Stamp, words: Around, schedule: bool, ranged: bool) -> str | None:
    window = stamp.until is not None and stamp.until.hour is not None
    if ranged or (stamp.until is not None and not window) or schedule:
        return None
    if tense.REPORTED.match(words.after) or words.before.endswith(("发生在", "发生于", "记者")):
        return "事情"
    if _NOT_EVENT.match(words.after) or not _LEAD.search(words.before):
        return None
    if window:
        return "统计" if tense.STATISTICS.search(words.after) or "报告" in words.after else None
    return "事情" if len(words.after) > 12 and tense.PAST.search(words.after) else None


def _statistic(
    stamp: Stamp, words: Around, today: dt.date, first: dt.date, ranged: bool
) -> str | None:
    """Recognise figures of a period that has not ended: 1—8月, 上半年, 2024年末."""
    when, left = stamp.when, (min(p.last_day for p in stamp.readings) - today).days
    if ranged or not tense.RATES.search(words.sentence):
        return None
    if when.month is not None or when.quarter is not None or when.half is not None:
        single = stamp.until is None and when.month is not None
        enough = first > today if single and when.anchor not in ("末", "底") else left >= 5
        return "统计" if enough and tense.STATISTICS.search(words.after) else None
    return "统计" if when.anchor in ("末", "底") and left > 5 else None


def _later(line: Timeline, stamp: Stamp, today: dt.date, told: str) -> Check:
    last = min(p.last_day for p in stamp.readings)
    days = (last - today).days
    word = "发布日期" if line.dateline < 0 or line.given else "电头日期"
    spans = [Span(stamp.start, stamp.end, told)]
    if not line.given:
        dateline = line.stamps[line.dateline]
        spans.append(Span(dateline.start, dateline.end, word))
    return Check(
        CODE,
        Verdict.VIOLATED,
        tuple(spans),
        f"{last.isoformat()} > {today.isoformat()}（{word}）",
        f"文中的{told}日期{_day(last)}比{word}{_day(today)}晚{days}天。",
        f"The text tells of {last.isoformat()} as past, {days} days after {today.isoformat()}.",
    )


def _not_future(ctx: Context, line: Timeline, stamp: Stamp, today: dt.date) -> Iterator[Check]:
    """Report an announced day that is over; confirm an as-of day that is not to come."""
    claim = ctx.claims[stamp.first]
    if tense.AS_OF.search(claim.before):
        yield Check(
            CODE,
            Verdict.HOLDS,
            (Span(stamp.start, stamp.end, "截至"),),
            f"{stamp.readings[0].last_day.isoformat()} ≤ {today.isoformat()}",
        )
    if not stamp.fine or not line.given:
        return
    if not (_ANNOUNCED.search(claim.before) or _LASTING.search(claim.before)):
        return
    words = around(ctx, stamp)
    last = max(p.last_day for p in stamp.readings)
    past = (today - last).days
    if past < 2 or past > _LONGEST_YEARLESS or _QUOTED.search(words.sentence):
        return
    if any(s.readings and s.fine and s.first < stamp.first for s in _beside(ctx, line, stamp)):
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        (Span(stamp.start, stamp.end, "将来"),),
        f"{last.isoformat()} < {today.isoformat()}",
        f"说“将”在{_day(last)}，而这一天在发布日期{_day(today)}之前{past}天。",
        f"{last.isoformat()} is announced, but it lies {past} days before {today.isoformat()}.",
    )


def _beside(ctx: Context, line: Timeline, stamp: Stamp) -> Iterator[Stamp]:
    sentence = ctx.claims[stamp.first].sentence
    return (s for s in line.stamps if ctx.claims[s.first].sentence == sentence)


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


# --- 今天（11月2日） ---------------------------------------------------------------------------


def _todays(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check the days that 今天, 昨晚 and 明天 are said to be."""
    today = line.today
    assert today is not None
    named: list[tuple[Span, dt.date]] = []
    for word, day in zip(line.stamps, line.stamps[1:], strict=False):
        offset = day_offset(word.when.anchor)
        if offset is None or word.when.day is not None or not day.fine or not day.readings:
            continue
        gap = ctx.norm[word.end : day.start]
        if gap.strip() != "(" or ctx.norm[day.end : day.end + 1] != ")":
            continue
        days = [p.first_day - dt.timedelta(days=offset) for p in day.readings]
        meant = min(days, key=lambda d: abs((d - today).days))
        named.append((Span(word.start, day.end, "今天"), meant))
    for span, meant in named:
        yield _one_today(ctx, line, span, meant, today)
    if len({meant for _, meant in named}) > 1:
        yield _two_todays(ctx, named, today)
    elif named:
        yield from _news_of(line, ctx, named[0], today)


def _one_today(ctx: Context, line: Timeline, span: Span, meant: dt.date, today: dt.date) -> Check:
    text = ctx.text[span.start : span.end]
    sum_ = f"{text}：今天 = {meant.isoformat()}，发布于 {today.isoformat()}"
    lag = (today - meant).days
    if 0 <= lag <= 1 or not line.given:
        return Check(CODE, Verdict.HOLDS, (span,), sum_)
    return Check(
        CODE,
        Verdict.VIOLATED,
        (span,),
        sum_,
        f"按“{text}”，今天是{_day(meant)}，而文章发布于{_day(today)}。",
        f"By “{text}” today is {meant.isoformat()}, but the article is of {today.isoformat()}.",
        # An article may be posted again days later, but not before it was written.
        Severity.ERROR if lag < 0 else Severity.INFO,
    )


def _two_todays(ctx: Context, named: list[tuple[Span, dt.date]], today: dt.date) -> Check:
    days = [meant for _, meant in named]
    common = max(set(days), key=lambda d: (days.count(d), -abs((d - today).days)))
    odd = next(pair for pair in named if pair[1] != common)
    other = next(pair for pair in named if pair[1] == common)
    return Check(
        CODE,
        Verdict.VIOLATED,
        (odd[0], other[0]),
        f"今天 = {odd[1].isoformat()} ≠ {common.isoformat()}",
        f"文中的“今天”有两个日期：{_day(odd[1])}和{_day(common)}。",
        f"“Today” has two dates: {odd[1].isoformat()} and {common.isoformat()}.",
    )


def _news_of(
    line: Timeline, ctx: Context, named: tuple[Span, dt.date], today: dt.date
) -> Iterator[Check]:
    """Check that what is told on 今天（2月4日） is not dated later than that day."""
    span, meant = named
    if meant >= today:
        return
    for stamp in line.stamps:
        window = stamp.until is not None and stamp.until.hour is not None
        as_of = tense.AS_OF.search(ctx.claims[stamp.first].before) is not None
        if not stamp.fine or not (window or as_of) or not stamp.readings:
            continue
        if all(p.last_day > meant for p in stamp.readings):
            last = stamp.readings[0].last_day
            yield Check(
                CODE,
                Verdict.VIOLATED,
                (Span(stamp.start, stamp.end, "数据"), span),
                f"{last.isoformat()} > {meant.isoformat()}",
                f"{_day(meant)}的通报含有{_day(last)}的数据。",
                f"Figures of {last.isoformat()} in a notice of {meant.isoformat()}.",
            )


# --- within the text --------------------------------------------------------------------------


def _ranges(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check that no stretch A至B ends before it begins."""
    for stamp in line.stamps:
        if stamp.joined < 0:
            continue
        later = line.stamps[stamp.joined]
        gap = ctx.norm[stamp.end : later.start]
        if "年" in gap or (later.when.hour is not None and later.when.day is None):
            continue
        ends = _ends(stamp, later)
        if ends is None:
            continue
        first, last = ends
        spans = (Span(stamp.start, stamp.end, "起"), Span(later.start, later.end, "止"))
        text = ctx.text[stamp.start : later.end]
        if first.start <= last.end:
            yield Check(CODE, Verdict.HOLDS, spans, text)
        elif not _wraps(stamp.when, later.when, first, last):
            sum_ = f"{_moment(first.start)} > {_moment(last.start)}"
            yield Check(
                CODE,
                Verdict.VIOLATED,
                spans,
                sum_,
                f"“{text}”止于起点之前：{sum_}。",
                f"“{text}” ends before it begins: {sum_}.",
            )


def _ends(first: Stamp, last: Stamp) -> tuple[Period, Period] | None:
    """Resolve both ends with the parts that they share; a year that both leave out is 2000."""
    a, b = first.when, last.when
    year = a.year if a.year is not None else b.year
    base = dt.date(year if year is not None and 1 < year < 9999 else 2000, 1, 1)
    if a.year is None and first.readings:
        base = dt.date(first.readings[0].first_day.year, 1, 1)
    relative = (day_offset, month_offset, year_offset)
    if any(offset(when.anchor) is not None for when in (a, b) for offset in relative):
        return None
    if "农历" in (a.anchor, b.anchor) or (
        b.day is not None and b.month is None and a.month is None
    ):
        return None
    start = period(filled(a, base))
    month = b.month if b.month is not None or b.day is None else a.month
    b = When(b.year, month, b.day, b.hour, b.minute, b.second, quarter=b.quarter, half=b.half)
    end = period(filled(b, base))
    return None if start is None or end is None else (start, end)


def _wraps(a: When, b: When, first: Period, last: Period) -> bool:
    """Tell whether the end may lie in the next month or year: 12月15日至1月5日."""
    if a.year is not None and b.year is not None:
        return False
    if b.month is None and b.day is not None:
        return (first.start - last.start).days > 15
    if a.month is None:
        return False
    over = 365 - (first.start - last.start).days
    return over <= 240 or (over >= 364 and a.hour is None)


def _moment(when: dt.datetime) -> str:
    return when.strftime("%m-%d %H:%M" if when.hour or when.minute else "%m-%d")


def _bulletins(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check a report's window (2月3日0—24时) against the 截至 that follows it soon after."""
    window: tuple[Stamp, Period] | None = None
    paragraph = -1
    for stamp in line.stamps:
        claim = ctx.claims[stamp.first]
        if not stamp.fine or stamp.when.month is None:
            continue
        hours = _window(line, stamp)
        if hours is not None:
            window, paragraph = (stamp, hours), claim.paragraph
        elif window is not None and tense.AS_OF.search(claim.before):
            if claim.paragraph - paragraph <= 3:
                yield from _same_close(*window, stamp)
            window = None


def _window(line: Timeline, stamp: Stamp) -> Period | None:
    """Return the hours of 2月3日0—24时 or 2月3日13时至16时, in the year 2000 if none is given."""
    when, until = stamp.when, stamp.until
    if stamp.joined >= 0 and until is None:
        until = line.stamps[stamp.joined].when
    if when.hour is None or until is None or until.hour is None:
        return None
    return period(filled(when, dt.date(2000, 1, 1)), until)


def _same_close(window: Stamp, hours: Period, as_of: Stamp) -> Iterator[Check]:
    """A report totals at the end of its window: not within it, nor at that hour of another day."""
    point = period(filled(as_of.when, dt.date(hours.start.year, 1, 1)))
    if as_of.when.hour is None or point is None:
        return
    spans = (Span(as_of.start, as_of.end, "截至"), Span(window.start, window.end, "时段"))
    sum_ = f"{_moment(hours.end)} ≠ {_moment(point.end)}"
    if point.end == hours.end:
        yield Check(CODE, Verdict.HOLDS, spans, sum_.replace("≠", "="))
    elif hours.start < point.end < hours.end or point.end.time() == hours.end.time():
        yield Check(
            CODE,
            Verdict.VIOLATED,
            spans,
            sum_,
            f"通报的时段到{_moment(hours.end)}为止，累计却截至{_moment(point.end)}。",
            f"The report runs to {_moment(hours.end)}, its totals to {_moment(point.end)}.",
            Severity.WARNING,
        )


def _stages(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check events that can only follow each other: 确诊 before 死亡, 发行 before 兑付."""
    if not _LAST_STAGE.search(ctx.norm):
        return
    days = [s for s in line.stamps if s.fine and s.readings and s.joined < 0]
    for a, b in zip(days, days[1:], strict=False):
        if ctx.claims[a.first].sentence != ctx.claims[b.first].sentence:
            continue
        between = ctx.norm[a.end : b.start]
        if len(between) > 150 or _OTHER_PERSON.search(between):
            continue
        order = _stage_order(_event_words(ctx, a), _event_words(ctx, b))
        if order == 0:
            continue
        early, late = (a, b) if order < 0 else (b, a)
        yield from _follows(early, late)


def _event_words(ctx: Context, stamp: Stamp) -> str:
    words = around(ctx, stamp)
    return words.before[-12:] + "\n" + words.clause[:24]


def _stage_order(one: str, other: str) -> int:
    """Return -1 if the one event must come first, 1 if the other, 0 if nothing says so."""
    for chain in _STAGE_RANKS:
        ranks = [
            [n for n, words in enumerate(chain) if words.search(text)] for text in (one, other)
        ]
        if ranks[0] and ranks[1]:
            if max(ranks[0]) < min(ranks[1]):
                return -1
            if max(ranks[1]) < min(ranks[0]):
                return 1
    return 0


def _follows(early: Stamp, late: Stamp) -> Iterator[Check]:
    spans = (Span(early.start, early.end, "在先"), Span(late.start, late.end, "在后"))
    if any(p.start.date() <= r.last_day for p in early.readings for r in late.readings):
        yield Check(CODE, Verdict.HOLDS, spans, _order_sum(early, late, "≤"))
        return
    days = (early.readings[0].first_day - late.readings[0].first_day).days
    if days > _LONGEST_YEARLESS and early.when.year is None:
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        _order_sum(early, late, ">"),
        f"在先的事写在{_day(early.readings[0].first_day)}，比在后的{_day(late.readings[0].first_day)}"
        f"还晚{days}天。",
        f"What must come first is dated {days} days after what follows it.",
        Severity.WARNING,
    )


def _order_sum(early: Stamp, late: Stamp, sign: str) -> str:
    a, b = early.readings[0].first_day, late.readings[0].first_day
    return f"{a.isoformat()} {sign} {b.isoformat()}"


def _bases(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check that a level is compared with an earlier one, and that a change runs forward."""
    years = [s for s in line.stamps if s.when.year is not None and s.readings]
    for stamp in years:
        words = around(ctx, stamp)
        if tense.BASE.search(words.before) and _CHANGE.match(words.after):
            yield from _base(ctx, line, years, stamp, words)
        elif _CHANGED_TO.match(words.after):
            earlier = [s for s in years if s.first < stamp.first]
            if (
                earlier
                and ctx.claims[earlier[-1].first].sentence == ctx.claims[stamp.first].sentence
            ):
                yield from _runs_forward(earlier[-1], stamp)


def _base(
    ctx: Context, line: Timeline, years: list[Stamp], base: Stamp, words: Around
) -> Iterator[Check]:
    if tense.PLAN.search(words.sentence):
        return
    others = [
        s for s in years if s is not base and s.readings[0].first_day != base.readings[0].first_day
    ]
    newest = max((s.readings[0].last_day for s in others), default=None)
    if line.today is not None:
        newest = line.today
    if newest is None:
        return
    first = base.readings[0].first_day
    span = Span(base.start, base.end, "基期")
    if first <= newest:
        yield Check(
            CODE, Verdict.HOLDS, (span,), f"基期 {first.isoformat()} ≤ {newest.isoformat()}"
        )
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        (span,),
        f"基期 {first.isoformat()} > {newest.isoformat()}",
        f"拿来比较的基期{ctx.text[base.start : base.end]}比所比的数据（{_day(newest)}）还晚。",
        f"The base {first.isoformat()} lies after the figures compared with it ({newest}).",
        Severity.WARNING,
    )


def _runs_forward(early: Stamp, late: Stamp) -> Iterator[Check]:
    a, b = early.readings[0].first_day, late.readings[0].last_day
    spans = (Span(late.start, late.end, "后"), Span(early.start, early.end, "前"))
    if a <= b:
        yield Check(CODE, Verdict.HOLDS, spans, f"{a.isoformat()} ≤ {b.isoformat()}")
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{a.isoformat()} > {b.isoformat()}",
        f"变化由{a.year}年说到{b.year}年，时间倒流。",
        f"The change runs from {a.year} back to {b.year}.",
        Severity.WARNING,
    )


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="date-order",
    title="日期先后矛盾",
    check=check,
    flags=(_dated("截至«2月25日24时»，累计报告75例。", 2020, 2, 22),),
    passes=(_dated("截至2月21日24时，累计报告75例。", 2020, 2, 22),),
)
