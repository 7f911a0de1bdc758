"""Reads what an article says about shares: which part of which whole is how many percent.

`汽车零部件收入N亿元,收入占比P` and `已有N个县,占全国N个县的P` give a part, the words for the whole,
and the whole itself where it stands between 占 and the share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor import regex, template
from auditor.claims import Context
from auditor.template import NUMBER, SHARE, Template

_HEDGE = (
    "(?:[约近超逾达为是有到已各均仅共:]|大约|超过|接近|将近|高达|保持在|稳定在|不到|不足|至少)*"
)
_SHARE = regex.compile(
    rf"(?:(?P<word>占)(?:[比]|到|了|据)?(?P<whole>[^,;。!?:\n()占]{{0,40}}?)的?(?:比重|比例|份额|百分比)?"
    rf"|(?P<whole2>[^,;。!?:\n()占{NUMBER}-{template.RATIO}]{{0,12}}?)(?P<word2>占比|比重|所占比例))"
    rf"{_HEDGE}\s*(?P<share>{SHARE})"
)
_EACH = regex.compile(
    rf"(?:分别占|占(?:[比]|到|了|据)?)(?P<whole>[^,;。!?:\n()占{NUMBER}-{template.RATIO}]{{0,40}}?)"
    rf"(?:的?(?:比重|比例|份额|百分比))?[分别为是的约]*(?P<shares>{SHARE}(?:、{SHARE})*[和及与、]{SHARE})"
)
_NEUTRAL = regex.compile(
    r"(?:[并且也又均都再共约各净则又还,的]|同时|实际|累计|分别|合计|大约|已|已经|其|约|只|仅)*\s*"
)
_JOINED = regex.compile(rf"[^\s{NUMBER}-{template.RATIO}]{{0,3}}{_NEUTRAL.pattern}")
_SKIPPED = regex.compile(rf"(?:[比较]|同比|环比|增长|下降|占|为.{{1,12}}的{SHARE}|实际|按可比)")
_CHANGED = regex.compile(
    rf"[^{NUMBER}]*(?:增加|减少|增长|下降|新增|净增|多|少|提高|降低)[了约近超]*$"
)
_CLAUSE = regex.compile(r"[^,;。!?:\n()\[\]【】]+|[;()\[\]【】]")
_SENTENCE = regex.compile(r"[^。!?\n]+")


@dataclass(frozen=True, slots=True)
class Share:
    """One statement of a share; numbers are indices of quantities, -1 where not stated.

    part: what is shared out. whole: the whole if it stands inside the statement. share: the
    percentage. words: the words for the whole, perhaps empty (占百分之六十). sentence: its running
    number. begin: where the statement begins in the template.
    """

    part: int
    whole: int
    share: int
    words: str
    sentence: int
    begin: int


def read(ctx: Context) -> list[Share]:
    """Return every statement of a share in order. Linear in the length of the article."""
    shown = template.of(ctx)
    text = shown.text
    out: list[Share] = []
    if SHARE not in text or ("占" not in text and "比重" not in text):
        return out
    for number, sentence in enumerate(_SENTENCE.finditer(text)):
        start, end = sentence.span()
        if text.find(SHARE, start, end) >= 0 and _SHARE.search(text, start, end):
            _read_sentence(shown, start, end, number, out)
    return out


def _read_sentence(shown: Template, start: int, end: int, number: int, out: list[Share]) -> None:
    each = list(_read_each(shown, start, end, number))
    taken = {share.share for share in each}
    first = len(out)
    _read_clauses(shown, start, end, number, out)
    if each:
        out[first:] = sorted(
            [*each, *(s for s in out[first:] if s.share not in taken)], key=lambda s: s.share
        )


def _read_clauses(shown: Template, start: int, end: int, number: int, out: list[Share]) -> None:
    stack: list[int] = []
    part = -1  # the number that the clauses so far speak about
    for found in _CLAUSE.finditer(shown.text, start, end):
        piece = found[0]
        if piece in "([【":
            stack.append(part)
        elif piece in ")]】":
            part = stack.pop() if stack else -1
        elif piece == ";":
            part = -1
        else:
            part = _read_clause(shown, found.start(), piece, part, number, out)


def _read_each(shown: Template, start: int, end: int, number: int) -> Iterator[Share]:
    """Read shares that are given to as many parts in turn (甲N元、乙N元，占比分别为P和P)."""
    for found in _EACH.finditer(shown.text, start, end):
        stated = shown.between(*found.span("shares"))
        before = shown.between(start, found.start())
        parts = [i for i in before if shown.text[shown.at[i]] == NUMBER][-len(stated) :]
        if len(parts) == len(stated):
            for part, share in zip(parts, stated, strict=True):
                yield Share(part, -1, share, found["whole"], number, found.start())


def _read_clause(
    shown: Template, start: int, text: str, part: int, number: int, out: list[Share]
) -> int:
    """Read the shares of one clause; return the number that it leaves as the subject."""
    cursor = 0
    for found in _SHARE.finditer(text):
        before = text[cursor : found.start()]
        own = before.rfind(NUMBER)
        if own >= 0:
            joined = _JOINED.fullmatch(before, own + 1)
            part = shown.index(start + cursor + own) if joined else -1
        elif not _NEUTRAL.fullmatch(before):
            part = -1
        words = found["whole"] if found["word"] else found["whole2"]
        inside = words.rfind(NUMBER)
        group = "whole" if found["word"] else "whole2"
        whole = shown.index(start + found.start(group) + inside) if inside >= 0 else -1
        share = shown.index(start + found.start("share"))
        out.append(Share(part, whole, share, words, number, start + found.start()))
        cursor = found.end()
    if cursor or _SKIPPED.match(text.strip()):
        return part
    last = text.rfind(NUMBER)
    if last < 0 or _CHANGED.match(text[:last]):
        return part if last >= 0 else -1
    return shown.index(start + last)
