"""多出、少掉、结余的数与所比的两个数不符。

## 查什么
- 「男生 32 人，女生 27 人，男生比女生多 5 人」：差应等于前面两个数相减；
- 「乙团奖牌总数 98 枚；丙团奖牌总数 95 枚，比乙团少 3 枚」：两数按所比的名称与同一指标去找；
- 「失业率 2.9%，低于 4.5% 的控制目标 1.6 个百分点」「比全省平均水平（5.0%）高 1.1 个百分点」；
- 「收支相抵，结余 142 万元」；
- 「计划 500 亩，实际完成 430 亩，还差 70 亩」「预算 250 万元，实际支出 238 万元，节约 12 万元」。

## 为什么要紧
三个数必有一个是错的。

## 例
> 男生 32 人，女生 27 人，男生比女生多 7 人。

32 − 27 = 5，文中 7。

## 何时不报
比的不是前面这两个（名称对不上）；句中同单位的数不止这几个；约数放宽后相容；单位不同。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, show_like, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span
from auditor.relations.comparisons import heldagainst
from auditor.relations.sums.slips import is_plain_slip
from auditor.relations.sums.verdicts import allowed, between, judge
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import DATE, NUMBER, Template

CODE = "CHG308"
_WORDS = f"[^,;。!?:\n(){NUMBER}-{template.RATIO}]"
_GAP = f"[{NUMBER}{template.SHARE}]"  # by how much, in the unit of the two or in percent
# 甲 N，乙 N，甲比乙多 N
_COMPARED = regex.compile(
    rf"(?P<one>{_WORDS}{{1,12}})(?P<a>{NUMBER})(?P<one2>{_WORDS}{{0,6}})[,、;和]"
    rf"(?P<two>{_WORDS}{{1,12}})(?P<b>{NUMBER})(?P<two2>{_WORDS}{{0,6}}),"
    rf"(?P<x>{_WORDS}{{0,8}})比(?P<y>{_WORDS}{{1,8}}?)(?:(?P<more>[多高长重大][出了]?)"
    rf"|[少低短轻小][了]?)"
    rf"(?P<gap>{_GAP})"
)
# 甲 N，乙 N，甲领先 N
_AHEAD = regex.compile(
    rf"(?P<one>{_WORDS}{{1,12}})(?P<a>{NUMBER})(?P<one2>{_WORDS}{{0,6}})[,、;和]"
    rf"(?P<two>{_WORDS}{{1,12}})(?P<b>{NUMBER})(?P<two2>{_WORDS}{{0,6}}),"
    rf"(?:(?P<x>{_WORDS}{{1,8}}?)(?P<way>领先|落后|高出|多出)(?P<y>{_WORDS}{{0,8}}?)(?:了)?"
    rf"|(?:{NUMBER}|两者|二者|双方)(?:[的间]|之间)?(?:分差|差距|相差|相距)[为是达了]*)"
    rf"(?P<gap>{NUMBER})"
)
_DIFFERS = "(?:[多高长重大少低短轻小][出了]?|增[加长]|减少|上升|下降)了?"
# 一季度 N，二季度 N，二季度比一季度减少 N
_DATED = regex.compile(
    rf"(?P<one>{DATE}){_WORDS}{{0,10}}(?P<a>{NUMBER}){_WORDS}{{0,4}}[,、;和]"
    rf"(?P<two>{DATE}){_WORDS}{{0,10}}(?P<b>{NUMBER}){_WORDS}{{0,4}}[,;](?P<noun>{_WORDS}{{0,4}})"
    rf"(?P<x>{DATE})?(?P<noun>{_WORDS}{{0,4}})[比较](?P<y>{DATE})(?P<noun>{_WORDS}{{0,6}}?)"
    rf"{_DIFFERS}(?P<gap>{_GAP})"
)
# 一季度、二季度出口分别为 N 和 N，二季度比一季度减少 N
_ROW = regex.compile(
    rf"(?P<one>{DATE})[、和与](?P<two>{DATE}){_WORDS}{{0,12}}(?P<a>{NUMBER}){_WORDS}{{0,4}}"
    rf"[、和与](?P<b>{NUMBER})[^{NUMBER}-{template.RATIO}\n]{{0,24}}?[,;。](?P<x>{DATE})?"
    rf"(?P<noun>{_WORDS}{{0,8}})[比较](?P<y>{DATE})(?P<noun>{_WORDS}{{0,6}}?){_DIFFERS}(?P<gap>{_GAP})"
)
# 计划 N，实际 N，还差 N; 预算 N，实际支出 N，节约 N
_PLANNED = regex.compile(
    rf"(?:计划|预算|概算|目标|任务|核定|定额|原定"
    rf"|应[收付缴到交还])(?P<w>{_WORDS}{{0,10}})(?P<a>{NUMBER}){_WORDS}{{0,4}}[,;]"
    rf"(?:实际|实[收付缴到交]|已|决算){_WORDS}{{0,8}}(?P<b>{NUMBER}){_WORDS}{{0,4}}[,;]"
    rf"{_WORDS}{{0,4}}(?:节[约省余]|结余|结转|剩余|尚余|超[支出额]|超额完成|还差|尚差|尚缺"
    rf"|还缺|缺口[为达]?|短缺|少[收交缴]|欠[缴交]?)"
    rf"(?:资金|经费|了|达|共|为)?(?P<gap>{NUMBER})"
)

# 最高 N，最低 N，高差 N
_POLES = "[高大长多深低小短少浅]"
_SPAN = "(?:高差|极差|温差|落差|相差|差距)"
_SOME = f"[{NUMBER}{template.DURATION}]"
_EXTREMES = regex.compile(
    rf"最(?P<one>{_POLES}){_WORDS}{{0,10}}(?P<a>{_SOME}){_WORDS}{{0,4}}[,;]"
    rf"{_WORDS}{{0,6}}最(?P<two>{_POLES}){_WORDS}{{0,10}}(?P<b>{_SOME}){_WORDS}{{0,4}}[,;。]"
    rf"{_WORDS}{{0,6}}{_SPAN}{_WORDS}{{0,3}}(?P<gap>{_SOME})"
)
_EXTENT = regex.compile(rf"{_SPAN}{_WORDS}{{0,3}}{_SOME}")
# N，除去其中 N，实际 N
_TAKEN = "(?:除去|扣除|减去|剔除)"
_LESS = regex.compile(
    rf"(?P<a>{NUMBER}){_WORDS}{{0,4}}[,;]{_WORDS}{{0,2}}{_TAKEN}{_WORDS}{{0,16}}(?P<b>{NUMBER})"
    rf"{_WORDS}{{0,8}}[,;]{_WORDS}{{0,8}}(?:共|实际|净|尚|剩|还有|余|可)"
    rf"{_WORDS}{{0,8}}(?P<gap>{NUMBER})"
)
_TAKEN_OFF = regex.compile(
    rf"{_TAKEN}{_WORDS}{{0,16}}{NUMBER}{_WORDS}{{0,8}}[,;]{_WORDS}{{0,18}}{NUMBER}"
)

_MORE = regex.compile(rf"比{_WORDS}{{1,8}}?[多高长重大少低短轻小][出了]?{_GAP}")
_LATER = regex.compile(rf"[比较]{DATE}{_WORDS}{{0,6}}?{_DIFFERS}{_GAP}")
_REAL = regex.compile("可比|不变价|实际|扣除|剔除|平均|年均|名义")
_JOINS = regex.compile("^[的则又也]+|的$")
_LEADS = regex.compile(rf"(?:领先|落后|[高多]出|分差|差距|相[差距]){_WORDS}{{0,9}}{NUMBER}")
_LEFT = regex.compile(
    rf"(?:节[约省余]|结[余转]|剩余|尚余|超[支出额过]|还差|尚差|[尚还]缺|缺口|短缺|少[收交缴]"
    rf"|欠){_WORDS}{{0,4}}{NUMBER}"
)
# 比甲队少, 落后甲队, 领先对手; x: who does
_AGAINST = regex.compile(
    r"^(?P<x>\p{Han}{0,8}?)(?:[数总]量上|总数上)?[仅只也还却]*(?:比(?P<y>\p{Han}{1,8}?)[多少高低长短重轻大小][出了]?"
    r"|(?:领先|落后)于?(?P<y2>\p{Han}{1,8}?))$"
)
_LINKS = regex.compile("(?:[为达是有共到了得仅约]|合计|总[数共])+$")
_SET_OFF = regex.compile("收支(?:相抵|轧抵|品迭|品叠|两抵)")
_SURPLUS = regex.compile("(?:结[余存]|盈余|赤字|净结余|超支|亏空)[为了约]*$")
_DEFICIT = regex.compile("赤字|超支|亏空")
_IN, _OUT = regex.compile("收入"), regex.compile("支出|开支")
_CHANGE = regex.compile("增[加长收支]|减[少收支]|其中|比上年|同比")
_FAR = 20  # Figures before a gap among which the two are looked for by name.
_PAIRS = 4
_BACK = 120  # Characters before a gap in which the two figures stand.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every gap told behind the two figures that it lies between."""
    shown = template.of(ctx)
    told: set[int] = set()
    forms = (
        *(
            (_MORE, _COMPARED),
            (_LEADS, _AHEAD),
            (_LEFT, _PLANNED),
            (_LATER, _DATED),
            (_LATER, _ROW),
        ),
        *((_EXTENT, _EXTREMES), (_TAKEN_OFF, _LESS)),
    )
    for cue, form in forms:
        done = 0
        for gap in cue.finditer(shown.text):
            found = form.search(shown.text, max(done, gap.start() - _BACK), gap.end())
            if found and _meant(ctx, shown, form, found):
                told.add(at := shown.index(found.start("gap")))
                a, b = (shown.index(found.start(n)) for n in ("a", "b"))
                one, two, by = (ctx.quantities[i] for i in (a, b, at))
                if by.kind is not Kind.SHARE or one.kind is Kind.SHARE:
                    yield from _one(one, two, by)
                elif form is _COMPARED or (form in (_DATED, _ROW) and _same_noun(found)):
                    new, old = (two, one) if _against_first(ctx, shown, form, found) else (one, two)
                    yield from _relative(new, old, by, found[0])
            done = gap.end()
    for held in heldagainst.read(ctx):
        if held.at not in told:
            told.add(held.at)
            yield from _one(held.level, held.other, held.by)
    for claim in ctx.claims:
        if claim.at not in told and (pair := _apart(ctx, claim) or _balanced(ctx, claim)):
            yield from _one(pair[0].quantity, pair[1].quantity, claim.quantity)


