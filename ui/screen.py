"""Whether this computer can show a window. Known without Qt, which aborts the program where there is none."""

from __future__ import annotations

import os
import sys

# One of them is set where windows can be shown, or where somebody says how.
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen() -> bool:
    """Windows always has one; elsewhere the environment says so."""
    return sys.platform != "linux" or any(map(os.environ.get, SCREENS))
