"""各月、各季、各半年之和不等于全段的数。

## 查什么
同一段里，同一指标的各段时间首尾相接、正好拼成另一段，每一段的数都写了出来：一季度 + 二季度 =
上半年，上半年 + 下半年 = 全年，1 月 + 2 月 = 1—2 月，前三季度 + 四季度 = 全年。

## 为什么要紧
分段的数与累计的数会分开引用；拼不到一起，必有一数写错。

## 例
> 一季度实现产值 30 亿元，二季度实现产值 36 亿元，上半年实现产值 76 亿元。

30 + 36 = 66，文中 76。

## 何时不报
存量、余额、人均、比率、价格；名称不同或换了年份、地方；缺一段；累计数可能经过修订：差得不多（不到百分之
三）而又不是一笔之误的，以及一家一户可以重复计入的，只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of, show_like, total
from auditor.model import Check, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import accruals, respective
from auditor.relations.comparisons.accruals import Accrual
from auditor.relations.sums.slips import is_plain_slip
from auditor.relations.text import nouns

CODE = "SUM104"
_NOT_SUMMED = regex.standard(
    "余额|存量|库存|均|价|率|指数|负荷|装机|比|占|增|升|降|下滑|回落|现有|在[校册岗职园]|拥有|保有"
    "|计划|预计|目标|任务|最高|最低|规模(?!以上)|持有|实有|人口|贡献|拉动|完成年|注册|同期|上年|去年|差额|截至"
)
_REPEATED = frozenset({"家", "户", "个", "人", "名", "位"})  # One of them may count in each period.
_REVISED = Fraction(3, 100)
_SELDOM = Fraction(1, 10)
_FEW = 3  # Percent and more that a revision of the parts may leave.
# Figures without a name tell of one thing only up to such a mark.
_OTHER = regex.compile(r"[;:。\n]")
_MOST = 24  # Figures of a paragraph that are looked at together.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every period of which the article gives all parts."""
    for row in accruals.read(ctx):
        for group, named in _alike(ctx, row[:_MOST]):
            if named or not _OTHER.search(ctx.norm, *_reach(group)):
                yield from _tiled(group, named)
    for series in respective.read(ctx):
        if not _NOT_SUMMED.search(series.words):
            yield _told(series.whole, list(series.parts))


def _alike(ctx: Context, row: Sequence[Accrual]) -> Iterator[tuple[list[Accrual], bool]]:
    """Yield the figures of one name and unit, and whether they have a name at all.

    A figure without a name has that of the figure before it.

    业务收入 goes on with what was called 邮政行业业务收入 before.
    """
    groups: dict[tuple[str, str], list[Accrual]] = {}
    names: list[str] = []
    for accrual in row:
        claim = accrual.claim
        if _NOT_SUMMED.search(claim.before) or claim.quantity.value is None:
            continue
        own = nouns.content(claim.before) or _before_period(ctx, claim)
        known = [n for n in names if n == own or (n.endswith(own) and len(own) != 1)]
        name = known[-1] if known else own
        if names[-1:] != [name]:
            names.append(name)
        groups.setdefault((name, claim.quantity.unit), []).append(accrual)
    for (name, _), group in groups.items():
        if len(group) > 2:
            yield group, bool(name)


def _before_period(ctx: Context, claim: Claim) -> str:
    """Return the name that stands before the period of a figure: 收入一季度3.2亿元."""
    period = ctx.claims[claim.prev] if claim.prev >= 0 and not claim.before else claim
    return nouns.content(period.before) if period.clause == claim.clause else ""


def _reach(group: list[Accrual]) -> tuple[int, int]:
    return group[0].claim.quantity.end, group[-1].claim.quantity.start


def _is_more(whole: Accrual, parts: list[Accrual]) -> bool:
    """Tell whether a period has more than each of its parts: a price or a stock has not."""
    value = whole.claim.quantity.value or 0
    return all(value > (p.claim.quantity.value or 0) for p in parts)


def _tiled(group: list[Accrual], named: bool) -> Iterator[Check]:
    """Check every period that others fill from end to end."""
    months = {id(a): a.period.months() for a in group}
    by_start: dict[int, list[Accrual]] = {}
    for accrual in group:
        span = months[id(accrual)]
        if span:
            by_start.setdefault(span[0], []).append(accrual)
    if any(len({months[id(a)] for a in same}) < len(same) for same in by_start.values()):
        return  # The same period twice: of two places, or two years.
    for whole in group:
        span = months[id(whole)]
        if span and span[0] < span[1]:
            parts = _fill(whole, span, by_start, months)
            if parts and (named or _is_more(whole, parts)):
                yield _told(whole.claim.quantity, [p.claim.quantity for p in parts])


def _fill(
    whole: Accrual,
    span: tuple[int, int],
    by_start: dict[int, list[Accrual]],
    months: dict[int, tuple[int, int] | None],
) -> list[Accrual]:
    """Return the longest figures within a period that follow each other to its end."""
    parts: list[Accrual] = []
    at = span[0]
    while at <= span[1]:
        fitting = [
            (end[1], a)
            for a in by_start.get(at, ())
            if a is not whole
            and (end := months[id(a)]) is not None
            and end[1] <= span[1]
            and whole.period.alike(a.period)
        ]
        if not fitting:
            return []
        last, part = max(fitting, key=lambda pair: pair[0])
        parts.append(part)
        at = last + 1
    return parts


