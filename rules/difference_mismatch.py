"""增减的数量与新旧两个数之差不一致。

## 查什么
「甲 502 万吨，比上年 312 万吨增加 190 万吨」「由 5% 降至 4.8%，下降 0.2 个百分点」：
新旧两数与其差都写在文中，差应等于两数相减。

## 为什么要紧
三个数必有一个是错的，读者无从知道是哪一个。

## 例
> 水产品产量达到 502 万吨，比两年前的 312 万吨增加了 170 万吨。

502 − 312 = 190，文中 170。

## 何时不报
三个数单位不同；差为约数且放宽后相容；比较的是另一个指标；方向本身相反（由方向规则去报）。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import baselines, changes
from auditor.relations.comparisons.changes import Change
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import between, judge
from auditor.relations.text import template
from auditor.relations.text.template import ANY, NUMBER

CODE = "CHG302"
# 甲得N票，乙得N票，两人相差N票: the gap between two figures told before.
_GAP = regex.compile(
    rf"(?:相差|差距[为是达]?|落后[^,;。{NUMBER}-{template.RATIO}]{{0,6}})[仅约了]*(?P<gap>{ANY})"
)
# 水位涨至N米，超警戒水位N米（警戒水位N米）: the mark that is passed is named twice.
_PASSED = regex.compile(
    rf"(?P<level>{NUMBER}),(?:已|仍)?[超低](?:过|出|于)?(?P<name>[^,;。(){NUMBER}]{{2,8}}?)(?P<by>{NUMBER})"
    rf"[^,;。({NUMBER}]{{0,2}}\((?P=name)[为是:]?(?P<mark>{NUMBER})"
    rf"|(?P<level>{NUMBER}),(?:已|仍)?[超低高](?:过|出|于)?[^,;。()]{{2,8}}?\((?P<mark>{NUMBER})\)(?P<by>{NUMBER})"
)
_SHIFT = (
    "调整|上调|下调|压缩|压减|缩短|缩减|延长|提前|推迟|提高|提升|增加|增长|上升|扩大|减少|下降|降低"
    "|增"
)
# 由原来的N压缩至N，缩短N: verbs of length and size that tell no growth.
_FROM_TO = regex.compile(
    rf"[由从](?:[^,。;(){NUMBER}-{template.RATIO}]{{0,8}}?)(?:{template.DATE}的?)?(?P<old>{ANY})[^,。;(){NUMBER}-{template.RATIO}]{{0,8}}?"
    rf"(?:{_SHIFT})[至到为](?:{template.DATE}的?)?(?P<new>{ANY})[^,。;(){NUMBER}-{template.RATIO}]{{0,6}},"
    rf"(?:[共累净平均计]|累计)*(?:{_SHIFT})[了仅约近]*(?P<by>{ANY})(?![{NUMBER}-{template.RATIO}])"
)
# 高温日32天，比常年的21天多11天: lengths of time, which grow by no verb of their own.
_LENGTHS = regex.compile(
    rf"(?P<new>{template.DURATION})[^,。;{NUMBER}-{template.RATIO}]{{0,8}},?[比较]"
    rf"[^,。;{NUMBER}-{template.RATIO}]{{1,10}}?(?P<old>{template.DURATION})[^,。;{NUMBER}-{template.RATIO}]{{0,6}}?"
    rf"(?P<moved>偏?[多少长短快慢]|{_SHIFT})[了出约近]*(?P<by>{template.DURATION})"
)
# N，比D上升N。D这一数字为N: the old level in a sentence of its own.
_NEXT = regex.compile(
    rf"(?P<new>[{NUMBER}{template.SHARE}])[^,。;{NUMBER}-{template.RATIO}]{{0,4}},[比较](?P<date>{template.DATE})"
    rf"[^,。;{NUMBER}-{template.RATIO}]{{0,6}}?(?:{_SHIFT}|回落|回升|上涨|下跌)[了约近]*(?P<by>{ANY})"
    rf"[^,。;{NUMBER}-{template.RATIO}]{{0,6}}[。;,]而?(?P<again>{template.DATE})的?"
    rf"(?:这一|该|上述|此)[^,。;{NUMBER}-{template.RATIO}]{{1,6}}[为是](?P<old>[{NUMBER}{template.SHARE}])"
)
# N，比上月上升N，上月为N: the old level behind, told of the very period compared with
_PERIOD = "上个?[年月周旬季届次期]|去年|前年|昨[日天]|上半年|前三季度|常年"
_LEVEL = f"[{NUMBER}{template.SHARE}{template.DURATION}]"
_WORDS = rf"[^,。;(){NUMBER}-{template.RATIO}]"
_MOVED = rf"(?P<moved>{_SHIFT}|回落|回升|上涨|下跌|加快|放缓|偏?[多少高低长短])[了出约近]*"
_FALLS = regex.compile("[下降减少低短缩落缓压]|(?<!加)快|提前")
_AFTER = regex.compile(
    rf"(?P<new>{_LEVEL}){_WORDS}{{0,4}},[比较](?P<period>{_PERIOD}){_WORDS}{{0,5}}?{_MOVED}(?P<by>{ANY})"
    rf"{_WORDS}{{0,4}}[。;,]而?(?P=period)(?![^,。;]*(?:亏|损|幅)){_WORDS}{{0,8}}?[值度末期速率量数额]*[为是](?P<old>{_LEVEL})"
    rf"|(?P<new>{template.DURATION}){_WORDS}{{0,4}},(?P<period>{_PERIOD}){_WORDS}{{0,4}}?[为是]?"
    rf"(?P<old>{template.DURATION}){_WORDS}{{0,2}},(?:同比|比{_PERIOD})?{_MOVED}(?P<by>{template.DURATION})"
)
# 新增N，…由N增至N: what came is what it grew by.
_GREW = regex.compile(
    rf"[由从](?:[^,。;(){NUMBER}-{template.RATIO}]{{0,6}}?|{template.DATE}的?)(?P<old>{NUMBER})[^,。;(){NUMBER}-{template.RATIO}]{{0,4}}?"
    rf"增加?[至到为](?P<new>{NUMBER})"
)
_CAME = regex.compile(rf"新增[^,。;(){NUMBER}-{template.RATIO}]{{0,12}}(?P<by>{NUMBER})")
_BACK = 160  # Characters before 由N增至N in which the same passage tells what came.
# words that say which two it lies between
_TWO = regex.compile("两[人者队]|二[人者]|双方|最.+最|第一.+第二|冠军.+亚军")
_FEW = 5  # Figures before a change that may be its level.
_PROOF = Fraction(1, 100)  # The chance of a slip that makes one of them the level.
_SELDOM = Fraction(3, 20)
_MOST = 4  # Figures before a gap that may be the two it lies between.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every difference whose two levels the article states."""
    told = [c for c, _ in baselines.completed(ctx)]
    known: set[int] = set()
    for change in (*changes.read(ctx), *told):
        if change.level < 0 <= min(change.amount, change.base):
            yield from _from_afar(ctx, change)
        if min(change.amount, change.level, change.base) < 0:
            continue
        by, new, old = (ctx.quantities[i] for i in (change.amount, change.level, change.base))
        if _comparable(by, new, old) and not baselines.crosses_zero(ctx, change):
            known.add(by.start)
            yield from _one(change, by, new, old)

    norm = ctx.norm
    if "差" in norm or "落后" in norm:
        yield from _gaps(ctx)
    if "由" in norm or "从" in norm:
        yield from _from_to(ctx)
    if "数" in norm or "指标" in norm or "比例" in norm:
        yield from _levels(ctx, _NEXT)
    if "比" in norm or "较" in norm:
        yield from _levels(ctx, _LENGTHS)
    if "上" in norm or "年" in norm:
        yield from (c for c in _levels(ctx, _AFTER) if c.spans[0].start not in known)
    if "水位" in norm or "线" in norm or "标准" in norm or "限" in norm:
        yield from _passed(ctx)


