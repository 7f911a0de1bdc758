"""Organisations: the one that an article speaks of, by the code of its share or by its full name.

What is told of companies, schools and hospitals has no place, but is of them; their name stands
where the path of a place would. Full names are known only where they open a clause: where a name
begins elsewhere, no mark tells. Short names are known where the article itself says whose they are
(以下简称), and where they mean one company alone (`organisations.toml`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from auditor import regex
from auditor.relations.text.marks import begins

_ENDS = "股份有限公司|有限责任公司|有限公司|集团公司|集团|大学|学院|中学|小学|医院|研究院|研究所"
_END = regex.compile(rf"(?:{_ENDS})(?!有限|股份)")
# (600123.SH), (1650.HK), 证券代码:600123. A bare number in brackets must look like a share's.
_CODE = regex.compile(
    r"\((?P<a>\d{6})\.(?:SH|SZ|BJ|OC|NQ)\)|\((?P<b>\d{4,5})\.HK\)"
    r"|\((?P<c>(?:00|30|43|60|68|83|87)\d{4})\)|(?:证券|股票)代码[为是:]*\s*(?P<d>\d{6})"
)
_SHORT = regex.compile(
    r"\((?:以下|下文|下)?(?:统|合)?简称[为:]?[\"“「《']?(?P<short>[\p{Han}A-Za-z0-9]{2,10})[\"”」》']?"
)
_BEFORE = regex.compile(
    r"(?:近日|日前|今日|昨日|今天|昨天|近期|据|由|从|来自|记者|原标题|其中|全资|控股|参股|子公司|母公司|子|\s)+"
)
# With one of these inside, it is a sentence and no name.
_NO_NAME = regex.compile(
    "[的了被将向对在为是和与及或]|公告|显示|披露|发布|[收接]到|实现|通过|持有|旗下|股东|公司.*公司|[^\\p{Han}A-Za-z0-9()·]"
)
_SHORTEST, _LONGEST = 2, 30  # characters before the end of a name, and of a name
_REACH = 50  # characters from the beginning of its clause in which a name ends
_MOST = 200  # names that are looked at
_MARKS = ',;。:!?\n、"“”《》【】|丨'
_OWN = regex.compile("[我本全该](?:校|院|行|司|公司|集团|厂)|公司|集团")
_OPENING = 60  # characters in which an article names the company that it is about
_GENERIC = regex.compile("[全各本我该一几多]|普通|所有|高等|公立|民办|综合|重点|部分|有关|相关")


class Organisations(NamedTuple):
    """The organisations that an article names.

    own: the one that 我校 or 公司 means, "" if there are several or none; company: the one whose
    result the article tells; coded: the codes of those whose share's code stands behind their name,
    and of a short name that the article introduces the full one or its code.
    """

    own: str
    company: str
    coded: dict[str, str]


def find(norm: str) -> Organisations:
    """Return the organisations of a normalised text."""
    codes = {code(found) for found in _CODE.finditer(norm)}
    names: dict[str, int] = {}
    for n, found in enumerate(_END.finditer(norm)):
        if n == _MOST:
            break
        first = begins(norm, found.start(), _MARKS)
        name = name_of(norm[first : found.end()]) if found.end() - first <= _REACH else ""
        if name:
            names.setdefault(name, found.end())
    coded = {}
    for found in _CODE.finditer(norm):
        first = begins(norm, found.start(), _MARKS)
        before = norm[first : found.start()] if found.start() - first <= _REACH else ""
        name = name_of(before) or _BEFORE.sub("", before).strip()
        if _SHORTEST <= len(name) <= _LONGEST and not _NO_NAME.search(name):
            coded[name] = code(found)
    if len(codes) == 1 and len(names) == 1:
        coded |= dict.fromkeys(names, next(iter(codes)))
    coded |= _introduced(norm, coded)
    if codes:
        company = next(iter(codes)) if len(codes) == 1 else ""
        return Organisations(company, company, coded)
    own, at = next(iter(names.items())) if len(names) == 1 else ("", 0)
    opens = at <= _OPENING and own.endswith("公司")
    return Organisations(own, own if opens else "", coded)


def _introduced(norm: str, coded: dict[str, str]) -> dict[str, str]:
    """Return what the short names stand for that an article introduces behind full ones.

    A short name of two organisations stands for none.
    """
    out: dict[str, str] = {}
    for n, found in enumerate(_SHORT.finditer(norm)):
        if n == _MOST:
            break
        first = begins(norm, found.start(), _MARKS)
        before = norm[first : found.start()] if found.start() - first <= _REACH else ""
        name = name_of(before)
        whole = coded.get(name, name)
        out[found["short"]] = whole if out.get(found["short"], whole) == whole else ""
    return {short: whole for short, whole in out.items() if whole}


@cache
def _short_names() -> dict[str, str]:
    data = tomllib.loads(files("auditor").joinpath("organisations.toml").read_text("utf-8"))
    return {short: full for full, names in data["short"].items() for short in names}


def known(words: str) -> str:
    """Return the full name of the company that a short name means wherever it stands, or ""."""
    opening = _BEFORE.match(words)
    return _short_names().get(words[opening.end() if opening else 0 :], "")


def code(found: regex.Match[str]) -> str:
    """Return the name by which a share's code stands for its company."""
    return "证券" + next(group for group in found.groups() if group)


def name_of(words: str) -> str:
    """Return the full name of an organisation that some words are, but for words before it."""
    opening = _BEFORE.match(words)
    name = words[opening.end() if opening else 0 :]
    if name.endswith("有限"):  # 公司 is taken for a word that changes nothing
        name += "公司"
    end = max((found.span()[::-1] for found in _END.finditer(name)), default=None)
    if end is None or end[0] < len(name) or not _SHORTEST <= end[1] <= _LONGEST:
        return ""
    return "" if _NO_NAME.search(name) or _GENERIC.match(name) else name


def own(words: str) -> bool:
    """Tell whether words name the article's own organisation (公司, 我校, 全院)."""
    return _OWN.fullmatch(words) is not None
