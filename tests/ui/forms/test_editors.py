"""Fields with more than a line to type: terms, links, rows, pictures."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.dates import UNKNOWN
from app.services import records
from tests.ui.forms.steps import choose, control, enter, focused, found, in_dialog, message, stored, type_text
from ui.dialogs.picker_model import KeyRole
from ui.forms.editors.choices import NOTHING
from ui.forms.editors.term_chips import TermChip


def editor(form, id_):
    return form.body.boxes[id_].editor


def chips(form, id_):
    QApplication.processEvents()
    return [chip.text() for chip in form.body.boxes[id_].findChildren(TermChip) if chip.isVisibleTo(form)]


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def search(dialog, text):
    """Type into a picker's search and let it look."""
    dialog.findChild(type(dialog._search)).setText(text)
    dialog._search.wanted.emit(text)


def test_a_choice_tells_what_each_term_means(form_of, record_of):
    combo = control(form_of(record_of("DIE-AK-0005")), "mode")
    assert combo.itemText(0) == NOTHING
    assert combo.itemData(1, Qt.ItemDataRole.ToolTipRole) == "Alle Beteiligten waren an einem Ort."


def test_a_choice_can_be_taken_back(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(mode="online"))
    combo = control(form, "mode")
    assert combo.currentText() == "online"
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert stored(book, form).mode is None


def test_what_always_has_a_value_offers_no_empty_entry(form_of, record_of):
    combo = control(form_of(record_of("DIE-AK-0005")), "release_scope")
    assert NOTHING not in [combo.itemText(i) for i in range(combo.count())]


def test_a_key_that_nobody_knows_is_shown_and_kept(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(mode="telepathy"))
    assert control(form, "mode").currentText() == "telepathy"
    assert form.record().mode == "telepathy"


