"""胜负记录与积分、场次、胜率不符。

## 查什么
「8 胜 3 平 1 负，积 27 分」：胜、平、负折成的积分应等于所写的积分；
「踢了 20 场，取得 11 胜 5 平 4 负」：胜、平、负之和应等于场次；
「25 胜 7 负，胜率 78.1%」：胜率应等于胜场除以总场次。

## 为什么要紧
战绩由几个小数拼成，最容易抄错；读者一算便知。

## 例
> 甲队 8 胜 3 平 1 负，积 29 分。

8 × 3 + 3 = 27，文中 29。

## 何时不报
各项目记分不同：胜三分、胜二分、负一分等有一种相符；扣分、带分、附加分；少赛几场的轮次；几个队写在
一处。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import of, point, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.sums.verdicts import allowed

CODE = "SUM105"
_NOT = regex.compile("扣|罚|带分|附加|奖励分|加时|点球|净胜|得失|进球|上[轮届赛]|总积分")
_POINTS = regex.compile(r"(?:积分?|得|拿到|获得|拿下|同积|共积)[为是达到共]*$")
_GAMES = regex.compile(
    r"(?<![少多欠])(?:踢|打|赛|进行|参加|出战|战|共|全部|出场|交手|交锋)[了过完共]*$"
)
_AFTER = regex.compile("(?:联赛|比赛)?(?:过后|战罢|结束|后|打完|赛罢|下来)")
_RATE = regex.compile(r"胜率(?:为|是|达到?|高达|约)*$")
_BOUTS = regex.compile(r"(?<!\d)(?P<n>\d{1,3})战$")
_AHEAD = 4  # Figures behind a record, and before it, that may belong to it.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every record of wins, draws and losses that has a total beside it."""
    if "胜" not in ctx.norm or "负" not in ctx.norm:
        return
    for claim in ctx.claims:
        if claim.quantity.unit == "胜" and claim.quantity.value is not None:
            record = _record(ctx, claim)
            if record and _alone(ctx, record):
                yield from _of(ctx, record)


def _record(ctx: Context, wins: Claim) -> list[Claim] | None:
    """Return the wins, draws and losses that stand one behind the other."""
    out = [wins]
    for claim in ctx.claims[wins.at + 1 : wins.at + 3]:
        gap = ctx.norm[out[-1].quantity.end : claim.quantity.start]
        order = {"平": ("胜",), "负": ("胜", "平")}.get(claim.quantity.unit, ())
        if gap.strip("、, ") or out[-1].quantity.unit not in order:
            break
        out.append(claim)
    exact = all(c.quantity.value is not None and not c.quantity.hedge for c in out)
    return out if exact and out[-1].quantity.unit == "负" else None


def _passage(ctx: Context, record: list[Claim]) -> tuple[int, int]:
    """Return the part of the sentence that tells of one side, ; being its end."""
    start, end = ctx.sentences[record[0].sentence]
    first, last = record[0].quantity.start, record[-1].quantity.end
    begin = ctx.norm.rfind(";", start, first) + 1
    stop = ctx.norm.find(";", last, end)
    return max(start, begin), end if stop < 0 else stop


def _alone(ctx: Context, record: list[Claim]) -> bool:
    """Tell whether a passage has only this record, and no points that come from elsewhere."""
    start, end = _passage(ctx, record)
    words = ctx.norm[start:end] if end - start < 400 else "扣"
    near = ctx.claims[max(0, record[0].at - _AHEAD) : record[-1].at + 1 + _AHEAD]
    wins = [c for c in near if c.quantity.unit == "胜" and start <= c.quantity.start < end]
    return len(wins) == 1 and not _NOT.search(words)


