"""A text in which some words are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from ui.theme.look import color
from ui.widgets.text import WrappedLabel, markup

if TYPE_CHECKING:
    from collections.abc import Iterable


class MarkedText(WrappedLabel):
    """The marks take the colours of the look in force."""

    def __init__(self, role: str = "body", tone: str = "") -> None:
        """``role`` and ``tone`` as for a label."""
        self._pieces: tuple[tuple[str, bool], ...] = ()
        super().__init__("", role, tone)

    def show_pieces(self, pieces: Iterable[tuple[str, bool]]) -> None:
        """Show stretches of text; those with True are marked."""
        self._pieces = tuple(pieces)
        self.say("".join(text for text, _ in self._pieces))

    def as_markup(self, text: str) -> str:
        """Return the text with its marks."""
        if not self._pieces:
            return markup(text)
        style = f"background-color:{color('mark').name()}; color:{color('markText').name()}"
        return "".join(
            f'<span style="{style}">{markup(piece)}</span>' if marked else markup(piece)
            for piece, marked in self._pieces
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._pieces:
            self.show_pieces(self._pieces)
