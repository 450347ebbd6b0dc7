"""One pass through a file, with every theme looking on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.checking.contrast import Contrast
from exporters.checking.fields import Fields
from exporters.checking.findings import Findings
from exporters.checking.headings import Headings
from exporters.checking.honest_file import HonestFile
from exporters.checking.honesty import HonestText
from exporters.checking.language import Language
from exporters.checking.links import Links
from exporters.checking.lists import Lists
from exporters.checking.package import Package
from exporters.checking.pictures import Pictures
from exporters.checking.spacing import Spacing
from exporters.checking.stories import Mark, Paragraph, Story, Table
from exporters.checking.styles import Styles
from exporters.checking.tables import Tables
from exporters.checking.theme import Context, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.reports.flaws import Flaw
    from exporters.checking.stories import Item

THEMES: tuple[type[Theme], ...] = (
    Headings,
    Lists,
    Tables,
    Pictures,
    Links,
    Language,
    Contrast,
    Spacing,
    Fields,
    HonestText,
    HonestFile,
)
_LOOKS: dict[type[Item], str] = {Paragraph: "paragraph", Table: "table", Mark: "mark"}
_ASIDE = {"header": "Kopfzeile", "footer": "Fußzeile", "footnotes": "Fußnote", "endnotes": "Endnote"}


def check(path: Path) -> tuple[Flaw, ...]:
    package = Package(path)
    sheets = package.related("styles")
    styles = Styles(package.xml(sheets[0]) if sheets else None)
    stories = list(_stories(package, styles))
    context = Context(package, styles, Findings(), frozenset(story.part for story in stories))
    themes = [theme(context) for theme in THEMES]
    for story in stories:
        _read(story, themes if not story.title else [theme for theme in themes if theme.everywhere])
        context.found.under = ""
    for theme in themes:
        theme.finish()
    return context.found.all()


def _stories(package: Package, styles: Styles) -> Iterator[Story]:
    """Yield the document's text, then what stands around it."""
    yield Story(package, package.main, styles)
    for kind, title in _ASIDE.items():
        for part in dict.fromkeys(package.related(kind)):
            if package.parts.get(part):
                yield Story(package, part, styles, title)


def _read(story: Story, themes: Sequence[Theme]) -> None:
    for theme in themes:
        theme.begin(story)
    looks = {kind: _looks(themes, method) for kind, method in _LOOKS.items()}
    for item in story.items():
        for look in looks[type(item)]:
            look(item)
    for theme in themes:
        theme.end()


def _looks(themes: Sequence[Theme], method: str) -> list[Callable[[Item], None]]:
    """Return who wants to see a kind of item: asking every theme of every paragraph would take its time."""
    return [getattr(it, method) for it in themes if getattr(type(it), method) is not getattr(Theme, method)]
