"""When a figure holds: the day up to which, or the stretch of time during which, as calendar time.

Dates without a year are resolved against the publication date; what an article reports lies
before it.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import When
from auditor.packs import words
from auditor.relations.dates import timeline
from auditor.relations.dates.calendar import Period, day_offset, hour_of_day, year_offset

_AS_OF = ("截至", "截止", "截止到", "截至到", "截止至", "止于", "到", "至")
# What may stand in a clause before a date that opens it.
_OPENING = regex.compile(
    r"(?:而|其中|此外|另外|同时|目前|当前|从|自|在|于|截[至止]到?|[截至到止]至?|今年|去年|据\p{Han}{0,12}|\p{Han}{0,10}[统计初步核算显示消息获悉通报介绍]"
    r"|[\s\"“”.、*·-])*"
)
# The day on which something was made known is not the day that its figures are of.
_ANNOUNCED = regex.compile(
    r"(?:早间?|上午|午间|下午|晚间?)?"
    r"(?:发布|披露|公告|公布|通报|召开|举行|消息|电|讯|,[^,。;:]{0,24}(?:发布|披露|公告|公布))"
)
_OPENINGS = {"前三季度": 9, "前三个季度": 9, "前两季度": 6, "前两个季度": 6, "前二季度": 6}
# Behind a year or a month these name a part of it whose days are not told.
_SEASON = regex.compile(
    r"\s*(?:春|夏|秋|冬|暑|寒假|汛|国庆|中秋|元旦|清明|端午|五一|劳动节|黄金周|财|\p{Han}{0,6}期间|[上中下]旬|初)"
)
_ENDS = ("末", "底")
_YEAR_WORDS = ("全年", "当年", "本年", "年末", "年底", "年内")
_DAY = dt.timedelta(days=1)


class Moment(NamedTuple):
    """A stretch [start, end) of local time, or with `start` None a state as of `end`.

    sure: no other year, and no other date of the article, comes in question.
    near: the date stands in the figure's own paragraph.
    fine: the hour is given, or the stretch is of whole days.
    """

    start: dt.datetime | None
    end: dt.datetime
    sure: bool
    near: bool = True
    fine: bool = True

    @property
    def iso(self) -> str:
        """The ISO 8601 interval; what holds as of a moment has an open beginning."""
        start = ".." if self.start is None else self.start.isoformat(timespec="minutes")
        return f"{start}/{self.end.isoformat(timespec='minutes')}"

    def ending(self) -> Moment:
        """Return the state at the end of this stretch."""
        return self._replace(start=None)

    def day(self) -> Moment:
        """Return the day that ends here, where a full day does; else the same, unsure."""
        if self.start is not None:
            return self
        whole = self.end.time() == dt.time(0)
        return self._replace(start=self.end - _DAY, sure=self.sure and whole)


def moments(ctx: Context) -> list[Moment | None]:
    """Return for every claim of an article the time that governs it, None where none is known.

    A date that opens a clause governs what follows in its paragraph, and in later ones until
    another date; one amid a clause (其中3月2日转来2人), or behind a date that a comma sets off,
    governs that clause alone, one in a bracket behind a figure (31例（3日）) that figure. One
    that is only compared with (比2019年增长) and the day of writing govern nothing.
    """
    line = timeline.read(ctx)
    starts = {stamp.first: n for n, stamp in enumerate(line.stamps)}
    skip = {line.dateline, *(s.joined for s in line.stamps)}
    out: list[Moment | None] = []
    current: Moment | None = None
    amid: Moment | None = None
    year: int | None = None
    paragraph = aside = within = frame = -1
    seen: set[str] = set()
    for claim in ctx.claims:
        n = starts.get(claim.at, -1)
        when = claim.quantity.when
        if n >= 0 and claim.before.endswith(words().aside):
            aside = claim.clause
        elif n >= 0 and n not in skip and claim.bracket >= 0:
            if claim.owner >= 0 and not claim.before and not claim.after:
                out[claim.owner] = _moment(ctx, line, n, claim)
        elif n >= 0 and n not in skip and not claim.quantity.text.isdecimal():
            moment = _moment(ctx, line, n, claim)
            stamp = line.stamps[n]
            ending = (line.stamps[stamp.joined] if stamp.joined >= 0 else stamp).end
            framed = ctx.norm[ending : ending + 1] == ","
            if stamp.fine and _ANNOUNCED.match(ctx.norm, ending):
                pass  # the day on which something was made known
            elif _OPENING.fullmatch(claim.before) and (framed or frame != claim.sentence):
                frame = claim.sentence if framed else frame
                current, paragraph, within = moment, claim.paragraph, -1
                if moment is not None:
                    seen.add(moment.iso)
                    year = (moment.end - _DAY).year
            else:
                amid, within = moment and moment._replace(sure=False), claim.clause
                if current is None and not stamp.fine:
                    current, paragraph = amid, claim.paragraph
        elif n < 0 and when is not None and when.anchor in _YEAR_WORDS and year is not None:
            current, within = _whole_year(year, when.anchor), -1
            seen.add(current.iso)
            paragraph = claim.paragraph
        found = None if claim.clause == aside else amid if claim.clause == within else current
        if found is not None and claim.paragraph != paragraph and found is current:
            found = found._replace(near=False, sure=found.sure and len(seen) == 1)
        out.append(found)
    return out


def _whole_year(year: int, anchor: str) -> Moment:
    start = None if anchor.endswith(_ENDS) else dt.datetime(year, 1, 1)
    return Moment(start, dt.datetime(year + 1, 1, 1), sure=False)


def _moment(ctx: Context, line: timeline.Timeline, n: int, claim: Claim) -> Moment | None:
    """Resolve one stamp, with what 至 joins to it."""
    stamp = line.stamps[n]
    last = line.stamps[stamp.joined] if stamp.joined >= 0 else stamp
    until = last.readings
    if last.when.hour is not None and last.when.day is None:  # 30日0时至24时
        until = tuple(_hour(a.start, last.when) for a in stamp.readings)
    spans = [Period(_start(stamp.when, a), b.end) for a in stamp.readings for b in until]
    spans = [p for p in spans if p.start <= p.end]
    if not spans:
        return None
    months = next((n for word, n in _OPENINGS.items() if word in stamp.when.anchor), 0)
    if months and stamp.when.quarter is None and last is stamp:
        spans = [Period(p.start, p.start.replace(month=months + 1)) for p in spans]
    chosen = spans[0] if last is stamp else min(spans, key=lambda p: p.end - p.start)
    sure = len(stamp.readings) == 1 and not (
        last.when.day is None and _SEASON.match(ctx.norm, last.end)
    )
    dated = (
        stamp.when.year is not None
        or year_offset(stamp.when.anchor) is not None
        or day_offset(stamp.when.anchor) is not None
    )
    if line.today is not None and not dated and chosen.start.date() > line.today:
        earlier = _year_before(chosen)
        if earlier is None:
            return None
        chosen, sure = earlier, False
    text = ctx.norm[stamp.start : stamp.end]
    finest = last.when
    fine = finest.hour is not None or finest.day is None
    if text.endswith(_ENDS) or claim.before.endswith(_AS_OF):
        return Moment(None, chosen.end, sure, fine=fine)
    if chosen.start == chosen.end:
        return Moment(None, chosen.end, sure)
    return Moment(chosen.start, chosen.end, sure)


def _hour(day: dt.datetime, when: When) -> Period:
    at = dt.datetime(day.year, day.month, day.day) + dt.timedelta(
        hours=hour_of_day(when), minutes=when.minute or 0
    )
    return Period(at, at)


def _start(when: When, span: Period) -> dt.datetime:
    """Return where a span begins; 前三季度 is read as its last quarter and begins in January."""
    if "前" in when.anchor and when.quarter is not None and when.month is None:
        return span.start.replace(month=1, day=1)
    return span.start


def _year_before(span: Period) -> Period | None:
    try:
        return Period(
            span.start.replace(year=span.start.year - 1), span.end.replace(year=span.end.year - 1)
        )
    except ValueError:
        return None
