"""A table of claims for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.archive.rows import Row
from auditor.drawing import cells, tame
from auditor.words import Words

_COLUMNS = (
    (Words("数字", "figure"), 16),
    (Words("指标", "metric"), 12),
    (Words("口径", "aspect"), 6),
    (Words("地点、人群", "place, group"), 20),
    (Words("时间", "time"), 16),
    (Words("把握", "sure"), 4),
)
_SAID = {
    "cumulative": Words("累计", "total"),
    "new": Words("新增", "new"),
    "remaining": Words("现有", "now"),
    "high": Words("高", "high"),
    "medium": Words("中", "fair"),
    "low": Words("低", "low"),
    "": Words("", ""),
}


def heading(lang: str) -> str:
    """Return the line of column names."""
    return _line([word.said(lang) for word, _ in _COLUMNS])


def listing(name: str, claims: Sequence[Row], lang: str) -> Iterator[str]:
    """Yield the lines of one article's claims, its name first."""
    if claims:
        yield tame(name)
    for row in claims:
        yield _line(
            [
                row.hedge + row.quote if row.hedge not in row.quote else row.quote,
                row.metric or "—",
                _SAID[row.aspect].said(lang),
                " ".join(filter(None, (row.place, row.group))),
                _when(row, lang),
                _SAID[row.confidence].said(lang),
            ]
        )


def _when(row: Row, lang: str) -> str:
    """Write 截至02-06 24时 as ≤2020-02-06, a day, month or year by itself, else both ends."""
    if row.until is None:
        return ""
    import datetime as dt

    last = (row.until - dt.timedelta(seconds=1)).date()
    whole = (row.until.hour, row.until.minute) == (0, 0)
    hour = "" if whole else f" {row.until.hour}{Words('时', 'h').said(lang)}"
    if row.since is None:
        return f"≤{last}{hour}"
    first = row.since.date()
    if whole and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}—{last.year}"
    if whole and first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        months = f"{first.year}-{first.month:02}"
        return months if first.month == last.month else f"{months}—{last.month:02}"
    if first == last:
        return f"{first}{hour}"
    return f"{first}—{last.month:02}-{last.day:02}"


def _line(words: Sequence[str]) -> str:
    columns = zip(words, _COLUMNS, strict=True)
    return " ".join(_fitted(tame(word), width) for word, (_, width) in columns).rstrip()


def _fitted(word: str, width: int) -> str:
    if cells(word) > width:
        while cells(word) > width - 1:
            word = word[:-1]
        word += "…"
    return word + " " * (width - cells(word))
