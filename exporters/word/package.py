"""The parts of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.zipped import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def members(package: OpcPackage, body: bytes) -> Iterator[Member]:
    """All parts within reach of ``package``, with ``body`` in place of the document part's own content."""
    parts = list(_parts(package, set()))
    yield Member("[Content_Types].xml", _content_types(parts).encode())
    yield Member("_rels/.rels", _bytes(package.rels.xml))
    for part in parts:
        content = body if part is package.main_document_part else part.blob
        yield Member(part.partname.membername, content, not part.content_type.startswith("image/"))
        if part.rels:
            yield Member(part.partname.rels_uri.membername, _bytes(part.rels.xml))


def _parts(source: OpcPackage | Part, seen: set[Part]) -> Iterator[Part]:
    """Each part once, in the order of their relationships."""
    targets = (related.target_part for related in source.rels.values() if not related.is_external)
    for part in targets:
        if part not in seen:
            seen.add(part)
            yield part
            yield from _parts(part, seen)


def _content_types(parts: Iterable[Part]) -> str:
    """Pictures by their ending, all other parts by their names."""
    endings, names = {"rels": RELATIONSHIPS, "xml": "application/xml"}, {}
    for part in parts:
        kind, ending = part.content_type, part.partname.ext
        if not (kind.startswith("image/") and endings.setdefault(ending, kind) == kind):
            names[part.partname] = kind
    types = [f'<Default Extension="{it}" ContentType="{kind}"/>' for it, kind in endings.items()]
    types += [f'<Override PartName="{it}" ContentType="{kind}"/>' for it, kind in names.items()]
    return f'{_XML}<Types xmlns="{_CONTENT_TYPES}">{"".join(types)}</Types>'


def _bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml
