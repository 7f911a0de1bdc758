"""One row for every claim of an article: what is measured, where, when, in which aspect, how much.

Pure: no table library is imported here. A figure that no pack can name, and one in a cell of a
table, still has its row, with the metric "" and low confidence, so that no figure is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any, NamedTuple

from auditor import packs, regex
from auditor.article import Article
from auditor.context import Context
from auditor.engine import context_of
from auditor.interval import show
from auditor.model import Kind, Quantity
from auditor.packs import Pack
from auditor.relations import gazetteer
from auditor.relations.lexicon import compiled
from auditor.relations.marks import begins, ends
from auditor.relations.metrics import Wording, wordings
from auditor.relations.moments import Moment, moments
from auditor.relations.wholes import divisions

KINDS = frozenset(
    {Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO}
    | {Kind.DURATION, Kind.AGE}
)
ASPECTS = {"累计": "cumulative", "新增": "new", "现有": "remaining"}
CONFIDENCES = ("high", "medium", "low")
_CORRECTS = regex.compile("核减|核增|订正|更正|修订|更改为|调整为|勘误|转归|剔除")
# 全省, 我市 name no place by themselves; 31个省和新疆生产建设兵团 is the whole country.
_OWN = regex.compile("(?:[全我本该](?:自治区|[省市县区州])|各地)+")
_MAINLAND = regex.compile("^[省区市、]*(?:自治区|直辖市|、|和|及)*新疆生产建设兵团$")
# A part that is in a state of its own, and no portion of the whole as it was counted.
_STATE = regex.compile("[现尚仍正已将未转]|医学观察|隔离")
_EXCEPT = regex.compile("^(?P<place>.*?)(?P<but>除.{1,12}?以?外).*$")
_BY_NAME = regex.compile(r"^\p{Han}{1,12}(?:省|市|县|区|州|盟|旗|镇|乡)$")
_LABEL = regex.compile(r"^(?:其中|包括|含|分别[为是]?|[、,;:和及\s])+|[有为是\s]+$")
_MARKS = ",;。:!?\n"
_BEFORE, _BEHIND = 40, 20  # characters of a clause that are kept around its figure


@dataclass(frozen=True, slots=True)
class Row:
    """A claim.

    article: the name of the article; date: its day of publication, None if unknown.
    start, end: the figure's characters in the text; quote: those characters; clause: the clause
        around them, cut where it is long.
    metric: canonical by the packs, "" if no pack names it; name: the author's word for it.
    place: 甘肃省/兰州市, 全国, another country, or a place known by its name alone; "" if none
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
    corrects: the article announces a correction (核减, 订正, 更正, 修订).
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


class _Said(NamedTuple):
    """What is known of one figure before its time: doubt counts what was not certain."""

    metric: str
    name: str
    place: str
    group: str
    aspect: str
    doubt: int
    part: bool = False


_UNKNOWN = _Said("", "", "", "", "", 2)


def rows(article: Article, added: Sequence[Pack] = ()) -> list[Row]:
    """Return the rows of an article's claims, in order of the text.

    Args:
        article: name, text and publication date.
        added: packs besides the built-in ones; their names come first.
    """
    ctx = context_of(
        article.text, article.published, tuple(added), article.tables or None, article.skipped
    )
    return rows_of(ctx, article.title)


def rows_of(ctx: Context, name: str) -> list[Row]:
    """Return the rows of an article that has been read already."""
    said = _Reader(ctx).said()
    times = moments(ctx)
    corrects = _CORRECTS.search(ctx.norm) is not None
    out = []
    for claim in ctx.claims:
        if claim.quantity.kind in KINDS:
            told = said.get(claim.at, _UNKNOWN)
            moment, doubt = _fitting(told, times[claim.at])
            out.append(_row(ctx, name, claim.quantity, told, moment, doubt, corrects))
    for grid in ctx.tables:
        for figure in grid.quantities():
            out.append(_row(ctx, name, figure, _UNKNOWN, None, 2, corrects))
    return sorted(out, key=lambda row: row.start) if ctx.tables else out


def _row(
    ctx: Context,
    name: str,
    q: Quantity,
    said: _Said,
    moment: Moment | None,
    doubt: int,
    corrects: bool,
) -> Row:
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
        confidence=CONFIDENCES[min(2, max(doubt, said.doubt))],
        part=said.part,
        corrects=corrects,
    )


