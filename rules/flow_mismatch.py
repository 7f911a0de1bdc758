"""期初、增减与期末对不上。

## 查什么
同一句里写全的存量与流量：「年初库存 120 台，购入 45 台，调出 30 台，年末库存 135 台」
「上年结转 86 万元，本年收入 240 万元，支出 210 万元，年末结余 116 万元」：原有 + 增加 − 减少 = 现
有。

## 为什么要紧
账目平不平一算便知；不平必有一个数写错。

## 例
> 年初库存 120 台，购入 45 台，调出 30 台，年末库存 145 台。

120 + 45 − 30 = 135，文中 145。

## 何时不报
缺期初或期末；只说增加或只说减少，又不是一笔之误；句中另有同单位的数说不清是增是减（报废、核减、转归）；约数；单位
不同；
分号两边各说各的。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of, show_like, total
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import is_plain_slip
from auditor.relations.text import marks

CODE = "SUM106"
# Without one of these no stretch of time is opened.
_OPENING = regex.standard(
    "年初|期初|月初|季初|周初|结转|结余|结存|年末|期末|月末|去年底|原有|原来有|上日|昨日|前一|此前"
    "|旧存|上年未"
)
_OPENS = regex.compile(
    "[年期月季周]初|上[年期月]结[转余存]|上[年期月]末|去年[底末]|原有|原来有|上日|昨日"
    "|前一[日天]|此前[共]?有|旧存|上年未[结决]"
)
_CLOSES = regex.compile(
    "[年期月季周][末底]|现有|现存|现在|结余|结存|剩余|尚余|尚存|滚存|目前|在库|未结"
)
_IN = regex.compile(
    "购[入进]|新[收增招进购开建添]|入[库院职]|招[收入]|转入|收入|增加|调入|买入|补充|到货|接收"
    "|流入|存入|引进|录用|进货|共收|收案"
)
_OUT = regex.compile(
    "调出|出[库院货]|毕业|支出|减少|转出|销售|[售卖]出|出[售栏]|退[出役休]|报废|离职|消耗|注销|关闭"
    "|淘汰|流出|取出|领用|发放|审结|办结|执结|结案"
)
_NOT = regex.compile("同比|环比|比上|较|占|其中|计划|预算|预计|目标|均|每|增长|下降|累计")
_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_ROLES = ("open", "in", "out", "close")
# In smaller figures an account is a slip away from many others.
_TELLING = {Kind.COUNT: 100, Kind.MONEY: 1000, Kind.MEASURE: 100}
_MOST = 10  # Figures of a stretch; where there are more the account is not plain.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every account that a sentence gives in full."""
    if not _OPENING.search(ctx.norm):
        return
    yield from _told_apart(ctx)
    group: list[Claim] = []
    end = 0
    for claim in ctx.claims:
        q = claim.quantity
        apart = group and (claim.sentence != group[0].sentence or ";" in ctx.norm[end : q.start])
        if apart:
            yield from _account(ctx, group)
            group = []
        group.append(claim)
        end = q.end
    yield from _account(ctx, group)


def _account(ctx: Context, group: list[Claim]) -> Iterator[Check]:
    figures = [c for c in group if c.quantity.kind in _COUNTED]
    if not 3 <= len(figures) <= _MOST:
        return
    if len({c.quantity.unit for c in figures}) > 1 or any(c.bracket >= 0 for c in figures):
        return
    by: dict[str, list[Quantity]] = {}
    for claim in figures:
        by.setdefault(_role(_words(ctx, claim)), []).append(claim.quantity)
    opening, closing = by.get("open", []), by.get("close", [])
    if "" in by or len(by) < 3 or len(opening) != 1 or len(closing) != 1:
        return
    if opening[0] is not figures[0].quantity or any(c.quantity.value is None for c in figures):
        return
    found = _told(opening[0], by.get("in", []), by.get("out", []), closing[0])
    # Where only what came or only what went is told, the other may be passed over.
    told = len(by) == len(_ROLES) or found.verdict is not Verdict.VIOLATED
    moved = (*by.get("in", ()), *by.get("out", ()))
    if told or (len(moved) == 1 and _slipped(opening[0], moved[0], closing[0], "in" in by)):
        yield found


def _told_apart(ctx: Context) -> Iterator[Check]:
    """Yield the accounts of which every figure has a sentence of its own.

    Such an account leaves room for others, so that only a slip speaks against it.
    """
    by: dict[tuple[str, str], Claim] = {}
    paragraph = -1
    for claim in ctx.claims:
        q = claim.quantity
        if claim.paragraph != paragraph:
            yield from _balanced(by)
            by, paragraph = {}, claim.paragraph
        if q.kind in _COUNTED and q.value and not q.hedge:
            role = _role(_words(ctx, claim, ",;。!?(\n"))
            if role:
                by.setdefault((q.unit, role), claim)
    yield from _balanced(by)


def _balanced(by: dict[tuple[str, str], Claim]) -> Iterator[Check]:
    for unit in {unit for unit, _ in by}:
        account = [c for role in _ROLES if (c := by.get((unit, role)))]
        if len(account) < len(_ROLES) or len({c.sentence for c in account}) == 1:
            continue
        old, comes, goes, left = (c.quantity for c in account)
        if min(q.value or 0 for q in (old, comes, goes, left)) < _TELLING[left.kind]:
            continue
        found = _told(old, [comes], [goes], left)
        needed = (
            (left, of(old) + of(comes) - of(goes)),
            (old, of(left) + of(goes) - of(comes)),
            (comes, of(left) + of(goes) - of(old)),
            (goes, of(old) + of(comes) - of(left)),
        )
        if found.verdict is not Verdict.VIOLATED or any(
            is_plain_slip(q, wanted) for q, wanted in needed
        ):
            yield found


