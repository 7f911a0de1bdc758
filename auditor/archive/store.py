"""The directory of a run: its lock, the parts that are done, and files that appear whole or not.

Parts are named by the hash of what they were made from, so that a run that was killed finds again
what is done, a changed article is audited anew, and nothing is counted twice.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from auditor.words import Words, why

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        # A record lock belongs to this process alone: workers that outlive it hold nothing.
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


FINDINGS, CLAIMS, PAGE = "findings.parquet", "claims.parquet", "summary.html"


class Unusable(Exception):
    """A run that cannot go on; `reason` says why and what to do, in both languages."""

    def __init__(self, reason: Words) -> None:
        super().__init__(reason)  # so that it passes from one process to another
        self.reason = reason


def refusal(where: str, error: OSError) -> Unusable:
    """Say that something could not be written and that what is done is kept."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(where)
    said = why(error)
    return Unusable(Words(f"无法写入 {where}：{said.zh}", f"cannot write {where}: {said.en}"))


def full(where: str, more: str = "") -> Unusable:
    """Say that there is no room left; `more` is what a library says of it."""
    more = f"（{more.strip().partition(chr(10))[0]}）" if more else ""
    return Unusable(
        Words(
            f"磁盘已满：{where}{more}。已完成的部分都在，腾出空间后加 --resume 再运行即可接着做",
            f"the disk is full: {where}{more}. What is done is kept: make room and run again "
            "with --resume",
        )
    )


def short(more: str) -> Unusable:
    """Say that a query needs more memory than it may have; `more` is what a library says of it."""
    why = more.strip().partition("\n")[0]
    return Unusable(
        Words(
            f"各篇之间的比较所需内存超出限额（{why}）。已完成的部分都在；"
            "加 --resume 并以较小的 --jobs 再试",
            f"comparing the articles takes more memory than it may have ({why}). What is done is "
            "kept: try again with --resume and fewer --jobs",
        )
    )


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that appears complete at the end of the block, or not at all.

    Raises:
        Unusable: it cannot be written; nothing of it is left behind.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        raise refusal(str(path), error) from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Store:
    """An output directory, locked for one run; close it, or use it in a `with` block."""

    def __init__(self, out: Path, *, resume: bool) -> None:
        """Take the directory, and forget earlier parts unless they are to be resumed.

        Raises:
            Unusable: another run has it, or it cannot be written.
        """
        self.out = out
        self.parts = out / ".parts"
        self.work = out / ".work"
        try:
            out.mkdir(parents=True, exist_ok=True)
            self._lock = open(out / ".lock", "a")  # noqa: SIM115
        except OSError as error:
            raise refusal(str(out), error) from error
        try:
            _lock(self._lock)
        except OSError as error:
            self._lock.close()
            raise Unusable(
                Words(
                    f"{out} 正由另一个进程使用；等它结束，或换一个输出目录",
                    f"{out} is in use by another run; wait for it, or choose another directory",
                )
            ) from error
        try:
            for name in (PAGE, FINDINGS, CLAIMS):  # what is there at the end belongs together
                (out / name).unlink(missing_ok=True)
            if not resume:
                shutil.rmtree(self.parts, ignore_errors=True)
            shutil.rmtree(self.work, ignore_errors=True)
            self.parts.mkdir(exist_ok=True)
            self.work.mkdir(exist_ok=True)
            for folder in (self.out, self.parts):
                for left in folder.glob(".unfinished-*"):
                    left.unlink()
        except OSError as error:
            self._lock.close()
            raise refusal(str(out), error) from error

    def __enter__(self) -> Store:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was only needed on the way, and let the directory go."""
        shutil.rmtree(self.work, ignore_errors=True)
        self._lock.close()

    def keep(self, parts: set[str]) -> None:
        """Remove the parts that this run did not use."""
        for path in self.parts.glob("*.parquet"):
            if path.stem not in parts:
                path.unlink()
