"""The first picture of the real window, from the command line's first import on.

``frame`` is what shows while a lab is being opened, ``start`` is the start page.
"""

from __future__ import annotations

import os
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import ui.cli  # noqa: F401  # as the program does
from ui import bootstrap

app, program = bootstrap.start()
if sys.argv[1] == "frame":
    program.window.show_frame()
else:
    program.show_start()
program.window.show()
app.processEvents()
program.window.grab()
print(time.process_time())
sys.stdout.flush()
os._exit(0)
