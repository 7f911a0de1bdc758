"""Writes a table of claims as it comes: Parquet, CSV, a DuckDB database; whole or not at all."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, Protocol

from auditor.archive.rows import COLUMNS, Row
from auditor.archive.schema import MissingExtra, arrow, arrow_schema

_GROUP = 20_000  # rows kept in memory before they are written


class Writer(Protocol):
    """Takes rows until it is closed."""

    def add(self, claims: list[Row]) -> None:
        """Write some rows."""

    def close(self) -> None:
        """Write what is left."""


class _Csv:
    def __init__(self, path: str) -> None:
        self._file = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115
        self._rows = csv_writer(self._file)

    def add(self, claims: list[Row]) -> None:
        self._rows.writerows(cells_of(row) for row in claims)

    def close(self) -> None:
        self._file.close()


class _Parquet:
    def __init__(self, path: str) -> None:
        import pyarrow.parquet

        self._out = pyarrow.parquet.ParquetWriter(path, arrow_schema(), compression="zstd")

    def add(self, claims: list[Row]) -> None:
        self._out.write_batch(arrow(claims))

    def close(self) -> None:
        self._out.close()


class _DuckDB:
    def __init__(self, path: str) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise MissingExtra("duckdb") from error
        os.unlink(path)  # duckdb makes its file itself
        self._base = duckdb.connect(path)
        empty = arrow_schema().empty_table()
        self._base.register("empty", empty)
        self._base.execute("CREATE TABLE claims AS SELECT * FROM empty")

    def add(self, claims: list[Row]) -> None:
        import duckdb
        import pyarrow

        try:
            self._base.register("batch", pyarrow.Table.from_batches([arrow(claims)]))
            self._base.execute("INSERT INTO claims SELECT * FROM batch")

        except duckdb.Error as error:
            raise OSError(str(error)) from error

    def close(self) -> None:
        self._base.close()


WRITERS: dict[str, Callable[[str], Writer]] = {
    ".csv": _Csv,
    ".parquet": _Parquet,
    ".duckdb": _DuckDB,
}


@contextmanager
def table(path: str) -> Iterator[Callable[[Iterable[Row]], None]]:
    """Write a table of claims to a file whose ending names its kind.

    Gives a function that takes rows. The file appears complete at the end, or not at all.

    Raises:
        KeyError: the ending is none of `WRITERS`.
        MissingExtra: the library for it is not installed.
        OSError: the file cannot be written.
    """
    make = WRITERS[os.path.splitext(path)[1].lower()]
    if make is not _Csv:
        arrow_schema()
    folder = os.path.dirname(os.path.abspath(path))
    handle, temporary = tempfile.mkstemp(prefix=".auditor-", dir=folder)
    os.close(handle)
    waiting: list[Row] = []
    try:
        writer = make(temporary)

        def add(claims: Iterable[Row]) -> None:
            waiting.extend(claims)
            if len(waiting) >= _GROUP:
                writer.add(waiting)
                waiting.clear()

        try:
            yield add
            writer.add(waiting)
        finally:
            writer.close()
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def csv_writer(file: IO[str]) -> Any:
    """Return a writer of CSV to an open file, with the heading written."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow(COLUMNS)
    return out


def cells_of(row: Row) -> list[Any]:
    """Return a row as CSV writes it: ISO dates, true and false, nothing for what is unknown."""
    return [_cell(getattr(row, name)) for name in COLUMNS]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else value


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
