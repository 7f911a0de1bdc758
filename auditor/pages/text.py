"""Writes the blocks of a page as the text of an article, each character anchored in the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from auditor.article import Anchor, Anchors, Comment, Lines, Unit
from auditor.model import Cell, Table
from auditor.pages.source import Block, SourceCell, SourceTable

_BAR = " | "  # between the cells of a row


@dataclass(slots=True)
class Written:
    """The text of an article, its tables, and where it stands in the source."""

    text: str
    tables: tuple[Table, ...]
    anchors: Anchors
    comments: tuple[Comment, ...] = ()


def written(
    source: str,
    blocks: list[Block],
    data: set[SourceTable],
    comments: Sequence[tuple[int, str, bool]] = (),
) -> Written:
    """Write blocks a line each, and tables of data a row each, their cells between bars.

    A comment goes with the text before it in its block, else with what follows.
    """
    writer = _Writer()

    def table_of(block: Block) -> SourceTable | None:
        return block.cell.table if block.cell and block.cell.table in data else None

    for table, group in groupby(blocks, table_of):
        if table is None:
            for block in group:
                writer.put(block)
                writer.say("\n")
        else:
            writer.table(table, list(group))
    text = "".join(writer.pieces)
    anchors = Anchors(Unit.LINE, text, _placed(source, writer.runs))
    said = tuple(_comments(comments, writer.runs, len(text)))
    return Written(text, tuple(writer.tables), anchors, said)


def _comments(
    comments: Sequence[tuple[int, str, bool]], runs: list[tuple[int, int, int]], length: int
) -> Iterator[Comment]:
    """Yield the comments at the offsets of the text where they count."""
    places = [place for _, place, _ in runs]
    for at, body, behind in comments:
        follow = bisect_left(places, at)
        run = follow - 1 if behind and follow else follow
        offset = runs[run][0] if run < len(runs) else length
        yield Comment(offset, offset, body)


@dataclass(slots=True)
class _Writer:
    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0

    def say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def put(self, block: Block) -> None:
        self.runs += ((self.length + at, place, width) for at, place, width in block.runs)
        self.say(block.text)

    def table(self, table: SourceTable, blocks: list[Block]) -> None:
        held: dict[SourceCell, list[Block]] = {}
        for block in blocks:
            if block.cell:
                held.setdefault(block.cell, []).append(block)
        start, rows = self.length, []
        for row in table.rows:
            cells: list[Cell] = []
            for cell in row:
                if cells:
                    self.say(_BAR)
                first = self.length
                for block in held.get(cell, ()):
                    if self.length > first:
                        self.say(" ")
                    self.put(block)
                cells.append(Cell(first, self.length, cell.rows, cell.columns, cell.head))
            if cells:
                rows.append(tuple(cells))
                self.say("\n")
        self.tables.append(Table(start, self.length, tuple(rows)))


def _placed(source: str, runs: list[tuple[int, int, int]]) -> Iterator[Anchor]:
    """Yield the anchors of runs; bytes are counted on from the run before in the same line."""
    lines = Lines(source)
    known_line, known_at, known_byte = 0, 0, 1
    for offset, at, width in runs:
        line, column = lines.place(at)
        if line != known_line or at < known_at:
            known_line, known_at, known_byte = line, at - column + 1, 1
        known_byte += len(source[known_at:at].encode())
        known_at = at
        yield Anchor(offset, line, column, known_byte, width)
