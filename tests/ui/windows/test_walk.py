"""A walk through the program with the keyboard alone: from the event to the files of the delivery.

It begins with an empty lab file, and no step calls what a key does not reach.
"""

from __future__ import annotations

from typing import Any

import docx
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from tests.helpers.books import empty_copy
from tests.helpers.intakes import found
from tests.ui.forms.steps import found as of_number
from tests.ui.windows.keyboard import Control, Key, Keyboard, Shift, spoken
from ui.dialogs.delivery import DeliveryDialog
from ui.dialogs.picker import Picker
from ui.dialogs.quick_entry import QuickEntry
from ui.forms.dialogs import FormDialog, RowDialog

SAID = (
    "Die zwei Tage im Büro halten mir die Woche zusammen.",
    "Nach der zweiten Woche grüße ich wieder.",
    "Das weiß aber keiner.",
)
STATEMENT = "Ein gemeinsamer Arbeitsort gliedert die Woche."
TITLE = "Was ein gemeinsamer Arbeitsort bewirkt"

WRITTEN = {
    "Erläuterung": "Wer feste Tage hat, plant die übrigen anders.",
    "Begründung der Verlässlichkeit": "Ein Gespräch, bisher nicht widersprochen.",
    "Kurzfassung": "Zwei Tage in der Woche am gemeinsamen Arbeitsort genügen.",
    "Leitfrage": "Lohnt sich ein gemeinsamer Arbeitsort in unserer Stadt?",
    "Ausgangslage": "Viele arbeiten allein zu Hause.",
    "Herausforderung": "Wer allein arbeitet, trifft niemanden.",
    "Ziel": "Zehn Menschen kommen jede Woche.",
    "Lösungsansatz": "Das Büro steht an zwei Tagen offen.",
    "Prinzipien": "Klein anfangen.",
    "Ergebnisse und Wirkung": "Die Woche hat wieder eine Ordnung.",
    "Erfolgsfaktoren": "Feste Tage.",
    "Hemmnisse und Stolpersteine": "Wenige wissen davon.",
    "Gut zu wissen": "Sprechen Sie Vereine an.",
    "Bedingungen der Übertragung": "Ein Raum in der Ortsmitte.",
    "Kontaktstelle": "Stadtentwicklung, stadtentwicklung@beispielstadt.de",
    "Verantwortliche Stelle": "Markt Dießen am Ammersee",
    "Förderhinweis": "Gefördert als Beispiel.",
    "Freigegeben durch": "Leitung Stadtentwicklung",
}
CHOSEN = (
    "Bausteinart", "Aufwand", "Kosten", "Ausgang", "Übertragbarkeit", "Reifegrad", "Nutzungsrechte",
    "Grundlage", "Verlässlichkeit",
)  # fmt: skip
PICKED = ("Themen", "Zielgruppen", "Belege: Auswählen")
CONFIRMED = ("Pseudonymisiert",)
CHOICE = None
IN_ROWS = {
    "Beteiligte und Partner: Hinzufügen": {"Organisation oder Gruppe": "Gewerbeverein"},
    "Handlungsempfehlungen: Hinzufügen": {"Empfehlung": "Fangen Sie klein an.", "Richtet sich an": CHOICE},
    "Bezug zu Thesen: Hinzufügen": {"These: Auswählen": CHOICE, "Bezug": CHOICE},
}


@pytest.fixture
def lab(tmp_path):
    book = empty_copy(tmp_path)
    book.close()
    return book.path


@pytest.fixture
def window(program, see, lab):
    return see(program, lab)


@pytest.fixture
def book(program, window):
    return program.opening._workspace.book


@pytest.fixture
def keys(window):
    return Keyboard(window)


def wait_for(qtbot, keys, name):
    qtbot.waitUntil(lambda: spoken(keys.focus) == name)


def pick(keys, number=1):
    """Tick the first entries of a list that can be searched, and take them."""
    keys.press(Key.Key_Down)
    for _ in range(number):
        keys.press(Key.Key_Space)
        keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)


def pick_one(keys):
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)


def note_activity(keys, photo):
    """Strg+2 goes to the activities, Strg+N asks for title, kind and date; a copied photo is pasted."""

    def write():
        keys.write("Runder Tisch Leerstand")
        keys.press(Key.Key_V, Control)
        keys.tab_to("Art")
        keys.press(Key.Key_Down)
        keys.press(Key.Key_Tab)
        keys.write("22.11.2022")
        keys.press(Key.Key_Return)

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(data)
    keys.press(Key.Key_2, Control)
    keys.answer(QuickEntry, write)
    keys.press(Key.Key_N, Control)


def note_talk(qtbot, keys):
    """Role and date, then the consent, which stands above everything else of a talk."""

    def consent():
        keys.fill("Erteilt am", "18.11.2022")
        keys.fill("Fassung des Textes", "EW 1.2")
        keys.use_dialog("Erlaubte Zwecke", Picker, lambda: pick(keys, 6))
        keys.fill("Aufbewahren bis", "30.06.2023")
        keys.use("Fertig")

    keys.press(Key.Key_3, Control)
    keys.press(Key.Key_N, Control)
    wait_for(qtbot, keys, "Rolle")
    keys.write("Inhaber")
    keys.press(Key.Key_Down)
    keys.fill("Datum", "20.11.2022")
    keys.fill("Gespräch geführt von", "Projektteam A")
    keys.tab_to("Rolle", back=True)
    keys.press(Key.Key_Backtab)
    keys.use_dialog("Einwilligung anlegen …", FormDialog, consent)


