"""Speed, measured in one run on one machine: characters per second, start-up, memory.

Uses the five articles in ../shared/seeds where they are, else the samples in seeds/.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import bench_archive
import cn2an
import peers
import regex

import auditor
from auditor import registry
from auditor.context import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "seeds"
CASES = ROOT.parent / "shared" / "cases"
CHARACTERS = 1_000_000
NUMBER = regex.compile(r"[0-9０-９零〇一二三四五六七八九十百千万亿两.,%]+")
PEAK = (
    "import resource, sys; from auditor.cli import main\n"
    "try: main(['check', '--jobs', '1', '--output', sys.argv[2], sys.argv[1]])\n"
    "except SystemExit: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
)


def texts() -> list[str]:
    """Return the articles."""
    folder = SHARED if SHARED.is_dir() else ROOT / "seeds"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))[:5]]


def speed(
    work: Callable[[str], object], articles: list[str], characters: int = CHARACTERS
) -> float:
    """Return characters per second over the articles, repeated to so many characters."""
    once = sum(map(len, articles))
    rounds = -(-characters // once)
    work(articles[0])
    start = time.process_time()
    for _ in range(rounds):
        for text in articles:
            work(text)
    return rounds * once / (time.process_time() - start)


def shares(articles: list[str]) -> list[tuple[str, float]]:
    """Return the time of each step and each rule, in microseconds a character, longest first."""
    spent: Counter[str] = Counter()
    rounds = 5
    for _ in range(rounds):
        for text in articles:
            start = time.perf_counter()
            found = auditor.quantities(text)
            spent["quantities"] += time.perf_counter() - start
            start = time.perf_counter()
            context = read(text, found, None)
            spent["claims"] += time.perf_counter() - start
            for rule in registry.rules():
                start = time.perf_counter()
                list(rule.check(context) if rule.check else ())
                spent[rule.code] += time.perf_counter() - start
    characters = rounds * sum(map(len, articles))
    return [(name, value / characters * 1e6) for name, value in spent.most_common()]


def seconds(line: list[str], runs: int = 7) -> float:
    """Return the median wall time of a command."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(line, check=False, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak(articles: int, folder: Path) -> int:
    """Return the peak memory, in MiB, of auditing so many short articles."""
    target = folder / str(articles)
    target.mkdir()
    for n in range(articles):
        text = f"第{n}篇。全县{n + 3}个村，其中山区{n + 1}个，投入1.08亿元，增长8.3%。\n"
        (target / f"{n:05}.txt").write_text(text * 4, "utf-8")
    line = [sys.executable, "-c", PEAK, str(target), str(folder / "out.json")]
    return int(subprocess.run(line, check=True, capture_output=True, text=True).stdout)


def compare(articles: list[str], ours: float) -> None:
    """Print speed and accuracy beside those of other extractors, or why one is left out."""
    for name, (get, own) in peers.PEERS.items():
        try:
            extract = get()
        except ImportError as missing:
            print(f"{name:20} skipped: {missing} (extra `bench`)")
            continue
        rate = speed(extract, articles, CHARACTERS // 10)
        print(f"{name:20} {rate:12,.0f} characters/s")
        print(f"quantities / {name:16} {goal(ours / rate, 1)}")
        if not CASES.is_dir():
            continue
        for who, reader in ((name, extract), ("quantities", peers.ours)):
            asked, values, spans = peers.score(reader, CASES, own)
            print(
                f"  {who:18} {values / asked:6.1%} of values, {spans / asked:6.1%} of spans"
                f" on suites not of {name}"
            )


def goal(ratio: float, wanted: float, *, at_most: bool = False) -> str:
    """Say a ratio, what was wanted, and whether it is reached."""
    reached = ratio <= wanted if at_most else ratio >= wanted
    sign = "≤" if at_most else "≥"
    return f"{ratio:5.2f} ×  (goal {sign} {wanted}: {'reached' if reached else 'MISSED'})"


def main() -> None:
    """Print the table; with a path as argument also write it there as JSON."""
    warnings.simplefilter("ignore")  # cn2an warns of what it cannot read
    articles = texts()
    rates = {
        "auditor.audit": speed(auditor.audit, articles),
        "auditor.quantities": speed(auditor.quantities, articles),
        "cn2an.transform": speed(cn2an.transform, articles),
        "bare regex scan": speed(NUMBER.findall, articles),
    }
    for name, rate in rates.items():
        print(f"{name:20} {rate:12,.0f} characters/s")
    audit, found, cn, bare = rates.values()
    print(f"quantities / cn2an.transform  {goal(found / cn, 3)}")
    print(f"audit / cn2an.transform       {goal(audit / cn, 1)}")
    print(f"bare scan / quantities        {bare / found:5.1f} ×")
    print(f"quantities / audit            {found / audit:5.1f} ×")
    compare(articles, found)
    parts = [f"{name} {value:.2f}" for name, value in shares(articles)[:10]]
    print(f"µs a character: {', '.join(parts)}")
    sample = str(sorted((ROOT / "seeds").glob("*.txt"))[0])
    start = seconds([str(Path(sys.executable).parent / "auditor"), "check", sample])
    bare_start = seconds([sys.executable, "-c", "import regex, rich, cn2an"])
    print(f"auditor check ONE             {start:5.3f} s")
    print(f"import regex, rich, cn2an     {bare_start:5.3f} s")
    print(f"ratio                         {goal(start / bare_start, 3, at_most=True)}")
    with tempfile.TemporaryDirectory() as folder:
        few, many = peak(5_000, Path(folder)), peak(10_000, Path(folder))
    print(f"peak memory, 5,000 articles   {few:5} MiB")
    print(f"peak memory, 10,000 articles  {many:5} MiB")
    archives = bench_archive.main()
    if len(sys.argv) > 1:
        figures = {**rates, "start": start, "imports": bare_start, "peak": [few, many]} | archives
        Path(sys.argv[1]).write_text(json.dumps(figures, indent=1), "utf-8")


if __name__ == "__main__":
    main()
