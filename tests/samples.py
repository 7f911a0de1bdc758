"""A run made by hand, drawn by every reporter: what the snapshots hold.

Its rules are nobody's, so that the snapshots change only when a reporter does.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from unittest import mock

from auditor import registry
from auditor.model import (
    Check,
    Coverage,
    Failure,
    Finding,
    Kind,
    Quantity,
    Report,
    Rule,
    Severity,
    Span,
    Verdict,
)
from auditor.reporting import Result, Tally, View, tally
from auditor.run import Sink
from auditor.words import Words

LONG = (
    "南河县通报复工情况\n\n2020-03-07 09:28　来源：本报\n\n"
    "　　全县各级干部团结一心、同舟共济，" + "一手抓防控、一手抓生产，" * 6 + "累计隔离116人，"
    "解除隔离109人，仍在隔离8人。" + "各村各户安排有序，" * 8 + "现有38家企业中，停工7家，"
    "已复工25家，复工率达到86%。\n"
    '　　另有<b>12</b>人 & "其他"，合计２５例：甲地12例、乙地10例、丙地４例。\x1b[31m\n'
)
SHORT = "全县共有486个村，全部封闭。\r\n共5处。\r\n"


def numbers(text: str) -> tuple[Quantity, ...]:
    """Return the digits of a text, so that no snapshot depends on how numbers are read."""
    found = []
    for m in re.finditer(r"\d+", text):
        value = Fraction(int(m[0]))
        found.append(Quantity(*m.span(), m[0], value, value, value, "", Kind.COUNT))
    return tuple(found)


def spans(text: str, *marks: tuple[str, str]) -> tuple[Span, ...]:
    return tuple(Span(text.index(q), text.index(q) + len(q), label) for q, label in marks)


BALANCE = spans(LONG, ("8人", "仍在隔离"), ("116人", "累计隔离"), ("109人", "解除隔离"))
SHARE = spans(LONG, ("86%", "复工率"), ("38家", "全部"), ("7家", "剔除"), ("25家", "已复工"))
SUM = spans(LONG, ("２５例", "合计"), ("12例", "甲地"), ("10例", "乙地"), ("４例", "丙地"))
VILLAGES = spans(SHORT, ("486个村", "村数"))

FINDINGS = (
    Finding(
        "TST103",
        Severity.ERROR,
        "累计隔离116人减去解除隔离109人应为7人，文中说仍在隔离8人，多1人。",
        "116 − 109 = 7，文中 8",
        BALANCE,
        "116 isolated less 109 released leaves 7, but the text says 8 remain: 1 too many.",
    ),
    Finding(
        "TST201",
        Severity.WARNING,
        "复工率应为80.6%，文中说86%。",
        "25 ÷ (38 − 7) = 80.6%，文中 86%",
        SHARE,
        "The share of firms at work is 80.6%, but the text says 86%.",
    ),
    Finding(
        "TST101",
        Severity.INFO,
        "三地相加是26例，合计写作25例，少1例。",
        "12 + 10 + 4 = 26，文中 25",
        SUM,
        "The three places add up to 26 cases, but the total says 25: 1 too few.",
    ),
)


def _checks() -> tuple[Check, ...]:
    violated = (Check(f.rule, Verdict.VIOLATED, f.spans, f.arithmetic) for f in FINDINGS)
    return (*violated, Check("TST201", Verdict.POSSIBLE, SHARE[1:3], "7 ≤ 38"))


def results() -> list[Result]:
    """One article with three findings, one clean, one in which a rule crashed."""
    first = numbers(LONG)
    report = Report(FINDINGS, _checks(), first, Coverage(len(LONG), len(first), 11))
    holds = Check("TST701", Verdict.HOLDS, VILLAGES, "486 = 486")
    clean = Report((), (holds,), numbers(SHORT), Coverage(len(SHORT), 2, 1))
    crash = Failure("TST301", "ZeroDivisionError: division by zero")
    broken = Report((), (), (), Coverage(len(SHORT), 2, 0), (crash,))
    return [
        Result("稿件/复工 一.txt", LONG, dt.date(2020, 3, 7), report),
        Result("clean.txt", SHORT, None, clean),
        Result("broken.txt", SHORT, None, broken),
    ]


def total() -> Tally:
    out = Tally()
    for result in results():
        out.add(tally(result))
    reason = Words("没有这个文件或目录", "no such file or directory")
    out.add(Tally(unreadable=[("missing.txt", reason)]))
    return out


RULES = tuple(
    Rule(code, name, title, lambda context: ())
    for code, name, title in (
        ("TST101", "sum-off", "分项之和不符"),
        ("TST103", "balance-off", "收支不平"),
        ("TST201", "share-off", "占比不符"),
        ("TST301", "growth-off", "增幅不符"),
    )
)


@contextmanager
def toy_rules() -> Iterator[None]:
    """Let the registry know only the rules of the sample run."""
    with (
        mock.patch.object(registry, "rules", lambda: RULES),
        mock.patch.object(registry, "manual", lambda code: f"一句话说明。\n\n## 查什么\n{code}\n"),
    ):
        yield


def draw(name: str, view: View | None = None) -> str:
    """Return the sample run in one format, as the command line would write it."""
    with toy_rules():
        return _draw(name, view or View())


def _draw(name: str, view: View) -> str:
    out = io.StringIO()
    reporter = registry.reporter(name)
    with Sink(reporter, view, stream=out) as sink:
        for result in results():
            sink.article(reporter.article(result, view))
        sink.close(total())
    return out.getvalue()


def draw_result(name: str, result: Result, view: View) -> str:
    """Return one article in one format, with the toy rules."""
    with toy_rules():
        reporter = registry.reporter(name)
        total = tally(result)
        front = reporter.front(total, view) if reporter.front else ""
        head = reporter.begin(view) + front
        return head + reporter.article(result, view) + reporter.end(total, view)


def snapshots() -> dict[str, str]:
    """Return every snapshot: file name to content."""
    views = {
        "text-zh-80": ("text", View()),
        "text-en-80": ("text", View(lang="en")),
        "text-zh-40": ("text", View(width=40)),
        "text-zh-100-color": ("text", View(width=100, color=True)),
        "concise-en": ("concise", View(lang="en")),
    }
    drawn = {f"{name}.txt": draw(*how) for name, how in views.items()}
    for name in registry.reporter_names():
        if name != "text":
            drawn[f"{name}.txt"] = draw(name)
    return drawn
