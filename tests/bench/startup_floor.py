"""The least that a window with PySide6 costs: what ``tests.bench.startup`` measures against."""

from __future__ import annotations

import os
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6 import QtWidgets

app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.setCentralWidget(QtWidgets.QLabel("Hallo"))
window.resize(1200, 800)
window.show()
app.processEvents()
window.grab()
print(time.process_time())
sys.stdout.flush()
os._exit(0)
