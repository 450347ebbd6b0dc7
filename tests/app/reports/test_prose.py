"""Cutting what must be short."""

from __future__ import annotations

import pytest

from app.reports.prose import short_title, shortened, unmarked
from tests.helpers.documents import lines, section
from tests.helpers.reports import module_document


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


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Taskforce: eine Gruppe", "Taskforce"),
        ("Früh mitnehmen, damit es gelingt", "Früh mitnehmen"),
        ("Kurz, aber gut", "Kurz, aber gut"),
        ("Ein langer Titel ohne Zeichen darin", "Ein langer Titel ohne Zeichen darin"),
    ],
)
def test_a_title_is_called_by_its_first_words(title: str, short: str) -> None:
    assert short_title(title, 20) == short


def test_no_line_ends_before_a_mark_a_unit_or_a_month() -> None:
    text = "Am 21. Juni auf 130 m² für 5 %, z. B. 3 Tage. [OEW-AK-0005]"
    (first, *_) = section(module_document("OEW-WB-0001", initial_situation=text), "Ausgangslage")
    tied = "Am 21.~Juni auf 130~m² für 5~%, z.~B. 3 Tage.~[1]".replace("~", "\u00a0")
    assert list(lines([first])) == [tied]
