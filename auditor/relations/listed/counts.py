"""Small stated counts (七个, 3项, 四包一) and what is listed for one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.relations.text.lists import SMALL

Items = tuple[tuple[int, int], ...]


class Announced(NamedTuple):
    """A stated count, [start, end), and its list.

    `fewest` and `most` bound how many things the items name. `open` says that the list names only
    some (等): it may not exceed the count. `sure` says that nothing but a mistake explains a
    mismatch.
    """

    start: int
    end: int
    number: int
    items: Items
    fewest: int
    most: int
    open: bool = False
    sure: bool = True

    @property
    def holds(self) -> bool:
        """Whether the list agrees with the count."""
        if self.open:
            return self.fewest <= self.number
        return self.fewest <= self.number <= self.most


_UNIT = (
    "[个大项种类级省市国地州县区家处所条门座支只款部"
    "场套道关频行重字线点名位人例件层包口对期批编卷篇]"
)
_NAMES = "家渠|门峡|门县|大连池|一大批"  # 五家渠市 and the like are no counts
COUNT = regex.compile(
    rf"(?<![0-9.,%第前每近约超数几十百千万亿零点而\-~—a-zA-Z])(?P<n>{SMALL})(?!{_NAMES})(?P<u>方面|部门|批次|{_UNIT})"
)

_LONGEST = 6  # characters of a small count with its unit


def small_counts(norm: str, found: Iterable[Quantity]) -> Iterator[regex.Match[str]]:
    """Yield those quantities that are small whole counts, as matches of numeral and unit."""
    for q in found:
        if q.kind is Kind.COUNT and not q.hedge and q.end - q.start <= _LONGEST:
            m = COUNT.match(norm, q.start)
            if m is not None:
                yield m
