"""What a headline says and its text says again: figures, ordinals, years, periods, closing days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.context import Context
from auditor.model import Kind, Quantity
from auditor.relations.repeats.headalone import alone
from auditor.relations.repeats.headfigures import NUMERIC, figure
from auditor.relations.repeats.headgrowth import growth
from auditor.relations.repeats.headproved import proved
from auditor.relations.repeats.headtimes import (
    closing,
    day,
    label,
    month,
    ordinal,
    period,
    run,
    year,
)
from auditor.relations.repeats.restated import Repeat, Words, period_of, words, year_of
from auditor.relations.repeats.story import Story
from auditor.relations.text.headlines import items

_MOST = 400  # figures of one text that a headline is compared with


def retold(ctx: Context) -> Iterator[Repeat]:
    """Yield the figures of every headline that its text repeats or should repeat."""
    for item in items(ctx.norm):
        head = _between(ctx, item.start, item.head_end)
        body = _between(ctx, item.body, item.end)[:_MOST] if head else ()
        story = Story(ctx, item, head, body)
        for h in head if body else ():
            here = words(ctx.norm, h, item.start, item.head_end)
            found = _compare(story, h, here) or alone(story, h, here)
            if found is not None:
                yield found
        if body:
            yield from proved(story)


def _between(ctx: Context, start: int, end: int) -> Sequence[Quantity]:
    low, high = (bisect_left(ctx.quantities, x, key=lambda q: q.start) for x in (start, end))
    return ctx.quantities[low:high]


def _compare(story: Story, h: Quantity, here: Words) -> Repeat | None:
    named_year, months = year_of(h), period_of(h)
    if months is not None:
        return period(story, h, months, here)
    if named_year is not None and (h.when is None or h.when.month is None):
        return year(story, h, named_year, here)
    if h.kind is Kind.DATE:
        return _time(story, h, here)
    if h.kind is Kind.ORDINAL:
        return ordinal(story, h, here)
    if h.kind is Kind.LABEL:
        return label(story, h, here)
    if h.kind is Kind.DURATION:
        return run(story, h, here)
    return (growth(story, h) or figure(story, h, here)) if h.kind in NUMERIC else None


def _time(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """Compare a closing day, a day or a month of the headline."""
    closed = closing(story, h)
    if closed is not None or h.when is None or h.when.month is None or h.until is not None:
        return closed
    return day(story, h) if h.when.day is not None else month(story, h, here)
