"""Documents that tests read, made by the libraries that newsrooms' programs are made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

TITLE = "南坪县公布上半年数据"
WRONG = "全县共有志愿者12人，其中男5人、女8人。"
RIGHT = "全县共有服务站35个，其中城区20个、乡镇15个。"
TABLE = (
    ("乡镇", "户数", "人口"),
    ("东乡", "120", "400"),
    ("西乡", "80", "301"),
    ("合计", "200", "700"),
)
FILLER = "各乡镇各部门齐心协力、克服困难，各项工作稳步推进，取得了比较好的成绩，受到群众好评。"


def docx_of(*parts: str | Sequence[Sequence[str]], **core: object) -> bytes:
    """Return a Word document of paragraphs and tables."""
    import docx

    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for r, row in enumerate(part):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    for name, value in core.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return an archive with some of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pdf_of(*pages: Sequence[str | Sequence[str]], password: str = "") -> bytes:
    """Return a PDF; a page is a list of lines, and a line of several pieces is a row of a table."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(out, pagesize=A4, encrypt=lock)
    for number, page in enumerate(pages, 1):
        if page:
            canvas.setFont("STSong-Light", 9)
            canvas.drawString(250, 815, "南坪县统计月报")
            canvas.drawString(290, 30, f"- {number} -")
        canvas.setFont("STSong-Light", 12)
        for row, line in enumerate(page):
            pieces = [line] if isinstance(line, str) else line
            for column, piece in enumerate(pieces):
                canvas.drawString(70 + 110 * column, 780 - 18 * row, piece)
        canvas.rect(60, 60, 20, 20)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(text: str, width: int = 36) -> list[str]:
    """Return a paragraph broken into lines of so many characters."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def page_of(body: str, *, head: str = "", title: str = TITLE) -> str:
    """Return a web page with navigation, the article, related links and a footer."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><title>{title}_南坪网</title>{head}\n'
        '<script>var a = "合计5例：甲2例、乙2例。";</script></head>\n<body>\n'
        '<div class="top"><a href="/">首页</a> | <a href="/news">要闻</a> 今日访问 12345 次</div>\n'
        '<ul class="nav"><li><a href="/a">政务</a></li><li><a href="/b">民生</a></li></ul>\n'
        f'<div class="main">\n<h1>{title}</h1>\n'
        '<div class="info">2021-07-20 09:28　来源：南坪日报　<span>字号：大 中 小</span></div>\n'
        f'<div class="content">\n{body}\n</div>\n</div>\n'
        '<div class="more"><h3>相关阅读</h3><ul><li><a href="/c">北岭县新增企业35家，其中'
        "服务业20家、工业12家</a></li></ul></div>\n"
        '<div class="footer">版权所有 南坪网 电话：0123-4567890</div>\n</body></html>\n'
    )
