"""Breaking and cutting what delegates write, between words and never inside one that would fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


def wrapped(text: str, style: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most ``most`` lines; the rest becomes an ellipsis."""
    layout = QTextLayout(text, style)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and len(starts) < most:
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    return [*lines[:-1], cut(lines[-1], style, width)] if lines else [""]


def cut(text: str, style: QFont, width: int) -> str:
    """Let a text that is too long end between two words."""
    fitting = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, width)
    whole_words = fitting.rpartition(" ")[0]
    return fitting if fitting == text or not whole_words else f"{whole_words} …"


def shortened(text: str, longest: int) -> str:
    """Return at most as many characters of a text, to the end of a word; the record itself says all of it."""
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0]} …"
