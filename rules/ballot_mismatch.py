"""票数与到会人数、有效票数不符。

## 查什么
- 赞成、反对、弃权三数之和，与前文的有效票、参加表决人数（应相等）或实到、到会人数（不应超过），
  隔着句子、段落也查；
- 得票数除以有效票数，与得票率。

## 为什么要紧
票数是选举、表决的结果本身，多出一票，结果就站不住。

## 例
> 实到代表 142 人。经投票，赞成 130 票，反对 8 票，弃权 9 票。

130 + 8 + 9 = 147，多于到会的 142 人。

## 何时不报
以股份计票；委托、书面、网络投票，一人不止一票；有人未投、回避；得票率与文中任一种总票数算得相符。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from auditor import interval, regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of, point, show
from auditor.model import Check, Kind, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.relations.sums.verdicts import allowed

CODE = "SUM108"
_CUE = ("弃权", "反对", "得票", "支持率", "赞成率")
_GOT = regex.compile("(?:得|得票|得票数|获得选票)(?:为|共)?$")
_NAMES = {"yes": "赞成", "no": "反对", "none": "弃权"}
_UNITS = frozenset(("票", "张", "人", "名", "户", "位", ""))
_VOTES = ("赞成", "反对", "弃权")
_SIDE = r"(?P<yes>(?<!不)(?:赞成|同意))|(?P<no>反对|不同意|不赞成)|(?P<none>弃权)"
_BEFORE = regex.compile(rf"(?:{_SIDE})(?:的|票数?|票共?|有|为|者|[:得共]){{0,3}}$")
_AFTER = regex.compile(rf"(?:{_SIDE})")
# Everyone of these voted one way or another, or was there and may have voted.
_VOTED = regex.compile(
    "有效(?:选|表决)?票|(?:参加|参与)(?:表决|投票)|总票数|投票总数|投票人数|有效表决"
)
_THERE = regex.compile("实到|实际到会|到会|出席|与会|收回|参会|参加会议")
_CALLED = regex.compile("应到|应出席|应参加|无效|发出|缺席|未出席|列席|不足|过半|以上|半数")
_MORE_THAN_ONE = regex.compile("委托|书面|网络|代理|通讯|现场和")
_ABSENT = "未投|未按|回避|缺席|未表决|未参加|另"
_NOT_VOTING = regex.compile(f"{_ABSENT}|无效|废票")
_NOT_OF_VALID = regex.compile(_ABSENT)  # 有效票 leaves out the spoilt ones already
_RATE = regex.compile(r"(?:得票率|支持率|赞成率|得票占比)(?:达到?|为|是|约|高达)?$")
_BACK = 60  # Figures before a tally among which those who voted are looked for.
_PARAGRAPHS = 3


class _Tally(NamedTuple):
    """How many were for, against and neither, as far as the article tells."""

    sides: tuple[Claim, ...]
    names: tuple[str, ...]

    @property
    def votes(self) -> Interval:
        return interval.total(of(c.quantity) for c in self.sides)

    @property
    def complete(self) -> bool:
        return len(self.sides) == len(_VOTES)


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every tally and every candidate's rate with the votes they are of."""
    if not ctx.holds(*_CUE):
        return
    for tally in _tallies(ctx):
        yield from _against(ctx, tally)
    yield from _candidates(ctx)
    if "率" in ctx.norm:
        yield from _rates(ctx)


def _tallies(ctx: Context) -> Iterator[_Tally]:
    """Yield the figures for, against and neither that stand together in a sentence."""
    found: dict[str, Claim] = {}
    for claim in ctx.claims:
        side = _side(claim)
        if not side:
            continue
        last = next(reversed(found.values()), None)
        if side in found or (last is not None and last.sentence != claim.sentence):
            if len(found) > 1 and "yes" in found:
                yield _Tally(tuple(found.values()), tuple(found))
            found = {}
        found[side] = claim
    if len(found) > 1 and "yes" in found:
        yield _Tally(tuple(found.values()), tuple(found))


