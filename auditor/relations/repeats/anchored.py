"""Facts told twice whose sameness another figure proves: one that both passages share.

「营业收入16,166,915.07元，同比下滑69.29%」 twice: nobody has that revenue in two ways. And
「4月3日0—24时，新增确诊病例425例」 twice: the same day and the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.repeats.restated import Repeat, agree, digits, exchanged, slipped

_STATED = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE))
_MOST = 8  # figures behind the same words that are compared


def _pair(a: Quantity, b: Quantity, holds: bool, sure: bool = True) -> Repeat:
    return Repeat((a.start, a.end), (b.start, b.end), "数字", holds, sure)


# --- 营业收入16,166,915.07元，同比下滑69.29% --------------------

_GROWTH = regex.compile(
    r",?(?:(?P<yoy>同比|(?:较|比)?(?:上年|去年)同期)|(?P<mom>环比|较上[月季]|比上[月季]))(?:约|大幅|略|微)?"
    r"(?:(?P<up>增长|增加|上升|上涨|增|涨|升)|(?P<down>下降|下滑|减少|降低|下跌|降|跌|减))(?:了|约)?"
)
_GAP = 16  # characters between a level and its growth
_ANCHOR, _LONG = 4, 6  # digits of a figure that few others share, and that none does


def growths(ctx: Context) -> Iterator[Repeat]:
    """Yield the growth told behind one and the same level, in two sentences."""
    first: dict[tuple[Fraction, str, str], tuple[Claim, Claim]] = {}
    for level, growth in pairwise(ctx.claims):
        q, g = level.quantity, growth.quantity
        if g.kind is not Kind.SHARE or g.value is None or g.hedge:
            continue
        if q.kind not in _STATED or not q.value or q.hedge or q.end - q.start < _ANCHOR:
            continue
        if g.start - q.end > _GAP or digits(q) < _ANCHOR:
            continue
        m = _GROWTH.fullmatch(ctx.norm, q.end, g.start)
        if m is None or growth.sentence != level.sentence:
            continue
        way = ("yoy" if m["yoy"] else "mom") + ("up" if m["up"] else "down")
        key = (_rounded(q.value), q.unit, way)
        known = first.setdefault(key, (level, growth))
        if known[1] is growth or known[0].sentence == level.sentence:
            continue
        a, b = known[1].quantity, g
        exact = known[0].quantity.value == q.value and digits(q) >= _LONG
        if agree(a, b):
            yield _pair(a, b, True)
        elif exact or slipped(a, b):
            yield _pair(a, b, False)


def _rounded(value: Fraction) -> Fraction:
    """Return a figure rounded to as many digits as the shortest anchor has."""
    whole = abs(value)
    size = len(str(whole.numerator // whole.denominator))
    step = Fraction(10) ** (size - _ANCHOR)
    return round(whole / step) * step


# --- 4月3日0—24时，新增本土确诊病例425例 … 4月3日0—24时，新增本土确诊病例425例 --------------------

_TAIL, _RUN = 12, 70  # characters before a figure that are looked up, and that are compared
_DAY = regex.standard(r"(?<!\d)\d{1,2}月\d{1,2}日")
_NUMBER = regex.standard(r"(?<![\d.,])\d[\d,.]*\d")
_HAN = regex.compile(r"\p{Han}")
_FEWEST = 8  # 汉字 in words that are the same before two figures
_EDGE = frozenset("。;:,\n!?)")
_OF_PLACE = regex.standard(r"[市县区镇乡州省旗村](?:\([^()]{0,12}\))?:$")


def same_words(ctx: Context) -> Iterator[Repeat]:
    """Yield figures behind the same words, which name a day or hold another exact figure."""
    tails: dict[str, list[Quantity]] = {}
    for q in ctx.quantities:
        if q.kind in _STATED and q.start >= _TAIL:
            tails.setdefault(ctx.norm[q.start - _TAIL : q.start], []).append(q)
    for tail, found in tails.items():
        if len(found) == 1 or "\n" in tail or len(_HAN.findall(tail)) < _FEWEST // 2:
            continue
        same = [q for q in found[:_MOST] if q.value is not None and not q.hedge]
        for n, a in enumerate(same):
            for b in same[n + 1 :]:
                if a.unit == b.unit and _behind_the_same(ctx.norm, a, b):
                    one, two = _number(ctx.norm, a), _number(ctx.norm, b)
                    if a.value == b.value:
                        yield Repeat(one, two, "数字", True)
                    elif min(_written(a), _written(b)) > 1 and slipped(a, b):
                        yield Repeat(one, two, "数字", False, False)


_FIGURE = regex.standard(r"\d[\d,.]*")


def _number(norm: str, q: Quantity) -> tuple[int, int]:
    """Return where the number of a figure stands: the place that other readers of clauses tell."""
    m = _FIGURE.match(norm, q.start, q.end)
    return m.span() if m else (q.start, q.end)


def _written(q: Quantity) -> int:
    return sum(char.isdigit() for char in q.text)


def _behind_the_same(norm: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether the words before two figures are the same from where a clause begins."""
    n = 0
    while n < _RUN and n < a.start and norm[a.start - n - 1] == norm[b.start - n - 1] != "\n":
        n += 1
    run = norm[a.start - n : a.start]
    if len(_HAN.findall(run)) < _FEWEST:
        return False
    numbers = (_digits(m[0]) for m in _NUMBER.finditer(run, 1))
    if any(size >= _LONG - 1 for size in numbers):
        return True
    if not _DAY.search(run):
        return False
    ends = (a.start - n, b.start - n)
    return all(
        end == 0
        or (norm[end - 1] in _EDGE and not _OF_PLACE.search(norm, max(0, end - 16), end))
        or run[0] in _EDGE
        for end in ends
    )


