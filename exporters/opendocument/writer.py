"""From a finished report and a template to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.files import replacing
from exporters.opendocument import particulars, styles
from exporters.opendocument.automatic import Automatic
from exporters.opendocument.body import Body
from exporters.opendocument.lists import Lists
from exporters.opendocument.pages import Pages
from exporters.opendocument.sheet import Sheet
from exporters.opendocument.xml import element, root
from exporters.paper import running
from exporters.paper.template import open_template
from exporters.zipped import Member, write_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.reports.model import Document
    from exporters.paper.template import Template

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def write(document: Document, target: Path, template: Path | None) -> None:
    opened = open_template(template)
    running.fill(opened, document)
    parts = list(_parts(document, opened))
    with replacing(target) as file:
        write_zip(file, parts)


def _parts(document: Document, template: Template) -> Iterator[Member]:
    """The media type comes first and as it is, so that the file is known by its first bytes."""
    sheet = Sheet(template)
    lists = Lists(template, sheet)
    in_margins = Automatic("M")
    pages = Pages(template, sheet, in_margins)
    body = Body(document, template, sheet, lists, pages.begin)
    content = _content(body)
    members = [
        Member("content.xml", content),
        Member("styles.xml", styles.part(sheet, lists, pages, in_margins, document.language, body.counted)),
        Member("meta.xml", particulars.described(document)),
        Member("settings.xml", particulars.SETTINGS),
        *body.pictures(),
        *pages.pictures(),
    ]
    yield Member("mimetype", MEDIA_TYPE.encode(), packed=False)
    yield from members
    yield Member("META-INF/manifest.xml", particulars.manifest(MEDIA_TYPE, [it.name for it in members]))


def _content(body: Body) -> bytes:
    """The styles come before the text, and are known when it is written."""
    text = element("office:body", {}, body.xml())
    automatic = element("office:automatic-styles", {}, body.automatic.xml())
    return root("document-content", automatic + text)
