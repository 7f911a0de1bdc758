"""部分除以整体，得不出文中所写的占比。

## 查什么
「504 个县，占全国 1786 个县的 28%」「收入 47.85 亿元，收入占比 67.90%」：部分、整体、占比应一致。
整体未写在同一处时，到文中按名称去找；几个部分都写明「占某总数的百分之几」时，
各自反推出的总数应是同一个。
没有点明整体的「占总数」、紧跟在部分后面的括号、「使用率分别为……，用户分别达……」，
以同类的其他占比共同指向的那个数为整体；收入中位数「是平均数的百分之几」以前文同名的平均数为准。

## 为什么要紧
占比是读者记住的数。部分、整体、占比之中必有一个写错。

## 例
> 全区现有企业 40 家，已开业 30 家，占 85%。

30 ÷ 40 = 75%，文中 85%。

## 何时不报
整体不在文中（占全国、占全省等）；哪个数是整体尚有别的读法且能成立；占比是截断所得；
「约」「超」放宽后相容；反推出的总数只有两处可比而名称不尽相同。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.proportions import (
    agreeing,
    holdings,
    medians,
    samestock,
    shares,
    together,
    wholes_of_shares,
)
from auditor.relations.proportions.holdings import Holding
from auditor.relations.proportions.shares import Share
from auditor.relations.proportions.together import Together
from auditor.relations.proportions.wholes_by_name import Tie, Whole
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed, judge
from auditor.relations.text import marks, nouns, tellers

CODE = "PCT201"
_RELATIVE = regex.compile("[其该]|所持|持有|自身|本人|个人|前者|后者|上述")  # One whole for each.
_CLASSES = ("以上", "以下", "以内", "之上", "之下")
_SEVERAL = regex.compile("全部|合计|总计")
_MOST = 24  # Statements that are looked at together, and figures of a sentence before one.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every share whose part and whole the article states."""
    found = list(_told_shares(ctx))
    yield from found
    missed = {s.start for c in found if c.verdict is Verdict.VIOLATED for s in c.spans}
    for pair in samestock.read(ctx, ctx.once(shares.read)):
        both = (pair.first, pair.second)
        if any(ctx.quantities[i].start in missed for s in both for i in (s.part, s.share)):
            continue
        figures = (ctx.quantities[pair.first.part], ctx.quantities[pair.first.share])
        whole = Whole(pair.wholes[0], figures, Tie.ROW)
        yield replace(_whole_told(ctx, pair.second, whole), severity=Severity.WARNING)


def _told_shares(ctx: Context) -> Iterator[Check]:
    open_: list[Share] = []
    told = ctx.once(shares.read)
    held = {h.own: h for h in holdings.read(ctx, told)}
    together_told = tuple(together.read(ctx))
    of_several = {t.share.start for t in together_told}
    for share in told:
        if ctx.quantities[share.share].start in of_several:
            continue
        if share.part < 0 or not _usable(ctx.quantities[share.part]):
            continue
        if ctx.quantities[share.part].hedge.endswith(_CLASSES):
            continue  # 10万平方米以上的展会占6.6%: the figure names a class
        if ctx.quantities[share.share].value is None:
            continue
        if share.whole >= 0:
            yield from _explicit(ctx, share)
        elif share in held:
            yield from _held(ctx, held[share])
        elif _RELATIVE.search(share.words):
            yield from _relative(ctx, share)
        else:
            open_.append(share)
    by_speaker: dict[str, list[Share]] = {}
    for share in open_:
        who = tellers.speaker(ctx, ctx.quantities[share.share].start)
        by_speaker.setdefault(who, []).append(share)
    for told_by_one in by_speaker.values() or ([],):
        yield from _untold_wholes(ctx, told_by_one)
    for several in together_told:
        yield from _together(several)
    for median, mean, stated in medians.read(ctx):
        if stated.value is not None:
            yield _told(_result(median, mean, stated), median, mean, stated)


