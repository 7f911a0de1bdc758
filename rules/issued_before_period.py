"""文稿自己标注的日期，早于它所报告的时期。

## 查什么
标题下的日期行、题下括号里的会期（「（2022年2月8日在县……会议上）」）：
- 标题说某年上半年、某季度、1—8月、全年的情况，日期却在这段时期结束之前；
- 「6月4日，某公司发布了前7个月的销售公告」：7月还没有过完；
- 「某年执行情况和次年安排」的报告，日期不在上年末到次年之内；这两个年份本应相连。

## 为什么要紧
日期与年份有一个写错，读者就不知道这份报告说的是哪一年。

## 例
标题「2019年上半年全省查处酒驾9.1万起」，标注的日期是2019年4月24日：上半年还没有过完。

## 何时不报
标题说的是计划、预测、安排；日期行不止一个日期；时期没有写年份。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "DAT812"
_HEAD = 500  # characters in which a title and the line of its date stand
_LINES = 8
_LONGEST = 70  # characters of such a line
_DATE = regex.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    r"|(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d))"
)

# （经2024年3月28日某会第二次会议审议通过） above a report on 2023
_PASSED = regex.compile(
    r"\((?:经|已经)?(?P<date>(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日)"
    r"[^()\n]{4,60}?通过\)"
)
_TOLD = regex.compile(r"\s*(?P<year>(?:19|20)\d\d)年(?:,|度)")
# 某某中心2015-09-08 2015年8月（2015年8月1日至8月31日），…: a bulletin of one month
_BULLETIN = regex.compile(
    r"[^\d\n。]{0,40}(?P<date>(?P<y>(?:19|20)\d\d)[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2}))\s+"
    r"(?P<period>(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月)(?:份|\((?P=year)年(?P=month)月1日)"
)
_PERIOD = regex.compile(
    r"(?P<y>(?:19|20)\d\d)年度?(?P<p>上半年|下半年|前?第?[一二三四1-4]个?季度|前[三四]季度"
    r"|(?:1|一)[-—–~至](?P<m>\d{1,2})月|前(?P<m>\d{1,2})个?月)"
)
_REPORTED = regex.compile(
    r"运行|情况|数据|查处|统计|公报|完成|增长|下降|实现|同比|通报|综述|业绩|收入|回顾"
)
# 6月4日，某公司发布了前7个月的销售公告
_PUBLISHED = regex.compile(
    r"(?<!\d)(?P<day>(?P<m>1[0-2]|[1-9])月(?P<d>\d{1,2})日),?[^,。;:\n\d]{0,24}?,?"
    r"[^,。;:\n\d]{0,24}?(?:发布|公布|披露)了?(?:今年|本年)?"
    r"(?P<period>前(?P<n>1[0-2]|[2-9])个?月|1[-—–~至](?P<n>1[0-2]|[2-9])月)"
    r"(?!.{0,10}(?:计划|安排|预测|预告|预期|目标))"
)
_LONGEST_LAG, _LAST_DAYS = 6, 28
_AHEAD = regex.compile(r"计划|安排|预测|展望|方案|通知|目标|预计|将|拟|公告|招|比赛|会议|前瞻")
_PAIR = regex.compile(
    r"(?P<a>(?:19|20)\d\d)年度?[^,。;:\n《》\d]{0,24}(?:执行|完成|收支)情况[^,。;:\n《》\d]{0,8}"
    r"(?:和|与|及|暨|以及)(?:关于)?(?P<b>(?:19|20)\d\d)年度?[^,。;:\n《》\d]{0,24}?(?:草案|安排|计划|预算)"
)
_OTHER = regex.standard("半年|季|调整|规划|[1-9]月")  # stretches that no next year follows
_EARLIEST = (11, 1)  # of the year reported on: congresses meet from then on


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for the day of an article against the period of its title."""
    pairs = (
        list(_PAIR.finditer(ctx.norm)) if ctx.holds("情况和", "情况与", "情况及", "情况暨") else []
    )
    pairs = [m for m in pairs if not _OTHER.search(m[0])]
    for m in pairs:
        yield _years(m)
    if ctx.holds("发布", "公布", "披露"):
        yield from (_published(m) for m in _PUBLISHED.finditer(ctx.norm))
    head = ctx.norm[:_HEAD]
    for m in _PASSED.finditer(head) if "通过" in head else ():
        yield from _passed(m, head)
    if bulletin := _BULLETIN.match(head):
        last = _last_of_month(int(bulletin["year"]), int(bulletin["month"]))
        day = _day(bulletin)
        if day and last:
            yield _after(bulletin.span("period"), last, day, bulletin.span("date"))
    dated = _dated(head) if _DATE.search(head) else None
    if dated is None:
        return
    day, span, top = dated
    titled = [m for m in pairs if m.end() <= top]
    if titled:
        yield _sitting(titled[0], day, span)
        return
    period = _PERIOD.search(head, 0, top)
    if period is not None:
        line = head[head.rfind("\n", 0, period.start()) + 1 : top].strip()
        last = _last(period)
        if last and _REPORTED.search(line) and not _AHEAD.search(line):
            yield _after(period.span(), last, day, span)


