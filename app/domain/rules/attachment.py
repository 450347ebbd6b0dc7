"""Rules for the record Attachment."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.rules.consent import granted
from app.domain.rules.problems import HINT, RELEASE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.words import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

_PICTURE_OF = re.compile(r"(?:bild|foto)\b", re.IGNORECASE)
_LIST_OF_NAMES = re.compile(r"teilnehmendenliste|teilnehmerliste|anwesenheit", re.IGNORECASE)
_CHART = re.compile(
    r"diagramm|grafik\b|schaubild|\b(?:land|stadt|straßen|überblicks|themen)?karten?\b|(?:lage|stadt|grund)plan",
    re.IGNORECASE,
)


@rule(
    "R-AN-01", Attachment, "alt_text", "credit", "licence", "person_consent", severity=RELEASE,
    message="Das Bild kann noch nicht weitergegeben werden. Es fehlen: {felder}.",
)  # fmt: skip
def is_no_picture_to_pass_on(attachment: Attachment, around: Surroundings) -> Iterator[Found]:
    needed = ("alt_text", "credit", "licence", "person_consent")
    missing = [id_ for id_ in needed if getattr(attachment, id_) in (None, "unclear")]
    if attachment.kind == "picture" and missing:
        yield found(missing[0], felder=labels(attachment, missing))


@rule(
    "R-AN-02", Attachment, "alt_text", severity=HINT,
    message="Der Alternativtext wiederholt nur den Titel oder beginnt mit „Bild von“. Beschreiben Sie, "
    "was zu sehen ist und worauf es ankommt.",
)  # fmt: skip
def describes_nothing(attachment: Attachment, around: Surroundings) -> bool:
    text = (attachment.alt_text or "").strip()
    return bool(text) and (bool(_PICTURE_OF.match(text)) or text.casefold() in set(_names(attachment)))


def _names(attachment: Attachment) -> Iterator[str]:
    file_name = attachment.original_filename or ""
    names = (attachment.title, attachment.caption, file_name, PurePath(file_name).stem)
    return (name.strip().casefold() for name in names if name)


@rule(
    "R-AN-03", Attachment, "consent_refs", "person_consent", severity=RELEASE,
    message="Eine abgebildete Person hat Fotos nicht zugestimmt oder widerrufen (Zweck 9). Das Bild "
    "{kennung} bleibt im Labor.",
)  # fmt: skip
def shows_somebody_without_consent(attachment: Attachment, around: Surroundings) -> Iterator[Found]:
    consents = (c for c in map(around.find, attachment.consent_refs) if isinstance(c, Consent))
    if any("photos" not in granted(consent) for consent in consents):
        yield found(kennung=attachment.code)


@rule(
    "R-AN-04", Attachment, "file", "metadata_removed", severity=RELEASE,
    message="In {kennung} stecken noch verborgene Angaben wie Ort oder Autorenname. Lassen Sie sie vom "
    "Programm entfernen.",
)  # fmt: skip
def hides_something(attachment: Attachment, around: Surroundings) -> Iterator[Found]:
    leaves = bool(attachment.file) and attachment.release_scope != "intern"
    if leaves and not attachment.metadata_removed:
        yield found(kennung=attachment.code)


@rule(
    "R-AN-05", Attachment, "title", "kind", severity=HINT,
    message="Das sieht nach einer Namensliste aus. Bewahren Sie solche Listen nur auf Papier auf und "
    "löschen Sie die Anlage.",
)  # fmt: skip
def looks_like_a_list_of_names(attachment: Attachment, around: Surroundings) -> bool:
    return attachment.kind == "document" and bool(_LIST_OF_NAMES.search(attachment.title or ""))


@rule(
    "R-AN-06", Attachment, "long_description", "pixel_width", severity=HINT,
    message="Bei Diagrammen und Karten hilft eine ausführliche Beschreibung mit den wichtigsten Zahlen.",
)  # fmt: skip
def is_a_chart_without_words(attachment: Attachment, around: Surroundings) -> bool:
    said = " ".join(filter(None, (attachment.title, attachment.caption, attachment.alt_text)))
    return attachment.kind == "picture" and not attachment.long_description and bool(_CHART.search(said))
