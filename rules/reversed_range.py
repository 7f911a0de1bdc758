"""报出首尾颠倒的范围：起点大于终点。

## 查什么
- 数量范围“5—3名”“3900万元至3500万元”；
- 年、月、日范围“2028—2027年”“今年9至8月份”“2月16日20时至2月13日20时”、
  “从9月26日开始，至9月3日结束”，同一天内的“21时至20时”。

## 为什么要紧
范围颠倒，多半是其中一个数字打错；只看一端的读者会拿到一个错误的界限。

## 例
「由5—3名民警带队」：5 > 3。

## 何时不报
由高到低的变化（由8至5、从50降到30）、降幅与亏损的区间、负数、没有单位的比分和编号；
跨夜的时段（20时至8时）、跨年的月份（11—3月）、跨月的日子（28—3日）、公元前的年份；
第一个数省略了万、亿而无法断定大小的。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import show
from auditor.model import Check, Kind, Rule, Span, Verdict, When
from auditor.relations.dates.calendar import (
    days_in,
    ends,
    hour_of_day,
    month_offset,
    wraps,
    year_offset,
)
from auditor.relations.dates.tense import sentence_of
from auditor.relations.dates.timeline import Stamp, Timeline, read

CODE = "DAT804"
_MEASURED = frozenset(
    (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.DURATION, Kind.AGE, Kind.POINTS)
)
# A change is told from old to new, a fall or loss from large to small.
_FROM = regex.compile(r"[由从自]")
_FALLING = regex.compile(r"降(?![温水雨雪])|减|亏|跌|缩|窄|负|零下|倒|回落|[降缩]至|比分|第$")
_MAGNITUDE = regex.compile(r"[万亿千百十]")
_ACROSS_YEARS = regex.compile(r"[次翌跨]年|财年|财政年度|榨季|年度|每年|冬|采暖|供暖")
_STATISTICS = regex.compile(r"同比|环比|累计|完成|实现|增长|下降|统计")
_OVERNIGHT = regex.compile(r"[次翌隔]日|第二天|入住|住宿|凌晨|通宵|轮班|值班|值守|夜|昼|全天")
_VARIES = regex.compile("[^,。;!?\\n]{0,8}不等")  # 十五年至一年六个月不等: the gravest comes first
# 甲3-0张某: a score, and a name that begins with a counter.
_SCORE = regex.compile(r"\d{1,2}[-—~:]\d{1,2}[张项]")
_LETTER = regex.standard("[A-Za-z]")  # 9400-512mb: a model, and no metres
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?"
_CLASS = regex.standard(
    rf"(?<![\d.,])(?P<low>{_NUMBER})(?P<unit>[一-鿿]{{1,3}}?)以上[至到]?"
    rf"(?:不满|不足|未满|(?=[\d.,]+[一-鿿]{{1,3}}(?:以下|以内)))(?P<high>{_NUMBER})(?P=unit)"
)
# 从9月6日开始,至9月20日结束: the verbs stand between the two ends and behind them.
_COURSE = regex.compile(r"(?:起|开始|启动|开通),?(?:将|预计)?(?:持续|延续)?[至到]")
_OVER = regex.compile(r"(?:\d{1,2}[时点])?(?:结束|截止|止(?!损)|为止|闭幕)")
_BETWEEN = 10  # Characters between the two ends of such a course.
_YEARLY = 31  # Days: a school year that begins on 1 September is over two or three months before.
_MONTHS = range(1, 13)
_LONGEST_NIGHT = 19 * 60 + 30  # Minutes: what is open from 9:00 to 7:00 hardly closes.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each range of figures and of dates."""
    yield from _figures(ctx)
    yield from _classes(ctx)
    line = read(ctx)
    for stamp in line.stamps:
        yield from _dates(ctx, line, stamp)
    yield from _courses(ctx, line)


def _figures(ctx: Context) -> Iterator[Check]:
    ranges = [c for c in ctx.claims if c.quantity.value is None and c.quantity.kind in _MEASURED]
    # 甲、乙、丙偏多36%~20%，丁、戊、己偏少50%~30%: all of a sentence follow the names downward.
    falling = Counter(c.sentence for c in ranges if _falls(c)).items()
    down = {sentence for sentence, number in falling if number > 1}
    down -= {c.sentence for c in ranges if not _falls(c)}
    for claim in ranges:
        q = claim.quantity
        if q.low is None or q.high is None:
            continue
        spans = (Span(q.start, q.end, "范围"),)
        if q.low <= q.high:
            yield Check(CODE, Verdict.HOLDS, spans, f"{show(q.low)} ≤ {show(q.high)}{q.unit}")
        elif (
            claim.sentence not in down
            and _surely_reversed(claim)
            and not _VARIES.match(ctx.norm, q.end)
        ):
            yield _violated(spans, q.text, f"{show(q.low)} > {show(q.high)}{q.unit}")


def _falls(claim: Claim) -> bool:
    q = claim.quantity
    return q.kind is Kind.SHARE and q.low is not None and q.high is not None and q.low > q.high


