"""Tables of claims held against packs: the wide table, the demands, and Great Expectations."""

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor import packs
from auditor.archive.datadocs import fetched, page
from auditor.archive.reading import BadTable, claims_of
from auditor.archive.rows import record, rows
from auditor.archive.suites import Breach, breaches, columns_of, demands, terms_of
from auditor.archive.wide import Line, wide
from auditor.article import Article
from auditor.cli import main
from auditor.model import Severity
from auditor.packs import Pack

EPIDEMIC = packs.by_name()["epidemic"]
POPULATION = packs.by_name()["population"]
DAY = "截至3月{}日24时，青海省累计报告确诊病例{}例，累计治愈出院{}例，累计死亡{}例。"


def lines_of(*texts: str, pack: Pack = EPIDEMIC) -> list[Line]:
    articles = [Article(f"{n}.txt", t, dt.date(2020, 3, 20)) for n, t in enumerate(texts, 1)]
    return wide([record(r) for a in articles for r in rows(a)], terms_of(pack))


def found(*texts: str, pack: Pack = EPIDEMIC) -> dict[str, list[Breach]]:
    lines = lines_of(*texts, pack=pack)
    held = {demand.text.zh: breaches(demand, lines) for demand in demands(pack)}
    return {text: broken for text, broken in held.items() if broken}


def test_a_row_is_an_article_place_group_and_time() -> None:
    text = DAY.format(5, 90, 70, 1) + "当日新增确诊病例2例。海东市累计报告确诊病例8例。"
    first, second = lines_of(text)
    assert (first.place, first.time) == ("青海省", "2020-03-06T00:00")
    assert set(first.cells) == {"累计确诊", "累计治愈", "累计死亡", "新增确诊"}
    assert (second.place, second.cells["累计确诊"].text) == ("青海省/海东市", "8 例")


def test_claims_of_low_confidence_take_no_part() -> None:
    text = DAY.format(5, 90, 70, 1)
    claims = [record(r) for r in rows(Article("1.txt", text, dt.date(2020, 3, 20)))]
    unsure = [claim | {"confidence": "low"} for claim in claims]
    assert wide(unsure, terms_of(EPIDEMIC)) == []


def test_figures_without_a_time_are_held_against_each_other() -> None:
    wrong = found("青海省累计确诊病例90例，累计治愈出院89例，累计死亡2例。")
    assert "治愈 + 死亡 + 现有确诊 ≤ 累计确诊" in wrong
    assert found("青海省累计确诊病例90例。", "青海省累计确诊病例80例。") == {}


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (DAY.format(5, 90, 70, 1), None),
        (DAY.format(5, 90, 89, 2), "治愈 + 死亡 + 现有确诊 ≤ 累计确诊"),
        ("截至3月5日24时，青海省累计确诊病例9例，当日新增确诊病例19例。", "新增确诊 ≤ 累计确诊"),
        # A part cannot be the whole of a law: these 5 are among the contacts.
        ("截至3月5日24时，青海省重症病例17例；密切接触者90人，其中确诊5人。", None),
        # A correction that the article announces puts such a law out of force.
        ("截至3月5日24时，青海省累计确诊90例，累计治愈89例，累计死亡2例，核减1例。", None),
    ],
)
def test_order_of_pairs(text: str, demand: str | None) -> None:
    assert list(found(text))[:1] == ([demand] if demand else [])


def test_sums_and_ratios_are_judged_on_intervals() -> None:
    text = "2019年末，青海省常住人口{}万人，其中城镇人口{}万人，乡村人口{}万人，城镇化率为{}。"
    assert found(text.format("608", "337.5", "270.3", "55.5%"), pack=POPULATION) == {}
    wrong = found(text.format("608", "373.5", "270.3", "55.5%"), pack=POPULATION)
    assert "常住人口 = 城镇人口 + 乡村人口" in wrong
    assert "城镇化率 = 城镇人口 ÷ 常住人口" in wrong
    (breach,) = wrong["常住人口 = 城镇人口 + 乡村人口"]
    assert "≠" in breach.arithmetic
    assert {cell.claim["quote"] for _, cell in breach.cells} >= {"608万人", "373.5万人"}


