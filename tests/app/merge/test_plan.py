"""The comparison of three states, by table."""

from __future__ import annotations

import pytest

from app.domain.canonical import digest
from app.domain.catalogue import KINDS
from app.interchange.arrival import Item
from app.merge.plan import (
    DELETION,
    FieldChange,
    Known,
    Outcome,
    Prefer,
    RecordPlan,
    Verdict,
    bury,
    compared_fields,
    judge,
    merge_fields,
)

ONE_FIELD = ("statement",)
KNOWN = Known("u", "finding", "DIE-EK-0001", "2022", "sum", buried=False)


def state(value, **more):
    return ({"statement": value} if value else {}) | more


def item(theirs, kind="finding", **more):
    sum_ = digest(theirs)
    return Item(kind, "u", "DIE-EK-0001", theirs, sum_, sum_, 2)._replace(**more)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        ("a", "a", "a", None),
        ("a", "a", "b", Outcome.TAKEN),
        ("a", "b", "a", Outcome.KEPT),
        ("a", "b", "b", Outcome.AGREED),
        ("a", "b", "c", Outcome.OPEN),
        ("a", "a", None, Outcome.TAKEN),
        ("a", None, "a", Outcome.KEPT),
        ("a", None, None, Outcome.AGREED),
        ("a", None, "b", Outcome.OPEN),
        ("a", "b", None, Outcome.OPEN),
        (None, None, "b", Outcome.TAKEN),
        (None, "b", None, Outcome.KEPT),
        (None, "a", "b", Outcome.OPEN),
    ],
)
def test_one_field(base, ours, theirs, outcome):
    changes = list(merge_fields("finding", ONE_FIELD, state(base), state(ours), state(theirs)))
    assert changes == ([FieldChange("statement", base, ours, theirs, outcome)] if outcome else [])


def test_without_a_base_every_difference_is_open():
    (change,) = merge_fields("finding", ONE_FIELD, None, state("a"), state("b"))
    assert (change.base, change.outcome) == (None, Outcome.OPEN)
    assert list(merge_fields("finding", ONE_FIELD, None, state("a"), state("a"))) == []


def test_lists_are_compared_as_a_whole():
    base, theirs = {"evidence": [{"target": "A"}]}, {"evidence": [{"target": "A"}, {"target": "B"}]}
    (change,) = merge_fields("finding", ("evidence",), base, base, theirs)
    assert change.outcome is Outcome.TAKEN


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        ("released", "accepted", "released", Outcome.KEPT),
        ("released", "published", "accepted", Outcome.KEPT),
        ("released", "released", "accepted", Outcome.TAKEN),
    ],
)
def test_steps_of_the_office_are_not_overwritten_by_their_echo(base, ours, theirs, outcome):
    sides = ({"status": base}, {"status": ours}, {"status": theirs})
    (change,) = merge_fields("knowledge_module", ("status",), *sides)
    assert change.outcome is outcome


def test_a_module_that_went_on_is_looked_at_again():
    base = {"status": "released", "title": "Alt", "revision": 3}
    ours = base | {"status": "accepted"}
    theirs = base | {"title": "Neu", "revision": 4}
    plan = judge(item(theirs, "knowledge_module"), base, ours, ("status", "title"))
    assert plan.taken == {"status": "released", "title": "Neu"}


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.in_package])
def test_neither_identity_nor_bookkeeping_are_compared(kind):
    fields = KINDS[kind].fields
    compared = compared_fields(kind, [field.id for field in fields])
    assert not {"uid", "code", "lab_id", "revision", "updated_at", "deleted_at"} & set(compared)
    assert {"status", "release_scope", KINDS[kind].title_field} <= set(compared)


def test_a_file_is_compared_by_the_sum_beside_it():
    assert compared_fields("attachment", ("file", "sha256")) == ("sha256",)
    assert compared_fields("lab", ("logo",)) == ("logo",)


def test_what_is_not_stated_is_not_compared():
    assert compared_fields("finding", ("statement",)) == ("statement",)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [("a", "a", Verdict.UNCHANGED), ("a", "b", Verdict.CHANGED), ("c", "b", Verdict.CONFLICT)],
)
def test_the_verdict_follows_from_the_fields(ours, theirs, verdict):
    assert judge(item(state(theirs)), state("a"), state(ours), ONE_FIELD).verdict is verdict


def test_a_field_that_could_not_be_read_is_left_alone():
    unread = item({}, unread=frozenset({"statement"}))
    assert judge(unread, state("a"), state("a"), ONE_FIELD).changes == ()


def test_a_record_we_deleted_stays_deleted_while_the_lab_says_nothing_new():
    assert judge(item(state("a")), state("a"), None, ONE_FIELD).verdict is Verdict.UNCHANGED
    asked = judge(item(state("b")), state("a"), None, ONE_FIELD)
    assert (asked.verdict, asked.changes[0].field) == (Verdict.CONFLICT, DELETION)


@pytest.mark.parametrize(
    ("ours", "changed_here", "verdict"),
    [
        (None, False, Verdict.UNCHANGED),
        (state("a"), False, Verdict.DELETED),
        (state("b"), True, Verdict.CONFLICT),
    ],
)
def test_a_tombstone(ours, changed_here, verdict):
    assert bury(KNOWN, ours, changed_here=changed_here).verdict is verdict


@pytest.mark.parametrize(
    ("side", "verdict", "taken"),
    [(Prefer.INCOMING, Verdict.CHANGED, {"statement": "c"}), (Prefer.OURS, Verdict.UNCHANGED, {})],
)
def test_a_side_may_be_preferred(side, verdict, taken):
    plan = judge(item(state("c")), state("a"), state("b"), ONE_FIELD).preferring(side)
    assert (plan.verdict, plan.taken, plan.conflicts) == (verdict, taken, ())


@pytest.mark.parametrize(
    ("side", "verdict"), [(Prefer.INCOMING, Verdict.DELETED), (Prefer.OURS, Verdict.UNCHANGED)]
)
def test_a_side_may_be_preferred_for_deletions(side, verdict):
    plan = bury(KNOWN, state("b"), changed_here=True)
    assert plan.preferring(side).verdict is verdict


def test_what_is_no_conflict_is_preferred_by_nobody():
    plan = RecordPlan("finding", "u", "c", Verdict.CHANGED)
    assert plan.preferring(Prefer.OURS) == plan
