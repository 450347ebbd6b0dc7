"""Found folded, shown as written."""

from __future__ import annotations

import re

import pytest

from app.domain.passages import marked, passage, patterns
from app.domain.searching import sought


def shown(pieces):
    return "".join(f"[{text}]" if hit else text for text, hit in pieces)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("groesse", "Größe, GRÖSSE, grösse, groesse", "[Größe], [GRÖSSE], [grösse], [groesse]"),
        ("grösse", "O\u0308ffentliche Gro\u0308ße", "O\u0308ffentliche [Gro\u0308ße]"),
        ("cafe", "Das Café", "Das [Café]"),
        ("café", "Das Cafe\u0301 und Cafe", "Das [Cafe\u0301] und [Cafe]"),
        ("leerst", "Der Leerstand", "Der [Leerst]and"),
        ("stand", "Der Leerstand", "Der Leerstand"),
        ("gros", "groß", "[groß]"),
        ("ka", "Käfer", "[Kä]fer"),
        ("strasse", "STRASE STRASSE Straße STRAẞE", "STRASE [STRASSE] [Straße] [STRAẞE]"),
        ("öffnung", "ÖFFNUNG", "[ÖFFNUNG]"),
        ('"neue arbeit"', "neue\nArbeit, neue Arbeiten", "[neue\nArbeit], neue Arbeiten"),
        ("rat haus", "Haus, Rat, Rathaus", "[Haus], [Rat], [Rat]haus"),
        ("leer leerst", "Leerstand", "[Leerst]and"),
        ("a+b*", "A+B* (a)", "[A+B]* (a)"),
    ],
)
def test_marks(typed, text, found):
    assert shown(marked(text, patterns(sought(typed)))) == found


def test_the_text_with_most_of_it_is_shown():
    texts = ["Ein Rat", "Ein Rat im Haus", "Ein Haus"]
    found = passage(texts, patterns(sought("rat haus")))
    assert found is not None
    assert (found.place, shown(found.pieces)) == (1, "Ein [Rat] im [Haus]")


def test_a_long_text_is_cut_around_the_hit_into_one_line():
    text = (
        "Am Anfang stand vieles,\n" * 500
        + "dann kam die Größe der Stadt zur Sprache. "
        + "Danach mehr. " * 500
    )
    found = passage([text], patterns(sought("groesse")))
    assert found is not None
    assert shown(found.pieces).startswith(
        "… stand vieles, dann kam die [Größe] der Stadt zur Sprache. Danach"
    )
    assert len(shown(found.pieces)) < 260
    assert not re.search(r"\n|  ", shown(found.pieces))


def test_no_text_has_it():
    assert passage(["Etwas anderes"], patterns(sought("groesse"))) is None
    assert passage([], patterns(sought("groesse"))) is None
