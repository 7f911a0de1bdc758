"""部分大于整体。

## 查什么
「其中」「含」「包括」、数字后的括号、「……中，有……」引出的部分，不能大于它所属的整体：「122种产品中，
有172种增长」「现有39例（其中危重61例）」。

## 为什么要紧
部分大于整体，两个数字中必有一个错了，读者一眼就能看出。

## 例
122种机械产品中，有172种产量增长。→ 172 > 122

## 何时不报
- 单位不同，或说不准属于哪个整体。
- 括号里另起一个统计口径：累计、此前、去年同期、原为、即……
- 增减额、净额、利润、亏损可以大于整体。
- 数字带「余、近、约、超」，区间之内可以不大于整体。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of, show_like
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.sums.kinds import use_words
from auditor.relations.sums.parts import REST, Item, Opener
from auditor.relations.sums.wholes import NEW_COUNT, Division, divisions
from auditor.relations.text import marks

CODE = "SUM102"
_CLAUSES = regex.standard("[,;。]")
_OPENERS = frozenset({Opener.BRACKET, Opener.OF_WHICH, Opener.AMONG, Opener.BOUND})
# Longer words before a figure hold more than its name.
_NAME = 16
_NEAR = 40  # Figures behind a whole among which a part of it is told without doubt.
_ROW = 80  # Characters before 其中 among which the item of a row before it ends.
# Words of another account (去年同期, 此前, 原) or of amounts that may exceed a whole (增减, 净额).
_OTHER_ACCOUNT = regex.compile(
    "此前|原|即|同期|去年|上年|昨[日天]|前[日天]|较|比|增[加长减幅]|减少|下降|上升|提高|同比|环比"
    "|所谓|标称|号称|据说|没有?|净|亏|盈|利润|损益|现金流|市值|累计|第(?![一二三]产业)|最[高低大小多少]|取整|舍五入|规划|预计|目标|核定|控制在|限额|不[超低]|[约折]合|^合|折|[仅只]剩|仅存"
)

_MEASURE = regex.compile("[发销产客货流]行?量|出栏|产值|销售额|收入|价值|面积|人次")
_OWN_WORDS = 6  # Characters of a verb and its noun.
_EACH = regex.compile(r"[两二三四五六七八九十\d][台套座条艘架辆]$")
_PERSONS = frozenset("名位")
_HEADS = frozenset("名位人")  # 45名学生中，有48人
_PUPILS, _STAFF = regex.compile("[学新]生|寄宿|毕业生"), regex.compile("教师|教职[员工]|老师")
_GRADES = frozenset(("级", "度", "℃", "摄氏度", "分贝"))  # How strong, not how many: no parts.
_OF_IT = regex.compile("其中|含|包括|内")
_TOWARDS = regex.compile("[对向与跟同把给让胜]$")  # 其中甲对6名高手: no part, but an object
_WIDER = regex.compile("全[国省市州县区镇乡校球]|[总合共]计?|原")
_ALTITUDE = regex.compile("(?:高程|海拔|标高|水位)[在为至达]?$")
_PRICE = regex.compile("价格?[为是]?$|每.{1,4}$")  # what is paid in all is no part of a price
_EQUALS = regex.compile("约?(?:相当于|等于|[约折]合|=)")
_MARKS = frozenset(",:")
_SUMS_UP = regex.compile("上述|合计|共计|总计")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every part whose whole grammar makes certain."""
    for division in ctx.once(divisions):
        sure = division.certain or division.opener is Opener.OF_WHICH
        clear = sure and not (division.sibling or division.tentative or division.joint)
        if division.opener in _OPENERS and clear:
            whole = division.wholes[0]
            for item in division.items:
                if _is_part(ctx, division, item, whole):
                    if len(division.items) > 2 and _fits(item, whole):
                        continue  # a list that SUM101 speaks about
                    largest = max(division.wholes, key=_reach)
                    nearest = _fits(item, whole) or _says_more(item, whole) or _alone(division)
                    yield _check(item, whole if nearest else largest)
    uses, counters = use_words()
    for claim in ctx.claims:
        if claim.before in uses and claim.prev >= 0:
            stock = ctx.claims[claim.prev]
            units = {stock.quantity.unit, claim.quantity.unit}
            # 1000件已送到，尚有4000件在途: what is gone is no stock.
            gone = "已" in ctx.norm[stock.quantity.end : claim.quantity.start]
            if units <= counters and stock.clause == claim.clause - 1 and not gone:
                yield _check(Item(claim, claim.before, True, 1), stock)


def _says_more(item: Item, whole: Claim) -> bool:
    """Tell whether 其中 stands right behind a figure with words of its own (提出意见2300件)."""
    part = item.claim
    beside = part.at == whole.at + 1 and part.clause == whole.clause + 1
    beside = beside and part.sentence == whole.sentence
    return beside and len(whole.before) >= _OWN_WORDS and part.before.startswith("其中")


