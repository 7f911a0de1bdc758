"""Reads what an article says about change: from what, to what, by how much, in which direction.

`公司总资产N亿元,较期初减少N亿元,下降P` gives two changes that share a level. Clause by clause: the
verb of change and its amount, the words of comparison before it (同比, 比…, 较…, 由…) with the old
level if it is stated there, and the new level, which stands before the comparison, in the clause
before, or behind the verb (增加P至N).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor import regex
from auditor.context import Context
from auditor.relations.text import template
from auditor.relations.text.template import DATE, DURATION, NUMBER, POINTS, SHARE, Template

_UP = (
    "增长|增加|增收|增支|增产|增盈|新增|净增|多增|(?<!按)[年季月周]增|增|上升|提高|提升|上涨|攀升|回升|扩大|上扬|大涨|微涨"
    "|收涨|飙升|上调|上浮|放量|偏[多高大]|涨|升|多"
)
_DOWN = (
    "下降|减少|降低|下滑|下跌|回落|缩减|收窄|缩小|萎缩|减产|减收|减亏|少增|下调|下浮|大跌|微跌|收跌"
    "|缩量|减支|偏[少低小]|(?<!按)[年季月周]减|跌|降|减|少"
)
_HEDGE = "(?:[了约近超逾达过]|大约|超过|接近|将近|高达|不到|不足|至少|最多)*"
_VERB = regex.compile(
    rf"(?P<verb>(?P<up>{_UP})|(?P<down>{_DOWN}))(?:"
    rf"(?P<to>[至到为])(?:[^{template.NUMBER}-{template.MULTIPLE},]*[{DATE}{template.DURATION}]"
    rf"[^{template.NUMBER}-{template.RATIO},]{{0,6}})?"
    rf"|(?:[幅速率额量数]|幅度|比例|比率)?(?:均|各|分别)?[仅只]?(?:[为是达]到?|:)?)"
    rf"{_HEDGE}\s*(?P<amount>[{template.NUMBER}-{template.MULTIPLE}])"
)
_ROW = regex.compile(rf"(?P<amount>{SHARE})(?:(?:[、和及与]|以及)(?P<amount>{SHARE}))+")
_NEAR = 24  # Figures before a row of amounts among which its levels stand.
_COUNTED = regex.compile(rf"{NUMBER}(?:[、和及与]{NUMBER})+")
_AMOUNT = regex.standard(f"[{template.NUMBER}-{template.MULTIPLE}]")
_BEFORE = (  # The period before, by which 环比 is told.
    f"(?:[上前]一?(?:个?[月周]|季度?|交易日|[日天])|上{template.DURATION})"
)
_CHAIN = regex.compile(f"[比较与而]?{_BEFORE}")
_SAME_TIME = regex.standard("同[期月季]")
_REFERENCE = regex.compile(
    r"(?P<year>同比|按年|[比较](?:上年|去年|前年)?同[期月季]|[比较](?:上|去|前)年(?![末底]))"
    rf"|(?P<chain>环比|按月|按季|[比较]{_BEFORE}(?![末底]))"
    r"|(?P<from>[由从])|(?P<other>相比|相较|[比较与])(?![例重如值率分])"
)
_NEUTRAL = regex.compile(
    r"(?:[并且也又均都再共约各净则又还,的]|同时|实际|名义|累计|分别|合计|大幅|小幅|略有?|继续|持续|"
    rf"由此|因此|预计|{DATE}|{DURATION}[间来内]?|年(?=$)|今年|本年|本期|本报告期|报告期内?|前?[一二三四]季度|[上下]半年|年末|年底|目前)*\s*"
)
_UNIT = rf"[^{NUMBER}-{template.RATIO}\d]{{0,5}}$"  # What of a unit the reader left as words.
_LEVEL_END = regex.compile(rf"{NUMBER}(?={_UNIT})")
_SHARE_END = regex.compile(rf"{SHARE}(?={_UNIT})")
_LEVEL_AFTER = regex.compile(rf"[,]?(?:增?[至到]|达到?|为){_HEDGE}\s*(?P<level>{NUMBER}|{SHARE})")
_COMPARED = regex.compile(
    rf"[同与和跟][^{NUMBER}]{{1,30}}?(?P<base>{NUMBER})[^{NUMBER}-{template.RATIO}]{{0,5}}"
    rf"(?:相比|相较|比较)(?:较|而言)?$"
)
# 全国共有N人，比2010年的N人，增加N人: a clause of its own names the old level.
_THAN_THEN = regex.compile(
    rf"[比较]{DATE}(?:同期|全年|末|底)?的(?P<base>{NUMBER})[^{NUMBER}-{template.RATIO}]{{0,5}}$"
)
_OLD_CLAUSE = regex.compile(
    rf"(?:[比较与]|相比|相较|而)?(?:(?:上年|去年|前年|上期|上届|常年|历史)?(?:同[期月季]|上年|去年|期初|年初)|{_BEFORE})"
    rf"[^{NUMBER}{SHARE}多少增减]{{0,6}}(?P<base>[{NUMBER}{SHARE}])[^{NUMBER}-{template.RATIO}]{{0,5}}$"
)
# 较常年同期, before a bracket that tells its level.
_COMPARISON = regex.compile(
    rf"[比较与](?:(?:上年|去年|前年|常年|历史|{DATE})的?(?:同[期月季])?|同[期月季])(?:均值|平均)?"
    rf"|[与和同跟](?:上年|去年|前年|[上去]届|上期|[{DATE}{DURATION}{template.OTHER}]"
    rf"(?:{template.OTHER}?\p{{Han}}{{2,10}}(?=相比|相较))?)(?:末|底|同期)?(?:相比|相较|比较)(?:较|而言)?"
)
# What a bracket divides from it: 与DATE（…）的N相比, 比DATE（…）的N减少.
_COMPARISON_ON = regex.compile(rf"的\s*(?P<base>[{NUMBER}{SHARE}])")
_FIGURE_ALONE = regex.compile(rf"[为是]?[{NUMBER}{SHARE}][^{NUMBER}-{template.RATIO}]{{0,3}}")
# The old level in a bracket behind the growth: N，增长P（DATE为N）.
_DATED = regex.compile(rf"{DATE}(?:同期|全年|末|底)?[为:是]?(?P<base>[{NUMBER}{SHARE}])$")
# 2024年三季度净利润N，2025年同期为N，上升P
_NEXT_YEAR = regex.compile(
    rf"{DATE}(?:的|则)?(?:同[期月季])?(?:[为是达有]|达到|则为|增至|升至|降至)+{_HEDGE}(?P<level>{NUMBER})"
    rf"[^{NUMBER}-{template.RATIO}]{{0,5}}$"
)
_CLOSES_AT = regex.compile(rf"(?:收[于报盘]|报收|最新报)[^{NUMBER}]{{0,2}}(?P<level>{NUMBER})$")
_MEAN = regex.compile("日均|人均|户均|月均|年均|平均|每|均")  # says more, and is no new level
_ASIDE = regex.compile(r"约?占|完成|相当于|为")  # 完成年初预算N的P tells more of the same level.
# 虽受天气影响 gives the reason, and leaves the subject as it was.
_REASON = regex.compile(r"(?:虽然?|尽管|受|因|由于|随着)\p{Han}{2,20}")
_RATE = regex.compile("[率速幅]")
_OF_CHANGE = regex.compile(r"(?:同比|环比|其)?(?:涨幅|增幅|增速|降幅|跌幅)")
_CLAUSE = regex.standard(r"[^,;。!?:\n()\[\]【】]+|[;()\[\]【】]")
_SENTENCE = regex.standard(r"[^。!?\n]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One statement of change; the numbers are indices of quantities, -1 where not stated.

    amount: by how much (N, P, 个百分点 or 倍), or -1 where the words say only to what.
    level, base: the new and the old level. up: the direction that the verb says.
    verb: [start, end) of the verb in the template. reference: "year" (同比), "chain" (环比),
        "from" (由, 从), "other", or "" where the clause before says it.
    words: the words between the clause's beginning and the verb. sentence: its running number.
    """

    amount: int
    level: int
    base: int
    up: bool
    verb: tuple[int, int]
    reference: str
    words: str
    sentence: int


def read(ctx: Context) -> tuple[Change, ...]:
    """Return every change of an article in order. Linear: clauses look one back."""
    return ctx.once(_read)


def _read(ctx: Context) -> tuple[Change, ...]:
    shown = template.of(ctx)
    out: list[Change] = []
    for number, sentence in enumerate(_SENTENCE.finditer(shown.text)):
        start, end = sentence.span()
        if _AMOUNT.search(shown.text, start, end) and _VERB.search(shown.text, start, end):
            first = len(out)
            _read_sentence(shown, start, end, number, out)
            told = out[first:]
            del out[first:]
            amounts: set[int] = set()
            for change in told:
                split = list(_one_by_one(ctx, shown, change, start, amounts))
                amounts.update(c.amount for c in split)
                out += split
    return tuple(out)


def _one_by_one(
    ctx: Context, shown: Template, told: Change, start: int, amounts_before: set[int]
) -> Iterator[Change]:
    """Yield a change for each amount of a row: 受理N件,审结N件,比上年分别上升P和P.

    As many figures as amounts stand before it, and none of their units besides; where they do not,
    it stays open which level each amount is of. Amounts in N起、N人 are of the level in their unit.
    """
    at = shown.at[told.amount] if told.amount >= 0 else -1
    counted = _COUNTED.match(shown.text, at) if at >= 0 else None
    row = _ROW.match(shown.text, at) if at >= 0 else None
    if counted is None and row is None:
        yield told
        return
    begin = max(start, shown.text.rfind(";", start, told.verb[0]) + 1)
    before = [
        i
        for i in shown.between(begin, told.verb[0])[-_NEAR:]
        if shown.text[shown.at[i]] == NUMBER and i not in amounts_before
    ]
    if counted is not None:
        amounts = range(told.amount, told.amount + len(counted[0]) // 2 + 1)
        levels = _by_unit(ctx, amounts, before)
    elif row is not None:
        amounts = range(told.amount, told.amount + len(row.captures("amount")))
        levels = []
    if not levels and "分别" in shown.text[told.verb[0] - len(told.words) : told.verb[1]]:
        levels = _in_order(ctx, amounts, before, like=counted is not None)
    if not levels:
        yield told
        return
    for level, amount in zip(levels, amounts, strict=True):
        yield replace(told, amount=amount, level=level, base=-1)


def _by_unit(ctx: Context, amounts: range, before: Sequence[int]) -> list[int]:
    """Return the levels of 发生54起,死亡825人,同比减少11起、146人, if each has one in its unit."""
    units = [ctx.quantities[i].unit for i in before]
    wanted = [ctx.quantities[i].unit for i in amounts]
    if len(set(wanted)) < len(wanted) or any(units.count(u) != 1 for u in wanted):
        return []
    return [before[units.index(u)] for u in wanted]


def _in_order(ctx: Context, amounts: range, before: Sequence[int], *, like: bool) -> list[int]:
    """Return the levels of 甲N人,乙N人,分别增加N人和N人, or -1 for each where it stays open."""
    levels = before[-len(amounts) :]
    units = [ctx.quantities[i].unit for i in levels]
    others = {ctx.quantities[i].unit for i in before[: -len(amounts)]}
    sure = len(levels) == len(amounts) and others.isdisjoint(units)
    if like and units != [ctx.quantities[i].unit for i in amounts]:
        return []
    return list(levels) if sure else [-1] * len(amounts)


@dataclass(slots=True)
class _Clause:
    """A clause while its sentence is read: what it leaves for the next clause of its level."""

    start: int
    text: str
    level: int = -1  # the number
    share: int = -1  # the share, whose change is told in 个百分点
    base: int = -1
    growth: int = -1  # the share by which it grew or fell
    rose: bool = False  # it grew
    reference: str = ""
    changed: bool = False
    apart: bool = False  # A semicolon follows: only 较…增加 without a subject still speaks of it.


def _read_sentence(shown: Template, start: int, end: int, number: int, out: list[Change]) -> None:
    stack: list[_Clause | None] = []
    last: _Clause | None = None
    for found in _CLAUSE.finditer(shown.text, start, end):
        piece = found[0]
        if piece == "下同":
            continue  # 20万亿元(人民币,下同),增长2%: a note on the unit, in no clause's way
        if piece in "([【":
            stack.append(last)
        elif piece in ")]】":
            # The opening bracket may belong to the figure: 20万亿元(人民币
            inner, last = (last, stack.pop()) if stack else (None, last)
            _put_base(inner, last)
        elif piece == ";":
            last = _ended(last)
        else:
            last = _read_clause(shown, _Clause(found.start(), piece), last, number, out)


def _put_base(inner: _Clause | None, outer: _Clause | None) -> None:
    """Give 较常年同期（N毫米）偏多P the old level of its bracket."""
    if inner is None or outer is None or not _COMPARISON.fullmatch(outer.text.strip()):
        return
    if _FIGURE_ALONE.fullmatch(inner.text.strip()):
        outer.base = max(inner.level, inner.share)


def _ended(last: _Clause | None) -> _Clause | None:
    """Return what is left of a clause behind a semicolon: its level."""
    if last is None or last.level < 0:
        return None
    return _Clause(last.start, last.text, last.level, apart=True)


def _read_clause(
    shown: Template, here: _Clause, last: _Clause | None, number: int, out: list[Change]
) -> _Clause:
    """Read the changes of one clause and remember its level for the next one."""
    cursor = 0
    if out and _repeats(shown, here, out[-1]):
        out.append(replace(out[-1], amount=shown.index(here.start)))
        return here
    for verb in _VERB.finditer(here.text):
        change = _read_change(shown, here, last, cursor, verb, number)
        if change.base < 0 <= change.level and _is_rate(shown, here, cursor, out):
            change = replace(change, base=out[-1].amount)
        out.append(change)
        here.changed = True
        cursor = verb.end()
    if not here.changed:
        if last is not None and last.changed and out:
            _complete(shown, here, out)
        _remember(shown, here, last)
    return here


def _is_rate(shown: Template, here: _Clause, cursor: int, out: Sequence[Change]) -> bool:
    """Tell whether the change before is the old rate itself: 比上个十年的增长率P下降N个百分点."""
    if not cursor or not out or out[-1].reference not in ("other", "year"):
        return False
    told = here.start + cursor
    return shown.text[told - 1] == SHARE and bool(_RATE.search(shown.text, out[-1].verb[0], told))


def _repeats(shown: Template, here: _Clause, change: Change) -> bool:
    """Tell whether a bracket tells in percent what was just told as a number: 增加N(P)."""
    if here.text != SHARE or change.amount < 0:
        return False
    at = shown.at[change.amount]
    return shown.text[at] == NUMBER and shown.text[at + 1 : here.start].strip() == "("


def _complete(shown: Template, here: _Clause, out: list[Change]) -> None:
    """Add to the change just read the old or the new level that the next clause states."""
    text, change = here.text.strip(), out[-1]
    offset = here.start + here.text.index(text) if text else here.start
    bracket = here.start > 0 and shown.text[here.start - 1] == "("
    old = _OLD_CLAUSE.match(text) or (_DATED.match(text) if bracket else None)
    fits = old is not None and (bracket or (old["base"] == SHARE) == _in_points(shown, change))
    if old and fits and change.base < 0 and change.reference != "chain" and "亏" not in text:
        out[-1] = replace(change, base=shown.index(offset + old.start("base")))
    closes = _CLOSES_AT.match(text)
    if closes:
        out[-1] = replace(change, level=shown.index(offset + closes.start("level")))


def _in_points(shown: Template, change: Change) -> bool:
    return change.amount >= 0 and shown.text[shown.at[change.amount]] == POINTS


def _read_change(
    shown: Template,
    here: _Clause,
    last: _Clause | None,
    cursor: int,
    verb: regex.Match[str],
    number: int,
) -> Change:
    text = here.text
    words = text[cursor : verb.start()]
    mark = _REFERENCE.search(words)
    subject = words[: mark.start()] if mark else words
    reference = _reference(mark, verb)
    known = here if cursor else last
    if known and known.apart and (subject.strip() or not mark):
        known = None
    inherits = known is not None and bool(_NEUTRAL.fullmatch(subject))
    level, share, base = -1, -1, -1
    if known and inherits:
        level, share = known.level, known.share
        if {reference, known.reference} != {"year", "chain"}:
            base = known.base
        reference = reference or known.reference
        if share < 0 and known.rose:
            share = known.growth  # A growth is a level too: 上涨P，较…的P回落N个百分点.
    elif known and known.growth >= 0 and _OF_CHANGE.fullmatch(subject.strip()):
        share = known.growth
    own = _LEVEL_END.search(subject) or _SHARE_END.search(subject)
    if own:
        at = shown.index(here.start + cursor + own.start())
        level, share, base = (at, -1, -1) if own[0] == NUMBER else (level, at, -1)
    old = max(words.rfind(NUMBER), words.rfind(SHARE))
    on = None if cursor else _goes_on(last, text)
    if on and last:
        level, share, base = last.level, last.share, shown.index(here.start + on.start("base"))
    elif mark and old >= mark.end() and "持平" not in words[mark.end() :]:
        base = shown.index(here.start + cursor + old)
    amount = shown.index(here.start + verb.start("amount"))
    if verb["to"]:
        if base < 0 and known and inherits and DATE in subject:
            base = known.level if verb["amount"] == NUMBER else known.share
        level, share, amount = (amount, -1, -1) if verb["amount"] == NUMBER else (-1, amount, -1)
    else:
        after = _LEVEL_AFTER.match(text, verb.end())
        if after:
            at = shown.index(here.start + after.start("level"))
            level, share = (at, -1) if after["level"] == NUMBER else (-1, at)
    here.level, here.share, here.base, here.reference = level, share, base, reference
    here.growth = amount if verb["amount"] == SHARE else -1
    here.rose = bool(verb["up"])
    of_share = verb["amount"] == POINTS or (verb["to"] and verb["amount"] == SHARE)
    told = share if of_share else level
    place = here.start + verb.start("verb"), here.start + verb.end("verb")
    return Change(amount, told, base, bool(verb["up"]), place, reference, words, number)


def _reference(mark: regex.Match[str] | None, verb: regex.Match[str]) -> str:
    """Return by what a change is told: the words of comparison, or 年增, 月增."""
    if mark:
        return mark.lastgroup or ""
    period = verb["verb"][0]
    return "year" if period == "年" else "chain" if period in "季月周" else ""


def _goes_on(last: _Clause | None, text: str) -> regex.Match[str] | None:
    """Return the old level of a comparison that a bracket has divided from it."""
    if last is None or not text.startswith("的") or not _COMPARISON.fullmatch(last.text.strip()):
        return None
    return _COMPARISON_ON.match(text)


def _year_before(shown: Template, last: _Clause, date: int) -> bool:
    """Tell whether the clause before tells a level of the year before that of a date."""
    at = last.text.rfind(DATE)
    if at < 0 or last.level < 0 or last.changed:
        return False
    told, now = (shown.quantities[shown.index(i)].when for i in (last.start + at, date))
    if told is None or now is None or told.year is None or now.year is None:
        return False
    return now.year == told.year + 1 and {told.month, now.month} <= {told.month, None}


def _remember(shown: Template, here: _Clause, last: _Clause | None) -> None:
    """Note the level, or the old level, that a clause without a change states."""
    text = here.text.strip()
    offset = here.start + here.text.index(text) if text else here.start
    on = _goes_on(last, text)
    if on and last:
        here.level, here.share, here.reference = last.level, last.share, last.reference
        here.base = shown.index(offset + on.start("base"))
        return
    if last and _COMPARISON.fullmatch(text):
        here.level, here.share = last.level, last.share
        here.reference = "year" if "年" in text or "同" in text else "other"
        return
    compared = _COMPARED.search(text) or _THAN_THEN.match(text)
    old = _OLD_CLAUSE.match(text) or compared
    if old and "全年" in old[0] and (last is None or "全年" not in last.text):
        old = compared  # 1月27亿元；去年全年312亿元，下降2%: a level with a change of its own
    known = last is not None and (last.share if old and old["base"] == SHARE else last.level) >= 0
    if old and (known or compared):
        here.base = shown.index(offset + old.start("base"))
        if last and not (compared and compared.start()):  # 人口与2010年的N相比: its own subject
            here.level, here.share = last.level, last.share
        chain = _CHAIN.match(text)
        year = "年" in text[:-2] or _SAME_TIME.search(text)
        here.reference = "chain" if chain else "year" if year else "other"
        return
    next_year = _NEXT_YEAR.match(text)
    if last and next_year and _year_before(shown, last, offset):
        here.level, here.base = shown.index(offset + next_year.start("level")), last.level
        here.reference = "year"
        return
    number, share = _LEVEL_END.search(text), _SHARE_END.search(text)
    if last and not last.changed and _REASON.fullmatch(text):
        here.level, here.share, here.apart = last.level, last.share, last.apart
    elif last and last.level >= 0 and not last.apart and _MEAN.match(text):
        here.level, here.share, here.base = last.level, last.share, last.base
    elif number:
        here.level = shown.index(offset + number.start())
    elif share:
        here.share = shown.index(offset + share.start())
        if last and _ASIDE.match(text):
            here.level = last.level
