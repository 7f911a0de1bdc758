"""Results and totals as plain JSON data, the shapes of `report.schema.json`."""

from __future__ import annotations

from typing import Any

from auditor import registry
from auditor.article import Anchors, Lines
from auditor.interval import show_rounded
from auditor.model import Finding, Span, Verdict
from auditor.reporting import Result, Tally
from auditor.suppressing import Suppression


def record(result: Result) -> dict[str, Any]:
    """Return one article as plain JSON data."""
    lines = result.places()
    report = result.report
    return {
        "path": result.name,
        "item": result.item or None,
        "unit": str(lines.unit),
        "published": result.published.isoformat() if result.published else None,
        "coverage": {
            "characters": report.coverage.characters,
            "quantities": report.coverage.quantities,
            "tied": report.coverage.tied,
            "untied": report.coverage.untied,
        },
        "findings": [
            _finding(finding, result.text, lines, result.suppressed.get(number))
            for number, finding in enumerate(report.findings)
        ],
        "checks": [
            {
                "rule": check.rule,
                "verdict": str(check.verdict),
                "arithmetic": check.arithmetic,
                "spans": [_span(span, result.text, lines) for span in check.spans],
            }
            for check in report.checks
        ],
        "failures": [{"rule": f.rule, "error": f.error} for f in report.failures],
    }


def _finding(
    finding: Finding, text: str, lines: Lines | Anchors, why: Suppression | None
) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": registry.named(finding.rule).name,
        "severity": str(finding.severity),
        "suppressed": why is not None,
        "suppression": {"by": why.by, "reason": why.reason} if why else None,
        "message": finding.message,
        "message_en": finding.message_en,
        "arithmetic": finding.arithmetic,
        "spans": [_span(span, text, lines) for span in finding.spans],
    }


def _span(span: Span, text: str, lines: Lines | Anchors) -> dict[str, Any]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.end(span.end)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "label": span.label,
        "text": text[span.start : span.end],
    }


def unreadable(total: Tally) -> list[dict[str, str]]:
    """Return the inputs that could not be read as plain JSON data."""
    return [{"path": n, "reason": why.zh, "reason_en": why.en} for n, why in total.unreadable]


def summary(total: Tally) -> dict[str, Any]:
    """Return the totals as plain JSON data."""
    return {
        "articles": total.articles,
        "characters": total.characters,
        "quantities": total.quantities,
        "tied": total.tied,
        "untied": total.quantities - total.tied,
        "checks": {str(verdict): total.checks[verdict] for verdict in Verdict},
        "findings": [
            {"rule": rule, "severity": str(severity), "count": count}
            for (rule, severity), count in sorted(total.findings.items())
        ],
        "suppressed": total.suppressed,
        "stale": [{"path": name, **key._asdict()} for name, key in total.stale],
        "crashed_rules": len(total.failures),
        "error_rate": show_rounded(total.error_rate(), 2),
    }
