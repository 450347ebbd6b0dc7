"""What confirmed findings say of a thesis follows them at once, and is no change of the thesis."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.catalogue import KINDS
from app.services import records
from app.services.assessing import assessment
from app.storage import queries, store
from tests.helpers.books import sample_copy


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ((), "open"),
        (("open",), "open"),
        (("supports", "open"), "supported"),
        (("contradicts",), "contradicted"),
        (("supports", "contradicts"), "mixed"),
        (("qualifies",), "mixed"),
    ],
)
def test_verdict(relations, expected):
    assert assessment(relations) == expected


def test_stored_theses_follow_the_findings(tmp_path):
    book = sample_copy("DIE", tmp_path)
    with book.reading() as connection:
        uid = queries.code_owner(connection, "DIE-EK-0001") or ""
    finding: Any = records.find(book, uid)
    touched = {link.thesis for link in finding.thesis_links if link.relation != "open"}
    assert touched
    assert {_stand(book, thesis) for thesis in touched} != {"open"}
    records.trash(book, uid)
    assert {_stand(book, thesis) for thesis in touched} == {"open"}
    book.close()


def test_a_thesis_is_not_changed_by_its_assessment(tmp_path):
    book = sample_copy("DIE", tmp_path)
    with book.reading() as connection:
        theses = store.read(connection, KINDS["thesis"])
    assert {thesis.revision for thesis in theses} == {1}
    book.close()


def _stand(book, uid):
    thesis: Any = records.find(book, uid)
    return thesis.assessment
