"""Writes the body of a Word document as text: a paragraph or a row of a table a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from auditor.article import Anchor, Anchors, Unit
from auditor.model import Cell, Table
from auditor.tables.prose import is_layout

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BAR = " | "  # between the cells of a row

Element = Any  # an element of lxml; the library has no types


def written(body: Element) -> tuple[str, tuple[Table, ...], Anchors]:
    """Return the text of a body, its tables, and the paragraph of every character.

    Paragraphs are counted from 1, empty ones and those in tables left out; a cell stands in the
    paragraph before its table, its columns counted from its own beginning.
    """
    writer = _Writer()
    _blocks(body, writer)
    text = "".join(writer.pieces)
    return text, tuple(writer.tables), Anchors(Unit.PARAGRAPH, text, writer.anchors)


@dataclass(slots=True)
class _Writer:
    pieces: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0
    paragraph: int = 0

    def say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def line(self, text: str) -> None:
        if text.strip():
            self.paragraph += 1
            self.anchors.append(Anchor(self.length, self.paragraph, 1, 1))
            self.say(text + "\n")


def _name(element: Element) -> str:
    tag = element.tag
    if not isinstance(tag, str):  # a comment or an instruction
        return ""
    for namespace in (_W, _STRICT):
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return "Fallback" if tag == _FALLBACK else "?"


def _blocks(parent: Element, writer: _Writer) -> None:
    """Write the paragraphs and tables that an element holds, in order."""
    for child in parent:
        name = _name(child)
        if name == "p":
            writer.line("".join(_text(child)))
            for box in _boxes(child):
                _blocks(box, writer)
        elif name == "tbl":
            _table(child, writer)
        elif name not in _SKIPPED and name not in ("", "Fallback"):
            _blocks(child, writer)  # content controls and the like


def _text(parent: Element) -> Iterator[str]:
    """Yield the text of a paragraph, without what is deleted, hidden or in a text box."""
    for child in parent:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name in _SKIPPED or name in ("", "Fallback"):
            continue
        elif name != "r" or not _is_hidden(child):
            yield from _text(child)


def _is_hidden(run: Element) -> bool:
    for properties in run:
        if _name(properties) == "rPr":
            for setting in properties:
                if _name(setting) == "vanish":
                    return _value(setting) not in ("0", "false", "off")
    return False


def _value(setting: Element) -> str:
    return str(setting.get(_W + "val") or setting.get(_STRICT + "val") or "")


def _boxes(parent: Element) -> Iterator[Element]:
    """Yield the text boxes that are anchored in a paragraph."""
    for child in parent:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name not in ("", "Fallback"):
            yield from _boxes(child)


@dataclass(slots=True)
class _Cell:
    element: Element
    text: str
    column: int
    columns: int = 1
    rows: int = 1
    head: bool = False


def _table(table: Element, writer: _Writer) -> None:
    rows = [list(_row(row)) for row in _inside(table, "tr")]
    rows = _merged([row for row in rows if row])
    cells = [cell for row in rows for cell in row]
    nested = any(True for cell in cells for _ in _inside(cell.element, "tbl"))
    alone = max((len(row) for row in rows), default=0) < 2
    if nested or alone or is_layout(cell.text for cell in cells):
        for cell in cells:
            _blocks(cell.element, writer)
        return
    start = writer.length
    written_rows = []
    for row in rows:
        placed: list[Cell] = []
        for cell in row:
            if placed:
                writer.say(_BAR)
            first = writer.length
            writer.anchors.append(Anchor(first, max(writer.paragraph, 1), 1, 1))
            writer.say(cell.text)
            placed.append(Cell(first, writer.length, cell.rows, cell.columns, cell.head))
        writer.say("\n")
        written_rows.append(tuple(placed))
    writer.tables.append(Table(start, writer.length, tuple(written_rows)))


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the nearest elements of a name, looking through content controls."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(child, wanted)


def _row(row: Element) -> Iterator[_Cell]:
    """Yield the cells of a row; one that goes on from the row above has 0 rows."""
    head = any(True for p in _inside(row, "trPr") for _ in _inside(p, "tblHeader"))
    column = 0
    for element in _inside(row, "tc"):
        text = " ".join(t for p in _inside(element, "p") if (t := "".join(_text(p)).strip()))
        cell = _Cell(element, text.replace("\n", " "), column, head=head)
        for properties in _inside(element, "tcPr"):
            for setting in properties:
                if _name(setting) == "gridSpan" and _value(setting).isdecimal():
                    cell.columns = max(1, min(int(_value(setting)), 100))
                elif _name(setting) == "vMerge" and _value(setting) != "restart":
                    cell.rows = 0
        column += cell.columns
        yield cell


def _merged(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Let a cell that spans rows stand once, in the first of them."""
    above: dict[int, _Cell] = {}
    for row in rows:
        for cell in row:
            if cell.rows == 0 and cell.column in above:
                above[cell.column].rows += 1
            else:
                cell.rows = 1
                above[cell.column] = cell
    return [[cell for cell in row if cell.rows] for row in rows]
