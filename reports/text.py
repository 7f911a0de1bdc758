"""The report in the terminal: each finding with its source marked, and the totals."""

from __future__ import annotations

from auditor import registry
from auditor.article import Lines
from auditor.drawing import cells, excerpt, fold, paint, tame
from auditor.model import Finding, Severity, Verdict
from auditor.reporting import Reporter, Result, Tally, View, press_measure
from auditor.telling import crash, message, whereabouts
from auditor.words import GONE, SEVERITY, VERDICT, Words

_INDENT = "  "


def article(result: Result, view: View) -> str:
    """Draw the findings and the crashed rules of one article."""
    findings = list(result.loud())
    if not findings and not result.report.failures:
        return ""
    lines = Lines(result.text)
    blocks = [_finding(result, finding, lines, view) for finding in findings]
    for failure in result.report.failures:
        said = crash(failure, view)
        head = (
            f"{tame(result.name)}: {paint(SEVERITY['error'].said(view.lang), 'error', view.color)}"
        )
        blocks.append("\n".join([head, *fold(said, view.width, _INDENT)]))
    return "".join(block + "\n\n" for block in blocks)


def _finding(result: Result, finding: Finding, lines: Lines, view: View) -> str:
    places = result.anchors or lines
    line, column = places.place(finding.spans[0].start)
    where = whereabouts(result, finding.spans[0].start, places, view.lang)
    at = f"{tame(result.name)} {where}" if where else f"{tame(result.name)}:{line}:{column}"
    severity = str(finding.severity)
    rule = registry.named(finding.rule)
    loud = paint(SEVERITY[severity].said(view.lang), severity, view.color)
    place = paint(at, "bold", view.color)
    head = f"{place}: {loud} {paint(finding.rule, severity, view.color)} "
    plain = cells(f"{at}: {finding.rule}  {SEVERITY[severity].said(view.lang)}")
    title = rule.name if view.lang == "en" else rule.title
    # Both names where they fit; the line's head must stay whole for editors to jump to.
    if view.lang != "en" and plain + cells(f"{title} {rule.name}") <= view.width:
        title = f"{title} {rule.name}"
    out = [head + title]
    out += fold(message(finding, view), view.width, _INDENT)
    out += excerpt(
        result.text,
        lines,
        finding.spans,
        width=view.width,
        color=view.color,
        style=severity,
        places=result.anchors,
    )
    if finding.arithmetic:
        head = Words("算式：", "sum: ").said(view.lang)
        out += fold(head + finding.arithmetic, view.width, _INDENT)
    more = f"auditor explain {finding.rule}"
    out.append(paint(_INDENT + Words("详解：", "more: ").said(view.lang) + more, "dim", view.color))
    return "\n".join(out)


def end(total: Tally, view: View) -> str:
    """Draw what could not be read, and the table of totals."""
    out = []
    for name, reason in total.unreadable:
        loud = paint(Words("未能审读", "not audited").said(view.lang), "error", view.color)
        out.append(f"{tame(name)}: {loud}")
        out += fold(reason.said(view.lang), view.width, _INDENT)
    for name, key in total.stale:
        out += fold(f"{name}: {GONE.said(view.lang)}: {key.rule} {key.arithmetic}", view.width)
    if out:
        out.append("")
    return "\n".join([*out, *_totals(total, view), ""])


def _totals(total: Tally, view: View) -> list[str]:
    untied = total.quantities - total.tied
    checks = sum(total.checks.values())
    rows = [
        (Words("文章", "articles"), f"{total.articles:,}"),
        (Words("字符", "characters"), f"{total.characters:,}"),
        (Words("读出的数字", "numbers read"), f"{total.quantities:,}"),
        (Words("核对的关系", "relations checked"), f"{checks:,}"),
        *((_nested(VERDICT[v]), f"{total.checks[v]:,}") for v in Verdict),
        (Words("无关系可核的数字", "numbers nothing speaks about"), f"{untied:,}"),
    ]
    if total.suppressed:
        rows.append((Words("已接受的问题", "accepted findings"), f"{total.suppressed:,}"))
    if total.unreadable:
        rows.append((Words("未能审读", "inputs not audited"), f"{len(total.unreadable):,}"))
    if total.failures:
        rows.append((Words("出错的规则", "crashed rules"), f"{len(total.failures):,}"))
    for severity in Severity:
        label = SEVERITY[severity]
        rows.append((label, f"{total.count(severity):,}"))
        for (code, loudness), count in sorted(total.findings.items()):
            if loudness is severity:
                rule = registry.named(code)
                rows.append(
                    (_nested(Words(f"{code} {rule.title}", f"{code} {rule.name}")), f"{count:,}")
                )
    widest = max(cells(label.said(view.lang)) for label, _ in rows)
    longest = max(len(value) for _, value in rows)
    rule_line = paint("-" * (widest + 2 + longest), "dim", view.color)
    drawn = []
    for label, value in rows:
        said = label.said(view.lang)
        drawn.append(said + " " * (widest + 2 - cells(said)) + value.rjust(longest))
    return [rule_line, *drawn, rule_line, *fold(press_measure(total, view.lang), view.width)]


def _nested(label: Words) -> Words:
    return Words(_INDENT + label.zh, _INDENT + label.en)


REPORTER = Reporter(
    name="text",
    about=Words("终端里读的报告：标出原文、列出算式", "for the terminal: source marked, sum shown"),
    article=article,
    end=end,
    suffixes=(".txt",),
)
