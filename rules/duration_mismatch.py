"""报出与起止时间不符的时长。

## 查什么
- 起止日期旁写出的时长：“前12天（1月14日至1月25日）”“7月1日至8月31日，共62天”“期限为12个月”；
- 开始与结束分别写出的：“9月17日闭幕。自9月8日开幕，历时10天”；
- 隔着几句、由一对动词写出的首尾：“发射升空……着陆……在轨驻留154天”“2015年动工……2021年竣工，历时6年”；
- 时刻之间：“14时20分发生……17时40分恢复通行，中断3小时20分”“距接警18分钟”；
- 债券的发行日、期限与兑付日。

## 为什么要紧
时长是由起止时间算出来的，对不上说明其中有一个写错，期限、天数都会被误读。

## 例
「春运前13天（1月14日至1月25日）」：1月14日至1月25日连头带尾是12天。

## 何时不报
首尾是否计入都说得通（差一天）；约、近、余、多之内；工作日、交易日；月、年、小时按整取约；
起止不止一种搭配、其中有一种相符；到期日遇假日顺延；找不到明确的起点或终点。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import point
from auditor.model import Check, Example, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.dates.course import courses
from auditor.relations.dates.elapsed import DAY, Length, fits, lengths, minutes, show
from auditor.relations.dates.ends import (
    CUE,
    ends_beside,
    is_beginning,
    marked_ends,
    only_stretch,
    speaks_of,
    stamps_near,
)
from auditor.relations.dates.tense import sentence_of
from auditor.relations.dates.timeline import Stamp, Timeline, read, window
from auditor.relations.dates.year_spans import year_spans
from auditor.relations.sums.slips import is_plain_slip

CODE = "DAT805"
_AFTER_CUE = regex.compile(r"(?:的|共|里|内|间|中|假期|长假|小长假|档期|后)")
_SINCE_EVENT = regex.compile(r"(?:距离?([\u4e00-\u9fff]{2,8})|([\u4e00-\u9fff]{2,4})发生)$")
_AFTER_EVENT = regex.compile(r"后[,，]?(?:即|也就是)")
_MEAN = regex.compile("平均|[日人月]均")  # 每天8时至23时，平均工作12小时
# 比去年7天档期增长, 两百元一天: the length is of another time than the two ends, or a rate.
_OF_BEFORE = regex.compile(r"(?:[去上前往]年|[上前]一?届|同期)(?:同期)?的?$|[元块]$")
_NAMED = 6  # characters before a length in which its time is named
_TERM = regex.compile(r"期限(?:为|是|:)?$")
_ISSUED = regex.compile(r"发行|起息")
_DUE = regex.compile(r"兑付|到期")
_FAR = 800  # Characters before a term in which the days of issue and of payment are told.
_TEN = 10  # One digit is one slip away from every other.
_FAR_OFF = 4
_MANY_DAYS = 20 * DAY  # Lengths told so exactly that a day of another year fits by no chance.
_FEW_DAYS = 15 * DAY
_ELAPSED = regex.compile(r"隔离|观察|[\d一二三四五六七八九十]晚|夜|访|行程|航")
_HOLIDAYS = 9  # Days: what is due on a holiday is put off to the first working day.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each length of time that stands beside its beginning and end."""
    kinds = {q.kind for q in ctx.quantities}
    if Kind.DATE not in kinds and Kind.TIME not in kinds:
        return
    line = read(ctx)
    if Kind.DURATION in kinds:
        told = set()
        for length in lengths(ctx):
            found = _compared(ctx, line, length)
            if found is not None:
                told.add(length.span.start)
                yield found
        yield from _terms(ctx, line)
        yield from (c for c in _years(ctx) if c.spans[0].start not in told)


