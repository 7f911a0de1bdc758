"""Counts that take up what was told before: 上述三者合计, 67起较大火灾中, 3人中一人…另一人…."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.listed.counts import Announced
from auditor.relations.repeats.restated import slipped
from auditor.relations.sums.counting import same_unit
from auditor.relations.text import marks
from auditor.relations.text.lists import SMALL, listed_between, paragraph_start, small_number
from auditor.relations.text.names import Mention

# --- 对甲国出口…；对乙国出口…；对丙国出口…。上述三者合计 --------------------

_SUMMED = regex.compile(
    rf"(?<=[。;\n])\s*(?:上述|以上)(?P<n>{SMALL})(?:者|项|类|种|个\p{{Han}}{{2,6}}?|大\p{{Han}}{{2,6}}?|地)"
    r"(?:合计|共计|总计|之和|相加|加起来)"
)
_SENTENCE = 300  # characters of the sentence that lists what is summed up
_FIGURE = regex.standard(r"\d")
_NESTED = regex.standard("其中|合计|等")


def summed_up(ctx: Context) -> Iterator[Announced]:
    """Yield 「上述三者合计」 against the clauses of the sentence before, one for each."""
    for m in _SUMMED.finditer(ctx.norm) if ctx.holds("上述", "以上") else ():
        stop = m.start("n")
        stop = ctx.norm.rfind("。", max(0, stop - 12), stop)
        if stop < 0:
            continue
        start = paragraph_start(ctx.norm, stop, _SENTENCE)
        start = max(start, ctx.norm.rfind("。", start, stop) + 1)
        items = listed_between(ctx.norm, start, stop, ";").items
        if len(items) < _FEWEST or _NESTED.search(ctx.norm, start, stop):
            continue
        # Each of them begins with the same character or tells as many figures.
        heads = {ctx.norm[a:b].strip()[:1] for a, b in items[1:]}
        told = {len(_FIGURES.findall(ctx.norm, a, b)) for a, b in items[1:]}
        if min(len(heads), len(told)) > 1 or not all(_FIGURE.search(ctx.norm, *x) for x in items):
            continue
        number, k = small_number(m["n"]), len(items)
        yield Announced(m.start("n"), m.end("n") + 1, number, items, k, k, False, True)


_FEWEST = 2
_FIGURES = regex.standard(r"\d[\d,.]*")

# --- 在幸存的3人中，一人…。另一人… --------------------

_ONE_OTHER = regex.compile(
    rf"(?P<n>{SMALL})(?P<u>[人名位])(?P<noun>\p{{Han}}{{0,5}})中,(?P<one>[一1](?P=u))(?P<what>[^;!?\n]{{2,60}}?)"
    r"[,。;](?P<other>另外?[一1](?P=u))"
)
_MORE = regex.standard(r"还有|其余|第三|另[外]?[一两二三1-9]|剩下|其他|[一1][人名位]")
_BEYOND = 60  # characters behind the other one in which a third may be told


def one_and_other(ctx: Context) -> Iterator[Announced]:
    """Yield 「在幸存的3人中，一人重伤，另一人轻伤」: they are two."""
    for m in _ONE_OTHER.finditer(ctx.norm) if "中,一" in ctx.norm else ():
        if _MORE.search(m["what"]) or _MORE.search(ctx.norm, m.end(), m.end() + _BEYOND):
            continue
        items = (m.span("one"), m.span("other"))
        yield Announced(*m.span("n"), small_number(m["n"]), items, 2, 2)


# --- 较大火灾67起……65起较大火灾中 --------------------

_AMONG = regex.compile(
    r"(?<=[。;,\n:])\s*(?:在|这|上述)?(?P<n>\d[\d,]*)(?P<u>[起人名例家个件宗所座辆位项席])(?P<noun>\p{Han}{2,8})中,"
)
_LEADS_UP = regex.compile(r"(?:共|有|为|达|发生|其中|了|数|总|计)+$")
_NAME = 3  # characters of a noun, or digits, that tell enough by themselves
_BACK = 80  # figures among which the whole is looked for
_TRAILING = 12


def of_them(ctx: Context) -> Iterator[Mention]:
    """Yield 「65起较大火灾中，农村34起」 against the count of those fires told before."""
    for m in _AMONG.finditer(ctx.norm) if "中," in ctx.norm else ():
        at = bisect_left(ctx.quantities, m.start("n"), key=lambda q: q.start)
        if at >= len(ctx.claims) or ctx.quantities[at].start != m.start("n"):
            continue
        later = ctx.claims[at]
        q = later.quantity
        if q.kind is not Kind.COUNT or q.hedge or q.value is None:
            continue
        told = _told(ctx, ctx.claims[max(0, at - _BACK) : at], later, m["noun"])
        values = {c.quantity.value for c in told}
        same = [c for c in told if c.quantity.value == q.value]
        if same:
            yield _mention(same[-1], later)
            continue
        if len(values) != 1 or not slipped(q, told[-1].quantity):
            continue
        if len(m["noun"]) < _NAME and min(map(_written, (q, told[-1].quantity))) < _NAME:
            continue
        if max(_written(q), _written(told[-1].quantity)) > 1 or _divided(ctx, at):
            yield _mention(told[-1], later)


def _written(q: Quantity) -> int:
    return sum(char.isdigit() for char in q.text)


def _told(ctx: Context, before: Sequence[Claim], later: Claim, noun: str) -> list[Claim]:
    """Return the earlier counts of the noun: 较大火灾65起, 65起较大火灾, 400席的选区议席."""
    found = []
    for claim in before:
        q = claim.quantity
        if q.kind is not Kind.COUNT or q.value is None or q.hedge:
            continue
        after = claim.after
        if after.startswith("的" + noun):
            found.append(claim)
        elif same_unit(claim, later):
            lead = ctx.norm[marks.begins(ctx.norm, q.start, ",;。:!?\n") : q.start]
            name = _LEADS_UP.sub("", lead[-_TRAILING:])
            # 治愈316例 … 316名治愈患者中
            if after.startswith(noun) or name.endswith(noun) or noun.startswith(name[-2:] or "\n"):
                found.append(claim)
    return found


def _divided(ctx: Context, at: int) -> bool:
    """Tell whether the figures behind a count, up to the end of its clauses, add up to it."""
    whole = ctx.claims[at]
    total, n = whole.quantity.value, at + 1
    while n < len(ctx.claims) and ctx.claims[n].sentence == whole.sentence and total:
        part = ctx.claims[n].quantity
        if part.unit != whole.quantity.unit or part.value is None:
            return False
        total -= part.value
        n += 1
    return total == 0 and n > at + 2


def _mention(first: Claim, later: Claim) -> Mention:
    a, b = first.quantity, later.quantity
    assert a.value is not None and b.value is not None
    told = (int(a.value),) * 2
    return Mention(((a.start, a.end),), (b.start, b.end), told, int(b.value), "数目")
