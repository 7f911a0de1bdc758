"""Finds and reads articles: paths, directories and standard input to text.

Every refusal is an `Unreadable` whose reason stands alone in both languages.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.choosing import Choice
from auditor.words import Words

EVERYTHING = Choice(gitignore=False)
SUFFIXES = frozenset({".txt", ".md"})
_STDIN = "-"
_SAMPLE = 1 << 16
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/DOCX"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"\x7fELF", "ELF"),
)


class Unreadable(Exception):
    """An input that cannot be audited, with the reason in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


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

    A directory gives its files that end in one of `SUFFIXES`, then those of its folders, both
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
        why = Words(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}")
        yield Source(shown(error.filename or path), path, why)
        return
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        why = Words(
            f"目录里没有文章（只认 {kinds}；README、.gitignore 和配置里排除的不算）",
            f"no article in this directory (only {kinds}; without README files and what "
            ".gitignore or the settings leave out)",
        )
        yield Source(shown(path), path, why)


def is_article(name: str) -> bool:
    """Tell from its name whether a file in a directory is taken for an article."""
    base = os.path.basename(name)
    return (
        os.path.splitext(base)[1].lower() in SUFFIXES
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


def read(source: Source) -> str:
    """Return the text of a source, without a byte order mark, otherwise unaltered.

    Raises:
        Unreadable: missing, not a file, empty, binary, or in no encoding known here.
    """
    if source.problem:
        raise Unreadable(source.problem)
    try:
        if source.path == _STDIN:
            return decode(sys.stdin.buffer.read())
        if stat.S_ISCHR(os.stat(source.path).st_mode):
            raise Unreadable(Words("这是设备，不是文件", "this is a device, not a file"))
        with open(source.path, "rb") as file:
            return decode(file.read())
    except FileNotFoundError:
        raise Unreadable(Words("没有这个文件或目录", "no such file or directory")) from None
    except PermissionError:
        raise Unreadable(Words("没有读取权限", "permission denied")) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise Unreadable(Words(f"无法读取：{why}", f"cannot be read: {why}")) from None
    except MemoryError:
        raise Unreadable(Words("文件太大，内存不足", "too large for the memory")) from None


def decode(data: bytes) -> str:
    """Return the text in bytes of UTF-8, UTF-16, UTF-32 (with BOM), GB18030 or Big5.

    Raises:
        Unreadable: empty, binary, or in none of these.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _filled(_strictly(data[len(mark) :], encoding))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            why = Words(f"二进制文件（{kind}），不是文本", f"binary file ({kind}), not text")
            raise Unreadable(why)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _filled(_legacy(data, error.start))
    if "\0" in text:
        return _filled(_legacy(data, text.index("\0")))
    return _filled(text)


def _filled(text: str) -> str:
    if not text or text.isspace():
        raise Unreadable(Words("空文件，没有可审的内容", "empty: nothing to audit"))
    return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name, at = encoding.upper(), error.start
        raise Unreadable(
            Words(
                f"BOM 说是 {name}，但第 {at} 字节起无法解码",
                f"its BOM says {name}, but it cannot be decoded from byte {at} on",
            )
        ) from None


def _legacy(data: bytes, bad: int) -> str:
    """Choose by how common the characters are that each encoding makes of the bytes."""
    if b"\0" in data:
        encodings: tuple[str, ...] = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ()
    else:
        encodings = ("gb18030", "cp950", "big5hkscs")
    candidates = sorted(encodings, key=lambda e: (-_commonness(data, e), encodings.index(e)))
    for encoding in candidates:
        if _commonness(data, encoding) < 0.7:
            break
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            bad = error.start
    if b"\0" in data:
        raise Unreadable(Words("二进制文件，不是文本", "binary file, not text"))
    raise Unreadable(
        Words(
            f"编码无法识别：不是 UTF-8、UTF-16、GB18030 或 Big5（第 {bad} 字节起无法解码）",
            f"unknown encoding: not UTF-8, UTF-16, GB18030 or Big5 (undecodable at byte {bad})",
        )
    )


def _commonness(data: bytes, encoding: str) -> float:
    """Return the share of common characters among the non-ASCII ones of a decoded sample.

    Common are the first levels of GB 2312 and Big5, which both standards chose by frequency,
    and Chinese punctuation. Bytes in the wrong encoding scatter over the rare ones.
    """
    sample = data[:_SAMPLE].decode(encoding, "replace")
    if len(data) > _SAMPLE:
        sample = sample[:-2]
    if any(ord(char) < 9 for char in sample):
        return 0.0
    wide = [char for char in sample if char > "\x7f"]
    if not wide:
        return 0.0
    common = {char for char in set(wide) if _is_common(char)}
    return sum(char in common for char in wide) / len(wide)


def _is_common(char: str) -> bool:
    try:
        code = char.encode("gb2312")
        if code[0] in (0xA1, 0xA3) or 0xB0 <= code[0] <= 0xD7:
            return True
    except UnicodeEncodeError:
        pass
    try:
        code = char.encode("cp950")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (0xA1 <= code[0] <= 0xA2 or 0xA4 <= code[0] <= 0xC6)
