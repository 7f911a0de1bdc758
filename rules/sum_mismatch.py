"""分项相加不等于总数。

## 查什么
文章自己写明的总数与其分项：「新增5例（甲市3例、乙市2例）」「共226件，其中代表团提出28件、代表联名
提出198件」「三地20人、30人，共50人」「追踪4002人，已解除3265人，其余737人」。「甲、乙各1例」按地点
个数计。每个数在其书写精度的区间内任取一值，仍不可能相加相等，才算不符。

## 为什么要紧
总数与分项是读者最先核对的数字；一处不符，整篇的数字都会被怀疑。

## 例
新增确诊病例6例，其中兰州市3例、定西市1例、甘南州1例。→ 3 + 1 + 1 = 5 ≠ 6

## 何时不报
- 分项没有说尽：含、包括、主要有、……等；重症、党员一类的状态只是总数的一部分。
- 词语没有说明是否列尽时，相加相等自证其成；不等而又不是一笔之误（错一位、颠倒、漏写、多写），
  只作提示。
- 总数是哪一个说不准，而其中任一个正好相等。
- 数字带「余、近、约、超」，区间之内可以相等。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of, show_like, total
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.comparisons.increments import increments
from auditor.relations.sums import linewise, misses
from auditor.relations.sums.added import added
from auditor.relations.sums.apart import apart
from auditor.relations.sums.attributes import columns
from auditor.relations.sums.closing import closings
from auditor.relations.sums.combined import combined
from auditor.relations.sums.counting import same_unit
from auditor.relations.sums.kinds import is_state
from auditor.relations.sums.levelsandchanges import levels_and_changes
from auditor.relations.sums.linewise import Column
from auditor.relations.sums.outline import outlines
from auditor.relations.sums.parts import REST, Opener
from auditor.relations.sums.rowwise import rowwise
from auditor.relations.sums.slips import HARDLY, SELDOM
from auditor.relations.sums.totals import totals
from auditor.relations.sums.undernoun import under_nouns
from auditor.relations.sums.wholes import NEW_COUNT, Division, divisions

CODE = "SUM101"
_NEAR = 12  # Figures before a list of which one may be what it divides.
_RANKED = regex.compile("最[高低大小多少好差快慢]|[前后]$")  # 最低的3个 are some, not all.
_MOST = regex.compile("最[高多大佳好](?:的|达|为)?$")
_SUMS = regex.compile("(?:(?:^|[项者类])合计|加起来|相加|总和)[^,;。:]{0,4}:")
# What is planned is no part of what there is.
_PLANNED = regex.compile("计划|[拟将]|明年|力争|目标")


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every list of parts whose whole the article names."""
    complete = tuple(columns(ctx))
    told = {i.claim.at for d in complete for i in d.items}
    rest = [d for d in ctx.once(divisions) if not told.issuperset(i.claim.at for i in d.items)]
    known = {(d.wholes[0].at, _parts(d)) for d in rest}
    behind = [d for d in closings(ctx) if (d.wholes[0].at, _parts(d)) not in known]
    listed = [*outlines(ctx), *totals(ctx), *apart(ctx), *added(ctx)]
    known.update((d.wholes[0].at, _parts(d)) for d in (*listed, *behind, *complete))
    rows = [d for d in rowwise(ctx) if (d.wholes[0].at, _parts(d)) not in known]
    proved = (*levels_and_changes(ctx), *under_nouns(ctx), *combined(ctx))
    nouns = [d for d in proved if _says_more(d, known)]
    found = [d for d in (*nouns, *complete, *rest, *listed, *behind, *rows) if _may_be_checked(d)]
    proofs = [(d, proof) for d in found if (proof := _proof(d)) is not None]
    adding_up = [(d, whole) for _, (d, whole, verdict) in proofs if verdict is Verdict.HOLDS]
    grown = list(increments(ctx, adding_up))
    found += grown
    proofs += [(d, proof) for d in grown if (proof := _proof(d)) is not None]
    explained = {(whole.at, i.claim.at) for _, (d, whole, _) in proofs for i in d.items}
    holding = {whole.at for _, (_, whole, verdict) in proofs if verdict is Verdict.HOLDS}
    for _, (d, whole, verdict) in proofs:
        if verdict is Verdict.POSSIBLE and misses.hardly_rounded(ctx, d, whole):
            yield _told(d, whole, Verdict.VIOLATED, Severity.WARNING)
        else:
            yield _told(d, whole, verdict, Severity.INFO)
    done = {id(d) for d, _ in proofs}
    # Parts that a total behind them adds up are no parts of what stands before them.
    closed = {_parts(d): w.at for _, (d, w, v) in proofs if v is Verdict.HOLDS}
    cried: set[frozenset[int]] = set()  # what two readings find is told once
    for d in found:
        items = _parts(d)
        if id(d) in done or closed.get(items, -1) > max(items):
            continue
        if not any((w.at, at) in explained for w in d.wholes[:1] for at in items):
            for miss in _misses(ctx, d, holding):
                figures = frozenset(s.start for s in miss.spans)
                if figures not in cried:
                    yield miss
                if miss.severity is not Severity.INFO:
                    cried.add(figures)
    for column in linewise.columns(ctx.norm):
        yield _column(ctx, column)


def _says_more(d: Division, known: set[tuple[int, frozenset[int]]]) -> bool:
    """Tell whether the noun of a list proves a miss, or a sum that no other words tie."""
    told = (d.wholes[0].at, _parts(d)) in known
    return not told or misses.verdict(d, d.wholes[0]) is Verdict.VIOLATED


def _parts(d: Division) -> frozenset[int]:
    """Return which figures of the article the parts are."""
    return frozenset(i.claim.at for i in d.items)


def _column(ctx: Context, column: Column) -> Check:
    """Add up the lines of a flattened table."""
    rows = [int(ctx.norm[a:b].replace(",", "")) for a, b in column.rows]
    made, stated = sum(rows), int(ctx.norm[slice(*column.total)].replace(",", ""))
    sign, way = ("=", "") if made == stated else ("≠", "多" if made > stated else "少")
    gap = abs(made - stated)
    return Check(
        CODE,
        Verdict.HOLDS if made == stated else Verdict.VIOLATED,
        (Span(*column.total, "合计"), *(Span(a, b, "一行") for a, b in column.rows)),
        f"{' + '.join(map(str, rows))} = {made} {sign} {stated}",
        f"{len(rows)}行相加是{made}，比合计{stated}{way}{gap}。",
        f"The {len(rows)} lines add up to {made}, not to the total {stated}.",
        Severity.ERROR,
    )


def _may_be_checked(d: Division) -> bool:
    several = len(d.items) + d.named > 1 or d.closed
    return several and not d.bound and all(i.claim.quantity.value is not None for i in d.items)


