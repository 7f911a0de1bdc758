"""Chooses the article of a page: trafilatura says which text it is, the blocks say where it is.

The library gives text without places. A block belongs to the article if its letters and digits
stand in that text, those of a short one where the block before it ended. The headline and the
dateline, which the library leaves out, are looked for before the first block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from auditor import regex
from auditor.document import missing
from auditor.pages.source import Block, Page, SourceTable
from auditor.tables.prose import is_layout

_GRAM = 8  # letters by which a longer block is looked up
_TRIES = 20  # places at which a longer block is looked for
_NEAR = 60  # letters that a short block may be ahead of where the last one ended
_LONG = 40  # characters of a paragraph; a headline has less
_HEAD = 16  # blocks before the first one among which the headline is looked for
_SILENT = regex.compile(r"[\W_]+")
_SENTENCE = regex.compile(r"[。！？；]")
_FURNITURE = regex.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|来源|來源|发布时间|記者|记者"
)
_FOOT = regex.compile(
    r"版权所有|ICP备|公网安备|Copyright|©|责任编辑|相关阅读|上一篇|下一篇|网站标识码|分辨率",
    regex.IGNORECASE,
)


def chosen(source: str, page: Page, data: set[SourceTable]) -> list[Block]:
    """Return the blocks of the article of a page, in order; `data` are its tables of data.

    Raises:
        Unreadable: trafilatura is not installed.
    """
    try:
        from trafilatura import extract
    except ImportError:
        raise missing("html") from None
    shown = _without(source, page.hidden)
    text = extract(shown, include_comments=False, include_tables=True, deduplicate=False) or ""
    kept = _aligned(page.blocks, _SILENT.sub("", text))
    if not kept:
        kept = [n for n, block in enumerate(page.blocks) if not block.aside]
    kept = [n for n in kept if not _is_furniture(page.blocks[n], data)]
    if not kept:
        return []
    kept = _from_headline(page, _with_tables(page.blocks, kept, data))
    return [page.blocks[n] for n in (*_head(page, kept[0]), *kept)]


def _without(source: str, hidden: list[tuple[int, int]]) -> str:
    """Return the source without the elements that are not shown, which the library would read."""
    pieces, done = [], 0
    for start, end in hidden:
        pieces.append(source[done:start])
        done = end
    return "".join([*pieces, source[done:]])


def _aligned(blocks: list[Block], text: str) -> list[int]:
    """Return the numbers of the blocks whose letters stand in the text."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(text) - _GRAM + 1):
        places[text[at : at + _GRAM]].append(at)
    kept = []
    done = 0
    for number, block in enumerate(blocks):
        said = _SILENT.sub("", block.text)
        at = _find(said, text, done, places) if said else -1
        if at >= 0:
            kept.append(number)
            done = at + len(said)
    return kept


def _find(said: str, text: str, done: int, places: dict[str, list[int]]) -> int:
    if text.startswith(said, done):
        return done
    if len(said) < _GRAM:
        return text.find(said, done, done + _NEAR + len(said))
    known = places.get(said[:_GRAM], [])
    here = bisect_left(known, done)
    tried = [*known[here : here + _TRIES], *known[max(here - _TRIES, 0) : here]]
    return next((at for at in tried if text.startswith(said, at)), -1)


def _is_furniture(block: Block, data: set[SourceTable]) -> bool:
    """Tell links and footers, which the library keeps on short pages, from prose."""
    if block.cell and block.cell.table in data:
        return False
    said = _SILENT.sub("", block.text)
    if 2 * block.linked > len(said) and not _SENTENCE.search(block.text):
        return True
    return len(said) < 80 and _FOOT.search(block.text) is not None


def _with_tables(blocks: list[Block], kept: list[int], data: set[SourceTable]) -> list[int]:
    """Add what is left of tables of which some cells are in the article, or which it surrounds."""
    chosen = set(kept)
    tables = {cell.table for n in kept if (cell := blocks[n].cell)} & data
    for number in range(kept[0], kept[-1] + 1):
        cell = blocks[number].cell
        if cell and cell.table in data and not blocks[number].linked:
            tables.add(cell.table)
    for number, block in enumerate(blocks):
        if block.cell and block.cell.table in tables:
            chosen.add(number)
    return sorted(chosen)


def data_tables(blocks: list[Block]) -> set[SourceTable]:
    """Return the tables that hold data rather than the layout of the page or prose."""
    texts: defaultdict[SourceTable, list[str]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            texts[block.cell.table].append(block.text)
    return {
        table
        for table, held in texts.items()
        if not table.nested
        and len(table.rows) > 1
        and max(map(len, table.rows)) > 1
        and not is_layout(held)
    }


def _from_headline(page: Page, kept: list[int]) -> list[int]:
    """Leave out what stands before the headline, which the library keeps on short pages."""
    start = 0
    for at, number in enumerate(kept):
        block = page.blocks[number]
        if len(block.text) > _LONG and _SENTENCE.search(block.text):
            break
        if _is_headline(page, block):
            start = at
    return kept[start:]


def _is_headline(page: Page, block: Block) -> bool:
    said = _SILENT.sub("", block.text)
    titled = len(said) >= 6 and _SILENT.sub("", page.title).startswith(said)
    return titled or block.tag == "h1"


def _head(page: Page, first: int) -> list[int]:
    """Return the headline and the dateline before the first block."""
    before = range(max(first - _HEAD, 0), first)
    if _is_headline(page, page.blocks[first]):
        return []
    named = [n for n in before if page.blocks[n].tag == "h2" or _is_headline(page, page.blocks[n])]
    start = named[-1] if named else None
    found = [] if start is None else [start]
    for n in before:
        block = page.blocks[n]
        near = n > start if start is not None else n >= first - 4
        short = len(block.text) < 80 and not _SENTENCE.search(block.text)
        if near and short and _FURNITURE.search(block.text) and 2 * block.linked < len(block.text):
            found.append(n)
    return sorted(found)
