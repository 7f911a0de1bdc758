"""Tells whether the first figure of a row stands beside the others instead of being their whole."""

from __future__ import annotations

from auditor import regex
from auditor.context import Claim
from auditor.relations.sums.wholes import Division

_METRIC = regex.compile(
    "占地|用地|绿化|(?:收入|支出|利润|资产|负债|产值|投资|成本|税收?|营收|余额|产量|销量|价格?|面积|里程|人口|市值)$"
)
_SIDES = regex.compile("[宽高深厚径]")  # 全长611米，主桥长511米，宽50米: sides, and no parts
_DEEDS = regex.compile(
    "实现|完成|建成|[新改扩]建|治理|改造|组织|开展|举办|达成|造林|种植|检查|净|毛利|[买卖]出?入?"
)


def of_their_own(d: Division, whole: Claim) -> bool:
    """Tell whether figures measure something of their own: 总资产N，净资产N，营业收入N."""
    metric = _METRIC.search(whole.before)
    told = [m[0] for i in d.items if (m := _METRIC.search(i.label))]
    return any(metric is None or name != metric[0] for name in told)


def beside(d: Division, whole: Claim) -> bool:
    """Tell whether the first figure of a row stands beside the others.

    甲公司收入N，乙公司收入N: named alike; 造林N亩，种草N亩: the first of several deeds.
    """
    end = whole.before[-2:]
    alike = len(end) < 2 or any(i.label.endswith(end) for i in d.items)
    words = (whole.before, *(i.label for i in d.items))
    return alike or _DEEDS.search(whole.before) is not None or any(map(_SIDES.search, words))
