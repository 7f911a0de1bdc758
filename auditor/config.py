"""Settings: auditor.toml, or [tool.auditor] in pyproject.toml, found from the articles upward."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from auditor import registry
from auditor.choosing import Choice
from auditor.misuse import near
from auditor.model import Severity
from auditor.words import Words, why

OWN, SHARED = "auditor.toml", "pyproject.toml"
LEVELS = (*(str(severity) for severity in Severity), "never")
_SHIPPED = "default"  # names the reference figures that come with the program, no file


class ConfigError(Exception):
    """Settings that cannot be used; the reason is in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told; None and () where nothing is said.

    `select` and `ignore` hold codes of rules, `severity` what a rule's findings count as. Paths
    are as seen from the working directory; globs are relative to the file's folder.
    """

    path: str = ""
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    fail_on: str | None = None
    published: dt.date | None = None
    jobs: int | None = None
    baseline: str | None = None

    @property
    def choice(self) -> Choice:
        """Which files of a directory are audited."""
        root = os.path.dirname(self.path) or "."
        return Choice(root, self.include, self.exclude, self.gitignore)

    @property
    def rules(self) -> frozenset[str] | None:
        """The codes of the rules that are asked for; None for all."""
        if self.select is None and not self.ignore:
            return None
        chosen = self.select if self.select is not None else codes(["ALL"])
        return frozenset(chosen) - frozenset(self.ignore)


def find(paths: Iterable[str]) -> str:
    """Return the settings file that holds for the paths; "" if there is none.

    It is the nearest one from the deepest folder upward that all the paths share; `auditor.toml`
    goes before a pyproject.toml beside it, and one without `[tool.auditor]` is passed over.

    Raises:
        ConfigError: a pyproject.toml on the way is not TOML.
    """
    starts = [os.path.abspath(path) for path in paths if path != "-"] or [os.getcwd()]
    folder = os.path.commonpath([s if os.path.isdir(s) else os.path.dirname(s) for s in starts])
    while True:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        if os.path.isfile(own):
            return _short(own)
        if os.path.isfile(shared) and "auditor" in _toml(shared).get("tool", {}):
            return _short(shared)
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


def load(path: str) -> Settings:
    """Read a settings file.

    Raises:
        ConfigError: missing or not TOML, or unknown keys or rules, or values of the wrong kind;
            all of these are told, a line each.
    """
    data = _toml(path)
    if os.path.basename(path) == SHARED:
        data = data.get("tool", {}).get("auditor", {})
    values: dict[str, Any] = {"path": path}
    faults: list[Words] = []
    for key, value in data.items():
        if key not in _KEYS:
            unknown = Words(f"没有“{key}”这一项", f"there is no key {key!r}")
            faults.append(unknown.joined(near(key, _KEYS)))
            continue
        try:
            values[key.replace("-", "_")] = _KEYS[key](value)
        except _Wrong as wrong:
            said = wrong.expected
            faults.append(Words(f"“{key}”{said.zh}", f"{key!r} {said.en}"))
    if faults:
        zh, en = (
            "\nauditor: ".join(f"{path}{colon}{each}" for each in said)
            for colon, said in zip(("：", ": "), zip(*faults, strict=True), strict=True)
        )
        raise ConfigError(Words(zh, en))
    for key in ("packs", "facts", "baseline"):
        if key in values:
            values[key] = _from(path, values[key])
    return Settings(**values)


def codes(written: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the rules named by codes, beginnings of codes, names, or ALL.

    Raises:
        ConfigError: no rule is named so; the nearest is told.
    """
    found: list[str] = []
    known = {rule.code: rule.name for rule in registry.catalogue()}
    for word in written:
        upper = word.upper()
        own = [
            code
            for code, name in known.items()
            if word.lower() == name or upper == "ALL" or (upper and code.startswith(upper))
        ]
        if not own:
            hint = near(upper, known)
            raise ConfigError(
                Words(f"没有规则“{word}”", f"there is no rule {word!r}").joined(
                    hint if hint.zh else near(word.lower(), known.values())
                )
            )
        found += own
    return tuple(dict.fromkeys(found))


class _Wrong(Exception):
    """A value of the wrong kind; says what is expected, after the key's name."""

    def __init__(self, expected: Words) -> None:
        super().__init__(expected.en)
        self.expected = expected


def _is(kind: Words, right: Callable[[Any], bool]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not right(value):
            raise _Wrong(
                Words(f"应为{kind.zh}，现为 {value!r}", f"should be {kind.en}, not {value!r}")
            )
        return value

    return read


_texts = _is(
    Words('字符串的列表，如 ["甲", "乙"]', 'a list of strings such as ["a", "b"]'),
    lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
)
_text = _is(Words("字符串", "a string"), lambda value: isinstance(value, str))
_truth = _is(Words(" true 或 false", "true or false"), lambda value: isinstance(value, bool))
_number = _is(
    Words("不小于 0 的整数", "an integer from 0 on"),
    lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
)
_table = _is(
    Words('表，如 {SUM101 = "warning"}', 'a table such as {SUM101 = "warning"}'),
    lambda value: isinstance(value, dict),
)


def _tuple(value: Any) -> tuple[str, ...]:
    return tuple(_texts(value))


def _codes(value: Any) -> tuple[str, ...]:
    try:
        return codes(_texts(value))
    except ConfigError as error:
        raise _Wrong(Words(f"：{error.reason.zh}", f": {error.reason.en}")) from None


def _level(value: Any) -> str:
    if value not in LEVELS:
        hint = near(str(value), LEVELS)
        kinds = "、".join(LEVELS)
        raise _Wrong(
            Words(f"应为 {kinds} 之一", f"should be one of {', '.join(LEVELS)}").joined(hint)
        )
    return str(value)


def _severity(value: Any) -> Mapping[str, Severity]:
    found: dict[str, Severity] = {}
    for rule, level in _table(value).items():
        if _level(level) == "never":
            raise _Wrong(
                Words(
                    f"不能为 never；不要规则 {rule} 就写进 ignore",
                    f"cannot be never; to leave out {rule}, write it under ignore",
                )
            )
        found |= dict.fromkeys(_codes([rule]), Severity(level))
    return found


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(_text(value))
    except ValueError:
        raise _Wrong(
            Words(f"应为日期 YYYY-MM-DD，现为 {value!r}", f"should be a date, not {value!r}")
        ) from None


_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "select": _codes,
    "ignore": _codes,
    "severity": _severity,
    "packs": _tuple,
    "facts": _tuple,
    "include": _tuple,
    "exclude": _tuple,
    "gitignore": _truth,
    "fail-on": _level,
    "published": _date,
    "jobs": _number,
    "baseline": _text,
}


def _toml(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        said = why(error)
        raise ConfigError(
            Words(f"配置文件 {path} 读不出：{said.zh}", f"settings {path}: {said.en}")
        ) from None
    except ValueError as error:  # tomllib's own, and text that is not UTF-8
        raise ConfigError(
            Words(f"{path} 不是合法的 TOML：{error}", f"{path} is not TOML: {error}")
        ) from None


def _short(path: str) -> str:
    short = os.path.relpath(path)
    return path if short.startswith(os.pardir) else short


def _from(path: str, value: Any) -> Any:
    """Return paths of a settings file as seen from the working directory."""
    if isinstance(value, tuple):
        return tuple(_from(path, each) for each in value)
    if value == _SHIPPED:
        return value
    return os.path.normpath(os.path.join(os.path.dirname(path), value))
