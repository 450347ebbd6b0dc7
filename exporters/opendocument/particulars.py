"""What a file says about itself: title, language, author, date, its parts, how it is to be laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.opendocument.xml import element, root
from exporters.paper.text import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.reports.model import Document

_GENERATOR = "Laborbuch"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_TYPES = {"xml": "text/xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}

# Without these LibreOffice lays a file out as programs of twenty years ago did, and not as Word does.
_LAYOUT: dict[str, bool | str] = {
    "PrinterIndependentLayout": "high-resolution",
    "AddExternalLeading": True,
    "UnxForceZeroExtLeading": False,
    "AddParaTableSpacing": False,
    "AddParaTableSpacingAtStart": True,
    "AddParaSpacingToTableCells": True,
    "AddParaLineSpacingToTableCells": True,
    "AlignTabStopPosition": True,
    "TabsRelativeToIndent": False,
    "TabAtLeftIndentForParagraphsInList": True,
    "UseFormerLineSpacing": False,
    "UseFormerObjectPositioning": False,
    "UseFormerTextWrapping": False,
    "UseOldNumbering": False,
    "UseOldPrinterMetrics": False,
    "IgnoreFirstLineIndentInNumbering": False,
    "TableRowKeep": True,
}


def described(document: Document) -> bytes:
    """Nothing here depends on the clock or the machine."""
    moment = f"{document.date.isoformat()}T00:00:00"
    said = [
        ("meta:generator", _GENERATOR),
        ("dc:title", document.title),
        ("dc:subject", document.subject),
        *(("meta:keyword", word) for word in document.keywords),
        ("meta:initial-creator", document.author),
        ("dc:creator", document.author),
        ("meta:creation-date", moment),
        ("dc:date", moment),
        ("dc:language", document.language),
    ]
    content = "".join(element(name, {}, attribute(text)) for name, text in said if text)
    return root("document-meta", element("office:meta", {}, content + _own("Version", document.version)))


def _own(name: str, text: str) -> str:
    about = {"meta:name": name, "meta:value-type": "string"}
    return element("meta:user-defined", {**about}, attribute(text)) if text else ""


def _settings() -> bytes:
    items = "".join(_item(name, value) for name, value in _LAYOUT.items())
    held = element("config:config-item-set", {"config:name": "ooo:configuration-settings"}, items)
    return root("document-settings", element("office:settings", {}, held))


def _item(name: str, value: bool | str) -> str:
    kind, text = ("string", value) if isinstance(value, str) else ("boolean", str(value).lower())
    return element("config:config-item", {"config:name": name, "config:type": kind}, text)


SETTINGS = _settings()


def manifest(media_type: str, names: Iterable[str]) -> bytes:
    """Every part of the file and what it is."""
    entries = [("/", media_type), *((name, _media_type(name)) for name in names)]
    lines = [
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    ]
    start = f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{start}{"".join(lines)}</manifest:manifest>'.encode()


def _media_type(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
