"""写出的时长，与句中分开写的起点、终点不符。

## 查什么
起点与终点不连在一起时的时长：「9 月 17 日闭幕。运动会自 9 月 8 日开幕，历时 10 天」
「23 时 47 分接警……0 时 5 分到场，距接警 18 分钟」「7 时 52 分……至 9 时 40 分，历时 1 小时 48 分」。

## 为什么要紧
时长由两头算出。对不上，说明日期、钟点或时长写错了一个。

## 例
> 本届展会自 4 月 14 日开幕，4 月 18 日闭幕，历时 6 天。

连头带尾是 5 天。

## 何时不报
首尾是否计入都说得通；近旁任何两个时刻相隔正好这么长；时长说的是另一件事，而又看不出一笔之误；
约、近、许、多放宽之后相容。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from auditor import moments, regex
from auditor.claims import Context
from auditor.interval import Interval
from auditor.model import Check, Example, Kind, Rule, Severity, Span, Verdict
from auditor.moments import Length, Moment
from auditor.slips import SURE, is_plain_slip

CODE = "DAT808"
_CUE = regex.compile(
    r"(?:历时|为期|会期|共计?|总共|用时|耗时|持续|连续(?:奋战|作战|工作)|奋战|作业|中断|驻留|飞行|展期|仅用"
    r"|相隔|间隔|距[^,。;]{1,6})[了达到近约仅只]*$"
)
_AFTER = regex.compile(r"后[,]?(?:即|返回|[^,。]{0,4}于|[^,。]{1,6}着陆)|[里内][,]")
_SINCE = regex.compile(r"距(?P<event>[^,。;]{2,5}?)[仅只约近]*$")
_CLOSE = 16  # Characters: how far behind its two moments a length in months or years may stand.
_LEADS = frozenset("从自于至到在")  # before a day that begins or ends something
_OTHER = regex.compile("其中|每[天日次]|平均|第[一二三四]|累计|[^共]计划")
_BACK = 4  # Sentences before the length in which its moments may stand.
_AHEAD = 40  # Characters behind it, within its sentence.
_MOST = 8


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every length of time whose two ends stand near it."""
    kinds = {q.kind for q in ctx.quantities}
    if Kind.DURATION not in kinds or not kinds & {Kind.DATE, Kind.TIME}:
        return
    told = [length for length in moments.lengths(ctx) if _is_told(ctx, length)]
    if told:
        known = moments.moments(ctx)
        for length in told:
            yield from _length(ctx, length, known)


def _is_told(ctx: Context, length: Length) -> bool:
    before = ctx.norm[max(0, length.start - 16) : length.start]
    after = ctx.norm[length.end : length.end + 10]
    return bool(_CUE.search(before) or _AFTER.match(after))


def _length(ctx: Context, length: Length, known: list[Moment]) -> Iterator[Check]:
    claim = ctx.claims[length.first]
    near = [
        m
        for m in known
        if claim.sentence - _BACK <= m.sentence <= claim.sentence + 1
        and m.start <= length.end + _AHEAD
        and (m.clock if length.unit == "分" else m.dated)
    ][-_MOST:]
    pairs = [(a, b) if a.at <= b.at else (b, a) for a, b in combinations(near, 2)]
    for a, b in pairs:
        if _agrees(length, a, b):
            yield _told(Verdict.HOLDS, ctx, length, a, b)
            return
    pair = _sure_pair(ctx, length, near, claim.sentence)
    if pair is not None and _one_slip(ctx, length, *pair):
        yield _told(Verdict.VIOLATED, ctx, length, *pair)


def _sure_pair(
    ctx: Context, length: Length, near: list[Moment], sentence: int
) -> tuple[Moment, Moment] | None:
    """Return the two moments whose distance the length must be, if the words leave no other."""
    clause = ctx.norm[ctx.sentences[sentence][0] : length.start]
    clause = clause[max(clause.rfind(mark) for mark in ",;:") + 1 :]
    if _OTHER.search(clause):
        return None
    here = [m for m in near if m.sentence == sentence]
    since = _SINCE.search(clause)
    if since and len(here) == 1:
        named = [m for m in near if m not in here and set(since["event"]) <= _words(ctx, m)]
        here = [*named[-1:], *here]
    elif len(here) < 2:
        here = [m for m in near if abs(m.sentence - sentence) < 2]
    if len(here) != 2:
        return None
    first, last = sorted(here)
    led = any(ctx.norm[max(0, m.start - 1) : m.start] in _LEADS for m in here)
    gap = length.start - max(m.end for m in here)
    sure = length.unit == "分" or (led and (length.unit == "天" or 0 <= gap <= _CLOSE))
    return (first, last) if first.at < last.at and sure else None


def _words(ctx: Context, moment: Moment) -> frozenset[str]:
    return frozenset(ctx.norm[slice(*ctx.sentences[moment.sentence])])


