"""报出先后颠倒的日期：数据晚于成稿，同一份通报的时段与截至日对不上。

## 查什么
- 晚于发布日期（没有时，晚于电头）的数据：截至某日、1—8月同比、某日0—24时新增、某日发生；
- “今天（11月2日）”“昨晚（9月12日）”所指的日子，与发布日期、彼此之间、所报数据的日期；
- “某年以来”“自某日起已”的起点还没有到；“将于某日”的日子已经过去；
- 同一份通报的统计时段与“截至”不是同一天；
- “3月份……其中，4月5日……”：“其中”的日子不在所说的月份、季度之内；

## 为什么要紧
日期是数据的一半。先后颠倒说明至少有一个日期写错，数据也就不知属于哪一天。

## 例
2月22日发布，「截至2月25日24时，累计确诊75例」：25日还没有到。

## 何时不报
带有将、拟、预计、计划、到期、报名等字样的未来日期；历史、周年、财年；
年份省略而上一年、下一年都说得通时；日程、赛程（多个未来日期）；
没有发布日期，也没有电头时，只比较文中的日期。
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Example, Rule, Severity, Span, Verdict, When
from auditor.relations.dates import tense
from auditor.relations.dates.calendar import (
    day_offset,
    filled,
    iso,
    month_offset,
    period,
    shown,
    year_offset,
)
from auditor.relations.dates.tense import around
from auditor.relations.dates.timeline import Stamp, Timeline, beside, read

CODE = "DAT803"
_LONGEST_YEARLESS = 150  # Days ahead: farther off, a date without a year may be of another.
_YEARLESS = 75  # Days back: farther, an announced date without a year is that of the next year.
_YEARS = 800  # Days back: an announced date with its year may be this far gone.
_ANNOUNCED = regex.compile(r"(?:将|拟|预计|计划|定|即将|可能)(?:于|在)(?:当地时间)?$")
_LASTING = regex.compile(r"将.{0,6}(?:持续|延续|延长|展出|开放|进行)(?:到|至)$")
_AMONG = regex.compile(r"其中,?(?:在|于|发生在)?$")
_QUOTED = regex.compile(
    r"此前|曾|原[定本计拟]|当时|去年|前期|早前|先前|公告称|表示|[宣公]布|消息|报道|据"
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each pair of dates whose order the text fixes."""
    line = read(ctx)
    if not line.stamps:
        return
    yield from _bulletins(ctx, line)
    yield from _parts(ctx, line)
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
        limit, by_dateline = _limit(line, n, today)
        if limit is None:
            continue
        if not _future(stamp, limit):
            yield from _not_future(ctx, line, stamp, today)
            continue
        words = around(ctx, stamp)
        told = tense.told_as_past(stamp, words, limit, schedule, _begins_range(line, n))
        if told is not None:
            yield _later(line, stamp, limit, told, by_dateline)


def _limit(line: Timeline, n: int, today: dt.date) -> tuple[dt.date | None, bool]:
    """Return the day that a past stamp may not exceed, and whether the dateline gives it."""
    stamp = line.stamps[n]
    inside = line.reach < 0 or line.stamps[max(line.dateline, 0)].start < stamp.start < line.reach
    relative = stamp.when.day is None and any(
        offset(stamp.when.anchor) is not None for offset in (day_offset, month_offset, year_offset)
    )
    if line.written is not None and inside and n != line.dateline and not relative:
        return line.written, True
    return (None, False) if line.written == today and not line.given else (today, False)


def _future(stamp: Stamp, today: dt.date) -> bool:
    """Tell whether every reading ends after the day of writing, none of them too far to be sure."""
    if not stamp.readings or any(p.last_day <= today for p in stamp.readings):
        return False
    fixed = stamp.when.year is not None or bool(stamp.when.anchor)
    return fixed or (stamp.readings[0].last_day - today).days <= _LONGEST_YEARLESS


def _begins_range(line: Timeline, n: int) -> bool:
    stamps = line.stamps
    return stamps[n].joined >= 0 or (n > 0 and stamps[n - 1].joined == n)


