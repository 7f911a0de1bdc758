"""The page that an editor opens: the article in full, its numbers marked, the findings beside.

One file without anything from elsewhere. What an article says is escaped wherever it stands.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from auditor import registry
from auditor.article import Lines
from auditor.drawing import tame
from auditor.marking import State, Stretch, stretches
from auditor.model import Severity, Table, Verdict
from auditor.reporting import Reporter, Result, Tally, View, press_measure
from auditor.suppressing import Suppression
from auditor.telling import Told, crash, fingerprint, told
from auditor.words import SEVERITY, VERDICT, Words

_MOST = 40  # numbers that a card lists
_STATES = {
    State.CONTRADICTED: Words("矛盾", "contradicted"),
    State.DOUBTED: Words("可疑", "doubtful"),
    State.POSSIBLE: Words("取整后可成立", "holds within rounding"),
    State.VERIFIED: Words("已核实", "verified"),
    State.UNLINKED: Words("无关系可核", "unlinked"),
}


@cache
def _resource(name: str) -> str:
    return files(__package__ or "auditor.reports").joinpath(name).read_text("utf-8")


def escaped(text: str) -> str:
    """Return a text for an element or a quoted attribute, control characters tamed."""
    return html.escape("\n".join(tame(line) for line in text.split("\n")))


def begin(view: View) -> str:
    """Open the page: style and heading."""
    title = Words("数字核对报告", "Consistency of figures").said(view.lang)
    lang = "en" if view.lang == "en" else "zh-CN"
    return _resource("page.html").format(title=title, lang=lang) + f"<header>\n<h1>{title}</h1>\n"


def front(total: Tally, view: View) -> str:
    """Write the totals, the press's measure, the filters and the legend."""
    figures = [
        *((SEVERITY[severity], total.count(severity)) for severity in Severity),
        (Words("文章", "articles"), total.articles),
        (Words("字符", "characters"), total.characters),
        (Words("读出的数字", "numbers read"), total.quantities),
        *((VERDICT[verdict], total.checks[verdict]) for verdict in Verdict),
        (Words("无关系可核的数字", "unlinked numbers"), total.quantities - total.tied),
    ]
    cells = "".join(
        f"<div><dt>{label.said(view.lang)}</dt><dd>{value:,}</dd></div>" for label, value in figures
    )
    measure = escaped(press_measure(total, view.lang))
    return (
        f'<dl class="figures">{cells}</dl>\n<p class="measure">{measure}</p>\n</header>\n'
        + _filters(total, view)
        + _legend(view)
        + "<main>\n"
        + _problems(total, view)
    )


def _filters(total: Tally, view: View) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" value="{severity}" checked> '
        f"{SEVERITY[severity].said(view.lang)} {total.count(severity)}</label>"
        for severity in Severity
    )
    everything = Words("全部规则", "all rules").said(view.lang)
    options = [f'<option value="">{everything}</option>']
    for code in sorted({code for code, _ in total.findings}):
        rule = registry.named(code)
        name = rule.name if view.lang == "en" else rule.title
        options.append(f'<option value="{escaped(code)}">{escaped(f"{code} {name}")}</option>')
    label = Words("规则", "Rule").said(view.lang)
    keys = Words("n / p 键：下一处 / 上一处", "keys n / p: next / previous").said(view.lang)
    return (
        f'<form class="filters ui" onsubmit="return false">{boxes}'
        f"<label>{label} <select>{''.join(options)}</select></label><small>{keys}</small></form>\n"
    )


def _legend(view: View) -> str:
    shown = "".join(
        f'<span><span class="n {state}">123</span>{words.said(view.lang)}</span>'
        for state, words in _STATES.items()
    )
    return f'<p class="legend">{shown}</p>\n'


def _problems(total: Tally, view: View) -> str:
    said = Words("未能审读", "not audited").said(view.lang)
    return "".join(
        f'<p class="ui problem">{escaped(name)}：{said}：{escaped(why.said(view.lang))}</p>\n'
        for name, why in total.unreadable
    )


