"""报出先后颠倒的事件：死亡早于确诊，通车早于动工，伤亡统计早于事发，逐日记事中有一天失序。

## 查什么
- 同一句里有固定先后的环节：发病、就诊、确诊、重症、死亡；发行、兑付；动工、通车；开幕、闭幕；
- 全文中一件事的各个环节：发射、对接、分离、着陆；起火、接警、到场、扑灭；通报的时刻与所通报的事；
- 截至某时的统计，早于所统计的事件本身（地震、火灾、抢通）；
- 逐日、逐年的记事（“4月16日，……；6月5日，……；7月24日，……”）中唯一失序的一天、一年；
  年龄按出生年份折算。

## 为什么要紧
顺序是叙事的骨架，一处颠倒，读者就不知哪个日期写错，因果也跟着错。

## 例
「2月11日确诊入院，2月2日会诊为危重」：确诊晚于会诊。

## 何时不报
两件事可能属于不同的人、不同的期；倒叙；跨年的记事只有首尾不合；失序的不止一处；
年份省略而另一年说得通。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Example, Rule, Severity, Span, Verdict
from auditor.relations.dates import stages, tense
from auditor.relations.dates.chronicle import astray, chronicles
from auditor.relations.dates.founding import histories
from auditor.relations.dates.tense import around
from auditor.relations.dates.timeline import Stamp, Timeline, read

CODE = "DAT806"
_LONGEST_YEARLESS = 150  # Days: an order missed by more may be of another year.
_STAGES = (
    (r"发病|出现.{0,6}症状", r"就诊|就医", r"确诊|入院|住院", r"重症|危重", r"死亡|病逝|去世|出院"),
    (r"成功发行|起息", r"兑付|到期"),
    (r"动工|开工", r"通车|竣工|建成|投产"),
    (r"开幕", r"闭幕"),
    (r"出生", r"去世|逝世|牺牲"),
)
_STAGE_RANKS = tuple(tuple(regex.compile(words) for words in chain) for chain in _STAGES)
_ANY_STAGE = regex.standard("|".join(words for chain in _STAGES for words in chain[1:]))
_BEGUN = regex.compile(r"(?:正式|全面)?(?:动工|开工)(?:建设|兴建|修建)?,(?:并?于|到|至)?")
_BUILT = regex.compile(r"(?:正式|全面|全线)?(?:建成|竣工|通车)[^期段线,。;!?]{0,4}[,。;]")
_PHASE = regex.compile(r"[期段线标]|[改扩重]建|老|旧|原|改造|维修|加固")
_HAPPENED = regex.compile(r"发生|抢通|扑灭|爆炸|坠毁|起火|塌方|垮塌|决口|脱轨")
_LONG_ENTRY = 120  # Characters: entries of one chronicle follow each other closely.
_OTHER_CASE = regex.compile(r"病例|第\d+例|\d岁|公告显示|此前|去年|回顾|[男女],")
_OTHER_PERSON = regex.compile(r"接触|妻|丈夫|母|父|子女|儿|女儿|[兄姐妹弟]|同事|另|病例\d")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each pair of events whose order is fixed, and for each chronicle."""
    line = read(ctx)
    if len(line.stamps) < 2:
        return
    yield from _stages(ctx, line)
    yield from _building(ctx, line)
    yield from _chronicles(ctx, line)
    told = list(_years(ctx, line))
    yield from told
    yield from _histories(ctx, {span.start for check in told for span in check.spans})
    yield from _after_events(ctx, line)
    yield from _courses(ctx, line)