def _digits(written: str) -> int:
    """Count the significant digits of a number as it is written."""
    return len(written.replace(",", "").replace(".", "").strip("0"))


# --- 已累计买入本公司股票435.37万股 … 已累计买入本公司股票435.73万股 --------------------

_LEVELS = _STATED - {Kind.SHARE}
_NAME = 4  # characters right before two figures that name what both are of


def mixed_up(ctx: Context) -> Iterator[Repeat]:
    """Yield long figures behind the same name whose digits are the same but for two exchanged."""
    named: dict[tuple[str, str], list[Quantity]] = {}
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind in _LEVELS and q.end - q.start > _ANCHOR and q.value:
            named.setdefault((claim.before[-_NAME:], q.unit), []).append(q)
    for (name, _), found in named.items():
        if len(found) == 1 or len(_HAN.findall(name)) < _NAME:
            continue
        same = [q for q in found[:_MOST] if digits(q) > _ANCHOR]
        for n, a in enumerate(same):
            for b in same[n + 1 :]:
                if _adjacent(a, b):
                    yield _pair(a, b, False, False)


def _adjacent(a: Quantity, b: Quantity) -> bool:
    """Tell whether two neighbouring digits changed places between two figures."""
    if not exchanged(a, b) or a.value is None or b.value is None:
        return False
    x, y = (interval.show(abs(v)).replace(".", "") for v in (a.value, b.value))
    differ = [n for n, (c, d) in enumerate(zip(x, y, strict=True)) if c != d]
    return differ[1] - differ[0] == 1


# --- 中标境内大项目21个、境外大项目1个 …… 中标境内大项目12个、境外大项目1个 --

_CLAUSE = regex.standard(r"[^,。;:!?\n]{16,}")
_WORDY = 14  # 汉字 of a clause that no two facts share by chance
_CLAUSES = 2000  # clauses that are compared


def same_clauses(ctx: Context) -> Iterator[Repeat]:
    """Yield the figure that differs between two clauses alike in all else, another figure too."""
    first: dict[str, tuple[int, int]] = {}
    for n, m in enumerate(_CLAUSE.finditer(ctx.norm)):
        if n > _CLAUSES:
            return
        form, figures = _FIGURE.subn("#", m[0])
        if figures < _FIGURES:
            continue
        known = first.setdefault(form, m.span())
        if known == m.span() or len(_HAN.findall(form)) < _WORDY:
            continue
        pairs = list(
            zip(*(_FIGURE.finditer(ctx.norm, *at) for at in (known, m.span())), strict=True)
        )
        differ = [(x, y) for x, y in pairs if x[0] != y[0]]
        if not differ:
            yield Repeat(pairs[0][0].span(), pairs[0][1].span(), "数字", True)
        elif len(differ) == 1:
            x, y = differ[0]
            if len(x[0]) > 1 and sorted(x[0]) == sorted(y[0]):
                yield Repeat(x.span(), y.span(), "数字", False, False)


_FIGURES = 2


# --- 受理审查起诉60件214人 …… 受理审查起诉60件214人，同比上升 --

# What was done to the cases: 受理 86 件 152 人 is another fact than 审结 84 件 152 人.
_ACTS = regex.compile("受理|新收|[审办执]结|批准|决定|提起")
_CASES, _PEOPLE = frozenset("件起宗例户家"), frozenset("人名")


def cases_and_persons(ctx: Context) -> Iterator[Repeat]:
    """Yield cases told with their persons twice under one name, where one of the two agrees."""
    first: dict[tuple[str, str], list[tuple[Quantity, Quantity]]] = {}
    for one, two in pairwise(ctx.claims):
        a, b = one.quantity, two.quantity
        if a.end != b.start or a.unit not in _CASES or b.unit not in _PEOPLE:
            continue
        name = one.before[-_NAME:]
        if len(_HAN.findall(name)) < _NAME or a.hedge or b.hedge or not a.value or not b.value:
            continue
        acts = _ACTS.findall(one.before)
        known = first.setdefault((name, acts[-1] if acts else ""), [])
        for c, d in known[:_MOST]:
            same, other = ((a, c), (b, d)) if a.value == c.value else ((b, d), (a, c))
            if same[0].value != same[1].value:
                continue
            if agree(*other):
                yield _pair(*other[::-1], True)
            elif slipped(*other) and min(map(_written, same)) > 1:
                yield _pair(*other[::-1], False)
        known.append((a, b))


def anchored(ctx: Context) -> Iterator[Repeat]:
    """Yield every fact that is told twice beside another figure that proves it the same."""
    for reader in (growths, same_words, mixed_up, same_clauses, cases_and_persons):
        yield from reader(ctx)