def _passed(m: regex.Match[str], head: str) -> Iterator[Check]:
    """Hold （经2024年3月28日…审议通过） 2023年，…现将情况报告如下: the year is over by then."""
    told = _TOLD.match(head, m.end())
    day = _day(m)
    if told is None or day is None or "报告" not in head[told.end() :]:
        return
    year = int(told["year"])
    yield _after(told.span("year"), dt.date(year, *_EARLIEST), day, m.span("date"))


def _day(m: regex.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None


def _last_of_month(year: int, month: int) -> dt.date | None:
    if not 1 <= month <= 12:
        return None
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _published(m: regex.Match[str]) -> Check:
    """Hold 6月4日，某公司发布了前7个月… : what is published is over, and not long ago."""
    month, last = int(m["m"]), int(m["n"])
    lag = (month - last) % 12
    spans = (Span(m.start("m"), m.end("day"), "发布"), Span(*m.span("period"), "时期"))
    early = lag > _LONGEST_LAG or (lag == 0 and int(m["d"]) < _LAST_DAYS)
    if not early:
        return Check(CODE, Verdict.HOLDS, spans, f"{last}月底在{m['day']}之前")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{m['day']}，{m['period']}",
        f"{m['day']}还发布不了{m['period']}的数据。",
        f"Figures up to month {last} cannot be published in month {month}.",
        Severity.WARNING,
    )


def _dated(head: str) -> tuple[dt.date, tuple[int, int], int] | None:
    """Return the one day that a line under the title gives, its place, and where the title ends."""
    at = 0
    for n, line in enumerate(head.split("\n")[: 2 * _LINES]):
        found = list(_DATE.finditer(line)) if n and len(line) <= _LONGEST else []
        if len(found) == 1 and _is_furniture(line, found[0]):
            m = found[0]
            day = _day(m)
            return None if day is None else (day, (at + m.start(), at + m.end()), at - 1)
        if found or "。" in line:
            return None
        at += len(line) + 1
    return None


def _is_furniture(line: str, m: regex.Match[str]) -> bool:
    before, after = line[: m.start()].strip(), line[m.end() :].strip()
    labelled = (
        regex.fullmatch(r"[(\[]?(?:发布|发表|更新|成文)?(?:时间|日期)?:?", before) is not None
    )
    tail = regex.match(
        r"(?:[\d:]{4,8})?\s*(?:来源|作者|编辑|字号|浏览|$)|\)$|在[^。;]{4,50}上\)?$", after
    )
    return labelled and tail is not None


def _last(m: regex.Match[str]) -> dt.date | None:
    """Return the last day of a period that a title names."""
    year, name = int(m["y"]), m["p"]
    if m["m"]:
        month = int(m["m"])
    elif "半年" in name:
        month = 6 if name[0] == "上" else 12
    else:
        digits = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
        month = 3 * next(digits[c] for c in name if c in digits)
    return _last_of_month(year, month)


_SOON = 7  # days by which what is as good as over may be told early


