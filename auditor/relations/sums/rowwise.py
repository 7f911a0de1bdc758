"""Ties rows that several figures tell, and that add up to another row of the same figures.

全国发生火灾 28.1 万起，亡 1390 人，伤 881 人。…居民住宅 25.8 万起，亡 1317 人，伤 810 人。…其他
2.3 万起，亡 73 人，伤 71 人: no word joins the three, but where columns add up that chance would
not let add up, the rows are parts and whole, and the column that misses has a slip. The columns
of a row may be what each figure tells, or, where a row is said to sum up, whom it tells of
（选区：甲 112 席，乙 68 席。名单：甲 39 席，乙 29 席。两项合计：甲 151 席，乙 97 席）. What a
paragraph tells in several sentences is one row, too, and parts may be divided again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from fractions import Fraction
from itertools import chain, combinations
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import COUNTABLE, comparisons, same_unit, units_told
from auditor.relations.sums.misses import slips
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import SELDOM
from auditor.relations.sums.wholes import Division

_WIDEST, _WIDEST_PARAGRAPH = 4, 20  # figures that a row is told by
_AROUND = 12  # figures before and behind rows among which a part may stand that is no row
_FEWEST = 3  # figures of a column: a whole and two parts
_SEVERAL = 3  # parts behind which no more follow
_DEEP = 3  # levels of parts that are divided again
_MOST = 12  # parts of a whole
_NEAR = 4  # rows behind or before a whole of which two may be its parts
_LONGEST = 400  # rows of the same figures; more are no prose
_TELLING = 2_000  # In the digits of all columns that add up a smaller whole is reached by chance.
_FILLERS = "共约近超达为是有了到计:、人总数"  # what may stand between the words and the figure
# The noun that the unit tells anyway: 受理各类案件N件 is 受理N件.
_COUNTED = regex.compile("(?:各类)?(?:案件|纠纷|线索|来信|火灾|事故|人员|患者|学生|项目|企业)$")
_COUNTED_ENDS = frozenset("件纷索信灾故员者生目业儿童")  # of these and of _PUPILS
_PUPILS = regex.compile("在[校园](?:幼儿|儿童|小?学生|生)$")
_NO_LEVEL = regex.compile("[人户]均|平均|率|比重|每|最[高低多少大小]|计划|目标|第$")

_NOUNS = frozenset("省市县区乡镇村户")

_SUMMED = regex.compile("合计|总计|总和|加起来|相加|共计|累计")
_SAID = 100  # the same where words say that a row sums up
_JOINTS = "而和及与、"

# What a figure of a row tells: its kind and unit, and a word of what stands before it.
_Key = tuple[str, str]
_Row = dict[_Key, "_Cell"]


class _Cell(NamedTuple):
    """A figure that a row may be told by, with all that is asked of it again and again.

    words: what stands before it; a unit that is a noun itself (5市) needs none. rough: it in
    thousandths, in which sums are looked for before they are reckoned. item: how many ; stand
    before it. change: it tells by how much something grew.
    """

    claim: Claim
    unit: str
    words: str
    after: str
    rough: int
    item: int
    change: bool


class Grain(Enum):
    """The stretch of text whose figures are one row."""

    SENTENCE = "sentence"
    ITEM = "item"  # of a sentence, between ;
    PARAGRAPH = "paragraph"


def rowwise(ctx: Context) -> Iterator[Division]:
    """Yield the columns that miss beside columns that add up, in order of the wholes."""
    told: set[tuple[int, ...]] = set()
    cells = list(_cells(ctx))
    if len(cells) < 2 * _FEWEST:
        return
    common = _commonest(cells)
    ways = [(_last_words, Grain.SENTENCE), (common, Grain.PARAGRAPH)]
    if ";" in ctx.norm:
        ways.append((common, Grain.ITEM))
    if _SUMMED.search(ctx.norm):
        ways.append((_name, Grain.SENTENCE))
    for way, grain in ways:
        rows = list(_rows(cells, way, grain))
        least = _SAID if way is _name else _TELLING
        for whole, division in _levels(rows, least, grain):
            figures = (division.wholes[0].at, *(i.claim.at for i in division.items))
            if figures in told or (way is _name and not _sums_up(ctx, whole)):
                continue
            told.add(figures)
            if not _told_apart(ctx, division):
                yield division


def _levels(rows: Sequence[_Row], least: int, grain: Grain) -> Iterator[tuple[_Row, Division]]:
    """Yield what misses among rows, then among those that are left when parts are put away.

    全市…；义务教育…，其中小学…，初中…；高中阶段…，其中普高…，中职…: three divide the first.
    """
    left = list(rows)
    for _ in range(_DEEP):
        within: set[int] = set()
        for whole, parts, every in _sums(left, grain):
            proof, missing = _held(whole, parts)
            sure = proof >= (min(least, _SAID) if every else least)
            if sure:
                within.update(map(id, parts))
            # What the columns that add up lack in proof has to be made up by the slip itself.
            chance = SELDOM if sure else SELDOM * proof / (2 * least)
            telling = len(missing) == 1 and proof >= _SAID
            if telling and slips(missing[0], missing[0].wholes[0], chance):
                yield whole, missing[0]
        if not within:
            return
        left = [row for row in left if id(row) not in within]


def _told_apart(ctx: Context, d: Division) -> bool:
    """Tell whether what is missing stands near the parts, by itself: 丙县4人死亡."""
    gap = interval.of(d.wholes[0].quantity) - interval.total(i.interval for i in d.items)
    ends = sorted(c.at for c in (d.wholes[0], *(i.claim for i in d.items)))
    parts = {i.claim.at for i in d.items}
    return any(
        same_unit(c, d.wholes[0]) and c.quantity.value and gap.meets(interval.of(c.quantity))
        for c in ctx.claims[max(0, ends[0] - _AROUND) : ends[-1] + _AROUND]
        if c.at not in parts
    )


def _cells(ctx: Context) -> Iterator[_Cell]:
    """Yield the figures that may stand in a column: a whole and two parts have one unit."""
    items = last = 0
    told, compares = ctx.once(units_told), ctx.once(comparisons)
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in COUNTABLE or claim.bracket >= 0 or not q.value or told[q.unit] < _FEWEST:
            continue
        items += ctx.norm.count(";", last, q.start)
        last = q.start
        above, below = q.value.as_integer_ratio()
        words = q.unit
        if words not in _NOUNS:
            words = claim.before.rstrip(_FILLERS)
            if words[-1:] in _COUNTED_ENDS:
                words = _PUPILS.sub("在校生", _COUNTED.sub("", words))
        yield _Cell(
            claim,
            f"{q.kind.value} {q.unit}",
            words,
            claim.after[:2],
            above * 1000 // below,
            items,
            compares[claim.at],
        )


def _last_words(cell: _Cell) -> str:
    return cell.words[-2:] or cell.after


def _commonest(cells: Sequence[_Cell]) -> Callable[[_Cell], str]:
    """Return the way to tell figures by what more of them share: the words before or behind.

    甲县6.1万人受灾，乙县9.4万人受灾 share what stands behind, 招生N人，招生M人 what stands before.
    """
    before = Counter((c.unit, _last_words(c)) for c in cells)
    behind = Counter((c.unit, c.after) for c in cells if c.after)

    def way(cell: _Cell) -> str:
        words = _last_words(cell)
        shared = behind[cell.unit, cell.after] > before[cell.unit, words]
        return cell.after if shared else words

    return way


def _name(cell: _Cell) -> str:
    return cell.claim.before.lstrip(_JOINTS)[:2]


def _sums_up(ctx: Context, whole: _Row) -> bool:
    """Tell whether the sentence of a row begins by saying that it sums up (两项合计：)."""
    second = list(whole.values())[1].claim
    return (
        _SUMMED.search(ctx.norm, ctx.sentences[second.sentence][0], second.quantity.start)
        is not None
    )


def _rows(cells: Sequence[_Cell], way: Callable[[_Cell], str], grain: Grain) -> Iterator[_Row]:
    """Yield the figures of a sentence, an item or a paragraph, no two of which tell the same."""
    row: _Row = {}
    alone, whole = grain is Grain.SENTENCE, grain is Grain.PARAGRAPH
    place, widest = (-1, -1), _WIDEST if alone else _WIDEST_PARAGRAPH
    for cell in cells:
        if cell.change and not alone:
            continue
        key = (cell.unit, way(cell))
        place_of_sentence = (cell.claim.sentence, cell.item if grain is Grain.ITEM else 0)
        here = (cell.claim.paragraph, 0) if whole else place_of_sentence
        if here != place or key in row or len(row) == widest:
            begun = _of_sentence(row, cell, key) if whole and here == place else {}
            for own in begun:
                del row[own]
            if len(row) > 1:
                yield row if alone else _by_unit(row)
            row, place = begun, here
        row[key] = cell
    if len(row) > 1:
        yield row if alone else _by_unit(row)


def _by_unit(row: _Row) -> _Row:
    """Return a row in which a figure that is the only one of its unit needs no words (所, 元)."""
    units = Counter(unit for unit, _ in row)
    return {(u, "" if units[u] == 1 else words): c for (u, words), c in row.items()}


def _of_sentence(row: _Row, cell: _Cell, key: _Key) -> _Row:
    """Return what a row already has of the sentence of a figure, if that is a new row's."""
    own = {k: c for k, c in row.items() if c.claim.sentence == cell.claim.sentence}
    return {} if key in own else own


