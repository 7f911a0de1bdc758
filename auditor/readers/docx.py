"""Word documents: paragraphs, tables and text boxes; placed by paragraph, cells by table.

Read is what the page shows: inserted text, not deleted or hidden text. Headers, footers,
footnotes, endnotes and comments are not read. A document is never unpacked to disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from auditor import dateline
from auditor.article import Article, Unreadable
from auditor.document import Reader, Request, missing, whole
from auditor.words import Words

_MARKS = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/")
_OLE = b"\xd0\xcf\x11\xe0"
_MOST = 256 << 20  # bytes of all parts of a document, unpacked
_DAMAGED = Words("Word 文档损坏或不完整", "the Word document is damaged or incomplete")


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield the document as one article."""
    data = whole(file)
    _refuse(data)
    try:
        import docx
    except ImportError:
        raise missing("docx") from None
    import io

    from lxml.etree import LxmlError

    from auditor.office.document import written

    try:
        document = docx.Document(io.BytesIO(data))
        text, tables, anchors = written(document.element.body)
        core = document.core_properties
        days = [moment.date() for moment in (core.created, core.modified) if moment]
    except (KeyError, ValueError, AttributeError, LxmlError) as error:
        why = f"{type(error).__name__}: {error}"
        raise Unreadable(Words(f"{_DAMAGED.zh}（{why}）", f"{_DAMAGED.en} ({why})")) from None
    if not text.strip():
        raise Unreadable(Words("文档里没有文字", "there is no text in this document"))
    published = dateline.published(text, request.path, created=max(days, default=None))
    yield Article(request.name, text, published, tables, anchors=anchors)


def _refuse(data: bytes) -> None:
    """Refuse what is no document, or one that is dangerous to open, before any library sees it."""
    import io
    import zipfile

    if data.startswith(_OLE):
        raise Unreadable(
            Words(
                "加了密码的 Word 文档，或旧版 .doc：请去掉密码，另存为 .docx",
                "a Word document with a password, or an old .doc: save it as .docx without one",
            )
        )
    if not data:
        raise Unreadable(Words("空文件，没有可审的内容", "empty: nothing to audit"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, NotImplementedError):
        raise Unreadable(_DAMAGED) from None
    outside = [
        n for n in names if n.startswith(("/", "\\")) or ".." in n.replace("\\", "/").split("/")
    ]
    if outside:
        raise Unreadable(
            Words(
                f"文档里有越出文档的路径“{outside[0]}”，拒绝打开",
                f"refused: a part of the document escapes from it: {outside[0]!a}",
            )
        )
    if size > _MOST:
        raise Unreadable(
            Words(
                f"文档解压后有 {size >> 20} MB，超过 {_MOST >> 20} MB，拒绝打开",
                f"refused: unpacked the document has {size >> 20} MB, more than {_MOST >> 20} MB",
            )
        )
    if not any(name.startswith("word/") for name in names):
        sheet = any(name.startswith("xl/") for name in names)
        what = Words("Excel 表格", "an Excel sheet") if sheet else Words("文件", "a file")
        advice = Words("请另存为 .csv", "save it as .csv") if sheet else Words("", "")
        raise Unreadable(
            Words(
                f"这不是 Word 文档，是{what.zh}：{advice.zh}".rstrip("："),
                f"no Word document, but {what.en}: {advice.en}".rstrip(": "),
            )
        )


def _sniff(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and any(mark in head for mark in _MARKS)


READER = Reader(
    about=Words("Word 文档（DOCX）", "a Word document (DOCX)"),
    suffixes=(".docx", ".docm"),
    read=read,
    sniff=_sniff,
    extra="docx",
    magic=b"PK",
)