def article(result: Result, view: View) -> str:
    """Draw one article in full; it is folded where nothing was found."""
    findings = told(result, view, everything=True)
    failures = result.report.failures
    mark = fingerprint(result.title)[:12]
    coverage = result.report.coverage
    said = Words(
        f"{coverage.characters:,} 字符 · {coverage.quantities:,} 个数字 · 核对 "
        f"{len(result.report.checks):,} 处 · 发现 {len(findings):,} 处",
        f"{coverage.characters:,} characters · {coverage.quantities:,} numbers · "
        f"{len(result.report.checks):,} checks · {len(findings):,} findings",
    ).said(view.lang)
    date = f" · {result.published.isoformat()}" if result.published else ""
    opened = " open" if findings or failures else ""
    crashes = "".join(
        f'<p class="ui problem">{escaped(crash(failure, view))}</p>\n' for failure in failures
    )
    return (
        f"<details{opened}><summary><b>{escaped(result.title)}</b>"
        f"<small>{escaped(said + date)}</small></summary>\n{crashes}"
        + "".join(_rows(result, findings, mark, view))
        + "</details>\n"
    )


def _rows(result: Result, findings: list[Told], mark: str, view: View) -> Iterator[str]:
    """Yield the lines of the article, those with findings beside them leading a row of their own.

    What a margin needs below its line runs beside the lines that follow.
    """
    lines = Lines(result.text)
    cards: dict[int, list[str]] = {}
    for number, each in enumerate(findings):
        line = lines.place(each.finding.spans[0].start)[0]
        cards.setdefault(line, []).append(_card(each, number, mark, view))
    anchors = {span.start for each in findings for span in each.finding.spans}
    accepted = frozenset(result.suppressed)
    rows = _by_line(result, lines)
    tables = {lines.place(table.start)[0]: table for table in result.tables}
    row: list[str] = []
    line = 1
    while line <= len(rows):
        table = tables.get(line)
        last = lines.place(max(table.end - 1, table.start))[0] if table else line
        pieces = [piece for row_pieces in rows[line - 1 : last] for piece in row_pieces]
        beside = "".join("".join(cards.get(n, ())) for n in range(line, last + 1))
        if table:
            body = _table(result.text, table, pieces, mark, anchors, accepted)
        else:
            drawn = (_piece(result.text, piece, mark, anchors, accepted) for piece in pieces)
            body = f"<p>{''.join(drawn)}</p>"
        if beside and row:
            yield _row(row)
            row = []
        margin = f'<div class="margin">{beside}</div>' if beside else ""
        row.append(f"{body}{margin}\n")
        line = last + 1
    yield _row(row)


def _row(lines: list[str]) -> str:
    return f'<div class="row" style="--lines:{len(lines)}">{"".join(lines)}</div>\n'


