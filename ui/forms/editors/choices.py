"""Fields with a tick, or with one of a few terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from app.domain.fields import Need
from app.services.terms import TermChoice
from ui.forms.editors.base import Editor
from ui.theme.look import pixels
from ui.theme.tokens import size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QWheelEvent

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

NOTHING = "keine Angabe"
_NOTHING_YET = "noch offen"  # where the vocabulary itself has "keine Angabe"


class FlagEditor(Editor[QCheckBox]):
    """Yes or no; the box bears the label itself."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Begin without a tick."""
        super().__init__(field, desk, QCheckBox(field.label))
        self.control.setMinimumHeight(pixels(size("button")))
        self.control.clicked.connect(self.finish)

    def show_value(self, value: Any) -> None:
        self.control.setChecked(bool(value))

    def value(self) -> Any:
        return self.control.isChecked()

    def show_problems(self, problems: Iterable[Problem], wrong: bool) -> None:
        """A box has no frame of its own; the sentence below says enough."""


class QuietCombo(QComboBox):
    """A choice that does not change when somebody scrolls past it."""

    def __init__(self) -> None:
        """Take the width that the form gives."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(Editor[QuietCombo]):
    """One term of a vocabulary. What each term means stands in its tooltip."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """The terms are asked for when the first value is shown."""
        super().__init__(field, desk, QuietCombo())
        self._choices: list[TermChoice | None] = []
        self.control.activated.connect(self.finish)

    def show_value(self, value: Any) -> None:
        offered: list[TermChoice | None] = [*self._offered(value)]
        if value and value not in (term and term.key for term in offered):
            offered.append(TermChoice(value, value))
        self._offer(offered if value and self._is_always_set() else [None, *offered])
        self.control.setCurrentIndex(self._keys().index(value))

    def value(self) -> Any:
        return self._keys()[self.control.currentIndex()]

    def _keys(self) -> list[str | None]:
        return [choice and choice.key for choice in self._choices]

    def _offered(self, value: Any) -> Sequence[TermChoice]:
        """Return what may be chosen; the present value always may."""
        vocabulary = self.field.vocabulary
        terms = self.desk.terms(vocabulary) if vocabulary else ()
        return [term for term in terms if term.offered or term.key == value]

    def _offer(self, choices: list[TermChoice | None]) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        self.control.clear()
        labels = [choice.label for choice in choices if choice]
        for choice in choices:
            self.control.addItem(choice.label if choice else _nothing(labels))
            help_ = choice.help if choice else ""
            self.control.setItemData(self.control.count() - 1, help_, Qt.ItemDataRole.ToolTipRole)

    def _is_always_set(self) -> bool:
        return self.field.required is Need.DRAFT and self.field.default is not None


def _nothing(labels: Sequence[str]) -> str:
    return _NOTHING_YET if NOTHING in labels else NOTHING


class StatusEditor(ChoiceEditor):
    """The state of a record: as it is, and the steps that its chain allows to the lab."""

    def _offered(self, value: Any) -> Sequence[TermChoice]:
        vocabulary = self.field.vocabulary
        term = vocabulary.find(value) if vocabulary else None
        if vocabulary is None or term is None:
            return super()._offered(value)
        steps = {key for key in term.next if (step := vocabulary.find(key)) and step.by == "Labor"}
        return [choice for choice in super()._offered(value) if choice.key in steps | {value}]


class QuestionEditor(ChoiceEditor):
    """One question of the guide that was used."""

    def _offered(self, value: Any) -> Sequence[TermChoice]:
        questions = dict(self.desk.questions())
        if value and value not in questions:
            questions[value] = "Frage aus einem anderen Leitfaden"
        return [TermChoice(uid, wording, wording) for uid, wording in questions.items()]
