"""Stated counts (七个环节, 等9个工作组, 三关, 四包一) and the lists beside them.

What stands around a small count decides which reader looks for its list: lists before the count
are read here, those behind it in `following.py`, places in `placed.py`; lists that fill the
sentences behind in `sections.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from auditor import regex
from auditor.relations.listed.counts import Announced
from auditor.relations.listed.enumerated import (
    ABOUT,
    FROM_TO,
    ONE_WORD,
    ORDINALS,
    RANKS,
    UPS_AND_DOWNS,
    about,
    by_one_word,
    by_ordinals,
    ranks_behind,
    spelt_out,
    ups_and_downs,
    with_figures,
)
from auditor.relations.listed.following import (
    HELPED,
    RANKED,
    behind,
    for_one,
    guarded,
    one_by_one,
    one_leads,
    parallel_clauses,
    ranks,
    respective_figures,
)
from auditor.relations.listed.placed import LINES, PROVINCES, abbreviated, by_line, places
from auditor.relations.text.lists import SMALL, Listing, listed_before, small_number

# 通过甲、乙和丙等形式“三频联动”: the number sums up the means that are listed.
_OPEN_MEANS = regex.standard(r"等(?:形式|方式|渠道|手段|途径|方法)“$")
_CLOSED = frozenset("”》")
_NO_COUNT = frozenset("点线行重字频道包口")  # behind 等 these are not what is counted
_NOT_ONE = frozenset("点线行重字频道包口大级部批")  # 等一大批, 等一批, 等一部分
# What stands between 、 and an exact count must be the last item and nothing else.
_NOT_ITEM = regex.compile(
    r"[了达到有为是将已可能共计约超近均各另等过着在]|其中|新增|增加|减少|合计"
    r"|(?:的|于|和|及|与|从|由|用|以|对|把|又|还|也|再|上|落实|推进|坚持|实现|开展|推行|实行|执行"
    r"|实施|坚定|增强|弘扬|践行|打造|构建|建立|加强|抓好|设立|建成|完成|形成|发布|推出|制定|出台"
    r"|促进|维护|做到|搞好|获得|开设|培育|建设|组建|成立|引进|举办|召开|整治|查处|协调|统筹)$"
)
_JOINED = regex.compile(r"[^和]{2,}(?:和|以及)[^和]{2,}")
# 加强一个中心、抓好两项工程: counts beside counts.
_COUNTED = regex.compile(rf"{SMALL}[个项条种类次地省市县国家名位部区级]")
# 「住房、医疗改革三项」: the tail belongs to all items, and other items may have gone before.
_TAIL = regex.compile(
    r"(?:发展|改革|建设|交界|[东南西北中]部|行业|方面|工作|地区|领域|沿线|周边|附近|一带)$"
)
# 市政府组织干部、科技…: the list begins at the verb. 经济特区和甲市、乙市: it begins behind 和.
_BEGINS_ANEW = regex.compile(r".(?:组织|开展|安排|围绕|针对|包括|[和与及对将把]).")
_PARTED = regex.compile(r".[和与]\p{Han}{1,6}(?:线|路|江|河|[省市县区])")
_DIGIT = regex.compile(r"^\d")
_REGION = regex.compile("[欧亚洲海湾盟角美非]$")  # 北欧五国 is a name of its own
_LADDER = regex.compile("[省市县乡镇村]{2}$")  # 省市县三级 names one for every character
_SUMS_ALONE = frozenset("大省市国地州县区关频行重字线层级")  # no noun need follow these
_OF_PLACES = frozenset("省市县区地国州乡镇村城")
_NEVER_SUMS = frozenset("名位人例件场只包点口")  # 医生、护士五名 counts persons, not kinds
_NOUN = regex.compile(r"(?![和与及的以则均都分])[\p{Han}“]")


def before(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「甲、乙、丙等N个」 (open) and 「甲、乙、丙N个方面」 (exact)."""
    start = m.start("n")
    last = norm[start - 1 : start]
    if last == "等":
        barred = _NOT_ONE if m["n"] == "一" else _NO_COUNT
        return None if m["u"] in barred else _open_before(norm, start - 1, m, number)
    means = _OPEN_MEANS.search(norm, max(0, start - 4), start) if last == "“" else None
    if means:
        return _open_before(norm, means.start(), m, number)
    if number < 2 or m["u"] in _NEVER_SUMS:
        return None
    listed = last in _CLOSED or norm.find("、", max(0, start - 60), start) >= 0
    return _exact_before(norm, m, number) if listed and _names_kinds(norm, m) else None