def _meant(
    ctx: Context, shown: Template, form: regex.Pattern[str], found: regex.Match[str]
) -> bool:
    """Tell whether the two that are compared are the two whose figures stand before."""
    if form in (_DATED, _ROW):
        one, two, x, y = (
            ctx.quantities[shown.index(found.start(n))].text if found[n] else ""
            for n in ("one", "two", "x", "y")
        )
        return one != two and ((y == one and x in ("", two)) or (y == two and x == one))
    if form is _EXTREMES:
        return found["one"] != found["two"]
    return form in (_PLANNED, _LESS) or _NAMED[form](found)


def _against_first(
    ctx: Context, shown: Template, form: regex.Pattern[str], found: regex.Match[str]
) -> bool:
    """Tell whether it is the first of two figures that the other is compared with."""
    one, y = found["one"], found["y"]
    if form is _COMPARED:
        return nouns.covered(nouns.content(y), one + found["one2"]) == 1
    first, base = (ctx.quantities[shown.index(found.start(n))] for n in ("one", "y"))
    return first.text == base.text


def _same_noun(found: regex.Match[str]) -> bool:
    """Tell whether what is compared, if it is named at all, is what the two figures tell."""
    told = found.string[found.start() : found.start("b")]
    return all(_JOINS.sub("", n) in told for n in found.captures("noun"))


