"""Reading finished documents as a reader does: by headings, words and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.reports.model import Contents, Heading, Paragraph, Picture, Role, Table, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.model import Block, Cell, Document, Span

B = TypeVar("B", bound="Block")


def words(spans: Iterable[Span]) -> str:
    """Return the text of spans."""
    return "".join(span.text for span in spans)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield every piece of text that blocks show, in their order."""
    for block in blocks:
        yield from _lines(block)


def text(document: Document) -> str:
    """Return everything that can be read in a document and its properties."""
    properties = (document.title, document.subject, document.running_title, document.author, document.code)
    return "\n".join([*properties, *document.keywords, *lines(document.blocks)])


def of_type(document: Document, kind: type[B]) -> list[B]:
    """Return the blocks of one type."""
    return [block for block in document.blocks if isinstance(block, kind)]


def paragraphs(document: Document, role: Role) -> list[Paragraph]:
    """Return the paragraphs of one role."""
    return [block for block in of_type(document, Paragraph) if block.role is role]


def headings(document: Document, level: int) -> list[str]:
    """Return the headings of one level."""
    return [block.text for block in of_type(document, Heading) if block.level == level]


def section(document: Document, heading: str) -> list[Block]:
    """Return what stands under a heading, up to the next of its level or above."""
    start, level = next(
        (place, block.level)
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.text == heading
    )
    rest = document.blocks[start + 1 :]
    ends = (place for place, it in enumerate(rest) if isinstance(it, Heading) and it.level <= level)
    return list(rest[: next(ends, len(rest))])


def fact_sheet(document: Document) -> dict[str, str]:
    """Return the Steckbrief as label and text; lines of a cell are joined by line feeds."""
    table = next(it for it in of_type(document, Table) if it.kind is TableKind.FACT_SHEET)
    return {words(label.paragraphs[0].spans): "\n".join(_cell_lines(cell)) for label, cell in table.rows}


def spans(document: Document) -> Iterator[Span]:
    """Yield every span of a document."""
    for block in document.blocks:
        yield from _spans(block)


def anchors(document: Document) -> list[str]:
    """Return every place one can jump to."""
    places = [block.anchor for block in document.blocks if isinstance(block, Paragraph | Heading)]
    return [anchor for anchor in [*places, *(span.anchor for span in spans(document))] if anchor]


def internal_links(document: Document) -> set[str]:
    """Return the places that links of a document lead to."""
    return {span.href[1:] for span in spans(document) if span.href and span.href.startswith("#")}


def _spans(block: Block) -> Iterator[Span]:
    if isinstance(block, Paragraph):
        yield from block.spans
    if isinstance(block, Table):
        yield from block.note
        yield from (span for row in block.rows for cell in row for it in cell.paragraphs for span in it.spans)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Contents():
            yield block.text if isinstance(block, Heading) else block.title
        case Picture():
            yield from (block.alt_text, block.caption, block.credit)
        case Paragraph():
            yield words(block.spans)
        case Table():
            yield from (block.title, block.description, *block.head, words(block.note))
            yield from (line for row in block.rows for cell in row for line in _cell_lines(cell))


def _cell_lines(cell: Cell) -> list[str]:
    return [words(paragraph.spans) for paragraph in cell.paragraphs]
