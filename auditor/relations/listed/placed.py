"""Counts of places and persons against the places that are listed for them."""

from __future__ import annotations

from auditor import regex
from auditor.relations.listed.counts import Announced
from auditor.relations.text.lists import paragraph_end, paragraph_start

_PLACE_COUNT = regex.compile(r"(?:\((?:自治)?[省市区州县地旗盟、]+\)|[省市区州县盟旗]){0,2}")
_PLACE_ITEM = (
    r"\p{Han}{2,15}(?:\([^()\n]{0,24}\))?"
    r"(?P<v>\d+)(?:[例人名件起宗家]|个(?!省|市))(?:\([^()\n]{0,24}\))?"
)
_PLACES = regex.compile(
    rf"(?:(?<=[(:])|其中[:,]?|分别[为是]){_PLACE_ITEM}"
    rf"(?:(?:[、,]|以?及|和){_PLACE_ITEM})+(?P<etc>等)?"
)
# What is divided among kinds of cases (境外输入 22 例，本土 36 例) is not divided among places.
_NO_PLACE = regex.compile(
    "[省市县境国][内外]|输入|本[土地]|[男女]性|重症|轻症|[轻重]型|病例|感染者|其[他余]|另有"
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
    stop = paragraph_end(norm, m.end(), 900)
    limit = min(stop, m.end() + 70)
    found = _PLACES.search(norm, m.end(), stop)
    if (
        found is None
        or found.start() > limit
        or _NO_PLACE.search(norm, found.start(), found.end())
        or _COUNT_OF_PLACES.search(norm, unit.end(), found.start())
        or _OWNERS.match(norm, unit.end())
        or _ANEW.search(norm, unit.end(), found.start())
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


# 15个省份的260家企业参展，其中…: the list divides what the places sent.
_OWNERS = regex.compile(r"份?的\d")
# 覆盖28个省。共设62个专业，其中…: the list divides what the next sentence counts.
_ANEW = regex.compile(r"。[^。]*\d+[个项所家种类门]")
_COUNT_OF_PLACES = regex.compile(r"\d+个?[省市区县州]|中,?有?\d+个(?![省市区县州])")

LINES = regex.compile(r"分别(?:居住|位于|住|分布)[于在]?:[^\S\n]*\n")
_PERSONS = regex.compile(r"(?P<n>\d+)(?:例|名|人)")


def by_line(norm: str, m: regex.Match[str]) -> Announced | None:
    """Read 「甲区新增5例…，新增25例…，分别居住于：」 and the addresses, one a line, behind it.

    Several may live at one address, but nobody at two: the lines are at most the persons.
    """
    start = paragraph_start(norm, m.start(), 300)
    start = max(start, norm.rfind("。", start, m.start()) + 1)
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


PROVINCES = frozenset("京津沪渝冀豫辽黑吉湘皖鲁苏浙赣鄂桂甘晋蒙陕闽粤琼青宁新藏川滇黔贵云港澳台")
_NOT_PAIRS = frozenset(("辽宁", "吉林"))


def abbreviated(norm: str, m: regex.Match[str], number: int) -> Announced | None:
    """Read 「京津冀三地」: each 汉字 before the count is a province."""
    end = m.start()
    if m["u"] not in "省地市" or norm[end - 1 : end] not in PROVINCES:
        return None
    start = end
    while start > 0 and norm[start - 1] in PROVINCES:
        start -= 1
    k = end - start
    follows = norm[m.end() : m.end() + 1]
    if k < 2 or norm[start:end] in _NOT_PAIRS or follows in "一二三四五六七八九级":
        return None
    items = tuple((n, n + 1) for n in range(start, end))
    return Announced(m.start(), m.end(), number, items, k, k)
