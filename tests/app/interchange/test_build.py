"""On the way out every value is looked at once more."""

from __future__ import annotations

from typing import Any

from app.domain.catalogue import KINDS
from app.domain.records.finding import Evidence
from app.interchange.build import ONE_PERSON, Exit, entries

CODES = {"A": "DIE-AK-0001", "G": "DIE-IV-0001"}
WAY = Exit(CODES.get, small_count=5, small_group=3)


def leaving(kind: str, *records: Any) -> list[Any]:
    return [entry.values for entry in entries(KINDS[kind], records, WAY, {})]


def record(kind: str, uid: str = "U", **values: Any) -> Any:
    return KINDS[kind].record(uid=uid, code="DIE-XX-0001", lab_id="L", **values)


def talks(*contexts: bool) -> list[Any]:
    return [
        record("interview", f"U{number}", role_category="science", sensitive_context=delicate)
        for number, delicate in enumerate(contexts)
    ]


def test_a_role_that_few_people_have_names_the_person():
    found = [values["role_category"] for values in leaving("interview", *talks(False, False))]
    assert found == [ONE_PERSON, ONE_PERSON]
    found = [values["role_category"] for values in leaving("interview", *talks(False, False, False))]
    assert found == ["science"] * 3


def test_a_delicate_context_names_no_role():
    found = [values["role_category"] for values in leaving("interview", *talks(False, True, False))]
    assert found == ["science", None, "science"]


def test_of_the_last_change_the_day_is_told():
    (values,) = leaving("activity", record("activity", updated_at="2022-11-22T13:32:00Z"))
    assert values["updated_at"] == "2022-11-22"


def test_a_row_stays_with_the_record_it_is_about():
    make: Any = Evidence
    rows = tuple(make(kind="activity", target=uid, note=uid) for uid in ("A", "stays", "G"))
    (values,) = leaving("finding", record("finding", evidence=rows))
    assert [(row["target"], row["note"]) for row in values["evidence"]] == [
        (CODES["A"], "A"),
        (CODES["G"], "G"),
    ]
