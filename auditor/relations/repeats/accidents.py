"""What the story of an accident tells of seats, of the dead and the living, and of its hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text.lists import SMALL, small_number

Place = tuple[int, int]


class Toll(NamedTuple):
    """Figures of one accident that must fit: their places, the sum, and what it should come to.

    `parts` make up `total`, the first of `places` stating it; `sign` is =, ≤ or <.
    """

    places: tuple[tuple[Place, str], ...]
    arithmetic: str
    holds: bool
    message: str
    english: str


_N = rf"(?P<n>{SMALL})"
_PERSONS = r"(?:人|名[^,。;:、\d]{0,6})"
# --- 核载29人，实载24人，并未超员 --------------------

_SEATS = regex.compile(
    r"(?P<vehicle>客车|中巴车?|大巴车?|面包车|校车|轿车|货车|渔?船)?[核荷限]载(?:客|人数)?(?:为)?(?P<seats>\d{1,4})人[^。;\d]{0,12}?实(?:际)?载(?:客|有|乘客)?(?:为)?(?P<load>\d{1,4})人"
    r"[^。;\d]{0,6}?(?P<state>(?:并?未|没有|并不)超[员载]|超[员载](?P<over>\d{1,3})人|超[员载](?![\d未]))"
)


def seats(ctx: Context) -> Iterator[Toll]:
    """Yield 「核载29人，实载24人，并未超员」: what was carried against what may be."""
    found = chain(
        _SEATS.finditer(ctx.norm) if ctx.holds("实载", "实际载") else (),
        _STATE_FIRST.finditer(ctx.norm) if ctx.holds("超载", "超员") else (),
    )
    for m in found:
        may, load = int(m["seats"]), int(m["load"])
        places = ((m.span("load"), "实载"), (m.span("seats"), "核载"))
        named = m.groupdict()
        if named.get("vehicle"):
            yield from _aboard(ctx, m)
        if named.get("over"):
            over = int(m["over"])
            yield Toll(
                (*places, (m.span("over"), "超员")),
                f"{load} − {may} = {load - may}，文中 {over}",
                load - may == over,
                f"核载{may}人，实载{load}人，超员应是{load - may}人，文中说{over}人。",
                f"{load} aboard for {may} seats is not {over} too many.",
            )
            continue
        within = m["state"][0] != "超"
        yield Toll(
            (*places, (m.span("state"), "说法")),
            f"实载 {load}，核载 {may}",
            (load <= may) == within,
            f"核载{may}人，实载{load}人，文中却说“{m['state']}”。",
            f"{load} aboard for {may} seats contradicts what is said of overloading.",
        )


# 没有超载，核定可载29人，事发时载24人
_STATE_FIRST = regex.compile(
    r"(?P<state>(?:并?未|没有|并不)超[载员])[^。;,\d]{0,4},[^。;,\d]{0,8}核(?:定|载)[^。;,\d]{0,6}(?P<seats>\d{1,4})[人座]"
    r"[^。;\d]{0,12}载(?:客|有|乘客)?(?P<load>\d{1,4})人"
)
# 井下有446人作业，298人逃脱，148人被困
_SAFE = ("逃脱", "逃生", "脱险", "升井", "获救", "生还", "撤离", "撤出", "逃出")
_LOST = "(?:被困|下落不明|失踪|失联|遇难|死亡)"
_THERE = regex.compile(
    rf"(?:井下|[车船机]上|[车船机厂]内)[^,。;\d]{{0,6}}有(?P<all>\d{{1,4}})[人名][^,。;\d]{{0,10}},(?:其中)?"
    rf"(?P<n>\d{{1,4}})[人名][^,。;\d]{{0,8}}(?:{'|'.join(_SAFE)})[^,。;\d]{{0,4}},(?:另有|还有|尚有)?"
    rf"(?P<n>\d{{1,4}})[人名][^,。;\d]{{0,8}}{_LOST}[^,。;\d]{{0,4}}[。;]"
)
_MANY = 100  # of fewer some may well go untold


def whereabouts(ctx: Context) -> Iterator[Toll]:
    """Yield 井下有446人作业，298人逃脱，148人被困。: who was there against who is told of."""
    for m in _THERE.finditer(ctx.norm) if ctx.holds(*_SAFE) else ():
        there, told = int(m["all"]), [int(n) for n in m.captures("n")]
        if sum(told) < there < _MANY:
            continue
        parts = [_Told(n, at, 0) for n, at in zip(told, m.spans("n"), strict=True)]
        yield _sum(_Told(there, m.span("all"), 0), parts, "所说")


_STORY = 300  # characters behind the seats in which those aboard are told of


def _aboard(ctx: Context, m: regex.Match[str]) -> Iterator[Toll]:
    """Yield 「客车上的21人死亡」 against how many it carried."""
    dead = regex.compile(
        rf"{m['vehicle']}上[^,。;\d]{{0,12}}?(?P<n>\d{{1,4}})人[^,。;\d]{{0,6}}(?:死亡|遇难)"
    )
    for d in dead.finditer(ctx.norm, m.end(), m.end() + _STORY):
        lost, load = int(d["n"]), int(m["load"])
        yield Toll(
            ((m.span("load"), "实载"), (d.span("n"), "死亡")),
            f"{lost} ≤ {load}" if lost <= load else f"{lost} > {load}",
            lost <= load,
            f"{m['vehicle']}实载{load}人，死亡的却有{lost}人。",
            f"{lost} died of the {load} aboard.",
        )


# --- 23人当场死亡…又有1人抢救无效死亡…共24人死亡 --------------------

_AT_ONCE = regex.compile(rf"(?<![\d.]){_N}{_PERSONS}(?:在?事?故?现?当场)(?:死亡|身亡|遇难)")
_LATER = regex.compile(
    rf"(?:又有|另有|另外|还有|其中)?(?<![\d.]){_N}{_PERSONS}(?:[^。;:\d]{{0,16}}?)"
    r"(?:抢救无效|医治无效|救治无效|不治|送医途中|送医后)[^,。;\d]{0,4}?(?:死亡|身亡|去世|离世)?"
)
_DIED = regex.compile(
    rf"(?<![\d.]){_N}{_PERSONS}(?:[^。;:,\d]{{0,12}}?)(?:死亡|身亡|遇难|离世|去世|丧生|不治)"
)
_TOTAL = regex.compile(
    rf"(?:(?<![\d.]){_N}人(?:死亡|遇难|身亡|丧生)|(?:死亡|遇难){_N}人|至{_N}[人死](?=[死伤]))"
)
_HURT = regex.compile(rf"(?<![\d.]){_N}人(?:不同程度)?(?:受伤|轻伤|重伤|受轻伤|受重伤)")
_LIVING = regex.compile(
    rf"(?:仅有?|只有|还有|有){_N}(?:人|名\p{{Han}}{{0,4}}?)(?:存活|生还|幸存|幸免于难|获救)"
)
_SURVIVORS = regex.compile(
    rf"(?:幸存|生还|存活)的{_N}(?:人|名|位)|(?<![\d.]){_N}[名位](?:幸存者|生还者)"
)
_OTHERS = regex.compile("累计|去年|此前|另一起|类似|历史|同类|近年|以往")


class _Told(NamedTuple):
    number: int
    place: Place
    sentence: int


def _told(ctx: Context, pattern: regex.Pattern[str]) -> list[_Told]:
    found = []
    sentence = 0
    for m in pattern.finditer(ctx.norm):
        while ctx.sentences[sentence][1] <= m.start() and sentence + 1 < len(ctx.sentences):
            sentence += 1
        found.append(_Told(small_number(m.captures("n")[0]), m.spans("n")[0], sentence))
    return found


def tolls(ctx: Context) -> Iterator[Toll]:
    """Yield the dead at once and later against the total, and the hurt against the survivors."""
    if "当场" not in ctx.norm or _OTHERS.search(ctx.norm):
        return
    at_once = _told(ctx, _AT_ONCE)
    if not at_once:
        return
    together: dict[int, list[_Told]] = {}
    for t in at_once:
        together.setdefault(t.sentence, []).append(t)
    whole = [found[0] for found in together.values() if len(found) == 1]
    if len({t.number for t in whole}) == 1:
        for parts in together.values():
            if len(parts) > 1:
                yield _sum(whole[0], parts, "当场死亡")
        yield from _one_after_another(ctx, whole[0])
        yield from _in_the_end(ctx, whole[0])


def _sum(whole: _Told, parts: list[_Told], what: str) -> Toll:
    total = sum(p.number for p in parts)
    sums = " + ".join(str(p.number) for p in parts)
    return Toll(
        ((whole.place, what), *((p.place, "部分") for p in parts)),
        f"{sums} = {total}，文中 {whole.number}",
        total == whole.number,
        f"各处{what}的人数相加是{total}人，文中说{whole.number}人。",
        f"The parts come to {total}, the text says {whole.number}.",
    )


def _one_after_another(ctx: Context, first: _Told) -> Iterator[Toll]:
    """Yield 5人当场死亡，救援中4人死亡，送医的又有3人死亡 against the one total told elsewhere."""
    died = _told(ctx, _DIED)
    parts = [t for t in died if t.sentence == first.sentence]
    totals = [t for t in died if t.sentence != first.sentence]
    if len(parts) > 2 and len({t.number for t in totals}) == 1:
        yield _sum(totals[0], parts, "死亡")


def _in_the_end(ctx: Context, first: _Told) -> Iterator[Toll]:
    """Yield what follows from those who died later: the total, and who is left of the hurt."""
    later = [t for t in _told(ctx, _LATER) if t.sentence != first.sentence or t.place > first.place]
    if len(later) != 1:
        return
    totals = _told(ctx, _TOTAL)
    if totals and len({t.number for t in totals}) == 1:
        yield _sum(totals[0], [first, later[0]], "死亡")
    hurt = [t for t in _told(ctx, _HURT) if t.sentence == first.sentence]
    living = _told(ctx, _LIVING)
    if len(hurt) == 1 and len(living) == 1:
        left = hurt[0].number - later[0].number
        yield Toll(
            (
                (living[0].place, "幸存"),
                (hurt[0].place, "受伤"),
                (later[0].place, "其后死亡"),
            ),
            f"{hurt[0].number} − {later[0].number} = {left}，文中 {living[0].number}",
            left == living[0].number,
            f"{hurt[0].number}名伤者中又有{later[0].number}人死亡，幸存的应是{left}人，文中说{living[0].number}人。",
            f"{left} of the hurt are left, but {living[0].number} are said to have survived.",
        )


def survivors(ctx: Context) -> Iterator[Repeat]:
    """Yield 「仅有2人存活」 against 「幸存的2人」."""
    if not ctx.holds("幸存", "生还", "存活"):
        return
    living, those = _told(ctx, _LIVING), _told(ctx, _SURVIVORS)
    if len({t.number for t in living}) == 1 and len({t.number for t in those}) == 1:
        a, b = living[0], those[0]
        if b.sentence - a.sentence in (0, 1):
            yield Repeat(a.place, b.place, "幸存人数", a.number == b.number)


# --- 昨日6时30分，311国道某县境内发生车祸…4月12日6时30分许，在311国道相撞 --------------------

_EVENT = regex.compile(
    r"发生[^。;\n\d]{0,20}?(?:车祸|事故|火灾|爆炸|坍塌|相撞)|相撞|追尾|侧翻|坠毁|坠崖|坠河"
)
_AGAIN = regex.compile("又|再次|第二|另一|二次|随后|此后|另有|去年|此前|余震|类似")
_CLOCK = regex.compile(r"(?<!\d)(?P<h>\d{1,2})(?:时|点|:)(?:(?P<m>\d{1,2})分?)?(?!\d)")
_ROAD = regex.compile(
    r"(?<![\d.])(?P<r>\d{3})(?:国道|省道|县道)|[国省县]道[GSX]?(?P<r>\d{2,3})(?!\d)"
)
_WHERE = regex.compile(r"(?P<w>\p{Han}{2})境内")
_WHEN = regex.compile(r"(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日|(?P<word>[昨今前])[天日早晚晨])")
_MOST_EVENTS = 12
_REACH = 120  # characters before an event in which its day and hour stand
_ALIKE = 2  # other things that two accounts of one accident tell alike


class _Account(NamedTuple):
    """One sentence's account: each thing it tells, and where."""

    told: dict[str, tuple[object, Place]]


