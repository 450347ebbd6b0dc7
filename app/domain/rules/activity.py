"""Rules for the record Activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import dates, numbers
from app.domain.records.activity import Activity, is_survey, is_workplace
from app.domain.records.attachment import Attachment
from app.domain.rules.problems import HINT, RELEASE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.words import is_past, said
from app.domain.vocabularies.activities import PROJECT_RELATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.records.lab import Lab
    from app.domain.rules.surroundings import Surroundings


@rule(
    "R-AK-01", Activity, "end", "start", severity=RELEASE,
    message="Das Ende liegt vor dem Beginn. Prüfen Sie „Beginn“ und „Ende“ im Abschnitt „Was und wann“.",
)  # fmt: skip
def ends_before_it_begins(activity: Activity, around: Surroundings) -> bool:
    return bool(activity.start and activity.end and dates.is_before(activity.end, activity.start))


@rule(
    "R-AK-02", Activity, "end_time", "start_time", severity=RELEASE,
    message="Die Uhrzeit am Ende liegt nicht nach der am Anfang. Prüfen Sie beide Uhrzeiten.",
)  # fmt: skip
def ends_at_the_wrong_time(activity: Activity, around: Surroundings) -> bool:
    start, end = activity.start_time, activity.end_time
    return activity.end in (None, activity.start) and bool(start and end and end <= start)


@rule(
    "R-AK-03", Activity, "open_ended", "end", severity=RELEASE,
    message="„Ende offen“ ist angekreuzt, zugleich steht ein Ende da. Entfernen Sie eines von beiden.",
)  # fmt: skip
def ends_and_is_open_ended(activity: Activity, around: Surroundings) -> bool:
    return activity.open_ended and bool(activity.end)


@rule(
    "R-AK-04", Activity, "parent_id", severity=RELEASE,
    message="Eine Aktivität kann nicht zu sich selbst gehören. Wählen Sie bei „Gehört zu“ eine andere.",
)  # fmt: skip
def belongs_to_itself(activity: Activity, around: Surroundings) -> bool:
    seen: set[str] = set()
    uid = activity.parent_id
    while uid and uid != activity.uid and uid not in seen:
        seen.add(uid)
        parent = around.find(uid)
        uid = parent.parent_id if isinstance(parent, Activity) else None
    return bool(uid) and uid == activity.uid


@rule(
    "R-AK-05", Activity, "parent_id", "start", "end", severity=HINT,
    message="Der Termin liegt außerhalb der übergeordneten Aktivität ({von} bis {bis}). Prüfen Sie das "
    "Datum oder die Zuordnung.",
)  # fmt: skip
def lies_outside_its_parent(activity: Activity, around: Surroundings) -> Iterator[Found]:
    parent = around.find(activity.parent_id) if activity.parent_id else None
    if not isinstance(parent, Activity) or not activity.start or not parent.start:
        return
    early = dates.is_before(activity.start, parent.start)
    late = dates.is_before(parent.end or parent.start, activity.end or activity.start)
    if early or (late and not parent.open_ended):
        until = said(parent, "end") or ("offen" if parent.open_ended else said(parent, "start"))
        yield found(von=said(parent, "start"), bis=until)


@rule(
    "R-AK-06", Activity, "survey_invited", "survey_returned", "survey_period", "survey_instrument",
    severity=RELEASE,
    message="Angaben zur Befragung gehören nur zu Bürger- und Unternehmensbefragungen. Ändern Sie die Art "
    "oder legen Sie für die Befragung eine eigene Aktivität an.",
)  # fmt: skip
def surveys_without_a_survey(activity: Activity, around: Surroundings) -> Iterator[Found]:
    ids = ("survey_invited", "survey_returned", "survey_period", "survey_instrument")
    if not is_survey(activity):
        yield from _first_set(activity, ids)


@rule(
    "R-AK-07", Activity, "survey_returned", "survey_invited", severity=RELEASE,
    message="Es gibt mehr Antworten ({ruecklauf}) als Eingeladene ({eingeladen}). Prüfen Sie beide Zahlen.",
)  # fmt: skip
def has_more_answers_than_invitations(activity: Activity, around: Surroundings) -> Iterator[Found]:
    invited, returned = activity.survey_invited, activity.survey_returned
    if invited is not None and returned is not None and returned > invited:
        yield found(ruecklauf=numbers.write(returned), eingeladen=numbers.write(invited))


@rule(
    "R-AK-08", Activity, "capacity", "open_days", "opening_hours", "visits", "unique_users", severity=HINT,
    message="Nutzungszahlen sind für Pop-up-Orte und Probearbeiten gedacht. Tragen Sie andere Zahlen bei "
    "den Kennzahlen ein.",
)  # fmt: skip
def is_used_without_a_place(activity: Activity, around: Surroundings) -> Iterator[Found]:
    if not is_workplace(activity):
        yield from _first_set(activity, ("capacity", "open_days", "opening_hours", "visits", "unique_users"))


@rule(
    "R-AK-09", Activity, "unique_users", "visits", severity=RELEASE,
    message="Es können nicht mehr verschiedene Menschen gekommen sein als Besuche gezählt wurden. Prüfen "
    "Sie beide Zahlen.",
)  # fmt: skip
def has_more_users_than_visits(activity: Activity, around: Surroundings) -> bool:
    users, visits = activity.unique_users, activity.visits
    return users is not None and visits is not None and users > visits


@rule(
    "R-AK-10", Activity, "participants_by_group", "participants_count", severity=HINT,
    message="Die Gruppen ergeben zusammen mehr Personen ({summe}) als insgesamt angegeben ({gesamt}). Das "
    "ist nur richtig, wenn jemand in mehreren Gruppen zählt.",
)  # fmt: skip
def groups_exceed_the_whole(activity: Activity, around: Surroundings) -> Iterator[Found]:
    total, whole = sum(row.count or 0 for row in activity.participants_by_group), activity.participants_count
    if whole is not None and total > whole:
        yield found(summe=numbers.write(total), gesamt=numbers.write(whole))


@rule(
    "R-AK-11", Activity, "status", "start", "end", severity=HINT,
    message="Der Termin ist vorbei, die Aktivität steht aber noch auf „geplant“. Hat sie stattgefunden? "
    "Setzen Sie den Status auf „durchgeführt“ oder „abgesagt“.",
)  # fmt: skip
def is_still_planned(activity: Activity, around: Surroundings) -> bool:
    return activity.status == "planned" and is_past(activity.end or activity.start, around.today)


@rule(
    "R-AK-12", Activity, "documentation_basis", "status", severity=HINT,
    message="Die Aktivität gilt als durchgeführt, belegt ist aber nur die Ankündigung. Suchen Sie einen "
    "Bericht oder schreiben Sie im Datumshinweis, worauf Sie sich stützen.",
)  # fmt: skip
def is_done_but_only_announced(activity: Activity, around: Surroundings) -> bool:
    return activity.status in ("done", "evaluated") and activity.documentation_basis == "announced"


@rule(
    "R-AK-13", Activity, "sources", "documentation_basis", severity=RELEASE,
    message="Die Aktivität ist nur aus Berichten bekannt, es fehlt aber die Quelle. Ergänzen Sie im "
    "Abschnitt „Quellen und Belege“ mindestens eine.",
)  # fmt: skip
def is_reported_without_a_source(activity: Activity, around: Surroundings) -> bool:
    return activity.documentation_basis in ("reported", "announced", "inferred") and not activity.sources


@rule(
    "R-AK-14", Activity, "media", "photo_notice", severity=RELEASE,
    message="Auf Fotos wurde nicht hingewiesen, ein Bild stützt sich aber auf die öffentliche "
    "Veranstaltung. Klären Sie die Einwilligung oder entfernen Sie das Bild {kennung}.",
)  # fmt: skip
def shows_people_without_notice(activity: Activity, around: Surroundings) -> Iterator[Found]:
    for picture in map(around.find, activity.media if activity.photo_notice == "no" else ()):
        if isinstance(picture, Attachment) and picture.person_consent == "public_event":
            yield found(kennung=picture.code)


@rule(
    "R-AK-15", Activity, "shared_event_code", "shared_labs", severity=HINT,
    message="Bei einem gemeinsamen Ereignis helfen beide Angaben: die gemeinsame Kennung und die "
    "beteiligten Städte. Ergänzen Sie „{feld}“.",
)  # fmt: skip
def shares_by_halves(activity: Activity, around: Surroundings) -> Iterator[Found]:
    if bool(activity.shared_event_code) != bool(activity.shared_labs):
        empty = "shared_labs" if activity.shared_event_code else "shared_event_code"
        yield found(empty, feld=activity.about.by_id[empty].label)


@rule(
    "R-AK-16", Activity, "project_relation", "start", severity=HINT,
    message="Nach dem Datum läge die Aktivität im „{vorschlag}“. Prüfen Sie den zeitlichen Bezug.",
)  # fmt: skip
def relates_to_the_wrong_time(activity: Activity, around: Surroundings) -> Iterator[Found]:
    proposal = proposed_relation(activity.start, around.lab)
    if activity.project_relation and proposal and proposal != activity.project_relation:
        yield found(vorschlag=PROJECT_RELATION.label_of(proposal))


def proposed_relation(start: str | None, lab: Lab) -> str | None:
    """Return the key of ``project_relation`` that a date suggests, or None if it suggests nothing."""
    if not start or start == dates.UNKNOWN or not lab.project_start or not lab.project_end:
        return None
    if dates.is_before(start, lab.project_start):
        return "before"
    return "after" if dates.is_before(lab.project_end, start) else "during"


def _first_set(activity: Activity, ids: tuple[str, ...]) -> Iterator[Found]:
    """Show the rule once, where the first of several entries stands."""
    filled = (id_ for id_ in ids if activity.about.by_id[id_].is_set(getattr(activity, id_)))
    yield from (found(id_) for id_ in list(filled)[:1])
