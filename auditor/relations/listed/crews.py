"""Persons named by their office, and the count that later stands for all of them.

「航天员赵大江、钱大河、孙小山…。3名航天员在轨驻留154天」.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.text.lists import SMALL, small_number
from auditor.relations.text.names import Mention

_OFFICES = "航天员|宇航员|飞行员|机组人员|船员|矿工|队员|选手|评委|候选人|获奖者|遇难者|幸存者"
_COUNT = regex.compile(
    rf"(?<=[,。;\n])\s*(?P<n>{SMALL})[名位](?P<office>{_OFFICES})(?!中|之一|的|代表|[和、与等])"
)
_CUES = regex.standard(f"[名位](?:{_OFFICES})")


# An office before them and 、 between them are enough to know names by.
_ROW = regex.compile(
    rf"(?P<office>{_OFFICES})(?P<name>\p{{Han}}{{2,4}})(?:、(?P<name>\p{{Han}}{{2,4}}))*"
    r"(?:、|和|与)(?P<name>\p{Han}{2})(?![\p{Han}、]{0,4}等)"
)


def crews(ctx: Context) -> Iterator[Mention]:
    """Yield the names behind an office against the count of those who hold it."""
    if not _CUES.search(ctx.norm):
        return
    counts = list(_COUNT.finditer(ctx.norm))
    rows = [m for m in _ROW.finditer(ctx.norm) if "、" in m[0]] if counts else []
    for office in {m["office"] for m in rows}:
        named = [m for m in rows if m["office"] == office]
        told = [m for m in counts if m["office"] == office and m.start() > named[0].end()]
        if len({tuple(m.captures("name")) for m in named}) == 1 and len(told) == 1:
            k = len(named[0].captures("name"))
            spans = tuple(named[0].spans("name"))
            yield Mention(spans, told[0].span("n"), (k, k), small_number(told[0]["n"]), "人数")
