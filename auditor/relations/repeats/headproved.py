"""Years and periods of a headline, where another figure proves which passage it tells again.

「2022年统考报名46.83万人」 and 「2023年全省报名人数为468,312人」: the figure is the same, and the
year that the headline gives stands nowhere in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from auditor.model import Kind, Quantity
from auditor.relations.repeats.headfigures import NUMERIC, coded
from auditor.relations.repeats.restated import Repeat, agree, digits, period_of, year_of
from auditor.relations.repeats.story import Story, repeat

_TELLING = 3  # digits of a figure that hardly two passages of a text share
_RELATIVE = frozenset(("今年", "去年", "上年", "前年", "明年", "同期", "当年"))
_BEFORE = 40  # characters before a figure in which its time is told


def proved(story: Story) -> Iterator[Repeat]:
    """Yield the year, else the period, of a headline against that of the passage it repeats."""
    anchors = [h for h in story.head if _is_anchor(story, h)]
    if not anchors:
        return
    for h in story.head:
        wrong = _year(story, h, anchors) or _period(story, h, anchors)
        if wrong is not None:
            yield wrong


def _is_anchor(story: Story, h: Quantity) -> bool:
    return h.kind in NUMERIC and digits(h) >= _TELLING and not coded(story.norm, h)


def _year(story: Story, h: Quantity, anchors: list[Quantity]) -> Repeat | None:
    year = year_of(h)
    if year is None or period_of(h) is not None:
        return None
    if any(year_of(b) == year for b in story.body):
        return None
    told = {year_of(b): b for b in _times(story, anchors, _names_year) if year_of(b) is not None}
    return repeat(h, next(iter(told.values())), "年份", False) if len(told) == 1 else None


def _period(story: Story, h: Quantity, anchors: list[Quantity]) -> Repeat | None:
    months = period_of(h)
    if months is None or any(_covers(b, months) for b in story.body):
        return None
    told = {period_of(b): b for b in _times(story, anchors, _is_date) if period_of(b) is not None}
    return repeat(h, next(iter(told.values())), "时段", False) if len(told) == 1 else None


def _covers(b: Quantity, months: tuple[int, int]) -> bool:
    """Tell whether a date may stand for a period: it is one, or the day on which that ends."""
    if period_of(b) == months:
        return True
    last = b.until or b.when
    return last is not None and last.month == months[1]


def _is_date(b: Quantity) -> bool:
    return b.kind is Kind.DATE


def _names_year(b: Quantity) -> bool:
    """Tell whether a date says of which year it is, by its number or by a word (去年, 上年同期)."""
    return year_of(b) is not None or (b.when is not None and b.when.anchor[:2] in _RELATIVE)


def _times(
    story: Story, anchors: list[Quantity], tells: Callable[[Quantity], bool]
) -> Iterator[Quantity]:
    """Yield the last such time told in the sentence of each figure that the headline repeats."""
    for n, b in enumerate(story.body):
        if not any(_same(h, b) for h in anchors):
            continue
        floor = max(
            story.item.body,
            b.start - _BEFORE,
            *(story.norm.rfind(mark, story.item.body, b.start) for mark in "。;\n"),
        )
        before = (q for q in reversed(story.body[max(0, n - 6) : n]) if q.start >= floor)
        time = next((q for q in before if tells(q)), None)
        if time is not None:
            yield time


def _same(h: Quantity, b: Quantity) -> bool:
    alike = h.unit == b.unit and h.kind is b.kind and digits(b) >= _TELLING
    return alike and not b.hedge and agree(h, b)
