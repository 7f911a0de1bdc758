"""Shares of several parts together: 分别为 a、b、c，三者合计占 P, and 占 p、占 q，两类合计占 P."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval
from auditor.model import Quantity
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import template
from auditor.relations.text.lists import small_number
from auditor.relations.text.template import NUMBER, RATIO, SHARE

_ANY = f"{NUMBER}-{RATIO}"
_TOGETHER = regex.compile(
    rf"(?:(?P<word>[两三四五六七八九])者|(?P<count>{NUMBER})[^,。;:{_ANY}]{{0,6}}?|,)(?:合计|共计|总计|共|之和)"
    rf"(?:占(?:比|到|了|据)?(?P<whole>[^,。;:{_ANY}]{{0,14}}?)的?(?:比重|比例)?)?[约近为达超]*(?P<share>{SHARE})"
)
_CUES = ("计占", "共占", "者合计", "者共", "者之和")
_ROW = regex.compile(
    rf"{NUMBER}(?:[^,。;:{_ANY}]{{0,4}}[、和及与]{NUMBER})+(?=[^,。;:{_ANY}]{{0,6}},[^。;{_ANY}]{{0,8}}$)"
)
_OF = regex.compile(rf"占(?:比|到|了|据)?[^,。;:{_ANY}]{{0,14}}?(?P<share>{SHARE})")
_SEGMENT = regex.compile("[^;。]{4,}")
# 位居前三的：甲N、乙N、丙N，占总量的P
_TOP = regex.compile(
    rf"前[^,;。:!?\n]{{1,12}}?(?::|分别[为是]|依次[为是])[^,;。:{_ANY}]{{0,12}}(?P<part>{NUMBER})"
    rf"(?:[、和][^,;。:{_ANY}]{{0,12}}(?P<part>{NUMBER}))+,(?:合计|共计?)?占[^,;。:{_ANY}]{{0,14}}?"
    rf"(?:(?P<whole>{NUMBER})的)?[约近为达超]*(?P<share>{SHARE})"
)
_PIECE = regex.compile("[^,;、。]+")
_ASIDE = regex.compile(r"\([^()]{0,60}\)")
_LEADS = frozenset({"其中", "此外"})
_TAKEN_UP = frozenset(
    {"上述", "以上", "这", "前述"}
)  # 上述三者合计占: parts of the sentence before
_FAR = 60  # figures before a statement among which the whole is looked for
_REACH = 200  # characters before it in which its parts stand


class Together(NamedTuple):
    """Parts whose shares are told as one: figures of a whole, or shares that add up to it."""

    parts: tuple[Quantity, ...]
    share: Quantity
    wholes: tuple[Quantity, ...]  # figures that may be the whole, nearest first; () for shares
    of_shares: bool


def read(ctx: Context) -> Iterator[Together]:
    """Yield the shares that several parts have together, in order."""
    shown = template.of(ctx)
    for m in _TOP.finditer(shown.text):
        listed = [shown.index(at) for at in m.starts("part")]
        parts = tuple(ctx.quantities[i] for i in listed)
        if len({(q.unit, q.kind) for q in parts}) == 1 and parts[0].value is not None:
            share = ctx.quantities[shown.index(m.start("share"))]
            inside = [ctx.quantities[shown.index(at)] for at in m.starts("whole")]
            yield Together(parts, share, tuple(inside) or _wholes(ctx, listed[0], parts), False)
    if not any(word in shown.text for word in _CUES):
        return
    for m in _TOGETHER.finditer(shown.text):
        number = small_number(m["word"]) if m["word"] else 0
        if m["count"]:
            value = ctx.quantities[shown.index(m.start("count"))].value
            number = int(value) if value and value.denominator == 1 and value < 20 else 0
        if m["whole"] is None and not m["word"]:
            continue  # 合计P without 占 and without 两者 may be anything
        if number < 2 and (m["word"] or m["count"]):
            continue
        share = ctx.quantities[shown.index(m.start("share"))]
        start = max(0, m.start() - _REACH, shown.text.rfind("\n", 0, m.start()) + 1)
        sentence = max(start, shown.text.rfind("。", 0, m.start()) + 1)
        taken_up = shown.text[sentence : m.start()] in _TAKEN_UP
        yield from _one(ctx, shown, (start if taken_up else sentence, m.start()), number, share)


def _one(
    ctx: Context, shown: template.Template, span: tuple[int, int], number: int, share: Quantity
) -> Iterator[Together]:
    text = shown.text[span[0] : span[1]]
    row = _ROW.search(text + ",") if text[-1:] != "," else _ROW.search(text)
    if row is not None:
        found = shown.between(span[0] + row.start(), span[0] + row.end())
        parts = tuple(ctx.quantities[i] for i in found)
        if (not number or len(parts) == number) and len({q.unit for q in parts}) == 1:
            yield Together(parts, share, _wholes(ctx, found.start, parts), False)
        return
    places = [span[0] + m.start("share") for m in _OF.finditer(text)]
    parts = tuple(ctx.quantities[shown.index(at)] for at in places)
    if number and len(parts) == number and share.value is not None:
        yield Together(parts, share, (), True)
        return
    listed = _listed(shown, span, number) if number else _clause_by_clause(shown, span)
    parts = tuple(ctx.quantities[i] for i in listed)
    if parts and len({(q.unit, q.kind) for q in parts}) == 1 and parts[0].unit:
        yield Together(parts, share, _wholes(ctx, listed[0], parts), False)


def _listed(shown: template.Template, span: tuple[int, int], number: int) -> list[int]:
    """Return the first figure of each of the last segments (甲 N，增长 P；乙 N，下降 P。这两者).

    As many segments as are summed up, or none where one of them tells no figure.
    """
    segments = list(_SEGMENT.finditer(shown.text, *span))
    firsts = [shown.text.find(NUMBER, *m.span()) for m in segments]
    if len(segments) < 2 or len(firsts) < number or number < 2 or min(firsts[-number:]) < 0:
        return []
    return [shown.index(at) for at in firsts[-number:]]


def _clause_by_clause(shown: template.Template, span: tuple[int, int]) -> list[int]:
    """Return the one figure of every clause before a sum (扑救火灾N起，抢险救援N起，合计占P).

    None where a clause tells no figure or two, or a share.
    """
    text = _ASIDE.sub(lambda m: "_" * len(m[0]), shown.text[span[0] : span[1]])
    clauses = [m for m in _PIECE.finditer(text) if m[0] not in _LEADS]
    figures = [
        [at for at, c in enumerate(m[0], m.start()) if "\ue000" <= c <= "\ue007"] for m in clauses
    ]
    if len(clauses) < 2 or any(len(f) != 1 or text[f[0]] != NUMBER for f in figures):
        return []
    return [shown.index(span[0] + f[0]) for f in figures]


def _wholes(ctx: Context, first: int, parts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Return the earlier figures of the unit that are larger than the parts together."""
    total = interval.total(map(interval.of, parts))
    found = []
    for q in reversed(ctx.quantities[max(0, first - _FAR) : first]):
        alike = q.unit == parts[0].unit and q.kind is parts[0].kind and q.value
        if not alike or q.hedge or q.value is None or total.low is None or q in found:
            continue
        if q.value > total.low:
            found.append(q)
    return tuple(found)


def fits(t: Together, whole: Quantity) -> bool:
    """Tell whether the parts have together the stated share of a whole."""
    made = interval.total(map(interval.of, t.parts))
    return (made / interval.of(whole)).scaled(100).meets(allowed(t.share))


def summed(t: Together) -> Interval:
    """Return what the parts are together."""
    return interval.total(map(interval.of, t.parts))
