"""The table of claims: what a row says, in Python, in files, on the command line."""

import csv
import datetime as dt
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

import auditor
from auditor.archive.rows import COLUMNS, rows
from auditor.archive.schema import DTYPES, MissingExtra, arrow, arrow_schema
from auditor.archive.writing import table
from auditor.article import Article
from auditor.cli import main
from auditor.relations.meaning.gazetteer import resolve, subject
from auditor.tables.markdown import tables

PUBLISHED = dt.date(2020, 9, 10)
BULLETIN = (
    "9月8日0时至24时，浙江省报告新增确诊病例6例，其中温州市4例、台州市2例；新增治愈出院3例。"
    "截至9月8日24时，浙江省累计报告确诊病例1205例，现有重症病例9例。"
)


def read(text: str, published: dt.date | None = PUBLISHED):
    return rows(Article("稿", text, published))


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        (BULLETIN, "6例", ("确诊", "浙江省", "", "new", "2020-09-08T00:00/2020-09-09T00:00")),
        (BULLETIN, "1205例", ("确诊", "浙江省", "", "cumulative", "../2020-09-09T00:00")),
        (BULLETIN, "9例", ("重症", "浙江省", "", "remaining", "../2020-09-09T00:00")),
        (
            BULLETIN,
            "4例",
            ("确诊", "浙江省/温州市", "", "new", "2020-09-08T00:00/2020-09-09T00:00"),
        ),
        (
            "截至9月8日24时，浙江省境外输入确诊病例累计52例。",
            "52例",
            ("确诊", "浙江省", "境外输入", "cumulative", "../2020-09-09T00:00"),
        ),
        (  # the total under a period is one as of its end
            "9月7日20时至9月8日20时，青海省新增确诊病例1例，累计确诊病例19例。",
            "19例",
            ("确诊", "青海省", "", "cumulative", "../2020-09-08T20:00"),
        ),
        (  # what is new under 截至 came in that day
            "截至9月8日24时，青海省累计确诊病例19例，当日新增确诊病例2例。",
            "2例",
            ("确诊", "青海省", "", "new", "2020-09-08T00:00/2020-09-09T00:00"),
        ),
        (
            "1—8月，江苏省进出口总额2.8万亿元。",
            "2.8万亿元",
            ("进出口", "江苏省", "", "", "2020-01-01T00:00/2020-09-01T00:00"),
        ),
        (
            "上半年，江苏省地区生产总值4.67万亿元。",
            "4.67万亿元",
            ("生产总值", "江苏省", "", "", "2020-01-01T00:00/2020-07-01T00:00"),
        ),
        (
            "前三季度，江苏省地区生产总值7.3万亿元。",
            "7.3万亿元",
            ("生产总值", "江苏省", "", "", "2020-01-01T00:00/2020-10-01T00:00"),
        ),
        (
            "2019年，全国粮食总产量6.6亿吨。",
            "6.6亿吨",
            ("粮食", "全国", "", "", "2019-01-01T00:00/2020-01-01T00:00"),
        ),
        (
            "2019年末，江苏省常住人口8070万人，城镇人口5698万人。",
            "5698万人",
            ("城镇人口", "江苏省", "", "", "../2020-01-01T00:00"),
        ),
        (  # a date without a year that would lie ahead is the year before's
            "截至11月30日24时，青海省累计确诊病例19例。",
            "19例",
            ("确诊", "青海省", "", "cumulative", "../2019-12-01T00:00"),
        ),
        (  # 31 provinces and the Corps are the country
            "9月8日0—24时，31个省（区、市）与新疆生产建设兵团通报新增确诊2例。",
            "2例",
            ("确诊", "全国", "", "new", "2020-09-08T00:00/2020-09-09T00:00"),
        ),
        (
            "9月8日0—24时，全国除湖北以外地区新增确诊病例2例。",
            "2例",
            ("确诊", "全国", "除湖北以外", "new", "2020-09-08T00:00/2020-09-09T00:00"),
        ),
        (
            "截至9月8日24时，广东全省累积报告确诊病例1241例，累计出院300例。",
            "300例",
            ("治愈", "广东省", "", "cumulative", "../2020-09-09T00:00"),
        ),
        (
            "截至9月8日24时，山西省11个市累计报告确诊病例115例。",
            "115例",
            ("确诊", "山西省", "", "cumulative", "../2020-09-09T00:00"),
        ),
        (  # told day by day, with the day of one left out
            "9月8日0—24时，浙江省新增确诊病例6例。此前几天分别为：3日9例、4日8例、7例、6日5例、7日5例。",
            "7例",
            ("确诊", "浙江省", "", "new", "2020-09-05T00:00/2020-09-06T00:00"),
        ),
        (
            "9月8日0—24时，浙江省新增确诊病例6例。前几日这一数据分别为11例（7日）、9例（6日）、8例（5日）、7例（4日）。",
            "7例",
            ("确诊", "浙江省", "", "new", "2020-09-04T00:00/2020-09-05T00:00"),
        ),
        (  # one city is named, and the province is meant
            "截至9月8日24时，全省累计报告确诊病例1348例。8日新增1例，为东莞市居民。",
            "1348例",
            ("确诊", "广东省", "", "cumulative", "../2020-09-09T00:00"),
        ),
        (  # no city of its own
            "江苏省通报，截至9月8日24时，全市累计报告确诊病例10例。",
            "10例",
            ("确诊", "", "", "cumulative", "../2020-09-09T00:00"),
        ),
        (  # the province in which all the parts lie
            "截至9月8日24时，全省累计报告确诊病例8例，其中长春市5例，四平市3例。1例由广东来。",
            "8例",
            ("确诊", "吉林省", "", "cumulative", "../2020-09-09T00:00"),
        ),
        (  # the countries that imported cases came from are no place of theirs
            "9月8日0—24时，上海市新增境外输入确诊病例6例，其中英国4例、法国2例。",
            "4例",
            ("确诊", "上海市", "境外输入 英国", "new", "2020-09-08T00:00/2020-09-09T00:00"),
        ),
    ],
)
def test_what_a_figure_says(text: str, figure: str, said: tuple[str, ...]) -> None:
    (row,) = [r for r in read(text) if r.quote == figure]
    assert (row.metric, row.place, row.group, row.aspect, row.time) == said