def _later(line: Timeline, stamp: Stamp, today: dt.date, told: str, by_dateline: bool) -> Check:
    last = min(p.last_day for p in stamp.readings)
    days = (last - today).days
    word = "电头日期" if by_dateline else "发布日期"
    spans = [Span(stamp.start, stamp.end, told)]
    if by_dateline:
        dateline = line.stamps[line.dateline]
        spans.append(Span(dateline.start, dateline.end, word))
    return Check(
        CODE,
        Verdict.VIOLATED,
        tuple(spans),
        f"{shown(last)} > {shown(today)}（{word}）",
        f"文中的{told}日期{shown(last)}比{word}{shown(today)}晚{days}天。",
        f"The text tells of {iso(last)} as past, {days} days after {iso(today)}.",
    )


def _not_future(ctx: Context, line: Timeline, stamp: Stamp, today: dt.date) -> Iterator[Check]:
    """Report an announced day that is over; confirm an as-of day that is not to come."""
    claim = ctx.claims[stamp.first]
    if tense.AS_OF.search(claim.before):
        yield Check(
            CODE,
            Verdict.HOLDS,
            (Span(stamp.start, stamp.end, "截至"),),
            f"{shown(stamp.readings[0].last_day)} ≤ {shown(today)}",
        )
    if not line.given or (not stamp.fine and stamp.when.month is None):
        return
    if not (_ANNOUNCED.search(claim.before) or _LASTING.search(claim.before)):
        return
    words = around(ctx, stamp)
    last = max(p.last_day for p in stamp.readings)
    past = (today - last).days
    if (
        past < 2
        or past > (_YEARS if stamp.when.year else _YEARLESS)
        or _QUOTED.search(words.sentence)
    ):
        return
    if any(s.readings and s.fine and s.first < stamp.first for s in beside(ctx, line, stamp)):
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        (Span(stamp.start, stamp.end, "将来"),),
        f"{shown(last)} < {shown(today)}",
        f"说“将”在{shown(last)}，而这一天在发布日期{shown(today)}之前{past}天。",
        f"{iso(last)} is announced, but it lies {past} days before {iso(today)}.",
    )


# --- 今天（11月2日） ---------------------------------------------------------------------------


