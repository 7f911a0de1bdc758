"""Facts that an article states twice in its text: days, closing hours, groups, codes, names."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Kind, Quantity
from auditor.relations.repeats.accidents import accounts, survivors
from auditor.relations.repeats.casualties import casualties
from auditor.relations.repeats.congress import sessions
from auditor.relations.repeats.lives import lives
from auditor.relations.repeats.namednumbers import far_years, numbered_by_name, numbered_names
from auditor.relations.repeats.reportyears import report_years
from auditor.relations.repeats.restated import Repeat, comparable, digits, slipped, succeeds, words
from auditor.relations.repeats.reworded import all_of_them, plans, said_again
from auditor.relations.repeats.thisyear import this_year

_DAY = r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日"

# --- 今天（10月29日） --------------------

_TODAY = regex.compile(
    r"(?P<word>今[天日早晚晨]|昨[天日晚夜]|前[天日]|明[天日早晚]|后天)"
    rf"(?:上午|下午|晚间|晚上|凌晨|早上|中午|傍晚)?\((?P<date>{_DAY})\)"
)
_AHEAD = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_LEAP, _COMMON = 2000, 2001


def todays(ctx: Context) -> Iterator[Repeat]:
    """Yield 今天（…）, 昨天（…） against each other: all must mean the same today."""
    if "(" not in ctx.norm or not any(w in ctx.norm for w in "今昨明"):
        return
    found: list[tuple[object, tuple[int, int]]] = []
    leap = any(m["m"].lstrip("0") == "2" and m["d"] == "29" for m in _TODAY.finditer(ctx.norm))
    usual = ctx.published.year if ctx.published else _LEAP if leap else _COMMON
    for m in _TODAY.finditer(ctx.norm):
        year = int(m["y"] or usual)
        try:
            day = dt.date(year, int(m["m"]), int(m["d"]))
        except ValueError:
            continue
        today = day - dt.timedelta(days=_AHEAD[m["word"][0]])
        found.append(((today.month, today.day), m.span("date")))
    yield from _odd_ones(found, "“今天”的日期")


def _odd_ones(found: list[tuple[object, tuple[int, int]]], what: str) -> Iterator[Repeat]:
    """Yield what deviates from the rest against its commonest member, or the first agreement."""
    if len(found) < 2:
        return
    common = Counter(value for value, _ in found).most_common(1)[0][0]
    anchor = next(span for value, span in found if value == common)
    for value, span in found:
        if value != common:
            yield Repeat(span, anchor, what, False)
        elif span != anchor:
            yield Repeat(anchor, span, what, True)


# --- 2月3日0—24时 … 截至2月3日24时 --------------------

_TO = r"\s?(?:[-—–~～至到]|--|——)\s?"
_PERIOD = regex.compile(
    rf"{_DAY}\s?\d{{1,2}}(?:时|点)?{_TO}(?:(?P<day2>{_DAY})\s?)?(?P<h>\d{{1,2}})(?:时|点)"
)
_AS_OF = regex.compile(rf"截[至止](?P<date>{_DAY})\s?(?P<h>\d{{1,2}})(?:时|点)")


def as_of(ctx: Context) -> Iterator[Repeat]:
    """Yield the day of a bulletin's period against the day of its 截至, where the hours agree."""
    norm = ctx.norm
    if "截至" not in norm and "截止" not in norm:
        return
    found: dict[int, list[tuple[object, tuple[int, int]]]] = {}
    kinds: dict[int, set[str]] = {}
    for kind, pattern in (("period", _PERIOD), ("as of", _AS_OF)):
        for m in pattern.finditer(norm):
            month, day = m.captures("m")[-1], m.captures("d")[-1]
            span = (m.spans("m")[-1][0], m.spans("d")[-1][1] + 1)
            found.setdefault(int(m["h"]), []).append(((int(month), int(day)), span))
            kinds.setdefault(int(m["h"]), set()).add(kind)
    for hour, days in found.items():
        distinct = Counter(value for value, _ in days)
        if len(kinds[hour]) == 2 and (
            len(distinct) == 1 or (min(distinct.values()) == 1 and len(distinct) == 2)
        ):
            yield from _odd_ones(days, "截止日期")


# --- districts of one bulletin --------------------

_DISTRICT = regex.compile(
    rf"(?m:^)\s*(?P<date>{_DAY}),(?P<place>\p{{Han}}{{2,6}}?[区县市州])(?P<rest>无?新增[^。\n]{{12,60}}:)"
)
_FIGURES = regex.compile(r"\d+")