@pytest.mark.parametrize(
    ("text", "figure", "confidence"),
    [
        (BULLETIN, "6例", "high"),
        ("9月8日0—24时，我省新增确诊病例2例。", "2例", "medium"),  # whose province?
        ("会议提出12条意见。", "12条", "low"),  # no metric
        ("浙江省累计确诊病例90例。", "90例", "low"),  # no time
        ("截至9月8日，浙江省累计确诊病例90例。", "90例", "medium"),  # no hour
        # A date amid the clause before says nothing of what follows.
        ("截至9月8日24时，全省救治9月1日转来的3人，浙江省累计确诊病例90例。", "90例", "high"),
    ],
)
def test_how_sure_the_reading_is(text: str, figure: str, confidence: str) -> None:
    (row,) = [r for r in read(text) if r.quote == figure]
    assert row.confidence == confidence


def test_a_date_amid_a_clause_governs_only_that_clause() -> None:
    text = "截至9月8日24时，全省救治9月1日转来的3人，浙江省累计确诊病例90例。"
    times = {r.quote: r.time for r in read(text)}
    assert times["90例"] == "../2020-09-09T00:00"
    assert times["3人"] == "2020-09-01T00:00/2020-09-02T00:00"


def test_every_figure_has_a_row_that_quotes_the_author() -> None:
    text = "１２０人到场，约八成满意；Ａ区３处关闭。"
    found = read(text)
    assert [r.quote for r in found] == [text[r.start : r.end] for r in found]
    first, second, _ = found
    assert (first.value, first.low, first.high, first.unit) == ("120", "120", "120", "人")
    assert second.hedge == "约"
    assert {(r.metric, r.confidence) for r in found} == {("", "low")}


def test_exact_values_are_decimals_or_fractions() -> None:
    third, share, near = read("三分之一的人，80.6%，近5000个。")
    assert third.value == "1/3" and third.value_float == pytest.approx(0.3333333)
    assert (share.value, share.low, share.high) == ("80.6", "80.55", "80.65")
    assert near.high == "5000"