def _classes(ctx: Context) -> Iterator[Check]:
    """Check classes told by both their bounds: 14岁以上不满16岁, 50万元以上100万元以下."""
    for m in _CLASS.finditer(ctx.norm) if "以上" in ctx.norm else ():
        low, high = (Fraction(m[name].replace(",", "")) for name in ("low", "high"))
        spans = (Span(*m.span("low"), "下限"), Span(*m.span("high"), "上限"))
        if low < high:
            yield Check(CODE, Verdict.HOLDS, spans, f"{show(low)} < {show(high)}")
        else:
            yield _violated(spans, m[0], f"{show(low)} ≥ {show(high)}{m['unit']}")


def _surely_reversed(claim: Claim) -> bool:
    q = claim.quantity
    if _SCORE.fullmatch(q.text) or _LETTER.match(claim.after):
        return False
    if not q.unit or q.low is None or q.high is None or q.high < 0 or claim.before.endswith("-"):
        return False
    head = regex.split(r"[—~至到\-]", q.text, maxsplit=1)[0]
    if not _MAGNITUDE.search(head) and _MAGNITUDE.search(q.text) and q.low > q.high * 10:
        return False
    if ("至" in q.text or "到" in q.text) and _FROM.search(claim.before[-6:]):
        return False  # 由8至5 is a change; 由5—3名民警带队 is a range
    if "折" in q.text:
        return False
    return _FALLING.search(claim.before[-12:]) is None


def _violated(spans: tuple[Span, ...], text: str, sum_: str) -> Check:
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        f"范围“{text}”首尾颠倒：{sum_}。",
        f"The range “{text}” runs backwards: {sum_}.",
    )


def _dates(ctx: Context, line: Timeline, stamp: Stamp) -> Iterator[Check]:
    if stamp.joined >= 0:
        later = line.stamps[stamp.joined]
        if "年" in ctx.norm[stamp.end : later.start]:
            return  # 次年, 翌年
        if later.when.hour is None or later.when.day is not None:
            yield from _stretch(ctx, stamp, later)
            return
        start, end, close = stamp.when, later.when, later.end
    elif stamp.until is not None:
        start, end, close = stamp.when, stamp.until, stamp.end
    else:
        return
    reason = _date_reason(ctx, stamp, start, end)
    text = ctx.text[stamp.start : close]
    if stamp.joined < 0:
        spans: tuple[Span, ...] = (Span(stamp.start, close, "范围"),)
    else:
        later = line.stamps[stamp.joined]
        spans = (Span(stamp.start, stamp.end, "起"), Span(later.start, later.end, "止"))
    if reason is None:
        yield Check(CODE, Verdict.HOLDS, spans, text)
    elif reason:
        yield _violated(spans, text, reason)


def _stretch(ctx: Context, stamp: Stamp, later: Stamp, most: int = 366) -> Iterator[Check]:
    """Compare two complete dates: 3月6日20时至3月7日20时.

    Without years, an end more than so many days before its start may be of the next year.
    """
    year = stamp.readings[0].first_day.year if stamp.readings else 2000
    pair = ends(stamp.when, later.when, year)
    if pair is None:
        return
    first, last = pair
    spans = (Span(stamp.start, stamp.end, "起"), Span(later.start, later.end, "止"))
    text = ctx.text[stamp.start : later.end]
    if first.start < last.end or first.start == last.start:
        yield Check(CODE, Verdict.HOLDS, spans, text)
    elif not wraps(stamp.when, later.when, first, last):
        days = (first.first_day - last.first_day).days
        if days > most and None in (stamp.when.year, later.when.year):
            return
        yield _violated(spans, text, f"止点早于起点{days}天" if days else "止点早于起点")


