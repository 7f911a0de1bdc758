"""No rule may quietly cost as much as all the others: times are compared within one run."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest

from auditor import audit, registry
from auditor.context import Context
from auditor.engine import context_of
from auditor.quantities import quantities

FOLDER = Path(__file__).parent
ROUNDS = 6  # of which the fastest counts, so that a busy machine changes little
MOST = 0.33  # of an audit that one rule may take; the dearest, which adds up lists, takes 0.3
TIMES = 12.5  # how much longer an audit may take than the reading of its figures; it takes eleven


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = (FOLDER / "gold" / "society.jsonl").read_text("utf-8").splitlines()
    seeds = (FOLDER.parent / "seeds").glob("*.txt")
    return [*(json.loads(x)["text"] for x in lines), *(s.read_text("utf-8") for s in sorted(seeds))]


@pytest.fixture(scope="module")
def spent(texts: list[str]) -> dict[str, float]:
    """Return the processor time of every rule, and under "figures" that of reading the figures.

    What a rule derives for later ones counts as its own.
    """
    least: dict[str, float] = {}
    for _ in range(ROUNDS + 1):  # the first compiles the patterns
        now: Counter[str] = Counter()
        start = time.process_time()
        for text in texts:
            quantities(text)
        now["figures"] = time.process_time() - start
        contexts = list(map(context_of, texts))
        for rule in registry.rules():
            now[rule.code] = _time(rule, contexts)
        least = {code: min(least.get(code, value), value) for code, value in now.items()}
    return least


def _time(rule: registry.Rule, contexts: list[Context]) -> float:
    start = time.process_time()
    for context in contexts if rule.check else ():
        list(rule.check(context))
    return time.process_time() - start


def test_no_rule_takes_more_than_its_share_of_the_time(spent: dict[str, float]) -> None:
    whole = sum(spent.values())
    dear = {code: round(value / whole, 2) for code, value in spent.items() if code != "figures"}
    assert {code: share for code, share in dear.items() if share > MOST} == {}


def test_all_rules_together_keep_to_a_multiple_of_the_reading(spent: dict[str, float]) -> None:
    assert sum(spent.values()) < TIMES * spent["figures"]


# Phrases that one sentence repeats without end, so that each may look at all before it.
ENDLESS = [
    "甲3元+乙4元=8元，",
    "甲县招生31人，在校生52人；",
    "同比减少11起、146人,",
    "其中甲61个,金额12亿元,",
    "甲5亿元,占总数的5%,",
    "达标率为6%,",
    "比甲高3个,",
]


@pytest.mark.parametrize("phrase", ENDLESS)
def test_an_audit_of_one_endless_sentence_takes_linear_time(phrase: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        audit(phrase * times)
        return time.process_time() - start

    small = min(seconds(1_000) for _ in range(2))
    assert seconds(4_000) < 0.1 + 4 * 2 * small
