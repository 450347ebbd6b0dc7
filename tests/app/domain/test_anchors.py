"""Places in a text stay at their words, whatever is written around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.anchors import Span, carried, edits, found_again

OLD = "I: Wer kommt?\nP: Am Anfang kamen Selbständige. Die sagen mir: Zwei Tage hier.\nI: Und dann?"
QUOTE = "Die sagen mir: Zwei Tage hier."


def _place(text: str, words: str = QUOTE) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _words(new: str, words: str = QUOTE) -> str:
    (span,) = carried([_place(OLD, words)], OLD, new)
    return new[span.start : span.end]


@pytest.mark.parametrize(
    "new",
    [
        "Ganz vorne Neues. " + OLD,
        OLD + "\nP: Mehr.",
        OLD.replace("Am Anfang kamen", "Zuerst kamen vor allem"),
        OLD.replace("I: Wer kommt?\n", ""),
        OLD.replace(QUOTE, "Neu. " + QUOTE + " Auch neu."),
        OLD.replace("Wer kommt?", "Wer kommt eigentlich?").replace("Und dann?", "Und danach?"),
    ],
)
def test_a_place_stays_at_its_words(new: str) -> None:
    assert _words(new) == QUOTE


def test_what_changes_within_changes_with_it() -> None:
    assert _words(OLD.replace("Zwei Tage", "Drei ganze Tage")) == "Die sagen mir: Drei ganze Tage hier."


def test_replaced_words_at_both_ends_belong_to_the_place() -> None:
    new = OLD.replace("Die sagen", "Manche sagen").replace("hier.", "dort.")
    assert _words(new).startswith("Manche sagen mir")
    assert _words(new).endswith("dort.")


def test_words_that_are_gone_leave_an_empty_place() -> None:
    (span,) = carried([_place(OLD)], OLD, OLD.replace(f" {QUOTE}", ""))
    assert span == (OLD.index(f" {QUOTE}"),) * 2


def test_a_wording_is_found_where_it_is_nearest() -> None:
    assert found_again("ja", "ja, nein, ja", 9) == (10, 12)
    assert found_again("ja", "nein", 0) is None
    assert found_again("", "nein", 0) is None


def test_a_rewritten_text_is_one_edit() -> None:
    old, new = " ".join(map(str, range(3000))), " ".join(map(str, range(9000, 12000)))
    assert len(edits(old, new)) >= 1
    (span,) = carried([Span(10, 20)], old, new)
    assert 0 <= span.start <= span.end <= len(new)


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_the_edits_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    at, made = 0, ""
    for edit in edits(old, new):
        made += old[at : edit.old.start] + new[slice(*edit.new)]
        at = edit.old.end
    assert made + old[at:] == new


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.data())
def test_a_place_lies_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    (span,) = carried([Span(start, end)], old, new)
    assert 0 <= span.start <= span.end <= len(new)
