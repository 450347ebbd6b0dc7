"""Figures become pictures: the same for all formats, and with what they show in words."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PIL import Image

from app.reports.compendium import build_lab
from app.reports.drawings import Crossing, Lane, Mark, Share, Shares, Stripe, Timeline
from app.reports.model import Figure, Picture, Table
from app.reports.network import build_network
from exporters.drawing import pictured
from exporters.drawing.canvas import INK, fitting, width_of
from tests.helpers.archive import network_archive, sample_archive
from tests.helpers.word import document, paragraph

TODAY = dt.date(2022, 11, 22)
START, END = dt.date(2021, 5, 1), dt.date(2023, 3, 31)


def day(text):
    return dt.date.fromisoformat(text)


def stripe(first, last="", *, exact=True, certain=True):
    return Stripe(day(first), day(last or first), exact, certain)


def drawn(drawing, *, wide=True):
    (block,) = pictured(document(Figure(drawing, 1, "Text", "Bild", "Grafik", wide=wide))).blocks
    assert isinstance(block, Picture)
    return block, Image.open(io.BytesIO(block.data)).convert("RGB")


def ink_of(image):
    """Return how many pixels are as dark as the ink."""
    ink = tuple(bytes.fromhex(INK[1:]))
    return sum(count for count, colour in image.getcolors(1 << 24) if colour == ink)


def inked(image, box):
    return ink_of(image.crop(box)) > 0


def timeline(*lanes):
    return Timeline(START, END, tuple(Lane(f"Stadt {place}", own) for place, own in enumerate(lanes)))


def test_a_day_stands_where_it_is_in_time():
    early, late = stripe("2021-05-10"), stripe("2023-03-20")
    _, image = drawn(timeline((early,), (late,)))
    width, height = image.size
    assert inked(image, (width // 8, 80, width // 3, height // 2 + 20))
    assert not inked(image, (width // 2, 80, width, height // 2 - 10))
    assert inked(image, (width * 4 // 5, height // 2, width, height))


def test_what_is_not_certain_is_only_an_outline():
    _, certain = drawn(timeline((stripe("2022-01-01", "2022-12-31"),)))
    _, planned = drawn(timeline((stripe("2022-01-01", "2022-12-31", certain=False),)))
    assert ink_of(certain) > 2 * ink_of(planned) > 0


def test_what_happens_at_once_stands_below_each_other():
    _, one = drawn(timeline((stripe("2022-01-01", "2022-12-31"),)))
    _, two = drawn(timeline((stripe("2022-01-01", "2022-12-31"), stripe("2022-06-01"))))
    assert two.height > one.height


def test_a_bar_is_as_long_as_its_share():
    _, image = drawn(Shares((Share("Frei wählbar", 0.5, "50 %"),)), wide=False)
    ink = tuple(bytes.fromhex(INK[1:]))
    row = [image.getpixel((x, image.height - 30)) == ink for x in range(4, image.width - 4)]
    assert sum(row) == pytest.approx(len(row) / 2, rel=0.15)  # the number stands within


def test_signs_stand_in_their_column():
    rows = (("T1", ((Mark("supports", 2),), ())), ("T2", ((), (Mark("supports", 1),))))
    _, image = drawn(Crossing(("Mölln", "Dießen"), rows))
    width, height = image.size
    top, bottom = height * 35 // 100, height * 70 // 100
    assert inked(image, (width // 8, top, width // 2, bottom))
    assert not inked(image, (width * 6 // 10, top, width, bottom - 20))
    assert inked(image, (width * 6 // 10, bottom, width, height))


def test_the_same_figure_gives_the_same_bytes():
    drawing = timeline((stripe("2022-05-01", "2022-05-31", exact=False),))
    assert drawn(drawing)[0].data == drawn(drawing)[0].data


def test_what_is_said_of_a_figure_goes_along():
    picture, image = drawn(Shares((Share("a", 0.2, "20 %"),)), wide=False)
    assert (picture.alt_text, picture.caption, picture.credit, picture.number) == (
        "Text",
        "Bild",
        "Grafik",
        1,
    )
    assert (picture.width_px, picture.height_px) == image.size
    assert not picture.wide


def test_a_document_without_figures_stays_as_it_is():
    paper = document(paragraph("nichts zu zeichnen"))
    assert pictured(paper) is paper


def test_long_names_end_where_the_room_ends():
    assert fitting("Dießen", 10, 200) == "Dießen"
    short = fitting("Garmisch-Partenkirchen am Rand", 10, 60)
    assert short.endswith("…")
    assert width_of(short, 10) <= 60


def figures_of(paper):
    return [(place, block) for place, block in enumerate(paper.blocks) if isinstance(block, Figure)]


def test_the_sample_lab_shows_when_and_what_share():
    paper = build_lab(sample_archive("DIE"), today=TODAY)
    kinds = [type(figure.drawing) for _, figure in figures_of(paper)]
    assert kinds == [Shares, Timeline]
    (place, shares), (_, time) = figures_of(paper)
    assert isinstance(paper.blocks[place - 1], Table)
    assert "70\N{NO-BREAK SPACE}%" in shares.alt_text
    assert "Erkundung: 5; Verdichtung: 3" in time.alt_text


def test_the_network_shows_its_towns_and_what_they_say():
    paper = build_network(network_archive(), today=TODAY)
    (_, time), (place, crossing) = figures_of(paper)[:2]
    assert [lane.label for lane in time.drawing.lanes][:2] == ["Mölln", "Wittenberge"]
    assert isinstance(crossing.drawing, Crossing)
    assert "T6: Oestrich-Winkel stützt" in crossing.alt_text
    table = paper.blocks[place + 1]
    assert isinstance(table, Table)
    assert table.head[1:] == crossing.drawing.columns
    assert len(table.rows) == len(crossing.drawing.rows)


def test_figures_are_numbered_with_the_pictures_and_say_where_the_numbers_are():
    paper = build_network(network_archive(), today=TODAY)
    numbers = [block.number for block in paper.blocks if isinstance(block, Figure | Picture)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all("Daten:" in figure.credit and figure.alt_text for _, figure in figures_of(paper))