@pytest.mark.parametrize(
    "said",
    [
        "核减2例。",
        "昨日通报的数据有误。",
        "经复核，1例不再计入。",
        "将1例外省转入病例划归原地。",
        "确诊病例中排除1例。",
        "因统计口径调整，与上期不可比。",
    ],
)
def test_a_correction_is_marked_in_all_rows_of_its_article(said: str) -> None:
    assert all(r.corrects for r in read(BULLETIN + said))


@pytest.mark.parametrize(
    "said",
    [
        "检测异常，经疾控中心复核结果为阳性，诊断为感染者。",
        "当日排除疑似病例3例。",
        "扣除价格因素，实际增长5.1%。",
        "会议审议了新修订的条例，结构调整取得进展。",
        "协调增开车次20班。",
    ],
)
def test_what_is_no_correction(said: str) -> None:
    assert not any(r.corrects for r in read(BULLETIN + said))


@pytest.mark.parametrize(
    ("name", "within", "path"),
    [
        ("浙江", "", "浙江省"),
        ("浙江省温州市", "", "浙江省/温州市"),
        ("温州", "", "浙江省/温州市"),
        ("台州玉环市", "", "浙江省/台州市/玉环市"),
        ("内蒙古自治区", "", "内蒙古自治区"),
        ("延边州", "", "吉林省/延边朝鲜族自治州"),
        ("鼓楼区", "", ""),  # several cities have one
        ("鼓楼区", "江苏省/南京市", "江苏省/南京市/鼓楼区"),
        ("朝阳区", "北京市/东城区", "北京市/朝阳区"),
        ("吉林市", "", "吉林省/吉林市"),
        ("中国", "", "全国"),
        ("意大利", "", "意大利"),
        ("货物", "", ""),
    ],
)
def test_places_by_name(name: str, within: str, path: str) -> None:
    assert resolve(name, within) == path


def test_the_place_an_article_speaks_of() -> None:
    assert subject("记者从青海省获悉，全省") == "青海省"
    assert subject("青海省和甘肃省") == ""
    assert subject("国家统计局公布") == "全国"
    assert subject("意大利和国家统计局") == ""


def test_a_headline_that_names_two_levels_leaves_it_to_the_text() -> None:
    said = {
        "累计确诊病例29例": "",
        "全省累计确诊病例29例": "江苏省",
        "全市累计确诊病例29例": "江苏省/苏州市",
    }
    for text, place in said.items():
        article = Article(
            "稿", f"截至9月8日24时，{text}。", PUBLISHED, heading="江苏：苏州通报疫情"
        )
        assert [row.place for row in rows(article) if row.quote == "29例"] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("截至9月8日24时，累计确诊病例29例。", "青海省"),
        ("截至9月8日24时，全省累计确诊病例29例。有人从甘肃来。", "青海省"),
        ("截至9月8日24时，累计境外输入确诊病例29例，来自德国。", "青海省"),
        ("截至9月8日24时，累计确诊病例29例。有人从甘肃来，有人从德国来。", ""),
        ("截至9月8日24时，甘肃省累计确诊病例29例。", "甘肃省"),
    ],
)
def test_a_headline_kept_apart_tells_the_place(text: str, place: str) -> None:
    article = Article("稿", text, PUBLISHED, heading="青海通报疫情")
    assert [row.place for row in rows(article) if row.quote == "29例"] == [place]


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("江州机电（600123.SH）2019年营业收入8.3亿元。", "8.3亿元", "证券600123"),
        ("证券代码：600123\n江州机电股份有限公司2019年营业收入8.3亿元。", "8.3亿元", "证券600123"),
        ("江州重工有限公司2019年营业收入8.3亿元。", "8.3亿元", "江州重工有限公司"),
        ("2019年，江州重工有限公司实现净利润8.3亿元。", "8.3亿元", "江州重工有限公司"),
        ("江州科技大学2019年末在校学生2.3万人，我校教职工2100人。", "2100人", "江州科技大学"),
        (
            "温州的江州机电（600123.SH）和山河机电（600321.SH）发年报，2019年净利润3亿元。",
            "3亿元",
            "",
        ),
        (
            "江州重工有限公司（以下简称“江州重工”）发布年报。江州重工2019年净利润8.3亿元。",
            "8.3亿元",
            "江州重工有限公司",
        ),
        (
            "江州机电股份有限公司（简称：江机）与山河机电股份有限公司（简称：江机）2019年合并，"
            "江机净利润8.3亿元。",
            "8.3亿元",
            "",
        ),
        ("江州重工2019年净利润8.3亿元。", "8.3亿元", ""),  # nobody says which one
        ("近日，工行披露，2019年工行实现净利润8.3亿元。", "8.3亿元", "中国工商银行股份有限公司"),
        ("中国工商银行2019年净利润8.3亿元。", "8.3亿元", "中国工商银行股份有限公司"),
        ("华为2019年实现营业收入8.3亿元。", "8.3亿元", "华为投资控股有限公司"),
        ("中国石油2019年实现营业收入8.3亿元。", "8.3亿元", ""),  # the group or the listed company
        ("工行江州分行2019年净利润8.3亿元。", "8.3亿元", ""),
        ("2019年，温州市实现净利润8.3亿元。", "8.3亿元", "浙江省/温州市"),
        ("温州讯，2019年公司实现净利润8.3亿元。", "8.3亿元", ""),
        ("近年来，山河科学研究院走访企业。2019年，实现利润总额8.3亿元。", "8.3亿元", ""),
    ],
)
def test_an_organisation_stands_for_the_place(text: str, figure: str, place: str) -> None:
    assert [row.place for row in read(text) if row.quote == figure] == [place]


