"""各节、各局比分与全场比分不符。

## 查什么
「四节比分为 25:20、22:24、30:18、19:21，主队以 96:83 获胜」：各节相加应等于全场；
「四局比分为 25 比 20、22 比 25、25 比 18、25 比 21，以 3 比 1 取胜」：胜局的个数应等于大比分；
「以 85 比 76 战胜客队，净胜 9 分」：两队之差应等于净胜的分数；
「三局比分是 25 比 18、25 比 20、25 比 23」：别的局都在 25（21、11）分结束，这一局不能是 52 比 18。

## 为什么要紧
比分是体育报道的要害，各节比分又最易抄错一个数。

## 例
> 四节比分为 25:20、22:24、30:18、19:21，主队以 98:83 获胜。

25 + 22 + 30 + 19 = 96，文中 98。

## 何时不报
有加时赛、附加局、点球；有一局打平；各节没有列全；近处的全场比分不止一个而有一个相符。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.sums import sets
from auditor.relations.text import marks

CODE = "SUM107"
_NUMERALS = {
    "一": 1,
    "八": 8,
    "九": 9,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
}
_SCORE = r"\d{1,3}(?:[:∶]|比|-)\d{1,3}"
_TWO = regex.standard(r"[:∶比-]\d{1,3}(?:以及|[、,/和及与])\d{1,3}[:∶比-]\d")  # 21:18、15:21
_PAIR = regex.compile(r"(\d+)\D(\d+)")
_LIST = regex.compile(
    r"(?<![前后头首末])(?:(?P<n>[两二三四五六七2-7])个?(?P<unit>[节局盘])(?:比赛)?的?(?:具体)?(?:比分|得分)?"
    r"|(?P<each>[各每单])(?P<unit>[节局盘])(?:具体)?的?比分)(?:分别|依次)?(?:为|是)?:?"
    rf"(?P<score>{_SCORE})(?:(?:以及|[、,/和及与])(?P<score>{_SCORE}))+(?!\s*[\d:∶])"
)
_FINAL = regex.compile(
    rf"(?<![从由])以(?:总比分|大比分)?(?P<score>{_SCORE})的?(?:总比分|大比分|比分|优势)?"
    r"(?:战胜|击败|获胜|取胜|胜|力克|险胜|大胜|完胜|逆转|轻取|拿下|不敌|负于|惜败|告负|落败|输给|惜负|力擒|击退)"
    rf"|(?:总|最终|全场|大)比分(?:为|是|定格在|锁定为)?:?(?P<score>{_SCORE})"
)
_NOT = regex.compile("加时|附加|点球|决胜盘|抢十")
_PART = regex.compile("半场|前[两三]节|[一两三]节(?:过后|战罢|结束)")  # the score of so far
_SETS = 10  # 总比分2比0 of a series of games, beside the points of one of them
# 净胜9分, 多得9分, 以9分优势: by how much one side won, in the sentence of its score.
_NTH = r"(?P<n>\d{1,3}|[一二两三四五六七八九])(?P<unit>分|球)"
_MARGIN = regex.compile(
    r"(?:净胜|多得|领先|赢了?|大胜|狂胜|小胜|险胜|落后|输了?|净负|惜败)了?"
    rf"(?:对手|对方|[客主]队|\p{{Han}}{{1,4}}队)?了?{_NTH}(?!钟|之)"
    rf"|以{_NTH}的?(?:优势|之差|差距|险胜|小胜|大胜|惜败|告负)"
)
_ANY_SCORE = regex.compile(_SCORE)
_ONE_SCORE = regex.standard(
    rf"(?:以|比分(?:为|是|定格在|锁定[为在]|[:])?|打成)(?P<score>{_SCORE})(?![:∶\d])"
)
_NOT_AT_LAST = regex.compile(
    "半场|一度|[节局盘]|最多|曾|此前|上半|下半|场均|积分|榜|回合|分钟|时|前"
)
_NEAR = 150  # Characters around a list in which the final score stands.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every list of the scores of periods or sets with a final score."""
    for found in _LIST.finditer(ctx.norm) if _TWO.search(ctx.norm) else ():
        yield from _one(ctx.norm, found)
    for found in _MARGIN.finditer(ctx.norm) if _ONE_SCORE.search(ctx.norm) else ():
        yield from _margin(ctx.norm, found)
    for row in sets.read(ctx.norm):
        yield _set(row)