def _reach(length: Length, a: Moment, b: Moment) -> Interval:
    """Return every length that the two moments allow, in the unit of the length."""
    rough = a.rough or b.rough
    if length.unit == "分":
        minutes = Fraction(int((b.at - a.at).total_seconds()), 60)
        exact = length.fine or not (a.minutes or b.minutes)
        slack = Fraction(20 if rough else 1 if length.fine else 0 if exact else 45)
        return Interval(minutes - slack, minutes + slack)
    days = Fraction((b.at.date() - a.at.date()).days)
    if length.unit == "天":
        return Interval(days, days + 1)
    size = Fraction(30) if length.unit == "月" else Fraction(365)
    return Interval(days / size - Fraction(1, 2), days / size + Fraction(1, 2))


def _agrees(length: Length, a: Moment, b: Moment) -> bool:
    reach = _reach(length, a, b)
    width = length.value * Fraction(15, 100) if length.hedged else Fraction(0)
    return reach.meets(Interval(length.value - width, length.value + width))


def _one_slip(ctx: Context, length: Length, a: Moment, b: Moment) -> bool:
    """Tell whether one plain slip in the length or in one of the moments explains the miss."""
    q = ctx.quantities[length.first]
    reach = _reach(length, a, b)
    if length.unit != "分" or length.end == q.end:
        scale = Fraction(60) if q.unit in ("小时", "个小时") else Fraction(1)
        needed = reach.scaled(1 / scale)
        if is_plain_slip(q, needed, seldom=SURE):
            return True
    elif abs(length.value - ((b.at - a.at).total_seconds() / 60)) % 60 == 0:
        return True
    return _near(length, a, b)


def _near(length: Length, a: Moment, b: Moment) -> bool:
    """Tell whether another day or clock time of one digit's change would make it agree."""
    steps = [dt.timedelta(days=n) for n in (-30, -20, -10, 10, 20, 30, -7, 7)]
    if length.unit == "分":
        steps = [dt.timedelta(minutes=n) for n in (-50, -40, -30, -20, -10, 10, 20, 30, 40, 50)]
        steps += [dt.timedelta(minutes=n) for n in (-45, -36, -27, -18, -9, 9, 18, 27, 36, 45)]
        steps += [dt.timedelta(hours=n) for n in (-10, -2, -1, 1, 2, 10)]
    return any(
        _agrees(length, a._replace(at=a.at + step), b)
        or _agrees(length, a, b._replace(at=b.at + step))
        for step in steps
    )


def _told(verdict: Verdict, ctx: Context, length: Length, a: Moment, b: Moment) -> Check:
    shown = _shown(length, a, b)
    text = ctx.text[length.start : length.end]
    return Check(
        CODE,
        verdict,
        (
            Span(length.start, length.end, "时长"),
            Span(a.start, a.end, "起"),
            Span(b.start, b.end, "止"),
        ),
        f"相隔{shown}，文中{text}",
        f"前后两个时刻相隔{shown}，文中写作{text}。",
        f"The two moments lie {shown} apart, the article says {text}.",
        Severity.ERROR,
    )


def _shown(length: Length, a: Moment, b: Moment) -> str:
    if length.unit == "分":
        hours, minutes = divmod(int((b.at - a.at).total_seconds()) // 60, 60)
        return f"{hours}小时{minutes}分" if hours else f"{minutes}分钟"
    return f"{(b.at.date() - a.at.date()).days}天"


RULE = Rule(
    code=CODE,
    name="elapsed-time-mismatch",
    title="时长与起点、终点不符",
    check=check,
    flags=[
        "运动会«9月17日»晚闭幕。本届运动会自«9月8日»开幕，历时«12天»，共设28个大项。",
        "«6月12日23时47分»，指挥中心接到报警。«13日0时50分»，首批力量到达现场，距接警«18分钟»。",
        Example(
            "«昨早7时52分»，信号系统出现异常，至«9时40分»恢复正常，前后历时«1小时84分钟»。",
            dt.date(2023, 11, 22),
        ),
        "书展将于«4月13日»至«18日»在滨江举办，为期«8天»。",
        "当地宣布，从«5月23日»起实施为期«24天»的宵禁，至«6月5日»结束。",
        "乘组«10月31日»返回。他们于«5月30日9时31分»升空，在轨驻留«145天»。",
    ],
    passes=[
        "运动会9月17日晚闭幕。本届运动会自9月8日开幕，历时10天，共设28个大项。",
        "6月12日23时47分，指挥中心接到报警。13日0时5分，首批力量到达现场，距接警18分钟。",
        "昨早7时52分，信号系统出现异常，至9时40分恢复正常，前后历时1小时48分钟。",
        "展览从3月1日开幕，到3月31日闭幕，其中专场活动为期5天。",
        "3月26日凌晨2时许，线路中断，经连续奋战38小时，于27日16时10分抢通。",
        "从7时30分出发到11时返回，3个半小时里，艇行56公里。",
        Example(
            "4月18日讯 为期5天的书展今天落下帷幕。书展自4月14日开幕以来，观众逾三万人次。",
            dt.date(2021, 4, 19),
        ),
        "据当地媒体29日报道，该州进入为期一个月的紧急状态，邻州从4月30日开始放假。",
        "今天（6月29日），主办方首次发布指数。该国连续14年居首位。",
        "自1月26日至今，救援队连续奋战了多日，2月3日休整，已持续20小时。",
    ],
)