def test_the_wheel_scrolls_the_form_and_changes_no_choice(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    combo = control(form, "activity_type")
    before = combo.currentIndex()
    middle = QPointF(combo.rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    down = QWheelEvent(middle, combo.mapToGlobal(middle), QPoint(), QPoint(0, -120), *none, False)
    QApplication.sendEvent(combo, down)
    assert combo.currentIndex() == before
    assert not down.isAccepted()


def test_unknown_is_a_date(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "start", "unbekannt")
    assert stored(book, form).start == UNKNOWN


@pytest.mark.parametrize(
    ("id_", "typed", "value"),
    [
        ("cost_planned", "13.450,50 €", "13450.5"),
        ("effort_hours", "60,5", "60.5"),
        ("start_time", "19 Uhr", "19:00"),
        ("survey_period", "Mai bis Juni 2022", "2022-05/2022-06"),
        ("survey_returned", "1.440", "1440"),
    ],
)
def test_values_are_read_as_germans_write_them(id_, typed, value, book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0008"))
    enter(form, id_, typed)
    assert str(getattr(stored(book, form), id_)) == value


def test_amounts_show_their_unit(form_of, record_of):
    box = form_of(record_of("DIE-AK-0005")).body.boxes["cost_planned"]
    assert "EUR" in [label.text() for label in box.editor.control.children() if hasattr(label, "text")]


def test_terms_are_chips_in_the_order_chosen(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(target_groups=("politics", "businesses")))
    assert chips(form, "target_groups") == ["Politik", "Unternehmen"]

    def pick(dialog):
        search(dialog, "verein")
        press(dialog._search, Qt.Key.Key_Down)
        press(dialog._list, Qt.Key.Key_Space, Qt.Key.Key_Return)

    in_dialog(pick)
    editor(form, "target_groups").pick()
    assert stored(book, form).target_groups == ("politics", "businesses", "clubs")
    assert chips(form, "target_groups") == ["Politik", "Unternehmen", "Vereine"]


def test_tab_comes_to_new_chips_before_the_button_that_adds(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(target_groups=("politics", "businesses")))
    editor(form, "target_groups").show_value(("clubs", "politics"))
    assert chips(form, "target_groups") == ["Vereine", "Politik"]
    first, second = form.body.boxes["target_groups"].findChildren(TermChip)[-2:]
    assert first.nextInFocusChain() is second
    second.setFocus()
    form.focusNextChild()
    assert focused() is editor(form, "target_groups").input


def test_tab_comes_to_what_can_be_done_with_a_row(form_of, record_of):
    form = form_of(record_of("DIE-WB-0001").but(status="draft"))
    rows = editor(form, "recommendations").control
    rows.lines.setFocus()
    rows.lines.setCurrentRow(0)
    said = []
    for _ in range(3):
        form.focusNextChild()
        said.append(focused().accessibleName() or focused().text())
    assert said[:2] == ["Handlungsempfehlungen: Hinzufügen", "Bearbeiten …"]


def test_a_chip_is_taken_away_with_the_keyboard(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(target_groups=("politics", "businesses")))
    press(form.body.boxes["target_groups"].findChildren(TermChip)[0], Qt.Key.Key_Delete)
    assert stored(book, form).target_groups == ("businesses",)


def test_themes_stand_below_what_they_belong_to(form_of, record_of):
    terms = editor(form_of(record_of("DIE-AK-0005")), "themes").desk.terms(
        form_of(record_of("DIE-AK-0005")).body.boxes["themes"].field.vocabulary
    )
    by_label = {term.label: term for term in terms}
    assert by_label["Regeln in Betrieben"].group == "Ortsunabhängiges Arbeiten"
    labels = [term.label for term in terms]
    assert labels.index("Regeln in Betrieben") == labels.index("Ortsunabhängiges Arbeiten") + 1


def test_a_link_is_picked_by_searching(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))

    def pick(dialog):
        search(dialog, "taskforce")
        press(dialog._search, Qt.Key.Key_Return)

    in_dialog(pick)
    editor(form, "parent_id").pick()
    assert stored(book, form).parent_id == record_of("DIE-AK-0006").uid
    assert "DIE-AK-0006" in control(form, "parent_id").lines.item(0).toolTip()


def test_a_picker_left_with_esc_changes_nothing(form_of, record_of, qtbot):
    form = form_of(record_of("DIE-AK-0005"))
    in_dialog(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    with qtbot.assertNotEmitted(form.saved):
        editor(form, "parent_id").pick()


def test_a_link_leads_to_its_record(form_of, record_of, qtbot):
    form = form_of(record_of("DIE-WB-0001"))
    lines = control(form, "finding_refs").lines
    lines.setFocus()
    with qtbot.waitSignal(form.navigate) as led:
        press(lines, Qt.Key.Key_Return)
    assert led.args == [form.record().finding_refs[0]]


def test_links_are_moved_and_removed_with_the_keyboard(book, form_of, record_of):
    form = form_of(record_of("DIE-WB-0001"))
    choose(form, "status", "Entwurf")
    first, second, *rest = form.record().finding_refs
    lines = control(form, "finding_refs").lines
    lines.setCurrentRow(0)
    QTest.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert form.record().finding_refs == (second, first, *rest)
    press(lines, Qt.Key.Key_Delete)
    assert stored(book, form).finding_refs == (second, *rest)


def test_a_link_offers_only_what_may_be_linked(book, form_of, record_of):
    form = form_of(record_of("DIE-WB-0001"))
    quotes = form.body.boxes["quote_refs"].field
    seen: list[Any] = []

    def look(dialog):
        model = dialog._model
        seen.extend(found(book, model.index(row).data(KeyRole)) for row in range(model.rowCount()))

    in_dialog(look)
    editor(form, "quote_refs").pick()
    assert seen
    assert all(quotes.target_filter(quote) for quote in seen)


def test_a_source_can_be_begun_while_looking_for_one(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    rows = editor(form, "sources")

    def write_source(dialog):
        enter(dialog._form, "title", "Dießener Nachrichten")
        dialog.accept()

    def pick(dialog):
        in_dialog(write_source)
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Quelle anlegen …").click()

    def write_row(dialog):
        in_dialog(pick)
        dialog.cells.boxes["source_id"].editor.pick()
        dialog.accept()

    in_dialog(write_row)
    before = len(form.record().sources)
    rows.add()
    assert len(stored(book, form).sources) == before + 1
    assert found(book, stored(book, form).sources[-1].source_id).title == "Dießener Nachrichten"


def write(dialog, **cells):
    for id_, text in cells.items():
        widget = dialog.cells.boxes[id_].editor.input
        widget.setFocus()
        widget.selectAll()
        type_text(widget, text)


def test_a_row_is_written_in_a_dialog(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(partners=()))

    def fill(dialog):
        write(dialog, organisation="TH Lübeck", role_note="Auswertung")
        dialog.accept()

    in_dialog(fill)
    editor(form, "partners").add()
    partner = stored(book, form).partners[0]
    assert (partner.organisation, partner.role_note) == ("TH Lübeck", "Auswertung")
    assert control(form, "partners").lines.item(0).text() == "TH Lübeck"


def test_a_row_with_something_unreadable_is_not_taken(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(figures=()))
    said = []

    def fill(dialog):
        write(dialog, label="Gäste", value="viele")
        dialog.accept()
        said.append((dialog.isVisible(), dialog.cells.boxes["value"].message))
        dialog.reject()
        dialog.reject()

    in_dialog(fill)
    editor(form, "figures").add()
    assert said[0][0]
    assert said[0][1].startswith("„viele“ ist keine Zahl.")
    assert form.record().figures == ()


def test_esc_asks_once_before_a_row_is_thrown_away(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(partners=()))
    open_ = []

    def fill(dialog):
        write(dialog, organisation="TH Lübeck")
        for _ in range(2):
            dialog.reject()
            open_.append(dialog.isVisible())

    in_dialog(fill)
    editor(form, "partners").add()
    assert open_ == [True, False]
    assert form.record().partners == ()


def test_a_row_that_stays_empty_is_not_added(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(partners=()))
    in_dialog(lambda dialog: dialog.accept())
    editor(form, "partners").add()
    assert form.record().partners == ()


def test_a_gap_in_a_row_shows_at_the_list_and_in_its_dialog(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005").but(partners=()))

    def fill(dialog):
        write(dialog, role_note="Auswertung")
        dialog.accept()

    in_dialog(fill)
    editor(form, "partners").add()
    assert "Organisation" in message(form, "partners")
    seen = []
    in_dialog(lambda dialog: seen.append(dialog.cells.boxes["organisation"].is_missing))
    press(control(form, "partners").lines, Qt.Key.Key_Return)
    assert seen == [True]


def test_new_questions_get_the_number_that_answers_refer_to(form_of, record_of):
    form = form_of(record_of("DIE-LF-0001"))

    def fill(dialog):
        write(dialog, text="Was fehlt?")
        dialog.accept()

    in_dialog(fill)
    before = {question.question_uid for question in form.record().questions}
    editor(form, "questions").add()
    assert form.record().questions[-1].question_uid not in before | {None}


def test_a_list_of_words_is_one_line(book, form_of, record_of):
    form = form_of(record_of("DIE-WB-0004"))
    enter(form, "keywords", "Leerstand; Markt ;")
    assert [row.word for row in stored(book, form).keywords] == ["Leerstand", "Markt"]
    assert control(form, "keywords").text() == "Leerstand; Markt"


def test_a_quote_names_the_question_of_its_guide(form_of, record_of):
    quote = record_of("DIE-ZI-0001")
    combo = control(form_of(quote), "question_uid")
    assert combo.count() > 1
    assert quote.question_uid is None or "F" in combo.currentText()


def test_a_picture_is_taken_in_with_all_it_tells_about_itself(book, form_of, tmp_path):
    form = form_of(records.begin(book, "attachment", title="Eingang").but(kind="picture"))
    photo = tmp_path / "IMG_4711.jpg"
    Image.new("RGB", (40, 20), "teal").save(photo)
    editor(form, "file").take(photo)
    attachment = stored(book, form)
    assert (attachment.pixel_width, attachment.pixel_height) == (40, 20)
    assert (attachment.original_filename, attachment.metadata_removed) == ("IMG_4711.jpg", True)
    assert attachment.file == attachment.sha256


def test_a_picture_that_cannot_be_read_is_refused_at_the_field(book, form_of, tmp_path):
    form = form_of(records.begin(book, "attachment", title="Eingang").but(kind="picture"))
    file = tmp_path / "Workshop.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0 kaputt")
    editor(form, "file").take(file)
    assert message(form, "file") == (
        "Das Bild „Workshop.jpg“ lässt sich nicht lesen. Speichern Sie es als JPEG und fügen Sie es noch "
        "einmal hinzu."
    )
    assert form.record().file is None
    assert not form.flush()
