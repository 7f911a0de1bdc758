"""Lists behind their count: after a colon, one by one, in slogans that the text spells out."""

from __future__ import annotations

from auditor import regex
from auditor.relations.listed.counts import Announced
from auditor.relations.text.lists import (
    SMALL,
    listed_before,
    listed_between,
    paragraph_end,
    paragraph_start,
    small_number,
)

_COLON = regex.standard(
    r"(?P<noun>[^,。;:、!?\n()\d都均]{0,14})"
    r"(?:(?P<colon>:)|,?(?:分别|依次)[是为](?P<respectively>:?)"
    r"|,即(?!将|可|使|便)|,[他她它]们(?:分别)?是:?)"
)
_STOP = regex.standard(r"[,。!?\n;]")
_PAIR = regex.compile(r"(?<=\p{Han})[和与及](?=\p{Han})")
_COUNTED_TOO = regex.compile(rf"(?<!\d)(?P<n>{SMALL})\p{{Han}}{{1,6}}[、和及与]$")
_PAIRED = regex.compile(
    r"[\d一二两三四五六七八九十]+[例名个家人件%元万亿]|[:;]|一是|第一(?=[,是:、]|方面|步)|其一"
)


def behind(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「N个专区：甲、乙、丙。」, 「N个，分别是甲、乙和丙」, 「N处，即甲、乙」."""
    opening = _COLON.match(norm, m.end())
    if opening is None or number < 2 or m["u"] in "行重字线点包口":
        return None
    start = opening.end()
    stop = _STOP.search(norm, start, start + 300)
    if stop is None or stop[0] == "," or (opening["colon"] and stop[0] not in "。!?"):
        return None
    end = stop.start()
    if "等" in norm[start:end] or _PAIRED.search(norm, start, end):
        return None
    listing = listed_between(norm, start, end)
    if len(listing.items) < 2:
        return None
    if all(_PAIR.search(norm, a, b) for a, b in listing.items):
        k = len(listing.items)  # 发展与安全、速度与质量: 与 joins nothing but the words of an item
        listing = listing._replace(fewest=k, most=k)
    joint = _COUNTED_TOO.search(norm, max(0, m.start() - 16), m.start())
    if joint is not None:  # 10个镇、3个乡：…: both counts announce one list
        number += small_number(joint["n"])
        if not listing.fewest <= number <= listing.most:
            return None
    sure = abs(number - listing.most) <= 1 or number < listing.fewest
    return Announced(
        m.start(), m.end(), number, listing.items, listing.fewest, listing.most, False, sure
    )


_NOUN_STOP = regex.standard(rf"[{regex.HAN}]{{1,4}}(?=,)")
_SENTENCE_STOP = regex.compile(r"[。!?\n]")


def _sentence_end(norm: str, at: int) -> int:
    limit = min(len(norm), at + 300)
    stop = _SENTENCE_STOP.search(norm, at, limit)
    return stop.start() if stop else limit


def one_by_one(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「两条战线，一条战线抓甲，一条战线抓乙」: 一 with the same counting word and noun."""
    if not 2 <= number <= 5:
        return None
    noun = _NOUN_STOP.match(norm, m.end())
    if noun is None:
        return None
    end = _sentence_end(norm, noun.end())
    items: list[tuple[int, int]] = []
    one = f"一{m['u']}{noun[0]}"
    at = norm.find(one, noun.end(), end)
    while at >= 0:
        items.append((at, at + len(one)))
        at = norm.find(one, at + len(one), end)
    if len(items) < 2:
        return None
    k = len(items)
    return Announced(m.start(), m.end(), number, tuple(items), k, k, False, abs(number - k) == 1)


_EACH_ONE = regex.compile(
    r"(?:1|一)(?:名|位)[^,。;:、\n\d]{1,12}(?:[、,和](?:1|一)(?:名|位)[^,。;:、\n\d]{1,12})+"
)
_ONE_EACH = regex.compile(r"(?:1|一)(?:名|位)")


def for_one(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「四包一：每户由1名甲、1名乙、1名丙、1名丁负责」."""
    if m["u"] != "包" or norm[m.end() : m.end() + 1] not in ("1", "一"):
        return None
    found = _EACH_ONE.search(norm, m.end(), min(len(norm), m.end() + 120))
    return _of_one_each(norm, m, number, found, 0)


HELPED = regex.compile(r"“[一1](?:托|带|帮|拖)(?P<n>[二两三四五六七八九]|\d)(?!\d)")


def one_leads(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「1名甲、1名乙、1名丙、1名丁配合的“一托三”」: one leads, so many follow."""
    floor = paragraph_start(norm, m.start(), 120)
    found = list(_EACH_ONE.finditer(norm, floor, m.start()))
    return _of_one_each(norm, m, small_number(m["n"]), found[-1] if found else None, 1)


def _of_one_each(
    norm: str, m: regex.Match[str], number: int, found: regex.Match[str] | None, leaders: int
) -> Announced | None:
    if found is None:
        return None
    items = tuple(
        (x.start(), x.end()) for x in _ONE_EACH.finditer(norm, found.start(), found.end())
    )
    k = len(items)
    sure = abs(number + leaders - k) <= 2
    return Announced(m.start(), m.end(), number, items, k - leaders, k, False, sure)


RANKED = regex.compile(
    rf"(?:分列|分居|分获|分别获得|分别位列|包揽|囊括)[^,。;、\n]{{0,10}}前(?P<n>{SMALL})(?P<u>[名位强])"
)
_VERBAL = regex.compile(r"[了着过将把被]")


def ranks(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「甲、乙、丙分列榜单前三位」."""
    listing = listed_before(norm, m.start())
    if listing is None or _VERBAL.search(norm, listing.start, listing.end):
        return None
    last = norm[slice(*listing.items[-1])]
    if not last or len(last) > 20:
        return None
    at = m.start("n")
    number = small_number(m["n"])
    return Announced(at, m.end(), number, listing.items, listing.fewest, listing.most)


_SLOGAN_GUARDS = regex.compile(
    r"(?:把好|守好|把牢|守牢|守住|严把|严守|筑牢|把住)“?\p{Han}{1,6}?(?P<end>[关线门口])”?"
)


def guarded(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「“三关把守”。把好“入省关”…；把好“入市关”…；把好“入户关”…」."""
    if m["u"] not in "关道" or not 2 <= number <= 9:
        return None
    end = paragraph_end(norm, m.end(), 600)
    items = [
        (x.start(), x.end())
        for x in _SLOGAN_GUARDS.finditer(norm, m.end(), end)
        if x["end"] in (m["u"], "关") and norm[x.start() - 1] in ",。;:!?”)"
    ]
    if len(items) < 2:
        return None
    k = len(items)
    return Announced(m.start(), m.end(), number, tuple(items), k, k, False, abs(number - k) == 1)


_THIS_IS = regex.compile(r"(?:这[就便]?[是正]|此即|以上)[^。;\n“]{0,40}“$")


def parallel_clauses(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「登记重严谨，…；防控重服务，…；宣传重温度，…。这就是当地的“三重工作法”」."""
    if norm[m.start() - 1 : m.start()] != "“" or not 2 <= number <= 9:
        return None
    head = _THIS_IS.search(norm, max(0, m.start() - 50), m.start())
    if head is None or norm[head.start() - 1 : head.start()] not in ("。", ";", ","):
        return None
    end = head.start() - 1
    start = paragraph_start(norm, end, 300)
    start = max(start, norm.rfind("。", start, end) + 1)
    clauses = listed_between(norm, start, end, ";﹔")
    items = tuple(
        (a, b) for a, b in clauses.items if m["u"] in norm[a:b].strip().partition(",")[0][2:9]
    )
    if len(items) < 2 or len(items) != len(clauses.items):
        return None
    k = len(items)
    return Announced(m.start(), m.end(), number, items, k, k, False, abs(number - k) <= 2)


_EACH_FIGURE = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千万亿]+)(?:万|亿)?\p{Han}{0,3}%?"
_RESPECTIVE = regex.compile(
    rf"\p{{Han}}{{1,10}},分别(?:达到?|为|是|增长|下降|提高)(?P<v>{_EACH_FIGURE})"
    rf"(?:、(?P<v>{_EACH_FIGURE}))*(?:[和与及](?P<v>{_EACH_FIGURE}))(?=[,。;])"
)


def respective_figures(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「三种地区，分别达到四百斤、五百斤和八百斤」: a figure for each."""
    if number < 2 or m["u"] not in "个种类级":
        return None
    found = _RESPECTIVE.match(norm, m.end())
    if found is None:
        return None
    items = tuple(found.spans("v"))
    k = len(items)
    return Announced(m.start(), m.end(), number, items, k, k, False, abs(number - k) == 1)
