"""Comparisons with what the paragraph has told under a name: 比首日多N, 较洪峰下降N."""

from __future__ import annotations

from dataclasses import replace

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.comparisons.changes import Change

_NAME = regex.compile(
    r"(?:^|\P{Han})(?:仍|又|则|却|就|还|已)?[比较](?P<name>\p{Han}{2,8}?)(?:分别|又|则|还)?$"
)
# Times and bases that no name of a figure tells.
_TIMES = regex.compile(
    "年|月|季|周|期|初|末|底|昨|前[一天日]|此前|以前|过去|之前|原|上次|上届|上期|历史|预期|预计|计划|目标|平均|水平|全[国省市]"
)
_MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE})
_BACK = 16  # figures before a comparison among which its name is looked for


def named(ctx: Context, change: Change) -> Change | None:
    """Return a change with the old level that it names, if one figure bears the name."""
    if change.level < 0 or change.base >= 0 or change.reference != "other":
        return None
    found = _NAME.search(change.words)
    if found is None or _TIMES.search(found["name"]):
        return None
    base = told(ctx, ctx.claims[change.level], found["name"])
    return None if base is None else replace(change, base=base.at)


def told(ctx: Context, level: Claim, name: str) -> Claim | None:
    """Return the only figure before a level in its paragraph whose words bear a name."""
    bearing = []
    for claim in reversed(ctx.claims[max(0, level.at - _BACK) : level.at]):
        if claim.paragraph != level.paragraph:
            break
        q = claim.quantity
        same = q.unit == level.quantity.unit and q.kind is level.quantity.kind
        measured = same and q.kind in _MEASURED and q.value is not None
        if measured and claim.bracket == level.bracket and _bears(claim.before, name):
            bearing.append(claim)
    return bearing[0] if len(bearing) == 1 else None


def _bears(words: str, name: str) -> bool:
    """Tell whether words call a figure by a name, and do not compare it with what bears it."""
    at = words.find(name)
    return at >= 0 and words[at - 1 : at] not in ("比", "较", "与")