def _untold_wholes(ctx: Context, told: Sequence[Share]) -> Iterator[Check]:
    """Check the shares of one speaker whose whole does not stand beside them."""
    untied: list[Share] = []
    for _, same in groupby(told, key=lambda s: _row(ctx, s)):
        row = list(same)
        for start in range(0, len(row), _MOST):
            some = row[start : start + _MOST]
            for share, whole in zip(
                some, wholes_of_shares.of(ctx, some, told[:_MOST]), strict=True
            ):
                whole = whole or agreeing.named_slip(ctx, share) or agreeing.market(ctx, share)
                if whole is not None:
                    yield _whole_told(ctx, share, whole)
                else:
                    untied.append(share)
    for tied in agreeing.read(ctx, untied, told):
        yield replace(_whole_told(ctx, tied.share, tied.whole), severity=Severity.WARNING)


def _together(t: Together) -> Iterator[Check]:
    """Check the share that several parts have together."""
    if t.of_shares:
        made = together.summed(t)
        slipped = is_plain_slip(t.share, made, seldom=SURE)
        verdict = Verdict.HOLDS if made.meets(allowed(t.share)) else Verdict.VIOLATED
        if verdict is Verdict.HOLDS or slipped:
            yield _sum_told(t, verdict, None)
        return
    whole = next((w for w in t.wholes if together.fits(t, w)), None)
    if whole is not None:
        yield _sum_told(t, Verdict.HOLDS, whole)
        return
    near = [w for w in t.wholes if _by_a_slip(t, w)]
    if len(near) == 1:
        yield _sum_told(t, Verdict.VIOLATED, near[0])


def _by_a_slip(t: Together, whole: Quantity) -> bool:
    """Tell whether one slip of the share or of a part explains a share that misses."""
    made, of_whole = together.summed(t), interval.of(whole)
    half = Interval(-t.share.half_unit, t.share.half_unit)
    if is_plain_slip(t.share, (made / of_whole).scaled(100) + half):
        return True
    needed = of_whole.scaled(Fraction(1, 100)) * interval.of(t.share) - made
    return any(is_plain_slip(q, needed + interval.of(q)) for q in t.parts)


def _sum_told(t: Together, verdict: Verdict, whole: Quantity | None) -> Check:
    terms = " + ".join(show(q.value) for q in t.parts)
    made = sum((q.value or Fraction(0) for q in t.parts), Fraction(0))
    if whole is not None and whole.value:
        made = 100 * made / whole.value
        terms = f"({terms}) ÷ {show(whole.value)}"
    result = show_rounded(made)
    return Check(
        CODE,
        verdict,
        (
            _span(t.share, "合计占比"),
            *(_span(q, "部分") for q in t.parts),
            *([_span(whole, "整体")] if whole else []),
        ),
        f"{terms} = {result}%，文中 {t.share.text}",
        f"各部分合计占 {result}%，文中写作 {t.share.text}。",
        f"The parts together make {result}%, but the article states {t.share.text}.",
        Severity.WARNING,
    )


def _row(ctx: Context, share: Share) -> tuple[int, str]:
    return share.sentence, ctx.quantities[share.part].unit


def _whole_told(ctx: Context, share: Share, whole: Whole) -> Check:
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    if len(whole.figures) == 1:
        return _told(_result(part, whole.figures[0], stated), part, whole.figures[0], stated)
    value = wholes_of_shares.nominal(whole)
    assert part.value is not None and value
    exact = 100 * part.value / value
    computed = (interval.of(part) / whole.value).scaled(100)
    verdict = judge(exact, computed, stated)
    result = show_rounded(exact)
    others = [q for q in whole.figures if q is not part and q is not stated]
    return Check(
        CODE,
        verdict,
        (_span(stated, "占比"), _span(part, "部分"), *(_span(q, "同一整体") for q in others)),
        f"{show(part.value)} ÷ {show_rounded(value)} = {result}%，文中 {stated.text}",
        f"按同一整体的其他数据，{part.text} 应占 {result}%，文中写作 {stated.text}。",
        f"The other figures of the same whole make this {result}%, not {stated.text}.",
        Severity.WARNING if whole.tie is Tie.FIT else Severity.ERROR,
    )


