"""The sections of a form below one another, and the bar that leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from app.domain.record import ADMIN, NOTE
from ui.forms.area import FormArea
from ui.forms.measures import MARGIN
from ui.forms.section import FormSection
from ui.forms.section_bar import SectionBar
from ui.forms.standing import ERROR, GAP, Standing
from ui.forms.tab_order import tab_before
from ui.theme.tokens import space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QFocusEvent

    from app.domain.fields import Field
    from app.domain.record import RecordKind
    from ui.forms.desk import Desk
    from ui.forms.draft import Draft
    from ui.forms.field_box import FieldBox


class Bar(Protocol):
    """What leads to the sections of a form and says in which of them one is."""

    @property
    def chosen(self) -> SignalInstance:
        """Tells the place of a section, counted from 0."""

    def follow(self, place: int) -> None:
        """Show where somebody is."""

    def show_section(self, place: int, shown: bool, tone: str) -> None:
        """Offer a section or not, marked with the gravest thing in it."""


class FormBody(QWidget):
    """All fields of a kind of record. ``edited`` and ``settled`` come from any of them."""

    edited = Signal()
    settled = Signal()

    def __init__(self, kind: RecordKind, desk: Desk, parent: QWidget) -> None:
        """Build every field once; switching records shows other values."""
        super().__init__(parent)
        self._standing = Standing()
        names = sections_of(kind)
        self.bar = SectionBar(names, self)
        self._bars: list[Bar] = [self.bar]
        self._area = FormArea(self, MARGIN, space("l"), space("xl"))
        self._notices: list[QWidget] = []
        self._above = QVBoxLayout()
        self._area.column.addLayout(self._above)
        self.sections = [self._add_section(kind, name, desk) for name in names]
        self._area.column.addStretch(1)
        self.boxes = {id_: box for section in self.sections for id_, box in section.fields.boxes.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._area, 1)
        self.bar.chosen.connect(self.go_to_section)
        self._area.verticalScrollBar().valueChanged.connect(self._follow_scroll)

    def _add_section(self, kind: RecordKind, name: str, desk: Desk) -> FormSection:
        first = name == sections_of(kind)[0]
        section = FormSection(name, fields_in(kind, name), desk, self._area.content, first=first)
        self._area.column.addWidget(section)
        section.fields.edited.connect(self.edited)
        section.fields.settled.connect(self.settled)
        return section

    def add_bar(self, bar: Bar) -> None:
        """Let another part lead to the sections, beside the bar above them."""
        self._bars.append(bar)
        bar.chosen.connect(self.go_to_section)

    def add_notice(self, notice: QWidget) -> None:
        """Put something above all sections."""
        self._notices.append(notice)
        self._above.addWidget(notice)
        self.let_tab_reach_notices()

    def let_tab_reach_notices(self) -> None:
        """Let Tab come to the buttons of the notices before the fields, those made just now as well."""
        buttons = [button for notice in self._notices for button in notice.findChildren(QAbstractButton)]
        tab_before(next(box for box in self.boxes.values() if not box.field.computed).editor.input, buttons)

    def go_to_notices(self) -> None:
        """Show what stands above the sections."""
        self._settle_layout()
        self._area.verticalScrollBar().setValue(0)

    def show_draft(self, draft: Draft[Any], *, folded: bool) -> None:
        """Show another record from its beginning; ``folded`` leaves open only what must be filled in."""
        for place, section in enumerate(self.sections):
            section.show_draft(draft)
            section.fold(folded and place > 0 and not section.asks(draft.holder))
        self._area.verticalScrollBar().setValue(0)
        self._say_place(0)
        self._mark_sections()

    def first(self) -> QWidget | None:
        """Return the first field that people may write in."""
        box = self._first_box()
        return box.editor.input if box else None

    def _first_box(self) -> FieldBox | None:
        boxes = self.boxes.values()
        return next((box for box in boxes if not (box.field.computed or box.isHidden())), None)

    def show_again(self, ids: Iterable[str]) -> None:
        """Show the values of some fields that others than people changed."""
        changed = set(ids)
        for section in self.sections:
            section.fields.show_again(changed)

    def follow(self) -> None:
        """Show the fields that apply as things stand now."""
        for section in self.sections:
            section.follow()
        self._mark_sections()

    def show_standing(self, standing: Standing, *, but: QWidget | None = None) -> None:
        """Show at each field what is wrong; ``but`` is a widget whose field is still being typed."""
        self._standing = standing
        for section in self.sections:
            section.fields.show_standing(standing, but)
        self._mark_sections()

    def allow(self, allowed: bool) -> None:
        """Let people change the record's own fields, or only read them; state and scope stay open."""
        for box in self.boxes.values():
            if box.field.section not in (ADMIN, NOTE):
                box.editor.allow(allowed)

    def only_read(self) -> None:
        """Let nothing be changed, whatever the record says; what is there stays selectable."""
        for box in self.boxes.values():
            box.editor.allow(False)

    def hold(self, fixed: Mapping[str, str]) -> None:
        """Let single fields only be read, and say why. ``allow`` opens them again."""
        for id_, why in fixed.items():
            self.boxes[id_].hold(why)

    def _mark_sections(self) -> None:
        for place, section in enumerate(self.sections):
            fields = (box.field for box in section.fields.boxes.values())
            tone = self._standing.tone_of_section(fields)
            for bar in self._bars:
                bar.show_section(place, section.has_fields, tone)

    def go_to_section(self, place: int) -> None:
        """Jump to a section."""
        section = self.sections[place]
        section.fold(False)
        self._settle_layout()
        self._area.verticalScrollBar().setValue(self._top_of(section) if place else 0)
        self._say_place(place)

    def go_to(self, id_: str) -> None:
        """Lead to a field, wherever it is."""
        box = self.boxes.get(id_)
        if box is None:
            return
        section = next(section for section in self.sections if id_ in section.fields.boxes)
        section.fold(False)
        box.editor.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reveal(box)
        QTimer.singleShot(0, box, lambda: self._reveal(box))

    def _reveal(self, box: FieldBox) -> None:
        """Scroll to a field; once more when everything above it has its height."""
        self._settle_layout()
        self._area.ensureWidgetVisible(box, 0, space("xxxl"))

    def go_to_next_problem(self) -> None:
        """Lead to the field after the present one at which something is wrong, missing or worth a look."""
        ids = [id_ for id_, box in self.boxes.items() if self._standing.tone_at(id_) and not box.isHidden()]
        order = list(self.boxes)
        here = self.present_field()
        after = order.index(here) if here else -1
        self.go_to(next((id_ for id_ in ids if order.index(id_) > after), next(iter(ids), "")))

    def go_to_gravest_problem(self) -> None:
        """Lead to the first error, else to the first gap."""
        tones = {id_: self._standing.tone_at(id_) for id_ in self.boxes}
        self.go_to(next((id_ for tone in (ERROR, GAP) for id_ in tones if tones[id_] == tone), ""))

    def present_field(self) -> str | None:
        """Return the field that has the focus."""
        focus = QApplication.focusWidget()
        return next((id_ for id_, box in self.boxes.items() if focus and _holds(box, focus)), None)

    def _settle_layout(self) -> None:
        """Let what was just unfolded take its place, so that one can go there."""
        self._area.column.activate()

    def _follow_scroll(self, value: int) -> None:
        """The section in the upper third is where one is."""
        line = value + self._area.viewport().height() // 3
        shown = [place for place, section in enumerate(self.sections) if not section.isHidden()]
        passed = [place for place in shown if self._top_of(self.sections[place]) <= line]
        self._say_place(passed[-1] if passed else 0)

    def _say_place(self, place: int) -> None:
        for bar in self._bars:
            bar.follow(place)

    def _top_of(self, section: FormSection) -> int:
        return section.mapTo(self._area.content, QPoint()).y()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by F6 wants to write: in the first field that takes something."""
        if box := self._first_box():
            self.go_to(box.field.id)


def _holds(box: FieldBox, focus: QWidget) -> bool:
    return box is focus or box.isAncestorOf(focus)


def sections_of(kind: RecordKind) -> Sequence[str]:
    """Return the sections in order, what the program keeps about the record last."""
    own = [name for name in kind.sections if name != ADMIN]
    return [*own, *(name for name in kind.sections if name == ADMIN)]


def fields_in(kind: RecordKind, section: str) -> Sequence[Field]:
    """Return the fields of a section, what people fill in before what the program does."""
    found = [field for field in kind.fields if field.section == section]
    return sorted(found, key=lambda field: field.computed) if section == ADMIN else found
