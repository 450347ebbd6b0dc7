"""Ways to look into an OpenDocument text that know nothing of the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from lxml import etree

from exporters.opendocument import write
from tests.helpers.word import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.reports.model import Block, Document

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    **{name: f"{_OASIS}{name}:1.0" for name in ("office", "style", "text", "table", "meta", "manifest")},
    "draw": f"{_OASIS}drawing:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_TEXT = f"{{{NAMESPACES['text']}}}"
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_UNREAD = {f"{{{NAMESPACES['svg']}}}{name}" for name in ("title", "desc")}


class Opened:
    """A file that was written, part by part."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.infos = archive.infolist()
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.content = etree.fromstring(self.files["content.xml"])
        self.styles = etree.fromstring(self.files["styles.xml"])
        self.meta = etree.fromstring(self.files["meta.xml"])

    def select(self, path: str, part: str = "content") -> list[Any]:
        """Return what an XPath finds in a part."""
        found: list[Any] = getattr(self, part).xpath(path, namespaces=NAMESPACES)
        return found

    def paragraphs(self) -> list[str]:
        """Return the text of every paragraph and heading, in their order."""
        return [text_of(it) for it in self.select("//office:text//*[self::text:p or self::text:h]")]

    def style_of(self, element: Any) -> str:
        """Return the named style of a paragraph or heading, whatever its place changes in it."""
        name = element.get(f"{_TEXT}style-name")
        own = self.select(f"//office:automatic-styles/style:style[@style:name='{name}']")
        parent = own[0].get(f"{{{NAMESPACES['style']}}}parent-style-name") if own else name
        (style,) = self.select(f"//office:styles/style:style[@style:name='{parent}']", "styles")
        return str(style.get(f"{{{NAMESPACES['style']}}}display-name"))

    def look_of(self, element: Any, attribute: str) -> str:
        """Return what its place alone changes in the style of a paragraph, "" for nothing."""
        name = element.get(f"{_TEXT}style-name")
        path = f"//office:automatic-styles/style:style[@style:name='{name}']"
        return str(self.content.xpath(f"string({path}//@{attribute})", namespaces=NAMESPACES))


def opened(folder: Path, *blocks: Block, **values: Any) -> Opened:
    """Return what is in the file after the writer has written."""
    return read(document(*blocks, **values), folder)


def read(written: Document, folder: Path) -> Opened:
    """Write a document and open it."""
    target = folder / "document.odt"
    write(written, target)
    return Opened(target)


def text_of(element: Any) -> str:
    """Return what is read in an element, as a program that reads OpenDocument puts it together."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    if element.tag == f"{_TEXT}s":
        yield " " * int(element.get(f"{_TEXT}c", "1"))
    elif element.tag in _SIGNS:
        yield _SIGNS[element.tag]
    elif element.tag not in _UNREAD:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def numbers(file: Opened) -> list[tuple[str, str]]:
    """Return list style and number of each counted item, with its text, as a reader's program counts."""
    return [found for it in file.select("//office:text//text:list") for found in _counted(file, it)]


def _counted(file: Opened, a_list: Any) -> Iterator[tuple[str, str]]:
    name = a_list.get(f"{_TEXT}style-name")
    path = f"//text:list-style[@style:name='{name}']/text:list-level-style-number"
    shapes = file.select(path, "styles")
    number = 0
    for item in a_list if shapes else ():
        number = int(item.get(f"{_TEXT}start-value", number + 1))
        affixes = [shapes[0].get(f"{{{NAMESPACES['style']}}}num-{it}", "") for it in ("prefix", "suffix")]
        yield f"{affixes[0]}{number}{affixes[1]}", text_of(item[0])
