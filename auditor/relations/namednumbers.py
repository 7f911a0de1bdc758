"""Things named by a number, 神舟十六号 or 3号线: those of a headline against those of its text."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.headlines import items
from auditor.relations.lists import SMALL, small_number
from auditor.relations.restated import Repeat

_NAMED = regex.compile(rf"(?P<name>\p{{Han}}{{2}})(?P<n>{SMALL})号(?P<what>\p{{Han}}{{2}})")


def numbered_names(ctx: Context) -> Iterator[Repeat]:
    """Yield 「神舟十六号飞船」 of a headline against the one thing of that name in its text.

    A text that tells of several of them says nothing of which one the headline means.
    """
    if ctx.norm.count("号") < 2:
        return
    for item in items(ctx.norm):
        for h in _NAMED.finditer(ctx.norm, item.start, item.head_end):
            told = [
                m for m in _NAMED.finditer(ctx.norm, item.body, item.end) if m["name"] == h["name"]
            ]
            numbers = {small_number(m["n"]) for m in told}
            if small_number(h["n"]) in numbers:
                same = next(m for m in told if small_number(m["n"]) == small_number(h["n"]))
                yield Repeat(h.span("n"), same.span("n"), "编号", True)
            elif len(numbers) == 1:
                alike = next((m for m in told if m["what"] == h["what"]), None)
                if alike is not None:
                    yield Repeat(h.span("n"), alike.span("n"), "编号", False)
