"""The menu of an underlined word: what may have been meant, and how to let it stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent, QTextCursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from app.spelling import Speller
    from ui.spelling.marker import Marker

_NONE = "Kein Vorschlag"


def menu_at(
    marker: Marker, speller: Speller, event: QContextMenuEvent, learn: Callable[[str], object]
) -> QMenu | None:
    """Return the menu for the word under the pointer or at the cursor, None if nothing is wrong there."""
    text = marker.text
    by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
    cursor = text.cursorForPosition(event.pos()) if by_mouse else text.textCursor()
    found = marker.wrong_at(cursor)
    if found is None:
        return None
    word, start = found
    cursor.setPosition(start + word.start)
    cursor.setPosition(start + word.start + len(word.text), QTextCursor.MoveMode.KeepAnchor)
    menu = text.createStandardContextMenu()
    first = menu.actions()[0]
    for suggestion in speller.suggest(word.text):
        menu.insertAction(first, menu.addAction(suggestion, partial(cursor.insertText, suggestion)))
    if menu.actions()[0] is first:
        none = menu.addAction(_NONE)
        none.setEnabled(False)
        menu.insertAction(first, none)
    menu.insertAction(first, menu.addAction("Wort merken", partial(learn, word.text)))
    menu.insertSeparator(first)
    return menu
