"""The pages of the help: one for every place, and found as people type."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from ui.help.pages import KEYBOARD, START, page_of, pages, search
from ui.windows.places import LAB_PLACES, OFFICE_PLACES

TEXTS = {page.key: page for page in pages()}


def test_every_file_is_a_page():
    files = (resources.files("resources") / "help").iterdir()
    assert {file.name.removesuffix(".md") for file in files} == set(TEXTS)


@pytest.mark.parametrize("place", LAB_PLACES, ids=lambda place: place.key)
def test_every_place_of_a_lab_has_its_page(place):
    assert TEXTS[page_of(place.key, office=False)].title == place.label


@pytest.mark.parametrize("place", OFFICE_PLACES, ids=lambda place: place.key)
def test_every_place_of_the_office_has_its_page(place):
    assert TEXTS[page_of(place.key, office=True)].title.startswith(place.label)


def test_an_unknown_place_leads_to_the_first_page():
    assert page_of("", office=False) == START


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.key)
def test_links_lead_to_pages(page):
    assert set(re.findall(r"\(help:([^)]+)\)", page.text)) <= set(TEXTS)


def test_words_are_found_however_they_are_written():
    assert [page.key for page in search("UMSCHALT tastatur")] == [KEYBOARD]
    assert search("loeschen") == search("löschen") != []


def test_a_title_comes_first():
    assert search("einstellungen")[0].key == "settings"


def test_no_page_is_long():
    assert [page.key for page in pages() if len(page.text.split()) > 220] == []
