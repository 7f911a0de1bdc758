"""One character for one character: full width to half width, traditional to simplified.

Matching runs on the normalised text; offsets are the same in the author's text. Ideographic
punctuation (、。；《》“”) keeps its width, except for the marks that ASCII has (，：；？！（）).
Look-alikes of the dash, the minus sign and the tilde become one of —, - and ~, a dot in the middle
of a figure (一‧七%) becomes 点. The two lines of
`traditional.txt` are made by `tools/traditional.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_traditional, _simplified = (
    files("auditor").joinpath("traditional.txt").read_text("utf-8").splitlines()
)
_MAPPED = str.maketrans(
    _traditional + "\u3000\u00a0\u202f\u2009\u2007–―‒─━−‐‑﹣〜∼˜○◯∶‧・於徵榖祇",
    _simplified + "     —————----~~~〇〇:··于征谷只",
) | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# A list is looked up six times as fast as a dict, which fails on every character that stays.
_TABLE = list(range(0x10000))
for _code, _to in _MAPPED.items():
    if _code < 0x10000:
        _TABLE[_code] = _to


# 五十三‧七万吨, 增一‧七%: papers of Taiwan and Hong Kong write the point as a dot in the middle.
# Without a unit it stands between month and day (九·一八, 一二·九).
_POINT = re.compile(
    "·(?<=[〇零一二三四五六七八九十百]·)"
    "(?=[〇零一二三四五六七八九]{1,3}(?:[%‰万亿兆倍吨元米秒岁亩]|公[吨里顷斤分升]|个?百分点))"
)


@lru_cache(maxsize=4)  # the reader, the claims and the slips ask for the same text in turn
def normalise(text: str) -> str:
    """Return the text with the same length in half width and simplified characters."""
    if text.isascii():
        return text
    if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        text = text.translate(_MAPPED)  # characters beyond the table
    else:
        text = text.translate(_TABLE)
    if "画" in text:  # 計畫, 規畫: Taiwan's spelling
        text = text.replace("计画", "计划").replace("规画", "规划")
    return _POINT.sub("点", text) if "·" in text else text
