"""Which named style of the template carries which meaning.

Styles are found by name: Word keeps names, but makes up new ids when it saves in another language.
"""

from __future__ import annotations

from app.reports.model import Role, TableKind, Tone

PARAGRAPHS = {
    Role.BODY: "Body Text",
    Role.KICKER: "LB Dachzeile",
    Role.LEAD: "LB Kurzfassung",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.BOX: "LB Kasten",
    Role.NOTE: "LB Hinweis",
    Role.QUOTE: "Quote",
    Role.QUOTE_SOURCE: "LB Zitatquelle",
    Role.THESIS: "LB These",
    Role.BULLET: "List Bullet",
    Role.NUMBERED: "List Number",
    Role.STEP: "LB Schritt",
    Role.STEP_TEXT: "List Continue",
    Role.EVIDENCE: "LB Beleg",
    Role.SOURCE: "LB Quelle",
    Role.SMALL: "LB Kleingedrucktes",
    Role.IMPRINT: "LB Impressum",
    Role.CAPTION: "caption",
    Role.CREDIT: "LB Bildnachweis",
    Role.TABLE_NOTE: "LB Quelle zur Tabelle",
    Role.CELL: "LB Tabelle",
    Role.CELL_NUMBER: "LB Tabelle Zahl",
    Role.CELL_BULLET: "LB Tabelle Liste",
    Role.CELL_SMALL: "LB Tabelle Klein",
    Role.CELL_FIGURE: "LB Kennzahl",
    Role.CELL_TOWN: "LB Stadtname",
}
CHARACTERS = {
    Tone.STRONG: "Strong",
    Tone.QUIET: "LB Leise",
    Tone.MISSING: "LB Ohne Angabe",
    Tone.SCALE: "LB Skala",
    Tone.RELATION: "LB Bezug",
    Tone.EVIDENCE: "LB Belegziffer",
    Tone.BACK: "LB Rückverweis",
    Tone.LINK: "Hyperlink",
    Tone.CODE: "LB Kennung",
    Tone.LABEL: "LB Beschriftungsnummer",
}
TABLES = {
    TableKind.FACT_SHEET: "LB Steckbrief",
    TableKind.FIGURES: "LB Kennzahlen",
    TableKind.DATA: "LB Datentabelle",
    TableKind.TOWNS: "LB Städtevergleich",
}
TABLE_HEADS = {
    TableKind.FACT_SHEET: "LB Tabellenkopf Dunkel",
    TableKind.FIGURES: "LB Tabelle",
    TableKind.DATA: "LB Tabellenkopf",
    TableKind.TOWNS: "LB Tabellenkopf Dunkel",
}
HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
CONTENTS_TITLE = "TOC Heading"
CONTENTS_LINES = ("toc 1", "toc 2", "toc 3")
TABLE_TITLE = "LB Tabellentitel"
PICTURE = "LB Abbildung"
HEADER, FOOTER = "header", "footer"
DRAFT = "LB Entwurf"
CHAPTERS = "LB Kapitelnummern"

_PARAGRAPH_NAMES = (
    *PARAGRAPHS.values(),
    *TABLE_HEADS.values(),
    *HEADINGS,
    *CONTENTS_LINES,
    *(CONTENTS_TITLE, TABLE_TITLE, PICTURE, HEADER, FOOTER),
)
REQUIRED = (
    *(("paragraph", name) for name in dict.fromkeys(_PARAGRAPH_NAMES)),
    *(("character", name) for name in (*CHARACTERS.values(), DRAFT)),
    *(("table", name) for name in TABLES.values()),
    ("numbering", CHAPTERS),
)

# Built-in styles have English names in the file, and Word shows them in German.
_SHOWN = {
    "Body Text": "Textkörper",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    "Quote": "Zitat",
    "List Bullet": "Aufzählungszeichen",
    "List Number": "Listennummer",
    "List Continue": "Listenfortsetzung",
    "caption": "Beschriftung",
    "Strong": "Fett",
    "Hyperlink": "Link",
    "TOC Heading": "Inhaltsverzeichnisüberschrift",
    "header": "Kopfzeile",
    "footer": "Fußzeile",
    **{name: f"Überschrift {level}" for level, name in enumerate(HEADINGS, 1)},
    **{name: f"Verzeichnis {level}" for level, name in enumerate(CONTENTS_LINES, 1)},
}


def shown(name: str) -> str:
    """The style's name as a German Word shows it."""
    return _SHOWN.get(name, name)
