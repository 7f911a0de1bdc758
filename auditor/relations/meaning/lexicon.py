"""The words of packs compiled into patterns: finds the name of a metric beside a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.packs import Pack, Term, words

_GAP = r"[^,;:。、!?()\n\d]{0,12}?"  # what … in the name of a metric stands for
_WIDE_GAP = r"[^;:。、!?()\n\d]{0,24}?"  # the same, where the name reaches over a comma
# How a metric ends whose figures are shares.
_RATES = ("率", "系数", "强度", "深度", "面", "贷比", "成本收入比")
_PUNCTUATION = r"[、\s\"'“”‘’《》「」…—\-#*:·]"


class Endings:
    """Words by their last character, the longest first, to find the one that a text ends with."""

    def __init__(self, choices: Iterable[str]) -> None:
        self._by_last: dict[str, tuple[str, ...]] = {}
        for word in sorted(choices, key=lambda w: (-len(w), w)):
            self._by_last[word[-1]] = (*self._by_last.get(word[-1], ()), word)

    @property
    def lasts(self) -> frozenset[str]:
        """The last characters of the words."""
        return frozenset(self._by_last)

    def find(self, text: str, end: int) -> str:
        """Return the longest word that ends at `end`, or "" if none does."""
        for word in self._by_last.get(text[end - 1], ()):
            if text.endswith(word, 0, end):
                return word
        return ""


class Lexicon(NamedTuple):
    """The words of packs, over normalised text.

    endings: the names of metrics; gap_endings: the last parts of names with a gap.
    filler: words that may stand between a name and its figure.
    lasts: the last characters of all these, to see at once where none can end.
    behind: a name (group name) behind words without weight.
    begins: the characters with which what `behind` matches may begin, marks aside.
    light: words without weight, to the end of the string.
    tokens: the words that `sorts` knows, and punctuation.
    sorts: of a word the sort ("strong" or "weak" with its aspect, "population" with its name,
        "plan"); words without weight have no sort.
    tail: what may follow a figure and its name without narrowing what is counted.
    stock: metrics of which 截至 tells what there is, not what came about.
    periodic: metrics of which laws compare a quarter with the months from January.
    aspected: metrics of which laws tell what is new, what there is and the sum apart.
    standing: metrics of which laws tell what there is now.
    units: of a metric, the only units in which its figures are read.
    idle: of a metric, the words that its own packs call neutral, and those of `sorts`.
    gaps: a name with a gap (铁路…发送旅客), its pattern up to the end of the string, the same
        where the gap holds a comma, and its term.
    """

    endings: Endings
    gap_endings: Endings
    filler: Endings
    lasts: frozenset[str]
    behind: re.Pattern[str]
    begins: frozenset[str]
    light: regex.Pattern[str]
    tokens: regex.Pattern[str]
    tail: regex.Pattern[str]
    sorts: dict[str, tuple[str, str]]
    terms: dict[str, Term]
    stock: frozenset[str]
    periodic: frozenset[str]
    aspected: frozenset[str]
    standing: frozenset[str]
    units: dict[str, frozenset[str]]
    idle: dict[str, regex.Pattern[str]]
    gaps: tuple[tuple[str, regex.Pattern[str], regex.Pattern[str], Term], ...]

    def fits(self, term: Term, quantity: Quantity) -> bool:
        """Tell whether a figure can be of a metric: rates are shares and nothing else is, and
        the unit is one that the pack of the metric names, if it names any.
        """
        if (quantity.kind is Kind.SHARE) is not term.metric.endswith(_RATES):
            return False
        return quantity.unit in self.units.get(term.metric, (quantity.unit,))

    def without_idle(self, term: Term, text: str) -> str:
        """Return a text without the words that the packs of a metric call neutral."""
        pattern = self.idle[term.metric]
        return pattern.sub(lambda m: m[0] if m[0] in self.sorts else "", text)

    def name_before(self, text: str) -> tuple[int, int, Term] | None:
        """Return [start, end) and the term of the longest name from which only filler leads to
        the end of a text.
        """
        end, found = len(text), None
        while end > 0 and text[end - 1] in self.lasts:
            name = self.endings.find(text, end)
            if len(name) > 1 and (found is None or end - len(name) < found[0]):
                found = (end - len(name), end, self.terms[name])
            if self.gap_endings.find(text, end):
                found = self._gapped(text, end, wide=False) or found
            end -= len(self.filler.find(text, end)) or end
        return found

    def name_across(self, text: str) -> tuple[int, int, Term] | None:
        """Do the same for a name whose gap holds a comma (铁路客流上升，发送旅客…)."""
        end = len(text)
        while end > 0:
            if self.gap_endings.find(text, end):
                return self._gapped(text, end, wide=True)
            end -= len(self.filler.find(text, end)) or end
        return None

    def _gapped(self, text: str, end: int, wide: bool) -> tuple[int, int, Term] | None:
        """Return the nearest name with a gap that ends at `end`."""
        found, nearest = None, (0, 0)
        for name, narrow, across, term in self.gaps:
            first, _, last = name.partition("…")
            if text.endswith(last, 0, end):
                pattern = across if wide else narrow
                for hit in pattern.finditer(text, 0, end, overlapped=True):
                    place = (hit.start() + len(first), len(first))
                    if place > nearest:
                        found, nearest = (hit.start(), end, term), place
        return found


@lru_cache(maxsize=8)
def compiled(packs: tuple[Pack, ...]) -> Lexicon:
    """Compile the words of these packs; a name in several packs means what the first says."""
    common = words()
    terms: dict[str, Term] = {}
    for pack in packs:
        terms = pack.names | terms
    gapped = {name: term for name, term in terms.items() if "…" in name}
    plain = [name for name in terms if "…" not in name]
    idle = [*common.neutral, *(w for pack in packs for w in pack.neutral)]
    sorts = dict.fromkeys(common.planned, ("plan", "预计"))
    for sort, table in (("weak", common.weak), ("strong", common.aspects)):
        sorts |= {w: (sort, aspect) for aspect, spellings in table.items() for w in spellings}
    sorts |= {w: ("population", w) for w in common.populations}
    endings, fillers = Endings(plain), Endings(common.filler)
    gap_endings = Endings({name.rpartition("…")[2] for name in gapped})
    light = rf"(?:{trie([*idle, *common.filler])}|{_PUNCTUATION})*"
    return Lexicon(
        endings,
        gap_endings,
        fillers,
        endings.lasts | gap_endings.lasts | fillers.lasts,
        regex.standard(rf"{light}?(?P<name>{trie(plain)})"),
        frozenset(word[0] for word in (*plain, *idle, *common.filler)),
        regex.compile(rf"{light}\Z"),
        regex.compile(trie([*common.neutral, *sorts]) + "|" + _PUNCTUATION + "+"),
        regex.compile(
            rf"\Z|[和及与或并中内]|以及|以上|左右|同?比|较|增|下降|减|回落|上升|均|等|{light}\Z"
        ),
        sorts,
        terms,
        frozenset().union(*(pack.stock for pack in packs)),
        _with(packs, "单季", "前期"),
        _with(packs, "新增", "累计", "现有"),
        _with(packs, "现有"),
        {term.metric: pack.units for pack in packs if pack.units for term in pack.names.values()},
        _idle(packs, sorts),
        tuple(
            (name, _with_gap(name, _GAP), _with_gap(name, _WIDE_GAP), term)
            for name, term in gapped.items()
        ),
    )


def _idle(packs: tuple[Pack, ...], kept: Iterable[str]) -> dict[str, regex.Pattern[str]]:
    """Return the neutral words of each metric's packs, and the words that are not to be cut."""
    neutral: dict[str, frozenset[str]] = {}
    for pack in packs:
        for metric in {term.metric for term in pack.names.values()}:
            neutral[metric] = neutral.get(metric, frozenset()) | set(pack.neutral)
    patterns = {w: regex.compile(trie([*w, *kept])) for w in set(neutral.values())}
    return {metric: patterns[w] for metric, w in neutral.items()}


def _with_gap(name: str, gap: str) -> regex.Pattern[str]:
    return regex.compile(gap.join(map(regex.escape, name.split("…"))) + r"\Z")


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
