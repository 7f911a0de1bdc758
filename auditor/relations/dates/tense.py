"""Words that tell whether a dated clause looks back or ahead.

Shared by the rules on dates. Every pattern runs on normalised text.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.dates.timeline import Stamp

# Plans, forecasts, deadlines and rules: what they date may lie in the future.
PLAN = regex.compile(
    r"将|拟|预[计期测告估售定约]|计划|规划|力争|有望|可望|目标|争取|确保|届时|即将|明年|来年|未来|今后|下一步|到期|期满|有效[期至]|"
    r"报名|投票|征集|申报|施行|生效|放假|安排|定于|敬请|应[于当在]|须|需要?于|之前|以前|日前完成|承诺|解禁|上限|"
    r"任期|聘期|租期|期限|续期|展期|顺延|推迟|延期|倒计时|迎来|备战|筹备|待|如果|若|要求|允许|可[于在能]|展望|最[快早迟晚]|希望|呼吁|建议|提议|"
    r"财年|财政年度|到\d{4}年|开售|预热|举办时间|时间为|日程|赛程|暂停|停[水电气]|实施|执行|起[,。]"
)
# The plainest of them: what they stand beside cannot be a report.
AHEAD = regex.compile(
    r"将|预[计期测]|计划|力争|有望|目标|报名|投票|征集|有效[期至]|到期|届满|期限|施行|实施|执行|确保|拟"
)
PAST = regex.compile(
    r"了|已|获悉|表示|宣布|通报|报告|介绍|公布|发布|发表|印发|指出|强调|透露|披露|举行|举办|召开|启用|启动|出发|抵达|"
    r"开幕|闭幕|签署|当选|发生|造成|确诊|新增|累计|死亡|出院|完成|结束|成功|达到?|实现|增长|下降|夺得|获得|战胜|成立|"
    r"途经|第一次|首次|打死|袭击|发射|收盘|开盘|上涨|下跌|致|受伤|遇难|会见|会谈|抵|出席|第[\d一二三四五六七八九十]+个?[天日比]"
)
STATISTICS = regex.compile(r"同比|环比|增长|下降|增加|减少|累计|完成|实现|合计|达|余额|突破|新增")
RATES = regex.compile(r"同比|环比|增长|下降|回落|上升|降低")
REPORTED = regex.compile(
    r"\s*(?:晚间?|午间|午后|早间|[上下]午|凌晨)?[,]?(?:电[,。(\s]|讯[,(\s]|报道|报告|通报|发布|公布|披露|公告|表示|宣布|"
    r"获悉|消息|确诊|死亡|出院|发病|斥资|耗资|以(?=[\d每均])|回购|收到|接到|解除质押|签署|增持|减持|从.{2,16}获悉|抵达|"
    r"召开.{2,40}(?:审议通过|审议并|通过了))"
)
# 26日举行: a bare day is of the present month, and without 将 it is told of.
_HELD = regex.compile(
    r"(?:晚|[上下]午)?(?:在.{1,10}?)?(?:举行|召开|主持|会见|会谈|发布|结束|闭幕|出席|赴)"
)
_ALREADY = regex.compile(r"[已曾](?:经|在|于)+$")
_YEAR_TO_DATE = regex.compile(r"[^。;]{0,20}\d")
AS_OF = regex.compile(r"(?:截[至止][到至]?|截至目前,?)\s*(?:当地时间|北京时间|\()?\s*$")
BASE = regex.compile(r"(?:较|比|相比|相较于?|对比|与|同比|跟|由|从)(?:截[至止][到至]?)?\s*$")
_SINCE = regex.compile(r"(?:[^,。;]{0,30}以来|至今)")
_FROM = regex.compile(r"(?:自从?|从)$")
_SPAN = regex.compile(r"^[自从]|启动|开始")
_START = regex.compile(r"(?:[^,。;]{0,12}?)(?:起|开始|启动)(?![至到])")
_UNTIL = regex.compile(r"止[,。;](?=[^。;]{0,40}(?:累计|总计|合计))")
_DONE = regex.compile(r"已|累计|共(?!\d+[天日])")
_LEAD = regex.compile(r"(?:^(?:其中|此外|另据|同时|就在|电|讯)?|当地时间|北京时间)$")
# 发布了前8个月销售公告: what has been published is over.
_PUBLISHED = regex.compile(r"(?:发布|公布|披露)了(?:\d{4}年|今年)?$")
_PUBLICATION = regex.compile(r"[^,。;]{0,24}(?:公告|数据|报告|公报|情况|业绩|简报|快报|成绩单)")
NOT_EVENT = regex.compile(
    r"\s*(?:结束|闭幕|开始|启动|开幕|开赛|截止|至|到|—|-|~|起|前|之前|以前|后|以后|止|、|和|及|或|\)|的|前后)"
)


class Around(NamedTuple):
    """The words around a stamp, normalised.

    lead: since the figure before; before: of its clause, up to it; clause: behind it, to the next
    mark; after: behind it, to the end of its sentence; sentence: all of it.
    """

    lead: str
    before: str
    clause: str
    after: str
    sentence: str


_REACH = 400  # Characters; a sentence that is longer is a table or a flood of figures.
_CLAUSE_END = regex.compile(r"[,;。!?\n]")


def bounds(ctx: Context, claim: Claim) -> tuple[int, int]:
    """Return where the sentence of a claim begins and ends, no farther than words reach."""
    start, end = ctx.sentences[claim.sentence]
    q = claim.quantity
    return max(start, q.start - _REACH), min(end, q.end + _REACH)


def sentence_of(ctx: Context, claim: Claim) -> str:
    """Return the sentence of a claim, no farther than words reach."""
    start, end = bounds(ctx, claim)
    return ctx.norm[start:end]


def around(ctx: Context, stamp: Stamp) -> Around:
    """Return the words around a stamp."""
    claim = ctx.claims[stamp.first]
    start, end = bounds(ctx, claim)
    mark = _CLAUSE_END.search(ctx.norm, stamp.end, end)
    stop = mark.start() if mark else end
    return Around(
        claim.lead,
        claim.before,
        ctx.norm[stamp.end : stop],
        ctx.norm[stamp.end : end],
        ctx.norm[start:end],
    )


def told_as_past(
    stamp: Stamp, words: Around, today: dt.date, schedule: bool, ranged: bool
) -> str | None:
    """Return what the text tells of a day to come as if it were past, or None."""
    first = min(p.first_day for p in stamp.readings)
    if AS_OF.search(words.before) or (_as_of_to(words) and stamp.fine):
        ahead = words.before + words.clause + words.after[:24]
        return None if AHEAD.search(ahead) else "截至"
    if first > today and _FROM.search(words.before) and _START.match(words.after):
        rest = words.after[:40]
        return "起点" if _DONE.search(rest) and not AHEAD.search(rest) else None
    if PLAN.search(words.sentence):
        return None
    if first > today and _SINCE.match(words.after):
        return "以来"
    if BASE.search(words.before) or "同期" in words.clause[:4]:
        return None
    if stamp.fine:
        return _event(stamp, words, today, schedule, ranged) if first > today else None
    return _statistic(stamp, words, today, first, ranged)


def _as_of_to(words: Around) -> bool:
    """Tell whether 到3月8日12时，…共收到, 自7月1日启动至22日，累计 or 至22日止，…累计 mean 截至."""
    if words.before.endswith(("至", "到")) and _UNTIL.match(words.after):
        return True
    to = words.before == "到" or (words.before.endswith(("至", "到")) and _SPAN.search(words.lead))
    return bool(to) and _DONE.search(words.after[:40]) is not None


def _event(stamp: Stamp, words: Around, today: dt.date, schedule: bool, ranged: bool) -> str | None:
    first = min(p.first_day for p in stamp.readings)
    window = stamp.until is not None and stamp.until.hour is not None
    if not (words.lead.strip() or words.after.strip()):  # alone on its line, under a notice
        return "落款" if stamp.when.year is not None and (first - today).days > 3 else None
    if ranged or (stamp.until is not None and not window) or schedule:
        return None
    if stamp.when.month is None and _HELD.match(words.after):
        return "事情"
    if REPORTED.match(words.after) or words.before.endswith(("发生在", "发生于", "记者")):
        return "事情"
    if _ALREADY.search(words.before) and not NOT_EVENT.match(words.after):
        return "事情"
    if NOT_EVENT.match(words.after) or not _LEAD.search(words.before):
        return None
    if window:
        return "统计" if STATISTICS.search(words.after) or "报告" in words.after else None
    return "事情" if len(words.after) > 8 and PAST.search(words.after) else None


_UNFINISHED = 5  # days left of a period that is not over


def _statistic(
    stamp: Stamp, words: Around, today: dt.date, first: dt.date, ranged: bool
) -> str | None:
    """Recognise figures of a period that has not ended: 1—8月, 上半年, 2024年末."""
    when, left = stamp.when, (min(p.last_day for p in stamp.readings) - today).days
    whole = stamp.until is not None and when.month == 1 and _YEAR_TO_DATE.match(words.after)
    published = _PUBLISHED.search(words.before) and _PUBLICATION.match(words.after)
    if published and not ranged and left >= _UNFINISHED:
        return "统计"
    if ranged or not (whole or RATES.search(words.sentence)):
        return None
    if when.month is not None or when.quarter is not None or when.half is not None:
        single = stamp.until is None and when.month is not None
        enough = (
            first > today if single and when.anchor not in ("末", "底") else left >= _UNFINISHED
        )
        return "统计" if enough and (whole or STATISTICS.search(words.after)) else None
    return "统计" if when.anchor in ("末", "底") and left > 5 else None