def _from_afar(ctx: Context, change: Change) -> Iterator[Check]:
    """Check a change from a stated level whose new level stands further up in its sentence.

    甲行以7216.45亿元的规模居首，该行比上年末的6385.12亿元增加831亿元.
    """
    by, old = (ctx.quantities[i] for i in (change.amount, change.base))
    first = min(change.amount, change.base)
    near = [
        c.quantity
        for c in ctx.claims[max(0, first - _FEW) : first]
        if c.sentence == ctx.claims[first].sentence and _comparable(by, c.quantity, old)
    ]
    sign = 1 if change.up else -1
    moves = [interval.of(between(by, q)).scaled(sign) for q in near]
    for q, move in zip(near, moves, strict=True):
        if interval.of(q).meets(interval.of(old) + move):
            yield from _one(change, by, q, old)
            return
    slips = [
        q
        for q, move in zip(near, moves, strict=True)
        if is_plain_slip(q, interval.of(old) + move, seldom=_PROOF)
        or is_plain_slip(old, interval.of(q) - move, seldom=_PROOF)
        or is_plain_slip(by, _rounded(by, interval.of(q) - interval.of(old), sign), seldom=_PROOF)
    ]
    if len(slips) == 1:
        yield from _one(change, by, slips[0], old)


def _rounded(by: Quantity, gap: Interval, sign: int) -> Interval:
    """Return what a difference may be told as, in the digits of one."""
    half = by.half_unit
    return gap.scaled(sign) + Interval(-half, half)


