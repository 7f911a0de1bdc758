"""Ties every list of parts to the figure it divides, and says how surely.

A division is one list and the figures that may be its whole, the likeliest first. How it must add
up is told by `closed`: a list that leaves nothing out (by its form or by its words) must reach
its whole; any other may stop short of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.sums import kinds
from auditor.relations.sums.candidates import candidates, fits
from auditor.relations.sums.counting import same_unit
from auditor.relations.sums.kinds import complementary, is_state
from auditor.relations.sums.parts import REST, Item, Opener, Run, runs
from auditor.relations.text import marks

_LONG = 12  # 剩余的地方正好可以竖着放: a label so long says what is done with the room that is left
_COLUMN = 3  # figures of a column: two parts and their total
_SUMS_UP = regex.compile(
    r"\s*(?:以上|上述)?(?:[两二三四五六七八九十]\p{Han}{1,2})?(?:合计|共计|总计)"
)
_SHORT = 4  # A longer label that ends like the one before goes on with its list.
_SUMMED = regex.compile("合计|总计|共计")
_STAYS = regex.compile("[仍尚还现]")
# Words that begin a count of their own, so that what follows is no part of the whole before.
NEW_COUNT = regex.compile("新增|累计|现有|尚有|共|总|报告|疑似|追踪|排查|解除|无症状")
# Words for the rest that say so of what the sentence has just counted; 其他 may open a new count.
_THE_REST = frozenset({"其余", "剩余", "余下", "剩下"})
# 其他区域; 开发区、景区等其他区域
_AND_OTHERS = regex.standard(rf"^(?:{REST.pattern})|(?<=等)其[他它]")


class Division(NamedTuple):
    """A list of parts and its possible wholes, the likeliest first.

    certain: grammar leaves no doubt which figure is the whole.
    closed: the list must reach the whole (rest, complements, places in a bracket).
    parallel: the parts are portions side by side, named in one form; without further word such a
        list is complete nearly always, so that a plain slip in it is a mistake.
    sibling: a later list under a whole that an earlier list has named.
    named: parts that are named without a figure and count one each.
    tentative: a grouping that proves itself if it adds up and says nothing if it does not.
    joint: figures side by side before the list, the last of them the likeliest whole: the list may
        divide their sum (确诊 6 例、无症状 14 例，其中…).
    """

    items: tuple[Item, ...]
    wholes: tuple[Claim, ...]
    opener: Opener
    certain: bool
    closed: bool
    parallel: bool
    bound: bool
    sibling: bool
    named: int = 0
    tentative: bool = False
    joint: tuple[Claim, ...] = ()

    @property
    def rivals(self) -> bool:
        """Tell whether other figures stand as near to the list as its likeliest whole."""
        first = self.items[0].claim
        return len(self.wholes) > 1 and self.wholes[0].sentence != first.sentence


_OF_THEM = regex.compile(r"[^,;。:!?\d]{0,12}中,")
_ABOVE = regex.standard("以上|超过|高于|多于|大于")
_BELOW = regex.standard("以下|不[足到满]|低于|少于|小于")


def divisions(ctx: Context) -> tuple[Division, ...]:
    """Return the divisions of an article, in order of their lists."""
    return tuple(_divisions(ctx))


def _divisions(ctx: Context) -> Iterator[Division]:
    inherited: tuple[tuple[int, int], tuple[Claim, ...], bool] | None = None
    seen: dict[tuple[int, int], list[Claim]] = {}
    listed: set[int] = set()  # parts of lists, of which a new division is not the whole
    found = tuple(runs(ctx))
    beside = {  # figures side by side, by the last of them
        run.items[-1].claim.at: _side_by_side(run)
        for run in found
        if run.opener in (Opener.NONE, Opener.RESPECTIVELY) and run.total is None
    }
    for run in found:
        first = run.items[0].claim
        place = (first.paragraph, first.bracket)
        pieces = list(_segments(run))
        if run.total is not None:
            yield _summed_up(run, run.total)
            if not _rest_of_another(run, run.total):
                continue
        if run.opener is Opener.NONE and (total := _column_total(ctx, run)):
            yield _summed_up(run._replace(items=run.items[:-1], joints=run.joints[:-1]), total)
            continue
        if run.opener is Opener.NONE:
            yield from _unopened(ctx, run)
            same = inherited and inherited[0] == place and same_unit(inherited[1][0], first)
            if inherited and same and not NEW_COUNT.search(run.items[0].label):
                for piece in pieces:
                    yield _division(piece, inherited[1], run.opener, inherited[2], sibling=True)
            else:
                inherited = None
            continue
        wholes, certain = candidates(ctx, run)
        if wholes and ";" in run.joints:
            run = _until_next_deed(run, wholes[0])
            pieces = list(_segments(run))
        if run.opener is Opener.SPLIT:
            named = tuple(w for w in seen.get(place, ()) if same_unit(w, first))
            wholes = tuple(w for w in dict.fromkeys((*named, *wholes)) if w.at not in listed)
            certain = len(wholes) == 1
        seen.setdefault(place, []).extend(w for w in wholes[:1] if w.at < first.at)
        inherited = (place, wholes, certain) if wholes else None
        if not wholes:
            continue
        listed.update(i.claim.at for i in run.items)
        if len(pieces) > 1:
            union = _division(run.items, wholes, run.opener, certain)
            bracket = run.opener is Opener.BRACKET
            yield union._replace(closed=False, certain=False, tentative=not bracket)
            yield _column(pieces, wholes, run.opener)
        division = _division(pieces[0], wholes, run.opener, certain, only=len(pieces) == 1)
        joint = beside.get(wholes[0].at, ()) if run.opener is Opener.OF_WHICH else ()
        joint = joint if set(joint) <= set(wholes) else ()
        yield division._replace(joint=joint, closed=division.closed and not joint)
        for piece in pieces[1:]:
            if NEW_COUNT.search(piece[0].label):
                inherited = None
                break
            yield _division(piece, wholes, run.opener, certain, sibling=True)


def _until_next_deed(run: Run, whole: Claim) -> Run:
    """Return a row up to the ; behind which the verb of its whole begins anew.

    查处酒驾583起，其中醉驾112起；查处超载3.1万起: the last is none of the 583.
    """
    verb = whole.before[:2]
    if len(verb) < 2 or run.items[0].label.startswith(verb):
        return run
    for at, (mark, item) in enumerate(zip(run.joints, run.items[1:], strict=True), 1):
        if mark == ";" and item.label.startswith(verb):
            return run._replace(items=run.items[:at], joints=run.joints[: at - 1])
    return run


def _rest_of_another(run: Run, whole: Claim) -> bool:
    """Tell whether a row divides what stands before it, and the total behind it more than that.

    共收到议案 37 件、建议 351 件。列为议案 2 件，其余 35 件转作建议，建议总数达到 386 件.
    """
    made = sum((i.claim.quantity.value or 0) * i.times for i in run.items)
    return REST.match(run.items[-1].label) is not None and 2 * made < (whole.quantity.value or 0)


def _side_by_side(run: Run) -> tuple[Claim, ...]:
    """Return the figures at the end of a row that 、 or 和 joins, if they are several."""
    count = len(run.joints) - len(run.joints.rstrip("、"))
    return tuple(i.claim for i in run.items[-count - 1 :]) if count else ()


def _column(pieces: list[tuple[Item, ...]], wholes: tuple[Claim, ...], opener: Opener) -> Division:
    """Take the first figure of every piece (甲类 a 个，已办 b 个；乙类 c 个，已办 d 个；…)."""
    seconds = {piece[1].label if len(piece) > 1 else piece[0] for piece in pieces}
    division = _division(tuple(piece[0] for piece in pieces), wholes, opener, False)
    return division._replace(closed=False, tentative=len(seconds) > 1)


def _unopened(ctx: Context, run: Run) -> Iterator[Division]:
    """Yield what a row without an opener may divide: its first figure, or the subject's.

    21 处断路抢通 17 处，剩余 4 处: the clause of the first part opens with the whole.
    """
    first = run.items[0].claim
    before = ctx.claims[first.prev] if first.prev >= 0 else None
    subject = before is not None and before.clause == first.clause and fits(before, first)
    if before is not None and subject and len(run.items) == 2 and _is_rest(run.items, Opener.NONE):
        yield _division(run.items, (before,), Opener.NONE, True)
    elif len(run.items) > 1 and run.items[0].times == 1:
        items = run.items
        counters = [i.claim.quantity.unit for i in items]
        if len(items) > 2 and counters[0] not in counters[1:] and len(set(counters)) == 2:
            items = items[1:]  # 确诊 93 例，接触者 3987 人，已解除 3730 人: the cases stand apart
        if same := _of_one_kind(items):
            yield _division(same[1:], (same[0].claim,), Opener.NONE, True)
            return
        if run.joints[:1] == "、" and items[0].claim is run.items[0].claim:
            return  # 一等奖 5 名、二等奖 10 名、三等奖 15 名: the first stands beside the others
        whole = items[0].claim
        if len(items) > 2 and _OF_THEM.match(ctx.norm, whole.quantity.end):
            scale = _bounds(items[1:])  # 18 个镇中，人口超过 2 万的有 4 个
            division = _division(items[1:], (whole,), Opener.AMONG, True)
            yield division._replace(closed=division.closed or scale == (1, 1))
            return
        division = _division(items[1:], (whole,), Opener.NONE, True)
        yield division._replace(closed=division.closed or _one_stock(items))


def _bounds(items: tuple[Item, ...]) -> tuple[int, int]:
    """Count the parts that are open above and those that are open below.

    3000 人以上的有 5 个，1000 至 3000 人的有 14 个，不足 1000 人的有 7 个: one of each leaves
    nothing out. Several open on one side hold each other (超过 5% 的有 8 个，超过 8% 的有 3 个).
    """
    ends = [(_ABOVE.search(i.label), _BELOW.search(i.label)) for i in items]
    return sum(bool(a) > bool(b) for a, b in ends), sum(bool(b) > bool(a) for a, b in ends)


def _of_one_kind(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the figures of the goods of which the last tells the rest, if others stand between.

    大米 200 袋、面粉 150 袋，发放大米 120 袋，剩余大米 80 袋: three of the four.
    """
    rest = REST.match(items[-1].label)
    noun = items[-1].label[rest.end() :] if rest else ""
    same = tuple(i for i in items if i.label.endswith(noun)) if len(noun) > 1 else ()
    return same if 2 < len(same) < len(items) else ()