def _usable(q: Quantity) -> bool:
    return q.value is not None and q.value > 0


def _result(part: Quantity, whole: Quantity, share: Quantity) -> Verdict:
    assert part.value is not None and whole.value is not None
    computed = (interval.of(part) / interval.of(whole)).scaled(100)
    return judge(100 * part.value / whole.value, computed, share)


def _told(verdict: Verdict, part: Quantity, whole: Quantity, share: Quantity) -> Check:
    assert part.value is not None and whole.value is not None
    result = show_rounded(100 * part.value / whole.value)
    return Check(
        CODE,
        verdict,
        (_span(share, "占比"), _span(part, "部分"), _span(whole, "整体")),
        f"{show(part.value)} ÷ {show(whole.value)} = {result}%，文中 {share.text}",
        f"部分 {part.text} 占整体 {whole.text} 的 {result}%，文中写作 {share.text}。",
        f"{part.text} of {whole.text} is {result}%, but the article states {share.text}.",
        Severity.ERROR,
    )


def _explicit(ctx: Context, share: Share) -> Iterator[Check]:
    """Check a share whose whole is named with its figure (占全国1786个县的28%)."""
    whole, stated = ctx.quantities[share.whole], ctx.quantities[share.share]
    if not _usable(whole):
        return
    # 占3万户企业的4成；…占3万户企业的6成: the whole named before is no part of itself.
    parts = [
        q
        for q in _before(ctx, share.part, share)
        if q.unit == whole.unit and q.value != whole.value
    ]
    yield from _best([(part, whole) for part in parts], stated, sure=True)


def _relative(ctx: Context, share: Share) -> Iterator[Check]:
    """Check a share of something that belongs to the subject (占其所持股份的77.35%)."""
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    before = _before(ctx, share.part - 1, share)
    named = [
        q
        for q in before
        if q.unit == part.unit and nouns.covered(share.words, _words(ctx, q)) >= 0.75
    ]
    sure = len(named) == 1 and not _SEVERAL.search(share.words)
    fitting = [q for q in named if q.value and part.value and q.value >= part.value]
    yield from _best([(part, whole) for whole in fitting], stated, sure)


def _held(ctx: Context, holding: Holding) -> Iterator[Check]:
    """Check a share of a holding, and what the same part is of all there is."""
    part, stated = ctx.quantities[holding.own.part], ctx.quantities[holding.own.share]
    yield from _best([(part, whole) for whole in holdings.wholes(ctx, holding)], stated, sure=True)
    if holding.again is not None:
        value = wholes_of_shares.implied(ctx, holding.held)
        figures = (ctx.quantities[holding.held.part], ctx.quantities[holding.held.share])
        yield _whole_told(ctx, holding.again, Whole(value, figures, Tie.ROW))


def _words(ctx: Context, q: Quantity) -> str:
    """Return the words of the sentence before a figure, a line long at most."""
    begin = marks.begins(ctx.norm, q.start, ",;。\n")
    return ctx.norm[max(begin, q.start - 40) : q.start]


def _before(ctx: Context, last: int, share: Share) -> list[Quantity]:
    """Return the usable figures of the sentence up to a quantity, nearest first."""
    sentence = ctx.claims[share.share].sentence
    found: list[Quantity] = []
    for i in range(last, max(last - _MOST, -1), -1):
        if ctx.claims[i].sentence != sentence:
            break
        q = ctx.quantities[i]
        if _usable(q) and q.kind not in (Kind.SHARE, Kind.POINTS, Kind.MULTIPLE):
            found.append(q)
    return found


