"""Things named by a number (神舟十六号, 第13号台风“某某”), and years whose digits are mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text.headlines import items
from auditor.relations.text.lists import SMALL, small_number

_NAMED = regex.compile(rf"(?P<name>\p{{Han}}{{2}})(?P<n>{SMALL})号(?P<what>\p{{Han}}{{2}})")


def numbered_names(ctx: Context) -> Iterator[Repeat]:
    """Yield 「神舟十六号飞船」 of a headline against the one thing of that name in its text.

    A text that tells of several of them says nothing of which one the headline means.
    """
    if ctx.norm.count("号") < 2:
        return
    for item in items(ctx.norm):
        for h in _NAMED.finditer(ctx.norm, item.start, item.head_end):
            told = [
                m for m in _NAMED.finditer(ctx.norm, item.body, item.end) if m["name"] == h["name"]
            ]
            numbers = {small_number(m["n"]) for m in told}
            if small_number(h["n"]) in numbers:
                same = next(m for m in told if small_number(m["n"]) == small_number(h["n"]))
                yield Repeat(h.span("n"), same.span("n"), "编号", True)
            elif len(numbers) == 1:
                alike = next((m for m in told if m["what"] == h["what"]), None)
                if alike is not None:
                    yield Repeat(h.span("n"), alike.span("n"), "编号", False)


# --- 第13号台风“白海豚”, 第13次北冰洋科学考察 --------------------

_QUOTED = regex.compile(
    r"第(?P<n>\d{1,3})(?P<rest>[号次届期艘架颗座][^\d“”,。;\n]{0,6}“[^\d“”\n]{2,12}”)"
)
_NTH = regex.compile(r"第(?P<n>\d{2,3})(?P<what>[次届期批](?:\p{Han}){6})")
_MOST = 20  # numbers of one name that are compared


def numbered_by_name(ctx: Context) -> Iterator[Repeat]:
    """Yield the numbers of one thing that is named in full each time.

    A name in quotation marks is of one thing. Other names go on from session to session, so that
    only a number whose digits are mixed up is known to be wrong.
    """
    if ctx.norm.count("第") < 2:
        return
    names: dict[str, regex.Match[str]] = {}
    for m in _QUOTED.finditer(ctx.norm):
        known = names.setdefault(m["rest"], m)
        if known is not m:
            yield Repeat(known.span("n"), m.span("n"), "编号", known["n"] == m["n"])
    same: dict[str, list[regex.Match[str]]] = {}
    for m in _NTH.finditer(ctx.norm):
        same.setdefault(m["what"], []).append(m)
    for found in same.values():
        for a, b in combinations(found[:_MOST], 2):
            if a["n"] != b["n"] and sorted(a["n"]) == sorted(b["n"]):
                yield Repeat(a.span("n"), b.span("n"), "序数", False, False)


# --- 2204年 for 2024年 --------------------

_FAR = regex.compile(r"(?<![\d.])2[1-9]\d\d(?=年(?!前|来|间|历史))")
_YEAR = regex.compile(r"(?<![\d.])(?:19|20)\d\d(?=年)")


def far_years(ctx: Context) -> Iterator[Repeat]:
    """Yield years a century ahead whose digits are those of a year that the article names."""
    far = list(_FAR.finditer(ctx.norm)) if ctx.holds("年") else []
    if not far:
        return
    near = {m[0]: m for m in _YEAR.finditer(ctx.norm)}
    for m in far:
        twin = next((y for text, y in near.items() if _swapped(text, m[0])), None)
        if twin is not None:
            yield Repeat(twin.span(), m.span(), "年份", False)


def _swapped(a: str, b: str) -> bool:
    differ = [n for n in range(len(a)) if a[n] != b[n]]
    return len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