def _relative(new: Quantity, old: Quantity, gap: Quantity, words: str) -> Iterator[Check]:
    """Check a gap told in percent of the figure that the other is compared with."""
    if _REAL.search(words) or gap.unit != "%" or len({new.unit, old.unit} - {""}) > 1:
        return  # 9.76万亿和10.34万亿元 tells the unit once
    if not (new.low and old.low and new.value and old.value) or min(new.low, old.low) <= 0:
        return
    sign = 1 if new.value >= old.value else -1
    exact = sign * (new.value / old.value - 1) * 100
    change = (interval.of(new) / interval.of(old) + interval.point(-1)).scaled(sign * 100)
    result = show_rounded(exact)
    yield Check(
        CODE,
        judge(exact, change, gap),
        (_span(gap, "差"), _span(new, "前数"), _span(old, "所比的数")),
        f"{new.text} 比 {old.text} 相差 {result}%，文中 {gap.text}",
        f"按文中两数应相差 {result}%，文中写作 {gap.text}。",
        f"The two figures differ by {result}%, but the article states {gap.text}.",
        Severity.WARNING,
    )


def _apart(ctx: Context, gap: Claim) -> tuple[Claim, Claim] | None:
    """Return the figure before a gap, and the like one that was told of whom it is held against.

    (乙团奖牌总数 98 枚，丙团 30 金，奖牌总数 95 枚，比乙团少 3 枚)
    """
    before = gap.before
    if gap.prev < 0 or not ("比" in before or "领先" in before or "落后" in before):
        return None
    words = _AGAINST.search(before)
    if words is None:
        return None
    other = words["y"] or words["y2"] or ""
    own = ctx.claims[gap.prev]
    if own.sentence != gap.sentence or not _lies_between(own, gap) or not _label(own):
        return None
    if words["x"] and words["x"] not in _segment(ctx, own):
        return None
    for claim in reversed(ctx.claims[max(0, own.at - _FAR) : own.at]):
        alike = _lies_between(claim, gap) and _label(claim) == _label(own)
        named = other in _RIVALS or (other and other in _segment(ctx, claim))
        if alike and named and claim.paragraph == gap.paragraph:
            return own, claim
    return None


