"""Reads periods told in one go: 四个季度分别完成产值N、N、N和N,全年完成N."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import NUMBER

_SERIES = regex.compile(
    rf"分别[^,;。!?:\n{NUMBER}]{{0,12}}(?P<part>{NUMBER})(?:[、,](?P<part>{NUMBER}))*"
    rf"(?:以及|[、,]?[和及与]|[、,])(?P<part>{NUMBER})"
)
_BEHIND = regex.compile(
    rf"[\p{{Han}}]{{0,4}}[,;。](?P<what>[^,;。!?:\n{NUMBER}]{{0,24}})(?P<whole>{NUMBER})"
)
_TO = "[至到—–~-]"
# What is told one by one, how many there are, and the words for all of them.
_PERIODS = (
    (
        regex.compile(
            rf"(?:[四4]个|各|每个|[一1]{_TO}[四4]|[一1](?:季度)?、第?[二2](?:季度)?、第?[三3](?:季度)?[、和及]"
            r"第?[四4])季度?"
        ),
        4,
        regex.compile("全年|年度|一年|四个季度"),
    ),
    (
        regex.compile(
            rf"前[三3]个?季度|(?<!至)[三3]个季度|[一1]{_TO}[三3]季度"
            r"|[一1](?:季度)?、第?[二2](?:季度)?[、和及]第?[三3]季度"
        ),
        3,
        regex.compile(rf"前三个?季度|三个季度|[一1]{_TO}(?:三季度|9月)"),
    ),
    (
        regex.compile(r"(?<![三3四4]、)(?:[一1](?:季度)?[、和及]第?[二2]季度|前[两二2]个?季度)"),
        2,
        regex.compile(rf"上半年|前[两二]个?季度|1{_TO}6月"),
    ),
    (
        regex.compile(r"上(?:半年)?[、和及与]?下半年|前后两个半年"),
        2,
        regex.compile("全年|年度|一年"),
    ),
    (
        regex.compile(rf"(?<!\d)[1一]{_TO}[3三]月|前[三3]个月"),
        3,
        regex.compile("[一首]季度"),
    ),
)
_IN_ALL = regex.compile("^(?:合计|总计|共计|一共|总共|共|累计)")
_EMPTY = regex.compile("合计|总计|共计|一共|总共|累计|共")
_MOST = 5  # Characters between a whole and the periods behind it.


class Series(NamedTuple):
    """Figures of periods that follow each other, and the figure of the period they fill."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    words: str


def read(ctx: Context) -> Iterator[Series]:
    """Yield every series of periods whose whole stands beside it. Linear."""
    if "分别" not in ctx.norm:
        return
    shown = template.of(ctx)
    for found in _SERIES.finditer(shown.text):
        parts = [ctx.quantities[shown.index(at)] for at in found.starts("part")]
        told = ctx.norm.rfind("分别", 0, parts[0].start)
        begin = marks.begins(ctx.norm, told, ",;。:\n")
        head = ctx.norm[begin:told]
        for named, count, all_ in _PERIODS:
            if len(parts) == count and named.search(head):
                words = head + ctx.norm[told : parts[0].start]
                behind = _BEHIND.match(shown.text, found.end())
                if behind:
                    whole = ctx.quantities[shown.index(behind.start("whole"))]
                    what = ctx.norm[marks.begins(ctx.norm, whole.start, ",;。:\n") : whole.start]
                    if _IN_ALL.match(what) or all_.search(what):
                        yield from _series(whole, parts, words, all_.sub("", what))
                        break
                yield from _before(ctx, begin, parts, words, all_)
                break


def _before(
    ctx: Context, begin: int, parts: list[Quantity], words: str, all_: regex.Pattern[str]
) -> Iterator[Series]:
    """Yield the series whose whole stands in the clause before it (全年完成N,四个季度分别…)."""
    at = bisect_left(ctx.quantities, begin, key=lambda q: q.end)
    at -= at == len(ctx.quantities) or ctx.quantities[at].end > begin
    q = ctx.quantities[at]
    what = ctx.norm[marks.begins(ctx.norm, q.start, ",;。:\n") : q.start]
    if 0 <= begin - q.end <= _MOST and all_.search(what):
        yield from _series(q, parts, words, all_.sub("", what))


def _series(whole: Quantity, parts: list[Quantity], words: str, what: str) -> Iterator[Series]:
    plain = all(q.value is not None and q.unit == whole.unit for q in (whole, *parts))
    name = nouns.content(_EMPTY.sub("", what))
    if plain and whole.kind is not Kind.SHARE and (not name or nouns.covered(name, words) == 1):
        yield Series(whole, tuple(parts), words + what)
