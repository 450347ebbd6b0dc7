"""Icons are drawn in the look in force, sharp on every screen."""

from __future__ import annotations

from importlib import resources

import pytest
from PySide6.QtGui import QColor

from app.domain.vocabularies.findings import THESIS_RELATIONS
from ui.actions import ACTIONS
from ui.theme import icons, look
from ui.windows.places import LAB_PLACES, OFFICE_PLACES

FOLDER = resources.files("resources") / "icons"
NAMES = sorted(file.name.removesuffix(".svg") for file in FOLDER.iterdir() if file.name.endswith(".svg"))


def inks(pixmap):
    image = pixmap.toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [ink for point in points if (ink := image.pixelColor(*point)).alpha() == 255]


def differ(one, other):
    """Return by how much two colours differ; what is drawn half-transparent is rounded."""
    channels = (QColor.red, QColor.green, QColor.blue)
    return max(abs(channel(one) - channel(other)) for channel in channels)


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_its_color_only(name, light):
    found = inks(icons.pixmap(name, "err", 48, 2))
    assert found
    assert all(differ(ink, look.color("err")) <= 1 for ink in found)


@pytest.mark.parametrize("name", NAMES)
def test_icon_names_no_color_of_its_own(name):
    assert "#" not in icons.svg(name, "COLOR")


def test_icon_has_the_pixels_of_its_screen(light):
    drawn = icons.pixmap("mic", "text2", 18, 2)
    assert (drawn.width(), drawn.devicePixelRatio()) == (36, 2)


def test_icon_follows_the_look(light):
    before = inks(icons.pixmap("mic", "accent", 18, 1))
    light("dark")
    assert all(ink not in before for ink in inks(icons.pixmap("mic", "accent", 18, 1)))


def test_icon_is_drawn_once(light):
    assert icons.pixmap("mic", "ok", 18, 1).cacheKey() == icons.pixmap("mic", "ok", 18, 1).cacheKey()


def test_every_relation_has_a_mark_of_its_own(light):
    marks = [icons.pixmap(f"relation-{key}", "text", 13).toImage() for key in THESIS_RELATIONS.keys]
    assert all(one != other for number, one in enumerate(marks) for other in marks[:number])


def test_commands_and_places_have_icons_that_are_there():
    wanted = {shown.icon for shown in (*ACTIONS, *LAB_PLACES, *OFFICE_PLACES)}
    assert wanted - {""} <= set(NAMES)


def test_licences_lie_beside_what_they_cover():
    assert "ISC" in (FOLDER / "LICENSE.txt").read_text("utf-8")
    for family in ("SourceSansPro", "SourceSerifPro"):
        licence = resources.files("resources") / "fonts" / f"{family}-LICENSE.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8")
