"""单价、亩产、人均等乘以个数，不等于总数。

## 查什么
同一句里写全的三个数：「每套 420 元，350 套，共支出 14.7 万元」「每亩补贴 120 元，共 3000 亩」
「每 10 股派 3 元，以总股本 2 亿股为基数，共派 6000 万元」「5 天接待 12 万人次，日均 2.4 万人次」
「种植 800 亩，亩产 180 公斤，总产 14.4 万公斤」。

## 为什么要紧
单价、个数、总数三者只要有两个对，第三个就定了。

## 例
> 学校购买课桌椅 350 套，每套 420 元，共支出 17.4 万元。

420 × 350 = 147000，文中 17.4 万。

## 何时不报
一句里有几个单价、几个总数或几个个数；最高、最低、预算、计划、定金；「每人每天」一类要乘两次的；
总数说的是另一件事；含不含税费一类的小差额；约数放宽后相容。
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from auditor import interval
from auditor.context import Context
from auditor.interval import show_rounded_like
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.proportions import products
from auditor.relations.proportions.products import Product
from auditor.relations.sums.verdicts import allowed

CODE = "AVG505"
_FEES = Fraction(1, 200)  # Taxes and fees that an amount may contain or leave out.
_NEAR = 12  # A product further off by this factor is one of other figures.
_SAME = 3  # The same where no word says that the total is all.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every rate whose count and total stand in its sentence."""
    for product in products.read(ctx):
        found = _one(product)
        if found is not None:
            yield found


def _one(p: Product) -> Check | None:
    rate, count, total = p.rate.quantity, p.count.quantity, p.total.quantity
    if rate.value is None or count.value is None or total.value is None:
        return None
    scale = p.rate_scale / p.per / p.total_scale
    exact_rate = p.set_ and not rate.hedge
    reach = interval.point(rate.value) if exact_rate else allowed(rate)
    number = allowed(count) if count.hedge else interval.of(count)
    computed = (reach * number).scaled(scale)
    exact = rate.value * count.value * scale
    fits = computed.widened(_FEES).meets(allowed(total))
    if not fits:
        limit = _NEAR if p.closed else _SAME
        if max(exact, total.value) > limit * min(exact, total.value):
            return None
    per = f" ÷ {interval.show(p.per)}" if p.per != 1 else ""
    result = show_rounded_like(exact, total)
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (
            Span(total.start, total.end, "总数"),
            Span(rate.start, rate.end, "单位数"),
            Span(count.start, count.end, "个数"),
        ),
        f"{rate.text} × {count.text}{per} = {result}，文中 {total.text}",
        f"{rate.text} 乘以 {count.text} 得 {result}，文中写作 {total.text}。",
        f"{rate.text} times {count.text} is {result}, but the article states {total.text}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="product-mismatch",
    title="单价乘个数不等于总数",
    check=check,
    flags=[
        "每平方米造价«3200元»，总建筑面积«8.5万平方米»，总投资«2.27亿元»。",
        "本次发行«4600万股»，发行价«8.5元»，募集资金总额«4.91亿元»。",
        "比赛分成«5个»小组，每组«4支»球队，共«23支»球队。",
        "全区«16个»社区，每个社区«3名»协管员，共«58名»协管员。",
        "每股收益1.31元，拟每10股派发现金红利«4.80元»（含税），以总股本«40亿股»计算，共派发现金红利«16亿元»。",
        "门票每张单价«5元»，共买«100张»，合计«600元»。",
        "全镇每亩补贴«120元»，共«3000亩»，发放补贴«40万元»。",
        "公司总股本为«8亿股»，拟每股派发现金红利«0.5元»，合计派发现金红利«5亿元»。",
        "以总股本«20000万股»为基数，每10股派发现金红利«3元»（含税），共计派发«9000万元»。",
        "学校购买课桌椅«350套»，每套«420元»，共支出«17.4万元»。",
        "收购小麦«5000吨»，每吨价格«2800元»，支付货款«1800万元»。",
        "发行价格为«15.20元/股»，发行数量«3000万股»，募集资金总额«5.46亿元»。",
        "种植大豆«800亩»，亩产«180公斤»，总产«18.4万公斤»。",
        "种植大豆«800亩»，亩产«180公斤»，总产«184吨»。",
        "组织«12支»队伍，每队«8人»，共«86人»参赛。",
        "景区«5天»接待游客«12万人次»，日均接待«3.4万人次»。",
        "全校«45个»班共«1980名»学生，平均每班«54人»。",
        "全村«320户»，集体分红«96万元»，户均分红«4000元»。",
    ],
    passes=[
        "每平方米造价3200元，总建筑面积8.5万平方米，总投资2.72亿元。",
        "本次发行6000万股，发行价13.5元，其中老股转让1500万股，募集资金6.08亿元。",
        "本次发行4600万股，发行价8.5元，募集资金净额3.72亿元。",
        "全区16个社区居委会，每会聘3名协管员，共有2个街道48名协管员。",
        "每套桌椅420元，共350套，每张床600元，共付20万元。",
        "每亩补贴120元，每户限30亩，共发放补贴96万元。",
        "门票每张单价5元，共买100张，合计500元。",
        "以总股本20000万股为基数，每10股派发现金红利3元（含税），共计派发6000万元。",
        "种植大豆800亩，亩产180公斤，总产144吨。",
        "全镇3218户，人均年收入12300元，发放补贴1264万元。",
        "每人每天补助100元，参训人员360人，拨付经费25万元。",
        "全村300户1200人，集体收入50万元，人均可支配收入2.1万元。",
        "每亩补贴120元、每头补贴500元，共3000亩、200头，发放补贴60万元。",
        "门票每张80元，昨日售出2000张，景区全年收入3000万元。",
        "每吨最高2800元，收购5000吨，支付货款1300万元。",
        "献血百次以上的有31人，最多的累计献血8.6万毫升（以每人4600毫升计，相当于18人的血量）。",
        "全村320户，户均分红约3000元，分红总额超过96万元。",
    ],
)
