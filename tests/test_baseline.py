"""Accepted findings: known by content, marked and counted, never dropped silently."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor import baseline
from auditor.cli import main

pytestmark = pytest.mark.usefixtures("addition_rule")


def auditor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("1+1=3\n1+1=3\n", "utf-8")
    Path("b.txt").write_text("2+2=5\n", "utf-8")
    assert auditor(".", "--output", "old.baseline").exit_code == 1
    return tmp_path


def test_accepted_findings_do_not_fail_wherever_they_move(folder: Path) -> None:
    assert auditor(".", "--baseline", "old.baseline").exit_code == 0
    Path("a.txt").write_text("前言\n\n1+1=3\n其间1+1=3\n", "utf-8")
    result = auditor("a.txt", "b.txt", "--baseline", "old.baseline")
    assert result.exit_code == 0
    assert "已接受的问题" in result.stdout
    assert "a.txt:" not in result.stdout


def test_one_more_of_the_same_is_new(folder: Path) -> None:
    Path("a.txt").write_text("1+1=3\n1+1=3\n1+1=3\n", "utf-8")
    result = auditor(".", "--baseline", "old.baseline", "--format", "concise")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["a.txt:3:5:"]


def test_what_is_gone_is_told(folder: Path) -> None:
    Path("b.txt").write_text("2+2=4\n", "utf-8")
    result = auditor(".", "--baseline", "old.baseline")
    assert result.exit_code == 0
    assert "b.txt: 基线所记的问题已不在: TST101 2 + 2 = 4" in result.stdout
    partly = auditor("a.txt", "--baseline", "old.baseline")
    assert "已不在" not in partly.stdout


def test_formats_mark_accepted_findings(folder: Path) -> None:
    line = [".", "--baseline", "old.baseline", "--format"]
    document = json.loads(auditor(*line, "json").stdout)
    flags = [f["suppressed"] for article in document["articles"] for f in article["findings"]]
    assert flags == [True, True, True]
    assert document["summary"]["suppressed"] == 3
    assert document["summary"]["findings"] == []
    results = json.loads(auditor(*line, "sarif").stdout)["runs"][0]["results"]
    assert [r["suppressions"] for r in results] == [
        [{"kind": "external", "status": "accepted"}]
    ] * 3
    assert auditor(*line, "html").stdout.count("card error accepted") == 3
    for name in ("github", "gitlab", "rdjsonl", "concise", "junit", "checkstyle", "markdown"):
        assert "不是" not in auditor(*line, name).stdout


def test_new_baseline_keeps_what_the_old_one_accepted(folder: Path) -> None:
    old = Path("old.baseline").read_text("utf-8")
    again = auditor(".", "--baseline", "old.baseline", "--format", "baseline")
    assert again.stdout == old
    assert sum(sum(c.values()) for c in baseline.parse(old).values()) == 3


@pytest.mark.parametrize("text", ["nonsense", "{}", '{"path": 1}', "[1]"])
def test_damaged_baseline_is_wrong_use(folder: Path, text: str) -> None:
    Path("old.baseline").write_text("\n" + text, "utf-8")
    result = auditor(".", "--baseline", "old.baseline")
    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert auditor(".", "--baseline", "missing.baseline").exit_code == 2


def test_the_command_writes_what_check_accepts(folder: Path) -> None:
    run = CliRunner().invoke
    written = run(main, ["baseline", ".", "-o", "new.baseline"])
    assert written.exit_code == 0
    assert "2 篇文章的 3 处问题已记入 new.baseline" in written.stderr
    assert Path("new.baseline").read_bytes() == Path("old.baseline").read_bytes()
    assert run(main, ["baseline", "a.txt"]).stdout.count("\n") == 2
    Path("auditor.toml").write_text('baseline = "new.baseline"\n', "utf-8")
    assert auditor(".").exit_code == 0
    Path("empty.txt").write_bytes(b"")
    broken = run(main, ["baseline", "empty.txt"])
    assert broken.exit_code == 2
    assert "empty.txt: 空文件" in broken.stderr


def test_what_is_gone_is_told_beside_every_format(folder: Path) -> None:
    Path("b.txt").write_text("2+2=4\n", "utf-8")
    result = auditor(".", "--baseline", "old.baseline", "--format", "github")
    assert "b.txt: 基线所记的问题已不在: TST101" in result.stderr