def _column_total(ctx: Context, run: Run) -> Claim | None:
    """Return the last of a row where its line sums up: 甲12人，N股；乙24人，N股；合计36人，N股."""
    if len(run.items) < _COLUMN:
        return None
    total, label = run.items[-1].claim, run.items[-1].label
    if label.startswith("总") and kinds.numbered([_in_full(ctx, i) for i in run.items[:-1]], label):
        return total  # 一期N，二期N，总投资N
    if len({i.label for i in run.items}) > 1:
        return None
    line = marks.begins(ctx.norm, total.quantity.start, ";。!?\n")
    before = run.items[-2].claim.quantity.end
    return total if line > before and _SUMS_UP.match(ctx.norm, line) else None


def _in_full(ctx: Context, item: Item) -> Item:
    """Return an item with all words of its clause as its label, 一期 and the like among them."""
    start = item.claim.quantity.start
    return item._replace(label=ctx.norm[marks.begins(ctx.norm, start, ",;、。:\n") : start])


def _summed_up(run: Run, total: Claim) -> Division:
    """Divide the total behind a row: 甲 3 亿元、乙 4 亿元，合计 7 亿元."""
    division = _division(run.items, (total,), Opener.NONE, True)
    several = len(run.items) > 1
    sure = several and _SUMMED.search(total.before) is not None
    return division._replace(parallel=several, closed=sure)


