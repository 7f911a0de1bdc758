"""A headline with the text below it, as the comparisons of the two need it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from auditor.context import Context
from auditor.model import Quantity
from auditor.relations.repeats.restated import Repeat, Words, words
from auditor.relations.text.headlines import Item


class Story:
    """The figures of a text below a headline; the words around each are read when asked for."""

    __slots__ = ("_all", "_known", "body", "head", "item", "norm", "published")

    def __init__(
        self, ctx: Context, item: Item, head: Sequence[Quantity], body: Sequence[Quantity]
    ) -> None:
        self.norm, self.published, self._all = ctx.norm, ctx.published, ctx.quantities
        self.item, self.head, self.body = item, head, body
        self._known: dict[int, Words] = {}

    def below(self, most: int) -> Sequence[Quantity]:
        """Return the first figures of the article below the headline, whatever lines divide it."""
        at = bisect_left(self._all, self.item.body, key=lambda q: q.start)
        return self._all[at : at + most]

    def around(self, n: int) -> Words:
        """Return the words around the n-th figure of the text."""
        if n not in self._known:
            self._known[n] = words(self.norm, self.body[n], self.item.body, self.item.end)
        return self._known[n]


def repeat(h: Quantity, b: Quantity, what: str, holds: bool) -> Repeat:
    """Tie a figure of the headline to one of the text."""
    return Repeat((h.start, h.end), (b.start, b.end), what, holds)
