"""Cutting what must be short."""

from __future__ import annotations

import pytest

from app.reports.prose import shortened, unmarked


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kurz genug.", "Kurz genug."),
        ("Ein Satz reicht. Der zweite ist zu lang.", "Ein Satz reicht."),
        ("Miete, Möbel usw. in der Stadt und im Umland", "Miete, Möbel usw. in …"),
        ("Ohne Satzzeichen geht es bis zum Wort", "Ohne Satzzeichen geht …"),
        ("Mit Beleg. [OEW-AK-0001]", "Mit Beleg."),
    ],
)
def test_a_text_is_cut_at_a_sentence_else_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 24) == short


def test_marks_can_be_taken_away_without_a_trace() -> None:
    assert unmarked("Erst [OEW-AK-0001] [OEW-EK-0002]. Dann.") == "Erst. Dann."
    assert unmarked("Eine [Klammer] bleibt.") == "Eine [Klammer] bleibt."