def districts(ctx: Context) -> Iterator[Repeat]:
    """Yield the dates of paragraphs that tell of several places in the same words."""
    if "新增" not in ctx.norm or "日," not in ctx.norm:
        return
    found: dict[str, list[tuple[object, tuple[int, int]]]] = {}
    for m in _DISTRICT.finditer(ctx.norm):
        form = _FIGURES.sub("#", m["rest"])
        found.setdefault(form, []).append(((int(m["m"]), int(m["d"])), m.span("date")))
    for days in found.values():
        if len({value for value, _ in days}) <= 2:
            yield from _odd_ones(days, "日期")


# --- 301名患者中 --------------------

_GROUP = regex.compile(
    r"(?:(?<=[。,;\n\s])|(?<=确诊的|报告的|上述|目前)|^)(?P<n>\d+)(?:名|例)(?:确诊|新增|死亡)?(?:患者|病例|病人)中"
)
_BACK = 200  # figures in which the number of a group is looked for
_CASES = frozenset(("例", "名", "人"))


def groups(ctx: Context) -> Iterator[Repeat]:
    """Yield 「301名患者中」 against the number of cases told before."""
    if "患者中" not in ctx.norm and "病例中" not in ctx.norm:
        return
    for m in _GROUP.finditer(ctx.norm):
        n = int(m["n"])
        at = bisect_left(ctx.quantities, m.start("n"), key=lambda q: q.start)
        here = ctx.quantities[at] if at < len(ctx.quantities) else None
        if here is None or here.start != m.start("n") or n < 10:
            continue
        before = [
            q
            for q in ctx.quantities[max(0, at - _BACK) : at]
            if q.unit in _CASES and q.kind is Kind.COUNT and not q.hedge
        ]
        same = [q for q in before if q.value == n]
        if same:
            yield Repeat((same[-1].start, same[-1].end), (here.start, here.end), "人数", True)
            continue
        slips = [q for q in before if digits(q) > 1 and slipped(here, q) and _whole(ctx.norm, q)]
        if slips:
            yield Repeat((here.start, here.end), (slips[-1].start, slips[-1].end), "人数", False)


def _whole(norm: str, q: Quantity) -> bool:
    before = norm[max(0, q.start - 24) : q.start]
    return "(" not in before and "其中" not in before and ("累计" in before or "新增" in before)


# --- 连续14日无新增病例 --------------------

_FEW = 12  # figures of such a sentence that are compared
_STREAK = regex.compile(r"连续\d+[日天][^,。;\n]{4,20}")


def streaks(ctx: Context) -> Iterator[Repeat]:
    """Yield what two sentences say beside the same 「连续14日…」: they speak of the same day."""
    if ctx.norm.count("连续") < 2:
        return
    first: dict[str, tuple[int, int]] = {}
    for m in _STREAK.finditer(ctx.norm):
        at = bisect_right(ctx.sentences, (m.start(), len(ctx.norm))) - 1
        other = first.setdefault(m[0], ctx.sentences[at])
        if other != ctx.sentences[at]:
            yield from _same_day(ctx, other, ctx.sentences[at])


def _same_day(ctx: Context, one: tuple[int, int], two: tuple[int, int]) -> Iterator[Repeat]:
    inside = []
    for start, end in (one, two):
        low, high = (bisect_left(ctx.quantities, x, key=lambda q: q.start) for x in (start, end))
        some = ctx.quantities[low : min(high, low + _FEW)]
        inside.append([(q, words(ctx.norm, q, start, end)) for q in some])
    for a, here in inside[0]:
        for b, there in inside[1]:
            if a.kind is Kind.COUNT and comparable(a, b) and here.shared(there)[0] >= 4:
                yield Repeat((a.start, a.end), (b.start, b.end), "数字", a.value == b.value)


# --- 同名代码 --------------------

_CODE = regex.compile(r"\((?P<code>\d{5,6})(?P<market>\.[A-Za-z]{2})?\)")
_NAMED = regex.compile(
    r"(?P<name>[\p{Han}A-Za-z]{3}|(?<![\p{Han}A-Za-z])\p{Han}{2})(?:\([-+\d.,%]*\))?$"
)


