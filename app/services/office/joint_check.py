"""What to look at before the joint package is issued. Only having nothing to issue forbids it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from app.services.office import board, conflicts, publishing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.reports.network import Choice
    from app.services.book import LabBook
    from app.services.office.publishing import Covered

_MOST_TOWNS = 3

_OPEN_ONE = "1 Konflikt ist offen"
_OPEN = "{count} Konflikte sind offen"
_OPEN_TEXT = "Bis zur Entscheidung steht im Gesamtpaket, was im Projektbüro gilt."
_WAITING_ONE = "1 Baustein ist freigegeben, aber noch nicht geprüft"
_WAITING = "{count} Bausteine sind freigegeben, aber noch nicht geprüft"
_INCLUDED = "Im Gesamtpaket ist das vermerkt."
_LEFT_OUT = "In das Gesamtpaket kommt nur, was Sie bei der Prüfung übernehmen."
_OWING_ONE = "1 Stadt hat noch nicht geliefert"
_OWING = "{count} Städte haben noch nicht geliefert"
_NOTHING = "Hierzu ist noch kein Baustein übernommen"
_NONE_ACCEPTED = (
    "{count}. Übernehmen Sie, was in das Gesamtpaket soll, bei der Prüfung; oder nehmen Sie auch noch nicht "
    "Übernommenes auf."
)


class Hint(NamedTuple):
    """Something to look at; ``place`` is where one can do something about it."""

    place: str
    title: str
    text: str


@dataclass(frozen=True)
class Checked:
    """What an edition of this choice would hold, what it can be limited to, and what to look at before.

    ``has_any`` tells whether there would be something without limits.
    """

    choice: Choice
    themes: Mapping[str, str]
    states: Mapping[str, str]
    modules: tuple[Covered, ...]
    has_any: bool
    obstacles: tuple[Hint, ...]
    hints: tuple[Hint, ...]


def check(book: LabBook, choice: Choice) -> Checked:
    """Look at everything that an edition depends on."""
    everything = publishing.covered(book, replace(choice, include_released=True))
    waiting = [it for it in everything if it.status == "released"]
    modules = everything if choice.include_released else tuple(it for it in everything if it not in waiting)
    has_any = bool(everything) or bool(publishing.covered(book, type(choice)(include_released=True)))
    themes, states = publishing.themes_and_states(book)
    obstacles = () if modules else (_nothing(waiting),)
    hints = tuple(_hints(book, choice, waiting if modules else ()))
    return Checked(choice, themes, states, modules, has_any, obstacles, hints)


def _nothing(waiting: Sequence[Covered]) -> Hint:
    if waiting:
        count = _counted(len(waiting), _WAITING_ONE, _WAITING)
        return Hint("review", _NOTHING, _NONE_ACCEPTED.format(count=count))
    return Hint("inbox", _NOTHING, publishing.NOTHING)


def _hints(book: LabBook, choice: Choice, waiting: Sequence[Covered]) -> Iterator[Hint]:
    if waiting:
        text = _INCLUDED if choice.include_released else _LEFT_OUT
        yield Hint("review", _counted(len(waiting), _WAITING_ONE, _WAITING), text)
    if still_open := conflicts.count_open(book):
        yield Hint("merging", _counted(still_open, _OPEN_ONE, _OPEN), _OPEN_TEXT)
    if owing := [row.town for row in board.board(book).rows if not row.uid]:
        yield Hint("deliveries_due", _counted(len(owing), _OWING_ONE, _OWING), _named(owing))


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(count=number)


def _named(towns: Sequence[str]) -> str:
    rest = len(towns) - _MOST_TOWNS
    more = f" und {rest} weitere" if rest > 0 else ""
    return f"{', '.join(towns[:_MOST_TOWNS])}{more}."
