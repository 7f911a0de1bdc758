"""累计数前后几篇倒退。

## 查什么
同一指标、地点、人群、单位的累计数，时间靠后的一篇小于时间靠前的一篇。再前、再后的一篇与其中一篇合得上，就指出
合不上的那一篇。

## 为什么要紧
累计数只增不减；倒退说明其中一篇写错，或者有核减而没有交代。

## 例
「截至2月5日24时，江州省累计确诊病例125例」，次日「截至2月6日24时，江州省累计确诊病例121例」。

## 何时不报
有一篇提到核减、订正、更正、修订或口径；指标可以回落（疑似、重症、观察）；两个时间相隔三十一天以上或跨年；
同一时间有两种说法（见 XAR002）；取整之后可以不倒退；
倒退一半以上的多半说的不是一件事，只在前后两篇夹住了它、改一个数字就合得上时才报。
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.archive.across import (
    Across,
    Fact,
    Verdict,
    about,
    columns,
    fact,
    fact_if_any,
    moment,
    one_count,
    series,
    shown,
    slipped,
)

# Two neighbours of which the later is less, with the one before and the one behind them.
FIND = """
WITH run AS (
    SELECT spot AS a_spot, number, corrected, value_float,
        lag(spot) OVER turns AS z_spot,
        lead(spot) OVER turns AS b_spot,
        lead(spot, 2) OVER turns AS c_spot,
        lead(number) OVER turns AS b_number,
        lead(corrected) OVER turns AS b_corrected,
        lead(value_float) OVER turns AS b_value
    FROM totals
    WINDOW turns AS (PARTITION BY line, begun ORDER BY turn)
)
SELECT z_spot, a_spot, b_spot, c_spot
FROM run
WHERE b_value < value_float AND NOT corrected AND NOT b_corrected AND number <> b_number
"""

TELL = f"""
SELECT {columns("z", "z")}, {columns("a", "a")}, {columns("b", "b")}, {columns("c", "c")}
FROM found h
JOIN facts a ON a.spot = h.a_spot
JOIN facts b ON b.spot = h.b_spot
LEFT JOIN facts z ON z.spot = h.z_spot
LEFT JOIN facts c ON c.spot = h.c_spot
ORDER BY a.number, a."start", b.number, b."start"
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report a later total that lies below the earlier one in every reading."""
    a, b = fact(row, "a"), fact(row, "b")
    if not one_count(a, b) or a.interval.may_be_at_most(b.interval):
        return None
    before, behind = fact_if_any(row, "z"), fact_if_any(row, "c")
    fits_b = before is not None and _fit(before, b)
    fits_a = behind is not None and _fit(a, behind)
    suspect, witness = None, None
    if fits_b and not fits_a:
        suspect, witness = a, before
    elif fits_a and not fits_b:
        suspect, witness = b, behind
    if 2 * b.exact < a.exact and not (
        suspect is not None and witness is not None and _between(suspect, witness, a, b)
    ):
        return None
    return _verdict(a, b, suspect, witness)


def _fit(first: Fact, last: Fact) -> bool:
    """Tell whether two totals may follow each other in one series."""
    near = one_count(first, last) and last.exact <= 2 * first.exact
    return near and first.interval.may_be_at_most(last.interval)


def _between(suspect: Fact, witness: Fact, a: Fact, b: Fact) -> bool:
    """Tell whether one slip of the pen took a total out from between its neighbours."""
    low, high = (witness, b) if suspect is a else (a, witness)
    return slipped(suspect, low.exact, high.exact)


def _verdict(a: Fact, b: Fact, suspect: Fact | None, witness: Fact | None) -> Verdict:
    by = shown(a.exact - b.exact, a.unit)
    zh = (
        f"{about(a)}倒退：{moment(a).zh}是{a.quote}（《{a.article}》），{moment(b).zh}却是{b.quote}"
        f"（《{b.article}》），少了{by}。"
    )
    en = (
        f"{about(a)} falls: {a.quote} {moment(a).en} ({a.article}), {b.quote} {moment(b).en} "
        f"({b.article}), {by} less."
    )
    places = [b.span("后来"), a.span("先前")]
    if suspect is not None and witness is not None:
        zh += (
            f"疑是《{suspect.article}》有误："
            f"{moment(witness).zh}是{witness.quote}（《{witness.article}》）。"
        )
        en += (
            f" {suspect.article} may be wrong: it was {witness.quote} {moment(witness).en} "
            f"({witness.article})."
        )
        if suspect is a:
            places.reverse()
        places.append(witness.span("旁证"))
    arithmetic = f"{shown(a.exact, a.unit)} > {shown(b.exact, b.unit)}"
    return Verdict(zh, en, arithmetic, tuple(places), series=series(a), blames=suspect is not None)


def _day(day: int, count: str) -> tuple[str, str]:
    return (f"2020-02-{day + 1:02}", f"截至2月{day}日24时，甘肃省累计报告确诊病例{count}。")


RULE = Across(
    code="XAR003",
    name="cumulative-falls",
    title="累计数倒退",
    find=FIND,
    tell=TELL,
    judge=judge,
    flags=(
        (_day(5, "«125例»"), _day(6, "«121例»")),
        (_day(4, "«1120例»"), _day(5, "«1152例»"), _day(6, "«1125例»")),
        (_day(4, "«1120例»"), _day(5, "«7123例»"), _day(6, "«1125例»"), _day(7, "1131例")),
        (  # that the new cases do not make it up follows from it
            _day(4, "«1120例»"),
            ("2020-02-06", "2月5日0—24时，甘肃省新增确诊病例2例，累计确诊病例«1152例»。"),
            ("2020-02-07", "2月6日0—24时，甘肃省新增确诊病例3例，累计确诊病例«1125例»。"),
        ),
        (
            ("2022-04-30", "2022年3月1日0时至4月29日24时，甘肃省累计确诊病例«1125例»。"),
            ("2022-05-01", "2022年3月1日0时至4月30日24时，甘肃省累计确诊病例«1121例»。"),
        ),
        (_day(3, "1118例"), _day(4, "«1120例»"), _day(5, "«123例»"), _day(6, "«1125例»")),
    ),
    passes=(
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例125例。"),
            ("2020-02-07", "截至2月6日24时，甘肃省累计报告确诊病例124例，订正减少1例。"),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省现有疑似病例125例。"),
            ("2020-02-07", "截至2月6日24时，甘肃省现有疑似病例121例。"),
        ),
        (_day(4, "1120例"), _day(5, "123例")),
        (
            ("2022-04-30", "2022年3月1日0时至4月29日24时，甘肃省累计确诊病例1125例。"),
            ("2022-05-01", "2022年3月6日0时至4月30日24时，甘肃省累计确诊病例1121例。"),
        ),
        (_day(4, "1120例"), _day(5, "3870例"), _day(6, "1125例")),
    ),
)
