"""Years that an article names against its own: 2014年一季度…。今年一季度…; 今天，在2024论坛上."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.restated import Repeat

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


def this_year(ctx: Context) -> Iterator[Repeat]:
    """Yield the years that stand for the present one against the year of publication."""
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
