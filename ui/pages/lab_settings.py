"""What a lab sets differently from the proposals; it belongs to the lab file, not to the computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.settings import LAB_SETTINGS
from app.errors import SaveRefusedError
from app.services.lab_settings import lab_settings, proposals, put_lab_setting
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.by_it import ByIt
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.setting import Setting
    from ui.windows.workspace import Workspace

_WIDTH = 560
_PROPOSED = "Ihre IT schlägt {value} vor."


class LabSettings(QScrollArea):
    """A field for every setting in app.domain.settings. What cannot be taken stays typed, with the reason."""

    def __init__(self, workspace: Workspace) -> None:
        """Show nothing before ``enter``."""
        super().__init__()
        self._workspace = workspace
        self.editors: dict[str, QLineEdit] = {}
        self.refusals: dict[str, WrappedLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget()
        mark(page, ground="surface")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(space("xl"), space("s"), space("xl"), space("l"))
        self._column.setSpacing(space("xs"))
        for setting in LAB_SETTINGS.values():
            self._add(setting)
        self._column.addStretch(1)
        self.setWidget(page)

    def _add(self, setting: Setting) -> None:
        editor = QLineEdit()
        editor.setAccessibleName(setting.label)
        editor.setAccessibleDescription(setting.help)
        editor.setMaximumWidth(_WIDTH if isinstance(setting.default, str) else _WIDTH // 4)
        editor.editingFinished.connect(partial(self._take, setting.key))
        label, refusal = Label(setting.label, "label"), WrappedLabel("", "meta", "err")
        label.setBuddy(editor)
        refusal.hide()
        for part in (label, editor, *self._words(setting), refusal):
            self._column.addWidget(part)
        self._column.addSpacing(space("m"))
        self.editors[setting.key], self.refusals[setting.key] = editor, refusal

    def _words(self, setting: Setting) -> Iterator[QWidget]:
        policy = self._workspace.book.house.policy
        yield WrappedLabel(setting.help, "hint")
        if policy.locks(setting):
            yield ByIt(policy.note(setting))
        elif policy.states(setting):
            yield WrappedLabel(_PROPOSED.format(value=setting.shown(policy.value(setting))), "hint")

    def enter(self) -> None:
        """Show what holds now; a proposal that nobody changed stands as the field's hint."""
        book = self._workspace.book
        proposed = proposals(book)
        for key, value in lab_settings(book).items():
            fixed = book.house.policy.locks(LAB_SETTINGS[key])
            self.editors[key].setPlaceholderText(LAB_SETTINGS[key].shown(proposed[key]))
            own = fixed or value != proposed[key]
            self.editors[key].setText(LAB_SETTINGS[key].shown(value) if own else "")
            self.editors[key].setReadOnly(fixed)
            self.refusals[key].hide()

    def _take(self, key: str) -> None:
        if self.editors[key].isReadOnly():
            return
        refusal = self.refusals[key]
        try:
            put_lab_setting(self._workspace.book, key, self.editors[key].text())
        except SaveRefusedError as error:
            refusal.say(str(error))
            refusal.show()
            return
        refusal.hide()
        self._workspace.saved_state.saved(self._workspace.book.clock())