def test_a_share_is_no_more_than_all() -> None:
    assert "0% ≤ 城镇化率 ≤ 100%" in found("2019年末，青海省城镇化率为155.5%。", pack=POPULATION)
    assert found("2019年末，青海省城镇化率为100%。", pack=POPULATION) == {}


def test_sums_never_fall_from_article_to_article() -> None:
    fallen = found(DAY.format(5, 90, 70, 1), DAY.format(6, 88, 71, 1))
    (breach,) = fallen["累计确诊逐日不减"]
    assert breach.line.article == "2.txt"
    assert [cell.claim["article"] for _, cell in breach.cells] == ["2.txt", "1.txt"]
    assert found(DAY.format(5, 90, 70, 1), DAY.format(6, 90, 71, 1)) == {}
    corrected = DAY.format(6, 88, 71, 1) + "订正2例。"
    assert found(DAY.format(5, 90, 70, 1), corrected, DAY.format(7, 89, 71, 1)) == {}
    about = DAY.replace("{}例，累计治愈", "约{}例，累计治愈")
    assert found(about.format(5, 90, 70, 1), about.format(6, 88, 71, 1)) == {}


def test_one_figure_for_a_metric_of_an_article() -> None:
    twice = DAY.format(5, 90, 70, 1) + DAY.format(5, 92, 70, 1)
    (text,) = found(twice)
    assert "只有一个数" in text


