"""Enumerations: the items that stand before a count, behind it, or at the head of sentences.

All functions read normalised text and return offsets into it. How many items a stretch names is
often open (和 may join two items or stand inside one), so a `Listing` has a fewest and a most.
"""

from __future__ import annotations

from typing import NamedTuple

from auditor import regex

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2, "俩": 2}
SMALL = r"(?:[0-9]{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九双])"

INDENT = r"[^\S\n]*+"  # blanks of any width before a sentence
_CLAUSE_END = frozenset(",;。!?:\n﹔…—")
_OPENERS = {"(": ")", "[": "]", "【": "】", "“": "”", "‘": "’", "《": "》", "「": "」", "『": "』"}
_CLOSERS = {v: k for k, v in _OPENERS.items()}
_CLOSED = regex.standard("[" + regex.escape("".join(_CLOSERS)) + "]")
_CLAUSE_START = regex.standard("[" + regex.escape("".join(sorted([*_CLAUSE_END, *_OPENERS]))) + "]")
_ADJACENT = frozenset(("》《", "”“", "」「", "』『"))  # 《甲》《乙》 needs no 、 between
_REACH = 400  # characters that a list before its count may span
_PARAGRAPH = 5000  # characters that a paragraph may have; no list goes on further
# The number of a paragraph (2、甲、乙两所学校): its 、 opens the list and divides nothing.
_ITEM_NUMBER = regex.standard(r"(?<![^\n;。])[^\S\n]*+(?:\d{1,2}|[一二三四五六七八九十]{1,3})$")
_LAST_JOIN = regex.compile(r"以及|及其|[和与及暨跟或]")
_LEADS = regex.compile(
    r"[等了着过的将把被在为于对向由从给让使及]|\d|[两二三四五六七八九十](?:部|省|市|地|国|家|名|位|个)"
)
_FIRST_JOIN = regex.compile(r"[和与]")


class Listing(NamedTuple):
    """The items of an enumeration as [start, end), and how many things they may name."""

    items: tuple[tuple[int, int], ...]
    fewest: int
    most: int

    @property
    def start(self) -> int:
        """Where the first item begins (the words that lead up to it included)."""
        return self.items[0][0]

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1][1]


def paragraph_end(norm: str, at: int, most: int = _PARAGRAPH) -> int:
    """Return where the line of `at` ends, or `at` + most if that comes first."""
    limit = min(len(norm), at + most)
    end = norm.find("\n", at, limit)
    return limit if end < 0 else end


def paragraph_start(norm: str, at: int, most: int = _PARAGRAPH) -> int:
    """Return where the line of `at` begins, or `at` - most if that comes later."""
    limit = max(0, at - most)
    return max(norm.rfind("\n", limit, at) + 1, limit)


def small_number(written: str) -> int:
    """Return the value of a numeral matched by `SMALL` (12, 三, 两, 十六, 二十).

    Raises:
        ValueError: the numeral is not one.
    """
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        if written not in DIGITS:
            raise ValueError(written)
        return DIGITS[written]
    return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)


def _bounds(norm: str, end: int) -> tuple[int, list[int]]:
    """Walk back from `end` to the beginning of its clause; return it and the cuts between items.

    A cut is where an item ends: at 、, or between 》 and 《. What brackets and quotation marks
    enclose is one piece.
    """
    cuts: list[int] = []
    expected: list[str] = []
    at = end - 1
    floor = max(0, end - _REACH)
    while at >= floor:
        char = norm[at]
        if expected:
            if char == expected[-1]:
                expected.pop()
            elif char in _CLOSERS:
                expected.append(_CLOSERS[char])
            elif char == "\n":
                return at + 1, cuts
        elif char in _CLOSERS:
            expected.append(_CLOSERS[char])
            if norm[at : at + 2] in _ADJACENT:
                cuts.append(at + 1)
        elif char == "、":
            if _ITEM_NUMBER.search(norm, max(0, at - 6), at):
                return at + 1, cuts
            cuts.append(at)
        elif char in _CLAUSE_END or char in _OPENERS:
            return at + 1, cuts
        at -= 1
    return at + 1, cuts


def listed_before(norm: str, end: int) -> Listing | None:
    """Return the enumeration that ends at `end`, or None where there is no 、 in its clause.

    「甲、乙、丙三个方面」: `end` is the offset of 三. A list wholly within quotation marks
    (“甲、乙、丙”的三级…, `end` behind ”) is read from inside them.
    """
    if end and norm[end - 1] in "”’」":
        opener = norm.rfind(_CLOSERS[norm[end - 1]], max(0, end - _REACH), end)
        if opener >= 0 and "、" in norm[opener:end]:
            return listed_before(norm, end - 1)
    # Without a closing bracket the nearest 、 must stand behind the beginning of the clause.
    last = norm.rfind("、", max(0, end - _REACH), end)
    if not _CLOSED.search(norm, max(last, end - _REACH, 0), end) and (
        last < 0 or _CLAUSE_START.search(norm, last, end)
    ):
        return None
    start, cuts = _bounds(norm, end)
    if not cuts:
        return None
    return _listing(norm, start, list(reversed(cuts)), end)


def _listing(norm: str, start: int, cuts: list[int], end: int) -> Listing:
    items: list[tuple[int, int]] = []
    for cut in [*cuts, end]:
        items.append((start, cut))
        start = cut + 1 if norm[cut : cut + 1] == "、" else cut
    most = len(items)
    most += _LAST_JOIN.search(norm, *items[-1]) is not None
    most += _FIRST_JOIN.search(norm, *items[0]) is not None
    return Listing(tuple(items), _surely_listed(norm, items), most)


def _surely_listed(norm: str, items: list[tuple[int, int]]) -> int:
    """Count the items from the last back to the first that leads up to the list.

    「甲、乙等地建立丙、丁、戊三级」: an item that carries a verb, a figure or a 等, or that is far
    longer than those behind it, is where the list begins; what stands before it is another list.
    """
    longest = 4
    for n in range(len(items) - 2, 0, -1):
        a, b = items[n]
        if b - a > 2 * longest + 2 or _LEADS.search(norm, a, b):
            return len(items) - n
        longest = max(longest, b - a)
    return len(items)


def listed_between(norm: str, start: int, end: int, marks: str = "、") -> Listing:
    """Return the items of norm[start:end], cut at any of `marks` outside brackets and quotes."""
    cuts: list[int] = []
    expected: list[str] = []
    for at in range(start, end):
        char = norm[at]
        if expected:
            if char == expected[-1]:
                expected.pop()
            elif char in _OPENERS:
                expected.append(_OPENERS[char])
        elif char in _OPENERS:
            if at > start and norm[at - 1 : at + 1] in _ADJACENT:
                cuts.append(at)
            expected.append(_OPENERS[char])
        elif char in marks:
            cuts.append(at)
    items: list[tuple[int, int]] = []
    for cut in [*cuts, end]:
        if cut > start:
            items.append((start, cut))
        start = cut + 1 if norm[cut : cut + 1] in marks else cut
    last = norm[items[-1][0] : items[-1][1]] if items else ""
    return Listing(tuple(items), len(items), len(items) + len(_LAST_JOIN.findall(last)))
