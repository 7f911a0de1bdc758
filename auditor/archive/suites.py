"""What a pack demands of the wide table, as plain data, and how a row is judged by it.

Laws whose figures belong to different times (单季 beside 前期), and those that only some words
around the figures put in force, cannot be asked of a table and are left to the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from auditor import regex
from auditor.archive.wide import Cell, Line
from auditor.interval import Interval, total
from auditor.model import Severity
from auditor.packs import Law, Pack, Term
from auditor.words import Words

_ORDER = ("累计", "", "现有")
_PERSONS = frozenset({"", "人", "例", "名", "位", "个", "人次", "票", "张"})
_SCALE = {"%": 100, "‰": 1000}
# Metrics that may fall below zero, or rise above 100 %.
_FREE = regex.compile("利润|收益|现金流|差|净|增|回报|率$")
_FREE_RATE = regex.compile("增|收益|利润|回报|周转|负债率|倍|市盈|覆盖|完成|杠杆|流动|速动")


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand on the wide table.

    kind: "law", "within", "never falls" or "unique".
    columns: every column it reads. left, right: of a law, for each term the columns that may
        stand for it, the likeliest first. form: of a law, "order", "sum" or "ratio".
    low, high: the bounds of "within", inclusive.
    forgiven: a correction that the article announces puts it out of force.
    margin: the part of itself by which a rate may miss.
    """

    kind: str
    text: Words
    columns: tuple[str, ...]
    severity: Severity
    form: str = ""
    left: tuple[tuple[str, ...], ...] = ()
    right: tuple[tuple[str, ...], ...] = ()
    low: int | None = None
    high: int | None = None
    forgiven: bool = False
    margin: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Breach:
    """A row that a demand is not met in: the sum, and the cells that take part, by column."""

    line: Line
    arithmetic: str
    cells: tuple[tuple[str, Cell], ...]


def terms_of(pack: Pack) -> frozenset[Term]:
    """Return every metric of a pack."""
    laws = {t for law in pack.laws for t in (*law.left, *law.right)}
    return frozenset(set(pack.names.values()) | laws)


def columns_of(pack: Pack) -> tuple[str, ...]:
    """Return the columns of a pack's wide table, sorted."""
    metrics = {term.metric for term in terms_of(pack)}
    return tuple(sorted(aspect + m for m in metrics for aspect in ("", "累计", "新增", "现有")))


def demands(pack: Pack) -> tuple[Demand, ...]:
    """Compile a pack: its laws, bounds, series that never fall, and one figure a metric."""
    return (
        *(_law(law) for law in pack.laws if not law.needs and not _of_two_times(law)),
        *_bounds(pack),
        *_series(pack),
        Demand(
            "unique",
            Words(
                "同一篇文章里，同一地点、人群和时间的同一指标只有一个数",
                "an article gives one figure for a metric, place, group and time",
            ),
            ("article", "place", "group", "time"),
            Severity.INFO,
        ),
    )


def _of_two_times(law: Law) -> bool:
    return any(term.aspect in ("单季", "前期") for term in (*law.left, *law.right))


def _law(law: Law) -> Demand:
    left, right = (tuple(map(_columns, side)) for side in (law.left, law.right))
    certain = law.form == "order" or law.assured or law.complete
    severity = law.severity if certain else Severity.INFO
    columns = tuple(dict.fromkeys(c for term in (*left, *right) for c in term))
    text = Words(law.text, law.text)
    return Demand(
        "law",
        text,
        columns,
        severity,
        law.form,
        left,
        right,
        forgiven=bool(law.unless),
        margin=law.margin,
    )


def _columns(term: Term) -> tuple[str, ...]:
    return (str(term),) if term.aspect else tuple(a + term.metric for a in _ORDER)


def _bounds(pack: Pack) -> Iterator[Demand]:
    """Yield the bounds of counts, which are no less than none, and of shares."""
    for metric in sorted({term.metric for term in terms_of(pack)}):
        rate = metric.endswith("率")
        if _FREE_RATE.search(metric) if rate else _FREE.search(metric):
            continue
        high = 100 if rate else None
        said = Words(f"0 ≤ {metric}", f"0 ≤ {metric}")
        if rate:
            said = Words(f"0% ≤ {metric} ≤ 100%", f"0% ≤ {metric} ≤ 100%")
        columns = tuple(aspect + metric for aspect in ("", "累计", "新增", "现有"))
        yield Demand("within", said, columns, Severity.WARNING, low=0, high=high)


def _series(pack: Pack) -> Iterator[Demand]:
    """Yield the sums that only grow: those that a law tells apart from what is new or left."""
    laws = [t for law in pack.laws for t in (*law.left, *law.right)]
    counted = {t.metric for t in laws if t.aspect == "累计"} - pack.stock
    for metric in sorted(counted):
        said = Words(f"累计{metric}逐日不减", f"the sum of {metric} never falls")
        yield Demand("never falls", said, (f"累计{metric}",), Severity.WARNING, forgiven=True)


