"""reviewdog's diagnostics, one JSON object a line. Its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from typing import Any

from auditor.article import Lines
from auditor.drawing import tame
from auditor.model import Span
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import crash, told
from auditor.words import Words

_SOURCE = {"name": "auditor"}


def article(result: Result, view: View) -> str:
    """Write a diagnostic for each finding and each crashed rule of one article."""
    out = []
    lines = Lines(result.text)
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


def _location(result: Result, span: Span, lines: Lines) -> dict[str, Any]:
    start = _position(result.text, span.start, lines)
    end = _position(result.text, span.end, lines)
    return {"path": result.name, "range": {"start": start, "end": end}}


def _position(text: str, offset: int, lines: Lines) -> dict[str, int]:
    line, column = lines.place(offset)
    before = text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode()) + 1}


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
