"""How the shares of one whole shift from 100% to 100%: 甲由78.6%降至76.5%，乙由21.4%升至23.5%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval
from auditor.model import Quantity
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import template
from auditor.relations.text.template import RATIO, SHARE

_FIGURE = f"[{template.NUMBER}-{RATIO}]"
_FROM_TO = regex.compile(
    rf"[由从](?P<old>{SHARE}),?(?:分别|进一步)?(?P<way>[升降增减提回跌扩缩])\p{{Han}}{{0,2}}?[至到为]"
    rf"(?P<new>{SHARE})"
)
_UP = frozenset("升增提扩")
_BETWEEN = regex.compile(rf"[^。!?\n{template.NUMBER}-{RATIO}]{{1,30}}")
_MOST = 8  # Shares of one whole that are told so.


class Twice(NamedTuple):
    """The shares of one whole before, and after."""

    old: tuple[Quantity, ...]
    new: tuple[Quantity, ...]


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
