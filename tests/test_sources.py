"""Reading: encodings told apart, refusals with a reason."""

import os
from pathlib import Path

import pytest

from auditor.article import Unreadable
from auditor.encodings import decode
from auditor.sources import Source, articles, find

SIMPLIFIED = "全市共有208家企业复工，其中规上工业企业62家，产值占80.2%。"
TRADITIONAL = "全縣共有208家企業復工，其中規模以上工業企業62家，產值佔80.2%。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-32"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "A股上涨3%", "只有12例"])
def test_encoding_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark(encoding: str) -> None:
    text = "2020年3月7日，" + SIMPLIFIED + "\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [TRADITIONAL, "新增12例。", TRADITIONAL * 3000])
def test_big5(text: str) -> None:
    assert decode(text.encode("cp950")) == text


def test_line_breaks_are_kept() -> None:
    assert decode("一\r\n二\r三\n".encode()) == "一\r\n二\r三\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空文件"),
        (b" \n\t\r\n", "空文件"),
        (b"\xef\xbb\xbf", "空文件"),
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP/DOCX"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (bytes(range(256)) * 4, "二进制"),
        (b"\0\0\0\0", "二进制"),
        (b"\xff\xfeA", "UTF-16-LE"),
        ("全市共有".encode() * 50 + b"\xe5\x85\n" + SIMPLIFIED.encode(), "编码无法识别"),
        (b"caf\xe9 12\n", "编码无法识别"),
    ],
)
def test_refusal_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(data)
    assert reason in refusal.value.reason.zh
    assert refusal.value.reason.en.isascii()


def test_missing_and_devices(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "no.txt", "没有这个文件"), (Path("/dev/zero"), "设备")):
        with pytest.raises(Unreadable) as refusal:
            list(articles(Source(str(path), str(path))))
        assert reason in refusal.value.reason.zh


def test_directory_is_walked_in_order_and_loops_end(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".git/d.txt", "README.md", "e.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    os.symlink(tmp_path, tmp_path / "sub" / "loop")
    os.symlink(tmp_path / "b.txt", tmp_path / "sub" / "again.txt")
    names = [os.path.relpath(source.path, tmp_path) for source in find([str(tmp_path)])]
    assert names == ["a.md", "b.txt", "sub/c.txt"]


def test_name_that_is_not_utf_8_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xd6\xd0.txt"
    with open(path, "wb") as out:
        out.write("共3人".encode())
    (source,) = find([os.fsdecode(path)])
    source.name.encode("utf-8")
    assert [article.text for article in articles(source)] == ["共3人"]


def test_every_article_of_the_samples_survives_each_encoding() -> None:
    for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        assert decode(text.encode("gb18030")) == text
        assert decode(text.encode("utf-16")) == text
