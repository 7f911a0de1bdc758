"""What stands around each figure: the words before and after it, its brackets, its sentence.

One pass over the punctuation and the quantities gives every quantity a `Claim`. Brackets make
levels: the words of a bracket belong to what stands inside it, and the text outside reads on as
if the bracket were not there (信阳市274例（含固始县31例）、郑州市157例 is a list of two).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from auditor import regex
from auditor.model import Fact, Quantity
from auditor.normal import normalise

if TYPE_CHECKING:
    from auditor.packs import Pack
    from auditor.tables.grid import Grid

# Normalised punctuation that ends a clause, and the brackets that make levels. Quotation marks
# and 《》 are words: a figure in them still belongs to the clause around.
_EVENT = regex.standard(r"[,;。!?:、\n()\[\]【】〔〕]")
_OPEN = frozenset("([【〔")
_CLOSE = frozenset(")]】〕")
_CLAUSE_END = frozenset(",;。!?:\n")
_SENTENCE_END = frozenset("。!?\n")
_DEEPEST = 50  # Brackets nested deeper than any author writes are read as plain text.


T = TypeVar("T")


class Claim(NamedTuple):
    """A quantity and the words that say what it is. All words are normalised.

    lead: the words and punctuation between the previous quantity of the same bracket level and
        paragraph (or the beginning of that level) and this one, inner brackets left out.
    before: the end of `lead`, back to the last clause mark (，；：。); a 、 does not end it.
    after: the words behind the figure up to the next mark, bracket or figure.
    at: its own index in `Context.claims` and `Context.quantities`.
    prev: index of that previous quantity, or -1.
    bracket: offset of the bracket that opens this level, or -1 outside brackets.
    owner: index of the quantity that this bracket explains (440例（北京10例…）), or -1.
    clause, sentence, paragraph: running numbers; a clause lies within one level.
    """

    at: int
    quantity: Quantity
    lead: str
    before: str
    after: str
    prev: int
    bracket: int
    owner: int
    clause: int
    sentence: int
    paragraph: int


_AFTER, _CLAUSE = Claim._fields.index("after"), Claim._fields.index("clause")


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule reads: the text, its normalised twin, the quantities and their claims.

    `claims[i].quantity is quantities[i]`. `sentences` holds [start, end) of every sentence, a
    sentence being what 。！？ or a line break ends. `packs` are those that the reader added to the
    built-in ones. Code and the figures of tables are blank in `text`; what stands in tables, is in
    `tables`. `facts` are the reference figures to hold the article against. `heading` is the
    normalised headline of a text that stands without it.
    """

    text: str
    norm: str
    published: dt.date | None
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    sentences: tuple[tuple[int, int], ...]
    packs: tuple[Pack, ...] = ()
    tables: tuple[Grid, ...] = ()
    facts: tuple[Fact, ...] = ()
    heading: str = ""
    _known: dict[Callable[[Context], object], Any] = field(
        default_factory=dict, compare=False, repr=False
    )

    def once(self, derive: Callable[[Context], T]) -> T:
        """Return `derive(self)`, worked out at most once for this article.

        What several rules need (the lists of parts, the dates) is derived by a pure function and
        kept here, so that no rule has to know who asked first.
        """
        known = self._known
        if derive not in known:
            known[derive] = derive(self)
        found: T = known[derive]
        return found

    def holds(self, *words: str) -> bool:
        """Tell whether the article holds one of these words.

        A rule that asks first for what it cannot do without costs most articles next to nothing:
        a single character is found at once, a word in a nanosecond a character. More than five
        are found sooner by `regex.standard`, as plain words between bars.
        """
        norm = self.norm
        for word in words:  # noqa: SIM110 - a generator would cost more than the search
            if word in norm:
                return True
        return False

    def figures(self) -> tuple[Quantity, ...]:
        """Return the quantities of the prose and of the tables in the order of the text."""
        if not self.tables:
            return self.quantities
        cells = (figure for grid in self.tables for figure in grid.quantities())
        return tuple(sorted([*self.quantities, *cells], key=lambda q: q.start))

    def sentence_text(self, claim: Claim) -> str:
        """Return the normalised sentence in which a claim stands."""
        start, end = self.sentences[claim.sentence]
        return self.norm[start:end]


