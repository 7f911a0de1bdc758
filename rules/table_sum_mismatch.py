"""表格里的合计与各行（各列）之和不符。

## 查什么
表格中「合计」「总计」「小计」「总数」行，与它上面或下面各行之和；「合计」列与同一行各列之和。
小计套总计、其中、缩进的下级、跨行跨列的表头都试着读过，取多数列能加得上的那一种读法；在这种读法下
仍加不上的那一列才算不符。「—」作零，「…」不足半个单位，空白不作数。四舍五入的余地按加数的个数放宽。

## 为什么要紧
表格的合计是读者最容易核对的数字，错一个就牵连全表。

## 例
甲市12、乙市8、合计21，而同一表的另一列加得上。→ 12 + 8 = 20 ≠ 21

## 何时不报
- 哪一种读法都加不上：合计里有表中没有列出的项目，或那一行并不是和。
- 占比、增幅、人均、价格、名次、序号各列：它们本来就不相加。
- 有空白的格：没有写出的数可以是任何数。
- 以万元、吨等为单位的整数：可能是四舍五入的。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditor import regex
from auditor.context import Context
from auditor.interval import Interval, show
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.sums.slips import SURE, is_plain_slip
from auditor.tables.grid import Grid
from auditor.tables.markdown import drawn
from auditor.tables.series import Series, columns, rows
from auditor.tables.totals import Reading, Sum, as_quantity, readings

CODE = "TAB601"
_INCOMPLETE = regex.compile("主要|部分|前[十五三]|重点|排名|TOP|节选|摘")
_FACTOR = 2  # a sum and its total differ by less, or one is not meant for the other


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for every total of every table, in each column and row that adds up."""
    for grid in ctx.tables:
        if grid.squares:
            across, along = columns(grid), rows(grid)
            yield from _judged(grid, along, across, "行", "列")
            yield from _judged(grid, across, along, "列", "行")


def _judged(
    grid: Grid, along: Sequence[Series], across: Sequence[Series], one: str, other: str
) -> Iterator[Check]:
    for reading in readings(grid, along, across):
        severity = _severity(grid, reading, along, one == "行")
        for found in reading.sums:
            if found.verdict is not Verdict.VIOLATED:
                yield _told(found, one, other, Severity.INFO)
            elif severity and _comparable(found):
                yield _told(found, one, other, severity)


def _severity(
    grid: Grid, reading: Reading, along: Sequence[Series], by_rows: bool
) -> Severity | None:
    """Say how loudly a miss under this reading is told: by how much else proves the reading."""
    held = reading.count(Verdict.HOLDS) + reading.count(Verdict.POSSIBLE)
    missed = reading.count(Verdict.VIOLATED)
    strong = any(s.label == reading.sums[0].label and s.is_total for s in along)
    if not strong or not reading.adjacent:
        return Severity.ERROR if held > 1 and held >= 2 * missed else None
    if held:
        return Severity.ERROR if held >= missed else None
    nested = any(s.of_which for s in along) or len({s.indent for s in along}) > 1
    totals = sum(s.is_total for s in along)
    alone = totals == 1 and (along[0].is_total or along[-1].is_total)
    listed = by_rows and not nested and alone and not _INCOMPLETE.search(grid.caption)
    return Severity.WARNING if missed == 1 and listed and _slips(reading.sums[0]) else None


def _comparable(found: Sum) -> bool:
    stated = as_quantity(found.whole).value or Fraction(0)
    low, high = sorted((found.exact, stated))
    largest = max((as_quantity(p).value or Fraction(0)) for p, _ in found.parts)
    if low < 0 or high > _FACTOR * low or stated < largest:
        return _slips(found)
    return True


def _slips(found: Sum) -> bool:
    """Tell whether one plain slip of the total or of one part explains the miss."""
    whole = as_quantity(found.whole)
    if is_plain_slip(whole, found.interval, seldom=SURE):
        return True
    missing = Interval(whole.low, whole.high) - found.interval
    return any(
        is_plain_slip(part, missing + Interval(part.low, part.high), seldom=SURE)
        for part in (as_quantity(square) for square, _ in found.parts)
    )