def _gaps(ctx: Context) -> Iterator[Check]:
    """Check 相差 and 落后 against the figures of the sentence."""
    shown = template.of(ctx)
    for found in _GAP.finditer(shown.text):
        gap = shown.index(found.start("gap"))
        by = ctx.quantities[gap]
        if by.value is None:
            continue
        wanted = "%" if by.kind is Kind.POINTS else by.unit
        before: list[Quantity] = []
        for at in range(gap - 1, max(-1, gap - 10), -1):
            q = ctx.quantities[at]
            if ctx.claims[at].sentence != ctx.claims[gap].sentence or len(before) == _MOST:
                break
            if q.unit == wanted and q.kind is not Kind.POINTS and q.value is not None:
                before.append(q)
        start, _ = ctx.sentences[ctx.claims[gap].sentence]
        seldom = SURE if _TWO.search(ctx.norm, start, by.start) else _SELDOM
        if len(before) > 1:
            yield from _gap(by, before, seldom)


def _gap(by: Quantity, before: list[Quantity], seldom: Fraction) -> Iterator[Check]:
    """Check a gap against the pair that it fits, or the nearest pair that one slip explains."""
    pairs = [(a, b) for n, a in enumerate(before) for b in before[n + 1 :]]
    for a, b in pairs:
        check = _distance(by, a, b)
        if check.verdict is not Verdict.VIOLATED:
            yield check
            return
    a, b = pairs[0]
    large, small = (a, b) if (a.value or 0) >= (b.value or 0) else (b, a)
    by = between(by, a)
    gap = interval.of(by)
    slip = (
        is_plain_slip(by, interval.of(large) - interval.of(small), seldom=seldom)
        or is_plain_slip(large, interval.of(small) + gap, seldom=seldom)
        or is_plain_slip(small, interval.of(large) - gap, seldom=seldom)
    )
    if len(before) == 2 and slip:
        yield _distance(by, a, b)


def _distance(by: Quantity, a: Quantity, b: Quantity) -> Check:
    large, small = (a, b) if (a.value or 0) >= (b.value or 0) else (b, a)
    return _told(by, large, small)


