"""What the inbox asks people in windows of their own: which files, which folder, whether they are sure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ui import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FILES = "Pakete und Arbeitsmappen (*.zip *.xlsx)"
_TABLES = "Excel (*.xlsx)"
_UNDO = (
    "Das Projektbüro sagt danach wieder, was es vor der Übernahme gesagt hat. Vorher wird gesichert, und die "
    "Lieferung kann noch einmal übernommen werden."
)
TRUST = "Neuem Schlüssel vertrauen"
_TRUST = (
    "Fragen Sie zuerst beim Labor nach, am besten am Telefon: Hat es einen neuen Schlüssel, und lautet der "
    "Fingerabdruck {fingerprint}? Wenn nicht, kommt die Lieferung vielleicht von jemand anderem. Danach "
    "gilt für dieses Labor nur noch der neue Schlüssel."
)


def which_files(parent: QWidget) -> list[Path]:
    """Ask for deliveries."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Lieferungen auswählen", str(paths.documents_folder()), _FILES
    )
    return [Path(name) for name in names]


def which_folder(parent: QWidget, before: Path | None) -> Path | None:
    """Ask for the folder to watch."""
    start = before or paths.documents_folder()
    name = QFileDialog.getExistingDirectory(parent, "Ordner beobachten", str(start))
    return Path(name) if name else None


def where_to(parent: QWidget, name: str, title: str = "Bericht speichern") -> Path | None:
    """Ask where to put a workbook."""
    proposed = paths.documents_folder() / name
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), _TABLES)
    if not chosen:
        return None
    return Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")


def is_sure_to_undo(parent: QWidget, what: str) -> bool:
    """Ask before an intake is taken back."""
    question = f"{what} rückgängig machen?"
    return _is_sure(parent, "Übernahme rückgängig machen", question, _UNDO, "Rückgängig machen")


def is_sure_to_trust(parent: QWidget, town: str, fingerprint: str) -> bool:
    """Ask before a lab is known by another key."""
    question = f"Dem neuen Schlüssel von {town} vertrauen?"
    return _is_sure(parent, TRUST, question, _TRUST.format(fingerprint=fingerprint), "Vertrauen")


def _is_sure(parent: QWidget, title: str, question: str, sense: str, verb: str) -> bool:
    """Ask; whoever is not sure leaves everything as it is."""
    box = QMessageBox(parent.window())
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(sense)
    act = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Abbrechen", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is act


def show_file(path: Path) -> None:
    """Open a file in the program that is meant for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
