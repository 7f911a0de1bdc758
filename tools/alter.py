"""How many altered totals the rules notice: one digit is changed in totals of sampled articles.

    python tools/alter.py [SEED]      # ../shared/gold/dev_unlabelled.jsonl, 120 totals, a minute

A total is noticed by the rules for one article where the altered one has a finding that it did
not have, and between articles where a new finding cites the altered figure.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from auditor.archive.parts import Settled
from auditor.archive.running import Job, run
from auditor.archive.store import CLAIMS, FINDINGS
from auditor.choosing import Choice

ARTICLES = Path(__file__).parents[2] / "shared" / "gold" / "dev_unlabelled.jsonl"
_RUNS, _EACH = 3, 40  # archives, and totals that are altered in each
Row = dict[str, Any]


def found(rows: list[Row], folder: Path) -> list[Row]:
    """Audit an archive; return its errors and warnings."""
    source = folder / "articles.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    run(Job((str(source),), folder / "out", Settled(), Choice()))
    findings = pq.read_table(folder / "out" / FINDINGS).to_pylist()
    return [finding for finding in findings if finding["severity"] != "info"]


def altered(quote: str, draw: random.Random) -> str:
    """Change one digit of a figure; the first does not become 0."""
    digits = [n for n, char in enumerate(quote) if char in "0123456789"]
    at = draw.choice(digits)
    others = "123456789" if at == digits[0] else "0123456789"
    return quote[:at] + draw.choice(others.replace(quote[at], "")) + quote[at + 1 :]


def main(seed: int) -> None:
    """Print the shares."""
    rows = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    draw = random.Random(seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = {(f["rule"], f["message"]) for f in found(rows, folder)}
        totals: dict[str, list[Row]] = {}
        for claim in pq.read_table(folder / "out" / CLAIMS).to_pylist():
            digits = sum(char in "0123456789" for char in claim["quote"])
            if claim["metric"] and claim["aspect"] == "cumulative" and digits > 1:
                totals.setdefault(claim["article"], []).append(claim)
        names = draw.sample(sorted(totals), _RUNS * _EACH)
        for first in range(0, len(names), _EACH):
            chosen = {n: draw.choice(totals[n]) for n in names[first : first + _EACH]}
            new = [_with(row, chosen.get(row["id"]), draw) for row in rows]
            told = [f for f in found(new, folder) if (f["rule"], f["message"]) not in before]
            for article, claim in chosen.items():
                _count(counts, article, claim["start"], told)
    print(", ".join(f"{key} {counts[key]}" for key in ("altered", "alone", "between", "noticed")))


def _with(row: Row, claim: Row | None, draw: random.Random) -> Row:
    if claim is None:
        return row
    text, start, end = row["text"], claim["start"], claim["end"]
    if text[start:end] != claim["quote"]:  # two articles bear one name
        return row
    return row | {"text": text[:start] + altered(text[start:end], draw) + text[end:]}


def _count(counts: Counter[str], article: str, start: int, told: list[Row]) -> None:
    alone = any(f["articles"] == [article] for f in told)
    between = any(
        len(f["articles"]) > 1
        and any(s["article"] == article and s["start"] == start for s in f["spans"])
        for f in told
    )
    counts.update({"altered": 1, "alone": alone, "between": between, "noticed": alone or between})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
