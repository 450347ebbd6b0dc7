"""How a paragraph differs from its style because of the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """What a place in the document changes in a paragraph's style. Distances in twips."""

    keep_next: bool | None = None
    may_break: bool = False
    new_page: bool = False
    before: int | None = None
    after: int | None = None
    left: int | None = None
    hanging: int = 0
    right_aligned: bool = False


AS_STYLED = Setting()
