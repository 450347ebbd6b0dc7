"""What a lab sets differently from the proposals: thresholds, deadlines, the funding note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.settings import LAB_SETTINGS
from app.domain.text import clean
from app.errors import SaveRefusedError
from app.storage import queries

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.services.book import LabBook

Value = str | int


def lab_settings(book: LabBook) -> dict[str, Value]:
    """Return the value of every setting, the proposal where the lab set nothing."""
    with book.reading() as connection:
        return settings_in(connection)


def settings_in(connection: sa.Connection) -> dict[str, Value]:
    """As ``lab_settings``, within a transaction."""
    stored = queries.settings(connection)
    return {
        key: type(setting.default)(stored.get(key, setting.default)) for key, setting in LAB_SETTINGS.items()
    }


def put_lab_setting(book: LabBook, key: str, typed: str) -> None:
    """Store a setting as somebody typed it; nothing typed brings the proposal back.

    Raises SaveRefusedError if a number is asked for and something else was typed.
    """
    setting = LAB_SETTINGS[key]
    value = clean(typed, single_line=True) or str(setting.default)
    if isinstance(setting.default, int) and not re.fullmatch("[0-9]{1,9}", value):
        raise SaveRefusedError(
            f"„{typed}“ ist keine Zahl. Bitte „{setting.label}“ nur mit Ziffern eingeben, "
            f"zum Beispiel {setting.default}."
        )
    with book.writing() as connection:
        queries.put_setting(connection, key, value)
