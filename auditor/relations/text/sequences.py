"""Numbered points (一是…二是…, (一)(二), 1. 2., ①②): the runs in which an article counts them."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from auditor import regex
from auditor.relations.text.lists import INDENT, small_number

_N = "[一二三四五六七八九十]{1,3}"
# Where a point may begin: at the start of a line, or behind a mark that ends a clause.
_BEGIN = rf"{INDENT}(?=[一二三四五六七八九十第其(①-⑳以及和\d])"
_FIRST = regex.standard(_BEGIN)
_HEAD = regex.standard(r"[,。;﹔:!?\n]" + _BEGIN)
_MARKER = regex.compile(
    rf"""(?:以及|及|和)?+ (?:
        (?P<shi>{_N})(?P<word>是|要)(?=[\p{{Han}}“‘《「『])
      | 第(?P<di>{_N})(?:步|点|条|个?方面)?(?=,|:|是)
      | 其(?P<qi>{_N})(?=,|:|是)
      | \((?P<paren>{_N})\)
      | \((?P<digits>\d{{1,2}})\)
      | (?P<circle>[①-⑳])
      | (?<=[:;。])(?P<inline>{_N})、(?!{_N}|\d|[、,。])
      | (?<=[:;。\n]\s*)(?P<half>\d{{1,2}})\)(?![、,。;)])
      )""",
    regex.VERBOSE,
)
_LINE_MARKER = regex.compile(rf"(?P<dot>\d{{1,2}})[.、](?!\d)|(?P<comma>{_N})、")
# What is quickly found, and without which _GATE finds nothing.
_MAY_COUNT = regex.standard(
    r"[一二](?:[是要]|(?<!\S.)[.、])|[:;。]一、|第[一二三]|其[一二]|\([一二12]\)|[①②]|[12](?:\)|(?<!\S.)[.、])"
)
_GATE = regex.compile(
    rf"[一二]是|[一二]要|第[一二三]|[:;。]一、|其[一二]|\([一二12]\)|[①②]|[:;。\n]\s*[12]\)|(?m:^){INDENT}[12一二][.、]"
)


class Point(NamedTuple):
    """A marker of a numbered point: [start, end) of the marker, its number, its paragraph."""

    start: int
    end: int
    number: int
    paragraph: int


class Run(NamedTuple):
    """Points of one style in the order of the text, from where the count begins to its end."""

    style: str
    points: tuple[Point, ...]


@lru_cache(maxsize=1)  # two rules read the runs of the same article, one after the other
def runs(norm: str) -> tuple[Run, ...]:
    """Return the runs of numbered points.

    A run ends where its style starts again at one, or where the number falls back (another list
    takes up the same style). Gaps and repeats stay inside a run: the rule judges them.
    """
    if _MAY_COUNT.search(norm) is None or _GATE.search(norm) is None:
        return ()
    closed: list[Run] = []
    open_runs: dict[str, list[Point]] = {}
    paragraph, counted = 0, 0
    first = _FIRST.match(norm)
    for head in chain([first] if first else [], _HEAD.finditer(norm)):
        start = head.end()
        m = _MARKER.match(norm, start)
        if m is None and norm[head.start()] not in ",。;﹔:!?":
            m = _LINE_MARKER.match(norm, start)
        if m is None:
            continue
        style = m.lastgroup or ""
        written = m["shi"] if style == "word" else m[style]
        style = m["word"] if style == "word" else "comma" if style == "inline" else style
        paragraph += norm.count("\n", counted, start)
        counted = start
        try:
            number = ord(written) - ord("①") + 1 if style == "circle" else small_number(written)
        except ValueError:
            continue
        point = Point(start, m.end(), number, paragraph)
        run = open_runs.get(style)
        misprint = run and len(run) > 1 and number == run[-2].number + 2  # 5、8、7: it goes on
        if run and number > 1 and (number >= run[-1].number or misprint):
            run.append(point)
            continue
        if run:
            closed.append(Run(style, tuple(run)))
        open_runs[style] = [point]
    closed.extend(Run(style, tuple(run)) for style, run in open_runs.items())
    return tuple(closed)
