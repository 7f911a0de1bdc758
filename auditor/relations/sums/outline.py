"""Ties the figures of numbered points to each other and to the line that they stand under.

（二）全年支出 1320 万元。其中：1. 救助支出 1300 万元；2. 活动经费 20 万元: the points
divide what the line above them tells, figure by figure. In a list of one level a point may be
divided by those behind it (1、入境游客…；2、过夜…；3、一日游…); that it is, one column proves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import COUNTABLE, is_comparison, same_unit
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import last_digits
from auditor.relations.sums.wholes import Division
from auditor.relations.text.sequences import Run, runs

_MOST = 40  # points of a list
_HEAD = 160  # characters of the sentences above a list that are looked at for its whole
_LONGEST = 200  # characters of a point that are its own, before it goes into detail
_WIDEST = 3  # figures that a point is told by
_TELLING = 1000  # In the digits as written a smaller whole is reached by chance.
_FAIR = 20  # A whole that a column reaches by chance once in as many lists.
_NONE = regex.compile(r"[^\n,;。]{0,12}(?:未发生|没有发生|无)")
_SOON = 24  # characters of a point in which it says that there was nothing
_ANNOUNCED = regex.compile(r"(?:其中|包括|如下|分别为?|具体(?:为|是)?|主要有?)[:,]?\s*$|:\s*$")
_OPEN = regex.compile("主要|包括|等$")
_DETAIL = regex.compile(r"其中|包括|含|\n[^\S\n]*[(（]")
_NO_LEVEL = regex.compile(
    "计划|目标|力争|平均|[人户]均|率|比重|每|最[高低多少大小]|第$|超过?$|下降|增[长加]"
)


def outlines(ctx: Context) -> Iterator[Division]:
    """Yield what numbered points divide, list by list."""
    for run in runs(ctx.norm):
        numbers = [p.number for p in run.points]
        if 1 < len(numbers) <= _MOST and numbers == list(range(1, len(numbers) + 1)):
            rows = _rows(ctx, run)
            yield from _under(ctx, run, rows)
            yield from _within(rows)


def _rows(ctx: Context, run: Run) -> list[list[Claim]]:
    """Return the figures that tell of each point itself, one of each unit, in order."""
    ends = [p.start for p in run.points[1:]]
    ends.append(_end(ctx, run))
    rows = []
    for point, end in zip(run.points, ends, strict=True):
        stop = min(end, point.end + _LONGEST)
        detail = _DETAIL.search(ctx.norm, point.end, stop)
        rows.append(_told(ctx, point.end, detail.start() if detail else stop))
    return rows


def _end(ctx: Context, run: Run) -> int:
    """Return where the last point ends: after as many lines as the one before it has.

    Points inside a line end with their sentence.
    """
    before, last = run.points[-2:]
    lines = ctx.norm.count("\n", before.end, last.start)
    if not lines:
        stop = regex.search(r"[。;\n]", ctx.norm, pos=last.end)
        return stop.start() if stop else len(ctx.norm)
    end = last.end
    for _ in range(lines):
        end = ctx.norm.find("\n", end) + 1
        if not end:
            return len(ctx.norm)
    return end


def _told(ctx: Context, start: int, end: int) -> list[Claim]:
    """Return the first figure of each unit between two places, comparisons left out."""
    found: dict[str, Claim] = {}
    first = bisect_left(ctx.quantities, start, key=lambda q: q.start)
    for claim in ctx.claims[first:]:
        q = claim.quantity
        if q.start >= end or len(found) == _WIDEST:
            break
        if claim.bracket >= 0 or q.kind not in COUNTABLE or not q.value:
            continue
        if not is_comparison(ctx, claim) and not _NO_LEVEL.search(claim.before):
            found.setdefault(q.unit, claim)
    return list(found.values())


def _under(ctx: Context, run: Run, rows: Sequence[Sequence[Claim]]) -> Iterator[Division]:
    """Yield the columns of a list under the figures of the sentence above it."""
    first = run.points[0].start
    floor = max(0, first - _HEAD)
    above = ctx.norm[floor:first].rstrip()
    rows = [
        row for row, at in zip(rows, run.points, strict=True) if row or not _nothing(ctx, at.end)
    ]
    heads = _told(ctx, floor + above.rfind("\n") + 1, floor + len(above))
    announced = _ANNOUNCED.search(above) is not None
    bound = _OPEN.search(above[-12:]) is not None
    wholes = [(w, parts) for w in heads if (parts := _column(w, rows))]
    proved = any(_proves(*column) for column in wholes) or _agreed(wholes)
    for whole, parts in wholes:
        yield _division(parts, whole)._replace(
            closed=proved and not bound,
            bound=bound,
            parallel=announced,
            certain=announced,
            tentative=not (proved or announced or _one_noun(whole, parts)),
        )


def _nothing(ctx: Context, start: int) -> bool:
    """Tell whether a point says that there was nothing: 火灾未发生较大事故，同比减少1起."""
    return _NONE.search(ctx.norm, start, start + _SOON) is not None


def _agreed(wholes: Sequence[tuple[Claim, list[Claim]]]) -> bool:
    """Tell whether of several columns under the words of their wholes one adds up.

    发生事故24起、死亡92人: 1.煤矿发生1起、死亡3人；2.….
    """
    named = [(w, parts) for w, parts in wholes if len(parts) > 2 and _one_noun(w, parts)]
    return len(named) > 1 and any(
        last_digits(w.quantity) >= _FAIR
        and interval.total(interval.of(c.quantity) for c in parts).meets(interval.of(w.quantity))
        for w, parts in named
    )


def _column(whole: Claim, rows: Sequence[Sequence[Claim]]) -> list[Claim]:
    """Return the figure of each point that is of one column with a whole, or nothing."""
    columns = [[c for c in row if _same_column(whole, c)] for row in rows]
    return [found[0] for found in columns] if all(columns) else []


def _same_column(whole: Claim, part: Claim) -> bool:
    """Tell whether two figures count the same, be it by other counters (受益 7 人次, 7 家次)."""
    if whole.quantity.kind is not part.quantity.kind:
        return False
    verb = part.before.strip()
    return same_unit(whole, part) or (len(verb) > 1 and whole.before.endswith(verb))


def _one_noun(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether every part is told under the last word of the whole (支出), or its first."""
    words = whole.before.rstrip("为达是共计有:")
    nouns = (words[-2:], words.strip("、,和")[:2])
    return any(len(noun) == 2 and all(noun in c.before for c in parts) for noun in nouns)


def _within(rows: Sequence[Sequence[Claim]]) -> Iterator[Division]:
    """Yield the columns of a point that the points behind it divide, where one adds up."""
    at = 0
    while at < len(rows) - 2:
        count = _reach(rows, at)
        if count:
            for whole, *parts in zip(*rows[at : at + count], strict=True):
                yield _division(parts, whole)._replace(closed=True, parallel=True)
        at += count or 1


def _reach(rows: Sequence[Sequence[Claim]], at: int) -> int:
    """Return how many rows a whole and its parts are, by the first column that adds up, or 0."""
    whole = rows[at]
    parts: list[list[Claim]] = [[] for _ in whole]
    if len(whole) < 2:
        return 0
    for count, row in enumerate(rows[at + 1 :], 2):
        if len(row) != len(whole) or not all(map(same_unit, whole, row)):
            return 0
        for column, claim in zip(parts, row, strict=True):
            column.append(claim)
        if count > 2 and any(map(_proves, whole, parts)):
            return count
    return 0


def _proves(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether parts add up to a whole of so many digits that it is no chance."""
    total = interval.total(interval.of(c.quantity) for c in parts)
    return total.meets(interval.of(whole.quantity)) and last_digits(whole.quantity) >= _TELLING


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
