"""One of the versions between which somebody decides: what it says, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.numbers import write
from app.domain.values import UnreadableError, read
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.key_hint import KeyHint
from ui.widgets.marked_text import MarkedText
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QMouseEvent

    from app.domain.fields import Field

_PLACEHOLDER = "Eigenen Text schreiben …"
_NEAR = 0.9  # of the most letters


class Card(Panel):
    """``wanted`` tells that somebody chooses this version, by mouse or by its key."""

    wanted = Signal()

    def __init__(self, title: str, key: str) -> None:
        """``key`` is the figure that chooses it."""
        super().__init__()
        self._title, self._tight = title, False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # all as wide
        self.button = QRadioButton(title)
        mark(self.button, strong=True)
        self._plain = Label(title, "bodyStrong")
        self._key = KeyHint(key)
        self.meta = ElidedLabel("", "meta")
        self.body.setContentsMargins(space("m"), space("s"), space("m"), space("s"))
        self.body.setSpacing(space("hair"))
        row = QHBoxLayout()
        row.addWidget(self.button, 1)
        row.addWidget(self._plain, 1)
        row.addWidget(self._key)
        self.body.addLayout(row)
        self._meta_row = QHBoxLayout()
        self._meta_row.addWidget(self.meta, 1)
        self.body.addLayout(self._meta_row)
        self.button.clicked.connect(self.wanted)

    def offer(self, offered: bool) -> None:
        """Let it be chosen, or only read."""
        self.button.setVisible(offered)
        self._key.setVisible(offered and not self._tight)
        self._plain.setVisible(not offered)

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        self._tight = tight
        self.meta.setVisible(not tight)
        self._key.setVisible(not (tight or self.button.isHidden()))

    def rename(self, title: str) -> None:
        """Call it something else."""
        self._title = title
        self.button.setText(title)
        self._plain.setText(title)

    def choose(self, chosen: bool) -> None:
        """Show that it is chosen."""
        self.button.setChecked(chosen)
        if self.property("strong") != chosen:
            mark(self, strong=chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.button.isVisible():
            self.wanted.emit()


class TextCard(Card):
    """A version that is there."""

    def __init__(self, title: str, key: str) -> None:
        """Begin without a text."""
        super().__init__(title, key)
        self.text = MarkedText()
        inner = QWidget()
        mark(inner, ground="surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self.body.addWidget(self._area, 1)

    def show_version(self, meta: str, pieces: Iterable[tuple[str, bool]]) -> None:
        """Show what the version says, with what differs marked."""
        self.meta.setText(meta)
        self.text.show_pieces(pieces)
        self._area.verticalScrollBar().setValue(0)
        said = f"{self._title}, {meta}: {self.text.accessibleName()}"
        self.button.setAccessibleName(said)
        self._area.setAccessibleName(said)


class OwnCard(Card):
    """A third version. ``written`` tells that its text changed."""

    written = Signal()

    def __init__(self, title: str, key: str) -> None:
        """Begin empty."""
        super().__init__(title, key)
        self._field: Field | None = None
        self._counter = Label("", "hint")
        self._meta_row.addWidget(self._counter)
        self.meta.setText("geht als Rückfrage ans Labor")
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setAcceptDrops(False)  # the page takes files
        self.editor.setPlaceholderText(_PLACEHOLDER)
        self.body.addWidget(self.editor, 1)
        self.editor.textChanged.connect(self._count)
        self.editor.textChanged.connect(self.written)

    def begin(self, field: Field | None, text: str) -> None:
        """Take a text for a field; telling nobody."""
        self._field = field
        self.editor.setAccessibleName(f"{self._title}: {field.label}" if field else self._title)
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        self._count()

    @property
    def value(self) -> str | None:
        """What is written, as the field's value; None for nothing."""
        if self._field is None:
            return None
        try:
            written: str | None = read(self._field, self.editor.toPlainText())
        except UnreadableError:
            return None
        return written

    def _count(self) -> None:
        most = self._field.max if self._field else None
        length = len(self.value or "")
        shown = bool(most and length >= _NEAR * most)
        self._counter.setText(f"{write(length)} von {write(most)}" if most and shown else "")
        self._counter.setVisible(shown)
        mark(self._counter, tone="err" if most and length > most else "warn")
