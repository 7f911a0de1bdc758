"""Audits runs of articles into parts: one row an article, with its claims and its findings.

A part is one Parquet file, so that it is there whole or not at all. Both engines make the same
rows from the same articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from auditor import facts, packs
from auditor.archive import findings
from auditor.archive.inputs import Item, Piece, runs
from auditor.archive.rows import Row, rows_of
from auditor.archive.schema import arrow, arrow_schema
from auditor.archive.sketch import sketch
from auditor.archive.store import whole
from auditor.engine import context_of, judged
from auditor.judging import Judgement, judge
from auditor.model import Fact, Severity
from auditor.packs import Pack

SPAN = pa.struct(
    [
        ("article", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("label", pa.string()),
        ("quote", pa.string()),
    ]
)
FINDING = pa.schema(
    [
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("message_en", pa.string()),
        ("arithmetic", pa.string()),
        ("articles", pa.list_(pa.string())),
        ("spans", pa.list_(SPAN)),
    ]
)
FIGURE = pa.struct(
    [
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("gap", pa.int64()),
        ("value", pa.string()),
        ("open", pa.bool_()),
    ]
)
FAILURE = pa.struct([("rule", pa.string()), ("error", pa.string())])
ARTICLE = pa.schema(
    [
        ("article", pa.string()),
        ("day", pa.string()),
        ("characters", pa.int64()),
        ("quantities", pa.int64()),
        ("tied", pa.int64()),
        ("amends", pa.bool_()),
        ("problem", pa.string()),
        ("problem_en", pa.string()),
        ("failures", pa.list_(FAILURE)),
        ("findings", pa.list_(pa.struct(list(FINDING)))),
        ("head", pa.int64()),
        ("marks", pa.list_(pa.int64())),
        ("figures", pa.list_(FIGURE)),
    ]
)


@cache
def part_schema() -> pa.Schema:
    """Return the columns of a part: those of `ARTICLE`, and the article's claims."""
    return ARTICLE.append(pa.field("claims", pa.list_(pa.struct(list(arrow_schema())))))


# Words by which a text says that it is a later version of another.
_AMENDS = ("更正", "订正", "勘误", "修正", "修订稿", "更新", "此前发布", "此前报道", "有误", "改为")


@dataclass(frozen=True, slots=True)
class Settled:
    """What every article is audited by: paths of packs, codes of rules (None for all), the
    severities that are set for rules, and tables of reference figures.
    """

    packs: tuple[str, ...] = ()
    rules: frozenset[str] | None = None
    severity: tuple[tuple[str, Severity], ...] = ()
    facts: tuple[str, ...] = ()


@cache
def edition() -> bytes:
    """Return a hash of everything that decides what an article's row says, its packs aside."""
    mark = hashlib.blake2b(digest_size=16)
    for package in ("auditor", "auditor.rules"):
        for name, data in _sources(files(package)):
            mark.update(f"{package}/{name}\0{len(data)}\0".encode())
            mark.update(data)
    return mark.digest()


def _sources(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", data) for name, data in _sources(entry))
        elif entry.name.endswith((".py", ".toml", ".txt", ".csv")):
            yield entry.name, entry.read_bytes()


def key(run: Sequence[Item], by: Settled) -> str:
    """Return the name of the part of a run of articles, audited under these settings."""
    mark = hashlib.blake2b(edition(), digest_size=16)
    for path in (*by.packs, *(t for t in by.facts if t != facts.DEFAULT)):
        mark.update(hashlib.blake2b(Path(path).read_bytes()).digest())
    mark.update(repr((by.rules and sorted(by.rules), by.severity, by.facts)).encode())
    for item in run:
        article = item.article
        for said in (item.name, article.text, article.published, article.heading, item[2:]):
            data = str(said).encode("utf-8", "replace")
            mark.update(len(data).to_bytes(8, "little"))
            mark.update(data)
    return mark.hexdigest()


class _Audited(NamedTuple):
    """One article's own columns, and its claims."""

    row: dict[str, Any]
    claims: list[Row]


def batch(run: Sequence[Item], by: Settled) -> pa.RecordBatch:
    """Audit a run of articles: one row of `part_schema` each, in order."""
    added = tuple(packs.at(path) for path in by.packs)
    judgement = Judgement(by.rules, dict(by.severity))
    against = facts.several(by.facts)
    audited = [_audited(item, added, judgement, against) for item in run]
    flat = arrow(list(chain.from_iterable(each.claims for each in audited)))
    starts = list(accumulate((len(each.claims) for each in audited), initial=0))
    structs = pa.StructArray.from_arrays(flat.columns, fields=list(flat.schema))
    claims = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), structs)
    rest = pa.RecordBatch.from_pylist([each.row for each in audited], schema=ARTICLE)
    return pa.RecordBatch.from_arrays([*rest.columns, claims], schema=part_schema())


def _audited(
    item: Item, added: tuple[Pack, ...], by: Judgement, against: tuple[Fact, ...]
) -> _Audited:
    row = _blank(item)
    if item.problem:
        return _Audited(row, [])
    article = item.article
    try:
        context = context_of(
            article.text,
            article.published,
            added,
            article.tables,
            article.skipped,
            against,
            article.heading,
        )
        report = judged(context, by.rules)
        claims = rows_of(context, item.name)
        drawn = sketch(context.text, report.quantities)
    except Exception as error:  # one article that breaks the reader must not hide the others
        row["failures"] = [{"rule": "reader", "error": f"{type(error).__name__}: {error}"}]
        return _Audited(row, [])
    result = judge(article, report, replace(by, listed=item.orders)).result
    told = findings.rows(item.name, article.text, tuple(result.loud()))
    row |= {
        "quantities": report.coverage.quantities,
        "tied": report.coverage.tied,
        "failures": [asdict(failure) for failure in report.failures],
        "findings": [asdict(finding) for finding in told],
        "head": drawn.head,
        "marks": list(drawn.marks),
        "figures": [figure._asdict() for figure in drawn.figures] if drawn.marks else [],
    }
    return _Audited(row, claims)


def _blank(item: Item) -> dict[str, Any]:
    text, published, problem = item.article.text, item.article.published, item.problem
    return {
        "article": item.name,
        "day": published.isoformat() if published else "",
        "characters": len(text),
        "quantities": 0,
        "tied": 0,
        "amends": any(word in text for word in _AMENDS),
        "problem": problem.zh if problem else "",
        "problem_en": problem.en if problem else "",
        "failures": [],
        "findings": [],
        "head": 0,
        "marks": [],
        "figures": [],
    }


def make(piece: Piece, by: Settled, folder: Path) -> list[tuple[str, int]]:
    """Write the parts of a piece that are not there yet; return (name, articles) of all.

    Raises:
        Unusable: a part cannot be written.
    """
    done = []
    for run in runs(piece):
        name = key(run, by)
        path = folder / f"{name}.parquet"
        if not _sound(path):
            table = pa.Table.from_batches([batch(run, by)])
            with whole(path) as out:
                pq.write_table(table, out, compression="zstd", write_page_checksum=True)
        done.append((name, len(run)))
    return done


def _sound(path: Path) -> bool:
    """Tell whether a part is there and can be read; a damaged one is made again."""
    if not path.exists():
        return False
    try:
        pq.read_table(path, page_checksum_verification=True)
    except (OSError, pa.ArrowException):
        return False
    return True
