"""Gives a figure its place: hedges and signs before it, what it numbers, what is no figure."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from auditor.figures import amend, hedges
from auditor.figures.amounts import figure
from auditor.figures.counting import HAN, LONE, counts, silent
from auditor.figures.grammar import NUMERAL
from auditor.figures.lexicon import (
    BEFORE,
    BLOCKED,
    CUES,
    CURRENCIES,
    DAY_PARTS,
    SIGNS,
    pattern,
)
from auditor.figures.numerals import read
from auditor.figures.reading import Reading, label
from auditor.model import Kind, Quantity, When

_PREFIXES = (
    {w: ("hedge", e) for w, e in BEFORE.items()}
    | {w: ("currency", n) for w, n in CURRENCIES.items()}
    | {w: ("currency", n) for w, n in SIGNS.items()}
    | dict.fromkeys(("负", "零下", "-", "负的"), ("negative", ""))
    | {"零上": ("positive", ""), "摄氏": ("scale", "摄氏度"), "华氏": ("scale", "华氏度")}
    | dict.fromkeys(("每小时", "时速"), ("speed", "小时"))
)
_PREFIX_LAST = frozenset(w[-1] for w in _PREFIXES)
_PREFIX_LONGEST = max(map(len, _PREFIXES))
_PART_LAST = frozenset(w[-1] for w in DAY_PARTS)
_CHANGE_FROM = frozenset("从由自")
_ENDS = pattern(r"(?<![\d〇零一二两三四五六七八九十百千万亿]) ?[到至]")
_PHASE = pattern(r"(?:工程|项目|建设|厂房|用地|扩建|改造|投资|临床|试验)")
_SESSION = pattern(r"届[^\W\d]{0,10}$")  # 十四届全国人大三次会议
_BEFORE_DAY = frozenset("于在月日到至从自是和与及每为的这那今本前后了到起")
_LISTED = frozenset("〇零一二两三四五六七八九十0123456789")
_ROUND_ONLY = frozenset("上过破")  # hedges before 百千万亿 alone: 上百, 过亿; but 过3天
_ONGOING = pattern(rf"(?:{'|'.join(CUES['lasting'])})$")  # before 14日: fourteen days
_OPENING = pattern(r"(?<![此之日目以先提事午年月])前$")  # before 13日: the first thirteen days
_DAYS = frozenset("内间游龄后")
_NUMBERED = pattern(rf"(?:{'|'.join(CUES['numbered'])})[号码]?[:为是]?“?\s?$")
_SCORE = pattern(rf"(?:{'|'.join(CUES['score'])})$")


def skip(name: str, m: re.Match[str]) -> int:
    """Return where to go on after a match that is no quantity."""
    if name == "figure":
        return int(m.end("n1"))
    return int(m.end()) if name in ("", "plain", "void") else int(m.start() + 1)


def place(
    reading: Reading, name: str, norm: str, text: str, start: int, floor: int
) -> Quantity | None:
    """Give a reading its place: take in what belongs to it on the left, drop what is a word."""
    if name in ("plain", "figure"):
        return _figure(reading, norm, text, start, floor)
    if name in ("time", "clock"):
        return _time(reading, name, norm, text, start, floor)
    if name == "date":
        if norm[start] in LONE and reading.length == 2 and silent(norm, start, start + 2):
            return None
        if norm[start] in LONE and _numbered(norm, start, start + reading.length):
            reading = label(reading.length)
        else:
            reading = _date(reading, norm, start)
    season = name == "quarter" and norm.startswith("季度", start + 1)  # 四季度, not 四季
    if name in ("ordinal", "quarter", "weekday") and not season and silent(norm, start, start + 2):
        return None
    if name == "era" and norm[max(floor, start - 3) : start] == "公元前" and reading.when:
        reading = reading._replace(
            length=reading.length + 3, when=When(anchor="公元前" + reading.when.anchor)
        )
        start -= 3
    return _placed(reading, text, start)


def _placed(reading: Reading, text: str, start: int) -> Quantity:
    end = start + reading.length
    return Quantity(
        start, end, text[start:end], reading.value, reading.low, reading.high, reading.unit,
        reading.kind, reading.hedge, reading.half, reading.when, reading.until,
    )  # fmt: skip


def _time(
    reading: Reading, name: str, norm: str, text: str, start: int, floor: int
) -> Quantity | None:
    end = start + reading.length
    when = reading.when
    alone = norm[start - 1 : start] not in _PART_LAST  # 一点, but 凌晨一点
    if alone and reading.length == 2 and norm[start] in LONE and silent(norm, start, end):
        return None
    if (
        name == "clock"
        and when is not None
        and when.hour is not None
        and when.minute is not None
        and (when.hour > 25 or _SCORE.search(norm, max(floor, start - 3), start))
    ):
        low, high = Fraction(when.hour), Fraction(when.minute)
        return Quantity(start, end, text[start:end], None, low, high, "", Kind.RATIO)
    if norm[start - 1 : start] in _PART_LAST and start > floor:
        for size in (2, 1):
            word = norm[max(floor, start - size) : start]
            if word in DAY_PARTS and when is not None:
                start -= len(word)
                when = When(hour=when.hour, minute=when.minute, second=when.second, anchor=word)
                break
    return _placed(reading._replace(length=end - start, when=when), text, start)


def _numbered(norm: str, start: int, end: int) -> bool:
    """Tell whether 五号 numbers a thing (长征五号, 一号文件) and is no day of the month."""
    if norm[end - 1] != "号" or "月" in norm[start:end]:
        return False
    before = norm[start - 1 : start]
    return bool(HAN.match(before)) and before not in _BEFORE_DAY


def _date(reading: Reading, norm: str, start: int) -> Reading:
    """Tell a bare number of days or years from a day of the month or a year."""
    when = reading.when
    if when is None or when.month is not None or when.year is not None or when.day is None:
        return reading
    end = start + reading.length
    if norm[end - 1] == "号" or reading.until is not None:
        return reading
    following = norm[end : end + 2]
    days = following[:1] in _DAYS or following in ("以内", "以上", "之内", "左右")
    lasting = _ONGOING.search(norm, max(0, start - 3), start) or _OPENING.search(
        norm, max(0, start - 2), start
    )
    if days or lasting:
        value = Fraction(when.day)
        return Reading(reading.length, value, value, value, "日", Kind.DURATION)
    return reading


def _figure(reading: Reading, norm: str, text: str, start: int, floor: int) -> Quantity | None:
    end = start + reading.length
    body = norm[start:end]
    if reading.value is None and norm[start - 1 : start] in _CHANGE_FROM and start:
        reading = _first_of_change(reading, norm, start)
        end = start + reading.length
        body = norm[start:end]
    if reading.unit in amend.UNITS or norm[max(0, start - 1) : start] == ".":
        reading, start = amend.amended(reading, norm, start, floor)
        end = start + reading.length
        body = norm[start:end]
        if reading.when is not None:
            return _placed(reading, text, start)
    if body[0] not in "0123456789." and not counts(reading, norm, start, end):
        return None
    if "，" in text[start:end] and reading.unit == "" and "." not in body and body.count(",") == 1:
        end = start + body.index(",")
        number = read(norm[start:end])
        if number is not None:
            reading = Reading(end - start, number.value, number.low, number.high, "", Kind.COUNT)
    if reading.unit == "" and end - start > 10 and body.isdecimal():
        reading = reading._replace(kind=Kind.LABEL)
    if reading.unit == "" and reading.kind is Kind.COUNT and _is_number(norm, start, end, floor):
        reading = reading._replace(kind=Kind.LABEL)
    if start > floor and (norm[start - 1] in _PREFIX_LAST or norm[start - 1] == " "):
        return _prefixed(reading, norm, text, start, end, floor)
    kind = reading.kind
    if reading.unit in ("期", "次") and _is_ordinal(reading.unit, norm, start, end):
        kind = Kind.ORDINAL
    elif reading.unit == "方" and body[0] in LONE:
        kind = Kind.COUNT
    return Quantity(
        start, end, text[start:end], reading.value, reading.low, reading.high, reading.unit, kind,
        reading.hedge, reading.half,
    )  # fmt: skip


def _is_ordinal(unit: str, norm: str, start: int, end: int) -> bool:
    """Tell which phase (二期工程) or session (十四届人大三次会议) from how many."""
    if unit == "期":
        return bool(_PHASE.match(norm, end))
    return norm[end : end + 2] in ("会议", "全会") and bool(
        _SESSION.search(norm, max(0, start - 12), start)
    )


def _is_number(norm: str, start: int, end: int, floor: int) -> bool:
    """Tell whether a bare figure numbers a thing: a point of a list, 房间201, 甲-20, 《731》."""
    before = norm[start - 1 : start] if start else ""
    if before == "-" and HAN.match(norm, start - 2) and start > 1:
        return "." not in norm[start:end]
    if before == "《" and norm[end : end + 1] == "》":
        return True
    return _marks(norm, start, end) or bool(_NUMBERED.search(norm, max(floor, start - 5), start))


def _marks(norm: str, start: int, end: int) -> bool:
    """Tell whether a bare number marks a point of a list at the start of a line: （一）, 1、."""
    after = norm[end : end + 1]
    if not after or after not in ")、." or end - start > 3 or norm[end + 1 : end + 2] in _LISTED:
        return False
    at = start - (after == ")" and norm[start - 1 : start] == "(")
    if at and norm[at - 1] in ":;。) " and after != "、" and HAN.match(norm, end + 1):
        return True
    while at and norm[at - 1] in " \t\u3000" and start - at < 8:
        at -= 1
    return not at or norm[at - 1] == "\n"


def _first_of_change(reading: Reading, norm: str, start: int) -> Reading:
    """Read 从5%到8% as two figures, a change, and not as one range."""
    m = _ENDS.search(norm, start, start + reading.length)
    if m is None:
        return reading
    first = NUMERAL.match(norm, start, m.start())
    return (first and first["figure"] and figure(first, norm[: m.start()], start)) or reading


@lru_cache(maxsize=4096)
def _prefix(before: str) -> tuple[str, str, str] | None:
    """Return the longest prefix word that ends the given text, with its sort and effect."""
    for size in range(min(_PREFIX_LONGEST, len(before)), 0, -1):
        word = before[-size:]
        if word in _PREFIXES:
            if word in BLOCKED and before[-size - 1 : -size] and before[-size - 1] in BLOCKED[word]:
                return None
            return word, *_PREFIXES[word]
    return None


def _prefixed(reading: Reading, norm: str, text: str, start: int, end: int, floor: int) -> Quantity:
    """Take in the hedges, currency and sign before a figure."""
    value, low, high = reading.value, reading.low, reading.high
    unit, kind, hedge = reading.unit, reading.kind, reading.hedge
    at = start
    for _ in range(3):
        if at - 1 > floor and norm[at - 1] == " " and norm[at - 2] in _PREFIX_LAST:
            at -= 1
        found = _prefix(norm[max(floor, at - _PREFIX_LONGEST - 1) : at])
        if found is None:
            break
        word, sort, effect = found
        at -= len(word)
        if sort == "hedge":
            if word in _ROUND_ONLY and norm[start] not in "百千万亿":
                break
            if kind is Kind.DURATION and word in ("近",):
                break
            low, high = hedges.widen(None if hedge else value, (low, high), effect, reading.half)
            hedge = word if not hedge else f"{word}…{hedge}"
            continue
        elif sort == "currency":
            if kind not in (Kind.COUNT, Kind.MONEY) or (
                kind is Kind.COUNT and unit not in ("", "分")
            ):
                break
            if unit == "分":
                value, low, high = (None if x is None else x / 100 for x in (value, low, high))
                unit = ""
            unit, kind = (effect if unit in ("", "元") else unit), Kind.MONEY
        elif sort == "negative":
            joined = 0 < at == floor and not norm.startswith("同期", at - 2)
            if word == "-" and (joined or not _minus(norm, start, unit, reading)):
                break
            value = None if value is None else -value
            own = word == "-" or "零" in norm[start + 1 : end]
            if own and value is None:  # -138%至-74%: the second end has its own sign
                low = None if low is None else -low
            else:
                low, high = (None if high is None else -high), (None if low is None else -low)
        elif sort == "scale" and unit == "度":
            unit = effect
        elif sort == "positive" and kind is Kind.MEASURE:
            pass
        elif sort == "speed" and kind is Kind.MEASURE:
            unit = f"{unit}/{effect}"
        else:
            break
        start = at
    return Quantity(start, end, text[start:end], value, low, high, unit, kind, hedge, reading.half)


def _minus(norm: str, at: int, unit: str, reading: Reading) -> bool:
    """Tell a minus sign at at-1 from a hyphen between words or digits."""
    before = norm[at - 2 : at - 1]
    if before.isdigit() or (before.isascii() and before.isalpha()) or (before and before in ")-—~"):
        return False
    return not HAN.match(before) or bool(unit) or "." in norm[at : at + reading.length]
