"""Every public field reaches its place, also one that was added a minute ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from app.domain import dates, declare, numbers
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind, Place, Privacy
from app.domain.records.activity import Activity
from app.domain.records.finding import Finding
from app.domain.records.knowledge_module import KnowledgeModule, Step
from app.domain.records.lab import Lab
from app.domain.records.source import Source
from app.domain.records.thesis import Thesis
from app.domain.rows import Citation, row_class
from app.domain.small_counts import Below, shown
from app.domain.vocabularies.modules import MODULE_TYPES
from app.reports.archive import StoredPicture
from app.reports.compendium import build_lab
from app.reports.module import build_module
from app.reports.openness import printed
from tests.helpers.archive import MemoryArchive
from tests.helpers.documents import lines, section, spans, text
from tests.helpers.extended import extended, with_more
from tests.helpers.filled import filled
from tests.helpers.reports import TODAY, module_document, sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.fields import ExportRule, Field
    from app.domain.record import Record
    from app.domain.records.attachment import Attachment
    from app.domain.rows import Row
    from app.reports.model import Document

CODE = "OEW-WB-0001"
LABEL, VALUE = "Neues Feld", "Ein Wert, den es gestern noch nicht gab."
ELSEWHERE = (Place.AS_LIST, Place.NEVER)


def added(place: Place, privacy: Privacy = Privacy.PUBLIC) -> Any:
    return declare.text(LABEL, "Abschnitt", "Hilfe.", privacy, word=place, max=200)


def with_added(
    code: str, base: type[Record], place: Place, privacy: Privacy = Privacy.PUBLIC
) -> MemoryArchive:
    """Return an archive in which one record is of a class with one more field, and has a value there."""
    archive = sample("OEW")
    original = cast("Record", archive.find(code))
    return archive.with_records(with_more(original, extended(base, extra=added(place, privacy)), extra=VALUE))


def module_in(archive: MemoryArchive, code: str = CODE) -> Document:
    return build_module(cast("KnowledgeModule", archive.find(code)), archive, today=TODAY)


@pytest.mark.parametrize("place", [place for place in Place if place not in ELSEWHERE])
def test_a_field_added_to_the_module_appears_once_with_its_label(place: Place) -> None:
    read = text(module_in(with_added(CODE, KnowledgeModule, place)))
    assert read.count(VALUE) == 1
    assert LABEL in read


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (Place.SITUATION, "Ausgangslage"),
        (Place.APPROACH, "Lösungsansatz"),
        (Place.PROCESS, "Ablauf in Schritten"),
        (Place.RESULTS, "Ergebnisse und Wirkung"),
        (Place.SUCCESS_AND_OBSTACLES, "Erfolgsfaktoren und Hemmnisse"),
        (Place.GOOD_TO_KNOW, "Gut zu wissen"),
        (Place.RECOMMENDATIONS, "Empfehlungen"),
        (Place.TRANSFER, "Übertragbarkeit"),
        (Place.EVIDENCE, "Belege"),
        (Place.CONTACT, "Kontakt, Rechte und Förderung"),
    ],
)
def test_it_stands_in_the_section_of_its_place(place: Place, heading: str) -> None:
    document = module_in(with_added(CODE, KnowledgeModule, place))
    assert VALUE in "\n".join(lines(section(document, heading)))


@pytest.mark.parametrize("privacy", [it for it in Privacy if it is not Privacy.PUBLIC])
@pytest.mark.parametrize("place", [place for place in Place if place not in ELSEWHERE])
def test_an_added_field_that_is_not_public_appears_nowhere(place: Place, privacy: Privacy) -> None:
    assert VALUE not in text(module_in(with_added(CODE, KnowledgeModule, place, privacy)))


def test_an_added_field_for_no_document_appears_nowhere() -> None:
    assert VALUE not in text(module_in(with_added(CODE, KnowledgeModule, Place.NEVER)))


@pytest.mark.parametrize(
    ("code", "base", "place"),
    [
        ("OEW-EK-0001", Finding, Place.EVIDENCE),
        ("OEW-AK-0005", Activity, Place.EVIDENCE),
        ("OEW-QU-0009", Source, Place.SOURCES),
    ],
)
def test_fields_added_to_what_a_module_rests_on_appear(code: str, base: type[Record], place: Place) -> None:
    assert f"{LABEL}: {VALUE}" in text(module_in(with_added(code, base, place)))


@pytest.mark.parametrize(
    ("code", "base", "place"),
    [
        ("OEW-LA-0001", Lab, Place.TOWN_PROFILE),
        ("OEW-AK-0005", Activity, Place.ACTIVITY_ANNEX),
        ("PB-TS-0007", Thesis, Place.THESIS_MATRIX),
    ],
)
def test_fields_added_to_what_the_compendium_shows_appear(
    code: str, base: type[Record], place: Place
) -> None:
    read = text(build_lab(with_added(code, base, place), today=TODAY))
    assert read.count(VALUE) == 1
    assert LABEL in read


def test_columns_added_to_a_list_appear() -> None:
    @row_class
    class LongStep(Step):
        extra: str | None = declare.line(LABEL, "", "Hilfe.", Privacy.PUBLIC, word=Place.AS_LIST, max=200)

    document = module_document(CODE, steps=(LongStep(title="Anfangen", extra=VALUE),))
    assert f"({LABEL}: {VALUE})" in "".join(lines(section(document, "Ablauf in Schritten")))


READY = {"knowledge_module": "released", "quote": "released", "attachment": "ready"}
SOURCES = (Citation(source_id="S", supports="Zahl der Plätze", note="Andere nennen acht."),)
REFERENCES = {
    "finding_refs": ("F",),
    "activity_refs": ("A",),
    "quote_refs": ("Q",),
    "media": ("P",),
    "attachments": ("D",),
    "sources": SOURCES,
}


def everything(module_type: str) -> MemoryArchive:
    """Return records in which every field has a value."""
    records = [
        _open("lab", "L"),
        _open("knowledge_module", "M", module_type=module_type, **REFERENCES),
        _open("finding", "F", sources=SOURCES),
        _open("activity", "A", sources=SOURCES),
        _open("source", "S"),
        _open("quote", "Q", attribution="role"),
        _open("attachment", "P", sha256="x"),
        _open("attachment", "D"),
    ]
    return MemoryArchive(records).with_picture("x", StoredPicture(b"png", "image/png", 10, 10))


def _open(name: str, uid: str, /, **values: Any) -> Record:
    about = KINDS[name]
    head = {"code": f"DIE-{about.letters}-{ord(uid):04}", "lab_id": "L", "release_scope": "oeffentlich"}
    return filled(about, uid, **head, status=READY.get(name, about.status.initial), **values)


def shown_as(field: Field, holder: Record | Row, rule: ExportRule | None = None) -> Iterator[str]:
    """Yield what must be read for a value; of references only that of their own rows."""
    value = shown(field, holder, rule)
    if field.vocabulary:
        keys = value if field.is_many else (value,)
        yield from (field.vocabulary.label_of(key) for key in keys)
    elif field.kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.URL, FieldKind.EMAIL):
        yield value
    elif field.kind in (FieldKind.DATE, FieldKind.FUZZY_DATE):
        yield dates.in_words(value)
    elif field.kind in (FieldKind.INT, FieldKind.DECIMAL):
        yield str(value) if isinstance(value, Below) else numbers.write(value)
    elif field.kind is FieldKind.LIST:
        yield from (part for row in value for part in _of_row(row, field.export_rule))


def _of_row(row: Row, rule: ExportRule | None) -> Iterator[str]:
    for column in printed(row):
        if column.id != "qualifier":  # "exact" goes without saying
            yield from shown_as(column, row, rule)


def not_shown(record: Record, document: Document, *places: Place) -> dict[str, str]:
    """Return the fields of which something cannot be read, and what; some are told in words of their own."""
    addresses = [span.href for span in spans(document) if span.href]
    read = "\n".join([text(document), *addresses])
    fields = [field for field in printed(record, *places) if field.id not in IN_OWN_WORDS]
    assert fields
    return {it.id: part for it in fields for part in shown_as(it, record) if part not in read}


IN_OWN_WORDS = ("lab_id", "licence", "period_ongoing", "evidence", "counter_evidence")


@pytest.mark.parametrize("module_type", MODULE_TYPES.keys)
def test_every_public_field_of_a_module_appears(module_type: str) -> None:
    archive = everything(module_type)
    assert not_shown(cast("Record", archive.find("M")), module_in(archive, "M")) == {}


@pytest.mark.parametrize("code", ["DIE-WB-0001", "DIE-WB-0002", "OEW-WB-0003", "WIT-WB-0003"])
def test_every_line_of_the_sample_modules_appears(code: str) -> None:
    module = cast("Record", sample(code[:3]).find(code))
    texts = [field.id for field in printed(module) if field.kind is FieldKind.LINE]
    read = text(module_document(code))
    assert len(texts) > 5
    assert [id_ for id_ in texts if getattr(module, id_) not in read] == []


@pytest.mark.parametrize("uid", ["F", "A", "Q", "S"])
def test_what_belongs_to_the_evidence_of_each_kind_appears(uid: str) -> None:
    archive = everything("method")
    record = cast("Record", archive.find(uid))
    assert not_shown(record, module_in(archive, "M"), Place.EVIDENCE, Place.SOURCES) == {}


def test_pictures_stand_with_alternative_text_caption_and_credit() -> None:
    archive = everything("case_example")
    read = text(module_in(archive, "M"))
    picture = cast("Attachment", archive.find("P"))
    for part in (picture.alt_text, picture.caption, picture.credit, picture.long_description):
        assert part
        assert part in read


def test_every_public_field_of_the_town_appears_in_its_profile() -> None:
    archive = everything("method")
    document = build_lab(archive, today=TODAY)
    assert not_shown(cast("Record", archive.find("L")), document, Place.TOWN_PROFILE) == {}


def test_every_public_field_of_an_activity_appears_in_the_annex() -> None:
    archive = everything("method")
    activity = cast("Record", archive.find("A"))
    document = build_lab(archive, today=TODAY)
    missing = not_shown(activity, document, Place.ACTIVITY_ANNEX)
    assert set(missing) <= {"activity_type", "open_ended", "end", "participants_qualifier"}
