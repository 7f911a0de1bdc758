"""说有几项，列出的却不是几项。

## 查什么
文章报出的项数与它列出的各项：句内的「甲、乙、丙三个层面」「甲、乙等N个」，冒号或「分别是」之后的
列举，「三关」之后逐一把好的关口，「四包一」所派的人，「涉及N个市，其中……」的各市，「分列前三位」，
一段话宣布「抓实7个环节」之后各句句首的小标题，以及一是、二是所编的各点。带「等」的列举不得多于报数。

## 为什么要紧
漏了一项或报错了数，读者会以为文章被删节，引用者会以讹传讹。

## 例
「抓实四个环节。抓排查。……抓救治。……抓管控。……」：宣布四个，只列出三个。

## 何时不报
口号没有列举（三备两贴一登记、两不误、六个必须）；「等」之前少于报数；和、与可能连着两项也可能在
一项之内；列举之后是人数件数而不是类数（医生、护士五名）；动词隔开（甲、乙新增三个）；文末截断。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.announced import announced
from auditor.relations.counts import Announced, small_counts
from auditor.relations.sections import points, sections
from auditor.relations.sequences import runs

CODE = "LST601"


def check(ctx: Context) -> Iterator[Check]:
    """Yield one check for every stated count whose list the article gives."""
    norm = ctx.norm
    counts = list(small_counts(norm, ctx.quantities))
    for found in chain(announced(norm, counts), sections(norm, counts), points(norm, runs(norm))):
        yield _judge(ctx, found)


def _judge(ctx: Context, found: Announced) -> Check:
    spans = (
        Span(found.start, found.end, "报出的数目"),
        *(Span(a, b, f"第{n}项") for n, (a, b) in enumerate(found.items, 1)),
    )
    stated = ctx.text[found.start : found.end]
    number, fewest, most = found.number, found.fewest, found.most
    listed = f"{fewest}" if fewest == most or found.open else f"{fewest}或{most}"
    sign = "≤" if found.open else "="
    if found.holds:
        return Check(CODE, Verdict.HOLDS, spans, f"列出 {listed} 项 {sign} {number}")
    relation = "＞" if number < fewest else "＜"
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        f"列出 {listed} 项 {relation} {number}",
        f"文中说“{stated}”，列出的却是{listed}项，{_gap(number, fewest, most)}",
        f"the text says {stated!r} but lists {listed} items",
        Severity.ERROR if found.sure else Severity.INFO,
    )


def _gap(number: int, fewest: int, most: int) -> str:
    return f"多出{fewest - number}项" if number < fewest else f"少了{number - most}项"


RULE = Rule(
    code=CODE,
    name="list-count-mismatch",
    title="项数与列举不符",
    check=check,
    flags=[
        "«组建综合协调»、«医疗保障»、«后勤和宣传»、«物资供应»等«3个»专项工作组。",
        "展会上，«设置了数码家电»、«童装童鞋»、«绿色食品»等«两大»展区。",
        "«从外省返回人员»、«本省外市人员»、«本市人员»«四个»层面开展排查。",
        "建立“«镇干部包片»、«村干部包组»、«党员包户»”的«四级»责任制。",
        "«讲座介绍了选种»、«施肥»、«灌溉»、«植保»«5项»技术。",
        "«通过短信»、«大喇叭和公众号»等形式“«二频»联动”。",
        "实行“«四关»把守”。«把好“入城关”»，设卡检查；«把好“入村关”»，登记造册；"
        "«把好“入户关”»，逐一走访。",
        "抓实«4个»环节。«抓人员排查»。逐户登记，不漏一人。«抓物资调配»。储备口罩万只。"
        "«抓社会面管控»。路口设卡。",
        "要做好«4项»保障。要逐项落实到人。«资金保障»。拨款二百万元，专款专用。"
        "«用工保障»。组织招聘，保证到岗。«用地保障»。优先安排，及时批复。",
        "报告提出«五个»特点：«一是»增速稳，«二是»结构优，«三是»质量高，«四是»后劲足。",
        "落实“«五包»一”制度，每户由«1名»民警、«1名»医生、«1名»网格员、«1名»志愿者负责。",
        "全县划分了«三条»战线，«一条战线»抓防汛，«一条战线»抓秋收。",
        "本届共设«四个»分会场，分别是«滨江会场»、«老城会场»、«高新会场»。",
        "累计报告病例34例，涉及«4个»市，其中东州市«21»例、南江市«8»例、西陵市«5»例。",
        "«甲队»、«乙队»、«丙队»分列积分榜前«四位»。",
        "城东区新增«1例»本土病例，分别居住于：\n«和平路3号»\n«建设路18弄»\n«青年路7号»",
        "方案明确了«四大»任务：«一要»稳增长，«二要»调结构，«三要»惠民生。各地要抓好落实。",
        "此次共有«3家»企业获奖，即«甲集团»、«乙集团»、«丙集团»、«丁集团»。",
        "«京»«津»«冀»«四地»协同推进。",
    ],
    passes=[
        "全州5个县市中有3个报告病例：红枫市28例，金河县6例，那坝县3例。累计37例。",
        "31个省（自治区、直辖市）和建设兵团报告新增无症状感染者58例，其中境外输入22例，本土36例。",
        "认真贯彻“调整、改革、整顿、提高”的八字方针，经济走上轨道。",
        "停水范围：\n1、和平路以东区域；\n2、金桂园、翠屏园、书香苑3个小区；\n3、第二中学、实验小学2所学校。",
        "全面推行“三备两贴一登记”制度，做到防控、生产两不误，落实“六个必须”。",
        "统筹推进“五位一体”总体布局、协调推进“四个全面”战略布局。",
        "确保企业发展、项目建设两不误。",
        "组织医生、护士20名分赴各乡镇。",
        "北方三省等地建立省、市、县三级联动机制。",
        "商务部、交通部紧急拨付资金2亿元支持东江、南江、西江3市抗旱。",
        "在岭南、岭北两省的甲市、乙市、丙市三个地区试办。",
        "永定湖、白洋湖等一大批湖泊恢复生机。",
        "既往有心律失常、高血压3级。",
        "新能源汽车、光伏组件出口均保持两位数增长。",
        "近日，财政部、农业农村部等七部门联合印发通知。",
        "国有、民营企业新增3个研发中心。",
        "重庆、四川南部3个县遭遇暴雨。",
        "五大湖、六个灌区、毛乌素基地外送四大工程开工。",
        "提振消费、扩大投资和深化改革三个方面。",
        "“强供给、促消费、稳出口、优生态、增动能”五大任务。",
        "辽宁三市遭遇寒潮。",
        "抓住三个“重点”环节。一是抓好预防。二是抓好救治。三是抓好保障。",
        "作出三项具有深远意义的决策：一是抓住机遇，二是明确目标，三是确立方针。党的十四大之后，",
        "一年来做了以下六方面工作：\n（一）稳增长\n（二）促改革\n（三）调结构\n（四）惠民生\n其他",
        "新增8例，涉及3个市，其中东州市2例、南江市1例。",
        "北江区新增0例确诊病例，新增3例无症状感染者，分别居住于：\n和平路3号\n建设路18弄",
        "选举产生主任1名、副主任6名、委员32名。",
        "应对甲、乙、丙、丁等16市开展试点，东、西两省16市参加。",
        "设立综合组、宣传组、保障组和督导组4个工作组，由局长、副局长3人任组长。",
        "出台“稳增长20条”“促消费15条”“惠企12条”等3项政策。",
        "以大别山为中心、跨鄂豫皖湘赣五省边界的根据地。",
        "深入解读、阐释二十大报告。",
        "教育部、财政部两部委及东江、西江两省教育厅负责人出席。",
        "对甲、乙两地三个县开展督导，对东、中、西部四省进行调研。",
        "大会选出甲、乙、丙等5位代表。",
        "加强学习、落实“三个清单”。",
    ],
)
