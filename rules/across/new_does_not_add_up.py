"""昨日累计加上新增，不等于今日累计。

## 查什么
- 一篇的累计数，加上随后一段时间的新增数，不等于这段时间结束时的累计数。前一个累计数出自另一篇。
- 中间缺了几天的通报时，前一个累计数加上其间的新增数，至多等于后一个累计数，却大于它。

## 为什么要紧
逐日通报的三个数互相钉死；不相等就有一个写错，或者有增减没有交代。

## 例
「截至2月5日24时，累计确诊120例」；次日「2月6日0—24时新增确诊6例，截至2月6日24时累计125例」：
120 + 6 ≠ 125。

## 何时不报
任何一篇提到核减、订正、更正、修订、转入或口径；指标可以回落；同一
时间有两种说法（见 XAR002）；当天发表、当天还没有过完；取整之后可以相等；
新增数大于累计数（多半读的不是一件事）；缺了几天的，前后相隔三十一天以上或跨年。
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
    moment,
    one_count,
    series,
    shown,
    since,
    unfinished,
    until,
)

# The total before each addition is the last that is not later than its beginning; the total
# behind it the next one, unless that lies within the addition. Where binary fractions add up, or
# days lie between and more came about than is told, no interval says otherwise.
FIND = """
WITH counts AS (
    SELECT DISTINCT line, begun FROM totals
), events AS (
    SELECT line, begun, until AS moment, 0 AS what, turn, spot, until AS since, until, value_float
    FROM totals
    UNION ALL
    SELECT f.line, c.begun, f.since AS moment, 1 AS what, CAST(0 AS BIGINT) AS turn, f.spot,
        f.since, f.until, f.value_float
    FROM facts f JOIN counts c ON f.line = c.line
    WHERE f.aspect = 'new' AND f.time_kind = 'period' AND f.steady AND NOT f.falls
      AND NOT f.corrected
), placed AS (
    SELECT line, begun, what, spot, since, until, value_float, max(turn) OVER (
        PARTITION BY line, begun ORDER BY moment, what, spot
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS turn
    FROM events
), pairs AS (
    SELECT line, begun, turn, spot, number, corrected, until, value_float,
        lead(spot) OVER turns AS b_spot,
        lead(number) OVER turns AS b_number,
        lead(corrected) OVER turns AS b_corrected,
        lead(until) OVER turns AS b_until,
        lead(value_float) OVER turns AS b_value
    FROM totals
    WINDOW turns AS (PARTITION BY line, begun ORDER BY turn)
)
SELECT a.spot AS a_spot, n.spot AS n_spot, a.b_spot
FROM placed n
JOIN pairs a ON a.line = n.line AND a.begun = n.begun AND a.turn = n.turn
WHERE n.what = 1 AND a.b_until >= n.until AND a.number <> a.b_number
  AND NOT a.corrected AND NOT a.b_corrected
  AND a.value_float + n.value_float <> a.b_value
  AND (a.value_float + n.value_float > a.b_value OR (a.until = n.since AND n.until = a.b_until))
"""

TELL = f"""
SELECT {columns("a", "a")}, {columns("n", "n")}, {columns("b", "b")}
FROM found h
JOIN facts a ON a.spot = h.a_spot
JOIN facts n ON n.spot = h.n_spot
JOIN facts b ON b.spot = h.b_spot
ORDER BY a.number, a."start", n.number, n."start", b.number, b."start"
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report a total that the total before and what is new do not make up in any reading."""
    a, n, b = fact(row, "a"), fact(row, "n"), fact(row, "b")
    if any(map(unfinished, (a, n, b))) or n.exact > b.exact:
        return None
    made = a.interval + n.interval
    adjoin = until(a) == since(n) and until(n) == until(b)
    if made.meets(b.interval) if adjoin else made.may_be_at_most(b.interval):
        return None
    if not adjoin and not one_count(a, b):
        return None
    return _verdict(a, n, b, "应" if adjoin else "至少应", "" if adjoin else "at least ")


def _verdict(a: Fact, n: Fact, b: Fact, least: str, least_en: str) -> Verdict:
    made = a.exact + n.exact
    miss = b.exact - made
    word, word_en = ("多", "more") if miss > 0 else ("少", "less")
    by = shown(abs(miss), b.unit)
    differs = ">" if least_en else "≠"
    return Verdict(
        f"{about(b)}对不上：{moment(a).zh}是{a.quote}（《{a.article}》），{moment(n).zh}新增{n.quote}，"
        f"{moment(b).zh}{least}为{shown(made, b.unit)}，《{b.article}》却写{b.quote}，"
        f"{word}了{by}。",
        f"{about(b)} does not add up: {a.quote} {moment(a).en} ({a.article}) and {n.quote} new "
        f"{moment(n).en} make {least_en}{shown(made, b.unit)} {moment(b).en}, but {b.article} says "
        f"{b.quote}, {by} {word_en}.",
        f"{shown(a.exact, '')} + {shown(n.exact, '')} = {shown(made, '')} {differs} "
        f"{shown(b.exact, '')}",
        (b.span("今日累计"), n.span("新增"), a.span("昨日累计")),
        series=series(b),
    )


RULE = Across(
    code="XAR004",
    name="new-does-not-add-up",
    title="昨日累计加新增不等于今日累计",
    find=FIND,
    tell=TELL,
    judge=judge,
    flags=(
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«120例»。"),
            (
                "2020-02-07",
                "2月6日0—24时，甘肃省新增确诊病例«6例»。截至2月6日24时，甘肃省累计报告确诊病例«125例»。",
            ),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«120例»。"),
            (
                "2020-02-09",
                "2月8日0—24时，甘肃省新增确诊病例«6例»。截至2月8日24时，甘肃省累计报告确诊病例«125例»。",
            ),
        ),
    ),
    passes=(
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例120例。"),
            (
                "2020-02-09",
                "2月8日0—24时，甘肃省新增确诊病例2例。截至2月8日24时，甘肃省累计报告确诊病例125例。",
            ),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例120例。"),
            (
                "2020-02-07",
                "2月6日0—24时，甘肃省新增确诊病例5例。截至2月6日24时，甘肃省累计报告确诊病例125例。",
            ),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例120例。"),
            (
                "2020-02-07",
                "2月6日12—24时，甘肃省新增确诊病例3例。截至2月6日24时，甘肃省累计报告确诊病例125例。",
            ),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例120例。"),
            (
                "2020-02-07",
                "2月6日0—24时，甘肃省新增确诊病例6例。截至2月6日24时，甘肃省累计报告确诊病例125例，"
                "核减1例。",
            ),
        ),
        (
            ("2020-02-05", "2月5日，甘肃省累计报告确诊病例118例。"),
            (
                "2020-02-07",
                "2月6日0—24时，甘肃省新增确诊病例6例。截至2月6日24时，甘肃省累计报告确诊病例126例。",
            ),
        ),
    ),
)
