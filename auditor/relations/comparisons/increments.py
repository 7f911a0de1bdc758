"""Ties what parts grew by to what their whole grew by, where the levels themselves add up.

参保 28391 万人，增加 2684 万人；其中职工 21565 万人，退休 6826 万人，分别增加 2163 万人、521 万人:
parts that make up the whole at the end, and made it up before, make up its change as well. Only a
plain slip is told: a part may have been counted anew in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.context import Claim, Context
from auditor.model import Verdict
from auditor.relations.comparisons import changes
from auditor.relations.sums.counting import COUNTABLE
from auditor.relations.sums.misses import slips, verdict
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import SURE
from auditor.relations.sums.wholes import Division

_Grown = tuple[Claim, bool, str]  # by how much, upwards, against what


def increments(ctx: Context, whole_lists: Iterable[tuple[Division, Claim]]) -> Iterator[Division]:
    """Yield what the parts of lists that add up grew by, as divisions of what the whole did."""
    grown: dict[int, _Grown | None] = {}
    lists = list(whole_lists)
    for change in changes.read(ctx) if lists else ():
        if change.level < 0 or change.amount < 0:
            continue
        amount = ctx.claims[change.amount]
        if amount.quantity.kind in COUNTABLE and amount.quantity.value:
            told = amount, change.up, change.reference
            grown[change.level] = told if grown.get(change.level, told) == told else None
    for d, whole in lists if grown else ():
        of_whole = grown.get(whole.at)
        of_parts = [grown.get(i.claim.at) for i in d.items]
        if of_whole is None or d.named or None in of_parts:
            continue
        amounts = [part[0] for part in of_parts if part and _alike(part, of_whole)]
        if len(amounts) < len(d.items) or any(i.times > 1 for i in d.items):
            continue
        items = tuple(
            Item(c, i.label, i.named_first, 1) for c, i in zip(amounts, d.items, strict=True)
        )
        found = Division(items, (of_whole[0],), Opener.RESPECTIVELY, True, True, True, False, False)
        if verdict(found, of_whole[0]) is not Verdict.VIOLATED or slips(found, of_whole[0], SURE):
            yield found


def _alike(part: _Grown, whole: _Grown) -> bool:
    """Tell whether both went one way, against the same time as far as words say so."""
    return part[1] == whole[1] and part[2] in ("", whole[2])
