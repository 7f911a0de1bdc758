"""Every law of every pack against its own examples."""

import pytest
from test_rules import unmark

from auditor import audit, packs
from auditor.model import Severity
from auditor.packs import Law

RULES = {"ORD401", "PCT206", "SUM103"}


def cases(which: str) -> list:
    return [
        pytest.param(law, text, id=f"{pack.title} {law.text} {n}")
        for pack in packs.built_in()
        for law in pack.laws
        for n, text in enumerate(getattr(law, which))
    ]


def told(text: str) -> list[set[tuple[int, int]]]:
    return [
        {(s.start, s.end) for s in finding.spans}
        for finding in audit(text).findings
        if finding.rule in RULES and finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(("law", "text"), cases("holds"))
def test_law_holds(law: Law, text: str) -> None:
    assert told(text) == []
    if text == law.holds[0]:  # the others may be texts of which the law says nothing
        assert any(check.rule in RULES for check in audit(text).checks)


@pytest.mark.parametrize(("law", "text"), cases("breaks"))
def test_law_is_broken(law: Law, text: str) -> None:
    plain, marked = unmark(text)
    found = told(plain)
    assert marked in found and len(found) == 1


def test_every_law_has_examples() -> None:
    assert [law.text for pack in packs.built_in() for law in pack.laws if not law.holds] == []
    assert [law.text for pack in packs.built_in() for law in pack.laws if not law.breaks] == []
