"""Ties totals to parts that stand apart: in other sentences, between other figures.

A total may name its parts (铁路、公路、民航共发送旅客 N 万人次) and tell them one by one later; it
may close a table told in words (A 的有 45 个县；B 的有 55 个县。总计共有 N 个县); and it may count
one for every place named (在办公室、前线和 7 个组组建了 9 个支部).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.sums.counting import COUNTABLE, same_unit
from auditor.relations.sums.parts import REST, Item, Opener
from auditor.relations.sums.wholes import Division

_NAMING = regex.standard(
    r"(?P<names>[^、,]{2,9}(?:、[^、,]{2,8})*(?:、|和|及|与)[^、,]{2,8}?)"
    r"(?:预计|计划|累计|已经?|[今昨当]日)*(?:共|合计|总计)(?P<what>\D{0,12})$"
)
_IN_ALL = regex.standard("^.{0,4}?(?:一?共|累计|合计)(?=.{2})")
_BY_VERB = regex.standard(rf"(?!共有|一共|合计|达到|新增|累计|其中|死亡|病例)[{regex.HAN}]{{2}}")
_SOLE = regex.compile(
    r"(?P<topic>新增[^,。;中为]{2,12}?)(?:病例)?(?:均?为|中,?)\p{Han}{2,10}[市县区州省盟旗师]$"
)
_PLACE_ENDS = frozenset("市县区州省盟旗")
_ONLY_PLACE = regex.compile(r"(?!其中|包括|全)\p{Han}{2,8}")
_SET_UP = ("组建了", "成立了", "设立了", "设置了", "建立了", "建成了", "布设了")
_PLACES = regex.compile(r"在(?P<names>[^在,]+)(?:和|及|以及|与)$")
_CLOSING = regex.compile("总计|合计|共计")
_SCOPE = regex.compile("^(?:全[国省市区县]|我[国省市]|“)|”$")
_OTHER_TIME = regex.compile("[去上前]年|同期")
_OPENS = regex.compile("^(?:其中|“)+")
_ADDED = regex.compile(r"\((?P<names>\p{Han}{2,10}(?:\+\p{Han}{2,10})+)\)")
_MAINLY = ("以汉族为主,达", "以汉族为主,有", "以汉族为主,为", "以汉族为主,共")
_ALL_MEDALS = regex.compile("奖牌总?数|总奖牌|奖牌$")
_MEDALS = 4  # figures before a row of medals among which their number is looked for
# How many figures after the total its parts are looked for, and before it for a table's columns.
_AHEAD, _BACK = 60, 40


def totals(ctx: Context) -> Iterator[Division]:
    """Yield the divisions whose parts stand apart from their total, in order of the totals."""
    if "+" in ctx.norm:
        yield from _in_brackets(ctx)
    for claim in ctx.claims:
        if claim.quantity.kind not in COUNTABLE or claim.quantity.value is None:
            continue
        if "新增" in claim.before and (sole := _SOLE.match(claim.before)):
            yield from _sole(ctx, claim, sole["topic"])
        if claim.lead.endswith(_MAINLY):
            yield from _mainly(ctx, claim)
        if claim.quantity.unit == "铜":
            yield from _medals(ctx, claim)
        if claim.before[-1:] in _PLACE_ENDS and _ONLY_PLACE.fullmatch(claim.before):
            yield from _located(ctx, claim)
        if claim.before.endswith(_SET_UP):
            yield from _placed(ctx, claim)
        if (
            claim.bracket < 0
            and claim.quantity.kind is Kind.COUNT
            and _BY_VERB.fullmatch(claim.before[-2:])
        ):
            yield from _by_the_verb(ctx, claim)
        if "共" not in claim.lead and "计" not in claim.lead:
            continue
        if naming := _NAMING.search(claim.before):
            names = [_SCOPE.sub("", n) for n in regex.split("[、和及与]", naming["names"])]
            yield from _named(ctx, claim, names, naming["what"])
            if len(names[0]) > len(names[1]):  # 中心受理咨询、投诉、举报共 N 件
                last = names[0][-len(names[1]) :]
                yield from _named(ctx, claim, [last, *names[1:]], naming["what"])
        elif _CLOSING.search(ctx.norm, ctx.sentences[claim.sentence][0], claim.quantity.start):
            yield from _columns(ctx, claim)


def _sole(ctx: Context, part: Claim, topic: str) -> Iterator[Division]:
    """Find what was said to be new and is told as of one place (新增死亡病例为甲市 1 例)."""
    if not ends_sentence(ctx, part):
        return
    noun = topic.removeprefix("新增").removesuffix("病例")
    for claim in reversed(ctx.claims[max(0, part.at - _AHEAD) : part.at]):
        if claim.paragraph < part.paragraph - 1:
            return
        if same_unit(claim, part) and claim.before.removesuffix("病例").endswith(noun):
            item = Item(part, part.before, True, 1)
            if "累计" not in claim.before and claim.bracket < 0:
                yield _division((item,), claim)._replace(closed=True)
            return


def _by_the_verb(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Read 处分 N 人（其中…）。处分甲 N 人，乙 N 人，其他 N 人: the verb opens the list, too."""
    number = whole.sentence + 1
    if number >= len(ctx.sentences):
        return
    verb = ctx.norm[ctx.sentences[number][0] :][:2]
    words = _IN_ALL.sub("", whole.before)
    # 共受理N件。受理甲…; but not 新增疑似N例。新增确诊病例中，…
    opens = words[-2:] if words == whole.before else words[:2]
    if verb not in (opens, words[-2:]) or not _BY_VERB.fullmatch(verb):
        return
    items: list[Item] = []
    for claim in ctx.claims[whole.at + 1 : whole.at + 1 + _AHEAD]:
        if claim.sentence > number or (claim.sentence == number and not same_unit(whole, claim)):
            break
        if claim.sentence == number and claim.bracket < 0 and claim.quantity.value is not None:
            items.append(Item(claim, claim.before.removeprefix(verb), True, 1))
    rest = bool(items) and REST.search(items[-1].label) is not None
    if not rest and verb != words[-2:]:
        return  # 查处案件N件。查处甲类N件、乙类N件: some of them
    if len(items) > 2 and all(i.label for i in items):
        yield _division(tuple(items), whole)._replace(closed=rest, parallel=True)