def _todays(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check the days that 今天, 昨晚 and 明天 are said to be."""
    today = line.today
    assert today is not None
    named: list[tuple[Span, dt.date]] = []
    for word, day in pairwise(line.stamps):
        offset = day_offset(word.when.anchor)
        if offset is None or word.when.day is not None or not day.fine or not day.readings:
            continue
        gap = ctx.norm[word.end : day.start]
        if gap.strip() != "(" or ctx.norm[day.end : day.end + 1] not in (")", ","):
            continue
        days = [p.first_day - dt.timedelta(days=offset) for p in day.readings]
        meant = min(days, key=lambda d: abs((d - today).days))
        named.append((Span(word.start, day.end, "今天"), meant))
    for span, meant in named:
        yield _one_today(ctx, line, span, meant, today)
    if len({meant for _, meant in named}) > 1:
        yield _two_todays(ctx, named, today)


def _one_today(ctx: Context, line: Timeline, span: Span, meant: dt.date, today: dt.date) -> Check:
    text = ctx.text[span.start : span.end]
    sum_ = f"{text}：今天 = {shown(meant)}，发布于 {shown(today)}"
    lag = (today - meant).days
    if 0 <= lag <= 1 or not line.given:
        return Check(CODE, Verdict.HOLDS, (span,), sum_)
    return Check(
        CODE,
        Verdict.VIOLATED,
        (span,),
        sum_,
        f"按“{text}”，今天是{shown(meant)}，而文章发布于{shown(today)}。",
        f"By “{text}” today is {iso(meant)}, but the article is of {iso(today)}.",
        # An article may be posted again days later, but not before it was written.
        Severity.ERROR if lag < 0 else Severity.INFO,
    )


def _two_todays(ctx: Context, named: list[tuple[Span, dt.date]], today: dt.date) -> Check:
    days = [meant for _, meant in named]
    count = Counter(days)
    common = max(count, key=lambda d: (count[d], -abs((d - today).days)))
    odd = next(pair for pair in named if pair[1] != common)
    other = next(pair for pair in named if pair[1] == common)
    return Check(
        CODE,
        Verdict.VIOLATED,
        (odd[0], other[0]),
        f"今天 = {shown(odd[1])} ≠ {shown(common)}",
        f"文中的“今天”有两个日期：{shown(odd[1])}和{shown(common)}。",
        f"“Today” has two dates: {iso(odd[1])} and {iso(common)}.",
    )


# --- within the text --------------------------------------------------------------------------


def _moment(when: dt.datetime) -> str:
    return when.strftime("%m-%d %H:%M" if when.hour or when.minute else "%m-%d")


def _bulletins(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check a report's window (2月3日0—24时) against the 截至 that follows it soon after."""
    window: Stamp | None = None
    paragraph = -1
    for stamp in line.stamps:
        if not stamp.fine or stamp.when.month is None:
            continue
        claim = ctx.claims[stamp.first]
        if _closing(line, stamp) is not None:
            window, paragraph = stamp, claim.paragraph
        elif window is not None and tense.AS_OF.search(claim.before):
            if claim.paragraph - paragraph <= 3:
                yield from _same_close(line, window, stamp)
            window = None


def _closing(line: Timeline, stamp: Stamp) -> When | None:
    """Return the end of a stretch of hours: 24时 of 2月3日0—24时, or None."""
    until = stamp.until
    if until is None and stamp.joined >= 0:
        until = line.stamps[stamp.joined].when
    return until if stamp.when.hour is not None and until and until.hour is not None else None


def _same_close(line: Timeline, window: Stamp, as_of: Stamp) -> Iterator[Check]:
    """A report totals at the end of its window: not within it, nor at that hour of another day."""
    year = dt.date(window.when.year or as_of.when.year or 2000, 1, 1)
    hours = period(filled(window.when, year), _closing(line, window))
    point = period(filled(as_of.when, year))
    if as_of.when.hour is None or point is None or hours is None:
        return
    day = hours.last_day == point.last_day
    spans = (Span(as_of.start, as_of.end, "截至"), Span(window.start, window.end, "时段"))
    sum_ = f"{_moment(hours.end)} ≠ {_moment(point.end)}"
    if point.end == hours.end:
        yield Check(CODE, Verdict.HOLDS, spans, sum_.replace("≠", "="))
    elif (day and point.end < hours.end) or point.end.time() == hours.end.time():
        yield Check(
            CODE,
            Verdict.VIOLATED,
            spans,
            sum_,
            f"通报的时段到{_moment(hours.end)}为止，累计却截至{_moment(point.end)}。",
            f"The report runs to {_moment(hours.end)}, its totals to {_moment(point.end)}.",
            Severity.WARNING,
        )


def _parts(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check that a day told of 其中 lies within the months that its sentence speaks of."""
    if "其中" not in ctx.norm:
        return
    whole: Stamp | None = None
    for stamp in line.stamps:
        claim = ctx.claims[stamp.first]
        months = _months(stamp)
        if months is not None and not claim.before and claim.bracket < 0:
            whole = stamp
        elif not stamp.fine:
            whole = None if claim.bracket < 0 else whole
        elif not _AMONG.search(claim.lead):
            whole = None
        elif whole is not None and stamp.when.month is not None:
            first = ctx.claims[whole.first]
            if claim.sentence - first.sentence <= 1 and claim.paragraph == first.paragraph:
                yield _within(whole, stamp)


def _months(stamp: Stamp) -> range | None:
    """Return the months of a period: 3月份, 1—7月, 一季度, 上半年."""
    when, until = stamp.when, stamp.until
    if stamp.fine or stamp.joined >= 0:
        return None
    if when.half is not None:
        return range(6 * when.half - 5, 6 * when.half + 1)
    if when.quarter is not None:
        last = until.quarter if until is not None and until.quarter else when.quarter
        return range(3 * when.quarter - 2, 3 * last + 1)
    if when.month is None:
        return None
    last = until.month if until is not None and until.month else when.month
    return range(when.month, last + 1) if last >= when.month else None


def _within(whole: Stamp, part: Stamp) -> Check:
    months = _months(whole)
    assert months is not None
    spans = (Span(part.start, part.end, "其中"), Span(whole.start, whole.end, "时段"))
    sum_ = f"{part.when.month}月，时段是{months[0]}—{months[-1]}月"
    if part.when.month in months:
        return Check(CODE, Verdict.HOLDS, spans, sum_)
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        f"“其中”的日子在{part.when.month}月，不在所说的{months[0]}月至{months[-1]}月之内。",
        f"A day of month {part.when.month} is told as one of months {months[0]} to {months[-1]}.",
        Severity.WARNING,
    )


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="date-order",
    title="日期先后矛盾",
    check=check,
    flags=(
        _dated("截至«2月25日24时»，全县累计报告75例。", 2020, 2, 22),
        _dated("由年初至«12月31日»止，居民出境累计增加4.2%，至1.04亿人次。", 2024, 12, 30),
        _dated("本报东岭«11月29日»电(记者张三)今晚，运动会闭幕。", 2010, 11, 28),
        _dated("到«3月18日12时»，大会秘书处共收到226件议案。", 2026, 3, 10),
        _dated("自7月1日暑运启动至«27日»，全省铁路累计发送旅客0.3亿人次。", 2024, 7, 23),
        _dated("«今年1—12月»，物流总额同比增长5.2%。", 2025, 9, 11),
        _dated("«今年前9个月»，退税商品金额20.7亿元，同比增长83%。", 2025, 9, 13),
        _dated("«上半年»，全省进出口总值同比增长6.1%。", 2023, 4, 20),
        _dated("«二季度»，税费收入合计79721亿元，同比增长0.5%。", 2023, 4, 6),
        _dated("截至«8月底»，手持订单量同比增长15.6%。", 2023, 4, 22),
        _dated("«2024年末»，全市小微企业贷款余额较年初增长超过23%。", 2024, 1, 13),
        _dated("«4月10日0—24时»，静河区新增11例。", 2022, 4, 2),
        _dated("«15日»，青石河大桥正式启用，两岸车程缩短至十分钟。", 2025, 9, 13),
        _dated("最大负荷发生在«26日»上午，接近8.88亿千瓦。", 2023, 6, 18),
        _dated("新增2例确诊病例，系«1月29日»报告的2例疑似病例。", 2020, 1, 28),
        _dated("«5月»以来，口岸日均出入境人数近5万人次。", 2025, 4, 13),
        _dated("自«2026年10月»融资协调机制建立以来，已累计提供贷款30万亿元。", 2026, 2, 17),
        _dated("自«4月21日»起，全省已累计追踪到密切接触者39602人。", 2020, 3, 23),
        _dated("第四十届纺织博览会将于«4月5日»开展。", 2025, 4, 13),
        _dated("记者«今天（4月29日»）从省粮食局获悉，夏粮收购顺利。", 2025, 4, 24),
        _dated(
            "«今天（9月13日»），图书节开幕。\n本届戏剧节«昨晚（9月11日»）在江城揭幕。", 2025, 9, 13
        ),
        _dated("市卫健委今早（«2月2日»）通报：«2020年2月3日12—24时»，新增5例。", 2020, 2, 4),
        "江南网«9月3日»讯，长风实业公布，截至«2020年9月30日»，累计回购675万股。",
        "青松网«9月3日»于交易所获悉，2215万股股票于«9月29日»解除质押。",
        "«5月15日»，海鸥医疗发布2020年半年报，公司«2020年1-6月»营业收入同比增长68.31%。",
        "«2020年2月3日0—24时»，全省新增72例。截至«2月2日24时»，全省累计480例。",
        "«3月份»，全县共发生火灾12起。其中，«4月5日»某仓库的火灾损失30万元。",
        "«一季度»，全市共举办招聘会36场，其中«4月18日»的一场规模最大。",
        _dated("某财经网«8月4日»，东方发展发布了«前8个月»销售公告。", 2020, 8, 4),
        _dated(
            "某某社东州«7月23日»电（记者张某）«24日»两市股指涨跌互现，收盘小幅下跌。", 2020, 7, 23
        ),
        _dated("记者从市交通局获悉，滨江大桥已于«6月20日»正式通车。", 2020, 6, 12),
        "«1月29日13时30分»至16时，全市新增1例。截至«2020年1月29日12时»，累计39例。",
    ),
    passes=(
        _dated("由年初至12月29日止，居民出境累计增加4.2%。展览至12月31日止。", 2024, 12, 30),
        "3月份，全县共发生火灾12起。其中，3月5日某仓库的火灾损失30万元。",
        "3月份，全县共发生火灾12起。4月5日，某仓库的火灾损失30万元，其中4月6日又起一场。",
        "上半年，全市举办招聘会36场，其中4月18日的一场规模最大。",
        _dated("滨江大桥将于6月20日正式通车，引桥已于6月10日通车。", 2020, 6, 12),
        "某财经网8月4日，东方发展发布了前7个月销售公告。",
        _dated("某财经网8月4日，东方发展发布了前8个月销售目标。", 2020, 8, 5),
        _dated("某某社东州7月23日电（记者张某）24日将有小雨。", 2020, 7, 23),
        _dated("截至2月21日24时，全县累计报告75例。", 2020, 2, 22),
        _dated("截至12月30日，工程完成投资3亿元。", 2021, 1, 3),
        _dated("报名截止3月20日，作品征集截至4月1日。", 2021, 3, 1),
        _dated("截至2027年，我省将建成充电桩三万个。", 2024, 3, 1),
        _dated("到3月18日12时，预计共收到议案300件。", 2026, 3, 10),
        _dated("预计1—12月，物流总额同比增长5.2%。", 2025, 9, 11),
        _dated("去年四季度同比增长5.1%，今年一季度增长5.6%。", 2024, 4, 20),
        _dated("2023年，三季度增长4.9%，1—10月增长5.0%。", 2024, 4, 20),
        _dated("10月份，制造业采购经理指数为49.5%，比上月下降0.7个百分点。", 2023, 10, 31),
        _dated("博览会将于4月15日开展，8月30日，第二期开幕。", 2025, 4, 13),
        _dated("3月20日，资格审核；3月25日，面试在县一中举行；4月2日，公布名单。", 2024, 3, 10),
        _dated("暑运自7月1日起至8月31日止，共62天。", 2024, 6, 20),
        _dated("春运从1月26日开始，3月5日结束，为期40天，已加开列车30列。", 2024, 2, 18),
        _dated("今日起至4月20日，市民可预约参观，已有三千人报名。", 2024, 4, 2),
        _dated("自6月1日起，全市施行新的停车收费标准。", 2024, 5, 20),
        _dated("文化节将于10月12日举行。", 2024, 3, 5),
        _dated("百日招聘于7月15日至7月21日推出四个专场，共有1.5万多家单位参与。", 2024, 7, 16),
        _dated("艺术季昨晚（9月12日）开幕，将持续至10月30日。", 2025, 9, 13),
        _dated("记者今天（8日）从县交通局获悉，公路已恢复通行。", 2024, 3, 9),
        _dated("今天（3月5日）上午，全镇开展植树活动。", 2024, 3, 9),
        _dated("省气象局此前表示，强降雨过程将于4月5日结束。", 2025, 4, 13),
        _dated("3月1日，公司宣布新品将于3月10日上市。", 2024, 4, 1),
        _dated("今年1月至2月，全国铁路完成投资3亿元，同比增长8%。", 2024, 3, 20),
        "2月10日0—24时，新增2例。截至2月11日10时，累计85例。",
        "1月28日10时30分至18时30分，全市新增4例。截至2020年1月28日18时30分，累计30例。",
        "格林网3月25日讯，截至2019年12月31日止年度，公司盈利5亿元。",
        "江南网5月8日讯，公司于2018年9月30日完成收购，今年再度增持。",
    ),
)
