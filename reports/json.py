"""One JSON document of the whole run; `report.schema.json` beside this file describes it."""

from __future__ import annotations

import json

from auditor.records import record, summary, unreadable
from auditor.reporting import Reporter, Result, Tally, View
from auditor.words import Words

VERSION = 1


def begin(view: View) -> str:
    """Open the document."""
    return f'{{"version": {VERSION}, "articles": [\n'


def article(result: Result, view: View) -> str:
    """Write one article as one line."""
    return json.dumps(record(result), ensure_ascii=False)


def end(total: Tally, view: View) -> str:
    """Write the inputs that could not be read and the totals, and close the document."""
    rest = {"unreadable": unreadable(total), "summary": summary(total)}
    return "\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "\n"


REPORTER = Reporter(
    name="json",
    about=Words("一个 JSON 文档，格式见 report.schema.json", "one JSON document, see its schema"),
    begin=begin,
    article=article,
    separator=",\n",
    end=end,
    suffixes=(".json",),
)
