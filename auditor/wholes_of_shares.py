"""Finds the figure of the whole that a share is of, where it does not stand inside the statement.

The words bind it (占税收收入的69.1% ↔ 税收收入271.48亿元), or the company does: shares told in a row
(甲N，占P；乙N，占P；丙N，占P) are of one whole, which may stand in front of the row, or be the sum of
its parts, or follow from the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

import regex

from auditor import interval, nouns
from auditor.claims import Context
from auditor.interval import Interval
from auditor.model import Kind, Quantity
from auditor.shares import Share
from auditor.verdicts import allowed

_REACH = 40  # Figures before a statement that may be its whole.
_FAR = 160  # Figures before a statement among which a whole is looked for by name.
_FILLER = regex.compile(
    r"(?:[为达到共有约是近超逾计了已:]|实现|完成|合计|累计|总计|总额|总量|总数|总值|总面积|余额|规模|数量|超过)+$"
)
_PLACE = regex.compile(
    r"^(?:我国|[全我本该][国省市县区州镇村校院行司]|各级各类|各类|各级|公司|集团|规模以上)+"
)
_NOT_A_LEVEL = frozenset(
    {Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.DATE, Kind.TIME, Kind.ORDINAL}
)
_OTHER_TIME = regex.compile("上年|去年|同期|[比较与]|增加|减少|增收|每")


class Tie(Enum):
    """What ties a share to its whole."""

    NAME = "name"  # the words for the whole are the words before the figure
    ROW = "row"  # other shares of the same row are of this whole
    ALONE = "alone"  # the only figure of its unit that the sentence has
    FIT = "fit"  # nothing but that the sum comes out


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole that a share may be of: the figure, or an interval that other figures imply."""

    value: Interval
    figures: tuple[Quantity, ...]
    tie: Tie


def implied(ctx: Context, share: Share) -> Interval:
    """Return the whole that a share and its part imply."""
    stated = allowed(ctx.quantities[share.share])
    return interval.of(ctx.quantities[share.part]).scaled(100) / stated


def of(ctx: Context, row: Sequence[Share]) -> list[Whole | None]:
    """Return the whole of each share of a row, None where nothing ties one to it.

    A row is what one paragraph says about parts of one unit. A whole that fits is preferred; one
    that does not fit is returned only if a name, the row or the sentence ties it surely.
    """
    wanted = [implied(ctx, share) for share in row]
    near = _candidates(ctx, row)
    far = _further(ctx, row)
    support = {c: sum(c.value.meets(w) for w in wanted) for c in (*near, *far)}
    strong = [c for c in support if support[c] > 1 and len(c.figures) == 1]
    best = max(strong, key=lambda c: support[c], default=None)
    names = _inherited(row)
    out: list[Whole | None] = []
    for share, want in zip(row, wanted, strict=True):
        fitting = [c for c in near if c.value.meets(want) and _may_hold(ctx, c, share)]
        fitting += [c for c in strong if c.value.meets(want)]
        named = _named(ctx, share, row)
        fitting += [w for w in named if w.value.meets(want)]
        exact = [w for w in named if w.tie is Tie.NAME]
        if fitting:
            out.append(max(fitting, key=lambda c: support.get(c, 1)))
        elif exact:
            out.append(exact[0])
        elif best and support[best] >= len(row) - 1 and _may_hold(ctx, best, share):
            out.append(Whole(best.value, best.figures, Tie.ROW))
        else:
            out.append(_agreed(ctx, row, names, share, wanted) or _alone(ctx, share))
    return out


def _inherited(row: Sequence[Share]) -> list[str]:
    """Return the words for each whole; a bare 占P goes on with the words before it."""
    out: list[str] = []
    for share in row:
        bare = not nouns.characters(share.words)
        out.append(out[-1] if bare and out else share.words)
    return out


def _may_hold(ctx: Context, whole: Whole, share: Share) -> bool:
    """Tell whether a candidate is large enough and is not the part itself."""
    part = ctx.quantities[share.part]
    if part in whole.figures and len(whole.figures) == 1:
        return False  # 100% of itself says nothing.
    return whole.value.high is None or part.low is None or whole.value.high >= part.low


def _level(q: Quantity, unit: str) -> bool:
    return q.unit == unit and q.value is not None and q.value > 0 and q.kind not in _NOT_A_LEVEL