def _candidates(ctx: Context) -> Iterator[Check]:
    """Check 有效票 500 张，其中甲得票 280 票，乙得票 150 票: together not more than all."""
    whole: Claim | None = None
    votes: list[Claim] = []
    for claim in ctx.claims:
        if _counts(claim, _VOTED):
            whole, votes = claim, []
        elif whole is not None and claim.sentence != whole.sentence:
            whole = None
        elif whole is not None and claim.quantity.unit == "票" and _GOT.search(claim.before):
            votes.append(claim)
            among = ctx.norm.find("其中", whole.quantity.end, votes[0].quantity.start) >= 0
            if among and len(votes) > 1:
                tally = _Tally(tuple(votes), ("得票",) * len(votes))
                check = _told(tally, whole, equal=False)
                if check.verdict is Verdict.VIOLATED:
                    yield check
                    whole = None


def _side(claim: Claim) -> str:
    q = claim.quantity
    if q.kind is not Kind.COUNT or q.unit not in _UNITS or q.value is None or q.hedge:
        return ""
    m = _BEFORE.search(claim.before) or _AFTER.match(claim.after)
    return (m.lastgroup or "") if m else ""


def _against(ctx: Context, tally: _Tally) -> Iterator[Check]:
    """Hold a tally against the nearest figure of those who voted, or were there to vote."""
    first, last = tally.sides[0], tally.sides[-1]
    for claim in reversed(ctx.claims[max(0, first.at - _BACK) : first.at]):
        if first.paragraph - claim.paragraph > _PARAGRAPHS:
            return
        voted = _counts(claim, _VOTED)
        if not voted and not _counts(claim, _THERE):
            continue
        between = ctx.norm[claim.quantity.start : first.quantity.start]
        rest = ctx.sentences[last.sentence][1]
        left_out = _NOT_OF_VALID if "有效" in claim.before else _NOT_VOTING
        alone = not left_out.search(ctx.norm, claim.quantity.end, rest)
        if _MORE_THAN_ONE.search(ctx.sentence_text(claim) + between) or not (alone or not voted):
            return
        equal = voted and tally.complete and alone
        yield _told(tally, claim, equal=equal)
        return


def _counts(claim: Claim, who: regex.Pattern[str]) -> bool:
    """Tell whether a figure counts such voters or ballots."""
    q = claim.quantity
    if q.kind is not Kind.COUNT or q.unit not in _UNITS or q.value is None or q.hedge:
        return False
    words = claim.before if who.search(claim.before) else claim.after[:4]
    return bool(who.search(words)) and not _CALLED.search(claim.before) and not _side(claim)


def _told(tally: _Tally, whole: Claim, *, equal: bool) -> Check:
    voters, votes = of(whole.quantity), tally.votes
    fits = votes.may_be_at_most(voters)
    if fits and equal and not votes.meets(voters):
        # Some may have cast no vote at all, unless one wrong digit makes up for it.
        fits = not any(
            is_plain_slip(c.quantity, voters - votes + of(c.quantity), seldom=SURE)
            for c in tally.sides
        ) and not is_plain_slip(whole.quantity, votes, seldom=SURE)
    values = [c.quantity.value or Fraction(0) for c in tally.sides]
    made, stated = sum(values, Fraction(0)), whole.quantity.value or Fraction(0)
    sign = "=" if made == stated else ("≤" if fits else "＞" if made > stated else "＜")
    way = ("多", "more") if made > stated else ("少", "less")
    gap = show(abs(made - stated))
    return Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (
            Span(whole.quantity.start, whole.quantity.end, "投票的"),
            *(
                Span(c.quantity.start, c.quantity.end, _NAMES.get(n, n))
                for c, n in zip(tally.sides, tally.names, strict=True)
            ),
        ),
        f"{' + '.join(map(show, values))} = {show(made)} {sign} {show(stated)}",
        f"各项票数相加是{show(made)}，比{whole.quantity.text}{way[0]}{gap}。",
        f"The votes add up to {show(made)}, {gap} {way[1]} than {show(stated)}.",
        Severity.ERROR,
    )


def _rates(ctx: Context) -> Iterator[Check]:
    """Check 得 660 票，得票率 55% against the ballots that were told before."""
    ballots: list[Claim] = []
    votes: Claim | None = None
    for claim in ctx.claims:
        q = claim.quantity
        if _counts(claim, _VOTED) or _counts(claim, _THERE):
            ballots.append(claim)
        elif q.kind is Kind.COUNT and q.unit == "票":
            votes = claim
        elif q.kind is Kind.SHARE and q.unit == "%" and _RATE.search(claim.before):
            if votes is not None and votes.clause in (claim.clause, claim.clause - 1):
                near = [b for b in ballots if claim.paragraph - b.paragraph <= 1]
                yield from _rate(near, votes, claim)
            votes = None


