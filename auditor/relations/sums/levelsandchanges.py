"""Ties parts told with their change to a total told with its own: both columns add up.

机构 194 家，比上年增加 14 家。甲类 133 家，增加 13 家；乙类 57 家，与上年持平；…: rows of a level
and its change behind another such row. Where one of the columns adds up, the rows leave nothing
out, and the other column has to add up as well; a decrease counts against the increases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.sums.counting import COUNTABLE, is_comparison, same_unit
from auditor.relations.sums.misses import slips
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import SELDOM, SURE, last_digits
from auditor.relations.sums.wholes import Division
from auditor.relations.text import marks

_MOST = 12  # parts of a total
_MANY = 3  # changes that come to that of the total hardly ever by chance
_FAR = 30  # rows behind a total among which its parts begin
_TELLING = 50  # in the digits as written; a smaller level is reached by chance
_CHANGES = 10  # the same for the change of the total
_NONE_LEFT = regex.compile(r"(?<![\d.])0[件起例宗名人家个所]|[没未]有?此类")
_LONGEST = 30  # characters between a level and its change
_CHANGE = regex.standard(
    r"(?P<up>增加|增长|新增|净增|上升|提高|增|多)?(?(up)|(?P<down>减少|下降|净减|减|少))了?$"
)
_BASE = regex.compile(r"(?:[比较]|同比)[^,;。]{0,8}?(?=增|上升|提高|多|减|下降|少|净)")
_SAME = regex.standard("持平|没有变化|未变")
_ALL_SAME = regex.standard("[,,]?均与?[^,;。]{0,12}持平")
_NO_LEVEL = regex.compile("[人户套单件]均|平均|每|率|比重|第$|计划|目标|预计")


class _Row(NamedTuple):
    level: Claim
    change: Claim | None
    sign: int  # 0 where nothing changed
    base: str  # what it is compared with, or "" where the words leave it out


def levels_and_changes(ctx: Context) -> Iterator[Division]:
    """Yield the columns beside one that adds up, and that one, in order of the totals."""
    if not any(w in ctx.norm for w in ("比", "较", "增", "减")):
        return
    if _NONE_LEFT.search(ctx.norm):
        return  # A kind of which there are none any more has no row, but it fell, too.
    rows: list[_Row] = []
    for row in _rows(ctx):
        if rows and not same_unit(rows[-1].level, row.level):
            yield from _among(rows)
            rows = []
        rows.append(row)
    yield from _among(rows)


def _rows(ctx: Context) -> Iterator[_Row]:
    """Yield the levels that are told with their change, in order."""
    unmoved = _SAME.search(ctx.norm) is not None
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or claim.bracket >= 0 or not q.value or q.hedge:
            continue
        change = next((c for c in ctx.claims[claim.at + 1 : claim.at + 6] if _level(c)), None)
        if change is not None and not (
            same_unit(claim, change) and change.quantity.start - q.end <= _LONGEST
        ):
            change = None
        if change is None and not unmoved:
            continue
        if q.kind is Kind.DURATION or is_comparison(ctx, claim) or _NO_LEVEL.search(claim.before):
            continue
        stop = marks.ends(ctx.norm, q.end, ";。!?\n")
        if change is not None and change.quantity.start < stop:
            words = ctx.norm[q.end : change.quantity.start]
            found = _CHANGE.search(words)
            if found and (found["up"] or found["down"]) and not change.quantity.hedge:
                than = _BASE.search(words)
                yield _Row(claim, change, 1 if found["up"] else -1, than[0] if than else "")
                continue
        end = min(stop, change.quantity.start) if change is not None else stop
        if _SAME.search(ctx.norm, q.end, min(end, q.end + _LONGEST)) or _all_same(ctx, q.end, stop):
            yield _Row(claim, None, 0, "")


def _level(claim: Claim) -> bool:
    return claim.quantity.kind in COUNTABLE and claim.bracket < 0


def _all_same(ctx: Context, start: int, stop: int) -> bool:
    return _ALL_SAME.search(ctx.norm, start, stop) is not None


def _among(rows: Sequence[_Row]) -> Iterator[Division]:
    for at, whole in enumerate(rows):
        if whole.change is None or last_digits(whole.level.quantity) < _TELLING:
            continue
        starts = [n for n in range(at + 2, min(len(rows), at + _FAR)) if _begins_line(rows, n)]
        found = [list(_columns(whole, rows[n : n + _MOST])) for n in (at + 1, *starts)]
        yield from max(found, key=len)  # both columns, if they add up anywhere


def _begins_line(rows: Sequence[_Row], n: int) -> bool:
    return rows[n].level.paragraph != rows[n - 1].level.paragraph


def _columns(whole: _Row, behind: Sequence[_Row]) -> Iterator[Division]:
    """Yield both columns of the rows behind a total of which one adds up exactly."""
    assert whole.change is not None
    level, change = _value(whole.level), whole.sign * _value(whole.change)
    made = moved = Fraction(0)
    for count, row in enumerate(behind, 1):
        if row.base and whole.base and row.base != whole.base:
            return
        made += _value(row.level)
        moved += row.sign * _value(row.change) if row.change else 0
        if count < 2 or (made != level and moved != change):
            continue
        parts = behind[:count]
        levels = _division([(r.level, 1) for r in parts], whole.level)
        moves = [(r.change, r.sign * whole.sign) for r in parts if r.change is not None]
        changes = _division(moves, whole.change)
        if made == level and moved == change:
            yield levels
            yield changes
        elif made == level and last_digits(whole.level.quantity) >= 2 * _TELLING and moves:
            yield changes._replace(closed=True)
        elif (
            moved == change
            and count > 2
            and moves
            and last_digits(whole.change.quantity) >= _CHANGES
        ):
            if slips(levels, whole.level, SURE if len(moves) > _MANY else SELDOM):
                yield levels
        else:
            continue
        return


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _division(parts: Sequence[tuple[Claim, int]], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, times) for c, times in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
