"""The office's template: opened, checked and asked for its styles and measures."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml.etree import XMLSyntaxError

from app.reports.model import Role
from exporters.paper import styles
from exporters.paper.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.numbering import CT_Numbering

UNREADABLE = (
    "Die Word-Vorlage „{file}“ lässt sich nicht lesen: Speichern Sie sie in Word als Word-Dokument (.docx), "
    "oder verwenden Sie die mitgelieferte Vorlage."
)
STYLES_MISSING = (
    "In der Word-Vorlage „{file}“ {verb} {names}: Legen Sie sie in Word unter diesem Namen an, oder "
    "verwenden Sie die mitgelieferte Vorlage."
)
_UNREADABLE: tuple[type[Exception], ...] = (
    *(OSError, BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError),
    NotImplementedError,  # python-docx cannot make up list definitions where a file has none
)
_EMU_PER_TWIP = 635
_A4 = (Mm(210), Mm(297))


@dataclass(frozen=True)
class Measures:
    """In twips (1/20 pt): the text area, and at its left the column of headings and numbers.

    ``lying_text`` is the text area of a page on its long side.
    """

    text: int
    lying_text: int
    margin_column: int


@dataclass(frozen=True)
class Template:
    """An opened template that has every style a document needs. ``indents`` are in twips."""

    document: Document
    lists: CT_Numbering
    measures: Measures
    indents: dict[Role, int]
    _ids: dict[tuple[str, str], str]

    def paragraph(self, name: str) -> str:
        """The id of a paragraph style in this very file."""
        return self._ids["paragraph", name.lower()]

    def character(self, name: str) -> str:
        return self._ids["character", name.lower()]

    def table(self, name: str) -> str:
        return self._ids["table", name.lower()]

    def numbering(self, name: str) -> str:
        return self._ids["numbering", name.lower()]


def open_template(path: Path | None) -> Template:
    """Open ``path``, or the template that comes with the program. Raises TemplateError."""
    if path is None:
        with as_file(files("resources") / "templates" / "laborbuch.docx") as shipped:
            return _open(shipped)
    return _open(path)


def _open(path: Path) -> Template:
    try:
        document = docx.Document(str(path))
        lists = document.part.numbering_part.element
    except _UNREADABLE as error:
        raise TemplateError(UNREADABLE.format(file=path.name)) from error
    ids = _style_ids(document)
    missing = [name for kind, name in styles.REQUIRED if (kind, name.lower()) not in ids]
    if missing:
        raise TemplateError(_missing(path.name, missing))
    indents = {
        role: _indent(document, ids["paragraph", name.lower()]) for role, name in styles.PARAGRAPHS.items()
    }
    return Template(document, lists, _measures(document, indents[Role.BODY]), indents, ids)


def _style_ids(document: Document) -> dict[tuple[str, str], str]:
    found = document.styles.element.iterchildren(qn("w:style"))
    named = ((style, style.find(qn("w:name"))) for style in found)
    return {
        (style.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower()): style.get(qn("w:styleId"), "")
        for style, name in named
        if name is not None
    }


def _missing(file: str, names: Iterable[str]) -> str:
    quoted = [f"„{styles.shown(name)}“" for name in names]
    listed = " und ".join((", ".join(quoted[:-1]), quoted[-1])) if len(quoted) > 1 else quoted[0]
    verb = "fehlen die Formatvorlagen" if len(quoted) > 1 else "fehlt die Formatvorlage"
    return STYLES_MISSING.format(file=file, verb=verb, names=listed)


def _indent(document: Document, style_id: str) -> int:
    style = document.styles.get_by_id(style_id, WD_STYLE_TYPE.PARAGRAPH)
    return round((style.paragraph_format.left_indent or 0) / _EMU_PER_TWIP)


def _measures(document: Document, margin_column: int) -> Measures:
    section = document.sections[-1]
    sides = sum(side or 0 for side in (section.left_margin, section.right_margin, section.gutter))
    width, height = section.page_width or _A4[0], section.page_height or _A4[1]
    text, lying = (round((edge - sides) / _EMU_PER_TWIP) for edge in (width, max(width, height)))
    return Measures(text, lying, margin_column)
