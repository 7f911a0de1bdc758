"""Ties totals to the parts that were told before them, sentence by sentence.

小学招生 320 人。中学招生 280 人。两校合计招生 600 人; 上午接待 320 人次，下午接待 410 人次，全天
共接待 730 人次; 分值分别为 60 分、20 分、70 分，满分 150 分. How many parts there are, the total
says (两校), or their form does: every part ends in the words with which the total is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.relations.sums.counting import COUNTABLE, is_comparison, same_unit
from auditor.relations.sums.misses import slips
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.slips import HARDLY
from auditor.relations.sums.wholes import Division
from auditor.relations.text import marks

_CLOSES = regex.compile(
    r"^(?P<scope>\p{Han}{0,8}?)(?:总共|一共|合计|共计|总计|累计|总数|总[量额]|共)(?P<verb>\p{Han}{0,8})$"
)
_SUMMED_UP = frozenset(("", "以上", "上述", "这", "前述", "全部"))
_ALL = regex.compile(r"^(?:全|整个|当[天日]|[两三四五六七八九]\p{Han})")
# 满分150分, 总分263分, 一行20人, 全队得88分: what closes a row of 分别为 or 由…组成.
_WHOLE = regex.compile(
    r"^(?:满分|(?!全|我|本)\p{Han}{0,4}总\p{Han}{1,4}|(?:以上|上述)?各[项类种]\p{Han}{0,6}"
    r"|全\p{Han}{1,2}?(?:共|总共|合计|得|用时))\p{Han}{0,3}$"
)
_WITH = frozenset(("(含", "(包", ",含", ",包"))  # some of whom the row does not tell
_FORMED = regex.compile(r"\p{Han}{0,3}(?:组成|获奖|入选|当选)")
_PLACES = frozenset("市地省区县州校院")
_SCOPES, _SUMMED = frozenset("全当"), frozenset("共计总")
_SIGNS = frozenset("共计总全当满各")  # one of which stands before every total
_COUNTS = (Kind.COUNT, Kind.DURATION)  # 三个校区, 三个季度
_ROW = regex.compile("分别|依次|由")
_JOINS = regex.compile("[、和与及]")
_GROWN = regex.compile("累计|已|今年|截至|目前|还|另|又|预计|计划|将|平均|均|每|其中|上年|去年")
_NO_SUM = regex.compile("平均|均|气温|温度|最[高低多少]|率|每")
_NAME = 10  # Characters of a bare name before its figure.
_BACK = 40  # Figures before a total among which its parts are looked for.
_MOST = 12  # Parts of a total that says how many they are.
_DIGITS = 100  # A total below this comes too near to others by chance.
# Parts of a stretch that leave nothing of it out.
_HALVES = (
    ("上午", "下午"),
    ("上午", "下午", "晚上"),
    ("白天", "夜间"),
    ("白天", "晚上"),
    ("上半月", "下半月"),
    ("上旬", "中旬", "下旬"),
    ("上半场", "下半场"),
    ("上半程", "下半程"),
    ("上学期", "下学期"),
    ("主场", "客场"),
    ("白班", "夜班"),
    ("早班", "晚班"),
    ("去程", "返程"),
)


def closings(ctx: Context) -> Iterator[Division]:
    """Yield the totals that stand behind their parts, in order of the totals."""
    for whole in ctx.claims:
        words = whole.before
        if words and _SIGNS.isdisjoint(words):
            continue
        q = whole.quantity
        if q.value is None or whole.prev < 0 or q.kind not in COUNTABLE:
            continue
        if not _SUMMED.isdisjoint(words) and (found := _CLOSES.match(words)):
            yield from _closed(ctx, whole, found)
        elif words[:1] in _SCOPES and (halves := _halves(ctx, whole)) is not None:
            yield halves
        if _WHOLE.match(words) if words else _is_party(ctx, whole):
            yield from _of_a_row(ctx, whole)


def _closed(ctx: Context, whole: Claim, found: regex.Match[str]) -> Iterator[Division]:
    before = ctx.claims[whole.prev]
    count = before.quantity.value
    if before.clause == whole.clause and before.quantity.kind in _COUNTS:
        if count and before.before in _SUMMED_UP and 1 < count <= _MOST and count.denominator == 1:
            verb = found["verb"].strip("为达是")
            yield from _counted(ctx, whole, before, int(count), verb)
        elif count and before.quantity.unit in _PLACES and 1 < count <= _MOST:
            yield from _first_of(ctx, whole, before, int(count))  # 沪深两市合计成交N
        elif count == 1 and (halves := _halves(ctx, whole)) is not None:
            yield halves  # 上午 320 斤，下午 260 斤，一天共 580 斤
    elif _ALL.match(found["scope"]) and not _GROWN.search(whole.before):
        halves = _halves(ctx, whole)
        yield from [halves] if halves else _alike(ctx, whole, found["verb"] + whole.after)


def _earlier(ctx: Context, whole: Claim, at: int) -> Iterator[Claim]:
    """Yield the figures of the whole's kind before a place, the nearest first."""
    for claim in reversed(ctx.claims[max(0, at - _BACK) : at]):
        if whole.paragraph - claim.paragraph > _MOST:
            return
        if claim.bracket != whole.bracket or not same_unit(claim, whole):
            continue
        if claim.quantity.unit != whole.quantity.unit and "个" in claim.quantity.unit:
            continue  # 三个展厅 are no 件
        q = claim.quantity
        if q.kind is not whole.quantity.kind or is_comparison(ctx, claim):
            continue
        yield claim


