"""What each machine's format promises to those who read it."""

import dataclasses
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from samples import FINDINGS, LONG, draw, results, toy_rules

from auditor import registry
from auditor.reporting import View, tally
from auditor.telling import told

SHARED = Path(__file__).parent.parent.parent / "shared" / "schemas"


def shared_schema(name: str) -> dict:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the official schema ../shared/schemas/{name} is absent")
    return json.loads(path.read_text("utf-8"))


def test_sarif_fits_the_official_schema() -> None:
    schema = shared_schema("sarif-2.1.0.json")
    jsonschema.Draft4Validator(schema).validate(json.loads(draw("sarif")))


def test_sarif_structure() -> None:
    log = json.loads(draw("sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    ids = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["columnKind"] == "unicodeCodePoints"
    assert [entry["level"] for entry in run["results"]] == ["error", "warning", "note"]
    for entry, finding in zip(run["results"], FINDINGS, strict=True):
        assert entry["ruleId"] in ids
        (primary,) = entry["locations"]
        marked = [primary, *entry["relatedLocations"]]
        assert len(marked) == len(finding.spans)
        for location, span in zip(marked, finding.spans, strict=True):
            region = location["physicalLocation"]["region"]
            at = region["charOffset"]
            assert LONG[at : at + region["charLength"]] == LONG[span.start : span.end]
            line = LONG.split("\n")[region["startLine"] - 1]
            quoted = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert quoted == LONG[span.start : span.end]
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", uri)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_rdjsonl_fits_the_official_schema_and_counts_bytes() -> None:
    rows = [json.loads(line) for line in draw("rdjsonl").splitlines()]
    span = FINDINGS[0].spans[0]
    start = rows[0]["location"]["range"]["start"]
    line = LONG.split("\n")[start["line"] - 1].encode()
    assert line[start["column"] - 1 :].startswith(LONG[span.start : span.end].encode())
    validator = jsonschema.Draft4Validator(shared_schema("rdf-diagnostic.json"))
    for row in rows:
        validator.validate(row)


def test_checkstyle_is_xml_with_every_finding() -> None:
    root = ElementTree.fromstring(draw("checkstyle"))
    assert [error.get("severity") for error in root.iter("error")][:3] == [
        "error",
        "warning",
        "info",
    ]
    assert [file.get("name") for file in root][-1] == "missing.txt"


def test_junit_counts_agree() -> None:
    root = ElementTree.fromstring(draw("junit"))
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
    assert len(root.findall("testsuite/testcase/failure")) == 2


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_escapes_names(name: str) -> None:
    reporter = registry.reporter(name)
    (first, *_) = results()
    odd = dataclasses.replace(first, name='a<b>&"c"\x00.txt')
    text = reporter.begin(View()) + reporter.article(odd, View()) + reporter.end(tally(odd), View())
    root = ElementTree.fromstring(text)
    assert root[0].get("name") == 'a<b>&"c" .txt'


def test_gitlab_fingerprints_are_unique_and_move_with_the_words() -> None:
    issues = json.loads(draw("gitlab"))
    marks = [issue["fingerprint"] for issue in issues]
    assert len(set(marks)) == len(marks) == 5
    (first, *_) = results()
    shifted = dataclasses.replace(
        first,
        text="前言\n" + first.text,
        report=dataclasses.replace(
            first.report,
            findings=tuple(
                dataclasses.replace(
                    finding,
                    spans=tuple(
                        dataclasses.replace(span, start=span.start + 3, end=span.end + 3)
                        for span in finding.spans
                    ),
                )
                for finding in first.report.findings
            ),
        ),
    )
    with toy_rules():
        assert [each.fingerprint for each in told(shifted, View())] == marks[:3]


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_json_documents_are_whole_without_findings_too(name: str) -> None:
    reporter = registry.reporter(name)
    _, clean, _ = results()
    parts = [reporter.article(clean, View()), reporter.article(clean, View())]
    body = reporter.separator.join(part for part in parts if part)
    json.loads(reporter.begin(View()) + body + reporter.end(tally(clean), View()))


def test_jsonl_lines_name_their_type() -> None:
    rows = [json.loads(line) for line in draw("jsonl").splitlines()]
    assert [row["type"] for row in rows] == ["article"] * 3 + ["unreadable", "summary"]


def test_github_commands_are_one_line_each_and_escaped() -> None:
    for line in draw("github").splitlines():
        assert re.fullmatch(r"::(error|warning|notice) file=[^:]*::.*", line)
    assert "80.6%25" in draw("github")


def test_markdown_lets_no_markup_or_mention_through() -> None:
    reporter = registry.reporter("markdown")
    (first, *_) = results()
    finding = dataclasses.replace(FINDINGS[0], message="@someone <img src=x> [a](b) `c` **d**")
    odd = dataclasses.replace(
        first, name="a*b_c.txt", report=dataclasses.replace(first.report, findings=(finding,))
    )
    text = reporter.article(odd, View())
    assert "@someone" not in text
    assert "<img" not in text.replace("\\<img", "")
    assert "### a\\*b\\_c.txt" in text


def test_press_measure_counts_the_headline_twice() -> None:
    (first, *_) = results()
    assert tally(first).faults == 20  # an error and a warning; the doubt counts nothing
    title = dataclasses.replace(
        FINDINGS[0], spans=(dataclasses.replace(FINDINGS[0].spans[0], start=0, end=2),)
    )
    usage = dataclasses.replace(FINDINGS[2], rule="USE901")
    odd = dataclasses.replace(
        first, report=dataclasses.replace(first.report, findings=(title, usage))
    )
    assert tally(odd).faults == 21
