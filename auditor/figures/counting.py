"""Tells a Chinese numeral that counts something from one that is part of a word."""

from __future__ import annotations

from auditor.figures.lexicon import LONGEST_SILENT, NOUN_CUE, SILENT, UNITS, pattern
from auditor.figures.reading import Reading
from auditor.model import Kind

HAN = pattern(r"[^\W\dA-Za-z_]")
LONE = frozenset("〇零一二两俩三四五六七八九十百千万亿兆半数几廿卅卌幺")
_GAP = frozenset(" \t\n,.、。;:?!+=()<>")
_QUOTES = frozenset('“‘「『"《(0123456789')
_STREET = pattern(r"[^\W\d]{0,4}?[路街巷弄](?=[\W\d])")
_DISTANCE = frozenset("路地长外远多以之的有")  # after 五里, which else begins a name: 五里河
_EACH = pattern(r"一([^\W\dA-Za-z_])")  # each half of 一户一策
# 六大银行, but no 八大以来 and no 八大报告, which are of a congress
_MAJOR = pattern(
    r"大(?![〇零一二两三四五六七八九十以会召代报闭开精党提通选学专小多量家部批型队])[^\W\dA-Za-z_]"
)
_FLAT = pattern(r"[^\W\d]{0,5}?[旗墙镜鼓屏]")  # what is counted by 面
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟参")
_NUMERAL = LONE | _FINANCIAL
_SCALE = frozenset("拾佰仟万亿")
_TENS = frozenset("十百千万亿兆廿卅卌数几")
_SPELT = frozenset("零〇幺")
_FUNCTION = frozenset(
    "是、的之为而不了着过也都就才又再还更最很和与及或但若如则因由于以从向对被把将在到去来说看有无者其此该某何"
)
_ABOVE = frozenset("上超过破逾近")
_ABOVE_WORDS = frozenset(["以上", "之上", "经过", "不过", "走过", "打破", "附近", "最近", "接近"])
_BY_BEGINNING: dict[str, list[str]] = {}
for _word in SILENT:
    _BY_BEGINNING.setdefault(_word[:2], []).append(_word)
_BIGRAMS = frozenset(word[i : i + 2] for word in SILENT for i in range(len(word) - 1))


def silent(norm: str, start: int, end: int) -> bool:
    """Tell whether the numeral at [start, end) is part of a word of the lexicon."""
    if norm[start : start + 2] not in _BIGRAMS and norm[start - 1 : start + 1] not in _BIGRAMS:
        return False
    for begin in range(max(0, end - LONGEST_SILENT), start + 1):
        for word in _BY_BEGINNING.get(norm[begin : begin + 2], ()):
            if begin + len(word) >= end and norm.startswith(word, begin):
                return True
    return False


def counts(reading: Reading, norm: str, start: int, end: int) -> bool:
    """Tell whether a Chinese numeral counts something rather than being part of a word."""
    point = norm.find("点", start + 1, end - 1)
    if point > 0 and norm[point + 1] in _NUMERAL:
        return True
    if reading.kind is Kind.SHARE or "分之" in norm[start:end]:
        return reading.unit != "%" or not silent(norm, start, start + 1)
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
    noun = bool(HAN.match(after))
    if before == "负" or (before and before in "是为加减乘于" and not noun):
        return char not in "半千百万亿兆"
    if char in "一百千万亿兆半零〇":
        return False
    if after == "大" and _MAJOR.match(norm, end):
        return True
    return noun and after not in _FUNCTION and (before in _QUOTES or before in NOUN_CUE)


def _is_name(reading: Reading, norm: str, start: int, stop: int, before: str) -> bool:
    """Tell whether the numeral belongs to the name of a street or village: 四门路12号, 梅园三村."""
    if reading.unit in ("个", "名", "家", "人", "例", "项", "条"):
        return False
    after = norm[stop + 1 : stop + 2]
    if reading.unit == "村" and HAN.match(before) and (before == "新" or not HAN.match(after)):
        return True
    if reading.unit == "里" and HAN.match(after) and after not in _DISTANCE:
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