def accounts(ctx: Context) -> Iterator[Repeat]:
    """Yield the hour, day and road of an accident as two sentences tell them.

    Two accounts are of one accident where two more things agree: the place, the road, the hour.
    """
    if not ctx.holds("发生", "相撞", "追尾", "侧翻") or not ctx.holds("时", "点"):
        return
    found: list[_Account] = []
    seen = 0
    for start, end in ctx.sentences:
        event = _EVENT.search(ctx.norm, start, end)
        if event is not None and not _AGAIN.search(ctx.norm, start, end):
            account = _account(ctx, start, event.start(), end)
            seen += 1
            if len(account.told) > _ALIKE:
                found.append(account)
            if seen > _MOST_EVENTS:
                return
    for one, two in pairwise(found):
        yield from _compared(one, two)


def _account(ctx: Context, start: int, event: int, end: int) -> _Account:
    """Read an account; of several hours and days, the last before the event is its own."""
    told: dict[str, tuple[object, Place]] = {}
    clock = _last(_CLOCK, ctx.norm, start, event)
    if clock is not None and int(clock["h"]) < 24:
        told["时刻"] = ((int(clock["h"]), int(clock["m"] or 0)), clock.span())
    road = _ROAD.search(ctx.norm, start, end)
    if road is not None:
        told["道路"] = (road.captures("r")[0], road.spans("r")[0])
    where = _WHERE.search(ctx.norm, start, end)
    if where is not None:
        told["地点"] = (where["w"], where.span("w"))
    when = _last(_WHEN, ctx.norm, start, clock.start() if clock else event)
    if when is not None and when["month"]:
        told["日期"] = ((int(when["month"]), int(when["day"])), when.span())
    elif when is not None and ctx.published is not None:
        day = ctx.published - dt.timedelta(days="今昨前".index(when["word"]))
        told["日期"] = ((day.month, day.day), when.span())
    return _Account(told)


def _last(pattern: regex.Pattern[str], norm: str, start: int, end: int) -> regex.Match[str] | None:
    found = None
    for m in pattern.finditer(norm, max(start, end - _REACH), end):
        found = m
    return found


def _compared(one: _Account, two: _Account) -> Iterator[Repeat]:
    both = one.told.keys() & two.told.keys()
    differ = [what for what in sorted(both) if one.told[what][0] != two.told[what][0]]
    if len(both) - len(differ) < _ALIKE or "地点" in differ:
        return
    if not differ:
        for what in sorted(both - {"地点"}):
            yield Repeat(one.told[what][1], two.told[what][1], f"事故的{what}", True)
    elif len(differ) == 1:
        what = differ[0]
        yield Repeat(one.told[what][1], two.told[what][1], f"事故的{what}", False)
