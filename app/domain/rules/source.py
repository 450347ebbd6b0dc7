"""Rules for the record Source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.source import Source
from app.domain.rules.problems import HINT, RELEASE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.surroundings import others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings


@rule(
    "R-QU-01", Source, "url", severity=HINT,
    message="Diese Adresse ist schon als {kennung} erfasst. Verwenden Sie die vorhandene Quelle.",
)  # fmt: skip
def is_recorded_already(source: Source, around: Surroundings) -> Iterator[Found]:
    if source.url:
        yield from (found(kennung=other.code) for other in others(source, around) if other.url == source.url)


@rule(
    "R-QU-02", Source, "source_kind", "note", severity=HINT,
    message="Angaben aus Nachschlagewerken prüfen Sie am besten an einer amtlichen Stelle nach.",
)  # fmt: skip
def is_an_unchecked_encyclopedia(source: Source, around: Surroundings) -> bool:
    return source.source_kind == "encyclopedia" and source.status != "checked"


@rule(
    "R-QU-03", Source, "url", "publisher", severity=RELEASE,
    message="Geben Sie die Adresse an oder, bei gedruckten Quellen, wo der Text erschienen ist.",
)  # fmt: skip
def cannot_be_found(source: Source, around: Surroundings) -> bool:
    return not source.url and not source.publisher
