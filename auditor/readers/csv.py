"""Tables of articles: each row an article of its own, told by the number of its row.

Rows are counted as a sheet counts them: the head is row 1, and a row may be several lines long.
A table without a column of texts, but with figures, is one article that is nothing but a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from auditor.article import Article, Unreadable
from auditor.document import Reader, Request
from auditor.words import Words

_LONGEST = 16 << 20  # characters of a field


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield an article for each row that has a text."""
    import csv

    from auditor.office.rows import (
        Faults,
        article_of,
        as_table,
        opened,
        prose_column,
        refuse_prose,
        text_column,
        undecodable,
    )

    csv.field_size_limit(_LONGEST)
    lines = opened(file)
    first = lines.readline()
    lines.seek(0)
    delimiter = max(",\t;", key=first.count)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    faults = Faults()
    try:
        head = [name.strip() for name in next(rows, [])]
        column = text_column(head, request.column)
        body: Iterator[list[str]] = rows
        if column is None:
            waiting = list(rows)
            column = prose_column(waiting)
            if column is None:
                refuse_prose(waiting)
                yield as_table([head, *waiting], request)
                for number, row in enumerate(waiting, 2):
                    if row and len(row) != len(head):
                        faults.ragged(number, len(row), len(head))
                faults.tell_of_table()
                return
            body = iter(waiting)
        for number, row in enumerate(body, 2):
            if not row:
                continue
            if len(row) != len(head):
                faults.ragged(number, len(row), len(head))
                continue
            if "\0" in row[column]:
                faults.binary(number)
                continue
            found = article_of(dict(zip(head, row, strict=True)), head[column], number, request)
            if found:
                yield found
    except csv.Error as error:
        why = Words(
            f"第 {number + 1} 行之后读不下去：引号不成对，或一格过长（{error}）",
            f"cannot be read behind row {number + 1}: broken quotes, or a field too long ({error})",
        )
        raise Unreadable(why) from None
    except UnicodeDecodeError as error:
        raise undecodable(number) from error
    faults.tell()


READER = Reader(
    about=Words("表格（CSV）", "a table (CSV)"),
    suffixes=(".csv", ".tsv"),
    read=read,
    many=True,
    walked=False,
)
