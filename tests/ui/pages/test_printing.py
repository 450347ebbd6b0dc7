"""Strg+P shows what one stands in, as it will be on paper."""

from __future__ import annotations

import pytest

from ui.printing import press


@pytest.fixture
def previews(monkeypatch):
    """Catch what would be shown: the preview of the library draws by itself."""
    seen = []

    class Preview:
        def __init__(self, html, title, parent):
            seen.append((html, title))

        def open(self):
            """It would come into view."""

    monkeypatch.setattr(press, "preview", Preview)
    return seen


def test_from_the_list_the_list_is_printed(page_of, book, previews):
    page = page_of(book, "activity")
    page.handlers()["file.print"]()
    assert previews[0][1] == "Aktivitäten"


def test_from_the_form_the_record_is_printed(page_of, book, previews, uid_of):
    page = page_of(book, "activity")
    page.show_record(uid_of("DIE-AK-0011"))
    page.enter_record()
    page.handlers()["file.print"]()
    assert previews[0][1] == "Zweiter Bürgerworkshop: umsetzbare Lösungen"
    assert "DIE-AK-0011" in previews[0][0]


def test_the_preview_is_qts_own(page_of, book, qtbot):
    page = page_of(book, "activity")
    dialog = press.preview("<p>Text</p>", "Titel", page)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Drucken: Titel"
    dialog.close()
