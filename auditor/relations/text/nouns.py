"""Compares the words by which an article names a metric.

The same metric is seldom named twice alike (旅客发送量 … 已累计发送旅客), so names are compared
as sets of characters, with the characters that every statement shares left out.
"""

from __future__ import annotations

from auditor import regex

_EMPTY = regex.standard(
    rf"[^{regex.HAN}A-Za-z]|累计|实现|完成|目前|其中|已经|达到|全部|总数|总量|比例|比重|总额|总值|总计|同期|合计|共计|报告期内?|"
    r"同比|环比|突破|超过|合共|分别|本年|今年|去年|上年|当年|全年|年度|首次|预计|约合|"
    r"[的了为达到共约已有是在和与及以之个年月日将至内本该其占超近逾首]"
)


_FULL = {
    "营收": "营业收入",
    "归母净利润": "净利润",
    "归母净利": "净利润",
    "净利": "净利润",
    "盈利": "净利润",
    "GDP": "生产总值",
    "公租房": "公共租赁住房",
    "社零总额": "社会消费品零售总额",
    "社零": "社会消费品零售总额",
    "规上": "规模以上",
}
_SHORT = regex.standard(
    "营收(?!入)|归母净利润?|净利(?!润)|盈利(?=[^能])|社零(?:总额)?|GDP|规上|公租房"
)


def in_full(words: str) -> str:
    """Write out what headlines shorten: 营收 is 营业收入, 净利 is 净利润."""
    return _SHORT.sub(lambda m: _FULL[m[0]], words)


def content(words: str) -> str:
    """Return the words without what every statement shares."""
    return _EMPTY.sub("", words)


def characters(words: str) -> frozenset[str]:
    """Return the characters of some words that say what is meant."""
    return frozenset(content(words))


def covered(name: str, by: str) -> float:
    """Return the part (0 to 1) of a name's characters that stand in other words.

    A name without content is covered by nothing.
    """
    wanted = characters(name)
    return len(wanted & frozenset(by)) / len(wanted) if wanted else 0.0


def likeness(a: str, b: str) -> float:
    """Return how alike two names are (0 to 1): shared characters by all characters."""
    first, second = characters(a), characters(b)
    union = first | second
    return len(first & second) / len(union) if union else 0.0
