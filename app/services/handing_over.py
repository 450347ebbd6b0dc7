"""Handing a lab file over: a copy that is known to be whole, and a page for the person who goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.errors import LaborbuchError
from app.services import overview
from app.services.checking import check_file
from app.storage import backup, queries

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.book import LabBook
    from app.services.overview import Overview

EXISTS = (
    "In „{folder}“ liegt schon eine Datei „{name}“. Wählen Sie einen anderen Ordner, denn überschrieben "
    "wird nichts."
)
DIFFERS = (
    "Die Kopie in „{folder}“ stimmt nicht mit dem Laborbuch überein und wurde entfernt. Versuchen Sie es "
    "noch einmal, am besten auf einem anderen Datenträger."
)
PAGE = "Übergabe.txt"
_TEXT = """Übergabe des Laborbuchs {town}
{day}

So geht es weiter
1. Kopieren Sie „{file}“ an den Ort, an dem Sie künftig arbeiten, zum Beispiel in den Ordner Ihres Amtes.
2. Öffnen Sie die Datei mit einem Doppelklick. Fehlt das Programm, richtet es die IT ein.
3. Tragen Sie in den Einstellungen Ihr Kürzel ein; ab dann steht es bei allem, was Sie ändern.
4. Arbeiten Sie nur noch mit dieser Datei. Die bisherige bleibt unverändert und wird nicht weiter bearbeitet.

Was darin ist
{contents}

Was fällig ist
{due}

Was unfertig ist
{unfinished}

Was nicht darin ist
- Namen und Nachweise der Einwilligungen: Sie liegen, wo Ihre Stadt sie ablegt, und werden gesondert
  übergeben.
- Aufnahmen von Gesprächen: Das Laborbuch nimmt sie nicht auf.

Der Schlüssel, mit dem Lieferungen unterschrieben werden, ist in der Datei. Das Projektbüro erkennt Ihr Labor
also weiterhin; es muss nichts neu eingerichtet werden.
"""


@dataclass(frozen=True)
class HandedOver:
    """Where copy and page lie."""

    file: Path
    page: Path


def hand_over(book: LabBook, folder: Path) -> HandedOver:
    """Copy the lab file into ``folder``, prove that the copy says the same, and write the page beside it.

    The original stays as it is. Raises LaborbuchError; then nothing is left in the folder.
    """
    target = folder / book.path.name
    page = folder / PAGE
    for file in (target, page):
        if file.exists():
            raise LaborbuchError(EXISTS.format(folder=folder, name=file.name))
    backup.back_up(book.path, target)
    if check_file(target).content_hash != check_file(book.path).content_hash:
        target.unlink()
        raise LaborbuchError(DIFFERS.format(folder=folder))
    page.write_text("\ufeff" + _page(book), encoding="utf-8", newline="\r\n")
    return HandedOver(target, page)


def _page(book: LabBook) -> str:
    seen = overview.read(book)
    with book.reading() as connection:
        counts = queries.counts(connection)
    contents = [f"{counts[kind.name]} {kind.plural}" for kind in KINDS.values() if counts[kind.name]]
    return _TEXT.format(
        town=seen.lab.town or "",
        day=f"{book.today:%d.%m.%Y}",
        file=book.path.name,
        contents=_listed(contents),
        due=_listed([f"{one.record.code}, {one.day:%d.%m.%Y}" for one in seen.due if one.day]),
        unfinished=_listed(_unfinished(seen)),
    )


def _unfinished(seen: Overview) -> list[str]:
    shown = [f"{lack.record.code} {lack.record.title}".strip() for lack in seen.lacking]
    more = seen.unfinished - len(shown)
    return [*shown, f"und {more} weitere"] if more > 0 else shown


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "- nichts"
