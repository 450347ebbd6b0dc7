"""The file that a report goes into: looked at first, so that no work is done without a report."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SUFFIX = ".xlsx"
NO_WORKBOOK = (
    "Der Bericht ist eine Excel-Mappe, „{name}“ endet aber nicht auf „.xlsx“. Geben Sie bei „--report“ einen "
    "Namen mit dieser Endung an."
)
NO_FOLDER = (
    "Den Ordner „{folder}“ für den Bericht gibt es nicht. Legen Sie ihn an, oder geben Sie bei „--report“ "
    "einen anderen an."
)
IS_FOLDER = "„{name}“ ist ein Ordner. Geben Sie bei „--report“ auch an, wie die Datei heißen soll."
IS_DELIVERY = (
    "„{name}“ ist selbst eine der Lieferungen; der Bericht würde sie ersetzen. Geben Sie bei „--report“ eine "
    "andere Datei an."
)
NOT_WRITABLE = (
    "Der Bericht „{name}“ lässt sich in „{folder}“ nicht schreiben. Schließen Sie die Datei, falls sie "
    "geöffnet ist, und prüfen Sie, ob Sie in dem Ordner schreiben dürfen."
)


def refuse_report_file(target: Path, deliveries: Sequence[Path]) -> None:
    """Raise LaborbuchError if no report can be written there. Nothing is left there either way."""
    reason = _reason(target, deliveries)
    if reason:
        raise LaborbuchError(reason.format(name=target.name, folder=target.parent.absolute()))


def _reason(target: Path, deliveries: Sequence[Path]) -> str:
    if target.is_dir():
        return IS_FOLDER
    if target.suffix.lower() != _SUFFIX:
        return NO_WORKBOOK
    if not target.parent.is_dir():
        return NO_FOLDER
    if target.resolve() in {file.resolve() for file in deliveries}:
        return IS_DELIVERY
    return "" if _is_writable(target) else NOT_WRITABLE


def _is_writable(target: Path) -> bool:
    """Only trying tells: shares and other programs have rules of their own."""
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
        if target.exists():
            target.open("r+b").close()
    except OSError:
        return False
    return True
