"""排名的次序与所列的数字不合。

## 查什么
- 「居前三位的是甲、乙、丙，分别为 30 亿元、25 亿元、20 亿元」「由高到低依次为」：数字应一路不升；
  「由低到高」「从小到大」应一路不降；
- 「第一名 3.5 亿元，第二名 3.2 亿元」「甲县最高，达 39.6℃，其次是乙县，39.2℃」：后者不应越过前者；
- 写在数字后面的名次：「赢得151席稳坐榜首，……赢得141席居亚」「18金23银38铜，位列金牌榜第5」。

## 为什么要紧
次序与数字相反，不是名次排错，就是有一个数写错。

## 例
> 出口额居前三位的是甲市、乙市、丙市，分别为 30 亿元、20 亿元、25 亿元。

20 < 25，丙市应在乙市之前。

## 何时不报
并列；约数放宽后次序仍可成立；数字说的是另一个指标（产量居前，增速分别为）；用时、杆数等以少为先的
成绩；
「其次」只是承上启下；数字与排名之间另有别的数。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons.ranked import misplaced, rankings
from auditor.relations.comparisons.rankedbyname import ranked_by_name
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import NUMBER, SHARE

CODE = "ORD403"
_CUE = regex.compile("依次|前[一二两三四五六七八九十几列\\d]|居前|[由从]|次之|其次|第二|二位|紧随")
_FIGURE = f"[{NUMBER}{SHARE}]"
_ANY = f"{NUMBER}-{template.RATIO}"
_WORDS = f"[^,;。!?:\n(){_ANY}]"
_ROW = rf"(?P<row>{_FIGURE}(?:(?:、|和|及|与|以及){_FIGURE})+)"
_NTH = rf"[一二两三四五六七八九十]|{NUMBER}|{template.OTHER}"
_ITEM = rf"{_WORDS}{{1,16}}\({_WORDS}{{0,4}}{_FIGURE}{_WORDS}{{0,3}}\)"
# 居前三位的是…，分别为 N、N、N; 排名前三的…依次为…，销量分别达 N、N、N
_LEADERS = regex.compile(
    rf"前(?:{_NTH})?(?:位|名|列|茅|强)?的[^;。!?\n{_ANY}]{{2,60}}?"
    rf"(?P<noun>[^,;。、\n{_ANY}]{{0,10}}?)(?:分别"
    rf"|依次)(?P<verb>{_WORDS}{{0,6}}?)(?:[为达是有至到]|约|超过?)*{_ROW}"
)
# 浓度最低的三个城市依次是…，分别为 N、N 和 N
_FROM_THE_END = regex.compile(
    rf"最(?:(?P<up>[低少小短慢])|[高多大长快])的[^。;!?\n]{{0,8}}依次[^。;!?\n{_ANY}]{{2,60}}?"
    rf",(?:浓度|数量|指数)?分别[为达是有至到约]*{_ROW}"
)
# 甲、乙、丙的产量居全省前三位，分别为 N、N 和 N
_IN_FRONT = regex.compile(
    rf"[居列排][^,;。\n{_ANY}]{{0,6}}前(?:{_NTH})?(?:位|名)?,"
    rf"(?:分别|依次)(?P<verb>{_WORDS}{{0,6}}?)[为达是有]*{_ROW}"
)
# 甲、乙、丙分别以 N、N 和 N 的收入居前三
_BY_FIGURES = regex.compile(
    rf"分别以(?P<row>{_FIGURE}(?:(?:、|和|及|与|以及){_FIGURE})+)的?(?P<noun>{_WORDS}{{0,10}}?)"
    rf"[暂并]?(?:位?居|位列|排名|分列|名列|列)[^,;。\n{_ANY}]{{0,6}}前(?:{_NTH})?(?:位|名|[,;。])"
)
# 排名前三的是甲（N）、乙（N）和丙（N）
_BRACKETED = regex.compile(
    rf"前(?:{_NTH})?(?:位|名|列)?的?{_WORDS}{{0,8}}"
    rf"(?:依次|分别)?[是为有](?P<row>{_ITEM}(?:(?:[、,;和及与]|以及){_ITEM}){{1,11}})"
)
# 前三名分别为：甲320票，乙280票，丙150票
_NAMED = rf"[^,;。!?:\n()、和及与{_ANY}]{{2,16}}{_FIGURE}"
_LISTED = regex.compile(
    rf"前(?:{_NTH})(?:位|名|强|大)?的?{_WORDS}{{0,10}}(?:[是为有]|分别|依次)+:?"
    rf"(?P<row>{_NAMED}(?:(?:[、,;和及与]|以及)+{_NAMED}){{1,11}})"
)
# Words in the name of an item that make its figure another one than the rank is of.
_ASIDE = regex.compile("[增降涨跌占同环均每奖去上共近]|用时|耗时|年龄|下降|其中|总[计分]|排名|合计")
_ORDER = regex.compile(
    r"(?:(?P<down>[由从](?:高[到至]低|大[到至]小|多[到至]少|强[到至]弱))"
    r"|(?P<up>[由从](?:低[到至]高|小[到至]大|少[到至]多)))"
    r"(?:的?顺序|排[列序名])?(?:,|地)?(?:依次|分别|排[列序])?(?:为|是|有|:)+"
)
_FIRST = regex.compile(
    rf"(?:(?P<up>最[低少小短])|最[高多大长强]|居首位?|居第一位?|第一位|居榜首|居首)"
    rf"(?P<between>[^;。!?\n{_ANY}]{{0,16}}?)(?P<a>{_FIGURE})[^;。!?,\n{_ANY}]{{0,6}}[,;。]"
    rf"(?P<next>[^,;。!?\n{_ANY}]{{0,12}}?)(?:次之|居次|其次(?:是|为)|位?居第二位?|紧随其后)"
    rf"(?P<after>(?:[^;。!?\n{_ANY}]|{template.DATE}){{0,12}}?)(?P<b>{_FIGURE})"
)
# 其次为2月的N。而7月及10月，分别N及N: they come behind.
_OTHERS = regex.compile(
    rf"(?:[^\P{{Han}}{_ANY}]{{0,2}})[,;。]而?{template.DATE}(?:[、和及与]{template.DATE})*,?"
    rf"(?:分别|则|也)?[为达有是]*(?P<row>{_FIGURE}(?:,?[、和及与]{_FIGURE})*)"
)
_LESS_IS_BETTER = frozenset({"秒", "分", "分钟", "小时", "杆", "天", "名", "位", "次", "岁"})
_RANK = regex.compile(r"(?:排名|位[居列]|名列|[居列]|获|获得|夺得|的?是|,|^|;|:|、)\s*$")
_MOVES = regex.compile(
    r"^(?:同比|环比|各)?(?:上涨|增长|下降|下跌|上升|提高|增加|减少|回落)?[了为达]?$"
)
_TOLD_UP = regex.compile("好|优|差|空气|浓度|PM|能耗|失误|用时|耗时|成绩|低|少|小|后|倒数|降|跌")
_BEHIND_FIGURES = regex.compile(f"[^{_ANY}]{{2,}}$")
_OFFERED = regex.compile("报价|标价|出价|投标")  # Bids are ranked by their marks, and not by price.
_MOST_ITEMS = 24
_APART = regex.standard("[。!?\n;()每均]")
_LONGEST = 16  # Characters of an item's name.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every ranking whose figures stand beside it."""
    norm = ctx.norm
    yield from _behind(ctx)
    for row, up in ranked_by_name(ctx):
        yield from _row(row, up=up)
    if not _CUE.search(norm):
        return
    if "前" in norm and ("分别" in norm or "依次" in norm):
        yield from _leaders(ctx)
    if "依次" in norm and "最" in norm:
        yield from _from_the_end(ctx)
    if "前" in norm:
        yield from _bracketed(ctx)
    if "到" in norm or "至" in norm:
        yield from _orders(ctx)
    if "次" in norm or "第二" in norm or "紧随" in norm:
        yield from _seconds(ctx)
    if "第二" in norm:
        yield from _placed(ctx)


