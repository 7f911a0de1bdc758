"""编号的要点跳号或重号：一是、二是之后直接四是。

## 查什么
文章自己编号的要点——一是/二是/三是，一要/二要，第一/第二，其一/其二，（一）（二），(1)(2)，
①②，行首的 1. 2. 和一、二、——应当逐个加一。中间少一个号、或同一个号写两次，都会报告。

## 为什么要紧
跳号说明漏了一段，重号说明改稿时没有顺编号码，读者会以为文章不完整。

## 例
「一是修路，二是引水，四是办学」：二之后应当是三。

## 何时不报
摘录从三是开始；新的一组从一重新编号；不同样式的编号互相套叠；号码往回跳（另一组接着编）；
相差两个号以上（可能是摘录）而后文又没有接上的，只作提示。只有一个编号时无从比较。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.text.sequences import Point, Run, runs

CODE = "LST602"
_LABEL = "编号"
_NUMERALS = "零一二三四五六七八九十"
_MARKS = "是要则、)"
# 首先…第三…。首先…第三…: another list begins without a number.
_ANEW = regex.compile(r"(?<=[。;:!?\n])\s*(?:首先|第一(?=[,是:])|一是|其一)")
_SECOND, _NEXT = 2, ("其次", "再次")


def check(ctx: Context) -> Iterator[Check]:
    """Yield one check for every run of two or more numbered points."""
    for run in runs(ctx.norm):
        if len(run.points) > 1:
            yield from _judge(ctx, run)


def _judge(ctx: Context, run: Run) -> Iterator[Check]:
    text = ctx.text
    for before, point, *after in zip_longest(run.points, run.points[1:], run.points[2:]):
        if point is not None and point.number != before.number + 1:
            if not _told_otherwise(ctx.norm, before, point):
                goes_on = after[0] is not None and after[0].number == before.number + 2
                yield _broken(text, before, point, goes_on)
            return
    spans = tuple(Span(p.start, p.end, _LABEL) for p in run.points)
    numbers = "、".join(str(p.number) for p in run.points)
    yield Check(CODE, Verdict.HOLDS, spans, f"编号 {numbers} 连续")


def _told_otherwise(norm: str, before: Point, point: Point) -> bool:
    """Tell whether the number that is due stands between two points in another form.

    (三是…四要…五是; 一是…；其次是…；三是; 二、15日…, which reads like a date.)
    """
    due = before.number + 1
    if point.number <= due and _ANEW.search(norm, before.end, point.start):
        return True
    if point.number <= due or due >= len(_NUMERALS):
        return False
    between = norm[before.end : point.start]
    for mark in _MARKS:
        # Behind a first of its own it belongs to another list.
        if _NUMERALS[due] + mark in between and _NUMERALS[1] + mark not in between:
            return True
    if f"({due})" in between or (f"{due}、" in between and "1、" not in between):
        return True
    return due == _SECOND and any(word in between for word in _NEXT)


def _broken(text: str, before: Point, point: Point, goes_on: bool) -> Check:
    """Tell of a point that does not follow; surely if the one behind it `goes_on` as is due."""
    was, now = text[before.start : before.end], text[point.start : point.end]
    due = before.number + 1
    sure = goes_on or point.number <= due + 1
    what = "重号" if point.number == before.number else "跳号"
    return Check(
        CODE,
        Verdict.VIOLATED,
        (Span(point.start, point.end, what), Span(before.start, before.end, "前一个编号")),
        f"{before.number} + 1 = {due}，文中 {point.number}",
        f"编号{what}：“{was}”之后应是第{due}点，文中写作“{now}”",
        f"numbered points: {was!r} should be followed by number {due}, not {point.number}",
        Severity.WARNING if sure else Severity.INFO,
    )


RULE = Rule(
    code=CODE,
    name="sequence-gap",
    title="编号跳号或重号",
    check=check,
    flags=[
        "收入情况：\n1)甲会转入5元；\n«2)»乙会转入6元；\n«4)»丙会转入7元；\n4)其他8元。",
        "全年抓三件事：一是修路，«二是»引水，«四是»办学。",
        "会议要求，一要稳价格；二要保供应；«三要»防风险；«三要»促就业。",
        "（一）总则。«（二）»范围。«（四）»罚则。（五）附则。",
        "第一，资金到位。«第二»，人员到位。«第四»，责任到位。",
        "1. 报名\n«2.» 初赛\n«4.» 决赛",
        "1、幼儿园12所。\n2、小学31所。\n«3、»初中18所。\n«8、»高中9所。\n5、中职4所。",
    ],
    passes=[
        "做到：一是产量保持稳定。二是“小院经济”起步。三是工厂增加。",
        "提出：（1）方针是，“先修后建。”（2）步骤是，“先南后北。”（3）人手要足。",
        "五、小说有新意。六、三种杂文并起。七、诗歌沉寂。",
        "原因有三：一是阴雨连绵；其次是支流汇入；三是今年气候异常。",
        "一是修路，二是引水，三是改革课程。四要改革考试，五是建设队伍，六要加强学校。",
        "图片新闻：\n1、某地居民合作建房。\n2、15日，志愿者上街宣传。\n3、某地举行灯会。",
        "三是完善服务，四是加强监督。",
        "首先，要修路。其次，要引水。第三，要办学。\n应当吸取教训。首先，要算账。二是要问人。第三是要监督。",
        "三、人员\n1、教师\n2、工友\n四、经费\n1、工资",
        "一是修路，二是引水。来年打算：一是办学，二是建园。",
        "一、目标\n（一）数量\n（二）质量\n二、措施\n（一）资金\n（二）人员\n三、要求",
        "他说，一是一，二是二，不能含糊。",
        "第二、第三产业增加值分别增长5%和6%，第一产业增长3%。",
        "甲队第一，乙队并列第二，丙队第四。",
    ],
)
