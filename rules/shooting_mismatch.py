"""投篮、罚球、射门的次数与命中数、命中率、得分不符。

## 查什么
「21 投 13 中，命中率 61.9%」「8 中 4」：命中不能多于出手，命中率应等于两数之商；
「得到 34 分，21 投 13 中，三分球 8 投 4 中，罚球 6 罚 4 中」：两分、三分与罚球合起来应等于得分。

## 为什么要紧
技术统计由几个小数拼成，最容易抄错；球迷一算便知。

## 例
> 全场 21 投 13 中，命中率 69.1%。

13 ÷ 21 = 61.9%，文中 69.1%。

## 何时不报
三分球或罚球没有写出；一句里写了几个人；命中率说的是赛季、场均或另一类投篮。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import show_rounded
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "SUM110"
_SHOTS = regex.compile(
    r"(?P<kind>三分球?|罚球|罚篮|投篮|两分球?)?(?:出手)?(?:为|是)?(?<!\d)(?P<tried>\d{1,3})"
    r"(?:(?P<way>[投罚射])(?P<made>\d{1,3})中|(?P<way>[投罚射])?中(?P<made>\d{1,3}))(?![\d\p{Han}])"
)
_RATE = regex.compile(
    r"(?:,|\()?(?:三分球?|投篮|罚球)?命中率(?:为|是|达到?|高达|仅有?)*(?P<rate>\d{1,3}(?:\.\d+)?)%"
)
_SCORED = regex.compile(
    r"(?:得到|砍下|拿下|贡献|轰下|得了?|独得|砍得|拿到|狂砍|取得)(?:了|全队最高的)?(?P<points>\d{1,3})分(?!钟)"
)
_OTHERS = regex.compile("场均|赛季|生涯|上半场|半场|[一二三四首末]节|加时|次节")
_ALL = sorted(("投", "三", "罚"))  # shots in all, those from far, free throws


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for the shots that a sentence counts."""
    if "中" not in ctx.norm or not ctx.holds("投", "罚", "射", "三分"):
        return
    for start, end in ctx.sentences:
        if ctx.norm.find("中", start, end) < 0:
            continue
        shots = [m for m in _SHOTS.finditer(ctx.norm, start, end) if m["kind"] or m["way"]]
        for shot in shots:
            yield from _one(ctx.norm, shot, end)
        if shots:
            yield from _score(ctx.norm, start, end, shots)


def _one(norm: str, shot: regex.Match[str], end: int) -> Iterator[Check]:
    """Check the hits of one kind of shots against the shots, and their rate."""
    tried, made = int(shot["tried"]), int(shot["made"])
    spans = (Span(*shot.span("made"), "命中"), Span(*shot.span("tried"), "出手"))
    if made > tried:
        zh, en = f"命中{made}次，多于出手{tried}次。", f"{made} hits are more than {tried} shots."
        yield _told(False, spans, f"{made} > {tried}", zh, en)
        return
    found = _RATE.match(norm, shot.end(), end)
    if found is None or not tried:
        return
    written = found["rate"]
    last = Fraction(1, 10 ** len(written.partition(".")[2]))  # It may be cut off, not rounded.
    exact = Fraction(100 * made, tried)
    result = show_rounded(exact, 1)
    yield _told(
        abs(exact - Fraction(written)) < last,
        (Span(*found.span("rate"), "命中率"), *spans),
        f"{made} ÷ {tried} = {result}%，文中 {written}%",
        f"{tried}投{made}中的命中率是{result}%，文中写作{written}%。",
        f"{made} of {tried} is {result}%, not {written}%.",
    )


def _score(norm: str, start: int, end: int, shots: list[regex.Match[str]]) -> Iterator[Check]:
    """Check the points of a player whose shots of every kind the sentence tells."""
    scored = list(_SCORED.finditer(norm, start, end))
    kinds = ["罚" if m["way"] == "罚" else (m["kind"] or "投")[0] for m in shots]
    if len(scored) != 1 or sorted(kinds) != _ALL or _OTHERS.search(norm, start, end):
        return
    made = {kind: int(m["made"]) for kind, m in zip(kinds, shots, strict=True)}
    points = 2 * made["投"] + made["三"] + made["罚"]
    stated = int(scored[0]["points"])
    yield _told(
        points == stated,
        (Span(*scored[0].span("points"), "得分"), *(Span(*m.span("made"), "命中") for m in shots)),
        f"{made['投']} × 2 + {made['三']} + {made['罚']} = {points}，文中 {stated}",
        f"按投篮、三分球与罚球的命中数应得{points}分，文中写作{stated}分。",
        f"These hits make {points} points, not {stated}.",
    )


def _told(fits: bool, spans: tuple[Span, ...], sum_: str, zh: str, en: str) -> Check:
    verdict = Verdict.HOLDS if fits else Verdict.VIOLATED
    return Check(CODE, verdict, spans, sum_, zh, en, Severity.WARNING)


RULE = Rule(
    code=CODE,
    name="shooting-mismatch",
    title="投篮次数、命中率与得分不符",
    check=check,
    flags=[
        "全场«21»投«13»中，命中率«69.1»%，另有7次助攻。",
        "李森得到«38»分、11个篮板，全场21投«13»中，三分球8投«4»中，罚球6罚«4»中。",
        "陈飞三分球«8»中«9»，手感火热。",
        "客队三分球«25»投«9»中，命中率«63»%。",
    ],
    passes=[
        "全场21投13中，命中率61.9%，另有7次助攻。",
        "李森得到34分、11个篮板，全场21投13中，三分球8投4中，罚球6罚4中。",
        "李森得到34分，21投13中，三分球8中4；张力10投5中得到12分。",
        "全场17投9中，命中率52%，赛季命中率49.8%。",
        "李森下半场得到20分，全场21投13中，三分球8中4，罚球6罚4中。",
        "全班30人中12人投票，2024中国队入选12人。",
    ],
)
