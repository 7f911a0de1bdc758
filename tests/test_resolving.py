"""Relative dates against the day of publication: Thursday, 5 March 2020."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from auditor import quantities
from auditor.cli import main
from auditor.relations.dates.resolving import resolved

PUBLISHED = dt.date(2020, 3, 5)

# Text → the days that each of its dates means; "" where that stays open.
CASES = """
今天 → 2020-03-05
昨晚 → 2020-03-04
大前天 → 2020-03-02
大后天 → 2020-03-08
上周三 → 2020-02-26
下周一 → 2020-03-09
本周 → 2020-03-02–2020-03-08
下下周 → 2020-03-16–2020-03-22
上个星期五 → 2020-02-28
上个月 → 2020-02-01–2020-02-29
下月 → 2020-04-01–2020-04-30
去年 → 2019-01-01–2019-12-31
大前年 → 2017-01-01–2017-12-31
去年12月 → 2019-01-01–2019-12-31, 2019-12-01–2019-12-31
上月15日 → 2020-02-01–2020-02-29, 2020-02-15
今年上半年 → 2020-01-01–2020-06-30
去年四季度 → 2019-10-01–2019-12-31
前三季度 → 2020-01-01–2020-09-30
今年以来 → 2020-01-01–2020-03-05
1—2月 → 2020-01-01–2020-02-29
3月1日 → 2020-03-01
12月30日 → 2019-12-30
28日 → 2020-02-28
2月3日—8日 → 2020-02-03, 2020-02-08
2019-2021年 → 2019-01-01–2021-12-31
5月中旬 → 2020-05-11–2020-05-20
下旬 → 2020-03-21–2020-03-31
90年代 → 1990-01-01–1999-12-31
98年3月 → 1998-03-01–1998-03-31
民国24年 → 1935-01-01–1935-12-31
2月30日 →
农历八月十五 →
公元前221年 →
去年同期 →
次日 →
20人 →
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_resolved(case: str) -> None:
    text, _, wanted = case.partition(" →")
    days = resolved(quantities(text), PUBLISHED)
    shown = [
        "" if d is None else str(d.first) if d.first == d.last else f"{d.first}–{d.last}"
        for d in days
    ]
    assert ", ".join(shown) == wanted.strip()


def test_the_command_tells_the_days(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("上周三新增3例。", "utf-8")
    asked = ["numbers", str(path), "--published", "2020-03-05", "--format", "jsonl"]
    rows = [json.loads(line) for line in CliRunner().invoke(main, asked).output.splitlines()]
    assert [(row["text"], row["first"], row["last"]) for row in rows] == [
        ("上周三", "2020-02-26", "2020-02-26"),
        ("3例", None, None),
    ]
    table = CliRunner().invoke(main, asked[:4]).output
    assert "日期" in table.splitlines()[0]
    assert table.splitlines()[1].endswith("2020-02-26")
