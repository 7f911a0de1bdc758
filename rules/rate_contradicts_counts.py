"""以动作命名的率（办结率、恢复率、投票率），与句中的两个数不符。

## 查什么
「受理 23 件，办结 22 件，办结率 95.7%」：率以其中一个数的动作为名，分母是在它之前、单位相同的较大
的数，与率同在一句，或率独成一句时在前一句。也认分母等于两数之和的写法（批准 20 件，不批准 5 件，
不批准率 20%），和先剔除一部分再算的写法（38 家中复工 25 家。剔除停工的 7 家，复工率 80.6%）。

## 为什么要紧
率是读者记住的结论；率与两个数不符，三者必有一个写错。

## 例
> 断电的 420 户已恢复 370 户，恢复率 81.8%。

370 ÷ 420 = 88.1%，文中 81.8%。

## 何时不报
分母隔了一句以上；率说的是去年、目标、全国；与句中任何一种读法相符；四舍五入或截尾所致；相差不像一笔之误时只作提示，
因为率可能另有口径。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import judge

CODE = "PCT207"
_RATE = regex.compile(
    r"(?P<name>[不未]?[^\P{Han}增降涨跌升减长]{1,2})率[为是达到约近仅超过高已在]*$"
)
_LEFT_OUT = regex.compile("剔除|扣除|除去|不计|不含")
# Words by which a rate of its own sentence is one of another time, place or group.
_OTHER = regex.compile(
    "去年|上年|同期|往年|目标|力争|计划|预计|确保|以上|平均|全[国省]|其中|其他|历史"
)
_YEARLY = regex.compile(r"全年|\d{4}年,?[^月季]{0,40}$|\d{4}年,?(?!\d)[^月季]{0,40}优良|去年|上年")
# A quarter or a month in the sentence has days of its own, whatever the year is to reach.
_SHORTER = regex.compile(
    "季度?|[上下]半年|[\\d一二三四五六七八九十]个?月|截[至止]|目前|今年以来|当月|本月"
)
_MEAN = regex.compile("均|每")  # 场均射门3次: no count of which a rate could be
_PLANNED = regex.compile("目标|力争|计划|预计|要求|考核")
_DAYS, _UNMEASURED = 365, 8
_REACH = 8  # Figures before the rate, in its sentence, that may be its part and its whole.
_MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
# Rates of something that the article counts once, before or behind: 得票率 is of the valid votes.
_OF_ALL = {"得票": ("有效票", "有效选票", "有效投票")}
# Rates of those who signed up, which an article counts once: 录取率 is of all who took part.
_OF_ENTRANTS = {"录取": ("报名", "报考", "参加高考", "报考考生共", "考生共")}
# Rates of voters, and what those do who are their part; both may stand in the next sentence.
_TOLD_LATER = {"投票": "投", "参选": "投票"}
_BEHIND = 10  # Characters behind a figure that may tell so.
_SAME = {"票": "人", "名": "人", "位": "人"}
# Rates that are no share of those told: how fast, how dear, how much for the money.
_FEATURE = regex.compile(
    "[利税费汇息速频效增降]率|生育率|出生率|死亡率|周转率|收益率|回报率|失业率|覆盖率"
)
_WAY = regex.compile(
    "(?:[期限]内|按[时期]|[及准]时|如期|限时|当[庭场]|一次性?|首次|自动|自愿|有效)"
    r"(?=\p{Han}{0,4}率)"
)
_SELDOM = Fraction(3, 20)
_RARELY = Fraction(1, 60)  # The same for rates that may be of more than the two told.
_BESIDE = 2  # from a part to its rate; 占近三分之一 may stand between
_AMONG = regex.compile("其中|中,?(?:就|仅|只|共|已|便)?有$")
_THINGS = frozenset("机车人品房水电网")  # 机收率 is not of the 作业机N台
_NEAR = 6  # Characters next to a figure that may name what was done.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every rate whose part and whole stand before it in its sentence."""
    for claim in ctx.claims:
        if claim.quantity.unit == "%" and "率" in claim.before:
            found = _RATE.search(claim.before)
            # 达成率 is of a plan, and seldom of what stands beside it.
            if found and claim.quantity.value is not None and found["name"] != "达成":
                left_out = [c for c in _before(ctx, claim) if _LEFT_OUT.search(c.before)]
                if left_out:
                    yield from _of_the_rest(ctx, claim, found["name"], left_out)
                else:
                    yield from _rate(ctx, claim, found["name"])


