"""Fields in rows of thirds, halves and the whole width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.forms.flow import FieldFlow, Span

WIDE, MIDDLE, NARROW = 1000, 600, 300


class Block(QWidget):
    def __init__(self, height):
        super().__init__()
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)


@pytest.fixture
def flow_of(qtbot):
    windows = []

    def make(spans, width, height=30):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(max(width, WIDE), 700)
        ground = QWidget(window)
        flow = FieldFlow(ground)
        blocks = [Block(height) for _ in spans]
        for block, span in zip(blocks, spans, strict=True):
            flow.add(block, span)
        ground.setGeometry(0, 0, width, 600)
        window.show()
        windows.append(window)
        return flow, blocks

    return make


def rows(blocks):
    tops = sorted({block.y() for block in blocks})
    return [[block.width() for block in blocks if block.y() == top] for top in tops]


def test_three_thirds_make_a_row_of_equal_columns(flow_of):
    _, blocks = flow_of([Span.THIRD] * 4, WIDE)
    (first, second, third), (fourth,) = rows(blocks)
    assert first == pytest.approx(second, abs=1) == pytest.approx(third, abs=1)
    assert fourth == first


def test_halves_line_up_with_the_edges(flow_of):
    _, blocks = flow_of([Span.HALF, Span.HALF, Span.FULL], WIDE)
    assert blocks[0].x() == blocks[2].x() == 0
    assert blocks[1].geometry().right() == blocks[2].geometry().right() == WIDE - 1


def test_a_third_is_a_half_where_there_is_room_for_two(flow_of):
    _, blocks = flow_of([Span.THIRD] * 3, MIDDLE)
    assert [len(row) for row in rows(blocks)] == [2, 1]


def test_a_very_narrow_form_has_one_column(flow_of):
    _, blocks = flow_of([Span.THIRD, Span.HALF, Span.FULL], NARROW)
    assert rows(blocks) == [[NARROW]] * 3


def test_a_narrow_window_has_two_columns_however_wide_the_form(flow_of):
    _, blocks = flow_of([Span.THIRD] * 3, 700)
    assert [len(row) for row in rows(blocks)] == [3]
    blocks[0].window().resize(850, 700)
    blocks[0].parentWidget().resize(701, 600)
    assert [len(row) for row in rows(blocks)] == [2, 1]


def test_hidden_fields_take_no_room(flow_of):
    flow, blocks = flow_of([Span.FULL] * 3, WIDE)
    whole = flow.heightForWidth(WIDE)
    blocks[1].hide()
    flow.activate()
    assert blocks[2].y() < whole - 60
    assert flow.heightForWidth(WIDE) < whole


def test_a_row_is_as_high_as_its_highest_field(flow_of):
    flow, blocks = flow_of([Span.HALF, Span.HALF, Span.FULL], WIDE)
    blocks[1].setMinimumHeight(80)
    blocks[1].setMaximumHeight(80)
    flow.activate()
    assert blocks[2].y() >= 80
