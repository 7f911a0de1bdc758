"""What reporters are given and what a reporter is: plain data and pure functions.

A reporter draws one article at a time without knowing the others, so that articles can be
drawn in any process and none is kept. What needs the whole run (totals) gets the `Tally`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from auditor.article import Anchors, Lines
from auditor.baseline import Key
from auditor.interval import show_rounded
from auditor.model import Failure, Finding, Report, Severity, Table, Verdict
from auditor.suppressing import CODES, Suppression
from auditor.words import Words

# Rules of usage (GB/T 15835-2011), told apart by their code.
USAGE = "USE"
# What 编校差错率 each kind of publication may have at most.
PASS_LINES = (
    (Words("报纸", "newspaper"), 3),
    (Words("期刊", "periodical"), 2),
    (Words("图书", "book"), 1),
)


@dataclass(frozen=True, slots=True)
class View:
    """How to draw: language "zh" or "en", columns of the terminal, colour or not."""

    lang: str = "zh"
    width: int = 80
    color: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One audited article; `suppressed` are its accepted findings by their numbers, from 0.

    `tables`, `anchors` and `item` are those of the `Article`.
    """

    name: str
    text: str
    published: dt.date | None
    report: Report
    suppressed: Mapping[int, Suppression] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    anchors: Anchors | None = None
    item: int = 0

    @property
    def title(self) -> str:
        """The name, with the number of the article in a source that holds many."""
        return f"{self.name}#{self.item}" if self.item else self.name

    def places(self) -> Lines | Anchors:
        """Return what tells where an offset stands in the source."""
        return self.anchors or Lines(self.text)

    def loud(self) -> Iterator[Finding]:
        """Yield the findings that are not accepted."""
        for number, finding in enumerate(self.report.findings):
            if number not in self.suppressed:
                yield finding


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
    suppressed: int = 0  # accepted findings; the others counts of findings leave them out
    stale: list[tuple[str, Key]] = field(default_factory=list)  # accepted, but no longer there
    faults: int = 0  # tenths of a 差错, see `faults`

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
        self.suppressed += other.suppressed
        self.stale += other.stale
        self.faults += other.faults

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(n for (_, loudness), n in self.findings.items() if loudness is severity)

    def error_rate(self) -> Fraction:
        """Return the 编校差错率: 差错 in 10 000 characters."""
        return Fraction(self.faults * 1000, max(self.characters, 1))


def tally(result: Result) -> Tally:
    """Return the counts of one article."""
    report = result.report
    return Tally(
        articles=1,
        characters=report.coverage.characters,
        quantities=report.coverage.quantities,
        tied=report.coverage.tied,
        checks=Counter(check.verdict for check in report.checks),
        findings=Counter((finding.rule, finding.severity) for finding in result.loud()),
        failures=[(result.name, failure) for failure in report.failures],
        suppressed=len(result.suppressed),
        faults=faults(result),
    )


def faults(result: Result) -> int:
    """Return the 差错 of one article in tenths, as the press counts them.

    After 《报纸编校质量评比差错认定细则》 and its like for periodicals and books: a wrong fact
    counts 1, a breach of the standard for numerals 0.1, in the headline twice as much. A mere
    doubt (info) of any other rule counts nothing.
    """
    headline = _headline(result.text)
    tenths = 0
    for finding in result.loud():
        weight = 10 if finding.severity is not Severity.INFO else 0
        if finding.rule.startswith(USAGE):
            weight = 1
        if finding.rule in CODES:  # on how the audit is steered, not on the article
            weight = 0
        tenths += weight * (2 if finding.spans[0].start < headline else 1)
    return tenths


def press_measure(total: Tally, lang: str) -> str:
    """Say the 编校差错率 and whether it passes for each kind of publication."""
    if not total.characters:
        return Words(
            "编校差错率：没有审读文章，不作评定", "errors in 10,000 characters: nothing read"
        ).said(lang)
    rate = total.error_rate()
    head = Words("编校差错率 万分之", "errors in 10,000 characters: ").said(lang)
    lines = []
    for kind, limit in PASS_LINES:
        passed = Words("合格", "pass") if rate <= limit else Words("不合格", "fail")
        lines.append(f"{kind.said(lang)}≤{limit} {passed.said(lang)}")
    return head + show_rounded(rate, 2) + Words("：", " · ").said(lang) + " · ".join(lines)


def _headline(text: str) -> int:
    """Return where the first line that is not blank ends."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end


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
