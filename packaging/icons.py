"""Draws the program's sign as an icon for Windows. Runs in the bundle's environment: it has Qt and Pillow.

python packaging/icons.py laborbuch.ico
"""

from __future__ import annotations

import io
import os
import sys

from sign import svg

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def main(target: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PIL import Image

    drawn = [Image.open(io.BytesIO(png(size))) for size in SIZES]
    drawn[-1].save(target, format="ICO", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])


def png(size: int) -> bytes:
    """Return the sign as a picture of ``size`` by ``size`` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg().encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main(sys.argv[1])
