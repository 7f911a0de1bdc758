"""Draws marked lines of an article for a terminal: cut, underlined and labelled.

Widths are display columns; a 汉字 takes two. Nothing here knows what a finding is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import get_character_cell_size

from auditor.article import Anchors, Lines
from auditor.model import Span

_CONTEXT = 10  # characters kept on each side of a marked span
_LONGEST = 60  # characters of a span that are shown
_MOST = 16  # spans that are drawn
_NARROWEST = 12  # columns of text at the least
_NO_LINE_START = frozenset("，。、；：！？）」』”’》】,.;:!?)]%％…")

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "related": "34",
    "dim": "2",
    "bold": "1",
    "good": "32",
}


def paint(text: str, style: str, color: bool) -> str:
    """Return the text in one of `STYLES`, or as it is."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if color and text else text


def cells(text: str) -> int:
    """Return the columns a text takes."""
    return sum(map(get_character_cell_size, text))


def tame(text: str) -> str:
    """Make a text safe to print: each control or format character becomes a space or nothing.

    An article may hold escape sequences and marks that reverse the direction of writing.
    """
    if text.isprintable():
        return text
    return "".join(map(_tame_character, text))


def _tame_character(char: str) -> str:
    if char.isprintable() or char == "\u3000":  # the indent of a Chinese paragraph
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