def _told(found: Sum, one: str, other: str, severity: Severity) -> Check:
    whole = as_quantity(found.whole)
    stated = whole.value or Fraction(0)
    shown = [as_quantity(square) for square, _ in found.parts]
    same = found.exact == stated
    sign = "=" if same else "≠" if found.verdict is Verdict.VIOLATED else "≈"
    gap = show(abs(found.exact - stated))
    way = ("多", "more") if found.exact > stated else ("少", "less")
    terms = " + ".join(
        f"({show(q.value)})" if q.value is not None and q.value < 0 else show(q.value)
        for q in shown
    )
    place = f"“{found.label}”{one}" + (f"“{found.across}”{other}" if found.across else "")
    return Check(
        CODE,
        found.verdict,
        (
            Span(whole.start, whole.end, found.label[:12] or "合计"),
            *(
                Span(q.start, q.end, label[:12])
                for q, (_, label) in zip(shown, found.parts, strict=True)
            ),
        ),
        f"{terms} = {show(found.exact)} {sign} {show(stated)}",
        f"表中{place}：{len(shown)}项相加是{show(found.exact)}，比写明的{show(stated)}{way[0]}{gap}。",
        f"In the table, {len(shown)} parts add up to {show(found.exact)}, {gap} {way[1]} than"
        f" the stated {show(stated)}.",
        severity,
    )