def _one_stock(items: tuple[Item, ...]) -> bool:
    """Tell whether a row says of one stock what came in, what went and what still is there.

    累计隔离 116 人，解除隔离 109 人，仍在隔离 7 人: the same last word, and a word for what stays.
    """
    words = [i.label[-2:] for i in items]
    stays = _STAYS.match(items[-1].label)
    return len(items) > 2 and stays is not None and len(set(words)) == 1 and len(words[0]) == 2


def _segments(run: Run) -> Iterator[tuple[Item, ...]]:
    """Cut a run at ； where it also uses a weaker mark, and where portions give way to states."""
    mixed = ";" in run.joints and run.joints.strip(";") != ""
    piece = [run.items[0]]
    for mark, item in zip(run.joints, run.items[1:], strict=True):
        state = item.named_first and is_state(item) and not is_state(piece[-1]) and mark != "、"
        # After the rest, or after both of two sides, nothing is left to be listed, unless it is
        # told in the very form of the two (财产险保费收入N；人身险保费收入N；再保险保费收入N).
        rest = REST.match(piece[-1].label) is not None or (
            complementary(piece)
            and not complementary((*piece, item))
            and not (len(item.label) > _SHORT and item.label[-4:] == piece[-1].label[-4:])
            and _AND_OTHERS.search(item.label) is None
        )
        if (mixed and mark == ";") or state or rest:
            yield tuple(piece)
            piece = []
        piece.append(item)
    yield tuple(piece)


def _division(
    items: tuple[Item, ...],
    wholes: tuple[Claim, ...],
    opener: Opener,
    certain: bool,
    *,
    only: bool = True,
    sibling: bool = False,
) -> Division:
    portions = all(i.named_first for i in items)
    portions = portions and (_descends(items) or not any(map(is_state, items)))
    several = len(items) > 1
    bound = opener is Opener.BOUND or items[-1].claim.after[:1] == "等"
    bound = bound or (opener is Opener.INCLUDING and len(items) < 3) or max(_bounds(items)) > 1
    alike = portions or not any(i.named_first or is_state(i) for i in items)
    listed = several and alike and opener is not Opener.NONE
    placed = portions and listed and kinds.placed(items)
    closed = several and not bound and certain and not sibling and only
    closed = closed and (
        _is_rest(items, opener) or complementary(items) or (placed and opener is Opener.BRACKET)
    )
    bound_tight = opener in (Opener.BRACKET, Opener.AMONG, Opener.COLON, Opener.SPLIT)
    enough = len(items) > 2 or bound_tight or placed or not portions
    return Division(
        items, wholes, opener, certain, closed, listed and enough and not bound, bound, sibling
    )


def _descends(items: tuple[Item, ...]) -> bool:
    """Tell whether a list goes down to a rank and all below it (高级、中级、初级及以下)."""
    below = [i for i in items if i.label.endswith("及以下")]
    return len(items) > 2 and len(below) == 1 and below[0] is items[-1]


def _is_rest(items: tuple[Item, ...], opener: Opener) -> bool:
    rest = _AND_OTHERS.search(items[-1].label) if len(items[-1].label) < _LONG else None
    if not all(i.label for i in items):
        return (
            False  # 甲、乙分别隔离 20 人、30 人，其余 5 人: figures for one each, of several wholes
        )
    return rest is not None and (opener is not Opener.NONE or rest[0] in _THE_REST)