def _levels(ctx: Context, pattern: regex.Pattern[str]) -> Iterator[Check]:
    """Check what a pattern names old, new and by."""
    shown = template.of(ctx)
    for found in pattern.finditer(shown.text):
        old, new, by = (
            ctx.quantities[shown.index(found.start(name))] for name in ("old", "new", "by")
        )
        if "again" in found.groupdict():
            dates = [ctx.quantities[shown.index(found.start(n))].text for n in ("date", "again")]
            if dates[0] != dates[1]:
                continue
        if not _comparable(by, new, old):
            continue
        if moved := found.groupdict().get("moved"):
            larger, smaller = (old, new) if _FALLS.search(moved) else (new, old)
            yield _told(by, larger, smaller, new, old)
        else:
            yield _distance(by, new, old)


def _from_to(ctx: Context) -> Iterator[Check]:
    """Check 由N压缩至N，缩短N and 新增N，由N增至N."""
    yield from _levels(ctx, _FROM_TO)
    if "新增" not in ctx.norm:
        return
    shown = template.of(ctx)
    for found in _GREW.finditer(shown.text):
        old, new = (ctx.quantities[shown.index(found.start(name))] for name in ("old", "new"))
        line = shown.text.rfind("\n", 0, found.start()) + 1
        came = [
            ctx.quantities[shown.index(m.start("by"))]
            for m in _CAME.finditer(shown.text, max(line, found.start() - _BACK), found.start())
        ]
        came = [q for q in came if _comparable(q, new, old) and not q.hedge]
        told = [_distance(q, new, old) for q in came]
        fits = [c for c in told if c.verdict is not Verdict.VIOLATED]
        if fits:
            yield fits[0]
        elif told and old.value and new.value and new.value > old.value:
            yield from _grown(came[0], new, old, told[0])


def _grown(by: Quantity, new: Quantity, old: Quantity, told: Check) -> Iterator[Check]:
    """Tell a miss where a slip of one figure explains it."""
    made = interval.of(new) - interval.of(old)
    if (
        is_plain_slip(by, made, seldom=SURE)
        or is_plain_slip(old, interval.of(new) - interval.of(by), seldom=_SELDOM)
        or is_plain_slip(new, interval.of(old) + interval.of(by), seldom=_SELDOM)
    ):
        yield told


def _passed(ctx: Context) -> Iterator[Check]:
    """Check by how much a level passes a mark that the article gives in brackets."""
    shown = template.of(ctx)
    for found in _PASSED.finditer(shown.text):
        level, by, mark = (
            ctx.quantities[shown.index(found.start(name))] for name in ("level", "by", "mark")
        )
        known = None not in (level.value, by.value, mark.value)
        if known and level.unit == by.unit == mark.unit:
            yield _distance(by, level, mark)


def _comparable(by: Quantity, new: Quantity, old: Quantity) -> bool:
    bare = (
        old.unit == "" and old.kind is Kind.COUNT and by.unit == new.unit
    )  # 比上次的2.99减少0.64人
    if (
        (new.unit != old.unit and not bare)
        or new.value is None
        or old.value is None
        or by.value is None
    ):
        return False
    if by.kind is Kind.POINTS:
        return new.kind is Kind.SHARE
    return by.unit == new.unit and by.kind is not Kind.SHARE


def _one(change: Change, by: Quantity, new: Quantity, old: Quantity) -> Iterable[Check]:
    assert new.value is not None and old.value is not None
    larger, smaller = (new, old) if change.up else (old, new)
    exact = new.value - old.value if change.up else old.value - new.value
    if exact < 0:
        return
    yield _told(by, larger, smaller, new, old)


