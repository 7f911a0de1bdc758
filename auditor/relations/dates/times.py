"""Which date or period governs a figure."""

from __future__ import annotations

from auditor.context import Claim, Context
from auditor.model import Kind, When
from auditor.packs import words

Time = tuple[object, ...]

_AS_OF = ("截至", "截止", "截止到", "截至到", "截止至", "末", "底")
_NOW = frozenset(
    {
        "",
        "今天",
        "今日",
        "今年",
        "本月",
        "目前",
        "日前",
        "近日",
        "当前",
        "现在",
        "截至目前",
        "当日",
        "当天",
    }
    | {"单日", "日内", "全年", "当年", "本年", "年内", "记者"}
)
_SAME_MONTH = frozenset({"当月", "该月", "本月"})
_MONTHS = slice(1, 3)  # where the first and the last month stand in the time of a period
_ENDS = frozenset({"末", "底", "年末", "年底", "月末", "月底"})


class Clock:
    """Follows the dates of an article from figure to figure.

    A date governs what follows it in its paragraph, and what follows in later paragraphs as
    long as the article has named no other. A date that is only compared with (比2019年增长)
    or told aside governs nothing, and the figures behind it in its clause have no known time.
    """

    def __init__(self, ctx: Context) -> None:
        years = {
            q.when.year
            for q in ctx.quantities
            if q.kind is Kind.DATE and q.when is not None and q.when.year is not None
        }
        self._one_year = len(years) < 2
        self._year: int | None = None
        self._month: int | None = None
        self._time: Time = ()
        self._seen: set[Time] = set()
        self._paragraph = -1
        self._clause_aside = -1
        self._as_of = False
        self._span = ""

    def see(self, claim: Claim) -> None:
        """Take notice of a date."""
        when = claim.quantity.until or claim.quantity.when
        if when is None or claim.bracket >= 0:
            return
        if claim.before.endswith(words().aside):
            self._clause_aside = claim.clause
            return
        if claim.quantity.text.isdecimal():
            return  # a bare 2023 belongs to a name more often than it tells a time
        if when.anchor in _SAME_MONTH and self._one_month() and claim.paragraph == self._paragraph:
            return
        time = self._key(claim.quantity.when, when)
        if time == ():
            return
        self._time = time
        self._seen.add(time)
        self._paragraph = claim.paragraph
        self._as_of = claim.before.endswith(_AS_OF) or when.anchor in _ENDS
        self._span = _span(claim.quantity.when, claim.quantity.until)

    def as_of(self, claim: Claim) -> bool:
        """Tell whether a figure stands under 截至 and its date."""
        return self._as_of and claim.paragraph == self._paragraph

    def span(self, claim: Claim) -> str:
        """Return 单季 or 前期 where a quarter or a run of months from January governs."""
        return self._span if claim.paragraph == self._paragraph else ""

    def year(self) -> Time:
        """Return the year that governs."""
        return (None if self._one_year else self._year, "year")

    def time(self, claim: Claim) -> Time | None:
        """Return the time of a figure: () if the article names none, one of its sentence alone
        if several come in question, None behind a date that does not govern.
        """
        if claim.clause == self._clause_aside:
            return None
        if claim.paragraph == self._paragraph or len(self._seen) < 2:
            return self._time
        return ("?", claim.sentence)

    def _one_month(self) -> bool:
        """Tell whether what governs is one month, which 当月 and 该月 name again."""
        return len(self._time) > _MONTHS.stop and len(set(self._time[_MONTHS])) == 1

    def _key(self, start: When | None, end: When) -> Time:
        if end.year is not None:
            self._year = end.year
        if end.month is not None:
            self._month = end.month
        year = None if self._one_year else self._year
        anchor = end.anchor.removeprefix("今年")
        anchor = "" if anchor in _NOW else anchor
        if end.day is not None:
            return (year, self._month, end.day)
        if end.month is None and end.quarter is None and end.half is None and not anchor:
            return () if year is None else (year,)
        first = start.month if start is not None else None
        return (year, first, end.month, end.quarter, end.half, anchor)


def _span(start: When | None, end: When | None) -> str:
    if start is None or start.day is not None:
        return ""
    if "前" in start.anchor:
        return "前期"
    if end is None:
        if start.quarter is not None:
            return "单季"
        return "前期" if start.half == 1 else ""
    return "前期" if 1 in (start.month, start.quarter) else ""