def _counted(
    ctx: Context, whole: Claim, count: Claim, number: int, verb: str
) -> Iterator[Division]:
    """Read 三个校区合计招生 750 人: the three figures before it, told in one form."""
    parts = list(_side_by_side(ctx, whole, count.at, number + 1))
    further = parts[number:]
    parts = parts[number - 1 :: -1]
    if (
        len(parts) != number
        or not _one_form(parts, verb)
        or _GROWN.search(whole.before.replace("累计", "", 1))
    ):
        return
    if whole.sentence - parts[0].sentence > number + 1:
        return
    alone = not further or further[0].sentence != parts[0].sentence
    if alone or _ROW.search(parts[0].before):
        yield _division(parts, whole)._replace(closed=True)
    else:
        yield from _first_of(ctx, whole, count, number)


def _first_of(ctx: Context, whole: Claim, count: Claim, number: int) -> Iterator[Division]:
    """Read 沪市成交N，深市成交N，创业板N。两市合计成交N: the first two, where digits prove it."""
    told = list(_side_by_side(ctx, whole, count.at, _MOST))[::-1]
    if len(told) < number:
        return
    parts = [c for c in told if c.sentence == told[-1].sentence][:number]
    d = _division(parts, whole)
    if len(parts) == number and slips(d, whole, HARDLY):
        yield d


def _side_by_side(ctx: Context, whole: Claim, at: int, most: int) -> Iterator[Claim]:
    """Yield up to so many figures before a place, leaving off where sentences without one lie."""
    last = whole.sentence
    for claim in _earlier(ctx, whole, at):
        if last - claim.sentence > 2 or most == 0 or claim.quantity.value is None:
            return
        yield claim
        last, most = claim.sentence, most - 1


def _one_form(parts: Sequence[Claim], verb: str) -> bool:
    """Tell whether parts are told alike: with a word in common, or as bare names with figures."""
    if len({c.after.strip("和与及")[:2] for c in parts}) > 1 or any(
        _CLOSES.match(c.before) for c in parts
    ):
        return False
    named = [words for c in parts if (words := c.before.strip("、和与及"))]
    if not named:
        return False
    common = frozenset.intersection(*map(_pairs, named))
    if common:
        return not verb or not frozenset("".join(common)).isdisjoint(verb)
    if len(named) < len(parts) or len(verb) > 1:
        return False
    return all(len(words) <= _NAME and not _GROWN.search(words) for words in named)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(words))


