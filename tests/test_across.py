"""Every rule between articles against its own small archives, and its manual."""

import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow.parquet as pq
from test_rules import HEADINGS, unmark

from auditor import registry
from auditor.archive.across import Across
from auditor.archive.parts import Settled
from auditor.archive.running import Job, run
from auditor.choosing import Choice

Archive = tuple[tuple[str, str], ...]


def audited(archive: Archive, folder: Path) -> list[dict]:
    """Return the findings of an archive between its articles, named 1, 2, …"""
    lines = [
        json.dumps({"id": str(n), "date": day, "text": text})
        for n, (day, text) in enumerate(archive, 1)
    ]
    source = folder / "articles.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    run(Job((str(source),), folder / "out", Settled(), Choice()))
    found = pq.read_table(folder / "out" / "findings.parquet").to_pylist()
    return [finding for finding in found if finding["rule"].startswith("XAR")]


def cases(which: str) -> list:
    return [
        pytest.param(rule, archive, id=f"{rule.code}-{n}")
        for rule in registry.across()
        for n, archive in enumerate(getattr(rule, which))
    ]


@pytest.mark.parametrize(("rule", "archive"), cases("flags"))
def test_flags(rule: Across, archive: Archive, tmp_path: Path) -> None:
    texts = [unmark(text) for _, text in archive]
    marked = {(str(n), *span) for n, (_, spans) in enumerate(texts, 1) for span in spans}
    plain = tuple((day, text) for (day, _), (text, _) in zip(archive, texts, strict=True))
    found = audited(plain, tmp_path)
    assert [finding["rule"] for finding in found] == [rule.code]
    assert {(s["article"], s["start"], s["end"]) for s in found[0]["spans"]} == marked
    assert all(s["quote"] for s in found[0]["spans"]) and found[0]["arithmetic"]
    assert len(found[0]["articles"]) > 1 and found[0]["message_en"]


@pytest.mark.parametrize(("rule", "archive"), cases("passes"))
def test_passes(rule: Across, archive: Archive, tmp_path: Path) -> None:
    assert [f["message"] for f in audited(archive, tmp_path) if f["rule"] == rule.code] == []


@pytest.mark.parametrize("rule", registry.across(), ids=lambda rule: rule.code)
def test_manual_has_every_heading(rule: Across) -> None:
    manual = registry.manual(rule.code)
    positions = [manual.find(heading) for heading in HEADINGS]
    assert -1 not in positions and positions == sorted(positions)
    assert rule.flags and rule.passes