def _balanced(ctx: Context, gap: Claim) -> tuple[Claim, Claim] | None:
    """Return what came in and what went out, where the sentence sets one off against the other.

    Of several of each, those that make the gap, else only a pair with a slip between them.
    """
    if "收支" not in gap.lead or not _SET_OFF.search(gap.lead) or not _SURPLUS.search(gap.before):
        return None
    near = [c for c in ctx.claims[max(0, gap.at - _FAR) : gap.at] if _lies_between(c, gap)]
    near = [c for c in near if gap.paragraph - c.paragraph < 2 and not _CHANGE.search(c.before)]
    came = [c for c in near if _IN.search(c.before)][-_PAIRS:]
    went = [c for c in near if _OUT.search(c.before)][-_PAIRS:]
    pairs = [(a, b) for a in reversed(came) for b in reversed(went)]
    sign = -1 if _DEFICIT.search(gap.before) else 1
    told = interval.of(gap.quantity).scaled(sign)
    fits = (p for p in pairs if _differ(*p).meets(allowed(gap.quantity).scaled(sign)))
    slips = (p for p in pairs if _by_a_slip(*p, gap, told))
    return next(fits, None) or next(slips, None)


def _by_a_slip(a: Claim, b: Claim, gap: Claim, told: Interval) -> bool:
    """Tell whether one slip explains that what came in, less what went out, is not what is told."""
    return (
        is_plain_slip(gap.quantity, _differ(a, b))
        or is_plain_slip(a.quantity, interval.of(b.quantity) + told)
        or is_plain_slip(b.quantity, interval.of(a.quantity) - told)
    )


def _differ(a: Claim, b: Claim) -> Interval:
    return interval.of(a.quantity) - interval.of(b.quantity)


def _lies_between(figure: Claim, gap: Claim) -> bool:
    """Tell whether a figure is of the unit that the gap is told in."""
    unit = "%" if gap.quantity.kind is Kind.POINTS else gap.quantity.unit
    return figure.quantity.unit == unit != "" and figure.quantity.value is not None


def _label(claim: Claim) -> str:
    """Return the last characters of the noun before a figure, or "" where there is none."""
    # 奖牌总数 and 总奖牌数 are one.
    words = _LINKS.sub("", claim.before).replace("总", "").removesuffix("数")
    return words[-2:] if len(words) > 1 else ""


def _segment(ctx: Context, claim: Claim) -> str:
    """Return the words from the last full stop or semicolon up to a figure."""
    begin = marks.begins(ctx.norm, claim.quantity.start, ";。\n")
    return ctx.norm[max(begin, claim.quantity.start - _BACK) : claim.quantity.start]


