"""What a figure measures: its metric, aspect, scope and time, by the words of the packs.

A figure has a meaning only where the words of its clause are accounted for: the name of a metric
stands right before it (确诊病例91例) or right behind it (91例确诊病例); the words in front are
aspect, plan or words without weight, and what remains of them is the scope. Scope and time are
taken over from the words before where a clause leaves them out and only one can be meant;
otherwise the figure has no meaning here, and no law speaks about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from auditor import regex
from auditor.context import Claim, Context
from auditor.model import Kind
from auditor.normal import normalise
from auditor.packs import Pack, Term, built_in
from auditor.relations.dates.times import Clock, Time
from auditor.relations.meaning.lexicon import Lexicon, compiled
from auditor.relations.meaning.namesinrow import names_in_row
from auditor.relations.meaning.places import Places
from auditor.relations.text.carried import name_before

_MEASURED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.SHARE})
_TOPIC = regex.compile(r"([^,;:。、\n]{1,10})(?:方面,|:)[^,;:。]*\Z")
_FROM_THEN = ("由", "从", "由上", "从上")  # 由去年同期的53%提升至56%: what is told is of now
_AMOUNTS = _MEASURED | {Kind.POINTS, Kind.MULTIPLE, Kind.RATIO, Kind.DURATION}
_SPOKEN = frozenset({Kind.ORDINAL, Kind.LABEL, Kind.AGE})  # words here (65岁以上人口)
_MEANS = ("日均", "月均", "季均", "人均", "户均", "亩均", "平均每天", "平均每日", "平均每月")
_SPANS = ("单季", "前期")
_BODY = regex.compile(r"\s*(?P<body>(?![全各我本])\p{Han}{1,8}?(?:高院|中院|法院|检察院))")
_REACH = 80  # Characters before a figure in which its metric and its scope are looked for.


class Meaning(NamedTuple):
    """What one figure says.

    name: the metric as the author calls it.
    term: the canonical metric with its aspect; "" where the words leave the aspect open.
    scope: place and population in canonical words, "" for the article's only subject.
    time: the day or period that governs the figure, () where the article names none.
    part: the figure stands behind 其中 or 病例中，so that it tells of a part of what went before.
    """

    claim: Claim
    name: str
    term: Term
    scope: str
    time: Time
    part: bool


class _Reading(NamedTuple):
    """The words of one figure before scope and time are settled; `group` is its population."""

    name: str
    term: Term
    place: str
    group: str
    stated: bool
    part: bool = False


_NOTHING = Term("", "")
_Pending = list[tuple[Claim, _Reading, Time, Time | None]]


class Wording(NamedTuple):
    """What the words around one figure say, whether or not they leave no doubt.

    stated: the words that stand for its place; place: the same in canonical words, or taken over
        from the words before, None where several come in question.
    group: the population; clear: no other population comes in question.
    sure: the aspect is stated, or the metric has none.
    plain: its own period, where aspect and time stand for that (一季度: 单季 of the year).
    """

    claim: Claim
    name: str
    term: Term
    stated: str
    place: str | None
    group: str
    clear: bool
    time: Time
    part: bool
    sure: bool
    plain: Time | None = None


def meanings(said: Iterable[Wording]) -> list[Meaning]:
    """Return the meaning of every figure whose words leave no doubt, in order of the text."""
    return [
        Meaning(w.claim, w.name, w.term, f"{w.place} {w.group}".strip(), w.time, w.part)
        for w in said
        if w.place is not None and w.clear
    ]


def own_wordings(ctx: Context) -> list[Wording]:
    """Return what the words say by the packs of the article and the built-in ones."""
    return wordings(ctx, (*ctx.packs, *built_in()))


def wordings(ctx: Context, packs: tuple[Pack, ...]) -> list[Wording]:
    """Return what the words say of every figure whose metric the packs can name, in order."""
    lexicon = compiled(packs)
    pending = _readings(ctx, lexicon)
    places = Places([(claim, reading.place, reading.part) for claim, reading, *_ in pending])
    body = _bodies(ctx, [claim for claim, *_ in pending])
    out: list[Wording] = []
    groups: set[str] = set()
    sentence = paragraph = -1
    group = subject = ""
    for claim, read, time, plain in pending:
        if claim.sentence != sentence:
            # 其中 behind a full stop tells of the population of the figure before.
            follows = read.part and claim.paragraph == paragraph
            if claim.paragraph != paragraph:
                subject = _subject(ctx, claim, read)
            sentence, paragraph = claim.sentence, claim.paragraph
            taken = group if follows else "" if read.place else subject
            groups = {taken} if taken or follows else set()
        place = places.of(claim, read.place, read.part)
        if place is not None and claim.at in body:
            place = f"{body[claim.at]} {place}".strip()
        group = read.group or (next(iter(groups)) if len(groups) == 1 else "")
        clear = bool(read.group) or len(groups) < 2
        groups.add(group)
        sure = read.stated or read.term.metric not in lexicon.aspected
        told = (claim, read.name, read.term, read.place, place, group, clear, time, read.part)
        out.append(Wording(*told, sure, plain))
    return out


def _subject(ctx: Context, claim: Claim, read: _Reading) -> str:
    """Return the population of which a paragraph speaks, "" where it does not open with one.

    境外输入现有病例162例。累计病例2227例，…: what is there now opens it, so that the totals behind
    are of the same; behind what is new they may be of all.
    """
    start, _ = ctx.sentences[claim.sentence]
    opens = bool(read.group) and ctx.norm.startswith(read.group, start)
    return read.group if opens and read.term.aspect == "现有" else ""


def _bodies(ctx: Context, claims: list[Claim]) -> dict[int, str]:
    """Return the court that each figure is told of, where sentences open with several in turn.

    甲省高院的报告显示，全省收案N件。乙市高院的报告显示，全市受理案件N件.
    """
    if ctx.norm.count("院") < 2:
        return {}
    told: dict[int, str] = {}
    body, paragraph, sentence = "", -1, -1
    for claim in claims:
        if claim.sentence != sentence:
            # The first sentence of a paragraph speaks for all of it, until another opens anew.
            start, end = ctx.sentences[claim.sentence]
            found = _BODY.match(ctx.norm, start, end)
            fresh = claim.paragraph != paragraph
            body = found["body"] if found else "" if fresh else body
            paragraph, sentence = claim.paragraph, claim.sentence
        told[claim.at] = body
    return told if len(set(told.values()) - {""}) > 1 else {}


def _readings(ctx: Context, lexicon: Lexicon) -> _Pending:
    clock = Clock(ctx)
    pending: _Pending = []
    before = _NOTHING  # the term of the figure before in the sentence
    opened = -1  # the sentence whose figures divide one of 病例中，…
    for claim in ctx.claims:
        q = claim.quantity
        if q.kind is Kind.DATE:
            if not (claim.before.endswith(_FROM_THEN) and ctx.norm.startswith("的", q.end)):
                clock.see(claim)
            continue
        if q.kind not in _MEASURED or claim.bracket >= 0:
            continue
        if "中," in claim.lead:
            opened = claim.sentence
        last = pending[-1] if pending else None
        if last is not None and last[0].sentence != claim.sentence:
            last, before = None, _NOTHING
        reading = _read(ctx, lexicon, claim)
        if reading is None and last is not None:
            reading = _continued(lexicon, claim, last)
            if reading is not None and reading.term.aspect == "现有":
                reading = _of_those_there(lexicon, pending, claim, reading)
        if reading is None or not lexicon.fits(reading.term, q):
            continue
        if reading.term.metric not in lexicon.aspected:
            if not reading.stated:
                reading = reading._replace(term=Term("", reading.term.metric))
        elif not reading.stated:
            as_of = clock.as_of(claim) or "目前" in claim.before
            reading = reading._replace(term=_aspect(lexicon, reading.term, before, as_of))
        before = reading.term
        own = time = clock.time(claim)
        span = clock.span(claim)
        if reading.term.metric in lexicon.periodic:
            if span and not before.aspect:
                reading = reading._replace(term=Term(span, reading.term.metric))
            if reading.term.aspect in _SPANS:
                time = clock.year()
        if time is not None:
            part = opened == claim.sentence or "其中" in claim.before
            plain = own if reading.term.aspect in _SPANS else None
            pending.append((claim, reading._replace(part=part), time, plain))
    return pending


def _aspect(lexicon: Lexicon, term: Term, previous: Term, as_of: bool) -> Term:
    """Give a figure without an aspect of its own that of the figure before, or of 截至."""
    if term.aspect:
        return term
    stock = term.metric in lexicon.stock
    if previous.aspect == "新增":
        return term if as_of or stock else Term("新增", term.metric)
    if previous.aspect == "累计" and stock and previous.metric in lexicon.stock:
        return Term("累计", term.metric)
    if as_of or previous.aspect:
        return Term("现有" if stock else "累计", term.metric)
    return term


def _words_before(ctx: Context, lexicon: Lexicon, claim: Claim) -> str:
    """Return the words of the clause before a figure, with what was read as a date (当日), an
    ordinal (第一产业) or a label, and with the topic that a colon or 方面 sets.

    Words up to a 、 belong to the figure before.
    """
    row = ctx.once(names_in_row)
    if claim.at in row:
        return row[claim.at]
    carried = name_before(ctx, claim)
    if carried is not None:
        return carried[-_REACH:]
    before = claim.before[-_REACH:]
    first = claim
    for _ in range(3):
        previous = ctx.claims[first.prev]
        if first.prev < 0 or previous.clause != claim.clause:
            break
        kind, word = previous.quantity.kind, normalise(previous.quantity.text)
        grade = previous.quantity.unit == "级"  # of the name (一级资本充足率), no amount
        if kind in _AMOUNTS and not grade:
            before = before.partition("、")[2] if "、" in before else before
            break
        if grade or kind in _SPOKEN or lexicon.sorts.get(word, ("",))[0] == "strong":
            before = word + before
        before = previous.before[-_REACH:] + before
        first = previous
    lead = first.lead
    topic = _TOPIC.search(lead[-_REACH:]) if ":" in lead or "方面," in lead else None
    return topic[1] + before if topic else before


def _read(ctx: Context, lexicon: Lexicon, claim: Claim) -> _Reading | None:
    words = _words_before(ctx, lexicon, claim)
    found = lexicon.name_before(words)
    if found is not None:
        start, end, term = found
        if not lexicon.tail.match(claim.after):
            return None
        return _weigh(lexicon, words[start:end], term, words[:start], words[end:])
    unit = claim.quantity.unit
    if unit in lexicon.terms:  # 102金, 18胜
        return _weigh(lexicon, unit, lexicon.terms[unit], words, "")
    after = claim.after[:_REACH]
    if not after:
        return _read_across(lexicon, claim) if "," in claim.lead else None
    may_be = after[0] in lexicon.begins or not after[0].isalnum()
    behind = lexicon.behind.match(after) if may_be else None
    if behind is None:
        return None
    name = behind["name"]
    if len(name) == 1 < len(after) or not lexicon.tail.match(after, behind.end()):
        return None
    return _weigh(lexicon, name, lexicon.terms[name], words, after[: behind.start("name")])


def _read_across(lexicon: Lexicon, claim: Claim) -> _Reading | None:
    lead = claim.lead[-_REACH:]
    found = lexicon.name_across(lead)
    if found is None:
        return None
    start, end, term = found
    return _weigh(lexicon, lead[start:end], term, "", lead[end:])


def _weigh(lexicon: Lexicon, name: str, term: Term, prefix: str, filler: str) -> _Reading | None:
    """Sort the words around a name into aspect, place and population; None where aspects or
    populations clash, or where a mean is told instead of the metric (日均接待游客).
    """
    found: dict[str, set[str]] = {
        "strong": {term.aspect} - {""},
        "weak": set(),
        "population": set(),
        "plan": {"预计"} if "预计" in name + filler else set(),
    }
    prefix = lexicon.without_idle(term, prefix)
    if prefix.endswith(_MEANS):
        return None
    rest: list[str] = []
    at = 0
    for token in lexicon.tokens.finditer(prefix):
        sort, what = lexicon.sorts.get(token[0], ("", ""))
        if len(token[0]) == 1 and not _stands_alone(lexicon, prefix, token, at, sort):
            continue
        rest.append(prefix[at : token.start()])
        at = token.end()
        if sort:
            found[sort].add(what)
    rest.append(prefix[at:])
    if "累计" in filler:
        found["strong"].add("累计")
    aspects = found["strong"] or found["weak"]
    if len(aspects) > 1 or len(found["population"]) > 1:
        return None
    group = "".join((*found["plan"], *found["population"]))
    term = Term(next(iter(aspects), ""), term.metric)
    return _Reading(name, term, "".join(rest), group, bool(found["strong"]))


def _stands_alone(
    lexicon: Lexicon, prefix: str, token: regex.Match[str], at: int, sort: str
) -> bool:
    """Tell whether one character is a word and no part of one: 新确诊 but 新疆, 和 but 和田."""
    start, end = token.span()
    if end == len(prefix):
        return True
    if sort == "strong":
        return False
    return 0 < start == at or lexicon.tokens.match(prefix, end) is not None


def _of_those_there(
    lexicon: Lexicon, pending: _Pending, claim: Claim, reading: _Reading
) -> _Reading:
    """Read 现有50例 behind 累计确诊N例，治愈N例，死亡N例: of the dead there are none now."""
    if reading.term.metric in lexicon.standing:
        return reading
    for other, earlier, *_ in reversed(pending):
        if other.sentence != claim.sentence:
            break
        if earlier.term.metric in lexicon.standing:
            term = Term("现有", earlier.term.metric)
            return earlier._replace(term=term, stated=True)
    return reading


def _continued(
    lexicon: Lexicon, claim: Claim, last: tuple[Claim, _Reading, Time, Time | None]
) -> _Reading | None:
    """Read 累计91例 behind 新增确诊病例1例: the metric goes on, the aspect is new."""
    before, previous = claim.before, last[1]
    if claim.prev != last[0].at or claim.after or claim.quantity.unit != last[0].quantity.unit:
        return None
    if not before or not lexicon.tokens.match(before):
        return None
    reading = _weigh(lexicon, previous.name, Term("", previous.term.metric), before, "")
    if reading is None or not reading.stated or reading.place or reading.group:
        return None
    if reading.term.aspect == previous.term.aspect:
        return None
    return reading._replace(place=previous.place, group=previous.group)