CITIES = """截至9月8日24时的疫情

| 地区 | 累计确诊病例 | 累计治愈出院 | 备注 |
|---|---|---|---|
| 温州市 | 504 | 503 | 7 |
| 台州市 | 1,146 | 146 | |
| 合计 | 1,650 | 649 | |
"""
YEARS = """江苏省主要指标

| 指标 | 2019年 | 2018年 | 增长(%) |
|---|---|---|---|
| 进出口总额(亿元) | 43379.7 | 43802.4 | -1.0 |
| 本科常住人口(万人) | 4001.2 | 3990 | 0.3 |
| 城镇化率(%) | 70.6 | 69.6 | |
"""
_2019 = "2019-01-01T00:00/2020-01-01T00:00"
_2018 = "2018-01-01T00:00/2019-01-01T00:00"


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        (CITIES, "504", ("确诊", "浙江省/温州市", "../2020-09-09T00:00", "504", "例", "medium")),
        (CITIES, "1,146", ("确诊", "浙江省/台州市", "../2020-09-09T00:00", "1146", "例", "medium")),
        (CITIES, "503", ("治愈", "浙江省/温州市", "../2020-09-09T00:00", "503", "", "medium")),
        (CITIES, "7", ("", "", "", "7", "", "low")),  # no metric
        (CITIES, "1,650", ("确诊", "", "../2020-09-09T00:00", "1650", "例", "low")),
        (YEARS, "43379.7", ("进出口", "江苏省", _2019, "4337970000000", "元", "medium")),
        (YEARS, "43802.4", ("进出口", "江苏省", _2018, "4380240000000", "元", "medium")),
        (YEARS, "69.6", ("城镇化率", "江苏省", _2018, "69.6", "%", "medium")),
        (YEARS, "-1.0", ("", "", "", "-1", "", "low")),
        (YEARS, "0.3", ("", "", "", "0.3", "", "low")),  # growth, no amount
    ],
)
def test_what_the_cell_of_a_table_says(text: str, figure: str, said: tuple[str, ...]) -> None:
    article = Article("表", text, PUBLISHED, tables=tables(text))
    found = [row for row in rows(article) if row.quote == figure]
    assert [(r.metric, r.place, r.time, r.value, r.unit, r.confidence) for r in found] == [said]
    assert text[found[0].start : found[0].end] == figure


def test_a_cell_of_a_group_that_no_pack_knows_is_doubtful() -> None:
    article = Article("表", YEARS, PUBLISHED, tables=tables(YEARS))
    assert {r.confidence for r in rows(article) if r.quote in ("4001.2", "3990")} == {"low"}


def test_a_long_table_is_read_in_bounded_time() -> None:
    text = CITIES.replace("| 合计", "| 温州市 | 504 | 503 | 7 |\n" * 1500 + "| 合计")
    said = rows(Article("表", text, PUBLISHED, tables=tables(text)))
    assert sum(row.metric != "" for row in said) == 1000 and len(said) > 4500


