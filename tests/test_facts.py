"""Reference figures: their tables and faults, the set that is shipped, and the command line."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

import auditor
from auditor import facts
from auditor.cli import main
from auditor.model import Severity, Verdict

HEAD = "metric,place,time,value,unit,tolerance,source,url\n"
GOOD = "常住人口,青海省,2019,608,万人,0.5%,青海统计公报,https://example.org/a\n"
WRONG = "2019年末，青海省常住人口680万人。"


def write(folder: Path, rows: str, head: str = HEAD) -> Path:
    path = folder / "facts.csv"
    path.write_text(head + rows, "utf-8")
    return path


def test_a_row_becomes_a_fact(tmp_path: Path) -> None:
    (fact,) = facts.load(write(tmp_path, GOOD))
    assert (fact.metric, fact.place, fact.unit) == ("常住人口", "青海省", "人")
    assert (fact.low, fact.high) == (Fraction(6_049_600), Fraction(6_110_400))
    assert (fact.since, fact.until) == (dt.datetime(2019, 1, 1), dt.datetime(2020, 1, 1))


@pytest.mark.parametrize(
    ("time", "since", "until"),
    [
        ("2019-03", (2019, 3, 1), (2019, 4, 1)),
        ("2019-Q2", (2019, 4, 1), (2019, 7, 1)),
        ("2019-H2", (2019, 7, 1), (2020, 1, 1)),
        ("2020-02-29", (2020, 2, 29), (2020, 3, 1)),
        ("2020-02-06T24:00", None, (2020, 2, 7)),
    ],
)
def test_times(tmp_path: Path, time: str, since: tuple | None, until: tuple) -> None:
    (fact,) = facts.load(write(tmp_path, GOOD.replace("2019,", f"{time},", 1)))
    assert fact.since == (dt.datetime(*since) if since else None)
    assert fact.until == dt.datetime(*until)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("青海统计公报", "", "source"),
        ("常住人口", "", "metric"),
        ("青海省", "江州省", "place"),
        ("2019", "2019-13", "time"),
        ("2019", "去年", "time"),
        ("608", "六百", "value"),
        ("608", "", "value"),
        ("万人", "", "unit"),
        ("0.5%", "少许", "tolerance"),
        ("0.5%", "-1", "tolerance"),
        ("https://example.org/a", "见网站", "url"),
    ],
)
def test_each_fault_has_its_row_and_column(tmp_path: Path, old: str, new: str, column: str) -> None:
    table = write(tmp_path, GOOD + GOOD.replace(old, new, 1))
    _, found = facts.examined(table)
    assert [(f.row, f.column) for f in found] == [(3, column)]
    with pytest.raises(facts.FactsError):
        facts.load(table)


def test_faults_of_a_whole_table(tmp_path: Path) -> None:
    lacking = write(tmp_path, "", "metric,place,time,value,unit\n")
    assert [(f.row, f.column) for f in facts.examined(lacking)[1]] == [(1, "source")]
    assert facts.examined(write(tmp_path, ""))[1][0].why.zh == "没有一条事实"
    assert facts.examined(tmp_path / "none.csv")[1]
    (tmp_path / "facts.csv").write_bytes(b"\xff\xfe\x00")
    assert facts.examined(tmp_path / "facts.csv")[1]
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    assert facts.examined(tmp_path / "bad.parquet")[1]


def test_two_rows_that_contradict_each_other(tmp_path: Path) -> None:
    _, found = facts.examined(write(tmp_path, GOOD + GOOD.replace("608", "680")))
    assert [(f.row, f.column, f.why.zh) for f in found] == [(3, "value", "与第2行矛盾")]
    assert facts.examined(write(tmp_path, GOOD + GOOD.replace("608", "609")))[1] == ()


def test_parquet_says_the_same(tmp_path: Path) -> None:
    row = dict(zip(facts.COLUMNS, GOOD.strip().split(","), strict=True))
    path = tmp_path / "facts.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row]), path)
    assert facts.load(path) == facts.load(write(tmp_path, GOOD))


def test_the_shipped_facts_name_a_source_and_a_metric_that_packs_know() -> None:
    from auditor import packs

    known = {name for pack in packs.built_in() for name in pack.names}
    shipped = facts.shipped()
    assert len(shipped) > 50
    assert all(fact.source for fact in shipped)
    assert {fact.metric for fact in shipped if fact.until} <= known
    assert {fact.until.year - 1 for fact in shipped if fact.until} == set(range(2015, 2025))
    assert all(fact.url for fact in shipped if fact.until)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2018年，全国粮食总产量65789万吨。", Verdict.HOLDS),
        ("2018年，全国粮食总产量13158亿斤。", Verdict.HOLDS),
        ("2018年，国内生产总值达到90.03万亿元，首次突破90万亿元。", Verdict.HOLDS),
        ("2018年，国内生产总值91.93万亿元。", Verdict.HOLDS),  # as revised by the census
        ("2023年，国内生产总值1260582亿元。", Verdict.HOLDS),
        ("2023年，国内生产总值129.43万亿元。", Verdict.HOLDS),  # as revised by the census
        ("2023年，国内生产总值162.06万亿元。", Verdict.VIOLATED),
        ("2017年，全国粮食总产量66160万吨。", Verdict.HOLDS),  # as revised by the census
        ("2024年，全国粮食总产量14130亿斤。", Verdict.HOLDS),
        ("2024年，全国粮食总产量76050万吨。", Verdict.VIOLATED),
        ("2022年，我国货物进出口总额420678亿元。", Verdict.HOLDS),
        ("2022年，我国出口总额23.63万亿元。", Verdict.HOLDS),  # as revised a year later
        ("2022年，我国出口总额32.97万亿元。", Verdict.VIOLATED),
        ("2024年末，全国人口140828万人，常住人口城镇化率67.00%。", Verdict.HOLDS),
        ("2024年末，全国常住人口城镇化率76.00%。", Verdict.VIOLATED),
        ("2018年，国内生产总值80.03万亿元。", Verdict.VIOLATED),
        ("2019年末，全国总人口140005万人。", Verdict.HOLDS),
        ("2019年末，全国总人口145000万人。", Verdict.VIOLATED),
        ("我国有56个民族。", Verdict.HOLDS),
        ("全国共有36个省级行政区。", Verdict.VIOLATED),
        ("平年有366天。", Verdict.VIOLATED),
    ],
)
def test_the_shipped_facts_judge(text: str, verdict: Verdict) -> None:
    report = auditor.audit(text, published=dt.date(2025, 3, 1), facts=facts.shipped())
    told = {c.verdict for c in report.checks if c.rule == "FCT001"}
    assert told == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "2018年，预计国内生产总值80.03万亿元。",
        "2018年，美国国内生产总值20.5万亿美元。",
        "2018年前三季度，国内生产总值65.09万亿元。",
        "2018年前三个季度，国内生产总值65.09万亿元。2018年春节黄金周，社会消费品零售总额9260亿元。",
        "2018年，国内生产总值增加8.2万亿元。",
        "2018年，我国海洋生产总值8.3万亿元，服务进出口总额5.2万亿元。",
        "2018年，全县实现国内生产总值180亿元。",
        "据报告，全国有28个省级行政区、3个直辖市参加。",
        "2019年，户籍人口城镇化率44.38%。",
    ],
)
def test_the_shipped_facts_stay_silent(text: str) -> None:
    report = auditor.audit(text, published=dt.date(2021, 3, 1), facts=facts.shipped())
    assert [f for f in report.findings if f.rule == "FCT001"] == []


def test_without_a_table_nothing_is_compared() -> None:
    report = auditor.audit("2018年，国内生产总值80.03万亿元。我国有65个民族。")
    assert [c for c in report.checks if c.rule == "FCT001"] == []


def test_a_finding_cites_its_source(tmp_path: Path) -> None:
    report = auditor.audit(WRONG, facts=facts.load(write(tmp_path, GOOD)))
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("FCT001", Severity.ERROR)
    assert "青海统计公报" in finding.message and "608万人" in finding.message
    assert "青海统计公报" in finding.message_en
    assert "https://example.org/a" in finding.arithmetic


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def test_check_with_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    table = write(tmp_path, GOOD)
    assert run("check", tmp_path / "a.txt").exit_code == 0
    result = run("check", tmp_path / "a.txt", "--facts", table, "--facts", "default")
    assert result.exit_code == 1
    assert "FCT001" in result.output and "青海统计公报" in result.output


def test_settings_may_name_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    write(tmp_path, GOOD)
    (tmp_path / "auditor.toml").write_text('facts = ["facts.csv", "default"]', "utf-8")
    assert run("check", "a.txt").exit_code == 1
    assert run("check", "a.txt", "--no-config").exit_code == 0


def test_a_table_that_changed_is_compared_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AUDITOR_NO_CACHE", raising=False)
    (tmp_path / "a.txt").write_text(WRONG, "utf-8")
    for rows, status in ((GOOD, 1), (GOOD.replace("608", "680"), 0)):
        facts.several.cache_clear()
        table = write(tmp_path, rows)
        assert run("check", tmp_path / "a.txt", "--facts", table).exit_code == status


def test_a_faulty_table_stops_check_before_it_reads(tmp_path: Path) -> None:
    table = write(tmp_path, GOOD.replace("青海统计公报", ""))
    result = run("check", tmp_path / "none.txt", "--facts", table)
    assert result.exit_code == 2
    assert "第2行" in result.stderr and "source" in result.stderr and "none" not in result.stderr


def test_facts_check_and_list(tmp_path: Path) -> None:
    assert "1 条，可以用" in run("facts", "check", write(tmp_path, GOOD)).output
    bad = run("facts", "check", write(tmp_path, GOOD + GOOD.replace("608", "?")), "--lang", "en")
    assert bad.exit_code == 2
    assert "row 3, column value" in bad.stderr
    assert "国内生产总值" in run("facts", "list").output
    assert run("facts", "check").exit_code == 2


def test_corpus_takes_facts(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(WRONG, "utf-8")
    out = tmp_path / "out"
    arguments = (folder, "-o", out, "--jobs", "1", "--facts", write(tmp_path, GOOD))
    assert run("corpus", *arguments).exit_code == 1
    found = pyarrow.parquet.read_table(out / "findings.parquet").to_pylist()
    assert [row["rule"] for row in found] == ["FCT001"]
