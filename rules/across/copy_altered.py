"""同一份稿子的两个版本，有一个数不同。

## 查什么
两篇文章的数字之间的文字、日期都相同，数字也都相同，唯独一个不同。

## 为什么要紧
转载、改版时抄错的数，单看哪一篇都看不出来。

## 例
两篇「……新增就业3.2万人，增长5.1%，登记失业率3.3%……」，另一篇的增长写成「1.5%」。

## 何时不报
不同的数不止一个；相同的数太少、太短，不足以认定是同一份稿子；文字不同；没有日期；任何一篇提到更正、订正、
修订；两种写法取整之后可以相等；
不同的是随后会变的数（「已造成5人遇难」）。
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from fractions import Fraction
from typing import Any

from auditor.archive.across import Across, Verdict
from auditor.archive.findings import Place
from auditor.model import Severity
from auditor.quantities import quantities

_SHARE = Fraction(7, 10)  # of the figures of the longer article must stand in the same words
_PROOF = 6  # digits of different equal figures that prove one origin
_PROOF_APART = 12  # the same where the headlines differ
_FAR = 8  # articles of one mark that each is compared with

# What two articles say in one figure's bit each (`bits`) shows soon that more than one differs: of
# `size` figures at most those that stand in other words, and the one that was altered.
_APART = "bit_count({0}.bits & ~{1}.bits) <= 1 + 0.3 * {0}.size"
FIND = f"""
WITH shared AS (
    SELECT mark FROM marks GROUP BY mark HAVING count(*) > 1
), versions AS (
    SELECT m.mark, a.said, min(a.number) AS number, min(a.bits) AS bits, min(a.size) AS size
    FROM marks m JOIN shared s ON m.mark = s.mark JOIN articles a ON m.number = a.number
    WHERE NOT a.amends
    GROUP BY m.mark, a.said
), turns AS (
    SELECT mark, number, bits, size,
        row_number() OVER (PARTITION BY mark ORDER BY said, number) AS turn
    FROM versions
)
SELECT DISTINCT
    CASE WHEN x.number < y.number THEN x.number ELSE y.number END AS one,
    CASE WHEN x.number < y.number THEN y.number ELSE x.number END AS other
FROM turns x JOIN turns y ON x.mark = y.mark
WHERE x.turn < y.turn AND y.turn <= x.turn + {_FAR}
  AND {_APART.format("x", "y")} AND {_APART.format("y", "x")}
"""

TELL = """
SELECT a.article AS a_article, a.head AS a_head, a.figures AS a_figures,
    b.article AS b_article, b.head AS b_head, b.figures AS b_figures
FROM found p JOIN articles a ON a.number = p.one JOIN articles b ON b.number = p.other
ORDER BY p.one, p.other
"""


def judge(row: Mapping[str, Any]) -> Verdict | None:
    """Report the one figure in which two copies of one text differ."""
    a, b = row["a_figures"], row["b_figures"]
    matcher = SequenceMatcher(None, [f["gap"] for f in a], [f["gap"] for f in b], autojunk=False)
    aligned = [
        (a[block.a + i], b[block.b + i])
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    ]
    if len(aligned) < 3 or len(aligned) < _SHARE * max(len(a), len(b)):
        return None
    other = [(x, y) for x, y in aligned if x["value"] != y["value"]]
    if not other or len({(x["text"], y["text"]) for x, y in other}) > 1:
        return None
    equal = {x["text"] for x, y in aligned if x["value"] == y["value"] and x["value"]}
    if any(x["open"] or y["open"] for x, y in other):
        return None
    digits = sum(sum(map(str.isdecimal, text)) for text in equal)
    same_head = row["a_head"] == row["b_head"] and len(aligned) == len(a) == len(b)
    if digits < (_PROOF if same_head else _PROOF_APART):
        return None
    return _verdict(row, *other[0], len(equal))


def _verdict(
    row: Mapping[str, Any], x: Mapping[str, Any], y: Mapping[str, Any], equal: int
) -> Verdict | None:
    if _may_agree(x["text"], y["text"]):
        return None
    one, two = row["a_article"], row["b_article"]
    return Verdict(
        f"《{one}》与《{two}》文字相同，另有{equal}个数相同，"
        f"唯独一处不同：{x['text']} 与 {y['text']}。",
        f"{one} and {two} are copies with {equal} figures in common, but one says {x['text']} "
        f"where the other says {y['text']}.",
        f"{x['text']} ≠ {y['text']}",
        (
            Place(two, y["start"], y["end"], "此处", y["text"]),
            Place(one, x["start"], x["end"], "另一篇", x["text"]),
        ),
        Severity.ERROR,
    )


def _may_agree(x: str, y: str) -> bool:
    """Tell whether two figures could be one: 8.3万 and 82,543."""
    from auditor.interval import of

    found = [quantities(text) for text in (x, y)]
    if not all(len(each) == 1 for each in found):
        return False
    return of(found[0][0]).meets(of(found[1][0])) and found[0][0].unit == found[1][0].unit


_RELEASE = (
    "3月5日，江州市人力资源和社会保障局通报：全市新增就业«{}»，同比增长5.1%，登记失业率3.34%，"
    "发放补贴1.208亿元，惠及企业4127家。"
)


_QUAKE = (
    "5月3日10时21分，江州县发生6.2级地震，震源深度10.5公里，北纬31.32度、东经103.45度，"
    "抢通公路128公里，转移群众13845人，已造成{}人遇难。"
)


def _copies(first: str, second: str) -> tuple[tuple[str, str], ...]:
    return (("2024-03-05", _RELEASE.format(first)), ("2024-03-05", _RELEASE.format(second)))


def _next_day(first: str) -> tuple[tuple[str, str], ...]:
    return (("2024-03-06", _RELEASE.format(first).replace("5日", "6日")),)


def _unmarked(articles: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((day, text.replace("«", "").replace("»", "")) for day, text in articles)


RULE = Across(
    code="XAR001",
    name="copy-altered",
    title="转载的稿子有一个数不同",
    find=FIND,
    tell=TELL,
    judge=judge,
    flags=(_copies("3.26万人", "3.62万人"),),
    passes=(
        _unmarked(_copies("3.26万人", "3.26万人")),
        _unmarked(_copies("3.26万人", "32600人")),
        _unmarked((*_copies("3.26万人", "3.26万人"), *_next_day("3.4万人"))),
        (("2024-05-03", _QUAKE.format(5)), ("2024-05-03", _QUAKE.format(7))),
        _unmarked(
            (*_copies("3.26万人", "3.26万人"), ("", "更正：" + _RELEASE.format("3.62万人"))),
        ),
    ),
)
