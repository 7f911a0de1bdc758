"""Tells whether a list that misses its whole goes on, or is completed by what is told besides."""

from __future__ import annotations

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of
from auditor.relations.sums.counting import same_unit
from auditor.relations.sums.misses import added, exact, slips
from auditor.relations.sums.slips import HARDLY
from auditor.relations.sums.wholes import NEW_COUNT, Division

# How many figures after a list are looked at for an item that was said apart.
_AHEAD = 6
_MOST = 12  # parts of a list of which one may be of the next
_BESIDES = regex.compile(r"\s*(?:另外|此外|另有|还有|除此之?外)")
_LINE_GOES_ON = regex.compile(r"[、;,]\s*\n\s*(?P<point>[(]?[\d一二三四五六七八九十]{1,3}[.、)])?")
_COUNTS_ANEW = regex.compile(f"{NEW_COUNT.pattern}|合计|小计")


def goes_on(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether the list goes on after its last item: what is missing stands there.

    Where hardly anything but a slip explains the miss, another figure behind it says nothing.
    """
    last = d.items[-1].claim
    if _told_besides(ctx, d, whole):
        return True
    missing = of(whole.quantity) - added(d)
    ahead = [c for c in ctx.claims[last.at + 1 : last.at + 1 + _AHEAD] if same_unit(c, last)]
    for claim in ahead[:2]:
        words = claim.before + claim.after
        if claim.paragraph != last.paragraph and _COUNTS_ANEW.search(claim.before):
            break  # 合计 6 例：甲 2 例: the next paragraph has a total of its own
        same_level = claim.bracket == last.bracket and not NEW_COUNT.search(words)
        exact = claim.quantity.value and not claim.quantity.hedge
        if same_level and exact and missing.meets(of(claim.quantity)):
            return True
        if same_level and exact and _of_another(ctx, d, claim):
            return True
    if not ahead or ahead[0].paragraph == last.paragraph or "中" in ahead[0].lead:
        return False
    line = _LINE_GOES_ON.match(ctx.norm, last.quantity.end + len(last.after))
    inline = whole.paragraph == last.paragraph  # 2. 甲奖46项，其中…；3. 乙奖70项: a point each
    return line is not None and not (inline and line["point"]) and not slips(d, whole, HARDLY)


def _of_another(ctx: Context, d: Division, claim: Claim) -> bool:
    """Tell whether one part of a longer list is of the next, and a figure behind it all the rest.

    91次中，甲国凭借某公司的18次达到30次，乙国21次，…。此外，庚国1次.
    """
    start, end = ctx.sentences[claim.sentence]
    if not 3 < len(d.items) <= _MOST or not _BESIDES.match(ctx.norm, start, end):
        return False
    gap = (exact(d) or 0) + (claim.quantity.value or 0) - (d.wholes[0].quantity.value or 0)
    return any(i.claim.quantity.value == gap for i in d.items)


def _told_besides(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether the sentence behind a list that falls short names a further part.

    其中，甲省 1763 万人，乙市 260 万人，丙市 143 万人。另外，县城中…有 342 万人.
    """
    sentence = d.items[-1].claim.sentence + 1
    if d.closed or sentence >= len(ctx.sentences) or len(d.items) < 3:
        return False
    start, end = ctx.sentences[sentence]
    if not _BESIDES.match(ctx.norm, start, end) or not added(d).may_be_at_most(of(whole.quantity)):
        return False
    ahead = ctx.claims[d.items[-1].claim.at + 1 :][:_AHEAD]
    return any(c.sentence == sentence and same_unit(c, whole) for c in ahead)
