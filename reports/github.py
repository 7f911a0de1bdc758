"""Annotations of GitHub Actions: workflow commands that mark the lines of a pull request."""

from __future__ import annotations

from auditor.drawing import tame
from auditor.model import Severity
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import Told, crash, told
from auditor.words import Words

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def article(result: Result, view: View) -> str:
    """Write an annotation for each finding and each crashed rule of one article."""
    out = [_annotation(result.name, each, view) for each in told(result, view)]
    for failure in result.report.failures:
        out.append(f"::error file={_property(result.name)}::{_data(crash(failure, view))}\n")
    return "".join(out)


def _annotation(path: str, each: Told, view: View) -> str:
    place = each.places[0]
    title = f"{each.finding.rule} {each.name if view.lang == 'en' else each.title}"
    where = f"file={_property(path)}"
    if each.where:
        title += f" {each.where}"  # pages and paragraphs are no lines that could be annotated
    else:
        where += f",line={place.line},endLine={place.end_line}"
    if not each.where and place.line == place.end_line:
        where += f",col={place.column},endColumn={place.end_column}"
    text = _data(f"{each.message}\n{tame(each.finding.arithmetic)}".rstrip())
    return f"::{_LEVEL[each.finding.severity]} {where},title={_property(title)}::{text}\n"


def end(total: Tally, view: View) -> str:
    """Write an annotation for each input that could not be read."""
    return "".join(
        f"::error file={_property(name)}::{_data(why.said(view.lang))}\n"
        for name, why in total.unreadable
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return tame(_data(text)).replace(":", "%3A").replace(",", "%2C")


REPORTER = Reporter(
    name="github",
    about=Words("GitHub Actions 的行内注释", "annotations of GitHub Actions"),
    article=article,
    end=end,
)
