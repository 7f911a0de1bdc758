"""部分除以整体，得不出文中所写的占比。

## 查什么
「504 个县，占全国 1786 个县的 28%」「收入 47.85 亿元，收入占比 67.90%」：部分、整体、占比应一致。
整体未写在同一处时，到文中按名称去找；几个部分都写明「占某总数的百分之几」时，
各自反推出的总数应是同一个。

## 为什么要紧
占比是读者记住的数。部分、整体、占比之中必有一个写错。

## 例
> 全区现有企业 40 家，已开业 30 家，占 85%。

30 ÷ 40 = 75%，文中 85%。

## 何时不报
整体不在文中（占全国、占全省等）；哪个数是整体尚有别的读法且能成立；占比是截断所得；
「约」「超」放宽后相容；反推出的总数只有两处可比而名称不尽相同。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from auditor import bare_shares, interval, nouns, regex, shares
from auditor.claims import Context
from auditor.interval import Interval, show, show_rounded
from auditor.model import Check, Kind, Quantity, Rule, Severity, Span, Verdict
from auditor.shares import Share
from auditor.slips import is_plain_slip
from auditor.verdicts import allowed, judge

CODE = "PCT201"
_SELDOM = Fraction(3, 20)
_SEVERAL = regex.compile("全部|合计|总计")
_MOST = 60  # Statements about one whole that are compared; no article has more.
_RELATIVE = regex.compile("[其该]|所持|持有|自身|本人|个人|前者|后者|上述")  # One whole for each.


def check(ctx: Context) -> Iterable[Check]:
    """Yield a check for every share whose part and whole the article states."""
    open_: list[Share] = []
    bare: list[Share] = []
    found = [s for s in shares.read(ctx) if s.part >= 0 and _comparable(ctx, s)]
    for share in bare_shares.named(found, ctx):
        if share.whole >= 0:
            yield from _explicit(ctx, share)
        elif _RELATIVE.search(share.words):
            yield from _relative(ctx, share)
        elif nouns.characters(share.words):
            open_.append(share)
        else:
            bare.append(share)
    yield from _named(ctx, open_)
    shared = frozenset(s.part for s in found)
    for chain in bare_shares.chains(bare, ctx):
        yield from _single(ctx, chain[0], shared) if len(chain) == 1 else _list(ctx, chain, shared)


def _comparable(ctx: Context, share: Share) -> bool:
    return _usable(ctx.quantities[share.part]) and ctx.quantities[share.share].unit == "%"


def _usable(q: Quantity) -> bool:
    return q.value is not None and q.value > 0


def _result(part: Quantity, whole: Quantity, share: Quantity) -> Verdict:
    assert part.value is not None and whole.value is not None
    computed = (interval.of(part) / interval.of(whole)).scaled(100)
    return judge(100 * part.value / whole.value, computed, share)


def _told(verdict: Verdict, part: Quantity, whole: Quantity, share: Quantity) -> Check:
    assert part.value is not None and whole.value is not None
    result = show_rounded(100 * part.value / whole.value)
    return Check(
        CODE,
        verdict,
        (_span(share, "占比"), _span(part, "部分"), _span(whole, "整体")),
        f"{show(part.value)} ÷ {show(whole.value)} = {result}%，文中 {share.text}",
        f"部分 {part.text} 占整体 {whole.text} 的 {result}%，文中写作 {share.text}。",
        f"{part.text} of {whole.text} is {result}%, but the article states {share.text}.",
        Severity.ERROR,
    )


def _explicit(ctx: Context, share: Share) -> Iterator[Check]:
    """Check a share whose whole is named with its figure (占全国1786个县的28%)."""
    whole, stated = ctx.quantities[share.whole], ctx.quantities[share.share]
    if not _usable(whole):
        return
    parts = [q for q in _before(ctx, share.part, share) if q.unit == whole.unit]
    yield from _best([(part, whole) for part in parts], stated, sure=True)


def _single(ctx: Context, share: Share, shared: frozenset[int]) -> Iterator[Check]:
    """Check a share without any word for its whole (有150万亩，改良60万亩，占40%)."""
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    wholes = bare_shares.above(ctx, [share], shared)
    near = _before(ctx, share.part - 1, share)
    inside = [q for q in wholes if q in near]
    if not part.unit:
        return
    tied = bare_shares.ties(ctx).get(share.part)
    if tied is not None and tied.quantity in wholes:
        yield from _best([(part, q) for q in (tied.quantity, *wholes)], stated, True)
    else:
        yield from _best([(part, q) for q in inside or wholes], stated, len(inside) == 1)


def _list(ctx: Context, chain: list[Share], shared: frozenset[int]) -> Iterator[Check]:
    """Check the shares of a list that divides one figure above it (甲…占51%；乙…占49%)."""
    wholes = bare_shares.above(ctx, chain, shared)
    counted = [(sum(_fits(ctx, s, whole) for s in chain), whole) for whole in wholes]
    most, whole = max(counted, key=lambda pair: pair[0], default=(0, None))
    if whole is None or not most:
        if len(chain) > 2:
            yield from _group(ctx, chain)
        return
    for share in chain:
        part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
        verdict = _result(part, whole, stated)
        inner = bare_shares.outer(ctx, chain, share)
        if verdict is Verdict.VIOLATED and inner is not None and _fits(ctx, share, inner):
            yield _told(_result(part, inner, stated), part, inner, stated)
        elif (
            verdict is not Verdict.VIOLATED or 2 * most > len(chain) > 2 or _slip(share, whole, ctx)
        ):
            yield _told(verdict, part, whole, stated)


def _fits(ctx: Context, share: Share, whole: Quantity) -> bool:
    result = _result(ctx.quantities[share.part], whole, ctx.quantities[share.share])
    return result is not Verdict.VIOLATED


def _slip(share: Share, whole: Quantity, ctx: Context) -> bool:
    """Tell whether one plain slip in the part or in the share explains that they disagree."""
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    assert stated.value is not None
    rounding = interval.of(stated) - interval.point(stated.value)
    of_part = (interval.of(part) / interval.of(whole)).scaled(100) + rounding
    of_share = interval.of(whole).scaled(Fraction(1, 100)) * interval.of(stated)
    return is_plain_slip(stated, of_part, seldom=_SELDOM) or is_plain_slip(
        part, of_share, seldom=_SELDOM
    )


def _relative(ctx: Context, share: Share) -> Iterator[Check]:
    """Check a share of something that belongs to the subject (占其所持股份的77.35%)."""
    part, stated = ctx.quantities[share.part], ctx.quantities[share.share]
    wholes = _stated_wholes(ctx, share)
    before = _before(ctx, share.part - 1, share)
    sure = len(wholes) == 1 and wholes[0] in before and not _SEVERAL.search(share.words)
    fitting = [q for q in wholes if q.value and part.value and q.value >= part.value]
    yield from _best([(part, whole) for whole in fitting], stated, sure)


def _before(ctx: Context, last: int, share: Share) -> list[Quantity]:
    """Return the usable figures of the sentence up to a quantity, nearest first."""
    if last < 0:
        return []
    sentence = ctx.claims[share.share].sentence
    found: list[Quantity] = []
    for i in range(last, max(last - _MOST, -1), -1):
        if ctx.claims[i].sentence != sentence:
            break
        q = ctx.quantities[i]
        if _usable(q) and q.kind not in (Kind.SHARE, Kind.POINTS, Kind.MULTIPLE):
            found.append(q)
    return found


def _best(
    pairs: Sequence[tuple[Quantity, Quantity]], share: Quantity, sure: bool
) -> Iterator[Check]:
    """Yield the check of the first pair that agrees, or if the tie is sure the one that misses."""
    for part, whole in pairs:
        verdict = _result(part, whole, share)
        if verdict is not Verdict.VIOLATED:
            yield _told(verdict, part, whole, share)
            return
    if pairs and sure:
        yield _told(Verdict.VIOLATED, *pairs[0], share)


def _named(ctx: Context, found: list[Share]) -> Iterator[Check]:
    """Check the shares of wholes that are named in words only."""
    groups: list[list[Share]] = []
    for share in found[: _MOST * _MOST]:
        unit = ctx.quantities[share.part].unit
        for group in groups[-_MOST:]:
            if ctx.quantities[group[0].part].unit == unit and _same_whole(group[0], share):
                if len(group) < _MOST:
                    group.append(share)
                break
        else:
            groups.append([share])
    for group in groups:
        yield from _group(ctx, group)


def _same_whole(a: Share, b: Share) -> bool:
    """Tell whether two names can mean one whole: one is the other with words left out."""
    short, long = sorted((a.words, b.words), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def _group(ctx: Context, group: list[Share]) -> Iterator[Check]:
    """Check what several shares of one whole, and its figure if stated, say of that whole."""
    implied = [_implied(ctx, share) for share in group]
    largest = max(ctx.quantities[share.part].value or 0 for share in group)
    stated = [q for q in _stated_wholes(ctx, group[0]) if q.value and q.value > largest]
    agreed = _agreement([*dict.fromkeys(implied), *dict.fromkeys(map(interval.of, stated))])
    if agreed is None:
        yield from _against(ctx, group, stated)
        return
    wholes = [q for q in stated if interval.of(q).meets(agreed)]
    for share, whole in zip(group, implied, strict=True):
        part, percent = ctx.quantities[share.part], ctx.quantities[share.share]
        if wholes:
            yield _told(_result(part, wholes[0], percent), part, wholes[0], percent)
        elif len(group) > 1:
            others = [s for s in group if s is not share]
            verdict = Verdict.HOLDS if whole.meets(agreed) else Verdict.VIOLATED
            yield _implication(ctx, share, others, agreed, verdict)


def _against(ctx: Context, group: list[Share], stated: list[Quantity]) -> Iterator[Check]:
    """Tell the shares that one slip keeps from agreeing with the figure named as their whole."""
    for share in group if stated else ():
        part, percent = ctx.quantities[share.part], ctx.quantities[share.share]
        if not any(_fits(ctx, share, whole) for whole in stated) and _slip(share, stated[0], ctx):
            yield _told(Verdict.VIOLATED, part, stated[0], percent)


def _implied(ctx: Context, share: Share) -> Interval:
    percent = allowed(ctx.quantities[share.share])
    return interval.of(ctx.quantities[share.part]).scaled(100) / percent


def _stated_wholes(ctx: Context, share: Share) -> list[Quantity]:
    """Return the figures whose words name the whole, likeliest first."""
    part = ctx.quantities[share.part]
    found: list[tuple[float, Quantity]] = []
    for claim in ctx.claims[max(0, share.part - 200) : share.part]:
        q = claim.quantity
        if q.unit != part.unit or not _usable(q):
            continue
        if nouns.covered(share.words, claim.before) >= 0.75:
            found.append((nouns.likeness(share.words, claim.before), q))
    found.sort(key=lambda pair: -pair[0])
    return [q for _, q in found[:8]]


def _agreement(members: list[Interval]) -> Interval | None:
    """Return what most members have in common, if it is at least two and a clear majority."""
    best: list[Interval] = []
    for member in members:
        if member.low is None:
            continue
        at = interval.point(member.low)
        met = [other for other in members if other.meets(at)]
        if len(met) > len(best):
            best = met
    if len(best) < 2 or len(best) <= len(members) - len(best):
        return None
    low = max(m.low for m in best if m.low is not None)
    high = min((m.high for m in best if m.high is not None), default=None)
    return Interval(low, high)


def _implication(
    ctx: Context, share: Share, others: list[Share], agreed: Interval, verdict: Verdict
) -> Check:
    """Tell a share whose whole follows only from the other shares of it."""
    part, percent = ctx.quantities[share.part], ctx.quantities[share.share]
    assert part.value is not None and agreed.low is not None
    result = show_rounded(100 * part.value / agreed.low)
    spans = [_span(percent, "占比"), _span(part, "部分")]
    for other in others[:3]:
        spans.append(_span(ctx.quantities[other.part], "同一整体的部分"))
        spans.append(_span(ctx.quantities[other.share], "同一整体的占比"))
    return Check(
        CODE,
        verdict,
        tuple(spans),
        f"{show(part.value)} ÷ {show_rounded(agreed.low)} = {result}%，文中 {percent.text}",
        f"按其他占比反推整体，{part.text} 应占 {result}%，文中写作 {percent.text}。",
        f"The other shares of the same whole make this {result}%, the article says {percent.text}.",
        Severity.ERROR,
    )


def _span(q: Quantity, label: str) -> Span:
    return Span(q.start, q.end, label)


RULE = Rule(
    code=CODE,
    name="share-mismatch",
    title="占比与部分、整体不符",
    check=check,
    flags=[
        "已有«504个»村通了班车，占全县«1786个»村的«82%»。",
        "库存化肥«150万吨»，已经调运的有«60万吨»，占«60%»。",
        "全年门票收入为«16,055元»。其中：东区«8,544元»，占门票收入总数的«52.32%»；西区2,185元，占门票收入总数的13.61%。",
        "全县登记人口为«86,500人»。男性«44,115人»，占«50.10%»；女性42,385人，占49.00%。",
        "全年受理来件«86.4万件»。其中，电话来件«52.7万件»，占«61.6%»。",
        "信用类贷款«585.00亿元»，抵押类贷款«355.90亿元»，票据«59.10亿元»，占比分别为«58.50%»、«35.95%»、«5.91%»。",
        "全市房屋投资«1684.3亿元»，增长2.1%；其中，住宅投资«1413.1亿元»，占房屋投资的比重为«88.9%»。",
    ],
    passes=[
        "登记人口为86,500人。男性44,115人，占51.00%；女性42,385人，占49.00%。",
        "全年受理来件86.4万件。从渠道看，电话来件52.7万件，占61.0%；网上来件33.7万件，占39.0%。",
        "甲片以8.12亿元居首，票房占比30.3%；乙片收5.67亿元，占21.1%。",
        "常住人口86.4万人，60岁及以上15.5万人，占17.9%，其中65岁及以上11.1万人，占12.8%。",
        "每3名成年人中就有1名常听书，占33.6%。",
        "要求参会的20项指标中，民生类占7项，占全部20项的三分之一还多。",
        "信用类贷款585.00亿元，抵押类贷款355.90亿元，票据59.10亿元，占比分别为58.50%、35.59%、5.91%。",
        "已有504个村通了班车，占全县1786个村的28%。",
        "水浇地有150万亩，安装滴灌设备的有60万亩，占40%。",
        "甲公司直接持股3.99亿股，间接持股1.96亿股，已质押2.05亿股，占其全部持股总数的34.38%。",
        "甲持有本公司股份3016万股，占公司股份总数的7.34%，累计质押2941万股，占其所持公司股份总数的97.51%；"
        "乙持有本公司股份9005万股，占公司股份总数的21.91%，累计质押9005万股，占其所持公司股份总数的100%。",
        "工业增加值120亿元，增长5%，占全市的比重为23.4%；服务业增加值80亿元，占全市的比重为51%。",
    ],
)
