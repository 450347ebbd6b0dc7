"""Rules for the record Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import numbers
from app.domain.records.lab import Lab
from app.domain.rules.general import MISSING_FOR_RELEASE
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.surroundings import others
from app.domain.rules.traces import looks_personal, mail_addresses
from app.domain.rules.words import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

# How the official key of a municipality begins in each Land.
AGS_OF_STATE = {
    "SH": "01", "HH": "02", "NI": "03", "HB": "04", "NW": "05", "HE": "06", "RP": "07", "BW": "08",
    "BY": "09", "SL": "10", "BE": "11", "BB": "12", "MV": "13", "SN": "14", "ST": "15", "TH": "16",
}  # fmt: skip
SMALL_TOWN = range(5_000, 20_001)


@rule("R-ALL-04", Lab, "dpo_contact", severity=RELEASE, message=MISSING_FOR_RELEASE)
def interviews_need_a_contact_for_privacy(lab: Lab, around: Surroundings) -> Iterator[Found]:
    if not lab.dpo_contact and around.count("interview") > 0:
        field = lab.about.by_id["dpo_contact"]
        yield found(feld=field.label, abschnitt=field.section)


@rule(
    "R-LA-01", Lab, "prefix", severity=SAVE,
    message="Das Kürzel {prefix} gehört schon {stadt}. Fragen Sie das Projektbüro nach einem freien "
    "Kürzel.",
)  # fmt: skip
def prefix_is_taken(lab: Lab, around: Surroundings) -> Iterator[Found]:
    for other in others(lab, around):
        if lab.prefix and other.prefix == lab.prefix:
            yield found(prefix=lab.prefix, stadt=other.town)


@rule(
    "R-LA-02", Lab, "project_end", "project_start", severity=RELEASE,
    message="Das Projektende liegt vor dem Projektbeginn. Prüfen Sie beide Daten im Abschnitt „Unser "
    "Labor“.",
)  # fmt: skip
def project_ends_before_it_begins(lab: Lab, around: Surroundings) -> bool:
    return bool(lab.project_start and lab.project_end and lab.project_end < lab.project_start)


@rule(
    "R-LA-03", Lab, "ags", "state", severity=HINT,
    message="Die ersten beiden Ziffern des Gemeindeschlüssels passen nicht zu {land}. Vergleichen Sie den "
    "Schlüssel mit dem Gemeindeverzeichnis.",
)  # fmt: skip
def key_belongs_to_another_state(lab: Lab, around: Surroundings) -> Iterator[Found]:
    expected = AGS_OF_STATE.get(lab.state or "")
    if lab.ags and expected and lab.ags[:2] != expected:
        yield found(land=said(lab, "state"))


@rule(
    "R-LA-04", Lab, "population", severity=HINT,
    message="Mit {zahl} Einwohnerinnen und Einwohnern liegt die Stadt außerhalb der üblichen Größe einer "
    "Kleinstadt (5.000 bis 20.000). Prüfen Sie die Zahl; ist sie richtig, können Sie fortfahren.",
)  # fmt: skip
def is_no_small_town(lab: Lab, around: Surroundings) -> Iterator[Found]:
    if lab.population is not None and lab.population not in SMALL_TOWN:
        yield found(zahl=numbers.write(lab.population))


@rule(
    "R-LA-05", Lab, "functional_email", "dpo_contact", severity=HINT,
    message="Die Adresse „{wert}“ sieht nach einer Person aus. Verwenden Sie möglichst eine "
    "Funktionsadresse, die auch nach einem Wechsel gelesen wird.",
)  # fmt: skip
def address_looks_personal(lab: Lab, around: Surroundings) -> Iterator[Found]:
    for id_ in ("functional_email", "dpo_contact"):
        addresses = mail_addresses(getattr(lab, id_) or "")
        yield from (found(id_, wert=address) for address in addresses if looks_personal(address))


@rule(
    "R-LA-06", Lab, "prefix", severity=SAVE,
    message="Das Kürzel bleibt „{prefix}“: Es steht in den vergebenen Kennungen, und daran werden Ihre "
    "Lieferungen und Vorgaben erkannt.",
)  # fmt: skip
def prefix_is_in_use(lab: Lab, around: Surroundings) -> Iterator[Found]:
    before = around.find(lab.uid)
    prefix = before.prefix if isinstance(before, Lab) else None
    if prefix and prefix != lab.prefix and around.code_begins(f"{prefix}-", lab.uid):
        yield found(prefix=prefix)
