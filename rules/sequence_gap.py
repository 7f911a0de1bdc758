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
相差两个号以上（可能是摘录），只作提示。只有一个编号时无从比较。
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context
from auditor.model import Check, Rule, Severity, Span, Verdict
from auditor.relations.sequences import Point, Run, runs

CODE = "LST602"
_LABEL = "编号"
_HAN = " 一二三四五六七八九十"
# A point in whatever wording: behind a mark or a closing quotation mark.
_IN_OTHER_WORDS = regex.standard(
    r"[,。;:!?\n”’」』)] {0,4}[第其(]?([二三四五六七八九十]|\d{1,2})[是要、,:.)]"
)


def check(ctx: Context) -> Iterator[Check]:
    """Yield one check for every run of two or more numbered points."""
    for run in runs(ctx.norm):
        if len(run.points) > 1:
            yield _judge(ctx.text, ctx.norm, run)


def _judge(text: str, norm: str, run: Run) -> Check:
    for before, point in zip(run.points, run.points[1:], strict=False):
        if point.number != before.number + 1 and not _told_between(norm, before, point):
            return _broken(text, before, point)
    spans = tuple(Span(p.start, p.end, _LABEL) for p in run.points)
    numbers = "、".join(str(p.number) for p in run.points)
    return Check(CODE, Verdict.HOLDS, spans, f"编号 {numbers} 连续")


def _told_between(norm: str, before: Point, point: Point) -> bool:
    """Tell whether the point that seems left out stands between in another wording (四要, 七、)."""
    if point.number != before.number + 2:
        return False
    return any(
        found[1] in (_HAN[before.number + 1 : before.number + 2], str(before.number + 1))
        for found in _IN_OTHER_WORDS.finditer(norm, before.end, point.start)
    )


def _broken(text: str, before: Point, point: Point) -> Check:
    was, now = text[before.start : before.end], text[point.start : point.end]
    due = before.number + 1
    sure = point.number <= due + 1
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
        "全年抓三件事：一是修路，«二是»引水，«四是»办学。",
        "会议要求，一要稳价格；二要保供应；«三要»防风险；«三要»促就业。",
        "（一）总则。«（二）»范围。«（四）»罚则。（五）附则。",
        "第一，资金到位。«第二»，人员到位。«第四»，责任到位。",
        "1. 报名\n«2.» 初赛\n«4.» 决赛",
    ],
    passes=[
        "三是完善服务，四是加强监督。",
        "一是修路，二是引水。来年打算：一是办学，二是建园。",
        "一、目标\n（一）数量\n（二）质量\n二、措施\n（一）资金\n（二）人员\n三、要求",
        "他说，一是一，二是二，不能含糊。",
        "第二、第三产业增加值分别增长5%和6%，第一产业增长3%。",
        "甲队第一，乙队并列第二，丙队第四。",
        "做到：一是产量保持稳定。二是“小院经济”起步。三是工厂增加。",
        "提出：（1）方针是，“先修后建。”（2）步骤是，“先南后北。”（3）人手要足。",
        "一是改教材。二是改课时。三要改考试。四是建队伍。",
        "五、小说有新意。六、三种杂文并起。七、诗歌沉寂。",
    ],
)
