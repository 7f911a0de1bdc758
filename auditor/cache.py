"""Outcomes kept from run to run, known by a digest of everything that they depend on.

The store is a help, never an input: where it cannot be opened, read or written (another process
holds it, the disk is full, the file is damaged), the run goes on without it, and prints the same.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from auditor import registry

LIMIT = 256 << 20  # bytes that the store may take
LARGEST = 4 << 20  # bytes of an input or an outcome that is kept
_AT_ONCE = 64  # outcomes that are written in one go
_CHECK = 16  # bytes of the checksum before an outcome
_ALLOWED = {
    ("collections", "Counter"),
    ("auditor.run", "Outcome"),
    ("auditor.reporting", "Tally"),
    ("auditor.model", "Verdict"),
    ("auditor.model", "Severity"),
    ("auditor.words", "Words"),
    ("auditor.baseline", "Key"),
}


def digest(parts: Iterable[bytes]) -> bytes:
    """Return 32 bytes that stand for some parts and the borders between them."""
    out = hashlib.blake2b(digest_size=32)
    for part in parts:
        out.update(len(part).to_bytes(8, "big"))
        out.update(part)
    return out.digest()


def program() -> bytes:
    """Return what stands for the program itself: its files, what is installed beside, Python."""
    parts = [sys.version.encode()]
    for folder in registry.folders():
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix != ".pyc" and path.is_file():
                parts += [os.fsencode(path.relative_to(folder)), path.read_bytes()]
    installed = os.path.dirname(os.path.dirname(os.path.abspath(click.__file__)))
    parts += sorted(os.fsencode(n) for n in os.listdir(installed) if n.endswith(".dist-info"))
    return digest(parts)


class Store:
    """Outcomes by key in one SQLite file, shared by any number of processes."""

    def __init__(self, path: Path, *, limit: int = LIMIT) -> None:
        self._limit = limit
        self._waiting: dict[bytes, bytes] = {}
        self._file: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = _opened(path)
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):  # not a database: begin anew
                with suppress(OSError):
                    path.unlink()
        except OSError:
            self._file = None

    def get(self, key: bytes) -> Any:
        """Return what is kept under a key; None if there is nothing, or nothing whole."""
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT data FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            self._give_up()
            return None
        return _read(row[0]) if row else None

    def put(self, key: bytes, outcome: object) -> None:
        """Keep an outcome; it is written with some others, and at the end."""
        if self._file is None:
            return
        data = pickle.dumps(outcome, protocol=5)
        if len(data) > LARGEST:
            return
        self._waiting[key] = hashlib.blake2b(data, digest_size=_CHECK).digest() + data
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what waits, and close the file."""
        if self._waiting:
            self._write()
        if self._file is not None:
            self._file.close()

    def _write(self) -> None:
        rows, self._waiting = list(self._waiting.items()), {}
        if self._file is None:
            return
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                if self._size() > self._limit:
                    # The oldest third goes.
                    self._file.execute(
                        "DELETE FROM kept WHERE rowid <= (SELECT rowid FROM kept ORDER BY rowid "
                        "LIMIT 1 OFFSET (SELECT count(*) / 3 FROM kept))"
                    )
        except sqlite3.DatabaseError:
            self._give_up()

    def _size(self) -> int:
        """Return the bytes in use; pages that were freed are used again."""
        assert self._file is not None
        pages, free, size = (
            self._file.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _give_up(self) -> None:
        if self._file is not None:
            with suppress(sqlite3.DatabaseError):
                self._file.close()
        self._file = None


def _opened(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=2.0)
    # What a crash of the machine may lose is worked out again; the checksum tells what is whole.
    file.execute("PRAGMA synchronous = OFF")
    file.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, data BLOB NOT NULL)")
    return file


class _Outcomes(pickle.Unpickler):
    """Reads outcomes and nothing else, whoever wrote the file."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _read(data: bytes) -> Any:
    check, body = data[:_CHECK], data[_CHECK:]
    if hashlib.blake2b(body, digest_size=_CHECK).digest() != check:
        return None
    try:
        return _Outcomes(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, TypeError, ValueError, AttributeError, EOFError):
        return None
