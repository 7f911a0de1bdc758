"""Plain text, in any encoding that Chinese articles are written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from auditor import dateline
from auditor.article import Article
from auditor.document import Reader, Request, whole
from auditor.encodings import decode
from auditor.words import Words


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield the file as one article."""
    text = decode(whole(file))
    yield Article(request.name, text, dateline.published(text, request.path))


READER = Reader(about=Words("纯文本", "plain text"), suffixes=(".txt", ".text"), read=read)
