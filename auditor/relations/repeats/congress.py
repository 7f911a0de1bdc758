"""The session of a congress that a report names at its head and in its address."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text.lists import SMALL, small_number

_BODY = "(?P<body>人民代表大会|人大|政协|中国人民政治协商会议|党代会|党员代表大会|代表大会)"
_SESSION = (
    rf"第?(?P<n>{SMALL})届(?:全国)?(?:委员会)?{_BODY}(?:[^,。;:()\n\d]{{0,6}}?)"
    rf"(?:常务委员会|常委会)?第?(?P<m>{SMALL})次(?:全体)?会议"
)
# （2023年3月6日在区第九届人大三次会议上）, a line of its own under the title
_LINE = regex.compile(
    rf"\n\s*[-—]*\(?(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?在[^,。;:()\n]{{0,20}}?{_SESSION}上\)?\s*\n"
)
# 提请县十七届人大二次会议审议
_ASKED = regex.compile(
    rf"(?:提请|提交|请|向)[^,。;:()\n\d]{{0,12}}?{_SESSION}(?:审议|审查|报告|作报告|予以审议)"
)
_HEAD, _ADDRESS = 400, 700  # characters in which the line stands, and the request behind it
_SHORT = {"人民代表大会": "人大", "中国人民政治协商会议": "政协", "党员代表大会": "党代会"}


def sessions(ctx: Context) -> Iterator[Repeat]:
    """Yield the session under the title of a report against the one that it is submitted to."""
    line = _LINE.search(ctx.norm, 0, _HEAD) if ctx.norm.find("次会议上", 0, _HEAD) >= 0 else None
    asked = line and _ASKED.search(ctx.norm, line.end(), line.end() + _ADDRESS)
    if not line or not asked:
        return
    if _SHORT.get(line["body"], line["body"]) != _SHORT.get(asked["body"], asked["body"]):
        return
    for part, what in (("n", "届次"), ("m", "会次")):
        holds = small_number(line[part]) == small_number(asked[part])
        yield Repeat(line.span(part), asked.span(part), what, holds)
