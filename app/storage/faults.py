"""What the database refuses, as a sentence people can act on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.errors import LaborbuchError, SaveRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What SQLite says, and what it means for somebody at a desk. Everything else is a fault of the program.
_SENTENCES = {
    "database is locked": (
        "In „{name}“ wird gerade an anderer Stelle geschrieben. "
        "Versuchen Sie es in einigen Sekunden noch einmal."
    ),
    "readonly database": (
        "„{name}“ ist schreibgeschützt. Legen Sie eine Kopie an, in der Sie schreiben dürfen."
    ),
    "database or disk is full": (
        "Auf dem Laufwerk von „{name}“ ist kein Platz mehr. Schaffen Sie Platz; Ihre Eingaben sind noch da."
    ),
    "disk I/O error": (
        "„{name}“ lässt sich nicht mehr erreichen. Prüfen Sie, ob das Laufwerk noch verbunden ist."
    ),
    "unable to open database file": (
        "„{name}“ lässt sich nicht mehr öffnen. "
        "Prüfen Sie, ob die Datei noch da und das Laufwerk verbunden ist."
    ),
}

_REFERS_TO_NOTHING = (
    "Der Eintrag verweist auf einen anderen, den es in diesem Laborbuch nicht gibt. Nehmen Sie den Verweis "
    "heraus oder wählen Sie einen neuen."
)


@contextmanager
def said_in_german(path: Path) -> Iterator[None]:
    """Raise LaborbuchError where the database says no for a reason that lies outside the program."""
    try:
        yield
    except sa.exc.OperationalError as error:
        for said, sentence in _SENTENCES.items():
            if said in str(error.orig):
                raise LaborbuchError(sentence.format(name=path.name)) from error
        raise
    except sa.exc.IntegrityError as error:
        if "FOREIGN KEY" in str(error.orig):
            raise SaveRefusedError(_REFERS_TO_NOTHING) from error
        raise
