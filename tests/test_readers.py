"""Reading what newsrooms have: text, tables, dates, and the place of every character."""

import datetime as dt
import html
import io
from pathlib import Path

import pytest
from documents import FILLER, RIGHT, TABLE, TITLE, WRONG, docx_of, page_of, pdf_of, wrapped
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor import audit, registry
from auditor.article import Article, Unit, Unreadable
from auditor.document import Request
from auditor.sources import Source, articles


def read(data: bytes | str, suffix: str, name: str = "稿", column: str = "") -> list[Article]:
    reader = registry.reader(suffix)
    assert reader is not None
    raw = data.encode() if isinstance(data, str) else data
    path = name + suffix
    return list(reader.read(io.BytesIO(raw), Request(path, path, column)))


def one(data: bytes | str, suffix: str, name: str = "稿") -> Article:
    (article,) = read(data, suffix, name)
    return article


def findings(article: Article) -> list[tuple[str, str]]:
    report = audit(
        article.text,
        published=article.published,
        tables=article.tables,
        skipped=article.skipped,
    )
    assert not report.failures
    return [(f.rule, article.text[f.spans[0].start : f.spans[0].end]) for f in report.findings]


def cells(article: Article) -> list[list[list[str]]]:
    return [
        [[article.text[c.start : c.end] for c in row] for row in table.rows]
        for table in article.tables
    ]


# Every reader


def test_every_reader_is_named_after_one_of_its_endings() -> None:
    endings: list[str] = []
    for reader in registry.readers():
        assert reader.about.zh
        assert reader.about.en
        endings += reader.suffixes
    assert len(endings) == len(set(endings))
    for name in ("txt", "md", "html", "docx", "pdf", "csv", "jsonl", "zip"):
        assert registry.reader(f".{name}") in registry.readers()
    assert {".txt", ".md", ".html", ".docx", ".pdf"} <= registry.walked()
    assert not {".csv", ".jsonl", ".zip"} & registry.walked()


# Markdown


MARKDOWN = f"""---
title: 题
date: 2021-05-06
note: {WRONG}
---
# 标题

{RIGHT} 代码 `{WRONG}` 与 ``{WRONG[:8]}`{WRONG[8:]}`` 不看。

```
{WRONG}
```
<!-- {WRONG} -->
[链接](http://a.example/2020(1)/13-1-5)

| 乡镇 | 户数 | 人口 |
|:-----|-----:|-----:|
| 东乡 | 120 | 400 |
| 西乡 | 80 | 301 |
| 合计 | 200 | 700 |

~~~
{WRONG}
"""


def test_markdown_skips_front_matter_code_and_comments() -> None:
    article = one(MARKDOWN, ".md")
    assert article.published == dt.date(2021, 5, 6)
    assert article.text == MARKDOWN
    assert findings(article) == [("TAB601", "700")]
    assert cells(article) == [[list(row) for row in TABLE]]


@pytest.mark.parametrize(
    "text", ["", "| a |\n", "|-|-|\n", "a|b\n-|\n1|2", "|a|b|\n|-|-|", "`" * 99]
)
def test_markdown_of_odd_shapes_is_read(text: str) -> None:
    article = one("文" + text, ".md")
    assert article.text == "文" + text


def test_bars_in_cells_and_missing_cells() -> None:
    article = one("|甲|乙|\n|-|-|\n|a\\|b|1|\n|c|\n", ".md")
    assert cells(article) == [[["甲", "乙"], ["a\\|b", "1"], ["c"]]]


# Web pages


def source_of(article: Article, source: str, start: int, end: int) -> str:
    """Return what stands in the source from one place to the other."""
    assert article.anchors
    lines = source.split("\n")
    line, column = article.anchors.place(start)
    last, stop = article.anchors.end(end)
    assert line == last
    return lines[line - 1][column - 1 : stop - 1]