def _behind(ctx: Context) -> Iterator[Check]:
    """Check figures whose ranks are told behind them."""
    for run in rankings(ctx):
        pair = misplaced(run)
        if pair is None:
            spans = tuple(_span(r.figure, f"第{r.rank}") for r in run)
            yield Check(CODE, Verdict.HOLDS, spans, " ≥ ".join(r.figure.text for r in run))
        else:
            yield from _row([pair[0].figure, pair[1].figure], up=False)


def _leaders(ctx: Context) -> Iterator[Check]:
    """Check 居前三位的…分别为: a row of figures from the highest down."""
    shown = template.of(ctx)
    for found in _LEADERS.finditer(shown.text):
        begin = marks.begins(shown.text, found.start("noun"), "。!?\n;")
        ranked = shown.text[begin : found.start("noun")]
        if _told_of(found["noun"], ranked) and _told_of(found["verb"], ranked):
            yield from _row(_figures(ctx, shown, found), up=False)
    for found in _BY_FIGURES.finditer(shown.text):
        if not _TOLD_UP.search(found["noun"]):
            yield from _row(_figures(ctx, shown, found), up=False)
    for found in _IN_FRONT.finditer(shown.text):
        ranked = _ranked_before(shown.text, found.start(), ";。!?\n", 60)
        if ranked and _told_of(found["verb"], ranked) and not _TOLD_UP.search(ranked):
            yield from _row(_figures(ctx, shown, found), up=False)


