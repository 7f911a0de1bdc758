"""Words that a figure shares with the one before it in its clause, behind which it only says 至.

毛利率由上季的71.3%降至70.6%; 服务收入同比增长16%至959亿元: the second figure is told of the
name before the first.
"""

from __future__ import annotations

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.text import marks

_REACHES = regex.compile(r",?(?:[上下回]?[升降增减提涨跌落]\p{Han}?|扩大|收窄)[至到为]")
_FROM = regex.compile("[由从][^,;。:、]{0,16}$")
_TO = regex.compile("[至到达为了]{1,2}")
_GROWN = regex.compile(
    "(?:同比|环比|[比较](?:上年|去年)(?:同期)?)?(?:大幅|小幅|约)?(?:[增下上减]|提高|扩大).{0,2}$"
)


def name_before(ctx: Context, claim: Claim) -> str | None:
    """Return the name that a figure takes over, "" where it takes over none, None elsewhere."""
    last = ctx.claims[claim.prev]
    if claim.prev < 0 or last.clause != claim.clause or not claim.before:
        return None
    grown = last.quantity.kind is Kind.SHARE and claim.quantity.kind is not Kind.SHARE
    ends = _FROM if _REACHES.fullmatch(claim.before) else _GROWN
    if ends is _GROWN and not (grown and _TO.fullmatch(claim.before)):
        return None
    start = marks.begins(ctx.norm, last.quantity.start)
    words = ctx.norm[start : last.quantity.start]
    found = ends.search(words)
    return words[: found.start()] if found else ""
