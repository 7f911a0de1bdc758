"""Asks git which articles were added or changed since a revision, and on which lines."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.sources import is_article
from auditor.words import Words


class GitError(Exception):
    """Git cannot answer; the reason is in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles by path (relative to the working directory where possible), and a remark.

    For each, the touched lines as pairs (first, last) that count from 1, or None for all.
    """

    articles: dict[str, tuple[tuple[int, int], ...] | None]
    remark: Words | None = None


def since(revision: str, paths: Sequence[str], *, changed: bool = False) -> Changes:
    """Return the articles under `paths` that are in the work tree, but not in `revision`.

    The comparison starts where the current branch left `revision` (their merge base), so that
    what others did there meanwhile does not count. Renamed files are not new; files that git
    does not track are unknown to it. Where the history is too short for a merge base (shallow
    clones), the trees are compared directly and the remark says so.

    Args:
        revision: a revision as git understands it.
        paths: files or directories to look under.
        changed: also the articles that were changed, with the lines that were.

    Raises:
        GitError: no git, no repository, no such revision, or history is missing.
    """
    if revision.startswith("-") or not revision.strip():
        raise GitError(Words(f"“{revision}”不是 git 版本", f"{revision!r} is not a git revision"))
    top = os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n"))
    base, remark = _base(_commit(revision), revision)
    listed = _git("--literal-pathspecs", "diff", "--name-status", "-z", *_PLAIN, base, "--", *paths)
    articles: dict[str, tuple[tuple[int, int], ...] | None] = {}
    for status, old, new in _entries(listed):
        name = os.path.join(top, new)
        wanted = status == "A" or (changed and status in "MR")
        if not (wanted and is_article(name) and os.path.isfile(name)) or os.path.islink(name):
            continue
        # From the top, because the paths that git lists are relative to it.
        lines = None if status == "A" else _touched(top, base, old, new)
        if lines != ():
            articles[_shortened(name)] = lines
    return Changes(dict(sorted(articles.items())), remark)


_PLAIN = ("--find-renames", "--no-ext-diff", "--no-textconv")
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def _entries(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (status letter, old path, new path) of `git diff --name-status -z`."""
    fields = iter(listed.split(b"\0"))
    for status in fields:
        if not status:
            return
        old = os.fsdecode(next(fields))
        new = os.fsdecode(next(fields)) if status[:1] in b"RC" else old
        yield status[:1].decode(), old, new


def _touched(top: str, base: str, old: str, new: str) -> tuple[tuple[int, int], ...] | None:
    """Return the lines of `new` that differ; beside a deletion, the lines around it.

    None where git takes the file for binary (UTF-16), () where only the name changed.
    """
    literal = ("--literal-pathspecs", "-C", top)
    pair = (base, "--", *dict.fromkeys((old, new)))
    patch = _git(*literal, "diff", "--unified=0", "--no-color", *_PLAIN, *pair)
    if b"\nBinary files " in b"\n" + patch:
        return None
    found = []
    for start, count in _HUNK.findall(patch):
        first, lines = int(start), int(count or 1)
        found.append((first, first + lines - 1) if lines else (first, first + 1))
    return tuple(found)


def _shortened(name: str) -> str:
    here = os.path.realpath(os.getcwd())
    return os.path.relpath(name, here) if name.startswith(here + os.sep) else name


def _commit(revision: str) -> str:
    try:
        return _git("rev-parse", "--verify", "--quiet", revision + "^{commit}").decode().strip()
    except GitError as error:
        if not _is_shallow():
            why = Words(f"git 里没有版本“{revision}”", f"git knows no revision {revision!r}")
        else:
            why = Words(
                f"浅克隆里没有版本“{revision}”：先取回历史，例如 git fetch --unshallow",
                f"revision {revision!r} is missing in this shallow clone: fetch the history "
                "first, for example with git fetch --unshallow",
            )
        raise GitError(why) from error


def _base(commit: str, revision: str) -> tuple[str, Words | None]:
    try:
        return _git("merge-base", commit, "HEAD").decode().strip(), None
    except GitError:
        return commit, Words(
            f"历史不完整，找不到与“{revision}”的分叉点；直接与该版本比较",
            f"no merge base with {revision!r} in this history; compared with it directly",
        )


def _is_shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").strip() == b"true"


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GitError(Words("没有安装 git", "git is not installed")) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip() or f"exit {done.returncode}"
        if "not a git repository" in why:
            raise GitError(
                Words(
                    "这里不是 git 仓库：--since 要在稿件所在的仓库里用",
                    "this is no git repository: --since works inside one",
                )
            )
        raise GitError(Words(f"git 出错：{why}", f"git failed: {why}"))
    return done.stdout
