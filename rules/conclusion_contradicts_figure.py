"""结论性的说法与所依据的数字相反。

## 查什么
- 涨跌前后相反：「指数下跌 42 点，收于 4119 点，涨幅 1.05%」「同比增长 8.1%，降幅收窄」；
- 荣枯线：「采购经理指数为 49.2%，位于扩张区间」，以 50% 为界；
- 名次：「从上年的第 4 位跃升到第 5 位」；
- 位数与新高：「呈现 1% 的双位数增长」「同比下降 27%，创历史新高」；
- 完成与否：「完成年度计划的 86%，超额完成任务」「完成率 102%，未完成任务」。

## 为什么要紧
读者记住的是结论；结论与数字必有一个写错。

## 例
> 12 月份，制造业采购经理指数为 49.2%，位于扩张区间。

49.2% < 50%，应在收缩区间。

## 何时不报
结论另有主语或另说一个时期；数字与结论之间还有别的率；增幅、涨幅在下降之后「回落」「收窄」（增幅可以为负）；
恰好等于界线；预计、力争。

荣枯线以 50% 为界，见国家统计局每月发布的采购经理指数的说明。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.text import marks
from auditor.relations.text.lists import SMALL, small_number

CODE = "CHG310"
_UP = regex.compile(r"(?:增长|上涨|上升|提高|增加|升高|攀升|走高|涨|升)了?$")
_DOWN = regex.compile(r"(?:下降|下跌|下滑|减少|降低|回落|走低|跌|降)了?$")
# A falling figure may still have a 增幅, a negative one, that 回落; it has no 增幅 of 3%.
_EXTENT = regex.compile(
    r"[ ]?[,;、][ ]?(?:且|同时|其)?"
    r"(?:(?P<down>[跌降减]幅)(?!为?[负\-])(?=[^,;。]*(?:\d|收窄|扩大|缩小))"
    r"|(?P<up>[涨升增]幅)[为达是约]*(?=\d|扩大))"
)
_CLOSED = regex.compile(r"(?:收[于报]|报收于?|报|[为至])$")
_LINE = regex.compile(
    r"(?P<up>(?:位于|处于|处在|[重返回升进入至到]{1,2})(?:扩张|景气|荣)区间"
    r"|(?:高于|站上|重回|升至)(?:临界点|荣枯线|荣枯分水岭)|(?:临界点|荣枯线|分水岭)(?:以上|之上|上方))"
    r"|(?P<down>(?:位于|处于|处在|[落降跌入至到]{1,2})(?:收缩|不景气)区间"
    r"|(?:低于|跌破)(?:临界点|荣枯线|荣枯分水岭)|(?:临界点|荣枯线|分水岭)(?:以下|之下|下方))"
)
_DONE = regex.compile(
    r"(?P<up>超额完成|超预期完成)|(?P<down>(?:未|没有|未能|尚未|没能)(?:全部|如期|按期)?完成)"
)
_OF_PLAN = regex.compile(
    r"(?:完成率|(?:占|完成|为)[^,;。]{0,8}(?:计划|任务|目标|预算)的?)[为达是约]*$"
)
_PLACES = regex.compile(r"的?(?:(?P<two>[双两]位数)|[个一]位数)的?(?:[高快]速)?[增下涨]")
_RECORD = regex.compile(
    r",(?P<word>再?(?:创|刷新)[下出了]?(?:历史|年内|同期|近[^,。;]{1,6}[来内]的?)?新(?P<way>[高低]))"
)
_TEN = Fraction(10)
_RANKS = regex.compile(
    rf"第(?P<old>{SMALL})[位名](?P<word>(?P<up>[跃上提晋攀]升|升|前移|跃居|前进)"
    r"|(?P<down>下[降滑跌]|后[移退]|[滑跌]落|降|跌|退))了?[到至为]?"
    rf"(?:全[国省市县区]|世界|全球)?的?第(?P<new>{SMALL})[位名]"
)
_OTHER = regex.compile(
    "(?<![比较与])(?:上年|去年|上月)|此前|曾|预计|力争|有望|分别|将|其中|如果|若"
)
_PASSED_OVER = frozenset({Kind.POINTS, Kind.DURATION, Kind.DATE})
_HALF = Fraction(50)
_INDEX = (Fraction(20), Fraction(80))
_FULL = Fraction(100)
_FEW = 6  # Figures before it that are looked at.
_REACH = 60  # Characters between a figure and the conclusion drawn from it.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every conclusion that a figure right before it bears out or contradicts."""
    if "幅" in ctx.norm:
        yield from _extents(ctx)
    if "区间" in ctx.norm or "荣枯" in ctx.norm or "临界点" in ctx.norm or "分水岭" in ctx.norm:
        for found in _LINE.finditer(ctx.norm):
            yield from _line(ctx, found)
    if "位" in ctx.norm or "名" in ctx.norm:
        for found in _RANKS.finditer(ctx.norm):
            yield _ranks(found)
    if "位数" in ctx.norm:
        for found in _PLACES.finditer(ctx.norm):
            yield from _places(ctx, found)
    if "新高" in ctx.norm or "新低" in ctx.norm:
        for found in _RECORD.finditer(ctx.norm):
            yield from _record(ctx, found)
    if "完成" in ctx.norm:
        for found in _DONE.finditer(ctx.norm):
            yield from _done(ctx, found)


