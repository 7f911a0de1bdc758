"""Suppressions an editor writes, in comments of the article or in a file beside it.

A comment is `<!-- auditor: ignore SUM101 理由 -->`, with several codes `SUM101,PCT201`. Alone on
its lines it speaks of the next paragraph, else of the paragraph it stands in. For formats
without comments, `稿件.txt.auditor.toml` lies beside `稿件.txt`:

    [[ignore]]
    rule = "SUM101"              # or a list of codes
    quote = "共获奖牌23枚"        # a passage that holds one of the finding's numbers
    reason = "含并列名次"

Whoever suppresses must say why: SUP001 warns where no reason is given, SUP002 where nothing is
suppressed, SUP003 where the words cannot be understood. What suppresses still does so then.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from auditor import regex
from auditor.article import Comment
from auditor.model import Finding, Severity, Span
from auditor.words import Words

NO_REASON, NOTHING, UNCLEAR = "SUP001", "SUP002", "SUP003"
CODES = (NO_REASON, NOTHING, UNCLEAR)
ENDING = ".auditor.toml"
_KEYS = ("rule", "quote", "reason")

_OURS = regex.compile(r"\s*auditor\s*[:：]\s*(?P<verb>\S*)\s*(?P<rest>.*)", regex.DOTALL)
_CODE = regex.compile(r"(?P<code>[A-Za-z]{3}\d{3}|[a-z]+(?:-[a-z]+)+)(?:\s*[,，、]\s*|\s+|$)")
_SPACE = regex.compile(r"\s*")
_BLANK = regex.compile(r"\n[ \t\r\u3000]*\n")
_ENTRY = regex.compile(r"(?m)^[ \t]*\[\[[ \t]*ignore[ \t]*\]\]")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is suppressed: by a "comment", a "file" beside the article or a "baseline"."""

    by: str
    reason: str = ""

    @property
    def kind(self) -> str:
        """What SARIF calls it."""
        return "inSource" if self.by == "comment" else "external"


