"""Patterns: compiled when used, kept from run to run, never trusted blindly."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import regex


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_kept", "_used", "_kept_codes", "_used_codes"):
        monkeypatch.setattr(regex, name, {})
    monkeypatch.setattr(regex, "_waiting", [])


def test_pattern_behaves_like_its_own() -> None:
    pattern = regex.compile(r"(?P<n>\d+)万", regex.IGNORECASE)
    assert pattern.pattern == r"(?P<n>\d+)万"
    assert regex.dump() is None
    found = pattern.search("共12万")
    assert found and found["n"] == "12"
    assert pattern.groupindex == {"n": 1}
    assert [m[0] for m in pattern.finditer("3万4万")] == ["3万", "4万"]


def test_broken_pattern_shows_when_used() -> None:
    with pytest.raises(Exception, match="missing \\)"):
        regex.compile("(").search("")


def test_kept_patterns_are_the_same_patterns() -> None:
    regex.compile("一+").search("一一")
    data = regex.dump()
    assert data
    regex._used.clear()
    regex.preload(data)
    found = regex.compile("一+").search("共一一")
    assert found and found.span() == (1, 3)
    assert regex.dump() is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        pickle.dumps(("0", {})),
        pickle.dumps([1]),
        pickle.dumps((regex.version(), os.getcwd)),
    ],
)
def test_what_is_no_store_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="store of patterns"):
        regex.preload(data)
    assert regex._kept == {}


def run(cache: Path, **more: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), **more}
    line = [sys.executable, "-m", "auditor", "check", "-"]
    article = "全市12人，其中男5人、女8人。".encode()
    return subprocess.run(
        line, input=article, env=environment, capture_output=True, check=False, timeout=60
    )


def test_command_keeps_them_and_survives_a_damaged_store(tmp_path: Path) -> None:
    first = run(tmp_path)
    (store,) = (tmp_path / "auditor").glob("patterns-*")
    kept = store.read_bytes()
    assert run(tmp_path).stdout == first.stdout
    assert store.read_bytes() == kept
    store.write_bytes(b"damaged")
    assert run(tmp_path).stdout == first.stdout
    assert store.stat().st_size > 1000


def test_command_works_without_a_place_to_keep_them(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert run(blocked).stdout == run(tmp_path, AUDITOR_NO_CACHE="1").stdout
    assert sorted(os.listdir(tmp_path)) == ["file"]


def test_patterns_of_the_standard_library_are_kept_as_their_code() -> None:
    pattern = regex.standard(r"(?P<n>[0-9]+)(?:万|亿)")
    found = pattern.match("12万")
    assert found and found["n"] == "12" and found.lastgroup == "n"
    data = regex.dump()
    assert data
    regex._used_codes.clear()
    regex.later(lambda: data)
    again = regex.standard(r"(?P<n>[0-9]+)(?:万|亿)")
    assert again.match("3亿") and again.groupindex == {"n": 1}
    assert regex.dump() is None
