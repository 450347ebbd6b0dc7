"""What may be the same thing told twice is suggested with the reason; what only sounds alike is not."""

from __future__ import annotations

import pytest

from app.merge.likeness import (
    LIKE_WORDING,
    SAME_DATE,
    SAME_PLACE,
    SAME_TITLE,
    SAME_WORDING,
    Candidate,
    alike,
)

CROWD = [Candidate(f"x{n}", "activity", f"Sprechstunde Nummer {n} im Bürgerbüro") for n in range(40)]


def pairs(*candidates):
    return [(it.one, it.other, it.reasons) for it in alike([*candidates, *CROWD]) if it.one[0] != "x"]


def talk(uid, title, date="", place="", linked=()):
    return Candidate(uid, "activity", title, date, place, frozenset(linked))


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (talk("a", "Transferwerkstatt in Dießen"), talk("b", "TRANSFERWERKSTATT in Diessen"), (SAME_TITLE,)),
        (
            talk("a", "Transferwerkstatt in Dießen", "2022-05", "Rathaus"),
            talk("b", "Transferwerkstätten in Dießen", "2022-05-12", "rathaus"),
            (SAME_WORDING, SAME_DATE, SAME_PLACE),
        ),
        (
            talk("a", "Zweite Transferwerkstatt des Verbunds in Dießen", "2022-05"),
            talk("b", "Transferwerkstatt Dießen am Ammersee", "2022"),
            (LIKE_WORDING, SAME_DATE),
        ),
    ],
)
def test_reasons(one, other, reasons):
    assert pairs(one, other) == [("a", "b", reasons)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            talk("a", "Transferwerkstatt in Dießen", "2022-05"),
            talk("b", "Transferwerkstatt in Dießen", "2022-09"),
        ),
        (talk("a", "Transferwerkstatt in Dießen"), talk("b", "Transferwerkstatt in Mölln am Schulsee")),
        (talk("a", "Taskforce, Sitzung", linked={"T"}), talk("b", "Taskforce, Sitzung", linked={"T"})),
        (talk("a", "Themenwoche Arbeit"), talk("b", "Themenwoche Arbeit", linked={"a"})),
        (Candidate("a", "finding", "Läden stehen leer"), Candidate("b", "activity", "Läden stehen leer")),
        (talk("a", ""), talk("b", "")),
    ],
)
def test_what_is_told_apart_already(one, other):
    assert pairs(one, other) == []


def test_the_likeliest_come_first():
    found = alike(
        [
            talk("a", "Eröffnung des Coworking-Space", "2022-06-21", "Rheingaustraße"),
            talk("b", "Eröffnung des Coworking-Space", "2022-06-21", "Rheingaustraße"),
            talk("c", "Eröffnung des Coworking-Space am Markt", "2022-06"),
            *CROWD,
        ]
    )
    assert (found[0].one, found[0].other) == ("a", "b")
    assert [it.score for it in found] == sorted((it.score for it in found), reverse=True)


def test_words_that_everybody_uses_bring_nobody_together():
    assert alike(CROWD) == []
