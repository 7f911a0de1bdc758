"""说明方向的词语与所列的数字相反。

## 查什么
- 「由 502 万增加至 165 万」：词语说升，数字却降，或者相反；前一年的数
  在前文、这里只说「进一步提高到」的也查；
- 「突破 2 亿」「不足 3 万」「过半」与同句或标题下文的确数；「两位数增长」与所写的增幅；
- 「首次超过」「赶上」与前面两个数；「11 比 4 战胜」与比分的前后；
- 「扭亏为盈」「由盈转亏」与盈亏数的正负；「提前达到某年的目标」与实际的年份。

## 为什么要紧
方向是读者首先读到的意思。词语与数字必有一个是错的。

## 例
> 农民人均纯收入，1982 年为 470 元，1987 年提高到 463 元。

463 < 470，并未提高。

## 何时不报
名次、级别、负数的升降；比分不止一个（各局比分）；预计、力争中的扭亏；标题与正文说的不是同一指标；
区间与约数放宽后方向仍可成立。
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fractions import Fraction

from auditor import interval, regex
from auditor.context import Context
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.comparisons import changes, leveled, thresholds
from auditor.relations.comparisons.changes import Change
from auditor.relations.text import marks, nouns, template
from auditor.relations.text.template import DATE, NUMBER, SHARE

CODE = "CHG303"
_SIZES = 100
_HALF_OF_ALL = Fraction(50)
_RANKS = frozenset({"位", "名", "级", "等", "个百分点", "倍", "岁"})
_RANKING = regex.compile("排名|位次|名次|列第|居第|位居|由负|转正|亏")
_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2}
_WINS = ("战胜", "击败", "力克", "大胜", "险胜", "轻取", "完胜", "横扫", "逆转", "力压")
_SCORE = regex.compile(
    r"(?<![\d比:∶\-—.])(?P<a>\d{1,3}|[零〇一二两三四五六七八九十])[ ]?[比:∶\-—][ ]?"
    r"(?P<b>\d{1,3}|[零〇一二两三四五六七八九十])(?:的(?:总?比分|战绩))?"
    rf"(?P<word>{'|'.join(_WINS)})"
)
_OTHER_SCORE = regex.compile(r"[\d一二三四五六七八九十][比:∶\-—][\d一二三四五六七八九十]")
_DOUBLE = rf"(?:两位|{NUMBER})数(?:以上)?的?(?:快速|高速|高位)?(?:增长|增幅|增速|涨幅)"
_TWO_DIGITS = regex.compile(
    rf"(?P<before>{SHARE}),(?:继续|再次|连续[^,;。]{{1,8}}|延续|保持|维持|实现|呈现?|达到)+[了的]?"
    rf"(?P<word>{_DOUBLE})"
    rf"|(?P<word2>{_DOUBLE}),(?:同比|环比|分别|增幅|增速|增长|上涨|涨幅|[为达约])+(?P<after>{SHARE})"
)
_ARABIC = regex.compile(r"[0-9０-９]")
_VERB = regex.compile(r"\p{Han}{1,3}")
_CHANGED = regex.compile("[增减升降涨跌提高落]")
_BY = regex.compile("[增减升降涨跌提高落多少]")
_OVERTAKES = regex.compile(
    r"(?:首次|历史性)?(?:地|实现)?(?:超过|超越|反超|赶超)了?(?P<rival>\p{Han}{2,6})(?=[,。;!\n]|$)"
)
_CATCHES_UP = regex.compile(
    rf"(?P<a>{NUMBER})[^,;。{NUMBER}]{{0,4}},(?:已|已经|首次)?(?:赶上|超过|高于|赶超|超越)了?"
    rf"[^,;。{NUMBER}]{{0,30}}\([^(){NUMBER}]{{0,6}}(?P<b>{NUMBER})[^(){NUMBER}]{{0,4}}\)"
)
_AHEAD = regex.compile(
    rf"提前[^,;。\n{DATE}]{{0,10}}(?:达到|完成|实现)[^,;。\n{DATE}比较自从]{{0,16}}(?P<due>{DATE})"
)
_HALF = regex.compile(
    rf"(?:首次|历史性|已经?|均|都)*(?P<word>过半|超过?(?:了)?半数?|逾半|超过?(?:了)?一半)数?,"
    rf"(?:占比?|比重|比例)*(?:已经?)?(?:达到?|为|占)*(?P<share>{SHARE})"
)
_TURNS = regex.compile(
    r"(?:[,为]|同比|同期|实现|相比|成功|首次)\s*(?P<word>(?P<gain>扭亏为盈|由亏转盈|由亏为盈|转亏为盈)"
    r"|由盈转亏|由盈利转为亏损|由盈变亏)"
)
_NOT_YET = regex.compile("力争|有望|预期|目标|计划|能否|将|若|如果|争取")
_PROFIT = regex.compile("利润|盈利|净利|收益|亏")
_MEDALS = ("金", "银", "铜")
_EARLIER = regex.compile(r"(?:上年|去年|上一?年|前年)?同期|上年|去年")


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every word of direction that figures confirm or contradict."""
    told = changes.read(ctx)
    for change in (*told, *leveled.since(ctx, told)):
        yield from _move(ctx, change)
    for pair in (*thresholds.side_by_side(ctx), *thresholds.in_headlines(ctx)):
        yield _threshold(pair)
    norm = ctx.norm
    if "两位数" in norm:
        yield from _two_digits(ctx)
    if "超" in norm or "赶上" in norm or "高于" in norm:
        yield from _overtaking(ctx)
    if "提前" in norm:
        yield from _ahead(ctx)
    if "盈" in norm:
        yield from _turns(ctx)
    if "半" in norm:
        yield from _half(ctx)
    yield from _scores(ctx)


