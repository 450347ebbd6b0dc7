"""A large lab for the measurement: activities, findings, and a row in each of three child lists."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from app.domain.vocabularies.activities import ACTIVITY_TYPES, DOCUMENTATION_BASIS, PHASES
from app.domain.vocabularies.findings import CONFIDENCE_LEVELS, FINDING_BASIS
from app.domain.vocabularies.general import TRANSFERABILITY
from tests.helpers.bundles import bundle, entry

if TYPE_CHECKING:
    from app.interchange.bundle import Bundle, Entry

TEXT = (
    "Wissen Übergabe Gespräch Leerstand Erfahrung Maßnahme Straße Auswertung Größe Rathaus Öffnungszeit"
    " Verein und oder aber wenn dann weil der die das eine nicht immer häufig zunächst danach über für mit"
)
WORDS = TEXT.split()
THEMES = {f"theme_{number}": f"Thema Nummer {number}" for number in range(40)}


def large(rows: int) -> Bundle:
    """Return a bundle that makes ``rows`` rows, the same one for the same number."""
    rnd = random.Random(7)
    activities = [activity(rnd, number) for number in range(1, rows * 7 // 20 + 1)]
    findings = [finding(rnd, number) for number in range(1, rows * 2 // 20 + 1)]
    return bundle(
        *activities, *findings, terms={"themes": THEMES, "theses": {f"T{n}": f"T{n}" for n in range(9)}}
    )


def activity(rnd: random.Random, number: int) -> Entry:
    start = f"2022-{rnd.randint(1, 12):02}-{rnd.randint(1, 28):02}"
    more: dict[str, Any] = (
        {"participants_count": rnd.randint(5, 400), "mode": "on_site"} if number % 2 else {}
    )
    return entry(
        "activity",
        number,
        title=text(rnd, 60),
        activity_type=rnd.choice(ACTIVITY_TYPES.keys),
        start=start if number % 3 else start[:7],
        end=start,
        start_time="19:00",
        open_ended=False,
        documentation_basis=rnd.choice(DOCUMENTATION_BASIS.keys),
        project_relation="during",
        phase=rnd.choice(PHASES.keys),
        venue=text(rnd, 40),
        objective=text(rnd, 150),
        description=text(rnd, 400),
        results=text(rnd, 250),
        target_groups=tuple(rnd.sample(("citizens", "politics", "businesses", "clubs"), 2)),
        participants_qualifier="exact",
        participants_unknown=False,
        themes=tuple(rnd.sample(sorted(THEMES), 3)),
        partners=({"organisation": text(rnd, 30), "role": "organiser", "role_note": text(rnd, 30)},),
        status="done",
        **more,
    )


def finding(rnd: random.Random, number: int) -> Entry:
    return entry(
        "finding",
        number,
        statement=text(rnd, 160),
        explanation=text(rnd, 500),
        basis=rnd.choice(FINDING_BASIS.keys),
        valid_as_of="2022-05",
        no_thesis=False,
        confidence=rnd.choice(CONFIDENCE_LEVELS.keys),
        confidence_reason=text(rnd, 120),
        themes=tuple(rnd.sample(sorted(THEMES), 2)),
        target_groups=("citizens", "politics"),
        transferability_level=rnd.choice(TRANSFERABILITY.keys),
        evidence=({"kind": "activity", "target": f"DIE-AK-{number:04d}", "strength": "direct"},),
        thesis_links=({"thesis": "DIE-TS-0001", "relation": "supports", "note": text(rnd, 80)},),
        status="confirmed",
    )


def text(rnd: random.Random, length: int) -> str:
    return " ".join(rnd.choices(WORDS, k=length // 4))[:length].strip()