class _Level:
    """A bracket level while it is read."""

    __slots__ = ("bracket", "clause", "clause_at", "last", "owner", "pieces", "start", "waiting")

    def __init__(self, bracket: int, owner: int, start: int, clause: int) -> None:
        self.bracket = bracket
        self.owner = owner
        self.start = start  # where the unread words of this level begin
        self.pieces: list[str] = []  # words already read, before an inner bracket
        self.clause_at = 0  # where in the joined lead the present clause begins
        self.clause = clause
        self.last = -1  # the last quantity of this level
        self.waiting = -1  # the quantity whose `after` is still open


class _Reader:
    """The state of the pass: the levels, and the claims' fields as they become known."""

    def __init__(self, norm: str, found: Sequence[Quantity]) -> None:
        self.norm = norm
        self.found = found
        self.rows: list[list[Any]] = []  # the fields of the claims, `after` still to come
        self.clauses = 0
        self.sentence = 0
        self.paragraph = 0
        self.ends: list[int] = []
        self.level = _Level(-1, -1, 0, 0)
        self.stack: list[_Level] = []

    def words_until(self, at: int) -> None:
        """Let the words of the level up to `at` be the open figure's `after`."""
        level = self.level
        if level.waiting >= 0:
            self.rows[level.waiting][_AFTER] = self.norm[level.start : at].strip()
            level.waiting = -1

    def quantity(self, i: int) -> None:
        q, level = self.found[i], self.level
        self.words_until(q.start)
        words = self.norm[level.start : q.start]
        lead = "".join(level.pieces) + words if level.pieces else words
        before = lead[level.clause_at :].strip()
        place = (level.last, level.bracket, level.owner, level.clause, self.sentence)
        self.rows.append([i, q, lead, before, "", *place, self.paragraph])
        level.pieces.clear()
        level.clause_at = 0
        level.start = q.end
        level.last = level.waiting = i

    def mark(self, char: str, at: int) -> None:
        level = self.level
        if level.waiting >= 0:
            self.words_until(at)
        if char in _CLAUSE_END:
            self.clauses += 1
            if char in _SENTENCE_END:
                self.sentence += 1
                self.ends.append(at + 1)
                if char == "\n":
                    self.paragraph += 1
                    self.stack.clear()
                    self.level = _Level(-1, -1, at + 1, self.clauses)
                    return
            level.clause = self.clauses
            level.clause_at = sum(map(len, level.pieces)) + at + 1 - level.start
        elif char in _OPEN:
            self.open(at)
        elif char in _CLOSE and self.stack:
            self.level = self.stack.pop()
            self.level.start = at + 1

    def open(self, at: int) -> None:
        if len(self.stack) >= _DEEPEST:
            return
        level = self.level
        level.pieces.append(self.norm[level.start : at])
        owner = level.last
        if owner >= 0 and self.rows[owner][_CLAUSE] != level.clause:
            owner = -1
        self.stack.append(level)
        self.clauses += 1
        self.level = _Level(at, owner, at + 1, self.clauses)


def read(
    text: str,
    found: tuple[Quantity, ...],
    published: dt.date | None,
    packs: tuple[Pack, ...] = (),
) -> Context:
    """Build the context of one article in one pass, linear in its length."""
    norm = normalise(text)
    reader = _Reader(norm, found)
    starts = [q.start for q in found] + [len(norm)]
    i, busy = 0, 0
    for event in _EVENT.finditer(norm):
        at = event.start()
        while starts[i] < at:
            busy = found[i].end
            reader.quantity(i)
            i += 1
        if at >= busy:
            reader.mark(norm[at], at)
    for n in range(i, len(found)):
        reader.quantity(n)
    reader.words_until(len(norm))
    reader.ends.append(len(norm))
    claims = tuple(map(Claim._make, reader.rows))
    sentences = tuple(zip([0, *reader.ends[:-1]], reader.ends, strict=True))
    return Context(text, norm, published, found, claims, sentences, packs)