def _told(verdict: bool, spans: Iterable[Span], sum_: str, message: str, message_en: str) -> Check:
    ended = Verdict.HOLDS if verdict else Verdict.VIOLATED
    return Check(CODE, ended, tuple(spans), sum_, message, message_en, Severity.ERROR)


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


def _move(ctx: Context, change: Change) -> Iterator[Check]:
    """Check 由 A 增至 B and 比 A 增加 against the two levels."""
    if change.base < 0 or change.level < 0 or _RANKING.search(change.words):
        return
    new, old = ctx.quantities[change.level], ctx.quantities[change.base]
    if new.unit != old.unit or new.unit in _RANKS or new.value is None or old.value is None:
        return
    by = ctx.quantities[change.amount].unit if change.amount >= 0 else ""
    if by in _MEDALS and by != new.unit:
        return  # 共70枚，较上届63枚增加6金，减少2银: of one colour alone
    if new.value <= 0 or old.value <= 0 or not (new.unit or _ARABIC.search(new.text + old.text)):
        return
    if old.end < new.start and _compared_already(ctx, old, new):
        return
    if new.end < old.start and "均" in ctx.norm[new.end : old.start] and _far(new, old):
        return  # 人口80万人，平均每户2.5人，比2.8人减少: of the mean, which lies between
    larger, smaller = (new, old) if change.up else (old, new)
    fits = interval.of(smaller).may_be_at_most(interval.of(larger))
    word = _VERB.match(template.of(ctx).text, *change.verb)
    verb = word[0] if word else ""
    way = "a rise" if change.up else "a fall"
    yield _told(
        fits,
        (_span(new, "新值"), _span(old, "旧值")),
        f"{new.text} {'≥' if new.value >= old.value else '<'} {old.text}，文中说「{verb}」",
        f"文中说「{verb}」，数字却是由 {old.text} 变为 {new.text}。",
        f"The words say {way}, the figures go from {old.text} to {new.text}.",
    )


