"""Whole runs over an archive: what they read, write and survive."""

import errno
import importlib.util
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq
from archives import bulletins, write
from click.testing import CliRunner

from auditor.archive import embedded, store
from auditor.archive.store import CLAIMS, FINDINGS, PAGE, Store, Unusable
from auditor.cli import main
from auditor.model import Rule

FALL = (
    ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例125例，死亡2例。"),
    ("2020-02-07", "截至2月6日24时，甘肃省累计报告确诊病例121例，死亡2例。"),
)


def corpus(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["corpus", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def command(*arguments: str | Path, **more) -> subprocess.CompletedProcess:
    line = [sys.executable, "-m", "auditor", "corpus", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, check=False, timeout=120, text=True, **more)


def jsonl(folder: Path, articles: tuple[tuple[str, str], ...], name: str = "a.jsonl") -> Path:
    lines = (
        json.dumps({"id": f"文{n}", "date": day, "text": text}, ensure_ascii=False)
        for n, (day, text) in enumerate(articles, 1)
    )
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return path


def results(out: Path) -> tuple[bytes, bytes, bytes]:
    return tuple((out / name).read_bytes() for name in (CLAIMS, FINDINGS, PAGE))


def test_jsonl_parquet_and_files_say_the_same(tmp_path: Path) -> None:
    lines = jsonl(tmp_path, FALL)
    table = tmp_path / "b.parquet"
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    pq.write_table(pa.Table.from_pylist(rows), table)
    folder = tmp_path / "c"
    folder.mkdir()
    for row in rows:
        (folder / f"{row['id']}.txt").write_text(f"---\ndate: {row['date']}\n---\n{row['text']}")
    messages = []
    for n, source in enumerate((lines, table, folder)):
        out = tmp_path / f"out{n}"
        assert corpus(source, "-o", out)[0] == 1
        (finding,) = pq.read_table(out / FINDINGS).to_pylist()
        assert finding["rule"] == "XAR003" and finding["arithmetic"] == "125例 > 121例"
        assert [span["quote"] for span in finding["spans"]] == ["121例", "125例"]
        messages.append([Path(name).stem for name in finding["articles"]])
        claims = pq.read_table(out / CLAIMS).to_pylist()
        assert [claim["quote"] for claim in claims] == ["125例", "2例", "121例", "2例"]
        assert [claim["number"] for claim in claims] == [1, 1, 2, 2]
    assert messages == [["文2", "文1"]] * 3


def test_a_column_of_headlines_tells_the_place(tmp_path: Path) -> None:
    said = ((6, "确诊病例125例"), (7, "确诊病例121例"))
    rows = [
        {
            "title": f"青海通报{day}",
            "日期": f"2020-02-0{day}",
            "正文": f"截至2月{day - 1}日24时，累计{n}。",
        }
        for day, n in said
    ]
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    lines.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    pq.write_table(pa.Table.from_pylist(rows), table)
    for source in (lines, table):
        out = tmp_path / source.suffix
        assert corpus(source, "-o", out)[0] == 1
        (finding,) = pq.read_table(out / FINDINGS).to_pylist()
        assert finding["rule"] == "XAR003" and "青海省" in finding["message"]


def test_page_is_escaped_and_draws_the_series(tmp_path: Path) -> None:
    source = jsonl(tmp_path, FALL)
    source.write_text(source.read_text("utf-8").replace('"文', '"<script>x</script>文'), "utf-8")
    corpus(source, "-o", tmp_path / "out", "--lang", "en")
    page = (tmp_path / "out" / PAGE).read_text("utf-8")
    assert "<script>x" not in page and page.endswith("</html>\n")
    assert page.count("<svg") == 1 and page.count('class="odd" x=') == 2
    assert page.count("&lt;script&gt;x&lt;/script&gt;文2") > 2
    assert "http" not in page


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_exit_code(tmp_path: Path, fail_on: str, status: int) -> None:
    source = jsonl(tmp_path, FALL)
    assert corpus(source, "-o", tmp_path / "out", "--fail-on", fail_on)[0] == status


def test_processes_change_nothing(tmp_path: Path) -> None:
    source = write(1200, tmp_path / "a.jsonl")
    assert command(source, "-o", tmp_path / "one", "--jobs", "1").returncode == 0
    assert command(source, "-o", tmp_path / "two", "--jobs", "2").returncode == 0
    assert results(tmp_path / "one") == results(tmp_path / "two")


def test_killed_in_the_middle_it_goes_on_without_loss(tmp_path: Path) -> None:
    source, out = write(1500, tmp_path / "a.jsonl"), tmp_path / "out"
    line = [sys.executable, "-m", "auditor", "corpus", source, "-o", out, "--jobs", "2"]
    running = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while not list(out.glob(".parts/*.parquet")) and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = {path.name: path.stat().st_mtime_ns for path in out.glob(".parts/*.parquet")}
    assert kept and not (out / FINDINGS).exists()
    assert command(source, "-o", out, "--resume", "--jobs", "1").returncode == 0
    again = {path.name: path.stat().st_mtime_ns for path in out.glob(".parts/*.parquet")}
    assert kept.items() <= again.items() and len(again) == 6
    assert command(source, "-o", tmp_path / "whole", "--jobs", "1").returncode == 0
    assert results(out) == results(tmp_path / "whole")
    assert len(pq.read_table(out / CLAIMS)) == 4 * 1500


def test_changed_articles_are_audited_anew(tmp_path: Path) -> None:
    source, out = write(600, tmp_path / "a.jsonl"), tmp_path / "out"
    corpus(source, "-o", out, "--jobs", "1")
    before = {path.name for path in out.glob(".parts/*.parquet")}
    text = source.read_text("utf-8")
    source.write_text(text + text.splitlines()[0] + "\n", "utf-8")
    corpus(source, "-o", out, "--jobs", "1", "--resume")
    after = {path.name for path in out.glob(".parts/*.parquet")}
    assert len(before & after) == 2 and len(after) == 3
    assert len(pq.read_table(out / CLAIMS)) == 4 * 601


def test_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    source, out = write(600, tmp_path / "a.jsonl"), tmp_path / "out"
    corpus(source, "-o", out, "--jobs", "1")
    whole = results(out)
    first, second, _ = sorted(out.glob(".parts/*.parquet"))
    first.write_bytes(first.read_bytes()[:-100])
    data = bytearray(second.read_bytes())
    data[len(data) // 3] ^= 0xFF
    second.write_bytes(data)
    assert corpus(source, "-o", out, "--jobs", "1", "--resume")[0] == 0
    assert results(out) == whole


def test_two_runs_on_one_directory(tmp_path: Path) -> None:
    source = jsonl(tmp_path, FALL)

    def hold(ready, done) -> None:
        with Store(tmp_path / "out", resume=False):
            ready.set()
            done.wait(60)

    context = multiprocessing.get_context("fork")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(ready, done))
    other.start()
    assert ready.wait(30)
    try:
        status, _, said = corpus(source, "-o", tmp_path / "out")
        assert status == 2 and "正由另一个进程使用" in said
        assert "in use by another run" in corpus(source, "-o", tmp_path / "out", "--lang", "en")[2]
    finally:
        done.set()
        other.join()
    assert corpus(source, "-o", tmp_path / "out")[0] == 1


def test_the_lock_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The branch for Windows, with a stand-in for its library: one file is held by one alone."""
    held: dict[tuple[int, int], int] = {}

    def locking(handle: int, mode: int, count: int) -> None:
        assert (mode, count, os.lseek(handle, 0, os.SEEK_CUR)) == (2, 1, 0)
        file = os.fstat(handle)
        key = (file.st_dev, file.st_ino)
        try:
            other = held.get(key, handle)  # a number is given again once it is closed
            taken = other != handle and os.path.samestat(os.fstat(other), file)
        except OSError:  # closed, which lets it go
            taken = False
        if taken:
            raise OSError(errno.EACCES, "Permission denied")
        held[key] = handle

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("windows_store", store.__file__)
    windows = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(windows)
    monkeypatch.undo()
    with windows.Store(tmp_path / "out", resume=False) as first:
        (first.parts / "a.parquet").write_bytes(b"kept")
        with pytest.raises(windows.Unusable) as refused:
            windows.Store(tmp_path / "out", resume=False)
        assert "in use by another run" in refused.value.reason.en
        assert (first.parts / "a.parquet").read_bytes() == b"kept"
        with windows.Store(tmp_path / "other", resume=False):
            pass
    with windows.Store(tmp_path / "out", resume=True) as again:
        assert (again.parts / "a.parquet").exists()


@pytest.mark.parametrize("name", [CLAIMS, FINDINGS, ".parts"])
def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Every file is written through `whole`; the one named here finds no room."""
    source, out = jsonl(tmp_path, FALL), tmp_path / "out"

    class Full:
        def __init__(self, file) -> None:
            self._file = file

        def __getattr__(self, attribute: str):
            return getattr(self._file, attribute)

        def __enter__(self):
            return self

        def __exit__(self, *_) -> None:
            self._file.close()

        def write(self, data) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    opened = os.fdopen
    monkeypatch.setattr(store.os, "fdopen", opened)
    with monkeypatch.context() as patch:
        started = store.tempfile.mkstemp
        full: set[int] = set()

        def mkstemp(**more):
            handle, path = started(**more)
            if name == ".parts" and Path(more["dir"]).name == ".parts":
                full.add(handle)
            elif name != ".parts" and Path(more["dir"]) == out and not (out / name).exists():
                claims_there = (out / CLAIMS).exists()
                if (name == CLAIMS) != claims_there:
                    full.add(handle)
            return handle, path

        def fdopen(handle, *rest, **more):
            file = opened(handle, *rest, **more)
            return Full(file) if handle in full else file

        patch.setattr(store.tempfile, "mkstemp", mkstemp)
        patch.setattr(store.os, "fdopen", fdopen)
        status, _, said = corpus(source, "-o", out, "--jobs", "1")
        assert status == 2 and "磁盘已满" in said and "--resume" in said
        assert not (out / name).exists() or name == ".parts"
        assert not list(out.rglob(".unfinished-*"))
    assert corpus(source, "-o", out, "--jobs", "1", "--resume")[0] == 1
    assert len(pq.read_table(out / CLAIMS)) == 4


@pytest.mark.parametrize(
    ("limit", "spill", "said"),
    [("4MB", "0KB", "磁盘已满"), ("1MB", "1GB", "内存超出限额")],
)
def test_a_query_without_room(tmp_path: Path, limit: str, spill: str, said: str) -> None:
    """Where there is no room on disk and where there is none in memory are told apart."""
    tables = embedded.Tables(tmp_path, 1)
    tables.set("memory_limit", limit)
    tables.set("max_temp_directory_size", spill)
    with pytest.raises(Unusable) as refused:
        tables.keep("t", "SELECT a, count(*) FROM range(3000000) t(a) GROUP BY a ORDER BY a")
    tables.close()
    assert said in refused.value.reason.zh


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    line = [mount or "mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if mount is None or subprocess.run(line, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(tmp_path: Path, small_disk: Path) -> None:
    source = write(3000, tmp_path / "a.jsonl")
    done = command(source, "-o", small_disk / "out", "--jobs", "2", "--lang", "en")
    assert done.returncode == 2 and "the disk is full" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert not list(small_disk.rglob(".unfinished-*"))


def test_corrupt_parquet_is_told_and_the_rest_is_audited(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    good = [{"id": f"文{n}", "date": day, "text": text} for n, (day, text) in enumerate(FALL, 1)]
    pq.write_table(pa.Table.from_pylist(good), folder / "good.parquet")
    (folder / "cut.parquet").write_bytes((folder / "good.parquet").read_bytes()[:300])
    table = pa.Table.from_pylist(list(bulletins(600)))
    pq.write_table(
        table,
        folder / "hit.parquet",
        write_page_checksum=True,
        row_group_size=300,
    )
    data = bytearray((folder / "hit.parquet").read_bytes())
    start = pq.ParquetFile(folder / "hit.parquet").metadata.row_group(1).column(2).data_page_offset
    data[start + 20 : start + 420] = bytes(400)
    (folder / "hit.parquet").write_bytes(data)
    pq.write_table(pa.Table.from_pylist([{"id": "a"}]), folder / "without.parquet")
    status, out, said = corpus(folder, "-o", tmp_path / "out", "--jobs", "1")
    assert status == 2
    assert "cut.parquet: 无法读取" in said and "hit.parquet: 第 2 个行组" in said
    assert "without.parquet: 没有正文列" in said
    claims = pq.read_table(tmp_path / "out" / CLAIMS)
    assert len(claims) == 4 + 4 * 300
    assert "文章之间 1" in out


def test_lines_that_are_no_articles_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(
        '{"text": "甲2个、乙3个，共5个。"}\nnot json\n{"x": 1}\n{"text": " "}\n', "utf-8"
    )
    status, out, said = corpus(source, "-o", tmp_path / "out")
    assert status == 2 and "文章 1\n未能审读 3\n" in out
    assert all(f"a.jsonl:{line}: " in said for line in (2, 3, 4))
    assert pq.read_table(tmp_path / "out" / CLAIMS)["article"][0].as_py().endswith("a.jsonl:1")


@pytest.mark.usefixtures("addition_rule")
def test_a_crashing_rule_hides_nothing(tmp_path: Path) -> None:
    source = jsonl(tmp_path, (("", "共6+7=13个。"), ("", "共1+1=3个。")))
    status, _, said = corpus(source, "-o", tmp_path / "out", "--jobs", "1", "--lang", "en")
    assert status == 2 and "文1: rule TST101 crashed: RuntimeError: unlucky" in said
    (finding,) = pq.read_table(tmp_path / "out" / FINDINGS).to_pylist()
    assert (finding["rule"], finding["articles"]) == ("TST101", ["文2"])
    assert "unlucky" in (tmp_path / "out" / PAGE).read_text("utf-8")


def test_the_findings_of_single_articles_are_those_of_check(
    tmp_path: Path, addition_rule: Rule
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("a.txt", "共1+1=3个。"), ("b.txt", "共1+1=3个。<!-- auditor: off -->")):
        (folder / name).write_text(text, "utf-8")
    checked = CliRunner().invoke(main, ["check", str(folder), "--format", "json"])
    told = [
        (article["path"], finding["rule"])
        for article in json.loads(checked.stdout)["articles"]
        for finding in article["findings"]
    ]
    corpus(folder, "-o", tmp_path / "out", "--jobs", "1")
    found = pq.read_table(tmp_path / "out" / FINDINGS).to_pylist()
    assert [(finding["articles"][0], finding["rule"]) for finding in found] == told


def test_unwritable_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unusable):
        Store(tmp_path / "file" / "out", resume=False)
    status, _, said = corpus(jsonl(tmp_path, FALL), "-o", tmp_path / "file" / "out")
    assert status == 2 and "无法写入" in said


def test_lines_that_cannot_be_read_are_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "甲。"}\n{"text": "乙。"}\n{broken\n{"text": 5}\n', "utf-8")
    status, out, told = corpus(path, "-o", tmp_path / "out")
    assert status == 2
    assert out.startswith("文章 2\n未能审读 2\n")
    assert "a.jsonl:3: 不是 JSON 对象\n" in told and "a.jsonl:4: “text”不是文字\n" in told


def test_a_column_of_texts_of_another_name(tmp_path: Path) -> None:
    records = [{"id": f"文{n}", "date": day, "稿": text} for n, (day, text) in enumerate(FALL, 1)]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), "utf-8")
    rows = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(records), rows)
    told = []
    for source in (lines, rows):
        out = tmp_path / source.suffix
        status, said, _ = corpus(source, "-o", out, "--column", "稿")
        assert status == 1
        assert "其中文章之间 1" in said
        told.append(results(out))
    assert told[0] == told[1]
    status, _, why = corpus(rows, "-o", tmp_path / "none", "--column", "文稿")
    assert status == 2
    assert "没有“文稿”这一列" in why


def test_the_date_of_all_articles(tmp_path: Path) -> None:
    source = jsonl(tmp_path, (("", FALL[0][1]), ("2020-02-07", FALL[1][1])))
    corpus(source, "-o", tmp_path / "out", "--published", "2021-03-01")
    days = pq.read_table(tmp_path / "out" / CLAIMS)["date"].to_pylist()
    assert {str(day) for day in days} == {"2021-03-01"}


def test_settings_beside_the_archive_hold_unless_they_are_refused(tmp_path: Path) -> None:
    source = jsonl(tmp_path, FALL)
    (tmp_path / "auditor.toml").write_text('ignore = ["XAR"]\n', "utf-8")
    assert corpus(source, "-o", tmp_path / "out")[0] == 0
    assert corpus(source, "-o", tmp_path / "out", "--no-config")[0] == 1
    other = tmp_path / "other.toml"
    other.write_text('[severity]\nXAR003 = "error"\n', "utf-8")
    corpus(source, "-o", tmp_path / "out", "--config", other)
    assert "error" in pq.read_table(tmp_path / "out" / FINDINGS)["severity"].to_pylist()