def _of_the_rest(ctx: Context, rate: Claim, name: str, left_out: list[Claim]) -> Iterator[Check]:
    """Check a rate among what is left: 38 家中复工 25 家。剔除停工的 7 家，复工率 80.6%."""
    first = left_out[-1]
    if first.at == 0:
        return
    last = ctx.claims[first.at - 1]  # of the sentence before, or of this one
    before = [last, *_before(ctx, last)]
    part = next((c for c in before if _does(name, c)), None)
    whole = next(iter(_wholes(before, part)), None) if part is not None else None
    if part is None or whole is None:
        return
    if any(c.quantity.unit != whole.quantity.unit for c in left_out):
        return
    rest = interval.of(whole.quantity) - interval.total(interval.of(c.quantity) for c in left_out)
    verdict = judge(None, (interval.of(part.quantity) / rest).scaled(100), rate.quantity)
    yield _told_of_rest(verdict, part, whole, left_out, rate)


def _told_of_rest(
    verdict: Verdict, part: Claim, whole: Claim, left_out: list[Claim], rate: Claim
) -> Check:
    minus = [c.quantity.value or Fraction(0) for c in left_out]
    rest = (whole.quantity.value or Fraction(0)) - sum(minus)
    p = part.quantity.value or Fraction(0)
    result = show_rounded(100 * p / rest) if rest > 0 else "∞"
    less = " − ".join([show(whole.quantity.value), *map(show, minus)])
    return Check(
        CODE,
        verdict,
        (
            Span(rate.quantity.start, rate.quantity.end, "率"),
            Span(part.quantity.start, part.quantity.end, "部分"),
            Span(whole.quantity.start, whole.quantity.end, "整体"),
            *(Span(c.quantity.start, c.quantity.end, "剔除") for c in left_out),
        ),
        f"{show(p)} ÷ ({less}) = {result}%，文中 {rate.quantity.text}",
        f"剔除后，{part.quantity.text} 占 {show(rest)} 的 {result}%，"
        f"文中的率是 {rate.quantity.text}。",
        f"Of the {show(rest)} left, {show(p)} is {result}%, but the rate is {rate.quantity.text}.",
        Severity.ERROR,
    )


def _rate(ctx: Context, rate: Claim, name: str) -> Iterator[Check]:
    before = _before(ctx, rate)
    part = next((c for c in before if name in _OF_ALL or _does(name, c)), None)
    if part is not None and (
        _MEAN.search(part.before[-_NEAR:]) or _of_some(rate, part) or _is_planned(ctx, rate, part)
    ):
        return
    if part is None and name in _TOLD_LATER:
        later = _later(ctx, rate, _TOLD_LATER[name])
        if later:
            yield _of_later(rate, later)
            return
    if part is None:
        known = None if _FEATURE.search(rate.before) else _of_which(ctx, rate, before)
        if known is not None:
            yield from _of_part(rate, before[0], known)
        else:
            yield from _of_failed(ctx, rate, name, before)
        return
    wholes = _counted_once(ctx, _OF_ALL[name]) if name in _OF_ALL else _wholes(before, part)
    if name in _OF_ENTRANTS:
        wholes = [*_counted_once(ctx, _OF_ENTRANTS[name]), *wholes]
    p, q = part.quantity, rate.quantity
    if not wholes:
        others = [c for c in before if c is not part and _unit(c) == _unit(part)]
        if len(others) == 1 and _fails(name, others[0]):
            yield from _of_both(p, others[0].quantity, q)
        elif p.unit in ("天", "日") and name == "优良" and _is_yearly(ctx.sentence_text(rate)):
            yield from _of_year(p, q)
        return
    if name[0] in "不未" and _says(name[1:], wholes[0]):  # Of those decided either way.
        yield from _of_both(p, wholes[0].quantity, q)
        return
    for claim in wholes:
        for whole in (interval.of(claim.quantity), interval.of(claim.quantity) + interval.of(p)):
            verdict = judge(None, (interval.of(p) / whole).scaled(100), q)
            if verdict is not Verdict.VIOLATED:
                yield _told(Verdict.HOLDS, p, claim.quantity, q, Severity.INFO)
                return
    nearest = wholes[0]
    joined = nearest.at == part.at - 1 and rate.at == part.at + 1
    slip = _slip(p, nearest.quantity, q, SURE if joined or name in _OF_ALL else _SELDOM)
    yield _told(Verdict.VIOLATED, p, nearest.quantity, q, Severity.ERROR if slip else Severity.INFO)


