"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.wording import compared, from_difference

TEXT = st.lists(st.sampled_from(["Titel", "wurde", "vor", "Ort", ",", ".", " ", "\n", "ß"]), max_size=30)


def marked(pieces):
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("Der Titel wurde missverstanden.", "Der Titel wurde missverstanden.", None, None),
        (
            "Der Titel wurde missverstanden.",
            "Der Titel wurde vor Ort missverstanden.",
            "Der Titel wurde missverstanden.",
            "Der Titel wurde [vor Ort] missverstanden.",
        ),
        ("Alle kamen.", "Keiner kam.", "[Alle kamen].", "[Keiner kam]."),
        ("", "Neu.", "", "[Neu.]"),
    ],
)
def test_what_differs_is_marked(one, other, left, right):
    here, there = compared(one, other)
    assert marked(here) == (one if left is None else left)
    assert marked(there) == (other if right is None else right)


@given(TEXT.map("".join), TEXT.map("".join))
def test_no_letter_is_lost(one, other):
    left, right = compared(one, other)
    assert "".join(piece.text for piece in left) == one
    assert "".join(piece.text for piece in right) == other
    if one == other:
        assert not any(piece.differs for piece in (*left, *right))


def test_very_long_texts_are_marked_as_a_whole():
    one, other = ("Anfang " + word * 6000 + "Ende" for word in ("hier ", "dort "))
    left, right = compared(one, other)
    assert [piece.differs for piece in left] == [False, True, False]
    assert marked(right).startswith("Anfang [dort dort")


def test_a_cell_begins_shortly_before_the_difference():
    one = "Förderdeutsch muss übersetzt werden: Der amtliche Titel\nwurde missverstanden."
    other = "Förderdeutsch muss übersetzt werden: Der Titel wurde vor Ort missverstanden."
    assert from_difference(one, other) == (
        "… Der amtliche Titel wurde missverstanden.",
        "… Der Titel wurde vor Ort missverstanden.",
    )
    assert from_difference("Kurz.", "Lang.") == ("Kurz.", "Lang.")
