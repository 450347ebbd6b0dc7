"""The rules that hold for every record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain import dates, numbers
from app.domain.fields import FieldKind, Need
from app.domain.record import Record
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule, spot_rule
from app.domain.rules.traces import traces
from app.domain.rules.words import named, said
from app.domain.text import has_controls
from app.domain.vocabularies.shared import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.spots import Spot
    from app.domain.rules.surroundings import Surroundings

TEXT_KINDS = (FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL)
OFFICE_ADDRESSES = ("functional_email", "functional_phone", "dpo_contact", "contact_unit")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@:\\]+\.[^\s/?#@:\\]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)


@rule(
    "R-ALL-01", Record, "code", severity=SAVE,
    message="Die Kennung {code} gibt es schon. Lassen Sie das Programm eine neue vergeben.",
)  # fmt: skip
def code_is_taken(record: Record, around: Surroundings) -> Iterator[Found]:
    if record.code and around.code_taken(record.code, record.uid):
        yield found(code=record.code)


@spot_rule(
    "R-ALL-02", severity=RELEASE,
    message="„{feld}“ hat {ist} Zeichen, erlaubt sind {max}. Kürzen Sie den Text um {rest} Zeichen oder "
    "verschieben Sie einen Teil in ein anderes Feld.",
)  # fmt: skip
def is_too_long(spot: Spot, around: Surroundings) -> Iterator[Found]:
    limit = spot.field.max
    if limit and spot.is_set and spot.field.kind in TEXT_KINDS and len(spot.value) > limit:
        length = len(spot.value)
        ist, most, rest = map(numbers.write, (length, limit, length - limit))
        yield found(ist=ist, max=most, rest=rest)


# Nothing typed may be lost for want of something else: only a missing code keeps a record from being saved.
MISSING = "„{feld}“ fehlt noch. Bitte füllen Sie das Feld aus, damit der Eintrag gespeichert werden kann."


@rule("R-ALL-03", Record, "code", severity=SAVE, message=MISSING)
def has_no_code(record: Record, around: Surroundings) -> Iterator[Found]:
    field = record.about.by_id.get("code")
    if field and not record.code:
        yield found(feld=field.label)


@spot_rule("R-ALL-03", severity=RELEASE, message=MISSING)
def is_missing(spot: Spot, around: Surroundings) -> bool:
    return spot.field.required is Need.DRAFT and is_gap(spot)


MISSING_FOR_RELEASE = (
    "Vor der Freigabe fehlt „{feld}“ im Abschnitt „{abschnitt}“. Öffnen Sie den Eintrag und ergänzen Sie das "
    "Feld."
)


@spot_rule("R-ALL-04", severity=RELEASE, message=MISSING_FOR_RELEASE)
def is_missing_for_release(spot: Spot, around: Surroundings) -> bool:
    return spot.field.required is Need.RELEASE and is_gap(spot)


def is_gap(spot: Spot) -> bool:
    """Whether something must be entered and is not. What the program fills in itself is nobody's gap.

    An empty tick box says no, which is an answer, unless release asks for the tick.
    """
    field = spot.field
    if spot.is_set or field.computed or field.required is Need.NO:
        return False
    if field.kind is FieldKind.BOOL and field.required is Need.DRAFT:
        return False
    return field.required_when is None or field.required_when(spot.holder)


@rule(
    "R-ALL-05", Record, "status", severity=SAVE,
    message="Der Schritt von „{alt}“ zu „{neu}“ ist nicht vorgesehen. Möglich sind: {moeglich}.",
)  # fmt: skip
def status_jumps(record: Record, around: Surroundings) -> Iterator[Found]:
    before = around.find(record.uid)
    if before is None or before.status == record.status:
        return
    statuses = record.about.status
    term = statuses.find(before.status)
    steps = term.next if term else statuses.keys
    if record.status not in steps:
        possible = ", ".join(f"„{statuses.label_of(step)}“" for step in steps) or "keine weiteren Schritte"
        yield found(alt=said(before, "status"), neu=said(record, "status"), moeglich=possible)


@spot_rule(
    "R-ALL-06", severity=RELEASE,
    message="„{wert}“ ist in „{feld}“ keine gültige Auswahl. Wählen Sie einen Wert aus der Liste.",
)  # fmt: skip
def is_no_choice(spot: Spot, around: Surroundings) -> Iterator[Found]:
    vocabulary = spot.field.vocabulary
    if vocabulary is None or not spot.is_set:
        return
    grown = around.terms(vocabulary.name) if vocabulary.open else ()
    for key in spot.values:
        if key not in grown and vocabulary.find(key) is None:
            yield found(wert=key)


@spot_rule(
    "R-ALL-07", severity=RELEASE,
    message="„{feld}“ enthält unsichtbare Steuerzeichen. Das Programm kann sie entfernen; prüfen Sie "
    "danach den Text.",
)  # fmt: skip
def holds_control_characters(spot: Spot, around: Surroundings) -> bool:
    return isinstance(spot.value, str) and has_controls(spot.value)


@spot_rule(
    "R-ALL-08", severity=RELEASE,
    message="In „{feld}“ steht etwas, das eine Person erkennbar macht: „{fund}“. Ersetzen Sie die Stelle "
    "durch eine Rolle oder Funktion.",
)  # fmt: skip
def names_a_person(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if _is_written_for_others(spot):
        offices = (around.lab.functional_email, around.lab.dpo_contact)
        yield from (found(fund=trace) for trace in traces(spot.value, offices))


def _is_written_for_others(spot: Spot) -> bool:
    """Whether the text is free and leaves the town. Addresses of offices belong where they are asked for."""
    field = spot.field
    free = field.kind in (FieldKind.LINE, FieldKind.TEXT) and not (field.computed or field.pattern)
    return spot.is_set and free and spot.privacy.leaves_town and field.id not in OFFICE_ADDRESSES


@spot_rule(
    "R-ALL-09", severity=HINT,
    message="Das Thema „{thema}“ wird nicht mehr verwendet. Wählen Sie stattdessen „{ersatz}“.",
)  # fmt: skip
def names_an_old_theme(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if spot.field.vocabulary is None or spot.field.vocabulary.name != THEMES.name:
        return
    for theme in map(around.theme, spot.values):
        if theme and theme.status in ("retired", "merged"):
            heir = around.find(theme.merged_into or theme.parent or "")
            yield found(thema=theme.label, ersatz=heir.about.title_of(heir) if heir else "ein anderes Thema")


@spot_rule(
    "R-ALL-11", severity=HINT,
    message="In „{feld}“ steht „{wert}“ zweimal. Löschen Sie eine der Zeilen, wenn nicht beide gemeint "
    "sind.",
)  # fmt: skip
def repeats_itself(spot: Spot, around: Surroundings) -> Iterator[Found]:
    for number, value in enumerate(spot.values, 1):
        if value in spot.values[: number - 1]:
            row = number if spot.field.kind is FieldKind.LIST else None
            yield found(row=row, wert=named(spot.field, value, around))


@spot_rule(
    "R-ALL-12", severity=RELEASE,
    message="Die Adresse in „{feld}“ ist keine Internetadresse. Kopieren Sie sie vollständig, beginnend "
    "mit https://.",
)  # fmt: skip
def is_no_web_address(spot: Spot, around: Surroundings) -> bool:
    return spot.field.kind is FieldKind.URL and spot.is_set and not _WEB_ADDRESS.fullmatch(spot.value)


@spot_rule(
    "R-ALL-13", severity=RELEASE,
    message="„{wert}“ in „{feld}“ ist kein gültiges Datum. Schreiben Sie zum Beispiel 21.06.2022, 06.2022 "
    "oder 2022, oder wählen Sie „unbekannt“.",
)  # fmt: skip
def is_no_date(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if spot.field.kind is FieldKind.FUZZY_DATE and spot.is_set and not dates.is_fuzzy_date(spot.value):
        yield found(wert=spot.value)