def _is_yearly(sentence: str) -> bool:
    """Tell whether days are told of a year, and nothing in their sentence names a part of one."""
    return _YEARLY.search(sentence) is not None and _SHORTER.search(sentence) is None


def _is_planned(ctx: Context, rate: Claim, part: Claim) -> bool:
    """Tell whether a clause before a rate opens a plan (办结N件；全年目标为办结率P)."""
    between = ctx.norm[part.quantity.end : rate.quantity.start]
    return _PLANNED.search(between) is not None and ";" in between


def _of_some(rate: Claim, part: Claim) -> bool:
    """Tell whether a rate is of those done in a way the part is not told by (审限内结案率)."""
    found = _WAY.search(rate.before)
    return found is not None and found[0] not in part.before + part.after


def _later(ctx: Context, rate: Claim, does: str) -> list[tuple[Claim, Claim]]:
    """Return parts and wholes that stand side by side around a rate, the nearest first.

    投票率达P，超过上届。在N选民中，N选民投了票: the words of the part name what was done.
    """
    found = []
    for claim in ctx.claims[max(1, rate.at - _REACH) : rate.at + _REACH]:
        whole = ctx.claims[claim.at - 1]
        words = claim.before + claim.after[:_BEHIND]
        near = claim.paragraph == rate.paragraph and whole.sentence == claim.sentence
        alike = _unit(claim) == _unit(whole) and _is_measured(claim) and _is_measured(whole)
        larger = (whole.quantity.value or 0) > (claim.quantity.value or 0)
        if near and alike and larger and does in words and "选民" in whole.before + whole.after:
            found.append((claim, whole))
    return sorted(found, key=lambda pair: abs(pair[0].at - rate.at))


def _of_later(rate: Claim, pairs: list[tuple[Claim, Claim]]) -> Check:
    q = rate.quantity
    for part, whole in pairs:
        p, w = part.quantity, whole.quantity
        verdict = judge(None, (interval.of(p) / interval.of(w)).scaled(100), q)
        if verdict is not Verdict.VIOLATED:
            return _told(verdict, p, w, q, Severity.INFO)
    p, w = (claim.quantity for claim in pairs[0])
    slip = _slip(p, w, q, _SELDOM)
    return _told(Verdict.VIOLATED, p, w, q, Severity.WARNING if slip else Severity.INFO)


def _of_which(ctx: Context, rate: Claim, before: list[Claim]) -> Claim | None:
    """Return the whole of which 其中 tells a part right before a rate, if there is one."""
    if not before or any(_is_measured(c) for c in ctx.claims[before[0].at + 1 : rate.at]):
        return None
    part = before[0]
    if rate.at - part.at > _BESIDE:
        return None
    whole = next((c for c in before[1:] if _unit(c) == _unit(part)), None)
    if whole is None or part.quantity.hedge or whole.quantity.hedge:
        return None
    among = _AMONG.search(ctx.norm, whole.quantity.end, part.quantity.start)
    return whole if among and (whole.quantity.value or 0) > (part.quantity.value or 0) else None


def _of_part(rate: Claim, part: Claim, whole: Claim) -> Iterator[Check]:
    """Check 判处罪犯N人，其中重刑M人，重刑率P, where the rate's name is not what was done."""
    p, w, q = part.quantity, whole.quantity, rate.quantity
    verdict = judge(None, (interval.of(p) / interval.of(w)).scaled(100), q)
    if verdict is not Verdict.VIOLATED or _slip(p, w, q, _SELDOM):
        severity = Severity.INFO if verdict is not Verdict.VIOLATED else Severity.WARNING
        yield _told(verdict, p, w, q, severity)


