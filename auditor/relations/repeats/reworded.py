"""What an article says again in the very same words: plans by their title, whole clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat

_TITLE = regex.compile(r"《(?P<title>[^《》\n]{8,60})》")
_YEARS = regex.compile(r"\((?P<a>\d{4})[-—–~至](?P<b>\d{4})年?\)")


def plans(ctx: Context) -> Iterator[Repeat]:
    """Yield the years of a plan, 《某某方案（2025—2028年）》, against its next mention.

    The next plan of a row begins and ends in other years; one year that differs is a slip.
    """
    norm = ctx.norm
    if "》" not in norm or "年)" not in norm:
        return
    first: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {}
    for m in _TITLE.finditer(norm):
        years = _YEARS.search(norm, m.start("title"), m.end("title"))
        if years is None:
            continue
        name = norm[m.start("title") : years.start()] + norm[years.end() : m.end("title")]
        spans = years.span("a"), years.span("b")
        known = first.setdefault(name, spans)
        if known == spans:
            continue
        pairs = list(zip(known, spans, strict=True))
        differ = [(x, y) for x, y in pairs if norm[slice(*x)] != norm[slice(*y)]]
        if len(differ) == 1:
            yield Repeat(*differ[0], "年份", False)
        elif not differ:
            yield Repeat(*pairs[1], "年份", True)


_CLAUSE = regex.compile(r"[^,。;!?\n]+")
_FIGURE = regex.compile(r"\d[\d,.]*")
_HAN = regex.compile(r"\p{Han}")
# 1月27日9时至20时: the stretch of time that a bulletin is about, told at its head.
# 暑运前十日（7月1日—10日）: a named stretch, its days in brackets.
_PERIOD = regex.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日\d{1,2}(?:时|:00)?[-—–~至到]"
    r"|\p{Han}{2,8}\(\d{1,2}月\d{1,2}日[-—–~至到]"
)
_TO = regex.standard(r"日[ ]?(?:\d{1,2}(?:时|:00)?)?[-—–~至到]")  # without which none begins
_BLANK = regex.standard(r"\s")
_LONGEST = 140  # characters of two clauses
_FEWEST = 14  # 汉字 of two clauses that are said again in the same words
_APART = 600  # characters between the two
_MOST = 2000  # clauses that are compared


def said_again(ctx: Context) -> Iterator[Repeat]:
    """Yield the period of a bulletin and the clause behind it that stand twice but for a figure.

    「1月27日9时至20时，本市新增8例病例，…；1月27日9时至20时，本市新增8例病例」.
    """
    if len(_TO.findall(ctx.norm)) < 2:
        return
    first: dict[str, tuple[int, int]] = {}
    last: tuple[int, int] | None = None
    for n, m in enumerate(_CLAUSE.finditer(ctx.norm)):
        if n > _MOST:
            return
        here = m.span()
        if last is not None and here[0] == last[1] + 1 and here[1] - last[0] < _LONGEST:
            both = (last[0], here[1])
            text = _BLANK.sub("", ctx.norm[both[0] : both[1]])
            if _PERIOD.match(text) and _FIGURE.search(m[0]):
                form = _FIGURE.sub("#", text)
                if len(_HAN.findall(form)) >= _FEWEST:
                    known = first.setdefault(form, both)
                    if known != both and both[0] - known[1] < _APART:
                        yield from _compared(ctx.norm, known, both)
        last = here


def _compared(norm: str, one: tuple[int, int], two: tuple[int, int]) -> Iterator[Repeat]:
    """Compare the figures of two stretches that are otherwise the same."""
    a, b = (list(_FIGURE.finditer(norm, *span)) for span in (one, two))
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x[0] != y[0]]
    if not differ:
        yield Repeat(a[-1].span(), b[-1].span(), "数字", True)
    elif len(differ) == 1 and len(a) > 2:
        x, y = differ[0]
        yield Repeat(x.span(), y.span(), "数字", False, sure=False)


# 4位患者均合并有基础疾病: all of those whom the sentences before have counted.
_ALL = regex.compile(
    r"(?<=[。;\n])\s*(?:上述|以上|这)?(?P<n>\d{1,3})(?:名|例|位)(?:患者|病例|感染者|死者|伤者|遇难者)"
    r"[^,。;:\d\n]{0,6}?均"
)
_EVERYONE = regex.standard(r"(?:患者|病例|感染者|死者|伤者|遇难者)[^,。;:\d\n]{0,6}?均")
_NEAR = 12  # figures before it in its paragraph that may be their number
_SOME = 4  # different figures among which theirs is looked for
_CASES = frozenset(("例", "名", "人", "位"))
_CASE = regex.compile(r"(?:病例|患者|感染者)[\d一二三四五六七八九]")


def all_of_them(ctx: Context) -> Iterator[Repeat]:
    """Yield 「4位患者均…」 against the figures of the sentences before, of which it must be one."""
    for m in _ALL.finditer(ctx.norm) if _EVERYONE.search(ctx.norm) else ():
        floor = max(0, m.start("n") - _APART)
        line = max(floor, ctx.norm.rfind("\n", floor, m.start("n")) + 1)
        at = bisect_left(ctx.quantities, m.start("n"), key=lambda q: q.start)
        if _CASE.search(ctx.norm, line, m.start("n")):
            continue
        before = [
            q
            for q in ctx.quantities[max(0, at - _NEAR) : at]
            if q.start >= line and q.unit in _CASES and q.value and q.value.denominator == 1
        ]
        number = int(m["n"])
        values = [int(q.value) for q in before if q.value]
        sums = {sum(values[i:j]) for i in range(len(values)) for j in range(i + 1, len(values) + 1)}
        if number in values:
            known = next(q for q in reversed(before) if q.value == number)
            yield Repeat((known.start, known.end), m.span("n"), "人数", True)
        elif 0 < len(set(values)) <= _SOME and number not in sums:
            yield Repeat((before[0].start, before[0].end), m.span("n"), "人数", False, sure=False)
