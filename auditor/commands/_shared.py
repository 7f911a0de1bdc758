"""What several commands share: the language, messages, exit codes, the store of patterns."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from auditor import regex, registry
from auditor.config import ConfigError, Settings, codes, find, load
from auditor.misuse import Misuse
from auditor.words import LANGUAGES, Words


def _inherited(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Take --lang from before the command where it is not given after it."""
    return value or (context.parent and context.parent.params.get("lang")) or LANGUAGES[0]


# Eager, so that it is known when --help after it is met.
language = click.option("--lang", type=click.Choice(LANGUAGES), callback=_inherited, is_eager=True)


def settings_file(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --config and --no-config."""
    named = click.option("--config", metavar="FILE", type=click.Path())
    return named(click.option("--no-config", is_flag=True)(command))


def settings(paths: Sequence[str], config: str | None, use: bool, lang: str) -> Settings:
    """Return the settings that hold for paths, or those of the file `config`; `use` or none."""
    try:
        path = config or (find(paths) if use else "")
        return load(path) if path else Settings()
    except ConfigError as error:
        fail(error.reason.said(lang))


def rule_codes(written: Sequence[str], lang: str) -> tuple[str, ...]:
    """Return the codes of rules given on the command line, which commas may part."""
    try:
        return codes(word.strip() for each in written for word in each.split(","))
    except ConfigError as error:
        fail(error.reason.said(lang))


def rule_words(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the codes of rules that complete a word, behind what commas part from it."""
    before, comma, last = begun.rpartition(",")
    found = (rule.code for rule in registry.rules() if rule.code.startswith(last.upper()))
    return [f"{before}{comma}{code}" for code in found]


def note(message: str) -> None:
    """Tell something on standard error."""
    click.echo(f"auditor: {message}", err=True)


def fail(message: str) -> NoReturn:
    """Tell why nothing more can be done, and exit with 2."""
    note(message)
    raise SystemExit(2)


def day(written: str | None) -> dt.date | None:
    """Return the date given as --published."""
    if written is None:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise Misuse(
            Words(
                f"--published 应为日期 YYYY-MM-DD，现为 {written!r}",
                f"--published: {written!r} is not a date YYYY-MM-DD",
            )
        ) from None


def usable_packs(paths: Sequence[str], lang: str) -> None:
    """Refuse a pack that cannot be used before any article is read."""
    if not paths:
        return
    from auditor import packs

    for path in paths:
        try:
            packs.at(path)
        except packs.PackError as error:
            fail(error.reason.said(lang))


def cache_folder() -> Path | None:
    """Return the folder for what is kept from run to run; None if nothing is to be kept."""
    if os.environ.get("AUDITOR_NO_CACHE"):
        return None
    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(folder, "auditor")


def _patterns(folder: Path) -> Path:
    return folder / f"patterns-{regex.version()}.pickle"


def stored_patterns() -> bytes | None:
    """Return the patterns that an earlier run kept, for processes of one's own."""
    folder = cache_folder()
    with suppress(OSError):
        return _patterns(folder).read_bytes() if folder else None
    return None


def usable_facts(tables: Sequence[str], lang: str) -> None:
    """Refuse a table of reference figures that cannot be used before any article is read."""
    if not tables:
        return
    from auditor import facts

    try:
        facts.several(tuple(tables))
    except facts.FactsError as error:
        for fault in error.faults:
            note(fault.said(lang))
        raise SystemExit(2) from None


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Start with the patterns that an earlier run compiled, and keep them for the next.

    The store is a help, not an input: where it cannot be read or written, or AUDITOR_NO_CACHE
    is set, patterns are compiled anew.
    """
    folder = cache_folder()
    if folder is None:
        yield
        return
    store = _patterns(folder)
    regex.later(store.read_bytes)
    yield
    data = regex.dump()
    if data is None:
        return
    with suppress(OSError):
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=store.parent, delete=False) as out:
            try:
                out.write(data)
                out.flush()
                os.replace(out.name, store)
            except OSError:  # a full disk
                os.unlink(out.name)
                raise


class Progress:
    """A line on standard error that tells how far a long run is, if that is a terminal."""

    def __init__(self, lang: str) -> None:
        self._word = Words("已审", "audited").said(lang)
        self._on = sys.stderr.isatty()
        self._next = time.monotonic() + 1
        self._drawn = False

    def step(self, done: int) -> None:
        """Redraw, at most ten times a second."""
        now = time.monotonic()
        if self._on and now >= self._next:
            self._next = now + 0.1
            self._drawn = True
            sys.stderr.write(f"\r{self._word} {done:,}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
