"""百分数越出了它所能取的范围。

## 查什么
- 占总数、占比、比重、合格率、增长面等超过 100%；
- 下降、减少超过 100%，而文中的结果仍是正数，或该指标（产量、收入、客流……）不可能为负；
- 抽检的件数很少，任何整数件都得不出所写的合格率（150 批次，合格率 97.4%）。

## 为什么要紧
部分不会多于整体，产量不会跌到零以下：这样的数不必核对别处，就知道错了。

## 例
> 全市装机中，煤电装机占比为 381%。

## 何时不报
与整体不是部分关系的比：占净资产、占 GDP、占计划、占上年同期；利润、现金流、亏损等可正可负的指标；
毛入学率、产能利用率、完成率、负债率等可以超过 100% 的率。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import Interval, show
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import changes
from auditor.relations.comparisons.changes import Change
from auditor.relations.proportions import shares
from auditor.relations.proportions.shares import Share
from auditor.relations.sums.verdicts import allowed
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import NUMBER, SHARE

CODE = "PCT202"
_CONTAINS = regex.compile(
    "总数|总量|总户|总人|总装机|总产|总播|总面积|总股本|总额|总值|全部|全国|全省|全市|全县|世界|全球"
    "|用户|人口|股份|股本|持股|面积"
)
_CONTAINS_NOT = regex.compile(
    "资产|GDP|生产总值|负债|债务|市值|计划|任务|目标|预算|上年|去年|同期|前一|资本|授信|利润|额度|限额"
    "|收益|收入|费用|投入|成本|需求|定额|标准|流通|自由"
)
_SIGNED = regex.compile("利润|净利|盈利|收益|费用|投入|成本|债|GDP|敞口|净额|保证金|杠杆|市值|贡献")
# 率 and 面 are sought first: they are rare, and the words before them are many.
_BOUNDED = regex.compile(
    r"率(?:均|都|已|仅|分别|力争)*(?:[为达约是有到超近过在]|提高到|提升至|上升到|降至|保持|稳定)*"
    rf"(?P<share>{SHARE})"
    rf"|面(?:[为达约是到超近过]|保持在)*(?P<face>{SHARE})"
)
_NAMES_SHARE = regex.compile(
    r"(?:合格|优良|达标|优良天数|优秀|及格|满意|知晓|治愈|病死|死亡|存活|成活|复工|复产|复课|开学|开工|竣工|投产"
    r"|续建|到课|出勤|到会|到岗|上岗|持证|就业|转产|失业|升学|录取|净入学|在园|巩固|毕业|检出|阳性|投票|参选|支持"
    r"|赞成|得票|命中|办结|结案|审结|调解|服判|化解|处置|处理|落实|整改|响应|答复|公开|适用|网办|可办|阅读|恢复"
    r"|成功|通达|硬化|入户|安置|城镇化|绿化|植被覆盖|森林覆盖|覆盖|普及|识字|文盲|参保|参训|准点|正点|市场占有"
    r"|采纳|采用|采信|兑现|回访|破案|侦破|报到|出租|入住|上座|送达|应诉|改判|不捕|不诉|缓刑|渗透|国产化|普惠|电气化|机械化|签约|转化|无害化|入园|回收利用|集中|一次通过|控球)$"
)
_NAMES_FACE = regex.compile("(?:增长|盈利|下降|亏损|受益|惠及|上涨|下跌)$")
_LONGEST_NAME = 6
# Not a part of a whole: gross rates, lines per head, and what a bank holds against its risks.
_GROSS = regex.compile("[毛总]$|电话|手机|宽带|移动$|拨备|动性|资金|利息|现金|偿债")
_NONNEGATIVE = regex.compile(
    "营收|营业收入|总收入|销售额|销售量|销量|产量|产值|客流|客运|货运|旅客|人次|人数|用户|面积|价格|票房|出口|进口"
    "|病例|事故|排放|成交|吞吐|降水|库存|发电|用电|订单|交付|门店"
)
_NET = regex.compile(
    "利润|净利|盈利|收益|现金|净额|差额|顺差|逆差|亏|贡献|净增|净流|增速|增幅|降幅|差距"
)
_SAMPLE = regex.compile(
    rf"(?:抽检|抽查|检验|检测|监测|抽样|检查)[^,;。\n{NUMBER}-{template.RATIO}]{{0,12}}(?P<cases>{NUMBER})"
    rf"[^。;\n{NUMBER}-{template.RATIO}]{{0,30}}?(?:合格|达标|检出|阳性|优良)率(?:[为达约是到:])*(?P<share>{SHARE})"
)
_COUNTED = frozenset("人名位户件起宗例")
_BESIDE = regex.compile(r"\p{Han}{0,4}[,(]占(?:比)?")
_MEASURED_BY = regex.compile(
    "计划|任务|目标|指标|预算|上年|去年|同期|名额|应|定|核"
)  # 占 is what was done of it
# 用手机上网的比例达99.7%, but not the ratio of two: 负债与收入的比例
_DOING = regex.compile(
    rf"(?:人|民|者|众|户|家庭|学生|职工|企业|用户|员)[^,;。!?:\n占比与和对债贷费价额率较同{NUMBER}-{template.RATIO}]{{2,14}}"
    rf"的比例(?:[为达约是到超过近已高]|保持在)*(?P<share>{SHARE})"
)
_SHRINKS = regex.compile("收窄|缩小|减亏")
_FEW = 500


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every percentage whose range the words limit."""
    shown = template.of(ctx).text
    if SHARE not in shown:
        return
    for share in ctx.once(shares.read):
        if _is_part(ctx, share):
            yield from _at_most_whole(ctx, share.share)
    for found in _BOUNDED.finditer(shown):
        group, names = ("share", _NAMES_SHARE) if found["share"] else ("face", _NAMES_FACE)
        before = shown[max(0, found.start() - _LONGEST_NAME) : found.start()]
        name = names.search(before)
        if name and not _GROSS.search(before[: name.start()]):
            yield from _at_most_whole(ctx, template.of(ctx).index(found.start(group)))
    for found in _DOING.finditer(shown) if "的比例" in shown else ():
        yield from _at_most_whole(ctx, template.of(ctx).index(found.start("share")))
    for change in changes.read(ctx):
        if (
            change.amount >= 0
            and not change.up
            and ctx.quantities[change.amount].kind is Kind.SHARE
        ):
            yield from _fall(ctx, change)
    for found in _SAMPLE.finditer(shown):
        at = template.of(ctx).index
        yield from _attainable(ctx, at(found.start("cases")), at(found.start("share")))


