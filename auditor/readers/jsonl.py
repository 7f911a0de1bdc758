"""A JSON object a line: each an article of its own, told by the number of its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from auditor.article import Article
from auditor.document import Reader, Request
from auditor.words import Words


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield an article for each line that has a text."""
    from auditor.office.rows import Faults, article_of, opened, text_column, undecodable

    faults = Faults()
    number = 0
    try:
        for number, line in enumerate(opened(file), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                faults.broken(number)
                continue
            if not isinstance(row, dict):
                faults.broken(number)
                continue
            names = [str(name) for name in row]
            column = text_column(names, request.column)
            if column is None or not isinstance(row[names[column]], str):
                faults.textless(number)
                continue
            found = article_of(row, names[column], number, request)
            if found:
                yield found
    except UnicodeDecodeError as error:
        raise undecodable(number) from error
    faults.tell()


READER = Reader(
    about=Words("逐行 JSON", "JSON lines"),
    suffixes=(".jsonl", ".ndjson"),
    read=read,
    many=True,
    walked=False,
)
