"""What gives a person away."""

from __future__ import annotations

import pytest

from app.domain.rules.traces import is_office, looks_personal, traces


@pytest.mark.parametrize(
    "trace",
    [
        "erika.muster@example.org",
        "mustermann@example.org",
        "schulz@gmx.example",
        "06723 99-0",
        "089/1234567",
        "0171-2345678",
        "01712345678",
        "(0 67 23) 99 12 0",
        "+49 6723 99 0",
        "0049 171 2345678",
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
    ],
)
def test_finds(trace):
    assert list(traces(f"Bitte an {trace}, danke.")) == [trace]


@pytest.mark.parametrize(
    "text",
    [
        "stadtlabor@diessen.example, info@example.org, wirtschaft.foerderung@example.org",
        "Vom 21.06.2022 bis 30.12.2022, also 05/2022 - 06/2022, um 09:30 Uhr",
        "8.500 Fragebögen, 440 Antworten, 2021/2022, 12.000 EUR, 0,5 Stellen, 01744 Dippoldiswalde",
        "AGS 06439012, DIE-WB-0007, DIE-P-014, VB-2022-09-TW3, § 34c GewO",
        "DE89 3704 0044 0532 0130 01 ist falsch gerechnet",
        "Jahre 2020 2021 2022 2023 und 1.000.000 Euro",
        "",
    ],
)
def test_leaves_alone(text):
    assert list(traces(text)) == []


def test_known_offices_are_no_persons():
    assert list(traces("Erika.Muster@example.org", ("erika.muster@example.org", None))) == []


@pytest.mark.parametrize(
    ("address", "office", "personal"),
    [
        ("erika.muster@example.org", False, True),
        ("e_muster@example.org", False, True),
        ("muster@example.org", False, False),
        ("stadt.planung@example.org", True, False),
        ("buergerbuero@example.org", True, False),
        ("info@example.org", True, False),
        ("bauer@example.org", False, False),
    ],
)
def test_tells_offices_from_persons(address, office, personal):
    assert (is_office(address), looks_personal(address)) == (office, personal)
