"""事故的伤亡、载客人数前后算不到一起。

## 查什么
- 「核载29人，实载34人」却说没有超员，或超员的人数不等于两数之差；
- 当场死亡的人数，加上其后抢救无效的，不等于死亡总数；各车当场死亡的人数之和不等于所说的总数；
- 受伤的人数减去其后死亡的，不等于幸存的人数。

## 为什么要紧
伤亡数字是事故报道中读者最先看、也最容易写错的数。

## 例
「造成23人当场死亡。……又有1人抢救无效死亡。」标题说26人死亡：23 + 1 = 24。

## 何时不报
文中还说到别的事故、累计数；死亡总数前后说了几个；「当场死亡」前后不是同一个数。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from auditor.context import Context
from auditor.model import Check, Rule, Span, Verdict
from auditor.relations.repeats.accidents import seats, tolls, whereabouts

CODE = "SUM109"


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every sum that the story of an accident gives."""
    for toll in chain(seats(ctx), tolls(ctx), whereabouts(ctx)):
        verdict = Verdict.HOLDS if toll.holds else Verdict.VIOLATED
        spans = tuple(Span(*place, label) for place, label in toll.places)
        if toll.holds:
            yield Check(CODE, verdict, spans, toll.arithmetic)
        else:
            yield Check(CODE, verdict, spans, toll.arithmetic, toll.message, toll.english)


RULE = Rule(
    code=CODE,
    name="toll-mismatch",
    title="伤亡、载客人数不符",
    check=check,
    flags=[
        "该车«没有超载»，核定可载«25»人，事发时载«32»人。",
        "事发时井下有«352»人作业，«218»人安全升井，«143»人被困。",
        "中巴车翻下山崖，造成«16»人死亡。事故造成«7»人当场死亡，救援中«5»人死亡，送医的伤员又有«3»人死亡。",
        "事发时客车核载«29»人，实载«34»人，«并未超员»。",
        "事发时客车核载29人，实载«20»人，并未超员。客车上连同司机«21»人当场死亡。",
        "该车核载«19»人，实载«24»人，超员«6»人。",
        "货车与客车相撞，已造成«26»人死亡。\n通报称，事故造成«23»人当场死亡，3人受伤，又有«1»人因伤势过重，抢救无效死亡。",
        "事故造成«23»人当场死亡，3人受伤。\n货车的«三»名司机当场死亡，客车上的«21»人当场死亡。",
        "24人死亡，仅有«4»人存活。\n事故造成23人当场死亡，«3»人受伤。伤者送医救治，又有«1»人经抢救无效死亡。",
    ],
    passes=[
        "该车没有超载，核定可载35人，事发时载32人。事发时井下有352人作业，218人安全升井，134人被困。",
        "中巴车翻下山崖，造成15人死亡。事故造成7人当场死亡，救援中5人死亡，送医的伤员又有3人死亡。",
        "事发时客车核载29人，实载24人，并未超员。",
        "该车核载19人，实载24人，超员5人。",
        "货车与客车相撞，已造成24人死亡。\n通报称，事故造成23人当场死亡，3人受伤，又有1人因伤势过重，抢救无效死亡。",
        "截至17时，事故造成24人死亡。通报称，事故造成23人当场死亡，又有1人抢救无效死亡，后死亡26人。",
        "2人当场死亡，1人送医后抢救无效死亡。去年同一路段的事故造成5人死亡。",
    ],
)