def _mainly(ctx: Context, first: Claim) -> Iterator[Division]:
    """Read 总人口中，以汉族为主，达 N 人，占 99%；有甲、乙等 13 个少数民族，共 M 人."""
    start = ctx.sentences[first.sentence][0]
    topic = ctx.norm.find("中,", start, first.quantity.start)
    noun = ctx.norm[max(start, topic - 2) : topic]
    rest = next(_alike(ctx.claims[first.at + 1 : first.at + _MEDALS], first), None)
    if topic < 0 or not noun or rest is None or "少数民族" not in _between(ctx, first, rest):
        return
    for claim in _alike(reversed(ctx.claims[max(0, first.at - _BACK) : first.at]), first):
        if claim.paragraph != first.paragraph:
            return
        if noun in claim.before and "总" in claim.before:
            items = (Item(first, "汉族", True, 1), Item(rest, "少数民族", True, 1))
            yield _division(items, claim)._replace(closed=True)
            return


def _between(ctx: Context, one: Claim, two: Claim) -> str:
    return ctx.norm[one.quantity.end : two.quantity.start]


def _alike(claims: Iterable[Claim], one: Claim) -> Iterator[Claim]:
    """Yield the figures that count what one counts."""
    for claim in claims:
        if same_unit(claim, one) and claim.quantity.kind is one.quantity.kind:
            yield claim


def _medals(ctx: Context, last: Claim) -> Iterator[Division]:
    """Tie a row of medals to the number told before it (奖牌总数 216 枚，…共 48 金 74 银 94 铜)."""
    row = ctx.claims[max(0, last.at - 2) : last.at + 1]
    if [c.quantity.unit for c in row] != ["金", "银", "铜"] or row[0].clause != last.clause:
        return
    for claim in reversed(ctx.claims[max(0, row[0].at - _MEDALS) : row[0].at]):
        if last.sentence - claim.sentence > 1 or claim.quantity.unit in ("金", "银", "铜"):
            return
        if claim.quantity.unit in ("枚", "块") and _ALL_MEDALS.search(claim.before):
            found = _division(tuple(Item(c, c.before, True, 1) for c in row), claim)
            yield found._replace(parallel=False)
            return


