"""报出日历和时钟上不存在的日期、时刻。

## 查什么
月份不在1—12之间，日子超出当月天数（平年2月只有28天），时刻超过24时、59分、59秒；
范围“0—34时”“29—32日”的两端都查。年份省略时，按发布日期和上文写明的年份推定。
还有几百上千年才到、却当作已经过去来写的年份（9184年4月撤公社）。

## 为什么要紧
这样的日期只能是笔误，读者无从知道原来是哪一天，后面的时限、先后也都不能再信。

## 例
「截至2月30日24时」：2月最多29天。「当日11时74分」：一小时只有60分钟。

## 何时不报
农历等其他历法的日期；单独的“13月”“35日”可能是时长或货币，前后没有年、月、时或“截至”时不报；
推定的年份不止一种、其中有一种说得通时不报；“用时2时74分”一类的时长、比分不报。
说的是将来、小说，或是“5000年文明”一类的年数时，遥远的年份不报。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Example, Kind, Quantity, Rule, Severity, Span, Verdict, When
from auditor.relations.dates.calendar import impossible, inherited
from auditor.relations.dates.timeline import Timeline, lunar, read
from auditor.relations.text import marks

CODE = "DAT801"
_DURATION = regex.compile(r"(?:[用历耗费]时|成绩|比分|长达|需要?|超过|不足|约)(?:为|是|了)?\s*$")
_CLOCK_BEFORE = regex.compile(
    r"(?:[日号]|[今明昨][天日晚晨早]|[上下中]午|凌晨|晚[间上]|时间|截[至止]|于)[为是:]?\s*$"
)
# 5月10日至44日: the end of a range that begins with a month and a day
_RANGE_OF_DAYS = regex.compile(r"月\d{1,2}日?[至到—–~-]$")
_CHINESE = regex.compile(r"[〇零一二三四五六七八九十]")
_CORRECTED = regex.compile(
    '[”」』’"](?:[^。!?\n]{0,30}(?:更正|订正|改正|勘误|有误)|(?:是|系|属|应为|应是|为)(?:笔误|误))'
)
_DENIED = regex.compile("(?:根本|本来|原本|并|也|是)?不存在|是不可能的")  # 2月30日根本不存在
_MISPRINT = regex.compile("误[作为写植成]|错[写印]|笔误")  # a misprint quoted to be put right
_FAR_YEAR = regex.compile(
    r"(?P<ad>公元)?(?P<year>[3-9]\d{3}|2[1-9]\d\d)年(?(ad)|"
    r"(?!的?(?:[前后来里间中]|以[前后来上下内]|历史|时间|寿命|左右|多|余|上下|一[遇度次]|期|[文岁沧古风建])|\)))"
)
_BEFORE_YEAR = ",。;:!?(《“、\n于在至自从据比较"  # what stands right before a year of a date
_AHEAD = regex.standard(
    "将|预计|预测|未来|届时|有望|可能|假如|如果|设想|小说|电影|科幻|故事|人类|宇宙|银河|穿越|纪元|佛历|寿命"
)
_KNOWN = range(1900, 2101)  # A year of these shows that the article tells of our own time.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each date or time that names its day or hour."""
    line = read(ctx)
    for stamp in line.stamps:
        for index in range(stamp.first, stamp.last + 1):
            q = ctx.quantities[index]
            if q.when is not None and q.kind in (Kind.DATE, Kind.TIME):
                yield from _point(ctx, line, q, index - stamp.first)
    if any(s.when.year in _KNOWN for s in line.stamps):
        yield from _far_years(ctx)


def _far_years(ctx: Context) -> Iterator[Check]:
    """Yield a check for every year centuries ahead that opens its words as if it were past."""
    for found in _FAR_YEAR.finditer(ctx.norm):
        start, end = found.start("year"), found.end()
        if start and not found["ad"] and ctx.norm[start - 1] not in _BEFORE_YEAR:
            continue
        around = ctx.norm[marks.begins(ctx.norm, start, "。!?\n") : marks.ends(ctx.norm, end)]
        if int(found["year"]) % 100 == 0 or _AHEAD.search(around) or _MISPRINT.search(around):
            continue  # 5000年中华文明 tells a length of time
        text = ctx.text[start:end]
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(start, end, "遥远的年份"),),
            f"{text} > 2100年",
            f"“{text}”还远没有到，文中却当作已经过去。",
            f"{found['year']} lies centuries ahead, but the text tells of it as past.",
        )