def _alone(d: Division) -> bool:
    """Tell whether 其中 divides the only figure of its unit behind the last ; (水面30亩，其中…)."""
    whole, part = d.wholes[0], d.items[0].claim
    beside = whole.sentence == part.sentence and part.prev == whole.at
    return beside and d.opener is Opener.OF_WHICH and ";" in whole.lead


def _reach(whole: Claim) -> Fraction:
    """Order wholes by the highest value that they may have; an open end is beyond them all."""
    high = whole.quantity.high
    return Fraction(10**30) if high is None else high


def _fits(item: Item, whole: Claim) -> bool:
    return of(item.claim.quantity).may_be_at_most(of(whole.quantity))


def _is_part(ctx: Context, d: Division, item: Item, whole: Claim) -> bool:
    part = item.claim
    unit = whole.quantity.unit
    people = d.opener is Opener.AMONG and {unit, part.quantity.unit} <= _HEADS
    if not unit or (unit != part.quantity.unit and not people) or unit in _GRADES:
        return False
    if d.opener is Opener.BRACKET and _WIDER.match(item.label):
        return False  # 被录取19人（全省录取28人)
    if REST.match(item.label) or item.label == "" or _TOWARDS.search(item.label):
        return False
    if _other_kind(d, item, whole) or _PRICE.search(whole.before):
        return False
    if _ALTITUDE.search(part.before):
        return False  # 堤长82.5米，其中在高程135.2米处
    if _EQUALS.match(part.after):
        return False  # 不足半份（1份相当于200克） explains the unit
    if "/" in part.quantity.unit or (d.opener is Opener.OF_WHICH and _goes_on(ctx, d, item)):
        return False  # The price of a part may exceed the mean price.
    if item.named_first and len(item.label) > _NAME:
        return False
    if d.opener is Opener.BOUND and whole.sentence != part.sentence:
        return False
    # 个 counts anything: 12个乡镇，其中235个村 is no part of a whole.
    counter = unit in use_words()[1] or (unit in _PERSONS and d.opener is Opener.AMONG)
    named = counter and part.after and whole.after and part.quantity.unit != "人"
    if named and not _same_noun(part.after[:6], whole.after[:8]):
        return False
    # A date before the figure (去年同期) is a figure of its own and no longer in the label.
    start = max(part.bracket + 1, whole.quantity.end, part.quantity.start - _NAME)
    words = _CLAUSES.split(ctx.norm[start : part.quantity.start])[-1]
    if _SUMS_UP.search(words):
        return False  # 其中，上述股份合计 9 万股 sums up what several sentences told
    if _other_measure(ctx, d, item, whole):
        return False
    label = item.label if item.named_first else item.label[:2]
    level = whole.before[-6:]
    if "累计" in whole.before:  # Of one account: both are told since the beginning of the year.
        words, level, label = (x.replace("累计", "") for x in (words, level, label))
    if _OTHER_ACCOUNT.search(words + label) or _OTHER_ACCOUNT.search(level) or "超" in whole.before:
        return False
    new = NEW_COUNT.search(item.label)
    return new is None or new[0] in whole.before or d.opener is not Opener.BRACKET


def _other_kind(d: Division, item: Item, whole: Claim) -> bool:
    """Tell whether a list of one kind has ended before an item, or is none of its whole.

    教师42人，其中高级教师14人，…，学生302人: no pupil is a teacher. 其中 at the head of a paragraph
    speaks of all persons told of above it, and not of the last.
    """
    noun, leading = whole.before[-2:], d.items[:2]
    listed = len(noun) == 2 and all(i.label.endswith(noun) for i in leading)
    if listed and item not in leading and not item.label.endswith(noun):
        return True
    if _PUPILS.search(item.label) and _STAFF.search(whole.before):
        return True
    apart = whole.paragraph != item.claim.paragraph and d.opener is Opener.OF_WHICH
    return apart and whole.quantity.unit in _PERSONS


def _same_noun(part: str, whole: str) -> bool:
    """Tell whether words behind two counts share two characters, or the first of each."""
    if part[:1] == whole[:1]:
        return True
    return any(a + b in whole for a, b in pairwise(part))


def _other_measure(ctx: Context, d: Division, item: Item, whole: Claim) -> bool:
    """Tell whether a part is measured by something that its whole is not.

    (唱片 57 张中…，发行量 800 万张; 总投资…。其中…实现年产值; 资金总计…（自筹…）)
    """
    measure = _MEASURE.search(item.claim.before)
    alone = item.claim.quantity.kind is not Kind.MEASURE  # 亩 are of an area whatever it is called
    if measure and alone and measure[0] not in whole.before:
        return True
    begin = marks.begins(ctx.norm, whole.quantity.start)
    if _EACH.search(ctx.norm, max(begin, whole.quantity.start - 6), whole.quantity.start):
        return True  # 两台33万千瓦机组
    within = ctx.norm[item.claim.bracket + 1 : item.claim.quantity.start]
    money = item.claim.quantity.kind is Kind.MONEY and d.opener is Opener.BRACKET
    return money and not _OF_IT.search(within)