def _slipped(opening: Quantity, moved: Quantity, closing: Quantity, rises: bool) -> bool:
    """Tell whether one plain slip explains why a stock and its only flow miss what is left."""
    gap = of(closing) - of(opening) if rises else of(opening) - of(closing)
    start = of(closing) - of(moved) if rises else of(closing) + of(moved)
    end = of(opening) + of(moved) if rises else of(opening) - of(moved)
    needed = ((moved, gap), (opening, start), (closing, end))
    return any(is_plain_slip(q, wanted) for q, wanted in needed)


def _words(ctx: Context, claim: Claim, ends: str = ",;。!?、\n") -> str:
    """Return the words of the clause before a figure, dates such as 年初 among them."""
    start = claim.quantity.start
    return ctx.norm[marks.begins(ctx.norm, start, ends) : start]


def _role(before: str) -> str:
    """Tell what a figure is to an account: open, in, out, close, or "" where it is unclear."""
    if _NOT.search(before):
        return ""
    if _OPENS.search(before):
        return "open"
    if _CLOSES.search(before):
        return "close"
    comes, goes = bool(_IN.search(before)), bool(_OUT.search(before))
    return "" if comes == goes else "in" if comes else "out"


def _told(opening: Quantity, ins: list[Quantity], outs: list[Quantity], closing: Quantity) -> Check:
    made = of(opening) + total(map(of, ins)) - total(map(of, outs))
    rough = any(q.hedge for q in (opening, *ins, *outs, closing))
    assert opening.value is not None and closing.value is not None
    exact = opening.value + sum(q.value or 0 for q in ins) - sum(q.value or 0 for q in outs)
    if made.meets(of(closing)):
        verdict = Verdict.HOLDS if exact == closing.value else Verdict.POSSIBLE
    else:
        verdict = Verdict.VIOLATED
    sum_ = show_like(opening.value, opening)
    sum_ += "".join(f" + {show_like(q.value, q)}" for q in ins)
    sum_ += "".join(f" − {show_like(q.value, q)}" for q in outs)
    result = show_like(exact, closing)
    return Check(
        CODE,
        verdict,
        (
            _span(closing, "期末"),
            _span(opening, "期初"),
            *(_span(q, "增加") for q in ins),
            *(_span(q, "减少") for q in outs),
        ),
        f"{sum_} = {result}，文中 {closing.text}",
        f"期初加增加、减减少得 {result}{closing.unit}，期末写作 {closing.text}。",
        f"Opening, rises and falls give {result}, not {closing.text}.",
        Severity.INFO if rough else Severity.WARNING,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="flow-mismatch",
    title="期初、增减与期末不符",
    check=check,
    flags=[
        "全行原有网点«1683个»，关闭«247个»，现有«1346个»。",
        "年初库存«5268台»，购入«1453台»，年末库存«6271台»。",
        "全年新收一审、二审和执行等各类案件«24167件»（不含上年旧存«2843件»），比上年下降1.3%。审结«24392件»，"
        "上升2.1%；结案率为90.3%。截至年底，尚有各类未结案件«2681件»，下降15.1%。",
        "上年结余«826.70万元»。全年收入«845.20万元»，其中捐款620.10万元。全年支出«908.94万元»，增长8%。年末结余«726.96万元»。",
        "年初存栏«300头»，全年购入«500头»，出栏«450头»，年末存栏«400头»。",
        "年初库存«120台»，购入«45台»，调出«30台»，年末库存«145台»。",
        "上年结转«86万元»，本年收入«240万元»，本年支出«210万元»，年末结余«126万元»。",
        "年初在校生«1200人»，新招«420人»，毕业«380人»，现有在校生«1260人»。",
        "月初原有挖掘机«36台»，本月新购«8台»、转入«4台»，报废«5台»，月末«45台»。",
    ],
    passes=[
        "全行原有网点1683个，关闭247个，现有1436个。",
        "年初库存5268台，购入1453台，年末库存4915台。",
        "全年新收各类案件24167件（不含上年旧存2843件）。审结24392件，上升2.1%。截至年底，尚有未结案件2618件。",
        "上年结余826.70万元。全年收入845.20万元，其中捐款620.10万元。全年支出908.94万元。年末结余512.30万元，另有暂存款250.66万元。",
        "年初存栏300头，全年购入500头，出栏450头，年末存栏350头。",
        "年初库存120台，购入45台，调出30台，年末库存135台。",
        "上年结转86万元，本年收入240万元，本年支出210万元，年末结余116万元。",
        "上日在库80台，今日入库20台，出库15台，在库84台（报废1台）。",
        "年初库存120台，购入45台，年末库存140台。",
        "年初存款86亿元，收入240亿元，支出210亿元，年末贷款余额300亿元，比年初增加20亿元。",
        "年初有车120台，新增约45台，调出30台，年末150台。",
        "甲店年初120台，购入45台；乙店年初80台，调出30台，年末50台。",
    ],
)
