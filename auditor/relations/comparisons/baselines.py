"""Completes statements of change whose other level stands in a sentence of its own.

今年1—5月收入6.6亿元，同比增长10%。去年同期为6亿元。 The level is taken over only where its words
are the same (去年全县产粮42万吨。…今年全县产粮44万吨，比去年增长5%), or where the next sentence
tells nothing but it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, When
from auditor.relations.comparisons import changes
from auditor.relations.comparisons.changes import Change
from auditor.relations.comparisons.compared import named
from auditor.relations.text import nouns, template
from auditor.relations.text.template import DATE, NUMBER, SHARE, Template

_WORDS = rf"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_OLD = regex.compile(
    rf"(?:[去上]年(?P<same>同[期月季])?(?P<end>[底末])?度?|常年(?P<usual>同期)|(?P<start>[年期]初)|(?P<date>{DATE})),?"
    rf"(?P<name>{_WORDS}{{0,20}}?)(?P<old>[{NUMBER}{SHARE}]){_WORDS}{{0,4}}(?=[,、。;\n)]|$)"
)
# 2014年受理案件N件，审结N件: what follows is of that time, too.
_MORE = regex.compile(
    rf"[,、](?P<name>(?!其中|同比|环比|[比较]|占|增|下降|平均){_WORDS}{{2,12}}?)(?P<old>{NUMBER}){_WORDS}{{0,3}}(?=[,、。;\n]|$)"
)
_THEN = regex.compile(f"[比较与]{DATE}")
_OPENS = frozenset("。!?\n;,(")  # What opens a clause.
_SUBJECT = regex.compile(r"(?:而|\p{Han}{2,12}(?<![比较与同由从占自对以按]))?")
_TOLD = regex.compile(r"(?:[为是达到完成实现共约仅只有的]|则|数据|这一|数字|比例)*")
_COMPARES = regex.compile(r"\s*(?:这一(?:数字|比例))?(?:[比较][^,]{0,20}|同比)$")
# Metrics whose growth is told at constant prices or on a revised base beside nominal levels.
_REAL = regex.compile(
    "生产总值|GDP|增加值|产值|零售|投资|人均|收入|支出|工业|进出口|[进出]口|增速|增幅|销售面积"
)
_PAST_OPENS = regex.compile(r"而?(?:[去上]年)?同[期月季](?:的?[这此]一?\p{Han}{2,4})?[为是仅达到]*")
_STOPS = regex.compile(r"[^,。;\n]{0,4}[。;!,(\s]+")
_REACH = 12  # Figures between two adjacent sentences that are looked at.
_LONGEST = 12  # Characters of a subject before 去年.
_NEAR = 3  # Sentences within which a subject goes on.
_SHORTEST = 2  # Characters of a name that tell what is meant.
_RIVALS = 8  # Statements of one name that are looked at.
_NAMES = 40  # Names of the past year up to which their ends are compared.
_MOST = 200  # Statements of the past year in an article that are kept.


class Completed(NamedTuple):
    """A change with both its levels; `apart`: one of them was found by its name alone."""

    change: Change
    apart: bool


class _Base(NamedTuple):
    """A level of the past: 去年(同期)…N, 年初…N, or with its date.

    place: where its words begin in the text. when: None for 去年 and 年初. same: of the same
    period, or of the time that the change names, so that its name may be left out. far: told of a
    subject that its own clause names.
    """

    at: int
    place: int
    name: str
    when: When | None
    same: bool
    opening: bool
    far: bool


def completed(ctx: Context) -> tuple[Completed, ...]:
    """Return the changes of an article that another sentence completes, in order."""
    return ctx.once(_completed)


def crosses_zero(ctx: Context, change: Change) -> bool:
    """Tell whether one level is a loss and the other a gain, whose signs no word tells apart."""
    if change.base < 0 or change.level < 0:
        return False
    old, new = ctx.claims[change.base].before, ctx.claims[change.level].before
    return ("亏" in old) != ("亏" in new)


def _completed(ctx: Context) -> tuple[Completed, ...]:
    waiting = [c for c in changes.read(ctx) if c.amount >= 0 and min(c.level, c.base) < 0]
    if not waiting:
        return ()
    bases = list(_bases(ctx, template.of(ctx)))
    by_name: dict[frozenset[str], list[_Base]] = {}
    for base in bases:
        by_name.setdefault(nouns.characters(base.name), []).append(base)
    out: list[Completed] = []
    for change in waiting:
        found = _new_level(ctx, change) or _adjacent(ctx, change, bases) or named(ctx, change)
        if found is not None:
            out.append(Completed(found, apart=False))
        elif (apart := _by_name(ctx, change, by_name)) is not None:
            out.append(Completed(apart, apart=True))
    return tuple(out)


def _bases(ctx: Context, shown: Template) -> Iterator[_Base]:
    text = shown.text
    if "年" not in text and DATE not in text:
        return
    for count, found in enumerate(_OLD.finditer(text)):
        if count == _MOST:
            return
        start = found.start()
        subject = _subject(text, start)
        at = shown.index(found.start("old"))
        q = ctx.quantities[at]
        if subject is None or not q.value:
            continue
        when = None
        place = q.start - (found.start("old") - start)
        if found["date"]:
            date = ctx.quantities[shown.index(start)]
            when, place = date.when, date.start
            if when is None or not (when.year or when.month or when.quarter):
                continue
        name = _TOLD.sub("", nouns.content(found["name"]))
        same = bool(found["same"] or found["usual"] or found["start"])
        base = _Base(at, place, name, when, same, bool(found["start"]), bool(subject))
        yield base
        if when is not None:
            yield from _further(ctx, shown, found.end(), base)


def _further(ctx: Context, shown: Template, end: int, base: _Base) -> Iterator[_Base]:
    """Yield the levels of the clauses behind one that names the time of them all."""
    for _ in range(_RIVALS):
        more = _MORE.match(shown.text, end)
        if more is None:
            return
        at, end = shown.index(more.start("old")), more.end()
        if ctx.quantities[at].value:
            name = _TOLD.sub("", nouns.content(more["name"]))
            yield base._replace(at=at, place=ctx.quantities[at].start, name=name)


def _subject(text: str, start: int) -> str | None:
    """Return the words of a clause before its past year, None if they are more than a topic."""
    begin = start
    while begin and text[begin - 1] not in _OPENS and start - begin <= _LONGEST:
        begin -= 1
    words = text[begin:start]
    return words if _SUBJECT.fullmatch(words) else None


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
    """Complete a change by the next clause or sentence, which tells only the level before."""
    if change.level < 0 or change.base >= 0:
        return None
    following = bisect_right(bases, change.amount, key=lambda b: b.at)
    base = bases[following] if following < len(bases) else None
    if base is None or not _fits(ctx, change, base.at):
        return None
    level = ctx.claims[change.level]
    gap = ctx.norm[ctx.quantities[change.amount].end : base.place]
    between = ctx.quantities[change.amount + 1 : base.at]
    if not _STOPS.fullmatch(gap) or any(q.kind is not Kind.DATE for q in between):
        return None
    if not _meant(change, base, _date_of(ctx, level)) or _rivals(ctx, change):
        return None
    if not base.name:
        return replace(change, base=base.at) if base.same else None
    told = nouns.characters(ctx.sentence_text(level))
    return replace(change, base=base.at) if nouns.characters(base.name) <= told else None


def _meant(change: Change, base: _Base, now: When | None) -> bool:
    """Tell whether a level of the past is of the time that a change is told against."""
    if base.opening:
        return "初" in change.words
    if change.reference == "chain":
        return _time_before(base.when, now)
    if base.when is not None:
        return _year_before(base, now)
    return change.reference in ("year", "") or "常年" in change.words


def _time_before(old: When | None, now: When | None) -> bool:
    """Tell whether two dates are a month, or a quarter, and the one before it."""
    if old is None or now is None or now.day or old.day or old.year != now.year:
        return False
    if now.month is not None and old.month is not None:
        return now.month - old.month == 1
    return now.quarter is not None and old.quarter is not None and now.quarter - old.quarter == 1


def _rivals(ctx: Context, change: Change) -> bool:
    """Tell whether the sentence has another level that the old one could belong to."""
    level = ctx.claims[change.level]
    near = ctx.claims[max(0, level.at - _REACH) : change.amount]
    return any(
        c.sentence == level.sentence and c.at != level.at and _fits(ctx, change, c.at) for c in near
    )


def _by_name(
    ctx: Context, change: Change, named: dict[frozenset[str], list[_Base]]
) -> Change | None:
    """Complete a change by the only level of the time before that has the very same words."""
    if change.level < 0 or change.base >= 0 or change.reference == "from":
        return None
    then = _then(ctx, change)
    if then is None and change.reference not in ("year", "chain"):
        return None
    level = ctx.claims[change.level]
    words = _name(ctx, level)
    points = ctx.quantities[change.amount].kind is Kind.POINTS
    if not points and _REAL.search(words):
        return None
    wanted = nouns.characters(words)
    if len(wanted) < _SHORTEST:
        return None
    now = _date_of(ctx, level)
    same = [
        b
        for b in _of_name(named, wanted, words, then)[:_RIVALS]
        if _fits(ctx, change, b.at)
        and _is_then(b, then, now, change.reference)
        and (not b.far or abs(ctx.claims[b.at].sentence - level.sentence) < _NEAR)
    ]
    values = {ctx.quantities[b.at].value for b in same}
    return replace(change, base=same[0].at) if len(values) == 1 else None


def _of_name(
    named: dict[frozenset[str], list[_Base]], wanted: frozenset[str], words: str, then: When | None
) -> list[_Base]:
    """Return the levels of one name; with its year named, 收案 stands for 全院收案, too."""
    known = [b for b in named.get(wanted, ()) if then is None or b.when == then]
    if known or then is None or len(named) > _NAMES:
        return known
    return [
        b for found in named.values() for b in found if len(b.name) > 1 and words.endswith(b.name)
    ]


def _is_then(base: _Base, then: When | None, now: When | None, reference: str) -> bool:
    """Tell whether a level is of the time that a change compares with."""
    if then is not None:
        return base.when == then
    return _year_before(base, now) if reference == "year" else _time_before(base.when, now)


def _then(ctx: Context, change: Change) -> When | None:
    """Return the year that a change names: 比2014年."""
    if not _THEN.search(change.words):
        return None
    dates = [q.when for q in ctx.quantities[change.level + 1 : change.amount] if q.when]
    return dates[0] if len(dates) == 1 and dates[0].year else None


def _name(ctx: Context, level: Claim) -> str:
    """Return the words before a level; those of 突破500万人次，达到512.6万人次 stand before 500."""
    if nouns.characters(level.before) or level.prev < 0:
        return level.before
    first = ctx.claims[level.prev]
    same = first.sentence == level.sentence and first.quantity.unit == level.quantity.unit
    return first.before if same else ""


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
