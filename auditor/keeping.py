"""Which outcome is kept under which key: all that an article's drawing depends on."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from auditor.article import Unreadable
from auditor.cache import LARGEST, Store, digest, program
from auditor.facts import DEFAULT
from auditor.run import Outcome, Plan
from auditor.sources import Source, companion
from auditor.suppressing import ENDING


class Kept(NamedTuple):
    """What is known of a source before it is read: its key, its state, its kept outcome."""

    key: bytes
    path: str
    state: tuple[int, ...]
    outcome: Outcome | None


class Keeper:
    """Knows the outcomes of sources that neither changed nor are to be told otherwise."""

    def __init__(self, store: Store, plan: Plan) -> None:
        self._store = store
        named = [*plan.packs, *(table for table in plan.facts if table != DEFAULT)]
        packs = [Path(path).read_bytes() for path in named]
        # Everything in the plan writes itself out in full, but for the order of sets.
        said = repr(replace(plan, rules=None, packs=()))
        rules = repr(sorted(plan.rules)) if plan.rules is not None else "all"
        self._plan = digest([program(), said.encode(), rules.encode(), *packs])

    def look(self, source: Source) -> Kept | None:
        """Return what is known of a source; None where nothing is kept of such."""
        state = _state(source.path)
        if source.problem or not state or state[0] > LARGEST:
            return None
        try:
            toml = companion(source, ENDING)
            data = Path(source.path).read_bytes()
        except (OSError, Unreadable):
            return None  # the worker tells why
        said = repr((source.name, source.path, source.touched))
        key = digest([self._plan, said.encode("utf-8", "surrogateescape"), toml.encode(), data])
        found = self._store.get(key)
        return Kept(key, source.path, state, found if isinstance(found, Outcome) else None)

    def keep(self, kept: Kept, outcome: Outcome) -> None:
        """Keep an outcome for the next run, unless its source changed meanwhile."""
        if _state(kept.path) == kept.state:
            self._store.put(kept.key, outcome)


def _state(path: str) -> tuple[int, ...]:
    """Return size, time and number of a regular file; () of anything else, and of "-"."""
    if path == "-":
        return ()
    try:
        found = os.stat(path)
    except OSError:
        return ()
    if not stat.S_ISREG(found.st_mode):
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino
