"""A text read once, from top to bottom: its paragraphs and tables, one block of it in memory at a time."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import RefusedFileError
from exporters.checking import names as n
from exporters.checking.findings import shortened
from exporters.checking.package import DAMAGED
from exporters.checking.styles import Style, first, level_of, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.checking.package import Package
    from exporters.checking.styles import Styles

_QUOTED = 50
_NO_LIST = "0"
_OUTLINE, _LISTED, _STYLED = f"{n.W}outlineLvl", f"{n.W}numPr", f"{n.W}pStyle"
_SIGNS = {n.TAB: "\t", n.BR: "\n", n.CR: "\n", n.NO_BREAK: "-"}


@dataclass(slots=True)
class Paragraph:
    """One paragraph. ``tags`` are all elements in it, so that most checks need not look for theirs.

    ``pieces`` are its texts as they stand in the file, ``text`` is what is read: tabs and line breaks are
    signs like others. ``cell`` and ``table`` are where it stands, if in one. ``level`` is that of a heading,
    0 for text; ``list_id`` is "" if it belongs to no list.
    """

    element: _Element
    place: str
    style: Style
    properties: _Element | None
    tags: set[str]
    pieces: list[str]
    text: str
    table: Table | None = None
    cell: _Element | None = None
    level: int = field(init=False)
    list_id: str = field(init=False)

    def __post_init__(self) -> None:
        """What is said by hand wins over the style."""
        tags, by_hand = self.tags, self.properties
        own = level_of(by_hand) if by_hand is not None and _OUTLINE in tags else None
        self.level = self.style.level if own is None else own
        list_id = said(by_hand, "numPr", "numId") if by_hand is not None and _LISTED in tags else ""
        self.list_id = "" if list_id == _NO_LIST else list_id or self.style.list_id

    @property
    def longest(self) -> str:
        """The longest piece that somebody wrote in one go."""
        return max(self.pieces, key=len, default="")


@dataclass(slots=True)
class Table:
    """One table that does not stand in another."""

    element: _Element
    place: str
    rows: list[_Element]
    tags: set[str]


@dataclass(slots=True)
class Mark:
    """A bookmark's start (with its name) or end."""

    id: str
    name: str | None


Item = Paragraph | Table | Mark


class Story:
    """The document's text, or that of a header, a footer or the notes."""

    def __init__(self, package: Package, part: str, styles: Styles, title: str = "") -> None:
        """``title`` says which text it is; "" for the document's own, whose paragraphs are counted."""
        self.part, self.title = part, title
        self.content = package.parts.get(part, b"")
        self._styles, self._file = styles, package.name
        self._paragraphs = self._tables = 0

    def items(self) -> Iterator[Item]:
        """Yield everything in the order of the text. What was yielded is gone when the next one comes.

        Raises RefusedFileError if the XML breaks off.
        """
        from lxml import etree

        tags = (n.P, n.TBL, n.START, n.END)
        stream = io.BytesIO(self.content)
        try:
            for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True):
                if element.tag in (n.START, n.END):
                    name = element.get(n.NAME) if element.tag == n.START else None
                    yield Mark(element.get(n.ID, ""), name)
                elif next(element.iterancestors(n.P, n.TBL), None) is None:
                    yield from self._block(element)
                    _forget(element)
        except etree.XMLSyntaxError as error:
            raise RefusedFileError(DAMAGED.format(name=self._file)) from error

    def _block(self, element: _Element) -> Iterator[Item]:
        if element.tag == n.P:
            self._paragraphs += 1
            yield self._paragraph(element, self.title or f"Absatz {self._paragraphs}")
            return
        self._tables += 1
        name = f"Tabelle {self._tables}" if not self.title else f"{self.title}, Tabelle {self._tables}"
        table = Table(element, name, list(_rows(element)), {str(it.tag) for it in element.iter()})
        yield table
        for number, row in enumerate(table.rows, 1):
            for paragraph in row.iter(n.P):
                if next(paragraph.iterancestors(n.P), None) is None:
                    yield self._paragraph(paragraph, f"{name}, Zeile {number}", table)

    def _paragraph(self, element: _Element, place: str, table: Table | None = None) -> Paragraph:
        tags, pieces = _read(element)
        text = "".join(pieces)
        if quoted := shortened(text, _QUOTED):
            place = f"{place} „{quoted}“"
        properties = first(element, n.PPR)
        styled = first(properties, _STYLED)
        style = self._styles.paragraph("" if styled is None else styled.get(n.VAL, ""))
        cell = next(element.iterancestors(n.TC), None) if table else None
        return Paragraph(element, place, style, properties, tags, pieces, text, table, cell)


def _rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table, also those in content controls, but not those of tables within."""
    return (row for row in table.iter(n.TR) if next(row.iterancestors(n.TBL)) is table)


def _read(element: _Element) -> tuple[set[str], list[str]]:
    tags: set[str] = set()
    pieces: list[str] = []
    for it in element.iter():
        tag = str(it.tag)
        tags.add(tag)
        if tag == n.T:
            pieces.append(it.text or "")
        elif tag in _SIGNS and it.getparent().tag == n.RUN:  # type: ignore[union-attr]
            pieces.append(_SIGNS[tag] if it.get(f"{n.W}type", "textWrapping") == "textWrapping" else "")
    return tags, pieces


def _forget(element: _Element) -> None:
    """Free the memory of a block and of what stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
