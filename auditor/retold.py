"""What a headline says and its text says again: figures, ordinals, years, periods, closing days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor import regex
from auditor.claims import Context
from auditor.headlines import Item, items
from auditor.model import Kind, Quantity
from auditor.restated import (
    Repeat,
    Words,
    agree,
    comparable,
    digits,
    far_beyond,
    past,
    period_of,
    same_day,
    slipped,
    words,
    year_of,
)

_NUMERIC = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE))
_MOST = 400  # figures of one text that a headline is compared with
_COMPARES = tuple("自从由较比与和及")  # 自2018年以来 is another time by its own words
_RELATIVE = frozenset(("今年", "去年", "明年", "前年", "本年"))


def retold(ctx: Context) -> Iterator[Repeat]:
    """Yield the figures of every headline that its text repeats or should repeat."""
    starts = [q.start for q in ctx.quantities]
    for item in items(ctx.norm):
        head = _between(ctx, starts, item.start, item.head_end)
        body = _between(ctx, starts, item.body, item.end)[:_MOST] if head else ()
        if body:
            yield from _compare(ctx.norm, item, head, body)


class _Around:
    """The words around the figures of a text, read when first asked for."""

    __slots__ = ("body", "item", "known", "norm")

    def __init__(self, norm: str, item: Item, body: Sequence[Quantity]) -> None:
        self.norm, self.item, self.body = norm, item, body
        self.known: dict[int, Words] = {}

    def __getitem__(self, n: int) -> Words:
        if n not in self.known:
            self.known[n] = words(self.norm, self.body[n], self.item.body, self.item.end)
        return self.known[n]


def _between(ctx: Context, starts: list[int], start: int, end: int) -> Sequence[Quantity]:
    return ctx.quantities[bisect_left(starts, start) : bisect_left(starts, end)]


def _compare(
    norm: str, item: Item, head: Sequence[Quantity], body: Sequence[Quantity]
) -> Iterator[Repeat]:
    around = _Around(norm, item, body)
    for h in head:
        here = words(norm, h, item.start, item.head_end)
        year, period = year_of(h), period_of(h)
        if year is not None and period is None and not _has_month(h):
            found = _year(norm, h, year, here, body, around)
        elif period is not None:
            found = _period(norm, h, period, here, body, around)
        elif h.kind is Kind.DATE:
            found = _closing(norm, h, body)
        elif h.kind is Kind.ORDINAL:
            found = _ordinal(h, here, body, around)
        elif h.kind is Kind.LABEL:
            found = _label(h, here, body, around)
        elif h.kind in _NUMERIC:
            found = _figure(norm, item, h, here, body, around)
        else:
            found = None
        if found is not None:
            yield found


def _has_month(q: Quantity) -> bool:
    return q.when is not None and q.when.month is not None


def _repeat(h: Quantity, b: Quantity, what: str, holds: bool, sure: bool = True) -> Repeat:
    return Repeat((h.start, h.end), (b.start, b.end), what, holds, sure)


_QUOTE = regex.compile(r"\([\d.,%+-]*$")  # (6.45,0.02,0.31%) behind a company's name


def _coded(norm: str, q: Quantity) -> bool:
    """Tell whether a figure is a stock's code or quote: (600001), (6.45,0.02,0.31%)."""
    if _QUOTE.search(norm, max(0, q.start - 20), q.start):
        return True
    return not q.unit and (
        norm[q.start - 1 : q.start] == "." or (len(q.text) > 4 and q.text[0] == "0")
    )


def _figure(
    norm: str, item: Item, h: Quantity, here: Words, body: Sequence[Quantity], around: _Around
) -> Repeat | None:
    """Compare a figure of the headline with the figure of the text in the nearest words."""
    if _coded(norm, h):
        return None
    near: list[_Near] = []
    matching: tuple[int, Quantity] | None = None
    for n, b in enumerate(body):
        if b.kind not in _NUMERIC or not comparable(h, b) or year_of(b) or _coded(norm, b):
            continue
        left, right, pairs = here.shared(around[n])
        if not agree(h, b):
            if "其中" in norm[max(item.body, b.start - 12) : b.start]:
                continue  # a part of something
            slip = (pairs > 0 or left + right > 0 or digits(h) > 4) and slipped(h, b)
            score = 2 * left + 2 * right + pairs
            near.append(_Near(slip, score, digits(b), left, right, pairs, -n))
        elif not far_beyond(h, b) and (matching is None or left + right > matching[0]):
            matching = (left + right, b)
    return _verdict(h, here, body, around, near, matching)