def test_one_figure_in_an_article_and_one_between_articles_are_asked_apart(tmp_path: Path) -> None:
    """`validate` asks it of each article, XAR002 of those articles that tell one value."""
    pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    at_odds = DAY.format(5, 90, 70, 1) + DAY.format(5, 92, 70, 1)
    texts = [at_odds, DAY.format(6, 93, 75, 1), DAY.format(6, 97, 75, 1), DAY.format(5, 91, 70, 1)]
    lines = [
        json.dumps({"id": str(n), "date": "2020-03-07", "text": text})
        for n, text in enumerate(texts, 1)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    out = tmp_path / "out"
    auditor("corpus", tmp_path / "a.jsonl", "-o", out, "--jobs", "1")
    table = wide(claims_of(str(out / "claims.parquet")), terms_of(EPIDEMIC))
    within = [
        breach.line.article
        for demand in demands(EPIDEMIC)
        if demand.kind == "unique"
        for breach in breaches(demand, table)
    ]
    findings = parquet.read_table(out / "findings.parquet").to_pylist()
    between = [set(f["articles"]) for f in findings if f["rule"] == "XAR002"]
    assert within == ["1"] and between == [{"2", "3"}]


def auditor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("公报")
    (folder / "2020-03-06.txt").write_text(DAY.format(5, 90, 70, 1), "utf-8")
    (folder / "2020-03-07.txt").write_text(DAY.format(6, 90, 91, 1), "utf-8")
    for kind in ("parquet", "csv", "duckdb"):
        assert auditor("claims", folder, "-o", folder / f"c.{kind}").exit_code == 0
    return folder


def test_three_kinds_of_tables_are_read_alike(table: Path) -> None:
    one, *others = (list(claims_of(str(table / f"c.{k}"))) for k in ("parquet", "csv", "duckdb"))
    assert one
    for other in others:
        assert other == one


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 nothing")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    for name, said in (("bad.parquet", "损坏"), ("other.csv", "article"), ("none.csv", "没有")):
        with pytest.raises(BadTable) as refused:
            list(claims_of(str(tmp_path / name)))
        assert said in refused.value.reason.zh
        result = auditor("validate", tmp_path / name)
        assert result.exit_code == 2
        assert name in result.stderr


def test_an_unknown_pack_names_those_there_are(table: Path) -> None:
    result = auditor("validate", table / "c.csv", "--pack", "epidemics")
    assert result.exit_code == 2
    assert "epidemic、" in result.stderr


def test_pages_of_data_docs_fetch_nothing() -> None:
    html = (
        '<html><head><link rel="stylesheet" href="https://cdn/x.css"><script src="https://cdn/j.js">'
        '</script></head><body><img src="https://great-expectations-web-assets.s3/logo-long.png?d=1">'
        "<script>$('x')</script><a href='https://example.org'>more</a><footer>mail</footer></body>"
    )
    assert len(fetched(html)) == 3
    alone = page(html, 2)
    assert fetched(alone) == []
    assert 'src="../../static/images/logo-long.png"' in alone
    assert "mail" not in alone and "<style>" in alone and "example.org" in alone


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def test_validation_end_to_end(table: Path, tmp_path: Path) -> None:
    """One run of Great Expectations, which takes seconds to import: everything about it."""
    docs = tmp_path / "docs"
    result = auditor("validate", table / "c.parquet", "--pack", "epidemic", "--docs", docs)
    assert result.exit_code == 1
    out = result.output.replace("\n", "")
    assert "治愈 + 死亡 + 现有确诊 ≤ 累计确诊: 91 例 + 1 例 > 90 例" in out
    assert "2020-03-07.txt" in out and "「91例」" in out and "累计治愈出院91例" in out
    assert out.count("91 例 + 1 例 > 90 例") == 1  # two laws meet in these figures
    assert "2 项共 2 行不符" in out
    assert auditor("validate", table / "c.csv", "--pack", "votes").exit_code == 2
    assert auditor("validate", table / "c.csv", "--fail-on", "never").exit_code == 0
    (tmp_path / "file").write_text("", "utf-8")
    blocked = auditor(
        "validate", table / "c.csv", "--pack", "epidemic", "--docs", tmp_path / "file"
    )
    assert blocked.exit_code == 2
    assert "file" in blocked.stderr
    pages = list(docs.rglob("*.html"))
    assert len(pages) == 3
    assert [f for p in pages for f in fetched(p.read_text("utf-8"))] == []
    index = (docs / "index.html").read_text("utf-8")
    assert 'href="expectations/epidemic.html' in index and "<tbody><tr>" in index
    (report,) = docs.glob("validations/**/*.html")
    assert "累计治愈「91例」" in report.read_text("utf-8")
    if CHROMIUM:
        line = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        offline = "--host-resolver-rules=MAP * ~NOTFOUND"
        command = [*line, offline, report.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        assert "累计治愈「91例」" in done.stdout


@pytest.mark.parametrize("name", packs.by_name())
def test_every_pack_compiles_to_demands_on_its_own_columns(name: str) -> None:
    pack = packs.by_name()[name]
    compiled = demands(pack)
    columns = {*columns_of(pack), "article", "place", "group", "time"}
    assert {d.kind for d in compiled} >= {"law", "unique"}
    assert all(set(d.columns) <= columns for d in compiled)
    assert all(d.text.zh and d.text.en for d in compiled)


@pytest.mark.parametrize("name", packs.by_name())
def test_the_examples_of_a_pack_s_laws_break_no_other_demand(name: str) -> None:
    """What a law's own `holds` tells is right, so that no demand may find fault with it."""
    pack = packs.by_name()[name]
    texts = [text for law in pack.laws for text in law.holds]
    for text in texts:
        loud = [
            (demand.text.zh, breach.arithmetic)
            for demand in demands(pack)
            if demand.severity is not Severity.INFO
            for breach in breaches(demand, lines_of(text, pack=pack))
        ]
        assert loud == [], text


def test_most_of_what_breaks_a_law_is_found_in_the_wide_table() -> None:
    caught = []
    for pack in packs.by_name().values():
        for law in pack.laws:
            asked = [d for d in demands(pack) if d.kind == "law" and d.text.zh == law.text]
            for text in law.breaks if asked else ():
                lines = lines_of(text.replace("«", "").replace("»", ""), pack=pack)
                caught.append(any(breaches(demand, lines) for demand in asked))
    assert len(caught) > 100
    assert sum(caught) / len(caught) > 0.8


def test_settings_add_packs_and_weigh_failures(table: Path, tmp_path: Path) -> None:
    from auditor.commands.validate import _packs

    own = tmp_path / "果园.toml"
    own.write_text('title = "果园"\n[metrics]\n"产量" = ["苹果产量"]\n', "utf-8")
    assert "果园" in [name for name, _ in _packs((), (str(own),), "zh")]
    assert [name for name, _ in _packs(("epidemic",), (str(own),), "zh")] == ["epidemic"]
