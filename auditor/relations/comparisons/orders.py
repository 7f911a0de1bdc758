"""Orders that grammar alone gives: containers and what they hold, an increase and its level."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind

_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_HOLDERS = (
    "国家|国|地区|省份|省|市|县|区|城市|单位|学校|高校|俱乐部|代表团|代表队|参赛队伍|参赛队|队伍|球队|队|机构|民族"
    "|行业|赛区|组别|院团|剧团|班级|村|乡镇|社区|小区"
)
_MEASURE_WORD = r"[个支家所座名条只]?"
# 来自 A (个国家和地区的) B 家企业: each of the A sends at least one.
_FROM = regex.standard(r"来自[^,;。]{0,12}\Z")
_SENDING = regex.compile(
    rf"{_MEASURE_WORD}(?:{_HOLDERS})?(?:[和与、及](?:{_HOLDERS}))*(?:\([^()]*\))?的?(?:近|约|超过|超|共|共计)?"
)
# A (省累计报告疑似病例) B 例: each of the A reports at least one; not so for new cases.
_JOINT = frozenset(("支", "组", "对", "项", "部", "台"))  # several may stand behind one
_REPORTING = regex.compile(
    r"(?:\([^()]*\))?(?:累计报告|报告|出现|发现)(?!新增|无)[^,;。()\d增]{0,16}"
)
_EVERYBODY = 30  # 31 provinces report, whether they have cases or not
# What the A are, with all that stands before the B, and what the B are that make them up.
_MADE_UP = tuple(
    (regex.compile(f"(?:{holder})(?:近|约|超过|超)?"), regex.compile(content))
    for holder, content in (
        (r"台", r"场"),
        (r"部", r"集"),
        (r"章", r"条|节"),
        (r"个?大?类", r"项|种|个|款|件|条"),
        (r"个?大项[、和,]?", r"个?[小分]项"),
        (r"个?方面", r"条|项"),
        (r"个?县(?:\([^()]*\))?", r"个?(?:乡镇|镇|乡)"),
        (r"个?(?:乡镇|镇|乡)(?:\([^()]*\))?", r"个?(?:行政)?村"),
        (r"个?(?:行政)?村", r"户"),
        (r"栋(?:楼房?|房屋)?", r"户"),
        (r"户(?:共计?)?", r"人"),
        (r"个?班级?", r"名"),
        (
            r"[支个]?(?:代表队|参赛队伍?|球队|队伍|代表团|队)(?:[、,和与]|的)?(?:共计?)?",
            r"[名位人](?:运动员|选手|队员|球员|健儿|参赛选手|选手)",
        ),
        (r"个(?:国家(?:和地区)?|省份|省\([^()]*\))的", r"[个座]?(?:城市|市|县)|名|位|人"),
    )
)
_BEGINNINGS = frozenset("台部章个大类方县乡镇村行栋户班支代参球队")
_RISE = regex.compile(
    r"(?:千瓦|左右|以上)?,?(?:比|较|同比|环比)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[^,;。%\d]{0,12}?(?:净)?(?:增加|增长|增|多|提高|上升|扩大)了?"
)
_BARE_RISE = regex.compile(r",(?:净)?(?:增加|增长|增)了?")
# Levels that may have been below zero a year ago.
_SIGNED = regex.compile(
    r"利润|盈|亏|逆差|顺差|差额|净|收益|现金流|新增|增量|增加|增长|结余|气温|回报"
)
_NUMBERED_EVENT = regex.compile(r"[^\s,;。的(]{2,4}")
_SERVES = regex.compile(r"(?:服务|参加|参展|亮相|参与|参赛|出席|出征|承办|举办|助力|保障)")


_NOUN = 6  # characters of a noun behind a figure


class Order(StrEnum):
    """Why one figure may not exceed another."""

    HOLDERS = "holders"  # 25 个国家的 238 家企业: each holds at least one
    RISE = "rise"  # 8.88 亿，比去年增加 0.5 亿: there was no less than nothing before
    GROUP = "group"  # 网民 10.3 亿，农村网民 2.8 亿: a group is no larger than the whole
    ROW = "row"  # 第七届，连续第四年: nobody came more often than it was held


class Pair(NamedTuple):
    """Two figures of which the first may not exceed the second, and why."""

    small: Claim
    large: Claim
    order: Order


def pairs(ctx: Context) -> Iterator[Pair]:
    """Yield the ordered pairs of neighbouring figures."""
    event: Claim | None = None  # the last 第七届…
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is Kind.ORDINAL:
            if q.unit == "届":
                event = claim
            elif event is not None and claim.before.endswith("连续"):
                yield from _in_a_row(ctx, event, claim)
        elif q.kind in _AMOUNTS and claim.prev >= 0 and q.value is not None:
            yield from _amounts(ctx, claim)


def _amounts(ctx: Context, claim: Claim) -> Iterator[Pair]:
    q = claim.quantity
    previous = ctx.claims[claim.prev]
    p = previous.quantity
    if p.kind is q.kind is Kind.COUNT and p.value is not None:
        near = previous.clause == claim.clause or q.start - p.end < _NOUN
        if near and _holds(ctx, previous, claim):
            yield Pair(previous, claim, Order.HOLDERS)
    if p.kind is not Kind.DATE and previous.clause == claim.clause:
        return
    if not claim.before.endswith(("增加", "增长", "增", "多", "提高", "上升", "扩大", "了")):
        return
    while p.kind is Kind.DATE and previous.prev >= 0:
        previous = ctx.claims[previous.prev]
        p = previous.quantity
    alike = p.kind is q.kind and p.unit == q.unit and previous.sentence == claim.sentence
    if not alike or _SIGNED.search(previous.before):
        return
    # 参保3.5万人，增加0.9万人; the clause must be of the rise alone, and the level have a name.
    bare = len(previous.before) > 1 and not claim.after and p.kind is not Kind.MONEY
    if _RISE.fullmatch(ctx.norm, p.end, q.start) or (
        bare and _BARE_RISE.fullmatch(ctx.norm, p.end, q.start)
    ):
        yield Pair(claim, previous, Order.RISE)


def _holds(ctx: Context, holder: Claim, content: Claim) -> bool:
    p, q = holder.quantity, content.quantity
    between = ctx.norm[p.end : q.start]
    if len(between) > 40:
        return False
    holders = p.unit + between
    if holders[:1] in _BEGINNINGS and p.text[0].isdigit() and q.text[0].isdigit():
        contents = q.unit + ctx.norm[q.end : q.end + _NOUN]
        if any(h.fullmatch(holders) and c.match(contents) for h, c in _MADE_UP):
            return True
    counted = q.unit or ctx.norm[q.end : q.end + 1]
    if "来自" in holder.before and _FROM.search(holder.before) and counted not in _JOINT:
        return bool(between or p.unit != "个") and bool(_SENDING.fullmatch(between))
    if p.unit == "省" and q.unit == "例" and p.value is not None and p.value < _EVERYBODY:
        return bool(_REPORTING.fullmatch(between))
    return False


def _in_a_row(ctx: Context, event: Claim, row: Claim) -> Iterator[Pair]:
    """Tie 第七届进博会 to 连续第四年服务进博会: nothing has been served more often than held."""
    if event.paragraph != row.paragraph or row.quantity.unit not in ("年", "届", "次"):
        return
    name = _NUMBERED_EVENT.match(ctx.norm, event.quantity.end)
    behind = ctx.norm[row.quantity.end : row.quantity.end + 16]
    if name is None or not _SERVES.match(behind):
        return
    if any(name[0][:length] in behind for length in (3, 2) if len(name[0]) >= length):
        yield Pair(row, event, Order.ROW)
