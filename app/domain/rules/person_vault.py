"""Rules for the record PersonVault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.person_vault import PersonVault
from app.domain.rules.problems import HINT, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.surroundings import others
from app.domain.rules.words import is_past, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings


@rule(
    "R-PT-01", PersonVault, "guardian_consent", "minor", severity=SAVE,
    message="Die Person ist unter 16 Jahre alt. Ohne Zustimmung der Sorgeberechtigten darf das Gespräch "
    "nicht gespeichert werden.",
)  # fmt: skip
def lacks_the_guardians(person: PersonVault, around: Surroundings) -> bool:
    return person.minor and not person.guardian_consent


@rule(
    "R-PT-02", PersonVault, "special_categories_consent", "special_categories", severity=SAVE,
    message="Für Angaben etwa zur Gesundheit braucht es eine ausdrückliche Einwilligung. Holen Sie sie "
    "ein oder lassen Sie diese Angaben weg.",
)  # fmt: skip
def lacks_express_consent(person: PersonVault, around: Surroundings) -> bool:
    return person.special_categories and not person.special_categories_consent


@rule(
    "R-PT-03", PersonVault, "info_sheet_handed_out", severity=SAVE,
    message="Ohne Informationsblatt ist die Einwilligung nicht wirksam. Händigen Sie es aus und setzen "
    "Sie dann das Häkchen.",
)  # fmt: skip
def is_not_informed(person: PersonVault, around: Surroundings) -> bool:
    return not person.info_sheet_handed_out


@rule(
    "R-PT-04", PersonVault, "pseudonym", severity=SAVE,
    message="Das Pseudonym {pseudonym} gehört schon zu einer anderen Person. Lassen Sie das Programm ein "
    "neues vergeben.",
)  # fmt: skip
def pseudonym_is_taken(person: PersonVault, around: Surroundings) -> Iterator[Found]:
    taken = {other.pseudonym for other in others(person, around)}
    if person.pseudonym and person.pseudonym in taken:
        yield found(pseudonym=person.pseudonym)


@rule(
    "R-PT-05", PersonVault, "erasure_due", severity=HINT,
    message="Name und Kontakt zu {pseudonym} sollten bis {datum} gelöscht sein. Öffnen Sie den "
    "Personentresor und löschen Sie den Eintrag.",
)  # fmt: skip
def is_due_for_erasure(person: PersonVault, around: Surroundings) -> Iterator[Found]:
    if person.status != "deleted" and is_past(person.erasure_due, around.today):
        yield found(pseudonym=person.pseudonym, datum=said(person, "erasure_due"))
