"""Rules for the record Theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.theme import Theme
from app.domain.rules.problems import SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.surroundings import others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings


@rule(
    "R-TM-01", Theme, "parent", severity=SAVE,
    message="Themen haben höchstens zwei Ebenen. Wählen Sie ein Thema der ersten Ebene.",
)  # fmt: skip
def lies_too_deep(theme: Theme, around: Surroundings) -> bool:
    parent = around.find(theme.parent) if theme.parent else None
    return isinstance(parent, Theme) and bool(parent.parent)


@rule(
    "R-TM-02", Theme, "merged_into", severity=SAVE,
    message="Ein Thema kann nicht in sich selbst oder in ein bereits ersetztes Thema übergehen. Wählen "
    "Sie ein aktives Thema.",
)  # fmt: skip
def merges_into_nothing(theme: Theme, around: Surroundings) -> bool:
    if not theme.merged_into:
        return False
    heir = around.find(theme.merged_into)
    return theme.merged_into == theme.uid or (isinstance(heir, Theme) and heir.status == "merged")


@rule(
    "R-TM-03", Theme, "label", severity=SAVE,
    message="Das Thema „{thema}“ gibt es schon. Verwenden Sie das vorhandene oder wählen Sie eine andere "
    "Bezeichnung.",
)  # fmt: skip
def exists_already(theme: Theme, around: Surroundings) -> Iterator[Found]:
    for other in others(theme, around):
        if other.status == "active" and _key(other) == _key(theme) != "":
            yield found(thema=theme.label)


def _key(theme: Theme) -> str:
    return (theme.label or "").strip().casefold()
