"""Headlines and what stands below them: articles of one story, and round-ups of many short items.

A headline is a short line without a full stop above a paragraph that has one; also what a reprint
puts between 原标题 and 来源, and what an agency flash puts in 【】 before its text.
"""

from __future__ import annotations

from typing import NamedTuple

from auditor import regex

_LONGEST = 70  # characters of a headline
_ORIGINAL = regex.compile(r"原标题:(?P<head>[^\n]{4,120}?)(?:\s*来源:[^\n]*|$)", regex.MULTILINE)
_FLASH = regex.compile(r"【#?(?P<head>[^】\n]{4,60}?)#?】")
_MOST = 6  # headlines of one text: title, subtitles, summary
_END = frozenset("。!?;:,、")


class Item(NamedTuple):
    """A headline, norm[start:head_end], and its text, norm[body:end]."""

    start: int
    head_end: int
    body: int
    end: int


def items(norm: str) -> list[Item]:
    """Return the headlines of an article with the stretch that each of them heads."""
    found: list[Item] = []
    heads: list[tuple[int, int]] = []
    body, at = -1, 0
    broken = False  # a line that ends with a comma goes on in the next
    while at <= len(norm):
        stop = norm.find("\n", at)
        stop = len(norm) if stop < 0 else stop
        start, end = _stripped(norm, at, stop)
        if start < end:
            new, text = ([], start) if broken else _heads(norm, start, end)
            broken = norm[end - 1] in ",、"
            if new and body >= 0:
                found.extend(Item(*h, body, at) for h in heads[-_MOST:])
                heads, body = [], -1
            heads.extend(new)
            if body < 0:
                body = text
        at = stop + 1
    if body >= 0:
        found.extend(Item(*h, body, len(norm)) for h in heads[-_MOST:])
    return found


def _stripped(norm: str, start: int, end: int) -> tuple[int, int]:
    while start < end and norm[start].isspace():
        start += 1
    while start < end and norm[end - 1].isspace():
        end -= 1
    return start, end


def _heads(norm: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """Return the headlines that a line holds and where text begins on it, or -1."""
    reprint = norm.find("原标题:", start, end)
    if reprint >= 0:
        m = _ORIGINAL.search(norm, reprint, end)
        if m is None:
            return [], -1
        before = [(start, reprint)] if 8 <= reprint - start <= _LONGEST else []
        return [*before, m.span("head")], -1
    if "【" in norm[start : start + 30]:
        m = _FLASH.search(norm, start, end)
        if m and m.end() < end and _is_line(norm, m.end(), end):
            return [(m.end(), end)], -1  # 【要闻】我国某某总量超N万个: a column and its headline
        if m and m.start() - start < 20:
            return [m.span("head")], m.end() if end - m.end() > 20 else -1
    if not _is_line(norm, start, end):
        return [], start
    if norm.endswith(("以及", ";及", ";和"), start, end):
        return [], start  # a point of a list that goes on in the next line
    if norm.count("|", start, end) > 1:
        return [], start  # a row of a table
    if norm[start] == "(" and norm[end - 1] == ")":
        return [], start  # a remark on what stands above
    return [(start, end)], -1


def _is_line(norm: str, start: int, end: int) -> bool:
    """Tell whether a stretch is short and no sentence."""
    short = end - start <= _LONGEST and norm[end - 1] not in _END
    return short and norm.find("。", start, end) < 0