def work_through(qtbot, keys):
    """F4 leads to the transcript; Strg+M makes a quote of what is selected, Strg+E a finding of the quote."""

    def finding():
        keys.write(STATEMENT)
        keys.use("Fertig")

    keys.press(Key.Key_F4)
    wait_for(qtbot, keys, "Abschrift, Rohfassung")
    transcript = " ".join(SAID)
    keys.write(transcript)
    for words in SAID:
        keys.press(Key.Key_Home, Control)
        keys.press(Key.Key_Right, times=transcript.index(words))
        keys.press(Key.Key_Right, Shift, times=len(words))
        keys.press(Key.Key_M, Control)
    keys.answer(FormDialog, finding)
    keys.press(Key.Key_E, Control)


def fill_gaps(keys):
    """F8 leads from gap to gap until there is none that one has not been at."""
    filled = set()
    while True:
        keys.press(Key.Key_F8)
        name = spoken(keys.focus)
        if name in filled:
            return
        fill_gap(keys, name)
        filled.add(name)


def share(keys):
    """Say that everybody may have it; what that asks for in addition, the form leads to."""
    while True:
        keys.tab_to("Weitergabe")
        keys.press(Key.Key_End)
        name = spoken(keys.focus)
        if name == "Weitergabe":
            return
        keys.press(Key.Key_Space)
        fill_gap(keys, name)


def fill_gap(keys, name):
    """Fill what F8 led to, as its kind asks for it."""
    if name in WRITTEN:
        keys.write(WRITTEN[name])
    elif name in CHOSEN:
        keys.press(Key.Key_Down)
    elif name in CONFIRMED:
        keys.press(Key.Key_Space)
    elif name in PICKED:
        keys.use_dialog(name, Picker, lambda: pick(keys))
    elif name in IN_ROWS:
        keys.use_dialog(name, RowDialog, lambda: write_row(keys, IN_ROWS[name]))


def write_row(keys, cells):
    for name, text in cells.items():
        keys.tab_to(name)
        if text:
            keys.write(text)
        elif name.endswith("Auswählen"):
            keys.use_dialog(name, Picker, lambda: pick_one(keys))
        else:
            keys.press(Key.Key_Down)
    keys.use("Übernehmen")


def release_quote(qtbot, keys):
    """The one that the finding rests on, which is the last."""
    keys.press(Key.Key_4, Control)
    wait_for(qtbot, keys, "Zitate")
    keys.press(Key.Key_Down, times=2)
    keys.press(Key.Key_Return)
    fill_gaps(keys)
    share(keys)
    keys.use("Zitat freigeben")


def give_finding_on(qtbot, keys):
    keys.press(Key.Key_5, Control)
    wait_for(qtbot, keys, "Erkenntnisse")
    keys.press(Key.Key_Return)
    fill_gaps(keys)
    share(keys)
    keys.use("Auf „in Prüfung“ setzen")


def write_module(qtbot, keys):
    keys.press(Key.Key_7, Control)
    keys.press(Key.Key_N, Control)
    wait_for(qtbot, keys, "Titel")
    keys.write(TITLE)
    fill_gaps(keys)


def release_module(keys):
    """Nobody has said who releases it nor who may have it: the form says so, and leads there."""
    keys.use("Zur Prüfung geben")
    for _ in range(2):
        keys.use("Freigeben")
        name = spoken(keys.focus)
        keys.press(Key.Key_Space)
        if name == "Weitergabe":
            keys.press(Key.Key_End)
        else:
            fill_gap(keys, name)
    keys.use("Freigeben")


def deliver(qtbot, keys, folder):
    def prepare():
        dialog: Any = QApplication.activeModalWidget()
        keys.tab_to("Ablageort")
        keys.press(Key.Key_A, Control)
        keys.write(str(folder))
        qtbot.waitUntil(dialog.main.isEnabled)
        keys.use("Lieferung ausgeben")
        qtbot.waitUntil(dialog.isHidden, timeout=20_000)

    keys.answer(DeliveryDialog, prepare)
    keys.press(Key.Key_L, Control | Shift)


def test_from_the_event_to_the_delivery(qtbot, keys, book, tmp_path):
    photo = tmp_path / "Runde.jpg"
    Image.new("RGB", (40, 20), "teal").save(photo)
    note_activity(keys, photo)
    activity = found(book, "DIE-AK-0001")
    assert (activity.title, activity.status, len(activity.media)) == ("Runder Tisch Leerstand", "done", 1)

    note_talk(qtbot, keys)
    work_through(qtbot, keys)
    talk = found(book, "DIE-IV-0001")
    assert (talk.date, len(found(book, "DIE-EW-0001").purposes)) == ("2022-11-20", 6)
    assert [found(book, f"DIE-ZI-000{number}").text for number in (1, 2, 3)] == list(SAID)
    finding = found(book, "DIE-EK-0001")
    quoted = of_number(book, finding.evidence[0].target)
    assert (finding.statement, quoted.text) == (STATEMENT, SAID[-1])

    release_quote(qtbot, keys)
    quoted = of_number(book, quoted.uid)
    assert (quoted.status, quoted.release_scope) == ("released", "oeffentlich")
    give_finding_on(qtbot, keys)
    assert found(book, "DIE-EK-0001").status == "in_review"
    write_module(qtbot, keys)
    assert found(book, "DIE-WB-0001").finding_refs == (finding.uid,)
    release_module(keys)
    assert found(book, "DIE-WB-0001").status == "released"

    folder = tmp_path / "Lieferung"
    deliver(qtbot, keys, folder)
    assert any(folder.rglob("*.xlsx"))
    (document,) = folder.rglob("DIE-WB-0001*.docx")
    said = "\n".join(paragraph.text for paragraph in docx.Document(str(document)).paragraphs)
    assert TITLE in said
    assert SAID[-1] in said
    assert SAID[0] not in said  # a quote that nobody released