def _best(
    pairs: Sequence[tuple[Quantity, Quantity]], share: Quantity, sure: bool
) -> Iterator[Check]:
    """Yield the check of the first pair that agrees, or if the tie is sure the one that misses."""
    for part, whole in pairs:
        verdict = _result(part, whole, share)
        if verdict is not Verdict.VIOLATED:
            yield _told(verdict, part, whole, share)
            return
    if pairs and sure:
        yield _told(Verdict.VIOLATED, *pairs[0], share)


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="share-mismatch",
    title="占比与部分、整体不符",
    check=check,
    flags=[
        "受访的«740家»企业中，«384家»订单增加，占«60%»；160家持平，占25%；96家减少，占15%。",
        "拥有博士学位的«628人»，占专任教师（«1256人»）的«53%»。",
        "股东李某持有«4280万股»，占公司总股本的«8.15%»；拟减持不超过«525万股»，占公司总股本的«1.30%»。",
        "新春档总票房«12.46亿元»，观影人次3120万，国产影片票房«11.08亿元»，市场占比«98.92%»。",
        "全年售出门票的总收入为«4812万元»，演出312场，戏曲演出的收入«1347万元»，市场占比«72.99%»。",
        "1至5月，完成基金支出«4903万元»，占年初预算«5497万元»的«74.5%»，同比下降78.5%。",
        "上半年36家农场合计营业收入1518.6万元，净利润«840.25万元»。\n前十家农场净利润合计«536.42万元»，占行业总额«68.3%»。",
        "前三季度，全市新发放技改贷款及贴息贷款«1812.5亿元»。\n分类型看，民营企业是主要受益者，新发放技改贷款及贴息贷款«1337亿元»，占比«78.3%»。",
        "股东某甲近日解押«1653.4万股»，占其所持股份的«4.91%»。\n截至目前，某甲持有股份«318,460,725股»，占总股本的38.26%。",
        "上半年全市共发生«472起»合同纠纷，下降6%。从类型看，买卖、租赁和借款三类共«318起»，占合同纠纷数的«76.4%»。",
        "远洲股份公告，控股股东昨日增持公司股份«120.45万股»，占公司总股本的«0.251%»。增持后，其持有公司股份«14382.61万股»，占公司总股本的«28.10%»。",
        "受理量前三位的区县分别为甲区«412件»、乙县«388件»、丙县«300件»，占全市受理总量«2210件»的«94.8%»。",
        "共办理工单«3180件»。位居前三的工单：交通类«912件»、城建类«745件»、政法类«523件»，占工单总量的«86.6%»。",
        "全年接报火灾18.4万起，处置警情«41.2万起»。扑灭火灾«18.1万起»（另有0.3万起未出动），抢险«11.6万起»，合计占总数的«27.1%»。",
        "312人“经常去”，占受访者的«13.0%»，另有840人“偶尔去”，占«35.0%»，两者合计«46.0%»。",
        "全市生产总值1862.4亿元，增长6.2%；一般预算收入«136.5亿元»，增长8.5%，其中税收«95.6亿元»，占«78.0%»。",
        "当月成交«6240户»，其中80平方米以下2730户，80至120平方米«2496户»，120平方米以上1014户，分别占43.8%、«46.0%»和16.3%。",
        "全省共查获违章«90.1万起»。\n夜间查获58万起，占总数的64.3%。\n市区查获51.4万起，占总数的57%。\n老手查获«47.4万起»，占总数的«62.8%»。",
        "全省进出口«4823.7亿元»。对东盟进出口«893.2亿元»，增长3.4%；对美国进出口«724.6亿元»，增长5.2%；对欧盟进出口«511.9亿元»，下降3.4%。上述三者合计占全省进出口总值的«44.5%»。",
        "前7个月，江南省外贸进出口1.15万亿元，其中，出口«7070.6亿元»，进口4431.3亿元。机电产品出口«3502亿元»，增长8.7%，占同期江南省外贸出口总值的«43.2%»。",
        "规模以上企业实现利润总额«50124.2亿元»。制衣业实现利润«4211.5亿元»，同比增长6.6%，增速比上月提升3.6个百分点，占规模以上企业利润总额的«4.8%»。",
        "全市充电桩达«38.4万个»，比上年末增加4.6万个，占充电设施总数的«34.2%»。充电设施总数«118.5万个»。",
        "公司实现营业收入«18.62亿元»。电缆收入11.17亿元，占营业收入的60.0%；器件收入«5.21亿元»，占«82.0%»；其他2.24亿元。",
        "全县外贸总值«5218.6亿元»。甲类贸易«3423.4亿元»，占全部贸易额的«56.6%»；乙类1132.4亿元，占21.7%；丙类521.9亿元，占10.0%。",
        "总投资3.42万亿元，年度计划投资«6810亿元»。1—5月，累计完成投资«2719.2亿元»，占年度计划的«44.0%»。",
        "全县耕地总面积«480万亩»，其中水田«120万亩»，占总面积的«30%»。",
        "全年营业收入«48亿元»，海外收入«12亿元»，占总收入的«30%»。",
        "营业收入«48亿元»，其中海外收入«12亿元»，占收入总额的«30%»。",
        "果园面积«480亩»，其中梨园面积«120亩»，占总面积的«30%»。",
        "物业536件，占«25.0%»；噪声365件，占«17.0%»；交通322件，占«15.0%»，三类诉求合计占总量的«75.0%»。",
        "全县受理诉求«21460件»。前三位依次是甲镇、乙镇、丙镇，分别为«2870件»、«2412件»、«2236件»，三个镇合计占全县的«53.0%»。",
        "年末人口«140489万人»，比上年末减少339万人。其中城镇常住人口«95380万人»。城镇常住人口占比«68.79%»。",
        "已有«504个»村通了班车，占全县«1786个»村的«82%»。",
        "库存化肥«150万吨»，已经调运的有«60万吨»，占«60%»。",
        "全年门票收入为«16,055元»。其中：东区«8,544元»，占门票收入总数的«52.32%»；西区2,185元，占门票收入总数的13.61%。",
        "全县登记人口为«86,500人»。男性«44,115人»，占«50.10%»；女性42,385人，占49.00%。",
        "全年受理来件«86.4万件»。其中，电话来件«52.7万件»，占«61.6%»。",
        "信用类贷款«585.00亿元»，抵押类贷款«355.90亿元»，票据«59.10亿元»，占比分别为«58.50%»、«35.95%»、«5.91%»。",
        "全市房屋投资«1684.3亿元»，增长2.1%；其中，住宅投资«1413.1亿元»，占房屋投资的比重为«88.9%»。",
        "公司实现营收58.64亿元；归属于上市公司股东的净利润«6.21亿元»，增长25.7%。公司拟每10股派2元，合计派现«2.3亿元»，占上半年归母净利润的«30.7%»。",
        "李某持有公司股份«8450.3万股»，占公司总股本的16.90%，累计质押股份«6084.2万股»，占其所持股份的«70.20%»，占公司总股本的12.17%。",
        "李某持有公司股份«8450.3万股»，占公司总股本的«16.90%»。本次质押后，其累计质押«6084.2万股»，占其持股总数的72.00%，占公司总股本的«21.17%»。",
        "全县共接报险情«28.1万起»，死1390人。其中山区«15.2万起»，死1071人，起数占总数的«44.3%»，死亡人数占总数的77.1%。",
        "全年共接报水灾28.1万起，亡«1390人»，伤881人。发生在农村的水灾25.8万起，亡«1317人»，伤810人，分别占总数的91.8%、«97.4%»和91.9%。",
        "全省共查获违章«90.1万起»。\n夜间查获58万起，占总数的64.3%。\n市区查获«51.4万起»，占总数的«75%»。",
        "全市生效判决涉及案犯«27208人»。其中青年案犯14119人，占有罪案犯的51.9%。再犯«4844人»，占有罪案犯的«18.7%»。",
        "截至年底，读者总数达«10.32亿»。读者中，小说、漫画、诗歌使用率分别为97.5%、«84.5%»和90.5%，用户规模分别达10.07亿、«9.75亿»和9.34亿。",
        "截至年底，读者总数达«13.02亿»。读者中，小说、漫画、诗歌使用率分别为«97.5%»、94.5%和90.5%，用户规模分别达«10.07亿»、9.75亿和9.34亿。",
        "名册上有5223万选民，«3929万»选民投了票。其中，«2943万»选民（«63.45%»）投给两党。",
        "共推选职工代表«4430名»。\n职工代表中：党员代表«3200人»，占«72.68%»；女代表1422人，占32.3%；青年代表459人，占10.42%；连任代表1979人，占44.95%。",
        "全国规模企业实现利润总额«50124.2万元»。制鞋业实现利润«4211.5亿元»，占规模企业实现利润总额的«8.4%»。",
        "以汉族为主，达6798人；另有13个少数民族，共«66人»。其中畲族«41人»，占少数民族人口的«26.1%»；苗族6人，占9.1%。",
        "全年查获酒驾«17.7万起»。严重酒驾«2.2万起»，占酒驾总量的比重由上年的18.2%降至«16.1%»。",
        "全市居民人均可支配收入«14063元»，增长8.7%。\n全市居民人均可支配收入中位数«12186元»，增长8.4%，中位数是平均数的«78.6%»。",
    ],
    passes=[
        "拥有博士学位的628人，占专任教师（1256人）的50%。",
        "股东李某持有4280万股，占公司总股本的8.15%；拟减持不超过525万股，占公司总股本的1.00%。",
        "公司回购注销后，李某持有4280万股，占公司总股本的8.15%；王某持有525万股，占公司总股本的1.30%。",
        "第一期稻作計畫種植面積為185,360公頃，比去年少2,140公頃。\n在第二期作部分，已種44,166公頃，到月底累積到71,026公頃，占計畫種植面積47.42%。",
        "其次是東岸三‧三萬人次，十二年來最多，增加六十九‧二%，其中渡船乘客○‧八萬人次（佔比二十三‧一%），增一‧九倍。",
        "前十个月入境旅客13699516人次，增长44.1%。甲地旅客增幅达78.1%，为7836240人次，占总数57.2%，乙地及丙地旅客亦分别占30.7%及7.6%。",
        "新春档总票房12.46亿元，观影人次3120万，国产影片票房11.08亿元，市场占比88.92%。",
        "公司总收入4812万元，员工312人，轴承收入1347万元，市场占比6.5%。",
        "上半年36家农场合计营业收入1518.6万元，净利润840.25万元。\n前十家农场净利润合计536.42万元，占行业总额63.8%。",
        "甲社净利润840.25万元。前十家农场净利润合计536.42万元，占行业总额68.3%。",
        "截至11月底，固定电话用户总数达17.9万户。其中，甲镇固定电话用户达10.02万户，占固定电话用户的56%。\n上年报告说，截至3月末，乙镇用户达2.85万户，占固定电话用户的17.8%。",
        "前三季度，全市新发放技改贷款及贴息贷款1812.5亿元。\n分类型看，民营企业新发放技改贷款及贴息贷款1337亿元，占比73.8%。其中小微企业新发放技改贷款622亿元，占比46.5%。",
        "股东某甲近日解押1563.4万股，占其所持股份的4.91%。\n截至目前，某甲持有股份318,460,725股，占总股本的38.26%。",
        "股东某甲将420万股办理解押，占其所持股份比例4.12%。\n某甲及其一致行动人合计持有股份1.35亿股，占总股本的25.31%。",
        "某甲解押480万股，占其所持股份的70.15%。\n截至目前，控制人某甲、某乙、某丙共计持有股份6350万股，占总股本的65.20%。",
        "上半年全市共发生472起合同纠纷，下降6%。从类型看，买卖、租赁和借款三类共318起，占合同纠纷数的67.4%。",
        "远洲股份公告，控股股东昨日增持公司股份120.45万股，占公司总股本的0.251%。增持后，其持有公司股份13482.61万股，占公司总股本的28.10%。",
        "甲水股份公告，第二股东增持12.4万股，持有公司1240.5万股，占公司总股本的6.20%。\n乙山科技公告，控股股东昨日增持公司51.2万股，占公司总股本的0.085%。增持后持有公司22814.6万股，占公司总股本的37.875%。",
        "受理量前三位的区县分别为甲区412件、乙县388件、丙县300件，占全市受理总量2210件的49.8%。",
        "312人“经常去”，占受访者的13.0%，另有840人“偶尔去”，占35.0%，两者合计48.0%。",
        "甲占受访者的13.0%，比上年增长4%，乙占35.0%，两者合计增长6.0%。",
        "全市生产总值1862.4亿元，增长6.2%；一般预算收入136.5亿元，增长8.5%，其中税收95.6亿元，占70.0%。",
        "共办理工单3180件。位居前三的工单：交通类912件、城建类745件、政法类523件，占工单总量的68.6%。",
        "共受理来件14.8万件，来访1540人。住宅类来件6.2万件，来访1180人，件数占总数的41.9%；商铺类来件1.5万件，来访160人，分别占总数的10.1%和10.4%。",
        "2万至4万平方米的展会最多，共727个，占比45.6%；6万至12万平方米、2万平方米以下和12万平方米以上规模展会居后，占比分别为14.1%、13.0%和6.6%。",
        "按经营地分，县城销售额734.6亿元，镇区销售额165.4亿元，县城占比81.6%。",
        "当月成交6240户，其中80平方米以下2730户，80至120平方米2496户，120平方米以上1014户，分别占43.8%、40.0%和16.3%。",
        "前三季度全省货物贸易总值5218.6亿元，增长3.4%。\n一般贸易进出口3423.4亿元，占65.6%；加工贸易进出口1132.4亿元，占21.7%；"
        "以保税方式进出口521.9亿元，占10.0%。\n民营企业进出口3360.8亿元，占64.4%；外资企业进出口1404.0亿元，占26.9%；"
        "国有企业进出口438.4亿元，占8.4%。",
        "全年净利润6.21亿元。公司拟合计派现2.3亿元，占上半年归母净利润的85.2%。",
        "李某持有公司股份8450.3万股，占公司总股本的16.90%，累计质押股份6084.2万股，占其所持股份的72.00%，占公司总股本的12.17%。",
        "李某持有公司股份8450.3万股，占公司总股本的16.90%。本次质押1000万股，占其所持股份的11.83%，占公司总股本的2.00%；累计质押6084.2万股，占其所持股份的72.00%，占公司总股本的12.17%。",
        "李某原持有公司股份9450.3万股，占公司总股本的18.90%，减持后持有8450.3万股，其质押6084.2万股，占其所持股份的72.00%。",
        "实现产值812亿元，占3.4万户企业总产值的41%；实现收入955亿元，占3.4万户企业的57%。",
        "全年共接报火灾28.1万起，亡1390人，伤881人。发生在住宅的火灾25.8万起，亡1317人，伤810人，分别占总数的91.8%、94.7%和91.9%。",
        "全省进出口4823.7亿元。对东盟进出口893.2亿元，增长3.4%；对美国进出口742.6亿元，增长5.2%；对欧盟进出口511.9亿元，下降3.4%。上述三者合计占全省进出口总值的44.5%。",
        "全市出口800亿元。民营企业进出口900亿元，其中出口500亿元。高新产品出口120亿元，占全市出口总值的15%，占民营企业出口的18%。",
        "今年一季度，三省进出口总值达4.49万亿元，占全国的37.9%。其中，三省出口2.81万亿元，占全国出口总额的41%。",
        "公司实现营业收入18.62亿元。电缆收入11.17亿元，占营业收入的60.0%；其中出口5.21亿元，占46.6%。",
        "全市充电桩达38.4万个，占充电设施总数的32.4%。去年充电设施总数96.2万个。",
        "全年营业收入48亿元，海外收入12亿元，占总收入的25%。",
        "营业收入48亿元，投资收益12亿元，占总利润的30%。",
        "对东盟、欧盟、美国进出口分别为893.2亿元、742.6亿元、511.9亿元，合计占44.5%。1—11月进出口总值4823.7亿元。",
        "进出口总值20.1万亿元。对甲、乙、丙分别进出口3.08万亿元、2.75万亿元、2.25万亿元，三者合计占总值的40.2%。",
        "诉求集中在五类：物业536件，占25.0%；噪声365件，占17.0%，五类诉求合计占总量的78.0%。",
        "全年接报火灾18.4万起，处置警情41.2万起。扑灭火灾18.1万起（另有0.3万起未出动），抢险11.6万起，合计占总数的72.1%。",
        "登记人口为86,500人。男性44,115人，占51.00%；女性42,385人，占49.00%。",
        "全年受理来件86.4万件。从渠道看，电话来件52.7万件，占61.0%；网上来件33.7万件，占39.0%。",
        "甲片以8.12亿元居首，票房占比30.3%；乙片收5.67亿元，占21.1%。",
        "常住人口86.4万人，60岁及以上15.5万人，占17.9%，其中65岁及以上11.1万人，占12.8%。",
        "每3名成年人中就有1名常听书，占33.6%。",
        "要求参会的20项指标中，民生类占7项，占全部20项的三分之一还多。",
        "信用类贷款585.00亿元，抵押类贷款355.90亿元，票据59.10亿元，占比分别为58.50%、35.59%、5.91%。",
        "已有504个村通了班车，占全县1786个村的28%。",
        "水浇地有150万亩，安装滴灌设备的有60万亩，占40%。",
        "甲公司直接持股3.99亿股，间接持股1.96亿股，已质押2.05亿股，占其全部持股总数的34.38%。",
        "甲持有本公司股份3016万股，占公司股份总数的7.34%，累计质押2941万股，占其所持公司股份总数的97.51%；"
        "乙持有本公司股份9005万股，占公司股份总数的21.91%，累计质押9005万股，占其所持公司股份总数的100%。",
        "工业增加值120亿元，增长5%，占全市的比重为23.4%；服务业增加值80亿元，占全市的比重为51%。",
        "全县共接报险情28.1万起，死1390人。其中山区12.5万起，死1071人，起数占总数的44.3%，死亡人数占总数的77.1%。",
        "全省共查获违章90.1万起。\n夜间查获58万起，占总数的64.3%。\n市区查获51.4万起，占总数的57%。",
        "截至年底，读者总数达10.32亿。读者中，小说、漫画、诗歌使用率分别为97.5%、94.5%和90.5%，用户规模分别达10.07亿、9.75亿和9.34亿。",
        "三省读书率分别为97.5%、84.5%和90.5%，用户规模分别达1007万、975万和934万。全国读者总数达1.32亿。",
        "共推选职工代表4403名。\n职工代表中：党员代表3200人，占72.68%；女代表1422人，占32.3%；青年代表459人，占10.42%；连任代表1979人，占44.95%。",
        "全年查获酒驾17.7万起。严重酒驾2.2万起，占酒驾总量的比重由上年的18.2%降至12.4%。",
        "名册上有5223万选民，3929万选民投了票，较上届增加294万选民（8.1%）。",
        "全市居民人均可支配收入14063元，增长8.7%。其中，城镇居民人均可支配收入19770元。\n全市居民人均可支配收入中位数12186元，中位数是平均数的86.7%；城镇居民人均可支配收入中位数18048元，是平均数的91.3%。",
    ],
)
