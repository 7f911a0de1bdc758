"""Finds and reads articles: paths, directories and standard input to articles.

Every refusal is an `Unreadable` whose reason stands alone in both languages.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from auditor import registry
from auditor.article import Article, Unreadable
from auditor.choosing import Choice
from auditor.document import Reader, Request
from auditor.words import Words, why

EVERYTHING = Choice(gitignore=False)
_STDIN = "-"
_HEAD = 4096  # bytes by which a kind of file is known
_MARKS = (b"%", b"P", b"R", b"7", b"<", b"\xef")  # with which files that are no text begin


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article is read from; `name` is shown, `problem` is set if there is nothing.

    `touched` are the lines that matter, as pairs (first, last) that count from 1; None: all.
    """

    name: str
    path: str
    problem: Words | None = None
    touched: tuple[tuple[int, int], ...] | None = None


def find(paths: Iterable[str], choice: Choice = EVERYTHING) -> Iterator[Source]:
    """Yield the sources behind paths, in the order given; nothing is opened or kept.

    A directory gives its files with the ending of an article, then those of its folders, both
    sorted by name, without hidden ones, without README files and without what `choice` leaves
    out. A file named twice comes once. What cannot be found, and a directory without an
    article, is a source with a `problem`.
    """
    seen: set[bytes] = set()
    for path in paths:
        for source in _expand(path, choice):
            key = source.path if source.path == _STDIN else os.path.realpath(source.path)
            mark = hashlib.blake2b(os.fsencode(key), digest_size=12).digest()
            if source.problem or mark not in seen:
                seen.add(mark)
                yield source


def _expand(path: str, choice: Choice) -> Iterator[Source]:
    if path == _STDIN:
        yield Source("<stdin>", _STDIN)
        return
    if not os.path.isdir(path):
        yield Source(shown(path), path)
        return
    found = False
    try:
        for name in choice.walk(path, is_article):
            found = True
            yield Source(shown(name), name)
    except OSError as error:
        said = why(error)
        problem = Words(f"无法读取：{said.zh}", f"cannot be read: {said.en}")
        yield Source(shown(error.filename or path), path, problem)
        return
    if not found:
        kinds = " ".join(sorted(registry.walked()))
        nothing = Words(
            f"目录里没有文章（只认 {kinds}；README、.gitignore 和配置里排除的不算）",
            f"no article in this directory (only {kinds}; without README files and what "
            ".gitignore or the settings leave out)",
        )
        yield Source(shown(path), path, nothing)


def is_article(name: str) -> bool:
    """Tell from its name whether a file in a directory is taken for an article."""
    base = os.path.basename(name)
    return (
        os.path.splitext(base)[1].lower() in registry.walked()
        and not base.startswith(".")
        and not base.upper().startswith("README")
    )


def shown(path: str) -> str:
    """Return a path as it is told: without "./", bytes that are not UTF-8 as U+FFFD."""
    path = os.path.normpath(path)
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", "replace")
    return path


def companion(source: Source, ending: str) -> str:
    """Return the text of the file beside a source that has its name and an ending; "" if none.

    Raises:
        Unreadable: it cannot be read, or is not UTF-8.
    """
    path = source.path + ending
    if source.problem or source.path == _STDIN or not os.path.isfile(path):
        return ""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError) as error:
        name = source.name + ending
        raise Unreadable(Words(f"{name} 读不出：{error}", f"{name}: {error}")) from None


def articles(source: Source, column: str = "") -> Iterator[Article]:
    """Yield the articles of a source; most have one.

    Args:
        source: what to read.
        column: the column of a .csv or .jsonl that holds the text; "" for the usual names.

    Raises:
        Unreadable: missing, not a file, empty, damaged, or of a kind that is not known here;
            of a file with many articles perhaps after some of them.
    """
    if source.problem:
        raise Unreadable(source.problem)
    try:
        if source.path == _STDIN:
            yield from _read(io.BytesIO(sys.stdin.buffer.read()), source, column)
            return
        if stat.S_ISCHR(os.stat(source.path).st_mode):
            raise Unreadable(Words("这是设备，不是文件", "this is a device, not a file"))
        with open(source.path, "rb") as file:
            yield from _read(file, source, column)
    except FileNotFoundError:
        raise Unreadable(Words("没有这个文件或目录", "no such file or directory")) from None
    except PermissionError:
        raise Unreadable(Words("没有读取权限", "permission denied")) from None
    except OSError as error:
        said = why(error)
        raise Unreadable(Words(f"无法读取：{said.zh}", f"cannot be read: {said.en}")) from None
    except MemoryError:
        raise Unreadable(Words("文件太大，内存不足", "too large for the memory")) from None


def _read(file: BinaryIO, source: Source, column: str) -> Iterator[Article]:
    if not file.seekable():
        file = io.BytesIO(file.read())
    head = file.read(_HEAD)
    file.seek(0)
    path = "" if source.path == _STDIN else source.path
    reader = _reader(head, os.path.splitext(path)[1].lower())
    yield from reader.read(file, Request(source.name, path, column))


def _reader(head: bytes, suffix: str) -> Reader:
    """Choose by the ending; without one that is known, by the content.

    Raises:
        Unreadable: the content is beyond doubt of another kind than the ending says.
    """
    named = registry.reader(suffix)
    if named and named.magic and head.startswith(named.magic):
        return named  # a damaged file of its kind is not one of another
    if named and not named.sniff and head.lstrip()[:1] not in _MARKS:
        return named  # the other readers need not be imported to tell that it is text
    seen = next((r for r in registry.readers() if r.sniff and r.sniff(head)), None)
    if named is None or seen is None or seen is named:
        return named or seen or registry.text_reader()
    said, ending = seen.about, seen.suffixes[0]
    raise Unreadable(
        Words(
            f"扩展名是 {suffix}，内容却是{said.zh}：请改成 {ending}",
            f"it ends in {suffix}, but its content is {said.en}: name it {ending}",
        )
    )


def holds_many(source: Source) -> bool:
    """Tell from its name whether a source may hold many articles."""
    named = registry.reader(os.path.splitext(source.path)[1].lower())
    return named is not None and named.many and not source.problem
