"""One delivery: what it changes, what to read, what to decide, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.merge.plan import FieldChange, Outcome
from app.services.office.questions import Question
from ui.pages.office.conflict_panel import ConflictPanel
from ui.pages.office.delivery_foot import DeliveryFoot
from ui.pages.office.delivery_head import DeliveryHead
from ui.pages.office.hint_list import HintList
from ui.pages.office.inbox_asks import TRUST
from ui.pages.office.plan_view import PlanView
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from app.services.office.plan_rows import KindRow
    from app.services.office.questions import Choice, Key
    from ui.pages.office.plan_model import Node

_PANEL = 214
_LOW = 420  # below this height tree and panel take turns
_NOTHING = "Nichts ist anders als im Projektbüro."


class DeliverySide(QFrame):
    """``chosen`` tells a question's key and the choice, None if it is open again.

    ``decided`` tells the same for good, ``trusting`` that somebody wants to trust the key of a delivery,
    ``back`` leads to the list.
    """

    chosen = Signal(object, object)
    decided = Signal(object, object)
    trusting = Signal()
    back = Signal()

    def __init__(self, today: dt.date) -> None:
        """Begin without a delivery."""
        super().__init__()
        mark(self, ground="surface", edge="left")
        self._today = today
        self.questions: Mapping[Key, Question] = {}
        self._choices: dict[Key, Choice] = {}
        self._deciding = self._at_once = False
        self.head = DeliveryHead()
        self.plan = PlanView()
        self.panel = ConflictPanel()
        self.hints = HintList()
        self.foot = DeliveryFoot()
        self.trouble = Notice("", icon="circle-alert", tone="err")
        self.trust = Button(f"{TRUST} …", self.trusting.emit)
        self.trust.hide()
        self.trouble.words.setSpacing(space("s"))
        self.trouble.words.addWidget(self.trust, 0, Qt.AlignmentFlag.AlignLeft)
        self._nothing = WrappedLabel(_NOTHING, "body", "text2")
        self._arrange()
        self._listen()
        self.clear()

    def _arrange(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self.plan)
        self._body.addWidget(_padded(self.trouble))
        self._body.addWidget(_padded(self._nothing))
        self._body.addWidget(_padded(QWidget()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.hints)
        column.addWidget(self.panel)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        self.plan.moved.connect(self._follow)
        self.plan.entered.connect(self.enter_panel)
        self.plan.back.connect(self.back)
        self.head.back.connect(self.back)
        self.panel.back.connect(self.leave_panel)
        self.panel.chosen.connect(self._choose)
        self.panel.decided.connect(self._decide)

    # What it shows

    def clear(self) -> None:
        """Show no delivery."""
        self.head.show_delivery("", "", "")
        self.head.show_counts({}, 0)
        self.show_plan((), {}, {}, {})
        self.hints.show_hints(())
        self.foot.offer("", {})
        self._body.setCurrentIndex(3)

    def complain(self, text: str, *, mild: bool = False, strange: bool = False) -> None:
        """Show why there is nothing to see; ``strange`` offers to trust the delivery's key."""
        self.clear()
        self.trouble.turn(*(("triangle-alert", "warn") if mild else ("circle-alert", "err")))
        self.trust.setVisible(strange)
        self.trouble.say(text)
        self._body.setCurrentIndex(1)

    def show_plan(
        self,
        rows: Sequence[KindRow],
        labels: Mapping[str, str],
        questions: Mapping[Key, Question],
        choices: Mapping[Key, Choice],
        *,
        at_once: bool = False,
    ) -> None:
        """Show a tree with what is to be decided in it; one stands on the same field as before."""
        before = self.plan.node.key if self.plan.node else None
        stand_on = [before, *questions] if before else list(questions)
        drafts = self._choices if at_once else {}
        self.questions, self._at_once = questions, at_once
        self._choices = {key: draft for key, draft in drafts.items() if key in questions} | dict(choices)
        self.panel.hold_at_once(at_once)
        self.plan.show_rows(rows, labels, stand_on)
        self.plan.answer(choices)
        self._body.setCurrentIndex(0 if rows else 2)
        self._follow()

    def _follow(self) -> None:
        """Show both versions of the field one stands on."""
        node = self.plan.node
        question = self._question(node)
        if question is None or node is None:
            self._deciding = False
            self.panel.question = None
        else:
            asked = question.key in self.questions
            place = self._place(question) if asked else ""
            self.panel.show_question(
                question,
                self._choices.get(question.key),
                self.plan.plan.labels,
                self._today,
                place,
                asked=asked,
            )
        self.set_out()

    def _question(self, node: Node | None) -> Question | None:
        key = node.key if node else None
        if key is None or node is None:
            return None
        return self.questions.get(key) or _only_read(node)

    def _place(self, question: Question) -> str:
        keys = list(self.questions)
        return f"Konflikt {keys.index(question.key) + 1} von {len(keys)}"

    @property
    def still_open(self) -> int:
        """How many questions have no answer."""
        return sum(key not in self._choices for key in self.questions)

    # What people do

    def next_question(self) -> None:
        """Go to the next question, from the last one to the first; those without an answer come first."""
        keys = [node.key for node in self.plan.fields() if node.key in self.questions]
        wanted = [key for key in keys if key not in self._choices] or keys
        if not wanted:
            return
        here = self.plan.node.key if self.plan.node else None
        later = keys[keys.index(here) + 1 :] if here in keys else []
        key = next((key for key in later if key in wanted), wanted[0])
        if key and self.plan.stand_on(key):
            self.enter_panel()

    def enter_panel(self) -> None:
        """Go from the tree to the choice."""
        if self.panel.question is not None:
            self._deciding = True
            self.set_out()
            self.panel.focus_first()

    def begin(self) -> None:
        """Another delivery is going to be shown: one stands in its tree."""
        self._deciding = False

    def leave_panel(self) -> None:
        """Go back to the tree."""
        self._deciding = False
        self.set_out()
        self.plan.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: Choice | None) -> None:
        question = self.panel.question
        if question is None or question.key not in self.questions:
            return
        if choice is None:
            self._choices.pop(question.key, None)
        else:
            self._choices[question.key] = choice
        if not self._at_once:
            self.plan.answer(self._choices)
        self.chosen.emit(question.key, choice)

    def _decide(self, choice: Choice) -> None:
        if self.panel.question is not None:
            self.decided.emit(self.panel.question.key, choice)

    # How there is room for it

    def set_out(self) -> None:
        """Show tree and panel below each other, or one of them where it is low."""
        low = self.height() < pixels(_LOW)
        there = self.panel.question is not None
        only_panel = low and there and self._deciding
        self.panel.setVisible(there and (not low or only_panel))
        self._body.setVisible(not only_panel)
        self.head.setVisible(not only_panel)
        self.foot.setVisible(not only_panel)
        self.panel.set_tight(low)
        self.panel.back_button.setVisible(only_panel)
        self.head.set_tight(low)
        self.foot.set_tight(low)
        highest = 16777215 if only_panel else pixels(_PANEL)
        self.panel.setFixedHeight(self.height() if only_panel else highest)


def _only_read(node: Node) -> Question | None:
    """Return both versions of a field about which nobody is asked."""
    record, change = node.record, node.what
    if record is None or not isinstance(change, FieldChange) or change.outcome is Outcome.OPEN:
        return None
    field = KINDS[record.kind].by_id.get(change.field)
    return Question(
        record.uid, record.kind, record.code, record.title, "", field, change.ours, change.theirs, "", ""
    )


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface")
    column = QVBoxLayout(holder)
    column.setContentsMargins(space("l"), space("l"), space("l"), space("l"))
    column.addWidget(widget)
    column.addStretch(1)
    return holder
