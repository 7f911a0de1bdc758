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
from auditor.context import Claim, Context
from auditor.interval import Interval, of
from auditor.model import Kind
from auditor.relations.sums.counting import (
    COUNTABLE,
    MEDALS,
    comparisons,
    counted,
    same_unit,
    unit_of,
)

_TAKES_UP = ("这", "上述", "前述")  # 这 4 个区 are those just told, and no further part
_NUMERALS = frozenset("一二三四五六七八九十")
_POINTED = regex.standard(r"(?<=[:;。\n])\d{1,2}[、.·](?!\d)")  # 两层含义：1·甲；2·乙

# The words that open a list of parts, at the end of what stands before its first item.
_OPENER = regex.compile(
    r"(?P<of_which>其中|这当中)[:,]?"
    r"|(?P<bound>主要(?:包括|包含|为|是|有|来自)|含)[:,]?"
    r"|(?P<including>包括|包含|涵盖)[:,]?"
    r"|(?P<split>[按分从][^,;。:!?\n]{1,14}?[分看](?:[两二三四五六七八九十\d]+[类种项个级档批])?[,:])"
    r"|(?P<respectively>分别(?![较比占])(?:为|是|有|在|来自|报告|达到?)?|依次(?:为|是))[:,]?"
    r"|(?P<among>(?<![其当集])之?中(?:[,:]|(?=[有男女])|其中))"
    r"|(?P<colon>(?<!%):)"
)
# 送到村民手中，在运输途中: a place, and no group of which some are told.
_PLACED = regex.compile(r"到\p{Han}{1,5}手$|[途空]$")
# A character that every opener has, so that most gaps need no closer look.
_MAY_OPEN = regex.standard("[中含包涵:别次主分看]")
# Words before a figure that are looked at for an opener.
_LONGEST = 80
# Characters of a topic (新增确诊病例 中).
_TOPIC = 30
# 其中，投资类项目 61 个，金额 112.4 亿元: another figure, then one more clause.
_FIGURE_FIRST = regex.standard(r"^[^,;]*[\d一二三四五六七八九十百千万][^,;]*,[^,;]*$")
_CLAUSE_END = regex.standard("[,;]")
_JOINED = regex.standard("[、,;]|^(?:和|及|以及|与)")
_MARK = regex.standard("[、,;]")
_CLAUSES = regex.standard("[,;:]")
_PLACES_COUNTED = regex.standard(r"[两二三四五六七八九十\d]+[市县区省州地国人家]$")
_LINE_END = regex.standard(r"(?:其中|包括|分别为|如下)?[:,]\s*$")
_SIDE_BY_SIDE = regex.standard("(?:、|和|及|与|以及)[^,;。:]*$")
_TOTAL = regex.standard(
    r"^[,、;\s]*(?:[两三四五六七八九十双\d]+[者项类个地市家种方国县区校队组村厂天月年日次批笔]{1,2})?(?:伤亡|死伤|死亡|失踪|人员|以上|各项|费用){0,3}(?:总共|总计|合计|共计|一共|共有?|总数|总额|加起来)"
    r"|^[、,;\s]*\D{0,4}(?:(?:总数|总计|合计|总额)(?:为|是|达)?|总奖牌数(?:为|达到)?)$"
)
REST = regex.standard(r"其余|剩余|余下|剩下|其它|其他|另外|另有")
_EACH = regex.standard(r"(?:各(?:有|为|增|报告|新增|确诊)?|[均都](?:为|是|有))$")
_NEW_STATEMENT = regex.standard(
    r"^(?:截至|截止|目前|累计|现有|当日|当天|此外|同时|同日|全[年省国市区县])"
)
_AS_OF = regex.standard("[,;]截[至止]")
_JOINT = regex.standard(r"^[、,;:\s]*(?:以及|还有|[和与]|及(?!格))?[、,:\s]*")
_JOINS = frozenset("、,")
_HIT = ("命", "投", "射", "击")  # 三分命中，得分来到 40 分: 中 is part of a verb
_SENTENCE_END = regex.standard(r"[。!?\n]")

# How many other figures, and how many characters, may stand between two items of a row.
_BETWEEN, _APART = 4, 70


class Opener(StrEnum):
    """What opens a list of parts."""

    BRACKET = "bracket"
    OF_WHICH = "of_which"
    AMONG = "among"
    RESPECTIVELY = "respectively"
    BOUND = "bound"
    INCLUDING = "including"
    SPLIT = "split"
    COLON = "colon"
    NONE = "none"


class Item(NamedTuple):
    """One part: its claim, the words that name it, and how often it counts.

    甲、乙各 1 例 counts twice; a decrease among increases counts as -1.
    """

    claim: Claim
    label: str
    named_first: bool
    times: int

    @property
    def interval(self) -> Interval:
        """Return what the item adds to the sum."""
        own = of(self.claim.quantity)
        return own if self.times == 1 else own.scaled(self.times)


