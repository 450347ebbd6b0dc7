"""An honest file: what its parts, properties and relations say besides the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.checking import names as n
from exporters.checking import rules
from exporters.checking.honesty import PATH, path_in
from exporters.checking.properties import app_property, core_property
from exporters.checking.styles import switched
from exporters.checking.theme import Theme

if TYPE_CHECKING:
    from exporters.checking.package import Relation

_FILE = "Datei"
_ACTIVE = (
    (re.compile(r"vbaProject|vbaData", re.IGNORECASE), "Makros"),
    (re.compile(r"/activeX/", re.IGNORECASE), "ActiveX-Steuerelemente"),
    (re.compile(r"/embeddings/|oleObject", re.IGNORECASE), "ein eingebettetes Objekt"),
    (re.compile(r"customUI|userCustomization", re.IGNORECASE), "eigene Schaltflächen"),
)
_OWN = "docProps/custom.xml"
_MACROS_ON = b"macroEnabled"
_TEMPLATE, _LINK = "attachedTemplate", "hyperlink"
_SITTING = re.compile(rb"<[^<>]*[\s:]rsid\w*\s*=|<\w+:rsids?\b")
_SAID = {
    b":proofErr": "die Marke einer Rechtschreibprüfung",
    b":lastRenderedPageBreak": "der Seitenumbruch eines Bildschirms",
    b'"_GoBack"': "die Stelle, an der jemand zuletzt schrieb",
    b":proofState": "der Stand einer Rechtschreibprüfung",
    b":docVar": "der Speicher eines Makros",
}
_PARTS = (
    (re.compile(r"docProps/thumbnail", re.IGNORECASE), "ein Vorschaubild"),
    (re.compile(r"printerSettings", re.IGNORECASE), "die Einstellung eines Druckers"),
    (re.compile(r"docProps/custom\.xml", re.IGNORECASE), "eigene Eigenschaften"),
    (re.compile(r"word/people\.xml", re.IGNORECASE), "eine Liste von Personen"),
    (re.compile(r"customXml/item\d*\.xml", re.IGNORECASE), "ein Datenblatt eines Programms"),
)
_NAMES = (
    ("Zuletzt geändert von", core_property, "lastModifiedBy"),
    ("Manager", app_property, "Manager"),
    ("Firma", app_property, "Company"),
)
_OF_NOBODY = frozenset(
    {
        "python-docx", "microsoft office user", "microsoft office-benutzer", "windows user",
        "windows-benutzer", "administrator", "admin", "user", "benutzer", "unknown", "unbekannt", "root",
    }
)  # fmt: skip


class HonestFile(Theme):
    """Reads no text: all of this is known from the parts."""

    def finish(self) -> None:
        self.found.under = ""
        self._active()
        self._relations()
        self._names()
        self._settings()
        self._comments()
        self._leftovers()
        self._paths()

    def _active(self) -> None:
        found = {what for name in self.package.names for form, what in _ACTIVE if form.search(f"/{name}")}
        if _MACROS_ON in self.package.content_types():
            found.add("Makros")
        for what in sorted(found):
            self.found.add(rules.MACROS, _FILE, what=what)

    def _relations(self) -> None:
        for it in self.package.relations:
            if it.is_external and it.kind == _TEMPLATE:
                self.found.add(rules.ATTACHED_TEMPLATE, _FILE, target=it.target)
            elif it.is_external and it.kind != _LINK:
                self.found.add(rules.FROM_OUTSIDE, it.part, target=it.target)

    def _names(self) -> None:
        author = core_property(self.package, "creator")
        if author.casefold() in _OF_NOBODY:
            self.found.add(rules.FOREIGN_NAME, "Eigenschaften", where="Autor", name=author)
        for where, read, name in _NAMES:
            value = read(self.package, name)
            if value and value != author:
                self.found.add(rules.FOREIGN_NAME, "Eigenschaften", where=where, name=value)

    def _settings(self) -> None:
        for part in self.package.related("settings"):
            root = self.package.xml(part)
            if root is not None and switched(root.find(f"{n.W}trackRevisions")):
                self.found.add(rules.TRACKED_CHANGES, "Einstellungen")
            if root is not None and root.find(f"{n.W}mailMerge") is not None:
                self.found.add(rules.FROM_OUTSIDE, "Einstellungen", target="die Daten eines Seriendrucks")

    def _comments(self) -> None:
        for part in self.package.related("comments"):
            root = self.package.xml(part)
            count = 0 if root is None else len(root.findall(f"{n.W}comment"))
            if count:
                self.found.add(
                    rules.COMMENTS, _FILE, count="einen Kommentar" if count == 1 else f"{count} Kommentare"
                )

    def _leftovers(self) -> None:
        parts = self.package.parts.items()
        sittings = [part for part, content in parts if b"rsid" in content and _SITTING.search(content)]
        if sittings:
            self.found.add(rules.SITTINGS, ", ".join(sittings[:3]))
        for part, content in parts:
            for sign, what in _SAID.items():
                if sign in content:
                    self.found.add(rules.LEFT_OVER, part, what=what)
        for name in self.package.names:
            for form, what in _PARTS:
                if form.search(name) and not self._is_hollow(name):
                    self.found.add(rules.LEFT_OVER, name, what=what)

    def _is_hollow(self, name: str) -> bool:
        """LibreOffice writes a part for properties where there are none."""
        return name == _OWN and b"<property" not in self.package.parts.get(name, b"")

    def _paths(self) -> None:
        """The texts are looked at paragraph by paragraph, the template has a rule of its own."""
        for part in self.package.parts:
            if part not in self.texts and not part.endswith(".rels"):
                self._path(part)
        for it in self.package.relations:
            if _is_path(it):
                self.found.add(rules.LOCAL_PATH, it.part, path=it.target)

    def _path(self, part: str) -> None:
        if path := path_in(self.package.parts[part]):
            self.found.add(rules.LOCAL_PATH, part, path=path)


def _is_path(it: Relation) -> bool:
    return it.is_external and it.kind == _LINK and bool(PATH.search(it.target))
