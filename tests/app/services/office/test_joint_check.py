"""What somebody should look at before the joint package goes out."""

from __future__ import annotations

import pytest

from app.reports.network import Choice
from app.services.numbering import uid_of_code
from app.services.office import conflicts, publishing, review
from app.services.office.joint_check import check
from tests.helpers.inboxes import ACTIVITY, AUGUST, FINDING, NOVEMBER, OURS, THEIRS, Town, say, take
from tests.helpers.offices import empty_office, full_office

MODULE = "DIE-WB-0001"


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def office(tmp_path):
    book = empty_office(tmp_path, "projektbuero.laborbuch")
    yield book
    book.close()


def places(hints):
    return [hint.place for hint in hints]


def test_what_nobody_accepted_is_an_obstacle_that_leads_to_the_review(book):
    seen = check(book, Choice())
    assert places(seen.obstacles) == ["review"]
    assert seen.obstacles[0].text.startswith("15 Bausteine sind freigegeben, aber noch nicht geprüft.")
    assert seen.has_any
    assert "review" not in places(seen.hints)


def test_what_is_taken_in_unreviewed_is_a_hint(book):
    seen = check(book, Choice(include_released=True))
    assert (len(seen.modules), seen.obstacles, places(seen.hints)) == (15, (), ["review"])


def test_one_accepted_module_is_enough_and_the_others_are_counted(book):
    review.accept(book, uid_of_code(MODULE), "")
    seen = check(book, Choice())
    assert [it.code for it in seen.modules] == [MODULE]
    assert seen.hints[0].title == "14 Bausteine sind freigegeben, aber noch nicht geprüft"
    assert seen.modules == publishing.covered(book, Choice())


def test_a_choice_counts_only_what_belongs_to_it(book):
    bavaria = check(book, Choice(state="BY", include_released=True))
    assert bavaria.hints[0].title.startswith(f"{len(bavaria.modules)} Bausteine")
    assert 0 < len(bavaria.modules) < 15


def test_a_new_office_is_led_to_the_inbox(office):
    seen = check(office, Choice(include_released=True))
    assert not seen.has_any
    assert seen.obstacles[0][::2] == ("inbox", publishing.NOTHING)
    assert seen.hints[-1].title == "5 Städte haben noch nicht geliefert"
    assert seen.hints[-1].text.endswith(" und 2 weitere.")


def test_towns_without_delivery_and_open_conflicts_are_named(office, tmp_path):
    town = Town("DIE", tmp_path)
    take(office, town.deliver(AUGUST))
    say(office, FINDING, statement=OURS)
    say(office, ACTIVITY, results="Vom Projektbüro ergänzt.")
    town.say(FINDING, statement=THEIRS)
    town.say(ACTIVITY, status="evaluated", results="Vom Labor ergänzt.")
    take(office, town.deliver(NOVEMBER))
    town.close()
    found = {hint.place: hint for hint in check(office, Choice(include_released=True)).hints}
    assert found["merging"].title == f"{conflicts.count_open(office)} Konflikte sind offen"
    assert found["deliveries_due"].title == "4 Städte haben noch nicht geliefert"
    assert "Dießen" not in found["deliveries_due"].text
