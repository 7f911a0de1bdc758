"""Every format places a finding where it stands in the source, whatever the source is."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from documents import FILLER, TABLE, WRONG, docx_of, page_of, pdf_of

from auditor.cli import main

PAGE = page_of(f"<p>{FILLER}</p><p>{WRONG[:7]}<b>{WRONG[7:]}</b></p>")
LINE = next(n for n, line in enumerate(PAGE.split("\n"), 1) if "志愿者" in line)
COLUMN = PAGE.split("\n")[LINE - 1].index("12人") + 1


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(docx_of("题", WRONG, TABLE))
    Path("b.html").write_text(PAGE, "utf-8")
    Path("c.pdf").write_bytes(pdf_of(["题"], [WRONG]))
    Path("d.csv").write_text(f"正文\n好\n{WRONG}\n{WRONG}\n", "utf-8")
    return tmp_path


def drawn(style: str, *names: str, lang: str = "zh") -> str:
    line = ["check", *names, "--format", style, "--no-config", "--lang", lang, "--width", "200"]
    result = CliRunner().invoke(main, line)
    assert result.exit_code == 1, result.output
    return result.stdout


ALL = ("a.docx", "b.html", "c.pdf", "d.csv")


def test_text(drafts: Path) -> None:
    heads = [
        line.split(": 错误")[0] for line in drawn("text", *ALL).splitlines() if ": 错误" in line
    ]
    assert heads == [
        "a.docx 第2段",
        "a.docx 表1第4行第3列",
        f"b.html:{LINE}:{COLUMN}",
        "c.pdf 第2页",
        "d.csv 第3行",
        "d.csv 第4行",
    ]
    english = drawn("text", "a.docx", "c.pdf", lang="en")
    for place in ("a.docx paragraph 2: error", "table 1, row 4, column 3", "c.pdf page 2: error"):
        assert place in english
    assert f" {LINE} | 全县共有志愿者12人" in drawn("text", "b.html")


def test_concise(drafts: Path) -> None:
    places = [line.split(": ")[0] for line in drawn("concise", *ALL).splitlines()]
    assert places == [
        "a.docx:2:8",
        "a.docx:2:1",
        f"b.html:{LINE}:{COLUMN}",
        "c.pdf:2:8",
        "d.csv:3:8",
        "d.csv:4:8",
    ]


def test_json(drafts: Path) -> None:
    articles = json.loads(drawn("json", *ALL))["articles"]
    assert [(a["path"], a["item"], a["unit"]) for a in articles] == [
        ("a.docx", None, "paragraph"),
        ("b.html", None, "line"),
        ("c.pdf", None, "page"),
        ("d.csv", 2, "row"),
        ("d.csv", 3, "row"),
        ("d.csv", 4, "row"),
    ]
    span = articles[1]["findings"][0]["spans"][0]
    assert (span["line"], span["column"], span["end_column"]) == (LINE, COLUMN, COLUMN + 3)


def test_sarif(drafts: Path) -> None:
    (run,) = json.loads(drawn("sarif", *ALL))["runs"]
    locations = [result["locations"][0] for result in run["results"]]
    page = next(x["physicalLocation"] for x in locations if "logicalLocations" not in x)
    assert page["artifactLocation"]["uri"] == "b.html"
    assert page["region"] == {
        "startLine": LINE,
        "startColumn": COLUMN,
        "endLine": LINE,
        "endColumn": COLUMN + 3,
    }
    said = [
        x["logicalLocations"][0]["fullyQualifiedName"] for x in locations if x is not locations[2]
    ]
    assert said == ["第2段", "表1第4行第3列", "第2页", "第3行", "第4行"]
    marks = [result["partialFingerprints"]["auditorFinding/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_rdjsonl_counts_bytes_of_the_source(drafts: Path) -> None:
    (row,) = map(json.loads, drawn("rdjsonl", "b.html").splitlines())
    ends = row["location"]["range"]
    source = PAGE.split("\n")[ends["start"]["line"] - 1].encode()
    quoted = source[ends["start"]["column"] - 1 : ends["end"]["column"] - 1]
    assert quoted.decode() == "12人"


def test_github_annotates_lines_only_where_there_are_some(drafts: Path) -> None:
    out = drawn("github", *ALL).splitlines()
    assert out[0].startswith("::error file=a.docx,title=SUM101 分项之和不符 第2段::")
    assert out[2].startswith(f"::error file=b.html,line={LINE},endLine={LINE},col={COLUMN}")


def test_others_name_the_place(drafts: Path) -> None:
    comment = drawn("markdown", *ALL)
    for place in ("· 第2段", "· 表1第4行第3列", f"· 第 {LINE} 行", "· 第2页", "d.csv\\#3"):
        assert place in comment
    suites = ElementTree.fromstring(drawn("junit", *ALL))
    assert [suite.get("name") for suite in suites][-2:] == ["d.csv#3", "d.csv#4"]
    issues = json.loads(drawn("gitlab", *ALL))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 6


def test_page_shows_tables_as_tables(drafts: Path) -> None:
    page = drawn("html", *ALL)
    assert "<td>乡镇</td><td>户数</td><td>人口</td>" in page
    table = page[page.index("<table>") : page.index("</table>")]
    assert table.count("<tr>") == 4
    assert 'class="n contradicted"' in table
    assert "错误 TAB601 表格合计不符 · 表1第4行第3列" in page
    assert page.count("<summary><b>d.csv#") == 3


def test_a_finding_stands_beside_its_own_line(drafts: Path) -> None:
    for part in drawn("html", "b.html", "c.pdf").split('<div class="row">')[1:]:
        assert ('class="card' in part) == ("志愿者" in part.partition("<div")[0])


def test_baseline_of_many_articles_in_one_file(drafts: Path) -> None:
    accepted = drawn("baseline", "d.csv")
    Path("old.baseline").write_text(accepted, "utf-8")
    line = ["check", "d.csv", "--baseline", "old.baseline", "--no-config"]
    result = CliRunner().invoke(main, line)
    assert result.exit_code == 0
    assert "不再" not in result.stdout


def test_numbers_of_any_document(drafts: Path) -> None:
    for name, place in (("a.docx", "2:8"), ("b.html", f"{LINE}:{COLUMN}"), ("c.pdf", "2:8")):
        result = CliRunner().invoke(main, ["numbers", name])
        rows = [line.split() for line in result.stdout.splitlines()]
        assert [place, "12人", "12"] in [row[:3] for row in rows]
    result = CliRunner().invoke(main, ["numbers", "a.docx", "--format", "jsonl"])
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()][-2:] == ["200", "700"]