def _goes_on(ctx: Context, d: Division, item: Item) -> bool:
    """Tell whether the sentence goes on to other things behind the parts of its 其中.

    6款机型获证，其中4项技术领先，10款外观获奖: another figure stands between; or the form
    of the parts changes (受伤N人，其中重伤N人，N人无家可归).
    """
    first = d.items[0]
    if item.named_first != first.named_first:
        return True
    if item.claim.at - d.wholes[0].at > _NEAR:
        return True  # Too far behind 其中 to be sure; nor is a long list read again for each item.
    if _stated_anew(ctx, d, item):
        return True
    opener = ctx.norm.rfind("其中", d.wholes[0].quantity.end, first.claim.quantity.start)
    if opener > 0 and _row_goes_on(ctx, item, opener):
        return True
    listed = {i.claim.at for i in d.items[: _NEAR + 1]}
    between = ctx.claims[d.wholes[0].at + 1 : item.claim.at]
    return opener >= 0 and any(
        c.quantity.start > opener
        and c.quantity.unit != item.claim.quantity.unit
        and c.at not in listed
        and c.quantity.kind is Kind.COUNT
        and not item.named_first
        for c in between
    )


def _stated_anew(ctx: Context, d: Division, item: Item) -> bool:
    """Tell whether a figure too large for a part stands behind the ; that ends its statement.

    收入9亿元，其中税收6亿元；支出20亿元: only 其中: and 其中, open a list whose items end in ;
    """
    whole, first = d.wholes[0].quantity, d.items[0].claim.quantity
    if item.claim.quantity.start <= first.start or _fits(item, d.wholes[0]):
        return False
    opener = ctx.norm.find("其中", whole.end, first.start)
    listed = opener >= 0 and ctx.norm[opener + 2 : opener + 3] in _MARKS
    return not listed and ";" in ctx.norm[first.end : item.claim.quantity.start]


def _row_goes_on(ctx: Context, item: Item, opener: int) -> bool:
    """Tell whether a row whose items end in ; goes on (甲N吨；乙N吨，其中丙N吨；丁N吨)."""
    begin = max(ctx.sentences[item.claim.sentence][0], opener - _ROW)
    own = ctx.norm[opener : item.claim.quantity.start]
    return ";" in own and (";" in ctx.norm[begin:opener] or "方面," in own.rpartition(";")[2])


