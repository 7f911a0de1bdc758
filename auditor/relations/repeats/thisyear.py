"""Years that an article names against its own: 2014年一季度…。今年一季度…; 今天，在2024论坛上."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text import marks

_PERIOD = (
    r"(?:第?[一二三四]季度|前[二三]季度|[上下]半年|前\d{1,2}个?月"
    r"|1[-—–~至]\d{1,2}月份?|\d{1,2}月份?)"
)
# 昨日，某行发布了2014年一季度运行情况。今年一季度，…: the second sentence takes up the first.
_TAKEN_UP = regex.compile(
    rf"(?:发布|公布|通报|披露)了?[^,。;\n\d]{{0,12}}(?P<y>(?:19|20)\d\d)年(?P<p>{_PERIOD})[^。;!?\n]{{0,40}}。\s*今年(?P=p)"
)
# 今天（10月29日），在2024金融论坛上: what is held today bears the year of today.
_HELD = regex.compile(
    r"(?:[今昨][天日]|日前)(?:[上下]午|晚)?(?:\(\d{1,2}月\d{1,2}日\))?,在(?P<y>20\d\d)年?(?P<what>\p{Han}{2,12}?(?:论坛|博览会|交易会|大会|峰会|年会))上"
)

# 今年1至3月，…。今年1至3月，…: a report on one period names it again in every paragraph.
_SO_FAR = regex.compile(r"(?:今年|(?P<y>20\d\d)年)(?:1|一)[-—–~至](?P<m>1[0-2]|[2-9])月")
_TIMES = 3  # it is named at least, besides the one that differs
_AHEAD = regex.compile("预计|计划|将|目标|预期|力争|有望")


def this_year(ctx: Context) -> Iterator[Repeat]:
    """Yield the years that stand for the present one against the year of publication."""
    yield from _so_far(ctx.norm)
    if ctx.published is None:
        return
    norm, year = ctx.norm, ctx.published.year
    for m in _TAKEN_UP.finditer(norm) if "。今年" in norm else ():
        at = norm.rfind("今年", m.start(), m.end())
        yield Repeat(m.span("y"), (at, at + 2), "年份", int(m["y"]) == year)
    for m in _HELD.finditer(norm) if ",在20" in norm else ():
        if norm.count(m["y"] + m["what"]) + norm.count(m["y"] + "年" + m["what"]) == 1:
            yield Repeat(
                m.span("y"), (m.start(), m.start() + 2), "年份", int(m["y"]) == year, False
            )


def _so_far(norm: str) -> Iterator[Repeat]:
    """Yield the period of a report against the one place where it ends later.

    An earlier end may look back; a later one is still to come where all figures end earlier.
    """
    named = list(_SO_FAR.finditer(norm))
    if len({m["y"] for m in named}) != 1:
        return
    ends = Counter(int(m["m"]) for m in named)
    month, times = ends.most_common(1)[0]
    others = [m for m in named if int(m["m"]) != month]
    if times < _TIMES or len(others) != 1 or int(others[0]["m"]) < month:
        return
    (odd,) = others
    if not _AHEAD.search(norm, odd.end(), marks.ends(norm, odd.end())):
        usual = next(m for m in named if int(m["m"]) == month)
        yield Repeat(odd.span(), usual.span(), "时段", False, False)
