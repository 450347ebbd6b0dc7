"""What a lab sets differently from the proposals: thresholds, deadlines, the funding note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.settings import LAB_SETTINGS
from app.domain.text import clean
from app.errors import SaveRefusedError
from app.services.house import policy_of
from app.setting import Kind
from app.storage import queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.policy import Policy
    from app.services.book import LabBook
    from app.setting import Setting

Value = str | int

_HOW = {Kind.NUMBER: ("keine Zahl", "nur mit Ziffern"), Kind.DAY: ("kein Tag", "mit Tag, Monat und Jahr")}


def lab_settings(book: LabBook) -> dict[str, Value]:
    """Return the value of every setting, the proposal where the lab set nothing."""
    with book.reading() as connection:
        return settings_in(connection)


def settings_in(connection: sa.Connection) -> dict[str, Value]:
    """As ``lab_settings``, within a transaction."""
    stored, policy = queries.settings(connection), policy_of(connection)
    return {key: _value(setting, stored, policy) for key, setting in LAB_SETTINGS.items()}


def proposals(book: LabBook) -> dict[str, Value]:
    """Return what holds where a lab sets nothing: what its IT proposes, or else the program."""
    return {key: book.house.policy.value(setting) for key, setting in LAB_SETTINGS.items()}


def _value(setting: Setting, stored: Mapping[str, str], policy: Policy) -> Value:
    own = None if policy.locks(setting) else stored.get(setting.key)
    if own is None or (setting.kind is Kind.DAY and not dates.is_day(own)):
        own = policy.value(setting)
    value: Value = type(setting.default)(own)
    return value


def put_lab_setting(book: LabBook, key: str, typed: str) -> None:
    """Store a setting as somebody typed it; nothing typed brings the proposal back.

    Raises SaveRefusedError if something else was typed than is asked for, or if IT locked it.
    """
    setting = LAB_SETTINGS[key]
    value = clean(typed, single_line=True)
    policy = book.house.policy
    if policy.locks(setting):
        raise SaveRefusedError(f"„{setting.label}“ lässt sich nicht ändern. {policy.note(setting)}.")
    stored = _read(setting, typed, value) if value else ""
    with book.writing() as connection:
        if stored:
            queries.put_setting(connection, key, stored)
        else:
            queries.drop_setting(connection, key)


def _read(setting: Setting, typed: str, value: str) -> str:
    """Return what is stored. Texts are as long as they are."""
    if setting.kind not in _HOW:
        return value
    try:
        return str(setting.read(value))
    except ValueError as error:
        what, how = _HOW[setting.kind]
        example = setting.shown(setting.default)
        raise SaveRefusedError(
            f"„{typed}“ ist {what}. Bitte „{setting.label}“ {how} eingeben, zum Beispiel {example}."
        ) from error