def fold(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines of at most so many columns, each begun with `indent`.

    Numbers and Latin words stay whole where they fit, and no line begins with a closing mark.
    """
    room = max(width - cells(indent), _NARROWEST)
    lines, line, used = [], "", 0
    for word in _words(tame(text)):
        size = cells(word)
        if used + size > room and line.strip():
            lines.append(indent + line.rstrip())
            line, used = "", 0
            word = word.lstrip()
            size = cells(word)
        while size > room:
            head = _fitting(word, room)
            lines.append(indent + word[:head])
            word = word[head:]
            size = cells(word)
        line += word
        used += size
    if line.strip():
        lines.append(indent + line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    out: list[str] = []
    for char in text:
        if out and (char in _NO_LINE_START or (_is_latin(char) and _is_latin(out[-1][-1]))):
            out[-1] += char
        else:
            out.append(char)
    return out


def _is_latin(char: str) -> bool:
    return char.isascii() and not char.isspace()


def _fitting(text: str, room: int) -> int:
    used = 0
    for at, char in enumerate(text):
        used += get_character_cell_size(char)
        if used > room:
            return max(at, 1)
    return len(text)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character on its way to the screen; `mark` is the number of its span, or −1."""

    char: str
    width: int
    mark: int = -1


def excerpt(
    text: str,
    lines: Lines,
    spans: Sequence[Span],
    *,
    width: int,
    color: bool,
    style: str,
    places: Lines | Anchors | None = None,
) -> list[str]:
    """Draw the source lines of marked spans, the first span being the primary one.

    Args:
        text: the article.
        lines: its line index.
        spans: what to mark; drawn in the order of the text, at most 16 of them.
        width: columns of the terminal.
        color: whether to paint.
        style: the style of the primary span, one of `STYLES`.
        places: what gives the numbers before the rows; by default the lines.

    Returns:
        Lines without line breaks: source rows after a line number and a bar, each followed by
        its underline (`^` primary, `-` related) and the labels.
    """
    primary = spans[0]
    kept = sorted(spans[:_MOST], key=lambda s: (s.start, s.end))
    by_line: dict[int, list[Span]] = {}
    for span in kept:
        line = lines.place(span.start)[0]
        end = min(span.end, lines.bounds(line)[1])
        by_line.setdefault(line, []).append(replace(span, end=max(end, span.start)))
    numbers = {line: line for line in by_line}
    if places:
        numbers = {line: places.place(marked[0].start)[0] for line, marked in by_line.items()}
    gutter = len(str(max(numbers.values()))) + 1
    room = max(width - gutter - 3, _NARROWEST)
    out = []
    for line, marked in by_line.items():
        row_cells = _line_cells(text, lines.bounds(line), marked, room)
        for number, row in enumerate(_marked(_rows(row_cells, room))):
            title = str(numbers[line]) if number == 0 else ""
            bar = paint(f"{title:>{gutter}} |", "dim", color)
            out.append(f"{bar} {''.join(cell.char for cell in row)}".rstrip())
            blank = paint(f"{'':>{gutter}} |", "dim", color)
            for under in _underlines(row, marked, primary, room, color, style):
                out.append(f"{blank} {under}")
    return out


def _line_cells(
    text: str, bounds: tuple[int, int], spans: Sequence[Span], room: int
) -> list[_Cell]:
    """Return the characters of one line that are shown, "…" standing for what is cut."""
    start, end = bounds
    if end - start <= room and cells(text[start:end]) <= room:
        windows = [(start, end)]
    else:
        windows = _windows(start, end, spans)
    out: list[_Cell] = []
    owner: dict[int, int] = {}
    for number, span in enumerate(spans):
        for at in range(span.start, min(span.end, span.start + _LONGEST)):
            owner.setdefault(at, number)
    shown_to = start
    for low, high in windows:
        if low > shown_to:
            out.append(_Cell("…", 1))
        for at in range(low, high):
            char = tame(text[at])
            if char:
                out.append(_Cell(char, get_character_cell_size(char), owner.get(at, -1)))
        shown_to = high
    if shown_to < end:
        out.append(_Cell("…", 1))
    if windows and windows[0][0] == start:  # an indented paragraph need not show its indent
        while out and out[0].char.isspace() and out[0].mark < 0:
            del out[0]
    return out


def _windows(start: int, end: int, spans: Sequence[Span]) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for span in spans:
        shown_end = min(span.end, span.start + _LONGEST)
        low, high = max(start, span.start - _CONTEXT), min(end, shown_end + _CONTEXT)
        if windows and low <= windows[-1][1] + 3:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return windows


def _rows(row_cells: list[_Cell], room: int) -> list[list[_Cell]]:
    """Break cells into rows; a span that fits into a row is not broken."""
    rows: list[list[_Cell]] = [[]]
    used = at = 0
    while at < len(row_cells):
        stop = at + 1
        while stop < len(row_cells) and 0 <= row_cells[at].mark == row_cells[stop].mark:
            stop += 1
        piece = row_cells[at:stop]
        size = sum(cell.width for cell in piece)
        if size > room:
            piece = piece[:1]
            size = piece[0].width
        if used + size > room and rows[-1]:
            rows.append([])
            used = 0
        rows[-1] += piece
        used += size
        at += len(piece)
    return [row for row in rows if row] or [[]]  # a line of invisible characters


def _marked(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Leave out the unmarked rows before the first marked one and after the last."""
    marked = [n for n, row in enumerate(rows) if any(cell.mark >= 0 for cell in row)]
    if not marked:
        return rows[:1]
    first, last = marked[0], marked[-1]
    kept = [list(row) for row in rows[first : last + 1]]
    if last + 1 < len(rows) and kept[-1][-1].mark < 0:
        kept[-1][-1] = _Cell("…", 1)
    if first and kept[0][0].mark < 0:
        kept[0][0] = _Cell("…", 1)
    return kept


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    text: str
    style: str


def _underlines(
    row: list[_Cell],
    spans: Sequence[Span],
    primary: Span,
    room: int,
    color: bool,
    style: str,
) -> list[str]:
    """Return the underline of a row and the rows of labels below it."""
    marks: list[tuple[int, int, int]] = []  # column, width, span number
    column = 0
    for cell in row:
        if cell.mark >= 0:
            if marks and marks[-1][2] == cell.mark and sum(marks[-1][:2]) == column:
                marks[-1] = (marks[-1][0], marks[-1][1] + cell.width, cell.mark)
            else:
                marks.append((column, cell.width, cell.mark))
        column += cell.width
    if not marks:
        return []
    line, column, labels = "", 0, []
    for start, size, number in marks:
        span = spans[number]
        first = span.start == primary.start
        look = style if first else "related"
        line += " " * (start - column) + paint(("^" if first else "-") * size, look, color)
        column = start + size
        label = tame(span.label)
        if label:
            label = label[: _fitting(label, room)]
            labels.append(_Label(max(0, min(start, room - cells(label))), label, look))
    return [line, *_label_rows(labels, color)]


def _label_rows(labels: list[_Label], color: bool) -> list[str]:
    """Place labels under their spans, from the right; one that has no room hangs on a bar."""
    rows: list[list[_Label]] = []
    for label in reversed(labels):
        end = label.start + cells(label.text)
        depth = 0
        while depth < len(rows) and end >= rows[depth][-1].start:
            depth += 1
        if depth == len(rows):
            rows.append([])
        rows[depth].append(label)
        for above in rows[:depth]:
            if above[-1].start > label.start:
                above.append(_Label(label.start, "|", label.style))
    out = []
    for placed in rows:
        line, column = "", 0
        for label in reversed(placed):
            line += " " * (label.start - column) + paint(label.text, label.style, color)
            column = label.start + cells(label.text)
        out.append(line)
    return out
