"""The embedded engine: processes for the articles, DuckDB over Parquet for what is between them."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from auditor import ending, regex
from auditor.archive.inputs import Piece
from auditor.archive.parts import Settled, make
from auditor.archive.store import Unusable, full, short
from auditor.words import Words

_AHEAD = 3  # pieces in flight for each process, so that memory does not grow with the input
_MEMORY = "512MB"  # what DuckDB may hold; beyond it it works on disk
_BATCH = 1024  # rows fetched at once
_ANSWER = "ROW_GROUP_SIZE 8192"  # a row group is read back as a whole

Part = tuple[str, int]  # the name of a part and the number of its articles


def parts(
    pieces: Iterable[Piece], by: Settled, folder: Path, jobs: int, patterns: bytes | None
) -> Iterator[list[Part]]:
    """Make the parts of every piece and yield their names, in order of the pieces.

    Args:
        pieces: what to audit.
        by: packs, rules and severities.
        folder: where parts are kept.
        jobs: processes.
        patterns: compiled patterns for new processes, as `regex.dump` gives them.

    Raises:
        Unusable: a part could not be written, or a process died.
    """
    work = partial(make, by=by, folder=folder)
    if jobs <= 1:
        yield from map(work, pieces)
        return
    waiting = iter(pieces)
    # Spawned, not forked: the libraries that read Parquet have threads of their own.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, _ready, (os.getpid(), patterns))
    try:
        with ending.ignored():  # the processes start with a task
            flying: deque[Future[list[Part]]] = deque(
                pool.submit(work, piece) for piece in islice(waiting, jobs * _AHEAD)
            )
        while flying:
            done = flying.popleft().result()
            for piece in islice(waiting, 1):
                with ending.ignored():
                    flying.append(pool.submit(work, piece))
            yield done
    except BrokenProcessPool as error:
        raise Unusable(
            Words(
                "一个审读进程意外中止（可能内存不足）；已完成的部分都在，"
                "加 --resume 再运行即可接着做",
                "a process died (perhaps for lack of memory); what is done is kept: run again "
                "with --resume",
            )
        ) from error
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        for process in multiprocessing.active_children():
            process.terminate()  # a piece takes seconds; parts that are not whole are not there
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ready(parent: int, patterns: bytes | None) -> None:
    """Prepare a process: its patterns, and an end when the process that started it is gone."""
    if patterns is not None:
        regex.preload(patterns)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Tables:
    """Queries over Parquet files, answered by DuckDB within a bounded memory."""

    def __init__(self, work: Path, jobs: int) -> None:
        self._work = work
        self._base = duckdb.connect(":memory:")
        for name, value in (
            ("memory_limit", _MEMORY),
            ("threads", str(max(jobs, 1))),
            ("temp_directory", str(work / "spill")),
            ("preserve_insertion_order", "false"),
            ("enable_progress_bar", "false"),
        ):
            self.set(name, value)

    def set(self, name: str, value: str) -> None:
        """Set an option of DuckDB."""
        self._base.execute(f"SET {name} = '{_quoted(value)}'")

    def view(self, name: str, path: Path) -> None:
        """Give a Parquet file the name of a table."""
        source = f"read_parquet('{_quoted(path)}')"
        self._base.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {source}")

    def keep(self, name: str, query: str) -> None:
        """Answer a query once, and give the answer the name of a table."""
        path = self._work / f"{name}.parquet"
        self._run(f"COPY ({query}) TO '{_quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
        self.view(name, path)

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, in its order."""
        path = self._work / "answer.parquet"
        self._run(f"COPY ({query}) TO '{_quoted(path)}' (FORMAT parquet, {_ANSWER})")
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH):
                yield from batch.to_pylist()

    def _run(self, query: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._base.execute(query)
        except duckdb.OutOfMemoryException as error:
            if "directory" in str(error):  # what does not fit goes there
                raise full(str(self._work), str(error)) from error
            raise short(str(error)) from error
        except duckdb.IOException as error:
            raise full(str(self._work), str(error)) from error

    def close(self) -> None:
        """Let go of everything."""
        self._base.close()


def _quoted(text: Path | str) -> str:
    return str(text).replace("'", "''")
