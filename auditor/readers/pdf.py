"""PDF with a text layer: lines joined to paragraphs, placed by page.

Page numbers and running heads are left out. What is set in columns of short pieces is a table;
it is shown, but not audited, because a page does not say where its cells begin.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import BinaryIO

from auditor import dateline
from auditor.article import Article, Unreadable
from auditor.document import Reader, Request, missing, whole
from auditor.words import Words

_TAIL = 4096  # bytes in which the mark of the end stands, whatever mail appended to it
_FEWEST = 2  # letters a page of text has at the least, on average


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield the document as one article."""
    data = whole(file)
    if not data:
        raise Unreadable(Words("空文件，没有可审的内容", "empty: nothing to audit"))
    if b"%%EOF" not in data[-_TAIL:]:  # the library would read what is there and say nothing
        raise Unreadable(Words("PDF 损坏或不完整", "the PDF is damaged or incomplete"))
    pages = list(_pages(data))
    from auditor.office.pdf import written

    text, skipped, anchors = written(pages)
    letters = sum(char.isalnum() for char in text)
    if letters < _FEWEST * len(pages):
        raise Unreadable(
            Words(
                "没有文字层，多半是扫描件：请先做文字识别（OCR）",
                "there is no text layer, it is probably a scan: run character recognition first",
            )
        )
    if 5 * text.count("(cid:") > letters // 4:
        raise Unreadable(
            Words(
                "字体没有文字对照表，读不出文字：请从原稿导出",
                "its fonts do not tell their characters: export it anew from the manuscript",
            )
        )
    published = dateline.published(text, request.path)
    yield Article(request.name, text, published, skipped=skipped, anchors=anchors)


def _pages(data: bytes) -> Iterator[object]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    except ImportError:
        raise missing("pdf") from None
    import io

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        yield from extract_pages(io.BytesIO(data))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise Unreadable(
            Words("PDF 加了密码：请先去掉密码", "the PDF has a password: remove it first")
        ) from None
    except Exception as error:  # a damaged file raises almost anything from within the library
        why = type(error).__name__
        raise Unreadable(
            Words(f"PDF 损坏或不完整（{why}）", f"the PDF is damaged or incomplete ({why})")
        ) from error


READER = Reader(
    about=Words("PDF", "a PDF"),
    suffixes=(".pdf",),
    read=read,
    sniff=lambda head: b"%PDF-" in head[:1024],
    extra="pdf",
)
