"""表格的行数与引出它的话不符。

## 查什么
紧挨表格之前的一句话报出个数（「四个区报名人数如下」「共调查5所学校，结果见下表」），表格里这样的行
却不是这么多。合计、平均行不算。

## 为什么要紧
漏了一行，或个数写错，读者不知道该信哪一个。

## 例
「四个区报名人数如下：」，表中只有东区、西区、南区三行。

## 何时不报
表头和行名都不是所报的那一类；有「其他」「……」行，有跨行、重名的行；话里说「主要」「部分」「等」；
话与表之间另有文字。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.tables.grid import Grid, Square
from auditor.tables.markdown import drawn

CODE = "TAB604"
_LEADS_ON = regex.compile("如下|下表|见表|[:]\\s*$|下列|列表")
_PARTIAL = regex.compile("主要|部分|等|前[十五三]|其中|例如|比如|节选|摘")
_TOTAL = regex.compile("[合总共小]计|总[数和额]|平均|均值|^全|备注|^注")
_REST = regex.compile("其他|其它|其余|…|^\\.+$")
_NUMBERS = regex.compile("序号|编号|名次|排名")
_FEWEST, _MOST = 2, 60
_BEFORE = 160  # Characters before a table in which the sentence that leads on to it stands.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every table whose rows the sentence before it counts."""
    for grid in ctx.tables:
        if not grid.squares or not grid.squares[0]:
            continue
        start = grid.squares[0][0].start
        counts = list(_counts(ctx, start))
        every = sum(c.quantity.value or 0 for c in counts)
        for claim in counts:
            rows = _rows(grid, claim.after)
            if rows and (len(counts) == 1 or len(rows) != every):  # 5个乡镇、3个街道 make 8
                yield _told(claim, rows)


def _counts(ctx: Context, table: int) -> Iterator[Claim]:
    """Yield the counts of the line that leads on to a table."""
    lines = ctx.norm[max(0, table - _BEFORE) : table].rstrip(" \n|\t")
    line = lines.rpartition("\n")[2]
    if not _LEADS_ON.search(line) or _PARTIAL.search(line):
        return
    begin = max(0, table - _BEFORE) + len(lines) - len(line)
    first = bisect_left(ctx.quantities, begin, key=lambda q: q.start)
    for claim in ctx.claims[first:]:
        q = claim.quantity
        if q.start >= table:
            return
        counts = q.kind is Kind.COUNT and q.unit and claim.after and not q.hedge
        if counts and q.value in range(1, _MOST):
            yield claim


def _rows(grid: Grid, noun: str) -> tuple[Square, ...]:
    """Return the rows of what is counted, none where the table may not list them all."""
    heads = grid.squares[0]
    column = next((n for n in range(grid.left) if not _NUMBERS.search(heads[n].words)), None)
    if column is None or not grid.top:
        return ()
    cells = [row[column] for row in grid.squares[grid.top :]]
    names = [c for c in cells if not _TOTAL.search(c.words)]
    words = [c.words for c in names]
    if len(names) < _FEWEST or len(set(words)) < len(words):
        return ()
    if any(c.kind != "words" or _REST.search(c.words) for c in names):
        return ()
    head = heads[column].words
    named = head and (noun.startswith(head) or head.endswith((noun[:1], noun[:2])))
    return tuple(names) if named or all(w.endswith(noun[:1]) for w in words) else ()


def _told(claim: Claim, rows: tuple[Square, ...]) -> Check:
    q = claim.quantity
    stated, listed = int(q.value or 0), len(rows)
    spans = (
        Span(q.start, q.end, "报出的数目"),
        *(Span(s.start, s.end, f"第{n}行") for n, s in enumerate(rows, 1)),
    )
    if stated == listed:
        return Check(CODE, Verdict.HOLDS, spans, f"表中 {listed} 行 = {stated}")
    gap = f"多出{listed - stated}行" if listed > stated else f"少了{stated - listed}行"
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"表中 {listed} 行 ≠ {stated}",
        f"文中说“{q.text}{claim.after[:4]}”，表中列出的却是{listed}行，{gap}。",
        f"The text announces {stated} but the table has {listed} rows.",
        Severity.WARNING,
    )


_DISTRICTS = ("«东区» 120", "«西区» 130", "«南区» 90")

RULE = Rule(
    code=CODE,
    name="table-count-mismatch",
    title="表格行数与文中所报不符",
    check=check,
    flags=[
        "全市«四个»区报名人数如下：\n\n" + drawn("区 人数", *_DISTRICTS),
        "本次共调查«5所»学校，结果见下表。\n\n"
        + drawn("序号 学校 学生数", "1 «一中» 1200", "2 «二中» 900", "3 «三中» 850", "- 合计 2950"),
    ],
    passes=[
        "全市三个区报名人数如下：\n\n" + drawn("区 人数", "东区 120", "西区 130", "南区 90"),
        "主要的5所学校见下表。\n\n" + drawn("学校 学生数", "一中 1200", "二中 900"),
        "全市四个区报名人数如下：\n\n" + drawn("区 人数", "东区 120", "西区 130", "其他 90"),
        "3个乡镇、1个街道见下表：\n\n"
        + drawn("乡镇 产量", "甲镇 1", "乙镇 2", "丙镇 3", "丁街道 4"),
        "5个项目的进度如下：\n\n" + drawn("区 人数", "东区 120", "西区 130", "南区 90"),
        "全市四个区均已完成。\n\n" + drawn("区 人数", "东区 120", "西区 130", "南区 90"),
    ],
)
