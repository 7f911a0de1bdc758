"""Text in, report out: runs every rule over the claims of one article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from auditor import disowned, registry
from auditor.context import Context, read
from auditor.model import (
    Check,
    Coverage,
    Fact,
    Failure,
    Finding,
    Quantity,
    Report,
    Severity,
    Table,
    Verdict,
)
from auditor.normal import normalise
from auditor.packs import Pack
from auditor.quantities import quantities
from auditor.tables import markdown
from auditor.tables.grid import grid
from auditor.tables.prose import prose

_LOUDNESS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def audit(
    text: str,
    *,
    published: dt.date | None = None,
    packs: Sequence[Pack] = (),
    rules: Collection[str] | None = None,
    tables: Sequence[Table] | None = None,
    skipped: Sequence[tuple[int, int]] = (),
    facts: Sequence[Fact] = (),
    heading: str = "",
) -> Report:
    """Audit one article.

    Args:
        text: the article as its author wrote it; offsets in the report point into it.
        published: its publication date; without it, dates are compared only with each other.
        packs: packs besides the built-in ones (`auditor.packs.load`); their names come first.
        rules: the codes of the rules to run; None for all.
        tables: the tables in the text; None: those that are drawn in it as in Markdown.
        skipped: stretches [start, end) of the text that are not audited.
        facts: reference figures (`auditor.facts.load`) to hold the article against.
        heading: the headline of a text that stands without it; it may name the place.

    Returns:
        The report: findings ordered by place, checks, quantities and coverage. A rule that
        crashes is told in `failures`; it never stops the others.
    """
    context = context_of(text, published, tuple(packs), tables, skipped, facts, heading)
    return judged(context, rules)


def judged(context: Context, rules: Collection[str] | None = None) -> Report:
    """Run every rule, or those of these codes, over an article that has been read."""
    found = context.figures()
    checks: list[Check] = []
    failures: list[Failure] = []
    for rule in registry.rules():
        if rule.check is None or (rules is not None and rule.code not in rules):
            continue
        try:
            checks.extend(rule.check(context))
        except Exception as error:  # told in the report, so that one rule cannot hide the rest
            failures.append(Failure(rule.code, f"{type(error).__name__}: {error}"))
    checks.sort(key=lambda c: (c.spans[0].start, c.rule, c.spans[-1].end))
    return Report(
        findings=_findings(checks, context.norm),
        checks=tuple(checks),
        quantities=found,
        coverage=Coverage(len(context.text), len(found), _tied(found, checks)),
        failures=tuple(failures),
    )


def context_of(
    text: str,
    published: dt.date | None = None,
    packs: tuple[Pack, ...] = (),
    tables: Sequence[Table] | None = None,
    skipped: Sequence[tuple[int, int]] = (),
    facts: Sequence[Fact] = (),
    heading: str = "",
) -> Context:
    """Return what the rules read: the prose with its quantities, and the tables as grids."""
    if tables is None:
        tables = markdown.tables(text)
    written = prose(text, tables, skipped)
    grids = tuple(grid(text, table) for table in tables)
    context = read(written, quantities(written), published, packs)
    return replace(context, tables=grids, facts=tuple(facts), heading=normalise(heading))


def _findings(checks: list[Check], norm: str) -> tuple[Finding, ...]:
    """Turn violated checks into findings; what contradicts the same figures is told once.

    What the article quotes as a mistake is none of its own.

    Two rules may see one contradiction (a list that exceeds its total, a law that is broken); the
    louder speaks, and of two equally loud ones the first by code.
    """
    told: dict[frozenset[tuple[int, int]], Finding] = {}
    violated = [c for c in checks if c.verdict is Verdict.VIOLATED]
    quoted = disowned.passages(norm) if violated else ()
    for c in violated:
        if any(a <= s.start and s.end <= b for s in c.spans for a, b in quoted):
            continue
        key = frozenset((s.start, s.end) for s in c.spans)
        if key in told and _LOUDNESS[told[key].severity] <= _LOUDNESS[c.severity]:
            continue
        told[key] = Finding(c.rule, c.severity, c.message, c.arithmetic, c.spans, c.message_en)
    return tuple(told.values())


def _tied(found: tuple[Quantity, ...], checks: list[Check]) -> int:
    marked = sorted({(s.start, s.end) for c in checks for s in c.spans})
    tied, i = 0, 0
    furthest = -1
    for q in found:
        while i < len(marked) and marked[i][0] < q.end:
            furthest = max(furthest, marked[i][1])
            i += 1
        tied += furthest > q.start
    return tied
