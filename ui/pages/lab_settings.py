"""What a lab sets differently from the proposals; it belongs to the lab file, not to the computer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.settings import LAB_SETTINGS, LabSetting
from app.errors import SaveRefusedError
from app.services.lab_settings import lab_settings, put_lab_setting
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from ui.windows.workspace import Workspace

_WIDTH = 560


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

    def _add(self, setting: LabSetting) -> None:
        editor = QLineEdit()
        editor.setAccessibleName(setting.label)
        editor.setAccessibleDescription(setting.help)
        editor.setPlaceholderText(str(setting.default))
        editor.setMaximumWidth(_WIDTH if isinstance(setting.default, str) else _WIDTH // 4)
        editor.editingFinished.connect(partial(self._take, setting.key))
        label, refusal = Label(setting.label, "label"), WrappedLabel("", "meta", "err")
        label.setBuddy(editor)
        refusal.hide()
        for part in (label, editor, WrappedLabel(setting.help, "hint"), refusal):
            self._column.addWidget(part)
        self._column.addSpacing(space("m"))
        self.editors[setting.key], self.refusals[setting.key] = editor, refusal

    def enter(self) -> None:
        """Show what holds now; a proposal that nobody changed stands as the field's hint."""
        for key, value in lab_settings(self._workspace.book).items():
            changed = value != LAB_SETTINGS[key].default
            self.editors[key].setText(str(value) if changed else "")
            self.refusals[key].hide()

    def _take(self, key: str) -> None:
        refusal = self.refusals[key]
        try:
            put_lab_setting(self._workspace.book, key, self.editors[key].text())
        except SaveRefusedError as error:
            refusal.say(str(error))
            refusal.show()
            return
        refusal.hide()
        self._workspace.saved_state.saved(self._workspace.book.clock())
