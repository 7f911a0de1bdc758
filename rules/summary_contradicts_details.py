"""概述的升降与详述的数字相反。

## 查什么
导语、小标题不带数字的概述：「各项存款增速回落，住户存款同比多增」「出口增长，进口下降」；
与下文同一指标带数字的详述：「住户存款余额……，同比少增 225 亿元」。下文凡说到这一指标的升降
都与概述相反，才报。

## 为什么要紧
多数读者只读概述。方向一错，整段话都反了。

## 例
> 一季度住户存款同比少增。
> 3 月末，住户存款余额 2.8 万亿元，比年初增加 2282 亿元，同比多增 225 亿元。

## 何时不报
下文对同一指标有升有降（同比、环比不一）；概述写明环比，详述写明同比；预计、力争；说的是去年；
指标前另有限定（农产品出口、全市出口）。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.text import marks

CODE = "CHG311"
_RISE = "提高|加快|回升|扩大|上升|走高|提升|攀升"
_FALL = "回落|放缓|收窄|下降|减缓|趋缓|走低|下滑|缩小"
_HOW = (
    "(?:总体|整体|继续|持续|有所|进一步|小幅|大幅|明显|略有|逐步|稳步|显著|双双|均|呈现?|由升转降)*"
)
# 住户存款同比多增; 各项贷款增速放缓; 出口下降. The words come first, which are rarer than names.
_SUMMARY = regex.compile(
    rf"(?:(?P<more>多增|少增)|(?P<pace>增速|增幅|涨幅){_HOW}(?P<faster>{_RISE}|{_FALL})"
    rf"|(?P<level>增长|增加|上升|上涨|下降|减少|下跌|下滑))(?=[,;。、\n])"
)
_NAMED = regex.compile(rf"(?P<noun>\p{{Han}}{{2,16}}?)(?P<basis>同比|环比)?{_HOW}")
_OPENS = regex.compile(
    "^(?:其中|同时|此外|另外|而且|而|但是?|且|今年|当前|目前|全年|总的看|从数据看"
    "|[一二三四五六七]是|[全本我][国省市区县州])+"
)
_UP = regex.compile("多增|增长|增加|上涨|高|快|升|扩大")
_NOT_SAID = regex.compile(
    "[去上前明后][年期]|预计|预期|有望|可能|将|力争|如果|若|防止|避免|不|未|或|是否|导致|使|让|推动|促|带动"
    "|因|由于|随着|受|如何|为何|的"
)
# What may stand before a name that still is the same: 全省出口, 本外币住户存款, 3月末贷款.
_BEFORE = frozenset(",;。:、\n省市县区国州月年度内期末中币构,")
_TAIL = r"(?:总额|总值|总量|余额|增加值|产值|金额|规模|数量|额|量|值)?"
_LINK = r"(?:[为达是共约]|达到|完成|实现|累计)*"
_GOES_ON = r"(?:,(?:[比较]|同比|环比|增[长加速幅]|下降|减少|按)[^,;。!?\n]{0,24}){0,2}"
_FIGURE = r"\d[\d.,]*(?:[万亿千百]|%)*"
_DETAIL = {
    "more": regex.compile(
        rf"{_TAIL}{_LINK}{_FIGURE}[^,;。!?\n\d]{{0,6}}{_GOES_ON},(?P<basis>同比|环比)?"
        r"(?P<word>多增|少增)(?P<by>\d)"
    ),
    "pace": regex.compile(
        rf"{_TAIL}(?:{_LINK}{_FIGURE}[^,;。!?\n\d]{{0,6}},)?(?:[比较]\w{{2,6}}|同比|环比)?"
        rf"(?:增长|上涨){_FIGURE},(?:增速|增幅|涨幅)?[比较同]?(?P<basis>[^,;。!?\n]{{0,12}}?)"
        rf"(?P<word>{_RISE}|{_FALL}|高|低)(?P<by>\d[\d.]*个百分点)"
    ),
    "level": regex.compile(
        rf"{_TAIL}(?:{_LINK}{_FIGURE}[^,;。!?\n\d]{{0,6}},)?(?P<basis>同比|环比|[比较][^,;。\d]{{2,6}})"
        r"(?P<word>增长|增加|上升|上涨|下降|减少|下跌|下滑)(?P<by>\d)"
    ),
}
_REACH = 1500  # Characters behind a summary in which its details stand.
_MOST = 40  # Summaries of an article that are looked at.
_OCCURRENCES = 12


class _Detail(NamedTuple):
    """What the text says further down with a figure: the place of its word, and its direction."""

    start: int
    end: int
    up: bool


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every summary whose metric the text takes up again with figures."""
    norm = ctx.norm
    if not ctx.holds("多增", "少增", "增速", "增幅", "涨幅", "增长", "下降"):
        return
    for count, found in enumerate(_SUMMARY.finditer(norm)):
        if count == _MOST:
            return
        begin = marks.begins(norm, found.start(), ",;。:\n、")
        named = _NAMED.fullmatch(norm, begin, found.start())
        if named is None or _NOT_SAID.search(norm, begin, found.end()):
            continue
        noun = _OPENS.sub("", named["noun"])
        if len(noun) < 2 or _cut(norm, begin, found.end()):
            continue
        kind = "more" if found["more"] else "pace" if found["pace"] else "level"
        word = found["more"] or found["faster"] or found["level"]
        up = _UP.search(word) is not None
        details = list(_details(norm, found.end(), named, noun, kind))
        if details:
            at = found.end() - len(word)
            against = [d for d in details if d.up != up]
            if not against:
                d = details[0]
                yield Check(
                    CODE, Verdict.HOLDS, (_span(d),), f"「{word}」与{norm[d.start : d.end]}一致"
                )
            elif len(against) == len(details):
                yield _told(norm, noun, (at, found.end()), against[0])


