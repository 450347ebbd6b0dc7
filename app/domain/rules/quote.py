"""Rules for the record Quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.rules.consent import consent_of, granted
from app.domain.rules.interview import WITHDRAWN
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

# Offices that a small town has once.
_ONE_OF_A_KIND = re.compile(
    r"b(?:ü|ue)rgermeister|landr[aä]t|k[aä]mmer[ei]|beigeordnet|stadtdirektor|stadtbaumeister|amtsleit"
    r"|leit(?:ung|er|erin) de[rs] \w*(?:amt|bibliothek|schule|bauhof|verwaltung|museum|marketing)"
    r"|schulleit|wirtschaftsförder(?:er|in)|citymanager|stadtmanager|klimaschutzmanager|stadtarchivar"
    r"|stadtbrandmeister|ortsvorsteher|(?<=\w)beauftragte",
    re.IGNORECASE,
)


def _interview_of(quote: Quote, around: Surroundings) -> Interview | None:
    interview = around.find(quote.interview_id) if quote.interview_id else None
    return interview if isinstance(interview, Interview) else None


def _lacks(quote: Quote, purpose: str, around: Surroundings) -> bool:
    return purpose not in granted(consent_of(_interview_of(quote, around), around))


@rule(
    "R-ZI-01", Quote, "pseudonymised", "status", severity=RELEASE,
    message="Das Zitat {code} ist noch nicht als pseudonymisiert bestätigt. Prüfen Sie den Wortlaut und "
    "setzen Sie das Häkchen.",
)  # fmt: skip
def is_released_unconfirmed(quote: Quote, around: Surroundings) -> Iterator[Found]:
    if quote.status == "released" and not quote.pseudonymised:
        yield found(code=quote.code)


@rule(
    "R-ZI-02", Quote, "interview_id", "status", severity=RELEASE,
    message="Die Person hat der Veröffentlichung von Zitaten nicht zugestimmt (Zweck 6). Das Zitat {code} "
    "bleibt im Labor.",
)  # fmt: skip
def may_not_be_published(quote: Quote, around: Surroundings) -> Iterator[Found]:
    if quote.status == "released" and _lacks(quote, "publish_quotes", around):
        yield found(code=quote.code)


@rule(
    "R-ZI-03", Quote, "attribution", "speaker_label", severity=RELEASE,
    message="Für die Nennung der Funktion fehlt die Einwilligung (Zweck 7). Wählen Sie „Rolle“ oder "
    "„anonym“.",
)  # fmt: skip
def may_not_name_the_function(quote: Quote, around: Surroundings) -> bool:
    return quote.attribution == "function" and _lacks(quote, "name_function", around)


@rule(
    "R-ZI-04", Quote, "approved_by_person", severity=RELEASE,
    message="Die Person hat das Zitat noch nicht freigegeben. Warten Sie die Antwort ab oder verwenden "
    "Sie ein anderes Zitat.",
)  # fmt: skip
def is_not_approved_by_the_person(quote: Quote, around: Surroundings) -> bool:
    return quote.status == "released" and quote.approved_by_person in ("submitted", "declined")


@rule(
    "R-ZI-05", Quote, "interview_id", severity=SAVE,
    message="Das Gespräch ist nach einem Widerruf gesperrt. Zitate daraus dürfen nicht mehr verwendet "
    "werden.",
)  # fmt: skip
def comes_from_a_blocked_interview(quote: Quote, around: Surroundings) -> bool:
    interview = _interview_of(quote, around)
    return interview is not None and interview.status in WITHDRAWN and quote.status not in WITHDRAWN


@rule(
    "R-ZI-06", Quote, "speaker_label", "attribution", severity=HINT,
    message="„{wert}“ trifft in Ihrer Stadt wohl nur auf eine Person zu. Wählen Sie eine gröbere "
    "Bezeichnung, etwa „Verwaltung“.",
)  # fmt: skip
def names_an_office_held_by_one(quote: Quote, around: Surroundings) -> Iterator[Found]:
    label = quote.speaker_label or ""
    if quote.attribution == "role" and _ONE_OF_A_KIND.search(label):
        yield found(wert=label)


@rule(
    "R-ZI-07", Quote, "position_start", "position_end", severity=RELEASE,
    message="Die Fundstelle im Transkript ist nicht gültig. Markieren Sie die Stelle noch einmal.",
)  # fmt: skip
def ends_before_it_begins(quote: Quote, around: Surroundings) -> bool:
    start, end = quote.position_start, quote.position_end
    return start is not None and end is not None and end < start
