"""The words of packs compiled into patterns: finds the name of a metric beside a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.packs import Pack, Term, words

_GAP = r"[^,;:。、!?()\n\d]{0,12}?"  # what … in the name of a metric stands for
_WIDE_GAP = r"[^;:。、!?()\n\d]{0,24}?"  # the same, where the name reaches over a comma
_PUNCTUATION = r"[、\s\"'“”‘’《》「」…—\-#*:·]"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns over normalised text.

    names: the longest name of a metric at a place.
    filler: words that may stand between a name and its figure, to the end of the string.
    light: words without weight, to the end of the string.
    tokens: the words that `sorts` knows, and punctuation.
    sorts: of a word the sort ("strong" or "weak" with its aspect, "population" with its name,
        "plan"); words without weight have no sort.
    stock: metrics of which 截至 tells what there is, not what came about.
    periodic: metrics of which laws compare a quarter with the months from January.
    gaps: the names with a gap (铁路…发送旅客), each with its term.
    across: the same names where the gap holds a comma, group g0 the first; None without any.
    units: of a metric, the only units in which its figures are read.
    aspected: metrics of which laws tell what is new, what there is and the sum apart.
    tail: what may follow a figure and its name without narrowing what is counted.
    """

    names: regex.Pattern[str]
    filler: regex.Pattern[str]
    light: regex.Pattern[str]
    tokens: regex.Pattern[str]
    tail: regex.Pattern[str]
    sorts: dict[str, tuple[str, str]]
    terms: dict[str, Term]
    stock: frozenset[str]
    periodic: frozenset[str]
    aspected: frozenset[str]
    units: dict[str, frozenset[str]]
    gaps: tuple[tuple[regex.Pattern[str], Term], ...]
    across: regex.Pattern[str] | None

    def fits(self, term: Term, quantity: Quantity) -> bool:
        """Tell whether a figure can be of a metric: rates are shares and nothing else is, and
        the unit is one that the pack of the metric names, if it names any.
        """
        if (quantity.kind is Kind.SHARE) is not term.metric.endswith("率"):
            return False
        return quantity.unit in self.units.get(term.metric, (quantity.unit,))

    def term(self, name: str) -> Term:
        """Return the term of a name as it was found in a text."""
        found = self.terms.get(name)
        if found is not None:
            return found
        return next(term for pattern, term in self.gaps if pattern.fullmatch(name))


@lru_cache(maxsize=8)
def compiled(packs: tuple[Pack, ...]) -> Lexicon:
    """Compile the words of these packs; a name in several packs means what the first says."""
    common = words()
    terms: dict[str, Term] = {}
    for pack in packs:
        terms = pack.names | terms
    gapped = {name: term for name, term in terms.items() if "…" in name}
    plain = [name for name in terms if "…" not in name]
    gap_patterns = [_GAP.join(regex.escape(p) for p in name.split("…")) for name in gapped]
    first = "".join(sorted({name[0] for name in terms}))
    names = "|".join([*gap_patterns, trie(plain)])
    idle = [*common.neutral, *(w for pack in packs for w in pack.neutral)]
    sorts = dict.fromkeys(common.planned, ("plan", "预计"))
    for sort, table in (("weak", common.weak), ("strong", common.aspects)):
        sorts |= {w: (sort, aspect) for aspect, spellings in table.items() for w in spellings}
    sorts |= {w: ("population", w) for w in common.populations}
    neutral, filler = trie(idle), trie(common.filler)
    light = rf"(?:{neutral}|{filler}|{_PUNCTUATION})*"
    return Lexicon(
        regex.compile(f"(?=[{regex.escape(first)}])(?:{names})"),
        regex.compile(rf"(?:{filler})*\Z"),
        regex.compile(rf"{light}\Z"),
        regex.compile(trie([*idle, *sorts]) + "|" + _PUNCTUATION + "+"),
        regex.compile(
            rf"\Z|[和及与或并中内]|以及|以上|左右|同?比|较|增|下降|减|回落|上升|均|等|{light}\Z"
        ),
        sorts,
        terms,
        frozenset().union(*(pack.stock for pack in packs)),
        _with(packs, "单季", "前期"),
        _with(packs, "新增", "累计", "现有"),
        {term.metric: pack.units for pack in packs if pack.units for term in pack.names.values()},
        tuple((regex.compile(p), t) for p, t in zip(gap_patterns, gapped.values(), strict=True)),
        _across(gapped) if gapped else None,
    )


def _across(names: Iterable[str]) -> regex.Pattern[str]:
    wide = (_WIDE_GAP.join(map(regex.escape, name.split("…"))) for name in names)
    return regex.compile("|".join(f"(?P<g{n}>{pattern})" for n, pattern in enumerate(wide)))


def _with(packs: tuple[Pack, ...], *aspects: str) -> frozenset[str]:
    laws = (law for pack in packs for law in pack.laws)
    terms = (term for law in laws for term in (*law.left, *law.right))
    return frozenset(term.metric for term in terms if term.aspect in aspects)


def trie(choices: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the choices, by common beginnings."""
    root: dict[str, Any] = {}
    for word in choices:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    inner = [regex.escape(char) + _branch(below) for char, below in sorted(node.items()) if char]
    if not inner:
        return ""
    body = inner[0] if len(inner) == 1 and "" not in node else "(?:" + "|".join(inner) + ")"
    return body + "?" if "" in node else body
