"""Findings accepted as they are, known again by their content wherever they move."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from auditor.model import Finding


class Key(NamedTuple):
    """What makes an accepted finding the same: its rule, the text of its numbers, its sum."""

    rule: str
    quoted: tuple[str, ...]
    arithmetic: str


Accepted = Mapping[str, Counter[Key]]  # article's name to its accepted findings


def key(finding: Finding, text: str) -> Key:
    """Return the key of a finding in its article."""
    quoted = tuple(text[span.start : span.end] for span in finding.spans)
    return Key(finding.rule, quoted, finding.arithmetic)


def line(name: str, accepted: Key) -> str:
    """Write one accepted finding as a JSON object on one line."""
    entry = {"path": str(PurePath(name)), **accepted._asdict()}
    return json.dumps(entry, ensure_ascii=False) + "\n"


def parse(text: str) -> Accepted:
    """Read what `line` wrote, a finding a line; empty lines are skipped.

    Raises:
        ValueError: a line is not an accepted finding; the message names it.
    """
    accepted: dict[str, Counter[Key]] = {}
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        try:
            entry = json.loads(row)
            found = Key(entry["rule"], tuple(entry["quoted"]), entry["arithmetic"])
            accepted.setdefault(entry["path"], Counter())[found] += 1
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"line {number}: {error!r}") from error
    return accepted


def match(
    name: str, findings: tuple[Finding, ...], text: str, accepted: Accepted
) -> tuple[frozenset[int], tuple[Key, ...]]:
    """Return the numbers of the accepted findings, and what was accepted but is not there."""
    left = accepted.get(str(PurePath(name)), Counter[Key]()).copy()
    suppressed = set()
    for number, finding in enumerate(findings):
        found = key(finding, text)
        if left[found] > 0:
            left[found] -= 1
            suppressed.add(number)
    return frozenset(suppressed), tuple(left.elements())
