"""Handing over a lab file: the copy is whole, the page says what waits, nothing is overwritten."""

from __future__ import annotations

import pytest

from app.errors import LaborbuchError
from app.services.book import open_book
from app.services.checking import check_file
from app.services.handing_over import hand_over


def test_the_copy_says_the_same_and_opens(sample, tmp_path):
    handed = hand_over(sample, tmp_path / "Stick")
    assert check_file(handed.file).content_hash == check_file(sample.path).content_hash
    book = open_book(handed.file)
    assert book.lab.town == "Dießen am Ammersee"
    book.close()


def test_the_page_says_what_waits(sample, tmp_path):
    text = hand_over(sample, tmp_path / "Stick").page.read_text(encoding="utf-8-sig")
    assert "Übergabe des Laborbuchs Dießen am Ammersee" in text
    assert "13 Aktivitäten" in text
    assert "DIE-WB-0004" in text
    assert "DIE.laborbuch" in text


def test_nothing_is_overwritten(sample, tmp_path):
    hand_over(sample, tmp_path / "Stick")
    with pytest.raises(LaborbuchError, match="liegt schon eine Datei"):
        hand_over(sample, tmp_path / "Stick")
