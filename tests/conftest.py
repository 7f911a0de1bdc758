"""Fixtures that several tests share."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from auditor import registry
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

_ADDITION = re.compile(r"(\d+)\+(\d+)=(\d+)(\?)?")


def additions(context: Context) -> Iterator[Check]:
    """Check what is written as 1+2=3; a question mark makes it a mere doubt."""
    for m in _ADDITION.finditer(context.text):
        if int(m[3]) == 13:
            raise RuntimeError("unlucky")
        right = int(m[1]) + int(m[2]) == int(m[3])
        yield Check(
            "TST101",
            Verdict.HOLDS if right else Verdict.VIOLATED,
            (Span(*m.span(3), "和"), Span(*m.span(1), "加数"), Span(*m.span(2), "加数")),
            f"{m[1]} + {m[2]} = {int(m[1]) + int(m[2])}",
            f"{m[1]}加{m[2]}不是{m[3]}。",
            f"{m[1]} plus {m[2]} is not {m[3]}.",
            Severity.INFO if m[4] else Severity.ERROR,
        )


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def addition_rule(monkeypatch: pytest.MonkeyPatch) -> Rule:
    """Make a toy rule the only one; what is kept would not know of it."""
    monkeypatch.setenv("AUDITOR_NO_CACHE", "1")
    rule = Rule("TST101", "wrong-addition", "加法有误", additions)
    monkeypatch.setattr(registry, "rules", lambda: (rule,))
    monkeypatch.setattr(registry, "across", tuple)
    monkeypatch.setattr(registry, "manual", lambda code: "查加法。\n\n## 查什么\n\n加法。\n")
    return rule


@pytest.fixture
def suppression_rules(addition_rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the toy rule stand beside those on suppressions."""
    names = {
        "SUP001": ("suppression-without-reason", "抑制未写理由"),
        "SUP002": ("suppression-of-nothing", "抑制落空"),
        "SUP003": ("suppression-not-understood", "抑制的写法看不懂"),
    }
    rules = (*(Rule(code, *both) for code, both in names.items()), addition_rule)
    monkeypatch.setattr(registry, "rules", lambda: rules)
