"""--since: what git says was added, in real repositories."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import main
from auditor.gitdiff import GitError, since
from auditor.model import Rule


def git(*arguments: str, cwd: Path | None = None) -> str:
    setting = ("-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *setting, *arguments], cwd=cwd, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "repo"
    path.mkdir()
    monkeypatch.chdir(path)
    git("init", "-q", "-b", "main")
    Path("old.txt").write_text("旧稿一共3人。\n" * 5, "utf-8")
    Path("稿").mkdir()
    git("add", "-A")
    git("commit", "-qm", "first")
    return path


def added(revision: str, paths: list[str]) -> tuple[str, ...]:
    return tuple(since(revision, paths).articles)


def commit(name: str, text: str = "新稿。\n") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    git("add", "-A")
    git("commit", "-qm", name)


def test_added_is_new_changed_and_renamed_are_not(repo: Path) -> None:
    commit("稿/新 稿.txt")
    commit("notes.py")
    commit("old.txt", "旧稿一共3人。\n" * 5 + "改。\n")
    git("mv", "old.txt", "renamed.txt")
    git("commit", "-qam", "rename")
    Path("staged.txt").write_text("还没提交。", "utf-8")
    git("add", "staged.txt")
    assert added("HEAD~4", ["."]) == ("staged.txt", "稿/新 稿.txt")
    assert added("HEAD~4", ["稿"]) == ("稿/新 稿.txt",)


def test_removed_again_is_not_new(repo: Path) -> None:
    commit("new.txt")
    Path("new.txt").unlink()
    assert added("HEAD~1", ["."]) == ()


def test_from_a_subdirectory(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("稿/a.txt")
    commit("b.txt")
    monkeypatch.chdir(repo / "稿")
    assert added("HEAD~2", ["."]) == ("a.txt",)


def test_what_the_other_branch_did_meanwhile_does_not_count(repo: Path) -> None:
    git("checkout", "-qb", "work")
    commit("mine.txt")
    git("checkout", "-q", "main")
    git("rm", "-q", "old.txt")
    git("commit", "-qm", "removed here, still on the branch")
    git("checkout", "-q", "work")
    assert added("main", ["."]) == ("mine.txt",)


def test_unknown_revision_and_option_like_ones(repo: Path) -> None:
    for revision in ("nowhere", "--output=x", "", "HEAD~99"):
        with pytest.raises(GitError) as error:
            added(revision, ["."])
        assert revision in error.value.reason.zh


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError):
        added("HEAD", ["."])


def test_shallow_clone(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = git("rev-parse", "HEAD")
    commit("new.txt")
    git("clone", "-q", "--depth", "1", f"file://{repo}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(GitError) as error:
        added(first, ["."])
    assert "git fetch --unshallow" in error.value.reason.zh
    git("fetch", "-q", "--depth", "1", "origin", first)
    found = since(first, ["."])
    assert list(found.articles) == ["new.txt"]
    assert found.remark and "历史不完整" in found.remark.zh


def test_command_line(repo: Path) -> None:
    run = CliRunner().invoke
    nothing = run(main, ["check", "--since", "HEAD"])
    assert nothing.exit_code == 2
    assert "自 HEAD 以来没有新增的文章" in nothing.stderr
    allowed = run(main, ["check", "--since", "HEAD", "--allow-empty"])
    assert allowed.exit_code == 0
    commit("new.txt")
    new = run(main, ["check", "--since", "HEAD~1", "--format", "json"])
    assert new.exit_code == 0
    assert '"path": "new.txt"' in new.stdout
    assert "old.txt" not in new.stdout
    assert run(main, ["check", "--since", "nowhere"]).exit_code == 2


def test_changed_lines(repo: Path) -> None:
    commit("a.txt", "".join(f"第{n}行\n" for n in range(1, 11)))
    commit("b.txt", "不动\n")
    commit("d.txt", "名字\n" * 20)
    base = git("rev-parse", "HEAD")
    lines = [f"第{n}行" for n in range(1, 11)]
    lines[1] = "改第二行"
    lines[5:7] = []
    lines.append("新行")
    commit("a.txt", "\n".join(lines) + "\n")
    commit("稿/新.txt", "新\n")
    git("mv", "d.txt", "moved [1].txt")
    git("commit", "-qm", "rename")
    git("mv", "old.txt", "older.txt")
    commit("older.txt", "旧稿一共3人。\n" * 5 + "又一行\n")
    found = since(base, ["."], changed=True).articles
    assert found == {
        "a.txt": ((2, 2), (5, 6), (9, 9)),
        "older.txt": ((6, 6),),
        "稿/新.txt": None,
    }


def test_changed_file_that_git_takes_for_binary_counts_whole(repo: Path) -> None:
    Path("u.txt").write_bytes("一".encode("utf-16"))
    git("add", "-A")
    git("commit", "-qm", "one")
    Path("u.txt").write_bytes("二".encode("utf-16"))
    assert since("HEAD", ["."], changed=True).articles == {"u.txt": None}


def test_changed_leaves_out_what_was_wrong_before(repo: Path, addition_rule: Rule) -> None:
    commit("a.txt", "1+1=3\n2+2=4\n共5个\n")
    Path("a.txt").write_text("1+1=3\n2+2=5\n共5个\n", "utf-8")
    line = ["check", "--since", "HEAD", "--changed", "--format", "concise"]
    run = CliRunner().invoke(main, line)
    assert run.exit_code == 1
    assert [row.split(" ")[0] for row in run.stdout.splitlines()] == ["a.txt:2:5:"]
    Path("a.txt").write_text("1+1=3\n2+2=4\n共6个\n", "utf-8")
    assert CliRunner().invoke(main, line).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--changed", "a.txt"]).exit_code == 2


def test_a_finding_matters_where_any_of_its_numbers_is_on_a_touched_line() -> None:
    from auditor.article import Article
    from auditor.judging import Judgement, judge
    from auditor.model import Coverage, Finding, Report, Severity, Span

    text = "全县共12人。\n另一行。\n其中男5人。\n"
    spans = (Span(3, 6), Span(17, 19))
    finding = Finding("SUM101", Severity.ERROR, "不符。", "", spans)
    report = Report((finding,), (), (), Coverage(len(text), 2, 2))

    def told(*touched: tuple[int, int]) -> int:
        by = Judgement(touched=touched)
        return len(judge(Article("a.txt", text), report, by).result.report.findings)

    assert [told((line, line)) for line in (1, 2, 3)] == [1, 0, 1]
    assert told((2, 2), (3, 4)) == 1