def _years(ctx: Context) -> Iterator[Check]:
    """Check 1985年至1993年任校长，任职8年; without months one year more or less says nothing."""
    for told in year_spans(ctx.norm):
        spans = (Span(*told.told, "时长"), Span(*told.first, "起"), Span(*told.last, "止"))
        sum_ = f"相隔{told.between}年，文中{told.years}年"
        if abs(told.years - told.between) <= 1:
            yield Check(CODE, Verdict.HOLDS, spans, sum_)
            continue
        message = f"起止之间相隔{told.between}年，不是{told.years}年。"
        english = f"Between the two years lie {told.between} years, not {told.years}."
        yield _violated(spans, sum_, message, english, Severity.WARNING)


def _violated(
    spans: tuple[Span, ...], sum_: str, message: str, english: str, severity: Severity
) -> Check:
    return Check(CODE, Verdict.VIOLATED, spans, sum_, message, english, severity)


def _is_length(q: Quantity) -> bool:
    """Tell whether a quantity is an exact number of days or years."""
    days = q.unit in ("天", "日", "年")
    return q.kind is Kind.DURATION and days and q.value is not None and not q.hedge


# --- a length and its two ends -----------------------------------------------------------------


def _compared(ctx: Context, line: Timeline, length: Length) -> Check | None:
    """Compare a length with the ends that the words give it, the surest first."""
    if _MEAN.search(ctx.claims[length.first].before):
        return None
    if _OF_BEFORE.search(ctx.norm, max(0, length.span.start - _NAMED), length.span.start):
        return None
    beside = ends_beside(ctx, line, length)
    if beside is not None:
        return _verdict(length, *beside, Severity.ERROR, counted=_counted(ctx, length, beside[0]))
    claim = ctx.claims[length.first]
    after = ctx.norm[length.span.end : length.span.end + 4]
    event = _SINCE_EVENT.search(claim.before)
    if not (CUE.search(claim.before) or _AFTER_CUE.match(after) or event):
        return _by_course(ctx, line, claim, length)
    near = stamps_near(ctx, line, claim)
    if after[:1] == "后" and not _AFTER_EVENT.match(after):
        # 半小时后到桥头，等到10点: what is told farther on ends something else.
        near = [s for s in near if ctx.claims[s.first].clause <= claim.clause]
    pair = only_stretch(ctx, near, claim, after)
    if pair is None and not event:
        pair = marked_ends(ctx, line, near, claim, length)
    if pair is not None:
        return _verdict(length, *pair, Severity.WARNING, counted=_counted(ctx, length, pair[0]))
    named = (event[1] or event[2] + "发生") if event else ""
    return _any_pair(ctx, line, near, claim, length, named) or _by_course(ctx, line, claim, length)


def _by_course(ctx: Context, line: Timeline, claim: Claim, length: Length) -> Check | None:
    """Compare a length with the launch and the landing told elsewhere, or the like."""
    if not length.calendar:
        return None
    for first, last in courses(ctx, line, claim):
        found = (
            _year_slipped(length, first, last)
            or _verdict(length, first, last, Severity.WARNING)
            or _in_years(claim, first, last)
        )
        if found is not None:
            return found
    return None


def _year_slipped(length: Length, first: Stamp, last: Stamp) -> Check | None:
    """Report 2022年5月30日…10月31日，在轨154天, which the year beside the one told would fit."""
    if first.when.year is None or not (first.readings and last.readings):
        return None
    if last.when.year is None and last.start > first.start:
        return None  # of the year told before
    day, end = first.readings[0].first_day, last.readings[0].first_day
    if length.low < _MANY_DAYS or fits(length, (end - day).days * DAY):
        return None
    for year in (day.year - 1, day.year + 1):
        if (day.month, day.day) == (2, 29):
            break
        between = (end - day.replace(year=year)).days * DAY
        if between > 0 and fits(length, between):
            real = (end - day).days
            spans = (
                Span(first.start, first.end, "起"),
                Span(last.start, last.end, "止"),
                length.span,
            )
            return _violated(
                spans,
                f"相隔{real}天，文中{length.text}",
                f"起止之间相隔{real}天，不是{length.text}；{year}年起算才相合。",
                f"{real} days lie between; from the same day of {year} it would be {length.text}.",
                Severity.WARNING,
            )
    return None


