"""同一整体各部分比重的升降，加起来不是零。

## 查什么
「一产比重上升 3.8 个百分点，二产、三产比重分别回落 2.1 和 1.7 个百分点」：各部分合起来
始终是 100%，有升必有降，升降应当相抵。各部分是否列尽，看文中它们的占比是否合为 100%，或是三次产业、
城乡、男女这样固定的分法。

## 为什么要紧
结构变化是公报的结论；升降不能相抵，必有一个数或一个方向写错。

## 例
> 少儿人口占14.09%，劳动年龄人口占59.36%，老年人口占26.55%。与上次普查相比，少儿人口比重上升0.69个
> 百分点，劳动年龄人口比重下降15.74个百分点，老年人口比重上升10.05个百分点。

0.69 − 15.74 + 10.05 = −5

## 何时不报
各项四舍五入造成的零头；没有列尽的部分；带「约」「超」的升降。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.interval import show
from auditor.model import Check, Rule, Severity, Span, Verdict

CODE = "PCT209"
_UP = "上升|提高|增加|提升|扩大"
_DOWN = "下降|降低|减少|回落|缩小"
_N = r"\d{1,2}(?:\.\d{1,3})?"
_CHANGE = regex.compile(
    rf"(?P<names>[^,;。\n]{{2,30}}?)的?(?:比[重例]|占比)(?:分别|各|则|均)?(?:(?P<up>{_UP})|(?:{_DOWN}))了?"
    rf"(?P<amounts>{_N}(?:个百分点)?(?:(?:[、,]|和|与|及){_N}(?:个百分点)?)*)(?:个)?百分点"
)
# 甲、乙、丙的比重分别上升 1.1 个百分点、下降 3.4 个百分点、上升 2.3 个百分点
_ONE = rf"(?:{_UP}|{_DOWN})了?{_N}(?:个)?(?:百分点)?"
_BY_TURNS = regex.compile(
    rf"(?P<names>[^,;。\n]{{2,60}}?)的?(?:比[重例]|占比)(?:分别|依次)"
    rf"(?P<amounts>{_ONE}(?:[、,和与及]+{_ONE})+)"
)
_TURN = regex.compile(rf"(?:(?P<up>{_UP})|(?:{_DOWN}))了?(?P<amount>{_N})")
_NUMBER = regex.compile(_N)
_JOINT = regex.compile("[、和与]|及(?![或]?以[上下])")
_LEADS = regex.compile(r"^(?:其中,?|而|[全本我][国省市州县区])+|(?:所占|占.{1,8}的?)$|的$")
_SHARE = regex.compile(
    r"[^;。\n%]{0,40}?(?:占|比重|占比)[^;。\n%\d]{0,12}(?P<share>\d{1,2}(?:\.\d+)?)%"
)
_SENTENCE = regex.standard(r"[^。;\n]+(?:;[^。;\n]+)*")
_TAIL = regex.compile("产业|人口|增加值")
_FIXED = (
    frozenset({"第一", "第二", "第三"}),
    frozenset({"城镇", "乡村"}),
    frozenset({"城镇", "农村"}),
    frozenset({"男性", "女性"}),
)
_AGES = regex.compile(
    r"(?P<low>\d{1,3})(?:周?岁)?[-—–~至到]+(?P<high>\d{1,3})周?岁|(?P<over>\d{1,3})周?岁[及或]?以上"
)
_FAR = 800  # characters before a sentence in which the shares of its parts stand
_MOST = 24  # changes of one sentence


class _Move(NamedTuple):
    """By how much the share of a part rose (or fell: negative), and where that is written."""

    name: str
    by: Fraction
    unit: Fraction  # one of the last digit written
    span: tuple[int, int]


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every set of parts whose shares are told to have changed."""
    if "百分点" not in ctx.norm or ("比重" not in ctx.norm and "占比" not in ctx.norm):
        return
    for sentence in _SENTENCE.finditer(ctx.norm):
        if "百分点" in sentence[0]:
            moves = _moves(ctx.norm, *sentence.span())
            count = _complete(ctx.norm, sentence.start(), moves)
            if count:
                yield _told(moves[:count])


