"""Rules for the record KnowledgeModule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.dates import is_before
from app.domain.fields import Place
from app.domain.leaving import may_stand_in
from app.domain.records.attachment import Attachment
from app.domain.records.finding import Finding
from app.domain.records.knowledge_module import KnowledgeModule
from app.domain.records.quote import Quote
from app.domain.rules.changes import changed
from app.domain.rules.general import is_gap
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.spots import Spot, spots
from app.domain.rules.traces import looks_personal, mail_addresses
from app.domain.rules.words import is_past, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

RELEASED = ("released", "accepted", "published")
# Set in the course of release and review, so no change of what the module says.
PROCEDURE = ("approved_at", "approved_by_role", "office_review_note")
UNCLEAR = (None, "unclear")
LONGEST_IN_PAGES = 5
CHARACTERS_PER_PAGE = 2_400
_CONDITION = re.compile(
    r"\b(?:muss|müssen|nötig|notwendig|erforderlich|voraussetzung|vorausgesetzt|bedingung|nur wenn|sofern"
    r"|brauch(?:t|en)|setzt\b.*\bvoraus)",
    re.IGNORECASE,
)

_REFERENCE = re.compile(r"\[([A-Z]{2,3}-[A-Z]{2}-[0-9]{4})\]")


def _findings(module: KnowledgeModule, around: Surroundings) -> list[Finding]:
    found_ = map(around.find, module.finding_refs)
    return [finding for finding in found_ if isinstance(finding, Finding) and not finding.deleted_at]


def _attached(module: KnowledgeModule, around: Surroundings) -> Iterator[tuple[str, Attachment]]:
    """Return pictures and documents, each with its field. Links have neither rights nor people."""
    for id_ in ("media", "attachments"):
        for attachment in map(around.find, getattr(module, id_)):
            if isinstance(attachment, Attachment) and attachment.kind != "link":
                yield id_, attachment


def _pictures(module: KnowledgeModule, around: Surroundings) -> Iterator[Attachment]:
    return (attachment for id_, attachment in _attached(module, around) if id_ == "media")


@rule(
    "R-WB-01", KnowledgeModule, severity=RELEASE,
    message="Der Baustein ist noch nicht vollständig. Es fehlen: {felder}. Ein Klick auf den Namen führt "
    "zum Feld.",
)  # fmt: skip
def is_incomplete(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    missing = [spot.field.id for spot in spots(module) if spot.within is None and is_gap(spot)]
    if missing:
        yield found(felder=labels(module, missing))


@rule(
    "R-WB-02", KnowledgeModule, "finding_refs", severity=RELEASE,
    message="Der Baustein beruht noch auf keiner Erkenntnis. Verknüpfen Sie im Abschnitt „Belege“ "
    "mindestens eine, die gesichert oder in Prüfung ist.",
)  # fmt: skip
def rests_on_nothing(module: KnowledgeModule, around: Surroundings) -> bool:
    return not any(finding.status in ("confirmed", "in_review") for finding in _findings(module, around))


@rule(
    "R-WB-03", KnowledgeModule, "finding_refs", severity=HINT,
    message="Keine der verknüpften Erkenntnisse ist gesichert. Der Baustein kann erscheinen, sagt aber im "
    "Dokument, dass die Belege noch geprüft werden.",
)  # fmt: skip
def rests_on_nothing_confirmed(module: KnowledgeModule, around: Surroundings) -> bool:
    findings = _findings(module, around)
    return bool(findings) and not any(finding.status == "confirmed" for finding in findings)


@rule(
    "R-WB-04", KnowledgeModule, "media", severity=RELEASE,
    message="Dem Bild {kennung} fehlt der Alternativtext. Beschreiben Sie in der Anlage, was zu sehen ist.",
)  # fmt: skip
def shows_without_words(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    pictures = _pictures(module, around)
    return (found(kennung=picture.code) for picture in pictures if not picture.alt_text)


@rule(
    "R-WB-05", KnowledgeModule, "media", severity=RELEASE,
    message="Dem Bild {kennung} fehlt der Nachweis. Tragen Sie in der Anlage ein, wer es gemacht hat.",
)  # fmt: skip
def shows_without_credit(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    pictures = _pictures(module, around)
    return (found(kennung=picture.code) for picture in pictures if not picture.credit)


@rule(
    "R-WB-06", KnowledgeModule, "media", severity=RELEASE,
    message="Für {kennung} ist das Nutzungsrecht ungeklärt. Klären Sie es oder nehmen Sie die Anlage aus "
    "dem Baustein.",
)  # fmt: skip
def shows_without_licence(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    attached = _attached(module, around)
    return (found(id_, kennung=file.code) for id_, file in attached if file.licence in UNCLEAR)


@rule(
    "R-WB-07", KnowledgeModule, "media", severity=RELEASE,
    message="Beim Bild {kennung} ist offen, ob erkennbare Personen einverstanden sind. Klären Sie es oder "
    "wählen Sie ein anderes Bild.",
)  # fmt: skip
def shows_without_consent(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    pictures = _pictures(module, around)
    return (found(kennung=picture.code) for picture in pictures if picture.person_consent in UNCLEAR)


@rule(
    "R-WB-08", KnowledgeModule, "quote_refs", severity=RELEASE,
    message="Das Zitat {kennung} ist nicht freigegeben. Geben Sie es frei oder entfernen Sie es aus dem "
    "Baustein.",
)  # fmt: skip
def quotes_without_release(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    quotes = (quote for quote in map(around.find, module.quote_refs) if isinstance(quote, Quote))
    return (found(kennung=quote.code) for quote in quotes if quote.status != "released")


@rule(
    "R-WB-09", KnowledgeModule, "period_end", "period_start", severity=RELEASE,
    message="Der Zeitraum endet vor seinem Beginn. Prüfen Sie beide Angaben im Abschnitt „Ort und Zeit“.",
)  # fmt: skip
def ends_before_it_begins(module: KnowledgeModule, around: Surroundings) -> bool:
    start, end = module.period_start, module.period_end
    return bool(start and end and is_before(end, start))


@rule(
    "R-WB-10", KnowledgeModule, "related_modules", "module_type", severity=HINT,
    message="Ein Anwendungsbeispiel verweist üblicherweise auf seine Methode. Verknüpfen Sie im Abschnitt "
    "„Verknüpfungen“ den passenden Baustein.",
)  # fmt: skip
def is_an_example_of_nothing(module: KnowledgeModule, around: Surroundings) -> bool:
    relations = {row.relation for row in module.related_modules}
    return module.module_type == "case_example" and "example_of" not in relations


@rule(
    "R-WB-11", KnowledgeModule, "related_modules", severity=RELEASE,
    message="Ein Baustein kann nicht mit sich selbst verwandt sein. Wählen Sie einen anderen.",
)  # fmt: skip
def is_related_to_itself(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    for number, row in enumerate(module.related_modules, 1):
        if row.module and row.module == module.uid:
            yield found(row=number)


@rule(
    "R-WB-12", KnowledgeModule, "maturity", "finding_refs", severity=HINT,
    message="„In mehreren Städten bestätigt“ braucht Belege aus mindestens zwei Städten. Wählen Sie "
    "„mehrfach erprobt“ oder ergänzen Sie Belege.",
)  # fmt: skip
def is_confirmed_by_one_town(module: KnowledgeModule, around: Surroundings) -> bool:
    towns = {finding.lab_id for finding in _findings(module, around)}
    return module.maturity == "confirmed" and len(towns) < 2


@rule(
    "R-WB-13", KnowledgeModule, "transferability_level", "transfer_conditions", severity=HINT,
    message="Sie schreiben „direkt“, nennen aber Bedingungen. Prüfen Sie, ob „mit Anpassung“ besser passt.",
)  # fmt: skip
def is_direct_under_conditions(module: KnowledgeModule, around: Surroundings) -> bool:
    conditions = _CONDITION.search(module.transfer_conditions or "")
    return module.transferability_level == "direct" and conditions is not None


@rule(
    "R-WB-14", KnowledgeModule, "approved_by_role", "status", severity=SAVE,
    message="Zur Freigabe fehlt die Funktion der freigebenden Person. Tragen Sie zum Beispiel „Leitung "
    "Stadtentwicklung“ ein.",
)  # fmt: skip
def is_released_by_nobody(module: KnowledgeModule, around: Surroundings) -> bool:
    return module.status == "released" and not module.approved_by_role


@rule(
    "R-WB-15", KnowledgeModule, "office_review_note", "status", severity=SAVE,
    message="Eine Zurückweisung braucht einen Prüfvermerk, damit das Labor weiß, was zu tun ist.",
)  # fmt: skip
def is_rejected_without_reason(module: KnowledgeModule, around: Surroundings) -> bool:
    return module.status == "rejected" and not module.office_review_note


@rule(
    "R-WB-16", KnowledgeModule, "contact_unit", severity=RELEASE,
    message="In der Kontaktstelle steht eine Person. Nennen Sie das Amt mit einer Funktionsadresse.",
)  # fmt: skip
def names_a_person_to_contact(module: KnowledgeModule, around: Surroundings) -> bool:
    return any(map(looks_personal, mail_addresses(module.contact_unit or "")))


@rule(
    "R-WB-17", KnowledgeModule, "status", severity=SAVE,
    message="Der Baustein ist freigegeben. Setzen Sie ihn zuerst auf „Entwurf“ zurück, wenn Sie ihn "
    "ändern möchten; danach ist eine neue Freigabe nötig.",
)  # fmt: skip
def changes_after_release(module: KnowledgeModule, around: Surroundings) -> bool:
    before = around.find(module.uid)
    if before is None or before.status not in RELEASED or module.status not in RELEASED:
        return False
    return not set(changed(before, module)) <= set(PROCEDURE)


@rule(
    "R-WB-18", KnowledgeModule, "approach", "summary", "results", severity=HINT,
    message="Der Baustein ist länger als fünf Seiten. Verantwortliche in Kleinstädten lesen eher kurze "
    "Texte; kürzen Sie zuerst den Lösungsansatz.",
)  # fmt: skip
def is_long(module: KnowledgeModule, around: Surroundings) -> bool:
    return sum(map(_length, spots(module))) > LONGEST_IN_PAGES * CHARACTERS_PER_PAGE


def _length(spot: Spot) -> int:
    printed = spot.field.word is not Place.NEVER and isinstance(spot.value, str)
    return len(spot.value) if printed else 0


@rule(
    "R-WB-19", KnowledgeModule, "continuation", "period_end", severity=HINT,
    message="Der Zeitraum ist vorbei. Sagen Sie, was nach der Förderung geblieben ist; „unbekannt“ ist "
    "auch eine Antwort.",
)  # fmt: skip
def does_not_say_what_remained(module: KnowledgeModule, around: Surroundings) -> bool:
    return not module.continuation and is_past(module.period_end, around.today)


@rule(
    "R-WB-20", KnowledgeModule, "release_scope", severity=RELEASE,
    message="Der Baustein ist freigegeben, soll aber im Labor bleiben. Wählen Sie bei „Weitergabe“, wer "
    "ihn bekommen darf.",
)  # fmt: skip
def is_released_to_nobody(module: KnowledgeModule, around: Surroundings) -> bool:
    return module.status == "released" and module.release_scope == "intern"


@rule(
    "R-WB-21", KnowledgeModule, severity=HINT,
    message="„[{kennung}]“ führt zu keinem Eintrag dieses Laborbuchs. Prüfen Sie die Kennung; im Dokument "
    "stünde dort nichts.",
)  # fmt: skip
def refers_to_nothing(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    """Codes of other labs cannot be looked up here."""
    for spot, code in _named(module):
        if code.startswith(f"{around.lab.prefix}-") and not around.code_taken(code, module.uid):
            yield found(spot.path, spot.row, kennung=code)


def _named(module: KnowledgeModule) -> Iterator[tuple[Spot, str]]:
    """The codes in what will be printed."""
    for spot in spots(module):
        for code in _REFERENCE.findall(spot.value) if _length(spot) else ():
            yield spot, code


@rule(
    "R-WB-22", KnowledgeModule, severity=HINT,
    message="{kennung} steht nicht im Dokument: Der Eintrag wird noch nicht oder nicht so weit weitergegeben "
    "wie der Baustein. Prüfen Sie dort den Status und die „Weitergabe“.",
)  # fmt: skip
def rests_on_what_stays(module: KnowledgeModule, around: Surroundings) -> Iterator[Found]:
    """Evidence that readers will not see; a quote that nobody released is told by R-WB-08."""
    for spot, code in _named(module):
        record = around.coded(code)
        if record and not may_stand_in(record, module):
            yield found(spot.path, spot.row, kennung=code)
    for finding in _findings(module, around):
        if not may_stand_in(finding, module):
            yield found("finding_refs", kennung=finding.code)
