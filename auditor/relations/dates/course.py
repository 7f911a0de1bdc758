"""The beginning and the end of one course of events, told by the verbs behind two dates.

A launch and a landing, an opening and a close, a first and a last day in hospital: the verbs of
one pair belong to one course, so that its length can be told sentences away from its dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.dates.timeline import Stamp, Timeline, window
from auditor.relations.text import marks

_GAP = r"[^。;\n]{0,28}?"
# What begins and what ends each kind of course, and the words that name its length.
_PAIRS = (
    (
        "发射升空|点火升空|点火发射|发射入轨|升空|启程|启航|起航|扬帆|登程",
        "返回地球|[着著]陆|返航|凯旋|靠泊|平安归来",
        "驻留|在轨|飞行|航程|历时|远航|太空|航行|历经|为期",
    ),
    (
        "开幕|拉开帷幕|拉开大幕|开赛|打响|正式启动|开馆迎客",
        "闭幕|落幕|落下帷幕|收官|圆满结束|收兵|鸣金",
        "为期|历时|持续|共(?=\\d)|赛期|会期|展期|鏖战|角逐|激战|比拼",
    ),
    ("入院|住院|收治", "出院", "住院|治疗|救治|医治"),
    ("失踪|失联|被困|遇险|走失", "获救|找到|救出|生还|寻获|脱险", "失联|被困|失踪|搜救|搜寻|寻找"),
    ("停运|停航|停工|停产|封闭|封控|停课|闭馆|关闭", "恢复|复航|复工|复产|解封|复课|重新开放|重开",
     "停运|停航|停工|停产|封闭|封控|停课|闭馆|关闭|时隔|中断"),
    (
        "开工|动工|奠基|破土",
        "竣工|建成|通车|通航|投产|合龙|贯通|封顶|交付",
        "历时|工期|历经|建设|奋战|施工|用时",
    ),
    ("上任|就任|出任|就职", "卸任|离任|离职|辞职", "任职|在任|执政|任期|当了|掌舵"),
    ("入伍|参军", "退伍|退役", "服役|军旅|当兵|从军"),
)  # fmt: skip
_COURSES = tuple(
    (regex.compile(_GAP + f"(?:{a})"), regex.compile(_GAP + f"(?:{b})"), regex.compile(c))
    for a, b, c in _PAIRS
)
_LENGTH = regex.standard("|".join(cue for _, _, cue in _PAIRS))
_NOT_YET = regex.compile("将|拟|预计|计划|力争|有望|原定|距|倒计时|前$|准备|筹备")
_PART = regex.compile(r"[期段批层]|其中|仅|单|第|次|每|约|近|多|平均")
_UNPARTED = regex.compile("为期|会期|工期|任期|赛期|展期|本次|此次|第一次")
_BEFORE, _BEHIND = 1200, 200  # Characters: how far from a length its dates may be told.
_NAMED = 24  # Characters between the word for a length and the length.
_MOST = 12  # Stamps: where dates crowd, those farther off tell nothing of a length.


class Course(NamedTuple):
    """The stamps of a beginning and of an end."""

    first: Stamp
    last: Stamp


def following(ctx: Context, line: Timeline, stamp: Stamp, most: int) -> str:
    """Return the words behind a stamp, at most so many characters and up to the next stamp."""
    end = stamp.end + most
    later = window(line, stamp.end, end)
    return ctx.norm[stamp.end : later[0].start if later else end]


def courses(ctx: Context, line: Timeline, claim: Claim) -> Iterator[Course]:
    """Yield the only beginning and end of each kind of course that a told length may be of."""
    q = claim.quantity
    named = ctx.norm[max(0, q.start - _NAMED) : q.end + 4]
    clause = ctx.norm[marks.begins(ctx.norm, q.start, ",;。!?\n") : q.start]
    if not _LENGTH.search(named) or _PART.search(_UNPARTED.sub("", clause)):
        return
    near = [
        *window(line, q.start - _BEFORE, q.start)[-_MOST:],
        *window(line, q.end, q.end + _BEHIND)[: _MOST // 2],
    ]
    plain = [
        s for s in near if s.joined < 0 and s.until is None and ctx.claims[s.first].bracket < 0
    ]
    for begins, ends, cue in _COURSES:
        if not cue.search(named):
            continue
        first = _one(_told(ctx, line, plain, begins))
        last = _one(_told(ctx, line, plain, ends))
        if first is None or last is None or first is last:
            continue
        told_in = {ctx.claims[s.first].paragraph for s in (first, last)}
        if "工期" in named and claim.paragraph not in told_in:
            continue  # every building of a list has a term of its own
        yield Course(first, last)


def _told(
    ctx: Context, line: Timeline, near: Sequence[Stamp], verb: regex.Pattern[str]
) -> Iterator[Stamp]:
    for stamp in near:
        words = following(ctx, line, stamp, 60)
        found = verb.match(words)
        if found and not _NOT_YET.search(ctx.claims[stamp.first].before + found[0]):
            yield stamp


def _one(told: Iterator[Stamp]) -> Stamp | None:
    """Return the only one of some stamps, or the fullest of those that name the same day."""
    stamps = list(told)
    if len(stamps) > 1:
        days: set[dt.date | None] = {_day(s) for s in stamps}
        if len(days) > 1 or None in days:
            return None
    return stamps[0] if stamps else None


def _day(stamp: Stamp) -> dt.date | None:
    return stamp.readings[0].first_day if stamp.fine and stamp.readings else None
