"""What the office answers a lab, field by field: its steps with modules, its remarks, its decisions.

In a package an answer stands as a state of its kind: ``uid``, ``code``, ``title``, ``lab_id`` (the lab's
code), ``revision`` (the one that the office has before it, absent if unknown) and ``changes``, by field::

    {"status": {"was": ["released"], "is": "accepted"}, "office_review_note": {"was": [null], "is": "…"}}

``is`` is in force at the office. ``was`` holds what the lab stated last and what earlier answers told it: a
lab that says something else by now has gone on, and its own value stays. Values are plain, references codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.record import BOOKKEEPING
from app.domain.small_counts import Below
from app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.canonical import State
    from app.domain.fields import Field

MODULE = "knowledge_module"
STATUS, NOTE = "status", "office_review_note"
_IDENTITY = frozenset({"uid", "code", "lab_id", "deleted_at", *BOOKKEEPING})
_HEAD = ("uid", "code", "title", "lab_id")
_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)


class Change(NamedTuple):
    """What the office says of one field. ``why`` is its reason, "" for none."""

    field: str
    was: tuple[Any, ...]
    is_: Any
    why: str = ""


class Answer(NamedTuple):
    """What the office says of one record of the lab; ``revision`` is None where it is not known."""

    kind: str
    uid: str
    code: str
    title: str
    lab_id: str
    revision: int | None
    changes: tuple[Change, ...]


def is_told(kind: str, id_: str) -> bool:
    """Whether the office may speak of a field at all: what stays in the town is none of its business."""
    field = KINDS[kind].by_id.get(id_)
    return field is not None and field.privacy.leaves_town and id_ not in _IDENTITY


def states_of(answers: Iterable[Answer]) -> dict[str, tuple[State, ...]]:
    """Return answers as a package carries them, by kind."""
    found: dict[str, tuple[State, ...]] = {}
    for answer in answers:
        found[answer.kind] = (*found.get(answer.kind, ()), _state(answer))
    return found


def _state(answer: Answer) -> State:
    head: State = {id_: getattr(answer, id_) for id_ in _HEAD}
    if answer.revision is not None:
        head["revision"] = answer.revision
    return head | {"changes": {change.field: _said(change) for change in answer.changes}}


def _said(change: Change) -> dict[str, Any]:
    why = {"why": change.why} if change.why else {}
    return {"was": list(change.was), "is": change.is_, **why}


def answers_of(states: Mapping[str, Iterable[State]]) -> tuple[Answer, ...]:
    """Return the answers that a package carries. Raises ValueError if they are not what they should be."""
    try:
        return tuple(_answer(kind, state) for kind, found in states.items() for state in found)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no answer") from error


def _answer(kind: str, state: State) -> Answer:
    revision = state.get("revision")
    if not all(isinstance(state[id_], str) for id_ in _HEAD):
        raise ValueError("an answer about nothing")
    if revision is not None and type(revision) is not int:
        raise ValueError("no revision")
    changes = tuple(_change(kind, id_, said) for id_, said in state["changes"].items())
    uid, code, title, lab_id = (state[id_] for id_ in _HEAD)
    return Answer(kind, uid, code, title, lab_id, revision, changes)


def _change(kind: str, id_: str, said: Mapping[str, Any]) -> Change:
    if not is_told(kind, id_):
        raise ValueError(f"nothing to be told: {id_:.40}")
    field = KINDS[kind].by_id[id_]
    was = tuple(_value(field, value) for value in said["was"])
    return Change(id_, was, _value(field, said["is"]), clean(said.get("why") or "", single_line=False) or "")


def _value(field: Field, value: Any) -> Any:
    """Return a plain value of the field, without what nobody sees. Raises ValueError for any other."""
    if value is None:
        return None
    if field.kind is FieldKind.LIST:
        return [dict(_row(field, row)) for row in _all(value)]
    if field.is_many:
        return [_text(field, part) for part in _all(value)]
    if field.kind is FieldKind.BOOL or field.kind in _NUMBERS:
        return _exact(field, value)
    return _text(field, value)


def _row(field: Field, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    columns = {column.id: column for column in field.columns}
    for id_, value in row.items():
        yield id_, _value(columns[id_], value)


def _all(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("not several values")
    return value


def _text(field: Field, value: Any) -> str | None:
    if not isinstance(value, str):
        raise ValueError("no text")
    return clean(value, single_line=field.kind is not FieldKind.TEXT)


def _exact(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.BOOL:
        fits = isinstance(value, bool)
    else:
        fits = type(value) is int or (isinstance(value, str) and _is_number(value))
    if not fits:
        raise ValueError("another kind of value")
    return value


def _is_number(text: str) -> bool:
    """Decimals stand as text, and so does "unter 5"."""
    if Below.parse(text):
        return True
    float(text)  # raises ValueError
    return all(sign in "-0123456789." for sign in text)
