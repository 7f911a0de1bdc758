"""One line a finding: file:line:column: severity code message (arithmetic)."""

from __future__ import annotations

from auditor.drawing import tame
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import crash, told
from auditor.words import SEVERITY, Words


def article(result: Result, view: View) -> str:
    """Draw the findings and the crashed rules of one article, a line each."""
    out = []
    for each in told(result, view):
        place, finding = each.places[0], each.finding
        severity = SEVERITY[finding.severity].said(view.lang)
        sum_shown = f" ({finding.arithmetic})" if finding.arithmetic else ""
        where = f"{result.name}:{place.line}:{place.column}"
        out.append(f"{where}: {severity} {finding.rule} {each.message}{sum_shown}")
    out += [f"{result.name}:1:1: {crash(failure, view)}" for failure in result.report.failures]
    return "".join(tame(line) + "\n" for line in out)


def end(total: Tally, view: View) -> str:
    """Draw the inputs that could not be read, a line each."""
    said = Words("未能审读", "not audited").said(view.lang)
    lines = (f"{name}: {said}: {why.said(view.lang)}" for name, why in total.unreadable)
    return "".join(tame(line) + "\n" for line in lines)


REPORTER = Reporter(
    name="concise",
    about=Words("每个问题一行", "one line a finding"),
    article=article,
    end=end,
)
