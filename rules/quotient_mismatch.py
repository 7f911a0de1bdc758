"""人均、均价、每千人、两者之比与文中的两个数对不上。

## 查什么
- 「旅游收入 41.37 亿元，人均消费 675 元」「平均每件 8.70 元」「18620 元/平方米」
  「每千人拥有 312.8 户」：总量除以个数应等于平均数；
- 「城镇 24310 元，农村 11287 元，城乡收入比 2.15」：比值应等于紧挨着的两个数之比。

## 为什么要紧
总量、个数、平均数三者只要有两个对，第三个就定了；平均数是读者记住的数。

## 例
> 全市接待游客 612.48 万人次，实现旅游收入 41.37 亿元，人均消费 765 元。

41.37 亿 ÷ 612.48 万 = 675.45，文中 765。

## 何时不报
总量或个数不在同一段，或不止一组可取而其中之一相符；不符而又不是一笔之误（错一位、颠倒、漏写、多写），
可能口径不同，只作提示；每股、每亩等以外的「每」；计划、最高、最低、上限。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.proportions import schooling, sexes
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import mean_of
from auditor.relations.text import nouns

CODE = "AVG504"
_CUE = ("比", "每", "均", "密度", "客单价", "/")
_REACH = 5  # Figures of the next sentence that are looked at.
_BACK, _AHEAD = 10, 2  # Figures around an average that are looked at.
_SELDOM = Fraction(1, 10)  # The chance of a slip that is allowed where only one pair is near.
_NEVER = Fraction(0)
_RARELY = Fraction(1, 40)  # The same where several figures could be meant.
_NEAR = 12  # A quotient further off by this factor is one of other figures.
_EVERY = regex.compile(
    r"每(?P<scale>[十百千万])?(?:一|个|名|位)?(?P<each>\p{Han}{1,8}?)"
    r"(?:中?的(?P<what>\p{Han}{1,6}?)|(?:拥?有|负担|服务|承担|照料|管护)(?P<what2>\p{Han}{0,8}?)"
    r"|(?:[约达为是][^每]{0,4}))?"
    r"(?:[为是达约]|拥有量)*$"
)
# 每千人口执业医师2.53人
_HEADS = regex.compile(
    r"每(?P<scale>[十百千万])(?:名|个)?(?:常住)?人口?(?:拥?有|配备)?(?P<what>\p{Han}{2,10}?)(?:数量?)?[为是达约到有]*$"
)
_MEAN = regex.compile(r"(?P<each>[人户次票件套头车])均(?P<what>[^均每]{0,6}?)(?:[为是达约])*$")
_CLASS = regex.compile(r"平均班额(?:[为是达约到])*$")
_BASKET = regex.compile(r"(?:客单价|[单笔]均(?:价|金额)?)(?:[为是达约到])*$")
# 平均单笔融资额4483.91万元
_DEAL = regex.compile(
    r"(?:平均单[笔起宗次项个家店]|单[笔起宗次项个家店]平均)(?P<what>[^均每]{0,8}?)(?:规模)?(?:[为是达约])*$"
)
_DEALS = ("笔", "起", "宗", "次", "项", "个", "家", "件")
_WORDS = ("均", "每", "单", "密度")  # without one of these nothing is told of an average
_NOT = regex.compile(
    "最高|最低|上限|下限|不超过|不低于|计划|预计|力争|目标|同期|上年|去年|标准|增长|下降|增加|减少"
)
_AVERAGE = regex.compile("均|每|单价|/|增加|增长|减少|下降|比|多|少")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_PERSONS = ("人", "名", "位")
_DENSITY = regex.compile(r"人口密度(?:[为是达约到]|每(?P<each>平方公里|平方千米))*$")
_WHOSE = regex.compile(r"(?:全[国省市州县区镇乡村]|村民|居民|平均|总)*")  # … 人均, 户均
# Totals and averages of a part: the other figure of the two may stand nowhere.
_PARTIAL = regex.compile("其中|户籍|农业|城镇|城区|建成区|劳动力|流动|新增|贫困|流转")
_FEW = 3  # Figures of a whole and its parts that an average may be of.
_MOST = 30  # Figures of one unit in an article among which the only one of a name is looked for.
_SAME = {"人": ("人", "人次", "名", "位"), "次": ("人次", "次", "例次")}
_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_RATIO = regex.compile(
    r"(?:收入|消费|支出|性别|退休|生师|师生|抚养|投入产出|工农)比(?:值)?(?:\([^()]*\))?(?:[为是达约]|由)*$"
)


class _Average(NamedTuple):
    """What an average divides: its own unit above, and the units of what it is told for.

    what, each: the words for the two (每个家庭户的人口: 人口, 家庭户), perhaps empty.
    owned: the words say whose average it is by definition (人口密度, 户均人口, 人均耕地).
    """

    above: str
    below: tuple[str, ...]
    scale: int
    what: str = ""
    each: str = ""
    owned: bool = False


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every average and ratio whose two figures stand beside it."""
    if not ctx.holds(*_CUE):
        return
    by_sex = list(sexes.read(ctx))
    known = {found.ratio.start for found in by_sex}
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind not in _COUNTED or not q.value or q.value <= 0 or q.start in known:
            continue
        if not q.unit and "比" in claim.before and _RATIO.search(claim.before):
            yield from _of_two(ctx, claim)
            continue
        average = _average(claim)
        if average is not None and not _is_price(ctx, claim):
            yield from _divided(ctx, claim, average)
    told = [(*found, 100) for found in by_sex]
    for total, count, stated, scale in (
        *told,
        *((*found, schooling.HEADS) for found in schooling.read(ctx)),
    ):
        if _quotient(total, count, scale).meets(mean_of(stated)):
            yield _told(Verdict.HOLDS, stated, total, count, scale)
        else:
            yield from _missed(stated, total, count, scale, SURE, SURE)


