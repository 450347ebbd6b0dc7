"""A delivery in parts in the inbox: which part a file is, and which ones are missing."""

from __future__ import annotations

import pytest

from tests.helpers.in_parts import delivery_in_parts
from tests.helpers.inboxes import rows
from ui.pages.office import inbox_words


@pytest.fixture
def page(page_of, inbox_book):
    return page_of(inbox_book, "inbox", width=1154, height=623)


def test_a_part_with_pictures_is_ready_and_says_what_is_missing(page, bring, tmp_path):
    pictures = delivery_in_parts(tmp_path)[1]
    bring(page, pictures)
    assert rows(page)[1][2] == "bereit"
    assert page.side.head.texts[2].endswith("Teil 2 von 3, unverändert · Teil 1 und Teil 3 fehlen noch")
    assert page.side.head.chips == ["1 Bild", "0 unverändert"]
    assert page.side.foot.buttons["take"].text() == "1 Bild übernehmen"


def test_the_words_for_what_was_taken_over():
    counts = dict.fromkeys(("new", "changed", "unchanged", "deleted", "conflicts"), 0)
    counts |= {"withdrawn": 2, "pictures": 1, "conflicts": 3}
    assert inbox_words.taken_over("Mölln", "Lieferung 2", counts, 1) == (
        "Lieferung 2 von Mölln übernommen: 2 wegen Widerruf entfernt, 1 Bild. 1 Konflikt bleibt offen."
    )
