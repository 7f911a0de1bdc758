"""The years, periods, days, sessions and plans of a headline against those of its text."""

from __future__ import annotations

from auditor import regex
from auditor.model import Kind, Quantity
from auditor.relations.repeats.restated import Repeat, Words, period_of, same_day, succeeds, year_of
from auditor.relations.repeats.story import Story, repeat

_COMPARES = tuple("自从由较比与和及")  # 自2018年以来 is another time by its own words
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}


# 与2010年第六次人口普查相比, 比第136届增长: the one before, which is compared with.
_CENTURY = 100
_COMPARED = regex.compile("[与同比较自从][^,;。、]{0,10}$")
_CLAUSE = 14
_OF_LAWS = frozenset("条款项目章节编")  # 第十三条第二项 is an address, not a count


def ordinal(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """第137届博览会 in the headline, 第136届博览会 in the text."""
    if h.unit in _OF_LAWS:
        return None
    wrong: Quantity | None = None
    for n, b in enumerate(story.body):
        if b.kind is not Kind.ORDINAL or b.unit != h.unit:
            continue
        if b.value == h.value:
            return repeat(h, b, "序数", True)
        if _COMPARED.search(story.norm, max(0, b.start - _CLAUSE), b.start):
            continue
        if succeeds(story.norm, h, b):
            continue
        left, right, _ = here.shared(story.around(n))
        if wrong is None and (left >= 4 or right >= 2 or _abbreviates(here, story.around(n))):
            wrong = b
    first = story.norm.find("首届" + here.after[:2], story.item.body, story.item.end)
    if wrong is None and h.unit == "届" and len(here.after) > 1 and first >= 0:
        return Repeat((h.start, h.end), (first, first + 2), "序数", h.value == 1)
    return None if wrong is None else repeat(h, wrong, "序数", False)


def _abbreviates(here: Words, there: Words) -> bool:
    """Tell whether a short name in the headline (投洽会) stands for the full one in the text."""
    rest = iter(there.after[:20])
    return len(here.after) > 2 and all(char in rest for char in here.after[:3])


_REPORTS = regex.compile(r"度?(?:报告|年报|半年度?报|中期报告|第?[一三]季度?报)")


def year(story: Story, h: Quantity, year: int, here: Words) -> Repeat | None:
    """2025品牌论坛 in the headline, 2024品牌论坛 in the text."""
    wrong: tuple[int, Quantity] | None = None
    right_one: tuple[int, Quantity] | None = None
    for n, b in enumerate(story.body):
        other = year_of(b)
        if other is None and b.when is not None and b.when.anchor in _RELATIVE:
            if story.published is None:
                return None
            other = story.published.year + _RELATIVE[b.when.anchor]
        if other is None or story.norm[b.start - 1 : b.start] in _COMPARES:
            continue
        if min(other, year) < _CENTURY and (other - year) % _CENTURY == 0:
            other = year  # 九七年 for 1997年
        left, right, _ = here.shared(story.around(n))
        if (
            other != year
            and _REPORTS.match(story.norm, b.end)
            and "。" not in story.norm[story.item.body : b.start]
        ):
            right = max(right, 3)  # the report that the text tells of
        if other == year:
            right_one = max(right_one or (0, b), (right, b), key=lambda x: x[0])
        elif (right >= 3 or left >= 4) and (wrong is None or right > wrong[0]):
            wrong = (right, b)
    if wrong is not None and (right_one is None or (wrong[0] >= 6 and right_one[0] < 2)):
        return repeat(h, wrong[1], "年份", False)
    return None if right_one is None else repeat(h, right_one[1], "年份", True)


def period(story: Story, h: Quantity, period: tuple[int, int], here: Words) -> Repeat | None:
    """前8个月 in the headline, 前7个月 in the text."""
    wrong: Quantity | None = None
    lead = story.norm.find("。", story.item.body, story.item.end)
    quarters: list[tuple[tuple[int, int], Quantity]] = []
    for n, b in enumerate(story.body):
        other = period_of(b)
        if other is None:
            continue
        if other == period:
            return repeat(h, b, "时段", True)
        if other[1] - other[0] == 2:
            quarters.append((other, b))
        alike = other[0] == period[0] or other[1] - other[0] == period[1] - period[0] == 2
        if wrong is None and alike:
            _, right, pairs = here.shared(story.around(n))
            # Behind the first sentence a text goes on to other times.
            if right >= 6 or (b.start < lead and (right >= 2 or pairs >= 8)):
                wrong = b
    if wrong is None and period[1] - period[0] == 2 and len(quarters) > 1:
        # A report on one quarter: its text knows only that quarter.
        wrong = quarters[0][1] if len({p for p, _ in quarters}) == 1 else None
    return None if wrong is None else repeat(h, wrong, "时段", False)


_THAN = frozenset("较比与于而")


def closing(story: Story, h: Quantity) -> Repeat | None:
    """截至6月底 in the headline, 截至5月底 in the text."""
    if story.norm[h.start - 2 : h.start] not in ("截至", "截止") or h.when is None:
        return None
    wrong: Quantity | None = None
    for b in story.body:
        if b.kind is not Kind.DATE or story.norm[b.start - 2 : b.start] not in ("截至", "截止"):
            continue
        if b.when is None or (b.when.month is None and b.when.day is None):
            continue
        if story.norm[b.start - 3] in _THAN:
            continue  # 较截至2017年12月31日止年度减少
        if same_day(h.when, b.when):
            return repeat(h, b, "截止日期", True)
        wrong = wrong or b
    return None if wrong is None else repeat(h, wrong, "截止日期", False)


def label(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """“十四五”期间 in the headline, “十三五”期间 in the text."""
    if not h.text.endswith("五"):
        return None
    wrong: Quantity | None = None
    for n, b in enumerate(story.body):
        if b.kind is not Kind.LABEL or not b.text.endswith("五"):
            continue
        if b.text == h.text:
            return repeat(h, b, "规划期", True)
        if wrong is None and here.shared(story.around(n))[1] >= 3:
            wrong = b
    return None if wrong is None else repeat(h, wrong, "规划期", False)


def month(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """1月份运量增长 in the headline, 2月份 in the text, whose other words are the same."""
    assert h.when is not None
    wrong: Quantity | None = None
    for n, b in enumerate(story.body):
        if b.when is None or b.when.month is None:
            continue
        last = b.until.month if b.until is not None else b.when.month
        if h.when.month in (b.when.month, last):
            return repeat(h, b, "月份", True)
        alone = b.when.day is None and b.until is None and b.when.year in (None, h.when.year)
        if wrong is None and alone and here.shared(story.around(n))[1] >= 6:
            wrong = b
    return None if wrong is None else repeat(h, wrong, "月份", False)


_DATELINE = regex.compile("[讯电丨|]")
_OTHER_DAY = regex.compile("(?:[至到止自从]|截至|截止)$")


_OPENS = regex.compile(r"\s*(?:[在于]\p{Han}{2,6})?(?:开幕|启幕|开始|启动|起)")
_RUNS_ON = regex.compile(r"\s*(?:[至到—–~～-]+|、|和)(?:[\d一二三四五六七八九十]{1,3})日")


# 2024年2月21日, 2024年2月21日 09:30: a line of its own says when the article was published.
_ALONE = regex.compile(r"\s*\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?[\s\d:]*")


def _line(norm: str, q: Quantity) -> str:
    """Return the line that a figure stands in."""
    end = norm.find("\n", q.end)
    return norm[norm.rfind("\n", 0, q.start) + 1 : end if end >= 0 else len(norm)]


def day(story: Story, h: Quantity) -> Repeat | None:
    """9月11日回购 in the headline, 9月21日 as the only day of the text: one digit apart."""
    when = h.when
    assert when is not None
    days = [
        b
        for b in story.body
        if b.kind is Kind.DATE and b.when is not None and b.when.month and b.when.day
    ]
    named = {(b.when.month, b.when.day) for b in days if b.when is not None}
    if (when.month, when.day) in named or _ALONE.fullmatch(_line(story.norm, h)):
        return None
    if len(named) != 1 or days[0].until is not None or h.until is not None:
        return None
    if _DATELINE.match(story.norm, days[0].end) or _OTHER_DAY.search(
        story.norm, days[0].start - 4, days[0].start
    ):
        return None  # The day on which it was written, or another end of the event.
    begun = _OPENS.match(story.norm, h.end) is not None
    if (_RUNS_ON.match(story.norm, days[0].end) and not begun) or story.norm[h.start - 1] == "(":
        return None  # an event of several days, or the day on which a text was passed
    ((a_month, a_day),) = named
    one, two = f"{when.month:02}{when.day:02}", f"{a_month:02}{a_day:02}"
    if sum(x != y for x, y in zip(one, two, strict=True)) != 1:
        return None
    return repeat(h, days[0], "日期", False)


_IN_A_ROW = ("连续", "连", "时隔")
_TIED = 2  # pairs of characters that a run of the headline and one of its text share


def run(story: Story, h: Quantity, here: Words) -> Repeat | None:
    """Compare 连续九年 of a headline with the only run of the text: 连续八年."""
    if (
        h.value is None
        or h.hedge
        or not story.norm[max(0, h.start - 2) : h.start].endswith(_IN_A_ROW)
    ):
        return None
    runs = [
        n
        for n, b in enumerate(story.body)
        if b.kind is Kind.DURATION
        and b.unit == h.unit
        and story.norm[max(0, b.start - 3) : b.start].rstrip("近约").endswith(_IN_A_ROW)
    ]
    values = {story.body[n].value for n in runs}
    if len(values) != 1:
        return None
    holds = h.value in values
    if not holds and here.shared(story.around(runs[0]))[2] < _TIED:
        return None
    return repeat(h, story.body[runs[0]], "时长", holds)