def _is_price(ctx: Context, claim: Claim) -> bool:
    """Tell whether an amount opens a list of what each kind gets: 一等奖每首N元、二等奖N元."""
    after = ctx.claims[claim.at + 1 : claim.at + 2]
    if not after or "每" not in claim.before or "平均" in claim.before:
        return False
    q, other = claim.quantity, after[0]
    alike = q.kind is Kind.MONEY and other.quantity.unit == q.unit
    return alike and ctx.norm[q.end] == "、" and "每" not in other.before and other.before != ""


def _average(claim: Claim) -> _Average | None:
    before, unit = claim.before, claim.quantity.unit
    above, _, below = unit.partition("/")
    if not below and not any(word in before for word in _WORDS):
        return None
    if _NOT.search(before):
        return None
    if "密度" in before and (density := _DENSITY.search(before)):
        each = below or density["each"] or ""
        return _Average(above, (each,), 1, "人口", "面积", owned=True) if each else None
    if below and "楼面" in before:  # of what was paid, not of the price asked
        return _Average(above, (below,), 1, "成交", "建筑面积", owned=True)
    if below:
        return None if below == "股" else _Average(above, _SAME.get(below, (below,)), 1)
    if unit and ("单" in before or "笔" in before) and _BASKET.search(before):
        return _Average(unit, ("单", "笔", "人", "人次"), 1, "额", owned=True)
    if unit and "单" in before and (deal := _DEAL.search(before)):
        return _Average(unit, _DEALS, 1, deal["what"], owned=True)
    if _CLASS.search(before):
        return _Average(unit, ("班",), 1, "生", "班", owned=True)
    if not unit or ("均" not in before and "每" not in before):
        return None
    heads = _HEADS.search(before)
    if heads:
        scale = _SCALES[heads["scale"]]
        return _Average(
            unit, _SAME["人"], scale, heads["what"], "人口", owned=len(heads["what"]) > 1
        )
    every = _EVERY.search(before)
    if every:
        scale, each = _SCALES.get(every["scale"] or "", 1), every["each"]
        what = every["what"] or every["what2"] or ""
        return _Average(unit, (each,), scale, what, each, owned=bool(what))
    mean = _MEAN.search(before)
    if mean:
        below_ = _SAME.get(mean["each"], (mean["each"],))
        owned = _WHOSE.fullmatch(before, 0, mean.start()) is not None
        named = "人口" if mean["each"] == "人" else ""
        return _Average(unit, below_, 1, mean["what"], named, owned=owned)
    return None


