"""Lists behind their count in forms of their own: with figures, by one word, by rank.

「五类：甲536件，占25%；乙365件，占17%」, 「“四有”：有机构、有人员、有经费、有场所」,
「前三位的依次是甲、乙、丙」, 「“两区”即甲和乙」.
"""

from __future__ import annotations

from auditor import regex
from auditor.relations.listed.counts import Announced
from auditor.relations.text.lists import SMALL, listed_between, small_number

_FIGURES = regex.standard(
    r"(?P<noun>[^,。;:、!?\n()\d]{0,12})(?:(?:分别|依次)[是为])?:(?P<list>[^。!?\n:]{8,400})[。\n]"
)
_ITEM = regex.compile(r"\s*\p{Han}[^\d]{0,20}?[(]?\d")
_SUMS_UP = regex.compile("合计|共")
_NESTED = regex.compile(
    rf"[一二]是|第[一二]|其[一二中]|\(|一、|分别|各{SMALL}|包括|等{SMALL}?|合计|共|以及|总"
)


def with_figures(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「五类：甲536件，占25.0%；乙365件，占17.0%」: one figure at least for each item."""
    found = _FIGURES.match(norm, m.end())
    if found is None or number < 2:
        return None
    start, end = found.span("list")
    joint = norm.rfind(",", start, end)
    if joint > 0 and _SUMS_UP.search(norm, joint, end):
        end = joint  # the last clause sums up
    mark = next((c for c in ";、" if c in norm[start:end]), "")
    if not mark or _NESTED.search(norm, start, end):
        return None
    items = listed_between(norm, start, end, mark).items
    if len(items) < 2 or not all(_ITEM.match(norm[a:b]) for a, b in items):
        return None
    k = len(items)
    return Announced(m.start(), m.end(), number, items, k, k, False, abs(number - k) == 1)


# “四有”：有甲、有乙；“三化”，即甲化、乙化、丙化: every item begins or ends with the one word.
ONE_WORD = regex.compile(
    r"“(?P<n>[两二三四五六七八九])(?P<word>[有无化不看查问通包定清进先防促强优严禁])”"
    r"[^,。;:、“\n]{0,6}(?:[:,(]即?|即)(?P<list>[^。;:!?\n)]{5,120})"
)


def by_one_word(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read a slogan of a number and one word, and the items that repeat the word."""
    word = m["word"]
    items: list[tuple[int, int]] = []
    for a, b in listed_between(norm, *m.span("list"), "、,").items:
        if norm[a] != word and norm[b - 1] != word:
            break
        items.append((a, b))
    k, number = len(items), small_number(m["n"])
    if k < 2:
        return None
    at = m.start("n")
    return Announced(at, at + 2, number, tuple(items), k, k, False, abs(number - k) == 1)


RANKS = regex.compile(
    rf"前(?P<n>{SMALL})(?P<u>[名位强大])的?[^,。;:、\n\d]{{0,10}}?(?:依次|分别)[是为]:?"
    r"(?P<list>(?:[^,。;:!?\n()\d]|\([^()\n]{1,20}\)){3,120})(?=[,。;])"
)
# 排在第四至第八位的依次是甲、乙、丙、丁、戊
FROM_TO = regex.compile(
    rf"[第榜](?P<n>{SMALL})[名位]?[至到—-]第?(?P<to>{SMALL})(?P<u>[名位])的?(?:依次|分别)?[是为]:?"
    r"(?P<list>(?:[^,。;:!?\n()\d]|\([^()\n]{1,20}\)){3,120})(?=[,。;])"
)


# 甲队、乙队和丙队: two names at the end of a list of names.
_TWO_NAMES = regex.compile(r"(?:(?!共和|和平)\p{Han}){2,6}和\p{Han}{2,6}")


def ranks_behind(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「排名前三位的依次是甲、乙、丙」."""
    listing = listed_between(norm, *m.span("list"))
    if len(listing.items) < 2 or "等" in m["list"]:
        return None
    number = small_number(m["n"])
    if "to" in m.groupdict():
        number = small_number(m["to"]) - number + 1
        if _TWO_NAMES.fullmatch(norm, *listing.items[-1]):
            listing = listing._replace(fewest=listing.most)
    if number < 2:
        return None
    at = m.start("n")
    near = abs(number - listing.most) <= 1
    items = listing.items
    return Announced(at, m.end("u"), number, items, listing.fewest, listing.most, False, near)


_THAT_IS = regex.compile(r"[^,。;:、“”\n]{0,6}”[^,。;:、“\n]{0,4},?(?:即|是指|包括)")
_STOP = regex.standard(r"[,。;!?\n]")


def spelt_out(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「“两区”即甲区和乙区」 and 「“三站”，即农技站、种子站、兽医站，…」."""
    found = _THAT_IS.match(norm, m.end())
    if found is None or norm[m.start() - 1 : m.start()] not in "“带轴" or number < 2:
        return None
    stop = _STOP.search(norm, found.end(), found.end() + 120)
    if stop is None or "等" in norm[found.end() : stop.start()]:
        return None
    listing = listed_between(norm, found.end(), stop.start())
    noun = norm[m.end() - 1 : m.end()]
    alike = all(norm[a:b].endswith(noun) for a, b in listing.items)
    if stop[0] == "," and not (alike and len(listing.items) > 2):
        return None
    if len(listing.items) < 2 and listing.most < 2:
        return None
    near = abs(number - listing.most) <= 1
    return Announced(
        m.start(), m.end(), number, listing.items, listing.fewest, listing.most, False, near
    )


ORDINALS = regex.compile(
    r"[分共设有为](?P<n>[两二三四五六七八九]|[2-9])个?(?P<u>[批期步轮章编卷篇幕场]|单元|部分|阶段|板块|乐章)"
    r"[^。;:!?\n\d]{0,20}:(?=第[一1](?P=u))"
)
_NTH = regex.compile(
    r"第(?P<nth>[一二三四五六七八九]|[1-9])(?P<u>[批期步轮章编卷篇幕场]|单元|部分|阶段|板块|乐章)"
)


def by_ordinals(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「分三批推进：第一批9部，第二批12部，第三批15部」."""
    stop = _SENTENCE.search(norm, m.end(), m.end() + 300)
    end = stop.start() if stop else min(len(norm), m.end() + 300)
    found = [x for x in _NTH.finditer(norm, m.end(), end) if x["u"] == m["u"]]
    k, number = len(found), small_number(m["n"])
    if k < 2 or [small_number(x["nth"]) for x in found] != list(range(1, k + 1)):
        return None
    at = m.start("n")
    items = tuple(x.span() for x in found)
    return Announced(at, m.end("u"), number, items, k, k, False, abs(number - k) == 1)


_SENTENCE = regex.compile(r"[。!?\n]")

# 关于甲的、关于乙的和关于丙的3项决议
ABOUT = regex.compile(
    rf"(?P<list>关于[^,。;:!?\n]{{2,40}}?(?:、关于[^,。;:!?\n、]{{2,40}}?)*(?:和|以及|、)关于[^,。;:!?\n、和]{{2,40}}?)的"
    rf"(?P<n>{SMALL})[项个件]"
)
_SUBJECT = regex.compile("(?:[、和]|以及)关于")


def about(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「通过了关于甲、关于乙和关于丙的3项决议」."""
    start, end = m.span("list")
    starts = [start, *(x.end() - 2 for x in _SUBJECT.finditer(norm, start + 1, end))]
    items = tuple(zip(starts, [*starts[1:], end], strict=True))
    k, number = len(items), small_number(m["n"])
    at = m.start("n")
    return Announced(at, m.end(), number, items, k, k, False, abs(number - k) == 1)


# 七大类价格同比五涨一平一降
UPS_AND_DOWNS = regex.compile(
    rf"(?P<n>{SMALL})(?P<u>大类|[个类种项])[^,。;:!?\n\d]{{0,14}}?(?P<a>[一二两三四五六七八九])[涨升增]"
    r"(?:(?P<a>[一二两三四五六七八九])平)?(?P<a>[一二两三四五六七八九])[降跌减](?:(?P<a>[一二两三四五六七八九])平)?"
)


def ups_and_downs(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「其他七大类价格同比五涨一平一降」: so many kinds rose, stayed and fell."""
    number, k = small_number(m["n"]), sum(map(small_number, m.captures("a")))
    at = m.start("n")
    return Announced(at, m.end("u"), number, tuple(m.spans("a")), k, k)