def _told(whole: Quantity, parts: list[Quantity]) -> Check:
    added, stated = total(map(of, parts)), of(whole)
    exact = sum((p.value for p in parts if p.value is not None), Fraction(0))
    value = whole.value or Fraction(0)
    if added.meets(stated):
        verdict = Verdict.HOLDS if exact == value else Verdict.POSSIBLE
    else:
        verdict = Verdict.VIOLATED
    terms = " + ".join(show_like(p.value, p) for p in parts)
    sign = {Verdict.HOLDS: "=", Verdict.POSSIBLE: "≈", Verdict.VIOLATED: "≠"}[verdict]
    made = show_like(exact, whole)
    return Check(
        CODE,
        verdict,
        (
            Span(whole.start, whole.end, "全段"),
            *(Span(p.start, p.end, "分段") for p in parts),
        ),
        f"{terms} = {made} {sign} {show_like(value, whole)}",
        f"各段相加是 {made}{whole.unit}，全段写作 {whole.text}。",
        f"The periods add up to {made}, but the whole period is given as {whole.text}.",
        _severity(whole, parts, added, exact, value),
    )


def _severity(
    whole: Quantity, parts: list[Quantity], added: Interval, exact: Fraction, value: Fraction
) -> Severity:
    if any(q.hedge for q in (whole, *parts)):
        return Severity.INFO
    slip = is_plain_slip(whole, added, seldom=_SELDOM) or any(
        is_plain_slip(p, of(whole) - total(of(o) for o in parts if o is not p), seldom=_SELDOM)
        for p in parts
    )
    far = abs(exact - value) > _REVISED * max(exact, value) and whole.unit not in _REPEATED
    near = max(exact, value) <= _FEW * min(exact, value)
    return Severity.WARNING if slip or (far and near) else Severity.INFO


RULE = Rule(
    code=CODE,
    name="period-sum-mismatch",
    title="各段时间之和不等于全段",
    check=check,
    flags=[
        "一季度«3.26亿元»，二季度«4.15亿元»，上半年«8.41亿元»。",
        "货运量一季度«3260万吨»，二季度«4150万吨»，上半年«7140万吨»。",
        "前三季度，快递业务收入完成«12.48亿元»，增长16.3%。三季度业务收入«4.36亿元»；上半年完成«8.21亿元»。",
        "四个季度分别完成产值«10.2亿元»、«12.1亿元»、«13.3亿元»和«15.4亿元»，全年共完成«53亿元»。",
        "一、二、三、四季度营业收入分别为«10亿元»、«12亿元»、«13亿元»和«15亿元»，全年营业收入«54亿元»。",
        "全年发电«55亿度»，四个季度分别发电«10亿度»、«12亿度»、«13亿度»、«15亿度»。",
        "上、下半年分别实现利润«2.1亿元»和«2.6亿元»，全年实现利润«5.7亿元»。",
        "一、二季度分别完成产值«10亿元»、«12亿元»，上半年完成产值«24亿元»。",
        "前三季度分别销售«10万辆»、«12万辆»、«13万辆»，累计销售«38万辆»。",
        "一季度实现产值«30亿元»，二季度实现产值«36亿元»，上半年实现产值«76亿元»。",
        "公司上半年净利润«2.1亿元»，下半年净利润«2.6亿元»，全年净利润«5.7亿元»。",
        "第一季度销量«1.2万台»，第二季度销量«1.5万台»，第三季度销量«1.8万台»。前三季度销量合计«4.8万台»。",
        "1月份出栏生猪«3.1万头»，2月份出栏生猪«2.4万头»，1—2月累计出栏生猪«5.9万头»。",
        "前三季度固定资产投资«210亿元»，四季度固定资产投资«85亿元»，全年固定资产投资«315亿元»。",
    ],
    passes=[
        "甲厂：一季度3.26亿元，二季度4.15亿元；乙厂：上半年8.96亿元。",
        "一季度3.26亿元，二季度4.15亿元，上半年7.41亿元。",
        "收入一季度3.26亿元，二季度4.15亿元，支出上半年5.82亿元。",
        "一季度3260元，二季度3340元，上半年3300元。",
        "四个季度分别完成产值10亿元、12亿元、13亿元和15亿元，全年共完成50亿元。",
        "四个季度分别完成产值10亿元、12亿元、13亿元和15亿元，全年完成投资52亿元。",
        "四个季度分别完成产值10亿元、12亿元、13亿元和15亿元，比上年增加2亿元。",
        "四个季度末存货分别为10亿元、12亿元、13亿元和15亿元，全年存货余额52亿元。",
        "一、二、三、四季度分别有10家、12家和13家企业开业，全年开业52家。",
        "一季度实现产值30亿元，二季度实现产值36亿元，上半年实现产值66亿元。",
        "一季度实现产值30亿元，二季度实现产值36亿元，上半年实现产值66.4亿元。",
        "甲县一季度产值30亿元，二季度产值36亿元；乙县一季度产值20亿元，二季度产值26亿元，上半年产值46亿元。",
        "一季度末贷款余额30亿元，二季度末贷款余额36亿元，上半年贷款余额38亿元。",
        "上半年服务企业30家，下半年服务企业36家，全年服务企业50家。",
        "一季度收入30亿元，增长5%，二季度收入36亿元，增长6%，上半年利润9亿元。",
        "2022年上半年收入30亿元，2023年下半年收入36亿元，2023年全年收入70亿元。",
    ],
)
