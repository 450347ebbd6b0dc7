"""Nothing but what is public reaches the compendium, whatever the office itself may see."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind, Place, Privacy
from tests.helpers.documents import text
from tests.helpers.networks import OFFICE_LAB, compendium, network, whole

if TYPE_CHECKING:
    from app.domain.record import Record
    from tests.helpers.archive import MemoryArchive

PLANT = "GEHEIM"
TEXTS = (FieldKind.LINE, FieldKind.TEXT)
# Shown in the whole: at least one of each kind that may be read.
SHOWN = (
    "DIE-EK-0001",
    "DIE-AK-0010",
    "DIE-ZI-0001",
    "DIE-QU-0015",
    "WIT-WB-0003",
)


@cache
def planted() -> MemoryArchive:
    """The network with a word in every text that is not public."""
    return network().with_records(*map(_planted, network().everything()))


def _planted(record: Record) -> Record:
    hidden = [f for f in record.about.fields if f.privacy is not Privacy.PUBLIC and f.kind in TEXTS]
    values: dict[str, Any] = {field.id: f"{PLANT} {field.id}" for field in hidden}
    return dataclasses.replace(record, **values)


def test_nothing_internal_appears() -> None:
    assert PLANT not in text(compendium(planted()))


def test_nothing_appears_that_is_declared_for_no_document() -> None:
    archive = network().with_records(*map(_never_printed, network().everything()))
    assert PLANT not in text(compendium(archive))


def _never_printed(record: Record) -> Record:
    """The key of a theme is how others name it."""
    never = [f for f in record.about.own_fields if f.word is Place.NEVER and f.kind in TEXTS]
    values: dict[str, Any] = {f.id: f"{PLANT} {f.id}" for f in never if f.id != "theme_code"}
    return dataclasses.replace(record, **values)


def test_nothing_that_is_not_public_appears() -> None:
    """An interview is named by its code and has no title that is shown."""
    staying = [it for it in network().everything() if not _is_public(it)]
    shown = text(whole())
    assert {it.about.name for it in staying} >= {"activity", "interview", "quote", "knowledge_module"}
    kept = [it for it in staying if it.about.name != "interview"]
    assert [it.code for it in kept if it.code in shown] == []
    assert [it.code for it in staying if (title := it.about.title_of(it)) and title in shown] == []


def _is_public(record: Record) -> bool:
    return record.about.may_leave(record) and record.release_scope == "oeffentlich"


@pytest.mark.parametrize("uid", SHOWN)
@pytest.mark.parametrize(
    "changes",
    [{"release_scope": "verbund"}, {"release_scope": "intern"}, {"deleted_at": "2022-11-01T00:00:00Z"}],
    ids=str,
)
def test_a_record_that_goes_less_far_leaves_no_trace(uid: str, changes: dict[str, str]) -> None:
    record = network().find(uid)
    assert record
    title = record.about.title_of(record)
    assert title in text(whole())
    less = text(compendium(network().changed(uid, **changes)))
    assert title not in less
    assert uid not in less


def test_what_the_office_alone_may_see_stays_even_if_the_office_keeps_itself_to_the_network() -> None:
    """The office's own record must not decide on what everybody may read."""
    archive = network().changed(OFFICE_LAB, release_scope="verbund")
    closed = archive.changed("DIE-EK-0001", release_scope="verbund")
    shown = compendium(closed)
    assert "DIE-EK-0001" not in text(shown)
    assert shown.author == "Projektbüro"


def test_a_rejected_finding_is_no_finding() -> None:
    shown = text(compendium(network().changed("DIE-EK-0001", status="rejected")))
    assert "DIE-EK-0001" not in shown


def test_a_town_that_is_not_public_is_not_even_named() -> None:
    shown = compendium(network().changed("DIP-LA-0001", release_scope="verbund"))
    own = [it.code for it in network().everything() if it.lab_id == "DIP-LA-0001"]
    assert shown.title == "Wissensbausteine aus vier Städten"
    assert [code for code in own if code in text(shown)] == []


def test_evidence_named_in_another_town_s_text_is_not_shown_as_known_elsewhere() -> None:
    record: Any = network().find("OEW-WB-0001")
    hidden = network().changed("DIE-AK-0010", release_scope="verbund")
    archive = hidden.changed("OEW-WB-0001", approach=f"{record.approach} [DIE-AK-0010]")
    assert "DIE-AK-0010" not in text(compendium(archive))


def test_a_reference_to_another_town_s_hidden_module_is_not_shown() -> None:
    module: Any = network().find("OEW-WB-0001")
    related = dataclasses.replace(module.related_modules[0], module="WIT-WB-0003")
    archive = network().changed("OEW-WB-0001", related_modules=(related,))
    assert f"WIT-WB-0003 {network().title_of('WIT-WB-0003')}" in text(compendium(archive))
    hidden = archive.changed("WIT-WB-0003", release_scope="verbund")
    assert "WIT-WB-0003" not in text(compendium(hidden))


def test_a_module_that_is_only_released_is_not_named_where_only_accepted_ones_appear() -> None:
    module: Any = network().find("OEW-WB-0001")
    assert module.related_modules
    archive = network().changed("OEW-WB-0001", status="accepted")
    shown = text(compendium(archive, include_released=False))
    others = [it.code for it in network().of_kind("knowledge_module") if it.code != "OEW-WB-0001"]
    assert [code for code in others if code in shown] == []


def test_every_kind_is_covered() -> None:
    kinds = {record.about.name for uid in SHOWN if (record := network().find(uid))}
    assert kinds <= set(KINDS)
    assert kinds == {"finding", "activity", "quote", "source", "knowledge_module"}
