"""One row for each finding of an archive: of one article, or between several."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A marked stretch of one article: [start, end) in characters, its label and its text."""

    article: str
    start: int
    end: int
    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with everything that is needed to tell it without the articles.

    `articles` names every article that takes part, once each, and `spans` has the primary
    stretch first. `severity` is error, warning or info.
    """

    rule: str
    severity: str
    message: str
    message_en: str
    arithmetic: str
    articles: tuple[str, ...]
    spans: tuple[Place, ...]


def rows(article: str, text: str, findings: tuple[Finding, ...]) -> list[FindingRow]:
    """Return the rows of one article's own findings, in their order."""
    return [
        FindingRow(
            finding.rule,
            finding.severity.value,
            finding.message,
            finding.message_en,
            finding.arithmetic,
            (article,),
            tuple(
                Place(article, s.start, s.end, s.label, text[s.start : s.end])
                for s in finding.spans
            ),
        )
        for finding in findings
    ]
