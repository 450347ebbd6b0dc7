"""Word and OpenDocument: archives of which only the text is read, and that within limits."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.errors import RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MOST_UNPACKED = 100_000_000

DAMAGED = (
    "„{name}“ ist beschädigt. Öffnen Sie die Datei in dem Programm, aus dem sie stammt, und speichern Sie "
    "sie neu."
)
PROTECTED = "„{name}“ ist mit einem Kennwort geschützt. Speichern Sie die Datei ohne Kennwort."
TOO_LARGE = "„{name}“ ist ausgepackt zu groß für eine Abschrift. Prüfen Sie, ob es die richtige Datei ist."

_OLE = b"\xd0\xcf\x11\xe0"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_ODT_SIGNS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": " ", f"{_TEXT}s": " "}
_ODT_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_ODT_ASIDE = frozenset({f"{_TEXT}note", f"{_TEXT}tracked-changes"})


def word_paragraphs(data: bytes, name: str) -> Iterator[str]:
    """Return the paragraphs of a Word document as they read with all changes accepted."""
    root = _part(data, "word/document.xml", name)
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(_word_pieces(paragraph))


def _word_pieces(paragraph: _Element) -> Iterator[str]:
    """Text taken out under "Änderungen verfolgen" is another element, so it stays away by itself."""
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _WORD_SIGNS:
            yield _WORD_SIGNS[str(element.tag)]


def open_document_paragraphs(data: bytes, name: str) -> Iterator[str]:
    """Return the paragraphs of an OpenDocument text, without notes and what was taken out."""
    root = _part(data, "content.xml", name)
    for paragraph in root.iter(*_ODT_PARAGRAPHS):
        if not any(around.tag in _ODT_ASIDE for around in paragraph.iterancestors()):
            yield "".join(_odt_pieces(paragraph))


def _odt_pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _ODT_ASIDE:
            yield _ODT_SIGNS.get(str(child.tag), "")
            yield from _odt_pieces(child)
        yield child.tail or ""


def _part(data: bytes, part: str, name: str) -> _Element:
    if data.startswith(_OLE):
        raise RefusedFileError(PROTECTED.format(name=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as file:
            content = file.read(MOST_UNPACKED + 1)
        if len(content) > MOST_UNPACKED:
            raise RefusedFileError(TOO_LARGE.format(name=name))
        return _parsed(content)
    except RefusedFileError:
        raise
    except Exception as error:  # whatever a broken archive makes the libraries stumble over
        raise RefusedFileError(DAMAGED.format(name=name)) from error


def _parsed(content: bytes) -> _Element:
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096]:
        raise ValueError("no program writes a DOCTYPE there")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)
