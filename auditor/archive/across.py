"""What a rule between articles is, and the figures that such rules are given.

A rule is two queries over the tables of an archive, of which the first finds the few figures in
question and the second looks up what is said there, and a pure function that judges them exactly.
The queries keep to what DuckDB and Spark SQL read alike: no order by columns that may be NULL, no
QUALIFY, no lists. Every query is linear in the number of claims: figures are compared with their
neighbours in a series, never all with all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from auditor import regex
from auditor.archive.findings import Place
from auditor.interval import Interval, show
from auditor.model import Severity
from auditor.normal import normalise
from auditor.packs import words
from auditor.quantities import quantities
from auditor.relations.sums.slips import is_plain_slip
from auditor.words import Words

# Columns of a fact that a judge is given, in the order of `Fact`.
_COLUMNS = (
    "article", "day", "start", "end", "quote", "clause", "metric", "name", "place", "group",
    "aspect", "time", "value", "low", "high", "unit", "sayings",
)  # fmt: skip

# A figure of which everything is known that a comparison between articles needs.
_SURE = """metric <> '' AND place <> '' AND time <> '' AND value <> '' AND confidence <> 'low'
      AND ("group" IN ({groups}) OR "group" LIKE '除%以外')"""

# The series that there are, numbered, so that the queries below carry a number for four words.
_LINES = f"""
SELECT metric, place, "group", unit,
    row_number() OVER (ORDER BY metric, place, "group", unit) AS line
FROM (SELECT DISTINCT metric, place, "group", unit FROM claims WHERE {_SURE}) named
"""

# One row for each thing that is stated: the same metric, aspect, place, group, unit and time. Of
# several articles that say it the first stands for all. `steady` tells whether all say one value;
# `opens` is where the time begins, which is its end where it is a state. All is worked out on a few
# narrow columns, and only then the words are looked up, so that no step holds those of all claims;
# `spot` is the article's number and the claim's first character in one.
_FACTS = f"""
WITH narrow AS (
    SELECT c.number, c.number * {{most}} + c."start" AS spot, l.line, c.aspect,
        coalesce(c.since, c.until) AS opens, c.until, c.value
    FROM (SELECT * FROM claims WHERE {_SURE}) c JOIN lines l
      ON c.metric = l.metric AND c.place = l.place AND c."group" = l."group" AND c.unit = l.unit
), told AS (
    SELECT line, aspect, opens, until, min(value) AS value, min(spot) AS spot, count(*) AS times
    FROM narrow
    GROUP BY number, line, aspect, opens, until
    HAVING min(value) = max(value)
), versions AS (
    SELECT line, aspect, opens, until, min(spot) AS spot, sum(times) AS sayings
    FROM told
    GROUP BY line, aspect, opens, until, value
), kept AS (
    SELECT spot, line, CAST(sayings AS BIGINT) AS sayings,
        count(*) OVER (PARTITION BY line, aspect, opens, until) = 1 AS steady
    FROM versions
)
SELECT c.number, c.article, a.day, c.corrects AS corrected, c."start", c."end", c.quote, c.clause,
    c.metric, c.name, c.place, c."group", c.aspect, c.time_kind, c.time, c.since, c.until, c.value,
    c.low, c.high, c.value_float, c.unit, c.hedge, c.kind, c.confidence,
    c.metric IN ({{stock}}) AS falls, k.sayings, k.steady, k.line, k.spot