def _divided(ctx: Context, claim: Claim, average: _Average) -> Iterator[Check]:
    """Check an average against every total and count around it: the nearest that fit explain it."""
    stated = mean_of(claim.quantity)
    around = [c for c in _around(ctx, claim) if not _AVERAGE.search(c.before + c.quantity.unit)]
    totals = [c for c in around if _alike(c.quantity.unit, average.above)]
    counts = [c for c in around if _counts(c, average)]
    if not totals and not counts:
        behind = [c for c in _next_sentence(ctx, claim) if not _AVERAGE.search(c.before)]
        totals = [c for c in behind if _alike(c.quantity.unit, average.above)]
        counts = [c for c in behind if _counts(c, average)]
    if average.owned and not (totals and counts):
        totals = totals or _only(ctx, claim, average.above, average.what)
        counts = counts or [
            c for unit in average.below for c in _only(ctx, claim, unit, average.each)
        ]
    totals = _named(totals, average.what)
    counts = _named(counts, average.each.removeprefix(average.above))
    totals = _named(totals, average.each) if len(average.each) > 1 else totals
    pairs = [(t, c) for t in totals for c in counts if t is not c]
    for total, count in pairs:
        for q in ((total.quantity, count.quantity), (count.quantity, total.quantity)):
            # 平均每人带动3人: of two figures of persons the words may name either one.
            either = q[0] is total.quantity or _alike(q[0].unit, q[1].unit)
            if either and _quotient(*q, average.scale).meets(stated):
                yield _told(Verdict.HOLDS, claim.quantity, *q, average.scale)
                return
    if len(counts) > 1 and _of_all(totals, counts, stated, average.scale):
        return
    if len(pairs) == 1:
        total, count = pairs[0]
        seldom = _chance(claim, total, count, average)
        yield from _missed(
            claim.quantity, total.quantity, count.quantity, average.scale, seldom, seldom
        )
    elif totals and totals[0].sentence >= claim.sentence - 1:
        nearest = [(t.quantity, c.quantity) for t, c in pairs if t is totals[0]][:3]
        for one, other in nearest:
            for check in _missed(claim.quantity, one, other, average.scale, _SELDOM, _RARELY):
                if check.severity is Severity.WARNING:
                    yield check
                    return


def _of_all(totals: list[Claim], counts: list[Claim], stated: Interval, scale: int) -> bool:
    """Tell whether an average is of several counts together: 两楼12层、10层，每层8户，共176户."""
    together = interval.total(interval.of(c.quantity) for c in counts)
    means = ((interval.of(t.quantity) / together).scaled(scale) for t in totals)
    return any(mean.meets(stated) for mean in means)


def _alike(unit: str, other: str) -> bool:
    return unit == other or (unit in _SAME["人"] and other in _SAME["人"])


def _chance(claim: Claim, total: Claim, count: Claim, average: _Average) -> Fraction:
    """Return how easily a miss may pass for a slip: the better the words bind, the more easily.

    Words such as 人口密度 and 人均耕地 leave no other two figures, unless they tell of a part.
    """
    if _right_before(claim, total, count):
        return SURE
    if not average.owned:
        noun = nouns.content(total.before)[-2:]
        told = len(noun) > 1 and noun in claim.before
        return SURE if told and claim.before.startswith("平均每") else _SELDOM
    if _PARTIAL.search(total.before + claim.before):
        return _NEVER
    named = average.what in total.before + total.after
    return SURE if (named if average.what else total.quantity.unit in _PERSONS) else _SELDOM


def _right_before(claim: Claim, total: Claim, count: Claim) -> bool:
    """Tell whether 平均每支 stands right behind the two figures that it divides: 47支、2160人."""
    here = total.sentence == count.sentence == claim.sentence
    return here and {total.at, count.at} == {claim.at - 1, claim.at - 2} and "平均" in claim.before


