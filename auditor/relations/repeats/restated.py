"""Two statements of one fact, and how closely the words around two figures agree."""

from __future__ import annotations

from fractions import Fraction
from operator import add
from typing import NamedTuple

from auditor import interval, regex
from auditor.model import Kind, Quantity, When
from auditor.relations.text import nouns

_REACH = 30  # characters read on either side of a figure
_SENTENCE = "。!?;\n"
_SENTENCE_END = regex.standard(r"[。!?;\n]")
_NOISE = regex.standard(r"\([^()]*\)|[\W_]")
# Words that only lead up to a figure.
_LEADING = regex.standard(
    r"(?:突破|冲破|首破|破|站上|跨过|超过|达到|不足|高达|约为|约合|接近|预计|有望|合计|共计|总计|人数|[达为至到约共已了超逾近是有仅的数过将以])+$"
)
_UNITS = "例名人位个家件起元亿万"  # the unit of the previous figure is not of this one's words
_OWN = regex.compile(r"\P{N}*$")
_FIRST_WORDS = "年度末的个名位"  # counting words and what follows a year


class Repeat(NamedTuple):
    """Two figures that state one fact: what they state, and whether they agree.

    `sure` says that nothing but a mistake explains a disagreement.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    what: str
    holds: bool
    sure: bool = True


class Words(NamedTuple):
    """The bare words before and behind a figure, without marks, brackets and filling words.

    `own` are those words before it that stand behind the previous figure, `pairs` all pairs of
    neighbouring characters on either side.
    """

    before: str
    after: str
    own: str
    pairs: frozenset[str]

    def shared(self, other: Words) -> tuple[int, int, int]:
        """Return how many characters agree right before, right behind, and pairs around."""
        return (
            _common(self.before[::-1], other.before[::-1]),
            _common(self.after, other.after),
            len(self.pairs & other.pairs),
        )

    def within(self, other: Words) -> bool:
        """Tell whether the words before this figure are told in the same order before the other.

        「东州新增19例」 within 「东州市新增肺炎确诊病例19例」.
        """
        own = self.own
        if len(own) < 2:
            return False
        rest = iter(other.before)
        return all(char in rest for char in own)

    def ends_in(self, other: Words) -> bool:
        """Tell whether the name right before this figure stands before the other one, too."""
        return len(self.own) > 3 and self.own[-4:] in other.before


def words(norm: str, q: Quantity, floor: int, ceiling: int) -> Words:
    """Read the words around a figure within its sentence and within [floor, ceiling)."""
    start = max(floor, q.start - _REACH)
    start = max(start, *(norm.rfind(c, start, q.start) + 1 for c in _SENTENCE))
    stop = min(ceiling, q.end + _REACH)
    end = _SENTENCE_END.search(norm, q.end, stop)
    stop = end.start() if end else stop
    before = _LEADING.sub("", _NOISE.sub("", nouns.in_full(norm[start : q.start])))
    after = _NOISE.sub("", norm[q.end : stop]).lstrip(_FIRST_WORDS)
    own = _OWN.search(before)
    pairs = frozenset((*map(add, before, before[1:]), *map(add, after, after[1:])))
    return Words(before, after, own[0].lstrip(_UNITS) if own else before, pairs)


def _common(a: str, b: str) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n


_PERSONS = frozenset("人名位例")


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures could state one measure: same kind and unit, or one unit unsaid."""
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return False
    if a.unit == b.unit or (a.unit in _PERSONS and b.unit in _PERSONS):
        return a.kind == b.kind
    exact = {Kind.COUNT, Kind.MONEY, Kind.MEASURE}
    return (not a.unit or not b.unit) and a.kind in exact and b.kind in exact


# 第八届委员会 convenes, and reports to, 第九届委员会: a body and its successor on one page.
_LONG = 10  # Characters: so many alike name one session of it, 十四届全国人大四次会议.
_BODY = regex.compile(
    r"(?:中央|全国|[省市区县州校院]|\p{Han}{2,6})?(?:委员会|常委|人民代表大会|人大|政协|理事会|董事会|监事会)"
)