def _from_the_end(ctx: Context) -> Iterator[Check]:
    """Check 最低的N个城市依次是…，分别为: from the lowest up, or from the highest down."""
    shown = template.of(ctx)
    for found in _FROM_THE_END.finditer(shown.text):
        yield from _row(_figures(ctx, shown, found), up=found["up"] is not None)


def _bracketed(ctx: Context) -> Iterator[Check]:
    """Check 排名前三的是甲（N）、乙（N） and 前三名为：甲N，乙N: one figure for each name."""
    shown = template.of(ctx)
    for found in _BRACKETED.finditer(shown.text) if "(" in shown.text else ():
        ranked = _ranked_before(shown.text, found.start(), ",;。!?\n", 20)
        if ranked and not _TOLD_UP.search(ranked):
            yield from _row(_figures(ctx, shown, found), up=False)
    for found in _LISTED.finditer(shown.text):
        ranked = _ranked_before(shown.text, found.start(), ";。!?\n", 40)
        ranked += shown.text[found.start() : found.start("row")]
        if not _TOLD_UP.search(ranked.replace("成绩", "")) and not _ASIDE.search(found["row"]):
            # 前三名为甲N、乙N、丙N；损失最多的为丁N: another ranking begins at 最.
            begin, end = found.span("row")
            anew = shown.text.find("最", begin, end)
            own = shown.between(begin, anew if anew >= 0 else end)
            yield from _listed(shown.text, found.end(), [ctx.quantities[i] for i in own])


def _listed(shown: str, end: int, row: list[Quantity]) -> Iterator[Check]:
    """Check figures told right behind their names; 52分13秒 is a time, in which less is better."""
    goes_on = regex.match(rf"{_FIGURE}", shown, pos=end) is not None
    points = all(q.unit == "分" for q in row) and not goes_on
    if points or (row and row[0].unit not in _LESS_IS_BETTER):
        yield from _row(row, up=False)


def _ranked_before(shown: str, at: int, ends: str, most: int) -> str:
    """Return the words that say what is ranked: back to a mark or a figure, at most so many."""
    begin = max(marks.begins(shown, at, ends), at - most)
    words = _BEHIND_FIGURES.search(shown, begin, at)
    return words[0] if words else ""


def _told_of(words: str, ranked: str) -> bool:
    """Tell whether words before figures name nothing but what the ranking is of."""
    noun = nouns.content(words)
    return not noun or bool(_MOVES.match(words)) or nouns.covered(noun[:2], ranked) == 1


def _figures(ctx: Context, shown: template.Template, found: regex.Match[str]) -> list[Quantity]:
    return [ctx.quantities[i] for i in shown.between(*found.span("row"))]


def _orders(ctx: Context) -> Iterator[Check]:
    """Check 由高到低依次为 against the figures listed behind it."""
    starts = [c.quantity.start for c in ctx.claims]
    done = 0
    for found in _ORDER.finditer(ctx.norm):
        if found.start() < done:
            continue
        at = bisect_left(starts, found.end())
        row: list[Quantity] = []
        for claim in ctx.claims[at : at + _MOST_ITEMS]:
            if not _goes_on(ctx, claim, found.end(), row):
                break
            if not row or claim.quantity.unit == row[0].unit:
                row.append(claim.quantity)
        done = row[-1].end if row else found.end()
        yield from _row(row, up=found["up"] is not None)


