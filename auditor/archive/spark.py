"""The engine beyond one machine: Apache Spark audits the articles and answers the queries.

The machines have to see the same files under the same paths. A batch of audited articles travels
as the bytes of Arrow, so that Spark alters nothing in it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from auditor import regex
from auditor.archive.inputs import Piece, runs
from auditor.archive.parts import Settled, batch, edition
from auditor.archive.store import Unusable
from auditor.words import Words

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_COLUMNS = "number long, data binary"
_SCHEMA = pa.schema([("number", pa.int64()), ("data", pa.binary())])
_LOG = """rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %m%n
"""
_TASKS = 4  # for each processor, so that none waits long for the last


@contextmanager
def session(master: str, work: Path) -> Iterator[SparkSession]:
    """Start Spark, and stop it at the end.

    Raises:
        Unusable: pyspark or Java is missing, or Spark does not start.
    """
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise Unusable(
            Words("Spark 需要 Java 17 或更新的版本，没有找到 java", "Spark needs Java 17 or newer")
        )
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Unusable(
            Words(
                "缺少 pyspark：请安装 pip install 'auditor-zh[spark]'",
                "pyspark is missing: pip install 'auditor-zh[spark]'",
            )
        ) from error
    log = work / "log4j2.properties"
    log.write_text(_LOG, "utf-8")
    # Spark would start any python3 for its workers, which need not have these libraries.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    try:
        spark = (
            SparkSession.builder.master(master)
            .appName("auditor")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.local.dir", str(work / "spark"))
            .config("spark.sql.warehouse.dir", str(work / "warehouse"))
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.ansi.doubleQuotedIdentifiers", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile=file:{log}")
            .getOrCreate()
        )
    except (PySparkException, OSError, RuntimeError) as error:
        raise _failed(error) from error
    shuffled = max(2 * spark.sparkContext.defaultParallelism, 2)
    spark.conf.set("spark.sql.shuffle.partitions", str(shuffled))
    try:
        yield spark
    except PySparkException as error:
        raise _failed(error) from error
    finally:
        spark.stop()


def _failed(error: BaseException) -> Unusable:
    why = str(error).strip().partition("\n")[0]
    return Unusable(Words(f"Spark 出错：{why}", f"Spark failed: {why}"))


def parts(
    spark: SparkSession,
    pieces: Sequence[Piece],
    by: Settled,
    folder: Path,
    *,
    resume: bool,
    patterns: bytes | None,
) -> Path:
    """Audit every piece into a folder of Parquet files; return it.

    `patterns` are those that `regex.dump` gave, so that no worker has to compile them anew.
    With `resume` a folder that was finished from the same files and settings stays as it is.
    """
    mark = folder.with_name(folder.name + ".key")
    key = _key(pieces, by)
    if resume and (folder / "_SUCCESS").exists() and mark.exists() and mark.read_text() == key:
        return folder
    mark.unlink(missing_ok=True)
    tasks = min(len(pieces), spark.sparkContext.defaultParallelism * _TASKS) or 1
    rows = [(n, pickle.dumps(piece)) for n, piece in enumerate(pieces)]
    # One range of pieces a task, so that the files of the answer keep the order of the input.
    numbered = spark.sparkContext.parallelize(rows, tasks).toDF(_COLUMNS)
    audited = numbered.mapInArrow(partial(_audit, by=by, patterns=patterns), _COLUMNS)
    audited.write.mode("overwrite").parquet(str(folder))
    mark.write_text(key)
    return folder


def _key(pieces: Sequence[Piece], by: Settled) -> str:
    mark = hashlib.blake2b(edition(), digest_size=16)
    mark.update(repr((by.packs, by.rules and sorted(by.rules), by.severity, by.facts)).encode())
    for piece in pieces:
        mark.update(repr(piece).encode("utf-8", "replace"))
        for path in [piece.path] if piece.path else [source.path for source in piece.files]:
            if os.path.exists(path):
                stat = os.stat(path)
                mark.update(f"{stat.st_size} {stat.st_mtime_ns}".encode())
    return mark.hexdigest()


def _audit(
    batches: Iterable[pa.RecordBatch], by: Settled, patterns: bytes | None
) -> Iterator[pa.RecordBatch]:
    """Audit the pieces of a task, one run of articles after the other."""
    if patterns is not None:
        regex.preload(patterns)
    for each in batches:
        for row in each.to_pylist():
            for run in runs(pickle.loads(row["data"])):
                audited = batch(run, by)
                sink = pa.BufferOutputStream()
                with pa.ipc.new_stream(sink, audited.schema) as out:
                    out.write_batch(audited)
                record = {"number": row["number"], "data": sink.getvalue().to_pybytes()}
                yield pa.RecordBatch.from_pylist([record], schema=_SCHEMA)


def read(folder: Path) -> Iterator[pa.RecordBatch]:
    """Yield the audited articles of a folder, in order of the input."""
    for path in sorted(folder.glob("part-*.parquet")):
        with pq.ParquetFile(path) as file:
            for batches in file.iter_batches(1):
                for data in batches["data"].to_pylist():
                    yield from pa.ipc.open_stream(data)


class Tables:
    """Queries over Parquet files, answered by Spark SQL."""

    def __init__(self, spark: SparkSession, work: Path) -> None:
        self._spark = spark
        self._work = work

    def view(self, name: str, path: Path) -> None:
        """Give a Parquet file, or a folder of them, the name of a table."""
        self._spark.read.parquet(str(path)).createOrReplaceTempView(name)

    def keep(self, name: str, query: str) -> None:
        """Answer a query once, and give the answer the name of a table."""
        path = self._work / f"{name}.parquet"
        self._spark.sql(query).write.mode("overwrite").parquet(str(path))
        self.view(name, path)

    def rows(self, query: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, in its order."""
        for row in self._spark.sql(query).toLocalIterator():
            yield row.asDict(recursive=True)
