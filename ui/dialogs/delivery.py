"""Deciding on a delivery: what is issued, whither, what to look at before, what stays in the town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.formats import FORMATS
from app.services import delivery_check, delivery_log
from app.services.delivering import deliver
from app.services.delivery_check import Hint, Preparation
from ui import paths
from ui.compose import missing_program, writers
from ui.dialogs import delivery_words as words
from ui.dialogs.base import Dialog
from ui.dialogs.delivery_parts import USUAL, CheckList, FormatChoice, MoreFormats, chosen
from ui.dialogs.folder_field import FolderField, open_folder
from ui.dialogs.password_field import PasswordField
from ui.dialogs.remarks import show_remarks
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space, tokens
from ui.widgets.by_it import ByIt
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.records.delivery import Delivery
    from app.errors import LaborbuchError
    from app.services.changes import Changes
    from app.services.delivering import Delivered
    from ui.tasks import Cancelled, Progress, Task
    from ui.windows.workspace import Workspace

    Issued = tuple[Delivered, Delivery, Changes]

_HEIGHT, _FRAME = 656, 40  # what the left side needs; what the system draws around a window
_ADDRESS_HEIGHT = 72
_NOTHING_CHOSEN = Hint("", "Nichts ausgewählt", "Kreuzen Sie links an, was ausgegeben werden soll.")
_SEND_TO = "Schicken Sie die Dateien danach an"
_NOTHING_TO_GIVE = Hint(
    "",
    "Noch ist nichts zur Weitergabe bestimmt",
    "Stellen Sie bei den Einträgen, die gehen sollen, „Weitergabe“ auf „Verbund“ oder „öffentlich“.",
)


class DeliveryDialog(Dialog):
    """Judges the lab when it opens, and writes the files beside the window."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """What is typed must be stored already, or it does not go along."""
        super().__init__("Lieferung vorbereiten", "An das Projektbüro", parent)
        room = self.screen().availableGeometry()
        widest = pixels(tokens()["size"]["dialogMax"][0])
        height = _HEIGHT + (_ADDRESS_HEIGHT if workspace.book.house.office_address else 0)
        self.resize(min(widest, room.width()), min(pixels(height), room.height() - _FRAME))
        self._workspace = workspace
        self._prepared: Preparation | None = None
        self._task: Task | None = None
        house = workspace.book.house
        self.choices = {format_: FormatChoice(format_) for format_ in house.allowed(USUAL)}
        others = (format_ for format_ in FORMATS if format_ not in USUAL)
        self.more = MoreFormats(house.allowed(others), missing_program)
        self.target = FolderField(paths.documents_folder() / "Lieferungen")
        self.folder = self.target.edit
        self.password = PasswordField()
        self.check = CheckList()
        self._checked = Label("", "meta")
        self._town = workspace.book.lab.town or "der Stadt"
        self._stays = Notice("", head=f"Bleibt in {self._town}", icon="lock")
        self._strip = ProgressStrip()
        self._icon, self._state = IconLabel("circle-alert", "err"), Label("", "body")
        self._arrange()
        self._connect()
        workspace.tasks.run(self._prepare, self._show, writes=False)

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(_scrolling(self._left()), 39)
        sides.addWidget(self._right(), 53)
        self.body.addLayout(sides, 1)
        self.body.addWidget(self._strip)
        self._strip.hide()
        self.foot.addWidget(self._icon)
        self.foot.addWidget(self._state)
        for choice in list(self.choices.values())[:1]:
            choice.tick.setFocus()
        self.main = self.finish("Lieferung ausgeben", self._issue)
        self._say_state("Wird geprüft …", wrong=False)

    def _left(self) -> QWidget:
        left = QWidget()
        mark(left, ground="surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(space("xl"), space("xs"), space("xl"), space("xs"))
        column.setSpacing(space("s"))
        head = QHBoxLayout()
        head.addWidget(Label("Was ausgegeben wird", "section"), 1)
        if self.more.ticks:
            head.addWidget(self.more)
        column.addLayout(head)
        for choice in self.choices.values():
            column.addWidget(choice)
        if len(self.choices) + len(self.more.ticks) < len(FORMATS):
            column.addWidget(ByIt())
        column.addWidget(line())
        column.addWidget(self.target)
        column.addWidget(self.password)
        for part in _address(self._workspace.book.house.office_address):
            column.addWidget(part)
        column.addWidget(self._stays)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        mark(right, ground="surface", edge="left")
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("m"), space("l"), space("s"))
        head.addWidget(Label("Prüfung", "section"), 1)
        head.addWidget(self._checked)
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.check, 1)
        return right

    def _connect(self) -> None:
        for choice in self.choices.values():
            choice.changed.connect(self._judge)
        self.more.changed.connect(self._judge)
        self.target.changed.connect(self._judge)
        self.check.wanted.connect(self._lead_to)
        self._strip.cancelled.connect(self._stop)

    def _prepare(self, _progress: Progress, _cancelled: Cancelled) -> Preparation:
        return delivery_check.prepare(self._workspace.book)

    def _show(self, prepared: Preparation) -> None:
        self._prepared = prepared
        self.sense.say(f"Lieferung {prepared.number} an das Projektbüro")
        self._checked.setText(f"{prepared.checked:n} Einträge geprüft")
        self._stays.say(words.staying(prepared))
        for format_, choice in self.choices.items():
            choice.say(words.content_of(format_, prepared))
        self._judge()

    def _judge(self) -> None:
        """Show what stands in the way now; what the check found does not change by ticking."""
        if self._prepared is None:
            return
        obstacles = self._obstacles(self._prepared)
        self.check.show_found(obstacles, self._prepared.hints)
        count = "Noch ein Hindernis" if len(obstacles) == 1 else f"Noch {len(obstacles)} Hindernisse"
        self.password.setEnabled("package" in self.formats)
        self._say_state(f"{count}. Danach kann ausgegeben werden." if obstacles else "", wrong=True)
        self.main.setEnabled(not obstacles and self._task is None)

    def _obstacles(self, prepared: Preparation) -> list[Hint]:
        found = [] if prepared.is_worth_it else [_NOTHING_TO_GIVE]
        if not self.choices and not self.more.ticks:
            found.append(Hint("", "Ausgeben ist nicht erlaubt", self._workspace.book.house.refusal(*FORMATS)))
        elif not self.formats:
            found.append(_NOTHING_CHOSEN)
        if not self.target.is_there:
            text = f"„{self.folder.text()}“ lässt sich nicht anlegen. Wählen Sie links einen anderen Ort."
            found.append(Hint("", "Der Ablageort ist nicht zu erreichen", text))
        return found

    @property
    def formats(self) -> tuple[str, ...]:
        """What is ticked."""
        return (*chosen(self.choices.items()), *self.more.chosen)

    @property
    def place(self) -> Path:
        """Where the folders of all deliveries lie."""
        return self.target.folder

    def _say_state(self, text: str, *, wrong: bool) -> None:
        self._state.setText(text)
        self._icon.setVisible(bool(text) and wrong)
        self.main.setEnabled(False)

    def _lead_to(self, uid: str, field: str) -> None:
        from ui.pages.records.commands import open_record

        self.reject()
        open_record(self._workspace, uid, field)

    def _issue(self) -> None:
        if self._prepared is None:
            return
        formats, number = self.formats, self._prepared.number
        book, password = self._workspace.book, self.password.password
        target = self.place / f"{book.lab.prefix}_Lieferung-{number:02}_{book.today.isoformat()}"

        def job(progress: Progress, _cancelled: Cancelled) -> Issued:
            delivered = deliver(book, target, writers(book), formats, progress, password)
            return (delivered, *delivery_log.log(book, delivered, formats))

        self._task = self._workspace.tasks.run(job, self._end, self._refuse, self._report)
        self._judge()
        self._report(0, 0, "Die Dateien werden geschrieben …")

    def _report(self, done: int, total: int, text: str) -> None:
        self._strip.show_progress(text, done, total)

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()
            self._task.destroyed.connect(self._rest)

    def _rest(self) -> None:
        self._task = None
        self._strip.hide()
        self._judge()

    def _refuse(self, error: LaborbuchError) -> None:
        self._rest()
        self._say_state(str(error), wrong=True)
        self.main.setEnabled(True)

    def _end(self, issued: Issued) -> None:
        delivered, entry, changes = issued
        self._task = None
        self.accept()
        self._workspace.events.changed(changes)
        folder = delivered.files[0].parent
        said = words.done(entry.sequence_no or 0, delivered.records, self._town)
        self._workspace.say(said, lambda: open_folder(folder), "Ordner öffnen")
        show_remarks(self._workspace, delivered.remarks, self.parentWidget())

    def reject(self) -> None:
        """Nothing is lost: what is being written is stopped, and leaves the folder as it was."""
        self._stop()
        super().reject()


def _address(text: str) -> list[QWidget]:
    """Say where the files are to be sent. People may copy it: the program sends nothing."""
    if not text:
        return []
    address = WrappedLabel(text)
    address.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return [Label(_SEND_TO, "label"), address]


def _scrolling(side: QWidget) -> QScrollArea:
    """On a low screen the dialog is no higher than the screen."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(side)
    return area
