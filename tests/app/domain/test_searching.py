"""What is searched, and what somebody who types is looking for."""

from __future__ import annotations

import pytest

from app.domain.catalogue import KINDS, VAULT
from app.domain.searching import Sought, dates_of, lists_of, sought, texts_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Größe", (Sought(("groesse",), True),)),
        ("GRÖSSE  am Ort", (Sought(("groesse",), True), Sought(("am",), True), Sought(("ort",), True))),
        ("„neue Arbeit“ café", (Sought(("neue", "arbeit"), False), Sought(("cafe",), True))),
        ('"neue Arb', (Sought(("neue", "arb"), True),)),
        ("DIE-AK-0008", (Sought(("die", "ak", "0008"), True),)),
        ("e", ()),
        (" – … “ ", ()),
        ("", ()),
    ],
)
def test_what_is_sought(typed, words):
    assert sought(typed) == words


def test_a_pasted_page_is_cut():
    assert len(sought("Wort " * 1000)) == 20


def test_the_transcript_is_searched_and_bookkeeping_is_not():
    searched = {field.id for field in texts_of(KINDS["interview"])}
    assert {"transcript_raw", "transcript_pseud", "summary", "internal_note", "code"} <= searched
    assert not {"uid", "updated_by", "role_category"} & searched


def test_rows_of_lists_are_searched():
    assert [field.id for field in lists_of(KINDS["interview"])] == ["answers"]


def test_the_vault_is_no_kind_of_a_lab_file():
    assert VAULT.name not in KINDS


def test_when_it_was():
    assert [field.id for field in dates_of(KINDS["activity"])] == ["start", "end"]
    assert [field.id for field in dates_of(KINDS["interview"])] == ["date"]
    assert [field.id for field in dates_of(KINDS["knowledge_module"])] == ["period_start", "period_end"]
    assert dates_of(KINDS["theme"]) == ()