def _courses(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare the days between which one course runs: 从9月6日开始,至9月20日结束."""
    for stamp, later in pairwise(line.stamps):
        if (
            stamp.joined < 0
            and stamp.until is None
            and stamp.fine
            and later.fine
            and later.start - stamp.end <= _BETWEEN
            and _COURSE.fullmatch(ctx.norm, stamp.end, later.start)
            and _OVER.match(ctx.norm, later.end)
        ):
            yield from _stretch(ctx, stamp, later, _YEARLY)


def _date_reason(ctx: Context, stamp: Stamp, start: When, end: When) -> str | None:
    """Return how the end lies before the start, None if it does not, "" if one cannot say."""
    sentence = sentence_of(ctx, ctx.claims[stamp.first])
    if end.hour is not None:
        return _clock_reason(stamp, start, end, sentence)
    if (
        start.month is None
        and (start.day or 0) in _MONTHS
        and "-" in ctx.text[stamp.start : stamp.end]
    ):
        return ""  # 10-3号 may be the third of October
    if end.day is not None and (end.month in (None, start.month)):
        return _day_reason(start, end)
    if end.month is not None and end.day is None:
        return _month_reason(start, end, sentence)
    if end.year is not None and start.year is not None and end.month is None:
        if end.year >= start.year:
            return None
        if start.year < 1000 or "前" in ctx.norm[max(0, stamp.start - 3) : stamp.end]:
            return ""
        return f"{start.year}年 > {end.year}年"
    return None


def _clock_reason(stamp: Stamp, start: When, end: When, sentence: str) -> str | None:
    first = hour_of_day(start) * 60 + (start.minute or 0)
    last = hour_of_day(end) * 60 + (end.minute or 0)
    if start.hour is None or last >= first:
        return None
    dated = start.day is not None or (start.anchor[:1] in "今昨明" and start.anchor != "")
    if _OVERNIGHT.search(sentence) or (
        last + 24 * 60 - first <= _LONGEST_NIGHT and not (dated and last >= 12 * 60)
    ):
        return ""  # 20时至8时 runs through the night
    return f"{first // 60}:{first % 60:02} > {last // 60}:{last % 60:02}"


def _day_reason(start: When, end: When) -> str | None:
    if start.day is None or end.day is None or end.day >= start.day:
        return None
    month = start.month if start.month is not None and 1 <= start.month <= 12 else 1
    if days_in(month) - start.day + end.day <= 15:
        return ""  # 28—3日 runs into the next month
    return f"{start.day}日 > {end.day}日"


def _month_reason(start: When, end: When, sentence: str) -> str | None:
    if start.month is None or end.month is None or end.month >= start.month:
        return None
    if end.year is not None and start.year is not None and end.year > start.year:
        return None
    fixed = start.year is not None or year_offset(start.anchor) is not None
    if month_offset(start.anchor) is not None or _ACROSS_YEARS.search(sentence):
        return ""
    if not fixed and not _STATISTICS.search(sentence):
        return ""
    if 12 - start.month + end.month < 6:
        return ""  # 11—3月 is a winter
    return f"{start.month}月 > {end.month}月"


RULE = Rule(
    code=CODE,
    name="reversed-range",
    title="范围首尾颠倒",
    check=check,
    flags=(
        "每组由«5—3名»护林员组成。",
        "预计全年盈利«3900万元至3500万元»。",
        "拟回购«5000亿元至1亿元»股份。",
        "实施《行动方案（«2028—2027年»）》。",
        "«今年9至8月份»，行业增加值增长5%。",
        "«2020年11-9月»实现营收2亿元。",
        "«7月25至21日»举办专场招聘会。",
        "«今天21时»至«晚间20时»，进城车流集中。",
        "从«1月25日17时»至«13时»，本市新增10例。",
        "开放时间«9:00—7:00»，每周一闭馆。",
        "业绩预告期间：«2023年1月1日»至«2022年12月31日»。",
        "«4月8日»至«7日»假期，客流平稳。",
        "降温达«16—10℃»。",
        "«2月16日20时»至«2月13日20时»，全省新增1例。",
        "展览于«4月15日»至«3月5日»分三期举办。",
        "其中«16»岁以上不满«14»岁的37人。",
        "罚款«50»万元以上«20»万元以下。",
        "义务植树报名从«9月26日»开始，至«9月3日»结束，分三批进行。",
        "特展自«6月18日»启动，将持续至«6月2日»结束。",
        "«1989年末»至«1985年»出现的过热现象得到缓解。",
    ),
    passes=(
        "换上的9600-256mb显卡比原来的强。",
        "11-5号到店，当天就修好了。",
        "比常年偏多的有12个省，其中甲、乙、丙偏多程度在38%~21%之间，丁、戊、己偏少程度在52%~31%之间。",
        "其中14岁以上不满16岁的37人，罚款20万元以上50万元以下，80分以上、60分以下的各5人。",
        "四场比赛的结果：陈某3-0张某，梁某3-2项某，陈某3-0李某。",
        "分别被判处有期徒刑9年至1年半不等，并处罚金9000至3000元不等；另有人被判十二年至二年六个月不等的刑罚。",
        "一位摊主拾到二点三万元现金交公。",
        "每组由2—3名护林员组成，降温6—10℃。",
        "占比由8%至5%逐步回落，人数从50到30名，折扣为9折至7折。",
        "预计亏损1.2亿元至1亿元，同比下降60%至50%。",
        "最低气温-5—-10℃，零下10—15℃。",
        "主队3—1取胜，编号858—878，第134—136号。",
        "融资5000—1亿元。",
        "2月1日20时至8时，道路封闭。",
        "供暖期为11—3月，或11月15日至3月15日，放假时间为12月30日至次年1月2日。",
        "合同期自2019年7月1日至2020年6月30日，财务年度为7月1日至6月30日。",
        "7月28—3日，展会在此举行。",
        "值班时间为六点半至夜二点，8:00至7:30双人值守，酒吧营业17:00—2:00。",
        "今年1至8月份，行业增加值增长5%。",
        "《行动方案（2025—2027年）》自今天16时至20时发布。",
        "前221年—前206年为秦代。",
        "供暖从11月15日开始，至3月15日结束；禁渔期自5月1日起，至8月16日止。",
        "禁牧期自9月1日起，至5月31日止；学年从9月1日开始，至7月10日结束。",
    ),
)