def _only(ctx: Context, claim: Claim, unit: str, words: str) -> list[Claim]:
    """Return the only figure of a unit that the article gives under these words (人: 人口).

    Where parts of the one whole are told as well, all of them; what stands behind the average
    stands in its paragraph.
    """
    found = [
        c
        for c in ctx.once(_by_unit).get(unit, ())[: _MOST + 1]
        if not _AVERAGE.search(c.before) and (words in c.before or _household(ctx, c))
    ]
    wholes = {c.quantity.value for c in found if not _PARTIAL.search(c.before)}
    near = [c for c in found if c.at < claim.at or c.paragraph == claim.paragraph]
    if len(found) == 1 or (len(wholes) == 1 and len(found) <= _FEW):
        # 人均耕地 may be told for 农业人口, which then is one of two that it may be of.
        near.sort(key=lambda c: bool(_PARTIAL.search(c.before)), reverse=True)
        return list({c.quantity.value: c for c in near}.values())[::-1]
    return []


def _household(ctx: Context, claim: Claim) -> bool:
    """Tell whether a figure counts the persons of the households right before it: 520户1976人."""
    before = ctx.claims[claim.prev] if claim.prev >= 0 else None
    beside = before is not None and before.clause >= claim.clause - 1 and not claim.before
    return beside and claim.quantity.unit == "人" and ctx.quantities[claim.prev].unit == "户"


def _by_unit(ctx: Context) -> dict[str, list[Claim]]:
    """Return the first counted figures of every unit of an article, a few more than are of use."""
    out: dict[str, list[Claim]] = {}
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind in _COUNTED and (q.value or 0) > 0:
            listed = out.setdefault("人" if q.unit in _PERSONS else q.unit, [])
            if len(listed) <= _MOST:
                listed.append(claim)
    return out


def _named(claims: list[Claim], words: str) -> list[Claim]:
    """Return the claims whose words contain these words, or all if none does."""
    if len(words) < 2:
        return claims
    return [c for c in claims if words in c.before] or claims


def _around(ctx: Context, claim: Claim) -> list[Claim]:
    """Return the claims of the paragraph around one, the nearest before it first."""
    before = ctx.claims[max(0, claim.at - _BACK) : claim.at][::-1]
    after = ctx.claims[claim.at + 1 : claim.at + 1 + _AHEAD]
    near = [c for c in before if c.paragraph == claim.paragraph]
    near += [c for c in after if c.sentence == claim.sentence]
    return [c for c in near if c.quantity.kind in _COUNTED and (c.quantity.value or 0) > 0]


def _next_sentence(ctx: Context, claim: Claim) -> list[Claim]:
    """Return the first figures of the sentence behind an average that opens its paragraph."""
    near = ctx.claims[claim.at + 1 : claim.at + 1 + _REACH]
    return [
        c
        for c in near
        if c.sentence == claim.sentence + 1
        and c.paragraph == claim.paragraph
        and c.quantity.kind in _COUNTED
        and (c.quantity.value or 0) > 0
    ]


def _counts(claim: Claim, average: _Average) -> bool:
    """Tell whether a figure counts what 每 names: 户 counts 家庭户, 人 人口, 专任教师N人 教师."""
    unit = claim.quantity.unit
    if unit in _PERSONS and len(average.each) > 1 and claim.before.endswith(average.each):
        return True
    if average.each == "班":
        return unit == "班" or claim.after.startswith(("班", "教学班"))
    return bool(unit) and any(e.startswith(unit) or e.endswith(unit) for e in average.below)


def _quotient(total: Quantity, count: Quantity, scale: int) -> Interval:
    lost = Interval(Fraction(0), total.half_unit)  # What a total that was cut off has lost.
    return ((interval.of(total) + lost) / interval.of(count)).scaled(scale)


def _missed(
    q: Quantity, total: Quantity, count: Quantity, scale: int, seldom: Fraction, rarely: Fraction
) -> Iterator[Check]:
    """Tell an average that misses the only figures it can divide."""
    assert total.value and count.value and q.value
    exact = total.value / count.value * scale
    if not q.value / _NEAR < exact < q.value * _NEAR:
        return
    reach = mean_of(q)
    slip = (
        is_plain_slip(
            q, _quotient(total, count, scale) + reach - interval.point(q.value), seldom=seldom
        )
        or is_plain_slip(
            total, (reach * interval.of(count)).scaled(Fraction(1, scale)), seldom=seldom
        )
        or is_plain_slip(count, (interval.of(total) / reach).scaled(scale), seldom=rarely)
    )
    severity = Severity.WARNING if slip else Severity.INFO
    yield _told(Verdict.VIOLATED, q, total, count, scale, severity)


