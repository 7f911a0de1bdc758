"""Places by name: the province, prefecture and county that words stand for, as one path.

A path is written 甘肃省/兰州市/城关区, so that what lies within a place begins with its path;
the whole country is 全国, and another country stands by its own name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from auditor import regex
from auditor.packs import words
from auditor.relations.meaning.lexicon import trie

NATION = "全国"
_PROVINCE_END = regex.compile("(?:特别行政区|[壮回]族自治区|维吾尔自治区|自治区|省|市)$")
_CITY_END = regex.compile(
    "(?:(?:(?:[蒙藏彝苗侗傣白壮黎羌]|哈尼|布依|土家|朝鲜|景颇|傈僳)族|蒙古族?|回族|藏族|哈萨克|柯尔克孜)*自治州"
    "|市|地区|盟|林区|自治县|县)$"
)
_COUNTY_END = regex.compile("(?:新区|自治县|[区县市旗])$")
_NATIONAL_OFFICE = regex.compile("国家(?:卫生健康委|卫健委|统计局)|财政部|海关总署|国务院")
# What may stand behind a place's name without changing it.
_BEHIND = regex.compile("(?:境内|辖区内?|地区|区域|全[省市区县州]|各地|方面|[：:,、\\s的内])+$")
_SHORTEST, _LONGEST = 2, 15  # characters of a name


class Gazetteer(NamedTuple):
    """Names to paths. `provinces` and `cities` know full and short names, `counties` full ones;
    a name that several places share has several paths.
    """

    provinces: dict[str, str]
    cities: dict[str, tuple[str, ...]]
    counties: dict[str, tuple[str, ...]]
    countries: frozenset[str]
    mention: regex.Pattern[str]
    abroad: regex.Pattern[str]


@cache
def _gazetteer() -> Gazetteer:
    data = tomllib.loads(files("auditor").joinpath("places.toml").read_text("utf-8"))
    provinces: dict[str, str] = {}
    cities: dict[str, list[str]] = {}
    counties: dict[str, list[str]] = {}
    spoken: list[str] = []
    for path, below in data["divisions"].items():
        province, _, city = path.partition("/")
        provinces[province] = provinces[_PROVINCE_END.sub("", province)] = province
        if city:
            spoken.append(city)
            short = _short(city)
            for name in sorted({city, short, short + "州"} if city[-1] == "州" else {city, short}):
                cities.setdefault(name, []).append(path)
        for county in below.split():
            counties.setdefault(county, []).append(f"{path}/{county}")
    for short in [name for name in cities if name in provinces]:
        del cities[short]  # 吉林 is the province, 海南 too
    known = set(provinces) | set(spoken)
    return Gazetteer(
        provinces,
        {name: tuple(paths) for name, paths in cities.items()},
        {name: tuple(paths) for name, paths in counties.items()},
        frozenset(data["countries"].split()),
        regex.compile(trie(known)),
        regex.compile(trie(data["countries"].split())),
    )


def _short(city: str) -> str:
    short = _CITY_END.sub("", city)
    return short if len(short) >= _SHORTEST else city


def resolve(name: str, within: str = "") -> str:
    """Return the path of the place that some normalised words name, or "" if they name none.

    Args:
        name: the words, which must be nothing but the name.
        within: the path of the place around, in which shared names are looked for first.
    """
    known = _gazetteer()
    name = _BEHIND.sub("", name.strip())
    if name in words().own["国"]:
        return NATION
    if name in known.countries:
        return name
    for own in words().own["国"]:
        name = name.removeprefix(own)
    around = "" if within == NATION else within
    whole = _pick(known.cities.get(name, ()), around) or _pick(known.counties.get(name, ()), around)
    if whole or not name:
        return whole
    end = _longest(known.provinces, name)
    if not end:
        return _in_city(known, name, around)
    province = known.provinces[name[:end]]
    rest = name[end:]
    if not rest:
        return province
    found = _only(known.cities.get(rest, ()), province)
    return found or _only(known.counties.get(rest, ()), province) or _in_city(known, rest, province)


def abroad(path: str) -> bool:
    """Tell whether a path is that of another country."""
    return path in _gazetteer().countries


def _in_city(known: Gazetteer, name: str, around: str) -> str:
    """Read 兰州市城关区: a prefecture and, behind it, a county of it."""
    end = _longest(known.cities, name)
    city = _pick(known.cities[name[:end]], around) if end else ""
    return _only(known.counties.get(name[end:], ()), city) if city else ""


def _pick(paths: tuple[str, ...], around: str) -> str:
    """Return the only path within the nearest place around that has any, or the only one."""
    while around:
        if any(path.startswith(around + "/") for path in paths):
            return _only(paths, around)
        around = around.rpartition("/")[0]
    return paths[0] if len(paths) == 1 else ""


def _only(paths: tuple[str, ...], within: str) -> str:
    inside = [path for path in paths if path.startswith(within + "/")]
    return inside[0] if len(inside) == 1 else ""


def _longest(names: Mapping[str, object], text: str) -> int:
    for end in range(min(len(text), _LONGEST), _SHORTEST - 1, -1):
        if text[:end] in names:
            return end
    return 0


class Heading(NamedTuple):
    """The place of a headline: `path` as far down as it is told; `either` if it names a province
    and a place in it, so that the text may tell of both (江苏新增5例 均在苏州).
    """

    path: str
    either: bool


def heading(norm: str) -> Heading:
    """Return the one place that a headline names, with the path "" if it names none or several."""
    whole = subject(norm)
    if not whole or whole == NATION:
        return Heading(whole, False)
    province = whole.partition("/")[0]
    rest = norm.replace(province, " ").replace(_PROVINCE_END.sub("", province), " ")
    inner = _inside(province)
    found = {inner[name] for name in inner if name in rest}
    path = next(iter(found)) if len(found) == 1 else whole
    return Heading(path, bool(found) and rest != norm)


@cache
def _inside(province: str) -> dict[str, str]:
    """Return the short names of what lies in a province, each with its prefecture if it is one."""
    known = _gazetteer()
    out: dict[str, str] = {}
    for table in (known.counties, known.cities):
        for name, paths in table.items():
            for path in paths:
                short = _COUNTY_END.sub("", _short(name))
                if path.startswith(province + "/") and len(short) >= _SHORTEST:
                    out[short] = path
    return out


def subject(norm: str) -> str:
    """Return the one province, or the whole country, that an article speaks of, or "".

    It speaks of a province if it names no other, and of the country if it names none and quotes
    an office of the state. A prefecture counts for its province, and is meant where the article
    names no other of its kind.
    """
    known = _gazetteer()
    named = set(known.mention.findall(norm))
    provinces = {known.provinces[name] for name in named if name in known.provinces}
    cities = {path for name in named if name in known.cities for path in known.cities[name]}
    above = provinces | {city.partition("/")[0] for city in cities}
    if len(above) > 1 or known.abroad.search(norm):
        return ""
    if not above:
        return NATION if _NATIONAL_OFFICE.search(norm) else ""
    if not provinces and len(cities) == 1:
        return next(iter(cities))
    return next(iter(above))
