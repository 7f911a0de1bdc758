"""The XML of Checkstyle, which many build servers and review tools read."""

from __future__ import annotations

from auditor.drawing import tame
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import crash, told
from auditor.words import Words
from auditor.xml import HEAD, attributes


def begin(view: View) -> str:
    """Open the document."""
    return HEAD + '<checkstyle version="8.0">\n'


def article(result: Result, view: View) -> str:
    """Write one article's findings and crashed rules as a file element."""
    errors = [
        attributes(
            line=each.places[0].line,
            column=each.places[0].column,
            severity=str(each.finding.severity),
            message=f"{each.message} ({tame(each.finding.arithmetic)})",
            source=f"auditor.{each.finding.rule}",
        )
        for each in told(result, view)
    ]
    errors += [
        attributes(severity="error", message=crash(failure, view), source=f"auditor.{failure.rule}")
        for failure in result.report.failures
    ]
    return _file(result.name, errors)


def end(total: Tally, view: View) -> str:
    """Write the inputs that could not be read, and close the document."""
    files = [
        _file(
            name,
            [
                attributes(
                    severity="error", message=why.said(view.lang), source="auditor.unreadable"
                )
            ],
        )
        for name, why in total.unreadable
    ]
    return "".join(files) + "</checkstyle>\n"


def _file(name: str, errors: list[str]) -> str:
    body = "".join(f"    <error{error}/>\n" for error in errors)
    return f"  <file{attributes(name=name)}>\n{body}  </file>\n"


REPORTER = Reporter(
    name="checkstyle",
    about=Words("Checkstyle 的 XML", "Checkstyle's XML"),
    begin=begin,
    article=article,
    end=end,
)
