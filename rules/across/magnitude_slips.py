"""数字在各篇之间差了万倍或亿倍。

## 查什么
同一指标在同一时间的两个数正好相差一万倍或一亿倍；或者一个逐期的数突然变成上一期的一万倍、一亿倍上下。

## 为什么要紧
多半漏写或多写了「万」「亿」，数字看着相同，差的却是几个数量级。

## 例
一篇写「进出口总额8.27万亿元」，另一篇写「进出口总额8.27亿元」。

## 何时不报
时间、地点有一处不明；任何一篇提到更正、订正、修订；相邻两期相隔一年以上；倍数不在一万、一亿的八成到一又四分之
一之间；单位本来不同。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from auditor.archive.across import (
    Across,
    Verdict,
    about,
    columns,
    fact,
    moment,
    series,
    shown,
    slip,
    until,
)
from auditor.model import Severity

_YEAR = dt.timedelta(days=366)
_NEAR = (Fraction(4, 5), Fraction(5, 4))  # how far a period's figure may move besides the slip

# Neighbours by time and, at one time, by value: what differs by a slip stands side by side.
FIND = """
WITH run AS (
    SELECT spot AS b_spot, number, value_float,
        lag(spot) OVER turns AS a_spot,
        lag(number) OVER turns AS a_number,
        lag(value_float) OVER turns AS a_value,
        lag(value, 2) OVER turns AS before_that
    FROM facts
    WHERE value_float > 0 AND NOT corrected
    WINDOW turns AS (
        PARTITION BY line, aspect, time_kind ORDER BY until, time, value_float, value, number
    )
)
SELECT a_spot, b_spot, coalesce(before_that, '') AS before_that
FROM run
WHERE number <> a_number AND (value_float > 5000 * a_value OR a_value > 5000 * value_float)
"""

TELL = f"""
SELECT {columns("a", "a")}, {columns("b", "b")}, h.before_that
FROM found h
JOIN facts a ON a.spot = h.a_spot
JOIN facts b ON b.spot = h.b_spot
ORDER BY a.number, a."start", b.number, b."start"
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report a step that is one 万 or 亿, unless it only leads back from such a step."""
    a, b = fact(row, "a"), fact(row, "b")
    same = a.time == b.time
    if until(b) - until(a) > _YEAR:
        return None
    factor = slip(a, b) if same else _near(b.exact / a.exact)
    if factor is None:
        return None
    before = row["before_that"]
    if before and not same and _near(Fraction(before) / a.exact) is not None:
        return None
    times = "一万" if factor in (10**4, Fraction(1, 10**4)) else "一亿"
    times_en = "10,000" if times == "一万" else "100,000,000"
    told = (moment(b),) if same else (moment(a), moment(b))
    when, when_en = "，".join(t.zh for t in told), ", ".join(t.en for t in told)
    return Verdict(
        f"{about(b)}（{when}）：《{a.article}》写{a.quote}，《{b.article}》写{b.quote}，"
        f"差了约{times}倍，疑有一篇写错了万、亿。",
        f"{about(b)} ({when_en}): {a.article} says {a.quote}, {b.article} says {b.quote}, about "
        f"{times_en} times apart: one of them lacks 万 or 亿 or has one too many.",
        f"{shown(b.exact, b.unit)} ÷ {shown(a.exact, a.unit)} ≈ "
        + (f"{times_en}" if factor > 1 else f"1/{times_en}"),
        (b.span("此处"), a.span("另一篇")),
        Severity.ERROR,
        series(b),
    )


def _near(ratio: Fraction) -> Fraction | None:
    """Return the 万 or 亿 that a ratio comes close to."""
    for size in (10**4, 10**8):
        for factor in (Fraction(size), Fraction(1, size)):
            if _NEAR[0] <= ratio / factor <= _NEAR[1]:
                return factor
    return None


RULE = Across(
    code="XAR005",
    name="magnitude-slips",
    title="各篇相差万倍、亿倍",
    find=FIND,
    tell=TELL,
    judge=judge,
    flags=(
        (
            ("2024-01-20", "2023年，广东省外贸进出口总额«8.27万亿元»。"),
            ("2024-01-21", "2023年，广东省外贸进出口总额«8.27亿元»。"),
        ),
    ),
    passes=(
        (
            ("2024-01-20", "2023年，广东省外贸进出口总额8.27万亿元。"),
            ("2024-01-21", "2023年，广东省外贸进出口总额82700亿元。"),
        ),
    ),
)
