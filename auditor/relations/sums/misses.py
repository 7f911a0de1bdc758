"""Weighs a list of parts against its whole: whether it adds up, and how loudly a miss is told.

Grammar says how surely a list is complete; where it leaves that open, only a plain slip that
explains the miss speaks for a mistake.
"""

from __future__ import annotations

from fractions import Fraction

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import Interval, of, point, total
from auditor.model import Kind, Severity, Verdict
from auditor.relations.sums import peers
from auditor.relations.sums.kinds import complementary, is_state, numbered, placed
from auditor.relations.sums.parts import REST, Item, Opener
from auditor.relations.sums.slips import SELDOM, SURE, is_plain_slip, is_swap
from auditor.relations.sums.wholes import Division, divisions

# Contacts traced are at least those released and those observed; some may be neither.
CONTACTS = regex.compile("解除|观察")
_TRACED = regex.compile("追踪|累计|接触者")
# States from the lightest to the gravest, and those who are patients no more.
_LIGHT = regex.compile("平稳|稳定|轻症|轻型|普通型")
_GRAVE = regex.compile("重症|重型|危重|病重|病危")
# Traits that one part may share with another (通过网络投票的 is a portion of its own).
_HOLDS_OF = regex.compile("超|过[十百千万亿\\d]|以上|[获荣]|认证|达")
_BUT_FOR = regex.compile("除[^,。;]{2,30}外,")
_ASIDE = 60  # characters between a whole and its list in which some are excepted
_LEAVES_OUT = regex.compile(r"[^,。;()]{0,6}\((?:不[包含]|未[包含计]|不计)")
_LEFT = regex.compile("出院.*死亡|死亡.*出院|治愈.*死亡")
# The same for two portions side by side (其中甲 26 件、乙 272 件), complete more often than not.
_FAIR = Fraction(1, 4)
_NEGATED = frozenset("非不未无其")  # 合格 and 不合格 are all there is
_TWO_DIGITS = 10
_SOME = 12  # Parts of a list, or lists of an article, that are held against each other.
_FEW = 100  # Of two digits every other number is one slip away from a good part of all others.
# The same for states, which need not be complete: only figures of four digits and more.
_RARE = Fraction(1, 150)
# What falls short of a bound by more is not all that exceeds it.
_NEARLY = Fraction(4, 5)
# With rivals for the whole, a slip must be rarer than one chance in two to be told.
_EVEN = Fraction(1, 2)
# Words that make the first figure of a row the whole of the others, where nothing else says so.
_ALL = regex.compile("累计|共|总|全部|追踪|^全[厂校村镇乡县市区班队院馆站所局][^,]")


def added(d: Division) -> Interval:
    """Return what the parts of a list add up to, each within its interval."""
    parts = total(i.interval for i in d.items)
    return parts + point(d.named) if d.named else parts


def exact(d: Division) -> Fraction | None:
    """Return the sum of the figures as written, or None where one has no single value."""
    values = [i.claim.quantity.value for i in d.items]
    if None in values:
        return None
    terms = (
        v if i.times == 1 else v * i.times
        for v, i in zip(values, d.items, strict=True)
        if v is not None
    )
    return sum(terms, Fraction(d.named))


def verdict(d: Division, whole: Claim) -> Verdict:
    """Tell whether the parts add up to the whole."""
    if whole.quantity.value is not None and exact(d) == whole.quantity.value:
        return Verdict.HOLDS
    stated = of(whole.quantity) + Interval(Fraction(0), _cut_off(d, whole))
    return Verdict.POSSIBLE if added(d).meets(stated) else Verdict.VIOLATED


def _cut_off(d: Division, whole: Claim) -> Fraction:
    """Return how much a total told more roughly than its parts may have lost: 48.8 + 234, 共282."""
    half, made = whole.quantity.half_unit, exact(d)
    if half:
        coarser = all(half > i.claim.quantity.half_unit for i in d.items)
        return half if coarser else Fraction(0)
    return Fraction(made is not None and made.denominator > 1)


