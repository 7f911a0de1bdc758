"""Findings ready to be told by a machine's format: placed, named, and with a fingerprint."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from auditor import registry
from auditor.article import Anchors, Lines
from auditor.drawing import tame
from auditor.model import Failure, Finding, Span
from auditor.reporting import Result, View
from auditor.suppressing import Suppression
from auditor.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with all that formats ask for.

    `quoted` holds the text of each span, in the order of `finding.spans`, and `places` where
    each stands. `fingerprint` stays the same while the finding's words do, wherever they move.
    """

    finding: Finding
    name: str
    title: str
    message: str
    places: tuple[Place, ...]
    quoted: tuple[str, ...]
    fingerprint: str
    suppressed: Suppression | None


def told(result: Result, view: View, *, everything: bool = False) -> list[Told]:
    """Return the findings of one article in the language of the view, in order.

    Accepted ones are left out, unless `everything` is asked for.
    """
    if not result.report.findings:
        return []
    places = result.places()
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for number, finding in enumerate(result.report.findings):
        rule = registry.named(finding.rule)
        quoted = tuple(result.text[span.start : span.end] for span in finding.spans)
        content = (result.title, finding.rule, finding.arithmetic, *quoted)
        seen[content] += 1
        suppressed = result.suppressed.get(number)
        if suppressed and not everything:
            continue
        out.append(
            Told(
                finding,
                rule.name,
                rule.title,
                message(finding, view),
                tuple(place(span, places) for span in finding.spans),
                quoted,
                fingerprint(*content, str(seen[content])),
                suppressed,
            )
        )
    return out


def message(finding: Finding, view: View) -> str:
    """Return what is wrong in the view's language, on one line, safe to print."""
    return tame((finding.message_en if view.lang == "en" else "") or finding.message)


def place(span: Span, places: Lines | Anchors) -> Place:
    """Return where a span stands in the source."""
    return Place(*places.place(span.start), *places.end(span.end))


def fingerprint(*parts: str) -> str:
    """Return 32 hexadecimal digits that stand for some words."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def crash(failure: Failure, view: View) -> str:
    """Say that a rule crashed."""
    return tame(
        Words(
            f"规则 {failure.rule} 自身出错，未能核对：{failure.error}",
            f"rule {failure.rule} crashed and checked nothing: {failure.error}",
        ).said(view.lang)
    )
