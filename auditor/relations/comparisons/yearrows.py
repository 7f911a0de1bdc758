"""Reads rows of levels told year by year, and the changes told later between two of the years.

近五年(2018年—2022年)票房分别为N、N、N、N和N。2022年比2021年下降P: each level of the row belongs to
one of the years in turn, so that both levels of the change are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import DATE, NUMBER, POINTS, SHARE

_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_UNIT = f"[^、和及与,;。!?:\n(){NUMBER}-{template.RATIO}]"
_CELL = f"(?P<level>[{NUMBER}{SHARE}]){_UNIT}{{0,2}}"
_ROW = regex.compile(
    rf"(?P<years>[{DATE}{NUMBER}](?:[、和及与到至~—–-]{{1,2}}[{DATE}{NUMBER}]){{0,14}})[,)]?(?P<name>{_WORDS}{{0,24}}?),?"
    rf"(?:分别|依次)[^,;。(\n{NUMBER}-{template.RATIO}]{{0,6}}{_CELL}(?:(?:[、,]|[和及与]){_CELL})+"
)
_CHANGE = regex.compile(
    rf"(?P<from>从)?(?P<now>{DATE})(?P<first>{_WORDS}{{0,12}}?)(?:[比较]|相?较于|相比|与|到)(?P<then>{DATE})"
    rf"(?P<second>{_WORDS}{{0,12}}?),?"
    rf"(?:(?P<up>增长|增加|提高|上升|上涨|[多增高])|下降|减少|下滑|降低|下跌|回落|[少减降低])了?约?"
    rf"(?P<by>[{NUMBER}{SHARE}{POINTS}])"
)
_EMPTY = regex.compile("相比|同期|全年|[的了则约]|水平|又|大幅|小幅|净|共")
_RANGE = regex.compile("[到至~—–-]")
_NOT = regex.compile("年均|平均|累计|可比|不变价|实际|扣除|剔除|[月季日旬]|半年|预计|目标|人均|每")


def read(ctx: Context) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """Yield changes as (by, earlier level, later level, whether it tells of more)."""
    if "分别" not in ctx.norm and "依次" not in ctx.norm:
        return
    shown = template.of(ctx)
    rows = [(found, levels) for found in _ROW.finditer(shown.text) if (levels := _of(ctx, found))]
    for at, (found, levels) in enumerate(rows):
        end = marks.ends(shown.text, found.end(), "\n")
        if at + 1 < len(rows):
            end = min(end, rows[at + 1][0].start())
        for change in _CHANGE.finditer(shown.text, found.end(), end):
            name = nouns.content(_EMPTY.sub("", change["first"] + change["second"]))
            if _NOT.search(change[0]) or (name and nouns.covered(name, found["name"]) < 1):
                continue
            now, then = (_year(ctx, change.start(which)) for which in ("now", "then"))
            if now in levels and then in levels and now != then:
                by = ctx.quantities[shown.index(change.start("by"))]
                old, new = (levels[year] for year in sorted((now, then)))
                later = now > then or change["from"] is not None
                yield by, old, new, (change["up"] is not None) == later


def _of(ctx: Context, found: regex.Match[str]) -> dict[int, Quantity]:
    """Return the levels by year; nothing where years and levels do not go one by one."""
    shown = template.of(ctx)
    told = [ctx.quantities[i] for i in shown.between(*found.span("years"))]
    levels = [ctx.quantities[shown.index(at)] for at in found.starts("level")]
    years = _years(told, regular=_RANGE.search(found["years"]) is not None)
    alike = len({(q.kind, q.unit) for q in levels}) == 1
    if len(years) != len(levels) or not alike or any(q.value is None for q in levels):
        return {}
    return dict(zip(years, levels, strict=True))


def _years(told: list[Quantity], *, regular: bool) -> list[int]:
    """Return the years of dates: a range, its two ends, or all by name (2019、2020和2021年)."""
    last = told[-1]
    if last.when is None or last.when.year is None or last.when.month or last.when.quarter:
        return []
    if last.until is not None and len(told) == 1:
        return list(range(last.when.year, (last.until.year or 0) + 1))
    found = [
        q.when.year if q.when is not None else int(q.value or 0)
        for q in told
        if q.until is None and (q.when is not None or q.kind is Kind.COUNT)
    ]
    years = [year for year in found if year is not None and year - last.when.year in range(-30, 1)]
    if len(years) != len(told) or years != sorted(set(years)):
        return []
    if regular:
        return list(range(years[0], years[1] + 1)) if len(years) == 2 else []
    return years if len(years) > 1 else []


def _year(ctx: Context, position: int) -> int:
    """Return the year of the date at a place of the template, 0 for what is no whole year."""
    q = ctx.quantities[template.of(ctx).index(position)]
    when = q.when
    if when is None or q.until is not None or when.month or when.quarter or when.half:
        return 0
    return when.year or 0
