"""The vocabulary of `lexicon.toml` and `labels.toml`, turned into look-up tables once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

from auditor import regex
from auditor.model import Kind


class Unit(NamedTuple):
    """A unit word: how it is written everywhere, and the kind of quantity that it makes."""

    name: str
    kind: Kind


_KINDS = {
    "count": Kind.COUNT,
    "duration": Kind.DURATION,
    "age": Kind.AGE,
    "ordinal": Kind.ORDINAL,
    "measure": Kind.MEASURE,
    "share": Kind.SHARE,
    "points": Kind.POINTS,
    "multiple": Kind.MULTIPLE,
}
_DATA = tomllib.loads(files("auditor").joinpath("lexicon.toml").read_text("utf-8"))
LABELS: dict[str, dict[str, str]] = tomllib.loads(
    files("auditor").joinpath("labels.toml").read_text("utf-8")
)


def _units() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for group, kind in _KINDS.items():
        for words in _DATA[group].values():
            for word in words.split():
                table.setdefault(word, Unit(word, kind))
    for words in _DATA["money"].values():
        names = words.split()
        for word in names:
            table[word] = Unit(names[0], Kind.MONEY)
    for same, name in _DATA["same"].items():
        for word in name.split():
            table[word] = Unit(same, table[same].kind)
    return table


def trie(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of the words without trying each of them."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    leaf = "" in node
    single = [c for c, rest in node.items() if c and list(rest) == [""]]
    branches = [
        re.escape(c) + _pattern(rest) for c, rest in node.items() if c and list(rest) != [""]
    ]
    if single:
        branches.append(
            re.escape(single[0]) if len(single) == 1 else f"[{re.escape(''.join(single))}]"
        )
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not leaf else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?+" if leaf and not body.startswith("(?:") else body + ("?+" if leaf else "")


def pattern(text: str) -> re.Pattern[str]:
    r"""Compile a pattern in which \d means 0 to 9 alone, not the digits of every script."""
    out, inside, i = [], False, 0
    while i < len(text):
        char = text[i : i + 2] if text[i] == "\\" else text[i]
        if char == "\\d":
            out.append("0-9" if inside else "[0-9]")
        else:
            out.append(char)
            inside = char == "[" if not inside else char != "]"
        i += len(char)
    return regex.standard("".join(out))


UNITS = _units()
NOT_BEFORE: dict[str, str] = _DATA["not_before"]
NEXT_WORD = {unit: tuple(words.split()) for unit, words in _DATA["next_word"].items()}
NEXT_FIRST = frozenset(word[0] for words in NEXT_WORD.values() for word in words)
BEFORE = {word: effect for effect, words in _DATA["before"].items() for word in words.split()}
BLOCKED: dict[str, str] = _DATA["blocked"]
RATES = [*_DATA["rate"]["words"].split()]
_AREAS = frozenset(_DATA["same"]["平方米"].split())


def per(name: str, rate: str) -> str:
    """Return the unit of a rate as it is told behind a stroke or 每: 元/㎡ is 元/平方米."""
    below = rate.lstrip("/每")
    return f"{name}/{'平方米' if below in _AREAS else below}"


AFTER = {word: effect for effect, words in _DATA["after"].items() for word in words.split()}
SILENT = frozenset(word for words in _DATA["silent"].values() for word in words.split())
LONGEST_SILENT = max(map(len, SILENT))
NOUN_CUE = frozenset(_DATA["noun_cue"]["chars"])
DAY_PARTS = frozenset(_DATA["calendar"]["day_parts"].split())
ANCHORS = _DATA["calendar"]["anchors"].split()
ERAS: dict[str, int] = _DATA["eras"]
CURRENCIES = {w: UNITS[w].name for w in _DATA["calendar"]["currency_before"].split()}
CUES = {name: words.split() for name, words in _DATA["cues"].items()}
SIGNS: dict[str, str] = _DATA["currency_signs"]
