"""Reads HTML into blocks of text that know where each of their characters stands in the source.

The tokens are those of the HTML standard as far as text needs them; errors of markup are taken
as browsers take them. The trees of libraries know lines at best, so this one pass keeps offsets.
"""

from __future__ import annotations

import html
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files

from auditor import regex

_TOKEN = regex.compile(
    r"(?P<comment><!--(?:-?>|(?:(?!--!?>)[\s\S])*+(?:--!?>|\Z)))"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*+)"
    r"(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>?"
    r"|(?P<other><[!?/][^>]*+>?)"
    r"|(?P<space>[ \t\r\n\f]++)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?+)"
    r"|(?P<text>[^<& \t\r\n\f]++|[<&])"
)
_ATTRIBUTE = regex.compile(
    r"([A-Za-z][\w:.-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+"
)
_TAGS = tomllib.loads(files("auditor.pages").joinpath("tags.toml").read_text("utf-8"))
_BLOCK, _HIDDEN, _VOID, _ASIDE, _DATES = (
    frozenset(_TAGS[name].split()) for name in ("block", "hidden", "void", "aside", "dates")
)
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW_END = {name: regex.compile(rf"</{name}(?=[\s/>])", regex.IGNORECASE) for name in _RAW}
_WIDE = regex.compile(r"[\p{Han}\u3000-\u303f\uff00-\uff60]")
_INVISIBLE = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_MOST_SPAN = 100


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, cell or the like: its text and where that stands.

    `runs` are (offset in the text, offset in the source, characters there of the first one).
    """

    tag: str
    text: str
    runs: list[tuple[int, int, int]]
    linked: int = 0  # characters within links
    aside: bool = False  # within navigation, a footer or a form
    cell: SourceCell | None = None


@dataclass(slots=True, eq=False)
class SourceCell:
    """A cell of a table of the page."""

    table: SourceTable
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(slots=True, eq=False)
class SourceTable:
    """A table of the page; `nested`: another table stands in it, so that it is mere layout."""

    rows: list[list[SourceCell]] = field(default_factory=list)
    nested: bool = False


@dataclass(slots=True)
class Page:
    """What a page says: its blocks in order, its title, its tags that tell a date.

    `comments` are (offset in the source, what it says, whether it stands behind text of a block),
    `hidden` the stretches of the source that are not shown: struck out, or styled so.
    """

    blocks: list[Block]
    title: str
    dates: list[str]
    comments: list[tuple[int, str, bool]]
    hidden: list[tuple[int, int]]


def page(source: str) -> Page:
    """Read the source of a page, linear in its length."""
    reading = _Reading(source)
    at = 0
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None:  # no character is without a token
            raise AssertionError(f"no token at {at}")
        at = reading.take(token)
    reading.finish()
    return Page(reading.blocks, reading.title, reading.dates, reading.comments, reading.cuts)


def attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, values decoded."""
    out: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(rest):
        value = next((v for v in found.groups()[1:] if v is not None), "")
        out.setdefault(found[1].lower(), html.unescape(value))
    return out


