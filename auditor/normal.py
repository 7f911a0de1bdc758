"""One character for one character: full width to half width, traditional to simplified.

Matching runs on the normalised text; offsets are the same in the author's text. Ideographic
punctuation (、。；《》“”) keeps its width, except for the marks that ASCII has (，：；？！（）).
Look-alikes of the dash, the minus sign and the tilde become one of —, - and ~. The two lines of
`traditional.txt` are made by `tools/traditional.py`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

_traditional, _simplified = (
    files("auditor").joinpath("traditional.txt").read_text("utf-8").splitlines()
)
_TABLE = str.maketrans(
    _traditional + "\u3000\u00a0\u202f\u2009\u2007–―‒─━−‐‑﹣〜∼˜○◯∶",
    _simplified + "     —————----~~~〇〇:",
) | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


_MAPPED = {chr(code): chr(to) if isinstance(to, int) else to for code, to in _TABLE.items()}
_FEW = 40  # different characters up to which to replace them one by one is faster


@lru_cache(maxsize=4)  # the reader, the claims and the slips ask for the same text in turn
def normalise(text: str) -> str:
    """Return the text with the same length in half width and simplified characters."""
    if text.isascii():
        return text
    found = _MAPPED.keys() & set(text)
    if len(found) > _FEW:
        return text.translate(_TABLE)
    for char in found:
        text = text.replace(char, _MAPPED[char])
    return text
