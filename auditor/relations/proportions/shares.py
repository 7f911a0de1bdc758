"""Reads what an article says about shares: which part of which whole is how many percent.

`汽车零部件收入N亿元,收入占比P` and `已有N个县,占全国N个县的P` give a part, the words for the
whole, and the whole itself where it stands between 占 and the share. In `甲N、乙N、丙N,占比分别为
P、P、P` every part has its share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.model import Quantity
from auditor.relations.text import template
from auditor.relations.text.template import DURATION, NUMBER, SHARE, Template

_FIGURE = f"[{NUMBER}{DURATION}]"
_ANY = f"{NUMBER}-{template.RATIO}"
_HEDGE = (
    "(?:[约近超逾达为是有到已各均仅共:]|大约|超过|接近|将近|高达|保持在|稳定在|不到|不足|至少"
    "|分别)*"
)
_SHARE = regex.compile(
    rf"(?:(?P<word>占)(?:[比到了据]|有(?![罪效关色]))?(?P<whole>[^,;。!?:\n()占]{{0,40}}?)的?(?:比重|比例|份额|百分比)?"
    rf"|(?P<done>完成|相当于|为|是|达到?)(?P<whole3>[^,;。!?:\n()占{_ANY}]{{0,14}}{_FIGURE}"
    rf"[^,;。!?:\n()占{_ANY}]{{0,8}})的"
    rf"|(?P<whole2>[^,;。!?:\n()占{_ANY}]{{0,12}}?)(?P<word2>占比|比重|所占比例))"
    # 由去年的P升至P
    rf"(?:由[^,;。!?:\n()占{_ANY}]{{0,6}}{SHARE},?[升降增减提]\p{{Han}}?[至到为])?"
    rf"{_HEDGE}\s*(?P<share>{SHARE})(?P<more>(?:(?:[、和及与]|以及){SHARE})*)"
)
_IN_BRACKETS = regex.compile(
    rf"(?P<part>{_FIGURE})[^,;。!?:\n()占{_ANY}]{{0,8}},?(?:约|共|就|仅)?占(?:到|了)?(?P<words>[^,;。!?:\n()占{_ANY}]{{1,20}})"
    rf"\([^,;。()占{_ANY}]{{0,6}}(?P<whole>{_FIGURE})\)的{_HEDGE}(?P<share>{SHARE})"
)
_CUE = regex.standard(f"占|比重|的{_HEDGE}{SHARE}")  # Without one of these no share is stated.
_NEUTRAL = regex.compile(
    r"(?:[并且也又均都再共约各净则又还,的]|同时|实际|累计|分别|合计|大约|已|已经|其|约|只|仅)*\s*"
)
_JOINED = regex.compile(rf"[^\s{_ANY}]{{0,3}}{_NEUTRAL.pattern}")
# 起数占P，亡人数占P: of the figures that the sentence has told in these units
_COUNTED = regex.compile(r"(?P<what>\p{Han}{0,2}?)(?P<unit>[人起件宗户例家辆台])数")
_BACK = 12  # Figures before such words among which theirs is looked for.
_TOGETHER = regex.compile("合计|共计|总计|一共")  # 五类合计占P: the share is of their sum
_SKIPPED = regex.compile(
    rf"(?:[比较]|创(?=历史|新|下|出)|[居排](?=[全首第前世名])|同比|环比|位居|再创|连续|首次|[高低快慢]于|增速|增幅|涨幅|降幅|规模|总量|增[长收支产加]|下降|减[少收产]|占|完成(?=[^{_ANY}]*(?:计划|预算|任务|目标|进度))|为.{{1,12}}的{SHARE}|实际|按可比|按年|月增|年增)"
)
_CHANGED = regex.compile(
    rf"[^{NUMBER}]*(?:增加|减少|增长|下降|新增|净增|多|少|提高|降低|增收|增支)[了约近超]*$"
)
_NAMED = regex.compile(f"(?:[为达到共有约是]|实现|完成)*{NUMBER}")
_MEASURED = regex.compile(rf"\p{{Han}}{{2,4}}{NUMBER}")
_NEAR = 200  # Characters before a share in which the figure of its subject is looked for.
_OPENERS = frozenset({"其中", "包括", "分别"})
_HAN = regex.compile(r"\p{Han}")
_CLAUSE = regex.standard(r"[^,;。!?:\n()\[\]【】]+|[;()\[\]【】]")
_SENTENCE = regex.standard(r"[^。!?\n]+")


class Share(NamedTuple):
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


def read(ctx: Context) -> tuple[Share, ...]:
    """Return every statement of a share in order. Linear; ask by `ctx.once`."""
    shown = template.of(ctx)
    out: list[Share] = []
    if SHARE in shown.text and _CUE.search(shown.text):
        for number, sentence in enumerate(_SENTENCE.finditer(shown.text)):
            start, end = sentence.span()
            if _CUE.search(shown.text, start, end) and shown.text.find(SHARE, start, end) >= 0:
                _Sentence(shown, ctx.quantities, number, out).read(start, end)
    if ")的" in shown.text:
        out += _bracketed(ctx, shown)
    return tuple(out)


def _bracketed(ctx: Context, shown: Template) -> Iterator[Share]:
    """Yield shares whose whole stands in a bracket: 博士N人，占专任教师(N)的P."""
    for found in _IN_BRACKETS.finditer(shown.text):
        part, whole, share = (shown.index(found.start(n)) for n in ("part", "whole", "share"))
        number = ctx.claims[share].sentence
        yield Share(part, whole, share, found["words"], number, found.start())


class _Sentence:
    """A sentence while it is read."""

    def __init__(
        self, shown: Template, quantities: Sequence[Quantity], number: int, out: list[Share]
    ) -> None:
        self.shown = shown
        self.number = number
        self.out = out
        self.quantities = quantities
        self.part = -1  # the number that the clauses so far speak about
        self.begin = 0

    def read(self, start: int, end: int) -> None:
        self.begin = start
        stack: list[int] = []
        for found in _CLAUSE.finditer(self.shown.text, start, end):
            piece = found[0]
            if piece in "([【":
                stack.append(self.part)
            elif piece in ")]】":
                self.part = stack.pop() if stack else -1
            elif piece == ";":
                self.part = -1
            else:
                self.clause(found.start(), piece)

    def clause(self, start: int, text: str) -> None:
        """Read the shares of one clause, and note the number that it leaves as the subject."""
        cursor = 0
        for found in _SHARE.finditer(text) if _CUE.search(text) else ():
            self.subject(start + cursor, text[cursor : found.start()])
            self.statement(start, found)
            cursor = found.end()
        if cursor or _SKIPPED.match(text.strip()):
            return
        numbers = [i for i, char in enumerate(text) if char in (NUMBER, DURATION)]
        if not numbers or _CHANGED.match(text[: numbers[-1]]):
            self.part = self.part if numbers else -1
        else:
            self.part = self.shown.index(start + numbers[-1])

    def subject(self, start: int, words: str) -> None:
        """Let the number right before a statement be its part."""
        own = max(words.rfind(NUMBER), words.rfind(DURATION))
        if own >= 0:
            joined = _JOINED.fullmatch(words, own + 1) and not _TOGETHER.search(words, own)
            self.part = self.shown.index(start + own) if joined else -1
        elif _TOGETHER.search(words) and self.several(start):
            self.part = -1
        elif counted := _COUNTED.fullmatch(words.strip()):
            self.part = self.counted(counted["what"], counted["unit"], start)
        elif not _NEUTRAL.fullmatch(words):
            self.part = self.named(words.strip(), start) if 1 < len(words.strip()) < 9 else -1

    def several(self, end: int) -> bool:
        """Tell whether the sentence has told another figure in the unit of the part before it."""
        inside = self.shown.between(self.begin, end)
        unit = self.quantities[self.part].unit if self.part >= 0 else ""
        return any(i < self.part and self.quantities[i].unit == unit for i in inside[-_BACK:])

    def statement(self, start: int, found: regex.Match[str]) -> None:
        group = "whole" if found["word"] else "whole3" if found["done"] else "whole2"
        words = found[group]
        inside = max(words.rfind(NUMBER), words.rfind(DURATION))
        whole = self.shown.index(start + found.start(group) + inside) if inside >= 0 else -1
        first = self.shown.index(start + found.start("share"))
        if group == "whole2" and words:
            owner = self.named(words, start + found.start())
            if owner < 0:
                owner = self.named(words, start + found.start(), with_measure=True)
            if owner < 0 and len(words) > 2:
                owner = self.named(words, start + found.start(), in_paragraph=True)
            if owner >= 0:
                self.part, words = owner, ""
        count = 1 + found["more"].count(SHARE)
        begin = start + found.start()
        if count == 1:
            self.out.append(Share(self.part, whole, first, words, self.number, begin))
            return
        parts = [
            i
            for i in self.shown.between(self.begin, begin)
            if self.shown.text[self.shown.at[i]] in (NUMBER, DURATION)
        ]
        parts = [i for i in parts if not self._bounds_a_class(i)][-count:]
        told = {s.part for s in self.out if s.sentence == self.number}
        if not told.isdisjoint(parts):
            parts = []  # 甲地N人次，占P，乙地及丙地分别占P及P: the shares of others
        missing = [-1] * (count - len(parts))
        for n, part in enumerate(missing + parts):
            self.out.append(Share(part, whole, first + n, words, self.number, begin))

    def counted(self, what: str, unit: str, end: int) -> int:
        """Return the last number of the sentence in a unit, told behind some word, or -1."""
        inside = self.shown.between(self.begin, end)
        for i in reversed(inside[-_BACK:]):
            if self.quantities[i].unit == unit and self.shown.text.endswith(
                what, 0, self.shown.at[i]
            ):
                return i
        return -1

    def _bounds_a_class(self, part: int) -> bool:
        """Tell whether a figure names a class of others (90平方米以下 N 套，分别占…)."""
        q = self.quantities[part]
        return q.value is None or q.hedge.endswith(("以上", "以下", "以内"))

    def named(
        self, words: str, end: int, *, in_paragraph: bool = False, with_measure: bool = False
    ) -> int:
        """Return the number in front of which the sentence says these very words, or -1.

        with_measure: what is counted may stand between (城镇零售额 N 亿元，城镇占比).
        """
        behind = _MEASURED if with_measure else _NAMED
        begin = max(self.begin, end - _NEAR)
        if in_paragraph:
            begin = max(self.shown.text.rfind("\n", 0, end) + 1, end - _NEAR)
        at = self.shown.text.rfind(words, begin, end)
        while at >= 0:
            follows = behind.match(self.shown.text, at + len(words), end)
            before = self.shown.text[at - 1 : at]
            opens = self.shown.text[max(0, at - 2) : at] in _OPENERS or before in "和及与、"
            if follows and (opens or not _HAN.match(before)):
                return self.shown.index(follows.end() - 1)
            at = self.shown.text.rfind(words, begin, at)
        return -1
