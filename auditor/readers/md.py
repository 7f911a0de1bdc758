"""Markdown: tables as tables; front matter, code, comments and addresses are not audited.

Code indented by four spaces is not told from paragraphs that Chinese authors indent likewise;
only fenced and inline code is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from auditor import dateline, regex
from auditor.article import Article, Comment
from auditor.document import Reader, Request, whole
from auditor.encodings import decode
from auditor.tables import markdown
from auditor.words import Words

_SKIPPED = regex.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+\r?\n"  # fenced code, to the end if left open
    r"(?:(?![ ]{0,3}(?P=fence)[`~]*+[ \t]*+\r?$)[^\n]*+(?:\n|\Z))*+(?:[^\n]*+)?"
    r"|<!--(?:(?!-->)[\s\S])*+(?:-->|\Z)"
    r"|(?<!`)(?:``(?!`)[^\n]{1,500}?``|`(?!`)[^`\n]++`)(?!`)"
    r"|(?<=\])\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?:[ \t]++\"[^\"\n]*+\")?\)",  # ](address)
    regex.MULTILINE,
)


def read(file: BinaryIO, request: Request) -> Iterator[Article]:
    """Yield the file as one article."""
    text = decode(whole(file))
    front = dateline.front_matter_end(text)
    skipped = [(0, front)] if front else []
    found = [match.span() for match in _SKIPPED.finditer(text, front)]
    skipped += found
    comments = tuple(
        Comment(start, end, text[start + 4 : end].removesuffix("-->"))
        for start, end in found
        if text.startswith("<!--", start)
    )
    tables = tuple(
        table
        for table in markdown.tables(text)
        if not any(start <= table.start < end for start, end in skipped)
    )
    published = dateline.published(text, request.path)
    yield Article(request.name, text, published, tables, tuple(skipped), comments=comments)


READER = Reader(about=Words("Markdown", "Markdown"), suffixes=(".md", ".markdown"), read=read)
