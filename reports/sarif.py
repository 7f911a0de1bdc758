"""SARIF 2.1.0, which code hosts show beside the lines; columns count code points."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from auditor import registry
from auditor.drawing import tame
from auditor.model import Severity, Span
from auditor.reporting import Reporter, Result, Tally, View
from auditor.suppressing import Suppression
from auditor.telling import Place, Told, crash, told
from auditor.words import Words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def begin(view: View) -> str:
    """Open the log and describe the tool and its rules."""
    driver = {
        "name": "auditor",
        "version": version("auditor-zh"),
        "rules": [_rule(rule.code, view) for rule in registry.rules()],
    }
    tool = json.dumps({"driver": driver}, ensure_ascii=False)
    run = f'{{"tool": {tool}, "columnKind": "unicodeCodePoints", "results": [\n'
    return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{run}'


def _rule(code: str, view: View) -> dict[str, Any]:
    rule = registry.named(code)
    manual = registry.manual(code).strip()
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.name if view.lang == "en" else rule.title},
        "fullDescription": {"text": manual.partition("\n")[0]},
        "help": {"text": manual, "markdown": manual},
    }


def article(result: Result, view: View) -> str:
    """Write the findings of one article as results."""
    results = (_result(result, each) for each in told(result, view, everything=True))
    return ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in results)


def _result(result: Result, each: Told) -> dict[str, Any]:
    spans = each.finding.spans
    primary, *related = (
        _location(result, span, place) for span, place in zip(spans, each.places, strict=True)
    )
    for number, (location, span) in enumerate(zip(related, spans[1:], strict=True), 1):
        location["id"] = number
        location["message"] = {"text": tame(span.label)}
    if each.where:
        primary["logicalLocations"] = [{"fullyQualifiedName": each.where}]
    accepted = {"suppressions": [_suppression(each.suppressed)]} if each.suppressed else {}
    return accepted | {
        "ruleId": each.finding.rule,
        "level": _LEVEL[each.finding.severity],
        "message": {"text": f"{each.message}\n{tame(each.finding.arithmetic)}".rstrip()},
        "locations": [primary],
        "relatedLocations": related,
        "partialFingerprints": {"auditorFinding/v1": each.fingerprint},
    }


def _suppression(why: Suppression) -> dict[str, str]:
    reason = {"justification": tame(why.reason)} if why.reason else {}
    return {"kind": why.kind, "status": "accepted", **reason}


def _location(result: Result, span: Span, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if result.anchors is None:  # else the offsets are not those of the source
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    artifact = {"uri": uri(result.name)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def uri(path: str) -> str:
    """Return a path as the URI reference SARIF asks for: relative ones stay relative."""
    escaped = quote(path.replace("\\", "/"))
    return f"file://{escaped}" if PurePosixPath(path).is_absolute() else escaped


def end(total: Tally, view: View) -> str:
    """Close the results; tell what could not be read and which rules crashed."""
    notes = [_notification(name, tame(why.said(view.lang))) for name, why in total.unreadable]
    notes += [_notification(name, crash(failure, view)) for name, failure in total.failures]
    invocation = {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
    rest = json.dumps({"invocations": [invocation]}, ensure_ascii=False)[1:]
    return f"\n], {rest}]}}\n"


def _notification(path: str, text: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}
    return {"level": "error", "message": {"text": text}, "locations": [location]}


REPORTER = Reporter(
    name="sarif",
    about=Words("SARIF 2.1.0", "SARIF 2.1.0"),
    begin=begin,
    article=article,
    separator=",\n",
    end=end,
    suffixes=(".sarif",),
)
