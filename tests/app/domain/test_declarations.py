"""The declarations are complete and hold together."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.domain.catalogue import KINDS, VAULT
from app.domain.fields import FieldKind, Place, fields_of
from app.domain.record import Record
from app.domain.vocabularies.general import RELEASE_SCOPE

EVERY_KIND = [*KINDS.values(), VAULT]
EVERY_FIELD = [
    pytest.param(kind, field, id=f"{kind.name}.{field.id}") for kind in EVERY_KIND for field in kind.fields
]
EVERY_COLUMN = [
    pytest.param(field, column, id=f"{kind.name}.{field.id}.{column.id}")
    for kind in EVERY_KIND
    for field in kind.own_fields
    for column in field.columns
]
HAS_LENGTH = (FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL)


def test_the_catalogue_knows_fourteen_records():
    assert [kind.record.__name__ for kind in EVERY_KIND] == [
        "Lab", "Activity", "Guide", "Interview", "Quote", "Consent", "Finding", "Thesis", "Theme",
        "KnowledgeModule", "Attachment", "Source", "Delivery", "PersonVault",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD)
def test_field_speaks_german_and_knows_its_limits(kind, field):
    assert field.label
    assert field.help.endswith((".", "?"))
    assert field.section
    assert field.max or field.kind not in HAS_LENGTH
    assert not field.pattern or re.compile(field.pattern)


@pytest.mark.parametrize(("list_field", "column"), EVERY_COLUMN)
def test_column_fits_into_its_list(list_field, column):
    assert column.help
    assert column.word in (Place.AS_LIST, Place.NEVER)
    assert column.kind is not FieldKind.LIST


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.name)
def test_kind_holds_together(kind):
    assert kind.title_field in kind.by_id
    assert set(kind.list_columns) <= set(kind.by_id)
    assert set(kind.content_fields) <= set(kind.by_id)
    assert kind.by_id["status"].vocabulary is kind.status
    assert all(set(term.next) <= set(kind.status.keys) for term in kind.status.terms)
    assert kind.status.initial in kind.status.keys


def test_labels_are_unique_within_a_record():
    for kind in EVERY_KIND:
        titles = [field.column for field in kind.fields if field.privacy.leaves_town]
        assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_conditions_hold_on_empty_records_and_rows():
    for kind in EVERY_KIND:
        empty = kind.record()
        for field in kind.fields:
            for condition in (field.required_when, field.visible_when):
                assert condition is None or condition(empty) in (True, False)


def test_records_are_values():
    activity: Any = KINDS["activity"].record(title="Eins")
    assert activity == KINDS["activity"].record(title="Eins")
    assert activity.but(title="Zwei").title == "Zwei"
    with pytest.raises(AttributeError):
        activity.title = "Drei"


def test_internal_notes_of_people_are_personal():
    assert KINDS["interview"].by_id["internal_note"].privacy.value == "personenbezogen"
    assert {field.id for field in fields_of(Record)} >= {"uid", "code", "revision", "internal_note"}


def test_vault_and_deliveries_never_travel():
    assert {kind.name for kind in EVERY_KIND if not kind.in_package} == {
        "consent",
        "delivery",
        "person_vault",
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_shall_stay_in_the_lab_leaves_in_no_status(kind):
    for status in kind.status.keys:
        for scope in {"intern", "irgendwer", *RELEASE_SCOPE.keys} - set(kind.scope.outward):
            assert not kind.may_leave(kind.record(uid="U", status=status, release_scope=scope))