RULE = Rule(
    code=CODE,
    name="table-sum-mismatch",
    title="表格合计不符",
    check=check,
    flags=[
        "| 地区 | 确诊 | 治愈 |\n|:--|--:|--:|\n| 甲市 | «12» | 10 |\n| 乙市 | «8» | 7 |\n"
        "| **合计** | **«21»** | 17 |\n",
        drawn("地区 确诊 治愈", "合计 «21» 17", "甲市 «12» 10", "乙市 «8» 7"),
        # 占比一列不碍产值相加
        drawn(
            "区 产值（亿元） 占比",
            "东区 «60» 50%",
            "西区 «36» 30%",
            "南区 «24» 20%",
            "合计 «130» 100%",
        ),
        # 只有一列数，错一位
        drawn("乡镇 户数", "东乡 «1204»", "西乡 «863»", "南乡 «977»", "合计 «3144»"),
        # 合计列
        drawn("乡镇 男 女 合计", "东乡 50 60 110", "西乡 «70» «80» «160»", "南乡 20 30 50"),
        # 小计套总计
        drawn(
            "片区 乡镇 户数 人口",
            "城区 东街 120 400",
            "城区 西街 80 300",
            "城区 小计 200 700",
            "山区 上村 «50» 160",
            "山区 下村 «70» 240",
            "山区 小计 «130» 400",
            "总计 _ 330 1100",
        ),
        # 其中不是并列的一行；千分位；破折号
        drawn(
            "项目 上年 今年",
            "工资 1,200 «1,350»",
            "其中：奖金 200 260",
            "办公 300 «280»",
            "接待 — «20»",
            "合计 1,500 «1,660»",
        ),
        # 小数
        drawn(
            "产业 一季度 二季度",
            "第一产业 5.1 «6.2»",
            "第二产业 20.2 «22.8»",
            "第三产业 19.1 «21.5»",
            "合计 44.4 «51.5»",
        ),
        # 带单位的格，全市在前而有旁证
        drawn(
            "地区 受灾 转移 安置",
            "全市 «30人» 25人 20人",
            "甲县 «12人» 10人 8人",
            "乙县 «19人» 15人 12人",
        ),
        # 总计是前面几个合计之和
        drawn(
            "项目 期末 期初",
            "货币资金 120 100",
            "存货 80 90",
            "流动资产合计 «200» 190",
            "固定资产 300 310",
            "其他非流动资产 20 15",
            "非流动资产合计 «320» 325",
            "资产总计 «530» 515",
        ),
        # 奖牌榜里错一格
        drawn(
            "排名 代表团 金牌 银牌 铜牌 总数",
            "1 甲队 9 8 7 24",
            "2 乙队 «6» «7» «8» «22»",
            "3 丙队 2 3 1 6",
        ),
        # 序号列不相干
        drawn(
            "序号 乡镇 户数 人口",
            "1 东乡 20 «61»",
            "2 西乡 30 «90»",
            "3 南乡 10 «29»",
            "_ 合计 60 «190»",
        ),
    ],
    passes=[
        drawn("区 产值（亿元） 占比", "东区 60 50%", "西区 36 30%", "南区 24 20%", "合计 120 100%"),
        drawn("区 产值 比上年", "东区 60 5.1%", "西区 36 3.0%", "南区 24 2.2%", "全市 120 4.0%"),
        drawn("地区 确诊 治愈", "甲市 12 10", "乙市 8 7", "合计 20 17"),
        # 合计含没有列出的
        drawn("地区 确诊 治愈", "甲市 12 10", "乙市 8 7", "全省合计 56 43"),
        # 四舍五入
        "单位：亿元\n\n"
        + drawn("产业 产值 投资", "一产 33.3 12", "二产 33.3 23", "三产 33.3 34", "合计 100.0 70"),
        # 占比、增幅、人均、名次不相加
        drawn(
            "地区 产值 占比 同比增长% 人均 名次",
            "甲市 60 60% 5.1 3.2 1",
            "乙市 40 40% 6.3 2.8 2",
            "合计 100 100% 5.6 3.0 _",
        ),
        # 空白可以是任何数
        drawn("地区 户数 人口", "甲 12 40", "乙 8 _", "丙 5 20", "合计 25 90"),
        # 其中之下还有几行
        drawn(
            "项目 金额 笔数",
            "收入 100 10",
            "支出 80 9",
            "其中：工资 50 4",
            "差旅 20 3",
            "合计 180 19",
        ),
        # 缩进的下级
        drawn(
            "项目 户数 人口",
            "城区 100 300",
            "　　东街 60 180",
            "　　西街 40 120",
            "农村 50 200",
            "合计 150 500",
        ),
        # 总计不是所列两年之和
        drawn("年份 产量 面积", "2019 100 20", "2020 110 22", "总计 1350 42"),
        # 单位：万人，整数经过取整
        "单位：万人\n\n" + drawn("地区 人口 其中女", "甲 12 6", "乙 8 4", "丙 9 4", "合计 30 15"),
        # 总分是加权的
        drawn("姓名 笔试 面试 总分", "甲 80 90 84", "乙 70 85 76", "丙 75 80 77"),
        # 合计列只合其中几列
        drawn("乡镇 户数 男 女 合计", "东乡 30 50 60 110", "西乡 40 70 80 150", "南乡 9 20 30 50"),
        # 平均数一列没有名字可认
        drawn("学校 学生 每班", "一小 400 40", "二小 600 50", "合计 1000 45"),
        # 一户有几人同在两类
        drawn("类别 人数", "低保 120", "残疾 85", "独居 90", "合计 210"),
        # 数量乘单价
        drawn("品名 数量 箱数 合计", "甲 3 4 12"),
        # 地名里有率、均、涨、占
        drawn("乡镇 户数 人口", "均安 12 40", "率水 8 30", "涨渡 5 21", "占陇 3 9", "合计 28 100"),
        # 资产负债表
        drawn(
            "项目 期末 期初",
            "货币资金 120 100",
            "存货 80 90",
            "流动资产合计 200 190",
            "固定资产 300 310",
            "其他非流动资产 20 15",
            "非流动资产合计 320 325",
            "资产总计 520 515",
            "短期借款 60 70",
            "应付账款 40 35",
            "流动负债合计 100 105",
            "长期借款 90 80",
            "非流动负债合计 90 80",
            "负债合计 190 185",
        ),
        # 奖牌榜
        drawn(
            "排名 代表团 金牌 银牌 铜牌 总数",
            "1 甲队 9 8 7 24",
            "2 乙队 6 7 8 21",
            "3 丙队 2 3 1 6",
        ),
        # 全市含市本级
        drawn("地区 收入 支出", "全市 120 200", "甲县 40 70", "乙县 50 80"),
    ],
)