def _table(
    text: str,
    table: Table,
    pieces: list[Stretch],
    mark: str,
    anchors: set[int],
    accepted: frozenset[int],
) -> str:
    """Draw a table; what stands between its cells (bars, rules) is left out."""
    at, out = 0, []
    for row in table.rows:
        cells = []
        for cell in row:
            while at < len(pieces) and pieces[at].start < cell.start:
                at += 1
            body = ""
            while at < len(pieces) and pieces[at].end <= cell.end:
                body += _piece(text, pieces[at], mark, anchors, accepted)
                at += 1
            spans = f' rowspan="{cell.rows}"' * (cell.rows > 1)
            spans += f' colspan="{cell.columns}"' * (cell.columns > 1)
            tag = "th" if cell.head else "td"
            cells.append(f"<{tag}{spans}>{body}</{tag}>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f'<div class="table"><table>{"".join(out)}</table></div>'


def _by_line(result: Result, lines: Lines) -> list[list[Stretch]]:
    """Return the stretches of each line, line breaks left out, cut also between cells."""
    bounds = [lines.bounds(line) for line in range(1, lines.count + 1)]
    borders = {offset for ends in bounds for offset in ends}
    borders |= {
        end for t in result.tables for row in t.rows for c in row for end in (c.start, c.end)
    }
    rows: list[list[Stretch]] = [[] for _ in bounds]
    for stretch in stretches(result.report, borders):
        line = lines.place(stretch.start)[0]
        if stretch.end <= bounds[line - 1][1]:
            rows[line - 1].append(stretch)
    return rows


def _piece(
    text: str, piece: Stretch, mark: str, anchors: set[int], accepted: frozenset[int]
) -> str:
    body = escaped(text[piece.start : piece.end])
    if piece.state is State.PLAIN:
        return body
    looks = f"n {piece.state}"
    if piece.findings and accepted.issuperset(piece.findings):
        looks += " accepted"
    attributes = f' class="{looks}"'
    if piece.start in anchors:
        attributes += f' id="n-{mark}-{piece.start}"'
    if piece.sums:
        joined = escaped("\n".join(piece.sums)).replace("\n", "&#10;")
        attributes += f' data-sum="{joined}" tabindex="0"'
    badges = ""
    if piece.findings:
        ids = " ".join(f"{mark}-{number}" for number in piece.findings)
        attributes += f' data-f="{ids}"'
        if piece.start in anchors:
            links = (f'<a href="#f-{mark}-{n}" tabindex="-1">{n + 1}</a>' for n in piece.findings)
            badges = f"<sup>\u2060{''.join(links)}</sup>"  # never parted from its number
    return f"<span{attributes}>{body}{badges}</span>"


def _card(each: Told, number: int, mark: str, view: View) -> str:
    finding = each.finding
    name = each.name if view.lang == "en" else each.title
    severity = SEVERITY[finding.severity].said(view.lang)
    accepted, why = "", ""
    if each.suppressed:
        accepted = Words(" · 已接受", " · accepted").said(view.lang)
        why = _reason(each.suppressed, view)
    where = f" · {each.where}" if each.where else ""
    title = f"{number + 1} · {severity} {finding.rule} {name}{where}{accepted}"
    numbers = "".join(
        f'<li><a href="#n-{mark}-{span.start}">{escaped(quoted[:40])}</a>'
        f"{' ' + escaped(span.label) if span.label else ''}</li>"
        for span, quoted in zip(finding.spans[:_MOST], each.quoted, strict=False)
    )
    arithmetic = f'<p class="sum">{escaped(finding.arithmetic)}</p>' if finding.arithmetic else ""
    looks = f"card {finding.severity}{' accepted' if each.suppressed else ''}"
    return (
        f'<section class="{looks}" id="f-{mark}-{number}" tabindex="0" '
        f'data-f="{mark}-{number}" data-severity="{finding.severity}" '
        f'data-rule="{escaped(finding.rule)}"><h3>{escaped(title)}</h3>'
        f"<p>{escaped(each.message)}</p>{arithmetic}{why}<ul>{numbers}</ul></section>"
    )


def _reason(why: Suppression, view: View) -> str:
    if why.by == "baseline":
        said = Words("记在基线里", "listed in the baseline").said(view.lang)
    else:
        head = Words("理由：", "Reason: ").said(view.lang)
        said = head + why.reason if why.reason else Words("没有写理由", "no reason").said(view.lang)
    return f'<p class="why">{escaped(said)}</p>'


def end(total: Tally, view: View) -> str:
    """Close the page."""
    script = _resource("page.js")
    more = Words("规则说明：auditor explain 规则号", "About a rule: auditor explain CODE")
    return (
        f"</main>\n<footer><p>{more.said(view.lang)}</p></footer>\n"
        f'<div id="tip" class="ui" role="status" hidden></div>\n<script>\n{script}</script>\n'
        "</body>\n</html>\n"
    )


REPORTER = Reporter(
    name="html",
    about=Words("编辑用的网页：全文、标记与旁注", "a page for the editor: full text, margin notes"),
    begin=begin,
    front=front,
    article=article,
    end=end,
    suffixes=(".html", ".htm"),
)
