"""Speed and memory of `auditor corpus`, measured in one run on one machine."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from archives import write

ARTICLES = 3_000
CLAIMS = (250_000, 1_000_000)
GOALS = {"growth": 2.1, "memory": 2048}
# Joins parts, each as often as it takes to come to so many claims, and runs the rules between
# articles over them; prints the peak of its own memory in MiB.
JOIN = """
import itertools, resource, sys
from pathlib import Path
from auditor import packs
from auditor.archive import crossing, embedded, joining, parts, store
source, out, claims = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
def batches():
    done = 0
    for path in itertools.cycle(sorted(source.glob(".parts/*.parquet"))):
        for batch in joining.read(path):
            if done >= claims:
                return
            done += len(batch["claims"].flatten())
            yield batch
with store.Store(out, resume=False) as kept:
    totals = joining.gather(batches(), out / store.CLAIMS, kept.work)
    tables = embedded.Tables(kept.work, 2)
    crossing.ready(tables, out / store.CLAIMS, kept.work, packs.built_in())
    crossing.cross(tables, out / store.FINDINGS, kept.work, totals, parts.Settled())
    tables.close()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


class Spent(NamedTuple):
    """The time of a run: on the wall, and of processors, which others on the machine slow less."""

    wall: float
    processor: float


def spent(source: Path, out: Path, *options: str) -> Spent:
    """Return the time of a whole run."""
    line = [sys.executable, "-m", "auditor", "corpus", str(source), "-o", str(out), *options]
    start, before = time.perf_counter(), _processor()
    done = subprocess.run(line, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return Spent(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(source: Path, out: Path, claims: int) -> int:
    """Return the peak memory in MiB of joining and comparing so many claims."""
    line = [sys.executable, "-c", JOIN, str(source), str(out), str(claims)]
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def reached(value: float, goal: float) -> str:
    """Say whether a value keeps to its goal."""
    return f"(goal ≤ {goal:g}: {'reached' if value <= goal else 'MISSED'})"


def main() -> dict[str, float | None]:
    """Print the table, and return its figures."""
    figures: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once = write(ARTICLES, folder / "once.jsonl")
        twice = write(2 * ARTICLES, folder / "twice.jsonl")
        spent(once, folder / "first")  # compiles the patterns
        one = spent(once, folder / "one", "--jobs", "1")
        two = spent(once, folder / "two", "--jobs", "2").wall
        double = spent(twice, folder / "double", "--jobs", "1")
        figures |= {"articles/s, 1 process": ARTICLES / one.wall, "articles/s, 2": ARTICLES / two}
        figures["growth"] = double.processor / one.processor
        print(f"corpus, 1 process             {ARTICLES / one.wall:7,.0f} articles/s")
        print(f"corpus, 2 processes           {ARTICLES / two:7,.0f} articles/s")
        growth = figures["growth"]
        print(f"time for twice the articles   {growth:7.2f} ×  {reached(growth, GOALS['growth'])}")
        if find_spec("pyspark") and shutil.which("java"):
            spark = ("--engine", "spark", "--master", "local[2]")
            taken = spent(once, folder / "spark", *spark).wall
            figures["articles/s, spark local[2]"] = ARTICLES / taken
            rate = f"{ARTICLES / taken:7,.0f} articles/s"
            print(f"corpus, Spark local[2]        {rate}, its start included")
        else:
            figures["articles/s, spark local[2]"] = None
            print("corpus, Spark local[2]        not measured: pyspark or java is missing")
        for claims in CLAIMS:
            most = peak(folder / "double", folder / f"join-{claims}", claims)
            figures[f"MiB, {claims} claims"] = most
            said = reached(most, GOALS["memory"])
            print(f"peak memory, {claims:9,} claims {most:6,} MiB  {said}")
        per_million = figures[f"MiB, {CLAIMS[1]} claims"] * 2**20
        print(f"bytes for a million claims    {per_million:,.0f}, everything loaded included")
    return figures


if __name__ == "__main__":
    main()
