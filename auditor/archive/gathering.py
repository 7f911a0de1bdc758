"""Reads articles and their claims, source by source, in one process or several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from auditor import packs
from auditor.archive.rows import Row, rows
from auditor.article import Unreadable
from auditor.run import Batch, tasks
from auditor.sources import Source, articles
from auditor.spreading import DIED, spread
from auditor.words import Words


@dataclass(frozen=True, slots=True)
class Task:
    """How to read every source: its date if it is given, the paths of packs besides the built-in
    ones, and the column of tables of texts.
    """

    published: dt.date | None = None
    packs: tuple[str, ...] = ()
    column: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims of a source, or of some articles of one that holds many, and why there are no
    more.
    """

    name: str
    rows: list[Row]
    problem: Words | None = None


def gathered(sources: Iterable[Source], task: Task, jobs: int = 1) -> Iterator[Gathered]:
    """Yield the claims of each source in order, worked out by so many processes."""
    found = tasks(sources, task.column)
    return spread(partial(_gather, task=task), found, jobs, lost=_lost)


def _lost(piece: Source | Batch) -> Gathered:
    source = piece if isinstance(piece, Source) else piece.source
    return Gathered(source.name, [], DIED)


def _gather(piece: Source | Batch, task: Task) -> Gathered:
    added = [packs.at(path) for path in task.packs]
    source = piece if isinstance(piece, Source) else piece.source
    claims: list[Row] = []
    problem = None
    try:
        whole = articles(piece, task.column) if isinstance(piece, Source) else piece.articles
        for article in whole:
            try:
                dated = replace(article, published=task.published or article.published)
                claims += rows(dated, added)
            except Exception as error:  # one article must not hide the others
                why = f"{article.title}: {type(error).__name__}: {error}"
                problem = Words(f"读取时出错：{why}", f"crashed: {why}")
    except Unreadable as refusal:
        problem = refusal.reason
    return Gathered(source.name, claims, problem)
