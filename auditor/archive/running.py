"""A whole run: articles to parts, parts to tables, tables to findings between articles, a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from auditor import packs
from auditor.archive.crossing import Crossed, Tables, cross, ready
from auditor.archive.findings import FindingRow, Place
from auditor.archive.inputs import Piece, pieces
from auditor.archive.joining import Totals, gather, read
from auditor.archive.page import page
from auditor.archive.parts import Settled
from auditor.archive.store import CLAIMS, FINDINGS, PAGE, Store, whole
from auditor.choosing import Choice
from auditor.model import Severity

Step = Callable[[int], None]
Engine = tuple[Iterable[pa.RecordBatch], Tables]
_OWN = 200  # findings of single articles that the page shows


@dataclass(frozen=True, slots=True)
class Job:
    """What to run: the archive, where to, by which settings, on which engine.

    `column` is that of the texts in tables, and `published` the date of all articles, if given.
    """

    paths: tuple[str, ...]
    out: Path
    settled: Settled
    choice: Choice
    jobs: int = 1
    engine: str = "embedded"
    master: str = "local[*]"
    resume: bool = False
    lang: str = "zh"
    patterns: bytes | None = None
    column: str = ""
    published: dt.date | None = None

    def pieces(self) -> Iterator[Piece]:
        """Cut the archive into pieces, in order."""
        return pieces(self.paths, self.choice, self.column, self.published)


def run(job: Job, step: Step = lambda done: None) -> tuple[Totals, Crossed]:
    """Audit an archive into its output directory.

    Args:
        job: what to do.
        step: called with the number of articles done.

    Returns:
        The counts, and the findings between articles.

    Raises:
        Unusable: the run cannot go on; what is done is kept for the next.
    """
    with Store(job.out, resume=job.resume) as store:
        own = [*packs.built_in(), *(packs.at(path) for path in job.settled.packs)]
        claims = job.out / CLAIMS
        with _ENGINES[job.engine](job, store, step) as (parts, tables):
            totals = gather(parts, claims, store.work)
            ready(tables, claims, store.work, own)
            crossed = cross(tables, job.out / FINDINGS, store.work, totals, job.settled)
        with whole(job.out / PAGE) as out:
            for piece in page(totals, crossed, _first(store.work / "own.parquet"), job.lang):
                out.write(piece.encode("utf-8", "replace"))
    return totals, crossed


@contextmanager
def _embedded(job: Job, store: Store, step: Step) -> Iterator[Engine]:
    from auditor.archive import embedded

    used: set[str] = set()

    def parts() -> Iterator[pa.RecordBatch]:
        done = 0
        found = job.pieces()
        for made in embedded.parts(found, job.settled, store.parts, job.jobs, job.patterns):
            for name, articles in made:
                used.add(name)
                yield from read(store.parts / f"{name}.parquet")
                done += articles
                step(done)

    tables = embedded.Tables(store.work, job.jobs)
    try:
        yield parts(), tables
    finally:
        tables.close()
    store.keep(used)


@contextmanager
def _spark(job: Job, store: Store, step: Step) -> Iterator[Engine]:
    from auditor.archive import spark

    with spark.session(job.master, store.work) as session:
        found = list(job.pieces())
        folder = spark.parts(
            session,
            found,
            job.settled,
            store.out / ".spark",
            resume=job.resume,
            patterns=job.patterns,
        )
        yield _stepped(spark.read(folder), step), spark.Tables(session, store.work)


def _stepped(parts: Iterable[pa.RecordBatch], step: Step) -> Iterator[pa.RecordBatch]:
    done = 0
    for batch in parts:
        yield batch
        done += batch.num_rows
        step(done)


_ENGINES: dict[str, Callable[[Job, Store, Step], AbstractContextManager[Engine]]] = {
    "embedded": _embedded,
    "spark": _spark,
}


def _first(path: Path) -> Iterator[FindingRow]:
    """Yield the first findings of single articles, the loud ones before the doubts."""
    waiting: list[FindingRow] = []
    shown = 0
    for batch in read(path):
        for record in batch.to_pylist():
            row = FindingRow(
                **{
                    **record,
                    "articles": tuple(record["articles"]),
                    "spans": tuple(Place(**span) for span in record["spans"]),
                }
            )
            if row.severity == Severity.INFO:
                waiting += [row] * (len(waiting) < _OWN)
                continue
            yield row
            shown += 1
            if shown == _OWN:
                return
    yield from waiting[: _OWN - shown]
