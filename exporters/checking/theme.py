"""What all themes have in common: they look at what passes by, and say at the end what only then is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.checking.findings import Findings
    from exporters.checking.package import Package
    from exporters.checking.stories import Mark, Paragraph, Story, Table
    from exporters.checking.styles import Styles


@dataclass(frozen=True)
class Context:
    """What every theme may ask. ``texts`` are the parts that are read paragraph by paragraph."""

    package: Package
    styles: Styles
    found: Findings
    texts: frozenset[str]


class Theme:
    """One theme of the check. It sees the document's text, and headers and notes if it is ``everywhere``."""

    everywhere = False

    def __init__(self, context: Context) -> None:
        """Begin with a file of which nothing was read yet."""
        self.package, self.styles = context.package, context.styles
        self.found, self.texts = context.found, context.texts

    def begin(self, story: Story) -> None:
        """Look at a text before it is read."""

    def paragraph(self, it: Paragraph) -> None:
        """Look at a paragraph."""

    def table(self, it: Table) -> None:
        """Look at a table; its paragraphs come after it."""

    def mark(self, it: Mark) -> None:
        """Look at the start or the end of a bookmark; one within a block comes before the block."""

    def end(self) -> None:
        """Say what is known when the text ends."""

    def finish(self) -> None:
        """Say what is known when everything was read, and look at what is no text."""
