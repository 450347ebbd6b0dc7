"""Founding a lab file. What is asked, and how it is called, stands in the record Lab."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from app.domain.catalogue import KINDS
from app.domain.fields import Need
from app.domain.values import complaint
from app.domain.vocabularies.general import LAB_PREFIXES, STATES
from app.version import SUFFIX
from ui.dialogs.base import Dialog
from ui.widgets.buttons import Button
from ui.widgets.field_box import FieldBox

if TYPE_CHECKING:
    from app.domain.fields import Field

_WIDTH = 560
_FIELDS = KINDS["lab"].by_id


class NewBookDialog(Dialog):
    """Asks for prefix, town, Land, and where the file is to lie. The file is made by whoever asked."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Propose a place in ``folder``, which is made if it is chosen and not there yet."""
        super().__init__(
            "Neues Laborbuch anlegen", "Eine Datei für Ihr Labor. Alles lässt sich später ändern.", parent
        )
        self.setMinimumWidth(_WIDTH)
        self.prefix = QLineEdit(maxLength=_FIELDS["prefix"].max)
        self.town = QLineEdit(maxLength=_FIELDS["town"].max)
        self.state = QComboBox()
        self._folder = folder
        self.file = QLineEdit(str(folder / f"Labor{SUFFIX}"))
        self._boxes = {
            "prefix": _box(_FIELDS["prefix"], self.prefix),
            "town": _box(_FIELDS["town"], self.town),
            "state": _box(_FIELDS["state"], self.state),
            "file": FieldBox(
                "Ablageort", self.file, required=True, beside=Button("Ändern …", self._choose_file)
            ),
        }
        for box in self._boxes.values():
            self.body.addWidget(box)
        self.body.addStretch(1)
        self._fill_states()
        self.prefix.textEdited.connect(self._know_prefix)
        self.finish("Laborbuch anlegen", self._found)

    def _fill_states(self) -> None:
        self.state.addItem("keine Angabe", None)
        for term in STATES.terms:
            self.state.addItem(term.label, term.key)

    def _know_prefix(self, typed: str) -> None:
        """Write it in capitals, and with a known one propose town and file name."""
        prefix = typed.upper()
        self.prefix.setText(prefix)
        self.file.setText(str(self.path.with_name(f"{prefix or 'Labor'}{SUFFIX}")))
        known = {term.key: term.label for term in LAB_PREFIXES.terms}
        if self.town.text() in ("", *known.values()):
            self.town.setText(known.get(prefix, ""))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Ablageort", str(self.path), f"Laborbuch (*{SUFFIX})")
        if name:
            self.file.setText(str(Path(name).with_suffix(SUFFIX)))

    @property
    def path(self) -> Path:
        """Where the file is to lie."""
        return Path(self.file.text().strip()).with_suffix(SUFFIX)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the new lab that are filled in."""
        typed = {"prefix": self.prefix.text(), "town": self.town.text(), "state": self.state.currentData()}
        return {key: value for key, value in typed.items() if value}

    def _found(self) -> None:
        wrong = [box for key, box in self._boxes.items() if self._complains(key, box)]
        if wrong:
            wrong[0].control.setFocus()
        else:
            self.accept()

    def _complains(self, key: str, box: FieldBox) -> bool:
        sentence = (
            self._wrong_with_file() if key == "file" else _wrong_with(_FIELDS[key], self.values.get(key))
        )
        box.complain(sentence)
        return bool(sentence)

    def _wrong_with_file(self) -> str:
        if self.path.exists():
            return f"„{self.path.name}“ gibt es dort schon. Wählen Sie einen anderen Namen oder Ordner."
        if not (self.path.parent.is_dir() or self._is_made()):
            return f"Den Ordner „{self.path.parent}“ gibt es nicht. Wählen Sie einen anderen."
        return ""

    def _is_made(self) -> bool:
        """Make the folder that was proposed, but no other: that may be a slip of the pen."""
        if self.path.parent != self._folder:
            return False
        try:
            self._folder.mkdir(parents=True)
        except OSError:
            return False
        return True


def _box(field: Field, control: QWidget) -> FieldBox:
    return FieldBox(field.label, control, help_=field.help, required=field.required is Need.DRAFT)


def _wrong_with(field: Field, value: str | None) -> str:
    if value is None:
        return f"„{field.label}“ fehlt noch." if field.required is Need.DRAFT else ""
    return complaint(field, value) if field.pattern and not re.search(field.pattern, value) else ""
