"""Cutting, cleaning and joining of texts lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.excel import texts

LONG = "Straße 😀\n" * 9_000
MIXED = "a\nb" + "Wort " * 9_000 + "c\n\n" + "😀" * 9_000


@pytest.mark.parametrize(
    "text",
    ["a" * 40_000, "😀" * 40_000, "x" + "😀" * 40_000, "\n" * 600, LONG, MIXED],
    ids=lambda text: repr(text[:3]),
)
def test_pieces_are_the_text_again_and_each_fits(text: str) -> None:
    beginning, *rest = texts.pieces(text)
    assert beginning + "".join(rest) == text
    assert texts.fits(beginning + texts.CONTINUED)
    assert all(texts.fits(piece) for piece in rest)


def test_no_piece_holds_half_a_character() -> None:
    assert all(piece.encode("utf-8") for piece in texts.pieces("x" + "😀" * 40_000))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 32_767, True),
        ("a" * 32_768, False),
        ("😀" * 16_383, True),
        ("😀" * 16_384, False),
        ("\n" * 253, True),
        ("\n" * 254, False),
        ("a" * 16_000 + "\nb", True),
        ("b\n" + "a" * 16_001, False),
    ],
    ids=range(8),
)
def test_limits_are_those_of_excel_and_libreoffice(text: str, fits: bool) -> None:
    assert texts.fits(text) is fits


@pytest.mark.parametrize(
    ("odd", "clean"),
    [
        ("a\x00b\x07c\x1bd", "abcd"),
        ("a\r\nb\rc\x0bd\x0ce", "a\nb\nc\nd\ne"),
        ("a\ud83db", "a�b"),
        ("\ud83d\ude00", "😀"),
        ("a\ufffeb\uffff", "ab"),
        ("A\u0308 \t\u2028 _x000D_", "A\u0308 \t\u2028 _x000D_"),
    ],
)
def test_only_the_impossible_goes(odd: str, clean: str) -> None:
    assert texts.possible(odd) == clean


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Zs", "Cc"]), min_size=1).filter(lambda text: text.strip())
    )
)
def test_joined_values_are_parted_again(values: list[str]) -> None:
    stripped = [value.strip() for value in values]
    assert texts.parted(texts.joined(stripped)) == tuple(stripped)


def test_people_may_divide_as_they_like() -> None:
    assert texts.parted(" Politik;Vereine ;  ; Verbände;") == ("Politik", "Vereine", "Verbände")