def _cut(norm: str, begin: int, end: int) -> bool:
    """Tell whether a summary stands in a list behind a figure or a verb of its own (出口、进口)."""
    return begin > 0 and norm[begin - 1] == "、" and norm[end : end + 1] == "、"


def _details(
    norm: str, start: int, named: regex.Match[str], noun: str, kind: str
) -> Iterator[_Detail]:
    """Yield what the text below says of the very same name with a figure."""
    stop = min(len(norm), start + _REACH)
    at = norm.find(noun, start, stop)
    for _ in range(_OCCURRENCES):
        if at < 0:
            return
        end = at + len(noun)
        detail = _DETAIL[kind].match(norm, end, stop) if norm[at - 1] in _BEFORE else None
        if detail and not _other_basis(named["basis"], detail["basis"]):
            yield _Detail(*detail.span("word"), _UP.search(detail["word"]) is not None)
        at = norm.find(noun, end, stop)


def _other_basis(summary: str | None, detail: str | None) -> bool:
    """Tell whether one is said against the year before, the other against the month before."""
    if summary is None or detail is None:
        return False
    year = "同" in detail or "年" in detail
    return bool(detail) and (summary == "同比") != year


def _span(detail: _Detail) -> Span:
    return Span(detail.start, detail.end, "详述")


def _told(norm: str, noun: str, at: tuple[int, int], against: _Detail) -> Check:
    said, detailed = norm[slice(*at)], norm[against.start : against.end]
    return Check(
        CODE,
        Verdict.VIOLATED,
        (Span(*at, "概述"), _span(against)),
        f"概述「{noun}……{said}」，详述「{detailed}」",
        f"概述说{noun}{said}，下文的数字却是{detailed}。",
        f"The summary says “{said}” of {noun}, the figures below say “{detailed}”.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="summary-contradicts-details",
    title="概述与详述方向相反",
    check=check,
    flags=[
        "一季度金融运行平稳，住户存款同比«少增»，企业贷款增长乏力。\n3月末，住户存款余额28070.6亿元，"
        "比年初增加2282.4亿元，同比«多增»225.7亿元。",
        "全省本外币各项贷款增速«加快»，结构优化。\n3月末，全省本外币各项贷款余额同比增长12.64%，"
        "增速比上年同期«回落»1.52个百分点。",
        "前三季度，进口继续«增长»。\n据海关统计，全市进口1560亿元，同比«下降»5.2%。",
        "一是固定资产投资增幅明显«回落»。\n前5月，固定资产投资320亿元，同比增长8.1%，比1—4月«提高»1.2个百分点。",
    ],
    passes=[
        "一季度金融运行平稳，住户存款同比多增。\n3月末，住户存款余额28070.6亿元，"
        "比年初增加2282.4亿元，同比多增225.7亿元。",
        "前三季度，进口继续增长。\n全市农产品进口156亿元，同比下降5.2%。",
        "各项贷款增速放缓。\n各项贷款余额同比增长13.4%，增速比上年同期提高2.55个百分点；"
        "各项贷款余额环比增长1%，增速比上月回落0.3个百分点。",
        "前三季度，出口有望增长。\n全市出口1560亿元，同比下降5.2%。",
        "5月份，社会消费品零售总额环比增长。\n社会消费品零售总额156亿元，同比下降5.2%。",
        "推动出口增长，稳住外贸。\n全市出口1560亿元，同比下降5.2%。",
    ],
)