def _proof(d: Division) -> tuple[Division, Claim, Verdict] | None:
    """Return the whole that the list adds up to, and the list as far as it reaches."""
    for whole in d.wholes:
        verdict = misses.verdict(d, whole)
        if verdict is not Verdict.VIOLATED:
            return d, whole, verdict
    if d.joint and misses.added(d).meets(total(of(c.quantity) for c in d.joint)):
        return d, d.joint[-1], Verdict.HOLDS
    for length in chain(_ends(d), _ends_of_a_kind(d)):
        shorter = d._replace(items=d.items[:length])
        for whole in d.wholes:
            if misses.verdict(shorter, whole) is Verdict.HOLDS:
                return shorter, whole, Verdict.HOLDS
    return None


def _misses(ctx: Context, d: Division, proved: set[int]) -> Iterator[Check]:
    """Yield the check of a list that adds up to none of its possible wholes."""
    ranked = not d.closed and any(_RANKED.search(i.label) for i in d.items)
    if d.joint or ranked:
        return
    if d.tentative and not (_observed(d) or misses.slips(d, d.wholes[0], HARDLY)):
        return
    if d.opener in (Opener.COLON, Opener.NONE) and _told_again(d):
        return
    if d.opener is Opener.COLON and _SUMS.search(d.items[0].claim.lead):
        return  # 两项合计：甲 8 件，乙 5 件 tells sums, and no parts of what stands before
    if d.opener is Opener.RESPECTIVELY and _MOST.search(d.wholes[0].before):
        return  # 甲攻入全队最高的30分，乙、丙分别得19分和17分: one of them
    if _divides_a_part(ctx, d) or _peers(ctx, d):
        return
    for whole in _candidates(d):
        severity = (
            misses.severity(ctx, d, whole, whole.at in proved) if whole.quantity.value else None
        )
        if severity in (None, Severity.INFO) and misses.slips(d, whole, HARDLY):
            severity = Severity.WARNING
        if severity and not (misses.goes_on(ctx, d, whole) or _is_shared_out(ctx, d, whole)):
            yield _told(d, whole, Verdict.VIOLATED, severity)
            return


def _peers(ctx: Context, d: Division) -> bool:
    """Tell whether a row and what it seems to divide make up a total told before them.

    实际出摊387个。餐饮摊162个，…；百货摊141个，…；其余84个: 162 is one of three, not the whole.
    """
    whole, made = d.wholes[0], misses.exact(d)
    if d.opener is not Opener.NONE or made is None or not whole.quantity.value:
        return False
    before = ctx.claims[max(0, whole.at - _NEAR) : whole.at]
    total = made + whole.quantity.value
    return any(c.quantity.value == total and same_unit(c, whole) for c in before)


def _divides_a_part(ctx: Context, d: Division) -> bool:
    """Tell whether a later list divides a part told before.

    共1200人，其中学生1000人，…。女生520人，男生480人.
    """
    if not d.sibling and d.opener is not Opener.NONE:
        return False
    first, exact = d.items[0].claim, misses.exact(d)
    before = ctx.claims[max(0, first.at - _NEAR) : first.at]
    own = {w.at for w in d.wholes}
    ends = {i.label[-1:] for i in d.items}  # 女生, 男生: both are 学生
    return len(ends) == 1 and any(
        c.quantity.value == exact
        and c.before[-1:] in ends
        and c.at not in own
        and c.paragraph == first.paragraph
        and same_unit(c, first)
        for c in before
    )


def _told_again(d: Division) -> bool:
    """Tell whether every part repeats the whole: 两国签约：一是两国…；二是两国…"""
    value = d.wholes[0].quantity.value
    return all(i.claim.quantity.value == value for i in d.items)


def _observed(d: Division) -> bool:
    """Tell whether a list tells of all contacts of whom 其中 speaks, the turned ones among them."""
    ends = d.items[0].label, d.items[-1].label
    return (
        d.opener is Opener.OF_WHICH and all(map(misses.CONTACTS.search, ends)) and len(d.items) > 2
    )


def _candidates(d: Division) -> tuple[Claim, ...]:
    """Return the figures that a list which adds up to none of them may be meant to divide.

    Of rivals only those of the size of the sum, and more than one of them that a slip would
    bring in say nothing.
    """
    if not d.rivals and d.certain:
        return d.wholes[:1]
    if not d.rivals:
        return d.wholes
    if len(d.items) < 3:
        return d.wholes
    parts = {i.claim.quantity.value for i in d.items}
    sized = [w for w in d.wholes if misses.same_size(d, w) and w.quantity.value not in parts]
    near = tuple(w for w in sized if misses.slips(d, w, SELDOM))
    return near[:1] if len({w.quantity.value for w in near}) == 1 else d.wholes[:1]


