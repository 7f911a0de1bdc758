"""Processes that die: what they were at is done again, and nothing else is lost."""

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from auditor.reporting import View
from auditor.run import Flight, Plan, _lost
from auditor.sources import Source
from auditor.spreading import DIED, spread


def _deadly(number: int) -> int:
    """End the process that works on 3."""
    if number == 3:
        os._exit(9)
    return 10 * number


def _deadly_once(mark: str) -> str:
    """End the process that comes first, as one that is killed from outside."""
    if not os.path.exists(mark):
        Path(mark).touch()
        os._exit(9)
    return mark


def test_an_item_that_ends_its_process_is_lost_and_the_rest_comes_in_order() -> None:
    found = list(spread(_deadly, range(12), jobs=2, lost=lambda number: -number))
    assert found == [-3 if number == 3 else 10 * number for number in range(12)]


def test_nothing_is_lost_when_a_process_is_killed(tmp_path: Path) -> None:
    mark = str(tmp_path / "killed")
    assert list(spread(_deadly_once, [mark] * 3, jobs=2)) == [mark] * 3


def test_without_a_word_for_it_the_end_of_a_process_is_raised() -> None:
    with pytest.raises(BrokenProcessPool):
        list(spread(_deadly, [1, 3], jobs=2))


def test_a_lost_article_is_told_as_one_that_was_not_audited() -> None:
    flight = Flight(Source("甲.txt", "甲.txt"), None)
    outcome = _lost(flight, Plan(formats=("text", "json"), view=View()))
    assert outcome.tally.unreadable == [("甲.txt", DIED)]
    assert outcome.drawn == ("", "")
