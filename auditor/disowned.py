"""Passages in quotes that the article itself calls a mistake: what they say contradicts nothing.

报道写“全镇12个村，其中13个村通水”，显然是笔误; 误作“2月30日”; 原文“5人”应为“8人”.
"""

from __future__ import annotations

from auditor import regex

_WORDS = regex.compile("误|更正|订正|改正|应[为是]|实[为是]|[写说搞算印]错|不实|不属实|谣")
_QUOTED = '[“「『‘"](?P<quote>[^”」』’"\\n]{1,80})[”」』’"]'
_CALLED = regex.compile(
    rf"{_QUOTED}(?:[^。!?\n“「『]{{0,24}}?(?:更正|订正|改正|勘误|[有笔之]误|误[写植导传]|[写说搞算印]错|错误的"
    r"|不实|不属实|谣言)|(?:的?[^。!?\n“「『,]{0,6},?)?(?:应该?|本应|实)[为是])"
)
_BEFORE = regex.compile(
    rf"(?:误[作为写植成称传]|错[写印说]|网传|谣传)[^。,;\n“「『]{{0,6}}{_QUOTED}"
)


def passages(norm: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches [start, end) of a normalised text that it quotes as mistaken."""
    if _WORDS.search(norm) is None and "网传" not in norm:
        return ()
    found = [m.span("quote") for p in (_CALLED, _BEFORE) for m in p.finditer(norm)]
    return tuple(sorted(set(found)))
