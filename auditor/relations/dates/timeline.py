"""The dates of an article as stamps, each with every stretch of time that it can mean.

A stamp is one calendar expression: 2020年2月3日0—24时 is one, though it is read as a date and a
time. A date that leaves out its year or month is read from the day of writing and from the years
named before it; where several readings are plausible, all are kept, so that a rule can ask
whether any of them saves the text.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity, When
from auditor.relations.dates.calendar import (
    Period,
    day_offset,
    filled,
    month_offset,
    period,
    year_offset,
)

_DATED = (Kind.DATE, Kind.TIME)
# What may stand inside one expression: 16日上午11时, 2月3日(星期一)8时, 2024年 10月.
_INSIDE = regex.compile(
    r"\)?\s*(?:\((?:星期|周)?|(?:上午|下午|中午|傍晚|凌晨|清晨|早上|晚上|晚间|午后|早晨|晚|早)?)\s*"
)
_JOIN = regex.compile(r"\)?\s*(?:--|——|[-—–~－─至到])\s*(?:今年|当年|同年|次年|翌年)?\s*")
_LUNAR = regex.compile(r"农历|阴历|旧历|夏历|藏历|腊月|正月")
_PART_OF_DAY = r"\s*(?:晚间?|午间|午后|早间|上午|下午|盘[前后中])?\s*"
_AGENCY_AFTER = regex.compile(
    _PART_OF_DAY + r"(?:综合)?(?:[电讯][,。:\s]|[丨|]|(?<=记者.{1,12})从)"
)
_TOLD_AFTER = regex.compile(
    _PART_OF_DAY + r"(?:综合)?(?:电|讯|消息|报道|快讯|获悉|公布|发布|公告|披露|发公告|通报)"
)
_DATELINE_BEFORE = regex.compile(
    r"(?:[社网报汇讯]|快讯|频道|财经|证券|[社网报讯].{0,12}\)|记者) *$"
)
_ANNOUNCES = regex.compile(r"发布|公布|披露|公告|宣布|通报|获悉|表示")
_BASE = regex.compile(r"(?:较|比|与|同|于|相当于)$")
_FARTHEST = 150  # Days: a date without a year that lies farther off could be of either year.
_ANY_YEAR = dt.date(2000, 7, 1)
_MOST_YEARS = 6  # Years kept in mind: a date without a year is of one named lately.
_TOGETHER = 300  # Characters: how far apart two dates are still told together.
_SOON = 60  # Days: an article is published within them of its dateline.
_RECENT = 100  # Days: how near a dateline without a year must lie to the dates it reports.


class Stamp(NamedTuple):
    """One calendar expression.

    first, last: the indices of its quantities; start, end: its characters.
    when, until: its parts as written; `until` is None unless it is a range with one unit word.
    readings: every plausible stretch, the likeliest first; empty if nothing fixes its year.
    joined: the stamp behind 至 (3月6日20时至3月7日20时), an index into the timeline, or -1.
    """

    first: int
    last: int
    start: int
    end: int
    when: When
    until: When | None
    readings: tuple[Period, ...]
    joined: int = -1

    @property
    def fine(self) -> bool:
        """Tell whether it names days."""
        return self.when.day is not None


class Timeline(NamedTuple):
    """The stamps in order, the day of writing if known, and whether it was given or inferred.

    `dateline` is the index of the stamp that dates the writing (新华社3月8日电), or -1. `reach` is
    how far it dates what follows: a mere 8月15日，某公司发布 dates its own sentence, up to that
    character; a true dateline has no end (-1). `written` is the day that it names, if that is
    not later than the publication nor long before it.
    """

    stamps: tuple[Stamp, ...]
    today: dt.date | None
    given: bool
    dateline: int
    reach: int = -1
    written: dt.date | None = None


def window(line: Timeline, start: int, end: int) -> tuple[Stamp, ...]:
    """Return the stamps that begin at offsets in [start, end)."""
    first = bisect_left(line.stamps, start, key=_begin)
    return line.stamps[first : bisect_left(line.stamps, end, key=_begin)]


def beside(ctx: Context, line: Timeline, stamp: Stamp) -> Iterator[Stamp]:
    """Yield the stamps of the sentence of a stamp that stand near it, itself among them."""
    sentence = ctx.claims[stamp.first].sentence
    near = window(line, stamp.start - _TOGETHER, stamp.start + _TOGETHER)
    return (s for s in near if ctx.claims[s.first].sentence == sentence)


def _begin(stamp: Stamp) -> int:
    return stamp.start


def _rank(when: When) -> tuple[int, int]:
    """Return how coarse the coarsest and the finest part is (year 0 … minute 5)."""
    parts = [
        when.year is not None or year_offset(when.anchor) is not None,
        when.quarter is not None or when.half is not None,
        when.month is not None or month_offset(when.anchor) is not None,
        when.day is not None or day_offset(when.anchor) is not None,
        when.hour is not None,
        when.minute is not None,
    ]
    there = [n for n, known in enumerate(parts) if known]
    return (there[0], there[-1]) if there else (9, 9)


def _merged(coarse: When, fine: When) -> When:
    def pick(mine: int | None, other: int | None) -> int | None:
        return other if mine is None else mine

    return When(
        pick(fine.year, coarse.year),
        pick(fine.month, coarse.month),
        pick(fine.day, coarse.day),
        pick(fine.hour, coarse.hour),
        pick(fine.minute, coarse.minute),
        pick(fine.second, coarse.second),
        pick(fine.weekday, coarse.weekday),
        pick(fine.quarter, coarse.quarter),
        pick(fine.half, coarse.half),
        coarse.anchor or fine.anchor,
    )


def _expressions(ctx: Context) -> list[tuple[int, int, When, When | None]]:
    """Join quantities that make one expression: (first, last, when, until)."""
    out: list[tuple[int, int, When, When | None]] = []
    for i, q in enumerate(ctx.quantities):
        if q.kind not in _DATED or q.when is None:
            continue
        when, until = q.when, q.until
        if q.text.endswith("号") and when.month is None and until is None:
            continue  # 27号 is a house as often as a day
        if out and out[-1][1] == i - 1 and out[-1][3] is None:
            first, last, coarse, _ = out[-1]
            gap = ctx.norm[ctx.quantities[last].end : q.start]
            follows = len(gap) < 6 and _INSIDE.fullmatch(gap) is not None
            if follows and (
                (when.weekday and coarse.day is not None) or _rank(coarse)[1] < _rank(when)[0] < 9
            ):
                out[-1] = (first, i, _merged(coarse, when), until)
                continue
        if _rank(when)[0] < 9:
            out.append((i, i, when, until))
    return out


def read(ctx: Context) -> Timeline:
    """Return the timeline of an article; made once for all rules that ask."""
    return ctx.once(_read)


def _read(ctx: Context) -> Timeline:
    found = _expressions(ctx)
    if not found:
        return Timeline((), ctx.published, ctx.published is not None, -1)
    dateline, reach = _dateline(ctx, found)
    written = _day_of_writing(ctx, found, dateline)
    today, given = ctx.published, True
    if today is None:
        today = written
        given = written is not None and reach < 0 and found[dateline][2].year is not None
    elif written is not None and not 0 <= (today - written).days <= _SOON:
        written = None
    stamps = _resolved(ctx, found, today)
    return Timeline(stamps, today, given, dateline, reach, written)


def _dateline(ctx: Context, found: list[tuple[int, int, When, When | None]]) -> tuple[int, int]:
    """Find the stamp that dates the writing: a day and a month among the first words."""
    norm = ctx.norm
    for n, (first, last, when, until) in enumerate(found[:6]):
        a, b = ctx.quantities[first].start, ctx.quantities[last].end
        if a > 600:
            break
        if when.day is None or until is not None or when.hour is not None:
            continue
        if n and _bracketed(ctx, found[n - 1], a, b) is not None:
            return n, -1
        if when.month is None:
            continue
        agency = _DATELINE_BEFORE.search(norm[max(0, a - 16) : a]) is not None
        if _AGENCY_AFTER.match(norm, b) or (agency and norm[b : b + 1] in (",", "于")):
            return n, -1
        end = ctx.sentences[ctx.claims[first].sentence][1]
        lead = norm[a - 1 : a] in ("", "\n") and norm[b : b + 1] == ","
        if _TOLD_AFTER.match(norm, b) or (lead and _ANNOUNCES.search(norm, b, end)):
            return n, end
    return _signature(ctx, found)


def _signature(ctx: Context, found: list[tuple[int, int, When, When | None]]) -> tuple[int, int]:
    """Find the day under a notice: a full date that is a line of its own, the last of all."""
    first, last, when, until = found[-1]
    a, b = ctx.quantities[first].start, ctx.quantities[last].end
    whole = when.year is not None and when.month is not None and when.day is not None
    start, end = ctx.norm.rfind("\n", 0, a) + 1, ctx.norm.find("\n", b)
    alone = not (ctx.norm[start:a] + ctx.norm[b : end if end >= 0 else None]).strip()
    return (len(found) - 1, -1) if whole and until is None and alone and start else (-1, -1)


def _bracketed(
    ctx: Context, word: tuple[int, int, When, When | None], start: int, end: int
) -> int | None:
    """Return the offset of 今天 or 昨晚 if [start, end) stands in its bracket: 今天(11月2日)."""
    gap = ctx.norm[ctx.quantities[word[1]].end : start]
    if gap.strip() != "(" or ctx.norm[end : end + 1] not in (")", ","):
        return None
    return day_offset(word[2].anchor)


def _day_of_writing(
    ctx: Context, found: list[tuple[int, int, When, When | None]], dateline: int
) -> dt.date | None:
    """Return the day of the dateline, its year chosen by the dates that the article reports."""
    if dateline < 0:
        return None
    first, last, when, _ = found[dateline]
    a, b = ctx.quantities[first].start, ctx.quantities[last].end
    offset = _bracketed(ctx, found[dateline - 1], a, b) if dateline else None
    shift = dt.timedelta(days=offset or 0)
    if when.year is not None and when.month is not None:
        whole = period(When(when.year, when.month, when.day))
        return whole.first_day - shift if whole else None
    ends = [
        p.last_day
        for _, _, w, u in found
        if w.year is not None and 1900 < w.year < 2100 and w.month is not None
        if (p := period(w, u)) is not None
    ]
    if ctx.published is None and not ends and any(w.year is not None for _, _, w, _ in found):
        return None
    newest = ctx.published or max(
        ends, default=_ANY_YEAR
    )  # without any year, months and days still compare
    months = range(1, 13) if when.month is None else (when.month,)
    days = [
        p.first_day - shift
        for year in (newest.year - 1, newest.year, newest.year + 1)
        for month in months
        if (p := period(When(year, month, when.day))) is not None
    ]
    best = min(days, key=lambda day: abs((day - newest).days), default=None)
    if best is None or ((ends or ctx.published) and abs((best - newest).days) > _RECENT):
        return None
    return best


def _resolved(
    ctx: Context, found: list[tuple[int, int, When, When | None]], today: dt.date | None
) -> tuple[Stamp, ...]:
    stamps: list[Stamp] = []
    named: list[int] = []  # years named before, in this paragraph and the one before, once each
    month: int | None = None  # the month named last in this paragraph
    before: list[int] = []
    paragraph = -1
    for n, (first, last, when, until) in enumerate(found):
        a, b = ctx.quantities[first], ctx.quantities[last]
        if ctx.claims[first].paragraph != paragraph:
            near = ctx.claims[first].paragraph == paragraph + 1
            before, named = (named if near else []), []
            paragraph, month = ctx.claims[first].paragraph, None
        readings = _readings(when, until, today, before + named, month)
        joined = -1
        if n + 1 < len(found) and found[n + 1][0] == last + 1:
            gap = ctx.norm[b.end : ctx.quantities[found[n + 1][0]].start]
            if len(gap) < 8 and _JOIN.fullmatch(gap):
                joined = n + 1
        stamps.append(Stamp(first, last, a.start, b.end, when, until, readings, joined))
        if _BASE.search(ctx.norm[max(0, a.start - 3) : a.start]):
            pass  # a year that is only compared with says nothing of what follows
        elif when.year is not None:
            _name(named, when.year)
        elif today is not None and (offset := year_offset(when.anchor)) is not None:
            _name(named, today.year + offset)
        month = when.month if when.month is not None else month
    return tuple(stamps)


def _name(named: list[int], year: int) -> None:
    if year in named:
        named.remove(year)
    named.append(year)
    del named[:-_MOST_YEARS]


def _readings(
    when: When, until: When | None, today: dt.date | None, named: list[int], month: int | None
) -> tuple[Period, ...]:
    if when.anchor == "农历" or (when.year is not None and when.year < 1000):
        return ()
    if when.year is not None:
        only = period(when, until)
        return (only,) if only else ()
    if today is None:
        if not named or (when.month is None and when.quarter is None and when.half is None):
            return ()
        only = period(filled(when, dt.date(named[-1], month or 1, 1)), until)
        return (only,) if only else ()
    if any(offset(when.anchor) is not None for offset in (day_offset, month_offset, year_offset)):
        only = period(filled(when, today), until)
        return (only,) if only else ()
    if when.month is None and when.quarter is None and when.half is None:
        return _bare_day(when, until, today, month) if when.day is not None else ()
    years = [today.year - 1, today.year, today.year + 1]
    near = _nearest(when, until, [dt.date(y, 1, 1) for y in years], today)
    kept = [p for y in dict.fromkeys(reversed(named)) if (p := _in_year(when, until, y))]
    if near is None:
        return tuple(kept)
    return tuple(dict.fromkeys([near, *kept]))


def _in_year(when: When, until: When | None, year: int) -> Period | None:
    return period(filled(when, dt.date(max(1, min(year, 9998)), 1, 1)), until)


def _nearest(when: When, until: When | None, bases: list[dt.date], today: dt.date) -> Period | None:
    tried = [p for base in bases if (p := period(filled(when, base), until))]
    return min(tried, key=lambda p: abs((p.last_day - today).days), default=None)


def _bare_day(
    when: When, until: When | None, today: dt.date, month: int | None
) -> tuple[Period, ...]:
    """Read 22日: of the month named before or the present one; early in a month, of the last."""
    bases = [today.replace(day=1)]
    before = today.replace(day=1) - dt.timedelta(days=1)
    out: list[Period] = []
    if month is not None:
        named = _nearest(
            When(None, month, when.day, when.hour, when.minute),
            until,
            [dt.date(today.year + n, 1, 1) for n in (-1, 0, 1)],
            today,
        )
        out += [named] if named else []
    for base in [*bases, before.replace(day=1)]:
        p = period(
            filled(When(base.year, base.month, when.day, when.hour, when.minute), base), until
        )
        if p is not None and (base.month == today.month or (today - p.last_day).days <= 15):
            out.append(p)
    return tuple(dict.fromkeys(out))


def lunar(ctx: Context, q: Quantity) -> bool:
    """Tell whether the words before a date name another calendar (农历二月三十日)."""
    return _LUNAR.search(ctx.norm, max(0, q.start - 12), q.end) is not None
