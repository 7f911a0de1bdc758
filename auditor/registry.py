"""Finds rules, reporters, readers and commands by looking into their folders.

Nothing is listed by hand.

This is the only module that imports `auditor.rules`, `auditor.reports` and the files of
`auditor.readers` and `auditor.commands`; all but the rules are imported when they are asked for.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Rule

if TYPE_CHECKING:
    import click

    from auditor.archive.across import Across
    from auditor.document import Reader
    from auditor.reporting import Reporter


def _names(package: str) -> tuple[str, ...]:
    """Return the names of the modules of a package, sorted, without those that begin with _."""
    parent = importlib.import_module(package)
    found = (m.name for m in pkgutil.iter_modules(parent.__path__) if not m.ispkg)
    return tuple(sorted(name for name in found if name[0] != "_"))


def _modules(package: str) -> list[ModuleType]:
    return [importlib.import_module(f"{package}.{name}") for name in _names(package)]


def folders() -> tuple[str, ...]:
    """Return the folders that hold the program: the package itself, rules and reporters."""
    packages = map(importlib.import_module, ("auditor", "auditor.rules", "auditor.reports"))
    return tuple(sorted({path for package in packages for path in package.__path__}))


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, ordered by code.

    Raises:
        ValueError: two rules share a code.
    """
    found: dict[str, Rule] = {}
    for module in _modules("auditor.rules"):
        rule = getattr(module, "RULE", None)
        if not isinstance(rule, Rule):
            raise TypeError(f"{module.__name__} has no RULE")
        if rule.code in found:
            raise ValueError(f"{module.__name__}: code {rule.code} is taken")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


@cache
def manual(code: str) -> str:
    """Return the manual of a rule: its module's docstring.

    Raises:
        KeyError: no rule has this code.
    """
    for module in (*_modules("auditor.rules"), *_modules("auditor.rules.across")):
        if module.RULE.code == code:
            return module.__doc__ or ""
    raise KeyError(code)


@cache
def across() -> tuple[Across, ...]:
    """Return every rule between articles, ordered by code."""
    found: list[Across] = [module.RULE for module in _modules("auditor.rules.across")]
    return tuple(sorted(found, key=lambda rule: rule.code))


def catalogue() -> tuple[Rule | Across, ...]:
    """Return the rules for one article and those between articles, each ordered by code."""
    return (*rules(), *across())


class Named(NamedTuple):
    """How a rule is called: lower-case with hyphens, and in Chinese."""

    name: str
    title: str


def named(code: str) -> Named:
    """Return a rule's names; a code that no rule has is its own name."""
    for rule in catalogue():
        if rule.code == code:
            return Named(rule.name, rule.title)
    return Named(code, code)


@cache
def reporter_names() -> tuple[str, ...]:
    """Return the names of all reporters, sorted; a reporter's name is its file's."""
    return _names("auditor.reports")


@cache
def reporter(name: str) -> Reporter:
    """Return one reporter; no other is imported.

    Raises:
        KeyError: there is no reporter of this name.
    """
    if name not in reporter_names():
        raise KeyError(name)
    found: Reporter = importlib.import_module(f"auditor.reports.{name}").REPORTER
    return found


@cache
def command_names() -> tuple[str, ...]:
    """Return the names of all commands, sorted; a command's name is its file's."""
    return _names("auditor.commands")


@cache
def command(name: str) -> click.Command:
    """Return one command; no other is imported.

    Raises:
        KeyError: there is no command of this name.
    """
    if name not in command_names():
        raise KeyError(name)
    found: click.Command = importlib.import_module(f"auditor.commands.{name}").COMMAND
    return found


@cache
def readers() -> tuple[Reader, ...]:
    """Return every reader, ordered by the names of their files."""
    return tuple(module.READER for module in _modules("auditor.readers"))


@cache
def reader(suffix: str) -> Reader | None:
    """Return the reader of files with this ending (".md"), or None.

    The file that is named after the ending is imported alone, the others only for other endings.
    """
    name = suffix[1:]
    if name in _names("auditor.readers"):
        found: Reader = importlib.import_module(f"auditor.readers.{name}").READER
        return found
    return next((each for each in readers() if suffix in each.suffixes), None)


def text_reader() -> Reader:
    """Return the reader of what has no known ending and looks like nothing else."""
    found = reader(".txt")
    assert found is not None
    return found


@cache
def walked() -> frozenset[str]:
    """Return the endings of files that are taken for articles where a directory is named."""
    return frozenset(suffix for each in readers() if each.walked for suffix in each.suffixes)