def _places(ctx: Context, found: regex.Match[str]) -> Iterator[Check]:
    """Hold N%的双位数增长 against the number of its digits."""
    claim = _right_before(ctx, found.start())
    if claim is not None and claim.quantity.value is not None:
        large = abs(claim.quantity.value) >= _TEN
        sum_ = f"{claim.quantity.text} {'≥' if large else '<'} 10%"
        yield _told(ctx, claim, found.start(), found[0], large == bool(found["two"]), sum_)


def _record(ctx: Context, found: regex.Match[str]) -> Iterator[Check]:
    """Hold 下降N%，创历史新高 against itself: what fell sets no new height."""
    claim = _right_before(ctx, found.start())
    if claim is None:
        return
    rose, fell = _UP.search(claim.before), _DOWN.search(claim.before)
    if rose or fell:
        sum_ = claim.before[-4:] + claim.quantity.text
        fits = bool(rose) == (found["way"] == "高")
        yield _told(ctx, claim, found.start("word"), found["word"], fits, sum_)


def _right_before(ctx: Context, at: int) -> Claim | None:
    """Return the rate right behind which a place lies."""
    end = bisect_left(ctx.claims, at, key=lambda c: c.quantity.start)
    claim = ctx.claims[end - 1] if end else None
    if claim is None or claim.quantity.kind is not Kind.SHARE or claim.quantity.end != at:
        return None
    return claim


def _extents(ctx: Context) -> Iterator[Check]:
    """Hold the word for a change (下跌 N 点) against the word for its extent (涨幅)."""
    claims = iter(ctx.claims)
    last: list[Claim] = []
    claim = next(claims, None)
    for found in _EXTENT.finditer(ctx.norm):
        while claim is not None and claim.quantity.end <= found.start():
            last = [*last[-1:], claim]
            claim = next(claims, None)
        told = _change_before(last, found.start())
        if told is None:
            continue
        rose = _UP.search(told.before) is not None
        word = found["up"] or found["down"]
        yield _told(
            ctx,
            told,
            found.start("up" if found["up"] else "down"),
            word,
            rose == bool(found["up"]),
            f"{told.before[-2:]}{told.quantity.text}，{word}",
        )


def _change_before(last: list[Claim], at: int) -> Claim | None:
    """Return the change that ends right before a place, or before a closing figure there."""
    if not last or last[-1].quantity.end != at:
        return None
    told = last[-1]
    if len(last) > 1 and _CLOSED.fullmatch(told.before) and last[0].sentence == told.sentence:
        told = last[0]
    if told.quantity.value is None or told.quantity.value < 0:
        return None
    return told if _UP.search(told.before) or _DOWN.search(told.before) else None


def _line(ctx: Context, found: regex.Match[str]) -> Iterator[Check]:
    claim = _figure(ctx, found.start())
    if claim is None or claim.quantity.value is None:
        return
    value = claim.quantity.value
    if not _INDEX[0] < value < _INDEX[1] or value == _HALF:
        return
    sign = ">" if value > _HALF else "<"
    fits = (value > _HALF) == bool(found["up"])
    yield _told(ctx, claim, found.start(), found[0], fits, f"{claim.quantity.text} {sign} 50%")


