"""The working place for a module: outline, writing, and beside it the pages, the evidence and the hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from ui.forms.body import sections_of
from ui.forms.editors.texts import GrowingText
from ui.forms.record_form import RecordForm
from ui.pages.records.work import WorkView
from ui.pages.writing.evidence import EvidencePane
from ui.pages.writing.hints import HintsPane
from ui.pages.writing.outline import Outline
from ui.pages.writing.preview import Preview
from ui.theme.style import mark
from ui.theme.tokens import narrow, space
from ui.widgets.segments import SegmentBar
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.domain.record import Record
    from ui.actions import Handlers
    from ui.pages.writing.evidence import Insertion
    from ui.windows.workspace import Workspace

KIND = "knowledge_module"
_WRITE, _LOOK = "write", "look"
_PARTS = {_WRITE: "Schreiben", _LOOK: "Vorschau"}
_TABS = ("Vorschau", "Belege", "Hinweise")
_TEXTS = (FieldKind.LINE, FieldKind.TEXT)
_WIDTHS = (488, 452)
_THREE = 1020  # px from which outline, writing and pages have room beside each other


class WritingView(WorkView):
    """The fields are those of the form, and so is the saving; this is another arrangement of them."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin without a module."""
        super().__init__()
        mark(self, ground="surface")
        self._kind = KINDS[KIND]
        self.form = RecordForm(workspace.book, self._kind, self)
        self.form.show_head(False)
        self.outline = Outline(sections_of(self._kind))
        self.preview = Preview(workspace, self.form.record)
        self.evidence = EvidencePane(workspace.book)
        self.hints = HintsPane()
        self._parts = SegmentBar("Teil des Bausteins", _PARTS)
        self._tabs = Tabs()
        self._pages = QStackedWidget()
        self._place = Label("", "meta")
        self._words = Label("", "meta")
        self._text: GrowingText | None = None
        self._left = QWidget()
        self._right = self._make_right()
        self._splitter = QSplitter()
        self._arrange()
        self._connect()

    def _make_right(self) -> QWidget:
        right = QWidget()
        mark(right, ground="canvas")
        head = QWidget()
        mark(head, ground="surface", edge="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(space("l"), 0, space("l"), 0)
        self._tabs.setAccessibleName("Beim Schreiben ansehen")
        for name, page in zip(_TABS, (self.preview, self.evidence, self.hints), strict=True):
            self._tabs.addTab(name)
            self._pages.addWidget(page)
        row.addWidget(self._tabs)
        row.addStretch(1)
        row.addWidget(self._place)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._counts())
        return right

    def _counts(self) -> QWidget:
        foot = QWidget()
        mark(foot, ground="surface", edge="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.addStretch(1)
        row.addWidget(self._words)
        return foot

    def _arrange(self) -> None:
        row = QHBoxLayout(self._left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.form, 1)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self._right)
        self._splitter.setSizes([self.outline.width() + _WIDTHS[0], _WIDTHS[1]])
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        parts = QHBoxLayout()
        parts.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        parts.addWidget(self._parts)
        parts.addStretch(1)
        self._bar = QWidget()
        mark(self._bar, ground="surface", edge="bottom")
        self._bar.setLayout(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        body = self.form.body
        body.add_bar(self.outline)
        body.edited.connect(self._hear_edit)
        self.form.saved.connect(self.saved)
        self.form.saved.connect(self._show_evidence)
        self.form.navigate.connect(self.opened)
        self.form.judged.connect(self._show_standing)
        self.outline.field_wanted.connect(self.go_to)
        self.hints.field_wanted.connect(self.go_to)
        self.hints.counted.connect(lambda number: self._count(2, number))
        self.evidence.counted.connect(lambda number: self._count(1, number))
        self.evidence.opened.connect(self.opened)
        self.evidence.inserted.connect(self._insert)
        self.preview.turned.connect(self._say_place)
        self._tabs.currentChanged.connect(self._turn)
        self._parts.chosen.connect(self._set_out)
        QApplication.instance().focusChanged.connect(self._note_text)  # type: ignore[union-attr]

    # What the record side asks

    @property
    def record(self) -> Record | None:
        """The module as it stands, unsaved changes included."""
        return self.form.record()

    def show_record(self, record: Record) -> None:
        """Show a module; the one in view stays where it is read."""
        self.form.set_record(record)
        self.preview.spoil()
        self._show_evidence()
        self._show_standing()

    def flush(self) -> bool:
        """Store what was typed. False if it cannot be stored; the form says why."""
        return self.form.flush()

    def first(self) -> QWidget:
        """Return what takes the focus when one comes here."""
        return self.form.body.boxes["title"].editor.input

    def areas(self) -> Sequence[QWidget]:
        """Return the parts that F6 goes through."""
        return (self.outline.list, self.form.body, self._tabs)

    def handlers(self) -> Handlers:
        """Return what is done here for the commands of ui.actions."""
        return {"problem.next": self.form.next_problem}

    # How it follows

    def _hear_edit(self) -> None:
        self.preview.spoil()
        self._say_words()

    def _show_evidence(self) -> None:
        if record := self.record:
            self.evidence.show_record(record)

    def _show_standing(self) -> None:
        if self.record is None:
            return
        standing = self.form.standing
        by_id = self._kind.by_id
        self.outline.show_missing({id_: by_id[id_].label for id_ in by_id if id_ in standing.missing})
        self.hints.show_standing(standing)
        self._say_words()

    def _say_words(self) -> None:
        values = [getattr(self.record, field.id) for field in self._kind.own_fields if field.kind in _TEXTS]
        words = f"{sum(len(str(value or '').split()) for value in values):,}".replace(",", ".")
        pages = self.preview.pages.pages
        self._words.setText(f"{words} Wörter · etwa {pages} Seiten" if pages > 1 else f"{words} Wörter")

    def _say_place(self, text: str) -> None:
        self._place.setText(text)
        self._say_words()

    def _count(self, tab: int, number: int) -> None:
        self._tabs.setTabText(tab, f"{_TABS[tab]} {number}" if number else _TABS[tab])

    def _turn(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self._place.setVisible(tab == 0)

    def _set_out(self) -> None:
        single = narrow(self.window().width())
        wide = self.width() >= _THREE
        self._bar.setVisible(single)
        self._left.setVisible(not single or self._parts.current == _WRITE)
        self._right.setVisible(not single or self._parts.current == _LOOK)
        self.outline.setVisible(wide)
        self.form.body.bar.setVisible(not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    # What people do

    def go_to(self, id_: str) -> None:
        """Lead to a field."""
        self._parts.choose(_WRITE)
        self.form.body.go_to(id_)

    def _note_text(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Remember in which text somebody writes: there the reference goes."""
        if isinstance(now, GrowingText) and self.form.isAncestorOf(now):
            self._text = now

    def _insert(self, insertion: Insertion, uid: str, code: str) -> None:
        """Refer to a record: in the field that names it, and in the text where somebody writes."""
        present = getattr(self.record, insertion.field, ())
        if uid not in present:
            self.form.put(**{insertion.field: (*present, uid)})
        if insertion.cited and self._text is not None:
            self._text.insertPlainText(f" [{code}]")
            self._text.setFocus()
        self.form.flush()
        self.preview.spoil()