def _of_two(ctx: Context, claim: Claim) -> Iterator[Check]:
    """Check a ratio of the two figures of one unit that stand right before it."""
    near = [c for c in _around(ctx, claim) if c.at < claim.at and c.sentence >= claim.sentence - 1]
    near = [c for c in near if c.quantity.value != 100 and c.quantity.unit]
    if len(near) < 2 or near[0].quantity.unit != near[1].quantity.unit:
        return
    q, second, first = claim.quantity, near[0].quantity, near[1].quantity
    scale = 100 if (q.value or 0) > 50 else 1
    for over, under in ((first, second), (second, first)):
        if _quotient(over, under, scale).meets(mean_of(q)):
            yield _told(Verdict.HOLDS, q, over, under, scale)
            return
    over, under = (first, second) if (first.value or 0) >= (second.value or 0) else (second, first)
    yield from _missed(q, over, under, scale, _SELDOM, _SELDOM)


def _told(
    verdict: Verdict,
    q: Quantity,
    total: Quantity,
    count: Quantity,
    scale: int,
    severity: Severity = Severity.WARNING,
) -> Check:
    assert total.value and count.value
    result = show_rounded(total.value / count.value * scale)
    times = f" × {scale}" if scale > 1 else ""
    return Check(
        CODE,
        verdict,
        (
            Span(q.start, q.end, "平均或比值"),
            Span(total.start, total.end, "总量"),
            Span(count.start, count.end, "个数"),
        ),
        f"{show(total.value)} ÷ {show(count.value)}{times} = {result}，文中 {q.text}",
        f"{total.text} 除以 {count.text} 得 {result}，文中写作 {q.text}。",
        f"{total.text} divided by {count.text} is {result}, but the article states {q.text}.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="quotient-mismatch",
    title="平均数、比值与总量对不上",
    check=check,
    flags=[
        "地块总建筑面积«14.25万平方米»，起拍价12亿元，成交总价«17.1亿元»，楼面价«12600元/平方米»。",
        "上半年投资2180起。其中，披露金额的项目«845起»，同比上升4%；投资金额«380亿元»，平均单笔投资金额为«4947万元»，同比上升12%。",
        "男性人口为«355600人»，女性人口为«359300人»，性别比（女性为100，男性与女性之比）为«89.97»。",
        "全县常住人口«344935人»。其中，拥有大学（指大专及以上）文化程度的人口为«31250人»；拥有高中（含中专）文化程度的人口为48820人。与上次相比，每10万人中拥有大学文化程度的由4512人上升为«9600人»；拥有高中文化程度的由11230人上升为14153人。",
        "男性人口为«174319人»，占50.54%；女性人口为«170616人»，占49.46%。总人口的性别比（女性为100）由2010年普查的103.44下降为«101.27»。",
        "全市接待游客«612.48万人次»，实现旅游收入«41.37亿元»，人均消费«765元»。",
        "快递业务量«58.91亿件»，业务收入«512.6亿元»，平均每件«7.80元»。",
        "销售面积«2967.5万平方米»，销售额«2161.4亿元»，平均每平方米«8800元»。",
        "成交面积«12.74万平方米»，成交均价«16820元/平方米»，成交金额约«23.72亿元»。",
        "保费收入«1384.62亿元»，按年末人口«4112.3万人»计算，保险密度«3637元/人»。",
        "有效专利«61842件»，按常住人口«1286万人»计算，每万人口拥有量«41.8件»。",
        "家庭户«168420户»，人口«459787人»，平均每个家庭户的人口为«2.37人»。",
        "城镇居民«24310元»，农村居民«11287元»，城乡居民收入比为«2.51»。",
        "男性«249863人»，女性«236350人»。性别比（以女性为100）为«107.52»。",
        "全区小学24所，专任教师«1280人»，在校学生«19200人»，平均每名教师负担学生«18人»。",
        "全镇面积«125平方公里»，常住人口«3.75万人»，人口密度为每平方公里«350人»。",
        "全县面积«1842平方公里»。\n2020年末，常住人口«41.3万人»，人口密度«242人/平方公里»。",
        "店铺成交订单«2.41万单»，成交额«312.8万元»，客单价«150.2元»。",
        "每万人口发明专利拥有量为«12.6件»。年底有效发明专利«5301件»，常住人口«500.1万人»。",
        "养老机构«86家»，床位«9460张»，平均每家养老机构床位«150张»。",
        "学校现有«48个»教学班，学生«2208名»，平均班额«56人»。",
        "发放助学贷款«3624笔»，金额«2,718万元»，笔均«8500元»。",
        "执业医师«1.52万人»，按常住人口«600万人»计算，每千人口执业医师«2.35人»。",
        "全村«412户»，«1648人»，户均«3人»。",
        "机场起降航班«2516架次»，运送旅客«29.8万人次»，平均每架次«138人»。",
        "汛期派出抢修队«47支»、队员«2610人»，平均每支约«46人»。",
        "社队企业发展到«四百三十家»，做工的有«一万二千九百人»，平均每家«三十五人»。",
        "全村耕地总面积«2964亩»（其中：田1500亩，地1464亩），人均耕地«2.5亩»。全村有乡村人口«1976人»。",
        "全村520户«1976人»。\n全村耕地面积«2964亩»，人均耕地«2.5亩»。",
    ],
    passes=[
        "东楼14层，每层6户，西楼9层，共138户。",
        "评出佳作60首，5人有两首以上入选：一人三首，四人两首。奖励共14万元，金奖一首1.5万元、银奖8000元、铜奖3000元。",
        "地块总建筑面积14.25万平方米，起拍价12亿元，成交总价17.1亿元，楼面价12000元/平方米。",
        "上半年投资2180起。其中，披露金额的项目845起，同比上升4%；投资金额380亿元，平均单笔投资金额为4497万元，同比上升12%。",
        "全县常住人口344935人。其中，拥有大学（指大专及以上）文化程度的人口为31250人；拥有高中（含中专）文化程度的人口为48820人。与上次相比，每10万人中拥有大学文化程度的由4512人上升为9060人；拥有高中文化程度的由11230人上升为14153人。",
        "男性人口为174319人，占50.54%；女性人口为170616人，占49.46%。总人口的性别比（女性为100）由2010年普查的103.44下降为102.17。",
        "成交812套，总金额35.41亿元，套均总价436.16万元。",
        "全市接待游客612.48万人次，实现旅游收入41.37亿元，人均消费675元。",
        "成交面积12.74万平方米，成交均价18620元/平方米，成交金额约23.72亿元。",
        "有效专利61842件，按常住人口1286万人计算，每万人口拥有量48.1件。",
        "男性249863人，女性236350人。性别比（以女性为100）为105.72。",
        "城镇居民24310元，农村居民11287元，城乡居民收入比为2.15，比上年缩小0.04。",
        "年末在职职工1128.6万人，退休人员394.8万人，在职退休比为2.86。",
        "全镇3218户，人均年收入12300元，发放补贴1264万元。",
        "最高成交均价18620元/平方米，成交面积12万平方米，成交金额20亿元。",
        "全村耕地总面积2964亩（其中：田1500亩，地1464亩），人均耕地1.5亩。全村有520户，乡村人口1976人，其中农业人口1902人。",
        "全镇总人口3.2万人，其中农业人口2.5万人。\n全镇耕地面积4.1万亩，人均耕地1.64亩。",
        "居民人均可支配收入18945元，增长5.9%，人均消费支出12045元。",
        "汛期派出抢修队47支、队员2160人，平均每支约46人。",
        "社队企业发展到四百三十家，做工的有一万二千九百人，平均每家三十人。",
        "直接扶持创业1286人，带动就业4115人，平均每人带动3.2人就业。",
        "抽查旅馆86家、客房9460间，平均每间客房每晚收260元。",
        "每人每天补助100元，参训人员360人，拨付经费25万元。",
        "全县面积1842平方公里。\n2020年末，常住人口41.3万人，人口密度224人/平方公里。",
        "全村520户1976人，耕地面积2964亩，其中水田1200亩，人均耕地1.5亩，人均水田0.6亩。",
        "全村520户1976人，劳动力1100人。\n全村耕地面积2964亩，劳均耕地2.7亩。",
        "全市面积1842平方公里，户籍人口41.3万人，人口密度251人/平方公里。",
    ],
)