def _is_part(ctx: Context, share: Share) -> bool:
    """Tell whether the words make this a share of something that contains the part."""
    shown = template.of(ctx).text
    start = marks.begins(shown, share.begin, ",;。!?\n")
    kind = nouns.content(share.words)[-2:]
    if len(kind) == 2 and nouns.content(shown[start : share.begin]).endswith(kind):
        return True  # 民生支出占一般公共预算支出
    if len(kind) == 2 and share.part >= 0 and ctx.claims[share.part].before.endswith(kind):
        return True  # 营业收入N元，同比增长P，占全行业营业收入
    if _CONTAINS_NOT.search(share.words):
        return False
    if not share.words and share.part >= 0:
        return _counted_out(ctx, share)
    if _CONTAINS.search(share.words):
        return True
    clause = ctx.claims[share.share].before
    return ("占比" in clause or "比重" in clause) and not _SIGNED.search(clause)


def _counted_out(ctx: Context, share: Share) -> bool:
    """Tell whether a share without a name is what some are of all: 女代表113人（占18%）."""
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    begin = marks.begins(ctx.norm, part.start, ";。!?\n")
    beside = _BESIDE.fullmatch(ctx.norm, part.end, stated.start)
    return bool(
        beside and part.unit in _COUNTED and not _MEASURED_BY.search(ctx.norm, begin, part.start)
    )


def _at_most_whole(ctx: Context, i: int) -> Iterator[Check]:
    q = ctx.quantities[i]
    if q.low is None:
        return
    yield Check(
        CODE,
        Verdict.VIOLATED if q.low > 100 else Verdict.HOLDS,
        (Span(q.start, q.end, "占比"),),
        f"{q.text} {'>' if q.low > 100 else '≤'} 100%",
        f"部分不会多于整体，文中写作 {q.text}，超过 100%。",
        f"A part cannot exceed its whole, but the article states {q.text}.",
        Severity.ERROR,
    )


def _fall(ctx: Context, change: Change) -> Iterator[Check]:
    """Check that what fell is still where such a fall can lead."""
    fall = ctx.quantities[change.amount]
    if fall.low is None:
        return
    over = fall.low > 100
    spans: tuple[Span, ...] = (Span(fall.start, fall.end, "降幅"),)
    if change.level >= 0:
        level = ctx.quantities[change.level]
        if not over or not _stays_above_zero(ctx, change, level):
            return
        spans += (Span(level.start, level.end, "结果"),)
        result, result_en = f"结果 {level.text} 却仍是正数", f"{level.text} is above zero"
    else:
        words = change.words
        if not _NONNEGATIVE.search(words) or _NET.search(words):
            return
        result, result_en = "该指标不可能为负", "this metric cannot be negative"
    yield Check(
        CODE,
        Verdict.VIOLATED if over else Verdict.HOLDS,
        spans,
        f"100% − {fall.text} {'<' if over else '≥'} 0",
        f"下降 {fall.text} 意味着跌到零以下，{result}。",
        f"A fall by {fall.text} leads below zero, yet {result_en}.",
        Severity.ERROR,
    )