def _set(row: sets.Row) -> Check:
    """Tell the set of a row that cannot end by its score, or that all can."""
    each = "、".join(f"{a}:{b}" for a, b in row.scores)
    one = row.scores[max(row.wrong, 0)]
    return Check(
        CODE,
        Verdict.HOLDS if row.wrong < 0 else Verdict.VIOLATED,
        tuple(Span(a, b, "各局比分") for a, b in row.spans),
        f"{each}：每局先到{row.points}分且领先2分者胜",
        f"其余各局都在{row.points}分或领先2分时结束，{one[0]}:{one[1]}不能是一局的比分。",
        f"Sets end at {row.points} points with a lead of 2: {one[0]}:{one[1]} is no set.",
        Severity.WARNING,
    )


def _one(norm: str, found: regex.Match[str]) -> Iterator[Check]:
    scores = [_pair(text) for text in found.captures("score")]
    count = _NUMERALS.get(found["n"] or "") or int(found["n"] or 0)
    begin = max(found.start() - _NEAR, marks.begins(norm, found.start(), "\n"))
    end = min(found.end() + _NEAR, marks.ends(norm, found.end(), "\n"))
    finals = [
        *_FINAL.finditer(norm, begin, found.start()),
        *_FINAL.finditer(norm, found.end(), end),
    ]
    finals = [f for f in finals if not _PART.search(norm, *_clause(norm, f))]
    if found["unit"] == "节":
        finals = [f for f in finals if max(_pair(f["score"])) >= _SETS]
    if not finals or (count and count != len(scores)) or _NOT.search(norm, begin, end):
        return
    made = _added(scores) if found["unit"] == "节" else _won(scores)
    # In a text about several games a final score belongs to one of them: it must be the only one.
    fitting = [f for f in finals if _pair(f["score"]) in (made, made[::-1])]
    if sum(made) != len(scores) and found["unit"] != "节":
        return  # a set cannot end even: these are no sets
    if fitting or len(finals) == 1:
        yield _told(found, (fitting or finals)[0], scores, made)


def _margin(norm: str, found: regex.Match[str]) -> Iterator[Check]:
    """Check by how much one side won against the one score of the sentence."""
    begin, end = marks.begins(norm, found.start(), marks.SENTENCE), marks.ends(norm, found.end())
    scores = list(_ANY_SCORE.finditer(norm, begin, end))
    final = _ONE_SCORE.search(norm, begin, end)
    clause = marks.begins(norm, found.start()), marks.ends(norm, found.end(), marks.CLAUSE)
    if final is None or len(scores) != 1 or _NOT_AT_LAST.search(norm, *clause):
        return
    one, two = _pair(final["score"])
    stated = _NUMERALS.get(found["n"]) or (int(found["n"]) if found["n"].isdecimal() else 0)
    if not stated:
        return
    gap, unit = abs(one - two), found["unit"]
    yield Check(
        CODE,
        Verdict.HOLDS if gap == stated else Verdict.VIOLATED,
        (Span(*found.span("n"), "分差"), Span(*final.span("score"), "比分")),
        f"{max(one, two)} − {min(one, two)} = {gap} {'=' if gap == stated else '≠'} {stated}",
        f"{final['score']}相差{gap}{unit}，文中写作{found['n']}{unit}。",
        f"{final['score']} is a margin of {gap}, not of {stated}.",
        Severity.WARNING,
    )


def _clause(norm: str, found: regex.Match[str]) -> tuple[int, int]:
    """Return where the sentence of a score begins, up to the score itself."""
    return marks.begins(norm, found.start(), "。;!?\n"), found.end()


def _pair(text: str) -> tuple[int, int]:
    m = _PAIR.fullmatch(text)
    assert m is not None
    return int(m[1]), int(m[2])


