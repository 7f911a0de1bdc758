"""Every law of every pack against its own examples."""

from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from test_rules import unmark

from auditor import packs, registry
from auditor.cli import main
from auditor.context import read
from auditor.model import Check, Severity, Verdict
from auditor.packs import Law
from auditor.quantities import quantities

RULES = {"ORD401", "PCT206", "SUM103"}
_TWINS = files("auditor").joinpath("traditional.txt").read_text("utf-8").splitlines()
TRADITIONAL = str.maketrans(_TWINS[1], _TWINS[0])


def cases(which: str) -> list:
    return [
        pytest.param(law, text, id=f"{pack.title} {law.text} {n}")
        for pack in packs.built_in()
        for law in pack.laws
        for n, text in enumerate(getattr(law, which))
    ]


def checks(text: str) -> list[Check]:
    context = read(text, quantities(text), None)
    return [c for rule in registry.rules() if rule.code in RULES for c in rule.check(context)]


def told(text: str) -> list[set[tuple[int, int]]]:
    return [
        {(s.start, s.end) for s in check.spans}
        for check in checks(text)
        if check.verdict is Verdict.VIOLATED and check.severity is not Severity.INFO
    ]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.mark.parametrize(("law", "text"), cases("holds"))
def test_law_holds(law: Law, text: str) -> None:
    assert told(text) == []
    if text == law.holds[0]:  # the others may be texts of which the law says nothing
        assert checks(text)


@pytest.mark.parametrize(("law", "text"), cases("breaks"))
def test_law_is_broken(law: Law, text: str) -> None:
    plain, marked = unmark(text)
    found = told(plain)
    assert marked in found and len(found) == 1


@pytest.mark.parametrize(("law", "text"), cases("breaks"))
def test_law_is_broken_in_traditional_characters(law: Law, text: str) -> None:
    plain, marked = unmark(text.translate(TRADITIONAL))
    assert plain != unmark(text)[0] or law.text.isascii()
    assert marked in told(plain)


def test_every_law_has_examples() -> None:
    assert [law.text for pack in packs.built_in() for law in pack.laws if not law.holds] == []
    assert [law.text for pack in packs.built_in() for law in pack.laws if not law.breaks] == []


def test_a_pack_of_ones_own(tmp_path: Path) -> None:
    article, pack = tmp_path / "a.txt", tmp_path / "own.toml"
    article.write_text("收获苹果12箱，烂苹果15箱。", "utf-8")
    pack.write_text(
        '[metrics]\n"甲" = ["苹果"]\n"乙" = ["烂苹果"]\n[[laws]]\nlaw = "乙 ≤ 甲"\n', "utf-8"
    )
    assert run("check", article).exit_code == 0
    found = run("check", article, "--pack", pack)
    assert found.exit_code == 1 and "15 > 12" in found.output
    empty = tmp_path / "empty.toml"
    empty.write_text("[metrics]", "utf-8")
    refused = run("check", article, "--pack", empty, "--lang", "en")
    assert refused.exit_code == 2 and "[metrics] is missing" in refused.output