def _verdict(
    h: Quantity,
    here: Words,
    body: Sequence[Quantity],
    around: _Around,
    near: list[_Near],
    matching: tuple[int, Quantity] | None,
) -> Repeat | None:
    """Weigh the figures that agree with a headline's figure and those that come near."""
    best = max(near, default=None)
    if matching is not None and not (best and best.slip and 3 <= best.left > matching[0]):
        known = matching[0] > 0 or digits(h) > 2
        return _repeat(h, matching[1], "数字", True) if known else None
    if best is None or _summed(around.norm, h, body, best.at):
        return None
    b, there = body[best.at], around[best.at]
    if best.slip and _by_a_slip(h, b, here, there, best, len(near)):
        return _repeat(h, b, "数字", False)
    _, _, _, left, right, _, _ = best = max(near, key=lambda x: x[1:])
    b = body[best.at]
    close = left >= 4 or right >= 4 or (left >= 2 and right >= 2)
    if past(h, b) and close and left >= 2:
        return _repeat(h, b, "数字", False)
    size = min(digits(h), digits(b))
    # A smaller count may be a part of the one in the headline.
    whole = h.kind is not Kind.COUNT or (
        h.high is not None and b.low is not None and b.low > h.high
    )
    if whole and (close or left >= 3) and (size >= 3 or h.value is None):
        return _repeat(h, b, "数字", False)
    return None


class _Near(NamedTuple):
    """How near a figure of the text comes: one slip away, and by its words."""

    slip: bool
    score: int
    size: int
    left: int
    right: int
    pairs: int
    earlier: int  # minus its index: of equals the first one counts

    @property
    def at(self) -> int:
        """The index of the figure in its text."""
        return -self.earlier


def _by_a_slip(
    h: Quantity, b: Quantity, here: Words, there: Words, near: _Near, rivals: int
) -> bool:
    """Tell whether the words bind two figures enough that one must be a slip of the other.

    The fewer digits a figure has, the more words must agree: two short figures are soon alike.
    """
    _, _, _, left, right, pairs, _ = near
    size = min(digits(h), digits(b))
    if size >= 5 and h.unit == b.unit:
        return True
    if size >= 3:
        return left >= 2 or right >= 2 or pairs >= 3
    noun = len(here.after) > 1 and here.after[:2] in there.after[:16]
    same_unit = bool(h.unit) and h.unit == b.unit
    if size == 2:
        return left >= 3 or right >= 3 or here.within(there) or (noun and same_unit)
    return (pairs >= 6 and (right >= 2 or rivals == 1 or noun)) or (right >= 3 and same_unit)


def _summed(norm: str, h: Quantity, body: Sequence[Quantity], at: int) -> bool:
    """Tell whether the figure of the text and its neighbours add up to that of the headline."""
    low, high = _sentence(norm, body[at])
    same = [
        (n, b.value)
        for n, b in enumerate(body)
        if low <= b.start < high and comparable(h, b) and b.value is not None
    ]
    for first in range(len(same) - 1):
        total = same[first][1]
        for n in range(first + 1, min(first + 4, len(same))):
            total += same[n][1]
            inside = same[first][0] <= at <= same[n][0]
            if inside and h.value is not None and abs(total - h.value) <= 2 * h.half_unit:
                return True
    return False


_MORE = regex.compile(r"另|其余|此外|还有|同时")


def _sentence(norm: str, q: Quantity) -> tuple[int, int]:
    start = max(norm.rfind("。", max(0, q.start - 300), q.start), q.start - 300)
    stop = norm.find("。", q.end, q.end + 300)
    while stop >= 0 and _MORE.match(norm, stop + 1):
        stop = norm.find("。", stop + 1, stop + 100)
    return start, q.end + 300 if stop < 0 else stop