def _ranks(found: regex.Match[str]) -> Check:
    """Check that a rise leads to a lower number and a fall to a higher one."""
    old, new = small_number(found["old"]), small_number(found["new"])
    fits = new != old and (new < old) == bool(found["up"])
    spans = (Span(*found.span("old"), "原名次"), Span(*found.span("new"), "现名次"))
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        spans,
        f"第{old}位 → 第{new}位，文中说「{found['word']}」",
        f"由第{old}位到第{new}位，文中却说「{found['word']}」。",
        f"From place {old} to place {new}: the article says the opposite.",
        Severity.WARNING,
    )


def _done(ctx: Context, found: regex.Match[str]) -> Iterator[Check]:
    claim = _figure(ctx, found.start())
    if claim is None or claim.quantity.value is None or not _OF_PLAN.search(claim.before):
        return
    value = claim.quantity.value
    if value == _FULL:
        return
    sign = ">" if value > _FULL else "<"
    fits = (value > _FULL) == bool(found["up"])
    yield _told(ctx, claim, found.start(), found[0], fits, f"{claim.quantity.text} {sign} 100%")


def _figure(ctx: Context, at: int) -> Claim | None:
    """Return the last rate or index of the sentence before a place, nothing else between."""
    begin = max(marks.begins(ctx.norm, at, "。;\n"), at - _REACH)
    end = bisect_left(ctx.claims, at, key=lambda c: c.quantity.start)
    near = [c for c in ctx.claims[max(0, end - _FEW) : end] if c.quantity.start >= begin]
    near = [c for c in near if c.quantity.kind not in _PASSED_OVER]
    if not near or _OTHER.search(ctx.norm, begin, at):
        return None
    claim = near[-1]
    bare = claim.quantity.kind is Kind.SHARE or not claim.quantity.unit
    change = _UP.search(claim.before) or _DOWN.search(claim.before)
    return claim if bare and not change else None


def _told(ctx: Context, claim: Claim, at: int, word: str, fits: bool, sum_: str) -> Check:
    q = claim.quantity
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (Span(q.start, q.end, "数字"), Span(at, at + len(word), "结论")),
        f"{sum_}，文中说「{word}」",
        f"文中说「{word}」，与所写的 {q.text} 相反。",
        f"The article says “{word}”, which its figure {q.text} contradicts.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="conclusion-contradicts-figure",
    title="结论与数字相反",
    check=check,
    flags=[
        "9月份出口呈现«1%»«的双位数增»长。",
        "完成技改投入4.62亿元，同比下降«27%»，«创历史新高»。",
        "收案已从上年的第«4»位跃升到第«5»位。",
        "产量由全省第«三»名下滑至第«二»名。",
        "综合指数下跌«42.61点»，收于4119.21点，«涨幅»1.05%。",
        "沪指下挫 , 较前一交易日上涨«8.05点» , «跌幅»为0.24% 。",
        "沪指上涨«12.5点»，«跌幅»0.42%。",
        "全市进口25.6亿元，同比增长«8.1%»，«降幅»较上月收窄2个百分点。",
        "12月份，制造业采购经理指数为«49.2%»，比上月上升0.3个百分点，«位于扩张区间»。",
        "新订单指数为«50.4%»，«低于临界点»。",
        "全年完成投资5.2亿元，占年度计划的«86%»，«超额完成»任务。",
        "任务完成率«102%»，«尚未完成»全年任务。",
    ],
    passes=[
        "9月份出口呈现10.2%的双位数增长，进口实现3%的个位数增长。",
        "完成技改投入4.62亿元，同比增长27%，创历史新高。失业率下降1.2%，创年内新低。",
        "利润同比下降27%，降幅创历史新高；股价下跌2%，盘中一度创历史新高。",
        "收案已从上年的第4位跃升到第3位，产量由第十名下滑至第十二名，排名第4位、第5位。",
        "综合指数下跌42.61点，收于4119.21点，跌幅1.05%。",
        "全市进口25.6亿元，同比增长8.1%，出口降幅收窄2个百分点。",
        "固定资产投资下降3%，增幅比上月回落5个百分点。",
        "12月份，制造业采购经理指数为50.2%，位于扩张区间；新订单指数为49.2%，低于临界点。",
        "采购经理指数为49.2%，去年同期位于扩张区间。",
        "采购经理指数为50.0%，位于临界点以上。",
        "调查的21个行业中有12个位于扩张区间。",
        "全年完成投资5.2亿元，占年度计划的106%，超额完成任务。",
        "完成年度计划的86%，力争超额完成任务。",
        "收入增长86%，超额完成任务。",
        "降水偏多三成，气温升高2℃，降幅最大的是北部。",
    ],
)
