"""Several terms of a vocabulary, as chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from app.services.terms import TermChoice
from ui.dialogs.picker import Picker
from ui.dialogs.picker_model import Terms
from ui.forms.chip_flow import ChipFlow
from ui.forms.editors.base import Editor
from ui.forms.measures import shortened
from ui.forms.tab_order import tab_before
from ui.theme.icons import pixmap
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button, ring
from ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

_CROSS = 20
_LONGEST = 72  # characters; a thesis is a whole sentence
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class TermChip(Chip):
    """A chosen term. A click on the cross or Entf takes it away."""

    removed = Signal()

    def __init__(self, term: TermChoice) -> None:
        """Its help stands in the tooltip."""
        super().__init__(shortened(term.label, _LONGEST))
        self.setToolTip(term.help if len(term.label) <= _LONGEST else term.label)
        self.setContentsMargins(0, 0, _CROSS, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{term.label}. Entf entfernt.")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        extent = size("iconChip")
        left = self.width() - extent - space("s")
        cross = pixmap("x", "selText", extent, self.devicePixelRatioF())
        QPainter(self).drawPixmap(left, (self.height() - extent) // 2, cross)
        if self.hasFocus():
            ring(self, "focus")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - _CROSS - space("s"):
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class TermsEditor(Editor[QWidget]):
    """Terms in the order chosen, picked from a list that can be searched."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """The terms are asked for with the first value."""
        control = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        control.setSizePolicy(policy)
        self._add = Button("Hinzufügen …", self.pick, variant="quiet", icon="plus")
        control.setFocusProxy(self._add)
        super().__init__(field, desk, control)
        self._keys: tuple[str, ...] = ()
        self._flow = ChipFlow(control)
        self._flow.addWidget(self._add)

    @property
    def input(self) -> QWidget:
        return self._add

    def show_value(self, value: Any) -> None:
        if self._flow.count() == len(value) + 1 and tuple(value) == self._keys:
            return
        self._keys = tuple(value)
        while self._flow.count():
            self._drop(self._flow.takeAt(0))
        chips = [self._chip(key) for key in self._keys]
        for widget in (*chips, self._add):
            self._flow.addWidget(widget)
        tab_before(self._add, chips)
        self.control.updateGeometry()

    def _drop(self, item: QLayoutItem | None) -> None:
        widget = item.widget() if item else None
        if widget is not None and widget is not self._add:
            widget.hide()
            widget.deleteLater()

    def _chip(self, key: str) -> TermChip:
        chip = TermChip(self._term(key))
        chip.removed.connect(partial(self._remove, key))
        return chip

    def _term(self, key: str) -> TermChoice:
        known = {term.key: term for term in self._terms()}
        return known.get(key) or TermChoice(key, key)

    def _terms(self) -> Iterable[TermChoice]:
        return self.desk.terms(self.field.vocabulary) if self.field.vocabulary else ()

    def value(self) -> Any:
        return self._keys

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        """The sentence below says enough; chips have no frame of their own."""

    def pick(self) -> None:
        """Ask for terms."""
        source = Terms(list(self._terms()), self._keys)
        title = f"{self.field.label} auswählen"
        picker = Picker(title, source, self._keys, several=True, parent=self.control.window())
        if picker.exec():
            self._take(picker.chosen)
        picker.deleteLater()

    def _remove(self, key: str) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(tuple(kept for kept in self._keys if kept != key))

    def _take(self, keys: tuple[str, ...]) -> None:
        self.show_value(keys)
        self.finish()