BODY = (
    f"<p>　　本报讯 {FILLER}</p>\n"
    "<p>　　全县共有志愿者<b>１</b>2人，其中<span style='color:red'>男&#53;</span>人、"
    f"女&nbsp;8人。{FILLER}<br>　　另起一行，共5例。</p>"
    f"<p hidden>{WRONG}</p><p style='display:none'>{WRONG}</p>\n"
    "<table><caption>各乡镇情况</caption><tr><th rowspan=2>乡镇<th colspan=2>统计</tr>"
    "<tr><th>户数<th>人口<tr><td>东乡<td>120<td>400<tr><td>西乡<td>80<td>301"
    "<tr><td>合计<td>200<td>700</table>\n"
    f"<p>　　{FILLER}\n<!-- {WRONG} --><del>{WRONG}</del>{RIGHT}</p>"
)


def test_page_gives_the_article_without_navigation() -> None:
    article = one(page_of(BODY), ".html")
    assert article.text.startswith(f"{TITLE}\n2021-07-20 09:28")
    for absent in ("首页", "政务", "相关阅读", "版权", "12345", "var a", "北岭"):
        assert absent not in article.text
    assert article.published == dt.date(2021, 7, 20)
    assert article.text.count(WRONG[-10:]) == 0
    assert FILLER + RIGHT in article.text
    assert "\n　　另起一行" in article.text


def test_findings_in_a_page_have_the_place_in_its_source() -> None:
    source = page_of(BODY)
    article = one(source, ".html")
    report = audit(article.text, tables=article.tables)
    told = {f.rule: f for f in report.findings}
    assert set(told) == {"SUM101", "TAB601"}
    quoted = [source_of(article, source, s.start, s.end) for s in told["SUM101"].spans]
    assert quoted == ["１</b>2人", "&#53;</span>人", "8人"]
    assert [source_of(article, source, s.start, s.end) for s in told["TAB601"].spans] == [
        "700",
        "400",
        "301",
    ]


def test_every_character_of_a_page_stands_where_it_says() -> None:
    source = page_of(BODY).replace("\n", "\r\n")
    article = one(source, ".html")
    lines = source.split("\n")
    real = 0
    for at, char in enumerate(article.text):
        assert article.anchors
        line, column = article.anchors.place(at)
        end_line, end_column = article.anchors.end(at + 1)
        written = lines[line - 1][column - 1 : end_column - 1] if line == end_line else ""
        real += html.unescape(written) == char
        assert html.unescape(written) == char or char in "\n| "
        before = lines[line - 1][: column - 1]
        assert article.anchors.byte_column(at) == len(before.encode()) + 1 or char in "\n| "
    assert real > 0.8 * len(article.text)


def test_layout_tables_are_prose() -> None:
    body = f"<table><tr><td>{FILLER}<br>{FILLER}</td><td>{WRONG}{FILLER}</td></tr></table>"
    article = one(page_of(body), ".html")
    assert article.tables == ()
    assert findings(article) == [("SUM101", "12人")]


def test_prose_in_a_cell_of_a_table_is_audited() -> None:
    rows = "".join(f"<tr><td>乡{n}</td><td>{n}</td><td>无</td></tr>" for n in range(40))
    body = f"<p>{FILLER}</p><table>{rows}<tr><td>县</td><td>1</td><td>{WRONG}</td></tr></table>"
    article = one(page_of(body), ".html")
    assert len(article.tables) == 1
    assert findings(article) == [("SUM101", "12人")]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_page_in_its_declared_encoding(charset: str) -> None:
    text = f"<p>{FILLER}</p><p>全县共有志愿者12人，其中男5人、女8人。</p>"
    if charset == "big5":
        text = "<p>全縣共有志願者12人，其中男5人、女8人。各項工作穩步推進，取得了比較好的成績。</p>"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    page = f"<html><head>{meta}<title>题</title></head><body>{text}</body></html>"
    article = one(page.encode("cp950" if charset == "big5" else charset, "ignore"), ".html")
    assert findings(article) == [("SUM101", "12人")]


def test_short_bulletin_is_kept_whole() -> None:
    article = one(f"<html><body><h2>通报</h2><div>{WRONG}</div></body></html>", ".html")
    assert article.text == f"通报\n{WRONG}\n"


