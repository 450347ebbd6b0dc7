"""A town whose delivery is too large for one file: text in one part, two pictures in two others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from app.domain.catalogue import KINDS
from app.services import delivering, pictures, records
from exporters import package
from tests.helpers.inboxes import Town
from tests.helpers.rounds import NoDocuments

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.package import Package, Seal

ROOM = 200_000  # bytes of a part: less than two of the pictures
_CLEARED = {
    "status": "ready",
    "release_scope": "oeffentlich",
    "alt_text": "Sieben Schreibtische in einem hellen Raum.",
    "credit": "Foto: Stadt",
    "licence": "cc0",
    "person_consent": "no_people",
}


class SmallFiles(NoDocuments):
    """Writes packages in parts."""

    def package(self, made: Package, folder: Path, seal: Seal, max_bytes: int) -> tuple[Path, ...]:
        return package.write(made, folder, seal=seal, max_bytes=ROOM)


def delivery_in_parts(folder: Path) -> tuple[Path, ...]:
    """Write the second delivery of Dießen in three parts, text first; the lab's file lies in ``folder``."""
    town = Town("DIE", folder)
    town.deliver()
    for number in (1, 2):
        _add_picture(town, folder / f"{number}.png")
    made = delivering.deliver(town.book, folder / "Lieferung", SmallFiles(), (delivering.PACKAGE,))
    town.close()
    return made.files


def _add_picture(town: Town, file: Path) -> None:
    Image.effect_noise((330, 330), 100).save(file)
    stored = pictures.add_picture(town.book, file).values(KINDS["attachment"], "file")
    fresh = records.begin(town.book, "attachment", title=f"Arbeitsraum {file.stem}")
    records.save(town.book, fresh.but(kind="picture", **_CLEARED, **stored))
