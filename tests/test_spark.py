"""Spark gives the same tables as the embedded engine."""

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="pyspark is not installed")
pytest.importorskip("duckdb")
if shutil.which("java") is None:
    pytest.skip("java is not installed", allow_module_level=True)

import pyarrow.parquet as pq
from test_rules import unmark

from auditor import registry
from auditor.archive.parts import Settled
from auditor.archive.running import Job, run
from auditor.archive.store import CLAIMS, FINDINGS, PAGE
from auditor.choosing import Choice

# A place of two characters for each archive, so that none speaks of another's figures.
_PROVINCES = "甘肃云南青海贵州四川陕西河南河北山西湖南江西安徽浙江福建江苏山东辽宁海南湖北"


def test_spark_and_embedded_agree(tmp_path: Path) -> None:
    """On the archives that the rules flag, all in one, with an article that cannot be read."""
    archives = [archive for rule in registry.across() for archive in rule.flags]
    lines = ["not json"]
    for number, archive in enumerate(archives):
        for day, text in archive:
            plain = unmark(text)[0].replace("甘肃", _PROVINCES[2 * number :][:2])
            lines.append(json.dumps({"id": f"{number}-{len(lines)}", "date": day, "text": plain}))
    source = tmp_path / "a.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    found = {}
    for engine in ("embedded", "spark"):
        job = Job(
            (str(source),),
            tmp_path / engine,
            Settled(),
            Choice(),
            engine=engine,
            master="local[2]",
        )
        totals, _ = run(job)
        assert (totals.articles, totals.unread, len(totals.problems)) == (len(lines) - 1, 1, 1)
        found[engine] = [
            (tmp_path / engine / name).read_bytes() for name in (CLAIMS, FINDINGS, PAGE)
        ]
    assert found["spark"] == found["embedded"]
    rules = pq.read_table(tmp_path / "spark" / FINDINGS)["rule"].to_pylist()
    assert {rule.code for rule in registry.across()} <= set(rules)