def _compared_already(ctx: Context, old: Quantity, new: Quantity) -> bool:
    """Tell whether an older level was told for another change: 比10月的N多M件，12月回落到N."""
    at = bisect_left(ctx.quantities, old.start, key=lambda q: q.start)
    base = ctx.claims[at]
    behind = ctx.claims[at + 1 : at + 2]
    told = len(behind) == 1 and behind[0].clause == base.clause and behind[0].quantity is not new
    same = told and behind[0].quantity.unit == old.unit and _BY.search(behind[0].before)
    begin = marks.begins(ctx.norm, old.start)
    return bool(same) and ctx.norm.find("比", begin, old.start) >= 0


def _far(one: Quantity, two: Quantity) -> bool:
    """Tell whether two figures are of no common size."""
    small, large = sorted((one.value or 0, two.value or 0))
    return large > _SIZES * small


def _threshold(pair: thresholds.Threshold) -> Check:
    says, says_en = ("超过", "more than") if pair.over else ("不到", "less than")
    bound, exact = pair.bound, pair.exact
    return _told(
        pair.kept,
        (_span(bound, "界限"), _span(exact, "确数")),
        f"{exact.text} {'≥' if pair.kept == pair.over else '<'} {bound.text}",
        f"文中说{says} {bound.text}，而确数是 {exact.text}。",
        f"The article says {says_en} {bound.text}, but the exact figure is {exact.text}.",
    )


