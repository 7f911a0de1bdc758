"""The articles of an archive in pieces that a process reads on its own: files, lines, rows.

A piece names what to read and holds no text, so that it can be sent to any process or machine
that sees the same files. Reading a piece yields short runs of articles; nothing keeps the whole.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor import dateline
from auditor.article import Article, Unreadable
from auditor.choosing import Choice
from auditor.judging import listed
from auditor.sources import EVERYTHING, Source, articles, companion, find, shown
from auditor.suppressing import ENDING, Order
from auditor.words import Words, why

if TYPE_CHECKING:
    import pyarrow.parquet as pq

RUN = 256  # articles that are kept, written and resumed together
_CHARACTERS = 1 << 21  # a run ends earlier when it has so many
_LINES = 4 * RUN  # lines of one piece
_NO_OBJECT = Words("不是 JSON 对象", "no JSON object")
_SLICES = 64  # pieces of one row group
NAMES = ("id", "name", "名称", "标题", "title", "url")  # columns that name an article


class Item(NamedTuple):
    """One article, or why it cannot be read; `name` is what it is called in every table, and
    `orders` what the file beside it suppresses.
    """

    name: str
    article: Article
    problem: Words | None = None
    orders: tuple[Order, ...] = ()


def _refused(name: str, problem: Words) -> Item:
    return Item(name, Article(name, ""), problem)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one process reads: files, or [first, last) of one file: bytes of lines, or rows.

    `group` is the row group of a Parquet file; `line` counts the lines before the first byte;
    `column` is that of the texts, "" for one of the usual names, and `published` the date of all
    articles, if it is given.
    """

    files: tuple[Source, ...] = ()
    path: str = ""
    first: int = 0
    last: int = 0
    group: int = -1
    line: int = 0
    column: str = ""
    published: dt.date | None = None


def pieces(
    paths: Iterable[str],
    choice: Choice = EVERYTHING,
    column: str = "",
    published: dt.date | None = None,
) -> Iterator[Piece]:
    """Cut paths into pieces, in order: directories and files, JSON lines and Parquet.

    A Parquet or JSONL file in a directory is cut like one named by itself.
    """
    for piece in _cut(paths, choice, column):
        yield replace(piece, column=column, published=published)


def _cut(paths: Iterable[str], choice: Choice, column: str) -> Iterator[Piece]:
    waiting: list[Source] = []
    for source in _sources(paths, choice):
        ending = os.path.splitext(source.path)[1].lower()
        if source.problem is None and ending in (".jsonl", ".ndjson", ".parquet"):
            if waiting:
                yield Piece(files=tuple(waiting))
                waiting = []
            yield from _groups(source, column) if ending == ".parquet" else _lines(source)
            continue
        waiting.append(source)
        if len(waiting) == RUN:
            yield Piece(files=tuple(waiting))
            waiting = []
    if waiting:
        yield Piece(files=tuple(waiting))


def _sources(paths: Iterable[str], choice: Choice) -> Iterator[Source]:
    for path in paths:
        if os.path.isdir(path):
            tables = sorted(
                entry.path
                for entry in os.scandir(path)
                if entry.name.lower().endswith(".parquet") and entry.name[0] not in "._"
            )
            yield from (Source(shown(table), table) for table in tables)
            rest = find([path], choice)
            yield from (s for s in rest if not (tables and s.problem))
        else:
            yield from find([path], choice)


def _broken(source: Source, reason: Words) -> Piece:
    return Piece(files=(Source(source.name, source.path, reason),))


def _lines(source: Source) -> Iterator[Piece]:
    try:
        with open(source.path, "rb") as file:
            start = at = lines = before = 0
            for lines, line in enumerate(file, 1):
                at += len(line)
                if lines - before == _LINES or at - start > 4 * _CHARACTERS:
                    yield Piece(path=source.path, first=start, last=at, line=before)
                    start, before = at, lines
            if at > start:
                yield Piece(path=source.path, first=start, last=at, line=before)
            if not at:
                yield _broken(source, Words("空文件，没有可审的内容", "empty: nothing to audit"))
    except OSError as error:
        yield _broken(source, _why(error))


