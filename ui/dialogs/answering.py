"""Issuing what the office tells its labs: one small file for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.office import replies
from ui import paths
from ui.compose import writers
from ui.dialogs.base import Dialog
from ui.dialogs.folder_field import FolderField, open_folder
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from pathlib import Path

    from app.errors import LaborbuchError
    from app.services.office.replies import Outgoing
    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace

_SENSE = "Jedes Labor bekommt eine Datei mit Ihren Schritten, Prüfvermerken und Entscheidungen."
_SIZE = (600, 480)


class _Written(NamedTuple):
    files: list[Path]
    labs: int


class AnsweringDialog(Dialog):
    """A tick for every lab that there is something to tell; what is new is ticked."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Look what there is to tell when the dialog opens."""
        super().__init__("Rückmeldungen ausgeben", _SENSE, parent)
        self.resize(*map(pixels, _SIZE))
        self._workspace = workspace
        self.ticks: dict[str, QCheckBox] = {}
        self.place = FolderField(paths.documents_folder() / "Rückmeldungen")
        self._sign, self._problem = IconLabel("circle-alert", "err"), WrappedLabel("", "hint", "err")
        self.body.addWidget(self._labs(replies.outgoing(workspace.book)), 1)
        self.body.addWidget(self.place)
        self.foot.addWidget(self._sign)
        self.foot.addWidget(self._problem, 1)
        self.main = self.finish("Rückmeldungen ausgeben", self._issue)
        self.place.changed.connect(self._judge)
        self._judge()

    def _labs(self, found: list[Outgoing]) -> QWidget:
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        for number, it in enumerate(found):
            if number:
                column.addWidget(line())
            column.addLayout(self._lab(it))
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        return area

    def _lab(self, it: Outgoing) -> QHBoxLayout:
        tick = QCheckBox()
        tick.setChecked(it.fresh > 0)
        tick.setAccessibleName(it.lab.town)
        tick.setAccessibleDescription(told(it))
        tick.toggled.connect(self._judge)
        self.ticks[it.lab.lab_uid] = tick
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(it.lab.town, "bodyStrong"))
        said.addWidget(WrappedLabel(told(it), "meta"))
        row = QHBoxLayout()
        row.setSpacing(space("m"))
        row.addWidget(tick)
        row.addLayout(said, 1)
        return row

    @property
    def chosen(self) -> list[str]:
        """The labs that are ticked."""
        return [uid for uid, tick in self.ticks.items() if tick.isChecked()]

    def _judge(self) -> None:
        number = len(self.chosen)
        self.main.setText("Rückmeldung ausgeben" if number == 1 else f"{number} Rückmeldungen ausgeben")
        if refusal := self._workspace.book.house.refusal("package"):
            self._say(refusal)
        elif not number:
            self._say("Kreuzen Sie an, wer eine Rückmeldung bekommen soll.")
        elif not self.place.is_there:
            self._say(f"„{self.place.edit.text()}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort.")
        else:
            self._say("")

    def _say(self, problem: str) -> None:
        self._problem.say(problem)
        self._sign.setVisible(bool(problem))
        self.main.setEnabled(not problem)

    def _issue(self) -> None:
        book, labs, folder = self._workspace.book, self.chosen, self.place.folder
        self.main.setEnabled(False)

        def job(progress: Progress, _cancelled: Cancelled) -> _Written:
            files: list[Path] = []
            for number, lab in enumerate(labs):
                progress(number, len(labs), "Die Rückmeldungen werden geschrieben …")
                files += replies.issue(book, lab, folder, writers(book))
            return _Written(files, len(labs))

        self._workspace.tasks.run(job, self._end, self._refuse)

    def _refuse(self, error: LaborbuchError) -> None:
        self._say(str(error))
        self.main.setEnabled(True)

    def _end(self, written: _Written) -> None:
        self.accept()
        folder = self.place.folder
        number = "1 Rückmeldung" if written.labs == 1 else f"{written.labs} Rückmeldungen"
        said = f"{number} ausgegeben. Schicken Sie jedem Labor seine Datei."
        self._workspace.say(said, lambda: open_folder(folder), "Ordner öffnen")


def told(it: Outgoing) -> str:
    """Return what a reply would say: how many modules and other records it speaks of, and what is new."""
    records = len(it.answers)
    about = f"zu {records} {'Eintrag' if records == 1 else 'Einträgen'}"
    if it.fresh == it.said:
        return f"{_answers(it.said)} {about}"
    old = "schon ausgegeben, vom Labor noch nicht bestätigt"
    return (
        f"{_answers(it.fresh)} neu, {it.said - it.fresh} {old}" if it.fresh else f"{_answers(it.said)} {old}"
    )


def _answers(number: int) -> str:
    return f"{number} {'Antwort' if number == 1 else 'Antworten'}"