class Run(NamedTuple):
    """Figures of one unit in a row, and what opens the row."""

    items: tuple[Item, ...]
    opener: Opener
    topic: str  # the words before 中 (新增确诊病例中), or ""
    joints: str  # the separator before every item but the first, one character each
    total: Claim | None  # the figure that 共, 合计 … closes the row with


def _alike(a: Claim, b: Claim) -> bool:
    return a.quantity.kind in COUNTABLE and same_unit(a, b)


def runs(ctx: Context) -> Iterator[Run]:
    """Yield the rows of figures, those of one bracket level and unit in order.

    Figures of other units do not break a row: they belong to the names of its items
    (30 名以上代表提出的 272 件), remark on them (占 20%) or make a row of their own beside it
    (县道 3 条 28.6 公里、乡道 9 条 57.8 公里).
    """
    levels: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        levels[claim.paragraph, claim.bracket].append(claim)
    for level in levels.values():
        if level[0].owner >= 0 or len(level) > 1:
            yield from _level_runs(ctx, level)
    yield from _bracketed(ctx)


def _line_before(ctx: Context, first: Claim) -> str:
    """Return the opener that ends the line before a paragraph (其中:), or ""."""
    start = first.quantity.start - len(first.lead)
    if first.bracket >= 0 or ctx.norm[start - 1 : start] != "\n":
        return ""
    found = _LINE_END.search(ctx.norm, max(0, start - 8), start)
    return found[0].strip() if found else ""


def _level_runs(ctx: Context, level: list[Claim]) -> Iterator[Run]:
    units: dict[str, list[int]] = defaultdict(list)
    compares = ctx.once(comparisons)
    for i, claim in enumerate(level):
        if claim.quantity.kind in COUNTABLE and not (
            _is_point(ctx, claim)
            or (compares[claim.at] and not _opens_tally(ctx, claim))
            or claim.before.endswith(_TAKES_UP)
        ):
            units[counted(claim)].append(i)
    before = _line_before(ctx, level[0])
    for places in units.values():
        if len(places) > 1 or _may_be_part(level, places[0], before):
            yield from _unit_runs(level, places, before)


def _is_point(ctx: Context, claim: Claim) -> bool:
    """Tell whether a figure numbers a point (三个阶段：一、理论学习；二、现场教学)."""
    q = claim.quantity
    if q.unit:
        return False
    if q.text[0] in _NUMERALS:
        return ctx.norm[q.end : q.end + 1] == "、"
    return _POINTED.match(ctx.norm, q.start) is not None


def _may_be_part(level: list[Claim], place: int, before: str) -> bool:
    """Tell whether a figure that is alone in its unit may be a part: something opens before it."""
    if before or level[place].owner >= 0:
        return True
    near = level[max(0, place - _BETWEEN) : place + 1]
    return any(_MAY_OPEN.search(claim.lead) for claim in near)


def _opens_tally(ctx: Context, claim: Claim) -> bool:
    """Tell whether a figure opens the tally compared with (较上届30金22银11铜共63枚), a level."""
    if claim.quantity.unit != "金" or claim.at + 1 >= len(ctx.claims):
        return False
    following = ctx.claims[claim.at + 1].quantity
    joined = following.unit == "银" and following.start == claim.quantity.end
    return joined and claim.before.endswith(("届", "年", "会", "期"))


def _is_total(claim: Claim) -> bool:
    """Tell whether a figure closes a row with its sum; 其他区域合计 154 套 is a part of it."""
    return _TOTAL.match(claim.before) is not None and REST.match(claim.before) is None


def _has_own_time(claim: Claim, between: list[Claim], parts: int) -> bool:
    """Tell whether a total is told of a time of its own (…3 亿元和 5 亿元，三年共 10 亿元).

    As many years as there are figures before it are those of the figures.
    """
    last = between[-1] if between else None
    if last is None or last.clause != claim.clause or last.quantity.kind is not Kind.DURATION:
        return False
    return last.quantity.value != parts


def _own_year(level: list[Claim], place: int) -> bool:
    """Tell whether a year stands in a figure's clause (1988 年共 5 枚；1992 年共 16 枚)."""
    near = level[max(0, place - _BETWEEN) : max(0, place)]
    return any(
        c.clause == level[place].clause and c.quantity.when is not None and c.quantity.when.year
        for c in near
    )


def _unit_runs(level: list[Claim], places: list[int], before: str) -> Iterator[Run]:
    row, outer = _Row(), _Row()
    previous = -1
    for place in places:
        claim = level[place]
        between = level[max(previous + 1, place - _BETWEEN) : place]
        gap = "".join([c.lead + c.quantity.text for c in between]) + claim.lead
        if place - previous > _BETWEEN + 1:
            gap = "。" + gap
        elif previous < 0:
            gap = before + gap
        last, previous = previous, place
        opener = _last_opener(gap)
        if opener and any(c.quantity.text in opener[2] and _alike(c, claim) for c in between):
            opener = None  # it opened a list of which this figure is not the first
        if opener is None and outer.items and ";" in gap:
            yield from row.close()  # back from 包括 a、b to the list that held it
            row, outer = outer, _Row()
        if opener is None and row.joins(claim, gap):
            total = _is_total(claim) and row.may_total(claim)
            yearly = total and _own_year(level, place) and _own_year(level, last)
            if total and not yearly and not _has_own_time(claim, between, len(row.items)):
                row.total = claim
                yield from row.close()
                row.start(claim, Opener.NONE, "", claim.before)
                row.summed = True
            else:
                row.add(claim, gap)
        else:
            if opener and row.opener is not Opener.NONE and row.joins(claim, gap):
                yield from outer.close()
                row, outer = _Row(), row
            else:
                yield from row.close()
                yield from outer.close()
            name, topic, rest = opener or (Opener.NONE, "", claim.before)
            row.start(claim, name, topic, rest)
    yield from row.close()
    yield from outer.close()


