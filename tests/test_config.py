"""Settings: where they are found, what they do, and what is said of wrong ones."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli import main
from auditor.config import ConfigError, Settings, codes, find, load
from auditor.model import Rule

WRONG = "全市共有12人，其中男5人、女8人。\n"  # SUM101


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def audited(*arguments: str) -> list[str]:
    document = json.loads(check(*arguments, "--format", "json").stdout)
    return [article["path"] for article in document["articles"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "稿/b.txt", "稿/旧/c.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(WRONG, "utf-8")
    return tmp_path


def settings(text: str, name: str = "auditor.toml") -> None:
    Path(name).write_text(text, "utf-8")


def test_the_nearest_file_above_all_paths_holds(folder: Path) -> None:
    assert find(["a.txt"]) == ""
    settings("[project]\nname = 'x'\n", "pyproject.toml")
    assert find(["a.txt"]) == ""
    settings("[tool.auditor]\n", "pyproject.toml")
    assert find(["稿/旧"]) == "pyproject.toml"
    settings("")
    assert find(["稿/旧/c.md"]) == find(["-"]) == find([]) == "auditor.toml"
    settings("", "稿/auditor.toml")
    assert find(["稿/b.txt", "稿/旧"]) == "稿/auditor.toml"
    assert find(["a.txt", "稿"]) == "auditor.toml"


def test_every_key(folder: Path) -> None:
    settings(
        """
        select = ["SUM", "share-mismatch"]
        ignore = ["sum102"]
        severity = {SUM101 = "warning", USE = "error"}
        packs = ["果园.toml"]
        facts = ["参考.csv", "default"]
        include = ["*.txt"]
        exclude = ["旧/"]
        gitignore = false
        fail-on = "error"
        published = 2020-03-07
        jobs = 2
        baseline = "../old.baseline"
        """,
        "稿/auditor.toml",
    )
    found = load("稿/auditor.toml")
    assert found.rules == {*codes(["SUM"]), "PCT201"} - {"SUM102"}
    assert found.severity["SUM101"] == "warning"
    assert found.severity["USE901"] == "error"
    assert (found.packs, found.baseline) == (("稿/果园.toml",), "old.baseline")
    assert found.facts == ("稿/参考.csv", "default")
    assert (found.fail_on, found.jobs, found.published) == ("error", 2, dt.date(2020, 3, 7))
    assert (found.include, found.exclude, found.gitignore) == (("*.txt",), ("旧/",), False)
    assert Settings().rules is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = ['SUM101']", "没有“selct”这一项；是 select 吗？"),
        ("select = ['SUM181']", "没有规则“SUM181”；是 SUM1"),
        ("select = ['part-exceed-whole']", "是 part-exceeds-whole 吗？"),
        ("select = 'SUM101'", "“select”应为字符串的列表"),
        ("select = [1]", "“select”应为字符串的列表"),
        ("ignore = ['']", "没有规则“”"),
        ("fail-on = 'warn'", "之一；是 warning 吗？"),
        ("severity = {SUM101 = 'eror'}", "是 error 吗？"),
        ("severity = {SUM101 = 'never'}", "写进 ignore"),
        ("severity = 'error'", "应为表"),
        ("jobs = '3'", "应为不小于 0 的整数，现为 '3'"),
        ("jobs = true", "应为不小于 0 的整数"),
        ("jobs = -1", "应为不小于 0 的整数"),
        ("gitignore = 1", "应为 true 或 false"),
        ("baseline = []", "应为字符串"),
        ("published = '2020-02-30'", "应为日期"),
        ("packs = [", "不是合法的 TOML"),
    ],
)
def test_wrong_settings_are_told_with_what_is_right(folder: Path, text: str, said: str) -> None:
    settings(text)
    result = check("a.txt")
    assert result.exit_code == 2
    assert "auditor.toml" in result.stderr and said in result.stderr
    assert result.stdout == ""
    assert check("a.txt", "--no-config").exit_code == 1


def test_every_fault_of_the_settings_is_told(folder: Path) -> None:
    Path("auditor.toml").write_text('foo = 1\nbar = 2\njobs = "x"\n', "utf-8")
    with pytest.raises(ConfigError) as error:
        load("auditor.toml")
    for lines in error.value.reason:
        assert lines.count("auditor.toml") == 3
        assert all(key in lines for key in ("foo", "bar", "jobs"))


def test_settings_that_cannot_be_read(folder: Path) -> None:
    with pytest.raises(ConfigError):
        load("missing.toml")
    Path("auditor.toml").write_bytes("[甲]".encode("gb18030"))
    assert "不是合法的 TOML" in check("a.txt").stderr
    assert check("a.txt", "--config", "missing.toml").exit_code == 2


def test_rules_are_chosen_and_weighed(folder: Path) -> None:
    settings("ignore = ['SUM101']")
    assert check("a.txt").exit_code == 0
    assert check("a.txt", "--ignore", "USE").exit_code == 1
    assert check("a.txt", "--select", "PCT,DAT", "--no-config").exit_code == 0
    assert check("a.txt", "--select", "SUM10", "--no-config").exit_code == 1
    assert "是 SUM101 吗" in check("a.txt", "--select", "SUM1O1").stderr
    settings("severity = {SUM101 = 'warning'}\nfail-on = 'error'")
    result = check("a.txt")
    assert "a.txt:1:5: 警告 SUM101" in result.stdout
    assert result.exit_code == 0
    assert check("a.txt", "--fail-on", "warning").exit_code == 1


def test_a_hint_on_usage_may_be_raised(folder: Path) -> None:
    Path("h.txt").write_text("参加大会的约30人左右。\n", "utf-8")
    settings("severity = {USE901 = 'warning'}")
    assert "警告 USE901" in check("h.txt").stdout


def test_a_mere_doubt_of_another_rule_stays_one(folder: Path, addition_rule: Rule) -> None:
    Path("d.txt").write_text("1+1=3?\n2+2=5\n", "utf-8")
    settings("severity = {TST101 = 'warning'}")
    said = [row.split()[1] for row in check("d.txt", "--format", "concise").stdout.splitlines()]
    assert said == ["提示", "警告"]


def test_codes() -> None:
    assert codes(["sum101"]) == codes(["sum-mismatch"]) == ("SUM101",)
    assert {"SUM101", "SUM102"} <= set(codes(["SUM"])) == {c for c in codes(["ALL"]) if "SUM" in c}
    assert len(codes(["ALL"])) > 30


def test_globs_choose_inside_directories_only(folder: Path) -> None:
    settings("exclude = ['旧/', '/a.txt']")
    assert audited(".") == ["稿/b.txt"]
    assert audited(".", "a.txt") == ["稿/b.txt", "a.txt"]
    assert audited("稿", "a.txt", "--force-exclude") == ["稿/b.txt"]
    settings("include = ['稿/**/*.md']")
    assert audited(".") == ["稿/旧/c.md"]


def test_gitignore_is_read_as_git_reads_it(folder: Path) -> None:
    Path(".git").mkdir()
    Path(".gitignore").write_text("*.txt\n!/稿/b.txt\n", "utf-8")
    assert audited(".") == ["稿/b.txt", "稿/旧/c.md"]
    Path("稿/.gitignore").write_text("/旧\n", "utf-8")
    assert audited(".") == ["稿/b.txt"]
    Path("稿/旧/d.txt").write_text(WRONG, "utf-8")
    # The folder that is named counts though it is ignored; a file that is named always does.
    assert audited("稿/旧") == ["稿/旧/c.md", "稿/旧/d.txt"]
    assert audited("a.txt") == ["a.txt"]
    settings("gitignore = false")
    assert len(audited(".")) == 4


def test_patterns_above_the_directory_hold_up_to_the_repository_s_own(folder: Path) -> None:
    Path(".gitignore").write_text("c.md\n", "utf-8")
    assert audited("稿") == ["稿/b.txt", "稿/旧/c.md"]  # above no repository: not git's
    Path(".git/info").mkdir(parents=True)
    assert audited("稿") == ["稿/b.txt"]
    Path(".git/info/exclude").write_text("b.txt\n", "utf-8")
    Path("稿/旧/.gitignore").write_text("!c.md\n", "utf-8")
    assert audited("稿") == ["稿/旧/c.md"]


def test_everything_ignored_is_told(folder: Path) -> None:
    settings("exclude = ['*']")
    result = check(".")
    assert result.exit_code == 2
    assert "配置里排除的不算" in result.stdout.replace("\n  ", "")
