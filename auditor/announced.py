"""Stated counts (七个环节, 等9个工作组, 三关, 四包一) and the lists beside them.

One scan finds small numbers with a counting word; what stands around each of them decides which
reader looks for its list. Lists that fill the sentences behind are read in `auditor.sections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from auditor import regex
from auditor.lists import SMALL, Listing, listed_before, listed_between, small_number
from auditor.model import Kind, Quantity

Items = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """A stated count, [start, end), and its list.

    `fewest` and `most` bound how many things the items name. `open` says that the list names only
    some (等): it may not exceed the count. `sure` says that nothing but a mistake explains a
    mismatch.
    """

    start: int
    end: int
    number: int
    items: Items
    fewest: int
    most: int
    open: bool = False
    sure: bool = True

    @property
    def holds(self) -> bool:
        """Whether the list agrees with the count."""
        if self.open:
            return self.fewest <= self.number
        return self.fewest <= self.number <= self.most


_UNIT = "[个大项种类级省市国地州县区家处所条门座支只款部场套道关频行重字线点名位人例件层包口]"
_NAMES = "家渠|门峡|门县|大连池|一大批"  # 五家渠市 and the like are no counts
COUNT = regex.compile(
    rf"(?<![0-9.,%第前每近约超数几十百千万亿零点\-~—a-zA-Z])(?P<n>{SMALL})(?!{_NAMES})(?P<u>{_UNIT})"
)

_HIGHEST = 200  # nobody lists more items than this


def small_counts(norm: str, found: Iterable[Quantity]) -> Iterator[regex.Match[str]]:
    """Yield those quantities that are small whole counts, as matches of numeral and unit."""
    for q in found:
        if q.kind is Kind.COUNT and q.value is not None and q.value < _HIGHEST and not q.hedge:
            m = COUNT.match(norm, q.start)
            if m is not None:
                yield m


# --- lists before the count ---------------------------------------------------------------------

# 通过甲、乙和丙等形式“三频联动”: the number sums up the means that are listed.
_OPEN_MEANS = regex.compile(r"等(?:形式|方式|渠道|手段|途径|方法)“$")
_NO_COUNT = frozenset("点线行重字频道包口")  # behind 等 these are not what is counted
_NOT_ONE = frozenset("点线行重字频道包口大级部批")  # 等一大批, 等一批, 等一部分
# What stands between 、 and an exact count must be the last item and nothing else.
_NOT_ITEM = regex.compile(
    r"[了达到有为是将已可能共计约超近均各另等过着在]|其中|新增|增加|减少|合计"
    r"|(?:的|于|和|及|与|从|由|用|以|对|把|又|还|也|再|上|落实|推进|坚持|实现|开展|推行|实行|执行"
    r"|实施|坚定|增强|弘扬|践行|打造|构建|建立|加强|抓好|设立|建成|完成|形成|发布|推出|制定|出台"
    r"|获得|开设|培育|建设|组建|成立|引进|举办|召开|整治|查处|协调|统筹)$"
)
_JOINED = regex.compile(r"[^和]{2,}(?:和|以及)[^和]{2,}")
_VERBAL = regex.compile(r"[了着过将把被]")
_COUNTED = regex.compile(
    rf"{SMALL}[个项条种类次]"
)  # 加强一个中心、抓好两项工程: counts beside counts
# 「住房、医疗改革三项」: the tail belongs to all items, and other items may have gone before.
_TAIL = regex.compile(
    r"(?:发展|改革|建设|交界|[东南西北中]部|行业|方面|工作|地区|领域|沿线|周边|附近|一带)$"
)
_SUMS_ALONE = frozenset("大省市国地州县区关频行重字线层级")  # no noun need follow these
_NEVER_SUMS = frozenset("名位人例件场只包点口")  # 医生、护士五名 counts persons, not kinds
_NOUN = regex.compile(r"(?![和与及的以则均都分])[\p{Han}“]")


def before(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「甲、乙、丙等N个」 (open) and 「甲、乙、丙N个方面」 (exact)."""
    start = m.start("n")
    if norm[start - 1 : start] == "等":
        barred = _NOT_ONE if number == 1 else _NO_COUNT
        return None if m["u"] in barred else _open_before(norm, start - 1, m, number)
    means = _OPEN_MEANS.search(norm, max(0, start - 4), start)
    if means:
        return _open_before(norm, means.start(), m, number)
    if number > 1 and m["u"] not in _NEVER_SUMS and norm.find("、", max(0, start - 60), start) >= 0:
        return _exact_before(norm, m, number)
    return None


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
    if not _names_kinds(norm, m) or _COUNTED.search(norm, listing.start, listing.end):
        return None
    fewest, most = listing.fewest, listing.most
    sure = number < fewest or (number == most + 1 and _cannot_name_more(norm, listing, last))
    return Announced(m.start(), m.end(), number, listing.items, fewest, most, False, sure)


