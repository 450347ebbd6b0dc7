"""What a list can do beside being read: sort, show other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.models.record_model import showable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from app.domain.fields import Field
    from ui.models.record_model import RecordModel


class ListMenu(QMenu):
    """Made anew each time it opens, so that it shows how things stand."""

    def __init__(self, model: RecordModel, commands: Iterable[QAction], parent: QWidget) -> None:
        """``commands`` are what can be done with the record that is chosen."""
        super().__init__("Weitere Befehle", parent)
        self._model = model
        self._commands = list(commands)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._add_sorting()
        self._add_columns()
        self.addSeparator()
        self.addActions(self._commands)

    def _add_sorting(self) -> None:
        query = self._model.query
        menu = self.addMenu("Sortieren nach")
        group = QActionGroup(menu)
        for field in self._model.columns:
            action = _checkable(menu, field.label, field.id == query.sort, _ask(self._model, sort=field.id))
            group.addAction(action)
        menu.addSeparator()
        turned = _ask(self._model, descending=not query.descending)
        _checkable(menu, "Absteigend", query.descending, turned)

    def _add_columns(self) -> None:
        """Offer the fields by the sections in which the form has them."""
        menu = self.addMenu("Spalten der Tabelle")
        sections: dict[str, QMenu] = {}
        for field in showable(self._model.query.kind):
            if field.section not in sections:
                sections[field.section] = menu.addMenu(field.section)
            shown = field in self._model.columns
            _checkable(sections[field.section], field.label, shown, self._toggler(field))

    def _toggler(self, field: Field) -> Callable[[], None]:
        def toggle() -> None:
            ids = [column.id for column in self._model.columns]
            wanted = [id_ for id_ in ids if id_ != field.id] if field.id in ids else [*ids, field.id]
            self._model.show_columns(wanted or ids)

        return toggle


def _ask(model: RecordModel, **changes: str | bool) -> Callable[[], None]:
    return lambda: model.ask(**changes)


def _checkable(holder: QMenu, text: str, checked: bool, do: Callable[[], None]) -> QAction:
    action = QAction(text.replace("&", "&&"), holder, checkable=True, checked=checked)
    action.triggered.connect(do)
    holder.addAction(action)
    return action
