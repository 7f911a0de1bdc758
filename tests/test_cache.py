"""Kept outcomes: the same bytes with and without, whatever changes, whoever else uses the store."""

import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cache import Store, digest
from auditor.cli import main
from auditor.model import Rule
from auditor.reporting import View
from auditor.run import Outcome, Plan, work
from auditor.sources import Source

WRONG = "全市共有{}人，其中男5人、女8人。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    for n in range(5):
        Path(f"{n}.txt").write_text(WRONG.format(12 + n), "utf-8")
    return tmp_path


STORE = Path("cache/auditor/outcomes.sqlite")


def run(*arguments: str) -> str:
    return CliRunner().invoke(main, ["check", ".", *arguments]).stdout


def kept() -> int:
    with sqlite3.connect(STORE) as file:
        return int(file.execute("SELECT count(*) FROM kept").fetchone()[0])


@pytest.fixture
def audits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sources that were audited, not remembered."""
    done: list[str] = []

    def counted(task: Source, plan: Plan) -> Outcome:
        done.append(task.name)
        return work(task, plan)

    monkeypatch.setattr("auditor.run.work", counted)
    return done


@pytest.mark.parametrize("style", ["text", "json", "sarif", "html", "baseline"])
def test_output_is_the_same_cold_warm_and_without(folder: Path, style: str) -> None:
    Path("bad.txt").write_bytes(b"")
    without = run("--format", style, "--no-cache")
    assert not STORE.exists()
    assert run("--format", style) == run("--format", style) == without
    assert run("--format", style, "--jobs", "2") == without
    assert kept() == 5


def test_what_is_kept_is_not_audited_again(folder: Path, audits: list[str]) -> None:
    run()
    audits.clear()
    run()
    assert audits == []
    Path("3.txt").write_text(WRONG.format(13), "utf-8")
    run()
    assert audits == ["3.txt"]


@pytest.mark.parametrize(
    "option",
    [
        ["--published", "2020-03-07"],
        ["--lang", "en"],
        ["--width", "60"],
        ["--format", "concise"],
        ["--select", "SUM"],
        ["--baseline", "a.baseline"],
        ["--pack", "a.toml"],
    ],
)
def test_whatever_an_outcome_depends_on_makes_another_key(
    folder: Path, audits: list[str], option: list[str]
) -> None:
    Path("a.baseline").write_text("", "utf-8")
    Path("a.toml").write_text('title = "空"\n[metrics]\n"产量" = ["产量"]\n', "utf-8")
    if "--baseline" in option:
        run("--output", "a.baseline", "--format", "baseline")
    run()
    audits.clear()
    run(*option)
    assert len(audits) == 5
    audits.clear()
    run(*option)
    assert audits == []


def test_name_pack_and_the_file_beside_count_too(folder: Path, audits: list[str]) -> None:
    pack = Path("a.toml")
    pack.write_text('title = "空"\n[metrics]\n"产量" = ["产量"]\n', "utf-8")
    run("--pack", "a.toml")
    audits.clear()
    os.rename("0.txt", "9.txt")
    Path("1.txt.auditor.toml").write_text("", "utf-8")
    run("--pack", "a.toml")
    assert audits == ["9.txt"]
    Path("1.txt.auditor.toml").write_text("# 注\n", "utf-8")
    audits.clear()
    run("--pack", "a.toml")
    assert audits == ["1.txt"]
    pack.write_text('title = "空"\n[metrics]\n"产量" = ["总产量"]\n', "utf-8")
    audits.clear()
    run("--pack", "a.toml")
    assert len(audits) == 5


def test_another_program_makes_another_key(
    folder: Path, audits: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    audits.clear()
    monkeypatch.setattr("auditor.keeping.program", lambda: b"other")
    run()
    assert len(audits) == 5


def test_switched_off_by_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_NO_CACHE", "1")
    run()
    assert not Path("cache").exists()


def test_what_went_wrong_is_not_kept(
    addition_rule: Rule, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    for n in range(5):
        Path(f"{n}.txt").write_text("6+7=13\n", "utf-8")
    assert "unlucky" in run()
    assert kept() == 0


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b""])
def test_a_damaged_store_is_begun_anew(folder: Path, damage: bytes) -> None:
    first = run()
    STORE.write_bytes(damage)
    assert run() == run() == run() == first
    assert kept() == 5


def test_a_damaged_outcome_is_worked_out_again(folder: Path, audits: list[str]) -> None:
    first = run()
    with sqlite3.connect(STORE) as file:
        file.execute("UPDATE kept SET data = substr(data, 1, 40)")
    audits.clear()
    assert run() == first
    assert len(audits) == 5


def test_only_outcomes_are_unpickled(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.sqlite")
    store.put(b"k", os.system)
    store.put(b"o", Outcome(tally=work(Source("x", "x"), Plan((), View())).tally, drawn=("甲",)))
    store.close()
    again = Store(tmp_path / "s.sqlite")
    assert again.get(b"k") is None
    assert again.get(b"o").drawn == ("甲",)
    again.close()


def test_the_store_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    store = Store(path, limit=200_000)
    for n in range(2_000):
        store.put(digest([str(n).encode()]), Outcome(_tally(), ("字" * 300,)))
    store.close()
    assert path.stat().st_size < 400_000
    again = Store(path)
    assert again.get(digest([b"1999"])) and not again.get(digest([b"0"]))
    again.close()


def _tally():
    return work(Source("x", "/nowhere"), Plan((), View())).tally


def test_a_store_that_another_process_holds_is_done_without(folder: Path) -> None:
    run()
    Path("0.txt").write_text(WRONG.format(13), "utf-8")
    holder = sqlite3.connect(STORE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    held = run()
    holder.execute("ROLLBACK")
    holder.close()
    assert held == run("--no-cache")


def command(*arguments: str, limit: int | None = None) -> subprocess.Popen:
    def small() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    line = [sys.executable, "-m", "auditor", "check", ".", "--format", "json", *arguments]
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=small if limit else None
    )


def test_a_full_disk_changes_nothing(folder: Path) -> None:
    whole, errors = command("--no-cache").communicate(timeout=60)
    full, complaints = command(limit=6000).communicate(timeout=60)
    assert full == whole
    assert errors == complaints == b""
    assert not list(Path("cache/auditor").glob("tmp*"))


def test_several_processes_at_once(folder: Path) -> None:
    runs = [command() for _ in range(3)]
    outputs = {process.communicate(timeout=60) for process in runs}
    assert len(outputs) == 1
    assert command("--no-cache").communicate(timeout=60) in outputs
    assert kept() == 5


def test_digest_keeps_the_borders_of_its_parts() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"])