def _of_failed(ctx: Context, rate: Claim, name: str, before: list[Claim]) -> Iterator[Check]:
    """Check 抽取320批次，不合格8批次，合格率P: what is left is the part."""
    failed = next((c for c in before if _fails(name, c)), None)
    if failed is None:
        return
    near = ctx.claims[max(0, failed.at - _REACH) : failed.at][::-1]
    told = [c for c in near if c.paragraph == failed.paragraph and _is_measured(c)]
    wholes = [c for c in _wholes(told, failed) if c.sentence >= failed.sentence - 1]
    if not wholes:
        return
    p, w, q = failed.quantity, wholes[0].quantity, rate.quantity
    left = interval.of(w) - interval.of(p)
    verdict = judge(None, (left / interval.of(w)).scaled(100), q)
    assert p.value is not None and w.value is not None
    result = show_rounded(100 * (w.value - p.value) / w.value)
    yield Check(
        CODE,
        verdict,
        _spans(q, p, w),
        f"({show(w.value)} − {show(p.value)}) ÷ {show(w.value)} = {result}%，文中 {q.text}",
        f"{w.text} 除去 {p.text} 占 {result}%，文中的率是 {q.text}。",
        f"{w.text} less {p.text} is {result}% of it, but the rate is given as {q.text}.",
        Severity.WARNING if _slip(_left(w, p), w, q, SURE) else Severity.INFO,
    )


def _left(whole: Quantity, part: Quantity) -> Quantity:
    """Return what is left of a whole, as a figure that nobody wrote."""
    made = interval.of(whole) - interval.of(part)
    value = None if whole.value is None or part.value is None else whole.value - part.value
    return whole._replace(value=value, low=made.low, high=made.high)


def _before(ctx: Context, rate: Claim) -> list[Claim]:
    """Return the usable figures before a rate in its sentence, nearest first.

    Where the rate is the first figure of its sentence, those of the sentence before it.
    """
    near = ctx.claims[max(0, rate.at - _REACH) : rate.at][::-1]
    sentence = rate.sentence
    if near and near[0].sentence < sentence:
        start, _ = ctx.sentences[sentence]
        sentence -= not _OTHER.search(ctx.norm, start, rate.quantity.start)
    return [
        c
        for c in near
        if c.sentence == sentence and c.paragraph == rate.paragraph and _is_measured(c)
    ]


def _is_measured(claim: Claim) -> bool:
    return claim.quantity.kind in _MEASURED and (claim.quantity.value or 0) > 0


def _does(name: str, claim: Claim) -> bool:
    """Tell whether a figure counts what the rate is named after (办结, 已恢复, 人投票)."""
    words = f"{claim.before[-_NEAR:]} {claim.after[:_NEAR]}"
    if name[0] in "不未":
        return name in words or name[0] in claim.before[-_NEAR:]
    if _fails(name, claim):
        return False
    if len(name) == 2 and claim.before[-4:-1:2] == name:
        return True  # 调解撤诉N件，调撤率P
    begun = len(name) > 1 and name[0] not in _THINGS and name[0] in claim.before[-3:]
    return name in words or begun


def _fails(name: str, claim: Claim) -> bool:
    """Tell whether a figure counts those of which the rate's name does not hold (5批次不合格)."""
    return _says(f"不{name}", claim) or _says(f"未{name}", claim)


def _says(word: str, claim: Claim) -> bool:
    return word in f"{claim.before[-_NEAR:]} {claim.after[:_NEAR]}"


def _wholes(before: list[Claim], part: Claim) -> list[Claim]:
    """Return the figures of the part's unit before it; the nearest may be smaller by a slip."""
    alike = [c for c in before if c.at < part.at and _unit(c) == _unit(part)]
    larger = [c for c in alike if (c.quantity.value or 0) >= (part.quantity.value or 0)]
    nearest = [c for c in alike[:1] if c.at == part.at - 1]
    return larger or nearest


def _unit(claim: Claim) -> str:
    return _SAME.get(claim.quantity.unit, claim.quantity.unit)


def _counted_once(ctx: Context, names: tuple[str, ...]) -> list[Claim]:
    """Return the figure that an article gives for one of some names, if it gives only one."""
    found = [
        c
        for c in ctx.claims
        if (c.before.endswith(names) or c.after.startswith(names))
        and c.quantity.value
        and c.quantity.kind in _MEASURED
    ]
    return found if len({c.quantity.value for c in found}) == 1 else []