def codes(ctx: Context) -> Iterator[Repeat]:
    """Yield a security's code against the code of the same name elsewhere."""
    first: dict[tuple[str, str, int], tuple[str, tuple[int, int]]] = {}
    for m in _CODE.finditer(ctx.norm):
        named = _NAMED.search(ctx.norm, max(0, m.start() - 30), m.start())
        if named is None:
            continue
        code, span = m["code"], m.span("code")
        key = (named["name"], (m["market"] or "").upper(), len(code))
        known = first.setdefault(key, (code, span))
        differ = sum(a != b for a, b in zip(known[0], code, strict=True))
        if known[1] != span and differ <= 2:
            yield Repeat(known[1], span, "证券代码", differ == 0)


# --- “8大新兴产业” --------------------

_QUOTED = regex.compile(
    # Slogans come in threes and fours (“三个转变”“四个转变”): only 大 names one thing.
    r"“(?P<n>\d{1,3}|[二三四五六七八九十]{1,3}(?=大))(?P<rest>[大个项条类][^“”\n]{2,12})”"
)


def quoted(ctx: Context) -> Iterator[Repeat]:
    """Yield a count in a quoted name against the same name elsewhere: “8大新兴产业”."""
    found: dict[str, list[tuple[object, tuple[int, int]]]] = {}
    for m in _QUOTED.finditer(ctx.norm) if "“" in ctx.norm else ():
        found.setdefault(m["rest"], []).append((m["n"], m.span("n")))
    for same in found.values():
        yield from _odd_ones(same, "名称中的数目")


_ALL_PROVINCES = regex.compile(r"(?P<n>\d{1,2})个?省\(自治区、直辖市\)和(?P<rest>\p{Han}{4})")
_WITHOUT = regex.compile(r"除|其他|其余|另")


def provinces(ctx: Context) -> Iterator[Repeat]:
    """Yield 「31个省（自治区、直辖市）和…兵团」 against its other mentions."""
    if "省(自治区" not in ctx.norm:
        return
    found: list[tuple[object, tuple[int, int]]] = [
        ((m["n"], m["rest"]), m.span("n"))
        for m in _ALL_PROVINCES.finditer(ctx.norm)
        if not _WITHOUT.search(ctx.norm, max(0, m.start() - 12), m.start())
    ]
    yield from _odd_ones(found, "省份数")


# --- 某文（1945年），1945年… --------------------

_BOTH_YEARS = regex.compile(r"\((?P<a>\d{4})年\)\s*\n?\s*,(?P<b>\d{4})年")


def bracketed_years(ctx: Context) -> Iterator[Repeat]:
    """Yield the year in brackets behind a title against the year that explains it."""
    for m in _BOTH_YEARS.finditer(ctx.norm) if "年)" in ctx.norm else ():
        yield Repeat(m.span("a"), m.span("b"), "年份", m["a"] == m["b"])


# --- 6月（6月1日零时至30日24时） --------------------

_MONTH_OF_DAYS = regex.compile(
    r"(?P<a>\d{1,2})月份?\((?:\d{4}年)?(?P<b>\d{1,2})月1日[^()。]{0,6}[至到—-](?:\d{4}年)?"
    r"(?:(?P<c>\d{1,2})月)?(?:2[89]|3[01])日"
)


def months_of_days(ctx: Context) -> Iterator[Repeat]:
    """Yield a month against the days that the bracket behind it gives, all of one month."""
    for m in _MONTH_OF_DAYS.finditer(ctx.norm) if "月1日" in ctx.norm else ():
        if m["c"] in (None, m["b"]):
            yield Repeat(m.span("a"), m.span("b"), "月份", int(m["a"]) == int(m["b"]))


# --- 半年报与1—6月 --------------------

_REPORT = regex.compile(
    r"(?:发布|披露|公布|公告)[^。,\n]{0,4}?(?P<y>\d{4})年(?P<name>半年报|半年度报告|中报|第?[一三]季度?报告?|年度报告|年报)"
)
_COVERS = regex.compile(r"(?P<y>\d{4})年(?:1[-—~至](?P<m>\d{1,2})月|(?P<start>初至报告期末))")
_MONTHS = {"半": 6, "中": 6, "一": 3, "三": 9, "年": 12}