def _ordinal(h: Quantity, here: Words, body: Sequence[Quantity], around: _Around) -> Repeat | None:
    """第137届博览会 in the headline, 第136届博览会 in the text."""
    wrong: Quantity | None = None
    for n, b in enumerate(body):
        if b.kind is not Kind.ORDINAL or b.unit != h.unit:
            continue
        if b.value == h.value:
            return _repeat(h, b, "序数", True)
        if wrong is None and here.shared(around[n])[1] >= 2:
            wrong = b
    return None if wrong is None else _repeat(h, wrong, "序数", False)


def _year(
    norm: str, h: Quantity, year: int, here: Words, body: Sequence[Quantity], around: _Around
) -> Repeat | None:
    """2025品牌论坛 in the headline, 2024品牌论坛 in the text."""
    wrong: tuple[int, Quantity] | None = None
    right_one: tuple[int, Quantity] | None = None
    for n, b in enumerate(body):
        other = year_of(b)
        if other is None:
            if b.when is not None and b.when.anchor in _RELATIVE:
                return None
            continue
        if norm[b.start - 1 : b.start] in _COMPARES:
            continue
        left, right, _ = here.shared(around[n])
        if other == year:
            right_one = max(right_one or (0, b), (right, b), key=lambda x: x[0])
        elif (right >= 3 or left >= 4) and (wrong is None or right > wrong[0]):
            wrong = (right, b)
    if wrong is not None and (right_one is None or (wrong[0] >= 6 and right_one[0] < 2)):
        return _repeat(h, wrong[1], "年份", False)
    return None if right_one is None else _repeat(h, right_one[1], "年份", True)


def _period(
    norm: str,
    h: Quantity,
    period: tuple[int, int],
    here: Words,
    body: Sequence[Quantity],
    around: _Around,
) -> Repeat | None:
    """前8个月 in the headline, 前7个月 in the text."""
    wrong: Quantity | None = None
    lead = norm.find("。", around.item.body, around.item.end)
    quarters: list[tuple[tuple[int, int], Quantity]] = []
    for n, b in enumerate(body):
        other = period_of(b)
        if other is None:
            continue
        if other == period:
            return _repeat(h, b, "时段", True)
        if other[1] - other[0] == 2:
            quarters.append((other, b))
        alike = other[0] == period[0] or other[1] - other[0] == period[1] - period[0] == 2
        right = here.shared(around[n])[1] if wrong is None and alike else 0
        # Behind the first sentence a text goes on to other times.
        if right >= 6 or (right >= 2 and b.start < lead):
            wrong = b
    if wrong is None and period[1] - period[0] == 2 and len(quarters) > 1:
        # A report on one quarter: its text knows only that quarter.
        wrong = quarters[0][1] if len({p for p, _ in quarters}) == 1 else None
    return None if wrong is None else _repeat(h, wrong, "时段", False)


def _closing(norm: str, h: Quantity, body: Sequence[Quantity]) -> Repeat | None:
    """截至6月底 in the headline, 截至5月底 in the text."""
    if norm[h.start - 2 : h.start] not in ("截至", "截止") or h.when is None:
        return None
    wrong: Quantity | None = None
    for b in body:
        if b.kind is not Kind.DATE or norm[b.start - 2 : b.start] not in ("截至", "截止"):
            continue
        if b.when is None or (b.when.month is None and b.when.day is None):
            continue
        if same_day(h.when, b.when):
            return _repeat(h, b, "截止日期", True)
        wrong = wrong or b
    return None if wrong is None else _repeat(h, wrong, "截止日期", False)


def _label(h: Quantity, here: Words, body: Sequence[Quantity], around: _Around) -> Repeat | None:
    """“十四五”期间 in the headline, “十三五”期间 in the text."""
    if not h.text.endswith("五"):
        return None
    wrong: Quantity | None = None
    for n, b in enumerate(body):
        if b.kind is not Kind.LABEL or not b.text.endswith("五"):
            continue
        if b.text == h.text:
            return _repeat(h, b, "规划期", True)
        if wrong is None and here.shared(around[n])[1] >= 3:
            wrong = b
    return None if wrong is None else _repeat(h, wrong, "规划期", False)
