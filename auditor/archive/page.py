"""The summary of a run as one page that works offline, in the looks of the editor's report."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Iterator
from importlib.resources import files

from auditor import registry
from auditor.archive.crossing import Crossed, Point
from auditor.archive.findings import FindingRow
from auditor.archive.joining import Totals
from auditor.drawing import tame
from auditor.model import Severity
from auditor.words import SEVERITY, Words

_WIDTH, _HEIGHT, _EDGE = 720, 200, 28
_ODD = ' class="odd"'
_STYLE = """<style>
.card { --tone: var(--soft); }
svg { width: 100%; max-width: 45rem; height: auto; margin: .3rem 0; }
svg path { fill: none; stroke: var(--soft); stroke-width: 1.5; }
svg circle { fill: var(--soft); }
svg circle.odd { fill: var(--error); }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
svg text.odd { fill: var(--error); }
svg line { stroke: var(--line); }
table { border-collapse: collapse; }
td, th { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
</style>
"""


def escaped(text: str) -> str:
    """Return a text for an element or a quoted attribute, control characters tamed."""
    return html.escape(" ".join(tame(line) for line in text.splitlines()))


def page(totals: Totals, crossed: Crossed, own: Iterable[FindingRow], lang: str) -> Iterator[str]:
    """Yield the page, piece by piece.

    Args:
        totals: the counts of the run.
        crossed: the findings between articles, with the series to draw.
        own: the first findings of single articles.
        lang: "zh" or "en".
    """
    title = Words("档案数字核对", "Consistency of an archive").said(lang)
    look = files("auditor.reports").joinpath("page.html").read_text("utf-8")
    look = look.format(title=title, lang="en" if lang == "en" else "zh-CN")
    yield look.replace("</head>", _STYLE + "</head>")
    yield f"<header>\n<h1>{title}</h1>\n{_figures(totals, lang)}</header>\n<main>\n"
    yield from _problems(totals, lang)
    yield f"<h2>{Words('文章之间', 'Between articles').said(lang)}</h2>\n"
    if not crossed.shown:
        yield f"<p>{Words('没有发现矛盾。', 'No contradiction was found.').said(lang)}</p>\n"
    drawn: set[tuple[str, ...]] = set()
    for row, series in crossed.shown:
        plot = ""
        if series in crossed.plots and series not in drawn:
            drawn.add(series)
            odd = {place.quote + place.article for r, s in crossed.shown if s == series
                   for place in r.spans}  # fmt: skip
            plot = _plot(series, crossed.plots[series], odd)
        yield _card(row, lang, plot)
    yield _rest(crossed.found - len(crossed.shown), lang)
    yield f"<h2>{Words('单篇之内', 'Within one article').said(lang)}</h2>\n{_rules(totals, lang)}"
    shown = 0
    for row in own:
        shown += 1
        yield _card(row, lang)
    alone = sum(totals.findings.values()) - crossed.found
    yield _rest(alone - shown, lang)
    yield "</main>\n</body>\n</html>\n"


def _figures(totals: Totals, lang: str) -> str:
    figures = [
        *((SEVERITY[severity], totals.count(severity)) for severity in Severity),
        (Words("文章", "articles"), totals.articles),
        *((((Words("未能审读", "not audited"), totals.unread)),) if totals.unread else ()),
        (Words("字符", "characters"), totals.characters),
        (Words("读出的数字", "numbers read"), totals.quantities),
        (Words("数据条目", "claims"), totals.claims),
    ]
    cells = "".join(
        f"<div><dt>{label.said(lang)}</dt><dd>{value:,}</dd></div>" for label, value in figures
    )
    return f'<dl class="figures">{cells}</dl>\n'


def _problems(totals: Totals, lang: str) -> Iterator[str]:
    for (name, zh), en in totals.problems.items():
        said = Words(f"未能审读：{zh}", f"not audited: {en}").said(lang)
        yield f'<p class="ui problem">{escaped(name)}: {escaped(said)}</p>\n'
    for article, rule, error in totals.failures:
        said = Words(f"规则 {rule} 自身出错：{error}", f"rule {rule} crashed: {error}").said(lang)
        yield f'<p class="ui problem">{escaped(article)}: {escaped(said)}</p>\n'
    if totals.untold:
        more = Words(f"另有 {totals.untold:,} 处", f"{totals.untold:,} more").said(lang)
        yield f'<p class="ui problem">{more}</p>\n'


def _rules(totals: Totals, lang: str) -> str:
    rows = []
    for (code, severity), count in sorted(totals.findings.items()):
        named = registry.named(code)
        name = named.name if lang == "en" else named.title
        rows.append(
            f"<tr><td>{escaped(code)}</td><td>{escaped(name)}</td>"
            f'<td>{SEVERITY[severity].said(lang)}</td><td class="number">{count:,}</td></tr>'
        )
    return f'<table class="ui">{"".join(rows)}</table>\n'


def _rest(count: int, lang: str) -> str:
    if count <= 0:
        return ""
    said = Words(
        f"其余 {count:,} 处在 findings.parquet 里。", f"{count:,} more are in findings.parquet."
    )
    return f'<p class="ui">{said.said(lang)}</p>\n'


def _card(row: FindingRow, lang: str, plot: str = "") -> str:
    named = registry.named(row.rule)
    name = named.name if lang == "en" else named.title
    title = f"{SEVERITY[row.severity].said(lang)} {row.rule} {name}"
    message = row.message_en if lang == "en" and row.message_en else row.message
    places = "".join(
        f"<li>{escaped(place.article)} · {escaped(place.label)} <b>{escaped(place.quote)}</b></li>"
        for place in row.spans[:40]
    )
    return (
        f'<section class="card {row.severity}"><h3>{escaped(title)}</h3>'
        f'<p>{escaped(message)}</p><p class="sum">{escaped(row.arithmetic)}</p>'
        f"<ul>{places}</ul>{plot}</section>\n"
    )


def _plot(series: tuple[str, ...], points: list[Point], odd: set[str]) -> str:
    """Draw a series over time; the figures that contradict are marked and named."""
    times = [dt.datetime.fromisoformat(point.until).timestamp() for point in points]
    values = [point.value for point in points]
    left, right, low, high = min(times), max(times), min(values), max(values)

    def x(time: float) -> float:
        return _EDGE + (time - left) / ((right - left) or 1) * (_WIDTH - 2 * _EDGE)

    def y(value: float) -> float:
        return _HEIGHT - _EDGE - (value - low) / ((high - low) or 1) * (_HEIGHT - 2 * _EDGE)

    line, dots = [], []
    for time, point in zip(times, points, strict=True):
        at = f"{x(time):.1f},{y(point.value):.1f}"
        line.append(at)
        marked = point.quote + point.article in odd
        said = escaped(f"{point.until[:16]} {point.quote} {point.article}")
        cx, cy = at.split(",")
        dots.append(
            f'<circle cx="{cx}" cy="{cy}" r="{4 if marked else 2.5}"'
            f"{_ODD if marked else ''}><title>{said}</title></circle>"
        )
        if marked:
            end = "end" if float(cx) > _WIDTH / 2 else "start"
            label = escaped(f"{point.quote} {point.article}")
            dots.append(
                f'<text class="odd" x="{cx}" y="{float(cy) - 7:.1f}" text-anchor="{end}">'
                f"{label}</text>"
            )
    name = escaped(" ".join(filter(None, series)))
    base = _HEIGHT - _EDGE
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{name}">'
        f'<text x="{_EDGE}" y="12">{name}</text>'
        f'<line x1="{_EDGE}" y1="{base}" x2="{_WIDTH - _EDGE}" y2="{base}"/>'
        f'<text x="{_EDGE}" y="{_HEIGHT - 8}">{escaped(points[0].until[:10])}</text>'
        f'<text x="{_WIDTH - _EDGE}" y="{_HEIGHT - 8}" text-anchor="end">'
        f"{escaped(points[-1].until[:10])}</text>"
        f'<path d="M{" L".join(line)}"/>{"".join(dots)}</svg>'
    )
