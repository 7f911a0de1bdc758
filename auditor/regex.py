"""The module `regex`, with patterns compiled when first used and kept from run to run.

To compile the project's patterns takes several times longer than to audit an article. So a
pattern waits until it is needed, and a compiled one can be pickled and loads in microseconds.
Nothing here touches a file: the command line brings the bytes kept by an earlier run
(`preload`) and takes them back (`dump`). Without them everything works, only slower.
"""

from __future__ import annotations

import io
import pickle
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

_MOST = 2_000  # patterns kept; the leftovers of older versions go when there are more

_kept: dict[tuple[str, int], Pattern[str]] = {}
_used: dict[tuple[str, int], Pattern[str]] = {}


class _Waiting:
    """A pattern that compiles itself when one of its attributes is first asked for.

    The attribute then stays here, so that later calls go straight to the compiled pattern's.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(_compiled(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """Return the pattern; what is wrong with it shows when it is first used."""
    return cast(Pattern[str], _Waiting(pattern, int(flags)))


def _compiled(pattern: str, flags: int) -> Pattern[str]:
    key = (pattern, flags)
    if key not in _used:
        _used[key] = _kept.get(key) or _regex.compile(pattern, flags)
    return _used[key]


def version() -> str:
    """Return what kept patterns depend on: the version of `regex`."""
    return str(_regex.__version__)


class _Reader(pickle.Unpickler):
    """Builds nothing but tuples, strings, numbers and compiled patterns."""

    def find_class(self, module: str, name: str) -> Any:
        """Allow the one function by which patterns are built."""
        if (module, name) == ("regex._regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among patterns")


def preload(data: bytes) -> None:
    """Take over the patterns that `dump` returned in an earlier run.

    Raises:
        ValueError: these bytes do not come from `dump`, or from another version of `regex`.
    """
    try:
        kept = _Reader(io.BytesIO(data)).load()
    except Exception as error:  # damaged pickles raise almost anything
        raise ValueError(f"not a store of patterns: {error}") from error
    if not isinstance(kept, tuple) or len(kept) != 2 or kept[0] != version():
        raise ValueError("a store of patterns of another version")
    _kept.update(kept[1])


def dump() -> bytes | None:
    """Return the patterns for the next run, or None if it has them already."""
    if _used.keys() <= _kept.keys():
        return None
    both = {**_kept, **_used}
    return pickle.dumps((version(), _used if len(both) > _MOST else both), protocol=5)
