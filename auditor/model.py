"""The words of the auditor as data: every type that passes from one step to the next.

This module imports nothing of the project. All offsets count characters (code points) of the
text as given, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from auditor.context import Context


class Kind(StrEnum):
    """What sort of figure a quantity is."""

    COUNT = "count"  # 12 例, 3 个, a bare number
    MONEY = "money"  # 1.08亿元
    MEASURE = "measure"  # 3.5公里, 29.21亿吨
    SHARE = "share"  # 80.6%, 三成, 三分之一 (value 80.6, unit "%")
    POINTS = "points"  # 0.9个百分点
    MULTIPLE = "multiple"  # 3倍, 翻两番 (value 4, unit "倍")
    RATIO = "ratio"  # 1:3, 93-79
    ORDINAL = "ordinal"  # 第三, 第134届
    DATE = "date"  # 2020年2月3日, 1—8月, 上半年
    TIME = "time"  # 24时, 7:30, 0—24时
    DURATION = "duration"  # 88天, 14小时
    AGE = "age"  # 76岁
    LABEL = "label"  # 十四五, 5G, N95, 省道103


class Severity(StrEnum):
    """How loudly a finding is told; only errors and warnings count as alarms."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """How a check ended. `possible`: only the rounding of the figures saves it."""

    HOLDS = "holds"
    VIOLATED = "violated"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the text: [start, end) in characters, and what it is called there."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: [start, end) of the text, and how many rows and columns it spans."""

    start: int
    end: int
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text: [start, end) of all of it, and its rows of cells as written.

    A cell that spans several rows or columns stands once, where it begins.
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class When:
    """A calendar expression as written; parts the author left out are None.

    Values are kept even when impossible (month 13, day 32, hour 25), so that rules can say so.
    `month`, `quarter`, `half` name periods of the year; `anchor` holds a relative word as
    written (今天, 昨晚, 去年, 今年, 同期, 上半年 …) or "".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None  # 1 = Monday … 7 = Sunday
    quarter: int | None = None
    half: int | None = None
    anchor: str = ""


class Quantity(NamedTuple):
    """A number the article states.

    `value` is the number as written in its own unit (12% has 12 and "%", 1.08亿元 has 108000000
    and 元); it is None for a range, which has only its ends, and for dates. `[low, high]` is
    the closed interval the words allow, hedges included; a None end is open. `half_unit` is half
    a unit of the last written digit at its magnitude (8.3万: 500; 120000: 0 for an exact
    integer), already within low and high. `hedge` is the hedging word as written, or "".
    """

    start: int
    end: int
    text: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    kind: Kind
    hedge: str = ""
    half_unit: Fraction = Fraction(0)
    when: When | None = None  # DATE and TIME: the (first) calendar point
    until: When | None = None  # DATE and TIME ranges: the last point


@dataclass(frozen=True, slots=True)
class Check:
    """A relation with its arithmetic and its verdict.

    `message` and `message_en` (what is wrong, in one sentence that stands alone) and `severity`
    matter only for violated checks; `spans` has the primary span first.
    """

    rule: str
    verdict: Verdict
    spans: tuple[Span, ...]
    arithmetic: str
    message: str = ""
    message_en: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """A violated check, told to a person. `spans` has the primary span first."""

    rule: str
    severity: Severity
    message: str
    arithmetic: str
    spans: tuple[Span, ...]
    message_en: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and what was tied: counts of quantities and of characters."""

    characters: int
    quantities: int
    tied: int

    @property
    def untied(self) -> int:
        """Numbers that no check speaks about."""
        return self.quantities - self.tied


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that crashed: its code and the exception, told instead of swallowed."""

    rule: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in one article."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    quantities: tuple[Quantity, ...]
    coverage: Coverage
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A reference figure: a metric of a place at a time lies in [low, high], as its source says.

    `since` and `until` bound the time; a `since` of None is a state as of `until`, an `until` of
    None a fact that always holds. `low` and `high` are in `unit` as a quantity is, with the
    tolerance within them; `written` is the figure as the table writes it.
    """

    metric: str
    place: str
    low: Fraction
    high: Fraction
    unit: str
    written: str
    source: str
    url: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A case of a rule: a text in which «…» marks the spans to be reported, primary first not
    required, the publication date if the case needs one, and reference figures.
    """

    text: str
    published: dt.date | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One offence. `check` yields the checks that it recognises in an article.

    `flags` are texts that must be reported at warning or above, with exactly the spans marked
    «…»; `passes` are texts in which this rule must report nothing at warning or above.
    `name` is lower-case with hyphens and states the offence; `title` says it in Chinese.
    `hint` marks a rule on usage whose findings are all `info`; its `flags` are reported as such.
    A rule without `check` is on suppressions, told by `auditor/suppressing.py`; it has no cases.
    """

    code: str
    name: str
    title: str
    check: Callable[[Context], Iterable[Check]] | None = None
    flags: Sequence[str | Example] = field(default=())
    passes: Sequence[str | Example] = field(default=())
    hint: bool = False
