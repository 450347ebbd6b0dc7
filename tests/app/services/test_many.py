"""The same done to many records: all of them in one step, or none."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import LaborbuchError
from app.services import lists, many, many_acts, records
from app.services.lists import ListQuery
from app.services.many import SomeRefusedError
from app.storage import queries


@pytest.fixture
def activities(sample):
    query = ListQuery("activity")
    return [row.uid for row in lists.page(sample, query, (), 0, 100)]


def find(book, uid) -> Any:
    return records.find(book, uid)


def all_of(book, uids):
    return [find(book, uid) for uid in uids]


def content(book, uids):
    return [record.but(revision=0, updated_at=None, updated_by=None) for record in all_of(book, uids)]


def test_theme_is_given_in_one_step_and_taken_back_in_one(sample, activities):
    before = content(sample, activities)
    missing = [one for one in all_of(sample, activities) if "vacancy" not in one.themes]
    done = many.do(sample, activities, many_acts.add_theme("vacancy", "Leerstand"))
    assert done.text == f"{len(missing)} Aktivitäten erhalten das Thema „Leerstand“."
    assert done.changes.uids == {one.uid for one in missing}
    assert all("vacancy" in one.themes for one in all_of(sample, activities))
    assert len(sample.history.done) == 1
    taken = records.undo(sample)
    assert taken
    step, changes = taken
    assert (step.text, changes.uids) == (done.text, done.changes.uids)
    assert content(sample, activities) == before
    records.redo(sample)
    assert all("vacancy" in one.themes for one in all_of(sample, activities))


def test_what_says_so_already_is_no_step(sample, activities):
    many.do(sample, activities, many_acts.add_theme("vacancy", "Leerstand"))
    again = many.do(sample, activities, many_acts.add_theme("vacancy", "Leerstand"))
    assert (again.text, again.changes.uids) == ("", frozenset())
    assert len(sample.history.done) == 1


def test_theme_is_taken_away(sample, activities):
    many.do(sample, activities, many_acts.add_theme("vacancy", "Leerstand"))
    done = many.do(sample, activities[:1], many_acts.remove_theme("vacancy", "Leerstand"))
    assert done.text == "1 Aktivität hat das Thema „Leerstand“ nicht mehr."


def test_what_rules_refuse_is_named_and_nothing_is_done(sample, activities):
    closed = all_of(sample, activities)[0]
    before = content(sample, activities)
    with pytest.raises(SomeRefusedError) as refused:
        many.do(sample, activities, many_acts.put("activity", "status", "planned"))
    assert refused.value.refused
    assert all(one.name and one.why for one in refused.value.refused)
    assert content(sample, activities) == before
    assert not sample.history.done
    assert closed.uid in activities


def test_the_others_are_changed_when_asked(sample, activities):
    act = many_acts.put("activity", "status", "evaluated")
    with pytest.raises(SomeRefusedError) as refused:
        many.do(sample, activities, act)
    skipped = {one.uid for one in refused.value.refused}
    before = content(sample, skipped)
    many.do(sample, activities, act, but=skipped)
    assert content(sample, skipped) == before


def test_papierkorb_and_back(sample, activities):
    done = many.do(sample, activities, many_acts.trash(sample))
    assert done.text == f"{len(activities)} Aktivitäten liegen im Papierkorb."
    assert lists.count(sample, ListQuery("activity")) == 0
    back = many.do(sample, activities, many_acts.restore())
    assert back.text == f"{len(activities)} Aktivitäten sind wieder da."
    assert lists.count(sample, ListQuery("activity")) == len(activities)


def test_lab_itself_stays(sample, activities):
    with pytest.raises(SomeRefusedError) as refused:
        many.do(sample, [*activities, sample.lab.uid], many_acts.trash(sample))
    assert [one.uid for one in refused.value.refused] == [sample.lab.uid]
    assert refused.value.allowed == len(activities)


def test_stopped_half_way_changes_nothing(sample, activities):
    before = content(sample, activities)

    def stop(done, _total, _text):
        if done:
            raise LaborbuchError("halt")

    with pytest.raises(LaborbuchError, match="halt"):
        many.do(sample, activities, many_acts.trash(sample), stop)
    assert content(sample, activities) == before


def test_step_is_forgotten_with_a_record_deleted_for_good(sample, activities):
    many.do(sample, activities, many_acts.trash(sample))
    records.purge(sample, activities[3])
    assert not sample.history.done


def test_says_the_same_as_one_by_one(sample, activities):
    one, other = activities[:2]
    records.save(sample, find(sample, one).but(themes=("vacancy",)))
    many.do(sample, [other], many_acts.put("activity", "release_scope", "intern"))
    with sample.reading() as connection:
        rows = queries.page(connection, ListQuery("activity"), (), 0, 100)
    standing = {row.uid: (row.gaps, row.errors) for row in rows}
    records.save(sample, find(sample, other).but(internal_note="Notiz"))
    with sample.reading() as connection:
        rows = queries.page(connection, ListQuery("activity"), (), 0, 100)
    assert {row.uid: (row.gaps, row.errors) for row in rows} == standing
