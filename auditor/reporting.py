"""What reporters are given and what a reporter is: plain data and pure functions.

A reporter draws one article at a time without knowing the others, so that articles can be
drawn in any process and none is kept. What needs the whole run (totals) gets the `Tally`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.model import Failure, Report, Severity, Verdict
from auditor.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """How to draw: language "zh" or "en", columns of the terminal, colour or not."""

    lang: str = "zh"
    width: int = 80
    color: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One audited article."""

    name: str
    text: str
    published: dt.date | None
    report: Report


@dataclass(slots=True)
class Tally:
    """The counts of a run; a run's is the sum of its articles'."""

    articles: int = 0
    characters: int = 0
    quantities: int = 0
    tied: int = 0
    checks: Counter[Verdict] = field(default_factory=Counter)
    findings: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    failures: list[tuple[str, Failure]] = field(default_factory=list)  # article, crashed rule
    unreadable: list[tuple[str, Words]] = field(default_factory=list)  # input, reason

    def add(self, other: Tally) -> None:
        """Add the counts of another tally to this one."""
        self.articles += other.articles
        self.characters += other.characters
        self.quantities += other.quantities
        self.tied += other.tied
        self.checks.update(other.checks)
        self.findings.update(other.findings)
        self.failures += other.failures
        self.unreadable += other.unreadable

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(n for (_, loudness), n in self.findings.items() if loudness is severity)


def tally(name: str, report: Report) -> Tally:
    """Return the counts of one article's report."""
    return Tally(
        articles=1,
        characters=report.coverage.characters,
        quantities=report.coverage.quantities,
        tied=report.coverage.tied,
        checks=Counter(check.verdict for check in report.checks),
        findings=Counter((finding.rule, finding.severity) for finding in report.findings),
        failures=[(name, failure) for failure in report.failures],
    )


def _nothing(view: View) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One output format.

    The output is `begin`, `front`, the articles joined by `separator`, `end`. An article
    drawn as "" is left out. `suffixes` are the file names' endings that mean this format.
    """

    name: str
    about: Words
    article: Callable[[Result, View], str]
    end: Callable[[Tally, View], str]
    begin: Callable[[View], str] = _nothing
    front: Callable[[Tally, View], str] | None = None
    separator: str = ""
    suffixes: tuple[str, ...] = ()