def _moves(norm: str, start: int, end: int) -> list[_Move]:
    if turns := _BY_TURNS.search(norm, start, end):
        return _by_turns(norm, turns)
    moves: list[_Move] = []
    for m in _CHANGE.finditer(norm, start, end):
        amounts = list(_NUMBER.finditer(norm, *m.span("amounts")))
        names = [m["names"]] if len(amounts) == 1 else _JOINT.split(m["names"])
        if len(names) != len(amounts):
            return []
        for name, amount in zip(names, amounts, strict=True):
            moves.append(_move(name, bool(m["up"]), amount[0], amount.span()))
    return moves[:_MOST]


def _by_turns(norm: str, found: regex.Match[str]) -> list[_Move]:
    """Return the changes of parts named in a row, each told with a direction of its own."""
    turns = list(_TURN.finditer(norm, *found.span("amounts")))
    names = _JOINT.split(found["names"])
    if len(names) != len(turns):
        return []
    return [
        _move(name, bool(turn["up"]), turn["amount"], turn.span("amount"))
        for name, turn in zip(names, turns, strict=True)
    ][:_MOST]


def _move(name: str, up: bool, amount: str, span: tuple[int, int]) -> _Move:
    unit = Fraction(1, 10 ** len(amount.partition(".")[2]))
    return _Move(_bare(name), Fraction(amount) * (1 if up else -1), unit, span)


def _bare(name: str) -> str:
    """Return the name of a part without scope and joining words."""
    shown = _LEADS.sub("", name.strip())
    return _LEADS.sub("", shown)


def _complete(norm: str, start: int, moves: Sequence[_Move]) -> int:
    """Return how many of the moves, from the first, are of parts that leave nothing out, or 0."""
    if ages := _ages(moves):
        return ages
    names: set[str] = set()
    total, slack = Fraction(0), Fraction(0)
    for count, move in enumerate(moves, 1):
        names.add(_TAIL.sub("", move.name))
        if count > 1 and names in _FIXED:
            return count
        share = _share(norm, start, move.name)
        if share is None:
            return 0 if all(not names < fixed for fixed in _FIXED) else _later(moves, names, count)
        total += share
        slack += Fraction(1, 20)
        if count > 1 and abs(total - 100) <= slack:
            return count
    return 0


def _ages(moves: Sequence[_Move]) -> int:
    """Return how many moves are of ages from nought on that follow each other to the end, or 0."""
    due: tuple[int, ...] = (0,)
    for count, move in enumerate(moves, 1):
        found = _AGES.search(move.name)
        if found is None or int(found["low"] or found["over"]) not in due:
            return 0
        if found["over"]:
            return count
        due = (int(found["high"]), int(found["high"]) + 1)
    return 0


def _later(moves: Sequence[_Move], names: set[str], count: int) -> int:
    """Return how many moves make up a fixed division, no shares being told."""
    for more, move in enumerate(moves[count:], count + 1):
        names.add(_TAIL.sub("", move.name))
        if names in _FIXED:
            return more
    return 0


def _share(norm: str, start: int, name: str) -> Fraction | None:
    """Return the share that the text before a sentence tells of a part."""
    for words in (name, _TAIL.sub("", name)):  # 0—14岁[6]人口 bears a note inside
        at = norm.rfind(words, max(0, start - _FAR), start) if len(words) > 3 else -1
        found = _SHARE.match(norm, at + len(words)) if at >= 0 else None
        if found and found.end() <= start:
            return Fraction(found["share"])
    return None


