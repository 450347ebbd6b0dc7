"""Photos and documents that are put beside a record, several at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.fields import Need
from app.domain.records.attachment import Attachment
from app.services import pictures, records
from app.services.documents import FileRefusedError
from app.storage import attached

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.services.book import LabBook
    from app.services.pictures import Taken
    from app.services.records import Saved

# How cameras and telephones call their pictures: a name that says nothing.
_BY_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|p\d|pxl|photo|foto|image|bild|whatsapp image|screenshot|mvimg)?[\W_\d]*", re.IGNORECASE
)
_BREAKS = re.compile(r"[_\s]+")


@dataclass(frozen=True)
class Attached:
    """What came of some files: the attachments by uid, what was stored new, and why others were refused."""

    uids: tuple[str, ...]
    saved: tuple[Saved, ...]
    refused: tuple[str, ...]


def attach(book: LabBook, paths: Sequence[Path], kinds: tuple[str, ...] = ()) -> Attached:
    """Take in files, each as an attachment; ``kinds`` are the endings of documents that are welcome.

    Content that is here already is not stored twice: its attachment is returned.
    """
    uids, saved, refused = [], [], []
    for path in paths:
        try:
            taken = pictures.add_file(book, path, kinds)
        except FileRefusedError as error:
            refused.append(str(error))
            continue
        known = _holder(book, taken)
        made = None if known else _attachment(book, taken)
        uids.append(known or (made.record.uid if made else ""))
        saved += [made] if made else []
    return Attached(tuple(dict.fromkeys(uids)), tuple(saved), tuple(refused))


def _holder(book: LabBook, taken: Taken) -> str | None:
    with book.reading() as connection:
        return attached.holder_of(connection, taken.sha256 or "")


def _attachment(book: LabBook, taken: Taken) -> Saved:
    kind = "picture" if taken.is_picture else "document"
    begun = records.begin(book, "attachment", kind=kind, taken_on=taken.taken_on)
    named = begun.but(**taken.values(begun.about, "file"))
    return records.save(book, named.but(title=title_of(taken.name or "", kind)))


def title_of(name: str, kind: str) -> str:
    """Return how a file may be called: by its name, if people gave it one."""
    stem = _BREAKS.sub(" ", name.rpartition(".")[0] or name).strip()
    if stem and not _BY_CAMERA.fullmatch(stem):
        return stem[:120]
    return "Foto" if kind == "picture" else "Dokument"


def sentence(number: int, noun: tuple[str, str] = ("Datei", "Dateien")) -> str:
    """Return what was done, as undo says it; ``noun`` is what one and several of them are called."""
    one, many = noun
    return f"1 {one} hinzugefügt" if number == 1 else f"{number} {many} hinzugefügt"


def lacking(book: LabBook, uids: Sequence[str]) -> dict[int, list[str]]:
    """Return what attachments need before they may leave the town, by place: the labels of their fields."""
    found = {at: records.find(book, uid) for at, uid in enumerate(uids)}
    gaps = {at: _gaps(record) for at, record in found.items() if isinstance(record, Attachment)}
    return {at: labels for at, labels in gaps.items() if labels}


def _gaps(attachment: Attachment) -> list[str]:
    """What nobody has clarified counts as missing, as the rule R-AN-01 has it."""
    fields = (field for field in attachment.about.own_fields if field.required is not Need.NO)
    needed = [it for it in fields if it.required_when is None or it.required_when(attachment)]
    return [it.label for it in needed if getattr(attachment, it.id) in (None, "", "unclear")]


def previews(book: LabBook, uids: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures of attachments by uid; documents have none."""
    found = {uid: records.find(book, uid) for uid in uids}
    sums = {uid: getattr(record, "file", None) for uid, record in found.items()}
    shown = {uid: pictures.picture(book, sum_) for uid, sum_ in sums.items() if sum_}
    return {uid: data for uid, data in shown.items() if data}
