"""Figures that two passages of one text give for the same thing, known by their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.normal import normalise
from auditor.relations.repeats.restated import (
    Repeat,
    Words,
    agree,
    digits,
    exchanged,
    past,
    slipped,
    words,
    year_of,
)

_NOUN = regex.standard(rf"[{regex.HAN}]{{1,8}}")
_MOST = 40  # figures of one sort that are compared with each other


def twins(ctx: Context) -> Iterator[Repeat]:
    """Yield counts, sums of money and thresholds that the text states twice."""
    counts: dict[str, list[Quantity]] = {}
    groups: dict[str, list[Quantity]] = {}
    money: list[Quantity] = []
    thresholds: list[Claim] = []
    named: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in ctx.claims:
        q = claim.quantity
        if q.value is None:
            continue
        name = claim.before
        if q.kind in _THRESHOLDS and _NAME.fullmatch(name) and not _SAID.search(name):
            named.setdefault((name, q.unit, claim.after[:2]), []).append(claim)
        if q.hedge:
            if q.high is None and q.kind in _THRESHOLDS:
                thresholds.append(claim)
        elif q.kind is Kind.COUNT and q.unit:
            noun = _NOUN.match(ctx.norm, q.end)
            if noun is None:
                continue
            if noun[0][0] == "道" and q.unit in _FIXED:
                continue  # 113国道 is the name of a road
            if q.value >= 100:
                site = "级" if noun[0][1:2] == "级" else ""  # 村级站点 are no 村
                counts.setdefault(q.unit + noun[0][0] + site, []).append(q)
            elif q.unit in _FIXED and len(noun[0]) > 2:
                groups.setdefault(q.unit + noun[0][:3], []).append(q)
        elif q.kind is Kind.MONEY and q.end - q.start > 6 and digits(q) > 5:
            money.append(q)
    for same in counts.values():
        yield from _counts(same[:_MOST])
    for same in groups.values():
        yield from _groups(same)
    yield from _money(money[:_MOST])
    for alike in named.values():
        yield from _named(ctx, alike)
    if thresholds:
        yield from _thresholds(ctx, thresholds[:_MOST])
    yield from _wholes(ctx)
    if ctx.holds(*_NOTICE):
        yield from _notices(ctx)


def _pair(a: Quantity, b: Quantity, holds: bool, sure: bool = True) -> Repeat:
    return Repeat((a.start, a.end), (b.start, b.end), "数字", holds, sure)


def _counts(same: Sequence[Quantity]) -> Iterator[Repeat]:
    """全市486个村实行封闭管理 … 覆盖468个村: one noun, the same digits in another order."""
    for n, a in enumerate(same):
        for b in same[n + 1 :]:
            if digits(a) > 2 and exchanged(a, b):
                yield _pair(a, b, False, False)


_FIXED = frozenset("地国省市方")


_NOTICE = ("重要内容提示", "证券代码", "特别提示", "公告编号", "的公告")
_SHORT = 2  # Digits of figures that often have the same ones by chance.
_TIED = 4  # pairs of characters that two sentences on one figure share


def _notices(ctx: Context) -> Iterator[Repeat]:
    """每10股派发现金红利3.60元 … 每10股派发现金红利3.06元: a notice tells its figures again."""
    units: dict[str, list[Claim]] = {}
    for claim in ctx.claims:
        q = claim.quantity
        written = sum(char.isdigit() for char in q.text)
        if q.kind in _THRESHOLDS and q.value and q.unit and not q.hedge and written > _SHORT:
            units.setdefault(q.unit, []).append(claim)
    for same in units.values():
        told = Counter(c.quantity.value for c in same)
        if len(told) < _MOST:
            yield from _told_again(ctx, same[:_MOST], told)


def _told_again(
    ctx: Context, same: Sequence[Claim], told: Counter[Fraction | None]
) -> Iterator[Repeat]:
    for n, a in enumerate(same):
        for b in same[n + 1 :]:
            one, two = a.quantity, b.quantity
            once = min(told[one.value], told[two.value]) == 1
            if a.paragraph != b.paragraph and once and _mixed_up(one, two):
                end = len(ctx.norm)
                here, there = words(ctx.norm, one, 0, end), words(ctx.norm, two, 0, end)
                left, _, pairs = here.shared(there)
                tied = max(left - 1, pairs) >= _TIED and _holder(here) == _holder(there)
                if tied and _year(ctx, a) == _year(ctx, b):
                    yield _pair(one, two, False, False)


def _holder(around: Words) -> str:
    """Return the end of the name of who holds something, "" where nobody is said to hold it."""
    return around.before.rpartition("持有")[0][-2:]


def _mixed_up(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures are written alike but for two digits that changed places."""
    x, y = (normalise(q.text).replace(",", "") for q in (a, b))
    differ = [n for n in range(len(x)) if x[n] != y[n]] if len(x) == len(y) else []
    if len(differ) != _PAIR:
        return False
    i, j = differ
    return x[i] == y[j] and x[j] == y[i] and x[i].isdigit() and x[j].isdigit()


_PAIR = 2


def _groups(same: Sequence[Quantity]) -> Iterator[Repeat]:
    """四地分会场 … 四地分会场 … 五地分会场: a fixed group, once with another number."""
    values = Counter(q.value for q in same)
    if len(same) < 3 or len(values) != 2 or min(values.values()) > 1:
        return
    common = values.most_common(1)[0][0]
    odd = next(q for q in same if q.value != common)
    yield _pair(odd, next(q for q in same if q.value == common), False)


