"""Pictures with alternative text, caption and credit, as far as they may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.attachment import Attachment
from app.reports.model import Picture
from app.reports.openness import public
from app.reports.prose import paragraphs
from app.reports.values import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.archive import StoredPicture
    from app.reports.desk import Desk
from app.reports.model import Block


def picture_blocks(desk: Desk, uids: Iterable[str]) -> Iterator[Block]:
    """Yield the pictures whose files are there, each with its long description if it has one."""
    for uid in uids:
        attachment = desk.sight.record(uid)
        if isinstance(attachment, Attachment):
            yield from _blocks(desk, attachment)


def _blocks(desk: Desk, attachment: Attachment) -> Iterator[Block]:
    if stored := desk.sight.archive.picture(attachment.sha256 or ""):
        yield _picture(desk, attachment, stored)
        yield from paragraphs(public(attachment, "long_description") or "", desk)


def _picture(desk: Desk, attachment: Attachment, stored: StoredPicture) -> Picture:
    credit = [text_of(desk, attachment, id_) for id_ in ("credit", "licence")]
    return Picture(
        stored.data,
        stored.media_type,
        stored.width,
        stored.height,
        alt_text=public(attachment, "alt_text") or "",
        number=next(desk.counters.pictures),
        caption=public(attachment, "caption") or public(attachment, "title") or "",
        credit=", ".join(filter(None, credit)),
    )
