"""Strg+P shows what one stands in, as it will be on paper."""

from __future__ import annotations

import pytest

from tests.helpers.printed import printed
from ui.printing import press


@pytest.fixture
def previews(monkeypatch):
    """Catch what would be shown: the preview of the library draws by itself."""
    seen = []

    class Preview:
        def __init__(self, put, title, parent):
            seen.append((put, title))

        def open(self):
            """It would come into view."""

    monkeypatch.setattr(press, "preview", Preview)
    return seen


def test_from_the_list_the_list_is_printed(page_of, book, previews):
    page = page_of(book, "activity")
    page.handlers()["file.print"]()
    assert previews[0][1] == "Aktivitäten"


def test_from_the_form_the_record_is_printed(page_of, book, previews, uid_of, tmp_path):
    page = page_of(book, "activity")
    page.show_record(uid_of("DIE-AK-0011"))
    page.enter_record()
    page.handlers()["file.print"]()
    assert previews[0][1] == "Zweiter Bürgerworkshop: umsetzbare Lösungen"
    assert "DIE-AK-0011" in printed(previews[0][0], tmp_path)[0]


def test_a_module_is_printed_as_its_readers_get_it(page_of, book, previews, uid_of, tmp_path, qtbot):
    page = page_of(book, "knowledge_module")
    page.show_record(uid_of("DIE-WB-0001"))
    page.enter_record()
    page.handlers()["file.print"]()
    qtbot.waitUntil(lambda: bool(previews))
    pages = printed(previews[0][0], tmp_path)
    assert all(f"Seite {number} von {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert all("DIE-WB-0001" in text and "Stand 22.11.2022" in text for text in pages)
    assert "StadtLabor Kleinstadt" in pages[0]
    assert "StadtLabor Kleinstadt" not in pages[1]


def test_the_preview_is_qts_own(page_of, book, qtbot):
    page = page_of(book, "activity")
    dialog = press.preview(lambda _printer: None, "Titel", page)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Drucken: Titel"
    dialog.close()
