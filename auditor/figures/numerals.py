"""One numeral, in whatever notation, to an exact value or to the two ends it names.

Arabic digits, everyday and financial Chinese numerals, and mixes of them (3万4000, 3千5百).
A run of numerals that is no well-formed number (十一十二) has no reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from auditor.figures.lexicon import pattern

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {
    "两": 2,
    "俩": 2,
    "幺": 1,
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "参": 3,
}
_CHARS = "零一二三四五六七八九"
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12, "k": 10**3, "w": 10**4}
_SPELT = {"廿": "二十", "卅": "三十", "卌": "四十", "万万": "亿", "K": "k", "W": "w"}
_RESPELL = pattern("|".join(map(re.escape, _SPELT)))
_TOKEN = re.compile(r"[0-9]+|[〇零一二两俩三四五六七八九幺壹贰叁肆伍陆柒捌玖参]+|.", re.DOTALL)
_ARABIC = pattern(r"\d+(?:\.\d+)?")
_D = "[一二三四五六七八九]"
_HUNDREDS = f"{_D}百(?:{_D}十{_D}?|零{_D})?"
_THOUSANDS = f"{_D}千(?:{_HUNDREDS}|零{_D}(?:十{_D}?)?)?"
_LOWER = f"(?:{_HUNDREDS}|{_D}十{_D}?|{_D})"
_SECTION = f"(?:{_THOUSANDS}|{_LOWER})"
# Numerals as the textbook writes them; cn2an refuses or misreads 一亿二, 一万六七, 3万4000, 一兆,
# and is slower than the few lines below for what has several magnitudes.
_PLAIN = pattern(f"(?:十{_D}?|{_SECTION})[万亿]?")
_TRAILING = pattern(r"[万亿兆kw]+$")
_COLLOQUIAL = pattern(r"[一二两三四五六七八九][零〇][一二三四五六七八九]")
LONGEST = 60  # longer digit strings are identifiers, and int() refuses very long ones


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral read: two equal ends for one number, two different ends for 三五, 二三十.

    `half` is half a unit of the last written digit where the figure is a rounded one (a decimal,
    or a round magnitude such as 8.3万), else 0. `step` is the place value of the last digit that
    is not zero (4500: 100), by which hedges are measured. `tail` is the magnitude word that ends
    the numeral (12万: 10000), else 1.
    """

    low: Fraction
    high: Fraction
    half: Fraction
    tail: int = 1

    @property
    def step(self) -> Fraction:
        """The place value of the last digit that is not zero."""
        return place(self.low, self.half)

    @property
    def value(self) -> Fraction | None:
        """The number, or None for a pair of ends."""
        return self.low if self.low == self.high else None


def place(value: Fraction, half: Fraction) -> Fraction:
    """Return the place value of the last digit of a figure that is not zero (4500: 100)."""
    unit = 2 * half or Fraction(1)
    count = value / unit
    if count.denominator == 1 and count:
        digits = count.numerator
        while digits % 10 == 0:
            digits //= 10
            unit *= 10
    return unit


@lru_cache(maxsize=4096)
def read(text: str) -> Numeral | None:
    """Read a numeral without sign, unit or hedge.

    Args:
        text: the numeral in half width, simplified characters; thousands marks (comma, space)
            are dropped.

    Returns:
        Its value or ends, or None if it is not a well-formed numeral.
    """
    if len(text) > LONGEST:
        return None
    text = (
        text.replace(",", "")
        .replace(" ", "")
        .replace("\u2009", "")
        .replace("个", "")
        .replace("·", ".")
    )
    if text == "半":
        return Numeral(Fraction(1, 2), Fraction(1, 2), Fraction(0))
    if _ARABIC.fullmatch(text):
        return _finish(text, 1)
    text = _RESPELL.sub(lambda m: _SPELT[m.group()], text)
    trailing = _TRAILING.search(text)
    tail = 1
    if trailing:
        for char in trailing.group():
            tail *= _LARGE[char]
    pair = _pair(text)
    if pair is None:
        return _finish(text, tail)
    ends = [_finish(end, tail) for end in pair]
    if ends[0] is None or ends[1] is None:
        return None
    return Numeral(ends[0].low, ends[1].low, Fraction(0), tail)


