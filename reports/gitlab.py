"""GitLab's code quality report: a JSON array of issues with stable fingerprints."""

from __future__ import annotations

import json

from auditor.drawing import tame
from auditor.model import Severity
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import crash, fingerprint, told
from auditor.words import Words

_LEVEL = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def begin(view: View) -> str:
    """Open the array."""
    return "[\n"


def article(result: Result, view: View) -> str:
    """Write the findings and crashed rules of one article."""
    issues = [
        _issue(
            f"{each.message} ({tame(each.finding.arithmetic)})",
            each.finding.rule,
            each.fingerprint,
            _LEVEL[each.finding.severity],
            result.name,
            each.places[0].line,
        )
        for each in told(result, view)
    ]
    for failure in result.report.failures:
        mark = fingerprint(result.name, failure.rule, failure.error)
        issues.append(_issue(crash(failure, view), failure.rule, mark, "blocker", result.name, 1))
    return ",\n".join(issues)


def end(total: Tally, view: View) -> str:
    """Write the inputs that could not be read, and close the array."""
    issues = [
        _issue(why.said(view.lang), "unreadable", fingerprint(name, why.en), "blocker", name, 1)
        for name, why in total.unreadable
    ]
    drawn = total.articles and (total.findings or total.failures)
    return (",\n" if issues and drawn else "") + ",\n".join(issues) + "\n]\n"


def _issue(text: str, rule: str, mark: str, severity: str, path: str, line: int) -> str:
    issue = {
        "description": text,
        "check_name": rule,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
    return json.dumps(issue, ensure_ascii=False)


REPORTER = Reporter(
    name="gitlab",
    about=Words("GitLab 的代码质量报告", "GitLab's code quality report"),
    begin=begin,
    article=article,
    separator=",\n",
    end=end,
)
