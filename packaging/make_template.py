"""Write resources/templates/laborbuch.docx. The same table of styles gives the same bytes.

    PYTHONPATH=. .venv/bin/python packaging/make_template.py [FILE]

The text in it speaks to the office that opens it in Word; an export replaces it.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import NamedTuple

import template_parts as parts
from template_styles import PARAGRAPHS, TABLES

from exporters.paper.running import Slot
from exporters.paper.styles import shown
from exporters.word.package import RELATIONSHIPS
from exporters.zipped import Member, write_zip

SHIPPED = Path(__file__).parents[1] / "resources" / "templates" / "laborbuch.docx"

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE = "application/vnd.openxmlformats-officedocument."
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"

GUIDE = (
    ("LBDachzeile", "Vorlage für Word-Dokumente"),
    ("Heading1", "So sehen Ihre Wissensbausteine aus"),
    (
        "LBKurzfassung",
        "Das Laborbuch schreibt jeden Export in diese Vorlage. Was Sie hier an Formatvorlagen, Schriften, "
        "Farben, Kopf- und Fußzeilen ändern, gilt danach für alle Dokumente. Der Text dieser Seiten wird "
        "dabei ersetzt.",
    ),
    ("Heading2", "Was Sie ändern können"),
    ("ListBullet", "Schriften und Farben für alles: Entwurf > Schriftarten und Entwurf > Farben."),
    ("ListBullet", "Einzelne Formatvorlagen: Start > Formatvorlagen, mit der rechten Maustaste > Ändern."),
    ("ListBullet", "Ihr Logo: in der Kopfzeile der ersten Seite einfügen, „Mit Text in Zeile“."),
    ("ListBullet", "Die Felder in Kopf- und Fußzeile füllt das Laborbuch. Sie dürfen sie verschieben."),
    ("Heading2", "Was bleiben muss"),
    (
        "BodyText",
        "Bitte benennen Sie keine Formatvorlage um und löschen Sie keine. Fehlt eine, nennt das Laborbuch "
        "sie beim Export.",
    ),
    ("Heading2", "Alle Formatvorlagen"),
)
NUMBERS = count(1001)
NOT_IN_TEXT = {"LBTabellenkopfDunkel", "Header", "Footer"}


class Part(NamedTuple):
    """A part of the package; ``relation`` says what it is to the one that points to it."""

    name: str
    content_type: str
    relation: str
    xml: str


def paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def run(text: str, style: str | None = None) -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text.replace(">", "&gt;")}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def field(code: str) -> str:
    steps = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{step}</w:r>" for step in steps)


def slot(tag: Slot, shown: str, style: str | None = None) -> str:
    """A content control that the writer fills."""
    name = tag.partition(".")[2].capitalize()
    about = f'<w:alias w:val="{name}"/><w:tag w:val="{tag}"/><w:id w:val="{next(NUMBERS)}"/><w:text/>'
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{run(shown, style)}</w:sdtContent></w:sdt>"


def header(content: str) -> str:
    code = TAB + slot(Slot.CODE, "OEW-WB-0001", "LBKennung")
    return f"{parts.HEAD}<w:hdr {parts.W}>{paragraph('Header', content + code)}</w:hdr>"


def first_header() -> str:
    sender = slot(Slot.SENDER, "StadtLabor Kleinstadt", "Strong")
    return header(sender + slot(Slot.PROGRAMME, " · Neue Arbeitswelten"))


def footer() -> str:
    edition = slot(Slot.EDITION, "Version 1 · Stand 22.11.2026")
    pages = run("Seite ") + field("PAGE") + run(" von ") + field("NUMPAGES")
    return f"{parts.HEAD}<w:ftr {parts.W}>{paragraph('Footer', edition + TAB + pages)}</w:ftr>"


def document() -> str:
    guide = [paragraph(style, run(text)) for style, text in GUIDE]
    styles = [paragraph(it.id, run(shown(it.name))) for it in PARAGRAPHS if it.id not in NOT_IN_TEXT]
    tables = [table(it.id, it.name, dark=it.head == "dark") for it in TABLES]
    body = "".join((*guide, *styles, *tables))
    return f"{parts.HEAD}<w:document {parts.W}><w:body>{body}{section()}</w:body></w:document>"


def table(style: str, name: str, *, dark: bool) -> str:
    head = "LBTabellenkopfDunkel" if dark else "LBTabellenkopf"
    return (
        f"{paragraph('LBTabellentitel', run(name))}<w:tbl>"
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="9468" w:type="dxa"/><w:tblInd w:w="-85" '
        'w:type="dxa"/><w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{name}"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="1928"/><w:gridCol w:w="7540"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells(head, 'Merkmal', 'Angabe')}</w:tr>"
        f"<w:tr>{cells('LBTabelle', 'Ort', 'Beispiel')}</w:tr></w:tbl>"
        f"{paragraph('LBNachTabelle', run('LB Quelle zur Tabelle'))}"
    )


def cells(style: str, *texts: str) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, run(text))}</w:tc>'
        for width, text in zip((1928, 7540), texts, strict=True)
    )


def section() -> str:
    """The ids are those of ``document_parts``, counted from 1."""
    used = (
        ("header", "default", 6),
        ("header", "first", 7),
        ("footer", "default", 8),
        ("footer", "first", 8),
    )
    running = "".join(f'<w:{kind}Reference w:type="{page}" r:id="rId{n}"/>' for kind, page, n in used)
    return (
        f'<w:sectPr>{running}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1191" '
        'w:bottom="1531" w:left="1417" w:header="737" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def core_properties() -> str:
    return (
        f'{parts.HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Vorlage für Word-Dokumente</dc:title>'
        "<dc:language>de-DE</dc:language></cp:coreProperties>"
    )


def application() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{parts.HEAD}<Properties xmlns="{space}"><Application>Laborbuch</Application></Properties>'


def document_parts() -> list[Part]:
    later = header(slot(Slot.RUNNING_TITLE, "Anwendungsbeispiel · Pop-up-Coworking in Oestrich-Winkel"))
    return [
        Part("styles.xml", f"{WORD}styles+xml", "styles", parts.styles()),
        Part("numbering.xml", f"{WORD}numbering+xml", "numbering", parts.numbering()),
        Part("settings.xml", f"{WORD}settings+xml", "settings", parts.settings()),
        Part("fontTable.xml", f"{WORD}fontTable+xml", "fontTable", parts.font_table()),
        Part("theme/theme1.xml", f"{OFFICE}theme+xml", "theme", parts.theme()),
        Part("header1.xml", f"{WORD}header+xml", "header", later),
        Part("header2.xml", f"{WORD}header+xml", "header", first_header()),
        Part("footer1.xml", f"{WORD}footer+xml", "footer", footer()),
    ]


def package_parts() -> list[Part]:
    core = f"{PACKAGE}relationships/metadata/core-properties"
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    return [
        Part("word/document.xml", f"{WORD}document.main+xml", "officeDocument", document()),
        Part("docProps/core.xml", core_type, core, core_properties()),
        Part("docProps/app.xml", f"{OFFICE}extended-properties+xml", "extended-properties", application()),
    ]


def relationships(related: list[Part]) -> str:
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="{relation_type(it.relation)}" Target="{it.name}"/>'
        for number, it in enumerate(related, 1)
    )
    return f'{parts.HEAD}<Relationships xmlns="{PACKAGE}relationships">{targets}</Relationships>'


def relation_type(name: str) -> str:
    return name if "/" in name else f"{parts.RELATIONSHIPS}/{name}"


def content_types(all_parts: list[Part]) -> str:
    overrides = (f'<Override PartName="/{it.name}" ContentType="{it.content_type}"/>' for it in all_parts)
    return (
        f'{parts.HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
        f'ContentType="{RELATIONSHIPS}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(overrides)}</Types>"
    )


def members() -> list[Member]:
    top, below = package_parts(), document_parts()
    in_word = [it._replace(name=f"word/{it.name}") for it in below]
    texts = {"[Content_Types].xml": content_types(top + in_word), "_rels/.rels": relationships(top)}
    texts |= {"word/_rels/document.xml.rels": relationships(below)}
    texts |= {it.name: it.xml for it in top + in_word}
    return [Member(name, text.encode()) for name, text in texts.items()]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    with target.open("wb") as file:
        write_zip(file, members())
