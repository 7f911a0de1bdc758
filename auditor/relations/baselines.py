"""Completes statements of change whose other level stands in a sentence of its own.

今年1—5月收入6.6亿元，同比增长10%。去年同期为6亿元。 The level is taken over only where its words
are the same (去年全县产粮42万吨。…今年全县产粮44万吨，比去年增长5%), or where the next sentence
tells nothing but it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, When
from auditor.relations import changes, nouns, template
from auditor.relations.changes import Change
from auditor.relations.template import DATE, NUMBER, SHARE, Template

_WORDS = rf"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_OLD = regex.compile(
    rf"(?:[去上]年(?P<same>同[期月季])?度?|(?P<date>{DATE})),?(?P<name>{_WORDS}{{0,20}}?)(?P<old>[{NUMBER}{SHARE}])"
    rf"{_WORDS}{{0,4}}(?=[,;。\n)]|$)"
)
_OPENS = frozenset("。!?\n;,(而")  # What may stand before a statement of the past year.
_TOLD = regex.compile(r"(?:[为是达到完成实现共约仅只有的]|则|数据|这一|数字|比例)*")
_COMPARES = regex.compile(r"\s*(?:这一(?:数字|比例))?(?:[比较][^,]{0,20}|同比)$")
# Metrics whose growth is told at constant prices or on a revised base beside nominal levels.
_REAL = regex.compile(
    "生产总值|GDP|增加值|产值|零售|投资|人均|收入|支出|工业|进出口|[进出]口|增速|增幅|销售面积"
)
_PAST_OPENS = regex.compile(r"而?(?:[去上]年)?同[期月季](?:的?[这此]一?\p{Han}{2,4})?[为是仅达到]*")
_STOPS = regex.compile(r"[^,。;\n]{0,4}[。;!\s]+")
_REACH = 12  # Figures between two adjacent sentences that are looked at.
_SHORTEST = 2  # Characters of a name that tell what is meant.
_MOST = 200  # Statements of the past year in an article that are kept.


class Completed(NamedTuple):
    """A change with both its levels; `apart`: one of them was found by its name alone."""

    change: Change
    apart: bool


class _Base(NamedTuple):
    at: int
    name: str
    when: When | None  # None: last year
    same: bool  # of the same period
    start: int  # in the text


def completed(ctx: Context) -> tuple[Completed, ...]:
    """Return the changes of an article that another sentence completes, in order."""
    return ctx.once(_completed)


def _completed(ctx: Context) -> tuple[Completed, ...]:
    waiting = [c for c in changes.read(ctx) if c.amount >= 0 and min(c.level, c.base) < 0]
    if not waiting:
        return ()
    shown = template.of(ctx)
    bases = list(_bases(ctx, shown))
    out: list[Completed] = []
    for change in waiting:
        found = _new_level(ctx, change) or _adjacent(ctx, change, bases)
        if found is not None:
            out.append(Completed(found, apart=False))
        elif (named := _by_name(ctx, change, bases)) is not None:
            out.append(Completed(named, apart=True))
    return tuple(out)


def _bases(ctx: Context, shown: Template) -> Iterator[_Base]:
    text = shown.text
    if "年" not in text and DATE not in text:
        return
    for count, found in enumerate(_OLD.finditer(text)):
        if count == _MOST:
            return
        start = found.start()
        if start and text[start - 1] not in _OPENS:
            continue
        when = None
        if found["date"]:
            when = ctx.quantities[shown.index(start)].when
            if when is None or when.year is None:
                continue
        at = shown.index(found.start("old"))
        if ctx.quantities[at].value:
            name = _TOLD.sub("", nouns.content(found["name"]))
            yield _Base(at, name, when, found["same"] is not None, ctx.quantities[at].start)


def _kind(ctx: Context, change: Change) -> tuple[bool, str]:
    """Return whether the levels of a change are shares, and the unit of the level known."""
    known = ctx.quantities[max(change.level, change.base)]
    return known.kind is Kind.SHARE, known.unit


def _fits(ctx: Context, change: Change, at: int) -> bool:
    share, unit = _kind(ctx, change)
    q = ctx.quantities[at]
    amount = ctx.quantities[change.amount].kind
    if share != (amount is Kind.POINTS) or q.value is None:
        return False
    return q.unit == unit and (q.kind is Kind.SHARE) == share


def _new_level(ctx: Context, change: Change) -> Change | None:
    """Complete what opens with the old level: 达到42.6%。去年同期为40.3%，提高2.3个百分点."""
    if change.base < 0:
        old = change.level
        claim = ctx.claims[old] if old >= 0 else None
        if claim is None or not _PAST_OPENS.fullmatch(_sentence_before(ctx, claim)):
            return None
        change = replace(change, base=old, level=-1)
    elif change.level >= 0 or not _COMPARES.match(_sentence_before(ctx, ctx.claims[change.base])):
        return None
    base = ctx.claims[change.base]
    before = [
        c.at
        for c in ctx.claims[max(0, base.at - _REACH) : base.at]
        if c.sentence == base.sentence - 1 and _fits(ctx, change, c.at) and c.bracket < 0
    ]
    return replace(change, level=before[0]) if len(before) == 1 else None


def _sentence_before(ctx: Context, claim: Claim) -> str:
    start, _ = ctx.sentences[claim.sentence]
    return ctx.norm[start : claim.quantity.start].strip()


def _adjacent(ctx: Context, change: Change, bases: list[_Base]) -> Change | None:
    """Complete a change by the next sentence that tells only the level of a year before."""
    if change.level < 0 or change.base >= 0 or change.reference == "chain":
        return None
    level = ctx.claims[change.level]
    base = next((b for b in bases if b.at > change.amount), None)
    if base is None or not base.same or base.when is not None:
        return None
    start, _ = ctx.sentences[ctx.claims[base.at].sentence]
    gap = ctx.norm[ctx.quantities[change.amount].end : start]
    if not _STOPS.fullmatch(gap) or not _fits(ctx, change, base.at):
        return None
    between = ctx.quantities[change.amount + 1 : base.at]
    if any(q.kind is not Kind.DATE for q in between) or _rivals(ctx, change):
        return None
    fits = not base.name or nouns.characters(base.name) <= nouns.characters(level.before)
    return replace(change, base=base.at) if fits else None


def _rivals(ctx: Context, change: Change) -> bool:
    """Tell whether the sentence has another level that the old one could belong to."""
    level = ctx.claims[change.level]
    near = ctx.claims[max(0, level.at - _REACH) : change.amount + 1]
    return any(
        c.sentence == level.sentence and c.at != level.at and _fits(ctx, change, c.at) for c in near
    )


def _by_name(ctx: Context, change: Change, bases: list[_Base]) -> Change | None:
    """Complete a change by the only level of the year before that has the very same words."""
    if change.level < 0 or change.base >= 0 or change.reference != "year":
        return None
    level = ctx.claims[change.level]
    points = ctx.quantities[change.amount].kind is Kind.POINTS
    if not points and _REAL.search(level.before):
        return None
    wanted = nouns.characters(level.before)
    if len(wanted) < _SHORTEST:
        return None
    now = _date_of(ctx, level)
    same = [
        b
        for b in bases
        if nouns.characters(b.name) == wanted and _fits(ctx, change, b.at) and _year_before(b, now)
    ]
    values = {ctx.quantities[b.at].value for b in same}
    return replace(change, base=same[0].at) if len(values) == 1 else None


def _date_of(ctx: Context, level: Claim) -> When | None:
    """Return the date told before a level in its sentence, if it is the only one."""
    dates = [
        c.quantity.when
        for c in ctx.claims[max(0, level.at - _REACH) : level.at]
        if c.sentence == level.sentence and c.quantity.kind is Kind.DATE and c.bracket < 0
    ]
    return dates[0] if len(dates) == 1 else None


def _year_before(base: _Base, now: When | None) -> bool:
    """Tell whether a level of the past is of the year, or the same period, before."""
    if base.when is None:
        plain = now is None or now.anchor in ("今年", "本年", "全年")
        return plain or (base.same and now is not None)
    if now is None or now.year is None or base.when.year is None:
        return False
    return replace(now, year=None) == replace(base.when, year=None) and (
        now.year == base.when.year + 1
    )