def succeeds(norm: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether two ordinals may number a standing body and the one that follows it."""
    if a.unit != "届" or a.value is None or b.value is None or abs(a.value - b.value) != 1:
        return False
    same = norm[a.end : a.end + _LONG] == norm[b.end : b.end + _LONG]
    return not same and all(_BODY.match(norm, q.end) is not None for q in (a, b))


def agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether two statements of one figure can both stand, rounded or cut as they are."""
    if a.value is None or b.value is None:
        return (a.low, a.high) == (b.low, b.high) or _reaches(a, b) or _reaches(b, a)
    if _to_the_unit(a, b) or _to_the_unit(b, a):
        return True
    if a.value == b.value:
        return True
    loose = max(a.half_unit, b.half_unit)
    if loose and min(digits(a), digits(b)) > 1:
        loose *= 2
    if a.hedge and b.hedge:
        low, high = sorted((a.value, b.value))
        return high - low <= (loose if a.hedge == b.hedge else max(loose, abs(low) / 10))
    # A loss of 18万元 and a profit of -18万元 are the same.
    (x, dx), (y, dy) = a.value.as_integer_ratio(), b.value.as_integer_ratio()
    if abs(abs(x) * dy - abs(y) * dx) * loose.denominator <= loose.numerator * dx * dy:
        return True
    if not loose and not a.hedge and not b.hedge:
        return False
    return interval.of(a).meets(interval.of(b))


def _reaches(a: Quantity, b: Quantity) -> bool:
    """Tell whether a figure is one end of a range told of the same: 140至160公里, 140公里."""
    if a.value is not None or b.value is None or a.low is None or a.high is None:
        return False
    return b.value in (a.low, a.high)


def loosely(a: Quantity, b: Quantity) -> bool:
    """Tell whether only the open end of a hedge lets two figures agree: 超830万 and 1184万.

    Who rounds down keeps the digits that are left: 超380万 stands for 383.7万, not for 391万.
    """
    if a.value is None or b.value is None or not (a.hedge or b.hedge):
        return False
    gap = Fraction(abs(a.value - b.value))
    step = max(_last_digit(a), _last_digit(b))
    return gap > step


def _last_digit(q: Quantity) -> Fraction:
    """Return what one more in the last digit of a figure that is not a nought comes to."""
    value = abs(q.value) if q.value is not None else Fraction(0)
    if value.denominator > 1 or not value:
        return 2 * q.half_unit
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return Fraction(10**zeros)


def _to_the_unit(a: Quantity, b: Quantity) -> bool:
    """Tell whether a measure is another one written without its decimals: 166吨, 166.3吨."""
    if a.kind not in (Kind.MEASURE, Kind.MONEY) or a.kind is not b.kind or digits(a) < 2:
        return False
    if not a.value or not b.value or a.value.denominator > 1 or b.value.denominator == 1:
        return False
    return abs(a.value - b.value) < 1


def far_beyond(a: Quantity, b: Quantity) -> bool:
    """Tell whether only an open end lets two figures meet (超330万 and 478亿)."""
    if a.value is None or b.value is None or not (a.hedge or b.hedge):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return high > 2 * low


def slipped(a: Quantity, b: Quantity) -> bool:
    """Tell whether one slip of the pen lies between two figures.

    A slip is one digit changed, dropped or doubled, two digits exchanged, or the point or 万 for
    亿 misplaced; the finer figure is first rounded as the coarser one is.
    """
    if a.value is None and b.value is None:
        return _end_slipped(a, b)
    if not a.value or not b.value or a.value == b.value:
        return False
    first, second = abs(a.value), abs(b.value)
    (n, dn), (m, dm) = first.as_integer_ratio(), second.as_integer_ratio()
    low, high = sorted((n * dm, m * dn))
    if high >= 100 * low:
        return high in (100 * low, 10**4 * low)
    x, y = interval.show(first), interval.show(second)
    if high == 10 * low or _one_slip(x, y) or _one_slip(*_padded(x, y)):
        return True
    if a.half_unit == b.half_unit or min(digits(a), digits(b)) < 2:
        return False
    step = 2 * max(a.half_unit, b.half_unit)
    first, second = _rounded(first, step), _rounded(second, step)
    return first != second and _one_slip(interval.show(first), interval.show(second))


def _end_slipped(a: Quantity, b: Quantity) -> bool:
    """Tell whether two ranges share one end, and one slip lies between the others."""
    lows, highs = (a.low, b.low), (a.high, b.high)
    if None in (*lows, *highs) or (lows[0] == lows[1]) is (highs[0] == highs[1]):
        return False
    one, two = lows if highs[0] == highs[1] else highs
    if not one or not two:
        return False
    return _one_slip(*_padded(interval.show(abs(one)), interval.show(abs(two))))


def _padded(x: str, y: str) -> tuple[str, str]:
    """Write two numbers with as many decimals as the longer has (7 beside 7.8 as 7.0)."""
    most = max(len(s.partition(".")[2]) for s in (x, y))
    if not most or "/" in x + y:
        return x, y
    one, two = ((s if "." in s else s + ".").ljust(_point(s) + 1 + most, "0") for s in (x, y))
    return one, two


def _point(s: str) -> int:
    at = s.find(".")
    return len(s) if at < 0 else at


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    return value if not step else round(value / step) * step


def exchanged(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures have the same digits but for two that changed places."""
    if a.value is None or b.value is None:
        return False
    x, y = interval.show(abs(a.value)), interval.show(abs(b.value))
    differ = [n for n in range(len(x)) if x[n] != y[n]] if len(x) == len(y) else []
    if "/" in x or "/" in y or len(differ) != 2:
        return False
    i, j = differ
    return x[i] == y[j] and x[j] == y[i]


def cut(a: Quantity, b: Quantity) -> bool:
    """Tell whether a hedged round figure has the leading digits of the other, two exchanged.

    超 840 万辆 beside 约 481 万辆: the round one should read 480.
    """
    if not a.hedge or not a.value or not b.value or a.value.denominator > 1:
        return False
    zeros = len(str(abs(a.value))) - len(str(abs(a.value)).rstrip("0"))
    step = 10**zeros
    for other in (abs(b.value) // step, round(abs(b.value) / step)):
        x, y = str(abs(a.value) // step), str(other)
        swapped = len(x) == len(y) > 1 and x != y and sorted(x) == sorted(y)
        if swapped and sum(m != n for m, n in zip(x, y, strict=True)) == 2:
            return True
    return False


def past(h: Quantity, b: Quantity) -> bool:
    """Tell whether the 突破 or 超 of one figure is not reached by the other."""
    return h.high is None and h.low is not None and b.high is not None and b.high < h.low


def _one_slip(x: str, y: str) -> bool:
    if "/" in x or "/" in y:
        return False
    if len(x) == len(y):
        differ = [n for n in range(len(x)) if x[n] != y[n]]
        if len(differ) == 1:
            return "." not in (x[differ[0]], y[differ[0]])
        i, j = differ[0], differ[-1]
        return len(differ) == 2 and x[i] == y[j] and x[j] == y[i]
    if len(x) > len(y):
        x, y = y, x
    start = _common(x, y)
    return len(y) == len(x) + 1 and x[start:] == y[start + 1 :]


def digits(q: Quantity) -> int:
    """Count the significant digits of a figure as its value shows them, of a range both ends."""
    if q.value is None and q.low and q.high and q.low != q.high:
        ends = (interval.show(abs(end)).replace(".", "").strip("0") for end in (q.low, q.high))
        return sum(map(len, ends))
    if q.value is None or q.value == 0:
        return 1
    shown = interval.show(abs(q.value))
    if "/" in shown:
        return 1
    if q.kind is Kind.SHARE:
        return len(shown.replace(".", "").lstrip("0")) or 1  # 10% is not rounded to tens
    figures = shown.replace(".", "").strip("0")
    return len(figures) or 1


def year_of(q: Quantity) -> int | None:
    """Return the year that a date or a bare number of a name (2025品牌论坛) states."""
    if q.kind is Kind.DATE:
        return q.when.year if q.when else None
    if q.kind in (Kind.COUNT, Kind.LABEL) and not q.unit and len(q.text) == 4 and q.value:
        year = q.value
        if year.denominator == 1 and 1900 <= year <= 2100:
            return int(year)
    return None


_Q_LABEL = regex.compile(r"Q([1-4])")


def period_of(q: Quantity) -> tuple[int, int] | None:
    """Return a stretch of months: 前8个月 and 1—8月 are (1, 8), 上半年 (1, 6), 二季度 (4, 6)."""
    label = _Q_LABEL.fullmatch(q.text) if q.kind is Kind.LABEL else None
    if label:
        return 3 * int(label[1]) - 2, 3 * int(label[1])
    when = q.when
    if q.kind is not Kind.DATE or when is None or when.day is not None:
        return None
    last = q.until or when
    if when.month and q.until and last.month:
        return when.month, last.month
    if when.quarter:
        first = 1 if "前" in q.text else when.quarter
        return 3 * first - 2, 3 * (last.quarter or when.quarter)
    if when.half:
        return 6 * when.half - 5, 6 * when.half
    return None


def same_day(a: When, b: When) -> bool:
    """Tell whether two calendar days can be the same; parts left out match anything."""
    return all(
        x is None or y is None or x == y
        for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    )
