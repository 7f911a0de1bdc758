"""Counts of several kinds, and the names listed behind them: 2个镇、1个乡：甲镇、乙镇、丙乡."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.listed.counts import Announced
from auditor.relations.text import marks, template
from auditor.relations.text.template import NUMBER

_KIND = r"(?P<kind>\p{Han}{1,4})"
_COUNTS = regex.compile(rf"{NUMBER}{_KIND}(?:(?:[、,和]|以?及){NUMBER}{_KIND})+:")
_BREAK = regex.compile("[、,和]")
_NAMED = regex.compile(r"\p{Han}{2,12}")
_LONGEST = 100  # Names; more of them are no list in a sentence.


def listed_by_kind(ctx: Context) -> Iterator[Announced]:
    """Yield every count of a list in which each name ends in the word of one of the kinds."""
    shown = template.of(ctx)
    for found in _COUNTS.finditer(shown.text):
        kinds = found.captures("kind")
        counts = [ctx.quantities[i] for i in shown.between(*found.span())]
        begin = ctx.norm.find(":", counts[-1].end) + 1
        names = _names(ctx.norm, begin, marks.ends(ctx.norm, begin, "。;!?\n"))
        ends = sorted(kinds, key=len, reverse=True)
        of_kind: dict[str, list[tuple[int, int]]] = {kind: [] for kind in kinds}
        for start, end in names:
            name = ctx.norm[start:end]
            kind = next((k for k in ends if name.endswith(k)), None)
            if kind is None or not _NAMED.fullmatch(name):
                break
            of_kind[kind].append((start, end))
        else:
            for q, kind in zip(counts, kinds, strict=True):
                told = q.value
                if told is None or told.denominator != 1 or q.hedge or not of_kind[kind]:
                    continue
                k = len(of_kind[kind])
                yield Announced(q.start, q.end, int(told), tuple(of_kind[kind]), k, k)


def _names(norm: str, at: int, stop: int) -> list[tuple[int, int]]:
    out = []
    for found in _BREAK.finditer(norm, at, stop):
        out.append((at, found.start()))
        at = found.end()
    out.append((at, stop))
    return out if len(out) <= _LONGEST else []
