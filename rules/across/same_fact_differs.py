"""几篇文章对同一件事的数字说法不一。

## 查什么
指标、地点（或公司、学校等单位：全称、证券代码、文中交代的简称、只指一家的简称）、人群、口径（累计、新增、现有）、计量单位与时间都相同的数，几篇文章写的值不同，且按字面的精度怎么
取值也不能相等。

## 为什么要紧
同一时刻的同一个数只有一个；两篇里至少有一篇写错，引用者无从取舍。

## 例
「截至2月5日24时，江州省累计确诊病例120例」与另一篇「截至2月5日24时，江州省累计确诊病例125例」。

## 何时不报
时间、地点有一处不明；一篇之内自己就有两种说法；任何一篇提到核减、订正、更正、修订或口径；取整之后可以相等；随后会变的数（目前、已造成、伤亡，以及当天发表、当天还没有过完的）；相差正好是万、亿的倍数
（见 XAR005）；两篇发表相隔九十天以上的，可能经过修订，只作提示；
同一件事多于三种说法的，或许说的不是一件事，只就前两种提示一次。
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.archive.across import (
    Across,
    Verdict,
    about,
    apart,
    columns,
    fact,
    goes_on,
    moment,
    series,
    shown,
    slip,
)
from auditor.model import Severity
from auditor.words import Words

_LATER = 90  # days after which a figure may have been revised without a word
_MOST = 3  # versions of one figure; more are mostly of different things under one name

FIND = f"""
WITH told AS (
    SELECT spot, number, line, aspect, time, corrected,
        row_number() OVER (
            PARTITION BY line, aspect, time ORDER BY sayings DESC, number, value
        ) AS rank,
        count(*) OVER (PARTITION BY line, aspect, time) AS versions
    FROM facts
    WHERE NOT steady
)
SELECT a.spot AS a_spot, b.spot AS b_spot, a.versions
FROM told a JOIN told b ON a.line = b.line AND a.aspect = b.aspect AND a.time = b.time
WHERE a.rank = 1 AND b.rank > 1 AND (a.versions <= {_MOST} OR b.rank = 2)
  AND NOT a.corrected AND NOT b.corrected AND a.number <> b.number
