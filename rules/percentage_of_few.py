"""百分数除不出：这样少的个数得不出这个百分数。

## 查什么
「抽检食品 150 批次，合格率 97.4%」「发现问题 27 个，整改率 92.3%」「60 名受访者中，赞成的占 91.2
%」，率也可以在下一句：
个数不多时，能得出的百分数也不多；没有一个整数除以它能舍入或截成文中的百分数，就必有一个写错。

## 为什么要紧
这种错单看百分数看不出来，读者也无从验算。

## 例
> 抽检食品 150 批次，合格率 97.4%。

146 ÷ 150 = 97.33%，147 ÷ 150 = 98%，得不出 97.4%。

## 何时不报
率说的不是这些个数（检查企业 40 家，问题整改率）；个数是约数，或句中不止一个可取；几次、几年的平均；
覆盖率一类多由面积算出的率，没有说回访、调查了多少人的满意率。
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict

CODE = "PCT208"
_CUE = ("率", "占")
_RATE = regex.compile(r"(?P<name>\p{Han}{0,6}率)(?:分别|仅|高|只|约)?[为是达有到]*$")
# What is counted, by the rate that is a share of it.
_OF = tuple(
    (regex.compile(rate), regex.compile(counted), regex.compile(units))
    for rate, counted, units in (
        ("合格率|检出率|超标率", "抽[检查样]|检[测验]|送检|监测", "批次|批|份|件|组|个|台|家"),
        ("达标率|优良率", "监测|断面|水库|点位|测点|抽测|水源", "个|座|处|条"),
        (
            "[及合]格率|优秀率|过关率|升学率|录取率|就业率|通过率|上线率|达线率",
            "学[生员]|[考毕业]生|考试|全班|同学",
            "[人名位]",
        ),
        (
            "出席率|到会率|投票率|参会率|到课率|出勤率",
            "应到|应出席|代表|委员|选民|全班|在编",
            "[人名位]",
        ),
        ("胜率", "比赛|出战|对决|交[锋手]|场", "场|局|次"),
        ("治愈率|病死率|有效率|存活率", "患者|病例|收治|病人|手术|接受治疗", "[人例名位]"),
        ("满意率", "回访|受访|测评|问卷|走访|调查|家长|患者", "[人名位户份]"),
        (
            "整改率|办结率|化解率|完成率|处置率|销号率|结案率|答复率",
            "问题|隐患|信访|投诉|诉求|线索|案件|事项|建议|提案|矛盾|纠纷|任务|项目",
            "个|件|处|起|条|项|宗",
        ),
    )
)
_AMONG = regex.compile(r"^(?:\p{Han}{0,8})中$")
_SHARE_OF = regex.compile(r"(?:占|占比|比例|所占比例)[为是达]?(?:约|近|超过?)?$")
_MEAN = regex.compile(
    "平均|均|累计|历年|近年|[年月季]度?各?|分别|总体|综合|加权|其中|连续|以上|同期|上年|去年"
)
_ASIDE = frozenset({Kind.DATE, Kind.TIME, Kind.LABEL})
_MOST = 1000  # More cases give every percentage that is written.
_BACK = 6  # Figures before a rate that are looked at.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every share of a few counted cases."""
    if not ctx.holds(*_CUE):
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.SHARE or q.unit != "%" or q.value is None or q.hedge:
            continue
        if not 0 < q.value < 100 or "%" not in ctx.norm[q.start : q.end]:
            continue
        whole = _whole(ctx, claim)
        if whole is not None:
            yield _told(q, whole)


def _whole(ctx: Context, claim: Claim) -> Quantity | None:
    """Return the one count of the sentence of which the share must be."""
    rate = _RATE.search(claim.before)
    if rate is None:
        return _among(ctx, claim) if _SHARE_OF.search(claim.before) else None
    before = _before(ctx, claim)
    if len(before) != 1 or before[0].at != claim.prev or _MEAN.search(claim.before):
        return None
    whole = before[0]
    unit = whole.quantity.unit or whole.after[:2]
    for name, counted, units in _OF:
        alike = counted.search(whole.before + whole.after) and not _MEAN.search(whole.before)
        if name.search(rate["name"]) and alike and units.match(unit):
            return whole.quantity
    return None