def _pair(text: str) -> tuple[str, str] | None:
    """Split 二三十 into 二十 and 三十: two neighbouring digits that name both ends."""
    runs = list(re.finditer(r"[一二两三四五六七八九]+", text))
    pairs = [m for m in runs if len(m.group()) == 2]
    if len(pairs) != 1 or "点" in text or any(len(m.group()) > 2 for m in runs):
        return None
    m = pairs[0]
    a, b = (_DIGITS[c] for c in m.group())
    if "幺" in text or "零" in text or "〇" in text:
        return None
    if m.group() == "三两":  # two or three
        a, b = b, a
    elif not (b == a + 1 or (a, b) == (3, 5)):
        return None
    if len(text) == 2 and a == 1 and text[1] != "两":
        return None
    head, tail = text[: m.start()], text[m.end() :]
    return head + _CHARS[a] + tail, head + _CHARS[b] + tail


def _finish(text: str, tail: int) -> Numeral | None:
    whole, point, decimals = text.partition("点" if "点" in text else ".")
    if point:
        m = re.match(r"[^万亿兆kw十百千]+", decimals)
        if m is None:
            return None
        rest = decimals[m.end() :]
        if rest.strip("万亿兆kw十百千"):
            return None
        cut = max(whole.rfind("亿"), whole.rfind("兆")) + 1
        if cut and rest:  # 1亿7786.5万: the 1亿 stands before what the point divides
            above, below = _integer(whole[:cut]), _finish(text[cut:], tail)
            if above is None or below is None or below.value is None:
                return None
            value = above + below.value
            return Numeral(value, value, below.half, below.tail)
        places = digits_of(m.group())
        base = _integer(whole) if whole else 0
        factor = _integer("1" + rest) if rest else 1
        if places is None or base is None or factor is None:
            return None
        scale = 10 ** len(m.group())
        value = Fraction((base * scale + int(places)) * factor, scale)
        unit = Fraction(factor, scale)
        return Numeral(value, value, unit / 2, factor)
    number = _integer(text)
    if number is None:
        return None
    value = Fraction(number)
    half = Fraction(tail, 2) if tail > 1 else Fraction(0)
    return Numeral(value, value, half, tail)


def digits_of(text: str) -> str | None:
    """Spell a string of digits, Arabic or Chinese, in Arabic digits."""
    out = ""
    for char in text:
        if char.isdecimal():
            out += char
        elif char in _DIGITS:
            out += str(_DIGITS[char])
        else:
            return None
    return out


@lru_cache(maxsize=1)
def _converter() -> object:
    from cn2an import cn2an  # costs a tenth of a second, which Arabic figures need not pay

    return cn2an


def _integer(text: str) -> int | None:
    """Value a whole number written with Arabic digits, Chinese numerals or both."""
    if text.isdecimal():
        return int(text)
    if len(text) > 1 and _PLAIN.fullmatch(text):
        return int(_converter()(text, "strict"))  # type: ignore[operator]
    return _mixed(text)


def _mixed(text: str) -> int | None:
    """Value what is more than a plain numeral below 10 000.

    A small unit (十百千) multiplies the digits before it; a large one (万亿兆) all that its
    section holds. Without 零 a last single digit counts in the next lower place (三万五).
    """
    total = section = 0
    number: int | None = None
    small = large = 0  # the last small unit of this section, the last large unit
    previous = 0  # the unit just before the current digits, for 三万五
    zero = bare = False
    for m in _TOKEN.finditer(text):
        token = m.group()
        if token in _SMALL:
            unit = _SMALL[token]
            if small and unit >= small:
                return None
            if number is None and small and (unit > 10 or bare) and text != "百十":
                return None
            bare = number is None
            section += (1 if number is None else number) * unit
            number, small, previous, zero = None, unit, unit, False
        elif token in _LARGE:
            unit = _LARGE[token]
            section += number or 0
            if not section and not total:
                if m.start():
                    return None
                section = 1
            total = (
                (total + section) * unit if unit >= large or not section else total + section * unit
            )
            section, number, small, large, previous, zero = 0, None, 0, unit, unit, False
        else:
            spelt = digits_of(token)
            if spelt is None or number is not None:
                return None
            zero = (spelt[0] == "0" and len(spelt) > 1) or spelt == "0"
            if spelt == "0" and m.end() < len(text):
                continue
            if len(spelt) > 1 and not token.isdecimal() and previous and "0" not in spelt:
                return None
            # 两万二零三 is 两万二 and 零三
            if previous >= 10**4 and m.end() == len(text) and _COLLOQUIAL.fullmatch(token):
                return total + section + int(spelt[0]) * (previous // 10) + int(spelt[2])
            number = int(spelt)
            colloquial = len(spelt) == 1 and not zero
            if m.end() == len(text) and colloquial and previous > 10 and number:
                before = text[m.start() - 1]
                if before not in "零〇":
                    return total + section + number * (previous // 10)
    return total + section + (number or 0)