def test_short_bulletin_begins_with_its_headline() -> None:
    page = (
        "<html><head><title>北岭区就业通报-北岭区政府</title></head><body>"
        "<div>2021年4月20日 星期二 <a href=/>登录</a></div><table><tr><td>索引号<td>001-2021-12"
        "<tr><td>机构<td>人社局</table><p>北岭区就业通报</p>"
        "<p>发布时间：2021-04-15 来源：人社局</p>"
        f"<p>{WRONG}</p><p>网站标识码：3301230001</p></body></html>"
    )
    article = one(page, ".html")
    assert article.published == dt.date(2021, 4, 15)
    head = "北岭区就业通报\n发布时间：2021-04-15 来源：人社局\n"
    assert article.text == head + WRONG + "\n"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2020-03-07T17:30:00Z">', (2020, 3, 8)),
        ('<meta name="PubDate" content="2020-03-07 09:00">', (2020, 3, 7)),
        ('<meta name="publishdate" content="2020/03/07">', (2020, 3, 7)),
        (
            '<script type="application/ld+json">{"datePublished": "2020-03-07"}</script>',
            (2020, 3, 7),
        ),
        ('<meta name="description" content="2020-03-07">', None),
    ],
)
def test_date_in_the_tags_of_a_page(head: str, date: tuple[int, int, int] | None) -> None:
    page = f"<html><head>{head}</head><body><p>{FILLER}{RIGHT}</p></body></html>"
    assert one(page, ".html").published == (dt.date(*date) if date else None)


def test_time_element_tells_the_date() -> None:
    page = f'<html><body><p>{FILLER}</p><time datetime="2020-03-07">昨天</time></body></html>'
    assert one(page, ".html").published == dt.date(2020, 3, 7)


@given(st.text("<>/!-&;=\"' \n\tabptdrl文1，。#x", max_size=80))
def test_any_markup_is_read_and_anchored(text: str) -> None:
    from auditor.pages.source import page

    for block in page(text).blocks:
        for offset, at, width in block.runs:
            written = text[at : at + width]
            char = block.text[offset]
            assert char in ("\n", " ") or html.unescape(written)[:1] == char


HOSTILE = ["<!--", "<p a='", "<table><tr><td>", "<div>", "</div>", "<", "&", "<script>"]


@pytest.mark.parametrize("piece", [*HOSTILE, '="', "<a b=c "])
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    import time

    from auditor.pages.source import page

    def seconds(times: int) -> float:
        start = time.perf_counter()
        page(piece * times)
        return time.perf_counter() - start

    small, large = seconds(2_000), seconds(20_000)
    assert large < 40 * max(small, 0.01)


# Word


def test_word_document_cites_paragraphs_and_cells() -> None:
    data = docx_of(TITLE, "", "2021-07-20 09:28　来源：南坪日报", WRONG, TABLE, RIGHT)
    article = one(data, ".docx")
    assert article.anchors
    assert article.anchors.unit is Unit.PARAGRAPH
    assert article.published == dt.date(2021, 7, 20)
    assert cells(article) == [[list(row) for row in TABLE]]
    assert findings(article) == [("SUM101", "12人"), ("TAB601", "700")]
    at = article.text.index("12人")
    assert article.anchors.place(at) == (3, WRONG.index("12人") + 1)
    assert article.anchors.place(article.text.index("35个"))[0] == 4


