"""An empty office, and a lab that delivers to it."""

from __future__ import annotations

import pytest

from tests.helpers.labs import MemoryLab
from tests.helpers.offices import empty_office


@pytest.fixture
def office(tmp_path):
    book = empty_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def lab():
    """Return a lab with twelve findings, so that one deletion is less than a tenth."""
    made = MemoryLab("DIE")
    for number in range(1, 13):
        made.say(number, explanation="Wie es war.")
    return made
