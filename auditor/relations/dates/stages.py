"""Stages of one course that can only follow each other, told anywhere in an article.

Launch, docking, parting, landing, homecoming; a fire, the alarm, the arrival, its end. Each stage
is the first verb behind a moment. What is told of two courses gives two moments for one stage,
and then nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.relations.dates.course import following
from auditor.relations.dates.timeline import Stamp, Timeline

# The stages of each course in their order; days: whether they may be told by days alone.
_CHAINS = (
    (
        (
            "发射升空|点火升空|点火发射|成功发射",
            "船箭分离|星箭分离|器箭分离|进入预定轨道|准确入轨",
            "对接",
            "返回指令|轨道舱与返回舱|返回舱与轨道舱|撤离",
            "着陆|著陆|溅落",
            "(?:抵达|回到|返回|飞抵)北京|凯旋",
        ),
        True,
    ),
    (
        (
            "起火|着火|相撞|爆炸|坍塌|脱轨|发生",
            "接警|接到报警|接到报案|接报",
            "赶到|到达现场|抵达现场|到场",
            "(?:得到|被|有效)控制",
            "扑灭|恢复通行|恢复通车|搜救结束|救援结束|救出",
        ),
        False,
    ),
    (("登机|检票|发车|起飞|启程", "降落|落地|到站|抵达终点"), False),
)
_VERBS = tuple(
    (regex.compile("|".join(f"(?P<s{n}>{words})" for n, words in enumerate(chain))), days)
    for chain, days in _CHAINS
)
_ANY = regex.standard("着陆|著陆|分离|起火|着火|接警|扑灭|相撞|爆炸|对接|起飞|到站|发射")
_SPACE = regex.compile("飞船|火箭|返回舱|卫星|探测器|空间站")
_TWO = 2
_ASIDE = regex.compile(
    "此前|去年|上次|曾|原定|预计|将|计划|另|次日|翌日|第二天|演练|余震|截至|截止|再次"
)
_NUMBERED = regex.compile(r"\p{Han}{2}[一二三四五六七八九十百\d]+号")
_EVENING = regex.compile("下午|傍晚|晚|午后|深夜|夜")
_MORNING = regex.compile("上午|早|凌晨|清晨|晨")
_REACH, _TOGETHER, _MOST = 64, 400, 40
_HALF, _DAY, _YEAR = 12 * 60, 24 * 60, 400
_SAID = regex.compile("(?:通报|公告|介绍|表示|透露|发布|告诉|消息)[^。;\n]{0,12}?(?:称|说|:)")
_HAPPENED = regex.compile(r"[^。;\n]{0,60}?(?:发生|相撞|起火|爆炸|坍塌|坠落|侧翻|决口|死亡|受伤)")


class Moment(NamedTuple):
    """A stage: its stamp, its place in the chain, the words behind it, the minutes it may mean."""

    stamp: Stamp
    rank: int
    words: str
    minutes: tuple[int, ...]


def misordered(ctx: Context, line: Timeline) -> Iterator[tuple[Stamp, Stamp, bool]]:
    """Yield (earlier stage, later stage, whether their moments are in that order)."""
    if len(line.stamps) < _TWO or not _ANY.search(ctx.norm):
        return
    space = _SPACE.search(ctx.norm) is not None
    evening = any(_EVENING.search(s.when.anchor) for s in line.stamps)
    for verbs, days in _VERBS:
        if days and not space:
            continue
        told: list[Moment] = []
        for stamp in line.stamps[:_MOST]:
            moment = _moment(ctx, line, stamp, verbs, evening=evening)
            if moment is not None and (days or stamp.when.hour is not None):
                told.append(moment)
        yield from _compared(told, days=days)


def _moment(
    ctx: Context, line: Timeline, stamp: Stamp, verbs: regex.Pattern[str], *, evening: bool
) -> Moment | None:
    """Return the stage told behind a moment of a plain day or clock."""
    when = stamp.when
    if stamp.joined >= 0 or stamp.until is not None or ctx.claims[stamp.first].bracket >= 0:
        return None
    if when.hour is None and not (stamp.fine and when.month is not None):
        return None
    words = following(ctx, line, stamp, _REACH).partition("。")[0].partition("\n")[0]
    found = verbs.search(words)
    if found is None or _ASIDE.search(ctx.claims[stamp.first].before + words[: found.end()]):
        return None
    return Moment(
        stamp, int((found.lastgroup or "s0")[1:]), words, _minutes(stamp, evening=evening)
    )


def _minutes(stamp: Stamp, *, evening: bool) -> tuple[int, ...]:
    """Return the minutes of its day that a clock time may mean; () if none is told."""
    hour, minute = stamp.when.hour, stamp.when.minute or 0
    if hour is None:
        return ()
    at = hour * 60 + minute
    if hour >= 12 or _MORNING.search(stamp.when.anchor):
        return (at,)
    if _EVENING.search(stamp.when.anchor):
        return (at + _HALF,)
    return (at, at + _HALF) if evening else (at,)


def _compared(told: list[Moment], *, days: bool) -> Iterator[tuple[Stamp, Stamp, bool]]:
    known = {_date(m.stamp) for m in told if m.minutes} - {None}
    for a in told:
        for b in told:
            if a.rank >= b.rank or not _one_course(told, a, b):
                continue
            if not days and abs(a.stamp.start - b.stamp.start) > _TOGETHER:
                continue
            one, two = _date(a.stamp), _date(b.stamp)
            if a.minutes and b.minutes and len(known) <= 1:
                yield a.stamp, b.stamp, min(a.minutes) <= max(b.minutes)
            elif days and one and two and one != two and a.stamp.readings and b.stamp.readings:
                early, late = a.stamp.readings[0], b.stamp.readings[0]
                apart = abs((early.first_day - late.first_day).days)
                if apart < _YEAR:
                    yield a.stamp, b.stamp, early.first_day <= late.first_day


def _one_course(told: list[Moment], a: Moment, b: Moment) -> bool:
    """Tell whether each stage has one moment in the article, and no two things are named."""
    for mine in (a, b):
        same = {(_date(m.stamp), m.minutes) for m in told if m.rank == mine.rank}
        if len(same) > 1:
            return False
    names = {name for m in (a, b) for name in _NUMBERED.findall(m.words)}
    return len(names) < 2


def _date(stamp: Stamp) -> tuple[int | None, int] | None:
    return (stamp.when.month, stamp.when.day) if stamp.when.day is not None else None


def reported(ctx: Context, line: Timeline) -> Iterator[tuple[Stamp, Stamp, bool]]:
    """Yield (what is told of, the hour of telling): 11时30分，…通报称：6时30分许，…相撞."""
    for said, event in pairwise(line.stamps):
        if said.when.hour is None or event.when.hour is None or event.until is not None:
            continue
        if ctx.claims[said.first].paragraph != ctx.claims[event.first].paragraph:
            continue
        between = ctx.norm[said.end : event.start]
        if len(between) > _REACH or not _SAID.search(between) or "。" in between:
            continue
        if not _HAPPENED.match(ctx.norm, event.end) or _ASIDE.search(between):
            continue
        if not said.readings or not event.readings:
            continue
        yield event, said, event.readings[0].start <= said.readings[0].end
