"""JUnit's XML: a suite an article, a test case a finding; errors and warnings are failures."""

from __future__ import annotations

from auditor.drawing import tame
from auditor.model import Severity
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import Told, crash, told
from auditor.words import Words
from auditor.xml import HEAD, attributes, escaped


def begin(view: View) -> str:
    """Open the document."""
    return HEAD + '<testsuites name="auditor">\n'


def article(result: Result, view: View) -> str:
    """Write one article's suite; without findings it has one case that passes."""
    findings = told(result, view)
    crashes = [crash(failure, view) for failure in result.report.failures]
    cases = [_case(result.name, each) for each in findings]
    cases += [_broken(result.name, text) for text in crashes]
    loud = sum(each.finding.severity is not Severity.INFO for each in findings)
    if not cases:
        cases = [f"    <testcase{attributes(name='audit', classname=result.name)}/>\n"]
    return _suite(result.title, cases, loud, len(crashes))


def _case(path: str, each: Told) -> str:
    place = each.places[0]
    name = f"{each.finding.rule} {each.name} {place.line}:{place.column}"
    text = escaped(f"{path}:{place.line}:{place.column}\n{each.message}\n")
    text += escaped(tame(each.finding.arithmetic))
    head = attributes(name=name, classname=path)
    if each.finding.severity is Severity.INFO:
        body = f"<system-out>{text}</system-out>"
    else:
        kind = attributes(type=str(each.finding.severity), message=each.message)
        body = f"<failure{kind}>{text}</failure>"
    return f"    <testcase{head}>{body}</testcase>\n"


def end(total: Tally, view: View) -> str:
    """Write a suite for each input that could not be read, and close the document."""
    suites = [
        _suite(name, [_broken(name, why.said(view.lang))], 0, 1) for name, why in total.unreadable
    ]
    return "".join(suites) + "</testsuites>\n"


def _broken(path: str, text: str) -> str:
    head = attributes(name="audit", classname=path)
    return f"    <testcase{head}><error{attributes(message=text)}/></testcase>\n"


def _suite(path: str, cases: list[str], failures: int, errors: int) -> str:
    head = attributes(name=path, tests=len(cases), failures=failures, errors=errors)
    return f"  <testsuite{head}>\n{''.join(cases)}  </testsuite>\n"


REPORTER = Reporter(
    name="junit",
    about=Words("JUnit 的 XML", "JUnit's XML"),
    begin=begin,
    article=article,
    end=end,
    suffixes=(".xml",),
)
