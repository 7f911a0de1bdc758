"""Finds the lists of parts in an article and the figure each of them divides.

A list is a run of figures of one unit at one bracket level, joined by 、，；和 and by nothing
else. What opens the run (a bracket behind a figure, 其中, 「…病例中」, a colon, 分别为) names its
whole; 共, 合计 and the like close it with the whole. Figures that say something about the figure
before them (shares, growth) may stand between the items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from auditor import regex
from auditor.claims import Claim, Context
from auditor.interval import Interval, of
from auditor.model import Kind

COUNTABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
# Figures that describe the item before them and may stand inside a list.
_REMARKS = frozenset({Kind.SHARE, Kind.POINTS, Kind.MULTIPLE})

# Counters of persons may change between a whole and its parts (39 名患者 … 35 例).
_SAME_COUNTER = {"名": "人", "位": "人", "例": "人", "个": "", "件": "", "项": ""}

# The words that open a list of parts, at the end of what stands before its first item.
_OPENER = regex.compile(
    r"(?P<of_which>其中|这当中)[:,]?"
    r"|(?P<bound>(?:主要)?(?:包括|包含|涵盖)|含|主要(?:为|是|有|来自))[:,]?"
    r"|(?P<respectively>分别(?:为|是|有|在|来自|报告|达到?)?|依次(?:为|是))[:,]?"
    r"|(?P<among>(?<![其当集])之?中(?:[,:]|(?=[有男女])|其中))"
    r"|(?P<colon>:)"
)
# A character that every opener has, so that most gaps need no closer look.
_MAY_OPEN = regex.compile("[中含包涵:别次主]")
# Words before a figure that are looked at for an opener.
_LONGEST = 80
# Characters of a topic (新增确诊病例 中).
_TOPIC = 30
_CLAUSE_END = regex.compile("[,;]")
_JOINED = regex.compile("[、,;]|^(?:和|及|以及|与)")
_MARK = regex.compile("[、,;]")
_CLAUSES = regex.compile("[,;:]")
_PLACES_COUNTED = regex.compile(r"[两二三四五六七八九十\d]+[市县区省州地国人家]$")
# Words of a comparison: the figure behind them says something of the item before it.
_COMPARED = regex.compile("[比较][上去前同年历]|同期|增[加长减]|减少|下降|上升|提高|降低")
_TOTAL = regex.compile(r"^[,、;\s]*(?:总共|总计|合计|共计|一共|共有?|总数|总额|加起来)")
REST = regex.compile(r"其余|剩余|余下|剩下|其它|其他|另外|另有")
_EACH = regex.compile(r"(?:各(?:有|为|增|报告|新增|确诊)?|[均都](?:为|是|有))$")
_NEW_STATEMENT = regex.compile(
    r"^(?:截至|截止|目前|累计|现有|当日|当天|此外|同时|同日|全[年省国市区县])"
)
_JOINT = regex.compile(r"^[、,;:\s]*(?:以及|还有|[和及与])?[、,:\s]*")
_SENTENCE_END = regex.compile(r"[。!?\n]")

# Figures that are part of a name or say when (本年开工的 271 个, N95 口罩 4 万个).
_NAMING = frozenset({Kind.DATE, Kind.LABEL, Kind.ORDINAL})


class Opener(StrEnum):
    """What opens a list of parts."""

    BRACKET = "bracket"
    OF_WHICH = "of_which"
    AMONG = "among"
    RESPECTIVELY = "respectively"
    BOUND = "bound"
    COLON = "colon"
    NONE = "none"


class Item(NamedTuple):
    """One part: its claim, the words that name it, and how often it counts (甲、乙各 1 例: 2)."""

    claim: Claim
    label: str
    named_first: bool
    times: int

    @property
    def interval(self) -> Interval:
        """Return what the item adds to the sum."""
        return of(self.claim.quantity).scaled(self.times)


class Run(NamedTuple):
    """Figures of one unit in a row, and what opens the row."""

    items: tuple[Item, ...]
    opener: Opener
    topic: str  # the words before 中 (新增确诊病例中), or ""
    joints: str  # the separator before every item but the first, one character each
    total: Claim | None  # the figure that 共, 合计 … closes the row with


def same_unit(a: Claim, b: Claim) -> bool:
    """Tell whether two figures count the same kind of thing."""
    one, two = a.quantity.unit, b.quantity.unit
    return one == two or _SAME_COUNTER.get(one, one) == _SAME_COUNTER.get(two, two)


def runs(ctx: Context) -> Iterator[Run]:
    """Yield the rows of figures of every bracket level, in order of their level's first figure."""
    levels: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        levels[claim.paragraph, claim.bracket].append(claim)
    for level in levels.values():
        if len(level) == 1 and level[0].owner < 0:
            continue
        yield from _level_runs(level, _line_before(ctx, level[0]))


