"""A figure of a headline against the only figure of its unit that the text has."""

from __future__ import annotations

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.relations.repeats.headfigures import NUMERIC, coded
from auditor.relations.repeats.restated import Repeat, Words, agree, slipped
from auditor.relations.repeats.story import Story, repeat

# Not lengths of time: 创建40年 and 前20年 may both be true of one thing.
_KINDS = NUMERIC | {Kind.AGE, Kind.ORDINAL}
_YEARS = frozenset(("周年", "年", "年代", "周岁"))
_PERSONS = frozenset("人名位例")
# （2022年：4.00港仙）, 去年为4.00港仙: what the text tells beside the headline is of another time.
_OF_BEFORE = regex.compile(
    r"(?:\d{4}年|[去上前]年|同期|上[届次期月季]|此前|原)[^,;。!?\n(]*$|\([^)\n]*$"
)
_CLAUSE = 24  # characters before a figure
_WRITTEN = 2  # digits: of one digit, every other is a slip
_TIED = 3  # pairs of characters that the two passages share


def alone(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """Compare 「第602架飞机交付」 with 「交付的第600架飞机」, where no other 架 is told of.

    A headline takes its figures from the text: one that the text lacks, while the only figure of
    its unit is a slip of the pen away, is that figure miswritten.
    """
    if h.kind not in _KINDS or not h.unit or h.value is None or h.hedge or coded(story.norm, h):
        return None
    if h.unit in _YEARS or sum(char.isdigit() for char in h.text) < _WRITTEN:
        return None
    same = [n for n, b in enumerate(story.body) if _same_unit(h, b)]
    told = {story.body[n].value for n in same}
    if len(told) != 1 or None in told:
        return None
    b = story.body[same[0]]
    if agree(h, b) or not slipped(h, b) or coded(story.norm, b):
        return None
    if _OF_BEFORE.search(story.norm[max(0, b.start - _CLAUSE) : b.start]):
        return None
    tied = max(here.shared(story.around(n))[2] for n in same)
    return repeat(h, b, "数字", False) if tied >= _TIED else None


def _same_unit(h: Quantity, b: Quantity) -> bool:
    same = h.unit == b.unit or (h.unit in _PERSONS and b.unit in _PERSONS)
    return same and h.kind is b.kind
