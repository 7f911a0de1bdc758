"""Bad input of every kind: its message in both languages, exit code 2, and the rest audited."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from documents import RIGHT, WRONG, docx_of, page_of, pdf_of, repacked

from auditor.cli import main


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def bomb() -> bytes:
    """Return a document of which one part unpacks to more than a document may have."""
    return repacked(docx_of(RIGHT), {"word/media/image1.bmp": bytes(300 << 20)})


OFFICE = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}
BAD = {
    "empty.docx": (lambda: b"", "空文件", "empty"),
    "cut.docx": (lambda: docx_of(RIGHT)[:900], "损坏或不完整", "damaged or incomplete"),
    "text.docx": (lambda: RIGHT.encode(), "损坏或不完整", "damaged or incomplete"),
    "lost.docx": (
        lambda: archive(**OFFICE, **{"word/other.xml": b"<a/>"}),
        "损坏或不完整",
        "damaged or incomplete",
    ),
    "broken.docx": (
        lambda: repacked(docx_of(RIGHT), {"word/document.xml": b"<w:document><w:body>"}),
        "损坏或不完整",
        "damaged or incomplete",
    ),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "密码", "password"),
    "silent.docx": (lambda: docx_of(""), "没有文字", "no text"),
    "sheet.docx": (lambda: archive(**OFFICE, xl__workbook_xml=b"<a/>"), "Excel", "Excel"),
    "slip.docx": (
        lambda: repacked(docx_of(RIGHT), {"../../etc/cron": b"x"}),
        "越出文档的路径“../../etc/cron”",
        "escapes",
    ),
    "bomb.docx": (bomb, "超过 256 MB", "more than 256 MB"),
    "empty.pdf": (lambda: b"", "空文件", "empty"),
    "cut.pdf": (lambda: pdf_of([RIGHT])[:300], "损坏或不完整", "damaged or incomplete"),
    "half.pdf": (
        lambda: pdf_of([RIGHT], [RIGHT])[:-900],
        "损坏或不完整",
        "damaged or incomplete",
    ),
    "noise.pdf": (
        lambda: b"%PDF-1.4\n" + b"\xff" * 500 + b"%%EOF",
        "损坏或不完整",
        "damaged or incomplete",
    ),
    "locked.pdf": (lambda: pdf_of([RIGHT], password="x"), "密码", "password"),
    "scan.pdf": (lambda: pdf_of([], []), "没有文字层", "no text layer"),
    "empty.html": (lambda: b"", "空文件", "empty"),
    "head.html": (lambda: b"<html><head><title>x</title></head></html>", "没有正文", "no article"),
    "links.html": (
        lambda: b"<html><body><a href=1>One</a> <a href=2>Two</a></body></html>",
        "没有正文",
        "no article",
    ),
    "empty.csv": (lambda: b"", "空文件", "empty"),
    "quote.csv": (lambda: f'a,正文\n1,"{RIGHT}\n2,x\n'.encode(), "引号不成对", "broken quotes"),
    "quote2.csv": (lambda: f'a,正文\n1,"{RIGHT}"x\n'.encode(), "引号不成对", "broken quotes"),
    "field.csv": (lambda: b"a,text\n1," + b"x" * (17 << 20), "一格过长", "too long"),
    "ragged.csv": (
        lambda: f"a,正文\n1,{RIGHT},5\n2,{RIGHT}\n3\n".encode(),
        "2 行未审：第 2 行有 3 格，表头有 2 格；第 4 行有 1 格",
        "2 rows not audited: row 2: 3 cells",
    ),
    "nul.csv": (lambda: ("a,正文\n" + "1,好的\n" * 20000 + "1,x\0y\n").encode(), "NUL", "NUL"),
    "nocolumn.csv": (lambda: "甲,乙\n丙,丁\n".encode(), "没有正文列", "no column of texts"),
    "broken.jsonl": (
        lambda: f'{{"text": "{RIGHT}"}}\n{{"text": \n[1]\n{{"id": 1}}\n'.encode(),
        "3 行未审：第 2 行不是 JSON 对象",
        "3 rows not audited: row 2",
    ),
    "late.jsonl": (
        lambda: ('{"text": "' + RIGHT + '"}\n').encode() * 2000 + b'{"text": "\xff\xfe"}\n',
        "编码有误",
        "wrong encoding",
    ),
    "a.zip": (lambda: archive(a_txt=RIGHT.encode()), "先解压", "unpack it"),
    "pdf.txt": (lambda: pdf_of([RIGHT]), "内容却是PDF：请改成 .pdf", "its content is a PDF"),
    "docx.md": (lambda: docx_of(RIGHT), "请改成 .docx", "name it .docx"),
    "docx.pdf": (lambda: docx_of(RIGHT), "请改成 .docx", "name it .docx"),
    "html.txt": (lambda: page_of(RIGHT).encode(), "请改成 .html", "name it .html"),
    "zip.html": (lambda: archive(a_txt=b"x"), "请改成 .zip", "name it .zip"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0" * 99, "DOC/XLS", "DOC/XLS"),
    "sheet.xlsx": (
        lambda: archive(**OFFICE, xl__workbook_xml=b"<a/>"),
        "Excel 表格：请另存为 .csv",
        "save it as .csv",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_message_and_exit_code(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make, zh, en = BAD[name]
    Path(name).write_bytes(make())
    Path("good.txt").write_text(WRONG, "utf-8")
    for lang, words in (("zh", zh), ("en", en)):
        line = ["check", name, "good.txt", "--no-config", "--lang", lang, "--width", "400"]
        result = CliRunner().invoke(main, line)
        assert not result.exception or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == 2
        assert words in result.stdout
        assert "SUM101" in result.stdout


def test_rows_before_and_behind_a_bad_one_are_audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f"正文,b\n{WRONG},1\n坏\n{WRONG},2\n", "utf-8")
    for jobs in ("1", "2"):
        line = ["check", "a.csv", "--format", "concise", "--no-config", "--jobs", jobs]
        result = CliRunner().invoke(main, line)
        assert [row.split(": ")[0] for row in result.stdout.splitlines()] == [
            "a.csv:2:8",
            "a.csv:4:8",
            "a.csv",
        ]
        assert result.exit_code == 2


def test_a_column_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f"正文,b\n{WRONG},1\n", "utf-8")
    result = CliRunner().invoke(main, ["check", "a.csv", "--column", "稿", "--no-config"])
    assert result.exit_code == 2
    assert "没有“稿”这一列；有：正文、b" in result.stdout


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".pdf"])
def test_200_megabytes_are_no_article(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"large{suffix}"
    with open(path, "wb") as out:
        out.truncate(200 << 20)
    result = CliRunner().invoke(main, ["check", str(path), "--no-config", "--width", "200"])
    assert result.exit_code == 2
    assert "文件太大：一篇文章最多 64 MB" in result.stdout


def test_rows_are_read_in_a_stream(tmp_path: Path) -> None:
    """Memory does not grow with the file: 60 MB of rows against one row."""
    code = (
        "import resource, sys; from auditor.cli import main\n"
        "try: main(['check', sys.argv[1], '--format', 'concise', '--no-config'])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, file=sys.stderr)"
    )

    def megabytes(rows: int) -> int:
        path = tmp_path / "rows.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            out.write(f'{{"text": "{WRONG}"}}\n')
            for _ in range(rows):
                out.write('{"text": "' + " " * (1 << 20) + '"}\n')
        line = [sys.executable, "-c", code, str(path)]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "rows.jsonl:1:8" in done.stdout
        return int(done.stderr.split()[-1])

    assert megabytes(60) < megabytes(0) + 30


def test_directory_takes_what_it_can_read_and_loops_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kinds = {
        "a.docx": docx_of(WRONG),
        "b.html": f"<html><body><p>{WRONG}</p></body></html>".encode(),
        "c.pdf": pdf_of([WRONG]),
        "d.csv": f"正文\n{WRONG}\n".encode(),
        "e.jsonl": b"{}\n",
        "f.zip": b"PK\x03\x04",
        "g.xlsx": b"PK\x03\x04",
        "README.html": WRONG.encode(),
    }
    Path("in/sub").mkdir(parents=True)
    for name, data in kinds.items():
        Path("in", name).write_bytes(data)
    os.symlink("..", "in/sub/loop")
    os.symlink("self", "in/self.txt")
    os.symlink("in/a.docx", "in/sub/gone.docx")
    result = CliRunner().invoke(main, ["check", "in", "--format", "concise", "--no-config"])
    named = [row.split(":")[0] for row in result.stdout.splitlines()]
    assert named == ["in/a.docx", "in/b.html", "in/c.pdf"]
    assert result.exit_code == 1


def test_a_link_to_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.symlink("self.txt", "self.txt")
    result = CliRunner().invoke(main, ["check", "self.txt", "--no-config"])
    assert result.exit_code == 2
    assert "无法读取" in result.stdout


@pytest.mark.parametrize(
    ("suffix", "library", "extra"),
    [(".html", "trafilatura", "html"), (".docx", "docx", "docx"), (".pdf", "pdfminer", "pdf")],
)
def test_a_missing_library_is_named(
    suffix: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {".html": page_of(RIGHT).encode(), ".docx": docx_of(RIGHT), ".pdf": pdf_of([RIGHT])}
    path = tmp_path / f"a{suffix}"
    path.write_bytes(made[suffix])
    for name in [n for n in sys.modules if n.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    line = ["check", str(path), "--no-config", "--width", "200"]
    for lang in ("zh", "en"):
        result = CliRunner().invoke(main, [*line, "--lang", lang])
        assert result.exit_code == 2
        assert f"pip install 'auditor-zh[{extra}]'" in result.stdout


def test_since_refuses_paths_outside_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = tmp_path / "repo"
    repo.mkdir()
    monkeypatch.chdir(repo)
    name = ("-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")
    for line in (["init", "-q"], [*name, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", *line], check=True)
    (tmp_path / "out.txt").write_text(WRONG, "utf-8")
    result = CliRunner().invoke(main, ["check", "--since", "HEAD", "../out.txt", "--no-config"])
    assert result.exit_code == 2
    assert "outside repository" in result.stderr or "仓库" in result.stderr
    assert "SUM101" not in result.stdout


@pytest.mark.parametrize("change", [False, True])
def test_since_knows_every_kind(
    change: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = tmp_path / "repo"
    repo.mkdir()
    monkeypatch.chdir(repo)
    name = ("-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")

    def git(*line: str) -> None:
        subprocess.run(["git", *name, *line], check=True, capture_output=True)

    git("init", "-q")
    page = page_of(f"<p>{WRONG}</p>\n<p>第二段。</p>\n<p>{WRONG}</p>")
    Path("old.html").write_text(page, "utf-8")
    Path("old.docx").write_bytes(docx_of(RIGHT))
    git("add", "-A")
    git("commit", "-qm", "old")
    Path("old.html").write_text(
        page.replace("第二段。</p>\n<p>全县", "第二段。</p>\n<p>本县"), "utf-8"
    )
    Path("old.docx").write_bytes(docx_of(WRONG))
    Path("new.docx").write_bytes(docx_of(WRONG))
    Path("new.pdf").write_bytes(pdf_of([WRONG]))
    Path("new.csv").write_text("正文\nx\n", "utf-8")
    git("add", "-A")
    line = ["check", "--since", "HEAD", "--format", "concise", "--no-config"]
    result = CliRunner().invoke(main, [*line, *(["--changed"] if change else [])])
    named = [row.split(":")[0] for row in result.stdout.splitlines()]
    new = ["new.docx", "new.pdf"]
    assert named == ([*new, "old.docx", "old.html"] if change else new)
    if change:  # of the page only the paragraph whose line was touched
        lines = page.split("\n")
        touched = 1 + max(n for n, text in enumerate(lines) if WRONG in text)
        assert f"old.html:{touched}:" in result.stdout
