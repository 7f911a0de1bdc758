"""An article as its author wrote it, and where an offset stands in what it was read from."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from auditor.model import Table
from auditor.words import Words

_BREAK = re.compile(r"\r\n?|\n")


class Unreadable(Exception):
    """An input that cannot be audited, with the reason in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Unit(StrEnum):
    """What the first number of a place counts in the source of an article."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a source: what it says, and where in the text it stands.

    `start` and `end` are the same where the text leaves it out.
    """

    start: int
    end: int
    body: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text under the name to be shown for it.

    Attributes:
        name: the path it was read from, as it is told.
        text: what is audited and shown; every offset counts its characters.
        published: its publication date, if known.
        tables: the tables in it, in order; their cells are stretches of the text.
        skipped: stretches [start, end) that are shown, but not audited (code, front matter).
        anchors: where its characters stand in the source; None: the text is the source.
        comments: the comments of its source, in order; they may suppress findings.
        item: its number in a source that holds many articles, from 1; 0 where it is the only one.
        heading: its headline, where the source keeps it apart from the text. It is not audited, but
            tells of which place the text speaks.
    """

    name: str
    text: str
    published: dt.date | None = None
    tables: tuple[Table, ...] = ()
    skipped: tuple[tuple[int, int], ...] = ()
    anchors: Anchors | None = None
    comments: tuple[Comment, ...] = ()
    item: int = 0
    heading: str = ""

    @property
    def title(self) -> str:
        """The name, with the number of the article in a source that holds many."""
        return f"{self.name}#{self.item}" if self.item else self.name


class Lines:
    """Line and column of offsets in one text; both count from 1, columns in characters."""

    unit = Unit.LINE

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def end(self, offset: int) -> tuple[int, int]:
        """Return (line, column) behind the character that ends at an offset."""
        return self.place(offset)

    def byte_column(self, offset: int, *, end: bool = False) -> int:
        """Return the column of an offset in bytes of UTF-8, from 1."""
        _, column = self.place(offset)
        return len(self._text[offset - column + 1 : offset].encode()) + 1

    @property
    def count(self) -> int:
        """The number of lines; a text that ends in a break has an empty last one."""
        return len(self._starts)

    def bounds(self, line: int) -> tuple[int, int]:
        """Return [start, end) of a line, its break left out."""
        start = self._starts[line - 1]
        if line == len(self._starts):
            return start, len(self._text)
        end = self._starts[line]
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a run of characters of the text begins in the source.

    From `offset` on, text and source go on character by character. `width` is the number of
    characters that the first one takes in the source (`&#50;` takes 5); `byte` is the column in
    bytes of UTF-8.
    """

    offset: int
    line: int
    column: int
    byte: int
    width: int = 1


class Anchors:
    """Places in a source that is not the text itself: the same questions as `Lines` answers."""

    def __init__(self, unit: Unit, text: str, anchors: Iterable[Anchor]) -> None:
        self.unit = unit
        self._text = text
        rows = list(anchors) or [Anchor(0, 1, 1, 1)]
        self._offsets = array("q", (a.offset for a in rows))
        self._lines = array("q", (a.line for a in rows))
        self._columns = array("q", (a.column for a in rows))
        self._bytes = array("q", (a.byte for a in rows))
        self._widths = {a.offset: a.width for a in rows if a.width != 1}

    def _run(self, offset: int) -> int:
        return max(bisect_right(self._offsets, offset) - 1, 0)

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset in the source; what a line is, `unit` says."""
        run = self._run(offset)
        ahead = max(offset - self._offsets[run], 0)
        width = self._widths.get(self._offsets[run], 1)
        return self._lines[run], self._columns[run] + ahead + (width - 1 if ahead else 0)

    def end(self, offset: int) -> tuple[int, int]:
        """Return (line, column) behind the character that ends at an offset."""
        line, column = self.place(max(offset - 1, 0))
        return line, column + (self._widths.get(offset - 1, 1) if offset else 0)

    def byte_column(self, offset: int, *, end: bool = False) -> int:
        """Return the column of an offset, or of the end there, in bytes of UTF-8, from 1."""
        if end and offset:
            wide = self._widths.get(offset - 1)
            last = len(self._text[offset - 1 : offset].encode()) if wide is None else wide
            return self.byte_column(offset - 1) + last
        run = self._run(offset)
        start = self._offsets[run]
        width = self._widths.get(start)
        if width is not None and offset > start:
            return self._bytes[run] + width + len(self._text[start + 1 : offset].encode())
        return self._bytes[run] + len(self._text[start:offset].encode())


def names(unit: Unit, line: int) -> Words:
    """Say a place of a source without lines: 第3段, 第2页, 第14行."""
    counted = {Unit.PARAGRAPH: "段", Unit.PAGE: "页", Unit.ROW: "行", Unit.LINE: "行"}[unit]
    return Words(f"第{line}{counted}", f"{unit} {line}")
