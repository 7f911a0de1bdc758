"""Ties what parts are told beside their number to a total of its own.

共签约项目 96 个，总金额 138.6 亿元。其中，投资类 61 个，112.4 亿元；贸易类 35 个，26.2 亿元: every
part is told by the same figures as the whole. Where one of these columns adds up, the parts leave
nothing out, and every other column has to add up as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import COUNTABLE, same_unit
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.wholes import Division

_WIDEST = 4  # Figures that one part is told by.
_MOST = 24  # Parts of one whole.
_TELLING = 10  # A whole of fewer is reached by chance.
_OTHER = regex.compile(
    "增[加长]|减少|[同环]比|[去上]年|计划|目标|平均|[人户]均|每|最[高低多少大小]"
)
_DIVIDES = regex.compile(r"其中|包括|分别|分为|[分按]\p{Han}{1,4}看|:")


def columns(ctx: Context) -> Iterator[Division]:
    """Yield a division for each column beside one that adds up, and for that one, too."""
    row: list[Claim] = []
    for claim in ctx.claims:
        if claim.quantity.kind not in COUNTABLE or not claim.quantity.value:
            continue
        if row and claim.paragraph != row[-1].paragraph:
            yield from _paragraph(ctx, row)
            row = []
        row.append(claim)
    yield from _paragraph(ctx, row)


def _paragraph(ctx: Context, row: Sequence[Claim]) -> Iterator[Division]:
    last = len(row) - 2 * 2  # A whole told by two figures has at least two parts behind it.
    divided = {
        n
        for n in range(2, last + 1)
        if _DIVIDES.search(ctx.norm, row[n - 1].quantity.end, row[n].quantity.start)
    }
    at = 0
    while divided and at < last:
        step = 1
        for width in range(2, _WIDEST + 1):
            if at + width not in divided:
                continue
            found = _complete(_blocks(row[at : at + width * (_MOST + 1)], width))
            if found:
                yield from _divided(found)
                step = width
                break
        at += step


def _blocks(row: Sequence[Claim], width: int) -> list[Sequence[Claim]]:
    """Cut a row into what the whole and each part are told by, as far as they are alike."""
    whole = row[:width]
    units = {c.quantity.unit for c in whole}
    if len(whole) < width or whole[0].sentence != whole[-1].sentence or len(units) < 2:
        return []
    blocks = [whole]
    for start in range(width, len(row), width):
        block = row[start : start + width]
        alike = len(block) == width and block[0].sentence == block[-1].sentence
        if not alike or not all(map(_same_column, whole, block)):
            break
        blocks.append(block)
    return blocks


def _same_column(whole: Claim, part: Claim) -> bool:
    """Tell whether a figure of a part can be of one column with a figure of the whole."""
    if not same_unit(whole, part) or whole.quantity.kind is not part.quantity.kind:
        return False
    return not _OTHER.search(part.before) and not _OTHER.search(whole.before)


def _complete(blocks: Sequence[Sequence[Claim]]) -> Sequence[Sequence[Claim]]:
    """Return the whole and as many parts as one column needs to add up, or nothing."""
    if len(blocks) < 3:
        return ()
    sums = [Fraction(0)] * len(blocks[0])
    for count, block in enumerate(blocks[1:], 2):
        sums = [a + _value(c) for a, c in zip(sums, block, strict=True)]
        if count > 2 and any(map(_proves, sums, blocks[0])):
            return blocks[:count]
    return ()


def _value(claim: Claim) -> Fraction:
    return claim.quantity.value or Fraction(0)


def _proves(made: Fraction, whole: Claim) -> bool:
    exact = not whole.quantity.hedge and (whole.quantity.value or 0) >= _TELLING
    return exact and made == whole.quantity.value


def _divided(blocks: Sequence[Sequence[Claim]]) -> Iterator[Division]:
    for whole, *parts in zip(*blocks, strict=True):
        items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
        yield Division(
            items, (whole,), Opener.RESPECTIVELY, True, True, True, bound=False, sibling=False
        )
