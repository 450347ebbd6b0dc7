"""The card of a field goes when its field is out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.help.field_card import FieldCard


def test_the_card_goes_with_its_field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = QLineEdit()
    column.addWidget(field)
    window.resize(600, 400)
    window.show()
    card = FieldCard("Titel", "Worum es geht.", (), field)
    card.open()
    assert card.isVisible()
    field.hide()
    assert card.isHidden()
