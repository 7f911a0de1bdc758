"""Finds the figures of an article that a law of a pack speaks about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from auditor import packs, regex
from auditor.context import Context
from auditor.model import Kind
from auditor.packs import Law, Pack, Term
from auditor.relations.meaning.metrics import Meaning, meanings, own_wordings

_PEOPLE = frozenset({"", "人", "例", "名", "位", "个", "人次", "票", "张"})
_AROUND = 60  # characters before and behind the figures of a law in which a word waives it
_BESIDE = 12  # the same in which an article says that there is none of something
_NONE = regex.compile(r"(?<=[,、;(。]\p{Han}?)(?:无|没有)(\p{Han}{2,8})")
_ASPECT_ORDER = ("累计", "", "现有", "新增")


class Instance(NamedTuple):
    """A law and the figures that stand for its terms; `right` is complete, `left` may lack
    terms where the law is an order.

    nothing_else: the article says of what the law passes over that there is none (无死亡病例).
    """

    law: Law
    left: tuple[Meaning, ...]
    right: tuple[Meaning, ...]
    nothing_else: bool = False


def instances(ctx: Context, form: str) -> list[Instance]:
    """Return the instances of all laws of one form, each set of figures once."""
    return [i for i in ctx.once(_all) if i.law.form == form]


def _all(ctx: Context) -> tuple[Instance, ...]:
    return tuple(_instances(ctx))


def _instances(ctx: Context) -> Iterator[Instance]:
    active = (*ctx.packs, *packs.built_in())
    said = ctx.once(own_wordings)
    found = meanings(said)
    found += meanings(
        w._replace(term=Term("", w.term.metric), time=w.plain) for w in said if w.plain is not None
    )
    if len(found) < 2:
        return
    laws = _laws_by_head(active)
    index = _Index(found)
    told: set[tuple[str, tuple[int, ...]]] = set()
    for head in found:
        for law in laws.get(head.term.metric, ()):
            aspect = law.right[-1].aspect
            if (head.part and not law.complete) or (aspect and aspect != head.term.aspect):
                continue
            instance = index.instance(law, head)
            if instance is None or _waived(ctx, instance) or _of_another(instance):
                continue
            if head.part and not _beside(head, instance.left):
                continue
            figures = tuple(m.claim.at for m in (*instance.left, *instance.right))
            if (law.text, figures) not in told:
                told.add((law.text, figures))
                yield instance._replace(nothing_else=_nothing_else(ctx, instance))


def _beside(head: Meaning, others: tuple[Meaning, ...]) -> bool:
    """Tell whether what 其中 tells of a whole gives terms of a law side by side (出口N，进口N)."""
    here = [m for m in others if m.claim.sentence == head.claim.sentence]
    # 其中出口N，进口N，顺差N: those behind it are of the same list.
    return any(m.part for m in here) or all(
        m in here and m.claim.at > head.claim.at for m in others
    )


def _of_another(i: Instance) -> bool:
    """Tell whether 其中 tells the parts of a figure before it, and the whole stands behind them.

    户籍人口162.4万人。其中，男性83万人，女性79.4万人。常住人口144.3万人.
    """
    whole = i.right[-1].claim
    return i.law.form == "sum" and any(m.part and m.claim.at < whole.at for m in i.left)


def _waived(ctx: Context, instance: Instance) -> bool:
    """Tell whether the words around the figures put a law out of force."""
    return any(word in _around(ctx, instance, _AROUND) for word in instance.law.unless)


def _around(ctx: Context, instance: Instance, reach: int) -> str:
    """Return the text of the figures of a law, with so many characters before and behind."""
    figures = [m.claim.quantity for m in (*instance.left, *instance.right)]
    start = max(0, min(q.start for q in figures) - reach)
    return ctx.norm[start : max(q.end for q in figures) + reach]


def _nothing_else(ctx: Context, instance: Instance) -> bool:
    """Tell whether the clause behind the figures says that there is none of the rest."""
    text = _around(ctx, instance, _BESIDE) if instance.law.nearly else ""
    return any(m[1].startswith(instance.law.nearly) for m in _NONE.finditer(text))


@lru_cache(maxsize=8)
def _laws_by_head(active: tuple[Pack, ...]) -> dict[str, tuple[Law, ...]]:
    """Return the laws by the metric of their last right term, around which they are sought."""
    out: dict[str, tuple[Law, ...]] = {}
    for pack in active:
        for law in pack.laws:
            metric = law.right[-1].metric
            out[metric] = (*out.get(metric, ()), law)
    return out


_Table = dict[Term, tuple[Meaning, bool]]


class _Index:
    """Meanings by term, of one scope and time, within a sentence, a paragraph and the article.

    Where several figures answer to one term the first stays, with a mark that they disagree.
    """

    def __init__(self, found: list[Meaning]) -> None:
        self.metrics = {m.term.metric for m in found}
        self.tables: dict[tuple[object, ...], _Table] = {}
        for m in found:
            for place in _places(m):
                table = self.tables.setdefault(place, {})
                entry = table.get(m.term)
                if entry is None:
                    table[m.term] = (m, True)
                elif entry[1] and entry[0].claim.quantity.value != m.claim.quantity.value:
                    table[m.term] = (entry[0], False)

    def near(self, term: Term, head: Meaning, tables: list[_Table], exact: bool) -> Meaning | None:
        """Return the one figure of a term with the scope and time of `head`, the nearest
        place first; None if there is none or several disagree.
        """
        if term.metric not in self.metrics:
            return None
        aspects: tuple[str, ...] = (term.aspect,) if term.aspect else _ASPECT_ORDER
        if not term.aspect and exact:
            aspects = (head.term.aspect, *(a for a in aspects if a != head.term.aspect))
        for table in tables:
            for aspect in aspects:
                if exact and not term.aspect and aspect == "新增":
                    continue
                wanted = Term(aspect, term.metric)
                entry = table.get(wanted) if wanted != head.term else None
                if entry is not None:
                    return entry[0] if entry[1] else None
        return None

    def instance(self, law: Law, head: Meaning) -> Instance | None:
        """Return the law with its figures around its last right term, if they are given."""
        exact = law.form != "order"
        tables = [self.tables[place] for place in _places(head)]
        *others, last = law.right
        right = [head if t == last else self.near(t, head, tables, exact) for t in others]
        right.append(head)
        left = [self.near(t, head, tables, exact) for t in law.left]
        if (exact and None in left) or None in right:
            return None
        rate = law.form == "ratio"
        chosen_left = tuple(m for m in left if m is not None and (rate or _comparable(m, head)))
        if head.term.aspect == "新增":  # what is new bounds only what is new
            chosen_left = tuple(m for m in chosen_left if m.term.aspect == "新增")
        chosen_right = tuple(m for m in right if m is not None)
        if not chosen_left or (exact and len(chosen_left) < len(left)):
            return None
        if law.per:
            # 票价 is told in the unit of its 票房, whatever the unit of those among whom it is.
            paid, mean = chosen_right[0].claim.quantity, chosen_left[0].claim.quantity
            if mean.unit.partition("/")[0] != paid.unit or mean.kind is Kind.SHARE:
                return None
        elif not all(_comparable(m, head) for m in chosen_right):
            return None
        used = {m.claim.at for m in (*chosen_left, *chosen_right)}
        if not rate and len(used) < len(chosen_left) + len(chosen_right):
            return None
        words = [m.claim.before for m in (*chosen_left, *chosen_right)] if law.needs else ()
        if law.needs and not any(need in said for need in law.needs for said in words):
            return None
        return Instance(law, chosen_left, chosen_right)


def value_of(side: Sequence[Meaning]) -> Fraction | None:
    """Return the sum of the figures of one side, None where one has no single value."""
    values = [m.claim.quantity.value for m in side]
    return None if None in values else sum((v for v in values if v is not None), Fraction(0))


def _places(m: Meaning) -> tuple[tuple[object, ...], ...]:
    group = (m.scope, m.time)
    return (
        (*group, "sentence", m.claim.sentence),
        (*group, "paragraph", m.claim.paragraph),
        (*group, "article"),
    )


def _comparable(a: Meaning, b: Meaning) -> bool:
    """Tell whether two figures count in the same unit."""
    p, q = a.claim.quantity, b.claim.quantity
    if p.unit == q.unit:
        return True
    return p.kind is Kind.COUNT is q.kind and p.unit in _PEOPLE and q.unit in _PEOPLE
