"""报出与年份不符的年龄和周年。

## 查什么
- 出生年份与年龄：“1990年出生的李某，今年34岁”“1924年，18岁的他”“享年79岁”；
- 出生与入学、毕业、参加工作、入党：“1970年5月生，1968年9月参加工作”；
- 入党、参加工作的年份与年数：“1985年参加工作，2020年退休，从教35年”；
- 成立、建成、通车的年份与周年：“建馆65周年（1959年建成）”“开馆38年（1985年建成）”“创刊于1985年，到
  2015年已走过30年”“1996年开业，2021年迎来第25个年头”。

## 为什么要紧
年龄和周年是由年份算出来的，对不上说明年份或岁数有一个写错。

## 例
「1966年10月出生，今年75岁」：2023年时是57岁。

## 何时不报
周岁、虚岁之差（少一岁、多两岁以内）；周年提前或推后一年；约、近、余、多；
不止一个人的生年；文中另有年份能使岁数说得通；没有发布日期，也没有别的年份。
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from auditor import regex
from auditor.context import Claim, Context
from auditor.interval import show
from auditor.model import Check, Example, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.relations.dates.anniversaries import anniversaries
from auditor.relations.dates.timeline import Stamp, Timeline, read, window

CODE = "DAT807"
_BORN_IN = regex.compile(r"(?:出生于|生于|诞生于)$")
_BORN = regex.compile(r"\s*(?:出生|生于|生人|诞生于)")
# What is counted in years, and what it is counted from.
_SERVICES = {
    "党龄": "加入中国共产党|加入党组织|入党",
    "军龄": "入伍|参军",
    "工龄": "参加工作",
    "教龄": "参加工作|从教|任教|当上?(?:教师|老师)",
    "从教": "参加工作|从教|任教|当上?(?:教师|老师)",
    "执教": "参加工作|从教|任教|当上?(?:教师|老师)",
    "警龄": "从警|入警",
    "从警": "从警|入警",
    "从医": "参加工作|从医|当上?医生",
    "行医": "从医|当上?医生",
}
_SERVICE = regex.compile("|".join(_SERVICES))
_SERVED = regex.compile(rf"(?P<what>{_SERVICE.pattern})[已有达长整了近]*$")
_ENDS = 2  # Years after the beginning: with two of them, none is surely the end.
_NOW = ("今年", "现年", "已")
_OLD_AND_BORN = regex.compile(r"的?[^,。;\d]{1,8}(?:[说表示]{1,2}[。,:]?(?:他|她)?|,)?")
_BARE = regex.compile(r"[,。;(](?:今年|现年|时年|年仅|已)?$")
_CLOSE = 40  # Characters between an age and a year of birth that belong together.
_DIED = regex.compile(r"享年|终年|逝世时|去世时")
# What nobody does before so many years of age, told of the one whose birth opens a short life.
_DEEDS = regex.compile(
    r"\p{Han}{0,12}?(?:(?P<young>入学|上学|读书|启蒙)|参加工作|入党|加入中国共产党|入伍|参军|毕业"
    r"|考入|参加革命|就业|入职|当选|获学位)"
)
_SCHOOL, _WORK = 3, 9
_BORN_SHORT = regex.compile("生(?=[,。;])")
_KIN = regex.compile("[父母妻夫子女儿孙兄弟姐妹祖]")
_LATE, _EARLY = 2, 1  # Years: 虚岁 counts up to two more, before the birthday one fewer.
_SAME_STORY = 400  # Characters behind a birth within which 他 is the one born.
_MANY = 50  # Births: in so many none can be told to be meant.
_NEAR = 120  # Characters between a year and what is counted from it.


def check(ctx: Context) -> Iterator[Check]:
    """Yield a check for each age and anniversary whose first year is told."""
    norm = ctx.norm
    born = "生" in norm and any(q.kind is Kind.AGE for q in ctx.quantities)
    line = read(ctx)
    if born:
        yield from _ages(ctx, line)
    if "生" in norm:
        yield from _deeds(ctx, line)
    yield from _anniversaries(ctx, line)
    if _SERVICE.search(norm):
        yield from _served(ctx, line)


def _exact(q: Quantity) -> bool:
    return q.value is not None and not q.hedge and q.value.denominator == 1


def _verdict(q: Quantity, stamp: Stamp, then: int, low: int, high: int, told: str) -> Check:
    """Compare a number of years with those from the year of a stamp to a later one."""
    year = stamp.when.year
    assert q.value is not None and year is not None
    spans = (Span(q.start, q.end, told), Span(stamp.start, stamp.end, "起始年"))
    real = then - year
    sum_ = f"{then} - {year} = {real}，文中{q.text}"
    if low <= q.value - real <= high:
        return Check(CODE, Verdict.HOLDS, spans, sum_)
    return Check(
        CODE,
        Verdict.VIOLATED,
        spans,
        sum_,
        f"自{year}年到{then}年是{real}年，与{q.text}差{show(abs(q.value - real))}。",
        f"From {year} to {then} it is {real} years, the text has {show(q.value)}.",
        Severity.WARNING,
    )


# --- ages --------------------------------------------------------------------------------------


def _ages(ctx: Context, line: Timeline) -> Iterator[Check]:
    births = [s for s in line.stamps if s.when.year is not None and _is_birth(ctx, s)]
    if not births or len(births) > _MANY:
        return
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is not Kind.AGE or not _exact(q) or claim.bracket >= 0:
            continue
        birth = _birth_of(ctx, births, claim)
        if birth is None:
            continue
        then = _year_of(ctx, line, claim, birth)
        if then is not None:
            yield _verdict(q, birth, then, -_EARLY, _LATE, "年龄")


def _deeds(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Hold school, work and party against the birth that opens a short life."""
    birth: Stamp | None = None
    for stamp in line.stamps:
        claim = ctx.claims[stamp.first]
        if stamp.when.year is None or claim.bracket >= 0:
            continue
        if _is_birth(ctx, stamp):
            birth = stamp
            continue
        if birth is None or stamp.start - birth.end > _SAME_STORY:
            continue
        between = ctx.norm[birth.end : stamp.start]
        deed = _DEEDS.match(ctx.norm, stamp.end)
        if ctx.claims[birth.first].paragraph != claim.paragraph or _KIN.search(between):
            birth = None
        elif deed is not None and not claim.before and birth.when.year is not None:
            least, age = _SCHOOL if deed["young"] else _WORK, stamp.when.year - birth.when.year
            spans = (Span(stamp.start, stamp.end, "经历"), Span(birth.start, birth.end, "出生"))
            sum_ = f"{stamp.when.year} - {birth.when.year} = {age}"
            if age >= least:
                yield Check(CODE, Verdict.HOLDS, spans, sum_)
                continue
            when = f"{age}岁" if age >= 0 else "出生以前"
            yield Check(
                CODE,
                Verdict.VIOLATED,
                spans,
                sum_,
                f"{birth.when.year}年出生，{stamp.when.year}年还在{when}。",
                f"Born in {birth.when.year}, it would have been at the age of {age}.",
                Severity.WARNING,
            )