def _added(scores: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(a for a, _ in scores), sum(b for _, b in scores)


def _won(scores: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(a > b for a, b in scores), sum(a < b for a, b in scores)


def _told(
    found: regex.Match[str],
    final: regex.Match[str],
    scores: list[tuple[int, int]],
    made: tuple[int, int],
) -> Check:
    stated = _pair(final["score"])
    if abs(made[0] - stated[1]) + abs(made[1] - stated[0]) < (
        abs(made[0] - stated[0]) + abs(made[1] - stated[1])
    ):
        made = made[::-1]
    unit = found["unit"]
    each = "、".join(f"{a}:{b}" for a, b in scores)
    what = "各节相加" if unit == "节" else f"胜{unit}数"
    return Check(
        CODE,
        Verdict.HOLDS if made == stated else Verdict.VIOLATED,
        (
            Span(*final.span("score"), "全场比分"),
            *(Span(a, b, f"各{unit}比分") for a, b in found.spans("score")),
        ),
        f"{each}，合 {made[0]}:{made[1]}，文中 {stated[0]}:{stated[1]}",
        f"{what}是 {made[0]}:{made[1]}，全场比分写作 {final['score']}。",
        f"The scores listed make {made[0]}:{made[1]}, but the final score is {final['score']}.",
        Severity.WARNING,
    )


RULE = Rule(
    code=CODE,
    name="score-mismatch",
    title="各节、各局比分与全场比分不符",
    check=check,
    flags=[
        "东州队主场以«112比98»战胜南江队，总比分2比0领先。四节比分分别为«28比25»、«31比22»、«24比27»、«26比24»。上半场结束，东州队以59比47领先。",
        "主队以«85比76»战胜客队，净胜«10»分。",
        "甲队以3比0战胜乙队，三局比分是«25:18»、«52:20»、«25:23»。",
        "甲队3-1（«11-8»，«9-11»，«11-11»，«12-10»）胜乙队，晋级决赛。",
        "羽毛球女单决赛，李某以2比0（«21比17»、«12比18»）夺冠。",
        "五局比分依次为«27：25»、«19：25»、«25：23»、«22：25»和«51：12»。",
        "甲队以«102:95»取胜，以«8»分优势晋级。",
        "最终比分定格在«88比80»，甲队赢了«9»分。",
        "主场作战的甲队以«3比1»取胜，净胜«三»球。",
        "四节比分为«25:20»、«22:24»、«30:18»、«19:21»，主队以«98:83»获胜。",
        "主队以«98比83»击败客队。四节比分分别为«25比20»、«22比24»、«30比18»和«19比21»。",
        "最终，客队以«3比1»逆转取胜，四局比分为«22比25»、«25比20»、«25比18»、«22比25»。",
        "甲队以«3:0»力克乙队，三局比分«25:20»、«19:25»、«25:18»。",
        "全场比分«83:96»，各节比分«20:25»、«24:22»、«18:30»、«21:17»。",
    ],
    passes=[
        "东州队主场以112比98战胜南江队，总比分2比0领先。四节比分分别为28比25、31比22、24比27、29比24。上半场结束，东州队以59比47领先。",
        "上半场结束，东州队以59比47领先。四节比分分别为28比25、31比22、24比27、29比24。",
        "主队以85比76战胜客队，净胜9分。",
        "甲队以3比2取胜，五局比分为27：25、19：25、25：23、22：25和17：15。",
        "羽毛球男单半决赛，李某以2比1（21比17、29比30、21比18）晋级。",
        "甲队3-1（11-8，9-11，13-11，12-10）胜乙队，晋级决赛。",
        "李某以2:0（21:15、5:2，对手因伤退赛）晋级羽毛球男单决赛。",
        "沙滩排球甲队2比1（21比18、17比21、15比13）逆转乙队。",
        "甲队以2比1（6:4、4:6、7:6）拿下网球双打。",
        "三班列车分别在21:15、21:30、21:45发车，与客队2比2战平的球迷将乘末班车。",
        "主队半场领先10分，最终以85比76获胜。",
        "主队以85比76战胜客队，第三节最多领先15分。",
        "主队以85比76战胜客队后，积分榜上领先3分。",
        "19:30开始的比赛中，主队赢了8分。",
        "主队以2比0取胜，终场前以2分钟拖延。",
        "主队以5分优势取胜，上一轮他们以85比76击败甲队，以70比60击败乙队。",
        "四节比分为25:20、22:24、30:18、19:21，主队以96:83获胜。",
        "客队以83:96不敌主队，四节比分为25:20、22:24、30:18、19:21。",
        "甲队以3:1力克乙队，四局比分为25:20、22:25、25:18、25:21。",
        "甲队以1:3不敌乙队，四局比分为25:20、22:25、25:18、25:21。",
        "四节比分为25:20、22:24、30:18、19:34，双方进入加时赛，主队以108:103获胜。",
        "甲队以3:1力克乙队，丙队以3:0战胜丁队。三局比分为25:20、25:22、25:18。",
        "前两局比分为25:20、22:25，甲队最终以3:1获胜。",
        "两盘比分为6:4、6:3，甲队以2:0拿下双打。",
    ],
)