def _bracketed(ctx: Context) -> Iterator[Run]:
    """Yield the rows whose figures stand in brackets of their own: 甲院（12人）、乙院（6人）."""
    row: list[Item] = []
    for claim in ctx.claims:
        if claim.bracket < 0 or claim.owner >= 0 or claim.lead or claim.after:
            continue
        start = row[-1].claim.quantity.end + 1 if row else claim.bracket - 1
        words = ctx.norm[start : claim.bracket]
        joined = row and len(words) <= _APART and _SIDE_BY_SIDE.match(words)
        if not joined or unit_of(row[-1].claim) != unit_of(claim):
            if len(row) > 1:
                yield Run(tuple(row), Opener.RESPECTIVELY, "", "、" * (len(row) - 1), None)
            row = []
        row.append(Item(claim, words.strip("、和及与以"), True, 1))
    if len(row) > 1:
        yield Run(tuple(row), Opener.RESPECTIVELY, "", "、" * (len(row) - 1), None)


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
    if _CLAUSE_END.search(rest) and not _FIGURE_FIRST.search(rest):
        return None
    opener = Opener(found.lastgroup or "none")
    topic = ""
    if opener in (Opener.AMONG, Opener.RESPECTIVELY):
        start = 1 + max(gap.rfind(mark, 0, found.start()) for mark in ",;。:!?\n")
        joined = 1 + gap.rfind("、", start, found.start())
        # 24家工厂、商店、医院中: nouns of the figure before; else 、 begins the topic anew.
        if joined and (start or gap[0] == "、"):
            start = joined
        topic = gap[start : found.start()]
        if opener is Opener.AMONG and (_PLACED.search(topic) or topic[-1:] in _HIT):
            return None
        bare = not topic and found.start() == 0  # 社会面 4 例中, of the figure itself
        if opener is Opener.AMONG and not bare and not 0 < len(topic) <= _TOPIC:
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
        self.summed = False  # the first item is the total of the row before

    def start(self, claim: Claim, opener: Opener, topic: str, words: str) -> None:
        self.opener, self.topic = opener, topic
        if opener is Opener.NONE and claim.bracket >= 0 and claim.owner >= 0:
            self.opener = Opener.BRACKET
        self.items.append(_item(claim, words))

    def joins(self, claim: Claim, gap: str) -> bool:
        if not self.items or len(gap) > _APART:
            return False
        if _SENTENCE_END.search(gap) or _NEW_STATEMENT.match(claim.before) or _AS_OF.search(gap):
            return False
        if claim.quantity.unit in MEDALS and not gap:
            return True
        if len(self.items) > 1 and _is_total(claim):
            return True
        last = self.items[-1].claim
        if claim.after and not last.after and "%" in gap and ";" in gap:
            return (
                False  # …20个、2个，占95.7%；3个水源地: another thing is counted behind the share
            )
        return _JOINED.search(gap) is not None

    def may_total(self, claim: Claim) -> bool:
        """Tell whether a figure may be the sum of the row: 共 66 人 is none of 6778 人."""
        value = claim.quantity.value
        largest = max((i.claim.quantity.value or 0) for i in self.items)
        return value is None or 2 * value > largest

    def add(self, claim: Claim, gap: str) -> None:
        mark = _MARK.search(gap)
        self.joints += mark[0] if mark else "、"
        self.items.append(_item(claim, _CLAUSES.split(gap)[-1]))

    def close(self) -> Iterator[Run]:
        if self.summed and self.total is not None and len(self.items) > 2:
            # 总计 138 枚，乙队 46 金 50 银 33 铜，总数 129 枚: the first total has its own row.
            self.items, self.joints = self.items[1:], self.joints[1:]
        if self.items:
            yield Run(tuple(self.items), self.opener, self.topic, self.joints, self.total)
        self.reset()


def _item(claim: Claim, words: str) -> Item:
    joint = _JOINT.match(words)
    words = words[joint.end() if joint else 0 :].strip()
    times = 1
    if words[-1:] in _JOINS:
        words = ""  # 46 枚金牌、50 枚银牌: what stands before belongs to the figure before
    if each := _EACH.search(words):
        words = words[: each.start()]
        times = 1 + sum(words.count(mark) for mark in "、和及与") + words.endswith("男女")
        words = _PLACES_COUNTED.sub("", words)
    return Item(claim, words or claim.after, bool(words), times)