def breaches(demand: Demand, lines: Sequence[Line]) -> list[Breach]:
    """Return the rows in which a demand is not met, in order."""
    if demand.kind == "never falls":
        return list(_falls(demand, lines))
    if demand.kind == "unique":
        return list(_doubles(lines))
    judge = _judge_law if demand.kind == "law" else _judge_bounds
    return [b for line in lines if (b := judge(demand, line)) is not None]


def _judge_bounds(demand: Demand, line: Line) -> Breach | None:
    low = None if demand.low is None else Fraction(demand.low)
    for column in demand.columns:
        cell = line.cells.get(column)
        if cell is None or cell.claim["part"]:
            continue
        high = demand.high
        if high is not None:
            high = high * _SCALE.get(cell.unit, 0) // 100 or None
        if not cell.interval.meets(Interval(low, None if high is None else Fraction(high))):
            return Breach(line, f"{cell.text} ∉ [0, {high or '∞'}]", ((column, cell),))
    return None


def _judge_law(demand: Demand, line: Line) -> Breach | None:
    if demand.forgiven and line.corrects:
        return None
    chosen = _chosen(demand, line)
    if chosen is None:
        return None
    left, right = chosen
    cells = [cell for _, cell in (*left, *right)]
    a, b = total(c.interval for _, c in left), total(c.interval for _, c in right)
    if demand.form == "ratio":
        scale = _SCALE.get(left[0][1].unit, 1)
        part, *wholes = (cell for _, cell in right)
        if not _comparable([part, *wholes]) or left[0][1].unit not in ("", *_SCALE):
            return None
        worked = (part.interval / total(c.interval for c in wholes)).scaled(scale)
        fits = a.meets(worked.widened(demand.margin))
        divisor = " + ".join(cell.text for cell in wholes)
        divisor = f"({divisor})" if len(wholes) > 1 else divisor
        sum_ = f"{part.text} ÷ {divisor} ≠ {left[0][1].text}"
    elif not _comparable(cells):
        return None
    else:
        fits = a.may_be_at_most(b) if demand.form == "order" else a.meets(b)
        wrong = ">" if demand.form == "order" else "≠"
        sides = [" + ".join(cell.text for _, cell in side) for side in (left, right)]
        sum_ = f"{sides[0]} {wrong} {sides[1]}"
    return None if fits else Breach(line, sum_, (*left, *right))


_Chosen = list[tuple[str, Cell]]


def _chosen(demand: Demand, line: Line) -> tuple[_Chosen, _Chosen] | None:
    """Return the cells that stand for the terms; an order may lack some of its left ones."""
    if demand.form == "order":
        left = [c for term in demand.left if (c := _first(term, line))]
        right = [c for t in demand.right if (c := _first(t, line)) and not c[1].claim["part"]]
        return (left, right) if left and len(right) == len(demand.right) else None
    for nth in range(len(_ORDER)):  # the same aspect in all terms that leave theirs open
        sides: list[_Chosen] = []
        for side in (demand.left, demand.right):
            names = [term[nth] if len(term) > 1 else term[0] for term in side]
            sides.append([(name, line.cells[name]) for name in names if name in line.cells])
        if len(sides[0]) == len(demand.left) and len(sides[1]) == len(demand.right):
            return sides[0], sides[1]
    return None


def _first(names: tuple[str, ...], line: Line) -> tuple[str, Cell] | None:
    return next(((name, line.cells[name]) for name in names if name in line.cells), None)


def _comparable(cells: Iterable[Cell]) -> bool:
    units = {cell.unit for cell in cells}
    return len(units) == 1 or units <= _PERSONS


def _falls(demand: Demand, lines: Sequence[Line]) -> Iterator[Breach]:
    """Yield the rows whose sum lies below an earlier one of the same place, group and year."""
    (column,) = demand.columns
    series: dict[tuple[str, str, int], list[Line]] = {}
    for line in lines:
        cell = line.cells.get(column)
        sure = cell is not None and cell.claim["confidence"] == "high" and not cell.claim["part"]
        if sure and line.until is not None and line.place:
            year = line.until.year
            series.setdefault((line.place, line.group, year), []).append(line)
    for found in series.values():
        top: Cell | None = None
        for line in sorted(found, key=lambda x: (x.until, x.number)):
            cell = line.cells[column]
            low = None if top is None else top.interval.low
            below = top and not Interval(low, None).may_be_at_most(cell.interval)
            if top and below and not line.corrects and top.unit == cell.unit:
                before = top.claim
                told = f"{before['quote']} ({before['article']}) > {cell.text}"
                yield Breach(line, told, ((column, cell), (column, top)))
            if top is None or below or (cell.interval.low or 0) >= (low or 0):
                top = cell


def _doubles(lines: Sequence[Line]) -> Iterator[Breach]:
    first: dict[tuple[str, ...], Line] = {}
    for line in lines:
        key = (line.article, line.place, line.group, line.time)
        other = first.setdefault(key, line)
        if other is not line:
            shared = [c for c in line.cells if c in other.cells]
            cells = [(c, x.cells[c]) for c in shared for x in (other, line)]
            told = "; ".join(f"{other.cells[c].text} ≠ {line.cells[c].text}" for c in shared)
            yield Breach(line, told, tuple(cells))
