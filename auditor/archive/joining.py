"""From parts to the tables of a run: claims and findings of every article, in order of the input.

Everything passes through in small batches, so that memory does not grow with the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from pathlib import Path
from typing import IO, Any, TypeVar
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from auditor.archive.inputs import RUN
from auditor.archive.parts import FIGURE, FINDING
from auditor.archive.schema import arrow_schema
from auditor.archive.store import whole

_NUMBER = pa.field("number", pa.int64())
K = TypeVar("K")
V = TypeVar("V")
_TOLD = 100  # articles that could not be read, and crashes, that are told one by one
_GROUP = 1 << 14  # rows of a row group
_BITS = 63  # all but the sign of 64
_HEADS = pa.schema(
    [
        _NUMBER,
        ("article", pa.string()),
        ("day", pa.string()),
        ("amends", pa.bool_()),
        ("head", pa.int64()),
        ("said", pa.string()),
        ("bits", pa.int64()),
        ("size", pa.int64()),
        ("figures", pa.list_(FIGURE)),
    ]
)
_MARKS = pa.schema([("mark", pa.int64()), _NUMBER])
CLAIMS = arrow_schema().insert(0, _NUMBER)


@dataclass(slots=True)
class Totals:
    """The counts of a run.

    `articles` could be read, `unread` not. `problems` and `failures` hold the first different
    ones, and `untold` counts the others.
    """

    articles: int = 0
    unread: int = 0
    characters: int = 0
    quantities: int = 0
    tied: int = 0
    claims: int = 0
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)  # rule, severity
    problems: dict[tuple[str, str], str] = field(default_factory=dict)  # name, zh → en
    failures: dict[tuple[str, str, str], None] = field(default_factory=dict)  # article, rule, error
    untold: int = 0

    def count(self, severity: str) -> int:
        """Return the number of findings of one severity."""
        return sum(n for (_, loudness), n in self.findings.items() if loudness == severity)


class Table:
    """A Parquet file written in row groups of a bounded size."""

    def __init__(self, out: IO[bytes], schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = pq.ParquetWriter(out, schema, compression="zstd", write_page_checksum=True)
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Write a batch of this table's schema, sooner or later."""
        if batch.num_rows:
            self._waiting.append(batch)
            self._rows += batch.num_rows
            if self._rows >= _GROUP:
                self._flush()

    def rows(self, records: list[dict[str, Any]]) -> None:
        """Write records."""
        self.add(pa.RecordBatch.from_pylist(records, schema=self._schema))

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting, self._schema), _GROUP)
        self._waiting, self._rows = [], 0

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._writer.close()


def gather(parts: Iterable[pa.RecordBatch], claims: Path, work: Path) -> Totals:
    """Write the tables of a run from its parts, in their order.

    Args:
        parts: batches of `part_schema`.
        claims: where the table of claims goes.
        work: where `own.parquet` (the articles' own findings), `articles.parquet` and
            `marks.parquet` go.

    Raises:
        Unusable: something could not be written.
    """
    totals = Totals()
    with ExitStack() as stack:

        def table(path: Path, schema: pa.Schema) -> Table:
            out = Table(stack.enter_context(whole(path)), schema)
            stack.callback(out.close)
            return out

        said = table(claims, CLAIMS)
        own = table(work / "own.parquet", FINDING)
        heads = table(work / "articles.parquet", _HEADS)
        marks = table(work / "marks.parquet", _MARKS)
        for batch in parts:
            first = totals.articles + totals.unread + 1
            said.add(_claims(batch, first))
            own.add(_flat(batch, "findings", FINDING))
            _sketches(batch, first, heads, marks)
            _count(batch, totals)
    return totals


def read(path: Path) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a Parquet file."""
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(RUN)


def _flat(batch: pa.RecordBatch, column: str, schema: pa.Schema) -> pa.RecordBatch:
    structs = batch[column].flatten()
    return pa.RecordBatch.from_arrays(structs.flatten(), schema=schema)


def _claims(batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
    numbers = pc.add(pc.list_parent_indices(batch["claims"]), pa.scalar(first, pa.int64()))
    flat = _flat(batch, "claims", arrow_schema())
    return pa.RecordBatch.from_arrays([numbers, *flat.columns], schema=CLAIMS)


def _sketches(batch: pa.RecordBatch, first: int, heads: Table, marks: Table) -> None:
    """Write what the rules between articles need of every article, and its marks."""
    columns = [batch[name] for name in ("article", "day", "amends", "head", "figures")]
    numbers = pa.array(range(first, first + batch.num_rows), pa.int64())
    values = [[f["value"] for f in figures] for figures in batch["figures"].to_pylist()]
    article, day, amends, head, figures = columns
    heads.add(
        pa.RecordBatch.from_arrays(
            [
                *(numbers, article, day, amends, head),
                pa.array([" ".join(said) for said in values], pa.string()),
                pa.array([_bits(said) for said in values], pa.int64()),
                pa.array([len(said) for said in values], pa.int64()),
                figures,
            ],
            schema=_HEADS,
        )
    )
    owners = pc.add(pc.list_parent_indices(batch["marks"]), pa.scalar(first, pa.int64()))
    marks.add(pa.RecordBatch.from_arrays([batch["marks"].flatten(), owners], schema=_MARKS))


def _bits(values: Iterable[str]) -> int:
    """Return a set of values with a bit for each; several may share one."""
    return reduce(or_, (1 << crc32(value.encode()) % _BITS for value in values), 0)


def _count(batch: pa.RecordBatch, totals: Totals) -> None:
    unread = sum(map(bool, batch["problem"].to_pylist()))
    totals.articles += batch.num_rows - unread
    totals.unread += unread
    totals.claims += len(batch["claims"].flatten())
    for name in ("characters", "quantities", "tied"):
        setattr(totals, name, getattr(totals, name) + pc.sum(batch[name]).as_py())
    for finding in batch["findings"].flatten().to_pylist():
        totals.findings[finding["rule"], finding["severity"]] += 1
    names = batch["article"]
    for at, (zh, en) in enumerate(
        zip(batch["problem"].to_pylist(), batch["problem_en"].to_pylist(), strict=True)
    ):
        if zh:
            _note(totals, totals.problems, (names[at].as_py(), zh), en)
    for at, failures in enumerate(batch["failures"].to_pylist()):
        for failure in failures:
            told = (names[at].as_py(), failure["rule"], failure["error"])
            _note(totals, totals.failures, told, None)


def _note(totals: Totals, told: dict[K, V], key: K, value: V) -> None:
    if key in told or len(told) < _TOLD:
        told[key] = value
    else:
        totals.untold += 1