def _candidates(ctx: Context, row: Sequence[Share]) -> list[Whole]:
    """Return the figures of the paragraph up to the row, and the sum of the row's parts."""
    unit = ctx.quantities[row[0].part].unit
    paragraph = ctx.claims[row[0].share].paragraph
    first = max(0, row[0].part - _REACH)
    found: dict[Interval, Whole] = {}
    for claim in ctx.claims[first : row[-1].share]:
        if claim.paragraph == paragraph and _level(claim.quantity, unit):
            value = interval.of(claim.quantity)
            found.setdefault(value, Whole(value, (claim.quantity,), Tie.FIT))
    parts = list(dict.fromkeys(ctx.quantities[share.part] for share in row))
    for length in range(2, len(parts) + 1):
        some = parts[:length]
        total = interval.total(map(interval.of, some))
        found.setdefault(total, Whole(total, tuple(some), Tie.FIT))
    return list(found.values())


def _further(ctx: Context, row: Sequence[Share]) -> list[Whole]:
    """Return the figures of earlier paragraphs, which count only if several shares fit them."""
    unit = ctx.quantities[row[0].part].unit
    largest = max(ctx.quantities[share.part].value or Fraction(0) for share in row)
    if len(row) < 2:
        return []
    found: dict[Interval, Whole] = {}
    for claim in ctx.claims[max(0, row[0].part - _FAR) : row[0].part]:
        q = claim.quantity
        if _level(q, unit) and q.value is not None and q.value > largest:
            value = interval.of(q)
            found.setdefault(value, Whole(value, (q,), Tie.FIT))
    return list(found.values())[-_REACH:]


def _named(ctx: Context, share: Share, row: Sequence[Share]) -> list[Whole]:
    """Return the figures whose words name the whole, nearest first; surely named ones by NAME."""
    name = _PLACE.sub("", nouns.content(share.words))
    if len(name) < 2:
        return []
    part = ctx.quantities[share.part]
    parts = {other.part for other in row if other.words == share.words}
    found = []
    for claim in reversed(ctx.claims[max(0, share.part - _FAR) : share.share]):
        q = claim.quantity
        if claim.at in parts or not _level(q, part.unit) or not _larger(q, part):
            continue
        told = _PLACE.sub("", nouns.content(_FILLER.sub("", claim.before)))
        if nouns.covered(name, told) >= 0.75:
            sure = told == name and not _OTHER_TIME.search(claim.before)
            found.append(Whole(interval.of(q), (q,), Tie.NAME if sure else Tie.FIT))
    return found[:12]


def _larger(q: Quantity, part: Quantity) -> bool:
    return q.value is not None and part.value is not None and q.value >= part.value


def _agreed(
    ctx: Context,
    row: Sequence[Share],
    names: Sequence[str],
    share: Share,
    wanted: Sequence[Interval],
) -> Whole | None:
    """Return the whole that two or more others of the row agree on and this one does not."""
    others: list[tuple[Share, Interval]] = []
    mine = names[next(n for n, other in enumerate(row) if other is share)]
    for other, name, want in zip(row, names, wanted, strict=True):
        alike = name == mine or _shortened(name, mine)
        if other is not share and alike and ctx.quantities[other.part].value:
            others.append((other, want))
    told = dict.fromkeys(want for _, want in others)
    low = max((w.low for w in told if w.low is not None), default=None)
    high = min((w.high for w in told if w.high is not None), default=None)
    if len(told) < 2 or low is None or high is None or low > high:
        return None
    figures = [ctx.quantities[i] for other, _ in others[:3] for i in (other.part, other.share)]
    return Whole(Interval(low, high), tuple(figures), Tie.ROW)


def _shortened(a: str, b: str) -> bool:
    """Tell whether one name is the other with words left out (本年收入, 本年预算收入)."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return bool(short) and all(char in rest for char in short)


def _alone(ctx: Context, share: Share) -> Whole | None:
    """Return the only other figure of the unit in the sentence, for shares without a name."""
    if nouns.characters(share.words):
        return None
    part = ctx.quantities[share.part]
    claims = ctx.claims[max(0, share.part - _REACH) : share.part]
    sentence = ctx.claims[share.share].sentence
    near = [c for c in claims if c.sentence == sentence and _level(c.quantity, part.unit)]
    if len(near) != 1 or not part.unit or _OTHER_TIME.search(near[0].before):
        return None
    q = near[0].quantity
    follows = ctx.claims[near[0].at + 1].quantity if near[0].at + 1 < share.part else None
    if follows is not None and follows.kind is Kind.SHARE:
        return None  # It is a part itself, with a share of its own.
    if q.value is None or part.value is None or q.value < part.value:
        return None
    return Whole(interval.of(q), (q,), Tie.ALONE)


def nominal(whole: Whole) -> Fraction | None:
    """Return the whole as written, if figures give it."""
    if len(whole.figures) == 1:
        return whole.figures[0].value
    if whole.value.low is None:
        return None
    return whole.value.low
