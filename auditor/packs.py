"""Packs: the metrics of one field, their names, and the laws between them, read from TOML.

    title = "选举与表决"
    neutral = ["本次会议"]                 # words that change neither metric nor scope
    stock = ["在院"]                       # metrics of which 截至 tells what there is, not a sum

    units = ["人", "票"]                   # the only units of the field's figures, if given
    organisations = ["净利润"]             # metrics of companies and the like, not of places

    [metrics]                              # name of the metric = the words for it
    "赞成" = ["赞成票", "赞成", "同意"]
    "现有确诊" = ["在院治疗"]                 # a name may begin with an aspect: 新增, 累计, 现有 …

    [[laws]]
    law = "赞成 + 反对 + 弃权 = 表决"        # or ≤, or  不捕率 = 不捕 ÷ 批捕 + 不捕
    complete = true                        # the parts are all there are, by definition
    nearly = ["死亡"]                      # all but these few, which an article may pass over
    assured = true                         # a miss is an error even if it is no plain slip
    needs = ["其余", "剩余"]               # only where one of these stands before a figure
    unless = ["核减", "转出"]              # nowhere where one of these stands around the figures
    margin = 3                             # percent by which a ratio may miss
    per = 1000                             # a ratio of two units, for so many: 每千人床位
    severity = "error"                     # of a violation: error (default), warning, info
    holds = ["…"]                          # texts in which the law is not violated
    breaks = ["… «12» …"]                  # texts in which it is, the figures marked

A term of a law is a metric, with an aspect in front where only that aspect is meant.
"""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from auditor import regex
from auditor.model import Severity
from auditor.words import Words, why

_RELATION = regex.compile(r"≤|<=|=|＝")
_TERM_END = regex.compile(r"\+|＋|÷|/")
_KNOWN = {"title", "neutral", "stock", "units", "organisations", "metrics", "laws"}
_KNOWN_IN_LAW = {
    "law",
    "severity",
    "assured",
    "complete",
    "nearly",
    "needs",
    "unless",
    "holds",
    "breaks",
    "margin",
    "per",
}


class PackError(ValueError):
    """A pack that cannot be used: `reason` tells the file, the place and what is wrong."""

    def __init__(self, zh: str, en: str) -> None:
        self.reason = Words(zh, en)
        super().__init__(zh)

    def within(self, place: object) -> PackError:
        """Return the same complaint with the place in front."""
        return PackError(f"{place}: {self.reason.zh}", f"{place}: {self.reason.en}")


class Term(NamedTuple):
    """A metric in one aspect; the empty aspect stands for any."""

    aspect: str
    metric: str

    def __str__(self) -> str:
        return self.aspect + self.metric


@dataclass(frozen=True, slots=True)
class Law:
    """A relation that figures of one scope and time satisfy.

    form: "order" (the left terms together are at most the right), "sum" (the left terms make
        up the right one) or "ratio" (the one left term is right[0] ÷ the sum of the others).
    assured: a miss of a "sum" is an error even where it is not a plain slip of one figure.
    complete: the parts of a "sum" are all there are, so that no article passes one over; the rate
        of a "ratio" is never taken of other figures than those that its article gives beside it.
    nearly: what little the parts of a "sum" leave out and articles pass over (the dead of a
        disease); where an article says that there is none of it, nothing is left out.
    needs: words of which one has to stand before one of the figures.
    unless: words of which none may stand between the figures or close to them.
    margin: the part of itself by which the rate of a "ratio" may miss.
    per: for how many of its last term a "ratio" of two units is told, 0 if both have one unit.
    """

    pack: str
    text: str
    form: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    severity: Severity = Severity.ERROR
    assured: bool = False
    complete: bool = False
    nearly: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    margin: Fraction = Fraction(0)
    per: int = 0
    holds: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One field: `names` maps every word for a metric to its term."""

    title: str
    names: dict[str, Term]
    neutral: tuple[str, ...]
    stock: frozenset[str]
    units: frozenset[str]
    laws: tuple[Law, ...]
    organisations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words common to all packs, read from meaning.toml."""

    aspects: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    neutral: tuple[str, ...]
    filler: tuple[str, ...]
    planned: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    populations: tuple[str, ...]
    aside: tuple[str, ...]


@cache
def words() -> Vocabulary:
    """Return the words common to all packs."""
    data = tomllib.loads(Path(__file__).with_name("meaning.toml").read_text("utf-8"))

    def table(name: str) -> dict[str, tuple[str, ...]]:
        return {key: tuple(value) for key, value in data[name].items()}

    return Vocabulary(
        table("aspects"),
        table("weak"),
        tuple(data["neutral"]["words"]),
        tuple(data["filler"]["words"]),
        tuple(data["planned"]["words"]),
        table("own"),
        tuple(data["populations"]["words"]),
        tuple(data["aside"]["words"]),
    )


@cache
def by_name() -> dict[str, Pack]:
    """Return the packs that come with the rules by the names of their files, in order."""
    spec = importlib.util.find_spec("auditor.rules")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise PackError("没有安装 auditor.rules", "auditor.rules is not installed")
    return {path.stem: load(path) for path in sorted(Path(places[0], "packs").glob("*.toml"))}


def built_in() -> tuple[Pack, ...]:
    """Return the packs that come with the rules, ordered by file name."""
    return tuple(by_name().values())