def _money(long: Sequence[Quantity]) -> Iterator[Repeat]:
    """204,572,159.81元 … 20,547.22万元: too many digits agree for chance."""
    for n, a in enumerate(long):
        for b in long[n + 1 :]:
            if a.unit != b.unit:
                continue
            if agree(a, b):
                yield _pair(a, b, True)
            elif slipped(a, b):
                yield _pair(a, b, False)


# A name long enough to be of one thing, and no word that many things share (比上年增长).
_NAME = regex.standard(rf"[{regex.HAN}]{{6,20}}")
_SAID = regex.standard("[增减升降涨跌提这那每第]|同比|环比|其中")  # more than a name


def _named(ctx: Context, same: Sequence[Claim]) -> Iterator[Repeat]:
    """行政区域总面积39.29平方千米 … 行政区域总面积39.92平方千米: the same words, a digit astray."""
    if len(same) != 2:
        return
    a, b = (claim.quantity for claim in same)
    lasting = a.kind is Kind.MEASURE and _LASTING.search(same[0].before) is not None
    years = [_told_year(ctx, c) if lasting else _year(ctx, c) for c in same]
    apart = same[0].sentence != same[1].sentence and years[0] == years[1]
    if apart and digits(a) > 2 and digits(a) == digits(b):
        if agree(a, b):
            yield _pair(a, b, True)
        elif slipped(a, b) or (lasting and _jumbled(a, b)):
            yield _pair(a, b, False, False)


# What a place has for good: no year stands with it, whatever years the text has told before.
_LASTING = regex.standard("面积|全长|总长|海拔|高度|宽度|跨度|流域|库容")


def _told_year(ctx: Context, claim: Claim) -> int | None:
    before = ctx.claims[claim.prev] if claim.prev >= 0 else None
    return _year(ctx, claim) if before is not None and before.sentence == claim.sentence else None


def _jumbled(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures of four digits and more are made of the same ones, mixed up."""
    x, y = (normalise(q.text).replace(",", "") for q in (a, b))
    return len(x) == len(y) and x[0] == y[0] and set(x) == set(y) and digits(a) > _LONG


_LONG = 3

_THRESHOLDS = frozenset((Kind.SHARE, Kind.MONEY, Kind.MEASURE, Kind.COUNT))
_UP_TO = regex.compile(r"(?P<words>[^,。;:、\n\d]{4})(?:超过|突破|超|逾|高于|达到?|为|了)*$")


def _thresholds(ctx: Context, thresholds: Sequence[Claim]) -> Iterator[Repeat]:
    """2023年末贷款余额较年初增长超过23% … 2023年末贷款余额…，较年初增长22.37%."""
    ends: dict[str, Claim] = {}
    for claim in thresholds:
        start = claim.quantity.start
        m = _UP_TO.search(ctx.norm, max(0, start - 12), start)
        if m is not None:
            ends.setdefault(m["words"], claim)
    for there in ctx.claims if ends else ():
        b = there.quantity
        here = ends.get(ctx.norm[b.start - 4 : b.start])
        if here is None or b.hedge or b.value is None or here.sentence == there.sentence:
            continue
        a = here.quantity
        if a.unit == b.unit and _alike(ctx, here, there) and (past(a, b) or agree(a, b)):
            yield _pair(a, b, not past(a, b))


def _alike(ctx: Context, a: Claim, b: Claim) -> bool:
    """Tell whether two sentences speak of one thing: many words shared, and the same year."""
    end = len(ctx.norm)
    here, there = words(ctx.norm, a.quantity, 0, end), words(ctx.norm, b.quantity, 0, end)
    return here.shared(there)[2] >= _ALIKE and _year(ctx, a) == _year(ctx, b)


_ALIKE = 12  # pairs of characters that two sentences on one thing share


def _year(ctx: Context, claim: Claim) -> int | None:
    """Return the last year named shortly before a figure."""
    for x in reversed(ctx.quantities[max(0, claim.at - 6) : claim.at]):
        year = year_of(x)
        if year is not None:
            return year
    return None


_ALL = regex.compile(
    r"(?P<n>\d{1,3})[个处家所座条项](?P<noun>\p{Han}{2,4}?)[已均都]{0,2}全部(?P<what>\p{Han}{4})"
)
_SCOPE = regex.compile(r"全市|全省|全区|全县|全国|辖区|全镇|全乡|全校|全州|我市|我省|我县|我区")


def _wholes(ctx: Context) -> Iterator[Repeat]:
    """辖区7个疫点全部解除 … 辖区9个疫点已全部解除: all of one scope, told twice."""
    if "全部" not in ctx.norm:
        return
    first: dict[tuple[str, str, str], tuple[str, tuple[int, int]]] = {}
    for m in _ALL.finditer(ctx.norm):
        scope = _SCOPE.findall(ctx.norm, max(0, m.start() - 60), m.start())
        if not scope:
            continue
        key = (scope[-1], m["noun"], m["what"])
        number, span = first.setdefault(key, (m["n"], m.span("n")))
        if span != m.span("n"):
            yield Repeat(span, m.span("n"), "总数", number == m["n"])
