"""Reference figures to hold articles against: tables of facts, every one with its source.

A table is CSV or Parquet with the columns of `COLUMNS`:

    metric     as packs name it, by any of its names; of a fact that always holds, the noun
    place      全国, 浙江省, 浙江省温州市, a country; of a fact that always holds, its subject
    time       2019, 2019-03, 2019-Q1, 2019-H1, 2019-03-05, 2019-03-05T24:00 (as of that hour);
               empty for a fact that always holds (我国有56个民族)
    value      a number in `unit`
    unit       亿元, 万人, %, 个 …
    tolerance  how far off a figure may be: in the unit, or with % in per cent of the value
    source     who says so, and where; a fact without one is refused
    url        where to read it, if anywhere

A year also stands for its end: 2019年末 is compared with a fact of 2019.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from auditor import regex
from auditor.model import Fact, When
from auditor.quantities import quantities
from auditor.relations.dates.calendar import period
from auditor.relations.meaning import gazetteer
from auditor.words import Words

COLUMNS = ("metric", "place", "time", "value", "unit", "tolerance", "source", "url")
DEFAULT = "default"
_OPTIONAL = frozenset({"tolerance", "url"})
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?")
_TIME = regex.compile(
    r"(?P<y>\d{4})(?:-Q(?P<q>[1-4])|-H(?P<h>[12])"
    r"|-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?)?"
)


class Fault(NamedTuple):
    """What is wrong with a table: its row as a spreadsheet counts them (the heading is row 1),
    its column ("" for the whole row), and why.
    """

    table: str
    row: int
    column: str
    why: Words

    def said(self, lang: str) -> str:
        """Return it as one line."""
        place = Words(f"第{self.row}行", f"row {self.row}") if self.row else Words("", "")
        column = Words(f" {self.column} 列", f", column {self.column}")
        where = place.joined(column if self.column else Words("", "")).said(lang).strip(" ,")
        return f"{self.table}: {where}{': ' if where else ''}{self.why.said(lang)}"


class FactsError(ValueError):
    """A table of facts that cannot be used, with all its faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.said("en") for fault in self.faults))


def load(path: str | Path) -> tuple[Fact, ...]:
    """Return the facts of a table.

    Raises:
        FactsError: the table cannot be read, or a row of it is at fault.
    """
    facts, faults = examined(path)
    if faults:
        raise FactsError(faults)
    return facts