def _is_shared_out(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether the share told next is that of the list: it was never meant to be all.

    (审结 36 件，其中改判 21 件、发回重审 7 件，改变率 77.8%)
    """
    last = d.items[-1].claim
    after = next(iter(ctx.claims[last.at + 1 : last.at + 2]), None)
    if after is None or after.sentence != last.sentence or after.quantity.kind is not Kind.SHARE:
        return False
    return (misses.added(d) / of(whole.quantity)).scaled(100).meets(of(after.quantity))


def _ends_of_a_kind(d: Division) -> Iterator[int]:
    """Yield the length at which items called alike end (甲用地、乙用地、丙用地，…流拍 6 宗)."""
    ends = [i.label[-2:] for i in d.items]
    length = next((n for n, end in enumerate(ends) if end != ends[0]), len(ends))
    if 1 < length < len(ends) and len(ends[0]) == 2:
        last, other = d.items[length - 1].claim, d.items[length].claim
        if other.at > last.at + 1:  # 成交总价 and the like have been told since
            yield length


def _ends(d: Division) -> Iterator[int]:
    """Yield the lengths at which a list may end before its last item: at a rest, a state, a count.

    (21 人受伤，其中 2 人重伤、19 人轻伤，其余 25 人未受伤: the rest is of all who were there.)
    """
    for length in range(2, len(d.items)):
        item = d.items[length]
        if (
            REST.match(item.label)
            or item.label.startswith("另")
            or is_state(item)
            or NEW_COUNT.search(item.label)
            or _PLANNED.search(item.label)
        ):
            yield length


def _told(d: Division, whole: Claim, verdict: Verdict, severity: Severity) -> Check:
    def shown(value: Fraction | None) -> str:
        return show_like(value, whole.quantity)

    terms = [
        ("-" if i.times < 0 else "")
        + shown(i.claim.quantity.value)
        + (f" × {i.times}" if i.times > 1 else "")
        for i in d.items
    ]
    if d.named:
        terms.insert(0, str(d.named))
    exact = misses.exact(d) or Fraction(0)
    stated = whole.quantity.value or Fraction(0)
    wholes: tuple[Claim, ...] = (whole,)
    if verdict is Verdict.HOLDS and exact != stated and d.joint:
        wholes = d.joint
        stated = sum((c.quantity.value or Fraction(0) for c in wholes), Fraction(0))
    sign = "=" if exact == stated else "≠" if verdict is Verdict.VIOLATED else "≈"
    unit = whole.quantity.unit
    gap = shown(abs(exact - stated))
    way = ("多", "more") if exact > stated else ("少", "less")
    spans = (
        *(Span(w.quantity.start, w.quantity.end, "总数") for w in wholes),
        *(Span(i.claim.quantity.start, i.claim.quantity.end, i.label[:12]) for i in d.items),
    )
    return Check(
        CODE,
        verdict,
        spans,
        f"{' + '.join(terms).replace('+ -', '- ')} = {shown(exact)} {sign} {shown(stated)}",
        f"{len(terms)}个分项相加是{shown(exact)}{unit}，比总数{shown(stated)}{unit}{way[0]}{gap}{unit}。",
        f"The {len(terms)} parts add up to {shown(exact)}, {gap} {way[1]} than the total"
        f" {shown(stated)}.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="sum-mismatch",
    title="分项之和不符",
    check=check,
    flags=[
        "全省队36金20银14铜共70枚奖牌，较上届«30金»«22银»«11铜»共«36枚»奖牌，成绩明显提升。",
        "9月，共接到报修«575623次»，更换部件1426件。其中，甲类报修«11次»，更换部件1件；乙类中其余22种报修«336960次»，更换部件1383件；同期，丙类报修«418652次»，更换部件42件。",
        "3月份，市热线中心受理咨询、投诉、建议共«4281件»，环比增加5.24%。\n1、咨询«1608件»，占受理总量65%；\n2、投诉«512件»，占20%；\n3、建议«361件»，占15%。",
        "截至午间，甲指报2986.42点，涨0.31%，成交额«3128.45亿元»；乙指报10352.17点，涨0.44%，成交额«4217.38亿元»；丙指报2104.66点，涨1.02%，成交额1386.21亿元。东西两市合计成交«7435.83亿元»。",
        "上半年，全省一般公共预算收入«6109亿元»，下降1.1%；支出7282亿元，增长4.2%。上半年，省级一般公共预算收入«2433亿元»，下降5.7%；市县本级收入«3586亿元»，增长2.2%。",
        "8月单月实现合同销售金额«214.6亿元»，销售面积98.2万平方米。\n分区域看，东部区域合同销售金额«72.5亿元»，西部区域合同销售金额«63.4亿元»，南部区域合同销售金额«44亿元»，北部区域合同销售金额«43.7亿元»。",
        "两项收入共完成«4047万元»，增长10.7%，增收389万元。加上免抵部分«36万元»，实际完成«4803万元»，增长11.6%。",
        "募集款项«1174.8万元»，募集物资折合«35.6万元»。资产增值«175.9万元»。总收入折合«1368.3万元»。",
        "新增«3114宗»现场确认个案，以及«12169宗»网上申报个案，即单日有«12583宗»。",
        "本科批计划招生«43454人»，上线«40665人»，缺额«2879人»。",
        "全县竣工面积«8021万平方米»，投资542亿元。\n学校竣工面积«6626万平方米»，完成投资413亿元。医院竣工面积«1386万平方米»，完成投资129亿元。",
        "新公司总资产为«4562亿元»。\n合并前的甲行资产为«2448亿元»，乙行资产为«2078亿元»。",
        "全省机构共完成代理收入«38412.6万元»，同比增长9.2%。分机构看，商业银行完成代理收入«21573.8万元»，增长7.4%；"
        "证券公司完成代理收入«11297.5万元»，下降3.1%。信托公司最好，完成代理收入«5451.3万元»，增长41%。",
        "集团发电量为«8271.37亿千瓦时»，同比增长3.1%。\n火电发电量«5319.42亿千瓦时»，占比回落。\n"
        "水电发电量«1873.96亿千瓦时»，增长6.5%；风电发电量«1017.99亿千瓦时»，增长11.2%。",
        "年末有学校628所，比上年减少«11所»。其中小学402所，减少«14所»；初中151所，与上年持平；高中45所，增加«1所»；职校30所，增加«3所»。",
        "共有门店«486家»，比上年增加11家。直营店«315家»，增加14家；加盟店«109家»，减少5家；代销点«44家»，增加2家。",
        "共募集物资款«1863076.98元»，其中已拨付820000元。\n1、定向甲地项目募集物资款«51930.8元»。\n2、本级项目共计募集物资款«1803946.18元»。",
        "全年共收入会费«903946.18元»；\n1)甲分会转入会费«247419元»；\n2)乙分会转入«9413.1元»；\n3)丙分会收取«430990元»；\n4)零星收入«189124.08元»。",
        "年末参加工会人数为28391人，比上年末增加«2864人»。其中，在职会员21565人，退休会员6826人，分别比上年末增加«2163人»和«521人»。",
        "全市有养老机构128家，比上年减少«23家»，其中公办46家，减少«9家»；民办82家，减少«4家»。",
        "全县共有各类学校152所，在校生«105236人»，专任教师8420人。\n一、学前教育\n共有幼儿园64所，在园幼儿«14210人»。幼儿园有教职工1150人，专任教师860人。\n"
        "二、义务教育\n共有学校80所，招生20130人，在校生«73856人»，专任教师6120人。\n其中小学52所，招生13820人，在校生50746人。小学有专任教师3890人。\n"
        "其中初中28所，招生6310人，在校生23110人。初中有专任教师2230人。\n三、高中教育\n共有学校8所，招生6120人，在校生«18170人»，专任教师1440人。",
        "全县共有各类学校152所，在校生106236人，专任教师8420人。\n一、学前教育\n共有幼儿园64所，在园幼儿14210人。幼儿园有教职工1150人，专任教师860人。\n"
        "二、义务教育\n共有学校80所，招生20130人，在校生73856人，专任教师«6120人»。\n其中小学52所，招生13820人，在校生50746人。小学有专任教师«3980人»。\n"
        "其中初中28所，招生6310人，在校生23110人。初中有专任教师«2230人»。\n三、高中教育\n共有学校8所，招生6120人，在校生18170人，专任教师1440人。",
        "四县共有«23.2万人»受灾，紧急转移5200余人，倒塌房屋640间，农作物受灾面积18.6千公顷。甲县«6.1万人»受灾，紧急转移1200余人，倒塌房屋130间，农作物受灾面积3.4千公顷。"
        "乙县«9.4万人»受灾，紧急转移1900余人，倒塌房屋275间，农作物受灾面积6.9千公顷。丙县«12.3万人»受灾，紧急转移1400余人，倒塌房屋180间，农作物受灾面积6.3千公顷。"
        "丁县«4.4万人»受灾，紧急转移500余人，倒塌房屋55间，农作物受灾面积2.0千公顷。",
        "全市义务教育阶段招生«26436人»，在校生84036人。\n其中小学招生«17108人»，在校生60766人。小学有教职工3269人。\n其中初中招生«7528人»，在校生23270人。",
        "年底登记志愿者总数为«18420人»，比年初增加1310人。其中，学生志愿者«14105人»，退休志愿者«4351人»，分别比年初增加1102人和208人。",
        "全年共抓获嫌疑人«2410人»。抓获盗窃类嫌疑人«1120人»，诈骗类嫌疑人«860人»，其他嫌疑人«403人»。",
        "发生较大事故«25起»、死亡和失踪88人，同比增加4起、9人。\n1.煤矿发生«2起»、死亡9人，同比减少1起；\n2.火灾未发生较大事故，同比减少1起；\n3.道路交通发生«16起»、死亡61人，同比增加3起；\n4.渔船发生«4起»、死亡和失踪18人，同比增加2起。",
        "1.甲奖«64项»，其中一等奖«1项»、二等奖«45项»；\n2.乙奖70项，其中一等奖3项、二等奖67项；",
        "甲奖46项，其中一等奖1项、二等奖45项；乙奖«75项»，其中一等奖«3项»、二等奖«67项»。",
        "计划招收4496人，其中本科3190人，专升本1306人。实际报到«4281人»，其中本科«3007人»，专升本«1211人»。",
        "全市法院共受理各类案件124860件，审执结«118620件»，同比分别上升6.2%和7.1%。其中，中级法院受理14230件，审执结«13150件»；基层法院受理110630件，审执结«105110件»。",
        "385所学校共录取新生«74467人»，其中文科«28661人»，理科«48506人»，文、理科共增招1259人。",
        "全市共收到举报5120件，处分«2846人»（其中警告1932人）。处分科级干部«112人»，一般干部«695人»，农村、社区等其他人员«2093人»。",
        "受理建议、求助、举报共«2415件»。\n1、建议«1302件»，占受理总量54%；\n2、求助«745件»，占受理总量31%；\n3、举报«386件»，占受理总量15%。",
        "在选区议席中，甲党共赢得«112席»，而乙党赢得83席。名单议席方面，甲党获得«39席»，乙党只得29席。两项加起来总和是：甲党共赢得«161席»，乙党赢得112席。",
        "年底累计结余«2851.37万元»。其中，按章程当年提取126.63万元，基金累计«1642.08万元»。目前可直接使用的资金«1173.29万元»。",
        "收到议案«37件»，其中财政类12件，城建类25件；收到建议351件。列为议案«2件»，其余«25件»转作建议，建议总数达到386件。",
        "«22个»乡中，人口超过3万的乡有«5个»，在3万至1万之间的乡有«11个»，少于1万的乡有«7个»。",
        "全市«14个»县区中，同比上升的有«8个»，下降的有«3个»，持平的有«2个»。",
        "全校共有教师«186人»，其中高级职称«42人»，中级职称«78人»，初级及以下«76人»。",
        "年会应到«350人»，实到«338人»，因故请假«22人»。",
        "全乡总人口«5844人»。总人口中，以汉族为主，达«5978人»，占98.9%；有3个少数民族，共«66人»，占1.1%。",
        "全省共查处超载车辆«86.2万起»，其中严重超载12.4万起。\n城市道路查处超载«44.2万起»，占总数的49%。公路查处数量大幅增长，共查处«43.8万起»，同比增加31.2%。",
        "乙队这次奖牌总数达到«153枚»，只比甲队少7枚，但一共只拿到«34金»«52银»«49铜»。",
        "两个市场分别成交«3265亿元»和«4817亿元»，总量超过«8500亿元»。",
        "两个市场分别成交«2365亿元»和«4817亿元»，总量超过«8000亿元»。",
        "访客总计（内地+其他访客）增加12%，至«3169.8万人次»。内地客累计增加11%，至«2481.37万人次»，而其他访客增加16%，至«718.43万人次»。",
        "全市发生火灾«2851起»，亡142人，伤93人。\n住宅发生火灾«1648起»，亡103人，伤61人，分别占总数的57.8%、72.5%、65.6%。"
        "其中夜间812起。\n其他场所发生火灾«1302起»，亡39人，伤32人。",
        "3、小学在校生人数«41876人»，比去年增加1392人。\n4、初中在校生人数«20934人»，比去年增加815人。\n"
        "义务教育阶段在校生«62801人»，比去年增加2207人。",
        "本级收入«128.60亿元»，加上上级补助«96.45亿元»、上年结余«3.82亿元»，收入总计«238.87亿元»。"
        "本级支出210.40亿元，加上上解支出9.86亿元、结转下年8.61亿元，支出总计228.87亿元。",
        "选区议席方面，甲党赢得112席，乙党赢得«121席»，丙党拿下68席居第3。政党名单方面，甲党获得39席，"
        "乙党只得«29席»；丁党获得13席。\n为此，两种议席加起来总和是：甲党共赢得151席稳坐榜首，"
        "乙党赢得«141席»居亚，丙党赢得71席，排名第3。",
        "甲队共拿到«41金»«38银»«52铜»的成绩，总奖牌数达到«113枚»。",
        "全院新收刑事案件«3425件»，比上年下降6.7%。收案中，一审案件«3106件»，下降5.4%；二审案件«301件»，下降17%：再审案件«81件»。",
        "共签约项目96个，总金额«138.6亿元»。其中，制造类项目61个，金额«124.4亿元»；服务类项目35个，金额«26.2亿元»。",
        "共有医院«36家»、床位8640张，其中公立医院«14家»、床位6120张，民营医院«12家»、床位2520张。",
        "合计«5例»：甲«2例»、乙«1例»。\n合计6例：甲4例、乙2例。",
        "全市接待游客«54.8万人次»，其中省内游客«32.4万人次»、省外游客«18.1万人次»、境外游客«2.3万人次»。",
        "共有农场«46家»，其中大型«8家»、中型«13家»、小型«21家»。",
        "在校学生«1280人»，其中全日制«960人»、非全日制«310人»。",
        "甲省新增«2例»确诊病例，兰山市«1例»。新增出院4例。",
        "新增疑似病例5例，死亡«2例»。新增确诊病例中，甲市3例，乙市2例。新增死亡病例为兰山市«1例»。",
        "全市成交«1376套»，均价18620元。分区域看，城东区«421套»，高新区«355套»，城西区«268套»，其他区域合计«323套»。",
        "在院病例\n甲市\n«3»\n乙市\n«1»丙市\n«2»\n境外输入\n丁国\n«1»\n合计\n«9»",
        "累计确诊«59例»，其中出院«4例»，病情平稳«31例»，重症«9例»，危重症«3例»，死亡«2例»。",
        "追踪到密切接触者«10284人»，其中已解除医学观察«3780人»，转为病例«96人»，尚在医学观察«6318人»。",
        "追踪到密切接触者«10284人»，已解除医学观察«3780人»，转为病例«96人»，尚在医学观察«6318人»。",
        "累计确诊病例«95例»，重症12例，出院2例。\n病例分布：甲市«34例»、乙市«12例»、丙市«17例»、丁市«11例»、戊市«8例»、己市«4例»。",
        "社会面«4例»中，香樟街道«6例»，望湖街道«1例»。",
        "甲队以58金41银39铜、总计138枚奖牌居首，乙队获«46枚»金牌、«50枚»银牌、«38枚»铜牌，奖牌总数«129枚»。",
        "设车站«8座»，其中新建«7座»、改建«2座»。",
        "全省新增确诊病例«6例»，其中甲市«3例»、乙市«1例»、丙州«1例»。",
        "现有重症病例«5例»（甲市«1例»，乙市«2例»，丙市«3例»）。",
        "共收到«262件»议案。其中，代表团提出的«28件»，代表联名提出的«198件»。",
        "已完成追踪«4020人»，已解除医学观察«3265人»，其余«737人»仍在观察。",
        "确诊病例«208例»。确诊病例中，男性«117例»，女性«101例»。",
        "本市新增确诊病例«16例»，其中外地来访人员«5例»，本市常住人口«10例»。",
        "累计确诊«450例»。累计确诊病例中，甲市«12例»、乙市«31例»、丙、丁两市各«1例»，外省«395例»。",
        "据统计，全国铁路、公路、民航预计共发送旅客«5620万人次»。\n铁路预计发送旅客«1795万人次»，"
        "同比增长3%。\n公路方面，预计发送旅客«3699万人次»。民航预计发送旅客«226万人次»。",
        "前三季度货物进出口总额«44.4万亿元»。其中，出口«26.1万亿元»，进口«16.3万亿元»。",
        "累计隔离«126人»，解除隔离«109人»，仍在隔离«7人»。",
        "在指挥部办公室、医疗前线和«7个»关口组组建了«6个»临时党支部。",
        "上半年实现利润总额«226.4亿元»，上交税费168.5亿元。资产总额2.46万亿元。从行业看，能源类企业利润«89.6亿元»，"
        "交通类«41.3亿元»，金融类«35.7亿元»，制造类«27.9亿元»，其余行业«22.9亿元»。",
        "全社会用电量«2467.3亿千瓦时»，其中，第一产业用电«38.6亿千瓦时»，第二产业用电«1612.7亿千瓦时»，"
        "第三产业用电«413.9亿千瓦时»，居民生活用电«384.1亿千瓦时»。",
        "在调查的«40个»大类中，价格上涨的有«18个»，下降的有«19个»，持平的有«6个»。",
        "全年新签订单«21.5亿元»，其中国内订单«17.8亿元»，海外订单«4.7亿元»。",
        "代表团共获得«23枚»奖牌，其中金牌«9枚»、银牌«8枚»、铜牌«7枚»，金牌数比上届的6枚增加3枚。",
        "全厂职工«640人»，一线工人«480人»，技术人员«95人»，管理人员«75人»。",
        "手机价值«3200元»、电脑价值«5800元»、手表价值«2600元»，总价值«10600元»。",
        "被告赔偿医疗费«4.2万元»、误工费«1.8万元»、护理费«0.9万元»，各项损失共计«7.9万元»。",
        "种植小麦«3.2万亩»、玉米«2.5万亩»、大豆«1.1万亩»，粮食作物总面积«7.8万亩»。",
        "高一年级录取新生«560人»，高二年级在校生«542人»，高三年级«528人»，三个年级学生总数为«1650人»。",
        "一号厅展出文物«120件»，二号厅展出«85件»，三号厅展出«65件»，三个展厅共展出文物«280件»。",
        "主场打进«12球»，客场打进«9球»，全季共攻入«23球»。",
        "两天义诊共服务群众«860人次»，第一天«420人次»，第二天«460人次»。",
        "造成5个乡镇、«36个»村受灾，其中甲镇«12个»村、乙镇«10个»村、丙镇«9个»村、丁乡«15个»村。",
        "选举产生主席«1名»、副主席«3名»、常务委员«9名»，«15人»组成新一届常委会。",
        "上午采摘«320斤»，下午采摘«280斤»，一天共采摘«580斤»。",
        "井下共有作业人员«42人»，«35人»安全升井，«9人»被困。",
        "收到大米«200袋»、面粉150袋，当天发放大米«120袋»，剩余大米«90袋»。",
        "三家企业共投资«5.6亿元»，甲企业投资«2.1亿元»，乙企业投资«1.8亿元»，丙企业投资«1.9亿元»。",
        "今年共立案查处«46件»，已结案«38件»，正在办理«10件»。",
        "四个项目总投资«52亿元»，其中甲项目«10亿元»、乙项目«12亿元»、丙项目«13亿元»、丁项目«15亿元»。",
        "义卖共筹得善款«8.6万元»，其中企业捐款«5.2万元»，个人捐款«2.1万元»，义卖收入«1.5万元»。",
        "«21处»中断的道路抢通«17处»，剩余«6处»正在抢修。",
        "东校区招生«320人»，西校区招生«280人»，南校区招生«150人»。\n三个校区合计招生«780人»。",
        "个人捐款«12.6万元»，单位捐款«35.4万元»。两项共计«49万元»。",
        "一车间完成产量«1200件»，二车间完成产量«1500件»，三车间完成产量«900件»。全厂共完成产量«3700件»。",
        "上午接待游客«3200人次»。下午接待游客«4100人次»。全天共接待游客«7500人次»。",
        "上半月降雨«68毫米»，下半月降雨«45毫米»，全月降雨«122毫米»。",
        "三部分分值分别为«60分»、«20分»、«80分»，满分«150分»。",
        "队伍由医生«6名»、护士«12名»和«1名»司机组成，一行«20人»当天出发。",
        "抽检产品«500件»，合格«488件»，不合格«22件»。",
        "参加考试的«48人»中，优秀«12人»，良好«20人»，及格«13人»，不及格«4人»。",
        "全村共有农户«286户»，种植户«173户»，养殖户«68户»，其余«55户»外出务工。",
        "一季度，甲类和乙类企业共新设«73.3万户»。甲类企业新设«62.7万户»，乙类企业新设«13.2万户»。",
        "全省共接报火灾«21.8万起»。从区域看，城市发生火灾«13.1万起»，下降15.2%；农村发生火灾«13.1万起»，下降11%；"
        "开发区、景区等其他区域发生火灾«1.9万起»，下降11.6%。",
        "全年港口完成旅客吞吐量«2648.3万人次»、货物吞吐量31.26万吨，分别增长8.6%和6.5%。\n其中，省内旅客«2468.5万人次»，省外旅客«161.8万人次»。",
        "投入抢险人员«1.62万人次»，其中武警官兵«2400人次»，民兵«3800人次»，消防人员«900人次»，党员干部和群众«5500人次»。",
        "（二）全年支出«2154.60万元»。\n1.用于各类补助支出«2127.40万元»，受益5214人次。\n2.业务经费支出«17.20万元»。",
        "1.补助支出2127.40万元，受益«5214人次»。其中：\n（1）扶幼1320.15万元，受益«2650人次»；\n（2）扶老645.85万元，受益«1905人次»；\n"
        "（3）维修161.40万元，受益«29家次»。\n2.业务经费17.20万元。",
        "1、接待境外游客«326.48万人次»；\n外汇收入31.26亿美元；\n2、接待过夜游客«202.37万人次»；\n外汇收入25.13亿美元；\n"
        "3、接待一日游游客«142.11万人次»；\n外汇收入6.13亿美元。",
    ],
    passes=[
        "甲某攻入全队最高的31分，乙某和丙某分别贡献18分和16分，替补丁某更以百分百命中率攻入12分。",
        "夜市摊位实际出摊397个，空置33个。餐饮摊164个，每晚流水1800元；百货摊147个，每晚950元；其余86个为游戏摊，每晚720元。",
        "查获违规船23艘，其中本港14艘，外港9艘。首日出海502艘，返港的第一批61艘带回渔获184吨；次日返港117艘，渔获292吨，两天合计178艘、476吨。",
        "乡村人口58人，其中农业人口58人，劳动力32人。林地655亩，其中果林655亩；水面500亩，其中养殖500亩。",
        "发射114次，甲国46次，乙国39次，丙国15次，丁国13次，戊国1次。其中，甲国失败4次，乙国失败4次，丁国失败1次。",
        "现有教职工131人(本科47人，专科66人;高职22人，中职49人)。",
        "全村总面积2420亩，其中，耕地面积1440亩，林地面积890亩。",
        "全村农业人口54人。到年底，参加合作医疗47人，参合率97%；享受低保3人。",
        "该行业20家公司中，除甲公司及乙公司两家尚未公布外，有八家仍有盈余，另十家出现亏损。",
        "在全年91次发射中，甲国凭借某公司18次发射，全年发射次数达到30次；乙国发射21次；丙国发射18次；丁国发射9次；戊国发射7次；己国发射5次。此外，庚国发射1次。",
        "不予立案126人（不含暂缓处理7人），其中证据不足31人、后果轻微78人、已过时效17人、暂缓期满7人。",
        "代表团获得41金27银20铜共88枚奖牌，较上届30金22银11铜共63枚奖牌大幅增加。其中田径队9金4银2铜，游泳队8金6银3铜，举重队5金1银。",
        "全省队36金20银14铜共70枚奖牌，较上届30金22银11铜共63枚奖牌，成绩明显提升。",
        "共有茶园37家，其中获认证的21家，产值过千万元的8家。",
        "各层住户出资38万元，加上厂家赞助6万元，正好补足62万元的缺口。",
        "两项收入共完成4047万元，增长10.7%。加上免抵部分36万元，实际完成4083万元，增长11.6%。本科批计划招生43454人，上线40665人，缺额2789人。",
        "甲村收入4047万元，乙村收入3689万元，丙村收入5120万元。总投资8935万元。加上去年结转36万元，今年可用资金5210万元。",
        "山洪已导致196人死亡，158人失踪，1327人受伤。甲县伤亡最重，已有132人死亡。其中，乙县53人死亡，2人失踪，95人受伤；甲县132人死亡，156人失踪，1232人受伤；丙县11人死亡。",
        "全省水果产量58236万吨，增长2.4%。其中苹果产量19874万吨，减产0.9%；柑橘产量13025万吨，增产0.7%；香蕉产量20416万吨。茶叶产量584万吨，减产3%。蚕茧产量3127万吨，增产2%。药材产量12934万吨，增产3.1%。花卉产量201万吨，增产5%。",
        "一季度总营收为1523.21亿元，增长12%。服务营收增长14%至512亿元，其中境内收入为96亿元，境外收入增长31%至174亿元，其余收入242亿元。技术收入增长9%达463亿元。推广营收增长18%至531亿元。其他收入增长62%至17.47亿元。",
        "8月单月实现合同销售金额223.6亿元，销售面积98.2万平方米。\n分区域看，东部区域合同销售金额72.5亿元，西部区域合同销售金额63.4亿元，南部区域合同销售金额44亿元，北部区域合同销售金额43.7亿元。",
        "全县有酒坊46家，其中获认证的25家，年产值过百万元的9家；前三家产值占全县的四成。",
        "水库总库容1.36亿立方米，其中兴利库容0.92亿立方米，防洪库容0.25亿立方米，死库容0.09亿立方米。",
        "甲队当天获得4金1银3铜，截至当天比赛结束，以17金12银14铜、总数43枚居首位。",
        "全年生产总值864.3亿元，增长6.1%。经济总量越过850亿元。其中，第一产业增加值120.4亿元，增长3.0%；第二产业增加值351.6亿元，增长5.4%；第三产业增加值392.3亿元，增长7.5%。",
        "一至八月共办结投诉5206件，同比增加86件。办结质量投诉3105件，同比增加52件；办结价格投诉1287件，同比减少21件；办结服务投诉814件，同比增加57件；办结广告投诉0件，同比减少2件。",
        "篮板球41比36，主队占优，其中前场篮板13个。主队4人得分上双：高强31分11篮板，林立18分，何勇15分9助攻，江川10分。",
        "台风已造成86人死亡，203人失踪，914人受伤。其中，东山县31人死亡，12人失踪，206人受伤；西溪县50人死亡，191人失踪，708人受伤；南坪县5人死亡。",
        "在120席中，上届有71席的甲党，这次虽然减少8席至63席，仍过半数，其中分区议席取得50席，比例代表取得13席。",
        "两组差异显著〔OR(95%CI)=0.91(0.86,0.97)，P<0.01〕。",
        "机构共完成代理收入38322.6万元，增长9.2%。银行完成代理收入21573.8万元，增长7.4%；"
        "证券公司完成代理收入11297.5万元，下降3.1%。信托公司完成代理收入5451.3万元，增长41%。",
        "集团发电量为8271.37亿千瓦时。去年集团发电量8011.25亿千瓦时。上月火电发电量5319.42亿千瓦时，水电发电量2951.95亿千瓦时。",
        "甲市一季度收入1157.3亿元，乙市一季度收入1131.5亿元，丙市一季度收入39.8亿元。",
        "年末有学校628所，比上年减少10所。其中小学402所，减少14所；初中151所，与上年持平；高中45所，增加1所；职校30所，增加3所。",
        "共有门店468家，比上年增加11家。直营店315家，增加14家；加盟店109家，减少5家。今年另有网点30家，增加6家。",
        "有人说6个月就够了。要是6个月不够，那12个月、18个月、30个月也不够。",
        "首先换岗的是市区7名副科级所长，他们面对68名评委即席演讲，结果有2名落选。",
        "共募集物资款1863076.98元，其中已拨付820000元。\n1、定向甲地项目募集物资款59130.8元。\n2、本级项目共计募集物资款1803946.18元。",
        "甲公司实现营业收入186307.65万元。乙公司实现营业收入51930.8万元。丙公司实现营业收入120394.61万元。",
        "全市有养老机构128家，比上年减少5家，其中公办46家，减少9家；民办82家，增加4家。",
        "全市有养老机构128家，比上年增加23家，其中公办46家，比年初增加9家；民办82家，比年初增加6家。",
        "全县共有各类学校152所，在校生106236人，专任教师8420人。\n共有幼儿园64所，在园幼儿14210人，专任教师860人。\n"
        "共有中小学校80所，在校生73856人，专任教师6120人。\n共有高中8所，在校生15230人，专任教师1440人。",
        "全省新增疑似病例33例。新增确诊病例中，安市13例、宁市11例、平市6例。",
        "全省新增确诊病例30例，新增出院病例19例。新增确诊病例中，甲市17例、乙市9例、其他市4例。",
        "全年共抓获嫌疑人2410人。抓获盗窃类嫌疑人1120人，诈骗类嫌疑人860人。查获车辆12辆。",
        "发生较大事故22起、死亡和失踪88人，同比增加4起、9人。\n1.煤矿发生2起、死亡9人，同比减少1起；\n2.火灾未发生较大事故，同比减少1起；\n3.道路交通发生16起、死亡61人，同比增加3起；\n4.渔船发生4起、死亡和失踪18人，同比增加2起。",
        "全市新登记机动车18.6万辆，增长5.1%，其中新登记汽车17.2万辆，新登记新能源汽车8.6万辆，占新登记汽车的50.0%。",
        "甲奖46项，其中一等奖1项、二等奖45项；乙奖75项，其中一等奖3项、二等奖67项、三等奖5项。",
        "全市共收到举报5120件，处分2846人（其中警告1932人）。处分科级干部112人，一般干部695人，农村、社区等其他人员2039人。",
        "当年该院有技术人员21人，其中医师3人，护士4人，助产士1人，助理8人。",
        "专任教师152人，其中高级教师100人，占总数的65.8%；一级教师50人，一级以上教师占98.7%。",
        "全市23个监测断面中，甲类断面20个、乙类2个，占95.7%；市区3个水源地达标率为100%。",
        "全镇面积148.6平方公里，折合22.29万亩，其中耕地3.9万亩，林地15.4万亩。",
        "全县17座水库中，有9座超汛限水位，5座溢洪。",
        "理科一本512分、二本418分；文科一本535分、二本452分。28日填报一本，30日填报二本。",
        "全年出售地块47宗，其中商业用地26宗、旅游用地14宗、工业用地7宗，总价318.2亿元，平均每宗6.77亿元，撤回5宗。",
        "提出异议53件，上级办结40件，其中改正25件、退回重办6件，改变率为77.5%。",
        "1984年甲队总共获15枚金牌，名列第四；1988年总共获5枚金牌；1992年总共获16枚金牌，名列第四。",
        "在选区议席中，甲党共赢得112席，而乙党赢得83席。名单议席方面，甲党获得39席，乙党只得29席。两项加起来总和是：甲党共赢得151席，乙党赢得112席。",
        "去年甲县120件，乙县85件。今年甲县98件，乙县76件。五年来累计甲县612件，乙县161件。",
        "年底累计结余2815.37万元。其中，按章程当年提取126.63万元，基金累计1642.08万元。目前可直接使用的资金1173.29万元。",
        "年底累计结余3851.37万元。其中，按章程当年提取126.63万元，基金累计1642.08万元。目前可直接使用的资金1173.29万元。",
        "违纪人员4189人，其中18岁以上不满25岁的327人，25岁以上不满35岁的1862人，35岁以上不满60岁的2000人。",
        "线上销售，东店卖出112台，西店卖出112台。线下销售，东店卖出39台，西店卖出29台。\n"
        "两项合计：东店卖出151台，西店卖出141台。",
        "22个乡中，人口超过3万的乡有4个，在3万至1万之间的乡有11个，少于1万的乡有7个。",
        "全市14个县区中，同比上升的有8个，下降的有4个，持平的有2个。",
        "全市14个县区中，增速超过5%的有8个，超过8%的有3个，超过9%的有2个。",
        "从两个方面的9个指标看，得分最高的前3个指标是进取、理性和独立；得分最低的3个指标是从众、守旧和依赖。",
        "全校共有教师186人，其中高级职称32人，中级职称78人，初级及以下76人。",
        "全校共有教师186人，其中党员86人，高级职称52人，30岁以下46人。",
        "全省共查处超载车辆86.2万起，其中严重超载12.4万起。\n城市道路查处超载42.4万起，占总数的49%。公路查处数量大幅增长，共查处43.8万起，同比增加31.2%。",
        "乙队这次奖牌总数达到135枚，只比甲队少7枚，但一共只拿到34金52银49铜。",
        "奖牌总数前三位是甲队、乙队和丙队，甲队奖牌总数达到160枚，乙队一共只拿到34金52银49铜。",
        "两个市场分别成交3265亿元和4817亿元，总量超过8000亿元。",
        "前两家分别成交3265亿元和1817亿元，全部市场总量超过8000亿元。",
        "访客总计（内地+其他访客）增加12%，至3199.8万人次。内地客累计增加11%，至2481.37万人次，而其他访客增加16%，至718.43万人次。",
        "全市发生火灾2851起，亡142人，伤93人。\n住宅发生火灾1648起，亡103人，伤61人。其中夜间812起。\n其他场所发生火灾1203起，亡39人，伤32人。",
        "全市有学校86所，教师4120人，学生51230人。\n小学61所，教师2310人，学生30120人。\n中学27所，教师1810人，学生21110人。",
        "全年举办活动86场。其中：\n1.讲座32场，听众2100人；\n2.展览21场，观众3400人。",
        "全年完成投资4560万元，主要用于：\n1.道路维修1250万元；\n2.桥梁加固2310万元。",
        "三、不足之处\n1.全年仅完成12350万元，低于目标；\n2.上年结转8350万元未用；\n3.今年安排4000万元。",
        "1、接待境外游客344.48万人次；\n外汇收入31.26亿美元；\n2、接待过夜游客202.37万人次；\n外汇收入25.13亿美元；\n"
        "3、接待一日游游客142.11万人次；\n外汇收入6.13亿美元。",
        "一季度，甲类和乙类企业共新设75.9万户。甲类企业新设62.7万户，乙类企业新设13.2万户。",
        "党员和团员共新发展75人。去年党员新发展30人，团员新发展26人。",
        "正文每页含图1.67幅，分别较旧版的0.4幅和1幅大为增加。",
        "机电产品进口713.3亿元，增长11.8%。其中，设备进口74.5亿元，增长146.7%；模组进口59.6亿元，增长58.8%；部件进口49亿元，增长30.4%。",
        "共签约项目96个，总金额138.6亿元。其中，制造类项目61个，金额112.4亿元；服务类项目35个，金额26.2亿元。",
        "共签约项目96个，总金额138.6亿元。其中，制造类项目28个，金额52.3亿元；服务类项目35个，金额31.4亿元。",
        "开办讲座6场，听众300人。其中，春季2场，听众180人；秋季4场，听众150人，有人两季都来。",
        "东校区招生320人，西校区招生280人，南校区招生150人。\n三个校区合计招生750人。",
        "一班捐款1200元，二班捐款1500元。今年以来全校累计捐款3700元。",
        "全年预算900万元，一期投入320万元，二期投入280万元。两期共投入600万元。",
        "甲、乙分别捐款200元、300元，全班共捐款3500元。",
        "一组种树120棵，二组种树135棵。\n三组浇水98桶，四组浇水90桶。两个组共浇水188桶。",
        "共设一等奖5名、二等奖10名、三等奖15名，30名选手获奖。",
        "收到大米200袋、面粉150袋，当天发放大米120袋，剩余大米80袋。",
        "去年生产320万个，今年前三季度分别生产90万个、95万个和105万个，三个季度累计生产290万个。",
        "两个项目分别投资3亿元和5亿元，三年共投资10亿元。",
        "上午气温12度，下午气温20度，全天平均16度。",
        "小麦3.2万亩、玉米2.5万亩、大豆1.1万亩，全镇耕地总面积7.6万亩。",
        "由3名专家、5名技术人员组成的工作组，一行12人（含司机4人）赴灾区。",
        "该市6个区中有4个区出现降雨，这4个区平均降雨20毫米。",
        "检查12个项目，其中3个项目不合格，3个不合格项目已停工整改。",
        "检查企业500家，合格450家，不合格3家，其余待复检。",
        "培训分为三个阶段：一、理论学习，为期5天；二、现场教学，为期3天；三、交流总结，为期2天。",
        "甲省新增2例确诊病例，其中兰山市1例。新增出院4例。",
        "全市成交1367套，均价18620元。分区域看，城东区421套，高新区355套，城西区268套，其他区域合计323套。",
        "在院病例\n甲市\n3\n乙市\n1丙市\n2\n境外输入\n丁国\n1\n合计\n7",
        "2023年\n3\n2\n1\n4\n合计\n9",
        "A级景区由21家增至24家，其中5A级1家、4A级9家。",
        "排查密切接触者1893人、次密切接触者4207人，分别隔离1893人、4198人，其余9人正在转运。",
        "累计确诊病例93例，密切接触者3987人，已解除医学观察3730人，正在观察257人。",
        "公司实现收入15.02亿元，净利润4.00亿元，现金流净额7.31亿元。\n业绩高增长：公司实现收入15.02亿元，净利润4.00亿元。",
        "21处中断的道路抢通17处，剩余4处正在抢修。",
        "两天共抢通7处，剩余4处正在抢修。",
        "全省新增确诊病例5例，其中甲市3例、乙市1例、丙州1例。",
        # 又说一遍的，不是分项；编号不是分项；后面还有别的分项
        "签约仪式在两国之间举行，我们得出一个结论：两国的经济互补，两国的关系在发展。",
        "开行了三对列车。第三次调整了运行图：增开甲地三对列车，调整了三对列车的时刻。",
        "定位对一个企业很重要。\n它有两层含义：1·将活动从分散转向集中；2·把活动转向经营。",
        "实现保费收入788亿元，其中财产险保费收入380亿元，人身险保费收入389亿元，再保险保费收入105亿元。",
        "全省人口2172万人。其中，甲地1763万人；乙市260万人；丙市143万人。另外，县城中以丁县最多，有34万人。",
        "全县人均收入2.1万元，比全市平均低2000元，其中城镇居民3.4万元，农村居民1.6万元。",
        "今年招生760人，其中普通班560人，特长班200人，另招国际班60人（不占计划）。",
        "全校师生员工1200人，其中学生1000人，教师180人，职工20人。女生520人，男生480人。",
        "张村120户，李村130户，其余20户，共270户。",
        # 一个数字对几个地方
        "新增3例，甲、乙、丙三市各1例。",
        "新增出院13例，其中甲市4例，乙市、丙市、丁市均为3例。",
        "新增治愈出院3例，其中来自利比里亚1例，来自刚果（金）1例，来自比利时1例。",
        # 只是一部分
        "在院178例（含重症31例、危重6例）。",
        "团队成员60人，其中党员50人、硕士30人。",
        "累计报告确诊病例240例，其中重症病例33例，出院病例7例。",
        "全年票房过亿元影片共73部，其中国产影片50部，名列前茅的10部。",
        "累计确诊病例249例（240例出院，3例死亡），其中输入病例4例。",
        # 一个括号里两种分法
        "在院6例（轻型4例、重型2例；中国籍5例、外国籍1例）。",
        # 大项里套小项
        "累计病例60例，其中甲市31例（含固县3例）、乙市20例（含兴区2例）、丙市9例。",
        "新增12例，其中北城9例（东区6例）、南城3例。",
        # 少说一项的平衡式；追踪的不止解除的和在观察的
        "本土累计确诊12476例，出院2857例，住院治疗9612例。",
        "追踪到密切接触者1646人，已解除观察920人，尚有686人在观察。",
        # 缺的一项说在后面
        "累计确诊136例，出院129例，死亡3例。在院治疗4例。",
        "全年企业收入为143.28亿元。其中，工业企业66.88亿元；交通企业21.08亿元；商业企业40.94亿元；"
        "农林企业6.32亿元；其他企业6.06亿元。合营企业上缴2亿元，也在其内。",
        # 清单没有完
        "全省新增3例。其中：甲市1例（东县1例）；乙市1例（西县1例）；\n丙市1例（南县1例）。",
        # 分的是并列两数之和；分的是同一句里的主语
        "新增确诊病例6例、无症状感染者14例，其中18例在隔离人员中发现，2例在重点人群中发现。",
        "全省报名考生42.6万人，选派监考教师2.9万余名。\n今年沿用新高考模式，其中选历史类的9.4万人，选物理类的17.5万人。",
        # 另一个统计口径
        "新增4例确诊病例。新增确诊病例中，甲市2例、乙市2例。累计报告确诊病例55例，出院3例，"
        "52例在院治疗。现有重型病例7例、危重型病例2例。",
        # 四舍五入
        "义卖共筹得善款8.6万元，其中企业捐款5.2万元，个人捐款2.1万元，义卖收入1.4万元。",
        "总投资18.6亿元，其中甲项目10.1亿元、乙项目5.2亿元、丙项目3.1亿元。",
        "总产值10.0亿元，其中甲业3.3亿元、乙业3.3亿元、丙业3.3亿元。",
        "全国预计3.1亿人次出行。其中，铁路1520万人次，公路2.9亿人次，水路145万人次，民航235万人次。",
        # 计划中的不在其内
        "目前已建成服务站35个，其中城区站20个、乡镇站15个，全年计划再建10个。",
        # 不相干的几个数
        "集团直接持有3.99亿股，间接持有1.96亿股，累计质押2.05亿股。",
    ],
)
