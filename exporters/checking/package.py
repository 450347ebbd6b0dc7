"""The parts of a Word file and what they are related to, opened without trusting it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from app.errors import RefusedFileError
from exporters.checking.names import W_SPACE
from exporters.containers import BEGINNING_LENGTH, Container, Sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element

MOST_BYTES = 300 * 1024 * 1024

EMPTY = "„{name}“ ist leer. Wählen Sie ein Word-Dokument (.docx)."
PROTECTED = (
    "„{name}“ ist mit einem Kennwort geschützt. Öffnen Sie das Dokument, heben Sie den Schutz auf, und "
    "speichern Sie es, bevor Sie es prüfen."
)
OLD_FORMAT = (
    "„{name}“ ist im alten Word-Format (.doc) gespeichert. Speichern Sie die Datei als Word-Dokument "
    "(.docx), und prüfen Sie dieses."
)
NO_DOCUMENT = "„{name}“ ist kein Word-Dokument. Prüfen lassen sich Word-Dokumente (.docx) und Laborbücher."
STRICT = (
    "„{name}“ ist als „Strict Open XML-Dokument“ gespeichert. Speichern Sie die Datei als Word-Dokument "
    "(.docx), und prüfen Sie dieses."
)
DAMAGED = (
    "„{name}“ ist beschädigt. Öffnen Sie die Datei in dem Programm, aus dem sie stammt, und speichern Sie "
    "sie neu."
)
TOO_LARGE = "„{name}“ ist zu groß, um geprüft zu werden (ausgepackt {size}). Prüfen Sie es in Teilen."
ODD = (
    "„{name}“ ist anders aufgebaut als ein Word-Dokument ({why}) und wurde nicht geöffnet. Öffnen Sie die "
    "Datei in Word oder LibreOffice, und speichern Sie sie neu."
)
UNREADABLE = (
    "„{name}“ lässt sich nicht lesen. Prüfen Sie, ob die Datei noch da und das Laufwerk verbunden ist."
)
_SENTENCES = Sentences(EMPTY, PROTECTED, OLD_FORMAT, NO_DOCUMENT, DAMAGED, TOO_LARGE, ODD)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN_KIND = "officeDocument"


class Relation(NamedTuple):
    """``kind`` is the last word of the relation's type, ``part`` the part that it belongs to."""

    part: str
    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """A Word file: its XML parts by name, and the names of all the others."""

    def __init__(self, path: Path) -> None:
        """Raises RefusedFileError with one sentence for whatever is no whole Word document."""
        self.name = path.name
        container = Container(_bytes(path), path.name, _SENTENCES, MOST_BYTES)
        self.names = tuple(container.names)
        self.parts: Mapping[str, bytes] = {
            entry.filename: container.whole(entry)
            for entry in container.entries
            if entry.filename.endswith((".xml", ".rels"))
        }
        self.relations = tuple(self._relations())
        self.main = self._main(container)

    def xml(self, part: str) -> _Element | None:
        """Return a small part as a tree; None if the file has none, or an empty one."""
        content = self.parts.get(part)
        return parsed(content, self.name) if content else None

    def related(self, kind: str) -> list[str]:
        """Return the parts that the document itself calls by a kind."""
        return [it.target for it in self.relations if it.part == self.main and it.kind == kind]

    def content_types(self) -> bytes:
        """Return what the file says its parts are."""
        return self.parts.get("[Content_Types].xml", b"")

    def _main(self, container: Container) -> str:
        named = (it.target for it in self.relations if it.part == "" and it.kind == _MAIN_KIND)
        main = next((target for target in named if target in self.parts), "")
        beginning = self.parts.get(main, b"")[:BEGINNING_LENGTH]
        if _STRICT in beginning:
            raise container.refusal(STRICT)
        if W_SPACE.encode() not in beginning:
            raise container.refusal(NO_DOCUMENT)
        return main

    def _relations(self) -> Iterator[Relation]:
        for name in self.parts:
            folder, _, file = name.rpartition("_rels/")
            if not file.endswith(".rels"):
                continue
            source = folder + file.removesuffix(".rels")
            root = self.xml(name)
            for it in () if root is None else root:
                yield _relation(source, folder, it)


def _relation(source: str, folder: str, it: _Element) -> Relation:
    words = {key: it.get(key, "") for key in ("Id", "Type", "Target", "TargetMode")}
    is_external = words["TargetMode"] == "External"
    target = words["Target"] if is_external else _inside(folder, words["Target"])
    return Relation(source, words["Id"], words["Type"].rpartition("/")[2], target, is_external)


def _inside(folder: str, target: str) -> str:
    """Return the name of the part that a relation leads to."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            size = f"{path.stat().st_size // 1024**2} MB"
            raise RefusedFileError(TOO_LARGE.format(name=path.name, size=size))
        return path.read_bytes()
    except OSError as error:
        raise RefusedFileError(UNREADABLE.format(name=path.name)) from error


def parsed(content: bytes, name: str) -> _Element:
    """Return XML as a tree. Raises RefusedFileError; entities and outside files are never followed."""
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise RefusedFileError(DAMAGED.format(name=name)) from error
