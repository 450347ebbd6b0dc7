"""The document a writer renders: meaning, not looks.

A writer maps roles and tones to the styles of its format. Nothing here knows a record, a database or a file.
Anchors are unique within a document; ``href`` is ``#anchor`` for a place in it, else a web or mail address or
the name of a document in the same folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from app.reports.drawings import Drawing


DRAFT_MARK = "Entwurf"
SEPARATOR = " · "


class Tone(StrEnum):
    """How a piece of text is meant."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    MISSING = "missing"  # "keine Angabe"
    SCALE = "scale"  # dots of a scale
    RELATION = "relation"  # the sign of a relation to a thesis
    EVIDENCE = "evidence"  # [3], leads to the evidence
    BACK = "back"  # 3a, leads back to the place in the text
    LINK = "link"
    CODE = "code"
    LABEL = "label"  # "Abbildung 1:" before a caption


class Role(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    KICKER = "kicker"  # the line above a title
    LEAD = "lead"  # the summary under a title
    TITLE = "title"  # of a cover
    SUBTITLE = "subtitle"
    BOX = "box"  # "Empfehlung kurz."
    NOTE = "note"  # "Was offen ist."
    QUOTE = "quote"
    QUOTE_SOURCE = "quote_source"
    THESIS = "thesis"
    BULLET = "bullet"
    NUMBERED = "numbered"
    STEP = "step"  # number in the margin, bold title
    STEP_TEXT = "step_text"
    EVIDENCE = "evidence"  # number hangs in the margin
    SOURCE = "source"
    SMALL = "small"  # what only some will read
    IMPRINT = "imprint"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE_NOTE = "table_note"
    # within cells
    CELL = "cell"
    CELL_NUMBER = "cell_number"
    CELL_BULLET = "cell_bullet"
    CELL_SMALL = "cell_small"
    CELL_FIGURE = "cell_figure"  # a big number
    CELL_TOWN = "cell_town"


class TableKind(StrEnum):
    """What a table shows, which decides on its looks."""

    FACT_SHEET = "fact_sheet"
    FIGURES = "figures"
    DATA = "data"
    TOWNS = "towns"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with one meaning. ``anchor`` makes it a place to jump to, ``tooltip`` is for a link."""

    text: str
    tone: Tone = Tone.PLAIN
    href: str | None = None
    anchor: str | None = None
    tooltip: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``number`` is what hangs in the margin (steps, evidence, sources).

    ``restart`` begins a new numbered list.
    """

    role: Role
    spans: tuple[Span, ...]
    number: str | None = None
    anchor: str | None = None
    restart: bool = False
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels have no gaps. ``new_page`` is a property of the paragraph, never an empty one.

    One that is not ``listed`` stands in no table of contents.
    """

    level: int
    text: str
    anchor: str | None = None
    new_page: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; it holds at least one paragraph."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with exactly one head row and a first column that heads its row if ``head_column``.

    ``title`` is also the accessible name, ``description`` says what it shows. ``widths`` are shares of the
    full text width, one per column. ``number`` counts "Tabelle n"; without one the title is not printed.
    With ``verdict``, the first row is the answer, and those below explain it.
    """

    kind: TableKind
    title: str
    description: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    number: int | None = None
    note: tuple[Span, ...] = ()
    head_column: bool = True
    verdict: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in line with the text, with caption and credit below. ``data`` is PNG or JPEG."""

    data: bytes = field(repr=False)
    media_type: str
    width_px: int
    height_px: int
    alt_text: str
    number: int
    caption: str
    credit: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of numbers that stand in a table or list as well. ``wide`` takes the full width."""

    drawing: Drawing
    number: int
    alt_text: str
    caption: str
    credit: str
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: headings of ``levels`` (first, last), up to the next one of a higher rank."""

    title: str
    levels: tuple[int, int]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie on their long side, or stand again. What follows begins a new page."""

    landscape: bool


Block = Paragraph | Heading | Table | Picture | Figure | Contents | Turn


@dataclass(frozen=True)
class Document:
    """One finished document, ready for any writer.

    ``running_title`` stands in the header from page two on ("Methode · Pop-up-Labor"), ``masthead`` on page
    one ("StadtLabor Kleinstadt", "Neue Arbeitswelten"). ``draft`` prints the mark "Entwurf" on every page.
    """

    title: str
    subject: str
    code: str
    masthead: tuple[str, str]
    running_title: str
    version: str
    date: dt.date
    blocks: tuple[Block, ...]
    author: str
    keywords: tuple[str, ...] = ()
    draft: bool = False
    language: str = "de-DE"

    @property
    def edition(self) -> str:
        """Return version and date in words, as they stand at the foot of every page."""
        date = f"Stand {self.date:%d.%m.%Y}"
        return f"Version {self.version}{SEPARATOR}{date}" if self.version else date
