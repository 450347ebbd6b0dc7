"""From a finished report and a template to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap, qn
from lxml import etree

from exporters.files import replacing
from exporters.paper import running
from exporters.paper.template import open_template
from exporters.word import package, particulars
from exporters.word.body import Body
from exporters.word.numbering import Numbering
from exporters.word.relations import Relations
from exporters.word.sections import Sections
from exporters.zipped import write_zip

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from app.reports.model import Document
    from exporters.paper.template import Template

_HERE = "\ue000"
"""Stands in the emptied template where the text belongs; no template has this sign."""


def write(document: Document, target: Path, template: Path | None) -> None:
    opened = open_template(template)
    running.fill(opened, document)
    numbering = Numbering(opened)
    relations = Relations(opened.document.part)
    body = Body(document, opened, relations, numbering, Sections(opened)).xml()
    numbering.finish()
    particulars.describe(opened, document)
    before, after = _frame(opened)
    with replacing(target) as file:
        main = b"".join((before, body.encode(), after))
        write_zip(file, package.members(opened.document.part.package, main))


def _frame(template: Template) -> tuple[bytes, bytes]:
    """What the template's document part says before and after its text."""
    root = template.document.element
    body = template.document.element.body
    for child in list(body)[: -1 if body.sectPr is not None else None]:
        body.remove(child)
    body.text = _HERE
    xml = etree.tostring(_with_prefixes(root), encoding="UTF-8", xml_declaration=True, standalone=True)
    before, after = xml.split(_HERE.encode())
    return before, after


def _with_prefixes(root: _Element) -> _Element:
    """The text uses these prefixes, whether or not the template happens to."""
    prefixes = {prefix: nsmap[prefix] for prefix in ("w", "r")}
    prefixes |= {prefix: name for prefix, name in root.nsmap.items() if prefix}
    copy = etree.Element(qn("w:document"), nsmap=prefixes)
    copy.attrib.update(root.attrib)
    copy.extend(list(root))
    return copy
