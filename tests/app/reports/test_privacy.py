"""Nothing but what is public and may leave the lab reaches a document."""

from __future__ import annotations

import ast
import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind, Privacy
from app.reports.compendium import build_lab
from app.reports.openness import NotPublicError, public
from tests.architecture.source import modules, tree
from tests.helpers.archive import MemoryArchive
from tests.helpers.documents import text
from tests.helpers.reports import TODAY, module_document, sample

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.record import Record

PLANT = "GEHEIM"
TEXTS = (FieldKind.LINE, FieldKind.TEXT)
# What rules, numbering and the look-up of a file need; none of it is printed.
PLUMBING = {
    "attribution", "counts_people", "deleted_at", "release_scope", "revision", "sha256", "status", "uid",
    "required",  # of a declaration
}  # fmt: skip


def planted(record: Record) -> Record:
    """Return the record with a word in every text that is not public."""
    hidden = [f for f in record.about.fields if f.privacy is not Privacy.PUBLIC and f.kind in TEXTS]
    values: dict[str, Any] = {field.id: f"{PLANT} {field.id}" for field in hidden}
    return dataclasses.replace(record, **values)


@cache
def archive() -> MemoryArchive:
    found = sample("DIE")
    return found.with_records(*(planted(record) for kind in KINDS for record in found.of_kind(kind)))


def documents(of: MemoryArchive) -> str:
    papers = [module_document(module.code, of) for module in of.of_kind("knowledge_module")]
    return "\n".join(map(text, [*papers, build_lab(of, today=TODAY)]))


def test_nothing_internal_appears() -> None:
    assert PLANT not in documents(archive())


def test_nothing_of_a_record_that_stays_appears() -> None:
    found = sample("DIE")
    staying = [it for kind in KINDS for it in found.of_kind(kind) if not it.about.may_leave(it)]
    shown = "\n".join(text(module_document(f"DIE-WB-000{n}", found)) for n in (1, 2, 3))
    shown += text(build_lab(found, today=TODAY))
    assert {it.about.name for it in staying} >= {"activity", "knowledge_module", "interview", "quote"}
    assert [it.code for it in staying if it.code in shown] == []
    assert [it.code for it in staying if _title(it) and _title(it) in shown] == []


def _title(record: Record) -> str:
    return record.about.title_of(record)


def test_other_modules_are_found_out_about_by_nobody() -> None:
    """Also not when the archive knows only what may leave."""
    full = sample("DIE")
    leaving = [it for kind in KINDS for it in full.of_kind(kind) if it.about.may_leave(it)]
    filtered = MemoryArchive(leaving, {"themes": {}})
    document = module_document("DIE-WB-0002", filtered, related_modules=_related_to_a_draft(full))
    assert "DIE-WB-0004" not in text(document)


def _related_to_a_draft(archive_: MemoryArchive) -> Any:
    draft = archive_.find("DIE-WB-0004")
    rows = archive_.find("DIE-WB-0002").related_modules  # type: ignore[union-attr]
    return (dataclasses.replace(rows[0], module=draft.uid), *rows)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("uid", "changes"),
    [
        ("DIE-EK-0001", {"release_scope": "verbund"}),
        ("DIE-AK-0010", {"release_scope": "verbund"}),
        ("DIE-AK-0010", {"release_scope": "intern"}),
        ("DIE-AK-0010", {"deleted_at": "2022-11-01T00:00:00Z"}),
        ("DIE-ZI-0002", {"status": "blocked"}),
        ("DIE-ZI-0002", {"status": "draft"}),
        ("DIE-ZI-0002", {"release_scope": "verbund"}),
        ("DIE-QU-0015", {"release_scope": "intern"}),
    ],
)
def test_a_public_module_shows_nothing_of_what_goes_less_far(uid: str, changes: dict[str, str]) -> None:
    archive_ = sample("DIE")
    codes = ("DIE-WB-0001", "DIE-WB-0002", "DIE-WB-0003")
    title = _title(archive_.find(uid))  # type: ignore[arg-type]
    less = archive_.changed(uid, **changes)
    before = "\n".join(text(module_document(code, archive_)) for code in codes)
    after = "\n".join(text(module_document(code, less, indicators=())) for code in codes)
    assert title in before
    assert title not in after
    assert uid not in after


def test_a_module_for_the_office_may_rest_on_what_only_the_office_sees() -> None:
    archive_ = sample("DIE").changed("DIE-AK-0008", release_scope="verbund")
    assert "DIE-AK-0008 · " in text(module_document("DIE-WB-0001", archive_, release_scope="verbund"))


def test_a_lab_that_stays_is_not_even_named() -> None:
    archive_ = sample("DIE").changed("DIE-LA-0001", release_scope="intern")
    kicker = module_document("DIE-WB-0001", archive_).blocks[0]
    assert kicker.spans[0].text == "Anwendungsbeispiel"  # type: ignore[union-attr]
    assert "09181114" not in text(build_lab(archive_, today=TODAY))


def test_fields_that_are_not_public_cannot_be_read() -> None:
    record = sample("DIE").find("DIE-WB-0001")
    with pytest.raises(NotPublicError):
        public(record, "internal_note")  # type: ignore[arg-type]
    with pytest.raises(NotPublicError):
        public(record, "approved_by_role")  # type: ignore[arg-type]


# The model knows documents only, and no record to read from.
@pytest.mark.parametrize(
    "path", [path for path in modules("app/reports") if path.stem != "model"], ids=lambda path: path.stem
)
def test_no_builder_reads_past_the_whitelist(path: Path) -> None:
    fields = [field for kind in KINDS.values() for field in kind.fields]
    columns = [column for field in fields for column in field.columns]
    hidden = {it.id for it in (*fields, *columns) if it.privacy is not Privacy.PUBLIC}
    shared = {it.id for it in (*fields, *columns) if it.privacy is Privacy.PUBLIC}
    read = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert read & hidden - shared <= PLUMBING