def test_word_document_reads_what_the_page_shows() -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph("共有")
    space = nsdecls("w")
    for xml in (
        f"<w:ins {space}><w:r><w:t>12</w:t></w:r></w:ins>",
        f"<w:del {space}><w:r><w:delText>99</w:delText></w:r></w:del>",
        f"<w:r {space}><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r>",
        f"<w:hyperlink {space}><w:r><w:t>人</w:t></w:r></w:hyperlink>",
        f"<w:r {space}><w:tab/><w:t>完</w:t><w:br/><w:t>续</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    from documents import saved

    article = one(saved(document), ".docx")
    assert article.text == "控件\n共有12人\t完\n续\n"


def test_word_tables_with_merged_cells_and_layout() -> None:
    import docx
    from documents import saved

    document = docx.Document()
    table = document.add_table(3, 3)
    for r, row in enumerate((("片区", "乡镇", "户数"), ("城区", "东街", "12"), ("", "西街", "8"))):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    layout = document.add_table(1, 2)
    layout.cell(0, 0).text = WRONG
    layout.cell(0, 1).text = FILLER
    article = one(saved(document), ".docx")
    assert cells(article) == [[["片区", "乡镇", "户数"], ["城区", "东街", "12"], ["西街", "8"]]]
    assert article.tables[0].rows[1][0].rows == 2
    assert findings(article) == [("SUM101", "12人")]


def test_the_day_a_document_was_saved_counts_only_where_the_text_confirms_it() -> None:
    made = dt.datetime(2021, 7, 22, 8)
    named = docx_of("截至2021年7月20日，" + RIGHT, created=made, modified=made)
    assert one(named, ".docx").published == dt.date(2021, 7, 22)
    old = docx_of("截至2019年7月20日，" + RIGHT, created=made, modified=made)
    assert one(old, ".docx").published is None
    assert one(docx_of("7月20日，" + RIGHT, created=made, modified=made), ".docx").published is None


# PDF


LONG = f"　　本报讯 {FILLER}据统计，全县共有在册志愿者1208人，其中男性501人、女性697人。{FILLER}"


def test_pdf_joins_lines_and_cites_pages() -> None:
    first = [TITLE, "2021-07-20 09:28  来源：南坪日报", *wrapped(LONG), "　　" + RIGHT]
    broken = wrapped("　　目前" + FILLER + "全县共有志愿者12人，其中男")
    data = pdf_of([*first, *broken], ["5人、女8人。", "　　完。"])
    article = one(data, ".pdf")
    assert article.anchors
    assert article.anchors.unit is Unit.PAGE
    assert article.published == dt.date(2021, 7, 20)
    assert LONG.replace(" ", "") in article.text.replace(" ", "")
    assert "其中男5人、女8人。\n" in article.text
    assert findings(article) == [("SUM101", "1208人"), ("SUM101", "12人")]
    assert article.anchors.place(article.text.index("1208"))[0] == 1
    assert article.anchors.place(article.text.index("5人、女"))[0] == 2
    assert "月报" not in article.text
    assert "- 1 -" not in article.text


def test_pdf_tables_are_shown_but_not_audited() -> None:
    data = pdf_of([TITLE, *wrapped("　　" + FILLER), *TABLE, "　　" + RIGHT])
    article = one(data, ".pdf")
    assert "合计 | 200 | 700" in article.text
    skipped = "".join(article.text[a:b] for a, b in article.skipped)
    assert "700" in skipped
    assert "35个" not in skipped
    assert findings(article) == []


# Many articles in one file


def test_csv_row_by_row() -> None:
    text = f'标题,正文,发布日期\n甲,"{WRONG}",2020-03-07\n乙,"一行\n{WRONG}",2020/3/8\n'
    text += f"丙,,\n\n丁,{RIGHT},\n"
    found = read(text, ".csv", "稿2020-05-06")
    assert [(a.item, a.published) for a in found] == [
        (2, dt.date(2020, 3, 7)),
        (3, dt.date(2020, 3, 8)),
        (6, dt.date(2020, 5, 6)),
    ]
    assert found[1].text == "一行\n" + WRONG
    assert found[1].anchors
    assert found[1].anchors.unit is Unit.ROW
    assert found[1].anchors.place(found[1].text.index("12人"))[0] == 3


@pytest.mark.parametrize("column", ["text", "Content", "正文", "内容", "body"])
def test_csv_knows_the_usual_columns(column: str) -> None:
    (article,) = read(f"id;{column}\n1;{RIGHT}\n", ".csv")
    assert article.text == RIGHT


def test_csv_column_by_name_and_encoding() -> None:
    data = f"编号\t稿件\n1\t{RIGHT}\n".encode("gb18030")
    (article,) = read(data, ".csv", column="稿件")
    assert article.text == RIGHT


def test_csv_without_texts_is_a_table() -> None:
    article = one("\n".join(",".join(row) for row in TABLE), ".csv")
    assert findings(article) == [("TAB601", "700")]
    assert article.anchors
    assert article.anchors.place(article.text.index("700"))[0] == 4


@pytest.mark.parametrize("name", ["稿件", "稿件全文", "新闻内容", "文章"])
def test_csv_knows_names_that_hold_a_usual_one(name: str) -> None:
    (article,) = read(f"序号,{name},日子\n1,{RIGHT},3月1日\n", ".csv")
    assert article.text == RIGHT


def test_csv_takes_the_one_column_of_sentences() -> None:
    text = f"{RIGHT}这一天风平浪静，没有别的事可记。"
    (article,) = read(f"甲,乙\n1,{text}\n", ".csv")
    assert article.text == text


def test_csv_with_sentences_in_several_columns_asks_for_one() -> None:
    text = f"{RIGHT}这一天风平浪静，没有别的事可记。"
    with pytest.raises(Unreadable, match="--column"):
        read(f"甲,乙\n{text},{text}\n", ".csv")


def test_csv_tells_of_ragged_rows_of_a_table() -> None:
    source = io.BytesIO("区,甲\n东,1\n西,3,4\n".encode())
    reader = registry.reader(".csv")
    assert reader
    rows = reader.read(source, Request("表.csv", "表.csv", ""))
    assert next(rows).tables
    with pytest.raises(Unreadable, match="row 3: 3 cells, the head has 2"):
        next(rows)


def test_damaged_document_is_not_taken_for_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    path.write_bytes(b"PK\x03\x04junk")
    with pytest.raises(Unreadable) as refusal:
        list(articles(Source("b.docx", str(path))))
    assert refusal.value.reason.zh == "Word 文档损坏或不完整"


def test_jsonl_line_by_line() -> None:
    rows = f'{{"id": 1, "text": "{WRONG}", "date": "2020-03-07"}}\n\n{{"content": "{RIGHT}"}}\n'
    found = read(rows, ".jsonl")
    assert [(a.item, a.text, a.published) for a in found] == [
        (1, WRONG, dt.date(2020, 3, 7)),
        (3, RIGHT, None),
    ]


# Which reader


def test_standard_kinds_are_known_by_content_where_the_ending_says_nothing(tmp_path: Path) -> None:
    kinds = {
        "a": page_of(f"<p>{FILLER}{RIGHT}</p>").encode(),
        "b": docx_of(RIGHT),
        "c": pdf_of([RIGHT]),
        "d": RIGHT.encode(),
    }
    for name, data in kinds.items():
        path = tmp_path / name
        path.write_bytes(data)
        (article,) = articles(Source(name, str(path)))
        assert RIGHT in article.text


_CELLS = st.sampled_from(
    ["", "1", "2.5%", "合计", "其中：", "同比增长", "5例", "—", "无事。", "甲"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=4), min_size=1, max_size=5))
def test_no_table_crashes_a_rule(rows: list[list[str]]) -> None:
    head = ["合计", "年份", "同比增长"][: len(rows[0])] or ["区"]
    assert not crashes("\n".join(",".join(row) for row in [head, *rows]))


def crashes(text: str) -> list[str]:
    """Return the crashes of rules on a table."""
    found: list[str] = []
    source = io.BytesIO(text.encode())
    try:
        for article in registry.reader(".csv").read(source, Request("表.csv", "表.csv", "")):
            report = audit(article.text, tables=article.tables)
            found += [f"{each.rule}: {each.error}" for each in report.failures]
    except Unreadable:
        pass  # ragged rows are told after the table
    return found


@pytest.mark.parametrize(
    "text", ["区,稿\n1,无事。\n合计,共5例。\n", "合计\n5\n", "合计,甲\n", "5\n"]
)
def test_odd_tables_crash_no_rule(text: str) -> None:
    assert not crashes(text)
