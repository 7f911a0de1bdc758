"""Audits many sources and draws them: streams, in one process or several, in input order."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from types import TracebackType
from typing import IO, TYPE_CHECKING, NamedTuple

from auditor import facts, packs, registry
from auditor.article import Article, Unreadable
from auditor.baseline import Accepted
from auditor.engine import audit
from auditor.judging import Judged, Judgement, beside, judge, listed
from auditor.model import Coverage, Failure, Report, Severity
from auditor.reporting import Reporter, Result, Tally, View, tally
from auditor.sources import Source, articles, companion, holds_many
from auditor.spreading import DIED, spread
from auditor.suppressing import ENDING, Orders
from auditor.words import Words, why

if TYPE_CHECKING:
    from auditor.keeping import Keeper, Kept

_BATCH = 64  # articles of one source that are handed to a process at once


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with every source: the formats to draw, how, the date if it is given, the paths
    of packs besides the built-in ones, the tables of reference figures, the accepted findings,
    the codes of the rules to run (None for all), the severities of those whose findings count as
    another than their own, and the column of tables of texts.
    """

    formats: tuple[str, ...]
    view: View
    published: dt.date | None = None
    packs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    accepted: Accepted = field(default_factory=dict)
    rules: frozenset[str] | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    column: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source's counts and its drawing in each format of the plan."""

    tally: Tally
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles of one source that holds many, read already; `first` or even the `whole` of it."""

    source: Source
    articles: tuple[Article, ...]
    first: bool = True
    whole: bool = False


def work(task: Source | Batch, plan: Plan) -> Outcome:
    """Read, audit and draw a source or a batch; whatever goes wrong is told in the tally."""
    total = Tally()
    drawn: list[list[str]] = [[] for _ in plan.formats]
    source, ready = task, None
    if isinstance(task, Batch):
        source, ready = task.source, task.articles
    assert isinstance(source, Source)
    try:
        toml, orders = _listed(source)
        by = Judgement(plan.rules, plan.severity, plan.accepted, orders.orders, source.touched)
        used: set[int] = set()
        for article in ready or articles(source, plan.column):
            judged = _one(article, plan, by)
            used |= judged.used
            counts = tally(judged.result)
            counts.stale = [(judged.result.title, key) for key in judged.stale]
            _add(total, drawn, counts, judged.result, plan)
        first, whole = (task.first, task.whole) if isinstance(task, Batch) else (True, True)
        if toml and first and source.touched is None:
            # Whether an order suppresses anything is known where the whole source is worked on.
            counting = frozenset(used if whole else range(len(orders.orders)))
            result = beside(source.name + ENDING, toml, orders, counting, by)
            if result.report.findings:
                _add(total, drawn, replace(tally(result), articles=0), result, plan)
    except Unreadable as refusal:
        total.add(Tally(unreadable=[(source.name, refusal.reason)]))
    separators = (registry.reporter(name).separator for name in plan.formats)
    joined = tuple(mark.join(rows) for mark, rows in zip(separators, drawn, strict=True))
    return Outcome(total, joined)


def _add(total: Tally, drawn: list[list[str]], counts: Tally, result: Result, plan: Plan) -> None:
    """Add one result's counts and drawings to those of its source."""
    total.add(counts)
    for rows, name in zip(drawn, plan.formats, strict=True):
        drawing = registry.reporter(name).article(result, plan.view)
        if drawing:
            rows.append(drawing)


def _listed(source: Source) -> tuple[str, Orders]:
    """Return the file beside a source and what it suppresses; "" if there is none."""
    toml = companion(source, ENDING)
    if not toml:
        return "", Orders()
    try:
        return toml, listed(toml)
    except ValueError as error:
        name = source.name + ENDING
        raise Unreadable(
            Words(f"{name} 不是合法的 TOML：{error}", f"{name} is not TOML: {error}")
        ) from None


def _one(article: Article, plan: Plan, by: Judgement) -> Judged:
    """Audit one article and judge its report."""
    article = replace(article, published=plan.published or article.published)
    try:
        own = [packs.at(path) for path in plan.packs]
        report = audit(
            article.text,
            published=article.published,
            packs=own,
            rules=plan.rules,
            tables=article.tables,
            skipped=article.skipped,
            facts=facts.several(plan.facts),
            heading=article.heading,
        )
    except Exception as error:  # one article that breaks the reader must not hide the others
        failure = Failure("reader", f"{type(error).__name__}: {error}")
        report = Report((), (), (), Coverage(len(article.text), 0, 0), (failure,))
    return judge(article, report, by)


def tasks(sources: Iterable[Source], column: str) -> Iterator[Source | Batch]:
    """Yield what is worked on at once: a source, or some articles of one that holds many."""
    for source in sources:
        if not holds_many(source):
            yield source
            continue
        waiting = articles(source, column)
        refusal: Words | None = None
        first = True
        while refusal is None:
            some: list[Article] = []
            try:
                for article in islice(waiting, _BATCH):
                    some.append(article)
            except Unreadable as error:
                refusal = error.reason
            if some:
                whole = first and refusal is None and len(some) < _BATCH
                yield Batch(source, tuple(some), first, whole)
                first = False
            elif refusal is None:
                break
        if refusal is not None:
            yield Source(source.name, source.path, refusal)


