"""Every sample article yields exactly the findings that the TOML beside it expects."""

import tomllib
from pathlib import Path

import pytest

import auditor
from auditor import dateline, registry
from auditor.model import Finding, Severity

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
CODES = {rule.code for rule in registry.rules()}


def told(name: str) -> tuple[str, list[Finding]]:
    path = SEEDS / f"{name}.txt"
    text = path.read_text("utf-8")
    report = auditor.audit(text, published=dateline.published(text, path.name))
    assert not report.failures
    return text, [f for f in report.findings if f.severity is not Severity.INFO]


def expected(name: str) -> list[dict]:
    return tomllib.loads((SEEDS / f"{name}.toml").read_text("utf-8")).get("finding", [])


def matches(finding: Finding, wanted: dict, text: str) -> bool:
    if finding.rule != wanted["rule"] or finding.severity != wanted["severity"]:
        return False
    for piece in wanted["touches"]:
        at = text.find(piece)
        assert at >= 0, f"{piece} is not in the article"
        while at >= 0:
            if any(s.start < at + len(piece) and at < s.end for s in finding.spans):
                break
            at = text.find(piece, at + 1)
        else:
            return False
    return True


def test_there_are_enough_articles_of_many_fields() -> None:
    about = [tomllib.loads((SEEDS / f"{name}.toml").read_text("utf-8")) for name in NAMES]
    fields = [entry["field"] for entry in about]
    assert fields.count("epidemic") == 5
    assert len(set(fields)) >= 6


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param(name, wanted, id=f"{name}-{wanted['rule']}")
        for name in NAMES
        for wanted in expected(name)
    ],
)
def test_planted_error_is_found_once(name: str, wanted: dict) -> None:
    if wanted["rule"] not in CODES:
        pytest.skip(f"there is no rule {wanted['rule']} yet")
    text, findings = told(name)
    assert sum(matches(finding, wanted, text) for finding in findings) == 1, findings


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_reported(name: str) -> None:
    text, findings = told(name)
    wanted = expected(name)
    other = [f for f in findings if not any(matches(f, entry, text) for entry in wanted)]
    assert other == []
