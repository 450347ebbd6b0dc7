"""What in a transcript may tell who somebody is."""

from __future__ import annotations

import pytest

from app.domain.suspects import Lists, occurrences, replaced, suspects

LISTS = Lists(
    first_names={"anna", "karl"}, places={"muenchen", "essen"}, known={"huber": "person"}, spared={"weilheim"}
)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Die Anna Müller war da.", "Anna Müller", "person"),
        ("Mit Karl-Heinz geht das.", "Karl-Heinz", "person"),
        ("Da kam Herr Dr. Schmidbauer.", "Schmidbauer", "person"),
        ("Der Huber auch.", "Huber", "person"),
        ("Ich komme aus Landsberg.", "Landsberg", "place"),
        ("Früher in München.", "München", "place"),
        ("Bei der Meier & Söhne GmbH.", "Meier & Söhne GmbH", "firm"),
        ("In der Bahnhofstraße wohne ich.", "Bahnhofstraße", "address"),
        ("Am Seeweg 12a ist es.", "Seeweg 12a", "address"),
        ("Rufen Sie 08807 123456 an.", "08807 123456", "contact"),
        ("Oder anna.mueller@web.de bitte.", "anna.mueller@web.de", "contact"),
    ],
)
def test_it_is_found(text, words, kind):
    (found,) = suspects(text, LISTS)
    assert (found.words, found.kind) == (words, kind)
    assert text[slice(*found.span)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Zum Essen gehe ich in die Altstadt.",
        "Von Großstadt zu Kleinstadt ist es weit.",
        "Ich wohne in Weilheim.",
        "Auf dem Marktplatz sitzen Leute.",
        "Im Jahr 2022 kamen 440 Antworten.",
    ],
)
def test_it_is_left_alone(text):
    assert suspects(text, LISTS) == []


def test_words_that_were_replaced_before_are_known():
    (found,) = suspects("Der Huber auch.", LISTS)
    assert found.known


def test_whole_words_are_replaced():
    text = "Anna, Annas Laden und Anna."
    assert occurrences(text, "Anna") == 2
    assert replaced(text, "Anna", "[Person A]") == "[Person A], Annas Laden und [Person A]."
