"""What holds on this computer for every lab file, whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import LaborbuchError
from app.formats import FORMATS
from app.policy import NO_POLICY, Policy
from app.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.settings import Settings

JOINT_PACKAGE = ("word", "excel")  # what it consists of
_POLICY = "laborbuch_policy"
_NOT_ALLOWED = "{refused} auszugeben hat Ihre IT hier nicht erlaubt. Möglich: {allowed}."
_NONE_ALLOWED = "Ihre IT erlaubt hier keine Ausgabe."


@dataclass(frozen=True)
class House:
    """What settings and policy say to services.

    Without a ``backup_folder`` backups lie beside the file, without a ``template`` documents look like the
    one that comes with the program.
    """

    backup_folder: Path | None = None
    formats: tuple[str, ...] = tuple(FORMATS)
    office_address: str = ""
    template: Path | None = None
    policy: Policy = NO_POLICY

    def refusal(self, *formats: str) -> str:
        """Return why one of these formats may not be issued here, "" if all may."""
        refused = [format_ for format_ in formats if format_ not in self.formats]
        if not refused or not self.formats:
            return _NONE_ALLOWED if refused else ""
        shown = SETTINGS["export_formats"].shown
        return _NOT_ALLOWED.format(refused=shown(refused), allowed=shown(list(self.formats)))

    def demand(self, *formats: str) -> None:
        """Raise LaborbuchError if one of these formats may not be issued here."""
        if refusal := self.refusal(*formats):
            raise LaborbuchError(refusal)

    def allowed(self, formats: Iterable[str]) -> tuple[str, ...]:
        """Return those of the formats that may be issued here."""
        return tuple(format_ for format_ in formats if format_ in self.formats)


ANY_HOUSE = House()


def house_of(settings: Settings) -> House:
    """Return what holds now; ask again after a setting was changed."""
    return House(
        _path(settings["backup_folder"]),
        tuple(settings["export_formats"]),
        settings["office_address"],
        _path(settings["document_template"]),
        settings.policy,
    )


def _path(typed: str) -> Path | None:
    return Path(typed) if typed else None


def carrying(connection: sa.Connection, house: House) -> sa.Connection:
    """Let a connection know the policy, for those who read settings through nothing else."""
    return connection.execution_options(**{_POLICY: house.policy})


def policy_of(connection: sa.Connection) -> Policy:
    """Return the policy that a connection knows."""
    policy: Policy = connection.get_execution_options().get(_POLICY, NO_POLICY)
    return policy