def reports(ctx: Context) -> Iterator[Repeat]:
    """Yield the months and the year that a report covers against its name."""
    for m in _REPORT.finditer(ctx.norm) if "报" in ctx.norm else ():
        months = _MONTHS[m["name"].lstrip("第")[0]]
        c = _COVERS.search(ctx.norm, m.end(), min(len(ctx.norm), m.end() + 200))
        if c is None or "预计" in ctx.norm[m.end() : c.start()]:
            continue
        near = "。" not in ctx.norm[m.end() : c.start()]
        if c["y"] != m["y"]:
            if c["start"]:
                yield Repeat(m.span("y"), c.span("y"), "报告年份", False)
        elif c["m"] is None:
            yield Repeat(m.span("y"), c.span("y"), "报告年份", True)
        elif near:
            yield Repeat(m.span("name"), c.span("m"), "报告期", int(c["m"]) == months)


# --- the same body or meeting within one passage --------------------

_PASSAGE = 80  # characters between two mentions
_COUNTED_UP = regex.compile(r"\p{Han}{0,4}(?:会|普查|调查)")  # 二次会议; 44次 is how often


def bodies(ctx: Context) -> Iterator[Repeat]:
    """Yield the number of a session or body against its next mention in the same words."""
    recent: dict[str, Quantity] = {}
    for q in ctx.quantities:
        if q.unit not in ("届", "次", "期") or q.value is None:
            continue
        if q.unit == "次" and q.kind is Kind.COUNT and not _COUNTED_UP.match(ctx.norm, q.end):
            continue
        before = recent.get(q.unit)
        if before is not None and q.start - before.end <= _PASSAGE:
            yield from _same_body(ctx, before, q)
        recent[q.unit] = q


_YEAR_BEFORE = regex.compile(r"(\d{4}|[一二]\p{Han}{3})年的?$")


def _of_two_years(norm: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether different years stand before two (2010年第六次普查，2000年第五次普查)."""
    one, two = (_YEAR_BEFORE.search(norm, max(0, q.start - 6), q.start) for q in (a, b))
    return one is not None and two is not None and one[1] != two[1]


def _same_body(ctx: Context, a: Quantity, b: Quantity) -> Iterator[Repeat]:
    if not comparable(a, b) or succeeds(ctx.norm, a, b):
        return
    if _of_two_years(ctx.norm, a, b) or _of_two_places(ctx.norm, a, b):
        return
    ceiling = len(ctx.norm)
    left, right, _ = words(ctx.norm, a, 0, ceiling).shared(words(ctx.norm, b, 0, ceiling))
    # 第一次飞跃… 第二次飞跃… are two things, and so are 第一期债券 and 第二期债券.
    counted_on = a.value is not None and b.value == a.value + 1
    if counted_on and (b.unit == "期" or "。" in ctx.norm[a.end : b.start]):
        return
    named = right >= (10 if counted_on else 8) or (left >= 4 and right >= 5)
    if named:
        yield Repeat((a.start, a.end), (b.start, b.end), "届次", a.value == b.value)


_SEATS = tuple("省市县区州盟旗乡镇")


def _of_two_places(norm: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether two ordinals number what two places have: 甲市第十二届, 乙市第十一届."""
    one, two = (norm[max(0, q.start - 2) : q.start] for q in (a, b))
    return one.endswith(_SEATS) and two.endswith(_SEATS) and one != two


# --- 16个区县共选出…，18个区县共登记… --------------------

_TOGETHER = regex.compile(
    r"(?<=[,。;\n])\s*(?P<n>\d{2,3})个(?P<noun>[区县市州乡镇]{2}|街道|省份|社区|行政村)共"
)


def counties(ctx: Context) -> Iterator[Repeat]:
    """Yield the number of places that together did one thing against those that did another."""
    found: dict[str, list[tuple[object, tuple[int, int]]]] = {}
    for m in _TOGETHER.finditer(ctx.norm) if "共" in ctx.norm else ():
        found.setdefault(m["noun"], []).append((m["n"], m.span("n")))
    for same in found.values():
        if len(same) == 2:
            yield from _odd_ones(same, "数目")


ECHOES: tuple[Callable[[Context], Iterator[Repeat]], ...] = (
    todays,
    as_of,
    districts,
    groups,
    streaks,
    codes,
    quoted,
    provinces,
    bracketed_years,
    months_of_days,
    reports,
    bodies,
    plans,
    said_again,
    all_of_them,
    sessions,
    numbered_names,
    accounts,
    survivors,
    casualties,
    lives,
    this_year,
    report_years,
    counties,
    numbered_by_name,
    far_years,
)


def echoes(ctx: Context) -> Iterator[Repeat]:
    """Yield every fact that the text of an article states twice."""
    for reader in ECHOES:
        yield from reader(ctx)
