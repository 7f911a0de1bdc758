"""Bytes to text: UTF-8, UTF-16, UTF-32, GB18030 and Big5 told apart."""

from __future__ import annotations

from contextlib import suppress

from auditor.article import Unreadable
from auditor.words import Words

_SAMPLE = 1 << 16
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = ("gb18030", "cp950", "big5hkscs")
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


_DECLARED = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "big5-hkscs": "big5hkscs"}


def decode(data: bytes, declared: str = "") -> str:
    """Return the text in bytes of UTF-8, UTF-16, UTF-32 (with BOM), GB18030 or Big5.

    Args:
        data: all bytes of the text.
        declared: the encoding that they say they are in; believed if they can be decoded so.

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
    said = declared.lower()
    if _DECLARED.get(said, said) in _LEGACY:
        with suppress(UnicodeDecodeError):
            return _filled(data.decode(_DECLARED.get(said, said)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _filled(_legacy(data, error.start))
    if "\0" in text:
        return _filled(_legacy(data, text.index("\0")))
    return _filled(text)


def encoding(sample: bytes) -> tuple[str, int]:
    """Return the encoding of a text by its beginning, and the length of its byte order mark.

    Raises:
        Unreadable: as in `decode`.
    """
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name, len(mark)
    # A character may be cut at the end; of what is not ASCII none need be in the beginning.
    for cut in range(min(4, len(sample))):
        with suppress(UnicodeDecodeError):
            if "\0" not in sample[: len(sample) - cut].decode("utf-8"):
                return "utf-8", 0
    if b"\0" not in sample:
        for name in sorted(_LEGACY, key=lambda e: (-_commonness(sample, e), _LEGACY.index(e))):
            if _commonness(sample, name) >= 0.7:
                return name, 0
    decode(sample)
    return "utf-16-le" if b"\0" in sample[1:2] else "utf-16-be", 0


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
        encodings = _LEGACY
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
