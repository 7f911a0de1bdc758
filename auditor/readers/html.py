"""Web pages: the article without navigation, its figures placed in the source of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from auditor import dateline
from auditor.article import Article, Unreadable
from auditor.document import Reader, Request, whole
from auditor.encodings import decode
from auditor.words import Words

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--(?:(?!-->).){0,500}+-->\s*+)*+<(?:!doctype\s+html|html)",
    re.IGNORECASE | re.DOTALL,
)


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield the article of the page."""
    from auditor.pages.content import chosen, data_tables
    from auditor.pages.source import page
    from auditor.pages.text import written

    data = whole(file)
    found = _CHARSET.search(data[:4096])
    source = decode(data, found[1].decode("ascii") if found else "")
    seen = page(source)
    tables = data_tables(seen.blocks)
    article = written(source, chosen(source, seen, tables), tables, seen.comments)
    if not article.text.strip():
        raise Unreadable(Words("网页里没有正文", "there is no article in this page"))
    published = dateline.published(article.text, request.path, meta=seen.dates)
    yield Article(
        request.name,
        article.text,
        published,
        article.tables,
        anchors=article.anchors,
        comments=article.comments,
    )


READER = Reader(
    about=Words("网页（HTML）", "a web page (HTML)"),
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    read=read,
    sniff=lambda head: _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None,
    extra="html",
)