def _told(moves: Sequence[_Move]) -> Check:
    made = sum((m.by for m in moves), Fraction(0))
    # Every change is rounded, and may besides be the difference of two rounded shares.
    slack = sum((m.unit for m in moves), Fraction(0))
    terms = " ".join(
        (f"{'+' if m.by > 0 else '−'} " if i else "−" if m.by < 0 else "") + show(abs(m.by))
        for i, m in enumerate(moves)
    )
    result = f"{'−' if made < 0 else ''}{show(abs(made))}"
    return Check(
        CODE,
        Verdict.HOLDS if not made else Verdict.POSSIBLE if abs(made) <= slack else Verdict.VIOLATED,
        tuple(Span(*m.span, m.name[:12]) for m in moves),
        f"{terms} = {result} {'=' if not made else '≠'} 0",
        f"各部分比重的升降应当相抵，合计却是 {result} 个百分点。",
        f"The shares of all parts together cannot change, but these changes make {result} points.",
        Severity.ERROR,
    )


RULE = Rule(
    code=CODE,
    name="share-changes-do-not-cancel",
    title="比重升降不能相抵",
    check=check,
    flags=[
        "与上次相比，0—14岁、15—59岁和60岁及以上人口的比重分别上升«1.6»个百分点、下降«6.9»个百分点和上升«3.5»个百分点。",
        "第一产业、第二产业、第三产业增加值占比依次提高«0.3»个、下降«1.9»个、提高«0.6»个百分点。",
        "与上次普查相比，0—14岁人口的比重上升«0.69»个百分点，15—59岁人口比重下降«15.7»个百分点，60岁及以上者比重上升«10.05»个百分点，65岁及以上人口的比重上升7.41个百分点。",
        "第一产业比重下降«0.3»个百分点，第二产业比重提高«0.9»个百分点，第三产业比重下降«0.2»个百分点。",
        "少儿人口占14.10%，劳动年龄人口占59.40%，老年人口占26.50%，其中高龄人口占8.2%。与上次普查相比，少儿人口比重上升"
        "«0.70»个百分点，劳动年龄人口比重下降«15.70»个百分点，老年人口比重上升«10.00»个百分点，高龄人口比重上升2.1个百分点。",
        "三次产业结构为25.7:26.8:47.5，比上年，第一产业占GDP的比重上升«8.3»个百分点，第二、第三产业比重分别"
        "回落«2.1»和«1.7»个百分点。",
        "与上年相比，城镇人口比重上升«1.2»个百分点，乡村人口比重上升«1.2»个百分点。",
        "居住在城镇的人口占63.9%，居住在乡村的人口占36.1%。与上次普查相比，居住在城镇的人口比重提高«14.2»个百分点，"
        "居住在乡村的人口比重降低«12.4»个百分点。",
    ],
    passes=[
        "与上次相比，0—17岁、18—64岁、65岁及以上人口的占比分别上升1.6个百分点、下降6.9个百分点、上升5.3个百分点。",
        "与上次相比，0—14岁、15—59岁和65岁及以上人口的比重分别上升1.6个百分点、下降6.9个百分点、上升4.8个百分点。",
        "0—14岁人口的比重上升0.69个百分点，15—59岁人口比重下降10.74个百分点，60岁及以上人口比重上升10.04个百分点。",
        "0—14岁人口的比重下降0.69个百分点，15—64岁人口比重上升1.74个百分点；60岁及以上人口比重上升10.05个百分点。",
        "第一产业增速下降0.3个百分点，第二产业提高0.9个百分点，第三产业下降0.2个百分点，比重稳定。",
        "少儿人口占14.10%，劳动年龄人口占59.40%，老年人口占26.50%，其中高龄人口占8.2%。与上次普查相比，少儿人口比重上升"
        "0.70个百分点，劳动年龄人口比重下降10.70个百分点，老年人口比重上升10.00个百分点，高龄人口比重上升2.1个百分点。",
        "比上年，第一产业占GDP的比重上升3.8个百分点，第二、第三产业比重分别回落2.2和1.7个百分点。",
        "少儿人口占14.10%，老年人口占26.50%。与上次普查相比，少儿人口比重上升0.70个百分点，老年人口比重上升10.00个百分点。",
        "第二产业比重上升1.2个百分点，第三产业比重上升0.8个百分点。",
        "高技术产业占15.7%，装备制造业占33.6%，比重分别上升0.2个和0.9个百分点。",
        "城镇人口比重上升1.2个百分点，乡村旅游收入占比上升2个百分点。",
    ],
)
