"""Figures of a group under the very name of the whole (农村网民, 网民); what is new, and all of it.

The name of the group is that of the whole with a word more (农村, 女性, 住户). Both must be told of
one place and one period; a level (余额, 规模, 人数) may stand further off than what flows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.comparisons.orders import Order, Pair
from auditor.relations.sums.counting import units_told
from auditor.relations.text import marks

_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_PLACE = regex.compile(
    r"(?:我国|全[国省市县区州乡镇村]|[我本该][省市县区州乡镇村]|(?<!\p{Han})\p{Han}{2,3}(?<!城)[省市县])"
    "(?:金融机构)?(?:共|内)?"
)
_DATE = regex.compile(
    r"[\d〇零一二三四五六七八九十]+年(?:\d+月)?(?:\d+日)?[末底]?|\d+(?:[-~—–至]\d+)?月份?[末底]?|截[至止]|上半年|全年|[前一二三四]+季度"
)
_TOTAL = regex.compile("各项|各类|各级|全部|所有|业?总(?=[收支产贸进出投人户面])")
_FILLER = regex.compile(
    r"[^\p{Han}A-Za-z\d]|[约为达共有已是近超逾了计的至到]+$|合计|总计|累计|完成|实现|规模|总?数量|总[数额量]|其中|的"
)
_LEVEL = regex.compile("余额|规模|人数|总数|用户|网民|人口|数量|存量|保有量|总量|户数|家数")
# Means, rates, prices, differences and what may be negative bound nothing.
_UNBOUNDED = regex.compile(
    "均|率|价|单位|指数|[增减降升涨]|幅|差|利润|净|亏|每|占|比|计划|目标|预计|最|上年|去年|同期|前年|不[足到]"
    "|转[移账]|折|平衡|工农业"  # which is no 农业 of 工业
)
_ALL_THERE_IS = regex.compile("累计|保有量|现有|存量|拥有|总数|总量")
_NEW = regex.compile("(?:全年|当年|本年|今年|年内|当月|本月|当日)?(?:新增|新建|新开通|新建成)")
_VERBS = regex.compile(
    "新增|新建成?|新开通|累计|保有量|现有|存量|拥有|总数|总量|建成|开通|投用|投运|并|全年|当年|本年|今年|年内|当[月日]"
    "|本月|[约为达共有已是了计的]|其中|建设|[^\\p{Han}A-Za-z\\d]"
)
_AGED = r"\d+(?:[-~—–至]\d+)?周?岁(?:[及或]?以[上下])?的?"
# Alone these words say too little: 产值 may be that of another subject in the clause before.
_ANYBODYS = regex.compile(
    "(?:产值|收入|支出|人数|人员|面积|投资|人口|企业|资金|金额|出口|进口|进出口|增加值|销售额|产量|销量|贷款|存款|代表"
    "|干部|职工|学生|项目|余额|额|用户|商品|产品)+"
)
_BACK = 60  # Figures before a group among which its whole is told.
_FEW = 3  # The same before what is new.
_ASIDE = "。(其中"


class _Named(NamedTuple):
    """What a clause says its figure is: the name without place, time and group."""

    claim: Claim
    name: str
    group: str
    place: str
    period: str
    level: bool


@cache
def _group_words() -> list[str]:
    words = tomllib.loads(files("auditor").joinpath("parts.toml").read_text("utf-8"))["groups"]
    return sorted(words, key=len, reverse=True)


@cache
def _groups() -> regex.Pattern[str]:
    named = "|".join(map(regex.escape, _group_words()))
    return regex.compile(
        rf"(?:\d+(?:[-~—–至]\d+)?周?岁[及或]?(?:以[上下])?的?)?(?:{named})|{_AGED}"
    )


@cache
def _any_group() -> re.Pattern[str]:
    """Return the pattern without which an article names no group, to see so at once."""
    return regex.standard("|".join(["岁", *map(regex.escape, _group_words())]))


def read(ctx: Context) -> Iterator[Pair]:
    """Yield a group with its whole, and what is new with all there is. Linear."""
    grouped, new = _any_group().search(ctx.norm) is not None, "新" in ctx.norm
    told = list(_told(ctx)) if grouped or new else []
    if new:
        for claim, clause, _ in told:
            yield from _new(ctx, claim, clause)
    if grouped:
        yield from _groups_and_wholes(told)
    if _ASIDE in ctx.norm:
        yield from _asides(ctx)


def _told(ctx: Context) -> Iterator[tuple[Claim, str, str]]:
    """Yield the amounts whose unit is told again, each with its clause up to it and its period."""
    period, at = "", -1
    units = ctx.once(units_told)
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is Kind.DATE:
            period, at = q.text, claim.sentence
        elif q.kind in _AMOUNTS and units[q.unit] > 1 and q.value and q.value > 0:
            begin = marks.begins(ctx.norm, q.start, ",;。:!?、()\n")
            clause = ctx.norm[begin : q.start]
            yield claim, clause, period if claim.sentence - at < 2 else ""


def _groups_and_wholes(told: list[tuple[Claim, str, str]]) -> Iterator[Pair]:
    known: dict[tuple[str, str], _Named] = {}
    waiting: dict[tuple[str, str], _Named] = {}  # the largest group that has no whole yet
    any_group = _any_group()
    units = {claim.quantity.unit for claim, clause, _ in told if any_group.search(clause)}
    for claim, clause, period in told:
        q = claim.quantity
        if q.unit not in units or len(clause) < 4 or _UNBOUNDED.search(clause):
            continue
        named = _named(claim, clause, period)
        if named is None:
            continue
        key = q.unit, named.name
        whole = known.get(key)
        if not named.group:
            known[key] = named
            group = waiting.pop(key, None)
            if group is not None and "总" in clause and _of_it(group, named):
                yield Pair(group.claim, claim, Order.GROUP)
        elif whole is None:
            largest = waiting.get(key)
            if largest is None or (largest.claim.quantity.value or 0) < (q.value or 0):
                waiting[key] = named
        elif _of_it(named, whole):
            yield Pair(claim, whole.claim, Order.GROUP)


def _named(claim: Claim, clause: str, period: str) -> _Named | None:
    words = _DATE.sub("", clause).replace("其中", "")
    place = _PLACE.search(words)
    words = _PLACE.sub("", words, count=1)
    group = _groups().search(words)
    name = _FILLER.sub("", _TOTAL.sub("", _groups().sub("", words)))
    if not 2 <= len(name) <= 12:
        return None
    level = _LEVEL.search(clause) is not None
    return _Named(claim, name, group[0] if group else "", place[0] if place else "", period, level)


def _of_it(part: _Named, whole: _Named) -> bool:
    """Tell whether a group and a whole of one name are of one place and one time."""
    if part.claim.bracket < 0 <= whole.claim.bracket:
        return False  # 录取19人（全省录取28人）: what a bracket remarks is no whole of the text
    if abs(part.claim.at - whole.claim.at) > _BACK or part.place not in ("", whole.place):
        return False
    if _ANYBODYS.fullmatch(part.name) and not (part.place and part.period == whole.period):
        return False
    if part.period == whole.period:
        return True
    one_year = part.period[:4] == whole.period[:4] or not part.period
    return part.level and whole.level and one_year


def _new(ctx: Context, claim: Claim, clause: str) -> Iterator[Pair]:
    """Yield what is new with all there is of it, told right before (累计建成N座，全年新增N座)."""
    if "新" not in clause or not _NEW.search(clause):
        return
    noun = _VERBS.sub("", _DATE.sub("", clause))
    if len(noun) < 2:
        return
    for before in reversed(ctx.claims[max(0, claim.at - _FEW) : claim.at]):
        q = before.quantity
        if q.unit != claim.quantity.unit or q.kind is not claim.quantity.kind or not q.value:
            continue
        words = ctx.norm[marks.begins(ctx.norm, q.start, ",;。:!?、()\n") : q.start]
        all_ = _ALL_THERE_IS.search(words) and "新" not in words
        same = _VERBS.sub("", _DATE.sub("", words)) == noun
        if all_ and same and before.sentence == claim.sentence:
            yield Pair(claim, before, Order.GROUP)
        return


def _asides(ctx: Context) -> Iterator[Pair]:
    """Yield what a bracket of its own says of the first figure of the sentence before it.

    村办学点275个，较上年减少46个。（其中没有学生的26个）
    """
    for claim in ctx.claims:
        if claim.bracket < 1 or ctx.norm[claim.bracket - 1] != "。":
            continue
        words = ctx.norm[claim.bracket + 1 : claim.quantity.start]
        if not words.startswith("其中") or _UNBOUNDED.search(words):
            continue
        told = list(ctx.claims[max(0, claim.at - 6) : claim.at])
        told = [c for c in told if ctx.norm.rfind("。", 0, claim.bracket - 1) < c.quantity.start]
        first = told[0] if told else None
        if first is None or first.quantity.unit != claim.quantity.unit or not first.before:
            continue
        noun = _FILLER.sub("", _DATE.sub("", first.before))[-3:]
        if len(noun) > 1 and noun in words and not _UNBOUNDED.search(first.before):
            yield Pair(claim, first, Order.GROUP)
