"""A comment for a pull request: the totals first, then each finding with its sentence."""

from __future__ import annotations

import re

from auditor.drawing import tame
from auditor.model import Severity, Verdict
from auditor.reporting import Reporter, Result, Tally, View
from auditor.telling import Told, crash, told
from auditor.words import SEVERITY, VERDICT, Words

_CONTEXT = 24  # characters around the primary span
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~<>@&-])")
_ICON = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.INFO: "🔵"}


def escaped(text: str) -> str:
    """Return a text in which nothing is markup, a mention or a tag."""
    return _SPECIAL.sub(r"\\\1", tame(text)).replace("\\@", "@\u2060")


def front(total: Tally, view: View) -> str:
    """Write the headline and the table of totals."""
    loud = total.count(Severity.ERROR) + total.count(Severity.WARNING)
    broken = len(total.unreadable) + len(total.failures)
    if loud:
        head = Words(f"数字核对：{loud} 处矛盾", f"Figures: {loud} contradictions")
    elif broken:
        head = Words("数字核对：未能全部完成", "Figures: the audit is not complete")
    else:
        head = Words("数字核对：没有发现矛盾", "Figures: no contradiction found")
    columns = [
        (Words("文章", "articles"), total.articles),
        (Words("数字", "numbers"), total.quantities),
        *((VERDICT[verdict], total.checks[verdict]) for verdict in Verdict),
        (Words("无关系可核", "unlinked"), total.quantities - total.tied),
    ]
    names = " | ".join(label.said(view.lang) for label, _ in columns)
    values = " | ".join(f"{value:,}" for _, value in columns)
    rule = " | ".join("--:" for _ in columns)
    return f"## {head.said(view.lang)}\n\n| {names} |\n| {rule} |\n| {values} |\n"


def article(result: Result, view: View) -> str:
    """Write the findings and crashed rules of one article."""
    findings = told(result, view)
    failures = result.report.failures
    if not findings and not failures:
        return ""
    out = [f"\n### {escaped(result.title)}\n"]
    out += [_finding(result, each, view) for each in findings]
    out += [f"\n- ⚠️ {escaped(crash(failure, view))}\n" for failure in failures]
    return "".join(out)


def _finding(result: Result, each: Told, view: View) -> str:
    finding, place = each.finding, each.places[0]
    name = each.name if view.lang == "en" else each.title
    severity = SEVERITY[finding.severity].said(view.lang)
    at = each.where or Words(f"第 {place.line} 行", f"line {place.line}").said(view.lang)
    head = f"{_ICON[finding.severity]} **{severity} {finding.rule} {escaped(name)}** · {at}"
    lines = [f"- {head}", escaped(each.message), f"> {_quoted(result.text, each)}"]
    if finding.arithmetic:
        lines.append(escaped(finding.arithmetic))
    return "\n" + "\n\n  ".join(lines) + "\n"


def _quoted(text: str, each: Told) -> str:
    """Quote the passages around the spans, the spans themselves in bold."""
    spans = sorted((span.start, span.end) for span in each.finding.spans)
    out, done = "", -1
    for start, end in spans:
        low = max(start - _CONTEXT, text.rfind("\n", 0, start) + 1, done, 0)
        out += "…" if low > max(done, 0) else ""
        out += escaped(text[low : max(start, low)])
        out += f"**{escaped(text[max(start, low) : end])}**" if end > low else ""
        done = max(end, low)
    stop = text.find("\n", done)
    high = min(done + _CONTEXT, stop if stop >= 0 else len(text))
    return out + escaped(text[done:high]) + ("…" if high < len(text) else "")


def end(total: Tally, view: View) -> str:
    """Write the inputs that could not be read."""
    said = Words("未能审读", "not audited").said(view.lang)
    return "".join(
        f"\n- ⚠️ {escaped(name)}：{said}：{escaped(why.said(view.lang))}\n"
        for name, why in total.unreadable
    )


REPORTER = Reporter(
    name="markdown",
    about=Words("合并请求里的一条评论", "a comment for a pull request"),
    article=article,
    front=front,
    end=end,
    suffixes=(".md",),
)
