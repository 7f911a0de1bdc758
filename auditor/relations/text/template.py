"""The article with every figure shortened to one letter, so that grammar is matched as words.

`营业收入20,457.22万元，较上年同期31,630.07万元，减少35.32%` reads `营业收入N,较上年同期N,减少P`:
a rule's pattern then speaks of figures without knowing how they are written. The letters come
from the private use area; the k-th place of the template is the k-th quantity of the context.
Dates that are mere words (去年同期, 今年上半年) stay words; asides without a figure (下同), which
would part what belongs together, are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity

NUMBER = "\ue000"  # a count, an amount of money or a measure
SHARE = "\ue001"  # 12%, 三成
POINTS = "\ue002"  # 0.9个百分点
MULTIPLE = "\ue003"  # 3倍
DATE = "\ue004"  # a date or a time
DURATION = "\ue005"  # 88天
OTHER = "\ue006"  # an ordinal, an age, a label
RATIO = "\ue007"  # 11比4, 1:3
ANY = "[\ue000-\ue007]"

_LETTERS = {
    Kind.COUNT: NUMBER,
    Kind.MONEY: NUMBER,
    Kind.MEASURE: NUMBER,
    Kind.SHARE: SHARE,
    Kind.POINTS: POINTS,
    Kind.MULTIPLE: MULTIPLE,
    Kind.DATE: DATE,
    Kind.TIME: DATE,
    Kind.DURATION: DURATION,
    Kind.RATIO: RATIO,
}

_ASIDE = regex.compile(r"\(\p{Han}{1,16}\)")


@dataclass(frozen=True, slots=True)
class Template:
    """The shortened text, where each quantity begins in it (ascending), and the quantities."""

    text: str
    at: tuple[int, ...]
    quantities: tuple[Quantity, ...]

    def index(self, position: int) -> int:
        """Return the number of the quantity whose letter stands at a position."""
        return bisect_left(self.at, position)

    def between(self, start: int, end: int) -> range:
        """Return the numbers of the quantities whose letters stand in [start, end)."""
        return range(bisect_left(self.at, start), bisect_left(self.at, end))


def of(ctx: Context) -> Template:
    """Return the template of a context; made once for all rules that ask."""
    return ctx.once(_make)


def _make(ctx: Context) -> Template:
    norm = ctx.norm
    pieces: list[str] = []
    at: list[int] = []
    read = length = 0
    for q in ctx.quantities:
        words = norm[read : q.start]
        if "(" in words:
            words = _ASIDE.sub("", words)
        length += len(words)
        at.append(length)
        letter = norm[q.start : q.end] if _is_word(q) else _letter(q)
        length += len(letter)
        pieces += (words, letter)
        read = max(read, q.end)
    pieces.append(_ASIDE.sub("", norm[read:]))
    return Template("".join(pieces), tuple(at), ctx.quantities)


def _letter(q: Quantity) -> str:
    if q.kind is Kind.SHARE and q.unit != "%":
        return OTHER  # ‰ and the like are rates of their own
    return _LETTERS.get(q.kind, OTHER)


def _is_word(q: Quantity) -> bool:
    """Tell whether a date is a mere word (去年同期, 今年), which grammar reads as a word."""
    when = q.when
    return (
        when is not None
        and bool(when.anchor)
        and when.year is None
        and when.month is None
        and when.day is None
    )