"""

TELL = f"""
SELECT {columns("a", "a")}, {columns("b", "b")}, h.versions AS versions
FROM found h
JOIN facts a ON a.spot = h.a_spot
JOIN facts b ON b.spot = h.b_spot
ORDER BY a.number, a."start", b.number, b."start"
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report two values that no rounding makes equal."""
    a, b = fact(row, "a"), fact(row, "b")
    if a.interval.meets(b.interval) or slip(a, b) or goes_on(a) or goes_on(b):
        return None
    versions = row["versions"]
    many = Words(
        f"共有{versions}种说法，说的或许不是一件事。",
        f" There are {versions} versions; perhaps they are not of one thing.",
    )
    if versions <= _MOST:
        many = Words("", "")
    by = shown(abs(a.exact - b.exact), a.unit)
    far = apart((a.day, b.day))
    return Verdict(
        f"{about(a)}（{moment(a).zh}）：《{a.article}》写{a.quote}，《{b.article}》写{b.quote}，相差{by}。{many.zh}",
        f"{about(a)} ({moment(a).en}): {a.article} says {a.quote}, {b.article} says {b.quote}, "
        f"{by} apart.{many.en}",
        f"{shown(a.exact, a.unit)} ≠ {shown(b.exact, b.unit)}",
        (b.span("此处"), a.span("另一篇")),
        Severity.INFO if many.zh or (far is not None and far > _LATER) else Severity.WARNING,
        series(a),
    )


RULE = Across(
    code="XAR002",
    name="same-fact-differs",
    title="各篇对同一数字说法不一",
    find=FIND,
    tell=TELL,
    judge=judge,
    flags=(
        (
            (
                "2024-04-02",
                "江州机电股份有限公司（600123.SH）披露年报，2023年公司实现营业收入«12.53亿元»。",
            ),
            (
                "2024-04-03",
                "江州机电（600123.SH）去年增收。2023年实现营业收入«15.23亿元»，净利润1.2亿元。",
            ),
        ),
        (
            ("2024-04-02", "江州重工有限公司2023年营业收入«8.3亿元»，利润总额0.6亿元。"),
            ("2024-04-09", "江州重工有限公司2023年实现营业收入«3.8亿元»。"),
        ),
        (
            ("2020-02-26", "2019年末，工行总资产«30.11万亿元»，网点1.6万个。"),
            ("2020-04-01", "中国工商银行2019年末总资产«31.01万亿元»。"),
        ),
        (
            (
                "2020-02-15",
                "2月14日，甘肃省新增确诊病例12例。此前分别为：9日20例、10日19例、«718例»、12日16例、13日15例。",
            ),
            (
                "2020-02-16",
                "2月15日，甘肃省新增确诊病例11例。此前分别为：10日19例、11日«18例»、12日16例、13日15例。",
            ),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«120例»。"),
            ("2020-02-06", "截至2月5日24时，甘肃累计确诊病例«125例»。"),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«120例»。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例«125例»。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例130例。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例135例。"),
        ),
    ),
    passes=(
        (
            ("2020-03-27", "2019年，工商银行实现净利润3134亿元。"),
            ("2020-03-28", "2019年，工行实现归属于母公司股东的净利润3122亿元。"),
        ),
        (
            ("2020-03-27", "2019年末，中国石油总资产2.73万亿元。"),
            ("2020-03-28", "2019年末，中国石油总资产4.13万亿元。"),
        ),
        (
            ("2024-02-25", "江州机电（600123.SH）发布业绩快报，2023年营业收入12.53亿元。"),
            ("2024-04-25", "江州机电（600123.SH）2023年营业收入12.48亿元。"),
        ),
        (
            ("2024-04-02", "广州消息：江州机电（600123.SH）2023年实现营业收入12.53亿元。"),
            ("2024-04-02", "广州消息：山河机电（600321.SH）2023年实现营业收入15.23亿元。"),
        ),
        (
            ("2024-04-02", "广州消息，报告期内，2023年实现营业收入12.53亿元。"),
            ("2024-04-02", "广州消息，报告期内，2023年实现营业收入15.23亿元。"),
        ),
        (
            ("2024-04-02", "江州重工有限公司2023年营业收入8.3亿元。"),
            (
                "2024-04-02",
                "江州重工有限公司2023年年报：子公司江州铸造有限公司2023年营业收入3.8亿元。",
            ),
        ),
        (
            ("2020-02-05", "截至2月5日12时，甘肃省累计报告确诊病例120例。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例125例。"),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例120例。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告确诊病例119例（核减1例）。"),
        ),
        (
            ("2020-02-06", "截至2月5日24时，湖北省累计报告确诊病例1.2万例。"),
            ("2020-02-06", "截至2月5日24时，湖北省累计报告确诊病例11950例。"),
        ),
        (
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告本地确诊病例120例。"),
            ("2020-02-06", "截至2月5日24时，甘肃省累计报告境外输入确诊病例12例。"),
        ),
        (
            ("2023-07-20", "7月20日，河北省遭遇洪水，已造成3人死亡，2人失踪。"),
            ("2023-07-21", "7月20日，河北省遭遇洪水，已造成5人死亡，1人失踪。"),
        ),
        (
            ("2020-02-09", "2月9日，甘肃省新增确诊病例3例，目前累计报告确诊病例83例。"),
            ("2020-02-09", "2月9日，甘肃省新增确诊病例5例，目前累计报告确诊病例85例。"),
        ),
        (
            ("2024-02-18", "2月17日，全国铁路发送旅客1550.3万人次。"),
            ("2024-02-18", "2月17日，全国铁路预计发送旅客1590万人次。"),
        ),
    ),
)
