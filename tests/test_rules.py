"""Every rule against its own examples, and every manual against its headings."""

import pytest

from auditor import registry
from auditor.engine import context_of
from auditor.model import Example, Rule, Severity, Verdict

HEADINGS = ("## 查什么", "## 为什么要紧", "## 例", "## 何时不报")


def unmark(marked: str) -> tuple[str, set[tuple[int, int]]]:
    """Take the marks «…» out of a text and return them as spans."""
    text, spans, start = "", set(), 0
    for char in marked:
        if char == "«":
            start = len(text)
        elif char == "»":
            spans.add((start, len(text)))
        else:
            text += char
    return text, spans


def alarms(rule: Rule, case: str | Example) -> tuple[list[set[tuple[int, int]]], set]:
    """Return the spans of every alarm of a rule on a case, and the spans it marks."""
    example = case if isinstance(case, Example) else Example(case)
    text, marked = unmark(example.text)
    context = context_of(text, example.published, facts=example.facts)
    told = [
        {(s.start, s.end) for s in check.spans}
        for check in rule.check(context)
        if check.verdict is Verdict.VIOLATED and (rule.hint or check.severity is not Severity.INFO)
    ]
    return told, marked


def cases(which: str) -> list:
    return [
        pytest.param(rule, case, id=f"{rule.code}-{n}")
        for rule in registry.rules()
        for n, case in enumerate(getattr(rule, which))
    ]


@pytest.mark.parametrize(("rule", "case"), cases("flags"))
def test_flags(rule: Rule, case: str | Example) -> None:
    told, marked = alarms(rule, case)
    assert told == [marked]


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_passes(rule: Rule, case: str | Example) -> None:
    told, _ = alarms(rule, case)
    assert told == []


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.code)
def test_manual_has_every_heading(rule: Rule) -> None:
    manual = registry.manual(rule.code)
    positions = [manual.find(heading) for heading in HEADINGS]
    assert -1 not in positions and positions == sorted(positions)
    assert (rule.flags and rule.passes) or rule.check is None
