"""The days of birth and death of one person, as a biography tells them more than once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text import marks

_DAY = (
    r"(?P<{0}y>\d{{4}})(?:年(?:(?P<{0}m>\d{{1,2}})月(?:(?P<{0}d>\d{{1,2}})日)?)?"
    r"|[./-](?P<{0}m>\d{{1,2}})(?:[./-](?P<{0}d>\d{{1,2}}))?)?"
)
_DASH = r"\s*(?:--|——|[-—–~－至])\s*"
# 某某（1904.1.4-2009.10.13），
_BRACKET = regex.compile(
    r"\((?:生卒)?(?P<birth>"
    + _DAY.format("b")
    + ")"
    + _DASH
    + "(?P<death>"
    + _DAY.format("d")
    + r")\)"
)
_BORN = regex.compile(
    r"(?P<day>" + _DAY.format("x") + r")(?P<gap>[^,。;\n\d]{0,10}?)(?:出生|生于|诞生)"
)
_DIED = regex.compile(
    r"(?P<day>"
    + _DAY.format("x")
    + r")(?P<gap>[^,。;\n\d]{0,14}?)(?:逝世|去世|病逝|辞世|与世长辞|病故)"
)
_FAMILY = regex.compile("父|母|妻|夫人|丈夫|兄|弟|姐|妹|儿子|女儿|祖|战友|老师|同学|先后")
_SPREAD = 5000  # characters of a biography
# Nobody is named between a day and the end of a life: 于2009年10月13日在东州因病去世.
_UNNAMED = regex.compile(
    r"(?:[上下]午|凌晨|晚|傍晚|清晨)?(?:在[^,。;]{1,8})?(?:因病|不幸|溘然)?(?:医治无效|抢救无效)?"
)
_PRONOUNS = ("他", "她", "先生", "同志", "女士")
_NAME = regex.compile(r"\p{Han}{2,4}$")


class _Told(NamedTuple):
    parts: tuple[int | None, int | None, int | None]
    span: tuple[int, int]


def lives(ctx: Context) -> Iterator[Repeat]:
    """Yield birth and death of the one whom an article is about, each against its next mention.

    Whom it is about, a bracket behind the name tells, or a headline that mourns one.
    """
    if not ctx.holds("逝世", "去世", "病逝", "辞世", "生于", "出生"):
        return
    brackets = list(_BRACKET.finditer(ctx.norm, 0, _SPREAD))
    if len(brackets) != 1:
        return
    m = brackets[0]
    name = _NAME.search(ctx.norm, max(0, m.start() - 4), m.start())
    if name is None:
        return
    for prefix, group, pattern, what in (
        ("b", "birth", _BORN, "出生日期"),
        ("d", "death", _DIED, "逝世日期"),
    ):
        first = _told(m, prefix, group)
        for x in pattern.finditer(ctx.norm, 0, _SPREAD):
            if _of_whom(ctx.norm, x, name[0]):
                yield from _compared(first, _told(x, "x", "day"), what)


def _of_whom(norm: str, m: regex.Match[str], name: str) -> bool:
    """Tell whether a clause on a birth or death speaks of the person of this name, or of nobody."""
    lead = norm[marks.begins(norm, m.start(), ",。;:\n()") : m.start()].strip().rstrip("于在")
    if _FAMILY.search(lead) or _FAMILY.search(m["gap"]):
        return False
    own = name[-3:]
    if lead and not lead.endswith((own, *_PRONOUNS)):
        return False
    return own in m["gap"] or _UNNAMED.fullmatch(m["gap"]) is not None


def _told(m: regex.Match[str], prefix: str, group: str) -> _Told:
    parts = (m[prefix + "y"], m[prefix + "m"], m[prefix + "d"])
    year, month, day = (int(p) if p else None for p in parts)
    return _Told((year, month, day), m.span(group))


def _compared(a: _Told, b: _Told, what: str) -> Iterator[Repeat]:
    holds = all(x is None or y is None or x == y for x, y in zip(a.parts, b.parts, strict=True))
    yield Repeat(a.span, b.span, what, holds)