def _before(ctx: Context, claim: Claim) -> list[Claim]:
    """Return the counts of the sentence before a share, else those of the sentence before it."""
    near = ctx.claims[max(0, claim.at - _BACK) : claim.at]
    near = tuple(c for c in near if c.bracket == claim.bracket)
    told = [c for c in near if c.paragraph == claim.paragraph and c.quantity.kind not in _ASIDE]
    here = [c for c in told if c.sentence == claim.sentence]
    if here or claim.prev < 0 or ctx.claims[claim.prev].sentence == claim.sentence:
        return here
    return [c for c in told if c.sentence == claim.sentence - 1]


def _among(ctx: Context, claim: Claim) -> Quantity | None:
    """Return the count of N人中，…占P, if nothing but words lies between."""
    if claim.prev < 0 or claim.prev != claim.at - 1:
        return None
    whole = ctx.claims[claim.prev]
    same = whole.sentence == claim.sentence and whole.bracket == claim.bracket
    plain = same and ";" not in claim.lead and _AMONG.match(whole.after) is not None
    return whole.quantity if plain and "其中" not in claim.before else None


def _told(share: Quantity, whole: Quantity) -> Check:
    count, value, half = whole.value, share.value, share.half_unit
    exact = count is not None and count.denominator == 1 and not whole.hedge and not whole.half_unit
    if not exact or count is None or value is None or not 0 < count <= _MOST or not half:
        return Check(CODE, Verdict.HOLDS, (_span(share, "百分数"), _span(whole, "个数")), "")
    near = int(value * count / 100)
    # A percentage may be rounded either way, or cut off.
    fits = any(
        value - half <= Fraction(100 * k, int(count)) <= value + 2 * half for k in (near, near + 1)
    )
    below, above = (show_rounded(Fraction(100 * k, int(count))) for k in (near, near + 1))
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (_span(share, "百分数"), _span(whole, "个数")),
        f"{near} ÷ {count} = {below}%，{near + 1} ÷ {count} = {above}%，文中 {share.text}",
        f"{whole.text} 里没有哪个整数占 {share.text}，最近的是 {below}% 和 {above}%。",
        f"No whole number out of {count} is {share.text}: the nearest are {below}% and {above}%.",
        Severity.WARNING,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="percentage-of-few",
    title="百分数除不出",
    check=check,
    flags=[
        "共抽检食品«150批次»，合格率«97.4%»。",
        "全班«48名»学生参加考试，及格率«95.1%»。",
        "本次共监测水库«24座»，达标率为«84.2%»。",
        "«60名»受访者中，表示满意的占«91.2%»。",
        "会议应到代表«85人»，出席率«93.5%»。",
        "专项检查发现问题«27个»，已建立台账，目前整改率«92.3%»。",
        "窗口电话回访群众«18人»。满意率为«95.5%»。",
    ],
    passes=[
        "共抽检食品150批次，合格率97.3%。",
        "共抽检食品150批次，合格率97.33%。",
        "全班48名学生参加考试，及格率95.8%。",
        "全班30名学生参加考试，及格率66.6%。",
        "共检查企业40家，问题整改率93.6%。",
        "抽检食品约150批次，合格率97.4%。",
        "近三年抽检食品150批次，年均合格率97.4%。",
        "抽检食品150批次、饮料80批次，合格率97.4%。",
        "抽检食品15000批次，合格率97.4%。",
        "全校12个班，及格率95.1%。",
        "12名患者接种后，保护率达91.3%。",
        "发现问题27个。2021年整改率为92.3%。",
        "窗口电话回访群众18人。满意率为94.4%。",
    ],
)
