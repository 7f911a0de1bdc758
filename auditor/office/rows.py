"""Rows that hold an article each: which column is the text, which the date, and what is wrong."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, TextIO

from auditor import dateline
from auditor.article import Anchor, Anchors, Article, Unit, Unreadable
from auditor.document import Request
from auditor.encodings import encoding
from auditor.model import Cell, Table
from auditor.words import Words

_SAMPLE = 1 << 16
TEXTS = ("text", "content", "正文", "内容", "body", "article", "全文", "文本", "正文内容")
DATES = (
    "published",
    "date",
    "pubdate",
    "publish_date",
    "published_at",
    "publish_time",
    "发布日期",
    "发布时间",
    "日期",
    "时间",
)
_TOLD = 5  # rows that a refusal names
_MOST_CELLS = 20_000


def opened(file: BinaryIO) -> TextIO:
    """Return a file as text in its own encoding, line breaks kept.

    Raises:
        Unreadable: empty, or in no encoding known here.
    """
    name, mark = encoding(file.read(_SAMPLE))
    file.seek(mark)
    return io.TextIOWrapper(file, name, newline="")


def text_column(head: Sequence[str], asked: str) -> int | None:
    """Return the number of the column of texts, or None if no name is one of the usual ones.

    Raises:
        Unreadable: there is no column of the name that was asked for.
    """
    if asked:
        if asked in head:
            return head.index(asked)
        known = "、".join(head[:20])
        raise Unreadable(
            Words(f"没有“{asked}”这一列；有：{known}", f"no column {asked!r}; there are: {known}")
        )
    names = [name.strip().lower() for name in head]
    return next((names.index(name) for name in TEXTS if name in names), None)


def article_of(
    row: Mapping[str, Any], column: str, number: int, request: Request
) -> Article | None:
    """Return the article of a row, or None if its text is blank."""
    text = row[column]
    if not text.strip():
        return None
    named = {str(name).strip().lower(): value for name, value in row.items()}
    said = next((named[name] for name in DATES if isinstance(named.get(name), str)), "")
    published = dateline.stated(said) or dateline.published(text, request.path)
    anchors = Anchors(Unit.ROW, text, [Anchor(0, number, 1, 1)])
    return Article(request.name, text, published, anchors=anchors, item=number)


def as_table(rows: Sequence[Sequence[str]], request: Request) -> Article:
    """Return a table without a column of texts as an article that is this table alone.

    Raises:
        Unreadable: it has no figures, or too many cells for an article.
    """
    cells = [cell for row in rows[1:] for cell in row]
    if len(cells) > _MOST_CELLS or not any(char.isdecimal() for cell in cells for char in cell):
        names = " ".join(TEXTS[:4])
        raise Unreadable(
            Words(
                f"没有正文列（{names} 等）：用 --column 指明",
                f"no column of texts ({names} …): name it by --column",
            )
        )
    pieces: list[str] = []
    anchors, placed, at = [], [], 0
    for number, row in enumerate(rows, 1):
        anchors.append(Anchor(at, number, 1, 1))
        line: list[Cell] = []
        for cell in row:
            plain = cell.replace("\r", " ").replace("\n", " ")
            pieces += [" | " if line else "", plain]
            at += 3 if line else 0
            line.append(Cell(at, at + len(plain), head=number == 1))
            at += len(plain)
        pieces.append("\n")
        at += 1
        placed.append(tuple(line))
    text = "".join(pieces)
    table = Table(0, len(text), tuple(placed))
    published = dateline.published("", request.path)
    return Article(
        request.name, text, published, (table,), anchors=Anchors(Unit.ROW, text, anchors)
    )


@dataclass(slots=True)
class Faults:
    """What is wrong with rows; the others are audited all the same."""

    rows: list[tuple[int, Words]] = field(default_factory=list)
    count: int = 0

    def _note(self, number: int, why: Words) -> None:
        self.count += 1
        if len(self.rows) < _TOLD:
            self.rows.append((number, why))

    def ragged(self, number: int, cells: int, head: int) -> None:
        """Note a row that has not as many cells as the head."""
        self._note(
            number,
            Words(f"有 {cells} 格，表头有 {head} 格", f"{cells} cells, the head has {head}"),
        )

    def binary(self, number: int) -> None:
        """Note a row with a NUL in it."""
        self._note(number, Words("有 NUL 字符", "a NUL character"))

    def broken(self, number: int) -> None:
        """Note a line that is no JSON object."""
        self._note(number, Words("不是 JSON 对象", "no JSON object"))

    def textless(self, number: int) -> None:
        """Note an object without a text."""
        self._note(number, Words("没有正文（用 --column 指明）", "no text (name it by --column)"))

    def tell(self) -> None:
        """Tell of the rows that were left out, if there are any.

        Raises:
            Unreadable: there are.
        """
        if not self.count:
            return
        zh = "；".join(f"第 {number} 行{why.zh}" for number, why in self.rows)
        en = "; ".join(f"row {number}: {why.en}" for number, why in self.rows)
        more = self.count - len(self.rows)
        raise Unreadable(
            Words(
                f"{self.count} 行未审：{zh}" + (f"；另有 {more} 行" if more else ""),
                f"{self.count} rows not audited: {en}" + (f"; and {more} more" if more else ""),
            )
        )
