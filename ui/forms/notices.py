"""What a form says above its fields: why a release waits, why a talk is still locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.chip_flow import ChipFlow
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record, RecordKind
    from app.domain.rules.problems import Problem
    from app.services.records import Saved
    from ui.forms.body import FormBody

CONSENT = "consent_id"


class WithheldNotice(QWidget):
    """Says why a release waits; each problem is a button that leads to its field."""

    wanted = Signal(str)

    def __init__(self, kind: RecordKind) -> None:
        """Begin hidden."""
        super().__init__()
        self._kind = kind
        self._problems: Sequence[Problem] = ()
        self._links: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, space("m"))
        self.hide()

    def follow(self, saved: Saved) -> None:
        """Show why the release waits, for as long as something of it is left."""
        left = {(problem.rule, problem.field) for problem in saved.problems}
        waiting = [problem for problem in self._problems if (problem.rule, problem.field) in left]
        self.show_problems(saved.withheld or waiting)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is in the way, or nothing."""
        if tuple(problems) == tuple(self._problems):
            return
        self._problems = problems
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._links = []
        if problems:
            self._column.addWidget(self._made(problems))
        self.setVisible(bool(problems))

    def focus_first(self) -> None:
        """Lead to the first thing in the way."""
        if self._links:
            self._links[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self._links = [self._link(field, said) for field, said in by_field.items()]
        for link in self._links:
            flow.addWidget(link)
        notice.words.addWidget(links)
        return notice

    def _link(self, field: str, said: Sequence[str]) -> Button:
        known = self._kind.by_id.get(field)
        link = Button(known.label if known else said[0], partial(self.wanted.emit, field), variant="quiet")
        link.setToolTip("\n".join(said))
        return link


class LockNotice(Notice):
    """Tells why nothing can be changed at the moment, and leads back to where it can."""

    step = Signal(str)

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__("", icon="lock")
        self._back = Button("", self._go_back)
        self._status = ""
        self.row.addWidget(self._back)
        self.hide()

    def follow(self, record: Record, lock: str) -> None:
        """Show the sentence, with a button where the record's chain leads back to its beginning."""
        self.setVisible(bool(lock))
        if not lock:
            return
        self.say(lock)
        statuses = record.about.status
        present = statuses.find(record.status)
        self._status = statuses.initial or ""
        self._back.setText(f"Auf „{statuses.label_of(self._status)}“ zurücksetzen")
        self._back.setVisible(present is not None and self._status in present.next)

    def _go_back(self) -> None:
        self.step.emit(self._status)


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
