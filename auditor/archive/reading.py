"""Reads a table of claims that `auditor claims` wrote."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from auditor.archive.rows import COLUMNS
from auditor.archive.schema import MissingExtra
from auditor.words import Words

_BATCH = 10_000


class BadTable(ValueError):
    """A file that holds no table of claims; `reason` says why."""

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Words(zh, en)
        super().__init__(en)


def claims_of(path: str) -> Iterator[dict[str, Any]]:
    """Yield the claims of a table, as plain data by column.

    Raises:
        BadTable: it cannot be read, is damaged, or lacks a column.
        MissingExtra: the library for it is not installed.
    """
    read = _READERS.get(Path(path).suffix.lower())
    if read is None:
        kinds = " ".join(_READERS)
        raise BadTable(f"{path}：文件名应以 {kinds} 结尾", f"{path}: should end in {kinds}")
    if not Path(path).is_file():
        raise BadTable(f"{path}：没有这个文件", f"{path}: no such file")
    yield from read(path)


def _parquet(path: str) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("pyarrow") from error
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            _complete(path, file.schema_arrow.names)
            for batch in file.iter_batches(_BATCH, columns=list(COLUMNS)):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise _damaged(path, error) from error


def _duckdb(path: str) -> Iterator[dict[str, Any]]:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra("duckdb") from error
    try:
        with duckdb.connect(path, read_only=True) as base:
            asked = base.execute("SELECT * FROM claims")
            names = [column[0] for column in asked.description]
            _complete(path, names)
            while some := asked.fetchmany(_BATCH):
                yield from (dict(zip(names, row, strict=True)) for row in some)
    except duckdb.Error as error:
        raise _damaged(path, error) from error


def _csv(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        try:
            rows = csv.DictReader(file)
            _complete(path, rows.fieldnames or ())
            for row in rows:
                yield {name: _value(name, row[name]) for name in COLUMNS}
        except (csv.Error, UnicodeDecodeError, ValueError) as error:
            if isinstance(error, BadTable):
                raise
            raise _damaged(path, error) from error


def _value(name: str, text: str) -> Any:
    if name == "date":
        return dt.date.fromisoformat(text) if text else None
    if name in ("since", "until"):
        return dt.datetime.fromisoformat(text) if text else None
    if name in ("corrects", "part"):
        return text == "true"
    if name in ("start", "end"):
        return int(text)
    return (float(text) if text else None) if name.endswith("_float") else text


def _complete(path: str, names: Any) -> None:
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise BadTable(
            f"{path}：不是论断表，缺少列 {'、'.join(missing)}",
            f"{path}: no table of claims, it lacks {', '.join(missing)}",
        )


def _damaged(path: str, error: Exception) -> BadTable:
    why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return BadTable(f"{path}：文件损坏或不是论断表（{why}）", f"{path}: damaged ({why})")


_READERS: dict[str, Callable[[str], Iterator[dict[str, Any]]]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".duckdb": _duckdb,
}