def _open_before(norm: str, end: int, m: regex.Match[str], number: int) -> Announced | None:
    listing = listed_before(norm, end)
    if listing is None:
        return None
    items = listing.items[-listing.fewest :]
    # Before 等 a joining 和 in the last item can only part it from the one before.
    joined = _JOINED.match(norm, *items[-1]) is not None
    return Announced(m.start(), m.end(), number, items, len(items) + joined, listing.most, True)


def _exact_before(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    end = m.start("n")
    if m["u"] == "字":
        end = norm.rfind("“", max(0, end - 4), end) + 1 or end
    end -= norm[end - 1] in "“这"
    if norm[end - 1] == "的" and (norm[end - 2] in "”》" or m["u"] == "字"):
        end -= 1
    listing = listed_before(norm, end)
    if listing is None:
        return None
    last = norm[slice(*listing.items[-1])]
    whole = norm[end - 1] in "”》"
    if not last or len(last) > 15 or (not whole and _NOT_ITEM.search(last)):
        return None
    if _COUNTED.search(norm, listing.start, listing.end) or norm[m.end() : m.end() + 1] in "共等":
        return None
    unit = m["u"]
    if (unit == "国" and _REGION.search(last)) or (unit == "级" and _LADDER.search(last)):
        return None
    texts = [norm[a:b] for a, b in listing.items]
    if any(map(_DIGIT.search, texts[1:])):
        return None  # 1、2、5元七种: figures name no kinds
    if unit not in _OF_PLACES and _of_the_last(norm[m.end() : m.end() + 1], texts):
        return None
    fewest, most = _reach(texts, listing)
    if m["u"] == "字" and sum(b - a for a, b in listing.items) == number:
        fewest = most = number  # 调整、改革、整顿、提高: eight characters in four words
    if number > most and not _cannot_name_more(norm, m, number, listing, last):
        return None
    return Announced(m.start(), m.end(), number, listing.items, fewest, most)


def _of_the_last(noun: str, texts: list[str]) -> bool:
    """Tell whether only the last item is of the noun that is counted (警察总队、保安团4个团)."""
    return noun != "" and texts[-1].endswith(noun) and not all(t.endswith(noun) for t in texts)


def _reach(texts: list[str], listing: Listing) -> tuple[int, int]:
    """Return how few and how many items a list may have that a verb or 和 begins anew inside."""
    inner = [
        i
        for i, text in enumerate(texts[:-1])
        if _BEGINS_ANEW.search(text) or (i and _leads_up(text, texts[i + 1 :]))
    ]
    fewest = min([listing.fewest, *(len(texts) - i for i in inner)])
    parted = sum(1 for text in texts[:-1] if _PARTED.search(text))
    return fewest, listing.most + parted


def _leads_up(text: str, behind: list[str]) -> bool:
    """Tell whether a longer item may begin with a verb: 部署、指挥东线、西线、北线三大战役."""
    return len(text) >= max(map(len, behind)) + _VERB


def _names_kinds(norm: str, m: regex.Match[str]) -> bool:
    unit = m["u"]
    if unit in "级线" and m["n"].isdecimal():
        return False  # 高血压、风险3级 is a grade, 台7线 a road
    return unit in _SUMS_ALONE or _NOUN.match(norm, m.end()) is not None


_VERB = 2  # characters of most verbs
_MANY, _SHORT = 6, 4  # items of a long list of short names, which is told in full


def _cannot_name_more(
    norm: str, m: regex.Match[str], number: int, listing: Listing, last: str
) -> bool:
    """Tell whether a list of fewer than the count is plainly all there is.

    A pair may be two kinds of five things. Three items and more speak for themselves where one
    is missing; where more are missing, only before 大, 省, 级 and the like (but not 十大).
    """
    if len(listing.items) > 2:
        counted = norm[m.end()] if m["u"] == "个" else m["u"]
        if counted in _OF_PLACES and _TAIL.search(last):
            return False  # 东、中、西部四省
        if len(listing.items) >= _MANY and all(b - a <= _SHORT for a, b in listing.items):
            return number - listing.most <= len(listing.items) // 4
        exact = m["u"] in _SUMS_ALONE and number <= 12 and number != 10
        return number == listing.most + 1 or (exact and last[-1] not in PROVINCES)
    (a, b), (c, d) = listing.items
    pair = len(last) <= 4 or b - a >= d - c
    return number == listing.most + 1 and pair and _TAIL.search(last) is None


_Reader = Callable[[str, regex.Match[str], int], Announced | None]
_ALWAYS: tuple[_Reader, ...] = (before, behind, one_by_one, with_figures)
_BY_UNIT: dict[str, tuple[_Reader, ...]] = {
    unit: tuple(
        reader
        for reader, units in (
            (for_one, "包"),
            (abbreviated, "省地市"),
            (places, "省市区县州国地个"),
            (guarded, "关道"),
            (respective_figures, "个种类级"),
        )
        if unit in units
    )
    for unit in "包省地市区县州国个关道种类级"
}


def _readers(norm: str, m: regex.Match[str]) -> tuple[_Reader, ...]:
    more = _BY_UNIT.get(m["u"], ())
    quoted = norm[m.start() - 1 : m.start()] == "“"
    return (*_ALWAYS, *more, spelt_out, parallel_clauses) if quoted else (*_ALWAYS, *more)


_FELL = regex.standard("[一二两三四五六七八九][降跌减]")  # without which UPS_AND_DOWNS cannot match
# Lists that no small count leads to: the words without which the pattern cannot match.
_OWN_CUES: tuple[
    tuple[tuple[str, ...], regex.Pattern[str], Callable[[str, regex.Match[str]], Announced | None]],
    ...,
] = (
    (("分列", "分居", "分获", "分别获得", "分别位列", "包揽", "囊括"), RANKED, ranks),
    (("“一", "“1"), HELPED, one_leads),
    (("依次", "分别"), RANKS, ranks_behind),
    (("第", "榜"), FROM_TO, ranks_behind),
    ((":第一", ":第1"), ORDINALS, by_ordinals),
    (("和关于", "、关于", "以及关于"), ABOUT, about),
    (("”",), ONE_WORD, by_one_word),
    (("分别居住", "分别位于", "分别住", "分别分布"), LINES, by_line),
)


def announced(norm: str, counts: Iterable[regex.Match[str]]) -> Iterator[Announced]:
    """Yield the stated counts whose list stands in the same sentence or the next clauses.

    Args:
        norm: the normalised text.
        counts: the small counts of the text, as `small_counts` finds them.
    """
    for m in counts:
        number = small_number(m["n"])
        for reader in _readers(norm, m):
            found = reader(norm, m, number)
            if found is not None:
                yield found
                break
    for cues, pattern, own in _OWN_CUES:
        for cue in cues:
            if cue in norm:
                yield from filter(None, (own(norm, m) for m in pattern.finditer(norm)))
                break
    if _FELL.search(norm):
        yield from filter(None, (ups_and_downs(norm, m) for m in UPS_AND_DOWNS.finditer(norm)))