class _Reading:
    """The state of the pass."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.title = ""
        self.dates: list[str] = []
        self.comments: list[tuple[int, str, bool]] = []
        self.open: list[tuple[str, bool]] = []  # tag, whether it hides what it holds
        self.count: Counter[str] = Counter()
        self.hidden = 0
        self.cuts: list[tuple[int, int]] = []
        self.cut = -1  # where the hidden element began that is open
        self.tables: list[SourceTable] = []
        self.cells: list[SourceCell | None] = []
        self.pieces: list[str] = []
        self.runs: list[tuple[int, int, int]] = []
        self.length = 0
        self.linked = 0
        self.space = -1  # where white space stands that is not yet written
        self.broken = False  # whether a line of the source ends in it

    def take(self, token: regex.Match[str]) -> int:
        """Take one token and return where the next begins."""
        kind = token.lastgroup
        if token["tag"]:
            name = token["tag"].lower()
            if token["close"]:
                self.close(name)
                if self.cut >= 0 and not self.hidden:
                    self.cuts.append((self.cut, token.end()))
                    self.cut = -1
                return token.end()
            return self.start(name, token)
        if not self.hidden:
            if kind == "space":
                if self.space < 0:
                    self.space = token.start()
                self.broken = self.broken or "\n" in token[0] or "\r" in token[0]
            elif kind == "comment":
                body = token[0].removeprefix("<!--").removesuffix("-->")
                self.comments.append((token.start(), body, bool(self.pieces)))
            elif kind == "text":
                self.write(token[0], token.start())
            elif kind == "reference":
                said = html.unescape(token[0])
                if said == token[0]:
                    self.write(said, token.start())
                elif said:
                    self.write(said[0], token.start(), len(token[0]))
                    for char in said[1:]:
                        self.write(char, token.start(), len(token[0]))
        return token.end()

    def write(self, text: str, at: int, width: int = 1) -> None:
        self.write_space(text[0])
        self.put(text, at, width)
        if self.count["a"]:
            self.linked += len(text)

    def write_space(self, following: str) -> None:
        """Write the space before a character, unless it only breaks a line of Chinese."""
        if self.space < 0:
            return
        last = self.pieces[-1][-1] if self.pieces else "\n"
        wide = _WIDE.match(last) or _WIDE.match(following)
        if last != "\n" and not (self.broken and wide):
            self.put(" ", self.space)
        self.space, self.broken = -1, False

    def put(self, text: str, at: int, width: int = 1) -> None:
        last = self.runs[-1] if self.runs else None
        if last is None or width != 1 or last[2] != 1 or last[1] + self.length - last[0] != at:
            self.runs.append((self.length, at, width))
        self.pieces.append(text)
        self.length += len(text)

    def flush(self, tag: str = "") -> None:
        """End the block."""
        text = "".join(self.pieces)
        if text.strip():
            aside = any(self.count[name] for name in _ASIDE)
            cell = self.cells[-1] if self.cells else None
            inner = tag or self.innermost()
            self.blocks.append(Block(inner, text, self.runs, self.linked, aside, cell))
        if text:
            self.pieces, self.runs, self.length, self.linked = [], [], 0, 0
        self.space, self.broken = -1, False

    def innermost(self) -> str:
        return next((t for t, _ in reversed(self.open[-8:]) if t in _BLOCK), "body")

    def start(self, name: str, token: regex.Match[str]) -> int:
        if name in _BLOCK:
            self.flush()
        if name == "br" and not self.hidden:
            self.space = -1
            if self.pieces:
                self.put("\n", token.start(), token.end() - token.start())
        if name in ("meta", "time"):
            self.date(name, attributes(token["rest"]))
        if name in _VOID:
            return token.end()
        if name in _RAW_END:
            return self.raw(name, token)
        self.imply(name)
        rest = token["rest"]
        hides = name in _HIDDEN or ("n" in rest and self.invisible(rest))
        self.open.append((name, hides))
        self.count[name] += 1
        if hides and not self.hidden and name != "head":
            self.cut = token.start()
        self.hidden += hides
        if not self.hidden:
            self.table(name, rest)
        return token.end()

    def invisible(self, rest: str) -> bool:
        low = rest.lower()
        if "hidden" not in low and "display" not in low:
            return False
        given = attributes(rest)
        return "hidden" in given or _INVISIBLE.search(given.get("style", "")) is not None

    def raw(self, name: str, token: regex.Match[str]) -> int:
        """Pass over an element whose content is no markup."""
        end = _RAW_END[name].search(self.source, token.end())
        stop = end.start() if end else len(self.source)
        body = self.source[token.end() : stop]
        if name == "title" and not self.title:
            self.title = html.unescape(body).strip()
        if name == "script" and "ld+json" in token["rest"]:
            found = regex.search(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"', body)
            self.dates += [found[1]] if found else []
        return stop

    def date(self, name: str, given: dict[str, str]) -> None:
        if name == "time":
            said = given.get("datetime", "")
        else:
            key = given.get("property") or given.get("name") or given.get("itemprop") or ""
            plain = regex.sub(r"[^a-z]", "", key.lower())
            said = given.get("content", "") if plain in _DATES else ""
        if said:
            self.dates.append(said)

    def imply(self, name: str) -> None:
        """Close what a start tag closes without saying so."""
        for closes in _CLOSES.get(name, ()):
            if self.open and self.open[-1][0] == closes:
                self.close(closes)

    def table(self, name: str, rest: str) -> None:
        if name == "table":
            if self.tables:
                self.tables[-1].nested = True
            self.tables.append(SourceTable())
            self.cells.append(None)
        elif not self.tables:
            return
        elif name == "tr":
            self.tables[-1].rows.append([])
            self.cells[-1] = None
        elif name in ("td", "th"):
            given = attributes(rest)
            table = self.tables[-1]
            if not table.rows:
                table.rows.append([])
            cell = SourceCell(
                table, _span(given.get("rowspan")), _span(given.get("colspan")), name == "th"
            )
            table.rows[-1].append(cell)
            self.cells[-1] = cell

    def close(self, name: str) -> None:
        """Close an element, and those within it that were left open."""
        if name in ("p", "br") and not self.count[name]:
            self.flush()
            return
        if not self.count[name]:
            return
        if name in _BLOCK:
            self.flush()
        while self.open:
            last, hides = self.open.pop()
            self.count[last] -= 1
            self.hidden -= hides
            if not self.hidden and self.tables:
                if last == "table":
                    self.flush()
                    self.tables.pop()
                    self.cells.pop()
                elif last in ("td", "th", "tr"):
                    self.flush(last)
                    self.cells[-1] = None
            if last == name:
                return

    def finish(self) -> None:
        """End the last block."""
        self.flush()


_CLOSES = {
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
    "tr": ("p", "td", "th", "tr"),
    "tbody": ("td", "th", "tr", "thead"),
    "li": ("p", "li"),
    "dt": ("dd", "dt"),
    "dd": ("dd", "dt"),
    "option": ("option",),
} | dict.fromkeys(_BLOCK - {"td", "th", "tr", "tbody", "li", "dt", "dd"}, ("p",))


def _span(written: str | None) -> int:
    found = regex.match(r"\s*(\d{1,4})", written or "")
    return max(1, min(int(found[1]), _MOST_SPAN)) if found else 1