def _located(ctx: Context, part: Claim) -> Iterator[Division]:
    """Tie 新增 N 例病例 to the one place in which they are (新增 1 例确诊病例，甲市 1 例。)."""
    whole = ctx.claims[part.prev] if part.prev >= 0 else None
    if whole is None or whole.clause != part.clause - 1 or "新增" not in whole.before:
        return
    if same_unit(whole, part) and whole.bracket == part.bracket and ends_sentence(ctx, part):
        item = Item(part, part.before, True, 1)
        yield _division((item,), whole)._replace(closed=True)


def ends_sentence(ctx: Context, claim: Claim) -> bool:
    """Tell whether nothing but a mark follows a figure, so that no list goes on."""
    end = claim.quantity.end
    return claim.after == "" and ctx.norm[end : end + 1] in ("。", ";")


def _in_brackets(ctx: Context) -> Iterator[Division]:
    """Find the parts that a bracket adds up (访客总计（内地+其他访客）增加 30%，至 442 万人次)."""
    for found in _ADDED.finditer(ctx.norm):
        first = bisect_left(ctx.quantities, found.end(), key=lambda q: q.start)
        for whole in ctx.claims[first : first + 2]:
            if whole.sentence != ctx.claims[first].sentence:
                break
            if whole.quantity.kind in COUNTABLE and whole.quantity.value is not None:
                yield from _named(ctx, whole, found["names"].split("+"), "")
                break


def _named(ctx: Context, whole: Claim, names: list[str], what: str) -> Iterator[Division]:
    """Find the first figure of the same thing for every named part, behind or before the total."""
    behind = ctx.claims[whole.at + 1 : whole.at + 1 + _AHEAD]
    before = ctx.claims[max(0, whole.at - _BACK) : whole.at]
    for claims in (behind, before):
        found: dict[str, Item] = {}
        for claim in claims:
            if not same_unit(whole, claim) or claim.quantity.value is None:
                continue
            start = ctx.sentences[claim.sentence][0]
            words = ctx.norm[start : claim.quantity.start]
            if what not in words or _OTHER_TIME.search(words):
                continue
            name = max((n for n in names if n in words), key=words.rfind, default=None)
            if name is not None and name not in found:
                found[name] = Item(claim, name, True, 1)
        if len(found) == len(set(names)) > 1:
            division = _division(tuple(found.values()), whole)
            if all(_OPENS.sub("", i.claim.before).startswith(i.label) for i in division.items):
                division = division._replace(closed=True, opener=Opener.NONE)
            yield division
            return


def _placed(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Count the places in which one each was set up (在办公室、前线和 7 个组组建了 9 个支部)."""
    part = ctx.claims[whole.prev] if whole.prev >= 0 else None
    if part is None or part.clause != whole.clause or not part.quantity.value:
        return
    places = _PLACES.search(part.before)
    if places and part.quantity.unit == whole.quantity.unit:
        named = 1 + sum(places["names"].count(mark) for mark in "、和及与")
        yield _division((Item(part, part.after, True, 1),), whole)._replace(
            closed=True, named=named
        )


def _columns(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Find the nearest earlier sentence that tells several figures of the same unit."""
    rows: list[Claim] = []
    beside = 0  # figures of the unit in the sentence of the total, which then closes these
    for claim in reversed(ctx.claims[max(0, whole.at - _BACK) : whole.at]):
        if claim.paragraph != whole.paragraph or whole.sentence - claim.sentence > 3:
            break
        if claim.sentence == whole.sentence or claim.bracket != whole.bracket:
            beside += claim.bracket == whole.bracket and same_unit(whole, claim)
            continue
        if beside > 1:
            return
        if rows and rows[0].sentence != claim.sentence:
            break
        if same_unit(whole, claim) and claim.quantity.kind is whole.quantity.kind:
            rows.append(claim)
    if any(_CLOSING.search(c.before) or "其中" in c.before for c in rows):
        return  # a sentence with a total of its own, or with parts of another
    if len(rows) > 2 and all(c.quantity.value is not None for c in rows):
        items = tuple(Item(c, c.before or c.after, True, 1) for c in reversed(rows))
        yield _division(items, whole)


def _division(items: tuple[Item, ...], whole: Claim) -> Division:
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
