"""The publication date: only where the article states its own beyond doubt."""

import datetime as dt

import pytest

from auditor.dateline import published, stated

STATED = [
    ("标题\n\n2020年03月07日09:28  来源：某某网\n正文。", dt.date(2020, 3, 7)),
    ("标题\n来源：某报   时间：2020-04-09\n", dt.date(2020, 4, 9)),
    ("首页 > 要闻>>\n标题\n时间:2020-02-26 17:37:48  来源:  作者:\n", dt.date(2020, 2, 26)),
    ("标题\n2020-02-17 13:57\n分享到\n", dt.date(2020, 2, 17)),
    ("标题\n（2020年2月28日）\n", dt.date(2020, 2, 28)),
    ("公报\n某县统计局　2023年3月28日\n", dt.date(2023, 3, 28)),
    ("标题\n發布時間：２０２０／０３／０７\n", dt.date(2020, 3, 7)),
    ("标题\n发布：2020-02-17\n更新：2020-02-18\n", dt.date(2020, 2, 18)),
    ("---\ntitle: 题\ndate: 2021-05-06\n---\n2020-01-01\n", dt.date(2021, 5, 6)),
    ("标题\n2020.3.7 星期六\n", dt.date(2020, 3, 7)),
]
SILENT = [
    "2020年3月7日，全市新增3例。",
    "截至2020年3月7日\n共5例。",
    "标题\n2020-02-30 10:00 来源：某报\n",
    "某网5月3日消息，公司公布季报。\n来源链接：http://example.com/2020-04-29/1.PDF\n",
    "2019年国民经济和社会发展统计公报\n",
    "标题\n\n一\n二\n三\n四\n五\n六\n2020-03-07 来源：某报\n",
    "标题\n电话 2020-0307-1234\n",
    "标题\n编号：12020-03-071\n",
    "",
]


@pytest.mark.parametrize(("text", "date"), STATED)
def test_stated(text: str, date: dt.date) -> None:
    assert published(text) == date


@pytest.mark.parametrize("text", SILENT)
def test_not_stated(text: str) -> None:
    assert published(text) is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("稿件/2020-03-07-复工.txt", dt.date(2020, 3, 7)),
        ("20200307.txt", dt.date(2020, 3, 7)),
        ("复工_20200307.md", dt.date(2020, 3, 7)),
        ("2020-03-07/a.txt", None),
        ("120200307.txt", None),
        ("20201307.txt", None),
        ("2020.txt", None),
    ],
)
def test_file_name(name: str, date: dt.date | None) -> None:
    assert published("正文", name) == date


AGENCY = [
    ("题\n新华社北京3月7日电（记者甲）全市开工。", "2020-1.txt", dt.date(2020, 3, 7)),
    ("题\n\n　　中新网江城3月7日电 全市开工。", "稿/2020年复工.txt", dt.date(2020, 3, 7)),
    ("---\nyear: 2020\n---\n题\n本报江城3月7日讯 全市开工。", "a.txt", dt.date(2020, 3, 7)),
    ("题\n新华社北京2020年3月7日电 全市开工。", "", dt.date(2020, 3, 7)),
    ("题\n新华社北京3月7日电 2020年3月6日，全市开工。", "", dt.date(2020, 3, 7)),
    ("题\n（新华社记者甲）江城日报3月7日讯 全市开工。", "2020.txt", None),
    ("题\n江城日报3月7日讯（记者乙）全市开工。", "2020.txt", dt.date(2020, 3, 7)),
    # 没有年份，或有两个年份可选，就不猜
    ("题\n新华社北京3月7日电 全市开工。", "a.txt", None),
    ("题\n新华社北京3月7日电 2018年6月6日动工，2019年1月1日封顶。", "", None),
    ("题\n新华社北京2月30日电 全市开工。", "2020.txt", None),
    # 句中的电头不是自己的
    ("题\n据新华社北京3月7日电，全市开工。", "2020.txt", None),
    ("题\n记者从江城日报3月7日讯获悉。", "2020.txt", None),
    ("题\n3月7日，本报讯全市开工。", "2020.txt", None),
]


@pytest.mark.parametrize(("text", "name", "date"), AGENCY)
def test_agency(text: str, name: str, date: dt.date | None) -> None:
    assert published(text, name) == date


def test_order_of_what_tells_the_date() -> None:
    agency = "题\n新华社北京3月9日电 全市开工。"
    head, front = "题\n2020-03-08 来源：某报\n", "---\ndate: 2020-03-06\n---\n"
    name, meta = "2020-03-07.txt", ["2020-03-05"]
    assert published(front + head, name, meta=meta) == dt.date(2020, 3, 6)
    assert published(head, name, meta=meta) == dt.date(2020, 3, 8)
    assert published(agency, name, meta=meta) == dt.date(2020, 3, 5)
    assert published(agency, name) == dt.date(2020, 3, 9)
    assert published("题\n正文。", name) == dt.date(2020, 3, 7)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020-03-07", dt.date(2020, 3, 7)),
        ("2020-03-07T23:30:00+08:00", dt.date(2020, 3, 7)),
        ("2020-03-07T23:30:00Z", dt.date(2020, 3, 8)),
        ("2020/3/7 9:00", dt.date(2020, 3, 7)),
        ("２０２０年３月７日", dt.date(2020, 3, 7)),
        ("20200307", dt.date(2020, 3, 7)),
        ("昨天", None),
        ("2020-02-30", None),
        ("", None),
    ],
)
def test_field_of_a_date(written: str, date: dt.date | None) -> None:
    assert stated(written) == date


def test_head_beats_file_name() -> None:
    assert published("题\n2020-03-08\n", "2020-03-07.txt") == dt.date(2020, 3, 8)


def test_long_single_line_is_quick() -> None:
    assert published("2020年" * 2_000_000) is None