def _in_years(claim: Claim, first: Stamp, last: Stamp) -> Check | None:
    """Compare 历时5年 or 18个月 with a beginning and an end of which years or months are told."""
    q, one, two = claim.quantity, first.when, last.when
    if one.year is None or two.year is None or (first.fine and last.fine) or q.hedge:
        return None
    between, unit = two.year - one.year, "年"
    if q.unit == "个月" and one.month is not None and two.month is not None:
        between, unit = 12 * between + two.month - one.month, "个月"
    if q.unit != unit or q.value is None or between < 1 or q.value > between * _FAR_OFF:
        return None
    spans = (
        Span(q.start, q.end, "时长"),
        Span(first.start, first.end, "起"),
        Span(last.start, last.end, "止"),
    )
    sum_ = f"相隔{between}{unit}，文中{q.text}"
    if abs(q.value - between) <= 1:
        return Check(CODE, Verdict.HOLDS, spans, sum_)
    return _violated(
        spans,
        sum_,
        f"起止之间相隔{between}{unit}，不是{q.text}。",
        f"Between beginning and end lie {between}{unit}, not {q.text}.",
        Severity.WARNING,
    )


def _counted(ctx: Context, length: Length, first: Stamp) -> bool:
    """Tell whether both ends surely count: of a few days that a holiday or an event takes."""
    short = length.calendar and length.high <= _FEW_DAYS and first.when.hour is None
    if short and ctx.claims[length.first].before.endswith("前"):
        return True  # 春运前12天(1月14日至25日): of what is counted day by day
    return short and not _ELAPSED.search(sentence_of(ctx, ctx.claims[length.first]))


def _unrelated(length: Length, between: int) -> bool:
    """Tell whether a length is of another order than the time between: it is of something else."""
    between += DAY if length.calendar else 0
    return length.low > between * _FAR_OFF or length.high * _FAR_OFF < between


def _verdict(
    length: Length, first: Stamp, last: Stamp, severity: Severity, *, counted: bool = False
) -> Check | None:
    between = minutes(length, first, last)
    if between is None:
        return None
    fit = fits(length, between)
    if severity is not Severity.ERROR and not fit and _unrelated(length, between):
        return None
    if counted and fit and between + DAY > length.high:
        fit, severity = False, Severity.WARNING
    spans = [length.span, Span(first.start, first.end, "起")]
    if last is not first:
        spans.append(Span(last.start, last.end, "止"))
    sum_ = f"{show(length, between)}，文中{length.text}"
    if fit:
        return Check(CODE, Verdict.HOLDS, tuple(spans), sum_)
    return _violated(
        tuple(spans),
        sum_,
        f"起止之间{show(length, between)}，不是{length.text}。",
        f"Between beginning and end lie {between} minutes, not {length.text}.",
        severity,
    )


def _any_pair(
    ctx: Context, line: Timeline, near: list[Stamp], claim: Claim, length: Length, event: str
) -> Check | None:
    """Compare a length with every beginning before it: one that fits proves it.

    The end is the stamp just before the length in its sentence, or just behind 后，即. Where no
    beginning fits, a plain slip that would make one fit is an error of the pen.
    """
    same = [s for s in near if ctx.claims[s.first].sentence == claim.sentence]
    ended = [s for s in same if s.first < claim.at][-1:]
    if not ended or _AFTER_EVENT.match(ctx.norm, length.span.end):
        ended = [s for s in same if s.first > claim.at][:1] or ended
    if not ended:
        return None
    last = ended[0]
    starts = [
        (s, between)
        for s in near
        if s.first < last.first and (between := minutes(length, s, last)) is not None
    ]
    named = [(s, between) for s, between in starts if event and speaks_of(ctx, s, event)]
    for first, between in reversed(named or starts):
        if fits(length, between):
            return _verdict(length, first, last, Severity.INFO)
    begun = [(s, between) for s, between in starts if is_beginning(ctx, line, s)]
    if len(named) == 1 or (not event and len(begun) == 1 and not length.calendar):
        return _verdict(length, (named or begun)[0][0], last, Severity.WARNING)
    slipped = [s for s, between in begun if _slip(ctx, length, between)]
    return _verdict(length, slipped[-1], last, Severity.WARNING) if slipped else None