class Flight(NamedTuple):
    """A task, and what was kept of it."""

    task: Source | Batch
    kept: Kept | None


def outcomes(
    sources: Iterable[Source], plan: Plan, jobs: int = 1, keeper: Keeper | None = None
) -> Iterator[Outcome]:
    """Yield the outcome of each source in order, worked out by so many processes or kept."""
    begun: deque[Kept | None] = deque()

    def flights() -> Iterator[Flight]:
        for task in tasks(sources, plan.column):
            kept = keeper.look(task) if keeper and isinstance(task, Source) else None
            begun.append(kept)
            yield Flight(task, kept)

    function = partial(_flown, plan=plan)
    for outcome in spread(function, flights(), jobs, _kept, partial(_lost, plan=plan)):
        kept = begun.popleft()
        whole = not outcome.tally.failures and not outcome.tally.unreadable
        if keeper and kept and not kept.outcome and whole:
            keeper.keep(kept, outcome)
        yield outcome


def _flown(flight: Flight, plan: Plan) -> Outcome:
    return work(flight.task, plan)


def _lost(flight: Flight, plan: Plan) -> Outcome:
    source = flight.task if isinstance(flight.task, Source) else flight.task.source
    return Outcome(Tally(unreadable=[(source.name, DIED)]), ("",) * len(plan.formats))


def _kept(flight: Flight) -> Outcome | None:
    return flight.kept.outcome if flight.kept else None


class Unwritable(Exception):
    """An output file that cannot be written; the reason is in both languages."""

    def __init__(self, path: str, error: OSError) -> None:
        said = why(error)
        where = Words(f" {path}", path) if path else Words("标准输出", "to standard output")
        self.reason = Words(f"无法写入{where.zh}：{said.zh}", f"cannot write {where.en}: {said.en}")
        super().__init__(self.reason.en)


class Sink:
    """Puts one format together as the articles come.

    Without a path it writes to `stream`. With one, the file appears complete when the sink
    is closed, or not at all; a link is followed, a device is written as it comes. A reporter with
    a `front` has its articles kept in a temporary file until the totals are known.

    Raises:
        Unwritable: the file cannot be written, now or later.
    """

    def __init__(
        self, reporter: Reporter, view: View, *, path: str = "", stream: IO[str] | None = None
    ) -> None:
        self._reporter = reporter
        self._view = view
        self._path = path
        self._some = False
        self._temporary = ""
        with self._told():
            self._out: IO[str] = self._opened(path) if path else stream or sys.stdout
        self._spool: IO[str] | None = None
        if reporter.front:
            self._spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115
        self._out.write(reporter.begin(view))

    def _opened(self, path: str) -> IO[str]:
        if os.path.isdir(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path)):
            return open(path, "w", encoding="utf-8", newline="")
        folder = os.path.dirname(os.path.realpath(path))
        handle, self._temporary = tempfile.mkstemp(prefix=".auditor-", dir=folder)
        return os.fdopen(handle, "w", encoding="utf-8", newline="")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say which file it is that cannot be written."""
        try:
            yield
        except OSError as error:
            if not self._path:
                raise
            raise Unwritable(self._path, error) from error

    def article(self, drawn: str) -> None:
        """Add one article's drawing; "" adds nothing."""
        if not drawn:
            return
        with self._told():
            body = self._spool or self._out
            if self._some:
                body.write(self._reporter.separator)
            body.write(drawn)
        self._some = True

    def close(self, total: Tally) -> None:
        """Write the rest and, for a file, put it in its place."""
        with self._told():
            if self._reporter.front and self._spool:
                self._out.write(self._reporter.front(total, self._view))
                self._spool.seek(0)
                shutil.copyfileobj(self._spool, self._out)
            self._out.write(self._reporter.end(total, self._view))
            self._out.flush()
            if self._path:
                self._out.close()
            if self._temporary:
                os.chmod(self._temporary, 0o666 & ~_umask())
                os.replace(self._temporary, os.path.realpath(self._path))
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
            with suppress(OSError):  # what could not be written cannot be flushed either
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
    keeper: Keeper | None = None,
    step: Callable[[int], None] = lambda done: None,
) -> Tally:
    """Audit all sources into the sinks (one for each format of the plan), and close them.

    Args:
        sources: what to audit; each is named and read on its own.
        plan: formats, view and date.
        sinks: where each format goes, in the plan's order.
        jobs: processes; the output does not depend on it.
        keeper: keeps outcomes for the next run; the output does not depend on it.
        step: called with the number of sources done after each.

    Returns:
        The counts of the whole run.
    """
    targets = list(sinks)
    total = Tally()
    for done, outcome in enumerate(outcomes(sources, plan, jobs, keeper), 1):
        total.add(outcome.tally)
        for sink, drawn in zip(targets, outcome.drawn, strict=True):
            sink.article(drawn)
        step(done)
    for sink in targets:
        sink.close(total)
    return total