def _fitting(said: _Said, moment: Moment | None) -> tuple[Moment | None, int]:
    """Return the time as the aspect needs it, and how doubtful it is.

    Under 2月5日0—24时 a total is one as of the end; under 截至2月5日24时 what is new came in
    that day.
    """
    if moment is None:
        return None, 2
    if said.aspect == "new":
        moment = moment.day()
    elif said.aspect and moment.start and (moment.end - moment.start).days < 2:
        moment = moment.ending()
    return moment, 0 if moment.sure and moment.near and moment.fine else 1


def _exact(value: Fraction | None) -> str:
    return "" if value is None else show(value)


def _float(value: Fraction | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


class _Reader:
    """Metric, scope and aspect of an article's figures: by their words, else by their list."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._active = (*ctx.packs, *packs.built_in())
        self._lexicon = compiled(self._active)
        self._subject = gazetteer.subject(ctx.norm)
        self._out: dict[int, _Said] = {}

    def said(self) -> dict[int, _Said]:
        for wording in wordings(self._ctx, self._active):
            self._out[wording.claim.at] = self._by_words(wording)
        for division in divisions(self._ctx):
            whole = self._out.get(division.wholes[0].at) if division.wholes else None
            if whole is None or not whole.metric:
                continue
            doubt = 0 if division.certain and not division.tentative else 2
            for item in division.items:
                if item.claim.at not in self._out:
                    self._out[item.claim.at] = self._part(whole, item.label, doubt)
        return self._out

    def _by_words(self, w: Wording) -> _Said:
        aspect = ASPECTS.get(w.term.aspect, "")
        stated = _OWN.sub("", w.stated)
        over = _OWN.sub("", w.place or "")  # taken over from the words before
        but = _EXCEPT.match(stated)
        if but:
            stated = but["place"]
        place, group, doubt = self._place(stated), w.group, 0 if w.clear else 2
        if stated and not place:
            group = f"{stated} {group}".strip()
        elif not stated and not over.startswith("?"):
            place = self._place(over)
            group = group if place else f"{over} {group}".strip()
        if not place:
            place = self._subject
            several = w.place is None or w.place.startswith("?")
            doubt = max(doubt, 2 if several and (w.place is None or not place) else 1)
        if not w.sure or (w.part and not w.stated and not w.group):
            doubt = max(doubt, 1)
        if but:
            group = f"{but['but']} {group}".strip()
        return _Said(w.term.metric, w.name, place, group, aspect, doubt, w.part)

    def _place(self, name: str) -> str:
        """Return the path of a place's name, or the name itself where only its form is known."""
        if not name or name.startswith("?"):
            return ""
        if _MAINLAND.match(name):
            return gazetteer.NATION
        path = gazetteer.resolve(name, self._subject)
        return path or (name if _BY_NAME.match(name) else "")

    def _part(self, whole: _Said, label: str, doubt: int) -> _Said:
        whole = whole._replace(part=True)
        name = _LABEL.sub("", label)
        path = gazetteer.resolve(name, whole.place)
        inside = path and (not whole.place or whole.place == gazetteer.NATION or "/" in path)
        if path and inside:
            return whole._replace(place=path, doubt=max(whole.doubt, doubt))
        if _BY_NAME.match(name):
            place = f"{whole.place}/{name}".strip("/")
            return whole._replace(place=place, doubt=max(whole.doubt, doubt, 1))
        term = self._lexicon.terms.get(name)
        if term is not None:  # 含重症病例16例
            aspect = "remaining" if term.metric in self._lexicon.stock else ""
            return whole._replace(
                metric=term.metric, name=name, aspect=aspect, doubt=max(whole.doubt, doubt, 1)
            )
        group = f"{whole.group} {name}".strip()
        aspect = "new" if whole.aspect == "new" else ""  # those of a sum that are … now
        known = name and not _STATE.search(name)
        return whole._replace(
            group=group, aspect=aspect, doubt=max(whole.doubt, doubt, 1 if known else 2)
        )


def record(row: Row) -> dict[str, Any]:
    """Return a row as plain data, by column."""
    return {name: getattr(row, name) for name in COLUMNS}
