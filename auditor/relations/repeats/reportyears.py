"""The year of a periodic report against the year of which it tells.

《2023年某某监测报告》发布，2024年全国…: a report on a year tells of that year; only a title that
names the year of issue (发展报告) is a year ahead of its figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text import marks

_YEAR = r"(?P<y>(?:19|20)\d\d(?:[-—–~至](?:(?:19|20)\d\d)学)?)年"
_TITLE = regex.compile(
    rf"{_YEAR}度?(?P<name>\p{{Han}}{{0,24}}?"
    r"(?P<kind>统计公报|统计数据|(?:监测|抽样|统计)?调查报告|监测报告|事业[发展]*公报|报告|公报))(?![于会将])"
)
_ONLY_LATER = frozenset({"报告", "公报"})  # 2024年发展报告 may tell of 2023
_TELLING = 160  # characters behind a title within which its figures begin
_OPENS = regex.compile(
    rf"(?:^|[。;:,\n》”])\s*(?:截至)?{_YEAR}(?!\d|[^,。;]{{0,4}}月)"
    r"(?:全年|年?末|年?底|\(|全[国省市县区州]|我[国省市县]|[^,。;:\n]{0,6}?(?:总|共|实现|完成|达))"
)
_AHEAD = regex.compile("预计|将|计划|目标|力争|展望|有望|预期|发布|公布|出台|印发|以来|到$")


def report_years(ctx: Context) -> Iterator[Repeat]:
    """Yield the year of a report's title and the year with which its text begins to tell."""
    norm = ctx.norm
    if not ctx.holds("公报", "报告", "统计数据"):
        return
    title = _TITLE.search(norm)
    told = _first(norm, title) if title else None
    if title is None or told is None:
        return
    year, other = title["y"], told["y"]
    if year == other:
        yield Repeat(title.span("y"), told.span("y"), "年份", True)
    elif len(year) == len(other) and not _names(norm, year, title) and _apart(title, other):
        yield Repeat(title.span("y"), told.span("y"), "年份", False, False)


def _first(norm: str, title: regex.Match[str]) -> regex.Match[str] | None:
    told = _OPENS.search(norm, title.end(), title.end() + _TELLING)
    if told is None:
        return None
    end = marks.ends(norm, told.end("y"), marks.CLAUSE)
    return None if _AHEAD.search(norm, told.end("y"), end) else told


def _names(norm: str, year: str, title: regex.Match[str]) -> bool:
    """Tell whether the text names the year of a title again, outside the very title."""
    again = norm.replace(title[0], "")
    return year + "年" in again or (len(year) == len("2023") and f"较{year}" in again)


def _apart(title: regex.Match[str], other: str) -> bool:
    """Tell whether the years are such as a slip of one year makes."""
    step = int(other[:4]) - int(title["y"][:4])
    return step == 1 or (step == -1 and title["kind"] not in _ONLY_LATER)