@dataclass(frozen=True, slots=True)
class Order:
    """One suppression as written: where (in the article, or in the file beside it) and of what.

    A comment speaks of what begins or ends in `covers`, an entry of what its `quote` touches.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    reason: str
    covers: tuple[int, int] = (0, 0)
    quote: str = ""

    def suppresses(self, finding: Finding, text: str) -> bool:
        """Tell whether it speaks of a finding."""
        if finding.rule not in self.codes:
            return False
        if self.quote:
            room = len(self.quote) - 1
            return any(
                self.quote in text[max(0, span.start - room) : span.end + room]
                for span in finding.spans
            )
        low, high = self.covers
        return any(low <= span.start and span.end <= high for span in finding.spans)

    @property
    def suppression(self) -> Suppression:
        """What is told of the findings it suppresses."""
        return Suppression("file" if self.quote else "comment", self.reason)


@dataclass(frozen=True, slots=True)
class Orders:
    """The suppressions of one text, and what is wrong with the way they are written."""

    orders: tuple[Order, ...] = ()
    problems: tuple[Finding, ...] = ()


def written(text: str, said: Sequence[Comment], names: Mapping[str, str]) -> Orders:
    """Return what the comments of an article suppress.

    Args:
        text: the article.
        said: its comments.
        names: the codes of all rules with their names.
    """
    orders, problems = [], []
    paragraphs = _Paragraphs(text, said)
    for comment in said:
        ours = _OURS.match(comment.body)
        if not ours:
            continue
        start, end = comment.start, comment.end
        if ours["verb"].lower() != "ignore":
            problems.append(_problem(UNCLEAR, start, end, *_verb(ours["verb"])))
            continue
        codes, reason = _codes(ours["rest"])
        problems += [_problem(UNCLEAR, start, end, *why) for why in _unknown(codes, names)]
        known = _known(codes, names)
        if known and not reason:
            problems.append(_no_reason(start, end, known))
        if known:
            orders.append(Order(start, end, known, reason, covers=paragraphs.of(comment)))
    return Orders(tuple(orders), tuple(problems))


def listed(toml: str, names: Mapping[str, str]) -> Orders:
    """Return what the file beside an article suppresses; problems point into that file.

    Raises:
        ValueError: it is not TOML.
    """
    data = tomllib.loads(toml)
    heads = [(m.start(), m.end()) for m in _ENTRY.finditer(toml)]
    orders: list[Order] = []
    problems: list[Finding] = []
    for key in data:
        if key != "ignore":
            at = max(toml.find(key), 0)
            problems.append(_problem(UNCLEAR, at, at + len(key), *_key(key, ("ignore",))))
    entries = data.get("ignore", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        start, end = heads[number] if number < len(heads) else (0, 0)
        wrong = _wrong_entry(entry)
        if wrong:
            problems += [_problem(UNCLEAR, start, end, *why) for why in wrong]
            continue
        codes = tuple([entry["rule"]] if isinstance(entry["rule"], str) else entry["rule"])
        problems += [_problem(UNCLEAR, start, end, *why) for why in _unknown(codes, names)]
        known = _known(codes, names)
        reason = entry.get("reason", "").strip()
        if known and not reason:
            problems.append(_no_reason(start, end, known))
        if known:
            orders.append(Order(start, end, known, reason, quote=entry["quote"]))
    return Orders(tuple(orders), tuple(problems))


def apply(
    findings: Sequence[Finding], text: str, orders: Sequence[Order]
) -> tuple[dict[int, Suppression], set[int]]:
    """Return the suppressed findings by their numbers, and the numbers of the orders that count.

    The first order that speaks of a finding gives the reason; the others count, too.
    """
    suppressed: dict[int, Suppression] = {}
    used = set()
    for number, finding in enumerate(findings):
        for at, order in enumerate(orders):
            if order.suppresses(finding, text):
                used.add(at)
                suppressed.setdefault(number, order.suppression)
    return suppressed, used


def idle(orders: Sequence[Order], used: Collection[int], ran: Collection[str]) -> list[Finding]:
    """Return a warning for each order that suppresses nothing, if its rules ran."""
    out = []
    for number, order in enumerate(orders):
        if number in used or not set(order.codes) <= set(ran):
            continue
        codes = "、".join(order.codes)
        message = Words(
            f"这里抑制 {codes}，但没有这样的问题：改好了就删去这一条，没改就查查位置和原文。",
            f"Suppresses {', '.join(order.codes)}, but there is no such finding here.",
        )
        out.append(_problem(NOTHING, order.start, order.end, message.zh, message.en))
    return out


def _problem(code: str, start: int, end: int, zh: str, en: str) -> Finding:
    return Finding(code, Severity.WARNING, zh, "", (Span(start, end),), en)


def _no_reason(start: int, end: int, codes: tuple[str, ...]) -> Finding:
    said = "、".join(codes)
    return _problem(
        NO_REASON,
        start,
        end,
        f"抑制 {said} 没有写理由：在规则号后面写明为什么不改。",
        f"Suppresses {', '.join(codes)} without a reason.",
    )


def _verb(word: str) -> tuple[str, str]:
    return (
        f"“auditor: {word}”看不懂；写成 <!-- auditor: ignore 规则号 理由 -->。",
        f"'auditor: {word}' is not understood; write <!-- auditor: ignore CODE reason -->.",
    )


def _key(key: str, known: Sequence[str]) -> tuple[str, str]:
    near = (*get_close_matches(key, known, 1), known[0])[0]
    return f"没有“{key}”这一项；是 {near} 吗？", f"There is no key {key!r}; did you mean {near}?"


def _codes(rest: str) -> tuple[tuple[str, ...], str]:
    """Split what follows `ignore` into codes and the reason."""
    found, at = [], 0
    while (m := _CODE.match(rest, at)) is not None:
        found.append(m["code"])
        at = m.end()
    return tuple(found), rest[at:].strip(" \t\r\n:：—-")


def _known(codes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    by_name = {name: code for code, name in names.items()}
    found = (code.upper() if code.upper() in names else by_name.get(code, "") for code in codes)
    return tuple(dict.fromkeys(code for code in found if code))


def _unknown(codes: Sequence[str], names: Mapping[str, str]) -> list[tuple[str, str]]:
    if not codes:
        return [
            (
                "没有写明抑制哪条规则：<!-- auditor: ignore 规则号 理由 -->。",
                "Names no rule to suppress: <!-- auditor: ignore CODE reason -->.",
            )
        ]
    out = []
    for code in codes:
        if not _known([code], names):
            words = [*names, *names.values()]
            near = get_close_matches(code.upper(), words, 1) or get_close_matches(code, words, 1)
            zh, en = (f"；是 {near[0]} 吗？", f"; did you mean {near[0]}?") if near else ("。", ".")
            out.append((f"没有规则 {code}{zh}", f"There is no rule {code}{en}"))
    return out


def _wrong_entry(entry: Any) -> list[tuple[str, str]]:
    if not isinstance(entry, dict):
        return [("每一条都要以 [[ignore]] 开头。", "Every entry begins with [[ignore]].")]
    out = [_key(key, _KEYS) for key in entry if key not in _KEYS]
    rule = entry.get("rule")
    texts = [rule] if isinstance(rule, str) else rule
    if not (isinstance(texts, list) and texts and all(isinstance(each, str) for each in texts)):
        out.append(("rule 要写规则号，或规则号的列表。", "rule must be a code or a list of codes."))
    if not (isinstance(entry.get("quote"), str) and entry["quote"].strip()):
        out.append(
            ("quote 要抄一段含有所报数字的原文。", "quote must be a passage of the article.")
        )
    if not isinstance(entry.get("reason", ""), str):
        out.append(("reason 要写成字符串。", "reason must be a string."))
    return out


class _Paragraphs:
    """The paragraphs of a text, each asked for by a comment.

    In a text that shows its comments (Markdown), paragraphs end at blank lines; one that leaves
    them out (HTML) has each paragraph on a line of its own.
    """

    def __init__(self, text: str, said: Sequence[Comment]) -> None:
        self._text = text
        self._blanks = [m.span() for m in _BLANK.finditer(text)] if said else []
        # By where a comment starts: whether only white space and comments stand before it on its
        # line, and where what follows it and the comments behind it begins.
        self._leads: dict[int, bool] = {}
        self._follows: dict[int, int] = {}
        behind, bare = -1, False  # where the white space after the last comment ends
        for comment in said:
            line = text.rfind("\n", behind if behind > 0 else 0, comment.start) + 1
            self._leads[comment.start] = (
                bare if comment.start == behind else self._skip(line) >= comment.start
            )
            behind = self._skip(comment.end)
            bare = self._leads[comment.start] or "\n" in text[comment.end : behind]
        for comment in reversed(said):
            follow = self._skip(comment.end)
            self._follows[comment.start] = self._follows.get(follow, follow)

    def of(self, comment: Comment) -> tuple[int, int]:
        """Return the paragraph that a comment speaks of: its own, or the next one."""
        text = self._text
        if comment.start == comment.end:
            stop = text.find("\n", comment.start)
            return text.rfind("\n", 0, comment.start) + 1, len(text) if stop < 0 else stop
        follow = self._follows[comment.start]
        if self._leads[comment.start] and self._breaks(comment.end, follow):
            return follow, self._end(follow)
        before = bisect_right(self._blanks, (comment.start, len(text))) - 1
        return self._blanks[before][1] if before >= 0 else 0, self._end(comment.end)

    def _breaks(self, start: int, end: int) -> bool:
        return self._text.find("\n", start, end) >= 0

    def _end(self, start: int) -> int:
        after = bisect_left(self._blanks, (start, start))
        return self._blanks[after][0] if after < len(self._blanks) else len(self._text)

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at
