"""What a report comes to under the settings: severities, suppressions, baseline, touched lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor import registry, suppressing
from auditor.article import Anchors, Article, Lines
from auditor.baseline import Accepted, Key, match
from auditor.model import Coverage, Finding, Report, Severity
from auditor.reporting import Result
from auditor.suppressing import Order, Orders, Suppression


@dataclass(frozen=True, slots=True)
class Judgement:
    """By what a report is judged.

    Attributes:
        rules: the codes of the rules that are asked for; None for all.
        severity: what the findings of a rule count as.
        accepted: the findings of a baseline.
        listed: what the file beside the article suppresses.
        touched: the lines that matter, as pairs (first, last) that count from 1; None: all.
    """

    rules: frozenset[str] | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    accepted: Accepted = field(default_factory=dict)
    listed: tuple[Order, ...] = ()
    touched: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A report as it is told, the accepted findings that are gone, the listed orders that count."""

    result: Result
    stale: tuple[Key, ...] = ()
    used: frozenset[int] = frozenset()


def judge(article: Article, report: Report, by: Judgement) -> Judged:
    """Return an article with its report as settings, suppressions and baseline leave it."""
    report = _weighed(report, by.severity)
    own = suppressing.written(article.text, article.comments, _names())
    orders = (*by.listed, *own.orders)
    suppressed, used = suppressing.apply(report.findings, article.text, orders)
    told = [(finding, suppressed.get(n)) for n, finding in enumerate(report.findings)]
    first = len(by.listed)
    idle = suppressing.idle(own.orders, {n - first for n in used}, _ran(report, by.rules))
    told += [(finding, None) for finding in asked((*own.problems, *idle), by)]
    if len(told) > len(report.findings):
        told.sort(key=lambda each: each[0].spans[0].start)
    if by.touched is not None:
        places = article.anchors or Lines(article.text)
        told = [each for each in told if _matters(each[0], places, by.touched)]
    findings = tuple(finding for finding, _ in told)
    result = Result(
        article.name,
        article.text,
        article.published,
        replace(report, findings=findings),
        tables=article.tables,
        anchors=article.anchors,
        item=article.item,
    )
    known, stale = match(result.title, findings, article.text, by.accepted)
    why: dict[int, Suppression] = {number: Suppression("baseline") for number in sorted(known)}
    why |= {number: reason for number, (_, reason) in enumerate(told) if reason}
    # With touched lines, a finding may be missing only because its lines are.
    gone = stale if by.touched is None else ()
    counting = frozenset(number for number in used if number < first)
    return Judged(replace(result, suppressed=why), gone, counting)


def beside(name: str, toml: str, orders: Orders, used: frozenset[int], by: Judgement) -> Result:
    """Return what is wrong with the file beside an article, as a result of its own."""
    idle = suppressing.idle(orders.orders, used, _ran(None, by.rules))
    findings = sorted(
        asked((*orders.problems, *idle), by), key=lambda finding: finding.spans[0].start
    )
    return Result(name, toml, None, Report(tuple(findings), (), (), Coverage(0, 0, 0)))


def listed(toml: str) -> Orders:
    """Return what the file beside an article suppresses.

    Raises:
        ValueError: it is not TOML.
    """
    return suppressing.listed(toml, _names())


def asked(findings: Sequence[Finding], by: Judgement) -> list[Finding]:
    """Return the findings on suppressions that the settings ask for, weighed by them."""
    return [
        replace(finding, severity=by.severity.get(finding.rule, finding.severity))
        for finding in findings
        if by.rules is None or finding.rule in by.rules
    ]


def _names() -> dict[str, str]:
    return {rule.code: rule.name for rule in registry.rules()}


def _ran(report: Report | None, rules: frozenset[str] | None) -> frozenset[str]:
    """Return the codes of the rules that ran and did not crash."""
    crashed = {failure.rule for failure in report.failures} if report else set()
    if "reader" in crashed:
        return frozenset()
    return frozenset(_names() if rules is None else rules) - crashed


def _weighed(report: Report, severity: Mapping[str, Severity]) -> Report:
    """Return the report with the severities that are set for rules.

    A mere doubt stays one, unless its rule is on usage and never tells more.
    """
    if not severity:
        return report
    hints = {rule.code for rule in registry.rules() if rule.hint}

    def weighed(finding: Finding) -> Finding:
        doubt = finding.severity is Severity.INFO and finding.rule not in hints
        own = finding.severity if doubt else severity.get(finding.rule, finding.severity)
        return replace(finding, severity=own)

    return replace(report, findings=tuple(map(weighed, report.findings)))


def _matters(
    finding: Finding, places: Lines | Anchors, touched: tuple[tuple[int, int], ...]
) -> bool:
    """Tell whether one of a finding's numbers is on a touched line."""
    ends = [(places.place(s.start)[0], places.end(s.end)[0]) for s in finding.spans]
    return any(a <= last and first <= b for a, b in ends for first, last in touched)
