"""Ties the year in which a body was founded to what can only happen to it afterwards.

公司成立于2010年，2013年上市; 医院1951年始建，1986年更名为…: the founding year opens or closes its
clause, and each clause behind it opens with a year of its own and a verb that presupposes the body.
What may come before (获批, 筹建, 前身) is left alone, and so is a clause with a subject of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor import regex
from auditor.context import Context

_CUE = regex.standard("[成设创始建组]")
_YEAR = r"(?P<{name}>(?<![\d.])(?:1[5-9]|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:底|初|末)?"
_FOUNDS = "成立|创[建办立]|始建|设立|组建|建[厂校院馆社站]|建成"
_FOUNDED = regex.compile(
    rf"(?<!前身)(?:(?:正式)?(?:{_FOUNDS}|起步)(?:于|时间为)|(?:始建|创始|创刊|肇始)于){_YEAR.format(name='then')}(?=[,;])"
    rf"|(?:(?<=[,;。\n])|(?<=[\p{{Han}})]))(?:于)?{_YEAR.format(name='then')}"
    rf"(?:正式|共同|联合)?(?:{_FOUNDS}|创刊)(?:投产|启用|开业|招生)?(?=[,;])"
)
# What happens only to a body that there is. 获批, 列入 and 立项 may come before it is founded.
_LATER = (
    "更名|改名|改称|易名|改制|改组|升格|升级|上市|挂牌上市|搬迁|迁[至入往到]|并入|合并|晋升|晋级|扩建|重建|转制"
    "|收归|划归|停产|停刊|停办|关闭|撤销|破产|复[刊校牌]|荣获|获评|跻身|入选|被评|被授予|改为"
)
_NEXT = regex.compile(
    rf"[^,;。!?\n]{{0,40}}?[,;](?:并|后|又|再|随后|其后)?(?:于|在)?{_YEAR.format(name='year')}"
    rf"(?:[,]|又|再|正式|首次|整体|成功|经[^,;。]{{2,14}}(?:批准|同意),?|在[^,;。]{{2,14}}?)*(?P<verb>{_LATER})"
    r"(?![^,;。]{0,12}的)"
)
_OTHER = regex.compile(
    "前身|原[^,;。]{0,8}[于在]|母公司|控股|旗下|其中|之前|此前|早在|总部|集团于|子公司|筹"
)
_MOST = 6  # clauses behind a founding that are looked at

# The two years: where each begins and ends, and its number.
Year = tuple[int, int, int]


def histories(ctx: Context) -> Iterator[tuple[Year, Year, str]]:
    """Yield the year of a founding, that of what followed, and the verb of the latter."""
    norm = ctx.norm
    if "年" not in norm or not _CUE.search(norm):
        return
    for found in _FOUNDED.finditer(norm):
        start = found.start("then")
        before = norm[max(0, found.start() - 20) : found.start()]
        if _OTHER.search(regex.split("[,;。\n]", before)[-1]):
            continue
        first = (start, start + 5, int(found["then"]))
        end = found.end()
        for _ in range(_MOST):
            later = _NEXT.match(norm, end)
            if later is None or _OTHER.search(later[0]):
                break
            at = later.start("year")
            yield first, (at, at + 5, int(later["year"])), later["verb"]
            end = later.end()
