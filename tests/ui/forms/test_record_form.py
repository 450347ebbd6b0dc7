"""The form as a whole: what it shows of a record, and what it does about problems."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain import declare
from app.domain.catalogue import KINDS
from app.domain.fields import Need
from app.domain.record import ADMIN
from app.domain.records.activity import CONTENT, SURVEY, Activity
from app.services import records
from tests.helpers.extended import extended
from tests.ui.forms.steps import choose, control, enter, focused, found, in_dialog, message, stored, type_text
from ui.forms.draft import missing


def texts(widget, kind=QLabel):
    return [part.text() for part in widget.findChildren(kind) if part.isVisibleTo(widget)]


def spoken(widget):
    return [part.accessibleName() for part in widget.findChildren(QLabel) if part.isVisibleTo(widget)]


def button(form, text):
    return next(b for b in form.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(form))


def sections(form):
    return [section.title.text() for section in form.body.sections if section.isVisibleTo(form)]


def test_the_head_tells_code_state_scope_and_title(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    assert {"DIE-AK-0005", "durchgeführt", "Weitergabe: öffentlich"} <= set(texts(form))


def test_an_invented_talk_says_so(form_of, record_of):
    assert "erfunden" in texts(form_of(record_of("DIE-IV-0001")))
    assert "erfunden" not in texts(form_of(record_of("DIE-AK-0001")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_its_place(kind, book, form_of):
    form = form_of(records.begin(book, kind))
    assert list(form.body.boxes) != []
    assert set(form.body.boxes) == set(KINDS[kind].by_id)
    assert form.body.sections[-1].title.text() == ADMIN


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_known_to_the_screen_reader(kind, book, form_of):
    form = form_of(records.begin(book, kind))
    for box in form.body.boxes.values():
        assert box.editor.input.accessibleName() == box.field.label
        assert box.field.help in box.editor.input.accessibleDescription()


def test_an_added_optional_field_appears_without_further_edits(book, form_of):
    weather = declare.line("Wetter", CONTENT, "Wie war es?", declare.PUBLIC, max=40, example="sonnig")
    trial = extended(Activity, weather=weather)
    form = form_of(trial(uid="U", code="DIE-AK-9999"))
    assert form.body.boxes["weather"].counted == "0 von 40"
    control(form, "weather").setFocus()
    control(form, "weather").insert("trüb")
    control(form, "weather").textEdited.emit("trüb")
    assert form.record().weather == "trüb"
    form.findChild(QTimer).stop()  # there is no table for it, so it must not be stored
    control(form, "weather").setModified(False)


def test_tab_goes_through_the_fields_as_they_are_read(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    order = {id_: place for place, id_ in enumerate(form.body.boxes)}
    control(form, "title").setFocus()
    seen = []
    for _ in range(12):
        form.focusNextChild()
        seen.append(order[form.body.present_field()])
    assert seen == sorted(seen)
    assert len(set(seen)) > 8


def test_fields_show_once_they_apply(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    assert SURVEY not in sections(form)
    choose(form, "activity_type", "Bürgerbefragung")
    assert SURVEY in sections(form)
    assert form.body.boxes["survey_returned"].isVisibleTo(form)


def test_what_is_filled_stays_in_sight_though_it_no_longer_applies(form_of, record_of):
    form = form_of(record_of("DIE-AK-0008"))
    assert form.record().survey_returned == 440
    choose(form, "activity_type", "Workshop")
    assert form.body.boxes["survey_returned"].isVisibleTo(form)
    assert not form.body.boxes["survey_invited"].isVisibleTo(form)


def test_pflicht_follows_the_record(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    assert "Pflicht" not in texts(form.body.boxes["date_note"])
    enter(form, "start", "unbekannt")
    assert "Pflicht" in texts(form.body.boxes["date_note"])


def test_a_gap_is_no_error(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "title", " ")
    assert form.body.boxes["title"].is_missing
    assert message(form, "title") == ""
    assert "1 fehlende Angabe" in texts(form)


def test_an_error_shows_at_its_field_and_in_the_foot(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "end", "April 2021")
    assert message(form, "end") or message(form, "start")
    assert "1 Fehler" in texts(form)


def test_the_foot_leads_to_the_error(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "series_number", "44o")
    control(form, "title").setFocus()
    button(form, "Zum Fehler").click()
    assert form.body.present_field() == "series_number"


def test_f8_walks_from_problem_to_problem(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    for id_ in ("cost_planned", "series_number", "start_time"):
        enter(form, id_, "44o")
    control(form, "title").setFocus()
    seen = []
    for _ in range(4):
        form.next_problem()
        seen.append(form.body.present_field())
    assert seen == ["start_time", "series_number", "cost_planned", "start_time"]


def test_f8_knows_what_was_typed_just_now(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    control(form, "start_time").setFocus()
    type_text(control(form, "start_time"), "44o")
    control(form, "title").setFocus()
    control(form, "end_time").setFocus()
    type_text(control(form, "end_time"), "44o")
    form.next_problem()
    assert form.body.present_field() == "start_time"


def test_a_finished_record_is_silent(form_of, record_of):
    form = form_of(record_of("DIE-AK-0008"))
    assert not [text for text in texts(form) if "Fehler" in text or "fehlende" in text]


def test_a_new_record_begins_with_one_open_section(book, form_of):
    form = form_of(records.begin(book, "activity"))
    first, second = form.body.sections[:2]
    assert first.fields.isVisibleTo(form)
    assert not second.fields.isVisibleTo(form)
    folded = button(second, "Weitere Angaben: 4 Felder")
    folded.click()
    assert second.fields.isVisibleTo(form)
    assert not folded.isVisibleTo(form)


def test_what_a_new_record_cannot_be_without_stays_in_sight(book, form_of):
    form = form_of(records.begin(book, "consent"))
    fields = [box.field for box in form.body.boxes.values() if box.field.required is Need.DRAFT]
    needed = missing(form.record(), fields)
    assert len({form.body.boxes[id_].field.section for id_ in needed}) > 1
    assert all(form.body.boxes[id_].isVisibleTo(form) for id_ in needed)
    assert not all(section.fields.isVisibleTo(form) for section in form.body.sections)


def test_a_new_record_has_nothing_missing_before_somebody_writes(book, form_of):
    form = form_of(records.begin(book, "activity"))
    assert not form.body.boxes["title"].is_missing
    enter(form, "venue", "Rathaus")
    assert form.body.boxes["title"].is_missing
    assert stored(book, form).venue == "Rathaus"


def test_a_new_record_in_which_nobody_wrote_is_not_stored(book, form_of, record_of):
    form = form_of(records.begin(book, "activity"))
    begun = form.record()
    form.set_record(record_of("DIE-AK-0005"))
    assert records.find(book, begun.uid) is None


def test_the_next_step_is_one_click(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    button(form, "Auf „ausgewertet“ setzen").click()
    assert stored(book, form).status == "evaluated"
    assert "ausgewertet" in texts(form)


def test_a_module_is_given_to_review_in_the_words_of_the_house(book, form_of):
    form = form_of(records.begin(book, "knowledge_module"))
    enter(form, "title", "Bürgerbefragung")
    button(form, "Zur Prüfung geben").click()
    assert stored(book, form).status == "in_review"


def test_a_release_with_gaps_waits_and_says_for_what(book, form_of):
    form = form_of(records.begin(book, "knowledge_module"))
    enter(form, "title", "Bürgerbefragung")
    button(form, "Zur Prüfung geben").click()
    button(form, "Freigeben").click()
    assert stored(book, form).status == form.record().status == "in_review"
    assert any(text.startswith("Die Freigabe wartet.") for text in texts(form))
    assert focused() is button(form, "Kurzfassung")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert form.body.present_field() == "summary"


def test_tab_reads_what_is_in_the_way_before_the_fields(book, form_of):
    form = form_of(records.begin(book, "knowledge_module"))
    enter(form, "title", "Bürgerbefragung")
    button(form, "Zur Prüfung geben").click()
    button(form, "Freigeben").click()
    links = [button(form, name) for name in ("Kurzfassung", "Bausteinart")]
    assert links == [focused(), focused().nextInFocusChain()]
    control(form, "title").setFocus()
    form.focusPreviousChild()
    assert focused().text() == "Weitergabe"


def test_a_wider_scope_with_gaps_waits(book, form_of):
    form = form_of(records.begin(book, "activity"))
    enter(form, "title", "Stadtspaziergang")
    choose(form, "release_scope", "öffentlich")
    assert stored(book, form).release_scope == "intern"
    assert control(form, "release_scope").currentText() == "bleibt im Labor"


def test_what_the_rules_forbid_to_store_is_kept_in_the_form(book, form_of, record_of):
    form = form_of(record_of("DIE-IV-0001"))
    form.body.boxes["consent_id"].editor.control.removed.emit(0)
    assert stored(book, form).consent_id
    assert any(said.startswith("Nicht gespeichert. ") for said in spoken(form))
    assert message(form, "consent_id")
    enter(form, "role_detail", "Buchgestaltung")
    assert form.record().role_detail == "Buchgestaltung"
    assert not form.flush()


def test_what_was_refused_is_stored_once_the_reason_is_gone(book, form_of, record_of):
    form = form_of(record_of("DIE-EK-0001"))
    for _ in form.record().evidence:
        form.body.boxes["evidence"].editor.control.removed.emit(0)
    enter(form, "scope_conditions", "Nur in Dießen")
    assert stored(book, form).evidence
    button(form, "Zum Fehler").click()
    assert form.body.present_field() == "evidence"
    choose(form, "status", "in Prüfung")
    assert (stored(book, form).evidence, stored(book, form).scope_conditions) == ((), "Nur in Dießen")


def test_a_released_module_is_closed_until_it_is_a_draft_again(book, form_of, record_of):
    form = form_of(record_of("DIE-WB-0001"))
    assert control(form, "title").isReadOnly()
    assert not control(form, "maturity").isEnabled()
    assert any(said.startswith("Der Baustein ist freigegeben.") for said in spoken(form))
    button(form, "Auf „Entwurf“ zurücksetzen").click()
    assert stored(book, form).status == "draft"
    enter(form, "place", "Dießen")
    assert stored(book, form).place == "Dießen"
    assert control(form, "maturity").isEnabled()


def test_a_common_thesis_can_only_be_read(form_of, record_of):
    form = form_of(record_of("PB-TS-0001"))
    assert control(form, "statement").isReadOnly()
    assert any(said.startswith("Gemeinsame Thesen pflegt das Projektbüro.") for said in spoken(form))


def test_an_open_record_says_nothing_of_locks(form_of, record_of):
    form = form_of(record_of("DIE-WB-0004"))
    assert not control(form, "title").isReadOnly()
    assert form._locked.isHidden()


def test_a_status_offers_only_the_steps_of_its_chain(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    combo = control(form, "status")
    assert [combo.itemText(i) for i in range(combo.count())] == ["laufend", "durchgeführt", "ausgewertet"]


def test_a_talk_without_consent_is_locked_until_one_is_begun(book, form_of):
    form = form_of(records.begin(book, "interview"))
    assert not control(form, "age_band").isEnabled()
    assert control(form, "transcript_raw").isReadOnly()
    assert control(form, "role_category").isEnabled()
    form.saved.connect(lambda saved: None)

    def write(dialog):
        enter(dialog._form, "given_on", "20.11.2022")
        dialog.accept()

    in_dialog(write)
    button(form, "Einwilligung anlegen …").click()
    assert control(form, "age_band").isEnabled()
    assert not control(form, "transcript_raw").isReadOnly()
    consent = found(book, stored(book, form).consent_id)
    assert (consent.given_on, consent.pseudonym) == ("2022-11-20", form.record().pseudonym)


def test_a_record_changed_elsewhere_is_shown_as_it_is_now(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    scroll = form.body._area.verticalScrollBar()
    scroll.setValue(300)
    changed = records.save(book, form.record().but(venue="Bahnhof")).record
    form.set_record(changed)
    assert control(form, "venue").text() == "Bahnhof"
    assert scroll.value() == 300


def test_switching_records_begins_at_the_top(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    form.body._area.verticalScrollBar().setValue(300)
    form.set_record(record_of("DIE-AK-0006"))
    assert form.body._area.verticalScrollBar().value() == 0
    assert control(form, "title").text() == "Taskforce Neue Arbeitswelten"


def test_the_section_bar_jumps_and_follows(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    bar = form.body.bar
    place = sections(form).index(CONTENT)
    name = [section.title.text() for section in form.body.sections].index(CONTENT)
    bar.chosen.emit(name)
    QApplication.processEvents()
    section = form.body.sections[name]
    assert section.mapTo(form.body, QPoint()).y() < 100
    assert bar.present == CONTENT
    form.body._area.verticalScrollBar().setValue(0)
    assert bar.present == sections(form)[0] != sections(form)[place]


def test_a_section_with_an_error_is_marked(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "series_number", "44o")
    assert form.body.bar.marked() == {"Reihe und Verbund": "err"}