def _of(ctx: Context, record: list[Claim]) -> Iterator[Check]:
    values = {c.quantity.unit: int(c.quantity.value or 0) for c in record}
    wins, draws, losses = values["胜"], values.get("平", 0), values["负"]
    near = [
        *ctx.claims[max(0, record[0].at - _AHEAD) : record[0].at],
        *ctx.claims[record[-1].at + 1 : record[-1].at + 1 + _AHEAD],
    ]
    start, end = _passage(ctx, record)
    near = [c for c in near if start <= c.quantity.start < end]
    spans = tuple(_span(c.quantity, "战绩") for c in record)
    first = record[0].quantity.start
    if bouts := _BOUTS.search(ctx.norm, max(start, first - 4), first):
        yield _bouts(bouts, spans, wins + draws + losses)
    for claim in near:
        q = claim.quantity
        if q.value is None or q.hedge:
            continue
        behind = claim.at > record[-1].at
        if q.unit == "分" and behind and _POINTS.search(claim.before):
            yield _points(q, spans, wins, draws, losses)
        elif q.unit == "场" and _GAMES.search(claim.before) and "剩" not in claim.after:
            yield _sum(q, spans, wins, draws, losses)
        elif q.unit == "轮" and not behind and _AFTER.match(claim.after):
            if wins + draws + losses > q.value:  # fewer may have been played
                yield _sum(q, spans, wins, draws, losses)
        elif q.kind is Kind.SHARE and behind and _RATE.search(claim.before) and not draws:
            yield _share(q, spans, wins, wins + losses)


def _bouts(bouts: regex.Match[str], spans: tuple[Span, ...], made: int) -> Check:
    """Check the games that stand right before a record (46战35胜11负)."""
    return Check(
        CODE,
        Verdict.HOLDS if made == int(bouts["n"]) else Verdict.VIOLATED,
        (Span(*bouts.span("n"), "场次"), *spans),
        f"胜、平、负共 {made}，文中 {bouts['n']} 战",
        f"按战绩应为 {made} 战，文中写作 {bouts['n']} 战。",
        f"The record makes {made} games, but the article states {bouts['n']}.",
        Severity.WARNING,
    )


def _points(q: Quantity, spans: tuple[Span, ...], wins: int, draws: int, losses: int) -> Check:
    made = [3 * wins + draws, 2 * wins + draws, Fraction(2 * wins + draws, 2)]
    sum_ = f"{wins} × 3 + {draws} = {made[0]}，文中 {q.text}"
    # Where nothing is drawn a narrow win may count less, and a narrow defeat count too.
    loose = not draws and q.value is not None and wins <= q.value <= 3 * wins + losses
    return _told(loose or q.value in made, q, spans, sum_, f"{made[0]} 分")


def _sum(q: Quantity, spans: tuple[Span, ...], wins: int, draws: int, losses: int) -> Check:
    made = wins + draws + losses
    sum_ = f"{wins} + {draws} + {losses} = {made}，文中 {q.text}"
    return _told(q.value == made, q, spans, sum_, f"{made} 场")


def _share(q: Quantity, spans: tuple[Span, ...], wins: int, games: int) -> Check:
    exact = Fraction(100 * wins, games) if games else Fraction(0)
    fits = allowed(q).meets(point(exact)) or of(q).meets(point(exact))
    result = show_rounded(exact, 1) + "%"
    return _told(fits, q, spans, f"{wins} ÷ {games} = {result}，文中 {q.text}", result)


def _told(fits: bool, q: Quantity, spans: tuple[Span, ...], sum_: str, result: str) -> Check:
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (_span(q, "合计"), *spans),
        sum_,
        f"按战绩应为 {result}，文中写作 {q.text}。",
        f"The record gives {result}, but the article states {q.text}.",
        Severity.WARNING,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="record-mismatch",
    title="战绩与积分、场次不符",
    check=check,
    flags=[
        "东州队«46»战«35胜»«12负»，排名第3；南江队28胜18负，排名第6。",
        "东州队«35胜»«11负»，胜率«71.6%»，排名第3；南江队28胜18负，胜率60.9%。",
        "联赛中，甲队«8胜»«3平»«1负»，积«29分»。",
        "甲队以«8胜»«3平»«2负»积«29分»，排名榜首。",
        "该队本赛季踢了«20场»，取得«11胜»«5平»«5负»的战绩。",
        "«12轮»过后，甲队«8胜»«3平»«2负»积27分，排名榜首。",
        "篮球队赛季战绩为«25胜»«7负»，胜率«87.1%»。",
    ],
    passes=[
        "东州队46战35胜11负，胜率76.1%，排名第3；南江队28胜18负，排名第6，胜率60.9%。",
        "联赛中，甲队8胜3平1负，积27分。",
        "该队本赛季踢了20场，取得11胜5平4负的战绩。",
        "篮球队赛季战绩为25胜7负，胜率78.1%，积57分。",
        "女排8胜2负积25分。",
        "甲队8胜3平1负，因欠薪被扣6分，积21分。",
        "甲队8胜3平1负，乙队7胜3平2负，两队相差3分。",
        "12轮过后，甲队7胜2平1负，少赛两场，积23分。",
    ],
)
