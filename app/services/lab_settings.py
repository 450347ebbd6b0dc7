"""What a lab sets differently from the proposals: thresholds, deadlines, the funding note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.settings import LAB_SETTINGS
from app.domain.text import clean
from app.errors import SaveRefusedError
from app.services.house import policy_of
from app.storage import queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from app.policy import Policy
    from app.services.book import LabBook
    from app.setting import Setting

Value = str | int


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
    value: Value = policy.value(setting) if own is None else type(setting.default)(own)
    return value


def put_lab_setting(book: LabBook, key: str, typed: str) -> None:
    """Store a setting as somebody typed it; nothing typed brings the proposal back.

    Raises SaveRefusedError if a number is asked for and something else was typed, or if IT locked it.
    """
    setting = LAB_SETTINGS[key]
    value = clean(typed, single_line=True)
    policy = book.house.policy
    if policy.locks(setting):
        raise SaveRefusedError(f"„{setting.label}“ lässt sich nicht ändern. {policy.note(setting)}.")
    if value and isinstance(setting.default, int) and not re.fullmatch("[0-9]{1,9}", value):
        raise SaveRefusedError(
            f"„{typed}“ ist keine Zahl. Bitte „{setting.label}“ nur mit Ziffern eingeben, "
            f"zum Beispiel {setting.default}."
        )
    with book.writing() as connection:
        if value:
            queries.put_setting(connection, key, value)
        else:
            queries.drop_setting(connection, key)