def _courses(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check launch and landing, alarm and arrival, an event and the hour at which it is told."""
    for early, late, holds in (*stages.misordered(ctx, line), *stages.reported(ctx, line)):
        spans = (Span(early.start, early.end, "在先"), Span(late.start, late.end, "在后"))
        first, second = ctx.text[early.start : early.end], ctx.text[late.start : late.end]
        if holds:
            yield Check(CODE, Verdict.HOLDS, spans, f"{first} ≤ {second}")
            continue
        yield Check(
            CODE,
            Verdict.VIOLATED,
            spans,
            f"{first} > {second}",
            f"应在先的{first}晚于在后的{second}。",
            f"{first} should come before {second}.",
            Severity.WARNING,
        )


def _stages(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check events that can only follow each other: 确诊 before 死亡, 发行 before 兑付."""
    if not _ANY_STAGE.search(ctx.norm):
        return
    days = [s for s in line.stamps if s.fine and s.readings and s.joined < 0]
    for a, b in pairwise(days):
        if ctx.claims[a.first].sentence != ctx.claims[b.first].sentence:
            continue
        between = ctx.norm[a.end : b.start]
        if len(between) > 150 or _OTHER_PERSON.search(between):
            continue
        order = _stage_order(_event_words(ctx, a), _event_words(ctx, b))
        if order == 0:
            continue
        early, late = (a, b) if order < 0 else (b, a)
        yield from _follows(early, late)


def _building(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check 2019年6月开工，2016年12月建成通车: both of one subject, both with their years."""
    if "工" not in ctx.norm:
        return
    for a, b in pairwise(line.stamps):
        dated = all(s.readings and s.when.year and s.joined < 0 and not s.until for s in (a, b))
        if dated and not (a.fine and b.fine):
            begun = _BEGUN.fullmatch(ctx.norm, a.end, b.start)
            if begun and _BUILT.match(ctx.norm, b.end) and not _PHASE.search(around(ctx, a).before):
                yield from _follows(a, b)


def _event_words(ctx: Context, stamp: Stamp) -> str:
    words = around(ctx, stamp)
    return words.before[-12:] + "\n" + words.clause[:24]


def _stage_order(one: str, other: str) -> int:
    """Return -1 if the one event must come first, 1 if the other, 0 if nothing says so."""
    for chain in _STAGE_RANKS:
        ranks = [
            [n for n, words in enumerate(chain) if words.search(text)] for text in (one, other)
        ]
        if ranks[0] and ranks[1]:
            if max(ranks[0]) < min(ranks[1]):
                return -1
            if max(ranks[1]) < min(ranks[0]):
                return 1
    return 0


def _follows(early: Stamp, late: Stamp) -> Iterator[Check]:
    spans = (Span(early.start, early.end, "在先"), Span(late.start, late.end, "在后"))
    if any(p.start.date() <= r.last_day for p in early.readings for r in late.readings):
        yield Check(CODE, Verdict.HOLDS, spans, _order_sum(early, late, "≤"))
        return
    days = (early.readings[0].first_day - late.readings[0].first_day).days
    if days > _LONGEST_YEARLESS and early.when.year is None:
        return
    yield Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        _order_sum(early, late, ">"),
        f"在先的事写在{_day(early.readings[0].first_day)}，比在后的{_day(late.readings[0].first_day)}"
        f"还晚{days}天。",
        f"What must come first is dated {days} days after what follows it.",
        Severity.WARNING,
    )


def _order_sum(early: Stamp, late: Stamp, sign: str) -> str:
    a, b = early.readings[0].first_day, late.readings[0].first_day
    return f"{_day(a)} {sign} {_day(b)}"


def _after_events(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check that the count of an event's harm is not of a time before it happened."""
    event: Stamp | None = None
    for stamp in line.stamps:
        if stamp.when.hour is None or not stamp.readings or stamp.until is not None:
            continue
        if not tense.AS_OF.search(ctx.claims[stamp.first].before):
            words = around(ctx, stamp)
            if _HAPPENED.search(words.after[:40]) and not tense.PLAN.search(words.sentence):
                event = stamp
        elif event is not None:
            spans = (Span(stamp.start, stamp.end, "截至"), Span(event.start, event.end, "事发"))
            gap = min(e.start - p.end for e in event.readings for p in stamp.readings)
            if dt.timedelta(0) < gap < dt.timedelta(days=5):
                yield Check(
                    CODE,
                    Verdict.VIOLATED,
                    spans,
                    f"{_moment(stamp.readings[0].end)} < {_moment(event.readings[0].start)}",
                    "截至的时刻在所说的事发生之前。",
                    "The totals are of a time before the event that they count.",
                    Severity.WARNING,
                )


def _chronicles(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Find the one date out of order among those that open the clauses of a paragraph."""
    leads: list[tuple[Stamp, tuple[int, int]]] = []
    for stamp in line.stamps:
        place = _entry(ctx, stamp)
        if place is None:
            continue
        if leads and not _same_chronicle(ctx, leads[-1][0], stamp):
            yield from _chronicle(leads)
            leads = []
        leads.append((stamp, place))
    yield from _chronicle(leads)


def _entry(ctx: Context, stamp: Stamp) -> tuple[int, int] | None:
    """Return (month, day) of a stamp that opens its clause: 7月24日，…入轨；."""
    when = stamp.when
    if ctx.claims[stamp.first].before or stamp.until is not None or stamp.joined >= 0:
        return None
    if when.year is None and when.month is not None and when.day is not None:
        return None if tense.NOT_EVENT.match(ctx.norm, stamp.end) else (when.month, when.day)
    return None


def _same_chronicle(ctx: Context, one: Stamp, other: Stamp) -> bool:
    a, b = ctx.claims[one.first], ctx.claims[other.first]
    between = ctx.norm[one.end : other.start]
    return (
        a.paragraph == b.paragraph
        and len(between) < _LONG_ENTRY
        and not _OTHER_CASE.search(between)
    )


def _chronicle(leads: list[tuple[Stamp, tuple[int, int]]]) -> Iterator[Check]:
    if len(leads) < 4:
        return
    places = [place for _, place in leads]
    falls = [n for n in range(1, len(places)) if places[n] < places[n - 1]]
    if not falls:
        spans = tuple(Span(s.start, s.end, "先后") for s, _ in leads)
        yield Check(CODE, Verdict.HOLDS, spans, f"{len(leads)}个日期依次在后")
        return
    if len(falls) > 1:
        return
    # Only an entry between others is surely astray: at the ends a new year may begin.
    for odd in (falls[0], falls[0] - 1):
        rest = places[:odd] + places[odd + 1 :]
        if 0 < odd < len(places) - 1 and all(a <= b for a, b in pairwise(rest)):
            break
    else:
        return
    beside = leads[falls[0] - 1 if odd == falls[0] else falls[0]][0]
    astray = leads[odd][0]
    texts = [f"{a}月{b}日" for a, b in (places[falls[0] - 1], places[falls[0]])]
    yield Check(
        CODE,
        Verdict.VIOLATED,
        (Span(astray.start, astray.end, "失序"), Span(beside.start, beside.end, "相邻")),
        f"{texts[0]} > {texts[1]}",
        f"依次叙述的日期由{texts[0]}退到{texts[1]}。",
        f"The chronicle goes back from {texts[0]} to {texts[1]}.",
        Severity.WARNING,
    )


def _histories(ctx: Context, told: set[int]) -> Iterator[Check]:
    """Check 成立于2010年，2008年上市: what befell a body came after its founding."""
    for (start, end, then), (begin, stop, year), verb in histories(ctx):
        spans = (Span(start, end, "成立"), Span(begin, stop, verb))
        if year >= then:
            yield Check(CODE, Verdict.HOLDS, spans, f"{then} ≤ {year}")
        elif told.isdisjoint((start, begin)):
            yield Check(
                CODE,
                Verdict.VIOLATED,
                spans,
                f"{then} > {year}",
                f"{then}年才成立，{year}年不会{verb}。",
                f"What was founded in {then} cannot have been through this in {year}.",
                Severity.WARNING,
            )


def _years(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check the years of lives and histories, one entry after another."""
    for run, life in chronicles(ctx, line):
        found = astray(run, life=life)
        if found is not None:
            odd, beside = found
            one, two = sorted((odd, beside), key=lambda e: e.start)
            yield Check(
                CODE,
                Verdict.VIOLATED,
                (Span(odd.start, odd.end, "失序"), Span(beside.start, beside.end, "相邻")),
                f"{one.told} > {two.told}",
                f"依次叙述的年份由{one.told}退到{two.told}。",
                f"The chronicle goes back from {one.low} to {two.high}.",
                Severity.WARNING,
            )
        elif all(a.low <= b.high for a, b in pairwise(run)):
            spans = tuple(Span(e.start, e.end, "先后") for e in run)
            yield Check(CODE, Verdict.HOLDS, spans, f"{len(run)}个年份依次在后")


def _moment(when: dt.datetime) -> str:
    return when.strftime("%m-%d %H:%M" if when.hour or when.minute else "%m-%d")


def _day(day: dt.date) -> str:
    """Write a day; the year 2000 stands for a year that the article leaves out."""
    year = f"{day.year}年" if day.year != 2000 else ""
    return f"{year}{day.month}月{day.day}日"


def _iso(day: dt.date) -> str:
    return day.isoformat() if day.year != 2000 else day.strftime("%m-%d")


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="events-out-of-order",
    title="事件先后颠倒",
    check=check,
    flags=(
        "水库«1958年»动工兴建，«1956年»建成蓄水，灌溉农田八千亩。",
        "学院创办于«1966年»，«1956年»升格为本科院校。",
        "该厂«1958年»建成投产，«1956年»更名为第二机械厂。",
        "卫生院«1953年»建院，«1947年»更名为中心医院。",
        "学堂前身是1911年开办的讲习所，«1953年»改为师范学校，«1597年»迁到今址，1984年升格为师专。",
        "研究生教育始于«1955年»，«1882年»成为授权单位，1987年招收博士。",
        "镇驻地旧名石口。«1956年»建乡，«1894年»改社设乡，1992年撤乡建镇。2010年末，有5000人，占48.0%。",
        _dated(
            "«10月31日8时11分»，飞船返回舱在东岭着陆。\n据介绍，«9时21分»，轨道舱与返回舱分离。",
            2023,
            11,
            1,
        ),
        _dated(
            "«10月31日8时11分»，返回舱在东岭着陆。\n乘组于«10月21日»乘飞机抵达北京。",
            2023,
            11,
            1,
        ),
        "«8时20分»，某仓库起火。消防站«7时25分»接警，9时40分扑灭。",
        _dated("«昨日上午5时30分»，县里通报称：«4月12日6时30分许»，两车相撞。", 2012, 4, 13),
        _dated("患者«2月11日»确诊入院，«2月2日»经专家会诊为危重症病例。", 2020, 2, 21),
        "于«2019年12月5日»成功发行第九期短期融资券，兑付日期为«2019年11月1日»。",
        "青江大桥于«2019年6月»开工，«2016年12月»建成通车。",
        "青江大桥于«1955年9月1日»动工，«1949年7月15日»通车，全长1285米。",
        _dated("«9月3日4时36分»，平岭县发生5.4级地震。截至«2日18时»，27人受伤。", 2021, 9, 4),
        _dated(
            "2月27日，首箭发射；«8月16日»，乘组返回；«6月5日»，飞船升空；7月24日，实验舱入轨。",
            2022,
            12,
            30,
        ),
        "1924年考入交通大学，«1928年»毕业后赴美留学，«1913年»获硕士学位，1931年回国。",
        "他1905年1月生于东岭县。1918年到纱厂当学徒。«1932年»进城做工。«1923年»开办夜校。1933年南下。",
        "陈某1905年1月生于东岭县。«18岁»时进私塾读书。«1918年»到纱厂当学徒。1922年进城做工。",
        "1950年进厂当学徒。\n1956年入党。\n«1985年»任车间主任。\n«1963年»调往西岭。\n1981年退休。",
        "1933年参加抗战。«1936年»组织宣传队。«1927年5月»加入中国共产党。1949年入城，1955年毕业。",
        "1958年建矿。1965年扩建。«1996年»改名。«1971年»改属省厅。1983年停采。",
    ),
    passes=(
        "集团成立于2011年，2004年上市的化工公司是它的大股东。",
        "学院组建于2003年，1958年迁到江边的师专是它的主体。",
        "学院创办于1966年，1978年升格为本科院校。",
        "公司成立于2011年，母公司2008年在主板上市。",
        "公司成立于2011年，前身是1956年建立的机械厂，1968年更名为第二机械厂。",
        "开发区成立于1992年，1991年获批筹建。",
        "学堂前身是1911年开办的讲习所，1953年改为师范学校，1984年升格。研究生教育始于1955年，1982年成为授权单位。",
        "行会成立于1972年，1985年改组，1990年底有会员4万人，1988年曾被起诉，1995年解散。",
        "镇驻地旧名石口。1956年建乡，1984年改社设乡，1992年撤乡建镇。",
        "1992年撤乡建镇，1956年建乡，1984年改社设乡。",
        _dated(
            "10月31日8时11分，飞船返回舱在东岭着陆。\n据介绍，7时21分，轨道舱与返回舱分离。",
            2023,
            11,
            1,
        ),
        _dated("9月17日，云帆十二号返回舱着陆。10月16日，云帆十三号飞船发射升空。", 2021, 10, 20),
        "8时20分，某仓库起火。消防站8时25分接警，9时40分扑灭。另一处7时15分起火。",
        _dated("昨日上午11时30分，县里通报称：4月12日6时30分许，两车相撞。", 2012, 4, 13),
        "患者2月5日确诊，系1月30日出院病例的密切接触者。",
        "患者于2月5日确诊，1月20日曾从外省返回。",
        _dated("9月3日4时36分，平岭县发生5.4级地震。截至3日18时，27人受伤。", 2021, 9, 4),
        _dated("3月5日12时发布预警。截至3月5日8时，平均降雨20毫米。", 2021, 3, 6),
        _dated("10月，动员；11月2日，开工；12月3日，封顶；1月4日，验收。", 2022, 3, 1),
        _dated(
            "病例5，1月23日乘机抵达。病例6，1月18日乘车抵达。病例7，1月30日发病，2月1日确诊。",
            2020,
            2,
            3,
        ),
        _dated("9月1日，路演；9月2日，申购；9月8日，刊登结果。公告显示，9月4日缴款。", 2020, 9, 9),
        "一期2018年开工，二期2016年已建成投产。",
        "他1905年1月生于东岭县。8岁时进私塾读书。1918年到纱厂当学徒。1922年进城做工。1933年南下。",
        "1958年建矿。1965年扩建。1971年改属省厅，此前，1968年曾停产。1983年停采。",
        "1950年进厂当学徒。\n1956年入党。\n早年生活\n1943年，他随父母逃荒。\n1945年进塾读书。",
        "1972年进厂。1975年任班长。1972年入党。1981年退休。",
        "1937年5月入党，1935年参加工作，1950年进厂。",
        "1960年增产8%。1962年增产3%。1961年增产2%。1965年增产9%。",
        "青江大桥于2016年6月开工，2019年12月建成通车。",
        "大桥改造工程于2019年6月开工，2016年12月建成通车的老路同时封闭。",
    ),
)