def _told(
    by: Quantity,
    larger: Quantity,
    smaller: Quantity,
    new: Quantity | None = None,
    old: Quantity | None = None,
) -> Check:
    assert larger.value is not None and smaller.value is not None
    exact = larger.value - smaller.value
    verdict = judge(exact, interval.of(larger) - interval.of(smaller), between(by, larger))
    result = show_rounded(exact)
    unit = "个百分点" if by.kind is Kind.POINTS else by.unit
    others = (
        (_span(new, "新值"), _span(old, "旧值"))
        if new and old
        else (_span(larger, "较大的数"), _span(smaller, "较小的数"))
    )
    return Check(
        CODE,
        verdict,
        (_span(by, "差"), *others),
        f"{show(larger.value)} − {show(smaller.value)} = {result}，文中 {by.text}",
        f"两数相差 {result}{unit}，文中写作 {by.text}。",
        f"The two levels differ by {result}, but the article states {by.text}.",
        Severity.ERROR,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="difference-mismatch",
    title="增减量与两数之差不符",
    check=check,
    flags=[
        "全程仅用了«34天»，比计划的«29天»提前«5天»。",
        "初赛第一名得分«95.4分»，第二名«93.8分»，两人之间相差«2.6分»。",
        "调查失业率为«5.2%»，比上月上升«0.1个百分点»，上月为«5.4%»。",
        "全年优良天数«312天»，上年为«294天»，增加«28天»。",
        "前三季度增速为«6.7%»，比上半年加快«0.3个百分点»，上半年增速为«6.1%»。",
        "甲社以«8087.78万元»的资产规模在全县排名首位，该社较上年末的«7031.57万元»增加«1506万元»。",
        "假期首日接待游客«98.2万人次»，10月3日达到峰值«146.7万人次»，比首日多«45.8万人次»。",
        "清江站出现洪峰水位«32.86米»，超警戒水位（31.50米）1.36米；至28日，水位回落至«31.92米»，较洪峰下降«0.49米»。",
        "清江站出现洪峰水位«32.86米»，超警戒水位（«31.50米»）«1.63米»。",
        "理科最低录取分«568分»，超出一本线（«512分»）«65分»。",
        "全年共出现高温日«32天»，比常年的«21天»多«12天»。",
        "施工用时«46天»，较计划的«60天»缩短«16天»。",
        "贷款利率较上月的«4.2%»下降«35个基点»至«3.95%»。",
        "运行时间由原来的«7天»压缩至«4天»，缩短«5天»。",
        "2月份失业率为«5.8%»，比1月份上升«0.2个百分点»。1月份这一数字为«5.1%»。",
        "全州新增确诊病例«6例»，新增无症状感染者2例。本轮疫情累计确诊病例由9日的«33例»增至«37例»。",
        "水产品产量达到«502万吨»，比1957年的«312万吨»增加了«170万吨»。",
        "门票收入«20,457.22万元»，较上年同期«31,630.07万元»，减少了«11,127.85万元»。",
        "价格同比上涨«0.7%»，涨幅比上月的«1.0%»回落«0.8个百分点»。",
        "成交额«8764亿元»，较上一交易日的«9250亿元»缩量«468亿元»。",
        "城镇调查失业率由«5.3%»降至«5.1%»，下降«0.4个百分点»。",
        "水位涨至«48.62米»，超警戒水位«2.62米»（警戒水位«47.00米»）。",
        "甲候选人得«18万4327票»，乙候选人得«14万2906票»，两人相差«4万4121票»。",
        "一季度森林覆盖率达到«42.6%»。去年同期为«40.3%»，提高«3.2个百分点»。",
        "2021年城镇化率为«58.4%»。比2020年的«56.2%»提高«2.8个百分点»。",
        "2020年，全市城镇化率为«56.2%»。2021年，全市城镇化率达到«58.4%»，比上年提高«2.8个百分点»。",
        "人口年平均增长率为«0.48%»，比上个十年的年平均增长率«0.61%»下降«0.31个百分点»。",
        "投资同比增长«6.4%»，比一季度的增速«7.9%»回落«2.5个百分点»。",
        "不良贷款率«1.28%»，比年初上升«0.12个百分点»。年初不良贷款率为«1.20%»。",
        "12月平均气温为«3.8℃»，较常年同期偏高«2.1℃»，常年同期平均气温为«2.6℃»。",
        "该校2021年招生计划«1200人»，比2020年增加«150人»，2020年招生计划为«1150人»。",
        "2021年专利授权«8642件»，比上年增加«1216件»，上年授权«7246件»。",
        "平均住院日由2019年的«9.2天»下降到2021年的«8.1天»，缩短«1.5天»。",
        "本月优良率为«93.5%»，同比提高«3.2个百分点»，去年同月为«93.0%»。",
        "物价同比上涨«6.5%»，较6月的峰值«9.1%»回落«6.2个百分点»。",
    ],
    passes=[
        "前三季度增速为6.7%，比上半年加快0.6个百分点，上半年增速为6.1%。",
        "增速为6.1%，比上月放缓0.6个百分点，上月为6.7%。",
        "全程用了29天，比上次快5天，上次为34天。",
        "全程仅用了29天，比计划的34天提前5天。",
        "调查失业率为5.4%，比上月上升0.2个百分点，上月降幅为0.1个百分点。",
        "销量为5.4万辆，比上月增加0.8万辆，去年同月为3.9万辆。",
        "利润为5.4亿元，比上年增加0.8亿元，上年亏损为0.3亿元。",
        "甲社以8087.78万元的资产规模在全县排名首位，该社较上年末的7031.57万元增加1056万元。",
        "甲社实现收入8087.78万元，存款在全县排名首位，较上年末的7031.57万元增加1243万元。",
        "年末总资产256.3亿元，较期初减少113.1亿元；归属于股东的净资产65.5亿元，较期初减少77.0亿元。",
        "假期首日接待游客98.2万人次，10月3日达到峰值146.7万人次，比首日多48.5万人次，比预期多12万人次。",
        "甲店销售98.2万元，利润20万元；乙店销售146.7万元，利润比甲店多8万元。",
        "全年共出现高温日32天，比常年的21天多11天；降雪8天，比常年少3天。",
        "封闭施工46天，较原定的2个月缩短14天。",
        "利率由4.2%下调至3.95%，下调25个基点；另一档较上月的4.5%下降10个基点至4.4%。",
        "运行时间由原来的7天压缩至4天，缩短3天。",
        "2020年，全市城镇化率为56.2%。2021年，全市城镇化率达到58.4%，比上年提高2.2个百分点。",
        "2020年，全市城镇化率为56.2%。2021年，全省城镇化率达到68.4%，比上年提高1.1个百分点。",
        "优良率为93.5%，达标率为91%。去年同期为90.3%，提高3.2个百分点。",
        "2月份失业率为5.3%，比1月份上升0.2个百分点。1月份这一数字为5.1%。",
        "全州新增确诊病例4例，新增无症状感染者2例。累计确诊病例由9日的33例增至37例。",
        "今年新增示范县12个。至此，五年来示范县由30个增至68个。",
        "水产品产量达到502万吨，比1957年的312万吨增加了190万吨。",
        "门票收入20,457.22万元，较上年同期31,630.07万元，减少了11,172.85万元。",
        "价格同比上涨0.7%，涨幅比上月的1.0%回落0.3个百分点；环比下降0.3%，降幅比上月扩大0.1个百分点。",
        "成交额8764亿元，较上一交易日的9250亿元缩量486亿元。",
        "城镇调查失业率由5.3%降至5.1%，下降0.2个百分点。",
        "水位涨至48.62米，超警戒水位1.62米（警戒水位47.00米）。",
        "人口年平均增长率为0.48%，比上个十年的年平均增长率0.61%下降0.13个百分点。",
        "甲区增长6.4%，比乙区多；税收增长率7.9%提高2.5个百分点。",
        "甲得票率48.3%；乙得票率41.7%，落后对手6.6个百分点、86.9万票。",
        "甲队积36分排名第三，与第二名乙队相差3分。",
        "一楼出1.2万元，六楼出5.2万元，各家意见相差1万元以内。",
        "在园幼儿8.3万人，比上年的7.9万人增加3514人。",
        "全县小麦单产比上年的412公斤增加8公斤，玉米单产505公斤。",
    ],
)
