"""What stands around a figure: hedges and signs before it, words that it is only a part of."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from auditor.model import Kind, Quantity, When
from auditor.reader import amend, hedges
from auditor.reader.figures import figure
from auditor.reader.grammar import NUMERAL
from auditor.reader.lexicon import (
    BEFORE,
    BLOCKED,
    CUES,
    CURRENCIES,
    DAY_PARTS,
    LONGEST_SILENT,
    NOUN_CUE,
    SIGNS,
    SILENT,
    UNITS,
    pattern,
)
from auditor.reader.numerals import read
from auditor.reader.reading import Reading, label

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
_HAN = pattern(r"[^\W\dA-Za-z_]")
_CHANGE_FROM = frozenset("从由自")
_ENDS = pattern(r"(?<![\d〇零一二两三四五六七八九十百千万亿]) ?[到至]")
_LONE = frozenset("〇零一二两俩三四五六七八九十百千万亿兆半数几廿卅卌幺")
_GAP = frozenset(" \t\n,.、。;:?!+=()<>")
_QUOTES = frozenset('“‘「『"《(0123456789')
_STREET = pattern(r"[^\W\d]{0,4}?[路街巷弄](?=[\W\d])")
_DISTANCE = frozenset("路地长外远多以之的有")  # after 五里, which else begins a name: 五里河
_EACH = pattern(r"一([^\W\dA-Za-z_])")  # each half of 一户一策
_PHASE = pattern(r"(?:工程|项目|建设|厂房|用地|扩建|改造|投资|临床|试验)")
_SESSION = pattern(r"届[^\W\d]{0,10}$")  # 十四届全国人大三次会议
_BEFORE_DAY = frozenset("于在月日到至从自是和与及每为的这那今本前后了到起")
_LISTED = frozenset("〇零一二两三四五六七八九十0123456789")
_FLAT = pattern(r"[^\W\d]{0,5}?[旗墙镜鼓屏]")  # what is counted by 面
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟参")
_NUMERAL = _LONE | _FINANCIAL
_SCALE = frozenset("拾佰仟万亿")
_TENS = frozenset("十百千万亿兆廿卅卌数几")
_ROUND_ONLY = frozenset("上过破")  # hedges before 百千万亿 alone: 上百, 过亿; but 过3天
_SPELT = frozenset("零〇幺")
_FUNCTION = frozenset(
    "是、的之为而不了着过也都就才又再还更最很和与及或但若如则因由于以从向对被把将在到去来说看有无者其此该某何"
)
_ABOVE = frozenset("上超过破逾近")
_ABOVE_WORDS = frozenset(["以上", "之上", "经过", "不过", "走过", "打破", "附近", "最近", "接近"])
_BIGRAMS = frozenset(word[i : i + 2] for word in SILENT for i in range(len(word) - 1))
_ONGOING = pattern(rf"(?:{'|'.join(CUES['lasting'])})$")  # before 14日: fourteen days
_DAYS = frozenset("内间游龄后")
_NUMBERED = pattern(rf"(?:{'|'.join(CUES['numbered'])})[号码]?[:为是]?“?\s?$")
_SCORE = pattern(rf"(?:{'|'.join(CUES['score'])})$")


def skip(name: str, m: re.Match[str]) -> int:
    """Return where to go on after a match that is no quantity."""
    if name == "figure":
        return int(m.end("n1"))
    return int(m.end()) if name in ("", "plain", "void") else int(m.start() + 1)


def silent(norm: str, start: int, end: int) -> bool:
    """Tell whether the numeral at [start, end) is part of a word of the lexicon."""
    if norm[start : start + 2] not in _BIGRAMS and norm[start - 1 : start + 1] not in _BIGRAMS:
        return False
    for size in range(2, LONGEST_SILENT + 1):
        for begin in range(max(0, end - size), start + 1):
            if norm[begin : begin + size] in SILENT:
                return True
    return False


def place(
    reading: Reading, name: str, norm: str, text: str, start: int, floor: int
) -> Quantity | None:
    """Give a reading its place: take in what belongs to it on the left, drop what is a word."""
    if name in ("plain", "figure"):
        return _figure(reading, norm, text, start, floor)
    if name in ("time", "clock"):
        return _time(reading, name, norm, text, start, floor)
    if name == "date":
        if norm[start] in _LONE and reading.length == 2 and silent(norm, start, start + 2):
            return None
        if norm[start] in _LONE and _numbered(norm, start, start + reading.length):
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
    if alone and reading.length == 2 and norm[start] in _LONE and silent(norm, start, end):
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
    return bool(_HAN.match(before)) and before not in _BEFORE_DAY


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
    if days or _ONGOING.search(norm, max(0, start - 3), start):
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
    if body[0] not in "0123456789." and not _counts(reading, norm, start, end):
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
    elif reading.unit == "方" and body[0] in _LONE:
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
    if before == "-" and _HAN.match(norm, start - 2) and start > 1:
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
    if at and norm[at - 1] in ":;。) " and after != "、" and _HAN.match(norm, end + 1):
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


def _counts(reading: Reading, norm: str, start: int, end: int) -> bool:
    """Tell whether a Chinese numeral counts something rather than being part of a word."""
    if reading.kind is Kind.SHARE or "分之" in norm[start:end]:
        return reading.unit != "%" or not silent(norm, start, start + 1)
    point = norm.find("点", start + 1, end - 1)
    if point > 0 and norm[point + 1] in _NUMERAL:
        return True
    stop = start
    while stop < end and norm[stop] in _NUMERAL:
        stop += 1
    run = norm[start:stop]
    if not run:
        return False  # digits of another script
    before = norm[start - 1] if start else ""
    begins = not before or before in _GAP or before == "负"
    alone = begins and (stop == len(norm) or norm[stop] in _GAP) and run not in SILENT
    if run[0] in _FINANCIAL:  # 大陆, 队伍, 放肆: rarely numerals, unless they make a sum
        sums = len(run) > 1 and not _SCALE.isdisjoint(run)
        return alone or reading.kind is Kind.MONEY or sums
    if alone and (len(run) > 1 or run not in "〇千百万亿兆" or (not start and stop == len(norm))):
        return True
    if _round(reading, norm, start, stop, end, begins, before):
        return True
    if len(run) <= 4 and silent(norm, start, start + 1):
        return False
    if len(run) == 1:
        return _lone(reading, norm, start, end, before)
    if reading.unit:
        return not _is_name(reading, norm, start, stop, before)
    if not _TENS.isdisjoint(run):
        return len(run) > 2 or run[0] not in "百千万亿"
    return len(run) > 3 or not _SPELT.isdisjoint(run)


def _round(
    reading: Reading, norm: str, start: int, stop: int, end: int, begins: bool, before: str
) -> bool:
    """Tell figures whose magnitude leaves no doubt: 十余万, 三个亿, 过亿, 千万元, 八到九百亿."""
    round_unit = norm[stop - 1] in _TENS
    if norm[stop] == "个" and norm[stop + 1 : stop + 2] in _TENS if stop < end - 1 else False:
        return True
    if norm.startswith("个半", stop) and stop + 2 == end:
        return True
    if stop < end and not reading.unit:
        told = reading.hedge in ("余", "多", "来", "把") and round_unit
        whole = reading.value is None and begins and (end == len(norm) or norm[end] in _GAP)
        return told or whole
    if norm[start] in "百千万亿" and round_unit:
        if reading.kind in (Kind.MONEY, Kind.MEASURE) and stop - start > 1 and reading.unit != "兆":
            return True
        last = end == len(norm) or norm[end] in _GAP
        return last and before in _ABOVE and norm[start - 2 : start] not in _ABOVE_WORDS
    return False


def _lone(reading: Reading, norm: str, start: int, end: int, before: str) -> bool:
    """Tell whether a single character counts: with a unit, or before a noun after a cue."""
    char, after = norm[start], norm[end : end + 1]
    if reading.unit or reading.kind is not Kind.COUNT:
        if _is_name(reading, norm, start, start + 1, before):
            return False
        if char == "一" and _is_idle(reading, norm, start, end):
            return False
        return char not in "百千万亿兆" or before in "近约超逾上达过" or bool(reading.hedge)
    noun = bool(_HAN.match(after))
    if before == "负" or (before and before in "是为加减乘于" and not noun):
        return char not in "半千百万亿兆"
    if char in "一百千万亿兆半零〇":
        return False
    return noun and after not in _FUNCTION and (before in _QUOTES or before in NOUN_CUE)


def _is_name(reading: Reading, norm: str, start: int, stop: int, before: str) -> bool:
    """Tell whether the numeral belongs to the name of a street or village: 四门路12号, 梅园三村."""
    if reading.unit in ("个", "名", "家", "人", "例", "项", "条"):
        return False
    after = norm[stop + 1 : stop + 2]
    if reading.unit == "村" and _HAN.match(before) and (before == "新" or not _HAN.match(after)):
        return True
    if reading.unit == "里" and _HAN.match(after) and after not in _DISTANCE:
        return True
    return bool(_STREET.match(norm, stop))


def _is_idle(reading: Reading, norm: str, start: int, end: int) -> bool:
    """Tell whether 一 with a measure word counts nothing: 一方, 一面抓, 一户一策 (but 一面旗)."""
    if reading.unit == "方":
        return True
    if reading.unit == "面":
        return not _FLAT.match(norm, end)
    if end - start != 2:
        return False
    after, before = _EACH.match(norm, end), _EACH.match(norm, start - 2)
    return (after is not None and after[1] not in UNITS) or (
        start > 1 and before is not None and before[1] not in UNITS
    )


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
    return not _HAN.match(before) or bool(unit) or "." in norm[at : at + reading.length]