FROM claims c
JOIN kept k ON c.number * {{most}} + c."start" = k.spot
JOIN articles a ON c.number = a.number
"""
_MOST = 1 << 32  # more characters than an article has

# The totals that only grow, one for each moment, numbered in their series: all that there are as
# of a moment, or what was counted since `begun`. Money may be lost again.
TOTALS = """
WITH counted AS (
    SELECT spot, number, line, split_part(time, '/', 1) AS begun, until, value_float, corrected
    FROM facts
    WHERE aspect = 'cumulative' AND (time_kind = 'as_of' OR kind = 'count')
      AND steady AND NOT falls
)
SELECT *, row_number() OVER (PARTITION BY line, begun ORDER BY until) AS turn
FROM counted
"""


def lines() -> str:
    """Return the query of the series: metric, place, group and unit, with a number."""
    return _LINES.format(groups=_listed(words().populations))


def facts(stock: Iterable[str]) -> str:
    """Return the query of the facts; `stock` are the metrics whose totals may fall.

    A group is compared only where it is a population that the packs know (境外输入), or a place
    but for a part of it (除湖北以外); what else may stand before a metric is told in too many ways.
    """
    return _FACTS.format(stock=_listed(stock), groups=_listed(words().populations), most=_MOST)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in sorted({"", *names}))


def quoted(text: str) -> str:
    """Write a text for SQL."""
    return "'" + text.replace("'", "''") + "'"


class Fact(NamedTuple):
    """A stated figure: where it stands, what it is of, and its exact ends (None is open)."""

    article: str
    day: str
    start: int
    end: int
    quote: str
    clause: str
    metric: str
    name: str
    place: str
    group: str
    aspect: str
    time: str
    value: str
    low: str
    high: str
    unit: str
    sayings: int

    @property
    def exact(self) -> Fraction:
        """The value as written."""
        return Fraction(self.value)

    @property
    def interval(self) -> Interval:
        """The values that the words allow."""
        return Interval(*(Fraction(end) if end else None for end in (self.low, self.high)))

    def span(self, label: str) -> Place:
        """Return where it stands, under a label."""
        return Place(self.article, self.start, self.end, label, self.quote)


def columns(table: str, prefix: str) -> str:
    """Return the select list of one fact of a query, under a prefix of its own."""
    return ", ".join(f'{table}."{name}" AS {prefix}_{name}' for name in _COLUMNS)


def fact(row: Mapping[str, Any], prefix: str) -> Fact:
    """Return the fact that `columns` put into a row under this prefix."""
    return Fact(*(row[f"{prefix}_{name}"] for name in _COLUMNS))


def fact_if_any(row: Mapping[str, Any], prefix: str) -> Fact | None:
    """Return the fact under a prefix, None where an outer join found none."""
    return None if row[f"{prefix}_article"] is None else fact(row, prefix)


class Verdict(NamedTuple):
    """A contradiction between articles, told to a person; the first place is the primary one."""

    message: str
    message_en: str
    arithmetic: str
    places: tuple[Place, ...]
    severity: Severity = Severity.WARNING
    series: tuple[str, ...] = ()  # metric, aspect, place, group, unit: what a plot is drawn of
    blames: bool = False  # the first place is wrong, as others show; what else it breaks follows


@dataclass(frozen=True, slots=True)
class Across:
    """A rule between articles.

    find: SQL over `facts`, `totals` (where those facts stand that are totals which only grow, with
        their `turn` in the series), `articles`, `marks` (each mark with its article's number):
        where the figures in question stand, by numbers and times alone, so that it takes little
        memory; in any order.
    tell: SQL over `found`, what `find` found, that looks up what is said there; its rows come in a
        defined order.
    judge: one row to a verdict, or None where nothing is sure.
    flags, passes: small archives, each a list of articles in which «…» marks the figures to be
        reported, or of which nothing is reported. An article is (date, text).
    """

    code: str
    name: str
    title: str
    find: str
    tell: str
    judge: Callable[[Mapping[str, Any]], Verdict | None]
    flags: tuple[tuple[tuple[str, str], ...], ...] = field(default=())
    passes: tuple[tuple[tuple[str, str], ...], ...] = field(default=())


def series(of: Fact) -> tuple[str, ...]:
    """Return what the figures of one series have in common."""
    return (of.metric, of.aspect, of.place, of.group, of.unit)


def about(of: Fact) -> str:
    """Name what a fact is of: 江州省累计确诊."""
    aspect = {"cumulative": "累计", "new": "新增", "remaining": "现有"}.get(of.aspect, "")
    return f"{of.place.rpartition('/')[2]}{of.group}{aspect}{of.metric}"


def moment(of: Fact) -> Words:
    """Say the time of a fact: 截至2020-02-05 24时, 2020-02-05, 2020-01-01至2020-03-31."""
    start, _, end = of.time.partition("/")
    last = _hour(dt.datetime.fromisoformat(end), ending=True)
    if start == "..":
        return Words(f"截至{last}{'' if '时' in last else ' 24时'}", f"as of the end of {last}")
    first = _hour(dt.datetime.fromisoformat(start), ending=False)
    both = first if first == last else f"{first}至{last}"
    return Words(both, both.replace("至", " to "))


def _hour(time: dt.datetime, *, ending: bool) -> str:
    """Write a time that ends or begins a stretch; 24时 is the end of its own day."""
    if time.time() == dt.time(0):
        return (time - dt.timedelta(days=ending)).date().isoformat()
    minutes = f"{time.minute}分" if time.minute else ""
    return f"{time.date().isoformat()} {time.hour}时{minutes}"


def until(of: Fact) -> dt.datetime:
    """Return the end of a fact's time."""
    return dt.datetime.fromisoformat(of.time.partition("/")[2])


def since(of: Fact) -> dt.datetime | None:
    """Return the beginning of a fact's time, None if it is of a state."""
    start = of.time.partition("/")[0]
    return None if start == ".." else dt.datetime.fromisoformat(start)


def slip(a: Fact, b: Fact) -> Fraction | None:
    """Return how many 万 or 亿 times the first the second is, None if it is no such multiple."""
    for factor in (Fraction(10**4), Fraction(10**8)):
        if a.interval.scaled(factor).meets(b.interval):
            return factor
        if b.interval.scaled(factor).meets(a.interval):
            return 1 / factor
    return None


def slipped(of: Fact, low: Fraction, high: Fraction) -> bool:
    """Tell whether one plain slip of the pen led a figure out of a range."""
    found = quantities(of.quote)
    return len(found) == 1 and is_plain_slip(found[0], Interval(low, high))


_NOW = regex.compile("目前|当前|迄今|至今|初步|暂")
_TOLL = regex.compile("死亡|遇难|身亡|失踪|失联|受伤|被困|获救|转移|受灾|倒塌|已(?:造成|致|有)")


def goes_on(of: Fact) -> bool:
    """Tell whether a figure is of a state that a later article on the same day may know better.

    The day of a disaster dates every report of its toll, and 目前 is another hour in every article.
    """
    said = normalise(of.clause)
    toll = of.aspect == "" and _TOLL.search(said) is not None
    return toll or unfinished(of) or _NOW.search(said) is not None


def unfinished(of: Fact) -> bool:
    """Tell whether an article was published on the very day whose end its figure is dated to."""
    last = until(of)
    whole = last.time() == dt.time(0)
    return whole and bool(of.day) and dt.date.fromisoformat(of.day) < last.date()


def shown(value: Fraction, unit: str) -> str:
    """Write a value with its unit."""
    return f"{show(value)}{unit}"


NEAR = dt.timedelta(days=31)  # totals farther apart may have begun anew


def one_count(first: Fact, last: Fact) -> bool:
    """Tell whether two totals are near enough to belong to one count: a month, in one year."""
    begin, end = until(first), until(last)
    return begin.year == end.year and end - begin <= NEAR


def apart(days: Iterable[str]) -> int | None:
    """Return how many days lie between two publication dates, None if one is unknown."""
    known = [dt.date.fromisoformat(day) for day in days if day]
    return abs((known[0] - known[1]).days) if len(known) == 2 else None
