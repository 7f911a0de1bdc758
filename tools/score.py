"""Recall by kind and false alarms on articles marked by hand, against tests/score.toml.

    python tools/score.py            print them with the change since they were last kept
    python tools/score.py --check    the same, and fail where a figure is worse
    python tools/score.py --keep     the same, and keep them

The scorer, and the articles of others, lie beside the project; where they do not, nothing is
measured. tests/gold holds the project's own articles, of fields that the rules were not built on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KEPT = ROOT / "tests" / "score.toml"
OWN = ROOT / "tests" / "gold"
SETS = {
    "seeds": SHARED / "gold",
    "dev": SHARED / "gold",
    **{path.stem: OWN for path in sorted(OWN.glob("*.gold"))},
}


def measure(name: str) -> dict[str, float]:
    """Return caught and total by kind, and false alarms, of one set of articles."""
    gold = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "score.json"
        line = [sys.executable, str(SHARED / "tools" / "score.py"), "--json", str(out)]
        line += ["--docs", str(gold / f"{name}.jsonl"), "--gold", str(gold / f"{name}.gold")]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
        scored = json.loads(out.read_text("utf-8"))
    figures = {kind: scored["caught"].get(kind, 0) for kind in sorted(scored["total"])}
    return {"caught": sum(figures.values()), **figures, "false": scored["false"]}


def worse(kind: str, new: float, old: float) -> bool:
    """Tell whether a figure got worse: fewer caught, or more false alarms."""
    return new > old if kind == "false" else new < old


def written(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures as TOML."""
    out = ["# Relations caught, by kind, and false alarms. Written by tools/score.py --keep."]
    for name, counts in figures.items():
        out += ["", f"[{name}]", *(f'"{kind}" = {count}' for kind, count in counts.items())]
    return "\n".join(out) + "\n"


def main() -> int:
    """Measure, print, and compare or keep."""
    if not (SHARED / "tools" / "score.py").exists():
        print("score: skipped, ../shared with the marked articles and the scorer is absent")
        return 0
    kept = tomllib.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    figures = {name: measure(name) for name in SETS}
    bad = False
    for name, counts in figures.items():
        print(name)
        for kind, count in counts.items():
            old = kept.get(name, {}).get(kind, count)
            change = f"{count - old:+}" if count != old else ""
            # Kinds move against each other as rules sharpen; the totals must not fall.
            fails = kind in ("caught", "false") and worse(kind, count, old)
            bad |= fails
            print(f"  {kind:16} {count:5} {change:>5}{'  WORSE' if fails else ''}")
    if "--keep" in sys.argv:
        KEPT.write_text(written(figures), "utf-8")
        return 0
    return int(bad and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
