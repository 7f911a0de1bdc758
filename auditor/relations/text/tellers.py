"""Round-ups of notices in which one company after the other speaks: 甲股份公告，…。乙科技披露，….

公司总股本 is then of the company that speaks, and what two of them tell says nothing of one whole.
"""

from __future__ import annotations

from bisect import bisect_right

from auditor import regex
from auditor.context import Context

_SPEAKS = regex.compile(
    r"(?:^|(?<=[\n。;]))[^\S\n]*(?P<who>[\p{Han}A-Z*]{2,8}?)(?:\([\d.A-Z]{6,10}\))?"
    r"(?:\d{1,2}月\d{1,2}日|[今昨][日天晚])?(?:晚间|晚)?(?:发布)?(?:公告|披露)(?:称|显示|了)?[,:]"
)
_NOBODY = regex.compile("公司$|[根另此同双日据前]|^[其该本]")


def speakers(ctx: Context) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return where each company of a round-up begins to speak, ascending, and its name.

    Ask by `ctx.once`; where fewer than two companies speak, nothing is returned.
    """
    if "公告" not in ctx.norm and "披露" not in ctx.norm:
        return (), ()
    found = [m for m in _SPEAKS.finditer(ctx.norm) if not _NOBODY.search(m["who"])]
    if len({m["who"] for m in found}) < 2:
        return (), ()
    return tuple(m.start("who") for m in found), tuple(m["who"] for m in found)


def speaker(ctx: Context, at: int) -> str:
    """Return the name of the company that speaks at a place of a round-up, else ""."""
    starts, names = ctx.once(speakers)
    place = bisect_right(starts, at) - 1
    return names[place] if place >= 0 else ""
