"""Pairs a threshold that something is said to have passed with the exact figure of the same thing.

Two places are sure enough: the same sentence, where the two stand side by side (达到4.1亿吨，
首次超过4亿吨), and a headline with the paragraph below it (旅客发送量突破2亿人次 …
已累计发送旅客2.11亿人次).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind, Quantity
from auditor.relations.text import nouns, template
from auditor.relations.text.template import NUMBER, SHARE

_FIGURE = f"[{NUMBER}{SHARE}]"
_SIDE_BY_SIDE = regex.compile(
    rf"(?P<exact>{_FIGURE})[^,;。!?:\n{NUMBER}-{template.RATIO}]{{0,3}}"
    rf",(?:首次|历史性地?|已|已经|均|也|并|且|成功|正式|顺利|再次|连续[^,;。]{{1,6}})*"
    rf"(?:(?P<over>突破|超过|超|跨越|迈过|站上|多于|大于)|(?P<under>跌破|低于|不足|不到|少于))了?\s*"
    rf"(?P<bound>{_FIGURE})(?=[^,;。!?:\n{NUMBER}-{template.RATIO}]{{0,4}}(?:[,;。!?\n)]|大关|关口|$))"
)
# 首次突破500亿元大关，达到512亿元
_THEN_EXACT = regex.compile(
    rf"(?:(?P<over>突破|超过|超|跨越|跨上|迈过|迈上|站上|多于|大于|逾)|(?P<under>跌破|低于|不足|不到|少于))了?\s*"
    rf"(?P<bound>{_FIGURE})[^,;。!?:()\n{NUMBER}-{template.RATIO}]{{0,4}}(?:大关|关口|台阶)?"
    rf",(?:已|共|总[量数额]|合计)*(?:达到?|为|实现|完成)(?:了|约|到)?\s*(?P<exact>{_FIGURE})"
)
_LONGEST_HEADLINE = 60
_NEXT = 40  # Figures of the paragraph below that are looked at.


class Threshold(NamedTuple):
    """A threshold and the exact figure that is held against it; `over`: the words say 超过."""

    bound: Quantity
    exact: Quantity
    over: bool

    @property
    def kept(self) -> bool:
        """Tell whether the exact figure lies, as it may, on the side that the words say."""
        assert self.bound.value is not None
        if self.over:
            return self.exact.high is None or self.exact.high >= self.bound.value
        return self.exact.low is None or self.exact.low <= self.bound.value


def side_by_side(ctx: Context) -> Iterator[Threshold]:
    """Yield the thresholds told in the clause behind the exact figure or before it."""
    shown = template.of(ctx)
    for pattern in (_SIDE_BY_SIDE, _THEN_EXACT):
        for found in pattern.finditer(shown.text):
            exact, bound = (ctx.quantities[shown.index(found.start(n))] for n in ("exact", "bound"))
            alike = bound.unit in (exact.unit, "") and bound.kind is exact.kind
            if alike and exact.value is not None and bound.value is not None:
                yield Threshold(bound, exact, bool(found["over"]))


def in_headlines(ctx: Context) -> Iterator[Threshold]:
    """Yield the thresholds of headlines with the figure of the paragraph below."""
    for claim in ctx.claims:
        q = claim.quantity
        if not q.hedge or q.value is None or (q.low is None) == (q.high is None):
            continue
        if q.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and _is_headline(ctx, claim):
            yield from _below(ctx, claim, over=q.high is None)


def _is_headline(ctx: Context, claim: Claim) -> bool:
    """Tell whether the figure stands in a line of its own without a full stop."""
    start, end = ctx.sentences[claim.sentence]
    line = ctx.norm[start:end]
    alone = start == 0 or ctx.norm[start - 1] == "\n"
    return alone and line.endswith("\n") and len(line) <= _LONGEST_HEADLINE and line[-2:-1] != "。"


def _below(ctx: Context, head: Claim, over: bool) -> Iterator[Threshold]:
    """Find the figure of the headline's metric in the next paragraph; one that keeps it wins."""
    bound = head.quantity
    assert bound.value is not None
    name = head.before
    metric = "".join(c for c in name if c in nouns.characters(name))[-5:]
    found: list[Threshold] = []
    for claim in ctx.claims[head.at + 1 : head.at + _NEXT]:
        if claim.paragraph != head.paragraph + 1:
            if claim.paragraph > head.paragraph + 1:
                break
            continue
        q = claim.quantity
        if q.unit != bound.unit or q.value is None or q.hedge or not _near(q.value, bound.value):
            continue
        start = ctx.sentences[claim.sentence][0]
        told = ctx.norm[ctx.norm.rfind("\n", 0, start) + 1 : q.start]
        if nouns.covered(metric, claim.before) >= 0.6 and nouns.covered(name, told) >= 0.7:
            found.append(Threshold(bound, q, over))
    if found:
        yield next((t for t in found if t.kept), found[0])


def _near(exact: Fraction, bound: Fraction) -> bool:
    """Tell whether two figures are of one order of magnitude, give or take a digit."""
    return bound > 0 and Fraction(1, 12) < exact / bound < 12