@cache
def several(tables: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return the facts of tables, read once in each process; `DEFAULT` are those shipped.

    Raises:
        FactsError: as `load`.
    """
    return tuple(f for t in tables for f in (shipped() if t == DEFAULT else load(t)))


@cache
def shipped() -> tuple[Fact, ...]:
    """Return the facts that come with the auditor; README.md beside them says where from."""
    out: list[Fact] = []
    folder = files("auditor").joinpath("facts")
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".csv"):
            facts, faults = _examined(entry.name, _csv(entry.name, entry.read_bytes()))
            if faults:
                raise FactsError(faults)
            out += facts
    return tuple(out)


def examined(path: str | Path) -> tuple[tuple[Fact, ...], tuple[Fault, ...]]:
    """Return the facts of a table and everything that is wrong with it."""
    name = str(path)
    try:
        data = Path(path).read_bytes()
        rows = _parquet(name, data) if name.lower().endswith(".parquet") else _csv(name, data)
        return _examined(name, rows)
    except OSError as error:
        why = error.strerror or str(error)
        return (), (Fault(name, 0, "", Words(f"无法读取：{why}", f"cannot be read: {why}")),)
    except FactsError as error:
        return (), error.faults


_Rows = Iterator[tuple[int, dict[str, str]]]


def _csv(name: str, data: bytes) -> _Rows:
    try:
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        heading = [cell.strip() for cell in next(lines, [])]
        _complete(name, heading)
        for row in lines:
            if any(row):
                cells = dict(zip(heading, (cell.strip() for cell in row), strict=False))
                yield lines.line_num, dict.fromkeys(COLUMNS, "") | cells
    except (csv.Error, UnicodeDecodeError) as error:
        why = Words(f"不是 UTF-8 的 CSV（{error}）", f"is no CSV in UTF-8 ({error})")
        raise FactsError([Fault(name, 0, "", why)]) from error


def _parquet(name: str, data: bytes) -> _Rows:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        why = Words("缺少 pyarrow：pip install 'auditor-zh[tables]'", "pyarrow is missing")
        raise FactsError([Fault(name, 0, "", why)]) from error
    try:
        table = pyarrow.parquet.read_table(io.BytesIO(data))
    except (pyarrow.ArrowException, OSError) as error:
        why = Words(f"不是 Parquet（{error}）", f"is no Parquet ({error})")
        raise FactsError([Fault(name, 0, "", why)]) from error
    _complete(name, table.column_names)
    for number, row in enumerate(table.to_pylist(), 2):
        given = {key: "" if row.get(key) is None else str(row[key]).strip() for key in COLUMNS}
        yield number, given


def _complete(name: str, heading: Iterable[str]) -> None:
    missing = [c for c in COLUMNS if c not in list(heading) and c not in _OPTIONAL]
    if missing:
        faults = [Fault(name, 1, column, Words("缺少这一列", "is missing")) for column in missing]
        raise FactsError(faults)


def _examined(name: str, rows: _Rows) -> tuple[tuple[Fact, ...], tuple[Fault, ...]]:
    facts: list[Fact] = []
    faults: list[Fault] = []
    seen: dict[tuple[object, ...], tuple[int, Fact]] = {}
    for number, row in rows:
        problems = dict(_problems(row))
        faults += (Fault(name, number, column, why) for column, why in problems.items())
        if problems:
            continue
        fact = _fact(row)
        key = (fact.metric, fact.place, fact.since, fact.until, fact.unit)
        first, other = seen.setdefault(key, (number, fact))
        if fact.high < other.low or fact.low > other.high:
            why = Words(f"与第{first}行矛盾", f"contradicts row {first}")
            faults.append(Fault(name, number, "value", why))
        facts.append(fact)
    if not facts and not faults:
        faults.append(Fault(name, 0, "", Words("没有一条事实", "holds no fact")))
    return tuple(facts), tuple(faults)


def _problems(row: dict[str, str]) -> Iterator[tuple[str, Words]]:
    """Yield each column of a row that is at fault, and why."""
    for column in ("metric", "place"):
        if not row[column]:
            yield column, Words("是空的", "is empty")
    if not row["source"]:
        yield "source", Words("没有来源的事实不收", "a fact without a source is refused")
    if row["url"] and not row["url"].startswith(("http://", "https://")):
        yield "url", Words("不是网址", "is no address of the web")
    if row["time"] and _period(row["time"]) is None:
        yield "time", Words(f"读不懂“{row['time']}”", f"cannot read {row['time']}")
    if row["place"] and row["time"] and not gazetteer.resolve(row["place"]):
        yield "place", Words(f"不认识“{row['place']}”", f"{row['place']} is not known")
    if not _NUMBER.fullmatch(row["value"]):
        yield (
            "value",
            Words(f"“{row['value']}”不是数", f"{row['value'] or '(nothing)'} is no number"),
        )
    elif _scale(row) is None:
        yield "unit", Words(f"不认识“{row['unit']}”", f"{row['unit'] or '(nothing)'} is not known")
    bare = row["tolerance"].removesuffix("%")
    if row["tolerance"] and (not _NUMBER.fullmatch(bare) or bare.startswith("-")):
        yield "tolerance", Words(f"“{row['tolerance']}”不是数", f"{row['tolerance']} is no number")


def _scale(row: dict[str, str]) -> tuple[Fraction, str] | None:
    """Return how many of the base unit one unit is, and the base unit; None if unknown."""
    read = quantities(f"2{row['unit']}")
    if len(read) != 1 or read[0].text != f"2{row['unit']}" or not read[0].value:
        return None
    return (read[0].value / 2, read[0].unit) if row["unit"] else None


def _fact(row: dict[str, str]) -> Fact:
    """Return the fact of a row without problems."""
    factor, unit = _scale(row) or (Fraction(1), row["unit"])
    value = Fraction(row["value"])
    off = Fraction(0)
    if row["tolerance"].endswith("%"):
        off = abs(value) * Fraction(row["tolerance"][:-1]) / 100
    elif row["tolerance"]:
        off = Fraction(row["tolerance"])
    since, until = _period(row["time"]) or (None, None)
    return Fact(
        row["metric"],
        gazetteer.resolve(row["place"]) if row["time"] else row["place"],
        (value - off) * factor,
        (value + off) * factor,
        unit,
        row["value"] + row["unit"],
        row["source"],
        row["url"],
        since,
        until,
    )


def _period(time: str) -> tuple[dt.datetime | None, dt.datetime] | None:
    """Return the bounds that a time names, the first None for a state as of an hour."""
    found = _TIME.fullmatch(time)
    if found is None:
        return None
    part = {key: int(text) if text else None for key, text in found.groupdict().items()}
    when = When(
        part["y"],
        part["m"],
        part["d"],
        part["hour"],
        part["minute"],
        quarter=part["q"],
        half=part["h"],
    )
    span = period(when)
    if span is None:
        return None
    return (None if part["hour"] is not None else span.start), span.end
