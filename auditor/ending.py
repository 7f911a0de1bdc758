"""How the command ends before its time: by Ctrl-C, or where standard output takes no more.

Imported before all else, so that Ctrl-C is quiet, with 130, from the first import on.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from types import FrameType
from typing import NoReturn

from auditor.words import Words, why


def _is_command() -> bool:
    """Tell whether this process is the command itself, not a program that uses the library."""
    program: str = (getattr(sys, "argv", None) or [""])[0]
    if program == "-m":  # while the package is looked for
        words = sys.orig_argv
        return "-m" in words and words[words.index("-m") + 1 :][:1] == ["auditor"]
    return os.path.splitext(os.path.basename(program))[0] == "auditor"


def _quiet(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def ignored() -> Iterator[None]:
    """Start processes within: Ctrl-C, which reaches them too, is for the one that started them."""
    if not _main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def flush() -> None:
    """Write what waits for standard output, while it can still be told that this fails."""
    sys.stdout.flush()


def shut(error: OSError) -> NoReturn:
    """Say why standard output takes no more, let go of what waits for it, and end."""
    with suppress(OSError, ValueError):  # a stream that is no file has nothing that waits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        raise SystemExit(1)
    said = why(error)
    english = "--lang=en" in sys.argv or ("--lang", "en") in pairwise(sys.argv)
    reason = Words(f"无法写入标准输出：{said.zh}", f"cannot write to standard output: {said.en}")
    sys.stderr.write(f"auditor: {reason.said('en' if english else 'zh')}\n")
    raise SystemExit(2)


_handled = signal.getsignal(signal.SIGINT)
if _is_command() and _main_thread() and _handled is signal.default_int_handler:
    signal.signal(signal.SIGINT, _quiet)