def _names(found: regex.Match[str]) -> bool:
    """Tell whether the two that are compared are the two whose figures stand before."""
    one, two = found["one"] + found["one2"], found["two"] + found["two2"]
    x, y = nouns.content(found["x"]), nouns.content(found["y"])
    if not y:
        return False
    _, _, noun = (one if y in one else two).rpartition(y)
    if not (two if y in one else one).endswith(noun):
        return False  # 甲队金牌 N，乙队奖牌总数 N，比甲队少
    straight = nouns.covered(y, two) == 1 and (not x or nouns.covered(x, one) == 1)
    crossed = nouns.covered(y, one) == 1 and (not x or nouns.covered(x, two) == 1)
    return straight != crossed


def _leads(found: regex.Match[str]) -> bool:
    """Tell whether who leads is one of the two, and who is led, if named, the other."""
    if found["x"] is None:
        return True  # 两队相差 N 分
    one, two = found["one"] + found["one2"], found["two"] + found["two2"]
    x, y = nouns.content(found["x"]), nouns.content(found["y"])
    if y in _RIVALS:
        y = ""
    first = nouns.covered(x, one) == 1 and (not y or nouns.covered(y, two) == 1)
    second = nouns.covered(x, two) == 1 and (not y or nouns.covered(y, one) == 1)
    return first != second


_NAMED = {_COMPARED: _names, _AHEAD: _leads}
_RIVALS = frozenset({"对手", "对方", "后者", "前者", "另一方"})


