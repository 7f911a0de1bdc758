"""Writes auditor/traditional.txt: traditional characters and, below them, their simplified ones.

Source: the TSCharacters table of OpenCC (package opencc-python-reimplemented, Apache 2.0). A
character that may also stay as it is (著, 乾) is left alone, since simplified texts use it too.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "auditor" / "traditional.txt"


def table() -> tuple[str, str]:
    """Return two strings of equal length: traditional characters and their simplified twins."""
    source = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    pairs = []
    for line in source.splitlines():
        traditional, _, simplified = line.strip().partition("\t")
        options = simplified.split()
        if options and traditional not in options and len(traditional) == len(options[0]) == 1:
            pairs.append((traditional, options[0]))
    pairs.sort()
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


if __name__ == "__main__":
    TARGET.write_text("\n".join(table()) + "\n", "utf-8")
