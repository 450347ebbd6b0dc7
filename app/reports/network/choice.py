"""What a compendium of several labs covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.vocabularies.general import STATES

if TYPE_CHECKING:
    from app.reports.archive import Archive

ACCEPTED = frozenset({"accepted", "published"})
RELEASED = "released"
# Länder that take an article: aus dem Saarland.
_WITH_ARTICLE = {"SL": "dem Saarland"}


@dataclass(frozen=True)
class Choice:
    """The whole network, or what belongs to a theme, to a Land, or to both; keys of their vocabularies.

    A theme brings its themes of the second level along. The office publishes what it has accepted;
    ``include_released`` adds, with a mark, what a lab has released and the office has not decided on.
    """

    theme: str = ""
    state: str = ""
    include_released: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.theme or self.state)

    @property
    def statuses(self) -> frozenset[str]:
        """The statuses that modules must have."""
        return ACCEPTED | {RELEASED} if self.include_released else ACCEPTED


EVERYTHING = Choice()


def title_part(choice: Choice, archive: Archive) -> str:
    """Return ``Thema Leerstand``, ``Brandenburg`` or both; empty for the whole."""
    theme = f"Thema {archive.term('themes', choice.theme)}" if choice.theme else ""
    state = STATES.label_of(choice.state) if choice.state else ""
    return " · ".join(filter(None, (theme, state)))


def limits(choice: Choice, archive: Archive) -> str:
    """Return `` zum Thema Leerstand aus Brandenburg``, as it stands behind what is limited."""
    theme = f" zum Thema {archive.term('themes', choice.theme)}" if choice.theme else ""
    state = _WITH_ARTICLE.get(choice.state, STATES.label_of(choice.state))
    return f"{theme} aus {state}" if choice.state else theme
