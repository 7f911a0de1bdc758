"""Texts that tempt a checker to cry wolf: the whole auditor stays silent on them."""

import datetime as dt
from pathlib import Path

import pytest

import auditor

PUBLISHED = dt.date(2024, 3, 5)
LINES = Path(__file__).with_name("traps.txt").read_text("utf-8").splitlines()
TRAPS = [line.replace("\\n", "\n").replace("\\t", "\t") for line in LINES if line[:1] != "#"]


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: text[:16])
def test_stays_silent(text: str) -> None:
    report = auditor.audit(text, published=PUBLISHED)
    assert report.failures == ()
    assert [f.message for f in report.findings if f.severity is not auditor.Severity.INFO] == []
