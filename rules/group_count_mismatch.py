"""前后说的人数、家数不一。

## 查什么
先点名或先报数、后面又提到的人和事：「赵某、钱某、孙某五人」「张某、李某、王某……，二人均……」
「甲公司与乙公司签约……，三方将……」「造成3人死亡……4名死者」「嫌疑人12名……上述13名嫌疑人」。

## 为什么要紧
涉案人数、伤亡人数、签约方数写错一处，读者便不知还有谁。

## 例
> 事故造成3人死亡。4名死者家属已得到安置。

死亡3人，死者却有4名。

## 何时不报
后面说的比前面少而没有「上述」「这」：只说其中几个；名单带「等」；其间又有增加、另有、其中；
两方之中一方是几家联合。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.listed.crews import crews
from auditor.relations.listed.mentions import mentions
from auditor.relations.listed.takenup import of_them
from auditor.relations.text.names import Mention, apposed

CODE = "LST603"


def check(ctx: Context) -> Iterator[Check]:
    """Yield one check for every count that takes up what was named or counted before."""
    for mention in chain(apposed(ctx), mentions(ctx), of_them(ctx), crews(ctx)):
        yield _judge(ctx, mention)


def _judge(ctx: Context, found: Mention) -> Check:
    low, high = found.told
    told = f"{low}" if low == high else f"{low}或{high}"
    spans = (Span(*found.later, "后说"), *(Span(*span, "先说") for span in found.first))
    if low <= found.number <= high:
        return Check(CODE, Verdict.HOLDS, spans, f"{told} = {found.number}")
    later = ctx.text[slice(*found.later)]
    gap = found.number - high if found.number > high else low - found.number
    way = "多" if found.number > high else "少"
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"{told} ≠ {found.number}",
        f"前后{found.what}不一：前面是{told}，后面说“{later}”，{way}{gap}。",
        f"The text first tells of {told.replace('或', ' or ')}, then of {found.number}.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="group-count-mismatch",
    title="前后人数、家数不一",
    check=check,
    flags=[
        "组委会共收到作品«1256件»。\n在«1265件»作品中，有八成出自学生之手。",
        "经审理查明，«赵某»、«钱某»、«孙某»、«李某»«五人»合伙经营。",
        "合议庭由审判长«周某»、«审判员郑某»、«人民陪审员冯某»«四人»组成。",
        "«小明»、«小红»、«小刚»«两位»同学获得一等奖。",
        "«张建国»、«李明»和«王芳»«四名»教师获奖。",
        "被告人«张某»、«李某»、«王某»被提起公诉。法院认为，«二»被告人的行为均构成盗窃罪。",
        "«张某»、«李某»、«王某»三人驾车前往现场，«二»人到达后报警。",
        "昨日，«甲公司»、«乙公司»和«丙大学»签署合作协议。根据协议，«双»方将共同投资3亿元。",
        "«甲公司»与«乙公司»签署合作协议。根据协议，«三»方将共同投资3亿元。",
        "事故造成«3人»死亡、5人受伤。事故发生后，«4名»死者家属已得到安置，5名伤者正在救治。",
        "事故造成3人死亡、«5人»受伤。目前，«6名»伤者均在医院接受治疗。",
        "警方抓获犯罪嫌疑人«12名»。目前，上述«13名»犯罪嫌疑人已被采取强制措施。",
        "其中，较大火灾«67起»，同比减少2起。\n从分布看，«65起»较大火灾中，农村34起，城市31起。",
        "其中，重大火灾«8起»，同比增加6起。\n从分布看，«6起»重大火灾中，城市4起，农村2起。",
        "在总数为«500席»的选区议席中，改革派赢得292席。\n在«400个»选区议席中，甲党赢得112席。",
        "航天员«赵大江»、«钱大河»、«孙小»山状态良好。\n5月30日，飞船升空，«4»名航天员在轨驻留154天。"
        "航天员乘组和地面人员配合密切。",
        "抽查了28家企业，发现«7家»企业存在问题。目前，这«8家»企业已被责令整改。",
    ],
    passes=[
        "组委会共收到作品1256件。\n在1256件作品中，有八成出自学生之手。",
        "甲组收到作品1256件。\n乙组1265件作品中，有八成出自学生之手。",
        "经审理查明，赵某、钱某、孙某、李某四人合伙经营。",
        "经审理查明，赵某、钱某等四人合伙经营。",
        "张某和李某、王某二人合伙。",
        "医生、护士五名赶赴现场。",
        "张某夫妇、李某三人到场。",
        "张某、李某、王某入室行窃，两人望风，一人撬锁。",
        "张某、李某、王某相识。后张某与李某合谋，二人均被判刑。",
        "张某、李某、王某等人被捕，二人均认罪。",
        "甲公司与乙公司、丙公司签署合作协议。根据协议，双方将共同投资3亿元。",
        "甲公司、乙公司与丙大学签署协议，双方将开展合作。",
        "事故造成3人死亡、5人受伤。2名死者系夫妻。",
        "事故造成3人死亡、5人受伤。当晚又有1人死亡。4名死者家属已得到安置。",
        "事故造成2人轻伤、3人重伤。5名伤者正在救治。",
        "抓获犯罪嫌疑人12名，追逃3名。上述15名犯罪嫌疑人已被采取强制措施。",
        "抓获甲、乙等嫌疑人3名，另有嫌疑人丁自首。上述4名嫌疑人已被采取强制措施。",
        "王某和李某、赵某发生争执，两人均被打伤。",
        "地震造成10人受伤。医院今天收治12名伤者。",
        "其中，较大火灾65起，同比减少2起。\n从分布看，65起较大火灾中，农村34起，城市31起。",
        "其中，重大火灾6起。8月，6起重大火灾中，城市4起。去年重大火灾8起。去年的8起重大火灾中，城市3起。",
        "全市报告较大火灾65起。在城区35起较大火灾中，有6起因电气故障引起。",
        "航天员赵大江、钱大河、孙小山状态良好。\n5月30日，飞船升空，3名航天员在轨驻留154天。",
        "航天员赵大江、钱大河、孙小山返回。航天员李明、王芳、周海接替，6名航天员会师。",
        "全省15个县遭灾，其中甲县、乙县、丙县最重。这3个县已启动响应。",
    ],
)
