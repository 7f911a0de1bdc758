"""How the shares of one whole shift: from 100% to 100%, and by points that cancel each other out.

甲由78.6%降至76.5%，乙由21.4%升至23.5% tells one whole twice. 0—14岁的比重上升N个百分点，15—59岁
下降，60岁及以上上升 tells how much each class gained from the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval
from auditor.model import Quantity
from auditor.relations import template
from auditor.relations.template import RATIO, SHARE
from auditor.relations.verdicts import allowed

_FIGURE = f"[{template.NUMBER}-{RATIO}]"
_FROM_TO = regex.compile(
    rf"[由从](?P<old>{SHARE}),?(?:分别|进一步)?(?P<way>[升降增减提回跌扩缩])\p{{Han}}{{0,2}}?[至到为]"
    rf"(?P<new>{SHARE})"
)
_UP = frozenset("升增提扩")
_BETWEEN = regex.compile(rf"[^。!?\n{template.NUMBER}-{RATIO}]{{1,30}}")
_MOST = 8  # Shares of one whole that are told so.

_WAY = (
    r"(?:(?P<up>上升|提高|增加|增长|提升|扩大)|下降|降低|减少|回落|缩小)了?(?P<points>\d{1,2}(?:\.\d{1,3})?)个?"
    "百分点"
)
_AGES = regex.compile(
    r"(?<!\d)(?:(?P<low>\d{1,3})(?:周?岁)?[-—–~至到]+(?P<high>\d{1,3})周?岁"
    rf"|(?P<over>\d{{1,3}})周?岁[及或]?以上)[^,;。:\n\d]{{0,16}}?{_WAY}"
)
_INDUSTRIES = regex.compile(rf"第(?P<number>[一二三])产业(?P<words>[^;。\n产]{{0,40}}?){_WAY}")
_SHARE_OF = regex.compile("比重|占比|比例")
_NOT_A_SHARE = regex.compile("增速|贡献|拉动|增幅|利用率")
_NEAR = 40  # Characters between the points of one class and of the next.


class Twice(NamedTuple):
    """The shares of one whole before, and after."""

    old: tuple[Quantity, ...]
    new: tuple[Quantity, ...]


class Points(NamedTuple):
    """By how many points every class of a whole gained or lost, with where that stands."""

    changes: tuple[Fraction, ...]
    places: tuple[tuple[int, int], ...]
    slack: Fraction  # what rounding leaves of their sum


def twice(ctx: Context) -> Iterator[Twice]:
    """Yield the shares that rise and fall side by side, if they are 100% before or after."""
    shown = template.of(ctx)
    row: list[regex.Match[str]] = []
    for found in _FROM_TO.finditer(shown.text) if SHARE in shown.text else ():
        if row and not _BETWEEN.fullmatch(shown.text, row[-1].end(), found.start()):
            yield from _twice(ctx, shown, row)
            row = []
        row.append(found)
    yield from _twice(ctx, shown, row)


def _twice(ctx: Context, shown: template.Template, row: list[regex.Match[str]]) -> Iterator[Twice]:
    if not 1 < len(row) <= _MOST or len({found["way"] in _UP for found in row}) < 2:
        return
    old, new = (
        tuple(ctx.quantities[shown.index(found.start(name))] for found in row)
        for name in ("old", "new")
    )
    if any(q.value is None or q.hedge for q in (*old, *new)):
        return
    if complete(old) or complete(new):
        yield Twice(old, new)


def complete(shares: tuple[Quantity, ...]) -> bool:
    """Tell whether shares may be all of a whole."""
    return reach(shares).meets(interval.point(100))


def reach(shares: tuple[Quantity, ...]) -> Interval:
    """Return what shares may add up to."""
    return interval.total(map(allowed, shares))


def points(ctx: Context) -> Iterator[Points]:
    """Yield the gains and losses of classes that leave nobody out. Linear."""
    if "百分点" not in ctx.norm:
        return
    if "岁" in ctx.norm:
        yield from _of_ages(ctx.norm)
    if "第三产业" in ctx.norm:
        yield from _of_industries(ctx.norm)


def _of_ages(norm: str) -> Iterator[Points]:
    row: list[regex.Match[str]] = []
    for found in _AGES.finditer(norm):
        if row and row[-1]["high"] and _goes_on(row[-1], found):
            row.append(found)
        else:
            row = [found] if found["low"] == "0" else []
        if row and found["over"]:
            yield _points(row)
            row = []


def _goes_on(last: regex.Match[str], found: regex.Match[str]) -> bool:
    """Tell whether a class of ages begins where the one before it ends."""
    begins = int(found["low"] or found["over"]) - int(last["high"])
    return found.start() - last.end() < _NEAR and begins in (0, 1)


def _of_industries(norm: str) -> Iterator[Points]:
    row: list[regex.Match[str]] = []
    for found in _INDUSTRIES.finditer(norm):
        near = not row or found.start() - row[-1].end() < _NEAR
        if near and found["number"] == "一二三"[len(row)]:
            row.append(found)
        else:
            row = [found] if found["number"] == "一" else []
        if len(row) == 3:
            words = [f["words"] for f in row]
            if all(map(_SHARE_OF.search, words)) and not any(map(_NOT_A_SHARE.search, words)):
                yield _points(row)
            row = []


def _points(row: list[regex.Match[str]]) -> Points:
    units = [Fraction(1, 10 ** len(f["points"].partition(".")[2])) for f in row]
    return Points(
        tuple(Fraction(f["points"]) * (1 if f["up"] else -1) for f in row),
        tuple(f.span("points") for f in row),
        sum(units, Fraction(0)),
    )