def load(path: Path) -> Pack:
    """Read one pack.

    Raises:
        PackError: the file cannot be read, is not TOML, or says something that has no meaning
            here; the message names the file and what is wrong.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        said = why(error)
        raise PackError(f"无法读取（{said.zh}）", f"cannot be read ({said.en})").within(
            path
        ) from error
    except UnicodeDecodeError as error:
        cause = error.reason
        raise PackError(f"不是 UTF-8 编码（{cause}）", f"is not UTF-8 ({cause})").within(
            path
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"不是合格的 TOML（{error}）", f"is not TOML ({error})").within(
            path
        ) from error
    try:
        return _pack(data, path.stem)
    except PackError as error:
        raise error.within(path) from error


@cache
def at(path: str) -> Pack:
    """Return the pack of a file, read once in each process.

    Raises:
        PackError: as `load`.
    """
    return load(Path(path))


def _pack(data: dict[str, Any], stem: str) -> Pack:
    _only(data, _KNOWN, "pack")
    metrics = data.get("metrics")
    if not isinstance(metrics, dict) or not metrics:
        raise PackError(
            "缺少 [metrics]：至少写一个指标及其名称", "[metrics] is missing: name a metric"
        )
    names: dict[str, Term] = {}
    known: set[str] = set()
    for key, spellings in metrics.items():
        term = _term(key)
        known.add(term.metric)
        for name in _strings(spellings, f"metrics.{key}"):
            if names.setdefault(name, term) != term:
                raise PackError(
                    f"名称“{name}”既指“{names[name]}”又指“{term}”",
                    f"the name {name} means both {names[name]} and {term}",
                )
    title = data.get("title", stem)
    if not isinstance(title, str):
        raise PackError("title 应为文字", "title should be text")
    entries = data.get("laws", [])
    if not isinstance(entries, list):
        raise PackError("laws 应写作 [[laws]]", "laws should be written [[laws]]")
    laws = tuple(_law(entry, title, known, n) for n, entry in enumerate(entries, 1))
    neutral = tuple(_strings(data.get("neutral", []), "neutral"))
    stock = frozenset(_strings(data.get("stock", []), "stock"))
    units = frozenset(_strings(data.get("units", []), "units"))
    organisations = frozenset(_strings(data.get("organisations", []), "organisations"))
    return Pack(title, names, neutral, stock, units, laws, organisations)


def _law(entry: Any, pack: str, known: set[str], number: int) -> Law:
    where = f"[[laws]] {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get("law"), str):
        raise PackError(f'{where} 缺少 law = "…"', f'{where} lacks law = "…"')
    _only(entry, _KNOWN_IN_LAW, where)
    text = entry["law"]
    sides = [side.strip() for side in _RELATION.split(text)]
    if len(sides) != 2:
        raise PackError(f"{where}“{text}”应恰有一个 = 或 ≤", f"{where} {text}: one = or ≤, please")
    left, right = ([_term(t.strip()) for t in _TERM_END.split(side)] for side in sides)
    for term in (*left, *right):
        if term.metric not in known:
            raise PackError(
                f"{where}“{text}”里的“{term}”不在 [metrics] 中",
                f"{where} {text}: {term} is not among [metrics]",
            )
    form = "order" if "≤" in text or "<=" in text else "sum"
    if "÷" in text or "/" in text:
        form = "ratio"
        if len(left) != 1 or "+" in sides[1].replace("/", "÷").replace("＋", "+").partition("÷")[0]:
            raise PackError(
                f"{where}“{text}”：比率应写作 率 = 部分 ÷ 整体",
                f"{where} {text}: a ratio is written rate = part ÷ whole",
            )
    if form == "sum" and len(left) == 1:
        left, right = right, left
    if form == "sum" and len(right) != 1:
        raise PackError(
            f"{where}“{text}”：等式有一边应只有一项",
            f"{where} {text}: one side of an equation should be a single term",
        )
    try:
        severity = Severity(entry.get("severity", "error"))
    except ValueError as error:
        raise PackError(
            f"{where} 的 severity 应为 error、warning 或 info",
            f"{where}: severity should be error, warning or info",
        ) from error
    return Law(
        pack,
        text,
        form,
        tuple(left),
        tuple(right),
        severity,
        bool(entry.get("assured", False)),
        bool(entry.get("complete", False)),
        tuple(_strings(entry.get("nearly", []), f"{where} nearly")),
        tuple(_strings(entry.get("needs", []), f"{where} needs")),
        tuple(_strings(entry.get("unless", []), f"{where} unless")),
        Fraction(_whole(entry.get("margin", 0), f"{where} margin", 99), 100),
        _whole(entry.get("per", 0), f"{where} per", 10**6),
        tuple(_strings(entry.get("holds", []), f"{where} holds")),
        tuple(_strings(entry.get("breaks", []), f"{where} breaks")),
    )


def _whole(value: Any, where: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise PackError(
            f"{where} 应为 0 至 {most} 的整数", f"{where} should be a whole number up to {most}"
        )
    return value


def _term(text: str) -> Term:
    for aspect in words().aspects:
        if text.startswith(aspect) and len(text) > len(aspect):
            return Term(aspect, text[len(aspect) :])
    return Term("", text)


def _strings(value: Any, where: str) -> Iterable[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise PackError(f"{where} 应为非空文字的列表", f"{where} should be a list of texts")
    return value


def _only(table: dict[str, Any], known: set[str], where: str) -> None:
    extra = sorted(set(table) - known)
    if extra:
        raise PackError(
            f"{where} 有不认识的项：{'、'.join(extra)}",
            f"{where} has unknown keys: {', '.join(extra)}",
        )