def _ending(part: Claim) -> str:
    """Return the last two characters of what stands before a figure, verbs of being left out."""
    return part.before.rstrip("为是达有了:")[-2:]


def _alike(ctx: Context, whole: Claim, verb: str) -> Iterator[Division]:
    """Read 一车间完成产量 N 件，…。全厂共完成产量 N 件: parts with the words of the total."""
    parts: list[Claim] = []
    for claim in _side_by_side(ctx, whole, whole.at, _MOST):
        end = _ending(claim)
        if len(end) < 2 or end not in verb or (parts and end != _ending(parts[-1])):
            break
        if _CLOSES.match(claim.before) or _GROWN.search(claim.before):
            break
        parts.append(claim)
    value = whole.quantity.value or 0
    if len(parts) > 1 and value >= _DIGITS and _same_size(parts, whole):
        found = _division(parts[::-1], whole)
        yield found._replace(certain=False, parallel=len(parts) > 2)


def _halves(ctx: Context, whole: Claim) -> Division | None:
    """Read 上半月 68 毫米，下半月 54 毫米，全月 122 毫米."""
    if _NO_SUM.search(whole.before):
        return None
    near = list(_side_by_side(ctx, whole, whole.at, 3))[::-1]
    for names in _HALVES:
        parts = near[-len(names) :]
        if len(parts) != len(names) or whole.sentence - parts[0].sentence > len(names):
            continue
        told = _pairs(parts[0].before) & _pairs(parts[1].before)
        if not told and parts[0].before[-2:-1] != parts[1].before[-2:-1]:
            continue
        words = [
            ctx.norm[marks.begins(ctx.norm, c.quantity.start) : c.quantity.start] for c in parts
        ]
        if all(name in clause for name, clause in zip(names, words, strict=True)):
            return _division(parts, whole)._replace(closed=True)
    return None


def _is_party(ctx: Context, whole: Claim) -> bool:
    """Tell whether a figure counts those just told in their parts: …，一行 20 人; …，13 人组成."""
    before = ctx.claims[whole.prev]
    if before.clause == whole.clause:
        return before.quantity.text == "一行"
    return _FORMED.match(whole.after) is not None


def _of_a_row(ctx: Context, whole: Claim) -> Iterator[Division]:
    """Read 分别为 60 分、20 分和 70 分，满分 150 分: the row that ends in the clause before."""
    parts: list[Claim] = []
    for claim in _earlier(ctx, whole, whole.at):
        q, later = claim.quantity, parts[-1] if parts else None
        if q.value is None or claim.clause != (later or whole).clause - (later is None):
            break
        if later is not None and not _JOINS.search(ctx.norm, q.end, later.quantity.start):
            break
        parts.append(claim)
    parts.reverse()
    if len(parts) < 2 or parts[0].sentence != whole.sentence or not _same_size(parts, whole):
        return
    start, end = ctx.sentences[whole.sentence][0], parts[-1].quantity.end
    if any(b.prev != a.at for a, b in pairwise(parts)) or "等" in ctx.norm[start:end]:
        return
    told = _ROW.search(parts[0].before) is not None
    more = ctx.norm[whole.quantity.end : whole.quantity.end + 2]
    if (told or len(parts) > 2) and more not in _WITH:
        yield _division(parts, whole)._replace(certain=told)


def _same_size(parts: Sequence[Claim], whole: Claim) -> bool:
    made = sum((c.quantity.value or Fraction(0) for c in parts), Fraction(0))
    stated = whole.quantity.value or Fraction(0)
    return max(made, stated) <= 2 * min(made, stated)


def _division(parts: Sequence[Claim], whole: Claim) -> Division:
    items = tuple(Item(c, c.before or c.after, True, 1) for c in parts)
    return Division(items, (whole,), Opener.RESPECTIVELY, True, False, True, False, False)