def _sentence(ctx: Context, at: int) -> tuple[int, int]:
    """Return [start, end) of the template's sentence around a place."""
    text = template.of(ctx).text
    start = marks.begins(text, at, marks.SENTENCE)
    ends = [e for mark in "。!?\n" if (e := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def _two_digits(ctx: Context) -> Iterator[Check]:
    """Check 两位数增长 against the growth stated beside it."""
    shown = template.of(ctx)
    for found in _TWO_DIGITS.finditer(shown.text):
        growth = ctx.quantities[shown.index(found.start("before" if found["before"] else "after"))]
        if growth.value is None:
            continue
        near = shown.between(*found.span("word" if found["word"] else "word2"))
        words = [_span(ctx.quantities[i], "两位数") for i in near]
        fits = 10 <= abs(growth.value) < 100
        yield _told(
            fits,
            (_span(growth, "增幅"), *words),
            f"{growth.text} {'在' if fits else '不在'} 10% 与 100% 之间",
            f"文中说两位数增长，所写的增幅却是 {growth.text}。",
            f"The words say double-digit growth, the figure is {growth.text}.",
        )


def _overtaking(ctx: Context) -> Iterator[Check]:
    """Check 首次超过 and 赶上 against the two figures told before."""
    shown = template.of(ctx)
    for found in _CATCHES_UP.finditer(shown.text):
        ours, theirs = (ctx.quantities[shown.index(found.start(n))] for n in "ab")
        yield from _ahead_of(ours, theirs)
    for found in _OVERTAKES.finditer(shown.text):
        start, _ = _sentence(ctx, found.start())
        inside = list(shown.between(start, found.start()))
        if not inside and start > 0:
            before, _ = _sentence(ctx, start - 1)
            inside = list(shown.between(before, start))
        levels = [i for i in inside if ctx.quantities[i].kind is Kind.SHARE and _is_level(ctx, i)]
        if len(levels) == 2:
            first, second = (ctx.claims[i] for i in levels)
            rival = found["rival"]
            if nouns.covered(rival, second.before) == 1 and nouns.covered(rival, first.before) < 1:
                yield from _ahead_of(first.quantity, second.quantity)


def _is_level(ctx: Context, i: int) -> bool:
    return _CHANGED.search(ctx.claims[i].before[-4:]) is None


def _ahead_of(ours: Quantity, theirs: Quantity) -> Iterator[Check]:
    if ours.unit != theirs.unit or ours.value is None or theirs.value is None:
        return
    fits = interval.of(theirs).may_be_at_most(interval.of(ours))
    yield _told(
        fits,
        (_span(ours, "超过者"), _span(theirs, "被超过者")),
        f"{ours.text} {'≥' if ours.value >= theirs.value else '<'} {theirs.text}",
        f"文中说前者超过后者，数字却是 {ours.text} 对 {theirs.text}。",
        f"The words say it overtook the other, the figures are {ours.text} and {theirs.text}.",
    )


def _half(ctx: Context) -> Iterator[Check]:
    """Check 过半，达到… against the share told right behind."""
    shown = template.of(ctx)
    for found in _HALF.finditer(shown.text):
        share = ctx.quantities[shown.index(found.start("share"))]
        if share.value is not None:
            fits = interval.point(_HALF_OF_ALL).may_be_at_most(interval.of(share))
            yield _told(
                fits,
                (_span(share, "比重"),),
                f"{share.text} {'≥' if fits else '<'} 50%",
                f"文中说「{found['word']}」，所写的比重却是 {share.text}。",
                f"The words say more than half, the share is {share.text}.",
            )


def _ahead(ctx: Context) -> Iterator[Check]:
    """Check 提前达到某年的目标: the year of the deed comes before the year of the target."""
    shown = template.of(ctx)
    for found in _AHEAD.finditer(shown.text):
        due = shown.index(found.start("due"))
        target = ctx.quantities[due].when
        done = -1
        for i in range(due - 1, max(due - 12, -1), -1):
            when = ctx.quantities[i].when
            if ctx.claims[i].paragraph != ctx.claims[due].paragraph:
                break
            if when is not None and when.year is not None:
                done = i
                break
        if done < 0 or target is None or target.year is None:
            continue
        year = ctx.quantities[done].when
        assert year is not None and year.year is not None
        yield _told(
            year.year <= target.year,
            (_span(ctx.quantities[due], "预定的年份"), _span(ctx.quantities[done], "实际的年份")),
            f"{year.year} {'≤' if year.year <= target.year else '>'} {target.year}",
            f"文中说提前，实际的 {year.year} 年却在预定的 {target.year} 年之后。",
            f"The words say ahead of time, but {year.year} comes after {target.year}.",
        )


def _turns(ctx: Context) -> Iterator[Check]:
    """Check 扭亏为盈 and 由盈转亏 against the sign of the present result."""
    starts = [q.start for q in ctx.quantities]
    for found in _TURNS.finditer(ctx.norm):
        start = marks.begins(ctx.norm, found.start(), "。!?;\n")
        if _NOT_YET.search(ctx.norm, start, found.start()):
            continue
        inside = ctx.quantities[bisect_left(starts, start) : bisect_left(starts, found.start())]
        known = [
            (q, gain)
            for q in inside
            if q.kind is Kind.MONEY and (gain := _is_gain(ctx, q)) is not None
        ]
        if len(known) != 1:
            continue
        result, gain = known[0]
        fits = gain == bool(found["gain"])
        yield _told(
            fits,
            (_span(result, "盈亏"), Span(*found.span("word"), "说法")),
            f"{result.text} {'>' if gain else '<'} 0，文中说「{found['word']}」",
            f"文中说「{found['word']}」，所写的却是{'盈利' if gain else '亏损'} {result.text}。",
            f"The words contradict the sign of the result, {result.text}.",
        )


def _is_gain(ctx: Context, q: Quantity) -> bool | None:
    """Tell whether a sum is this period's profit (True) or loss (False); None if neither."""
    begin = marks.begins(ctx.norm, q.start)
    clause = ctx.norm[begin : q.start]
    if q.value is None or not _PROFIT.search(clause) or _EARLIER.search(clause):
        return None
    if "亏" in clause:
        return None if "扭亏" in clause or "减亏" in clause else False
    return q.value > 0


def _scores(ctx: Context) -> Iterator[Check]:
    if not any(word in ctx.norm for word in _WINS):
        return
    for found in _SCORE.finditer(ctx.norm):
        if _OTHER_SCORE.search(ctx.norm, max(0, found.start() - 16), found.start()):
            continue
        a, b = (_DIGITS[found[n]] if found[n] in _DIGITS else int(found[n]) for n in "ab")
        yield _told(
            a > b,
            (Span(*found.span("a"), "胜方"), Span(*found.span("b"), "负方")),
            f"{a} {'>' if a > b else '≤'} {b}，文中说「{found['word']}」",
            f"文中说以 {found['a']} 比 {found['b']}「{found['word']}」，胜方的得分却不高于对方。",
            f"The winner's score of {a} is not above the loser's {b}.",
        )


RULE = Rule(
    code=CODE,
    name="direction-contradicts-figures",
    title="说法与数字方向相反",
    check=check,
    flags=[
        "农民人均纯收入，1982年为«470元»，1987年提高到«463元»。",
        "服务收益由2019年同期约«502.6万元»增加至截至9月底止6个月约«165.7万元»。",
        "全市铁路旅客发送量突破«3亿人次»\n自7月1日启动以来，全市铁路客流增长，已累计发送旅客«2.11亿人次»。",
        "油气产量达到«4.1亿吨»，首次超过«4.4亿吨»。",
        "前八个月出口同比增长«7%»，延续«两位»数增长态势。",
        "风电装机占比达到«34.8%»，同比提高6.5个百分点，煤电装机占比为«38.1%»。风电装机首次超过煤电。",
        "中国队«1»比«4»战胜东道主队。",
        "报告期内净利润亏损«300万元»，同比«扭亏为盈»。",
        "«1959年»每户养猪两头，提前达到了纲要要求在«1952年»达到的标准。",
        "2013年，民办园占比达到«50.5%»。2021年，民办园占比进一步提高到«45.7%»。",
        "2017年末，全行不良率为«2.16%»。到2018年3月末更是上升至«2.06%»。",
        "2013年，公路里程达到«505公里»；2021年，公路里程增加到«427公里»。",
        "全年税收首次突破«600亿元»大关，达«586亿元»。",
        "登记志愿者已突破«3亿»，达«2.6亿人»。",
        "民营企业占比首次过半，达到«46.8%»。",
    ],
    passes=[
        "四季度签收快件6930万件，其中11月2590万件，为历来最多，比10月的2110万件多480万件，12月回落到2230万件。",
        "2021年，民办园占比达到45.7%；2013年，民办园占比提高到50.5%。",
        "2017年末，全行不良率为2.16%，拨备率3.5%。到2018年3月末更是下降至2.06%。",
        "2013年，公路里程达到505公里。2021年，高速公路里程增加到427公里。",
        "到2020年，森林覆盖率为45.1%。到2025年，森林覆盖率计划提高到44.8%以上。",
        "全年税收首次突破600亿元，其中甲市达86亿元。",
        "民营企业占比首次过半，达到56.8%；半数以上盈利，达到46.8%。",
        "全省队36金20银14铜共70枚奖牌，较上届30金22银11铜共63枚奖牌增加6金，减少2银，增加3铜。",
        "家庭户人口为802488人，平均每个家庭户的人口为2.47人，比2000年第五次人口普查的2.83人减少0.36人。",
        "1997年国内生产总值达到74772亿元，提前实现了本世纪末比1980年翻两番的目标。",
        "1997年全县生产总值再创新高，提前实现了总产值比1980年翻两番的目标。",
        "农民人均纯收入，1982年为270元，1987年提高到463元。",
        "全市铁路旅客发送量突破2亿人次\n自7月1日启动以来，全市铁路客流增长，已累计发送旅客2.11亿人次。",
        "中国女排以21比25、25比18、25比20、25比22战胜对手。",
        "上半年预计净利润3000万元至3500万元，去年同期亏损3246.13万元，同比扭亏为盈。",
        "第三季度亏损966,870.93元，较上年同期由盈转亏。",
        "公司上半年亏损2亿元，力争全年实现扭亏为盈。",
        "1997年人均产值继续增长，提前三年实现了人均产值比1980年翻两番的目标。",
        "世界排名由第36位提升至第25位。",
        "网上农产品销售保持两位数增长，农民收入实际增长7.3%。",
        "出口增长7%，结束了连续两年的两位数增长。",
        "夏粮总产量突破3亿公斤\n其中小麦产量2.4亿公斤，油菜籽产量0.5亿公斤。",
    ],
)