def _stays_above_zero(ctx: Context, change: Change, level: Quantity) -> bool:
    """Tell whether the result is a positive amount of what is said to have fallen.

    净亏损…下降224% tells of the profit, 较去年亏损减少125% of a loss that became a gain.
    """
    if level.low is None or level.low <= 0 or "亏" in change.words:
        return False
    if ctx.norm[level.start - 1 : level.start] in ("-", "−"):
        return False
    begin = marks.begins(ctx.norm, level.start)
    clause = ctx.norm[begin : level.start]
    if "亏" not in clause:
        return True
    verb = ctx.norm[level.end : ctx.quantities[change.amount].start]
    return "利润" not in clause and _SHRINKS.search(verb) is not None


def _attainable(ctx: Context, cases: int, share: int) -> Iterator[Check]:
    """Check that some whole number of so few cases gives the stated percentage."""
    n, percent = ctx.quantities[cases], ctx.quantities[share]
    if n.value is None or n.low != n.high or n.value.denominator != 1 or not 0 < n.value <= _FEW:
        return
    reach: Interval = allowed(percent)
    if reach.low is None or reach.high is None or percent.hedge:
        return
    least = -(-reach.low * n.value // 100)
    nearest = Fraction(least * 100, 1) / n.value
    possible = nearest <= reach.high
    yield Check(
        CODE,
        Verdict.HOLDS if possible else Verdict.VIOLATED,
        (Span(percent.start, percent.end, "比率"), Span(n.start, n.end, "总数")),
        f"{show(Fraction(least))} ÷ {show(n.value)} ≈ {float(nearest):.2f}%，文中 {percent.text}",
        f"总数只有 {n.text}，没有一个整数能得出 {percent.text}。",
        f"No whole number out of {n.text} gives {percent.text}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="share-out-of-range",
    title="百分数超出可能的范围",
    check=check,
    flags=[
        "对审判活动提出建议1.4万件，法院同期采纳率«186.9%»。",
        "制鞋业营业收入639亿元，同比增长2.1%，占全部规模企业营业收入总额的«176%»。",
        "里长当选人中女性为113人（占«180.8%»），呈增加趋势。",
        "截至年底，读者使用手机听书的比例达«997%»。",
        "矛盾纠纷化解率达«991%»，九年义务教育巩固率99.1%。",
        "全市发电装机中，煤电装机占比为«381%»。",
        "良种面积十分可观，占总播种面积的«180%»。",
        "规模以上工业行业增长面超过«185%»。",
        "本期营业收入«320,115,670.92元»，同比下滑«336.1%»。",
        "一季度净利为«1044万元»，同比下降«165%»。",
        "全市民生支出占一般公共预算支出的比重达«786%»。",
        "九年义务教育巩固率«991%»。",
        "市场监管部门抽检食品«150批次»，合格率«97.4%»。",
    ],
    passes=[
        "晚季計畫面積103,000公頃，估計種植111,481公頃，占計畫面積之108.23%。",
        "制鞋业营业收入639亿元，同比增长2.1%，占预算营业收入目标的106%。",
        "全年计划招生100人，实际招生113人，占113%。",
        "居民负债与可支配收入的比例达137%。",
        "净利润-124.7万元，同比下滑107.02%。",
        "公司对外担保余额50亿元，占最近一期经审计净资产的250%。",
        "预计归属于股东的净亏损2020.16万元~2300万元，同比下降124.49%~135.21%。",
        "集团的其他收入及其他亏损为收益约49.9万元，较去年亏损减少约125.1%。",
        "归属股东净亏损381.94万元，同比减少223.87%。",
        "小学毛入学率104.2%，产能利用率101%，年度计划完成率120%。",
        "归母净利润亏损5.38亿元，同比下降449%。",
        "不良贷款率1.24%，拨备覆盖率218.67%，流动性覆盖率152.3%。",
        "抽检食品150批次，合格率97.3%。",
        "社会融资规模存量占国内生产总值的比重超过250%。",
        "新能源车销量增长185%，订单下降35%。",
    ],
)
