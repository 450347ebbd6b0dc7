"""Real deliveries of real towns, and an office that has one of them already."""

from __future__ import annotations

import shutil

import pytest

from app.services.book import open_book
from tests.helpers.books import clock
from tests.helpers.inboxes import ACTIVITY, AUGUST, FINDING, NOVEMBER, OURS, THEIRS, Town, say, take
from tests.helpers.offices import empty_office


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Return real deliveries, made once: two of Dießen, one of Mölln, a workbook of Wittenberge."""
    folder = tmp_path_factory.mktemp("Lieferungen")
    town = Town("DIE", folder)
    found = {"first": town.deliver(AUGUST)}
    town.say(FINDING, statement=THEIRS)
    town.say(ACTIVITY, status="evaluated", results="Vom Labor ergänzt.")
    town.add("DIE-EK-0004", statement="Bewährte Kette: Befragung, Auswertung, Werkstatt.")
    found["second"] = town.deliver(NOVEMBER)
    town.close()
    for prefix, more in (("MOE", {}), ("WIT", {"bare": True}), ("DIP", {"password": "Geheim 22"})):
        other = Town(prefix, folder)
        found[prefix] = other.deliver(NOVEMBER, **more)
        other.close()
    return found


@pytest.fixture(scope="session")
def office_file(files, tmp_path_factory):
    """Return an office that has the first delivery of Dießen and changed two records since."""
    book = empty_office(tmp_path_factory.mktemp("Projektbüro"))
    take(book, files["first"])
    say(book, FINDING, statement=OURS)
    say(book, ACTIVITY, results="Vom Projektbüro ergänzt.")
    book.close()
    return book.path


@pytest.fixture
def inbox_book(office_file, tmp_path):
    book = open_book(
        shutil.copy(office_file, tmp_path / "projektbuero.laborbuch"), clock=clock, editor="Test"
    )
    yield book
    book.close()


@pytest.fixture
def settle(qtbot):
    """Wait until everything is read and shown."""

    def settle(page):
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)
        page._follow()
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)

    return settle


@pytest.fixture
def bring(settle):
    """Put files on the desk and wait until they are read."""

    def bring(page, *paths):
        page.bring(paths)
        settle(page)
        return page.entry

    return bring
