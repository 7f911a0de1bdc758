"""The contradictions found in published articles are still found."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from auditor import audit, registry
from auditor.model import Severity

GOLD = Path(__file__).parents[2] / "shared" / "gold"
DATA = tomllib.loads(Path(__file__).with_name("found.toml").read_text("utf-8"))
FOUND = DATA["found"]

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not there")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: row["text"] for name, row in _rows().items()}


def _rows() -> dict[str, dict[str, str]]:
    wanted = {entry["article"] for entry in FOUND}
    wanted |= {name for entry in DATA["between"] for name in entry["articles"]}
    rows = (
        json.loads(line)
        for name in ("dev.jsonl", "dev_unlabelled.jsonl")
        for line in (GOLD / name).read_text("utf-8").splitlines()
    )
    return {row["id"]: row for row in rows if row["id"] in wanted}


@pytest.mark.parametrize("entry", FOUND, ids=lambda e: e["article"] + " " + e["rule"])
def test_it_is_still_found(texts: dict[str, str], entry: dict[str, str]) -> None:
    text = texts[entry["article"]]
    start = text.index(entry["quote"])
    end = start + len(entry["quote"])
    assert entry["proof"]
    assert any(
        finding.rule == entry["rule"]
        and finding.severity is not Severity.INFO
        and any(span.start < end and start < span.end for span in finding.spans)
        for finding in audit(text).findings
    )


@pytest.mark.parametrize("entry", DATA["between"], ids=lambda e: " ".join(e["articles"]))
def test_what_contradicts_between_articles_stands_there(
    texts: dict[str, str], entry: dict[str, Any]
) -> None:
    assert entry["proof"] and entry["rule"] in ("", *(r.code for r in registry.across()))
    for article, quote in zip(entry["articles"], entry["quotes"], strict=True):
        assert quote in texts[article]


@pytest.mark.parametrize(
    "entry", [e for e in DATA["between"] if e["rule"]], ids=lambda e: " ".join(e["articles"])
)
def test_what_a_rule_reports_between_articles_is_still_found(
    tmp_path: Path, entry: dict[str, Any]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("duckdb")
    from auditor.archive.parts import Settled
    from auditor.archive.running import Job, run
    from auditor.choosing import Choice

    source = tmp_path / "a.jsonl"
    rows = _rows()
    source.write_text("\n".join(json.dumps(rows[name]) for name in entry["articles"]), "utf-8")
    run(Job((str(source),), tmp_path / "out", Settled(), Choice()))
    found = parquet.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    told = [(f["rule"], sorted(f["articles"]), f["severity"]) for f in found]
    assert (entry["rule"], sorted(entry["articles"]), "warning") in told
