"""Styles that nobody has named: what a place changes in the style of a paragraph, cell or table."""

from __future__ import annotations

from exporters.opendocument.xml import Properties, element

_LETTERS = {
    "paragraph": "P",
    "text": "T",
    "table": "Tabelle",
    "table-column": "Spalte",
    "table-row": "Zeile",
    "table-cell": "Zelle",
    "graphic": "Bild",
}


class Automatic:
    """Gives out their names; what looks the same has the same one."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._names: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}
        self._styles: list[str] = []

    def name(self, family: str, content: str, parent: str = "", master: str = "") -> str:
        """``content`` are the style's properties, ``master`` are the pages that begin with it."""
        about: Properties = {}
        if parent:
            about["style:parent-style-name"] = parent
        if master:
            about["style:master-page-name"] = master
        key = (f"{family} {parent} {master}", content)
        if key not in self._names:
            self._counts[family] = self._counts.get(family, 0) + 1
            self._names[key] = f"{self._prefix}{_LETTERS[family]}{self._counts[family]}"
            named: Properties = {"style:name": self._names[key], "style:family": family}
            self._styles.append(element("style:style", named | about, content))
        return self._names[key]

    def xml(self) -> str:
        return "".join(self._styles)
