"""What a figure measures: metric, aspect, scope and time, as data."""

from pathlib import Path

import pytest

from auditor import packs
from auditor.context import read
from auditor.packs import PackError
from auditor.quantities import quantities
from auditor.relations.meaning.metrics import meanings, wordings


def said(text: str) -> list[str]:
    context = read(text, quantities(text), None)
    found = meanings(wordings(context, packs.built_in()))
    return [f"{m.claim.quantity.text} {m.term} {m.scope}".strip() for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The name stands before the figure, behind it, or is carried on from the clause before.
        ("江州省新增确诊病例5例", ["5例 新增确诊 江州"]),
        ("江州省新增5例确诊病例", ["5例 新增确诊 江州"]),
        (
            "江州省新增确诊病例5例，累计91例，现有疑似病例3例",
            ["5例 新增确诊 江州", "91例 累计确诊 江州", "3例 现有疑似 江州"],
        ),
        # 当日 is read as a date and stays an aspect; 截至 gives the sum, or what there is.
        (
            "截至3日，江州市确诊病例91例，重症3例，当日解除医学观察81人",
            ["91例 累计确诊 江州", "3例 现有重症 江州", "81人 新增解除 江州"],
        ),
        # A population is a scope of its own; what follows it without one is unclear with two.
        (
            "江州市累计报告本地确诊病例40例、境外输入确诊病例5例，累计出院42例",
            ["40例 累计确诊 江州 本地", "5例 累计确诊 江州 境外输入"],
        ),
        # Words that narrow what is counted take the metric away.
        ("在院治疗确诊病例有18例为普通型", []),
        ("3例确诊病例的密切接触者已隔离", []),
        ("江州累计确诊91例（其中死亡2例）", ["91例 累计确诊 江州"]),
        # A place counts for the sentences behind; of several, none is carried on.
        (
            "江州市累计确诊91例。累计治愈58例。东县累计确诊3例。累计死亡1例。",
            ["91例 累计确诊 江州", "58例 累计治愈 江州", "3例 累计确诊 东县", "1例 累计死亡 ?3"],
        ),
        # What stands in a place's stead is not taken over to the next sentence.
        (
            "救援人员搜救出被困人员56人。地震造成145人遇难。",
            ["56人 被困 救援人员搜救出", "145人 死亡 ?1"],
        ),
        # A plan is not a result, and a share is no count.
        ("铁路预计发送旅客100万人次", ["100万人次 铁路客流 预计"]),
        ("江州出口20亿元，占进出口的60%", ["20亿元 出口 江州"]),
        # Ordinals belong to names; a topic counts for the clause behind it.
        ("第一产业增加值36亿元", ["36亿元 第一产业"]),
        ("民航方面，今天发送旅客226万人次", ["226万人次 民航客流"]),
        ("铁路客流上升，发送旅客145万人次", ["145万人次 铁路客流"]),
        # Units may hold the name.
        ("江州队获得22金6银4铜", ["22金 金牌 江州", "6银 银牌 江州", "4铜 铜牌 江州"]),
        # Traditional characters and full width.
        ("截至３日，江州累計確診病例９１例", ["９１例 累计确诊 江州"]),
    ],
)
def test_meaning(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2月3日0—24时，新增确诊5例。截至2月3日24时，累计确诊91例。", True),
        ("2月2日，新增确诊5例。截至2月3日24时，累计确诊91例。", False),
        ("2023年，出口20亿元。2022年，进口10亿元。", False),
        ("今年上半年，出口20亿元。1—6月，进口10亿元。", False),
        ("出口20亿元，比2022年增长5%，进口10亿元。", True),
    ],
)
def test_time(text: str, same: bool) -> None:
    first, second = meanings(wordings(read(text, quantities(text), None), packs.built_in()))
    assert (first.time == second.time) is same


@pytest.mark.parametrize(
    ("pack", "complaint"),
    [
        ("title = ", "不是合格的 TOML"),
        ("title = '甲'", "缺少 [metrics]"),
        ("[metrics]\n'甲' = '一'", "metrics.甲 应为非空文字的列表"),
        ("[metrics]\n'甲' = ['一']\n'乙' = ['一']", "名称“一”既指“甲”又指“乙”"),
        ("colour = 1\n[metrics]\n'甲' = ['一']", "pack 有不认识的项：colour"),
        ("[metrics]\n'甲' = ['一']\n[[laws]]\nlaw = '甲 ≤ 乙'", "“乙”不在 [metrics] 中"),
        ("[metrics]\n'甲' = ['一']\n[[laws]]\nlaw = '甲'", "应恰有一个 = 或 ≤"),
        ("[metrics]\n'甲' = ['一']\n[[laws]]\nholds = []", '缺少 law = "…"'),
        ("[metrics]\n'甲' = ['一']\n[[laws]]\nlaw = '甲 ÷ 甲 = 甲'", "比率应写作"),
        (
            "[metrics]\n'甲' = ['一']\n[[laws]]\nlaw = '甲 ≤ 甲'\nseverity = 'loud'",
            "severity 应为 error、warning 或 info",
        ),
    ],
)
def test_a_pack_that_cannot_be_used_says_why(tmp_path: Path, pack: str, complaint: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(pack, "utf-8")
    with pytest.raises(PackError) as told:
        packs.load(path)
    assert str(path) in str(told.value) and complaint in str(told.value)


def test_a_pack_that_is_missing_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="无法读取"):
        packs.load(tmp_path / "none.toml")


def test_no_name_means_two_things_in_the_packs() -> None:
    meant: dict[str, packs.Term] = {}
    for pack in packs.built_in():
        for name, term in pack.names.items():
            assert meant.setdefault(name, term) == term, name
