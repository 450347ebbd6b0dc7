"""A finished file appears at once or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from secrets import token_hex
from typing import IO, TYPE_CHECKING

from app.errors import LaborbuchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_SAVED = (
    "„{name}“ ließ sich nicht im Ordner „{folder}“ speichern: Prüfen Sie, ob die Datei noch in einem anderen "
    "Programm geöffnet ist, ob der Ordner Platz hat und ob Sie dort schreiben dürfen."
)


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of ``target`` once it is complete; until then that stays as it was."""
    unfinished = target.with_name(f".~{token_hex(8)}.tmp")
    try:
        with unfinished.open("xb") as file:
            yield file
        unfinished.replace(target)
    except OSError as error:
        raise LaborbuchError(NOT_SAVED.format(name=target.name, folder=target.parent)) from error
    finally:
        unfinished.unlink(missing_ok=True)
