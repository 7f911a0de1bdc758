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
HEADINGS = ("title", "headline", "标题", "题目", "题名")
_PARTS_OF_NAMES = ("正文", "全文", "内容", "文章", "稿件")  # of a column that holds texts
_SENTENCE = 20  # characters from which a cell that ends a sentence is prose
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


def undecodable(number: int) -> Unreadable:
    """Return the refusal of a file that breaks its encoding behind its row of this number."""
    return Unreadable(
        Words(f"第 {number + 1} 行之后编码有误", f"wrong encoding behind row {number + 1}")
    )


def text_column(head: Sequence[str], asked: str) -> int | None:
    """Return the number of the column of texts, or None if no name is one of the usual ones.

    A name that holds a usual one (稿件全文) counts where no other does.

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
    exact = next((names.index(name) for name in TEXTS if name in names), None)
    if exact is not None:
        return exact
    near = [n for n, name in enumerate(names) if name.endswith(_PARTS_OF_NAMES)]
    return near[0] if len(near) == 1 else None


def prose_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the only column whose cells are mostly sentences; None without one."""
    width = max(map(len, rows), default=0)
    prose = [
        number
        for number in range(width)
        if 2 * sum(_is_prose(row[number]) for row in rows if number < len(row)) > len(rows)
    ]
    return prose[0] if len(prose) == 1 else None


def _is_prose(cell: str) -> bool:
    cell = cell.strip()
    return len(cell) >= _SENTENCE and any(mark in cell for mark in "。！？")


def refuse_prose(rows: Sequence[Sequence[str]]) -> None:
    """Refuse what is no table of figures: many of its rows hold sentences, in no one column.

    Raises:
        Unreadable: it is none.
    """
    if 2 * sum(any(map(_is_prose, row)) for row in rows) > len(rows):
        raise _columnless()


def _columnless() -> Unreadable:
    names = " ".join(TEXTS[:4])
    return Unreadable(
        Words(
            f"没有正文列（{names} 等）：用 --column 指明",
            f"no column of texts ({names} …): name it by --column",
        )
    )


def article_of(
    row: Mapping[str, Any], column: str, number: int, request: Request
) -> Article | None:
    """Return the article of a row, or None if its text is blank."""
    text = row[column]
    if not text.strip():
        return None
    named = {str(name).strip().lower(): value for name, value in row.items()}
    said, heading = (
        next((named[name] for name in names if isinstance(named.get(name), str)), "")
        for names in (DATES, HEADINGS)
    )
    published = dateline.stated(said) or dateline.published(text, request.path)
    anchors = Anchors(Unit.ROW, text, [Anchor(0, number, 1, 1)])
    return Article(request.name, text, published, anchors=anchors, item=number, heading=heading)


def as_table(rows: Sequence[Sequence[str]], request: Request) -> Article:
    """Return a table without a column of texts as an article that is this table alone.

    Raises:
        Unreadable: it has no figures, or too many cells for an article.
    """
    cells = [cell for row in rows[1:] for cell in row]
    if len(cells) > _MOST_CELLS or not any(char.isdecimal() for cell in cells for char in cell):
        raise _columnless()
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


_NOT_AUDITED = Words("行未审", "rows not audited")


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

    def tell_of_table(self) -> None:
        """Tell of the rows of a table of figures that are not as wide as its head.

        Raises:
            Unreadable: there are some.
        """
        self.tell(Words("行与表头格数不同，逐格核对可能错位", "rows not as wide as the head"))

    def tell(self, what: Words = _NOT_AUDITED) -> None:
        """Tell of the rows that were left out, or of `what` else is wrong, if there are any.

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
                f"{self.count} {what.zh}：{zh}" + (f"；另有 {more} 行" if more else ""),
                f"{self.count} {what.en}: {en}" + (f"; and {more} more" if more else ""),
            )
        )
