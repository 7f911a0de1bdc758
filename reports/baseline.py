"""The findings of a run as accepted ones, a JSON object a line, for `check --baseline`."""

from __future__ import annotations

from auditor.baseline import key, line
from auditor.reporting import Reporter, Result, Tally, View
from auditor.words import Words


def article(result: Result, view: View) -> str:
    """Write the findings of one article, those accepted before included."""
    found = (key(finding, result.text) for finding in result.report.findings)
    return "".join(line(result.name, each) for each in found)


def end(total: Tally, view: View) -> str:
    """Write nothing: what could not be read cannot be accepted."""
    return ""


REPORTER = Reporter(
    name="baseline",
    about=Words("把现有问题记为已接受，供 --baseline 用", "findings as accepted, for --baseline"),
    article=article,
    end=end,
    suffixes=(".baseline",),
)
