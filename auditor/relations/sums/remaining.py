"""Ties what is done and what remains to their whole: 共18个项目，已完成12个，还剩6个.

The whole is told as all there is (共N个, 应到N人) or as what the row is about (N个项目中); what is
done says so (已…); what remains is called the rest (还剩, 其余) or denies the very verb of what is
done (已开工12个，尚未开工6个). Nothing else of the unit may stand among the three.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.relations.sums.counting import is_comparison, is_level, same_unit
from auditor.relations.sums.parts import Item, Opener
from auditor.relations.sums.wholes import Division

_ALL = regex.compile(
    r"(?:一共|总共|共计|总计|合计|共|总[数量额]|应[到参出]\p{Han}{0,2}|[需须]要?|要|计划|全部)"
    r"\p{Han}{0,6}$"
)
# 18个项目中，已完成12个
_OF_THEM = regex.compile(r"^[^,;。:\d]{0,12}?中(?:有|,|$|\p{Han})")
_DONE = regex.compile(
    r"已|实[到有际收交]|完成|办结|整改|到[位会岗]|交付|售出|卖出|用掉|花[掉去了]|落实|建成"
)
_REST = regex.compile(
    r"^(?:现在?|目前|截至目前)?,?(?:还|尚|仅|只)?(?:剩下?|剩余|余下|其余|余)(?:的|有)*"
)
# 尚未开工, 没有签约: what is denied must be what is done.
_DENIED = regex.compile(r"(?:尚?未|没有|没)(?P<verb>\p{Han}{1,2})")
_SIGNS = frozenset("剩余未没")
_AMONG = 3  # figures of other units (shares, amounts) that may stand between two of the three
_OTHER = regex.compile("其中|[上去前]年|同期|预计|平均|每|新增|另|除|含|至少|左右")


def remaining(ctx: Context) -> Iterator[Division]:
    """Yield the whole, what is done and what remains, in order of what remains."""
    for rest in ctx.claims:
        words = f"{rest.before}{rest.after[:4]}"
        if _SIGNS.isdisjoint(words) or not _may_be_part(ctx, rest) or _OTHER.search(words):
            continue
        done = _same_before(ctx, rest)
        whole = _same_before(ctx, done) if done else None
        if done is None or whole is None:
            continue
        said = f"{done.before}{done.after}"
        between = ctx.norm[whole.quantity.end : done.quantity.start]
        if not _DONE.search(said) or _OTHER.search(between) or ";" in between:
            continue
        if not (_ALL.search(whole.before) or _OF_THEM.match(between)):
            continue
        if _REST.match(rest.before) or _denies(words, said):
            items = tuple(Item(c, c.before or c.after, True, 1) for c in (done, rest))
            yield Division(items, (whole,), Opener.RESPECTIVELY, True, True, True, False, False)


def _denies(words: str, said: str) -> bool:
    denied = _DENIED.search(words)
    return denied is not None and denied["verb"] in said


def _may_be_part(ctx: Context, claim: Claim) -> bool:
    return is_level(claim) and not is_comparison(ctx, claim)


def _same_before(ctx: Context, claim: Claim) -> Claim | None:
    """Return the figure of the same unit before one in its sentence, shares passed over."""
    for other in reversed(ctx.claims[max(0, claim.at - _AMONG) : claim.at]):
        if other.sentence != claim.sentence:
            return None
        if same_unit(other, claim):
            return other if _may_be_part(ctx, other) else None
    return None
