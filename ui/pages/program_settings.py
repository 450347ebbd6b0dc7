"""How the program looks and works on this computer, for the person who sits there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.catalogue import KINDS
from app.errors import LaborbuchError
from app.policy.checking import check
from app.services.house import house_of
from app.setting import Kind
from app.settings import SETTINGS
from ui import compose, paths
from ui.dialogs.folder_field import FileField, FolderField
from ui.dialogs.message import complain
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.by_it import ByIt
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from app.setting import Setting
    from ui.windows.workspace import Workspace

_WIDTH = 560
_LINES_HEIGHT = 64
_WORD = "Word-Dokumente (*.docx)"
_TEMPLATE = "Vorlage-Laborbuch.docx"
_SAVE_TEMPLATE = "Mitgelieferte Vorlage speichern …"
_SAVED = "„{name}“ ist gespeichert. Ändern Sie die Datei in Word, und wählen Sie sie hier aus."
_WRONG = "{why}. Es gilt weiter, was vorher galt."


class ProgramSettings(QScrollArea):
    """Everything in app.settings that is asked for, each as its kind asks; what IT decided is only shown."""

    def __init__(self, workspace: Workspace) -> None:
        """Every change holds at once."""
        super().__init__()
        self._workspace = workspace
        self._policy = workspace.settings.policy
        self.editors: dict[str, QWidget] = {}
        self.fixed: dict[str, QWidget] = {}
        self.refusals: dict[str, WrappedLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget()
        mark(page, ground="surface")
        block = QWidget()
        block.setMaximumWidth(_WIDTH)
        self._column = QVBoxLayout(block)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("xs"))
        row = QHBoxLayout(page)
        row.setContentsMargins(space("xl"), space("s"), space("xl"), space("l"))
        row.addWidget(block, 1)
        row.addStretch(1)
        self._say_what_is_wrong()
        for setting in SETTINGS.values():
            self._add(setting)
        self._column.addStretch(1)
        self.setWidget(page)

    def _say_what_is_wrong(self) -> None:
        for sentence in check(self._policy).wrong:
            self._column.addWidget(Notice(sentence, icon="triangle-alert", tone="warn"))
            self._column.addSpacing(space("l"))

    def _add(self, setting: Setting) -> None:
        """What is locked says so where it stands; the list of locks would only name keys."""
        if setting.kind is not Kind.KEYS and self._policy.holds(setting):
            self._show(setting)
        elif setting.asked:
            self._ask(setting)

    def _show(self, setting: Setting) -> None:
        """Show a value that IT decided. It can be reached with the keyboard and copied."""
        value = setting.shown(self._workspace.settings[setting.key]) or "nichts eingetragen"
        shown: QLineEdit | QPlainTextEdit = QLineEdit(value)
        if setting.kind is Kind.LINES:
            shown = _Lines(value)
        shown.setReadOnly(True)
        self._name(shown, setting)
        self.fixed[setting.key] = shown
        for part in (Label(setting.label, "label"), shown, ByIt(self._policy.note(setting))):
            self._column.addWidget(part)
        self._column.addSpacing(space("l"))

    def _ask(self, setting: Setting) -> None:
        editor = self._editor(setting)
        self._name(editor, setting)
        self.editors[setting.key] = editor
        refusal = self.refusals[setting.key] = WrappedLabel("", "meta", "err")
        refusal.hide()
        if not isinstance(editor, QCheckBox | FolderField):
            self._column.addWidget(Label(setting.label, "label"))
        for part in (editor, WrappedLabel(setting.help, "hint"), refusal):
            self._column.addWidget(part)
        self._column.addSpacing(space("l"))

    def _name(self, widget: QWidget, setting: Setting) -> None:
        widget.setAccessibleName(setting.label)
        widget.setAccessibleDescription(setting.help)

    def _editor(self, setting: Setting) -> QWidget:
        value = self._workspace.settings[setting.key]
        match setting.kind:
            case Kind.CHOICE:
                return self._choice(setting, value)
            case Kind.TICK:
                return self._tick(setting, value)
            case Kind.FOLDER:
                return self._folder(setting, value)
            case Kind.FILE:
                return self._template(setting, value)
        return self._text(setting, value)

    def _choice(self, setting: Setting, value: str) -> QWidget:
        choice = SegmentBar(setting.label, dict(setting.choices))
        choice.choose(value)
        choice.chosen.connect(partial(self._take, setting))
        return choice

    def _tick(self, setting: Setting, value: bool) -> QWidget:
        tick = QCheckBox(setting.label)
        tick.setChecked(value)
        tick.toggled.connect(partial(self._take, setting))
        return tick

    def _folder(self, setting: Setting, value: str) -> QWidget:
        field = FolderField(value, setting.label)
        field.settled.connect(lambda: self._take_typed(setting, field.edit.text()))
        return field

    def _template(self, setting: Setting, value: str) -> QWidget:
        """Ask for the file, and offer one to begin with."""
        field = FileField(value, setting.label, _WORD)
        field.settled.connect(lambda: self._take_typed(setting, field.edit.text()))
        save = Button(_SAVE_TEMPLATE, self._save_template, variant="quiet", icon="download")
        field.add_below(save)
        return field

    def _save_template(self) -> None:
        """Put the template that comes with the program where somebody can change it."""
        name = str(paths.documents_folder() / _TEMPLATE)
        target, _ = QFileDialog.getSaveFileName(self, _SAVE_TEMPLATE.removesuffix(" …"), name, _WORD)
        if not target:
            return
        try:
            compose.save_template(Path(target))
        except LaborbuchError as error:
            complain(error)
            return
        self._workspace.say(_SAVED.format(name=Path(target).name))

    def _text(self, setting: Setting, value: str) -> QWidget:
        if setting.kind is Kind.LINES:
            lines = _Lines(value)
            lines.left.connect(lambda: self._take_typed(setting, lines.toPlainText()))
            return lines
        text = QLineEdit(value)
        text.setMaxLength(KINDS["lab"].by_id["updated_by"].max or 40)
        text.editingFinished.connect(lambda: self._take_typed(setting, text.text()))
        return text

    def _take_typed(self, setting: Setting, typed: str) -> None:
        """What cannot be taken stays typed, with the reason."""
        refusal = self.refusals[setting.key]
        try:
            value = setting.read(typed)
            if setting.kind is Kind.FILE and value:
                compose.check_template(Path(value))
        except ValueError as error:
            refusal.say(_WRONG.format(why=error))
        except LaborbuchError as error:
            refusal.say(str(error))
        else:
            self._take(setting, value)
            refusal.hide()
            return
        refusal.show()

    def _take(self, setting: Setting, value: str | bool) -> None:
        """Remember a value, and let it hold at once."""
        workspace = self._workspace
        workspace.settings[setting.key] = value
        workspace.book.house = house_of(workspace.settings)
        match setting.key:
            case "look":
                workspace.looks.choose(str(value))
            case "system_font":
                workspace.looks.choose_font(bool(value))
            case "editor":
                workspace.book.editor = str(value) or None


class _Lines(QPlainTextEdit):
    """A text of a few lines."""

    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFixedHeight(pixels(_LINES_HEIGHT))
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
