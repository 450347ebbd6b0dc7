"""The office's own Word template: saved, changed, chosen, and refused where a style is missing."""

from __future__ import annotations

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from app.services.delivering import deliver
from ui import compose
from ui.compose import writers


@pytest.fixture
def page(page_of, book):
    page = page_of(book, "settings")
    page.views.choose("program")
    return page


@pytest.fixture
def field(page):
    return page._program.editors["document_template"]


@pytest.fixture
def template(tmp_path):
    """Return a template in which an office changed the colour of headings."""
    path = tmp_path / "Unsere Vorlage.docx"
    compose.save_template(path)
    opened = docx.Document(str(path))
    opened.styles["Heading 1"].font.name = "Verdana"
    opened.save(str(path))
    return path


def choose(field, path):
    field.edit.setText(str(path))
    field.settled.emit()


def test_documents_follow_the_template_that_was_chosen(page, field, book, template, tmp_path):
    choose(field, template)
    assert page.workspace.settings["document_template"] == str(template)
    (file, *_) = deliver(book, tmp_path / "aus", writers(book), ("word",)).files
    assert docx.Document(str(file)).styles["Heading 1"].font.name == "Verdana"


def test_a_missing_style_is_named_and_the_old_template_stays(page, field, template):
    choose(field, template)
    opened = docx.Document(str(template))
    style = opened.styles["Heading 2"].element
    style.getparent().remove(style)
    broken = template.with_name("kaputt.docx")
    opened.save(str(broken))
    choose(field, broken)
    refusal = page._program.refusals["document_template"]
    assert refusal.isVisible()
    assert "fehlt die Formatvorlage „Überschrift 2“" in refusal.accessibleName()
    assert page.workspace.settings["document_template"] == str(template)


def test_what_is_no_word_file_is_refused(page, field, tmp_path):
    (tmp_path / "a.docx").write_text("kein Word")
    choose(field, tmp_path / "a.docx")
    assert "lässt sich nicht lesen" in page._program.refusals["document_template"].accessibleName()
    assert page.workspace.settings["document_template"] == ""


def test_an_empty_line_takes_the_one_that_comes_along(page, field, book, template):
    choose(field, template)
    choose(field, "")
    assert book.house.template is None
    assert page._program.refusals["document_template"].isHidden()


def test_the_template_that_comes_along_can_be_saved_and_used(page, monkeypatch, tmp_path):
    target = tmp_path / "Vorlage.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(target), ""))
    page._program._save_template()
    compose.check_template(target)
