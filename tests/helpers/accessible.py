"""What a screen reader meets, and where Tab leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

_MOST_STEPS = 400
# Their parts are named by the data of their models, of which other tests tell.
_HOLD_DATA = (
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
)


def nameless(window: QWidget) -> list[str]:
    """Return what can take the focus or shows a list, and has no name."""
    root = QAccessible.queryAccessibleInterface(window)
    walked = list(_walk(root))
    return sorted({_told(part) for part in walked if _needs_name(part) and not _name(part)})


def _walk(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if part.state().invisible:
        return
    yield part
    if part.role() not in _HOLD_DATA:
        for at in range(part.childCount()):
            child = part.child(at)
            if child and child.isValid():
                yield from _walk(child)


def _needs_name(part: QAccessibleInterface) -> bool:
    return part.role() in _HOLD_DATA or _is_reached(part.object())


def _is_reached(widget: object) -> bool:
    """Whether the keyboard leads to a widget that people can use."""
    if not isinstance(widget, QWidget):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _name(part: QAccessibleInterface) -> str:
    return part.text(QAccessible.Text.Name).strip()


def _told(part: QAccessibleInterface) -> str:
    """Return where a part is: its class and those around it."""
    way: list[QObject] = []
    above: QObject | None = part.object()
    while above is not None and len(way) < 4:
        way.append(above)
        above = above.parent()
    return " in ".join(type(one).__name__ for one in way)


def round_trip(first: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press Tab, or Backtab, until one is where it led first. Returns the stops; fails in a trap."""
    first.setFocus()
    stops = [_press(key)]
    for _ in range(_MOST_STEPS):
        here = _press(key)
        if here is stops[0] and (len(stops) > 1 or not _others(here)):
            return stops
        if here is not stops[-1]:  # a text leads through its links first
            stops.append(here)
    circle = [type(stop).__name__ for stop in stops[-6:]]
    raise AssertionError(f"Tab does not come back: ... {circle}")


def _press(key: Qt.Key) -> QWidget:
    """Return where the key leads."""
    modifiers = Qt.KeyboardModifier
    shift = modifiers.ShiftModifier if key == Qt.Key.Key_Backtab else modifiers.NoModifier
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, shift)
    there = QApplication.focusWidget()
    assert there is not None
    return there


def _others(widget: QWidget) -> bool:
    """Whether there is anything else to reach."""
    parts = widget.window().findChildren(QWidget)
    return any(part is not widget and part.isVisible() and _is_reached(part) for part in parts)


def models_in(window: QWidget) -> list[object]:
    """Return the models of all lists and tables in a window, hidden ones too."""
    return list(dict.fromkeys(view.model() for view in window.findChildren(QAbstractItemView)))
