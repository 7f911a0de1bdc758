"""An article as its author wrote it, and where an offset stands in it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Article:
    """A text under the name to be shown for it, with its publication date if known."""

    name: str
    text: str
    published: dt.date | None = None


class Lines:
    """Line and column of offsets in one text; both count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

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