def test_claims_in_python_have_the_documented_dtypes() -> None:
    found = auditor.claims([BULLETIN, "无数字。"], published=PUBLISHED)
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == DTYPES
    assert list(found.columns) == list(COLUMNS)
    assert set(found["article"]) == {"0"}
    assert found["until"].max() == pandas.Timestamp("2020-09-09")
    empty = auditor.claims([])
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == DTYPES


def test_arrow_has_the_same_columns() -> None:
    batch = arrow(read(BULLETIN))
    assert batch.schema == arrow_schema()
    assert batch.schema.names == list(COLUMNS)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["claims", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    path = tmp_path / "公报-2020-09-09.txt"
    path.write_text(BULLETIN, "utf-8")
    return path


def test_three_kinds_of_files_hold_the_same(bulletin: Path, tmp_path: Path) -> None:
    for kind in ("csv", "parquet", "duckdb"):
        assert run(bulletin, "-o", tmp_path / f"c.{kind}").exit_code == 0
    with (tmp_path / "c.csv").open(encoding="utf-8") as file:
        plain = [(r["quote"], r["place"], r["value"]) for r in csv.DictReader(file)]
    columns = pyarrow.parquet.read_table(tmp_path / "c.parquet").to_pydict()
    keep = ("quote", "place", "value")
    assert list(zip(*(columns[name] for name in keep), strict=True)) == plain
    base = duckdb.connect(str(tmp_path / "c.duckdb"), read_only=True)
    assert base.execute("SELECT quote, place, value FROM claims").fetchall() == plain
    assert len(plain) == 6
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_output_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(BULLETIN.replace("1205", f"120{n}"), "utf-8")
    one, two = (run(tmp_path, "--format", "csv", "--jobs", jobs).output for jobs in "12")
    assert one == two
    assert one.count("\n") == 37


def test_a_table_fits_eighty_columns(bulletin: Path) -> None:
    from auditor.drawing import cells

    lines = run(bulletin).output.splitlines()
    assert any("浙江省/温州市" in line for line in lines)
    assert max(map(cells, lines[:1] + lines[2:])) <= 80


def test_what_cannot_be_read_is_told_and_the_rest_is_written(
    bulletin: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_bytes(b"\x00\xff\x00\xfe\x01")
    result = run(tmp_path, "-o", tmp_path / "c.csv")
    assert result.exit_code == 2
    assert "b.txt" in result.stderr
    assert (tmp_path / "c.csv").read_text("utf-8").count("\n") == 7


def test_an_ending_that_no_writer_has_is_refused(bulletin: Path, tmp_path: Path) -> None:
    result = run(bulletin, "-o", tmp_path / "c.xlsx")
    assert result.exit_code == 2
    assert ".parquet" in result.stderr


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "c.parquet"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), table(str(target)) as add:
        add(read(BULLETIN))
        raise ZeroDivisionError
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["c.parquet"]


def test_a_missing_library_says_what_to_install(
    bulletin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run(bulletin, "-o", tmp_path / "c.parquet")
    assert result.exit_code == 2
    assert "auditor-zh[tables]" in result.stderr
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"auditor-zh\[tables\]"):
        auditor.claims([BULLETIN])


def test_nothing_of_the_tables_is_imported_without_need() -> None:
    heavy = "pandas pyarrow duckdb great_expectations"
    code = (
        f"import sys, auditor; auditor.audit('1人'); print(set(sys.modules) & set({heavy.split()}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_settings_beside_the_articles_hold_unless_they_are_refused(
    bulletin: Path, tmp_path: Path
) -> None:
    bulletin.with_name("auditor.toml").write_text("published = 2021-05-06\n", "utf-8")
    dated, plain = tmp_path / "dated.csv", tmp_path / "plain.csv"
    assert CliRunner().invoke(main, ["claims", str(bulletin), "-o", str(dated)]).exit_code == 0
    line = ["claims", str(bulletin), "-o", str(plain), "--no-config"]
    assert CliRunner().invoke(main, line).exit_code == 0
    assert "2021-05-06" in dated.read_text("utf-8")
    assert "2021-05-06" not in plain.read_text("utf-8")
