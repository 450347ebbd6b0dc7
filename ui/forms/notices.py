"""What a form says above its fields: why a release waits, why a talk is still locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.editors.term_chips import ChipFlow
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record, RecordKind
    from app.domain.rules.problems import Problem
    from ui.forms.body import FormBody

CONSENT = "consent_id"


class WithheldNotice(QWidget):
    """Says why a release waits; each problem is a button that leads to its field."""

    wanted = Signal(str)

    def __init__(self, kind: RecordKind) -> None:
        """Begin hidden."""
        super().__init__()
        self._kind = kind
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, space("m"))
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is in the way, or nothing."""
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if problems:
            self._column.addWidget(self._made(problems))
        self.setVisible(bool(problems))

    def _made(self, problems: Sequence[Problem]) -> Notice:
        by_field: dict[str, list[str]] = {}
        for problem in problems:
            by_field.setdefault((problem.field or "").partition(".")[0], []).append(problem.message)
        of_record = by_field.pop("", [])
        things = "Eine Angabe ist" if len(by_field) == 1 else f"{len(by_field)} Angaben sind"
        notice = Notice(
            "Alles andere ist gespeichert. Klären Sie zuerst:" if by_field else " ".join(of_record),
            head=f"Die Freigabe wartet. {things} noch offen." if by_field else "Die Freigabe wartet.",
            icon="triangle-alert",
            tone="warn",
        )
        links = QWidget()
        flow = ChipFlow(links)
        for field, said in by_field.items():
            flow.addWidget(self._link(field, said))
        notice.words.addWidget(links)
        return notice

    def _link(self, field: str, said: Sequence[str]) -> Button:
        known = self._kind.by_id.get(field)
        link = Button(known.label if known else said[0], partial(self.wanted.emit, field), variant="quiet")
        link.setToolTip("\n".join(said))
        return link


class ConsentNotice(Notice):
    """Tells that nothing of a talk may be written before the consent is there, and begins one."""

    def __init__(self, kind: RecordKind, body: FormBody) -> None:
        """The sentence is the help of the field that waits for the consent."""
        super().__init__(kind.by_id[CONSENT].help, icon="lock", tone="warn")
        self._content = [body.boxes[id_] for id_ in kind.content_fields if id_ in body.boxes]
        self.begin = Button("Einwilligung anlegen …")
        self.row.addWidget(self.begin)
        self.hide()

    def follow(self, record: Record) -> None:
        """Lock what is still empty for as long as there is no consent; what is there can be taken away."""
        open_ = bool(getattr(record, CONSENT))
        self.setVisible(not open_)
        for box in self._content:
            box.editor.allow(open_ or box.field.is_set(getattr(record, box.field.id)))
