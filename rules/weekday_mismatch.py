"""报出与日期不符的星期。

## 查什么
紧挨着日期写出的星期：“2020年3月4日（星期三）”“周三（3月4日）”。年份取文中写明的，省略时按发布日期推定。

## 为什么要紧
日期和星期互相印证；二者不符，读者不知该信哪一个，会议、截止时间就会错过。

## 例
「2020年3月4日（星期四）」：2020年3月4日是星期三。

## 何时不报
没有年份也没有发布日期；省略的年份可能是去年或明年，其中有一年相符；
“3月2日至4日（周一至周三）”“3月2日、4日（周一、周三）”一类的并列；农历日期。
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Example, Rule, Span, Verdict, When
from auditor.relations.dates.calendar import period
from auditor.relations.dates.timeline import Stamp, Timeline, read, window

CODE = "DAT802"
_WEEK = "一二三四五六日"
_BEFORE = regex.compile(r"(?:星期|礼拜|周)([一二三四五六日天]) ?\((?:即|也就是)?$")
_AFTER = regex.compile(r" ?[(,]? ?[本上下]?(?:星期|礼拜|周)([一二三四五六日天])(?=[^个期年末岁])")
_NAMED = regex.compile(r"(?:星期|礼拜|周)[一二三四五六日天](.)?")
_LISTED = regex.compile(r"\s*(?:[至到、和及与—~\-]|周|星期)")
_DAYS_TO_OTHER_YEAR = 250  # A date without a year may be of a year that lies nearer than this.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each date with a day of the week beside it."""
    if "周" not in ctx.norm and "星期" not in ctx.norm and "礼拜" not in ctx.norm:
        return
    line = read(ctx)
    for stamp in line.stamps:
        when = stamp.when
        if (
            when.day is None
            or (stamp.until is not None and stamp.until.hour is None)
            or when.anchor == "农历"
        ):
            continue
        told, start = _weekday(ctx, stamp)
        if told is None or (when.year is None and not line.given):
            continue
        days = _days(ctx, line, stamp)
        if not days:
            continue
        span = Span(start, stamp.end, "日期与星期")
        real = days[0].isoweekday()
        sum_ = f"{days[0].year}年{days[0].month}月{days[0].day}日 = 星期{_WEEK[real - 1]}"
        if any(day.isoweekday() == told for day in days):
            yield Check(CODE, Verdict.HOLDS, (span,), sum_)
            continue
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (span,),
            f"{sum_}，文中 星期{_WEEK[told - 1]}",
            f"{days[0].year}年{days[0].month}月{days[0].day}日是星期{_WEEK[real - 1]}，"
            f"不是星期{_WEEK[told - 1]}。",
            f"{days[0].isoformat()} is a {calendar.day_name[real - 1]}, "
            f"not a {calendar.day_name[told - 1]}.",
        )


def _weekday(ctx: Context, stamp: Stamp) -> tuple[int | None, int]:
    """Return the day of the week told of a stamp, 1–7, and where the pair begins."""
    if stamp.when.weekday is not None:
        named = _NAMED.search(ctx.norm, stamp.start, stamp.end + 1)
        listed = _LISTED.match(ctx.norm, stamp.end) is not None or stamp.joined >= 0
        closed = named is not None and named[1] == ")"  # 6月22日（星期四）至24日
        return (stamp.when.weekday if closed or not listed else None), stamp.start
    tail = _AFTER.match(ctx.norm, stamp.end)
    if tail is not None:
        listed = _LISTED.match(ctx.norm, tail.end()) is not None
        return (None if listed else _number(tail[1])), stamp.start
    head = _BEFORE.search(ctx.norm[max(0, stamp.start - 9) : stamp.start])
    if head is None or ctx.norm[stamp.end : stamp.end + 1] not in (")", ",", " "):
        return None, stamp.start
    return _number(head[1]), stamp.start - len(head[0])


def _number(char: str) -> int:
    return 7 if char == "天" else _WEEK.index(char) + 1


def _days(ctx: Context, line: Timeline, stamp: Stamp) -> list[dt.date]:
    """Return every day that the date can mean, the likeliest first."""
    days = [p.first_day for p in stamp.readings[:1]]
    when, today = stamp.when, line.today
    if when.year is None and when.month is not None and today is not None:
        sentence = ctx.claims[stamp.first].sentence
        years = [
            s.when.year
            for s in window(line, stamp.start - 200, stamp.start + 200)
            if s.when.year is not None and ctx.claims[s.first].sentence == sentence
        ]
        for year in (today.year - 1, today.year, today.year + 1):
            other = period(When(year, when.month, when.day))
            if other and abs((other.first_day - today).days) < _DAYS_TO_OTHER_YEAR:
                years.append(year)
        days += [p.first_day for y in years if (p := period(When(y, when.month, when.day)))]
    return list(dict.fromkeys(days))


RULE = Rule(
    code=CODE,
    name="weekday-mismatch",
    title="星期与日期不符",
    check=check,
    flags=(
        "会议定于«2020年3月4日（星期四»）召开。",
        "会议定于«2020年3月4日 星期四»召开。",
        Example("公司于上«周五（8月27日»）发布业绩。", dt.date(2020, 9, 1)),
        Example("今日（«9月30日»，星期二）公布零售数据。", dt.date(2024, 9, 30)),
        "«2022年6月22日（星期四»）至24日放假。",
        Example("开票时间为«9月8日（本周六）10:18»。", dt.date(2023, 9, 5)),
        Example("«3月5日（周六）上午8:30—11:30»义诊。", dt.date(2023, 3, 3)),
        Example("«3月4日（周四»）上午，县里召开会议。", dt.date(2020, 3, 5)),
    ),
    passes=(
        "会议定于2020年3月4日（星期三）召开。",
        "3月4日（周四）上午，县里召开会议。",
        "2020年3月2日至4日（周一至周三）放假，3月5日、6日（周四、周五）上班。",
        Example("公司于上周五（8月28日）发布业绩。", dt.date(2020, 9, 1)),
        Example("下周一（21日）公布季报。", dt.date(2020, 9, 16)),
        Example("记者周三获悉，3月3日已恢复供水。", dt.date(2020, 3, 5)),
        "农历二月三日（星期四），庙会开始。",
    ),
)
