"""Finds the beginning and the end of a length of time that an article tells.

They stand beside it (3月1日至5日，为期5天), make the only stretch of its sentence, or are marked by
words as the beginning and the end (8时起飞，…，11时降落).
"""

from __future__ import annotations

from itertools import combinations

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.dates.course import following
from auditor.relations.dates.elapsed import Length, fits, minutes
from auditor.relations.dates.tense import sentence_of
from auditor.relations.dates.timeline import Stamp, Timeline, window

_AWAY = regex.standard("[;。距]")
CUE = regex.compile(
    r"(?:为期|历时|历经|会期|共计?|总共|合计|一?连|连续奋战|持续|长达|时间为?|前后|用时|耗时|"
    r"全程(?:运行)?|^(?:每[天日])?(?:营业|开放|运营)|中断|驻留|住院(?:治疗)?|飞行|暂停|停工|停运|放假)(?:了|达|约|近|大约)?\s*$"
)
_NAMELY = regex.compile(r"[,(]?(?:即|也就是)[自从]?|[,(][自从]")
_HOLIDAY = regex.compile(r"(?:小?长?假|档)期?")
_ALONE = regex.compile(r"\s*(?:[,。;)(、]|的|$)")
_FROM = regex.compile(r"(?:自从?|从)(?:当地时间|北京时间)?$")
_TO = regex.compile(r"(?:至|到)$")
_BEGINS = regex.compile(
    r"[^。;]{0,24}?(?:起(?!火)|开始|开幕|启动|升空|发射|出发|发车|起飞|始发|动工|开工|发生"
    r"|相撞|入院|开门|营业|(?<!距)接警|接到|异常|故障|起火)"
)
_ENDS = regex.compile(
    r"[^。;]{0,18}?(?:结束|闭幕|落幕|落下帷幕|[着著]陆|返回|通车|竣工|抢通|恢复|回复|扑灭|到达"
    r"|抵达|终到|降落|到站|出院|打烊|关门|歇业|止(?!跌))"
)
_ENDS_TODAY = regex.compile(r"(?:今天|今日)[^。]{0,20}(?:落下帷幕|闭幕|落幕|结束)")
_FAR = 800  # Characters: how far before a length its beginning may be told.
_CLOSE = 80  # Characters: a length stands this close to the stretch that it belongs to.
_MOST_STAMPS = 8  # Where dates crowd, those farther off tell nothing of a length.


def ends_beside(ctx: Context, line: Timeline, length: Length) -> tuple[Stamp, Stamp] | None:
    """Return the stretch in the bracket of a length, or the one that a length follows at once."""
    claim = ctx.claims[length.first]
    for stamp in window(line, length.span.start - _CLOSE, length.span.end + _CLOSE):
        later = _last(line, stamp)
        if later is None:
            continue
        opening = ctx.claims[stamp.first]
        if stamp.first == length.last + 1 and _NAMELY.fullmatch(
            ctx.norm, length.span.end, stamp.start
        ):
            return stamp, later
        if opening.owner == length.last and opening.bracket == length.span.end:
            whole = stamp.start - opening.bracket <= 2
            return (stamp, later) if whole and ctx.norm[later.end] == ")" else None
        if later.last + 1 == length.first:
            gap = ctx.norm[later.end : length.span.start]
            if ")" in gap[:-1]:
                continue
            close = len(gap) <= 10 and "。" not in gap
            told = gap.strip() in (")", "的", "") or CUE.search(gap) or gap[-1:] in ",("
            if close and told and _ALONE.match(ctx.norm, length.span.end):
                return (stamp, later) if claim.paragraph == opening.paragraph else None
    return None


def _last(line: Timeline, stamp: Stamp) -> Stamp | None:
    """Return the stamp that ends the stretch which this one begins, or None."""
    if stamp.joined >= 0:
        return line.stamps[stamp.joined]
    if stamp.fine and stamp.until is not None and stamp.until.hour is None:
        return stamp
    return None


def stamps_near(ctx: Context, line: Timeline, claim: Claim) -> list[Stamp]:
    """Return the stamps of the sentence of a claim, of the next and of the article before."""
    at = claim.quantity.start
    before = window(line, at - _FAR, at)[-_MOST_STAMPS:]
    behind = window(line, at, at + _FAR // 4)[: _MOST_STAMPS // 2]
    sentence = claim.sentence + 1
    return [s for s in before + behind if ctx.claims[s.first].sentence <= sentence]


def only_stretch(
    ctx: Context, near: list[Stamp], claim: Claim, after: str
) -> tuple[Stamp, Stamp] | None:
    """Return the only stretch of days in the sentence, or of a holiday in the next ones."""
    begun = [(n, s) for n, s in enumerate(near) if s.joined >= 0 and s.fine and n + 1 < len(near)]
    here = [p for p in begun if ctx.claims[p[1].first].sentence == claim.sentence]
    if not here and _HOLIDAY.match(after):
        here = [p for p in begun if _HOLIDAY.search(ctx.norm[p[1].start - 4 : p[1].end + 16])]
    if len(here) != 1:
        return None
    n, first = here[0]
    return first, near[n + 1]


def marked_ends(
    ctx: Context, line: Timeline, near: list[Stamp], claim: Claim, length: Length
) -> tuple[Stamp, Stamp] | None:
    """Return the one stamp marked as beginning and the one marked as end."""
    sentence = claim.sentence
    grain = [s for s in near if (s.fine if length.calendar else s.when.hour is not None)]
    here = [s for s in grain if ctx.claims[s.first].sentence == sentence]
    starts = [s for s in here if is_beginning(ctx, line, s)]
    stops = [s for s in here if s not in starts and _ends(ctx, line, s)]
    if len(starts) == 1 and not stops and length.calendar:
        told = [s for s in grain if s.last < starts[0].first and s.fine and _ends(ctx, line, s)]
        stops = told if len(told) == 1 else []
    if not starts and length.calendar and line.dateline >= 0:
        next_ = [s for s in grain if ctx.claims[s.first].sentence == sentence + 1]
        starts = [s for s in next_ if is_beginning(ctx, line, s)]
        if _ENDS_TODAY.search(sentence_of(ctx, claim)):
            stops = [line.stamps[line.dateline]]
    if len(starts) != 1 or len(stops) != 1:
        return None
    # 3时起火，3时12分到场，3时40分扑灭，历时28分钟: another pair of the sentence proves it.
    return next((p for p in combinations(here, 2) if _proves(length, *p)), (starts[0], stops[0]))


def _proves(length: Length, first: Stamp, last: Stamp) -> bool:
    """Tell whether a length, told in hours or minutes, is that between two stamps."""
    between = None if length.calendar else minutes(length, first, last)
    return between is not None and fits(length, between)


def is_beginning(ctx: Context, line: Timeline, stamp: Stamp) -> bool:
    """Tell whether the words around a stamp say that something begins."""
    before = ctx.claims[stamp.first].before
    return bool(_FROM.search(before) or _BEGINS.match(following(ctx, line, stamp, 30)))


def _ends(ctx: Context, line: Timeline, stamp: Stamp) -> bool:
    before = ctx.claims[stamp.first].before
    return bool(_TO.search(before) or _ENDS.match(following(ctx, line, stamp, 26)))


def speaks_of(ctx: Context, stamp: Stamp, event: str) -> bool:
    """Tell whether the clauses behind a stamp speak of an event: 距接警 … 23时47分，…接到报警."""
    words = _AWAY.split(ctx.norm[stamp.end : stamp.end + 60])[0]
    if event.endswith("发生") and "发生" not in words:
        return False
    return event[:2] in words or all(char in words for char in event[:2])
