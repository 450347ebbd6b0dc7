"""One module under review: to read, with the remark for its lab and the next steps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.vocabularies.statuses import STATUS_MODULE
from app.interchange.reply import MODULE, NOTE
from app.services.office import review
from ui.pages.office import review_words as words
from ui.paper.view import PaperView
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, Label, line

if TYPE_CHECKING:
    from app.reports.model import Document
    from app.services.office.review import Reviewed

_FIELD = KINDS[MODULE].by_id[NOTE]
_REMARK_HEIGHT, _LOW_REMARK = 76, 40
_MOST_NAMED = 2
_FULL = 0.9  # of the remark's length; from here on the counter warns


class ReviewSide(QFrame):
    """``pressed`` tells the step: ask, reject, accept, publish or note. ``paper_wanted`` asks for Word."""

    pressed = Signal(str)
    paper_wanted = Signal()
    back = Signal()

    def __init__(self, *, gives_word: bool = True) -> None:
        """Begin without a module. ``gives_word`` says whether Word documents are allowed here."""
        super().__init__()
        self._gives_word = gives_word
        mark(self, ground="surface")
        self.module: Reviewed | None = None
        self.paper = PaperView()
        self.remark = QTextEdit()
        self.remark.setAcceptRichText(False)
        self.remark.setTabChangesFocus(True)
        self.remark.setAccessibleName(_FIELD.label)
        self.remark.setPlaceholderText("Was auffiel, und was zu ändern ist")
        self.remark.textChanged.connect(self._count)
        self.back_button = IconButton("arrow-left", "Zurück zur Liste", self.back.emit)
        self._title, self._meta = ElidedLabel("", "recordTitle"), ElidedLabel("", "meta")
        self._gaps, self._evidence = Chip("", "warn", "triangle-alert"), Chip("", "plain")
        self._counter = Label("", "hint")
        self.buttons = self._make_buttons()
        self._arrange()

    def _make_buttons(self) -> dict[str, Button]:
        named = {"note": words.KEEP, "ask": words.ASK, "reject": words.REJECT}
        main = {"accept": words.ACCEPT, "publish": words.PUBLISH}
        found = {step: Button(text, partial(self.pressed.emit, step)) for step, text in named.items()}
        return found | {
            step: Button(text, partial(self.pressed.emit, step), variant="primary")
            for step, text in main.items()
        }

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addWidget(self.paper, 1)
        column.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        below = QHBoxLayout()
        below.setSpacing(space("s"))
        below.addWidget(self._meta, 1)
        below.addWidget(self._gaps)
        below.addWidget(self._evidence)
        said.addLayout(below)
        self._word = Button("Als Word ansehen …", self.paper_wanted.emit, icon="eye")
        head = QHBoxLayout()
        head.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        head.setSpacing(space("m"))
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        head.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        mark(foot, ground="surface", edge="top")
        self._column = QVBoxLayout(foot)
        self._column.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        self._column.setSpacing(space("s"))
        label = QHBoxLayout()
        label.addWidget(ElidedLabel(_FIELD.label, "label"), 1)
        label.addWidget(self._counter)
        self._column.addLayout(label)
        self._column.addWidget(self.remark)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        self._hint = ElidedLabel("Geht mit der nächsten Rückmeldung an das Labor.", "hint")
        row.addWidget(self._hint, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        self._column.addLayout(row)
        return foot

    # What it shows

    @property
    def typed(self) -> str:
        """The remark as it stands."""
        return self.remark.toPlainText()

    @property
    def is_changed(self) -> bool:
        """Whether the remark says something else than what is stored."""
        return self.module is not None and self.typed.strip() != self.module.remark.strip()

    def show_module(self, module: Reviewed, *, keep_text: bool = False) -> None:
        """Show a module; its text comes with ``show_paper``. ``keep_text`` leaves what is typed."""
        self.module = module
        self._title.setText(module.title)
        label = STATUS_MODULE.label_of(module.status)
        self._meta.setText(f"{module.town} · {module.code} · {label}")
        self._show_gaps(module)
        self._evidence.setText(words.rests_on(module))
        if not keep_text:
            self.remark.setPlainText(module.remark)
        for step, button in self.buttons.items():
            button.setVisible(step in _steps(module))
        self._hint.setVisible(not module.own)
        self._count()

    def _show_gaps(self, module: Reviewed) -> None:
        named = ", ".join(module.gaps[:_MOST_NAMED])
        self._gaps.setText(
            f"fehlt noch: {named}" if len(module.gaps) <= _MOST_NAMED else words.missing(module)
        )
        self._gaps.setToolTip(", ".join(module.gaps))
        self._gaps.setVisible(bool(module.gaps))

    def show_paper(self, paper: Document | None) -> None:
        """Show what is to be read."""
        self.paper.show_paper(paper)

    def _count(self) -> None:
        most, length = _FIELD.max or 0, len(self.typed.strip())
        over = length - most
        self._counter.setText(f"{over} Zeichen zu viel" if over > 0 else f"{length} von {most}")
        mark(self._counter, tone="err" if over > 0 else "warn" if length > most * _FULL else "text3")
        mark(self.remark, problem="error" if over > 0 else "")
        self.buttons["note"].setEnabled(self.is_changed)

    def set_tight(self, *, narrow: bool, low: bool) -> None:
        """Save room where there is little."""
        self.back_button.setVisible(narrow)
        self._word.setVisible(self._gives_word and not narrow)
        self._evidence.setVisible(not narrow)
        self._hint.setMaximumWidth(0 if narrow else 16777215)
        self.remark.setFixedHeight(pixels(_LOW_REMARK if low else _REMARK_HEIGHT))
        edge = space("s" if low else "m")
        self._column.setContentsMargins(space("l"), edge, space("l"), edge)


def _steps(module: Reviewed) -> tuple[str, ...]:
    """Return the buttons for a module; the office asks itself nothing."""
    names = {"accepted": "accept", "published": "publish", "rejected": "reject"}
    found = tuple(names[step] for step in review.steps(module.status))
    asks = () if module.own or module.status not in ("released", "accepted") else ("ask",)
    return ("note", *asks, *found)
