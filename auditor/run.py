"""Audits many sources and draws them: streams, in one process or several, in input order."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from types import TracebackType
from typing import IO

from auditor import dateline, packs, registry
from auditor.article import Lines
from auditor.baseline import Accepted, match
from auditor.engine import audit
from auditor.model import Coverage, Failure, Finding, Report, Severity
from auditor.reporting import Reporter, Result, Tally, View, tally
from auditor.sources import Source, Unreadable, read
from auditor.words import Words

_AHEAD = 4  # articles in flight for each process, so that memory does not grow with the input


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every source: the formats to draw, how, the date if it is given, the paths
    of packs besides the built-in ones, the accepted findings, the codes of the rules to run (None
    for all), and the severities of those whose findings count as another than their own.
    """

    formats: tuple[str, ...]
    view: View
    published: dt.date | None = None
    packs: tuple[str, ...] = ()
    accepted: Accepted = field(default_factory=dict)
    rules: frozenset[str] | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source's counts and its drawing in each format of the plan."""

    tally: Tally
    drawn: tuple[str, ...]


def work(source: Source, plan: Plan) -> Outcome:
    """Read, audit and draw one source; whatever goes wrong is told in the tally."""
    try:
        text = read(source)
    except Unreadable as refusal:
        return Outcome(Tally(unreadable=[(source.name, refusal.reason)]), ("",) * len(plan.formats))
    published = plan.published or dateline.published(text, source.path)
    try:
        own = [packs.at(path) for path in plan.packs]
        report = audit(text, published=published, packs=own, rules=plan.rules)
    except Exception as error:  # one article that breaks the reader must not hide the others
        failure = Failure("reader", f"{type(error).__name__}: {error}")
        report = Report((), (), (), Coverage(len(text), 0, 0), (failure,))
    if plan.severity:
        report = _weighed(report, plan.severity)
    if source.touched is not None:
        report = _on_lines(report, text, source.touched)
    suppressed, stale = match(source.name, report.findings, text, plan.accepted)
    result = Result(source.name, text, published, report, suppressed)
    drawn = tuple(registry.reporter(name).article(result, plan.view) for name in plan.formats)
    counts = tally(result)
    if source.touched is None:  # else a finding may be missing only because its lines are
        counts.stale = [(source.name, key) for key in stale]
    return Outcome(counts, drawn)


def _weighed(report: Report, severity: Mapping[str, Severity]) -> Report:
    """Return the report with the severities that are set for rules.

    A mere doubt stays one, unless its rule is on usage and never tells more.
    """
    hints = {rule.code for rule in registry.rules() if rule.hint}

    def weighed(finding: Finding) -> Finding:
        doubt = finding.severity is Severity.INFO and finding.rule not in hints
        own = finding.severity if doubt else severity.get(finding.rule, finding.severity)
        return replace(finding, severity=own)

    return replace(report, findings=tuple(map(weighed, report.findings)))


def _on_lines(report: Report, text: str, touched: tuple[tuple[int, int], ...]) -> Report:
    """Return the report without the findings none of whose numbers is on a touched line."""
    lines = Lines(text)

    def matters(finding: Finding) -> bool:
        places = [(lines.place(s.start)[0], lines.place(s.end)[0]) for s in finding.spans]
        return any(a <= last and first <= b for a, b in places for first, last in touched)

    return replace(report, findings=tuple(filter(matters, report.findings)))


def outcomes(sources: Iterable[Source], plan: Plan, jobs: int = 1) -> Iterator[Outcome]:
    """Yield the outcome of each source in order, worked out by so many processes."""
    if jobs <= 1:
        for source in sources:
            yield work(source, plan)
        return
    waiting = iter(sources)
    with ProcessPoolExecutor(jobs) as pool:
        flying: deque[Future[Outcome]] = deque(
            pool.submit(work, source, plan) for source in islice(waiting, jobs * _AHEAD)
        )
        while flying:
            done = flying.popleft().result()
            for source in islice(waiting, 1):
                flying.append(pool.submit(work, source, plan))
            yield done


class Sink:
    """Puts one format together as the articles come.

    Without a path it writes to `stream`. With one, the file appears complete when the sink
    is closed, or not at all. A reporter with a `front` has its articles kept in a temporary
    file until the totals are known.
    """

    def __init__(
        self, reporter: Reporter, view: View, *, path: str = "", stream: IO[str] | None = None
    ) -> None:
        self._reporter = reporter
        self._view = view
        self._path = path
        self._some = False
        self._temporary = ""
        if path:
            folder = os.path.dirname(os.path.abspath(path))
            handle, self._temporary = tempfile.mkstemp(prefix=".auditor-", dir=folder)
            self._out: IO[str] = os.fdopen(handle, "w", encoding="utf-8", newline="")
        else:
            assert stream is not None
            self._out = stream
        self._spool: IO[str] | None = None
        if reporter.front:
            self._spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._out.write(reporter.begin(view))

    def article(self, drawn: str) -> None:
        """Add one article's drawing; "" adds nothing."""
        if not drawn:
            return
        body = self._spool or self._out
        if self._some:
            body.write(self._reporter.separator)
        body.write(drawn)
        self._some = True

    def close(self, total: Tally) -> None:
        """Write the rest and, for a file, put it in its place."""
        if self._reporter.front and self._spool:
            self._out.write(self._reporter.front(total, self._view))
            self._spool.seek(0)
            shutil.copyfileobj(self._spool, self._out)
        self._out.write(self._reporter.end(total, self._view))
        self._out.flush()
        if self._path:
            self._out.close()
            os.chmod(self._temporary, 0o666 & ~_umask())
            os.replace(self._temporary, self._path)
            self._temporary = ""

    def __enter__(self) -> Sink:
        """Return the sink itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what is unfinished."""
        if self._spool:
            self._spool.close()
        if self._temporary:
            self._out.close()
            os.unlink(self._temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def run(
    sources: Iterable[Source],
    plan: Plan,
    sinks: Iterable[Sink],
    *,
    jobs: int = 1,
    step: Callable[[int], None] = lambda done: None,
) -> Tally:
    """Audit all sources into the sinks (one for each format of the plan), and close them.

    Args:
        sources: what to audit; each is named and read on its own.
        plan: formats, view and date.
        sinks: where each format goes, in the plan's order.
        jobs: processes; the output does not depend on it.
        step: called with the number of sources done after each.

    Returns:
        The counts of the whole run.
    """
    targets = list(sinks)
    total = Tally()
    for done, outcome in enumerate(outcomes(sources, plan, jobs), 1):
        total.add(outcome.tally)
        for sink, drawn in zip(targets, outcome.drawn, strict=True):
            sink.article(drawn)
        step(done)
    for sink in targets:
        sink.close(total)
    return total


def unwritable(path: str, error: OSError) -> Words:
    """Say that an output file cannot be written."""
    why = error.strerror or str(error)
    return Words(f"无法写入 {path}：{why}", f"cannot write {path}: {why}")