def _after(period: tuple[int, int], last: dt.date, day: dt.date, span: tuple[int, int]) -> Check:
    spans = (Span(*span, "日期"), Span(*period, "时期"))
    if (last - day).days <= _SOON:
        return Check(CODE, Verdict.HOLDS, spans, f"{last} ≤ {day}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{day} < {last}",
        f"所报告的时期到{last}才结束，标注的日期{day}比它早{(last - day).days}天。",
        f"The period ends on {last}, but the article is dated {day}.",
    )


def _years(m: regex.Match[str]) -> Check:
    """2022年预算执行情况与2023年预算草案: what was done in one year and is planned for the next."""
    spans = (Span(*m.span("a"), "执行年份"), Span(*m.span("b"), "安排年份"))
    a, b = int(m["a"]), int(m["b"])
    if b == a + 1:
        return Check(CODE, Verdict.HOLDS, spans, f"{a} + 1 = {b}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{a} + 1 ≠ {b}",
        f"报告{a}年的执行情况，安排的应是次年，文中却是{b}年。",
        f"A report on {a} plans the next year, but the text says {b}.",
    )


def _sitting(m: regex.Match[str], day: dt.date, span: tuple[int, int]) -> Check:
    """Hold the day of a congress against the years that are reported to it."""
    spans = (Span(*span, "会期"), Span(*m.span("a"), "执行年份"))
    year = int(m["a"])
    first, last = dt.date(year, *_EARLIEST), dt.date(year + 1, 12, 31)
    if first <= day <= last:
        return Check(CODE, Verdict.HOLDS, spans, f"{first} ≤ {day} ≤ {last}")
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{day} < {first}" if day < first else f"{day} > {last}",
        f"{year}年的执行情况不会在{day}报告。",
        f"What was done in {year} is not reported on {day}.",
    )


RULE = Rule(
    code=CODE,
    name="issued-before-period",
    title="文稿日期早于所报时期",
    check=check,
    flags=[
        "（经«2020年2月18日»东山县体育总会第三届理事会第四次会议审议通过）\n«2021»年，东山县体育总会加强管理。现将经费收支情况报告如下：",
        "东山县疾控中心«2016-08-05» «2016年9月»（2016年9月1日零时至9月30日24时），全县发病1230例。",
        "房产网«6月4日»，某公司发布了«前7个月»物业销售公告。",
        "«2019年上半年»全省查处酒驾9.1万起\n«2019-04-24» 09:32:27 来源：某厅\n共查处9.1万起。",
        "东山县«2022»年预算执行情况与2023年预算草案的报告\n（«2022年2月8日»在县第九届人民代表大会第二次会议上）\n"
        "各位代表：\n现将预算提请审议。",
        "县总会：«2021»年资金收支执行情况和«2023»年收支预算安排\n会长　某某",
    ],
    passes=[
        "（经2022年2月18日东山县体育总会第三届理事会第四次会议审议通过）\n2021年，东山县体育总会加强管理。现将经费收支情况报告如下：",
        "（2020年2月18日第三届理事会第四次会议审议通过）\n2021年，东山县体育总会将加强管理，工作安排如下：",
        "东山县疾控中心2016-10-05 2016年9月（2016年9月1日零时至9月30日24时），全县发病1230例。",
        "房产网8月4日，某公司发布了前7个月物业销售公告。1月15日，统计局公布1-12月的数据。",
        "2019年上半年全省查处酒驾9.1万起\n2019-07-24 09:32:27 来源：某厅\n共查处9.1万起。",
        "2019年上半年招生工作安排\n2019-02-24 09:32:27 来源：某厅\n现通知如下。",
        "东山县2022年预算执行情况与2023年预算草案的报告\n（2023年2月8日在县第九届人民代表大会第二次会议上）\n各位代表：",
        "东山县2022年预算执行情况与2023年预算草案的报告\n（2022年12月28日在县第九届人民代表大会第二次会议上）\n各位代表：",
        "关于2020年上半年预算执行情况和2020年预算调整计划的报告\n（2020年7月28日在县第九届人民代表大会会议上）\n报告如下。",
        "关于2019年决算和2020年上半年预算执行情况的报告\n2020年7月28日\n报告如下。",
    ],
)