def _of_both(part: Quantity, other: Quantity, rate: Quantity) -> Iterator[Check]:
    """Check 批准N人，不批准N人，不批准率P, where the two together are the whole."""
    whole = interval.of(part) + interval.of(other)
    verdict = judge(None, (interval.of(part) / whole).scaled(100), rate)
    alone = judge(None, (interval.of(part) / interval.of(other)).scaled(100), rate)
    if Verdict.VIOLATED not in (verdict, alone) or alone is not Verdict.VIOLATED:
        return
    assert part.value is not None and other.value is not None and rate.value is not None
    rounding = interval.of(rate) - interval.point(rate.value)
    slip = is_plain_slip(rate, (interval.of(part) / whole).scaled(100) + rounding, seldom=_RARELY)
    result = show_rounded(100 * part.value / (part.value + other.value))
    yield Check(
        CODE,
        verdict,
        _spans(rate, part, other),
        f"{show(part.value)} ÷ ({show(part.value)} + {show(other.value)}) = {result}%，"
        f"文中 {rate.text}",
        f"{part.text} 在两者之和中是 {result}%，文中的率是 {rate.text}。",
        f"{part.text} of both together is {result}%, but the rate is given as {rate.text}.",
        Severity.ERROR if slip else Severity.INFO,
    )


def _slip(part: Quantity, whole: Quantity, rate: Quantity, seldom: Fraction) -> bool:
    assert rate.value is not None
    share = interval.of(rate).scaled(Fraction(1, 100))
    rounding = interval.of(rate) - interval.point(rate.value)
    result = (interval.of(part) / interval.of(whole)).scaled(100) + rounding
    return (
        is_plain_slip(rate, result, seldom=seldom)
        or is_plain_slip(part, share * interval.of(whole), seldom=seldom)
        or is_plain_slip(whole, interval.of(part) / share, seldom=seldom)
    )


def _told(
    verdict: Verdict, part: Quantity, whole: Quantity, rate: Quantity, severity: Severity
) -> Check:
    assert part.value is not None and whole.value is not None
    result = show_rounded(100 * part.value / whole.value)
    return Check(
        CODE,
        verdict,
        _spans(rate, part, whole),
        f"{show(part.value)} ÷ {show(whole.value)} = {result}%，文中 {rate.text}",
        f"{part.text} 是 {whole.text} 的 {result}%，文中的率是 {rate.text}。",
        f"{part.text} of {whole.text} is {result}%, but the rate is given as {rate.text}.",
        severity,
    )


def _of_year(part: Quantity, rate: Quantity) -> Iterator[Check]:
    """Check 全年优良天数312天，优良率85.2%; on a few days nothing may have been measured."""
    days = Interval(Fraction(_DAYS - _UNMEASURED), Fraction(_DAYS + 1))
    verdict = judge(None, (interval.of(part) / days).scaled(100), rate)
    result = show_rounded(100 * (part.value or Fraction(0)) / _DAYS)
    yield Check(
        CODE,
        verdict,
        (Span(rate.start, rate.end, "率"), Span(part.start, part.end, "天数")),
        f"{part.text} ÷ {_DAYS}天 = {result}%，文中 {rate.text}",
        f"{part.text} 是全年的 {result}%，文中的率是 {rate.text}。",
        f"{part.text} is {result}% of a year, but the rate is given as {rate.text}.",
        Severity.WARNING,
    )


def _spans(rate: Quantity, part: Quantity, whole: Quantity) -> tuple[Span, ...]:
    named = ((rate, "率"), (part, "部分"), (whole, "整体"))
    return tuple(Span(q.start, q.end, label) for q, label in named)


