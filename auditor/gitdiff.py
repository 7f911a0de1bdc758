"""Asks git which articles were added since a revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.sources import is_article
from auditor.words import Words


class GitError(Exception):
    """Git cannot answer; the reason is in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Added:
    """Paths (relative to the working directory where possible), and a remark if one is due."""

    paths: tuple[str, ...]
    remark: Words | None = None


def added(revision: str, paths: Sequence[str]) -> Added:
    """Return the articles under `paths` that are in the work tree, but not in `revision`.

    The comparison starts where the current branch left `revision` (their merge base), so that
    what others did there meanwhile does not count. Renamed files are not new; files that git
    does not track are unknown to it. Where the history is too short for a merge base (shallow
    clones), the trees are compared directly and the remark says so.

    Raises:
        GitError: no git, no repository, no such revision, or history is missing.
    """
    if revision.startswith("-") or not revision.strip():
        raise GitError(Words(f"“{revision}”不是 git 版本", f"{revision!r} is not a git revision"))
    top = os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n"))
    commit = _commit(revision)
    base, remark = _base(commit, revision)
    listed = _git(
        *("diff", "--name-only", "-z", "--diff-filter=A", "--find-renames", "--no-ext-diff"),
        *(base, "--", *paths),
    )
    names = [os.path.join(top, os.fsdecode(name)) for name in listed.split(b"\0") if name]
    here = os.path.realpath(os.getcwd())
    articles = sorted(
        os.path.relpath(name, here) if name.startswith(here + os.sep) else name
        for name in names
        if is_article(name) and os.path.isfile(name) and not os.path.islink(name)
    )
    return Added(tuple(articles), remark)


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
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError(Words("没有安装 git", "git is not installed")) from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip() or f"exit {done.returncode}"
        raise GitError(Words(f"git 出错：{why}", f"git failed: {why}"))
    return done.stdout
