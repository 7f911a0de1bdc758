"""Which files of a directory are audited: by the globs of the settings, and by .gitignore.

What is named on the command line is audited whatever these say; they choose among what is
found inside directories.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Choice:
    """The globs of the settings, relative to their folder, and whether .gitignore counts.

    `include` and `exclude` are written as lines of a .gitignore; without `include` every
    article is included.
    """

    root: str = "."
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True

    def takes(self, path: str) -> bool:
        """Tell whether the globs choose a file."""
        if self.include and not _matches(_Level(self.root, _spec(self.include)), path):
            return False
        return not (self.exclude and _matches(_Level(self.root, _spec(self.exclude)), path))

    def walk(self, top: str, wanted: Callable[[str], bool]) -> Iterator[str]:
        """Yield the chosen files below a directory whose names are wanted.

        The files of a folder come first, then those of its folders, both sorted by name. Hidden
        folders are left out, links to folders are not followed.

        Raises:
            OSError: a .gitignore cannot be read.
        """
        levels = {top: self._above(top) if self.gitignore else ()}
        for folder, folders, names in os.walk(top):
            here = levels.pop(folder)
            if self.gitignore and ".gitignore" in names:
                here = (*here, _level(folder))
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and not _ignored(here, os.path.join(folder, name, ""))
            )
            for name in folders:
                levels[os.path.join(folder, name)] = here
            for name in sorted(filter(wanted, names)):
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not _ignored(here, path) and self.takes(path):
                    yield path

    def _above(self, top: str) -> tuple[_Level, ...]:
        """Return what the folders above say, from the repository's own down.

        Nothing if they leave out the directory itself: it was named, so it counts.
        """
        folder, found = os.path.abspath(top), []
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return ()
            folder = parent
            if os.path.isfile(os.path.join(folder, ".gitignore")):
                found.append(_level(folder))
        own = os.path.join(folder, ".git", "info", "exclude")
        if os.path.isfile(own):
            found.append(_level(folder, own))
        levels = tuple(reversed(found))
        return () if _ignored(levels, os.path.join(top, "")) else levels


@dataclass(frozen=True, slots=True)
class _Level:
    """The patterns that hold below one folder."""

    folder: str
    spec: GitIgnoreSpec


def _level(folder: str, path: str = "") -> _Level:
    with open(path or os.path.join(folder, ".gitignore"), "rb") as file:
        return _Level(os.path.abspath(folder), _spec(tuple(os.fsdecode(file.read()).splitlines())))


def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    # Imported here: most runs meet no pattern.
    from pathspec import GitIgnoreSpec

    if lines not in _SPECS:
        _SPECS[lines] = GitIgnoreSpec.from_lines(lines)
    return _SPECS[lines]


_SPECS: dict[tuple[str, ...], GitIgnoreSpec] = {}


def _ignored(levels: tuple[_Level, ...], path: str) -> bool:
    """Ask the patterns nearest to the path first; what none of them names is not ignored."""
    for level in reversed(levels):
        said = level.spec.check_file(_relative(level.folder, path)).include
        if said is not None:
            return said
    return False


def _matches(level: _Level, path: str) -> bool:
    return level.spec.match_file(_relative(level.folder, path))


def _relative(folder: str, path: str) -> str:
    ending = "/" if path.endswith(os.sep) else ""
    return os.path.relpath(os.path.abspath(path), os.path.abspath(folder)) + ending
