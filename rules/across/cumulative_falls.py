"""累计数前后几篇倒退。

## 查什么
同一指标、地点、人群、单位的累计数，时间靠后的一篇小于时间靠前的一篇。

## 为什么要紧
累计数只增不减；倒退说明其中一篇写错，或者有核减而没有交代。

## 例
「截至2月5日24时，江州省累计确诊病例125例」，次日「截至2月6日24时，江州省累计确诊病例121例」。

## 何时不报
有一篇提到核减、订正、更正、修订或口径；指标可以回落（疑似、重症、观察）；两个时间相隔三十一天以上或跨年；
倒退一半以上（多半说的不是一件事）；同一时间有两种说法（见 XAR002）；取整之后可以不倒退。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
    until,
)

_NEAR = dt.timedelta(days=31)  # totals farther apart may have begun anew

QUERY = f"""
WITH run AS (
    SELECT f.*,
        row_number() OVER (
            PARTITION BY f.metric, f.place, f."group", f.unit ORDER BY f.until
        ) AS turn
    FROM facts f
    WHERE f.aspect = 'cumulative' AND f.time_kind = 'as_of' AND f.steady AND NOT f.falls
)
SELECT {columns("a", "a")}, {columns("b", "b")}
FROM run a JOIN run b
  ON a.metric = b.metric AND a.place = b.place AND a."group" = b."group" AND a.unit = b.unit
 AND a.turn + 1 = b.turn
WHERE b.value_float < a.value_float AND 2 * b.value_float >= a.value_float
  AND NOT a.corrected AND NOT b.corrected AND a.number <> b.number
ORDER BY a.number, a."start", b.number, b."start"
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report a later total that lies below the earlier one in every reading."""
    a, b = fact(row, "a"), fact(row, "b")
    before, after = until(a), until(b)
    if before.year != after.year or after - before > _NEAR:
        return None
    if a.interval.may_be_at_most(b.interval):
        return None
    by = shown(a.exact - b.exact, a.unit)
    return Verdict(
        f"{about(a)}倒退：{moment(a).zh}是{a.quote}（《{a.article}》），{moment(b).zh}却是{b.quote}"
        f"（《{b.article}》），少了{by}。",
        f"{about(a)} falls: {a.quote} {moment(a).en} ({a.article}), {b.quote} {moment(b).en} "
        f"({b.article}), {by} less.",
        f"{shown(a.exact, a.unit)} > {shown(b.exact, b.unit)}",
        (b.span("后来"), a.span("先前")),
        series=series(a),
    )


RULE = Across(
    code="XAR003",
    name="cumulative-falls",
    title="累计数倒退",
    query=QUERY,
    judge=judge,
    flags=(
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«125例»。"),
            ("2020-02-07", "截至2月6日24时，甘肃省累计报告确诊病例«121例»。"),
        ),
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
    ),
)