def _rate(ballots: Sequence[Claim], votes: Claim, rate: Claim) -> Iterator[Check]:
    strict = [b for b in ballots if _VOTED.search(b.before)]
    if not strict or votes.quantity.value is None or rate.quantity.value is None:
        return
    computed = [of(votes.quantity) / of(b.quantity) * point(100) for b in ballots]
    fits = [b for b, c in zip(ballots, computed, strict=True) if c.meets(allowed(rate.quantity))]
    whole = (fits or strict)[-1]
    made = votes.quantity.value / (whole.quantity.value or Fraction(1)) * 100
    shown = interval.show_rounded(made)
    yield Check(
        CODE,
        Verdict.HOLDS if fits else Verdict.VIOLATED,
        (
            Span(rate.quantity.start, rate.quantity.end, "得票率"),
            Span(votes.quantity.start, votes.quantity.end, "得票"),
            Span(whole.quantity.start, whole.quantity.end, "总票数"),
        ),
        f"{show(votes.quantity.value)} ÷ {show(whole.quantity.value)} = {shown}%"
        f" {'=' if fits else '≠'} {rate.quantity.text}",
        f"得票数除以总票数是{shown}%，文中写作{rate.quantity.text}。",
        f"The votes are {shown}% of all, not {rate.quantity.text}.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="ballot-mismatch",
    title="票数与到会人数、有效票不符",
    check=check,
    flags=[
        "共发出选票372张，收回372张，其中有效票«370张»，无效票2张。李某得赞成票«356张»，反对票«3张»，弃权票«2张»。",
        "会议应到代表150人，实到«142人»。经无记名投票，张三得赞成票«130票»，反对«8票»，弃权«9票»。",
        "应到代表150人，实到«142人»。\n随后，大会审议了工作报告。\n表决结果：赞成«135票»，反对«5票»，弃权«7票»。",
        "发出选票200张，收回198张，有效票«196张»。甲获得赞成票«180票»，反对«10票»，弃权«16票»。",
        "本次选举有效票共计«1200张»。李某得票«660票»，得票率«65%»，王某得票540票，得票率45%。",
        "有效票«500张»，其中甲候选人得票«280票»，乙候选人得票«150票»，丙候选人得票«90票»。",
        "到会董事«9名»，表决结果：«8票»赞成，«1票»反对，«1票»弃权。",
        "出席会议的委员共«25人»。表决情况：同意«22票»，反对«3票»，弃权«2票»，该议案获通过。",
        "參加表決«271人»，贊成«236票»，反對«3票»，棄權«2票»。",
        "参加表决的代表共«271人»，其中赞成«262票»，反对«43票»，弃权«2票»。",
        "参加投票的业主«320户»。结果：同意«246户»，反对«40户»，弃权«24户»。",
    ],
    passes=[
        "参加表决的代表共271人，其中赞成226票，反对43票，弃权2票。",
        "參加表決150人，贊成130票，反對15票，棄權5票。",
        "会议应到代表150人，实到142人。经无记名投票，张三得赞成票130票，反对8票，弃权4票。",
        "应到代表150人，实到142人。表决结果：赞成130票，反对5票，弃权2票。",
        "会议应到代表290人，实到271人，受委托20人，表决时赞成266票，反对13票，弃权2票。",
        "参加投票320户。同意246户，反对40户，弃权24户，另有10户废票。",
        "同意1.2亿股，反对300万股，弃权20万股。出席会议的股东12人。",
        "有效票1200张。李某得票660票，得票率55%，王某得票540票，得票率45%。",
        "共发出选票498张，收回498张，其中有效票496张，无效票2张。某某得赞成票486票，反对4票，弃权6票。",
        "收回1250张，有效票1200张。李某得票660票，得票率52.8%。",
        "出席会议的委员25人，列席8人。表决：同意22票，反对3票，弃权0票。",
    ],
)