def _groups(source: Source, column: str) -> Iterator[Piece]:
    import pyarrow as pa

    try:
        with _open(source.path) as file:
            meta = file.metadata
            _columns(file.schema_arrow.names, column)
    except Unreadable as refusal:
        yield _broken(source, refusal.reason)
        return
    except (OSError, pa.ArrowException) as error:
        yield _broken(source, _why(error))
        return
    for group in range(meta.num_row_groups):
        count = meta.row_group(group).num_rows
        step = max(RUN, -(-count // _SLICES))
        for first in range(0, count, step):
            yield Piece(path=source.path, first=first, last=min(first + step, count), group=group)


def _open(path: str) -> pq.ParquetFile:
    import pyarrow.parquet as pq

    return pq.ParquetFile(path, page_checksum_verification=True)


def _why(error: BaseException) -> Words:
    if isinstance(error, OSError) and error.errno:
        said = why(error)
    else:  # what a library says
        first = str(error).strip().partition("\n")[0]
        said = Words(f"文件损坏（{first}）", first)
    return Words(f"无法读取：{said.zh}", f"cannot be read: {said.en}")


class _Columns(NamedTuple):
    """The columns of a row that make an article; None where there is none."""

    text: str
    name: str | None
    date: str | None
    heading: str | None


def _columns(names: Sequence[str], asked: str) -> _Columns:
    """Choose the columns of an article.

    Raises:
        Unreadable: no column holds a text, or none has the name that is asked for.
    """
    from auditor.office.rows import DATES, HEADINGS, TEXTS, text_column

    plain = [name.strip().lower() for name in names]

    def first(wanted: Sequence[str]) -> str | None:
        return next((names[plain.index(name)] for name in wanted if name in plain), None)

    text = text_column(names, asked)
    if text is None:
        wanted, there = "、".join(TEXTS), "、".join(names)
        raise Unreadable(
            Words(
                f"没有正文列：要有 {wanted} 之一，只有 {there}",
                f"no column of text: one of {', '.join(TEXTS)}; there are {', '.join(names)}",
            )
        )
    return _Columns(names[text], first(NAMES), first(DATES), first(HEADINGS))


def runs(piece: Piece) -> Iterator[list[Item]]:
    """Read a piece in runs of at most `RUN` articles."""
    run: list[Item] = []
    size = 0
    for item in _items(piece):
        if piece.published:
            item = item._replace(article=replace(item.article, published=piece.published))
        run.append(item)
        size += len(item.article.text)
        if len(run) == RUN or size > _CHARACTERS:
            yield run
            run, size = [], 0
    if run:
        yield run


def _items(piece: Piece) -> Iterator[Item]:
    if piece.files:
        for source in piece.files:
            yield from _files(source, piece.column)
    elif piece.group >= 0:
        yield from _rows(piece)
    else:
        yield from _records(piece)


def _files(source: Source, column: str) -> Iterator[Item]:
    try:
        toml = companion(source, ENDING)
        orders = listed(toml).orders if toml else ()
        for article in articles(source, column):
            name = f"{article.name}#{article.item}" if article.item else article.name
            yield Item(name, article, orders=orders)
    except Unreadable as refusal:
        yield _refused(source.name, refusal.reason)
    except ValueError as error:
        name = source.name + ENDING
        yield _refused(
            source.name, Words(f"{name} 不是合法的 TOML：{error}", f"{name} is not TOML: {error}")
        )


def _records(piece: Piece) -> Iterator[Item]:
    shown_path = shown(piece.path)
    with open(piece.path, "rb") as file:
        file.seek(piece.first)
        number = piece.line
        while file.tell() < piece.last:
            line = file.readline()
            number += 1
            if line.strip():
                yield _record(line, f"{shown_path}:{number}", piece.column)


def _record(line: bytes, place: str, column: str) -> Item:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return _refused(place, _NO_OBJECT)
    if not isinstance(data, dict):
        return _refused(place, _NO_OBJECT)
    try:
        columns = _columns(list(data), column)
    except Unreadable as refusal:
        return _refused(place, refusal.reason)
    if not isinstance(data[columns.text], str):
        no_text = Words(f"“{columns.text}”不是文字", f"{columns.text!r} is no text")
        return _refused(place, no_text)
    return _item(data, columns, place)


def _item(row: Mapping[str, Any], columns: _Columns, place: str) -> Item:
    name, date, heading = (row[c] if c else None for c in columns[1:])
    text = row[columns.text] if isinstance(row[columns.text], str) else ""
    called = place if name is None or name == "" else str(name)
    if not text.strip():
        return _refused(called, Words("空文章，没有可审的内容", "empty: nothing to audit"))
    text = text.encode("utf-8", "replace").decode()  # JSON may hold halves of characters
    article = Article(
        called,
        text,
        _day(date) or dateline.published(text),
        heading=heading if isinstance(heading, str) else "",
    )
    return Item(called, article)


def _day(date: Any) -> dt.date | None:
    if isinstance(date, dt.datetime):
        return date.date()
    if isinstance(date, dt.date):
        return date
    return dateline.stated(date) if isinstance(date, str) else None


def _rows(piece: Piece) -> Iterator[Item]:
    import pyarrow as pa

    shown_path = shown(piece.path)
    number = 0
    try:
        with _open(piece.path) as file:
            columns = _columns(file.schema_arrow.names, piece.column)
            wanted = list(dict.fromkeys(column for column in columns if column))
            before = sum(file.metadata.row_group(g).num_rows for g in range(piece.group))
            for batch in file.iter_batches(RUN, row_groups=[piece.group], columns=wanted):
                if number >= piece.last:
                    return
                if number + batch.num_rows > piece.first:
                    for offset, row in enumerate(batch.to_pylist(), number):
                        if piece.first <= offset < piece.last:
                            yield _item(row, columns, f"{shown_path}:{before + offset + 1}")
                number += batch.num_rows
    except (OSError, pa.ArrowException) as error:
        where = Words(
            f"第 {piece.group + 1} 个行组：{_why(error).zh}",
            f"row group {piece.group + 1}: {_why(error).en}",
        )
        yield _refused(shown_path, where)
