"""One row for every claim of an article: what is measured, where, when, in which aspect, how much.

Pure: no table library is imported here. A figure that no pack can name still has its row, with the
metric "" and low confidence, so that no figure is lost. A cell of a table is read as the sentence
that its heads and its row make of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from auditor import regex
from auditor.archive import cells
from auditor.article import Article
from auditor.context import Context
from auditor.engine import context_of
from auditor.interval import show
from auditor.model import Kind, Quantity
from auditor.packs import Pack
from auditor.relations.meaning.sayings import Saying, sayings
from auditor.relations.text.marks import begins, ends

KINDS = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO}
    | {Kind.DURATION, Kind.AGE}
)
CONFIDENCES = ("high", "medium", "low")
# Words by which an article announces that figures told before no longer hold. Those of wider use
# (修订法律, 复核检测, 结构调整) count only beside the figures that they are said of.
_DATA = (
    r"(?:数据|数字|数值|病例|患者|人数|例数|统计|名单|基数|[上去]年|上月|前期|此前|原|\d[例人名])"
)
_ALTERS = (
    "(?:修订|修正|调整|扣除|调[出入]|划[转出入归]|归[入属]|转[出入]|重复|复核|核实|有误"
    "|误[报差判录])"
)
_CORRECTS = regex.compile(
    "核[减增销]|订正|更正|勘误|剔除|更改为|调整为|误报|补[报录]|(?<!协)调[减增](?!开)"
    "|(?:统计|可比|新)口径|口径(?:调整|变化|改变|原因|不同)|初步核算数|最终核实"
    "|(?:确诊|死亡)[^,。;:疑]{0,6}(?:减少|排除(?!疑))|排除[^,。;:疑]{0,4}确诊"
    rf"|{_DATA}[^。;:]{{0,12}}{_ALTERS}|{_ALTERS}[^。;:]{{0,12}}{_DATA}"
)
_MARKS = ",;。:!?\n"
_BEFORE, _BEHIND = 40, 20  # characters of a clause that are kept around its figure


@dataclass(frozen=True, slots=True)
class Row:
    """A claim.

    article: the name of the article; date: its day of publication, None if unknown.
    start, end: the figure's characters in the text; quote: those characters; clause: the clause
        around them, cut where it is long.
    metric: canonical by the packs, "" if no pack names it; name: the author's word for it.
    place: 甘肃省/兰州市, 全国, another country, or a place known by its name alone; of what is told
        of a company or the like its full name, or 证券600123 by the code of its share; "" if none
        is named. group: the population or whatever else stands in front of the metric.
    time_kind: "as_of", "period" or ""; time: an ISO 8601 interval of local time, ends exclusive
        (../2020-02-07T00:00 is as of 6 February 24:00); since, until: its ends.
    aspect: "cumulative", "new", "remaining" or "".
    value, low, high: exact, as decimals or fractions n/d; "" where a range has no value or an
        end is open. value_float, low_float, high_float: their binary neighbours, None likewise.
        All in `unit` (1.08亿元 is 108000000 元, 80.6% is 80.6 %).
    hedge: 约, 余 … or ""; kind: the model's kind.
    confidence: "high" where metric, scope and time stand beyond doubt, "medium" where one is
        taken over from farther off or resolved by likelihood, "low" where one is unknown.
    part: the figure is told as a part of one before (其中).
    corrects: the article announces that figures told before no longer hold (核减, 订正, 更正).
    """

    article: str
    date: dt.date | None
    start: int
    end: int
    quote: str
    clause: str
    metric: str
    name: str
    place: str
    group: str
    time_kind: str
    time: str
    since: dt.datetime | None
    until: dt.datetime | None
    aspect: str
    value: str
    low: str
    high: str
    value_float: float | None
    low_float: float | None
    high_float: float | None
    unit: str
    hedge: str
    kind: str
    confidence: str
    part: bool
    corrects: bool


COLUMNS = tuple(field.name for field in fields(Row))


def rows(article: Article, added: Sequence[Pack] = ()) -> list[Row]:
    """Return the rows of an article's claims, in order of the text.

    Args:
        article: name, text and publication date.
        added: packs besides the built-in ones; their names come first.
    """
    ctx = context_of(
        article.text,
        article.published,
        tuple(added),
        article.tables or None,
        article.skipped,
        heading=article.heading,
    )
    return rows_of(ctx, article.title)


def rows_of(ctx: Context, name: str) -> list[Row]:
    """Return the rows of an article that has been read already."""
    corrects = _CORRECTS.search(ctx.norm) is not None
    out = [
        _row(ctx, name, claim.quantity, said, corrects)
        for claim, said in zip(ctx.claims, ctx.once(sayings), strict=True)
        if claim.quantity.kind in KINDS
    ]
    out += [_row(ctx, name, figure, said, corrects) for figure, said in cells.said(ctx)]
    return sorted(out, key=lambda row: row.start) if ctx.tables else out


def _row(ctx: Context, name: str, q: Quantity, said: Saying, corrects: bool) -> Row:
    moment = said.moment
    first = max(begins(ctx.norm, q.start, _MARKS), q.start - _BEFORE)
    last = min(ends(ctx.norm, q.end, _MARKS), q.end + _BEHIND)
    return Row(
        article=name,
        date=ctx.published,
        start=q.start,
        end=q.end,
        quote=q.text,
        clause=ctx.text[first:last].strip(),
        metric=said.metric,
        name=said.name,
        place=said.place,
        group=said.group,
        time_kind="" if moment is None else "period" if moment.start else "as_of",
        time="" if moment is None else moment.iso,
        since=None if moment is None else moment.start,
        until=None if moment is None else moment.end,
        aspect=said.aspect,
        value=_exact(q.value),
        low=_exact(q.low),
        high=_exact(q.high),
        value_float=_float(q.value),
        low_float=_float(q.low),
        high_float=_float(q.high),
        unit=q.unit,
        hedge=q.hedge,
        kind=str(q.kind),
        confidence=CONFIDENCES[said.doubt],
        part=said.part,
        corrects=corrects,
    )


def _exact(value: Fraction | None) -> str:
    return "" if value is None else show(value)


def _float(value: Fraction | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def record(row: Row) -> dict[str, Any]:
    """Return a row as plain data, by column."""
    return {name: getattr(row, name) for name in COLUMNS}
