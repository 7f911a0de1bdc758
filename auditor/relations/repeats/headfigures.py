"""The figures of a headline against those of its text."""

from __future__ import annotations

from typing import NamedTuple

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.relations.repeats.restated import (
    Repeat,
    Words,
    agree,
    comparable,
    cut,
    digits,
    exchanged,
    far_beyond,
    loosely,
    past,
    slipped,
    year_of,
)
from auditor.relations.repeats.story import Story, repeat

NUMERIC = frozenset((Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE))
_DATED = regex.compile(r"\((?:截至)?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?[末底]?[:为]?$")
_QUOTE = regex.compile(r"\([\d.,%+-]*$")  # (6.45,0.02,0.31%) behind a company's name


def coded(norm: str, q: Quantity) -> bool:
    """Tell whether a figure is a stock's code or quote: (600001), (6.45,0.02,0.31%)."""
    begin = max(0, q.start - 20)
    if norm.find("(", begin, q.start) >= 0 and _QUOTE.search(norm, begin, q.start):
        return True
    return not q.unit and (
        norm[q.start - 1 : q.start] == "." or (len(q.text) > 4 and q.text[0] == "0")
    )


def figure(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """Compare a figure of the headline with the figure of the text in the nearest words."""
    norm, body = story.norm, story.body
    if coded(norm, h):
        return None
    agreeing: list[int] = []
    other: list[tuple[int, bool]] = []
    for n, b in enumerate(body):
        if b.kind not in NUMERIC or not comparable(h, b) or year_of(b) or coded(norm, b):
            continue
        if not agree(h, b):
            # What 其中 tells is a part of something, unless the headline names just that.
            part = "其中" in norm[max(story.item.body, b.start - 12) : b.start]
            # （2022年12月31日：3.00港仙）: the figure of a day of its own.
            part = part or _DATED.search(norm, max(0, b.start - 14), b.start) is not None
            if not part or here.ends_in(story.around(n)):
                other.append((n, slipped(h, b) or cut(h, b)))
        elif not far_beyond(h, b):
            agreeing.append(n)
    matching: tuple[int, Quantity] | None = None
    if any(slip for _, slip in other):
        # An open end (不超过 246 万股) meets much and says little.
        agreeing = [n for n in agreeing if not (loosely(h, body[n]) or _coarser(body[n], h))]
    for n in agreeing:
        words_shared = sum(here.shared(story.around(n))[:2])
        if matching is None or words_shared > matching[0]:
            matching = (words_shared, body[n])
    near: list[_Near] = []
    for n, slip in other:
        if slip or not agreeing:
            left, right, pairs = here.shared(story.around(n))
            score = 2 * left + 2 * right + pairs + 4 * here.within(story.around(n))
            near.append(_Near(slip, score, digits(body[n]), left, right, pairs, -n))
    return _verdict(story, h, here, near, matching)


def _coarser(b: Quantity, h: Quantity) -> bool:
    """Tell whether a round figure of the text is no source of a headline's: 1亿元, 5012.6万元."""
    return not h.hedge and digits(b) + 1 < digits(h)


def _verdict(
    story: Story,
    h: Quantity,
    here: Words,
    near: list[_Near],
    matching: tuple[int, Quantity] | None,
) -> Repeat | None:
    """Weigh the figures that agree with a headline's figure and those that come near."""
    body = story.body
    best = max(near, default=None)
    if matching is not None and not _nearer(h, best, matching[0]):
        known = matching[0] > 0 or digits(h) > 2
        return repeat(h, matching[1], "数字", True) if known else None
    if best is None or _summed(story, h, best.at):
        return None
    b, there = body[best.at], story.around(best.at)
    if best.slip and _by_a_slip(h, b, here, there, best, len(near)):
        return repeat(h, b, "数字", False)
    rivals = sum(x.slip for x in near)
    if best.slip and matching is None and _nowhere_else(h, b, best, rivals):
        return repeat(h, b, "数字", False)
    _, _, _, left, right, _, _ = best = max(near, key=lambda x: x[1:])
    b = body[best.at]
    close = left >= 4 or right >= 4 or (left >= 2 and right >= 2)
    if past(h, b) and close and left >= 2:
        return repeat(h, b, "数字", False)
    size = min(digits(h), digits(b))
    # A smaller count may be a part of the one in the headline.
    whole = h.kind is not Kind.COUNT or (
        h.high is not None and b.low is not None and b.low > h.high
    )
    if whole and (close or left >= 3) and (size >= 3 or h.value is None):
        return repeat(h, b, "数字", False)
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


def _nearer(h: Quantity, best: _Near | None, shared: int) -> bool:
    """Tell whether a slip in the very words of the headline outweighs an equal figure elsewhere."""
    if best is None or not best.slip:
        return False
    if shared == 0 and best.size == digits(h) > 1 and min(best.left, best.right) >= _COUNTED:
        return True  # 18人受伤 against 16人受伤, whatever 18名消防员 did
    return min(digits(h), best.size) >= 3 and best.left >= 3 and best.left > shared


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
        return left >= 2 or right >= 2 or pairs >= 3 or here.within(there)
    noun = _one_noun(here.after, there.after[:16])
    same_unit = bool(h.unit) and h.unit == b.unit
    if size == 2:
        return left >= 3 or right >= 3 or here.within(there) or (noun and same_unit)
    if left >= 4 or (right >= 3 and same_unit):
        return True
    return pairs >= 6 and (right >= 2 or rivals == 1 or noun)


def _one_noun(one: str, other: str) -> bool:
    """Tell whether the same is counted: 16个行政建制镇 are no 16个行政村."""
    noun = _HAN.match(one)
    ends = noun is not None and (len(noun[0]) > _NOUN or noun[0][-1] in other)
    return len(one) > 1 and one[:2] in other and ends


_HAN = regex.compile(r"\p{Han}+")
_COUNTED = 2  # Characters on either side of a count that tell what was counted.
_NOUN = 6  # Characters of a noun behind which nothing more is told.
_COMMON = frozenset(("", "元", "%", "人", "个"))  # units that many figures of a text share


def _nowhere_else(h: Quantity, b: Quantity, near: _Near, rivals: int) -> bool:
    """Tell whether a slip explains a headline's figure that its text does not have at all.

    `rivals` counts the figures of the text that are one slip away.
    """
    if near.size >= 2 and rivals == 1 and near.pairs >= 2 and h.unit not in ("", "元", "%"):
        return True
    if not h.unit or h.unit != b.unit:
        return False
    if min(digits(h), near.size) >= 4:
        return True
    swapped = exchanged(h, b) or cut(h, b)
    if swapped and near.size >= 3 and near.pairs and rivals == 1:
        return True
    return swapped and near.pairs >= (2 if h.unit in _COMMON else 1)


def _summed(story: Story, h: Quantity, at: int) -> bool:
    """Tell whether the figure of the text and its neighbours add up to that of the headline."""
    low, high = _sentence(story.norm, story.body[at])
    same = [
        (n, b.value)
        for n, b in enumerate(story.body)
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
