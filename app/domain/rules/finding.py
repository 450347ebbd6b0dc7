"""Rules for the record Finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.records.finding import Finding
from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.records.thesis import Thesis
from app.domain.rules.interview import WITHDRAWN
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.words import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

_NEXT = r"[“»]?\s+(?=[„»(]?[A-ZÄÖÜ])"
_FULL_STOP = re.compile(rf"\b(\w+)[)“»]?\.{_NEXT}|[!?…]{_NEXT}")
_ABBREVIATIONS = {
    "bzw", "ca", "dr", "etc", "evtl", "ggf", "inkl", "max", "min", "mio", "mrd", "nr", "prof", "rd", "sog",
    "st", "str", "usw", "vgl",
}  # fmt: skip


@rule(
    "R-EK-01", Finding, "evidence", "status", severity=SAVE,
    message="Eine gesicherte Erkenntnis braucht mindestens einen Beleg. Verknüpfen Sie im Abschnitt "
    "„Belege“, worauf Sie sich stützen, oder setzen Sie den Status auf „in Prüfung“.",
)  # fmt: skip
def is_confirmed_without_evidence(finding: Finding, around: Surroundings) -> bool:
    return finding.status == "confirmed" and not finding.evidence


@rule(
    "R-EK-02", Finding, "confidence", "confidence_reason", "status", severity=SAVE,
    message="Für „gesichert“ fehlt die Verlässlichkeit mit Begründung. Ergänzen Sie beide Felder.",
)  # fmt: skip
def is_confirmed_without_confidence(finding: Finding, around: Surroundings) -> Iterator[Found]:
    if finding.status == "confirmed" and not (finding.confidence and finding.confidence_reason):
        yield found("confidence_reason" if finding.confidence else "confidence")


@rule(
    "R-EK-03", Finding, "evidence", "status", severity=HINT,
    message="Alle Belege sind nur indirekt. Prüfen Sie, ob „in Prüfung“ nicht besser passt.",
)  # fmt: skip
def is_confirmed_indirectly(finding: Finding, around: Surroundings) -> bool:
    strengths = {row.strength for row in finding.evidence}
    return finding.status == "confirmed" and bool(strengths) and "direct" not in strengths


@rule(
    "R-EK-04", Finding, "confidence", "evidence", severity=HINT,
    message="Hohe Verlässlichkeit stützt sich hier auf einen einzigen Beleg. Ergänzen Sie weitere oder "
    "wählen Sie „mittel“.",
)  # fmt: skip
def trusts_a_single_piece(finding: Finding, around: Surroundings) -> bool:
    return finding.confidence == "high" and len(finding.evidence) < 2


@rule(
    "R-EK-05", Finding, "confidence", "counter_evidence", severity=HINT,
    message="Es gibt Gegenbelege, die Verlässlichkeit steht aber auf „hoch“. Gehen Sie in der Begründung "
    "darauf ein.",
)  # fmt: skip
def trusts_against_evidence(finding: Finding, around: Surroundings) -> bool:
    return finding.confidence == "high" and bool(finding.counter_evidence)


@rule(
    "R-EK-06", Finding, "no_thesis", "thesis_links", severity=RELEASE,
    message="„Keine These berührt“ ist angekreuzt, zugleich ist eine These verknüpft. Entfernen Sie eines "
    "von beiden.",
)  # fmt: skip
def touches_a_thesis_and_none(finding: Finding, around: Surroundings) -> bool:
    return finding.no_thesis and bool(finding.thesis_links)


@rule(
    "R-EK-07", Finding, "evidence", severity=SAVE,
    message="Der Beleg {kennung} ist nach einem Widerruf gesperrt. Entfernen Sie ihn; bleibt kein Beleg "
    "übrig, geht die Erkenntnis auf „in Prüfung“ zurück.",
)  # fmt: skip
def rests_on_what_was_withdrawn(finding: Finding, around: Surroundings) -> Iterator[Found]:
    for number, row in enumerate(finding.evidence, 1):
        target = around.find(row.target) if row.target else None
        if isinstance(target, Quote | Interview) and target.status in WITHDRAWN:
            yield found(row=number, kennung=target.code)


@rule(
    "R-EK-08", Finding, "basis", "status", severity=HINT,
    message="Eine Arbeitsannahme ist noch keine gesicherte Erkenntnis. Ändern Sie die Grundlage oder "
    "setzen Sie den Status auf „Hypothese“ oder „in Prüfung“.",
)  # fmt: skip
def is_confirmed_by_assumption(finding: Finding, around: Surroundings) -> bool:
    return finding.basis == "assumption" and finding.status == "confirmed"


@rule(
    "R-EK-09", Finding, "thesis_links", severity=HINT,
    message="Diese These lässt sich nur mit fremden Quellen prüfen. Ergänzen Sie eine Studie oder "
    "Statistik als Beleg.",
)  # fmt: skip
def needs_a_public_source(finding: Finding, around: Surroundings) -> Iterator[Found]:
    if any(row.kind == "source" for row in finding.evidence):
        return
    for number, link in enumerate(finding.thesis_links, 1):
        thesis = around.find(link.thesis) if link.thesis else None
        if isinstance(thesis, Thesis) and thesis.testability == "secondary_only":
            yield found(row=number)


@rule(
    "R-EK-10", Finding, "statement", severity=HINT,
    message="Die Aussage besteht aus mehreren Sätzen. Eine Erkenntnis je Satz lässt sich leichter belegen "
    "und vergleichen.",
)  # fmt: skip
def says_several_things(finding: Finding, around: Surroundings) -> bool:
    return any(_ends_a_sentence(stop[1]) for stop in _FULL_STOP.finditer(finding.statement or ""))


def _ends_a_sentence(word: str | None) -> bool:
    """Whether what stands before a full stop is neither a number nor an abbreviation; None for ! and ?."""
    return word is None or not (word.isdigit() or len(word) == 1 or word.casefold() in _ABBREVIATIONS)


@rule(
    "R-EK-11", Finding, "counter_evidence", "evidence", severity=RELEASE,
    message="{kennung} steht bei Belegen und Gegenbelegen. Begründen Sie in beiden Zeilen, was daraus für "
    "und was gegen die Aussage spricht.",
)  # fmt: skip
def speaks_for_and_against(finding: Finding, around: Surroundings) -> Iterator[Found]:
    notes = {row.target: row.note for row in finding.evidence if row.target}
    for number, row in enumerate(finding.counter_evidence, 1):
        if row.target in notes and not (row.note and notes[row.target]):
            yield found(row=number, kennung=code_of(row.target, around))
