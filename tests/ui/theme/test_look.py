"""Light, dark, high contrast: chosen, or as the system has it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QPushButton

from ui.theme import fonts, look
from ui.theme.palette import contrast_colors
from ui.theme.style import mark, style_sheet
from ui.theme.switch import LookSwitch
from ui.theme.tokens import tokens

Role = QPalette.ColorRole


class System(QObject):
    """A system that is as a test wants it."""

    changed = Signal()

    def __init__(self, *, dark=False, contrast=False):
        super().__init__()
        self.dark = dark
        self.contrast = contrast
        self.scale = 1.0
        self.family = "Sans Serif"
        self.preferred = []

    def prefer(self, choice):
        self.preferred.append(choice)

    def palette(self):
        return high_contrast()


def high_contrast():
    """Return the colours of the black high-contrast Windows, which are the example in tokens.json."""
    example = tokens()["color"]["highContrastExample"]
    palette = QPalette()
    for token, role in tokens()["highContrastFromSystem"].items():
        if "/" not in role:
            palette.setColor(QPalette.ColorRole[role], QColor(example[token]))
    return palette


@pytest.fixture
def switch_for(qapp, settings, light):
    return lambda system: LookSwitch(qapp, settings, system)


def test_look_is_the_systems(switch_for):
    switch_for(System(dark=True))
    assert look.current().name == "dark"


def test_choice_goes_before_the_system(switch_for, settings):
    switch = switch_for(System(dark=True))
    switch.choose("light")
    assert (look.current().name, settings["look"]) == ("light", "light")


def test_system_is_followed_while_the_program_runs(switch_for, qapp):
    system = System()
    switch_for(system)
    system.dark = True
    system.changed.emit()
    assert qapp.palette().color(Role.Window).name() == tokens()["color"]["dark"]["canvas"].lower()


def test_high_contrast_goes_before_everything(switch_for):
    switch_for(System(contrast=True)).choose("light")
    assert look.current().contrast
    assert look.current().sans == ("Sans Serif",)


def test_high_contrast_is_remembered_for_the_next_first_picture(switch_for, settings):
    switch_for(System(contrast=True))
    assert settings["contrast"] is True


def test_font_of_the_system_is_a_choice(switch_for):
    switch_for(System()).choose_font(True)
    assert look.current().sans == ("Sans Serif",)


def test_high_contrast_has_the_systems_colors_and_none_of_ours():
    colors = contrast_colors(high_contrast())
    example = tokens()["color"]["highContrastExample"]
    assert {
        token: colors[token].upper() for token in tokens()["highContrastFromSystem"] if token in example
    } == {token: example[token] for token in tokens()["highContrastFromSystem"] if token in example}


def test_every_look_has_every_color():
    names = set(tokens()["color"]["light"])
    assert names == set(tokens()["color"]["dark"])
    assert names <= set(contrast_colors(high_contrast())) | {"disabledText"}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_style_sheet_has_no_color_that_is_no_token(name, light):
    light(name)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", style_sheet(look.current())))
    assert used <= set(tokens()["color"][name].values())


def test_style_sheet_leaves_no_name_open(light):
    assert "$" not in style_sheet(look.current())


def test_text_grows_with_the_text_size_of_the_system(light):
    look.use(look.own("light", scale=1.5))
    assert look.font("body").pixelSize() == 21
    assert "font-size: 21px" in style_sheet(look.current())


def test_semibold_is_a_face_of_its_own(light):
    fonts.register_first()
    fonts.register_rest()
    assert "Semibold" in QFontDatabase.styles("Source Sans Pro")
    assert QFontInfo(look.font("bodyStrong")).styleName() == "Semibold"


def test_mark_shows_at_once(qtbot, light):
    label = QLabel("Text")
    qtbot.addWidget(label)
    mark(label, role="body", tone="")
    label.show()
    mark(label, tone="err")
    assert label.palette().color(Role.WindowText) == look.color("err")


def test_look_changes_without_a_style_sheet_of_a_single_widget(qtbot, light):
    button = QPushButton("Tun")
    qtbot.addWidget(button)
    mark(button, variant="primary")
    button.show()
    light("dark")
    image = button.grab().toImage()
    assert image.pixelColor(6, image.height() // 2).name().upper() == tokens()["color"]["dark"]["accent"]