RULE = Rule(
    code=CODE,
    name="rate-contradicts-counts",
    title="率与句中的两个数不符",
    check=check,
    flags=[
        "全区«38.6万»农村人口中就有«9.12万»贫困人口，占近四分之一，贫困发生率«26.3%»。",
        "上半年，监管部门共完成日用品抽检«412万批次»，发现不合格样品«9.06万批次»，抽检不合格率为«2.02%»。",
        "全省共完成日用品抽检«518206批次»，不合格«7412批次»，总体不合格率为«1.34%»。",
        "全年判处罪犯«6842人»，其中判处五年以上有期徒刑的«512人»，重刑率«5.7%»。",
        "全省有«296900人»报名参加考试。在录取的235300名考生中，本科院校录取«113900人»，占总数的48.41%，本科录取率为«33.86%»。",
        "审结民事案件«41205件»，调解撤诉«22663件»，调撤率«50.5%»。",
        "18个区共登记选民«875万人»，参加投票的«826万人»，全市参选率为«96.36%»。",
        "投票率达«75.22%»，超越上届。在约«5823万»选民中，有«3929万»选民投了票。",
        "«38家»中已复工«25家»，复工率«56.8%»。",
        "断电的«420户»已恢复«370户»，恢复率«81.8%»。",
        "全年受理投诉«23件»，办结«22件»，办结率«97.5%»。",
        "登记选民«1684万人»，共有«1342万人»投票，投票率«72.0%»。",
        "受理案件«48216件»，审执结«46873件»，同比分别上升5.8%和6.3%，结案率«92.7%»。",
        "现有企业«48家»，已复工«25家»。剔除因季节停工的«7家»，目前复工率达到«80.6%»。",
        "有意愿的«639人»，已转产«651人»，转产率«93.9%»。",
        "4月共«30天»，优良天数为«24天»，优良率«88.0%»。",
        "甲以«18万4327票»胜出，得票率«54.2%»。全区投票数35万7625票，其中有效票«35万1775票»。",
        "2020年，全市空气优良天数为«312天»，优良率«82.5%»。",
        "抽取样品«320批次»。其中检出不合格样品«8批次»。样品合格率为«95.7%»。",
        "批准逮捕«2318人»，不批准逮捕«1087人»，不批准率«39.1%»。",
        "查出隐患«27处»，已整改«25处»。截至目前，整改率为«95.6%»。",
        "受理来信«36件»，办结«34件»，其余正在办理。办结率«84.4%»。",
        "抽查了40家企业的水壶，«35批次»合格，«5批次»不合格。合格率为«85.7%»。",
    ],
    passes=[
        "本赛季送出助攻9次，场均射门4.3次，射正率51%。",
        "今年二季度，空气优良天数73天，优良率80.2%；全年目标为优良率86%以上。",
        "全年优良率目标为84%以上，一季度优良天数63天，优良率70.0%。",
        "本月受理投诉240件，办结216件；全年目标为办结率98%。",
        "裁罚案件共111件，加计186件，总件数达297件，金额2亿0,255万元，达成率76.9%。",
        "全区38.6万农村人口中就有9.12万贫困人口，占近四分之一，贫困发生率23.6%。",
        "上半年，监管部门共完成日用品抽检412万批次，发现不合格样品9.06万批次，抽检不合格率为2.20%。",
        "共发出问卷6842份，收回5321份，其中有效5036份，有效收回率73.6%。",
        "全年受理案件8326件，其中旧存387件、新收7939件；审执结7912件，结案率95.0%，法定审限内结案率99.6%；未结414件。",
        "投入收割机6.8万台，其中跨区作业机1.9万台，机收率达98.6%。",
        "全年判处罪犯6842人，其中判处五年以上有期徒刑的512人，重刑率7.5%。",
        "在岗职工6842人，其中女职工512人，失业率5.7%。",
        "全省有296900人报名参加考试。在录取的235300名考生中，本科院校录取113900人，占总数的48.41%，本科录取率为38.36%。",
        "全市报考考生共900人。甲校报名300人，录取120人，录取率40%。",
        "18个区登记选民857万人，投票的826万人，参选率为96.36%；另有13个郊区登记选民3224312人，投票的3072340人，乡镇参选率为95.29%。",
        "投票率达75.22%，超越上届。在约5223万选民中，有3929万选民投了票。",
        "全县人口185869人，十年间多了2325人，多1.25%，年均增长率0.12%。",
        "支出合计18055亿元，比去年多3236亿元，增长率21.8%。",
        "决定逮捕12.5万人；不捕11.5万人，不捕率48.5%。",
        "现有企业38家，已复工25家。剔除因季节停工的7家，目前复工率达到80.6%。",
        "甲以18万4327票胜出，得票率52.4%。全区投票数35万7625票，其中有效票35万1775票。",
        "首轮有效票100万票，次轮有效票120万票。甲得60万票，得票率50.0%。",
        "4月共30天，优良天数为24天，优良率80.0%。",
        "断电的420户已恢复370户，恢复率88.1%。",
        "登记选民1864万人，共有1342万人投票，投票率72.0%，比上届提高3.1个百分点。",
        "批准逮捕2318人，不批准逮捕1087人，不批准率31.9%。",
        "要求立行立改的286个，已整改281个，整改率98.3%；要求分阶段整改的94个，已整改67个，整改率71.3%。",
        "全年受理投诉23件，办结22件，满意率97.5%。",
        "受理诉求216件，办结率98.7%。",
        "2020年，全市空气优良天数为312天，优良率85.2%。",
        "2020年1—6月，全市空气优良天数为162天，优良率89.5%。",
        "查出隐患27处，已整改25处。去年整改率为95.6%。",
        "抽查了40家企业的水壶，35批次合格，5批次不合格。合格率为87.5%。",
    ],
)
