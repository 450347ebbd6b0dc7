"""A lab that signs with another key than before: refused, until somebody made sure and trusts it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.services import packing
from app.services.office import trust
from tests.helpers.books import MOMENT
from tests.helpers.inboxes import Town, rows, take
from tests.helpers.offices import empty_office
from ui import compose


@pytest.fixture
def town(tmp_path):
    """Return a town that gets another key after its first delivery."""
    town = Town("MOE", tmp_path)
    yield town
    town.close()


@pytest.fixture
def office(town, tmp_path):
    office = empty_office(tmp_path, "projektbuero.laborbuch")
    take(office, town.deliver())
    with town.book.writing() as connection:
        packing.put_key(connection, b"2" * 32)
    town.say("MOE-EK-0001", confidence="low")
    yield office
    office.close()


def answer(monkeypatch, verb):
    """Press a button of the dialog that asks, and return what it says."""
    asked = []

    def press(box):
        asked.append(f"{box.text()} {box.informativeText()}")
        button = next(it for it in box.buttons() if it.text() == verb)
        box.show()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def press_trust(page, settle):
    QTest.mouseClick(page.side.trust, Qt.MouseButton.LeftButton)
    settle(page)


def test_another_key_is_trusted_by_whoever_made_sure(page_of, office, town, bring, settle, monkeypatch):
    page = page_of(office, "inbox")
    path = town.deliver(password="Geheim 22")
    page.bring([path])
    settle(page)
    entry = page.entry
    page.desk.read(entry, "Geheim 22")
    settle(page)
    assert rows(page)[1][::2] == ("Mölln", "neuer Schlüssel")
    assert page.side.head.texts == ("Mölln", "Lieferung 2", path.name)
    assert page.side.head.chips == []
    assert "anderen Schlüssel" in page.side.trouble.accessibleName()
    arrival = entry.stranger
    asked = answer(monkeypatch, "Vertrauen")
    press_trust(page, settle)
    assert "von Mölln vertrauen?" in asked[0]
    assert compose.fingerprint(arrival.public_key) in asked[0]
    assert entry.seen is not None
    assert page.side.foot.buttons["take"].isVisible()
    assert not trust.signs_anew(office, arrival)


def test_whoever_is_not_sure_leaves_it_refused(page_of, office, town, bring, settle, monkeypatch):
    page = page_of(office, "inbox")
    entry = bring(page, town.deliver())
    answer(monkeypatch, "Abbrechen")
    press_trust(page, settle)
    assert entry.seen is None
    assert trust.signs_anew(office, entry.stranger)


def test_the_key_before_is_a_strangers_from_then_on(page_of, office, town, bring, settle, monkeypatch):
    page = page_of(office, "inbox")
    fresh = bring(page, town.deliver()).stranger
    answer(monkeypatch, "Vertrauen")
    press_trust(page, settle)
    with town.book.writing() as connection:
        packing.put_key(connection, b"3" * 32)
    town.say("MOE-EK-0001", confidence="high")
    other = bring(page, town.deliver(MOMENT.replace(day=28)))
    assert other.stranger.public_key != fresh.public_key
    assert page.side.trust.isVisible()


def test_other_refusals_offer_no_trust(page_of, office, bring, tmp_path):
    page = page_of(office, "inbox")
    broken = tmp_path / "MOE_Lieferung-09.zip"
    broken.write_bytes(b"nichts")
    bring(page, broken)
    assert page.side.trouble.isVisible()
    assert not page.side.trust.isVisible()
