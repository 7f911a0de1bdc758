"""reviewdog's diagnostics, one JSON object a line. Its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from auditor.article import Anchors, Lines
from auditor.drawing import tame
from auditor.model import Span
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import crash, told
from auditor.words import Words

_SOURCE = {"name": "auditor"}


def article(result: Result, view: View) -> str:
    """Write a diagnostic for each finding and each crashed rule of one article."""
    out = []
    lines = result.places()
    for each in told(result, view):
        primary, *related = (_location(result, span, lines) for span in each.finding.spans)
        out.append(
            {
                "message": f"{each.message}\n{tame(each.finding.arithmetic)}".rstrip(),
                "location": primary,
                "severity": str(each.finding.severity).upper(),
                "source": _SOURCE,
                "code": {"value": each.finding.rule},
                "related_locations": [
                    {"message": span.label, "location": location}
                    for span, location in zip(each.finding.spans[1:], related, strict=True)
                ],
            }
        )
    out += [_plain(result.name, crash(failure, view)) for failure in result.report.failures]
    return "".join(map(_line, out))


def end(total: Tally, view: View) -> str:
    """Write a diagnostic for each input that could not be read."""
    return "".join(_line(_plain(name, why.said(view.lang))) for name, why in total.unreadable)


def _location(result: Result, span: Span, lines: Lines | Anchors) -> dict[str, Any]:
    line, _ = lines.place(span.start)
    end_line, _ = lines.end(span.end)
    start = {"line": line, "column": lines.byte_column(span.start)}
    end = {"line": end_line, "column": lines.byte_column(span.end, end=True)}
    return {"path": result.name, "range": {"start": start, "end": end}}


def _plain(path: str, text: str) -> dict[str, Any]:
    return {"message": text, "location": {"path": path}, "severity": "ERROR", "source": _SOURCE}


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


REPORTER = Reporter(
    name="rdjsonl",
    about=Words("reviewdog 的逐行诊断", "reviewdog's diagnostics, one a line"),
    article=article,
    end=end,
    suffixes=(".rdjsonl",),
)
