"""Files that are dropped on a form, pasted into it or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.services import records

CODE = "DIE-AK-0005"


@pytest.fixture
def form(form_of, record_of):
    return form_of(record_of(CODE))


def photo(folder, name="Werkstatt.jpg", colour="teal"):
    path = folder / name
    Image.new("RGB", (40, 20), colour).save(path)
    return path


def minutes(folder):
    path = folder / "Protokoll.pdf"
    path.write_bytes(b"%PDF-1.7 ... %%EOF")
    return path


def data_of(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(form, data):
    around = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), *around)
    QApplication.sendEvent(form, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(form, QDropEvent(QPointF(9, 9), *around))


def stored(book, form) -> Any:
    return records.find(book, form.record().uid)


def media(book, form):
    return stored(book, form).media


def editor(form, id_="media"):
    return form.body.boxes[id_].editor


def test_dropped_photos_stand_in_the_form_with_thumbnails(book, form, tmp_path):
    before = len(media(book, form))
    drop(form, data_of(photo(tmp_path), photo(tmp_path, "b.jpg", "red")))
    assert len(media(book, form)) == before + 2
    lines = editor(form).control.lines
    assert not lines.item(lines.count() - 1).icon().isNull()
    assert "Werkstatt" in lines.item(before).text()


def test_undo_takes_all_of_them_back_at_once(book, form, tmp_path):
    before = media(book, form)
    drop(form, data_of(photo(tmp_path), photo(tmp_path, "b.jpg", "red")))
    undone: Any = records.undo(book)
    assert undone[0].text == "2 Bilder hinzugefügt"
    assert media(book, form) == before


def test_documents_go_where_documents_belong(book, form, tmp_path):
    drop(form, data_of(minutes(tmp_path)))
    assert len(stored(book, form).documents) == 1


def test_what_is_dropped_together_is_sorted_and_undone_together(book, form, tmp_path):
    before = media(book, form)
    (tmp_path / "Programm.exe").write_bytes(b"MZ")
    drop(form, data_of(photo(tmp_path), minutes(tmp_path), tmp_path / "Programm.exe"))
    assert (len(media(book, form)), len(stored(book, form).documents)) == (len(before) + 1, 1)
    assert "Programm.exe" in editor(form, "documents")._refused.accessibleName()
    undone: Any = records.undo(book)
    assert undone[0].text == "2 Dateien hinzugefügt"
    assert (media(book, form), stored(book, form).documents) == (before, ())


def test_undo_does_not_count_what_was_refused(book, form, tmp_path):
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0")
    drop(form, data_of(tmp_path / "a.heic", photo(tmp_path)))
    undone: Any = records.undo(book)
    assert undone[0].text == "1 Bild hinzugefügt"


def test_a_photo_is_no_document_whatever_it_is_called(book, form, tmp_path):
    path = photo(tmp_path).rename(tmp_path / "Protokoll.pdf")
    editor(form, "documents").take_files([path])
    assert stored(book, form).documents == ()
    assert "ist ein Bild" in editor(form, "documents")._refused.accessibleName()


def test_a_picture_is_pasted_from_a_field_of_text(book, form):
    before = len(media(book, form))
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    text = editor(form, "objective").input
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(media(book, form)) == before + 1


def test_copied_files_are_pasted(book, form, tmp_path):
    before = len(media(book, form))
    QApplication.clipboard().setMimeData(data_of(photo(tmp_path)))
    text = editor(form, "objective").input
    written = text.text()
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(media(book, form)) == before + 1
    assert text.text() == written


def test_text_is_pasted_as_ever(form):
    QApplication.clipboard().setText("Aus der Zwischenablage. ")
    text = editor(form, "objective").input
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Aus der Zwischenablage." in text.text()


def test_the_button_does_the_same(book, form, tmp_path, monkeypatch):
    before = len(media(book, form))
    chosen = ([str(photo(tmp_path))], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    QTest.keyClick(editor(form)._add_files, Qt.Key.Key_Space)
    assert len(media(book, form)) == before + 1


def test_what_is_refused_is_said_below_and_the_rest_stays(book, form, tmp_path):
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0")
    before = len(media(book, form))
    drop(form, data_of(tmp_path / "a.heic", photo(tmp_path)))
    assert len(media(book, form)) == before + 1
    assert "a.heic" in editor(form)._refused.accessibleName()
    assert not editor(form)._refused.isHidden()
    drop(form, data_of(photo(tmp_path, "c.jpg", "blue")))
    assert editor(form)._refused.isHidden()


def test_a_missing_file_is_said(form, tmp_path):
    drop(form, data_of(Path(tmp_path) / "weg.jpg"))
    assert "weg.jpg" in editor(form)._refused.accessibleName()
