"""Archives are refused: what is in them may be anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from auditor.article import Article, Unreadable
from auditor.document import Reader, Request
from auditor.words import Words

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c")


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Refuse the archive."""
    raise Unreadable(
        Words("压缩包不审：请先解压，再给出里面的文件", "an archive: unpack it and name its files")
    )


def _sniff(head: bytes) -> bool:
    office = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/")
    return head.startswith(_MAGIC) and not any(mark in head for mark in office)


READER = Reader(
    about=Words("压缩包", "an archive"),
    suffixes=(".zip", ".rar", ".7z"),
    read=read,
    sniff=_sniff,
    walked=False,
)
