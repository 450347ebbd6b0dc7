"""What the first picture needs, and nothing else, is loaded before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "sqlalchemy",
    "alembic",
    "docx",
    "lxml",
    "xlsxwriter",
    "PIL",
    "openpyxl",
    "email",
    "app.domain",
    "app.storage",
}

FIRST_PICTURE = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import ui.cli
from ui import bootstrap
app, program = bootstrap.start()
program.window.show_frame() if {frame} else program.show_start()
program.window.show()
app.processEvents()
program.window.grab()
from PySide6 import QtCore
print(*sys.modules, "Qt" if "Qt" in vars(QtCore) else "")
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(scope="module", params=[True, False], ids=["frame", "start page"])
def loaded(request):
    script = FIRST_PICTURE.format(frame=request.param)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_first_picture_loads_nothing_heavy(loaded):
    assert loaded & HEAVY == set()


def test_first_picture_loads_no_page_of_a_lab(loaded):
    assert {
        name for name in loaded if name.startswith(("ui.forms", "ui.models", "ui.pages.records"))
    } == set()


def test_first_picture_does_without_the_thousand_names_of_qt(loaded):
    """Loading ``PySide6.QtCore.Qt`` alone takes a fifth of the time to a minimal window."""
    assert "Qt" not in loaded


def test_window_is_what_was_measured(loaded):
    assert "ui.windows.main_window" in loaded
