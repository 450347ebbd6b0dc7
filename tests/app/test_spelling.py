"""Spelling: what is worth a look, and what is right."""

from __future__ import annotations

import pytest

from app.spelling import Speller, house_words, words_in


@pytest.fixture(scope="module")
def speller():
    return Speller(house_words())


def wrong(speller, text):
    return [word.text for word in words_in(text) if not speller.judge(word.text)]


@pytest.mark.parametrize(
    "text",
    [
        "info@stadt.example",
        "https://stadt.example/plaan",
        "www.stadt.example",
        "DIE-AK-0008",
        "B2B",
        "Bild_alt.jpeg",
        "ExWoSt2",
        "ABCD",
    ],
)
def test_what_is_no_prose_is_left_alone(text):
    assert list(words_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zwischennutzungsvertrag, Stadtentwicklungskonzept, Leerstandsmanagement",
        "Dießen am Ammersee, Oestrich-Winkel, Mölln",
        "Arbeits- und Wohnräume, Coworking-Space",
        "Bürger*innen und Anwohner:innen",
        "„Größe“ (groß) und Straße",
        "Łódź",
    ],
)
def test_what_people_write_is_right(speller, text):
    assert wrong(speller, text) == []


def test_mistakes_are_found_where_they_stand(speller):
    text = "Die Erkenntniss wiederspricht dem Fehlr."
    assert wrong(speller, text) == ["Erkenntniss", "wiederspricht", "Fehlr"]
    assert all(text[word.start :].startswith(word.text) for word in words_in(text))


def test_the_right_word_is_suggested(speller):
    assert "widerspricht" in speller.suggest("wiederspricht")
    assert len(speller.suggest("Fehlr")) <= 5


def test_a_learned_word_stands_alone_and_in_a_compound():
    speller = Speller()
    assert not speller.judge("Xylodings-Haus")
    speller.learn("Xylodings")
    assert speller.judge("Xylodings-Haus")
    assert speller.judged("Xylodings") is True


def test_an_endless_word_takes_no_time(speller):
    assert wrong(speller, "a" * 5000) == []