def _slip(ctx: Context, length: Length, between: int) -> bool:
    q = ctx.quantities[length.first]
    if q.value is None or q.value < _TEN or length.last != length.first:
        return False
    unit = DAY if length.calendar else 60 if "小时" in q.unit else 1
    return is_plain_slip(q, point(Fraction(between // unit)))


# --- terms ---------------------------------------------------------------------------------------


def _terms(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Compare 期限为88天 with the days of issue and repayment of the same sentence."""
    for claim in ctx.claims:
        q = claim.quantity
        if not _is_length(q) or q.unit not in ("天", "日") or not _TERM.search(claim.before):
            continue
        issue = due = None
        for stamp in window(line, q.start - _FAR // 2, q.end + _FAR // 2):
            if ctx.claims[stamp.first].sentence != claim.sentence or not stamp.fine:
                continue
            around = ctx.norm[max(0, stamp.start - 8) : stamp.end + 10]
            if stamp.start < q.start and _ISSUED.search(around):
                issue = stamp
            elif due is None and _DUE.search(ctx.norm[max(0, stamp.start - 8) : stamp.start]):
                due = stamp
        if issue and due and issue.readings and due.readings and q.value is not None:
            yield _term(q, q.value, issue, due)


def _term(q: Quantity, term: Fraction, issue: Stamp, due: Stamp) -> Check:
    days = (due.readings[0].first_day - issue.readings[0].first_day).days
    spans = (
        Span(q.start, q.end, "期限"),
        Span(issue.start, issue.end, "发行"),
        Span(due.start, due.end, "兑付"),
    )
    if -1 <= days - term <= _HOLIDAYS:
        return Check(CODE, Verdict.HOLDS, spans, f"相隔{days}天，期限{q.text}")
    return _violated(
        spans,
        f"相隔{days}天，期限{q.text}",
        f"发行日与兑付日相隔{days}天，期限却是{q.text}。",
        f"Issue and repayment lie {days} days apart, the term is {q.text}.",
        Severity.ERROR,
    )


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="duration-mismatch",
    title="时长与起止日期不符",
    check=check,
    flags=(
        "他«1985»年至«1993»年任江南林业大学校长，任职«6»年。",
        "他«1955»年赴外留学，«1959»年获学位后回国，历时«九»年。",
        "春运前«13天»（«1月14日»至«1月25日»），运送旅客十万人次。",
        "放假«9天»（«10月1日»至«7日»）。",
        "书展于«7月1日»至«8月31日»举行，为期«30天»。",
        "培训于«9月1日»至«11月30日»举行，为期«两个月»。",
        "于«2019年8月5日»成功发行短期融资券，期限为«98天»，兑付日期为«2019年11月1日»。",
        "省运会«9月17日»闭幕。本届省运会自«9月8日»开幕，历时«12天»。",
        "春运从«1月26日»开始到«3月5日»结束，共«45天»。",
        "回购期限为«18个月»，即自«2024年1月15日»至«2025年1月14日»。",
        "«14时20分许»，两车相撞。16时05分救援结束，«17时40分»道路恢复通行，交通中断«2小时20分»。",
        "«23时47分»，消防站接到报警。«13日0时5分»，首批力量到场，距接警«28分钟»。",
        "投票于«8时»开始、«18时»结束，历时«12个小时»。",
        "从«7时30分»出发到«11时»返回，«4个半小时»里，艇行56公里。",
        "列车«7时20分»发车，«9时50分»到达，全程«3小时30分»。",
        "该店每天«8时»开门，«22时»打烊，一天营业«12个小时»。",
        "列车全程运行«6小时48分»，«7时05分»发车，«14时53分»到达终点。",
        "患者«2月3日»入院，«2月17日»出院，住院«24天»。",
        "春运前«十二日»（«1月10日»—«22日»），铁路、民航共发送旅客一亿人次。",
        "考试时间为«6月7日»至«9日»，共«2天»。",
        "江南网5月3日讯（记者张三）灯会从«5月1日»开始，到«5月31日»结束，共«21天»。",
        "灯会前«十五日»（«5月1日»至«13日»），接待游客三十万人次。",
        _dated(
            "«10月31日8时11分»，飞船在东岭着陆场着陆。"
            "«2023年5月30日»，飞船从西川发射升空。三名乘员在轨驻留«145天»，出舱一次。",
            2023,
            11,
            1,
        ),
        _dated(
            "«10月31日»，飞船着陆。«2022年5月30日»，飞船从西川发射升空。三名乘员在轨驻留«154天»。",
            2023,
            11,
            1,
        ),
        _dated("大坝«2015年3月»动工兴建，«2021年10月»竣工，历时«4年»。", 2022, 1, 5),
    ),
    passes=(
        "5月2日至5月6日住在镇上，只花了两百元一天。",
        "为期8天（9月29日至10月6日）的档期结束，总收入26.1亿元，比去年7天档期的14.3亿元增长82.5%。",
        "他1985年至1993年任江南林业大学校长，任职8年。1955年赴外留学，1959年回国，历时五年。",
        "2014年至2018年的五年间，公司营收翻番；2019年签约，2021年投产，连续10年免租。",
        "春运前12天（1月14日至1月25日），运送旅客十万人次。",
        "隔离14天（2月1日至2月15日），放假7天（10月1日至7日）。",
        "书展于7月1日至8月31日举行，为期两个月，共62天。",
        "书展于7月1日至8月31日举行，约60天；其中共有5天下雨。",
        "培训于12月28日至1月3日举行，共7天。",
        "于2019年8月5日成功发行短期融资券，期限为88天，兑付日期为2019年11月1日。",
        "于2020年6月24日成功发行短期融资券，期限为91天，兑付日期为2020年9月28日。",
        "6月8日至9日，公司发行第二期短期融资券，期限为180天。",
        "4时36分发生地震。地震发生24分钟后，即当日5时整，应急响应启动。",
        "列车7时20分发车，9时50分到达，全程2小时30分。",
        "该店每天8时开门，22时打烊，一天营业14个小时，外卖营业10小时。",
        "江南网5月3日讯（记者张三）灯会从5月1日开始，到5月21日结束，共21天。",
        "灯会前十五日（5月1日至15日），接待游客三十万人次。",
        _dated(
            "10月31日8时11分，飞船在东岭着陆场着陆。"
            "2023年5月30日，飞船从西川发射升空。三名乘员在轨驻留154天，出舱一次。",
            2023,
            11,
            1,
        ),
        _dated("大坝2015年3月动工兴建，2021年10月竣工，历时6年半，一期历时3年。", 2022, 1, 5),
        _dated(
            "10月31日，飞船着陆。2022年11月29日，上一艘飞船发射升空，2023年6月4日着陆，驻留188天。",
            2023,
            11,
            1,
        ),
        "0时52分，火势得到控制；2时32分，明火扑灭，用时1小时40分。",
        "3时许，饭店起火，消防员3时12分到场，3时40分扑灭，历时28分钟。",
        "营业时间为晚8时至次日凌晨2时，每天营业6小时；周末延长至凌晨4时。",
        "他们每天从早上8时至晚上11时，平均日工作时间12小时。",
        "早晨7点钟，车队从县城出发，半小时后到桥头，排队等到10点多钟才通过。",
        _dated("评选自去年9月26日至11月30日历时两个多月。", 1998, 1, 12),
        "本报东州1月12日讯 1998年主题揭晓。评选自去年9月26日至11月30日历时两个多月。",
        "要约期限为30个自然日，工期15个工作日（3月1日至3月20日）。",
    ),
)
