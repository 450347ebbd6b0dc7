"""What the cells of one record say that somebody edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.canonical import State, state_of
from app.interchange.arrival import Notice
from exporters.excel.reading.careful import Reader
from exporters.excel.reading.said import UnclearError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.excel.reading.lists import ListRows
    from exporters.excel.reading.tables import Table
    from exporters.excel.reading.words import Words


class Said(NamedTuple):
    """What a row and its lists say, as far as it can be read."""

    state: State
    unread: frozenset[str]
    problems: list[Notice]


def said_by(
    table: Table, at: int, lists: Sequence[ListRows], owner: str, words: Words, *, tidy: bool = True
) -> Said:
    """Read a row and the rows of its lists. ``tidy`` mends texts as the program's forms do.

    ``owner`` is what the rows of its lists call it. Without one its lists are unread, and so is an empty list
    whose sheet has rows of nobody: one of them may be its own.
    """
    values, unread, problems = _cells(table, at, Reader(words, tidy=tidy))
    for rows in lists:
        values[rows.id], wrong = rows.careful(owner, tidy=tidy)
        problems += wrong
        if wrong or not (owner and (values[rows.id] or not rows.strays)):
            unread.add(rows.id)
    state = state_of({id_: value for id_, value in values.items() if id_ not in unread})
    return Said(state, frozenset(unread), problems)


def _cells(table: Table, at: int, reader: Reader) -> tuple[dict[str, Any], set[str], list[Notice]]:
    cells, values = table.rows[at], dict[str, Any]()
    unread, problems = set[str](), list[Notice]()
    for field, places in table.head.fields:
        if all(cells[place] == "" for place in places):
            continue
        try:
            values[field.id] = reader.read(field, [cells[place] for place in places])
        except UnclearError as error:
            unread.add(field.id)
            problems.append(table.notice(str(error), at, places[error.part]))
    return values, unread, problems
