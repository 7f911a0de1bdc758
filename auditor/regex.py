"""The module `regex`, with patterns compiled when first used and kept from run to run.

To compile the project's patterns takes several times longer than to audit an article. So a
pattern waits until it is needed, and a compiled one can be pickled and loads in microseconds.
Nothing here touches a file: the command line brings the bytes kept by an earlier run
(`preload`) and takes them back (`dump`). Without them everything works, only slower.

Patterns that begin with a set of characters, or that are tried on a few characters only, run
two or three times faster in the standard library's `re`; those of many words at once run faster
in `regex`. `re` pickles a pattern as its source: `standard` keeps the code that it is compiled
to, as `regex` does by itself.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import io
import pickle
import re
from array import array
from collections.abc import Callable
from contextlib import suppress
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, cast

import regex as _regex
from regex import DOTALL as DOTALL
from regex import IGNORECASE as IGNORECASE
from regex import MULTILINE as MULTILINE
from regex import VERBOSE as VERBOSE
from regex import Match as Match
from regex import Pattern as Pattern
from regex import escape as escape
from regex import finditer as finditer
from regex import fullmatch as fullmatch
from regex import match as match
from regex import search as search
from regex import split as split
from regex import sub as sub

# Flags, code, number of groups, groups by name, names by group.
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
# What `\\p{Han}` means, as ranges for a set of characters in a pattern of `standard`.
HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U00033479"
)
_MOST = 2_000  # patterns kept; the leftovers of older versions go when there are more

_kept: dict[tuple[str, int], Pattern[str]] = {}
_used: dict[tuple[str, int], Pattern[str]] = {}
_kept_codes: dict[str, _Code] = {}
_used_codes: dict[str, _Code] = {}
_waiting: list[Callable[[], bytes]] = []  # at most one that brings what is kept
_loaders: list[Callable[[], bytes]] = []


class _Waiting:
    """A pattern that compiles itself when one of its attributes is first asked for.

    The attribute then stays here, so that later calls go straight to the compiled pattern's.
    """

    def __init__(self, pattern: str, compiled: Callable[[], Any]) -> None:
        self.pattern = pattern
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(self._compiled(), name)
        setattr(self, name, value)
        return value


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """Return the pattern; what is wrong with it shows when it is first used."""
    return cast(Pattern[str], _Waiting(pattern, lambda: _compiled(pattern, int(flags))))


def standard(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the standard library's `re`, likewise."""
    return cast("re.Pattern[str]", _Waiting(pattern, lambda: _compiled_standard(pattern)))


def _compiled(pattern: str, flags: int) -> Pattern[str]:
    key = (pattern, flags)
    if key not in _used:
        _take_over()
        _used[key] = _kept.get(key) or _regex.compile(pattern, flags)
    return _used[key]


def _compiled_standard(pattern: str) -> re.Pattern[str]:
    _take_over()
    code = _used_codes.get(pattern) or _kept_codes.get(pattern) or _code(pattern)
    _used_codes[pattern] = code
    flags, words, *groups = code
    return cast("re.Pattern[str]", _sre.compile(pattern, flags, list(array("I", words)), *groups))


def _code(pattern: str) -> _Code:
    """Return what `re.compile` hands to the engine: flags, code, groups and their names."""
    parsed = _parser.parse(pattern)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    words = array("I", _compiler._code(parsed, 0)).tobytes()
    return state.flags, words, state.groups - 1, state.groupdict, tuple(names)


def version() -> str:
    """Return what kept patterns depend on: the versions of `regex` and of the engine of `re`."""
    return f"{_regex.__version__} {_sre.MAGIC}"


class _Reader(pickle.Unpickler):
    """Builds nothing but tuples, strings, numbers and compiled patterns."""

    def find_class(self, module: str, name: str) -> Any:
        """Allow the one function by which patterns are built."""
        if (module, name) == ("regex._regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among patterns")


def later(load: Callable[[], bytes]) -> None:
    """Take over what `dump` returned in an earlier run when the first pattern is asked for.

    What `load` returns, or its failing to read a file, is never an error: patterns are then
    compiled anew.
    """
    _waiting.append(load)
    _loaders.append(load)


def loader() -> Callable[[], bytes] | None:
    """Return what `later` was given last, for another process to be given, too."""
    return _loaders[-1] if _loaders else None


def _take_over() -> None:
    if _waiting:
        with suppress(OSError, ValueError):
            preload(_waiting.pop()())


def preload(data: bytes) -> None:
    """Take over the patterns that `dump` returned in an earlier run.

    Raises:
        ValueError: these bytes do not come from `dump`, or from another version of `regex`.
    """
    try:
        kept = _Reader(io.BytesIO(data)).load()
    except Exception as error:  # damaged pickles raise almost anything
        raise ValueError(f"not a store of patterns: {error}") from error
    if not isinstance(kept, tuple) or len(kept) != 3 or kept[0] != version():
        raise ValueError("a store of patterns of another version")
    _kept.update(kept[1])
    _kept_codes.update(kept[2])


def dump() -> bytes | None:
    """Return the patterns for the next run, or None if it has them already."""
    if _used.keys() <= _kept.keys() and _used_codes.keys() <= _kept_codes.keys():
        return None
    both, codes = {**_kept, **_used}, {**_kept_codes, **_used_codes}
    if len(both) > _MOST:
        both, codes = _used, _used_codes
    return pickle.dumps((version(), both, codes), protocol=5)
