"""The findings of a run as accepted ones, a JSON object a line, for `check --baseline`."""

from __future__ import annotations

from auditor.baseline import key, line
from auditor.reporting import Reporter, Result, Tally, View
from auditor.words import Words


def article(result: Result, view: View) -> str:
    """Write the findings of one article, those accepted in an older baseline included.

    What a comment or the file beside the article suppresses needs no entry.
    """
    out = []
    for number, finding in enumerate(result.report.findings):
        why = result.suppressed.get(number)
        if why is None or why.by == "baseline":
            out.append(line(result.title, key(finding, result.text)))
    return "".join(out)


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