def _is_birth(ctx: Context, stamp: Stamp) -> bool:
    before = ctx.claims[stamp.first].before
    behind = _BORN.match(ctx.norm, stamp.end) or _BORN_SHORT.match(ctx.norm, stamp.end)
    return bool(behind or _BORN_IN.search(before))


def _birth_of(ctx: Context, births: list[Stamp], claim: Claim) -> Stamp | None:
    """Return the birth of the person whose age it is, if the words tie the two together."""
    start, end = claim.quantity.start, claim.quantity.end
    before = [s for s in births if 0 < start - s.end < _CLOSE]
    if before:
        # 1990年出生的李某今年34岁; 1966年10月出生，今年57岁; but not 1970年出生，孙子今年24岁
        same = ctx.claims[before[-1].first].clause == claim.clause
        bare = _BARE.search(ctx.norm[max(0, start - 5) : start])
        if same or (bare and start - before[-1].end < _CLOSE // 2):
            return before[-1]
    behind = [s for s in births if 0 < s.start - end < _CLOSE]
    if behind and _OLD_AND_BORN.fullmatch(ctx.norm, end, behind[0].start):
        return behind[0]  # 58岁的村民吴某说。他1962年出生
    only = births[0] if len(births) == 1 else None
    if only is not None and _of_the_life(ctx, claim, only):
        return only
    if only is None or not 0 < start - only.end < _SAME_STORY:
        return None  # Farther off, the story may have gone on to somebody else.
    return only if _person(ctx, claim, only) else None


def _of_the_life(ctx: Context, claim: Claim, birth: Stamp) -> bool:
    """Tell whether an age is told of the one life that an article tells (1998年70岁时退休)."""
    words = claim.before.rstrip("仅才")
    if _DIED.search(words):
        # An obituary tells the death first; both paragraphs begin with the name.
        begin = ctx.norm.rfind("\n", 0, birth.start) + 1
        name = ctx.norm[begin : birth.start].strip(" ,(、")[:3]
        return len(name) > 1 and name in ctx.sentence_text(claim)
    at_that_age = words.endswith("时年") or ctx.norm.startswith("时", claim.quantity.end)
    later = birth.start < claim.quantity.start
    return at_that_age and later and ctx.claims[birth.first].paragraph == claim.paragraph


def _person(ctx: Context, claim: Claim, birth: Stamp) -> bool:
    """Tell whether an age is of the person born: 18岁的他, 48岁的孟某, 享年89岁."""
    after = ctx.norm[claim.quantity.end : claim.quantity.end + 3]
    named = after[:1] == "的" and after[1:] in ctx.norm[max(0, birth.start - 12) : birth.start]
    return named or after.startswith(("的他", "的她")) or _died(ctx, claim, birth)


def _died(ctx: Context, claim: Claim, birth: Stamp) -> bool:
    """Tell whether it is the age at which the person born died, and not that of somebody else."""
    if not _DIED.search(claim.before):
        return False
    same = ctx.claims[birth.first].sentence == claim.sentence
    return same or sum(1 for _ in _DIED.finditer(ctx.norm)) == 1


def _year_of(ctx: Context, line: Timeline, claim: Claim, birth: Stamp) -> int | None:
    """Return the year in which the age is told: the year named before it, or that of writing."""
    died = birth.start > claim.quantity.start and _DIED.search(claim.before) is not None
    if claim.before.endswith(_NOW) or (birth.start > claim.quantity.start and not died):
        return line.today.year if line.today is not None and line.given else None
    named = [
        s.when.year
        for s in window(line, claim.quantity.start - _NEAR, claim.quantity.start)
        if s.when.year is not None
        and (birth.start < s.start or died)
        and ctx.claims[s.first].paragraph == claim.paragraph
    ]
    if named:
        return named[-1]
    told = regex.match("[,。;]|$", ctx.norm[claim.quantity.end :][:1])
    return line.today.year if told and line.today is not None and line.given else None


# --- anniversaries -----------------------------------------------------------------------------


def _anniversaries(ctx: Context, line: Timeline) -> Iterator[Check]:
    for told in anniversaries(ctx, line):
        yield _verdict(told.claim.quantity, told.founding, told.then, -1, 1, "年数")


def _served(ctx: Context, line: Timeline) -> Iterator[Check]:
    """Check 1948年入党，党龄已有72年 and 1985年参加工作，2020年退休，从教35年."""
    for claim in ctx.claims:
        q = claim.quantity
        served = _SERVED.search(claim.before) if q.unit == "年" and _exact(q) else None
        if served is None:
            continue
        entered = regex.compile(rf"(?:\p{{Han}}{{0,4}})?(?:{_SERVICES[served['what']]})")
        near = [
            s
            for s in window(line, q.start - _NEAR, q.start)
            if ctx.claims[s.first].sentence == claim.sentence and s.when.year is not None
        ]
        begun = [s for s in near if entered.match(ctx.norm, s.end)]
        later = [s.when.year for s in near if begun and s.start > begun[0].start]
        today = line.today.year if line.today is not None and line.given else None
        then = later[0] if later else today
        if len(begun) == 1 and len(later) < _ENDS and then is not None:
            yield _verdict(q, begun[0], then, -1, 1, "年数")


def _dated(text: str, year: int, month: int, day: int) -> Example:
    return Example(text, dt.date(year, month, day))


RULE = Rule(
    code=CODE,
    name="age-mismatch",
    title="年龄、周年与年份不符",
    check=check,
    flags=(
        "该厂成立于«1996年»，至2016年已有«30年»历史。",
        "李某，男，«1970年5月»生，«1968年9月»参加工作，1993年7月入党。",
        "张某，«1985年»出生，2008年大学毕业，«1988年7月»参加工作，2015年任科长。",
        _dated("«1990年»出生的李某，今年«43岁»。", 2024, 10, 1),
        "沈怀仁因病于2021年5月23日在东州逝世，享年«39岁»。\n沈怀仁«1928年9月»出生于河阳县，1946年考入农学院。",
        "沈怀仁«1928年9月»出生于河阳县，1946年考入农学院，1950年毕业后留校任教，时年«12岁»。",
        "沈怀仁«1928年9月»出生于河阳县，1946年考入农学院。1998年«80岁»时退休。",
        _dated("队长顾某«1966年10月»出生，今年«75岁»。", 2023, 11, 1),
        _dated("“«85岁»的村民吴某说。他«1962年»出生，最早入社。", 2020, 11, 18),
        _dated("孟某，«1906年4月12日»生于书香门第。1924年，«28岁»的他考入交通大学。", 2019, 7, 22),
        _dated("画家李某生于«1958年»，2018年去世，终年«70岁»。", 2024, 3, 5),
        _dated("«1995年»出生的她，2015年考入大学，时年«25岁»。", 2024, 3, 5),
        _dated("记者走进建馆«75周年»的市博物馆（«1959年»建成开放）。", 2024, 5, 19),
        _dated("开馆«48年»（«1985年8月15日»建成）来，接待观众超过1亿人次。", 2023, 12, 13),
        _dated("学校创办于«1953年»，2023年迎来建校«80周年»。", 2024, 3, 5),
        _dated("剧团成立于«1983年»，今年是成立«31周年»。", 2024, 3, 5),
        "实验小学成立于«1949年»，2019年迎来建校«60周年»。",
        "学院始建于«1952年»。2022年10月，学校将迎来«80周年»校庆。",
        "《新声》杂志创刊于«1985年»，到2015年已走过«40年»。",
        "这家书店«1996年»开业，2021年迎来«第15个年头»。",
        "公司成立于«2008年»，经过«20年»的发展，到2020年已有员工3000人。",
        "乐团组建于«1956年»，到2016年已经走过«50个春秋»。",
        _dated("老党员李某«1948年»入党，党龄已有«62年»。", 2020, 8, 1),
        "陈老师«1985年»参加工作，2020年退休，从教«25年»。",
        "«2005年»成立的这家公司，2020年迎来了«10岁»生日。",
        _dated("在大桥通车«50周年»之际，我们重访旧地。大桥于«1959年7月15日»通车。", 2019, 7, 22),
    ),
    passes=(
        "该厂成立于1996年，至2016年已有20年历史；另有职工30年工龄。",
        "李某，男，1970年5月生，1988年9月参加工作，1993年7月入党，1978年入学。",
        "李某1970年生于西岭。父亲1938年参加革命，1945年入伍。",
        "沈怀仁因病于2021年5月23日在东州逝世，享年93岁。\n沈怀仁1928年9月出生于河阳县，1950年留校任教，时年22岁。1998年70岁时退休。",
        "沈怀仁因病于2021年5月23日逝世，享年93岁。\n吊唁者中有学生李某，1958年9月出生。",
        _dated("1990年出生的李某，今年35岁。", 2024, 10, 1),
        _dated("画家李某生于1958年，2018年去世，终年60岁。", 2024, 3, 5),
        _dated("1995年出生的她，2015年考入大学，时年20岁。", 2024, 3, 5),
        _dated("1927年出生的陈某，23岁参加革命，1950年入党。", 2024, 10, 1),
        _dated("孟某，1906年4月生于书香门第。1924年，18岁的他考入交通大学。", 2019, 7, 22),
        "会长王某，1921年9月生于东州。\n"
        + "这项工程救助贫困母亲，至今已有几万户得到贷款，许多村子因此改变了面貌。" * 12
        + "1996年，丈夫外出打工，留下22岁的她和女儿。",
        _dated("91岁的夏某1932年出生，5岁那年家中遭难，只有她和4岁的妹妹幸存。", 2023, 12, 13),
        _dated("记者走进建馆65周年的市博物馆（1959年建成开放）。", 2024, 5, 19),
        _dated("学校创办于1953年，2023年迎来建校70周年。", 2024, 3, 5),
        _dated("剧团成立于1983年，今年是成立41周年，2033年将庆祝成立50周年。", 2024, 3, 5),
        _dated("公司成立于1990年，今年喜迎新中国成立75周年。", 2024, 3, 5),
        _dated("1949年成立，今年迎来75周年。2029年将迎来80周年。", 2024, 10, 1),
        _dated("病例1，男，60岁，1938年出生的病例7为其邻居。", 2020, 2, 3),
        _dated("李老今年85岁，他的儿子1970年出生，孙子今年24岁。", 2024, 6, 10),
        "唐某在东州逝世，享年90岁。公开资料显示，唐某出生于1931年5月。\n他是2022年以来离世的第3位教授。2月4日，梁某去世，享年77岁。",
        "唐某出生于1931年5月，任教四十年。他是今年离世的第3位教授：2月4日，梁某去世，享年77岁。4月9日，温某去世，享年93岁。",
        "1990年出生的李某，今年43岁。",
        "陈老师1985年参加工作，1990年调入一中，2020年退休，从教30年。",
        "实验小学成立于1949年，2019年迎来建校70周年。",
        "学院始建于1952年，2022年，新中国迎来73周年华诞。",
        "学院前身创办于1912年，1952年组建于此，2022年迎来建校110周年。",
        "《新声》杂志创刊于1985年，到2015年已走过30年。杂志社成立于1990年，主编从业40年。",
        "乐团组建于1956年，他从艺已走过50个春秋，2016年退休。",
    ),
)
