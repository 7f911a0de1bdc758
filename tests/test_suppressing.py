"""Suppressions in comments and beside the article: what they cover, and what is wrong with them."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from auditor.cli import main

SCHEMA = Path(__file__).parents[2] / "shared" / "schemas" / "sarif-2.1.0.json"
pytestmark = pytest.mark.usefixtures("addition_rule", "suppression_rules")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def told(text: str, *arguments: str, name: str = "a.md") -> list[str]:
    """Return the place and the code of every finding, accepted ones in brackets."""
    Path(name).write_text(text, "utf-8")
    document = json.loads(check(name, "--format", "json", *arguments).stdout)
    out = []
    for article in document["articles"]:
        for finding in article["findings"]:
            span = finding["spans"][0]
            said = f"{span['line']}:{span['column']} {finding['rule']}"
            out.append(f"({said})" if finding["suppressed"] else said)
    return out


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


IGNORE = "<!-- auditor: ignore TST101 原稿如此 -->"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{IGNORE}\n\n1+1=3\n2+2=5\n\n3+3=7\n", ["(3:5 TST101)", "(4:5 TST101)", "6:5 TST101"]),
        (f"1+1=3\n{IGNORE}\n2+2=5\n", ["1:5 TST101", "(3:5 TST101)"]),
        (f"1+1=3\n2+2=5 {IGNORE}\n\n3+3=7\n", ["(1:5 TST101)", "(2:5 TST101)", "4:5 TST101"]),
        (f"1+1=3\n\n其中{IGNORE}2+2=5，\n3+3=7\n", ["1:5 TST101", "(3:43 TST101)", "(4:5 TST101)"]),
        ("1+1=3 <!--auditor：ignore tst101，wrong-addition：原稿-->", ["(1:5 TST101)"]),
        ("1+1=3 <!-- auditor: ignore wrong-addition\n原稿 -->", ["(1:5 TST101)"]),
        (f"<!-- 其他 -->\n{IGNORE}\n<!-- 再 -->\n1+1=3", ["(4:5 TST101)"]),
        ("<!-- 随便 1+1=3 -->\n1+1=3", ["2:5 TST101"]),
        (f"```\n{IGNORE}\n```\n1+1=3", ["4:5 TST101"]),
        (f"{IGNORE}\n", ["1:1 SUP002"]),
        (f"1+1=2 {IGNORE}", ["1:7 SUP002"]),
        ("1+1=3 <!-- auditor: ignore TST101 -->", ["(1:5 TST101)", "1:7 SUP001"]),
        ("1+1=3 <!-- auditor: ignore TST110 理由 -->", ["1:5 TST101", "1:7 SUP003"]),
        ("1+1=3 <!-- auditor: ignore 原稿如此 -->", ["1:5 TST101", "1:7 SUP003"]),
        ("1+1=3 <!-- auditor: ignored TST101 -->", ["1:5 TST101", "1:7 SUP003"]),
    ],
)
def test_comments(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_comment_is_text_where_the_format_has_none() -> None:
    assert told(f"{IGNORE}\n1+1=3", name="a.txt") == ["2:5 TST101"]


def test_suppressed_is_counted_and_marked_with_its_reason_and_fails_nothing() -> None:
    Path("a.md").write_text(f"1+1=3 {IGNORE}\n", "utf-8")
    result = check("a.md")
    assert result.exit_code == 0
    assert "已接受的问题       1" in result.stdout
    assert "合格" in result.stdout and "不合格" not in result.stdout
    document = json.loads(check("a.md", "--format", "json").stdout)
    (finding,) = document["articles"][0]["findings"]
    assert finding["suppression"] == {"by": "comment", "reason": "原稿如此"}
    log = json.loads(check("a.md", "--format", "sarif").stdout)
    if SCHEMA.exists():
        jsonschema.validate(log, json.loads(SCHEMA.read_text("utf-8")))
    (entry,) = log["runs"][0]["results"]
    assert entry["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "原稿如此"}
    ]
    page = check("a.md", "--format", "html").stdout
    assert '<p class="why">理由：原稿如此</p>' in page
    assert page.count('class="n contradicted accepted"') == 3
    assert check("a.md", "--format", "baseline").stdout == ""


def test_warnings_on_suppressions_fail_but_are_no_error_of_the_press() -> None:
    Path("a.md").write_text("1+1=3 <!-- auditor: ignore TST101 -->\n", "utf-8")
    result = check("a.md")
    assert result.exit_code == 1
    assert "a.md:1:7: 警告 SUP001 抑制未写理由" in result.stdout
    assert "万分之0" in result.stdout
    assert check("a.md", "--ignore", "SUP001").exit_code == 0


def test_what_did_not_run_is_not_judged() -> None:
    assert told(f"1+1=2 {IGNORE}", "--ignore", "TST101") == []
    assert told(f"6+7=13 {IGNORE}") == []  # the rule crashes


LISTED = """
[[ignore]]
rule = "TST101"
quote = "共1+1"
reason = "原稿如此"
"""


def test_the_file_beside_an_article() -> None:
    Path("a.txt.auditor.toml").write_text(LISTED, "utf-8")
    assert told("1+1=3\n共1+1=3\n", name="a.txt") == ["1:5 TST101", "(2:6 TST101)"]
    again = LISTED + LISTED.replace("共1+1", "没有").replace('"TST101"', '["TST101"]')
    Path("a.txt.auditor.toml").write_text(again, "utf-8")
    result = check("a.txt", "--format", "concise")
    assert result.stdout.splitlines() == [
        "a.txt:1:5: 错误 TST101 1加1不是3。 (1 + 1 = 2)",
        "a.txt.auditor.toml:7:1: 警告 SUP002 这里抑制 TST101，但没有这样的问题："
        "改好了就删去这一条，没改就查查位置和原文。",
    ]
    summary = json.loads(check("a.txt", "--format", "json").stdout)["summary"]
    assert (summary["articles"], summary["suppressed"]) == (1, 1)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ('[[ignore]]\nrule = "TST101"\nquote = "1+1"\n', "SUP001"),
        ('[[ignore]]\nrule = "TST110"\nquote = "1+1"\nreason = "理由"\n', "SUP003"),
        ('[[ignore]]\nrule = "TST101"\nreason = "理由"\n', "SUP003"),
        ('[[ignore]]\nrule = 1\nquote = "1+1"\nreason = "理由"\n', "SUP003"),
        ('[[ignore]]\nrule = "TST101"\nqoute = "1+1"\nreason = "理由"\n', "SUP003"),
        ('[[ignored]]\nrule = "TST101"\nquote = "1+1"\nreason = "理由"\n', "SUP003"),
        ('ignore = ["TST101"]\n', "SUP003"),
    ],
)
def test_wrong_entries(entry: str, code: str) -> None:
    Path("a.txt").write_text("1+1=3\n", "utf-8")
    Path("a.txt.auditor.toml").write_text(entry, "utf-8")
    rows = check("a.txt", "--format", "concise").stdout.splitlines()
    assert any(row.startswith("a.txt.auditor.toml:1:") and code in row for row in rows)


def test_a_file_beside_that_is_not_toml_is_an_error() -> None:
    Path("a.txt").write_text("1+1=3\n", "utf-8")
    Path("a.txt.auditor.toml").write_text("[[ignore]\n", "utf-8")
    result = check("a.txt")
    assert result.exit_code == 2
    assert "a.txt.auditor.toml 不是合法的 TOML" in result.stdout


def test_many_comments_are_linear() -> None:
    import time

    def seconds(count: int) -> float:
        Path("a.md").write_text((IGNORE + "\n") * count + "1+1=3\n" + "<!-- " * count, "utf-8")
        start = time.process_time()
        check("a.md", "--format", "concise")
        return time.process_time() - start

    small, large = seconds(200), seconds(2_000)
    assert large < 30 * max(small, 0.05)


@pytest.mark.parametrize("code", ["SUP001", "SUP002", "SUP003"])
def test_they_have_a_manual(code: str) -> None:
    from auditor import registry

    assert code in [rule.code for rule in registry.rules()]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{IGNORE}\n<p>甲村共1+1=3个。</p><p>乙村共2+2=5个。</p>", ["(1)", "2"]),
        (f"<p>甲村共1+1=3个。{IGNORE}</p>\n<p>乙村共2+2=5个。</p>", ["(1)", "2"]),
        (f"<p>甲村共1+1=3个。</p>\n<p>{IGNORE}乙村共2+2=5个。</p>", ["1", "(2)"]),
        (f"<p>甲村{IGNORE}共1+1=3个。</p>\n<p>乙村共2+2=5个。</p>", ["(1)", "2"]),
    ],
)
def test_comments_of_a_web_page(body: str, expected: list[str]) -> None:
    pytest.importorskip("trafilatura")
    filler = "".join(f"<p>第{n}段写今年的收成和来年的打算，大家都说满意。</p>" for n in "一二三四")
    page = f"<!DOCTYPE html><html><body><article>{body}{filler}</article></body></html>"
    Path("a.html").write_text(page, "utf-8")
    (article,) = json.loads(check("a.html", "--format", "json").stdout)["articles"]
    found = [
        f"({f['arithmetic'][0]})" if f["suppressed"] else f["arithmetic"][0]
        for f in article["findings"]
    ]
    assert found == expected


def test_the_file_beside_a_table_of_articles() -> None:
    Path("t.csv").write_text("正文\n共1+1=3\n共2+2=5\n", "utf-8")
    Path("t.csv.auditor.toml").write_text(LISTED, "utf-8")
    found = told("正文\n共1+1=3\n共2+2=5\n", name="t.csv")
    assert [said.startswith("(") for said in found] == [True, False]
    Path("t.csv.auditor.toml").write_text(LISTED.replace("共1+1", "没有这话"), "utf-8")
    rows = check("t.csv", "--format", "concise").stdout
    assert rows.count("TST101") == 3 and rows.count("SUP002") == 1
    Path("t.csv").write_text("正文\n" + "共1+1=3\n" * 200, "utf-8")
    Path("t.csv.auditor.toml").write_text(LISTED.replace("reason", "raeson"), "utf-8")
    rows = check("t.csv", "--format", "concise").stdout
    assert rows.count("SUP003") == 1