def _line_before(ctx: Context, first: Claim) -> str:
    """Return the opener that ends the line before a paragraph (其中:), or ""."""
    start = first.quantity.start - len(first.lead)
    if first.bracket >= 0 or ctx.norm[start - 1 : start] != "\n":
        return ""
    found = regex.search(r"(?:其中|包括|分别为|如下)?[:,]\s*$", ctx.norm[max(0, start - 8) : start])
    return found[0].strip() if found else ""


def _level_runs(level: list[Claim], before: str) -> Iterator[Run]:
    row = _Row()
    gap = before
    for claim, following in zip(level, [*level[1:], None], strict=True):
        gap += claim.lead
        kind = claim.quantity.kind
        remark = kind in _REMARKS or _COMPARED.search(claim.before) is not None
        if row.items and (remark or row.passes_over(claim, following)):
            gap += claim.quantity.text
            continue
        if kind in _NAMING:
            gap += claim.quantity.text
            continue
        if kind not in COUNTABLE:
            yield from row.close()
            gap = ""
            continue
        opener = _last_opener(gap)
        if opener is None and row.joins(claim, gap):
            if _TOTAL.match(claim.before):
                row.total = claim
                yield from row.close()
                row.start(claim, Opener.NONE, "", claim.before)
            else:
                row.add(claim, gap)
        else:
            yield from row.close()
            name, topic, rest = opener or (Opener.NONE, "", claim.before)
            row.start(claim, name, topic, rest)
        gap = ""
    yield from row.close()


def _last_opener(gap: str) -> tuple[Opener, str, str] | None:
    """Return the last opener in the words before a figure, its topic, and the words after it."""
    if not _MAY_OPEN.search(gap):
        return None
    gap = gap[-_LONGEST:]
    found = None
    for found in _OPENER.finditer(gap):  # noqa: B007
        pass
    if found is None or _SENTENCE_END.search(gap, found.end()):
        return None
    rest = gap[found.end() :]
    if _CLAUSE_END.search(rest):
        return None
    opener = Opener(found.lastgroup or "none")
    topic = ""
    if opener is Opener.AMONG:
        start = 1 + max(gap.rfind(mark, 0, found.start()) for mark in ",;。:!?\n、")
        topic = gap[start : found.start()]
        if not 0 < len(topic) <= _TOPIC:
            return None
    return opener, topic, rest


class _Row:
    """A row of figures while it is read."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.items: list[Item] = []
        self.opener = Opener.NONE
        self.topic = ""
        self.joints = ""
        self.total: Claim | None = None

    def start(self, claim: Claim, opener: Opener, topic: str, words: str) -> None:
        self.opener, self.topic = opener, topic
        if opener is Opener.NONE and claim.bracket >= 0 and claim.owner >= 0:
            self.opener = Opener.BRACKET
        self.items.append(_item(claim, words))

    def passes_over(self, claim: Claim, following: Claim | None) -> bool:
        """Tell whether a figure only helps to name the next item (30 名以上代表提出的 272 件)."""
        last = self.items[-1].claim
        if following is None or same_unit(last, claim) or not same_unit(last, following):
            return False
        if claim.clause == following.clause and "、" not in following.lead:
            return following.prev == claim.at
        alike = following.after[:2] == self.items[0].claim.after[:2] != ""
        return alike and following.sentence == last.sentence and not following.before

    def joins(self, claim: Claim, gap: str) -> bool:
        if not self.items or self.items[-1].claim.quantity.unit != claim.quantity.unit:
            return False
        if _SENTENCE_END.search(gap) or _NEW_STATEMENT.match(claim.before):
            return False
        return _JOINED.search(gap) is not None

    def add(self, claim: Claim, gap: str) -> None:
        mark = _MARK.search(gap)
        self.joints += mark[0] if mark else "、"
        self.items.append(_item(claim, _CLAUSES.split(gap)[-1]))

    def close(self) -> Iterator[Run]:
        if self.items:
            yield Run(tuple(self.items), self.opener, self.topic, self.joints, self.total)
        self.reset()


def _item(claim: Claim, words: str) -> Item:
    words = _JOINT.sub("", words).strip()
    times = 1
    if each := _EACH.search(words):
        words = words[: each.start()]
        times = 1 + sum(words.count(mark) for mark in "、和及与")
        words = _PLACES_COUNTED.sub("", words)
    return Item(claim, words or claim.after, bool(words), times)
