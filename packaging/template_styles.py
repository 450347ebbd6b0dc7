"""The named styles of the shipped Word template: one line each, sizes in points, indents in twips.

Everything hangs on the theme's colours and fonts. ``Normal`` sets no colour: it would beat the table styles,
and Windows' high-contrast modes could not change it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

INK, BRICK, LINE, QUIET, TINT, WHITE = (
    "accent1",
    "accent2",
    "accent3",
    "accent5",
    "background2",
    "background1",
)
COLOURS = {
    "dk2": "0F4C5C",
    "lt2": "EAF1F2",
    "accent1": "0F4C5C",
    "accent2": "9C3D1E",
    "accent3": "7C989F",
    "accent4": "B98A2F",
    "accent5": "4A5A5F",
    "accent6": "3E6B4F",
    "hlink": "0F4C5C",
    "folHlink": "4A3E6B",
}
VALUES = COLOURS | {TINT: "EAF1F2", WHITE: "FFFFFF", "hyperlink": "0F4C5C"}

TEXT_WIDTH, COLUMN, HANGING, BULLET = 9298, 1928, 624, 340


@dataclass(frozen=True)
class Paragraph:
    """``line`` is a least distance, so that larger text and pictures are not cut."""

    id: str
    name: str
    size: float = 12
    line: float = 17
    before: float = 0
    after: float = 0
    colour: str | None = None
    bold: bool = False
    based_on: str = "Normal"
    next: str | None = None
    left: int = 0
    hanging: int = 0
    right: int = 0
    level: int | None = None
    list: int | None = None
    borders: tuple[tuple[str, int, int, str], ...] = ()
    fill: str | None = None
    tabs: tuple[tuple[str, int, str], ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    right_aligned: bool = False
    priority: int = 1


@dataclass(frozen=True)
class Character:
    id: str
    name: str
    bold: bool = False
    colour: str | None = None
    size: float | None = None
    font: str | None = None
    underline: str | None = None
    spacing: float | None = None


@dataclass(frozen=True)
class Table:
    """``air`` is the space above and below in twips. A dark head is an ink band, a light one is tinted."""

    id: str
    name: str
    air: int
    head: str
    lines: bool = True
    bold_column: bool = True


def _heading(level: int, size: float, line: float, before: float, after: float, **more: object) -> Paragraph:
    built_in = Paragraph(f"Heading{level}", f"heading {level}", size, line, before, after, INK, bold=True)
    look = {"next": "BodyText", "keep_next": True, "keep_lines": True, "level": level - 1, "priority": 9}
    return replace(built_in, **(look | more))  # type: ignore[arg-type]


# Side, width in eighths of a point, distance in points, colour.
BOX = (("top", 36, 0, TINT), ("left", 24, 10, INK), ("bottom", 36, 0, TINT))
QUOTE_BAR = (("left", 24, 12, BRICK),)
RUNNING = (("right", TEXT_WIDTH, "none"),)
PAGE_NUMBERS = (("right", TEXT_WIDTH, "dot"),)

# fmt: off
PARAGRAPHS = (
    Paragraph("BodyText", "Body Text", after=8.5, left=COLUMN),
    Paragraph("Title", "Title", 42, 46, 0, 12.75, INK, bold=True, next="Subtitle", keep_next=True),
    Paragraph("Subtitle", "Subtitle", 17, 22, 0, 17, QUIET),
    _heading(1, 26, 30, 0, 7.5),
    _heading(2, 17, 22, 17, 3.5, borders=(("top", 6, 7, LINE),)),
    _heading(3, 13, 17, 8.5, 3, left=COLUMN),
    _heading(4, 12, 17, 8.5, 0, left=COLUMN, colour=None),
    Paragraph("LBDachzeile", "LB Dachzeile", 12, 17, 0, 3, BRICK, bold=True, next="Heading1", keep_next=True),
    Paragraph("LBKurzfassung", "LB Kurzfassung", 14, 20, 0, 12.75, next="BodyText"),
    Paragraph("LBKasten", "LB Kasten", left=220, borders=BOX, fill=TINT, keep_lines=True),
    Paragraph("LBHinweis", "LB Hinweis", 12, 17, 8.5, 12.75, left=COLUMN + 220, borders=BOX, fill=TINT),
    Paragraph("Quote", "Quote", 15, 21, 12.75, 2, INK, next="LBZitatquelle", left=COLUMN + 280, right=400,
              borders=QUOTE_BAR, keep_next=True, keep_lines=True, priority=29),
    Paragraph("LBZitatquelle", "LB Zitatquelle", 10.5, 14, 0, 17, QUIET, next="BodyText", left=COLUMN + 280,
              right=400, borders=QUOTE_BAR, keep_lines=True),
    Paragraph("LBThese", "LB These", 15, 20, 0, 8.5, INK, next="BodyText", keep_lines=True),
    Paragraph("ListBullet", "List Bullet", after=4.25, left=COLUMN + BULLET, hanging=BULLET, list=1),
    Paragraph("ListNumber", "List Number", after=4.25, left=COLUMN + BULLET, hanging=BULLET, list=6),
    Paragraph("LBSchritt", "LB Schritt", before=4.25, next="ListContinue", left=COLUMN, hanging=HANGING,
              list=2, keep_next=True),
    Paragraph("ListContinue", "List Continue", after=8.5, left=COLUMN),
    Paragraph("LBAbbildung", "LB Abbildung", before=8.5, after=4.25, next="Caption", left=COLUMN,
              keep_next=True),
    Paragraph("Caption", "caption", 10.5, 14, next="BodyText", left=COLUMN, keep_lines=True, priority=35),
    Paragraph("LBBildnachweis", "LB Bildnachweis", 10, 14, 0, 17, QUIET, next="BodyText", left=COLUMN),
    Paragraph("LBTabellentitel", "LB Tabellentitel", 10.5, 14, 8.5, 4.25, keep_next=True, keep_lines=True),
    Paragraph("LBTabelle", "LB Tabelle", 11, 14.15),
    Paragraph("LBTabelleZahl", "LB Tabelle Zahl", 11, 14.15, based_on="LBTabelle", right_aligned=True),
    Paragraph("LBTabelleListe", "LB Tabelle Liste", 11, 14.15, based_on="LBTabelle", left=200, hanging=200,
              list=4),
    Paragraph("LBTabelleKlein", "LB Tabelle Klein", 10.5, 13.5, based_on="LBTabelle"),
    Paragraph("LBTabellenkopf", "LB Tabellenkopf", 11, 14.15, colour=INK, bold=True, based_on="LBTabelle",
              keep_next=True),
    Paragraph("LBTabellenkopfDunkel", "LB Tabellenkopf Dunkel", 11, 14.15, colour=WHITE, bold=True,
              based_on="LBTabelle", keep_next=True),
    Paragraph("LBKennzahl", "LB Kennzahl", 22, 24, 0, 0, INK, bold=True, based_on="LBTabelle"),
    Paragraph("LBStadtname", "LB Stadtname", 15, 17, 3, 3, INK, bold=True, based_on="LBTabelle"),
    Paragraph("LBNachTabelle", "LB Quelle zur Tabelle", 10, 14, 4.25, 12.75, QUIET),
    Paragraph("LBBeleg", "LB Beleg", 11, 14.15, 0, 6, left=COLUMN, hanging=HANGING, list=3, keep_lines=True),
    Paragraph("LBQuelle", "LB Quelle", 10.5, 13.5, 0, 2, left=COLUMN, hanging=HANGING, list=5),
    Paragraph("LBKleingedrucktes", "LB Kleingedrucktes", 10, 13, 0, 6, QUIET, left=COLUMN),
    Paragraph("LBImpressum", "LB Impressum", 11, 14.15, 0, 4.25, left=COLUMN),
    Paragraph("TOCHeading", "TOC Heading", 17, 22, 0, 8.5, INK, bold=True, next="BodyText", keep_next=True,
              priority=39),
    Paragraph("TOC1", "toc 1", 12, 17, 8.5, 0, bold=True, left=COLUMN, tabs=PAGE_NUMBERS, keep_next=True,
              priority=39),
    Paragraph("TOC2", "toc 2", 11.5, 15.5, left=COLUMN, tabs=PAGE_NUMBERS, priority=39),
    Paragraph("TOC3", "toc 3", 11, 15, left=COLUMN + BULLET, tabs=PAGE_NUMBERS, priority=39),
    Paragraph("Header", "header", 10, 14, colour=QUIET, tabs=RUNNING),
    Paragraph("Footer", "footer", 10, 14, colour=QUIET, tabs=RUNNING),
)
CHARACTERS = (
    Character("Strong", "Strong", bold=True),
    Character("Hyperlink", "Hyperlink", colour="hyperlink", underline="single"),
    Character("LBBelegziffer", "LB Belegziffer", bold=True, colour=INK, size=10),
    Character("LBRueckverweis", "LB Rückverweis", colour="hyperlink", underline="dotted"),
    Character("LBSkala", "LB Skala", colour=INK, size=13, font="Arial", spacing=1),
    Character("LBBezug", "LB Bezug", colour=INK, size=10, font="Arial"),
    Character("LBOhneAngabe", "LB Ohne Angabe", colour=QUIET),
    Character("LBLeise", "LB Leise", colour=QUIET, size=10),
    Character("LBKennung", "LB Kennung", bold=True, colour=INK),
    Character("LBBeschriftungsnummer", "LB Beschriftungsnummer", bold=True, colour=INK),
    Character("LBEntwurf", "LB Entwurf", bold=True, colour=BRICK, size=13),
)
TABLES = (
    Table("LBSteckbrief", "LB Steckbrief", 45, "dark"),
    Table("LBDatentabelle", "LB Datentabelle", 57, "light"),
    Table("LBKennzahlen", "LB Kennzahlen", 40, "plain", lines=False, bold_column=False),
    Table("LBStaedtevergleich", "LB Städtevergleich", 70, "dark"),
)
# fmt: on
