"""Dialogs on a screen that nobody sees."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items):
    """Without a window manager Qt warns whenever a window's least size changes."""
    for item in items:
        if "tests/ui/dialogs" in item.nodeid:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))
