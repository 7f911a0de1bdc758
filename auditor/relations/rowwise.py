"""Ties rows that several figures tell, and that add up to another row of the same figures.

全国发生火灾 28.1 万起，亡 1390 人，伤 881 人。…居民住宅 25.8 万起，亡 1317 人，伤 810 人。…其他
2.3 万起，亡 73 人，伤 71 人: no word joins the three, but where columns add up that chance would
not let add up, the rows are parts and whole, and the column that misses has a slip. The columns
of a row may be what each figure tells, or, where a row is said to sum up, whom it tells of
（选区：甲 112 席，乙 68 席。名单：甲 39 席，乙 29 席。两项合计：甲 151 席，乙 97 席）.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.misses import slips
from auditor.relations.parts import COUNTABLE, Item, Opener
from auditor.relations.slips import SELDOM
from auditor.relations.wholes import Division

_WIDEST = 4  # figures that a row is told by
_MOST = 12  # parts of a whole
_NEAR = 4  # rows behind or before a whole of which two may be its parts
_LONGEST = 400  # rows of the same figures; more are no prose
_TELLING = 2_000  # In the digits of all columns that add up a smaller whole is reached by chance.
_FILLERS = "共约达为是有了到计:、人总数"  # what may stand between the words and the figure
# The noun that the unit tells anyway: 受理各类案件N件 is 受理N件.
_COUNTED = regex.compile("(?:各类)?(?:案件|纠纷|线索|来信|火灾|事故|人员|患者|学生|项目|企业)$")
_NO_LEVEL = regex.compile("[人户]均|平均|率|比重|每|最[高低多少大小]|计划|目标|第$")

_SUMMED = regex.compile("合计|总计|总和|加起来|相加|共计|累计")
_SAID = 100  # the same where words say that a row sums up
_JOINTS = "而和及与、"

# What a figure of a row tells: its kind, its unit, and a word of what stands before it.
_Key = tuple[str, str, str]
_Row = dict[_Key, Claim]


def rowwise(ctx: Context) -> Iterator[Division]:
    """Yield the columns that miss beside columns that add up, in order of the wholes."""
    told: set[tuple[int, ...]] = set()
    ways = [_last_word, _last_words]
    if _SUMMED.search(ctx.norm):
        ways.append(_name)
    for way in ways:
        by_pair: dict[tuple[_Key, _Key], list[_Row]] = defaultdict(list)
        for row in _rows(ctx, way):
            for pair in combinations(row, 2):
                by_pair[pair].append(row)
        for pair, rows in by_pair.items():
            if 2 < len(rows) <= _LONGEST:
                for whole, parts in _sums(pair, rows):
                    for division in _missed(whole, parts, _SAID if way is _name else _TELLING):
                        figures = (division.wholes[0].at, *(i.claim.at for i in division.items))
                        if figures in told or (way is _name and not _sums_up(ctx, whole)):
                            continue
                        told.add(figures)
                        yield division


def _last_word(claim: Claim) -> str:
    return _COUNTED.sub("", claim.before.rstrip(_FILLERS))[-1:] or claim.after[:2]


def _last_words(claim: Claim) -> str:
    """Return a little more, where one character is not enough: 招生N人，在校生M人."""
    return _COUNTED.sub("", claim.before.rstrip(_FILLERS))[-2:] or claim.after[:2]


def _name(claim: Claim) -> str:
    return claim.before.lstrip(_JOINTS)[:2]


def _sums_up(ctx: Context, whole: _Row) -> bool:
    """Tell whether the sentence of a row begins by saying that it sums up (两项合计：)."""
    second = list(whole.values())[1]
    start = ctx.sentences[second.sentence][0]
    return _SUMMED.search(ctx.norm, start, second.quantity.start) is not None


def _rows(ctx: Context, way: Callable[[Claim], str]) -> Iterator[_Row]:
    """Yield the figures of a sentence that stand in a row, no two of which tell the same."""
    row: _Row = {}
    sentence = -1
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or claim.bracket >= 0 or not q.value or q.hedge:
            continue
        key = (q.kind.value, q.unit, way(claim))
        if claim.sentence != sentence or key in row or len(row) == _WIDEST:
            if len(row) > 1:
                yield row
            row, sentence = {}, claim.sentence
        row[key] = claim
    if len(row) > 1:
        yield row


def _sums(pair: tuple[_Key, _Key], rows: Sequence[_Row]) -> Iterator[tuple[_Row, tuple[_Row, ...]]]:
    """Yield the rows that one column of a pair makes look like a whole and its parts."""
    for at, whole in enumerate(rows):
        targets = [_value(whole[key]) for key in pair]
        behind, before = rows[at + 1 : at + 1 + _MOST], rows[max(0, at - _MOST) : at][::-1]
        for side in (behind, before):
            for parts in _choices(side, pair, targets):
                yield whole, parts


def _choices(
    side: Sequence[_Row], pair: tuple[_Key, _Key], targets: Sequence[Fraction]
) -> Iterator[tuple[_Row, ...]]:
    """Yield the rows next to a whole, or two near it, of which one column comes to the whole's."""
    for key, target in zip(pair, targets, strict=True):
        values = [_value(row[key]) for row in side]
        made = values[0] if values else Fraction(0)
        for count, value in enumerate(values[1:], 2):
            made += value
            if _close(made, target):
                yield tuple(side[:count])
            if made > 2 * target:
                break
        for a, b in combinations(range(min(_NEAR, len(values))), 2):
            if (a, b) != (0, 1) and _close(values[a] + values[b], target):
                yield side[a], side[b]


def _close(made: Fraction, target: Fraction) -> bool:
    """Tell whether a sum comes to a figure but for what rounding may do; others look closer."""
    return made == target or 200 * abs(made - target) < target


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _missed(whole: _Row, parts: Sequence[_Row], least: int) -> Iterator[Division]:
    """Yield the columns that a plain slip keeps from adding up, if the others leave no doubt."""
    proof = Fraction(1)
    missing: list[Division] = []
    for key in whole:
        column = [row[key] for row in parts if key in row]
        if len(column) < len(parts) or _NO_LEVEL.search(whole[key].before):
            continue
        made = sum(map(_value, column), Fraction(0))
        gap = abs(made - _value(whole[key]))
        spread = sum((c.quantity.half_unit for c in (whole[key], *column)), Fraction(0))
        if gap <= spread:
            proof *= max(Fraction(1), _value(whole[key]) / max(2 * spread, Fraction(1)))
        else:
            missing.append(_division(column, whole[key]))
    if proof >= least and len(missing) == 1:
        yield from (d for d in missing if slips(d, d.wholes[0], SELDOM))


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, True, True, False, False)