def _check(item: Item, whole: Claim) -> Check:
    part, all_of_it = item.claim.quantity, whole.quantity
    possible = _fits(item, whole)
    one = show_like(part.value or part.low, part)
    two = show_like(all_of_it.value or all_of_it.high, all_of_it)
    unit = all_of_it.unit
    return Check(
        CODE,
        Verdict.HOLDS if possible else Verdict.VIOLATED,
        (
            Span(part.start, part.end, f"部分：{item.label[:10]}"),
            Span(all_of_it.start, all_of_it.end, "整体"),
        ),
        f"{one} {'≤' if possible else '>'} {two}",
        f"部分{one}{unit}大于它所属的整体{two}{unit}。",
        f"The part {one} is larger than the whole {two} that it belongs to.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="part-exceeds-whole",
    title="部分大于整体",
    check=check,
    flags=[
        "«45名»学生中有«48人»参加了合唱。",
        "有耕地4210亩，其中水田810亩；水面«52亩»，其中养殖面积«58亩»；其他面积160亩。",
        "全村共有劳动力«42人»，其中从事第一产业«58人»。",
        "全年办理投诉1.4万件，发出整改通知«2100余份»，其中限期整改通知«5800余份»，当场整改通知1200余份。",
        "1—7月，业务量累计完成«20.7亿件»。其中7月份完成«32亿件»，同比增长18.9%。",
        "累计确诊病例«275例»(含重症病例«320例»，危重症病例3例，出院9例)。",
        "免除«3000多万名»寄宿生住宿费，其中«12280万名»中西部家庭经济困难学生享受生活补助。",
        "重点监测的«122种»产品中，有«172种»产品产量增长。",
        "全市现有重症病例«39例»（其中危重«61例»）。",
        "问责干部«166人»，其中给予处分«196人»。",
        "省市重点项目«122项»（其中省重点项目«212项»）。",
        "全省寄递业务量累计完成«48.43亿件»，增长17.9%。其中，快递业务量累计完成«58.91亿件»，增长21.2%。",
        "第一批«2个»集中点完成改造，启用«3处»。",
    ],
    passes=[
        "45名学生中有38人参加了合唱，家长中有52人到场。",
        "全县户籍人口61.4万人，其中乡村人口38.2万人；常住人口66.9万人，其中城镇人口35万人。",
        "全区财政收入31.2亿元，其中税收24.6亿元，增长4.1%；财政支出74.5亿元。",
        "牛存栏8.6万头，其中奶牛1.2万头，出栏9.3万头。",
        "部队伤亡6400人，其中冻伤占一半，阵亡2100人，全军仅剩9800人。",
        "四家中标，金额分别为130万元、160万元、170万元和190万元，其中甲方两个标段共290万元。",
        "发行价每股13.6元，其中老股转让1200万股，募集资金5亿元。",
        "一次充电可以用六个小时（没有试出所谓八小时的省电模式）。",
        "罚金共2,885万元，年减73万元，其中，证券业2,028万元，年增15.1%；上市公司方面，件数共186件，罚金为4,934万元。",
        "现有教师48人，专任教师42人，其中高级教师14人，一级教师18人，学生312人，寄宿生215人。",
        "学校有教职工63人，其中高级职称14人，学生890人。",
        "该两名被捕人其后被制服。\n\n其中四名被捕人已被起诉，余下一名获准保释。",
        "在编42人，其中男26人，女16人，其中党员31人。",
        "东岸堤长82.5米，其中在高程135.2米处上部改为斜堤。",
        "全村共有劳动力58人，其中从事第一产业42人。",
        "上半年查处超载超限426起，其中超载118起；查处乱停乱放2.8万起，占全部违法的四成多。",
        "9个市累计报告确诊病例20例，重症病例2例。其中安市5例、宁市3例、平市12例。",
        "9个市累计报告确诊病例20例，重症病例2例，其中安市5例、宁市3例、平市12例。",
        "全年审结案件1.3万件，同比增加2300件，其中刑事案件6600件。",
        "本校被民航招飞录取19人（全省录取28人）。",
        "末节客队追近，陈某三分命中，随后连续突破，个人得分来到40分。",
        "玉米产量31.4万吨，增长2.1%；油料产量8.6万吨，增长1.2%，其中：花生产量6.9万吨，增长3%；水果产量40.3万吨，增长5%。",
        "30日，海面有6～8级大风，其中湾口有9～10级大风，中心附近的风力有12级，阵风可达14级。",
        "按1:1.5确定面试人数，招录1人按1.5人（取整后2人）参加面试。",
        "每天吃坚果不足半份（1份相当于28克）的人，与每天2份的人相比。",
        "医疗队200余名医务人员投入救护中，近8000名伤员及时得到救治。",
        "用于扶贫的资金总计1694万元（群众自筹资金1725万元），实施项目20项。",
        "工业项目总投资1.23亿元。其中，某公司投资6000万元，建成4个厂，实现年产值5亿元。",
        "两台33万千瓦机组建成投产，其中有60万千瓦送往外省。",
        "这五十七张碟片中有四十张得过奖，总发行量已过八百万张。",
        "甲方累计质押股份9004万股，乙方累计质押股份3012万股。\n其中，上述违约股份合计11355万股。",
        "新增确诊病例6例、无症状感染者14例，其中18例在隔离人员中发现。",
        "二季度进出口1.34万亿元。\n有实绩的企业54.6万家，同比增加4.1%。其中民营企业进出口1.59万亿元。",
        "全市现有重症病例39例（其中危重16例）。",
        "累计病例62例，重症病例7例（累计9例，其中2例已转轻症）。",
        "影响金额约268.72万元（去年同期为319.15万元）。",
        "无接触史病例2例（此前公布4例已查明接触史）。",
        "全县共有12个乡镇，其中235个村通了公路。",
        "出台21条举措，包括支持民间投资参与102项重大工程建设。",
        "去年公司有7款车型获得许可，其中3项技术填补空白，12款外观获得专利。",
        "受伤三千余人，其中重伤一百五十余人，两万人无家可归。",
        "捐赠的2000件雨衣已送到村里，尚有6000件正在赶运途中。",
        "全县人均收入2.1万元，比全市平均低2000元，其中城镇居民3.4万元，农村居民1.6万元。",
        "两名选手各赢两局。其中甲选手对6名高手，取得2胜4和。",
        "赶制的1000件雨衣已经送到灾民手中，还有4000件正在赶运途中。",
        "药品卖到5家医院。\n抽查中，被检查的24家药厂、商店、医院中，没有登记的有20家。",
        "商品房销售价格3015元／平方米，略有减少。其中：住宅2801元／平方米，办公楼5858元／平方米。",
        "去年净利润216.61亿元，其中投资亏损545.17亿元。",
    ],
)
