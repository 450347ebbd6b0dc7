"""Rules for the record Thesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.thesis import Thesis
from app.domain.rules.problems import SAVE
from app.domain.rules.registry import Found, found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings


@rule(
    "R-TS-01", Thesis, severity=SAVE,
    message="Gemeinsame Thesen pflegt das Projektbüro. Legen Sie für Ihr Labor eine eigene These an; sie "
    "beginnt mit L-{labor}.",
)  # fmt: skip
def changes_a_common_thesis(thesis: Thesis, around: Surroundings) -> Iterator[Found]:
    before = around.find(thesis.uid)
    if not isinstance(before, Thesis) or around.lab.network_role == "office":
        return
    is_common = any((code or "").startswith("T") for code in (before.thesis_code, thesis.thesis_code))
    fields = (field for field in thesis.about.content if not field.computed)
    if is_common and any(getattr(before, field.id) != getattr(thesis, field.id) for field in fields):
        yield found(labor=around.lab.prefix)
