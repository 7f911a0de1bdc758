"""What the labels of parts say: states, sides that together leave nothing out, places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from auditor import regex
from auditor.relations.sums.parts import REST, Item

_STATE = 8  # characters of a state behind its figure
_NUMERAL = regex.standard(r"[一二三四五六七八九十\d]++(?![年月日季时点届])")
_SEX = regex.standard("[男女]")
_JOINED = regex.standard("[、和与及]")
# A pattern of all their words, and groups of words that together leave nothing out.
_Groups = tuple[re.Pattern[str], list[frozenset[str]]]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("auditor").joinpath("parts.toml").read_text("utf-8"))


@cache
def _words() -> tuple[re.Pattern[str], dict[int, _Groups], frozenset[str]]:
    """Return the states, the complements by how many they are, and the ends of place names."""
    data = _data()
    states = regex.standard("|".join(map(regex.escape, data["states"])))
    groups: dict[int, list[frozenset[str]]] = {}
    for group in map(frozenset, data["complements"]):
        groups.setdefault(len(group), []).append(group)
    complements = {
        count: (regex.standard("|".join(sorted(map(regex.escape, frozenset().union(*some))))), some)
        for count, some in groups.items()
    }
    return states, complements, frozenset(data["places"])


@cache
def use_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for using some of a stock, and the counters that may stand for its noun."""
    data = _data()
    return frozenset(data["uses"]), frozenset(data["counters"])


def is_state(item: Item) -> bool:
    """Tell whether an item names a state or trait instead of a separate portion.

    Behind its figure a state is a word or two (5 例治愈出院); longer words describe the portion.
    """
    if not item.named_first and len(item.label) > _STATE:
        return False
    states = _words()[0]
    if states.search(item.label) is None:
        return False
    # 党员干部和群众 are more than 党员; 重症和危重症 are states both.
    return all(states.search(part) for part in _JOINED.split(item.label))


def complementary(items: Sequence[Item]) -> bool:
    """Tell whether the labels of all items name sides that together leave nothing out."""
    known = _words()[1].get(len(items))
    if not known:
        return False
    any_word, groups = known
    labels = [f"{i.label} {i.claim.after[:6]}" for i in items]
    if not all(map(any_word.search, labels)):
        return False
    for group in groups:
        named: set[str] = set()
        for label in labels:
            found = _named(group, label)
            if not found:
                break
            named.update(found)
        else:
            if len(named) == len(group):
                return True
    return False


def complement_of(one: str, two: str) -> bool:
    """Tell whether two wordings name two sides that together leave nothing out."""
    any_word, groups = _words()[1][2]
    if not any_word.search(one) or not any_word.search(two):
        return False
    for group in groups:
        a, b = group
        found = _named(group, one), _named(group, two)
        if found in (([a], [b]), ([b], [a])):
            return True
    return False


@cache
def _verdicts() -> dict[str, list[tuple[str, str]]]:
    """Return, for the verdict that a wording ends in, its opposites."""
    out: dict[str, list[tuple[str, str]]] = {}
    for one, two in _data()["verdicts"]:
        out.setdefault(one, []).append((one, two))
        out.setdefault(two, []).append((two, one))
    return out


def opposite_verdicts(one: str, two: str) -> bool:
    """Tell whether two wordings differ in nothing but opposite verdicts (达标天数, 超标天数).

    The second may leave out what the first has named: 抽检达标, 超标.
    """
    known = _verdicts()
    for word in sorted(known, key=len, reverse=True):
        if word in one:
            return any(one.replace(a, b, 1).endswith(two) and b in two for a, b in known[word])
    return False


def _named(group: frozenset[str], label: str) -> list[str]:
    """Return the words of a group that stand in a label; 不合格 does not say 合格, too."""
    found = [word for word in group if word in label]
    if len(found) < 2:
        return found
    return [w for w in found if not any(w != x and w in x for x in found)]


def overlapping(items: Sequence[Item]) -> bool:
    """Tell whether two parts are told by different traits, one by sex: 农村党员, 女党员."""
    sexes = [_SEX.search(i.label) is not None for i in items]
    return len(items) == 2 and sexes[0] != sexes[1] and REST.match(items[1].label) is None


def numbered(items: Sequence[Item], whole: str) -> bool:
    """Tell whether labels differ in nothing but a number, and their whole has none: 一期, 二期.

    What is so named has nothing in common, so that together it cannot exceed its whole.
    """
    labels = [i.label.removeprefix("其中").lstrip(",:") for i in items]
    forms = {_NUMERAL.sub("#", label) for label in labels}
    alike = len(forms) == 1 and len(set(labels)) == len(labels) > 1
    form = forms.pop()
    return alike and "#" in form and _NUMERAL.sub("#", whole) != form


def placed(items: Sequence[Item]) -> bool:
    """Tell whether every label ends like the name of a place."""
    ends = _words()[2]
    return all(i.label[-1:] in ends for i in items)
