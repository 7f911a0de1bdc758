"""What a reader is: it turns the bytes of one kind of file into articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from auditor.article import Article, Unreadable
from auditor.words import Words

LARGEST = 64 << 20  # bytes of a file that is one article


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a reader: the name to show, the path, the column of a table of texts."""

    name: str
    path: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file. Its module's name is one of its suffixes, without the dot.

    Attributes:
        about: what it reads, in both languages.
        suffixes: the endings of its files, in lower case, with the dot.
        read: yields the articles of an open file; raises `Unreadable`, also after some of them.
        sniff: tells from the first bytes of a file that it is of this kind beyond doubt.
        many: whether a file may hold many articles.
        walked: whether such files in a directory are taken for articles.
        magic: the bytes with which every file of this kind begins; what has them and the ending
            is told to be damaged, not to be of another kind.
        extra: the extra of this distribution that installs what it needs; "" if nothing.
    """

    about: Words
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, Request], Iterator[Article]]
    sniff: Callable[[bytes], bool] | None = None
    many: bool = False
    walked: bool = True
    extra: str = ""
    magic: bytes = b""


def whole(file: BinaryIO) -> bytes:
    """Return the bytes of a file that is one article.

    Raises:
        Unreadable: there are more than an article can have.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        most = LARGEST >> 20
        raise Unreadable(
            Words(
                f"文件太大：一篇文章最多 {most} MB；许多篇请用 .jsonl 或 .csv，一行一篇",
                f"too large: an article has at most {most} MB; put many into .jsonl or .csv, "
                "one a row",
            )
        )
    return data


def missing(extra: str) -> Unreadable:
    """Return the refusal of a file whose reader is not installed."""
    what = f"pip install 'auditor-zh[{extra}]'"
    return Unreadable(Words(f"读这种文件要先安装：{what}", f"to read this kind of file: {what}"))
