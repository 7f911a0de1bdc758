"""Write the table of claims of articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from auditor.commands import _shared as shared
from auditor.commands._shared import day, fail, kept_patterns, language, note, usable_packs
from auditor.helping import Command
from auditor.words import Words

if TYPE_CHECKING:
    from auditor.archive.gathering import Gathered

_MANY = 200  # sources from which on several processes are worth their start


@click.command("claims", cls=Command)
@click.argument("paths", nargs=-1, metavar="PATH…", required=True)
@click.option("-o", "--output", metavar="FILE")
@click.option("--format", "style", type=click.Choice(["text", "csv"]), default="text")
@click.option("--published", metavar="DATE")
@click.option("--pack", "packs", multiple=True, metavar="FILE")
@click.option("--column", default="", metavar="NAME")
@click.option("--jobs", type=click.IntRange(0))
@shared.settings_file
@language
def COMMAND(
    paths: tuple[str, ...],
    output: str | None,
    style: str,
    published: str | None,
    packs: tuple[str, ...],
    column: str,
    jobs: int | None,
    config: str | None,
    no_config: bool,
    lang: str,
) -> None:
    """Write one row for every claim of articles."""
    from auditor.archive.gathering import Task, gathered
    from auditor.archive.schema import MissingExtra
    from auditor.run import Unwritable
    from auditor.sources import find

    own = shared.settings(paths, config, not no_config, lang)
    packs = packs or own.packs
    usable_packs(packs, lang)
    task = Task(day(published) or own.published, packs, column)
    sources = find(paths, own.choice)
    first = list(islice(sources, _MANY))
    jobs = own.jobs if jobs is None else jobs
    if not jobs:
        jobs = 1 if len(first) < _MANY else min(os.cpu_count() or 1, 8)
    failed = False
    try:
        with kept_patterns(), _target(output, style, lang) as take:
            for got in gathered(chain(first, sources), task, jobs):
                if got.problem is not None:
                    failed = True
                    note(f"{got.name}: {got.problem.said(lang)}")
                take(got)
    except MissingExtra as missing:
        fail(missing.reason.said(lang))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        fail(Unwritable(output or "", error).reason.said(lang))
    sys.exit(2 if failed else 0)


@contextmanager
def _target(output: str | None, style: str, lang: str) -> Iterator[Callable[[Gathered], None]]:
    """Open what the rows are written to: a file by its ending, or standard output."""
    if output is None:
        yield _printer(style, lang)
        return
    from auditor.archive.writing import WRITERS, table

    if os.path.splitext(output)[1].lower() not in WRITERS:
        kinds = " ".join(WRITERS)
        fail(
            Words(f"{output}：文件名应以 {kinds} 结尾", f"{output}: should end in {kinds}").said(
                lang
            )
        )
    with table(output) as add:
        yield lambda got: add(got.rows)


def _printer(style: str, lang: str) -> Callable[[Gathered], None]:
    if style == "csv":
        from auditor.archive.writing import cells_of, csv_writer

        out = csv_writer(sys.stdout)
        return lambda got: out.writerows(map(cells_of, got.rows))
    from auditor.archive.listing import heading, listing

    click.echo(heading(lang))
    return lambda got: _echo(listing(got.name, got.rows, lang))


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