def _goes_on(ctx: Context, claim: Claim, begin: int, row: list[Quantity]) -> bool:
    """Tell whether a figure is the next of a list: named shortly, with no sentence end before."""
    q = claim.quantity
    if q.value is None or q.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE):
        return False
    start = row[-1].end if row else begin
    gap = ctx.norm[start : q.start]
    return len(gap) <= _LONGEST and not _APART.search(gap)


def _seconds(ctx: Context) -> Iterator[Check]:
    """Check 甲最高，达 N；乙次之，为 N."""
    shown = template.of(ctx)
    for found in _FIRST.finditer(shown.text):
        a, b = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
        yield from _row([a, b], up=found["up"] is not None)
        more = _OTHERS.match(shown.text, found.end())
        for n in shown.between(*more.span("row")) if more else ():
            if not found["up"] and ctx.quantities[n].unit == b.unit:
                yield from _row([b, ctx.quantities[n]], up=False)


def _placed(ctx: Context) -> Iterator[Check]:
    """Check 第一名 N，第二名 N，第三名 N, one figure for each."""
    row: list[Quantity] = []
    rank, sentence = 0, -1
    waiting = False
    for claim in ctx.claims:
        q = claim.quantity
        if claim.sentence != sentence:
            yield from _ranked(row)
            row, rank, waiting, sentence = [], 0, False, claim.sentence
        if q.kind is Kind.ORDINAL:
            if q.value == rank + 1 and _is_rank(claim):
                rank, waiting = rank + 1, True
            else:
                yield from _ranked(row)
                row, rank, waiting = [], 0, False
        elif waiting and q.kind is Kind.MONEY and _OFFERED.search(claim.before):
            pass  # the mark behind it may be what is ranked
        elif waiting and q.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE) and q.value is not None:
            if len(row) == rank - 1:
                row.append(q)
            waiting = False
        elif not waiting and claim.bracket < 0 and row and q.unit == row[0].unit:
            row, rank = [], 0
    yield from _ranked(row)


def _is_rank(claim: Claim) -> bool:
    unit = claim.quantity.unit
    if unit == "" and claim.after[:1] not in ("", "的", "是", "为", "达"):
        return False  # 第一代、第二代 count generations
    return unit == "名" or (unit in ("位", "") and _RANK.search(claim.before) is not None)


def _ranked(row: list[Quantity]) -> Iterator[Check]:
    if row and row[0].unit not in _LESS_IS_BETTER:
        yield from _row(row, up=False)


def _row(row: Sequence[Quantity], *, up: bool) -> Iterator[Check]:
    """Check a row of figures from one end to the other, telling the first pair that turns."""
    if len(row) < 2 or any(q.value is None for q in row):
        return
    if any(q.unit != row[0].unit for q in row) and not _unit_at_the_end(row):
        return
    for first, second in pairwise(row):
        low, high = (first, second) if up else (second, first)
        if not interval.of(low).may_be_at_most(interval.of(high)):
            way, way_en = ("小", "below") if not up else ("大", "above")
            yield Check(
                CODE,
                Verdict.VIOLATED,
                (_span(second, "在后"), _span(first, "在前")),
                f"{first.text} {'<' if not up else '>'} {second.text}",
                f"{first.text} 排在 {second.text} 之前，却比它{way}。",
                f"{first.text} is ranked before {second.text} but lies {way_en} it.",
                Severity.WARNING,
            )
            return
    yield Check(
        CODE,
        Verdict.HOLDS,
        tuple(_span(q, "名次") for q in row),
        f" {'≤' if up else '≥'} ".join(q.text for q in row),
    )


