"""Words that tell whether a dated clause looks back or ahead.

Shared by the rules on dates. Every pattern runs on normalised text.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from auditor.claims import Context
from auditor.timeline import Stamp

# Plans, forecasts, deadlines and rules: what they date may lie in the future.
PLAN = regex.compile(
    r"将|拟|预[计期测告估售定约]|计划|规划|力争|有望|可望|目标|争取|确保|届时|即将|明年|来年|未来|今后|下一步|到期|期满|有效[期至]|"
    r"报名|投票|征集|申报|施行|生效|放假|安排|定于|敬请|应[于当在]|须|需要?于|之前|以前|日前完成|承诺|解禁|上限|"
    r"任期|聘期|租期|期限|续期|展期|顺延|推迟|延期|倒计时|迎来|备战|筹备|待|如果|若|要求|允许|可[于在]|展望|"
    r"财年|财政年度|到\d{4}年|开售|预热|举办时间|时间为|日程|赛程|暂停|停[水电气]|实施|执行|起[,。]"
)
# The plainest of them: what they stand beside cannot be a report.
AHEAD = regex.compile(
    r"将|预[计期测]|计划|力争|有望|目标|报名|投票|征集|有效[期至]|到期|届满|期限|施行|实施|执行|确保|拟"
)
PAST = regex.compile(
    r"了|已|获悉|表示|宣布|通报|报告|介绍|公布|发布|发表|印发|指出|强调|透露|披露|举行|举办|召开|启用|启动|出发|抵达|"
    r"开幕|闭幕|签署|当选|发生|造成|确诊|新增|累计|死亡|出院|完成|结束|成功|达到?|实现|增长|下降|夺得|获得|战胜|成立|"
    r"途经|发射|收盘|开盘|上涨|下跌|致|受伤|遇难|会见|会谈|抵|出席|第[\d一二三四五六七八九十]+个?[天日比]"
)
STATISTICS = regex.compile(r"同比|环比|增长|下降|增加|减少|累计|完成|实现|合计|达|余额|突破|新增")
RATES = regex.compile(r"同比|环比|增长|下降|回落|上升|降低")
REPORTED = regex.compile(
    r"\s*(?:晚间?|午间|午后|早间|[上下]午|凌晨)?[,]?(?:电[,。\s]|讯[,\s]|报道|报告|通报|发布|公布|披露|公告|表示|宣布|"
    r"获悉|消息|确诊|死亡|出院|发病|斥资|耗资|以(?=[\d每均])|回购|收到|接到|解除质押|签署|增持|减持|从.{2,16}获悉|抵达)"
)
AS_OF = regex.compile(r"(?:截[至止][到至]?|截至目前,?)\s*(?:当地时间|北京时间|\()?\s*$")
BASE = regex.compile(r"(?:较|比|相比|相较于?|对比|与|同比|跟|由|从)(?:截[至止][到至]?)?\s*$")


class Around(NamedTuple):
    """The words around a stamp, normalised.

    lead: since the figure before; before: of its clause, up to it; clause: behind it, to the next mark；sentence: all of it;
    after: behind it, to the end of its sentence.
    """

    lead: str
    before: str
    clause: str
    after: str
    sentence: str


_CLAUSE_END = regex.compile(r"[,;。!?\n]")


def around(ctx: Context, stamp: Stamp) -> Around:
    """Return the words around a stamp."""
    claim = ctx.claims[stamp.first]
    start, end = ctx.sentences[claim.sentence]
    mark = _CLAUSE_END.search(ctx.norm, stamp.end, end)
    stop = mark.start() if mark else end
    return Around(
        claim.lead,
        claim.before,
        ctx.norm[stamp.end : stop],
        ctx.norm[stamp.end : end],
        ctx.norm[start:end],
    )
