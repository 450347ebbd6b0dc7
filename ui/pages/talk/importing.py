"""Taking in a transcript that another program wrote: who is who, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit, QRadioButton, QWidget

from ui.compose import read_transcript, transcript_endings
from ui.dialogs.base import Dialog
from ui.forms.editors.texts import GrowingText
from ui.theme.look import pixels
from ui.theme.tokens import space
from ui.widgets.notice import Notice
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.interchange.transcript import Transcript
    from ui.tasks import Tasks

_TITLE = "Abschrift einlesen"
_WIDTH, _PREVIEW = 620, 1500
_SPEAKERS = (
    "Namen gehören nicht in die Abschrift. Schlagen Sie für jede Stimme ein Kürzel vor: I für die Person, "
    "die fragt, P für die befragte."
)


def choose(parent: QWidget, tasks: Tasks, then: Callable[[Path, Transcript], object]) -> None:
    """Ask for a file and read it beside the window; what cannot be read is said in a dialog."""
    kinds = " ".join(f"*.{ending}" for ending in transcript_endings())
    name, _ = QFileDialog.getOpenFileName(
        parent, f"{_TITLE} …", "", f"Abschriften ({kinds});;Alle Dateien (*)"
    )
    if name:
        read(Path(name), tasks, then)


def read(path: Path, tasks: Tasks, then: Callable[[Path, Transcript], object]) -> None:
    """Read a file beside the window."""
    tasks.run(
        lambda _progress, _cancelled: read_transcript(path),
        lambda transcript: then(path, transcript),
        text=f"„{path.name}“ wird gelesen …",
        writes=False,
    )


class ImportDialog(Dialog):
    """``text`` is the transcript under the names chosen.

    ``replaces`` is whether it takes the place of what is there.
    """

    def __init__(self, path: Path, transcript: Transcript, *, has_text: bool, parent: QWidget) -> None:
        """``has_text`` is whether there is a transcript already."""
        words = sum(len(said.text.split()) for said in transcript.paragraphs)
        super().__init__(
            _TITLE, f"„{path.name}“: {words} Wörter in {len(transcript.paragraphs)} Absätzen", parent
        )
        self.setMinimumWidth(pixels(_WIDTH))
        self._transcript = transcript
        self.names = {speaker: QLineEdit(name) for speaker, name in transcript.guess().items()}
        self._replace = QRadioButton("Sie ersetzt, was bisher da steht")
        self._append = QRadioButton("Sie kommt dahinter")
        self._preview = GrowingText(6, "quote")
        if self.names:
            self._ask_names()
        if has_text:
            self._ask_place()
        self._show_preview()
        self.finish(_TITLE)

    def _ask_names(self) -> None:
        self.body.addWidget(Notice(_SPEAKERS, icon="users"))
        rows = QFormLayout()
        rows.setHorizontalSpacing(space("l"))
        for speaker in self._transcript.speakers:
            line = self.names[speaker]
            line.setMaxLength(20)
            line.setAccessibleName(f"Kürzel für {speaker}")
            line.textChanged.connect(self._tell_preview)
            rows.addRow(Label(speaker, "body"), line)
        self.body.addLayout(rows)

    def _ask_place(self) -> None:
        self._append.setChecked(True)
        for choice in (self._append, self._replace):
            self.body.addWidget(choice)

    def _show_preview(self) -> None:
        self.body.addWidget(Label("So beginnt sie", "label"))
        self._preview.setReadOnly(True)
        self._preview.setAccessibleName("Vorschau der Abschrift")
        self.body.addWidget(self._preview)
        self._tell_preview()

    def _tell_preview(self) -> None:
        self._preview.show_text(self.text[:_PREVIEW])

    @property
    def replaces(self) -> bool:
        """Whether it takes the place of what is there; where nothing is, there is nothing to ask."""
        return not self._append.isChecked()

    @property
    def text(self) -> str:
        """The transcript under the names chosen; a name left empty stays away."""
        return self._transcript.text({speaker: line.text().strip() for speaker, line in self.names.items()})
