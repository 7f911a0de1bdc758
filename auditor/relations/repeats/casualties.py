"""The dead and the hurt of one accident, told in short and in full: 5死12伤, 5人死亡、12人受伤."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.relations.repeats.restated import Repeat
from auditor.relations.text.lists import SMALL, small_number

_SHORT = regex.compile(rf"(?<![\d.])(?P<dead>{SMALL})死(?P<hurt>{SMALL})伤")
_PERSONS = r"(?:人|名[^,。;:、\d]{0,6})(?:当场|不幸|不同程度)?"
_FULL = regex.compile(
    rf"(?<![\d.])(?P<dead>{SMALL}){_PERSONS}(?:死亡|遇难|身亡|丧生)[,、及和并]?(?:另有|以及)?"
    rf"(?P<hurt>{SMALL}){_PERSONS}(?:受伤|负伤|受轻伤|受重伤)"
)
# Words by which an article tells of more accidents than one.
_OTHER = regex.compile("[两二三四五六七八九十数多]起|另一起|去年|上月|此前|历史")
_PARTS = ("dead", "hurt")


def casualties(ctx: Context) -> Iterator[Repeat]:
    """Yield 「5死12伤」 against the one full account that shares a figure with it."""
    short = list(_SHORT.finditer(ctx.norm)) if "死" in ctx.norm else []
    full = list(_FULL.finditer(ctx.norm)) if short else []
    accounts = {_numbers(m) for m in full}
    for m in short:
        told = _numbers(m)
        if told in accounts:
            same = next(f for f in full if _numbers(f) == told)
            yield Repeat(m.span("hurt"), same.span("hurt"), "伤亡人数", True)
        elif len(accounts) == 1 and not _OTHER.search(ctx.norm):
            pairs = zip(_PARTS, told, next(iter(accounts)), strict=True)
            differ = [part for part, a, b in pairs if a != b]
            if len(differ) == 1:  # both differ where several accidents are told
                what = differ[0]
                yield Repeat(m.span(what), full[0].span(what), "伤亡人数", False, sure=False)


def _numbers(m: regex.Match[str]) -> tuple[int, int]:
    return small_number(m["dead"]), small_number(m["hurt"])
