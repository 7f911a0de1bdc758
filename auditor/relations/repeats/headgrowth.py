"""The growth that a headline gives one metric against the first that the text gives it.

「全省用电量增长6.8%」 and 「全社会用电量2467.3亿千瓦时，同比增长8.6%」: other growths of the text
may happen to equal that of the headline, so that the metric's name decides, not the figure.
"""

from __future__ import annotations

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.relations.repeats.restated import Repeat, agree, period_of
from auditor.relations.repeats.story import Story, repeat
from auditor.relations.text import nouns

_UP = "增长|上涨|上升|增|涨|升"
_DOWN = "下降|下跌|下滑|减少|降|跌|减"
_HEAD = regex.compile(
    rf"(?P<subject>[^,。;:、\n\d%()]{{2,30}}?)(?:同比|按?年)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[了超逾近约]*$"
)
_GROWTH = regex.compile(
    rf"^[^,;。\d]{{0,14}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:幅度?)?[了超逾近约为达]*$"
)
# Clauses that may stand between the level of a metric and its growth.
_BETWEEN = regex.compile(r"^(?:[比较按与]|同比|环比|上年|去年|扣除|剔除|可比|折合)")
_CHAIN = regex.compile("环比|[比较与][上前]一?个?(?:季度?|月|周)")
_LEVEL = regex.compile(r"^[^,;。:、]{0,24}$")
_BEGINS = regex.compile(r"(?:[,。;:的了年月度省市县区国内全现成期\s\d]|完成|实现|企业|公司|贸易)$")
_LEFT = regex.compile("[。;!?\n]|其中")  # here the text leaves the metric
_LEAD = 240  # characters of a text in which its main figures stand
_FIGURES = 3  # figures between the name of a metric and its growth
_LOOKED = 40  # figures of a text among which that of a headline may stand elsewhere
_LONGEST, _SHORTEST = 10, 2


def growth(story: Story, h: Quantity) -> Repeat | None:
    """Compare the growth that the headline names with that of the metric in the lead."""
    norm = story.norm
    if h.kind is not Kind.SHARE or h.value is None or h.hedge:
        return None
    found = _HEAD.search(norm, story.item.start, h.start)
    if found is None:
        return None
    subject, up = found["subject"], bool(found["up"])
    b = _first_growth(story, subject, up)
    if b is None and (whole := nouns.in_full(subject)) != subject:
        b = _first_growth(story, whole, up)  # GDP and 生产总值
    if b is None:
        return None
    holds = agree(h, b)
    if not holds and (b.hedge or any(_rounded(h, q) for q in story.below(_LOOKED))):
        return None  # 首季升82%, 单计3月升57%: the text may tell them in another order
    return repeat(h, b, "增幅", holds)


def _rounded(h: Quantity, q: Quantity) -> bool:
    """Tell whether a share of the text is that of the headline with more digits."""
    return q.kind is Kind.SHARE and q.half_unit < h.half_unit and not q.hedge and agree(h, q)


def _first_growth(story: Story, subject: str, up: bool) -> Quantity | None:
    """Return the growth of the metric that a headline's words end with."""
    norm, start = story.norm, story.item.body
    stop = min(story.item.end, start + _LEAD)
    for length in range(min(_LONGEST, len(subject)), _SHORTEST - 1, -1):
        name = subject[-length:]
        at = norm.find(name, start, stop)
        whole = length > 3 or length == len(subject)
        while at >= 0:
            if not whole and not _BEGINS.search(norm[start:at] or "。"):
                return None
            again = norm.find(name, at + length, stop)
            share = next((q for q in story.body if q.start > at and q.kind is Kind.SHARE), None)
            if share is None or not -1 < again < share.start:
                return _behind(story, at, at + length, up)
            at = again
    return None


def _behind(story: Story, at: int, end: int, up: bool) -> Quantity | None:
    """Return the share that tells, right behind the name, how the metric grew or fell."""
    norm = story.norm
    last = [p for q in story.body if q.start < at and (p := _months(q))][-1:]
    told = [p for q in story.head if (p := _months(q))][:1]
    if last and last != told:
        return None
    behind = [q for q in story.body if end <= q.start < end + _LEAD][: _FIGURES + 1]
    for n, q in enumerate(behind):
        words = norm[end : q.start]
        if _LEFT.search(words):
            return None
        if q.kind is not Kind.SHARE:
            continue
        clauses = words.split(",")
        own = clauses[-1] if len(clauses) > 1 or n == 0 else norm[behind[n - 1].end : q.start]
        grew = _GROWTH.search(own)
        between = all(_BETWEEN.match(c) for c in clauses[1:-1])
        if grew is None or not between or not _LEVEL.match(clauses[0]):
            return None
        if _CHAIN.search(own) and not _CHAIN.search(norm, story.item.start, story.item.head_end):
            continue  # 较上季度下降P，较上年同期下降P: the headline tells the year's
        return q if bool(grew["up"]) is up else None
    return None


def _months(q: Quantity) -> tuple[int, int] | None:
    """Return the months of a period, a single month included."""
    when = q.when
    single = when is not None and when.month and when.day is None and q.until is None
    return (when.month, when.month) if when and when.month and single else period_of(q)
