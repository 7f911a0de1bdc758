"""Years of numbered events: 2010年第六次全国人口普查 is of one year wherever it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor import regex
from auditor.relations.repeats.restated import Repeat

_EVENT = regex.compile(
    r"(?P<year>[12]\d{3})年的?(?P<event>第[一二三四五六七八九十\d]{1,4}[次届]\p{Han}{2,6})"
)
_NAME = 6  # characters of 第六次全国 that tell one event from another
_MOST = 100  # namings of events in one article


def dated_events(norm: str) -> Iterator[Repeat]:
    """Yield every naming of an event in another year than the article mostly gives it."""
    if "次" not in norm and "届" not in norm:
        return
    named: dict[str, list[regex.Match[str]]] = {}
    for count, found in enumerate(_EVENT.finditer(norm)):
        if count == _MOST:
            break
        named.setdefault(found["event"][:_NAME], []).append(found)
    for same in named.values():
        if len(same) < 2:
            continue
        (year, often), *others = Counter(m["year"] for m in same).most_common(2)
        usual = next(m for m in same if m["year"] == year)
        sure = often > 1 and (not others or others[0][1] == 1)
        for found in same:
            if found is not usual:
                holds = found["year"] == year
                yield Repeat(usual.span("year"), found.span("year"), "届次的年份", holds, sure)