def _unit_at_the_end(row: Sequence[Quantity]) -> bool:
    """Tell whether the last figure alone names the unit of all: 47、55和57微克/立方米."""
    last = row[-1]
    whole = last.value is not None and last.text.startswith(interval.show(last.value))
    return whole and not any(q.unit for q in row[:-1])


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="ranking-out-of-order",
    title="名次与数字不合",
    check=check,
    flags=[
        "东门店、西门店、南门店分别以35.2万元、«23.1万元»以及«28.6万元»的营业额暂居全市前三。",
        "12家门店中营业额排名前三位的分别是东门店、西门店、南门店。其中，东门店实现营业额«320万元»，增长5%；西门店实现营业额«352万元»，增长8%；南门店实现营业额280万元，下降2%。",
        "产量降幅最大的三个县分别是甲山县、乙河县和丙岭县。甲山县产量3.2万吨，下降18.6%；乙河县产量2.8万吨，下降«12.4%»；丙岭县产量4.1万吨，下降«14.2%»。",
        "年末，甲社以«6087万元»的资产规模在全县排名首位。紧随其后的分别是乙社、丙社，资产规模分别为«7163万元»、5020万元。",
        "全年接待人数最多的展馆是东馆，有«41万人次»。西馆紧随其后，有«44万人次»。",
        "浓度最低的3个城市依次是东州、南江和西陵，分别为«74»、«55»和57微克/立方米。",
        "降水最多的三个县依次是东岭、西岭、北原，分别为«128毫米»、«260毫米»、190毫米。",
        "计票结果，前三名分别为：张甲«320票»，李乙«350票»，王丙290票。",
        "产量前四的乡镇依次为：东河镇3200吨、西岭镇«2800吨»、南坪镇«2950吨»、北山镇2600吨。",
        "前三名的成绩分别是：张甲«9.85分»，李乙«9.87分»，王丙9.72分。",
        "本届比赛前三名是甲队«38分»、乙队«42分»和丙队36分。",
        "出口额居前三位的是甲市、乙市、丙市，分别为30亿元、«20亿元»、«25亿元»。",
        "投诉量排名前三的行业依次为餐饮、旅游、教育，投诉量分别为320件、«280件»、«290件»。",
        "涨幅居前的是猪肉、鸡蛋、蔬菜，分别上涨12.3%、«8.1%»和«9.6%»。",
        "纳入监测的景区中，排名前三的分别是古城（9.7万人次）、"
        "云岭（«6.2万人次»）和水街（«8.1万人次»）。",
        "分市看，甲市、乙市、丙市投资完成率居全省前三位，分别为51.6%、«48.3%»和«49.8%»。",
        "受理量前三位的依次是甲街道、乙街道、丙街道，分别为2870件、«2412件»、«2536件»，"
        "三个街道合计占35%。",
        "发送量居前的车站依次为甲站、乙站、丙站，分别发送旅客286.4万人次、"
        "«158.9万人次»和«203.7万人次»。",
        "各区财政收入由高到低依次为：东区56亿元、西区«48亿元»、南区«52亿元»、北区31亿元。",
        "降雨量从小到大依次是甲县80毫米、乙县«106毫米»、丙县«98毫米»。",
        "票房第一名为《甲片》«3.2亿元»，第二名为《乙片》«3.5亿元»，第三名为《丙片》2.1亿元。",
        "其中甲省产量最高，达«320万吨»；乙省次之，为«350万吨»；丙省第三，为280万吨。",
        "入园人数于8月份为全年最高，达«305.8万人次»，其次为2月份的«324.6万人次»。",
        "出境人次以12月为全年最多，达«972.6万人次»，其次为11月，为«973.8万人次»。",
        "全省最高气温出现在甲县，为«39.2℃»，其次是乙县«39.6℃»。",
        "前进会共赢得151席稳坐榜首，为民会赢得«141席»居亚，而自由会赢得«171席»，排名第3。",
        "甲队这次拿到«12金»14银25铜的成绩，列金牌榜第4位。乙队以«18金»23银38铜位居金牌榜第5。",
        "本届甲队以«69金»高居榜首。\n乙队共拿到«76金»65银91铜。",
        "本届东队以«69金»高居榜首。\n西队延续着2006年该赛事以来的“第二”地位，共拿到«76金»65银91铜。",
        "东县粮食产量320万吨，居全省第一，西县粮食产量«210万吨»，居全省第三，"
        "南县粮食产量«240万吨»，居全省第四。",
        "游客以8月最多，达36.58万人次，其次为2月的«30.44万人次»。而7月及10月，分别«31.39万人次»及30.36万人次。",
        "游客以8月为全年最多，达«30.58万人次»，其次为2月份的«32.44万人次»。",
    ],
    passes=[
        "评标结果：第一名报价865.2万元，得分91.4分；第二名报价872.6万元，得分88.7分。",
        "损失前三名的县依序为甲县25亿余元、乙县19亿余元、丙县15亿余元；损失最多的为渔产38亿余元，集中在甲县。",
        "东门店、西门店、南门店分别以35.2万元、31.2万元以及28.6万元的营业额暂居全市前三。",
        "甲、乙、丙分别以12.3秒、12.5秒和12.8秒的成绩位居前三。",
        "12家门店中营业额排名前三位的分别是东门店、西门店、南门店。其中，东门店实现营业额352万元，增长5%；西门店实现营业额320万元，增长8%；南门店实现营业额280万元，下降2%。",
        "产量最高的三个镇是东河镇、西山镇和南岭镇。东河镇产量3.2万吨；西山镇产量3.5万吨；南岭镇产量2.1万吨。",
        "排名前三位的分别是东门店、西门店、南门店。其中，东门店有职工32人，实现营业额352万元；西门店有职工45人，实现营业额320万元；南门店有职工28人。",
        "年末，甲社以7163万元的资产规模在全县排名首位。紧随其后的分别是乙社、丙社，利润分别为87万元、50万元。",
        "浓度最低的3个城市依次是东州、南江和西陵，分别为47、55和55微克/立方米；最高的2个依次是东岭、北原，分别为94和84微克/立方米。",
        "本届东队以69金高居榜首。\n西队在2006年共拿到76金65银91铜；南队在第5届拿到96金35银21铜。",
        "入园人数于8月份为全年最高，达365.8万人次，其次为2月份的324.6万人次。",
        "计票结果，前三名分别为：张甲420票，李乙350票，王丙290票。",
        "男子组前三名依次为：张甲52分13秒、李乙53分8秒、王丙54分2秒。",
        "PM2.5浓度前三位依次为：甲市28微克、乙市30微克、丙市33微克。",
        "空气质量前三名依次为：甲区28微克、乙区30微克、丙区31微克。",
        "产量前三名为甲县，增长3%，乙县，增长5%，丙县，增长2%。",
        "37例病例中，第一代2例，第二代11例，第三代24例。",
        "出口额居前三位的是甲市、乙市、丙市，分别为30亿元、25亿元、20亿元。",
        "产量居前三位的是甲市、乙市、丙市，增速分别为3.0%、5.2%、4.1%。",
        "票房第一名为《甲片》3.5亿元，第二名为《乙片》3.2亿元，第三名为《丙片》2.1亿元。",
        "空气质量指数由好到差前三位依次为甲区（3.02）、乙区（3.11）、丙区（3.26）。",
        "排名前三的是甲区（28家）、乙区（25家）、丙区（25家）。",
        "甲市、乙市产量居全省前两位，增速分别为3.1%、5.2%。",
        "男子组第一名用时52秒，第二名53秒，第三名54秒。",
        "各区财政收入由高到低依次为：东区56亿元、南区48亿元、西区48亿元。",
        "孩子从小到大是奶奶带的，每月花费300元，后来要500元。",
        "占比最高的是甲类，占40%，其次，投入45%用于乙类。",
        "37例中，第一代2例，第二代11例，第三代24例。",
        "排名第四至第十位的是甲、乙、丙、丁、戊、己、庚。",
        "甲省产量最高，达350万吨，乙省次之，为320万吨。",
        "全省最低气温为甲县-12.5℃，其次是乙县-10.2℃。",
        "前进会共赢得151席稳坐榜首，为民会赢得141席居亚，而自由会赢得71席，排名第3。",
        "本届甲队以99金高居榜首。\n2008年甲队拿到100金65银91铜，上届101金6银7铜，今年乙队76金65银91铜。",
        "甲县生产总值320亿元，居全省第三，财政收入80亿元，居全省第二；进出口400亿元，居第五。",
        "甲队夺得12金，列金牌榜第4位。上届乙队以18金位居金牌榜第5。",
        "东县粮食产量320万吨，居全省第三，2019年西县粮食产量210万吨，居全省第二。",
        "游客以8月为全年最多，达36.58万人次，其次为11月，为32.44万人次。",
        "第一名奖励3000元、证书1本，第二名奖励2000元、证书2本。",
    ],
)