def hardly_rounded(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether rounding could save a sum only if nearly all its figures strained one way.

    Rounding errors are even within half a unit each, so that their sum has the variance Σh²/3;
    beyond three times its root lies less than one sum of a hundred, and a slip explains it better.
    A sum that falls short may leave a rest, unless the words say that there is none.
    """
    figures = [whole.quantity, *(i.claim.quantity for i in d.items)]
    counted = _all_counted(ctx, d, whole)
    if not (d.parallel or d.closed or counted) or not d.certain or any(q.hedge for q in figures):
        return False
    gap = (exact(d) or Fraction(0)) - (whole.quantity.value or Fraction(0))
    if len(d.wholes) > 1 or (gap < 0 and not (d.closed or counted)):
        return False
    if 0 < gap <= _cut_off(d, whole) + whole.quantity.half_unit:
        return False
    spread = (whole.quantity.half_unit**2) + sum(
        (i.claim.quantity.half_unit * i.times) ** 2 for i in d.items
    )
    return spread > 0 and gap * gap > 3 * spread and slips(d, whole, SURE)


def _all_counted(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether the clause of a whole says how many parts it has (四个项目总投资 52 亿元)."""
    count = ctx.claims[whole.prev] if whole.prev >= 0 else None
    same = count is not None and count.clause == whole.clause
    return same and count is not None and count.quantity.value == len(d.items)


def _exceeds(item: Item, whole: Claim) -> bool:
    """Tell whether a part alone is larger than what it seems to be a part of."""
    return not of(item.claim.quantity).may_be_at_most(of(whole.quantity))


def _one_within_another(d: Division) -> bool:
    """Tell whether one part is a kind of another: 登记汽车N辆、登记新能源汽车M辆."""
    labels = [i.label for i in d.items[:_SOME]]
    return any(_kind_of(a, b) for a in labels for b in labels if len(a) > len(b))


def _named_within_another(d: Division) -> bool:
    """Tell whether a part bears the name of another in full (汽车N辆，新能源汽车M辆)."""
    names = [i.label for i in d.items[:_SOME] if i.named_first]
    return any(
        len(a) > len(b) > 1 and a.endswith(b) and a[0] not in _NEGATED for a in names for b in names
    )


def _all_by_itself(d: Division, whole: Claim) -> bool:
    """Tell whether one part is the whole already: the others are told besides, or of it.

    乡村人口54人，其中农业人口54人，劳动力30人; 林地645亩，其中果林645亩；水面500亩.
    """
    value = whole.quantity.value or 0
    two = d.opener is Opener.OF_WHICH and len(d.items) == 2 and value >= _TWO_DIGITS
    return two and any(i.claim.quantity.value == value for i in d.items)


def _one_account(d: Division, whole: Claim) -> bool:
    """Tell whether what 其中 tells more of than there is may divide that at all."""
    if d.opener is not Opener.OF_WHICH:
        return True
    # 甲国15次，…，丁国1次。其中，甲国失败4次: 其中 speaks of the row, and not of its last figure.
    of_a_row = (whole.quantity.value or 0) < _TWO_DIGITS and not same_size(d, whole)
    return not of_a_row and not _one_within_another(d)


def _kind_of(narrow: str, wide: str) -> bool:
    begins = next((n for n, (x, y) in enumerate(zip(narrow, wide, strict=False)) if x != y), 0)
    noun = wide[begins:]
    return len(noun) > 1 < begins and narrow.endswith(noun)


def severity(ctx: Context, d: Division, whole: Claim, proved: bool) -> Severity | None:
    """Say how loudly a miss is told: by what binds the list, and whether a slip explains it."""
    if d.closed:
        fits = added(d).may_be_at_most(of(whole.quantity))
        if d.opener is Opener.AMONG and fits and d.items[-1].label.startswith("另"):
            return Severity.INFO  # 11个镇中，有3个…，另有2个… does not say that these are all
        loose = d.opener is Opener.NONE and fits
        sure = slips(d, whole, SURE) if loose else _comparable(d, whole)
        return Severity.ERROR if sure else Severity.INFO
    if _LEAVES_OUT.match(ctx.norm, whole.quantity.end) or _leaves_some(ctx, d, whole):
        return None  # 不予立案126人（不含暂缓处理7人），其中…
    if _short_of_bound(d, whole):
        return Severity.WARNING
    if whole.quantity.hedge or any(i.claim.quantity.hedge for i in d.items):
        return None
    too_much = not added(d).may_be_at_most(of(whole.quantity))
    if too_much and d.certain and numbered(d.items, whole.before) and same_size(d, whole):
        return Severity.WARNING
    if d.opener is Opener.OF_WHICH and len(d.items) == 2 and _named_within_another(d):
        return None  # in longer rows 重症 and 危重症 are grades side by side
    if d.opener is Opener.OF_WHICH and any(_exceeds(i, whole) for i in d.items[1:]):
        return None  # 存栏9万头，其中母猪1万头；出栏15万头: a statement of its own
    if d.opener is Opener.OF_WHICH and not d.sibling and _proved_complete(ctx, d, whole):
        return Severity.WARNING
    if any(CONTACTS.search(i.label) for i in d.items) and not d.sibling:
        if swapped(d, whole) and _TRACED.search(whole.before):
            return Severity.WARNING
        traced = too_much and _TRACED.search(whole.before) and whole.at < d.items[0].claim.at
        return Severity.WARNING if traced else None
    if d.opener is Opener.RESPECTIVELY and d.items[0].claim.bracket >= 0:
        near = len(d.items) > 2 and same_size(d, whole) and slips(d, whole, SELDOM)
        return Severity.WARNING if near else None
    if too_much and (_all_by_itself(d, whole) or not _one_account(d, whole)):
        return None
    few = not too_much and 3 * (exact(d) or 0) < (whole.quantity.value or 0)
    if d.opener is Opener.OF_WHICH and few:
        return Severity.INFO  # 其中 some of many, told as examples
    if d.opener is Opener.OF_WHICH and not too_much and _some_of(ctx, d, whole):
        return Severity.INFO  # so few persons are a slip away from any other few
    if d.parallel and not d.sibling and not d.items[0].named_first and not too_much:
        chance = SURE if _echoed(d, whole) else SELDOM
        return Severity.WARNING if slips(d, whole, chance) else Severity.INFO
    if d.parallel and not d.sibling:
        chance = SURE if d.certain and not d.rivals else _EVEN
        return Severity.WARNING if slips(d, whole, chance) else Severity.INFO
    if d.sibling:
        apart = len(d.items) == 2 and _remarked(ctx, d) and not REST.match(d.items[-1].label)
        chance = SELDOM if apart else SURE
        near = proved and same_size(d, whole) and slips(d, whole, chance)
        return Severity.WARNING if near else None
    if d.opener is not Opener.NONE and _spectrum(d, too_much):
        return Severity.WARNING if slips(d, whole, SURE) else None
    if d.opener is not Opener.NONE:
        few = d.opener is Opener.AMONG and (whole.quantity.value or 0) < _FEW and len(d.items) < 3
        # Land and lengths have more kinds than the two that are worth telling.
        kinds = d.opener is Opener.OF_WHICH and whole.quantity.kind is Kind.MEASURE
        chance = _FAIR if same_size(d, whole) and not (few or kinds) else SELDOM
        chance = _RARE if any(map(is_state, d.items)) or _traits(d) else chance
        chance = _RARE if kinds and len(d.items) < 3 and not complementary(d.items) else chance
        return Severity.WARNING if slips(d, whole, chance) else None
    if is_state(d.items[0]):
        return None
    if _all_counted(ctx, d, whole):
        return Severity.WARNING if slips(d, whole, SURE) else None
    if peers.of_their_own(d, whole):
        return None
    if not _ALL.search(whole.before):
        near = not peers.beside(d, whole) and same_size(d, whole) and slips(d, whole, _RARE)
        return Severity.WARNING if near else None
    portions = len(d.items) > 2 and not any(map(is_state, d.items))
    chance = _EVEN if too_much and portions and same_size(d, whole) else SELDOM
    return Severity.WARNING if slips(d, whole, chance) else None


def _proved_complete(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether another list of the very same labels adds up, so that they are all there are.

    甲奖46项，其中一等奖1项、二等奖45项；乙奖70项，其中一等奖3项、二等奖76项.
    """
    named = _labels(d)
    return (
        len(named) == len(d.items) > 1
        and same_size(d, whole)
        and (whole.quantity.value or 0) >= _TWO_DIGITS
        and any(named <= other or other <= named for other in ctx.once(_complete))
    )


def _complete(ctx: Context) -> tuple[frozenset[str], ...]:
    """Return the labels of the lists behind 其中 that add up to their whole exactly."""
    told = (
        _labels(d)
        for d in ctx.once(divisions)
        if d.opener is Opener.OF_WHICH
        and len(_labels(d)) == len(d.items) > 1
        and (d.wholes[0].quantity.value or 0) >= _TWO_DIGITS
        and verdict(d, d.wholes[0]) is Verdict.HOLDS
    )
    return tuple(dict.fromkeys(told))[:_SOME]


def _labels(d: Division) -> frozenset[str]:
    return frozenset(item.label for item in d.items if item.named_first)


def _some_of(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether a list may well leave some out: few of a staff, or two with remarks between.

    技术人员21人，其中医师3人，护士4人; 其中高级教师100人，占65.8%；一级教师50人.
    """
    if complementary(d.items):
        return False
    if len(d.items) == 2:
        return _remarked(ctx, d)
    few = (whole.quantity.value or 0) < _FEW and d.items[0].claim.quantity.unit in ("人", "名")
    return few and d.items[0].named_first and not placed(d.items) and not _any_state(d)


def _remarked(ctx: Context, d: Division) -> bool:
    """Tell whether a share stands between the first two parts."""
    first, second = d.items[0].claim.quantity, d.items[1].claim.quantity
    return "%" in ctx.norm[first.end : second.start]


def _traits(d: Division) -> bool:
    """Tell whether parts are told by what holds of them: 获认证的21家，产值过千万元的8家."""
    told = all(i.label.endswith("的") for i in d.items)
    return d.opener is Opener.OF_WHICH and told and any(_HOLDS_OF.search(i.label) for i in d.items)


def _any_state(d: Division) -> bool:
    return any(map(is_state, d.items))


def _leaves_some(ctx: Context, d: Division, whole: Claim) -> bool:
    """Tell whether words before a list say that it leaves some of the whole out, or its bracket.

    20家公司中，除甲、乙两家外，…; 142人(大学61人，大专63人;高级25人，中级40人): two divisions that
    both fall short.
    """
    first, last = d.items[0].claim, d.items[-1].claim
    near = 0 <= first.quantity.start - whole.quantity.end <= _ASIDE
    if near and _BUT_FOR.search(ctx.norm, whole.quantity.end, first.quantity.start):
        return True
    more = ctx.claims[last.at + 1 : last.at + 2]
    return (
        d.opener is Opener.BRACKET
        and len(more) == 1
        and more[0].bracket == last.bracket
        and ";" in ctx.norm[last.quantity.end : more[0].quantity.start]
        and added(d).may_be_at_most(of(whole.quantity))
    )


def _short_of_bound(d: Division, whole: Claim) -> bool:
    """Tell whether parts fall a little short of what they are said to exceed together.

    两市各成交 5469 亿元、6992 亿元，合起来超过 1.3 万亿元.
    """
    low = whole.quantity.low
    if d.opener is not Opener.RESPECTIVELY or not d.certain or whole.quantity.high is not None:
        return False
    if low is None or any(i.claim.quantity.hedge for i in d.items):
        return False
    made = added(d).high
    return made is not None and _NEARLY * low < made < low


def _spectrum(d: Division, too_much: bool) -> bool:
    """Tell whether states go from the lightest to the gravest, so that nobody is left out."""
    labels = " ".join(i.label for i in d.items)
    left = too_much or _LEFT.search(labels) is not None
    return len(d.items) > 2 and left and bool(_LIGHT.search(labels) and _GRAVE.search(labels))


def _comparable(d: Division, whole: Claim) -> bool:
    """Tell whether sum and total are of one size, so that they can be meant for each other."""
    return slips(d, whole, SURE) or same_size(d, whole)


def same_size(d: Division, whole: Claim) -> bool:
    """Tell whether neither of sum and total is more than twice the other."""
    one, two = exact(d) or Fraction(0), whole.quantity.value or Fraction(0)
    return max(one, two) <= 2 * min(one, two)


def _echoed(d: Division, whole: Claim) -> bool:
    """Tell whether every part repeats the noun of the whole (25 名队员 … 17 名队员 … 8 名队员)."""
    noun = whole.after[:2]
    return noun != "" and all(i.claim.after[:2] == noun for i in d.items)


def slips(d: Division, whole: Claim, chance: Fraction) -> bool:
    """Tell whether one plain slip of the whole or of a part explains the miss.

    Where nearly nothing but the digits speaks, they have to come out to the last one.
    """
    made = exact(d)
    if chance < SELDOM and made is not None and whole.quantity.value is not None:
        parts, target = point(made), point(whole.quantity.value)
    else:
        parts, target = added(d), of(whole.quantity)
    if is_plain_slip(whole.quantity, parts, seldom=chance):
        return True
    missing = target - parts
    for item in d.items:
        own = item.interval
        if chance < SELDOM and item.claim.quantity.value is not None:
            own = point(item.claim.quantity.value * item.times)
        needed = missing + own
        if item.times > 1:
            needed = Interval(
                None if needed.low is None else needed.low / item.times,
                None if needed.high is None else needed.high / item.times,
            )
        if is_plain_slip(item.claim.quantity, needed, seldom=chance):
            return True
    return False


def swapped(d: Division, whole: Claim) -> bool:
    """Tell whether two digits that changed places explain the miss: chance hardly ever does."""
    parts = added(d)
    missing = of(whole.quantity) - parts
    return is_swap(whole.quantity, parts) or any(
        i.times == 1 and is_swap(i.claim.quantity, missing + i.interval) for i in d.items
    )