def _one(a: Quantity, b: Quantity, gap: Quantity) -> Iterator[Check]:
    units = a.unit == b.unit and (gap.unit == a.unit or gap.kind is Kind.POINTS)
    if a.value is None or b.value is None or gap.value is None or not units:
        return
    large, small = (a, b) if a.value >= b.value else (b, a)
    assert large.value is not None and small.value is not None
    exact = large.value - small.value
    verdict = judge(exact, interval.of(large) - interval.of(small), between(gap, large))
    result = show_like(exact, gap)
    yield Check(
        CODE,
        verdict,
        (_span(gap, "差"), _span(a, "前数"), _span(b, "后数")),
        f"{large.text} − {small.text} = {result}，文中 {gap.text}",
        f"两数相差 {result}{gap.unit}，文中写作 {gap.text}。",
        f"The two figures differ by {result}, but the article states {gap.text}.",
        Severity.WARNING,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="gap-mismatch",
    title="多出、结余的数与两数之差不符",
    check=check,
    flags=[
        "全县最高海拔«1845米»，最低海拔«1425米»，相对高差«240米»。",
        "无霜期最短«191天»，最长«229天»，相差«83天»。",
        "计划招生«245218名»，除去单独测试计划«24948名»，共向社会公布计划«202270名»。",
        "一季度发生火灾«6320起»，二季度«4966起»，二季度比一季度减少«1534起»。",
        "一季度发生火灾«6320起»，二季度«4966起»，二季度比一季度减少«31.4%»。",
        "一季度、二季度出口分别达到«8.46亿元»和«9.31亿元»，均为正增长。从环比看，二季度出口比一季度增长«15%»。",
        "男生«3412人»，女生«2986人»，男生比女生多«41.3%»。",
        "5月出栏«412头»，6月出栏«386头»，比5月减少«62头»。",
        "登记失业率为«2.6%»，低于«4.5%»的控制目标«1.6个百分点»。",
        "绿化覆盖率«46.1%»，比«45.5%»的目标高«1.6个百分点»。",
        "工业增速«6.1%»，高于全省平均水平（«5.0%»）«1.7个百分点»。",
        "优良率«86.4%»，比全省的«82.1%»高«3.4个百分点»。",
        "平均亩产«412公斤»，高于全县«386公斤»的平均水平«62公斤»。",
        "全县收入决算数为«3252万元»，其中税收1856万元。同年支出决算数为«3410万元»，收支相抵，结余«142万元»。",
        "东队共拿到76金65银91铜的成绩，总奖牌数达到«232枚»。西队奖牌总数达到«216枚»，数量上仅比东队少«26枚»。",
        "北区代表团奖牌总数«98枚»，位列第二；南区代表团以31金36银28铜列第三，奖牌总数«95枚»，比北区少«5枚»。",
        "甲候选人获63.5万票，得票率«48.3%»；乙候选人获54.9万票，得票率«41.7%»，落后对手«9.6个百分点»。",
        "甲队得分«88分»，乙队得分«79分»，甲队领先«11分»。",
        "甲队得到«88分»，乙队得到«79分»，乙队落后对手«11分»。",
        "东厂产量«880吨»，西厂产量«790吨»，东厂产量高出西厂«110吨»。",
        "甲队得分«88分»，乙队得分«79分»，两队相差«11分»。",
        "全班男生«32人»，女生«27人»，男生比女生多«7人»。",
        "甲队«88分»，乙队«81分»，乙队比甲队少«9分»。",
        "该项目预算支出«250万元»，实际支出«238万元»，节约«22万元»。",
        "今年计划改造«500亩»，实际完成«430亩»，还差«90亩»。",
        "东塔高«86米»，西塔高«79米»，东塔比西塔高«9米»。",
    ],
    passes=[
        "一季度发生火灾6320起，二季度4966起，二季度比一季度减少21.4%。",
        "一季度产值6320亿元，二季度4966亿元，按可比价二季度比一季度减少31.4%。",
        "一季度、二季度出口分别达到8.46亿元和9.31亿元，均为正增长。从环比看，二季度出口比一季度增长10%。",
        "男生3412人，女生2986人，男生比女生多14.3%。",
        "1月份出口320万元，2月份出口496万元，2月份订单比1月份增长12%。",
        "2019年、2020年收入分别为976万元和1034万元。2020年净利润较2019年增长26%。",
        "甲县产值9.76亿元，乙县产值10.34亿元，乙县产值比甲县多5.9%。",
        "2019年产量976吨，2020年产量1034吨，2019年比2020年少5.6%。",
        "全县最高海拔1845米，最低海拔1425米，相对高差420米。计划招生245218名，除去单独测试计划24948名，共公布计划220270名。",
        "公司收入500万元，扣除税费20万元，其他收入80万元，实际净增300万元。",
        "一季度发生火灾6320起，二季度4966起，二季度比一季度减少1354起，比去年二季度减少210起。",
        "5月出栏412头，6月出栏386头，比4月减少62头。",
        "登记失业率为2.9%，低于4.5%的控制目标1.6个百分点。",
        "工业增速6.1%，比全省平均水平（5.0%）高1.1个百分点。",
        "出口下降3.1%，降幅比进口（5.0%）低1.9个百分点。",
        "工业增长6.1%，占比31.0%，高于全省平均水平（5.0%）1.1个百分点。",
        "平均亩产412公斤，高于全县平均水平，最高480公斤，比邻村多30公斤。",
        "全县收入决算数为3552万元，其中税收1856万元。同年支出决算数为3410万元，收支相抵，结余142万元。",
        "东队共拿到76金65银91铜的成绩，总奖牌数达到232枚。西队奖牌总数达到216枚，数量上仅比东队少16枚。",
        "北区奖牌总数98枚；南区以31金36银28铜列第三，奖牌总数95枚，比北区少3枚。",
        "北区奖牌总数98枚；南区奖牌总数95枚，比东区少5枚。",
        "北区金牌38枚；南区奖牌总数95枚，比北区少5枚。",
        "全市平均工资8600元，甲县平均工资7900元，比全省低1200元。",
        "甲队得分88分，乙队得分79分，甲队领先9分。",
        "甲队得分88分，乙队得分79分，丙队领先11分。",
        "甲队得分88分，乙队得分79分，甲队上半场领先11分。",
        "甲队得分88分，乙队得分79分，甲队半场一度领先15分。",
        "全班男生32人，女生27人，男生比女生多5人。",
        "该项目预算支出250万元，实际支出238万元，节约12万元。",
        "今年计划改造500亩，实际完成430亩，还差70亩。",
        "甲村320户，乙村280户，甲村比丙村多60户。",
        "甲县产粮32万吨，产棉3万吨，粮食比上年多2万吨。",
        "男生32人，女生27人，男生比去年多3人。",
        "今年计划改造500亩，已完成430亩，超去年同期20亩。",
    ],
)
