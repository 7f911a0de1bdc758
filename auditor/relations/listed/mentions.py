"""Later mentions of persons, parties and things that were counted or named before.

张某、李某、王某…，二人均…; 甲公司与乙公司签约…，三方将…; 3 人死亡…4 名死者; 查获嫌疑人 12 名…上述
13 名嫌疑人. A smaller count may always mean some of them, so that it needs words that take up all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.text import marks
from auditor.relations.text.lists import DIGITS
from auditor.relations.text.names import Mention

_REACH = 150  # Characters between what is named and the count that stands for it.
_N = "[二两三四五六七八九]"
_PERSONS = frozenset("人名位例")

# --- 张某、李某、王某…，二人均… --------------------

_SOMEBODY = r"\p{Han}某(?:某(?!某))?[甲乙丙丁]?"
_NAMED = regex.compile(rf"{_SOMEBODY}(?:(?:、|和|与|及|以及){_SOMEBODY})+")
_SIDED = regex.compile("[和与及][^、]*、")
_THEY = regex.compile(
    rf"(?:[,。;:\n]|认为|[检警]方|法院)(?P<n>{_N})(?:名?(?:被告|原告|嫌疑|犯罪嫌疑|当事)?人|者|被告|名[男女]子)"
    r"(?=均|都|的行为|共同|一起|一同|到达|遂|随后|随即|分别)"
)
_SOME = regex.compile("一人|另|其余|其中|[^某]{0,4}某|之外|以外")
_ONE = regex.compile(rf"某|(?:\d|{_N})(?:名|位|人)|夫妇|夫妻|父子|母[子女]|等")


_END = regex.standard("[。!?\n]")


def they(ctx: Context) -> Iterator[Mention]:
    """Yield persons named in a row and the pronoun that takes all of them up."""
    norm = ctx.norm
    if "某" not in norm:
        return
    named = list(_NAMED.finditer(norm))
    last = -1
    for m in _THEY.finditer(norm) if named else ():
        while last + 1 < len(named) and named[last + 1].end() <= m.start():
            last += 1
        if last < 0 or m.start("n") - named[last].end() > _REACH:
            continue
        row = named[last]
        if _SIDED.search(row[0]):
            continue  # 张某和李某、王某: one against two, of whom the count may speak
        names = [*regex.finditer(_SOMEBODY, row[0])]
        between = norm[row.end() : m.start()]
        count = regex.match(rf"{_N}(?:人|名|位)", between)
        if count and DIGITS[count[0][0]] == len(names):
            between = between[count.end() :]
        stop = _END.search(norm, m.end(), m.end() + _REACH)
        ahead = norm[m.end() : stop.start() if stop else m.end() + _REACH]
        if _ONE.search(between) or _SOME.search(ahead):
            continue
        spans = tuple((row.start() + a, row.start() + b) for a, b in (x.span() for x in names))
        number = DIGITS[m["n"]]
        yield Mention(spans, m.span("n"), (len(names),) * 2, number, "人数")


# --- 甲公司与乙公司签约…，三方将… --------------------

_BODY = (
    r"[\p{Han}A-Za-z]{1,14}?(?:公司|集团|大学|学院|医院|银行|政府|协会|研究[院所]|基金会|企业|学校)"
)
_PARTIES = regex.compile(
    rf"(?:[今昨近][天日]|日前|当天|双方)?(?P<body>{_BODY})(?:(?P<mark>[、和与及同])(?P<body>{_BODY}))+"
    r"[^、和与]{0,12}"
)
_SIGNED = regex.compile("签署|签订|签约|达成|缔结|联合成立|共同成立")
_SIDES = regex.compile("[,。;:\n](?P<n>双|[三四五])方(?!面|案|针|法|向|式|位|协议)")


def parties(ctx: Context) -> Iterator[Mention]:
    """Yield the parties to a contract and 双方, 三方 that stands for them."""
    norm = ctx.norm
    for signed in _SIGNED.finditer(norm) if "方" in norm else ():
        later = _SIDES.search(norm, signed.end(), signed.end() + _REACH)
        m = later and _PARTIES.fullmatch(
            norm, marks.begins(norm, signed.start(), ",;。:!?\n"), signed.start()
        )
        if not m or not later or regex.search(_BODY, norm[signed.end() : later.start()]):
            continue
        bodies, joints = m.spans("body"), m.captures("mark")
        sided = joints[-1] not in "和及" or "与" in joints or "同" in joints
        fewest = 2 if sided else len(bodies)
        told = (fewest, len(bodies))
        yield Mention(tuple(bodies), later.span("n"), told, DIGITS[later["n"]], "方数")


# --- 3 人死亡…4 名死者 --------------------

_FATES = (
    (
        regex.compile("死亡|遇难|身亡|丧生|罹难|死"),
        regex.compile("死者|遇难者|罹难者|逝者|遇难人员"),
    ),
    (regex.compile("受伤|轻伤|重伤|负伤|伤"), regex.compile("伤者|伤员|受伤人员|受伤者")),
)
_GREW = regex.compile(
    "又有|再有|增至|升至|上升|新增|无效|陆续|去年|此前|以往|曾|另[一外有]|历史|类似|还有|累计"
)
_TAKEN_IN = regex.compile("[收治接转]|[共总另]|累计")
_LEAD = 4  # Characters of a clause before a count that takes all of them up.
_LATER = 6  # Sentences after which a count is taken up no more.
_MOST = 12


def fates(ctx: Context) -> Iterator[Mention]:
    """Yield how many died or were hurt, and the later mention of more of them."""
    if "死者" not in ctx.norm and "遇难" not in ctx.norm and "伤" not in ctx.norm:
        return
    told: tuple[list[Claim], list[Claim]] = ([], [])
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.COUNT or q.unit not in _PERSONS or q.value is None:
            continue
        for (fate, those), counts in zip(_FATES, told, strict=True):
            if those.match(claim.after):
                yield from _more(ctx, counts, claim)
            elif fate.match(claim.after) or fate.match(claim.before[-2:]):
                counts.append(claim)


def _more(ctx: Context, counts: Sequence[Claim], later: Claim) -> Iterator[Mention]:
    near = [c for c in counts[-_MOST:] if later.sentence - c.sentence <= _LATER]
    if not near or any(c.quantity.hedge or c.quantity.value is None for c in (*near, later)):
        return
    if len(later.before) > _LEAD or _TAKEN_IN.search(later.before):
        return  # 医院收治 12 名伤者 may count others, too
    if _GREW.search(ctx.norm, near[0].quantity.start - len(near[0].lead), later.quantity.end):
        return
    values = [c.quantity.value or Fraction(0) for c in near]
    number = later.quantity.value or Fraction(0)
    if number in values or number > sum(values):
        yield _mention(near[-1:], later, max(values), "人数")


# --- 嫌疑人 12 名…上述 13 名嫌疑人 --------------------

_DEFINITE = regex.compile("(?:上述|前述|以上|这|该)$")
_NOUN = regex.compile(r"\p{Han}{2,6}?(?=已|均|都|全部|被|的|将|在|中|也|进行|,|。|$)|\p{Han}{2,4}")
_PARTLY = regex.compile(
    "其中|除|另|还有|又|此外|有的|部分|分别|等|、|第[一二三]|同[比期]|一[名家个项处]"
)
_UNITS = frozenset("人名位家个项起处所座辆艘件种款只部条栋")


def resumed(ctx: Context) -> Iterator[Mention]:
    """Yield counts of one noun and the later count that takes them up with 上述 or 这."""
    for later in ctx.claims:
        q = later.quantity
        if q.kind is not Kind.COUNT or q.unit not in _UNITS or q.value is None or q.hedge:
            continue
        if q.value < _FEWEST or not _DEFINITE.search(later.before):
            continue
        noun = _NOUN.match(later.after)
        if noun is not None:
            yield from _taken_up(ctx, later, noun[0])


_FEWEST, _FEW = 2, 5  # of what is taken up; counts whose sums it may be


def _taken_up(ctx: Context, later: Claim, noun: str) -> Iterator[Mention]:
    start = ctx.sentences[max(0, later.sentence - 3)][0]
    stretch = ctx.norm[start : later.quantity.start]
    if stretch.count(noun) == 0 or _PARTLY.search(stretch):
        return
    near: list[Claim] = []
    further: list[Claim] = []
    for claim in reversed(ctx.claims[max(0, later.at - 2 * _MOST) : later.at]):
        if claim.quantity.start < start:
            break
        same = claim.quantity.unit == later.quantity.unit or (
            claim.quantity.unit in _PERSONS and later.quantity.unit in _PERSONS
        )
        if same and (claim.after.startswith(noun) or claim.before.endswith(noun)):
            near.insert(0, claim)
        elif same:
            further.append(claim)
    # Where the noun stands without a count, there are some that nobody has counted.
    if not near or len(near) + len(further) > _FEW or stretch.count(noun) != len(near):
        return
    every = [*near, *further]
    if any(c.quantity.hedge or c.quantity.value is None for c in every):
        return
    values = [c.quantity.value or Fraction(0) for c in every]
    number = later.quantity.value or Fraction(0)
    sums = {sum(some) for n in range(1, len(values) + 1) for some in combinations(values, n)}
    rests = {abs(a - b) for a, b in combinations(values, 2)}
    chosen = [c for c in near if c.quantity.value == number] or near[-1:]
    if number in values or number not in sums | rests:
        yield _mention(chosen, later, chosen[-1].quantity.value or Fraction(0), "数目")


def _mention(first: Sequence[Claim], later: Claim, told: Fraction, what: str) -> Mention:
    spans = tuple((c.quantity.start, c.quantity.end) for c in first)
    q = later.quantity
    assert q.value is not None
    return Mention(spans, (q.start, q.end), (int(told), int(told)), int(q.value), what)


def mentions(ctx: Context) -> Iterator[Mention]:
    """Yield every later mention of what was counted or named before."""
    for reader in (they, parties, fates, resumed):
        yield from reader(ctx)
