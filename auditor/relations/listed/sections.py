"""Counts that announce what the following sentences take up one by one.

「抓实4个环节。抓排查。……抓救治。……」: the announcing sentence is short and says nothing else;
the items are the short sentences behind it that open the sections in one and the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from auditor import regex
from auditor.regex import HAN
from auditor.relations.listed.counts import Announced
from auditor.relations.text.lists import INDENT, SMALL, paragraph_end, small_number
from auditor.relations.text.sequences import Run

_ANNOUNCED = regex.standard(
    rf"(?P<n>{SMALL})[个项大条种道招步](?P<noun>“[{HAN}]{{1,2}}”字|[{HAN}]{{2,8}})"
    # A title counts too: 「用好3项机制，构建责任体系」, its items then fill the next paragraph.
    r"(?:(?P<sentence>[。:])|(?P<title>(?:,[^。;\n]{0,40})?\n))"
)
_BREAKS = frozenset("。!?\n")
_SHORT = regex.standard(rf"(?:\A|[。!?\n]){INDENT}(?P<item>[^,。;:!?、\n]{{2,16}})(?=。)")
_WORD = regex.compile(r"“(\p{Han}{1,2})”字")


def _verb(norm: str, at: int) -> tuple[str, str]:
    """Return the up to four 汉字 before `at` and what stands before them, blanks left out."""
    start = at
    while start > 0 and at - start < 5 and "\u4e00" <= norm[start - 1] <= "\u9fff":
        start -= 1
    before = start - 1
    while before >= 0 and norm[before] != "\n" and norm[before].isspace():
        before -= 1
    return norm[start:at], norm[before] if before >= 0 else "\n"


def _opens(norm: str, m: re.Match[str]) -> bool:
    """Tell whether a count begins the announcing sentence or stands in a title of such counts."""
    verb, mark = _verb(norm, m.start())
    if not 1 <= len(verb) <= 4:
        return False
    return mark in _BREAKS or (m["title"] is not None and mark in "、—")


def _section(norm: str, m: re.Match[str], later: Iterable[regex.Match[str]]) -> tuple[int, int]:
    """Return the stretch in which the items of an announcement may stand.

    `later` are the small counts behind it, in order: the next announcement ends the stretch.
    """
    start = m.end()
    stop = paragraph_end(norm, start)
    if m["title"] or not norm[start:stop].strip():
        start = m.end() if m["title"] else stop
        while start < len(norm) and norm[start].isspace():
            start += 1
        stop = paragraph_end(norm, start)
    for count in later:
        if count.start() >= stop:
            break
        following = _ANNOUNCED.match(norm, count.start(), stop)
        if following and following["sentence"] and _opens(norm, following):
            return start, following.start()
    return start, stop


def _family(
    norm: str, noun: str, verb: str, shorts: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return those short sentences that share the form which the announcement lets expect."""
    word = _WORD.fullmatch(noun)
    tail = word[1] if word else noun[-2:]
    alike = [(a, b) for a, b in shorts if norm[a:b].endswith(tail)]
    if len(alike) >= 2:
        return alike
    alike = [(a, b) for a, b in shorts if norm[a] == verb[0]]
    if len(alike) >= 3:
        return alike
    lengths = {b - a for a, b in shorts}
    return shorts if len(shorts) >= 3 and max(lengths) - min(lengths) <= 1 else []


def sections(norm: str, counts: Sequence[regex.Match[str]]) -> Iterator[Announced]:
    """Yield the announced counts whose items are the openings of the following sentences.

    Args:
        norm: the normalised text.
        counts: the small counts of the text, as `small_counts` finds them.
    """
    for n, count in enumerate(counts):
        m = _ANNOUNCED.match(norm, count.start())
        if m is None or not _opens(norm, m):
            continue
        start, end = _section(norm, m, (counts[k] for k in range(n + 1, len(counts))))
        shorts = [x.span("item") for x in _SHORT.finditer(norm, max(0, start - 1), end)]
        number = small_number(m["n"])
        if len(shorts) < 2 or number < 2:
            continue
        items = _family(norm, m["noun"], _verb(norm, m.start())[0], shorts)
        k = len(items)
        if k:
            sure = abs(number - k) == 1
            yield Announced(*count.span(), number, tuple(items), k, k, False, sure)


_BEFORE_POINTS = regex.compile(
    rf"(?<![0-9第前每近约超数几十百千万亿])(?P<count>(?P<n>{SMALL})(?:个|大|项|点|条|方面|种|类|步|件)+)"
    r"[^,。;:!?\n\d]{0,14}[:,。]\s*$"
)
_MORE = regex.compile(r"最后|此外|还有|另外|再有|同时")


def points(norm: str, found: Iterable[Run]) -> Iterator[Announced]:
    """Yield the counts that announce numbered points: 「四个特点：一是…四是…」."""
    for run in found:
        first = run.points[0]
        if first.number != 1 or len(run.points) < 2:
            continue
        window = (max(0, first.start - 40), first.start)
        nearest = list(_BEFORE_POINTS.finditer(norm, *window, overlapped=True))
        if not nearest:
            continue
        m = nearest[-1]
        number, last = small_number(m["n"]), run.points[-1]
        if number < 2:
            continue  # 进一步, 要有一个好的开端: one announces no list.
        if any(q.number != p.number + 1 for p, q in zip(run.points, run.points[1:], strict=False)):
            continue
        stop = paragraph_end(norm, last.end)
        cut = stop == len(norm) and norm[-1] != "。"
        open_end = cut or _MORE.search(norm, last.end, stop) is not None
        items = tuple((p.start, p.end) for p in run.points)
        k = last.number
        sure = number < k or (number == k + 1 and not open_end)
        yield Announced(*m.span("count"), number, items, k, k, False, sure)


# 一是…四是…。以上四项措施: the count stands behind the points that it sums up.
_AFTER_POINTS = regex.compile(
    rf"[。;\n]\s*以上(?P<count>(?P<n>{SMALL})(?:个|大|项|点|条|方面|种|类|步|件)+)"
)


def summed_points(norm: str, found: Iterable[Run]) -> Iterator[Announced]:
    """Yield the counts behind numbered points: 「一是…，四是…。以上四项措施自即日起执行」."""
    if "以上" not in norm:
        return
    for run in found:
        last = run.points[-1]
        numbers = [p.number for p in run.points]
        if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
            continue
        m = _AFTER_POINTS.search(norm, last.end, last.end + 150)
        if m is None or norm.count("。", last.end, m.start() + 1) > 1:
            continue
        k, number = len(numbers), small_number(m["n"])
        items = tuple((p.start, p.end) for p in run.points)
        yield Announced(*m.span("count"), number, items, k, k, False, abs(number - k) == 1)
