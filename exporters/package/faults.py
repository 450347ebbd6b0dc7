"""Why a package is refused: said where it is found, without knowing what the file is called."""

from __future__ import annotations

from app.domain.text import clean
from app.errors import RefusedFileError
from app.interchange.package import PasswordNeededError

AGAIN = "Lassen Sie sich das Paket noch einmal schicken."
NEWER_PROGRAM = "Bitten Sie Ihre IT um die aktuelle Fassung des Programms."
ANOTHER_FILE = "Wählen Sie die ZIP-Datei, die Sie bekommen haben."
_ALONE = "Übernehmen Sie eine geänderte Arbeitsmappe einzeln, ohne das Paket."

_LONGEST_NAME = 80


class FaultError(Exception):
    """``reason`` is a German sentence that names the member, ``advice`` what to do."""

    refusal: type[RefusedFileError] = RefusedFileError

    def __init__(self, reason: str, advice: str = AGAIN) -> None:
        super().__init__(reason)
        self._text = f"{reason} {advice}"

    def about(self, file: str) -> RefusedFileError:
        """Return what the user is told."""
        return self.refusal(f"„{file}“ wird nicht übernommen: {self._text}")


class PasswordError(FaultError):
    """The password is missing or wrong."""

    refusal = PasswordNeededError


def no_package() -> FaultError:
    return FaultError("Die Datei ist kein Paket eines Laborbuchs.", ANOTHER_FILE)


def incomplete() -> FaultError:
    return FaultError("Die Datei ist unvollständig oder keine ZIP-Datei.")


def damaged(member: str) -> FaultError:
    return FaultError(f"„{shown(member)}“ ist beschädigt.")


def missing(member: str) -> FaultError:
    return FaultError(f"„{shown(member)}“ fehlt.")


def uncalled_for(member: str) -> FaultError:
    return FaultError(f"„{shown(member)}“ gehört nicht zum Inhalt, den das Paket angibt.")


def changed(member: str, *, is_workbook: bool = False) -> FaultError:
    return FaultError(
        f"„{shown(member)}“ wurde nach dem Verpacken verändert.", _ALONE if is_workbook else AGAIN
    )


def newer(what: str) -> FaultError:
    return FaultError(f"Das Paket stammt aus einer neueren Fassung des Programms ({what}).", NEWER_PROGRAM)


def no_password() -> FaultError:
    return PasswordError(
        "Das Paket ist verschlüsselt.", "Geben Sie das Passwort ein, das Ihnen am Telefon gesagt wurde."
    )


def wrong_password() -> FaultError:
    return PasswordError(
        "Das Passwort passt nicht.",
        "Achten Sie auf Groß- und Kleinschreibung, oder fragen Sie dort nach, woher das Paket kommt.",
    )


def shown(member: str) -> str:
    """Return a member's name as a message can show it, whatever somebody put there."""
    name = clean(member, single_line=True) or "ohne Namen"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