def _point(ctx: Context, line: Timeline, q: Quantity, place: int) -> Iterator[Check]:
    when = q.when
    if when is None or (when.day is None and when.hour is None and not _month_alone(q)):
        return
    reason = _reason(line, when, None)
    if reason is None and q.until is not None:
        reason = _reason(line, inherited(q.until, when), when)
    if reason is None:
        yield Check(CODE, Verdict.HOLDS, (Span(q.start, q.end, "日期"),), f"{q.text}：日历上有")
    elif _sure(ctx, q, place):
        word = "时刻" if q.kind is Kind.TIME else "日期"
        yield Check(
            CODE,
            Verdict.VIOLATED,
            (Span(q.start, q.end, f"不存在的{word}"),),
            f"{q.text}：{reason}",
            f"“{q.text}”不存在：{reason}。",
            f"“{q.text}” does not exist on any calendar or clock.",
            _loudness(ctx, q),
        )


def _month_alone(q: Quantity) -> bool:
    """Tell whether months stand where they can only be dates: 2019年13月, 1—13月份."""
    when = q.when
    if when is None or when.month is None:
        return False
    return when.year is not None or q.until is not None or q.text.endswith("份")


def _reason(line: Timeline, when: When, start: When | None) -> str | None:
    """Return why the point is impossible in every year that it could be of."""
    reason = impossible(when)
    if reason or when.year is not None or when.month != 2 or when.day != 29:
        return reason
    if line.today is None or start is not None:
        return None
    near = range(line.today.year - 1, line.today.year + 2)
    named = [s.when.year for s in line.stamps if s.when.year is not None]
    reasons = [impossible(when, year) for year in (*near, *named)]
    return reasons[1] if all(reasons) else None


def _sure(ctx: Context, q: Quantity, place: int) -> bool:
    """Tell whether the words around leave no reading but that of a date or time."""
    when = q.when
    before = ctx.norm[max(0, q.start - 12) : q.start]
    if when is None or lunar(ctx, q) or _DURATION.search(before) or _MISPRINT.search(before):
        return False
    if _CORRECTED.match(ctx.norm, q.end) or _DENIED.match(ctx.norm, q.end):
        return False
    if q.kind is Kind.TIME:
        return (
            bool(when.anchor)
            or place > 0
            or _CLOCK_BEFORE.search(before) is not None
            or q.until is not None
        )
    if when.month is None and when.year is None:
        behind = ctx.norm[q.end : q.end + 1]
        sure = q.until is not None or behind.isdigit() or before.endswith(("截至", "截止"))
        return sure or _RANGE_OF_DAYS.search(before) is not None
    return "/" not in q.text  # 2019/20/21 may list years


def _loudness(ctx: Context, q: Quantity) -> Severity:
    """二月三十日 in 汉字 may be of the lunar calendar, where every month may have 30 days."""
    when = q.when
    day = None if when is None else when.day
    return (
        Severity.INFO if day == 30 and _CHINESE.search(ctx.norm, q.start, q.end) else Severity.ERROR
    )


RULE = Rule(
    code=CODE,
    name="impossible-date",
    title="日期或时刻不存在",
    check=check,
    flags=(
        "展会将于6月12日至«41日»举行。",
        "截至«2月30日»，全县已修复水渠四处。",
        "本次考试定于«2021年4月31日»举行。",
        "«2019年2月29日»，该行完成交割。",
        Example("«2月29日»，客流回落。", dt.date(2022, 3, 2)),
        "3月4日«12—34时»，新增2例。",
        "市场每天«早上7:90»开门。",
        "3月4日«11时74分»，负荷最高。",
        "«2020年13月»，产量下降。",
        "截至3月9日«25时»，已发出预警三次。",
        "1962年设公社，«9174年»4月撤公社设镇。",
        "雍正五年（公元«7127年»）建义学，1912年改小学。",
        "截至«2920年»6月，全镇辖14个村。2019年，有企业8家。",
    ),
    passes=(
        "施工从6月12日开始，工期35日至41日。",
        "截至2020年2月29日24时，全县已修复水渠四处。",
        "农历二月三十日，庙会开始。",
        "2月30日根本不存在，日历上找不到。",
        "2月3日0—24时，新增2例。",
        "选手用时2时74分，仍在规定之内。",
        "公司共有员工13人，月龄13月以下的婴儿免票。",
        "货款为35日元。",
        "2000年2月29日，公司成立。",
        Example("2月29日，客流回落。", dt.date(2021, 1, 5)),
        "21时30分至次日0时，道路封闭。",
        "指数从60点跌至34点，2019/20/21年盈利预测下调。",
        "本金8.31万元，9.31%的年利率。",
        "2019年建馆，馆藏2600年前陶器，3120年来的窑址，小说写2316年的城市。",
        "到2350年，海面将升高。2019年，3125年历史的古槐死去。",
        "前稿中的“6月31日”系笔误。来稿把“2月30日”写成了截止日，现已更正。",
    ),
)
