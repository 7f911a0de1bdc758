"""Works on items in processes of one's own: in order, a bounded number ahead, whichever dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import get_context
from typing import TypeVar

from auditor import ending, regex
from auditor.words import Words

S = TypeVar("S")
R = TypeVar("R")
_AHEAD = 4  # articles in flight for each process, so that memory does not grow with the input
DIED = Words(
    "审读它的进程意外中止（可能内存不足）",
    "the process that audited it died (perhaps for lack of memory)",
)


def _nothing(item: object) -> None:
    return None


def spread(
    function: Callable[[S], R],
    items: Iterable[S],
    jobs: int = 1,
    known: Callable[[S], R | None] = _nothing,
    lost: Callable[[S], R] | None = None,
) -> Iterator[R]:
    """Yield what a function makes of each item, in order, worked out by so many processes.

    What is `known` of an item takes the place of the function's result; processes start with
    the first item of which nothing is. Where a process dies, what was under way is done again,
    each item in a process of its own: one that ends that too is `lost`.

    Raises:
        BrokenProcessPool: an item ended its process, and nobody says what takes its place.
    """
    ahead = jobs * _AHEAD if jobs > 1 else 1
    flying: deque[tuple[S, R | Future[R]]] = deque()
    with ExitStack() as stack:
        crew, alone = stack.enter_context(_Crew(jobs)), stack.enter_context(_Crew(1))

        def landed(item: S, result: R | Future[R]) -> R:
            if not isinstance(result, Future):
                return result
            try:
                return result.result()
            except BrokenProcessPool:
                pass
            try:
                return alone.submit(function, item).result()
            except BrokenProcessPool:
                if lost is None:
                    raise
                return lost(item)

        for item in items:
            result = known(item)
            if result is not None:
                flying.append((item, result))
            elif jobs <= 1:
                flying.append((item, function(item)))
            else:
                flying.append((item, crew.submit(function, item)))
            if len(flying) >= ahead:
                yield landed(*flying.popleft())
        while flying:
            yield landed(*flying.popleft())


class _Crew:
    """Processes that start with the first item, and anew behind one that ended them."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[[S], R], item: S) -> Future[R]:
        """Have a function work on an item."""
        with ending.ignored():  # the processes start with a task
            try:
                return self._started().submit(function, item)
            except BrokenProcessPool:
                self.close()
                return self._started().submit(function, item)

    def _started(self) -> ProcessPoolExecutor:
        # Spawned: to fork beside the threads of a library may crash.
        if self._pool is None:
            spawning = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, spawning, _begin, (regex.loader(),))
        return self._pool

    def close(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def __enter__(self) -> _Crew:
        """Return the crew itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the processes end."""
        self.close()


def _begin(load: Callable[[], bytes] | None) -> None:
    if load is not None:
        regex.later(load)
