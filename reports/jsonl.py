"""A JSON object a line: one for each article, one for each unreadable input, and the totals.

The members are those of `report.schema.json`; `type` tells which it is.
"""

from __future__ import annotations

import json

from auditor.records import record, summary, unreadable
from auditor.reporting import Reporter, Result, Tally, View
from auditor.words import Words


def article(result: Result, view: View) -> str:
    """Write one article as one line."""
    return _line({"type": "article", **record(result)})


def end(total: Tally, view: View) -> str:
    """Write the inputs that could not be read, and the totals."""
    lines = [_line({"type": "unreadable", **entry}) for entry in unreadable(total)]
    return "".join([*lines, _line({"type": "summary", **summary(total)})])


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


REPORTER = Reporter(
    name="jsonl",
    about=Words("每篇文章一行 JSON", "one JSON object a line for each article"),
    article=article,
    end=end,
    suffixes=(".jsonl", ".ndjson"),
)
