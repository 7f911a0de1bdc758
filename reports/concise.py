"""One line a finding: file:line:column: severity code message (arithmetic)."""

from __future__ import annotations

from auditor.article import Lines
from auditor.drawing import tame
from auditor.reporting import Reporter, Result, Tally, View
from auditor.words import SEVERITY, Words


def article(result: Result, view: View) -> str:
    """Draw the findings and the crashed rules of one article, a line each."""
    lines = Lines(result.text) if result.report.findings else None
    out = []
    for finding in result.report.findings:
        assert lines
        line, column = lines.place(finding.spans[0].start)
        message = (finding.message_en if view.lang == "en" else "") or finding.message
        severity = SEVERITY[finding.severity].said(view.lang)
        out.append(
            f"{result.name}:{line}:{column}: {severity} {finding.rule} {message}"
            f" ({finding.arithmetic})"
        )
    for failure in result.report.failures:
        said = Words("规则自身出错", "the rule crashed").said(view.lang)
        out.append(f"{result.name}:1:1: {failure.rule} {said}: {failure.error}")
    return "".join(tame(line) + "\n" for line in out)


def end(total: Tally, view: View) -> str:
    """Draw the inputs that could not be read, a line each."""
    return "".join(
        tame(f"{name}: {Words('未能审读', 'not audited').said(view.lang)}: {why.said(view.lang)}")
        + "\n"
        for name, why in total.unreadable
    )


REPORTER = Reporter(
    name="concise",
    about=Words("每个问题一行", "one line a finding"),
    article=article,
    end=end,
)
