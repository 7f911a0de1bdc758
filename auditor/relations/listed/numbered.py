"""Counts of what its running numbers tell: 6 例（病例 9—病例 14）, 第 3 至第 9 排，共 7 排."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.relations.listed.counts import Announced, Items
from auditor.relations.text.lists import paragraph_end

_NOUN = "(?:确诊病例|病例|患者|无症状感染者|感染者|确诊者|案例)"
_CUE = regex.standard(r"[例者]\d")
_TO = r"\s?[-—–~至到]{1,2}\s?"
_NUMBER = r"\d{1,5}"
# 9—病例14, 9至14, 9
_RANGE = rf"(?P<a>{_NUMBER})(?:{_TO}{_NOUN}?(?P<b>{_NUMBER}))?(?![\d例名人日月年])"
_EACH = regex.compile(rf"{_NOUN}?{_RANGE}")
_ROW = rf"{_NOUN}{_RANGE}(?:[、和及]{_NOUN}?{_RANGE})*"
_COUNT = r"(?P<n>\d{1,4})(?P<u>[例名人位])"
_BRACKETED = regex.compile(rf"{_COUNT}[^,。;:()\n\d]{{0,14}}\((?:即|为|编号为?)?(?P<row>{_ROW})\)")
_SUMMED = regex.compile(rf"(?P<row>{_ROW})[,:]?(?:一共|共计|共){_COUNT}")
_LINE = regex.compile(rf"(?m:^)[^\S\n]*(?P<noun>{_NOUN})(?={_RANGE})")
# The one figure of the line above.
_NEW = regex.compile(rf"[^,。;\n\d]{{0,24}}{_COUNT}[^,。;\n\d]{{0,16}}")
# 第3至第9排，共7排: what is numbered is what is counted.
_ALIKE = regex.compile(
    rf"第(?P<a>\d{{1,4}})(?P<u>[排组期集层页栋幢轮批卷章场])?{_TO}第?(?P<b>\d{{1,4}})(?P<u>[排组期集层页栋幢轮批卷章场])"
    r"[^,。;:\n\d]{0,6},?(?:一共|共计|共)(?P<n>\d{1,4})个?(?P<unit>(?P=u))"
)
_MOST = 500  # Things that one range may name.


def by_numbers(norm: str) -> Iterator[Announced]:
    """Yield the counts beside which the running numbers of all that is counted stand."""
    if _CUE.search(norm):
        for pattern, cue in ((_BRACKETED, "("), (_SUMMED, "共")):
            for m in pattern.finditer(norm) if cue in norm else ():
                yield from _counted(norm, m, [m.span("row")])
        yield from _by_line(norm)
    for m in _ALIKE.finditer(norm) if "第" in norm and "共" in norm else ():
        number = int(m["b"]) - int(m["a"]) + 1
        if 1 < number <= _MOST:
            yield _announced(m, ((m.start("a"), m.end("b")),), number)


def _by_line(norm: str) -> Iterator[Announced]:
    """Read 新增病例6例。 above lines that tell of 病例9—病例12，…，病例13，… one after another."""
    done = 0
    for m in _LINE.finditer(norm):
        if m.start() < done:
            continue
        noun, start = m["noun"], m.start("noun")
        rows: list[tuple[int, int]] = []
        last, done = 0, start
        while _LINE.match(norm, done):
            done = paragraph_end(norm, done) + 1
        for each in regex.finditer(rf"{noun}(?={_NUMBER}){_RANGE}", norm[start:done]):
            a, b = int(each["a"]), int(each["b"] or each["a"])
            if rows and a != last + 1:
                rows = []  # taken up again, or told out of order
                break
            rows.append((start + each.start(), start + each.end()))
            last = b
        above = norm.rfind("\n", 0, max(0, start - 1)) + 1
        head = list(_NEW.finditer(norm, above, max(above, start - 1)))
        if len(head) == 1 and noun[-2:] in head[0][0] and rows:
            yield from _counted(norm, head[0], rows)


def _counted(norm: str, m: regex.Match[str], rows: list[tuple[int, int]]) -> Iterator[Announced]:
    number = 0
    items: Items = ()
    for row in rows:
        for each in _EACH.finditer(norm, *row):
            size = int(each["b"] or each["a"]) - int(each["a"]) + 1
            if not 0 < size <= _MOST:
                return
            number += size
            items = (*items, each.span())
    if number > 1:
        yield _announced(m, items, number)


def _announced(m: regex.Match[str], items: Items, number: int) -> Announced:
    start, end = m.start("n"), m.end("u")
    if end < start:
        end = m.end("unit")
    return Announced(start, end, int(m["n"]), items, number, number)