def _names_kinds(norm: str, m: regex.Match[str]) -> bool:
    unit = m["u"]
    if unit == "级" and m["n"].isdecimal():
        return False  # 高血压、风险3级 is a grade
    return unit in _SUMS_ALONE or _NOUN.match(norm, m.end()) is not None


def _cannot_name_more(norm: str, listing: Listing, last: str) -> bool:
    """Tell whether a pair is plainly a pair; three items and more speak for themselves."""
    if len(listing.items) > 2:
        return True
    (a, b), (c, d) = listing.items
    return _TAIL.search(last) is None and (len(last) <= 4 or b - a >= d - c)


# --- lists behind the count ---------------------------------------------------------------------

_COLON = regex.compile(
    r"(?P<noun>[^,。;:、!?\n()\d]{0,14})"
    r"(?:(?P<colon>:)|,?(?:分别|依次)[是为](?P<respectively>:?)|,即(?!将|可|使|便))"
)
_STOP = regex.compile(r"[,。!?\n;]|$")
_PAIRED = regex.compile(r"[\d一二两三四五六七八九十]+[例名个家人件%元万亿]|[:;]|一是|第一|其一")


def behind(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「N个专区：甲、乙、丙。」, 「N个，分别是甲、乙和丙」, 「N处，即甲、乙」."""
    opening = _COLON.match(norm, m.end())
    if opening is None or number < 2 or m["u"] in "行重字线点包口":
        return None
    start = opening.end()
    stop = _STOP.search(norm, start)
    assert stop is not None  # the end of the text matches
    end = stop.start()
    if "等" in norm[start:end] or end - start > 300 or _PAIRED.search(norm, start, end):
        return None
    if stop[0] == "," or (opening["colon"] and stop[0] not in "。!?"):
        return None
    listing = listed_between(norm, start, end)
    if len(listing.items) < 2:
        return None
    sure = abs(number - listing.most) <= 1 or number < listing.fewest
    return Announced(
        m.start(), m.end(), number, listing.items, listing.fewest, listing.most, False, sure
    )


_NOUN_STOP = regex.compile(r"\p{Han}{1,4}(?=,)")
_SENTENCE_STOP = regex.compile(r"[。!?\n]|$")


def _sentence_end(norm: str, at: int) -> int:
    stop = _SENTENCE_STOP.search(norm, at)
    return stop.start() if stop else len(norm)


def one_by_one(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「两条战线，一条战线抓甲，一条战线抓乙」: 一 with the same counting word and noun."""
    if not 2 <= number <= 5:
        return None
    noun = _NOUN_STOP.match(norm, m.end())
    if noun is None:
        return None
    end = _sentence_end(norm, noun.end())
    again = regex.compile(rf",(?:另|还有|其中)?一{m['u']}{noun[0]}")
    items = [(x.start() + 1, x.end()) for x in again.finditer(norm, noun.end(), end)]
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


_HELPED = regex.compile(r"“[一1](?:托|带|帮|拖)(?P<n>[二两三四五六七八九]|\d)(?!\d)")


def one_leads(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「1名甲、1名乙、1名丙、1名丁配合的“一托三”」: one leads, so many follow."""
    floor = max(norm.rfind("\n", 0, m.start()), m.start() - 120, 0)
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


_PLACE_COUNT = regex.compile(r"(?:\((?:自治)?[省市区州县地旗盟、]+\)|[省市区州县盟旗]){0,2}")
_PLACE_ITEM = (
    r"\p{Han}{2,15}(?:\([^()\n]{0,24}\))?"
    r"(?P<v>\d+)(?:[例人名件起宗家]|个(?!省|市))(?:\([^()\n]{0,24}\))?"
)
_PLACES = regex.compile(
    rf"(?:(?<=[(:])|其中[:,]?|分别[为是]){_PLACE_ITEM}"
    rf"(?:(?:[、,]|以?及|和){_PLACE_ITEM})+(?P<etc>等)?"
)
_WHOLE = regex.compile(r"\d+(?=[例人名件起宗家个])")


def places(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「涉及N个市，其中甲市9例、乙市5例」 and 「N省报告14例（甲省11例，乙省3例）」.

    That every place is named is known only where their figures add up to one stated beside.
    """
    if m["u"] not in "省市区县州国地个" or number < 2:
        return None
    unit = _PLACE_COUNT.match(norm, m.end())
    assert unit is not None
    if m["u"] == "个" and not unit[0]:
        return None
    line = norm.find("\n", m.end())
    limit = min(len(norm) if line < 0 else line, m.end() + 70)
    found = _PLACES.search(norm, m.end(), min(len(norm) if line < 0 else line, m.end() + 900))
    if (
        found is None
        or found.start() > limit
        or COUNT_OF_PLACES.search(norm, unit.end(), found.start())
    ):
        return None
    values = found.captures("v")
    total = sum(map(int, values))
    stated = {int(x) for x in _WHOLE.findall(norm, max(0, m.start() - 60), m.start())}
    stated.update(int(x) for x in _WHOLE.findall(norm, m.end(), found.start()))
    items = tuple(found.spans("v"))
    k = len(items)
    known = found["etc"] is None and total in stated
    if not known and k <= number and not found["etc"]:
        return None
    return Announced(m.start(), m.end(), number, items, k, k, not known)


COUNT_OF_PLACES = regex.compile(r"\d+个?[省市区县州]")

_LINES = regex.compile(r"分别(?:居住|位于|住|分布)[于在]?:[^\S\n]*\n")
_PERSONS = regex.compile(r"(?P<n>\d+)(?:例|名|人)")


def by_line(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「甲区新增5例…，新增25例…，分别居住于：」 and the addresses, one a line, behind it.

    Several may live at one address, but nobody at two: the lines are at most the persons.
    """
    start = max(norm.rfind(mark, 0, m.start()) for mark in "。\n") + 1
    persons = list(_PERSONS.finditer(norm, start, m.start()))
    if not persons or norm.find("其中", start, m.start()) >= 0:
        return None
    items: list[tuple[int, int]] = []
    at = m.end()
    while at < len(norm):
        stop = norm.find("\n", at)
        stop = len(norm) if stop < 0 else stop
        address = norm[at:stop].strip()
        if address and (len(address) > 30 or address.count("。") > address.endswith("。")):
            break
        if address:
            if address.startswith("已") or address[-1] == ":":
                break
            items.append((at, stop))
        if address.endswith("。"):
            break
        at = stop + 1
    number = sum(int(p["n"]) for p in persons)
    if len(items) < 2:
        return None
    span = (persons[0].start(), persons[-1].end())
    return Announced(*span, number, tuple(items), len(items), len(items), True)


_PROVINCES = frozenset("京津沪渝冀豫辽黑吉湘皖鲁苏浙赣鄂桂甘晋蒙陕闽粤琼青宁新藏川滇黔贵云港澳台")
_NOT_PAIRS = frozenset(("辽宁", "吉林"))


def abbreviated(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「京津冀三地」: each 汉字 before the count is a province."""
    end = m.start()
    if m["u"] not in "省地市" or norm[end - 1 : end] not in _PROVINCES:
        return None
    start = end
    while start > 0 and norm[start - 1] in _PROVINCES:
        start -= 1
    k = end - start
    follows = norm[m.end() : m.end() + 1]
    if k < 2 or norm[start:end] in _NOT_PAIRS or follows in "一二三四五六七八九级":
        return None
    items = tuple((n, n + 1) for n in range(start, end))
    return Announced(m.start(), m.end(), number, items, k, k, False, abs(number - k) == 1)


_RANKED = regex.compile(
    rf"(?:分列|分居|分获|分别获得|分别位列|包揽|囊括)[^,。;、\n]{{0,10}}前(?P<n>{SMALL})(?P<u>[名位强])"
)


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
    end = norm.find("\n", m.end())
    end = min(len(norm) if end < 0 else end, m.end() + 600)
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
    start = max(norm.rfind("。", 0, end), norm.rfind("\n", 0, end)) + 1
    clauses = listed_between(norm, start, end, ";﹔")
    key = regex.compile(rf"\s*[^,]{{2,8}}?{m['u']}")
    items = tuple((a, b) for a, b in clauses.items if key.match(norm, a, b))
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


_READERS: tuple[Callable[[str, regex.Match[str], int], Announced | None], ...] = (
    before,
    behind,
    one_by_one,
    for_one,
    abbreviated,
    places,
    guarded,
    parallel_clauses,
    respective_figures,
)
# Lists that no small count leads to: the words without which the pattern cannot match.
_OWN_CUES: tuple[
    tuple[tuple[str, ...], regex.Pattern[str], Callable[[str, regex.Match[str]], Announced | None]],
    ...,
] = (
    (("分列", "分居", "分获", "分别获得", "分别位列", "包揽", "囊括"), _RANKED, ranks),
    (("“一", "“1"), _HELPED, one_leads),
    (("分别居住", "分别位于", "分别住", "分别分布"), _LINES, by_line),
)


def announced(norm: str, counts: Iterable[regex.Match[str]]) -> Iterator[Announced]:
    """Yield the stated counts whose list stands in the same sentence or the next clauses.

    Args:
        norm: the normalised text.
        counts: the small counts of the text, as `small_counts` finds them.
    """
    for m in counts:
        number = small_number(m["n"])
        for reader in _READERS:
            found = reader(norm, m, number)
            if found is not None:
                yield found
                break
    for cues, pattern, own in _OWN_CUES:
        for m in pattern.finditer(norm) if any(cue in norm for cue in cues) else ():
            found = own(norm, m)
            if found is not None:
                yield found