def _sums(rows: Sequence[_Row], grain: Grain) -> Iterator[tuple[_Row, tuple[_Row, ...], bool]]:
    """Yield the rows that one column makes look like a whole and its parts; is nothing left out?

    Rows of a sentence or an item are held together by two columns, those of a paragraph by any.
    """
    alike: dict[tuple[_Key, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        for keys in combinations(row, 1 if grain is Grain.PARAGRAPH else 2):
            alike[keys].append(row)
    for keys, column in alike.items():
        if not 2 < len(column) <= _LONGEST:
            continue
        for at, whole in enumerate(column):
            behind, before = column[at + 1 : at + 1 + _MOST], column[max(0, at - _MOST) : at][::-1]
            for side in (behind, before):
                for parts in chain.from_iterable(_choices(side, k, whole[k]) for k in keys):
                    yield whole, parts, _SEVERAL <= len(parts) == len(side) < _MOST


def _choices(side: Sequence[_Row], key: _Key, whole: _Cell) -> Iterator[tuple[_Row, ...]]:
    """Yield the rows next to a whole, or two near it, of which one column comes to the whole's."""
    target = whole.rough
    values = [row[key].rough for row in side]
    made = values[0] if values else 0
    for count, value in enumerate(values[1:], 2):
        made += value
        if 200 * abs(made - target) <= target:
            yield tuple(side[:count])
        if made > 2 * target:
            break
    near = values[:_NEAR]
    for a, b in combinations(range(len(near)), 2):
        if (a, b) != (0, 1) and 200 * abs(near[a] + near[b] - target) <= target:
            yield side[a], side[b]


def _held(whole: _Row, parts: Sequence[_Row]) -> tuple[Fraction, list[Division]]:
    """Return how telling the columns that add up are, and the columns that do not."""
    proof = Fraction(1)
    missing: list[Division] = []
    shared = [key for key in whole if all(key in row for row in parts)]
    for key in shared if len(shared) > 1 else ():
        claim = whole[key].claim
        column = [row[key].claim for row in parts]
        if _NO_LEVEL.search(claim.before):
            continue
        gap = interval.of(claim.quantity) - interval.total(interval.of(c.quantity) for c in column)
        if gap.low is None or gap.high is None:
            continue
        if gap.low <= 0 <= gap.high:
            proof *= max(
                Fraction(1), (claim.quantity.value or 0) / max(gap.high - gap.low, Fraction(1))
            )
        else:
            missing.append(_division(column, claim))
    return proof, missing


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, True, True, False, False)
