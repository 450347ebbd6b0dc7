"""What is typed or pasted arrives clean and whole."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.text import clean, has_controls

# Everything that cleaning looks at, dense enough for it to meet.
TRICKY = st.text(
    st.sampled_from("aÅe\u0301\u030a\u212b \t\n\r\x0b\x00\x9f\u00a0\u00ad\u2028\u3000\u200b\u200c\u200d")
    | st.sampled_from("\ufeff\ufffe\ud83d\udc69👩💻ف")
    | st.characters()
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Dießen \n", "Dießen"),
        ("Mo\u0308lln", "Mölln"),
        ("eins\r\nzwei\rdrei\x0bvier\u2028fünf", "eins\nzwei\ndrei\nvier\nfünf"),
        ("Tab\tbleibt", "Tab\tbleibt"),
        ("vor\x00\x07\x9bnach", "vornach"),
        ("a\ud800b\udc00c", "abc"),
        ("\ud83d\ude00", "😀"),
        ("\ufeffStadt\u200blabor\u2060", "Stadtlabor"),
        ("100\u00a0%", "100\u00a0%"),
        ("Stadt\u00adentwicklung", "Stadt\u00adentwicklung"),
        ("👩\u200d💻 am Werk", "👩\u200d💻 am Werk"),
        ("Auf\u200clage\u200d", "Auflage"),
        ("=1+1", "=1+1"),
        (" \u200b\r\n\x00 ", None),
        ("", None),
    ],
)
def test_text_with_paragraphs(typed, kept):
    assert clean(typed, single_line=False) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Neue\tArbeit", "Neue Arbeit"),
        ("Neue \r\n\n Arbeit", "Neue Arbeit"),
        ("zwei  Blanks", "zwei  Blanks"),
    ],
)
def test_single_line(typed, kept):
    assert clean(typed, single_line=True) == kept


@settings(deadline=None)
@given(TRICKY, st.booleans())
def test_cleaning_twice_changes_nothing_more(typed, single_line):
    once = clean(typed, single_line=single_line) or ""
    assert (clean(once, single_line=single_line) or "") == once


@settings(deadline=None)
@given(TRICKY)
def test_clean_text_can_be_stored_and_written(typed):
    text = clean(typed, single_line=True) or ""
    assert not has_controls(text)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\n\t")
    text.encode()


@pytest.mark.parametrize(("text", "found"), [("a\x08", True), ("a\udfff", True), ("a\n\tb", False)])
def test_finds_control_characters(text, found):
    assert has_controls(text) is found
